"""A table as an Excel workbook."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from graph.errors import UsageError
from graph.tables.cells import visible
from graph.tables.delimited import guarded
from graph.tables.figures import decimals, exact, figures, titles
from graph.tables.layout import widest
from graph.tables.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from graph.tables.cells import Column, Table, Value

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_LONGEST = 32_767
_MOST_EXACT = 10**15  # beyond it a spreadsheet rounds whole numbers
_NARROW, _WIDE, _ARROW = 6, 60, 3
_OPTIONS = {
    "in_memory": True,  # which also gives the parts of the archive a fixed time
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_LOOKS: dict[str, dict[str, object]] = {
    "heading": {"bold": True, "bottom": 1, "text_wrap": True},
    "text": {},
    "folded": {"text_wrap": True, "valign": "top"},
    "quoted": {"quote_prefix": True},  # so that editing the cell does not make a formula of it
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"},
    "title": {"bold": True, "font_size": 14, "text_wrap": True},
}


def workbook(table: Table, *, stamp: date | None = None) -> bytes:
    """Give a table as a workbook.

    Returns
    -------
    data
        XLSX with the table on one sheet, its headings frozen and with filters, and
        title and notes on another. Text is text, whatever it looks like; numbers are
        whole and only shown rounded; the document's day is ``stamp``. What Excel
        does not have is text: days before 1900, infinities, whole numbers of more
        than 15 digits.

    Raises
    ------
    UsageError
        If the table has more rows or columns than a sheet.
    """
    if table.height >= _MOST_ROWS or len(table.columns) > _MOST_COLUMNS:
        raise UsageError(
            f"a workbook holds {_MOST_ROWS - 1} rows and {_MOST_COLUMNS} columns, "
            f"and this table has {table.height} and {len(table.columns)}; take csv"
        )
    stream = BytesIO()
    book = Workbook(stream, _OPTIONS)
    day = stamp or date(1980, 1, 1)
    book.set_properties({"title": visible(table.title), "created": datetime(day.year, day.month, day.day)})
    formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
    sheet = book.add_worksheet(_sheet_name(table))
    heads = titles(table.columns, table.lang)
    cut = 0
    for position, (column, head) in enumerate(zip(table.columns, heads, strict=True)):
        formats["number"] = book.add_format({"num_format": _number_format(column)})
        sheet.write_string(0, position, _cut(head), formats["heading"])
        cut += _fill(sheet, position, column, formats, lang=table.lang)
        sheet.set_column(position, position, _width(head, figures(column, table.lang, breaks=True)))
    _arrange(sheet, table)
    _add_about(book, table, formats=formats, cut=cut)
    book.close()
    return stream.getvalue()


def _fill(
    sheet: Worksheet, position: int, column: Column, formats: Mapping[str, Format], *, lang: str
) -> int:
    """Write the cells of a column, and count those that had to be cut."""
    texts = [_folded(each) for each in figures(column, lang, breaks=True)]
    for row, (value, text) in enumerate(zip(column.values, texts, strict=True), 1):
        _put(sheet, (row, position), value, text=text, formats=formats)
    return sum(_cut(each) != each for each in texts)


def _put(
    sheet: Worksheet, place: tuple[int, int], value: Value, *, text: str, formats: Mapping[str, Format]
) -> None:
    """Write one cell: what Excel has a type for as that, everything else as text."""
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif isinstance(value, int | float) and _is_exact(value):
        sheet.write_number(*place, value, formats["number"])
    elif isinstance(value, date) and _has_day(value):
        sheet.write_datetime(*place, value, formats["moment" if isinstance(value, datetime) else "day"])
    elif value is not None and (kept := _cut(text if isinstance(value, str) else exact(value))):
        sheet.write_string(*place, kept, formats[_look(kept)])


def _folded(text: str) -> str:
    """Give every line end as Excel stores it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_exact(value: float) -> bool:
    """Tell whether a spreadsheet's numbers can hold a number."""
    return math.isfinite(value) and (isinstance(value, float) or abs(value) < _MOST_EXACT)


def _has_day(value: date) -> bool:
    """Tell whether a spreadsheet's calendar, which has no time zones, can hold a day."""
    return value.year >= 1900 and getattr(value, "tzinfo", None) is None


def _look(text: str) -> str:
    """Name the format of a text."""
    if guarded(text) != text:
        return "quoted"
    return "folded" if "\n" in text else "text"


def _cut(text: str) -> str:
    """Cut a text at the most that a cell holds, which is counted in UTF-16."""
    if len(text) <= _LONGEST // 2:
        return text
    data = text.encode("utf-16-le")
    if len(data) <= 2 * _LONGEST:
        return text
    return data[: 2 * (_LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _number_format(column: Column) -> str:
    """Give the decimals that a reader sees; the cell has them all."""
    places = decimals(column)
    return f"0.{'0' * places}" if places else "0"


def _width(head: str, shown: list[str]) -> int:
    """Measure a column, which leaves its heading room for the arrow of the filter."""
    lines = [line for text in shown for line in text.split("\n")]
    return min(max(widest(lines) + 1, widest(head.split()) + _ARROW, _NARROW), _WIDE)


def _arrange(sheet: Worksheet, table: Table) -> None:
    """Freeze and filter the headings, and lay the sheet out for paper."""
    if table.columns:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, table.height, len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _add_about(book: Workbook, table: Table, *, formats: Mapping[str, Format], cut: int) -> None:
    """Add the sheet of title and notes."""
    sheet = book.add_worksheet(say("about", table.lang))
    sheet.set_column(0, 0, 100)
    notes = [*table.notes, *([say("cut", table.lang, count=cut)] if cut else [])]
    sheet.write_string(0, 0, _cut(visible(table.title)), formats["title"])
    for row, note in enumerate(notes, 2 if table.title else 0):
        sheet.write_string(row, 0, _cut(visible(note, breaks=True)), formats["folded"])


def _sheet_name(table: Table) -> str:
    """Make a sheet's name of the title, as far as Excel allows."""
    name = " ".join(re.sub(r"[\[\]:*?/\\]", " ", visible(table.title)).split())
    short = name.encode("utf-16-le")[: 2 * 31].decode("utf-16-le", "ignore").strip("' ")
    taken = ("", "history", say("about", table.lang).casefold())
    return say("table", table.lang) if short.casefold() in taken else short
