"""An answer as an Excel workbook: what is said of it on one sheet, and a sheet a table."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from graph.documents.tables.cells import visible
from graph.documents.tables.delimited import guarded
from graph.documents.tables.figures import decimals, exact, figures, titles
from graph.documents.tables.layout import widest
from graph.documents.tables.sheet_charts import add_charts, charted
from graph.errors import UsageError
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from graph.documents.tables.cells import Column, Document, Table, Value

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
LONGEST = 32_767  # units of UTF-16 that a cell holds
_NAME = 31  # … and a sheet's name
_MOST_EXACT = 10**15  # beyond it a spreadsheet rounds whole numbers
MARGIN = 90  # characters of what stands over or under a page
_NARROW, _WIDE, _ARROW, _PAGE = 6, 60, 3, 110
_OPTIONS = {
    "in_memory": True,  # which also gives the parts of the archive a fixed time
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_TOP: dict[str, object] = {"valign": "top"}
_FOLDED: dict[str, object] = {**_TOP, "text_wrap": True}
_LINK: dict[str, object] = {"font_color": "#0B57A4", "underline": 1}
_LOOKS: dict[str, dict[str, object]] = {
    "heading": {"bold": True, "bottom": 1, "text_wrap": True},
    "text": _TOP,
    "folded": _FOLDED,
    "quoted": {**_FOLDED, "quote_prefix": True},  # so that editing the cell does not make a formula of it
    "day": {**_TOP, "num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {**_TOP, "num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"},
    "title": {"bold": True, "font_size": 14, "text_wrap": True},
    "soft": {**_FOLDED, "font_color": "#52606D"},
    "section": {**_FOLDED, "bold": True, "font_size": 12},
    "link": {**_FOLDED, **_LINK, "bold": True, "font_size": 12},
}


def workbook(document: Document, day: date) -> bytes:
    """Give a document as a workbook.

    Parameters
    ----------
    document
        Each of its tables with columns becomes a sheet with its title for a name.
    day
        Of the document's properties.

    Returns
    -------
    data
        XLSX with each table on a sheet, its headings frozen and with filters, and what is said on
        another: in front where there is something to say of each table, and then it leads to them. A
        number behind which rows stand leads to the first of them. Text is text, whatever it looks
        like; numbers are whole and only shown rounded. What Excel does not have is text: days
        before 1900, infinities, whole numbers of more than 15 digits.

    Raises
    ------
    UsageError
        If a table has more rows or columns than a sheet.
    """
    for table in document.tables:
        _check_size(table)
    told, spare = any(each.said for each in document.tables), word("table_name", document.lang)
    about = word("table_about", document.lang)
    book = Book(document.title, day, reserved=[] if told else [about])
    front = book.name(document.title, spare=spare) if told else about
    tables = [replace(each, columns=charted(each)) for each in document.tables]
    shown = [each for each in tables if any(column.values for column in each.columns) or not told]
    names = {each.key: book.name(each.short, spare=spare) for each in shown}
    page = book.sheet(front) if told else None
    places = _places(shown, names)
    cut = 0
    for table in shown:
        links = {name: [places.get(each, "") for each in keys] for name, keys in table.links.items()}
        cut += book.table(names[table.key], table, links=links, about=(document.title, document.source))
    notes = [*document.notes, *([sentence("table_cut", document.lang, count=cut)] if cut else [])]
    told_on = page or book.sheet(about)
    book.write(told_on, list(_lines(document, notes)), names)
    _margins(told_on, document.title, document.source)
    return book.close()


def _lines(document: Document, notes: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """What stands on the sheet of texts: text, look, and the part to which it leads."""
    if document.title:
        yield document.title, "title", ""
    if document.source:
        yield document.source, "soft", ""
    for table in document.tables if any(each.said for each in document.tables) else ():
        yield "", "", ""
        yield from ((each, "soft", "") for each in (table.kicker,) if each)
        yield table.title, "section", table.key
        yield from ((each, "soft", "") for each in (table.meaning,) if each)
        yield from ((each, "folded", "") for each in table.sentences)
    if document.title and notes:
        yield "", "", ""
    yield from ((note, "folded", "") for note in notes)


def _places(tables: Sequence[Table], names: Mapping[str, str]) -> dict[str, str]:
    """The cell at which the rows behind a number begin."""
    found: dict[str, str] = {}
    for table in tables:
        for row, name in enumerate(table.behind, start=1):
            found.setdefault(name, _cell(names[table.key], row))
    return found


def _cell(sheet: str, row: int) -> str:
    """The first cell of a row (from 0) of a sheet, as a link names it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!A{row + 1}"


