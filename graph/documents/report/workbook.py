"""A report as an Excel workbook: what it says on the first sheet, then a sheet a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graph.documents.tables.cells import Table, columns
from graph.documents.tables.sheets import Book, for_paper
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.documents.report.model import Report, Section

_WIDE = 110.0


def workbook(report: Report, *, stamp: date | None = None) -> bytes:
    """Give a report as a workbook.

    Returns
    -------
    data
        XLSX whose first sheet has the sentences and leads to the others, one a table
        with its headings frozen and with filters. A number that has a receipt leads to
        the first of the rows behind it. Text is text, numbers are whole and only shown
        rounded; the document's day is `stamp`, else the report's.

    Raises
    ------
    UsageError
        If a table has more rows than a sheet.
    """
    book = Book(report.title, stamp or report.day or date(1980, 1, 1))
    spare = sentence("table_name", report.lang)
    front = book.name(report.title, spare=spare)
    tabled = [each for each in report.sections if len(each.table.columns) and len(each.table)]
    names = {each.key: book.name(each.short, spare=spare) for each in tabled}
    _add_front(book, front, report, names)
    places = _places(report.sections, names)
    for section in tabled:
        table = Table(tuple(columns(section.table)), len(section.table), "", (), report.lang)
        links = {name: [places.get(each, "") for each in keys] for name, keys in section.links.items()}
        book.table(names[section.key], table, links=links, foot=report.stamp)
    return book.close()


def _add_front(book: Book, name: str, report: Report, names: Mapping[str, str]) -> None:
    """Title, day and data, then every section's sentences under a link to its sheet."""
    lines = list(_lines(report))
    sheet = book.page(name, [(text, look) for text, look, _ in lines], wide=_WIDE)
    for row, (text, _, key) in enumerate(lines):
        if key in names:
            sheet.write_url(row, 0, f"internal:{_cell(names[key], 0)}", book.formats["link"], text)
    sheet.hide_gridlines(2)
    for_paper(sheet)


def _lines(report: Report) -> Iterator[tuple[str, str, str]]:
    """What stands on the first sheet: text, look, and the section to which it leads."""
    yield report.title, "title", ""
    yield report.stamp, "soft", ""
    for section in report.sections:
        yield "", "", ""
        yield section.title, "section", section.key
        yield from ((each, "soft", "") for each in (section.meaning,) if each)
        yield from ((each, "folded", "") for each in section.sentences)


def _places(sections: Sequence[Section], names: Mapping[str, str]) -> dict[str, str]:
    """The cell at which each receipt begins."""
    found: dict[str, str] = {}
    for section in sections:
        for row, anchor in enumerate(section.anchors, start=1):
            found.setdefault(anchor, _cell(names[section.key], row))
    return found


def _cell(sheet: str, row: int) -> str:
    """The first cell of a row (from 0) of a sheet, as a link names it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!A{row + 1}"
