"""A report as an Excel workbook: what it says on the first sheet, then a sheet a table."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from graph.tables.cells import columns, visible
from graph.tables.figures import decimals, exact, figures
from graph.tables.layout import widest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from graph.report.model import Report, Section
    from graph.tables.cells import Column, Value

_OPTIONS = {
    "in_memory": True,  # which also gives the parts of the archive a fixed time
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "text_wrap": True},
    "soft": {"font_color": "#52606D", "text_wrap": True, "valign": "top"},
    "section": {"bold": True, "font_size": 12, "text_wrap": True},
    "link": {"font_color": "#0B57A4", "underline": 1, "bold": True, "font_size": 12, "text_wrap": True},
    "said": {"text_wrap": True, "valign": "top"},
    "heading": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#F1F4F7"},
    "text": {"valign": "top", "text_wrap": True},
    "quoted": {"valign": "top", "text_wrap": True, "quote_prefix": True},
    "day": {"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"},
}
_LONGEST = 32_000  # characters that a cell holds, and some room
_NARROW, _WIDE, _ARROW = 7, 60, 3


def workbook(report: Report, *, stamp: date | None = None) -> bytes:
    """Give a report as a workbook.

    Returns
    -------
    data
        XLSX whose first sheet has the sentences and leads to the others, one a table
        with its headings frozen and with filters. Text is text, numbers are whole and
        only shown rounded; the document's day is `stamp`, else the report's.
    """
    stream = BytesIO()
    book = Workbook(stream, _OPTIONS)
    day = stamp or report.day or date(1980, 1, 1)
    made = {"title": visible(report.title), "created": datetime(day.year, day.month, day.day)}
    book.set_properties(made)
    formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
    front = book.add_worksheet(sheet_name(report.title, set()))
    taken = {front.get_name().casefold()}
    names = {}
    for section in report.sections:
        if len(section.table.columns) and len(section.table):
            names[section.key] = sheet_name(section.short, taken)
            taken.add(names[section.key].casefold())
    _fill_front(front, report, names, formats)
    for section in report.sections:
        if section.key in names:
            _fill(book, book.add_worksheet(names[section.key]), section, formats)
    book.close()
    return stream.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """Make a sheet's name of a title, as far as Excel allows, and unlike those taken.

    Examples
    --------
    >>> sheet_name("Hubs: 2016/2020", set()), sheet_name("Hubs", {"hubs"})
    ('Hubs 2016 2020', 'Hubs 2')
    """
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", visible(title)).split()).strip("' ") or "1"
    name, number = _units(plain, 31), 2
    while name.casefold() in taken or name.casefold() == "history":
        name, number = f"{_units(plain, 27)} {number}", number + 1
    return name


def _units(text: str, most: int) -> str:
    """The start of a text, counted in UTF-16 as Excel does."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").strip("' ")


def _fill_front(
    sheet: Worksheet, report: Report, names: Mapping[str, str], formats: Mapping[str, Format]
) -> None:
    """Title, day and data, then every section's sentences under a link to its sheet."""
    sheet.set_column(0, 0, 110)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, visible(report.title), formats["title"])
    sheet.write_string(1, 0, visible(report.stamp), formats["soft"])
    row = 3
    for section in report.sections:
        title = visible(section.title)
        if section.key in names:
            target = names[section.key].replace("'", "''")
            sheet.write_url(row, 0, f"internal:'{target}'!A1", formats["link"], title)
        else:
            sheet.write_string(row, 0, title, formats["section"])
        for text, look in ((section.meaning, "soft"), *((each, "said") for each in section.sentences)):
            if text:
                row += 1
                sheet.write_string(row, 0, visible(text), formats[look])
        row += 2
    _lay_out(sheet)


def _fill(book: Workbook, sheet: Worksheet, section: Section, formats: Mapping[str, Format]) -> None:
    """The table of a section."""
    for position, column in enumerate(columns(section.table)):
        places = decimals(column) if column.kind == "number" else 0
        number = book.add_format({"num_format": f"0.{'0' * places}" if places else "0", "valign": "top"})
        sheet.write_string(0, position, visible(column.name), formats["heading"])
        texts = figures(column, "en", breaks=True)
        for row, (value, text) in enumerate(zip(column.values, texts, strict=True), 1):
            _put(sheet, (row, position), value, text=text, formats={**formats, "number": number})
        sheet.set_column(position, position, _width(column, texts))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(section.table), len(section.table.columns) - 1)
    sheet.repeat_rows(0)
    _lay_out(sheet)


def _put(
    sheet: Worksheet, place: tuple[int, int], value: Value, *, text: str, formats: Mapping[str, Format]
) -> None:
    """Write one cell: what Excel has a type for as that, everything else as text."""
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        sheet.write_number(*place, value, formats["number"])
    elif isinstance(value, date) and not isinstance(value, datetime) and value.year >= 1900:
        sheet.write_datetime(*place, value, formats["day"])
    elif value is not None and text:
        shown = (text if isinstance(value, str) else exact(value))[:_LONGEST]
        sheet.write_string(*place, shown, formats["quoted" if shown[0] in "=+-@'" else "text"])


def _width(column: Column, texts: list[str]) -> int:
    return min(max(widest(texts) + 1, widest(column.name.split()) + _ARROW, _NARROW), _WIDE)


def _lay_out(sheet: Worksheet) -> None:
    """For paper: A4, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