def _check_size(table: Table) -> None:
    """Refuse what no sheet holds."""
    if table.height >= MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        raise UsageError(
            "a workbook holds {} rows and {} columns, and this table has {} and {}; take csv",
            MOST_ROWS - 1,
            MOST_COLUMNS,
            table.height,
            len(table.columns),
        )


class Book:
    """A workbook in the making.

    Parameters
    ----------
    title, day
        For the document's properties.
    reserved
        Names that no sheet of a table gets.
    """

    def __init__(self, title: str, day: date, *, reserved: Iterable[str] = ()) -> None:
        self._stream = BytesIO()
        self._book = Workbook(self._stream, _OPTIONS)
        made = {"title": visible(title), "created": datetime(day.year, day.month, day.day)}
        self._book.set_properties(made)
        self.formats: Mapping[str, Format] = {
            name: self._book.add_format(look) for name, look in _LOOKS.items()
        }
        self._reserved = {"", "history", *(each.casefold() for each in reserved)}
        self._taken: set[str] = set()

    def name(self, title: str, *, spare: str) -> str:
        """Set aside a sheet's name: the title as far as Excel allows it, unlike those before.

        Parameters
        ----------
        spare
            For a title of which nothing is left, or that is reserved.
        """
        plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", visible(title)).split())
        short = _start(plain, _NAME)
        short = spare if short.casefold() in self._reserved else short
        names = (short if n == 1 else f"{_start(short, _NAME - 4)} {n}" for n in count(1))
        found = next(each for each in names if each.casefold() not in self._taken)
        self._taken.add(found.casefold())
        return found

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet."""
        return self._book.add_worksheet(name)

    def write(
        self, sheet: Worksheet, lines: Sequence[tuple[str, str, str]], names: Mapping[str, str]
    ) -> None:
        """Write texts, each with its look, one under the other; a blank one leaves a line.

        Parameters
        ----------
        lines
            Text, look, and the key of the part to whose sheet it leads.
        names
            Of the sheets, by the keys of their parts.
        """
        sheet.set_column(0, 0, _PAGE)
        for row, (text, look, key) in enumerate(lines):
            shown = shortened(visible(text, breaks=True))
            if look == "section" and key in names:
                sheet.write_url(row, 0, f"internal:{_cell(names[key], 0)}", self.formats["link"], shown)
            elif text:
                sheet.write_string(row, 0, shown, self.formats[look])
        sheet.hide_gridlines(2)
        _for_paper(sheet)

    def table(
        self,
        name: str,
        table: Table,
        *,
        links: Mapping[str, Sequence[str]] | None = None,
        about: tuple[str, str] = ("", ""),
    ) -> int:
        """Add the sheet of a table, and count the cells that had to be cut.

        Parameters
        ----------
        links
            For a column, the place in this workbook (``'Sheet'!A5``) to which each cell leads; blank
            for none.
        about
            What stands over and under each page on paper, beside its number.
        """
        sheet = self._book.add_worksheet(name)
        cut = 0
        for position, (column, head) in enumerate(
            zip(table.columns, titles(table.columns, table.lang), strict=True)
        ):
            form = {**_TOP, "num_format": _number_format(column)}
            formats = {**self.formats, "number": self._book.add_format(form)}
            places = (links or {}).get(column.name, ())
            if any(places):
                formats["linked"] = self._book.add_format({**form, **_LINK})
            sheet.write_string(0, position, shortened(head), formats["heading"])
            texts = [_folded(each) for each in figures(column, table.lang, breaks=True)]
            _fill(sheet, position, column, texts=texts, formats=formats, places=places)
            sheet.set_column(position, position, _width(head, texts))
            cut += sum(shortened(each) != each for each in texts)
        _arrange(sheet, table)
        _margins(sheet, *about)
        add_charts(self._book, sheet, table)
        return cut

    def close(self) -> bytes:
        """Give the file."""
        self._book.close()
        return self._stream.getvalue()


def shortened(text: str) -> str:
    """Cut a text at the most that a cell holds, which is counted in UTF-16.

    Examples
    --------
    >>> len(shortened("x" * 40_000)), shortened("Kobe")
    (32767, 'Kobe')
    """
    if len(text) <= LONGEST // 2 or len(text.encode("utf-16-le")) <= 2 * LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _start(text: str, most: int) -> str:
    """The start of a text, counted in UTF-16, without what a sheet's name may not begin or end with."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").strip("' ")


