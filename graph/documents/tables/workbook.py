"""A table as an Excel workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graph.documents.tables.sheets import Book
from graph.errors import UsageError
from graph.words import sentence

if TYPE_CHECKING:
    from graph.documents.tables.cells import Table

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384


def workbook(*tables: Table, title: str | None = None, stamp: date | None = None) -> bytes:
    """Give one table or several as a workbook.

    Parameters
    ----------
    tables
        Each becomes a sheet with its title for a name.
    title
        What the whole is called; the first table's title unless given.

    Returns
    -------
    data
        XLSX with each table on a sheet, its headings frozen and with filters, and
        title and notes on another. Text is text, whatever it looks like; numbers are
        whole and only shown rounded; the document's day is ``stamp``. What Excel
        does not have is text: days before 1900, infinities, whole numbers of more
        than 15 digits.

    Raises
    ------
    UsageError
        If a table has more rows or columns than a sheet.
    """
    for table in tables:
        _check_size(table)
    lang, title = tables[0].lang, tables[0].title if title is None else title
    about = sentence("table_about", lang)
    book = Book(title, stamp or date(1980, 1, 1), reserved=[about])
    cut = sum(book.table(book.name(each.title, spare=sentence("table_name", lang)), each) for each in tables)
    notes = [note for each in tables for note in each.notes]
    notes += [sentence("table_cut", lang, count=cut)] if cut else []
    heads = [(title, "title"), ("", "")] if title else []
    book.page(about, [*heads, *((note, "folded") for note in notes)])
    return book.close()


def _check_size(table: Table) -> None:
    """Refuse what no sheet holds."""
    if table.height >= _MOST_ROWS or len(table.columns) > _MOST_COLUMNS:
        raise UsageError(
            "a workbook holds {} rows and {} columns, and this table has {} and {}; take csv",
            _MOST_ROWS - 1,
            _MOST_COLUMNS,
            table.height,
            len(table.columns),
        )