def _fill(
    sheet: Worksheet,
    position: int,
    column: Column,
    *,
    texts: Sequence[str],
    formats: Mapping[str, Format],
    places: Sequence[str],
) -> None:
    """Write the cells of a column."""
    for row, (value, text) in enumerate(zip(column.values, texts, strict=True), 1):
        place = places[row - 1] if row <= len(places) else ""
        if place and value is not None:
            sheet.write_url(row, position, f"internal:{place}", formats["linked"], text)
            _put(sheet, (row, position), value, text=text, formats={**formats, "number": formats["linked"]})
        else:
            _put(sheet, (row, position), value, text=text, formats=formats)


def _put(
    sheet: Worksheet, place: tuple[int, int], value: Value, *, text: str, formats: Mapping[str, Format]
) -> None:
    """Write one cell: what Excel has a type for as that, everything else as text."""
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, formats["text"])
    elif isinstance(value, int | float) and _is_exact(value):
        sheet.write_number(*place, value, formats["number"])
    elif isinstance(value, date) and _has_day(value):
        sheet.write_datetime(*place, value, formats["moment" if isinstance(value, datetime) else "day"])
    elif value is not None and (kept := shortened(text if isinstance(value, str) else exact(value))):
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
    """Name the format of a text; what is wider than the widest column breaks its lines."""
    if guarded(text) != text:
        return "quoted"
    return "folded" if "\n" in text or widest([text]) >= _WIDE else "text"


def _number_format(column: Column) -> str:
    """Give the decimals that a reader sees; the cell has them all."""
    places = decimals(column)
    return f"0.{'0' * places}" if places else "0"


def _width(head: str, shown: Sequence[str]) -> int:
    """Measure a column, which leaves its heading room for the arrow of the filter."""
    lines = [line for text in shown for line in text.split("\n")]
    return min(max(widest(lines) + 1, widest(head.split()) + _ARROW, _NARROW), _WIDE)


def _arrange(sheet: Worksheet, table: Table) -> None:
    """Freeze and filter the headings, and lay the sheet out for paper."""
    if table.columns:
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.columns[0].values), len(table.columns) - 1)
    _for_paper(sheet)
    sheet.repeat_rows(0)


def _margins(sheet: Worksheet, title: str, source: str) -> None:
    """Over each page on paper the title and the name of the sheet, under it the source and its number."""
    over, under = (visible(each)[:MARGIN].replace("&", "&&") for each in (title, source))
    sheet.set_header(f"&L&8{_apart(over)}&R&8&A")
    sheet.set_footer(f"&L&8{_apart(under)}&R&8&P / &N")


def _apart(text: str) -> str:
    """A text behind a size of letters, of which a digit would be read as a part."""
    return f" {text}" if text[:1].isdecimal() else text


def _for_paper(sheet: Worksheet) -> None:
    """Lay a sheet out for A4, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
