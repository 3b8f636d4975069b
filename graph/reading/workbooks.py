"""XLSX read with the standard library: the sheets of a workbook as rows of text."""

from __future__ import annotations

import csv
import functools
import io
import posixpath
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from graph.errors import FileError
from graph.files import read_bytes
from graph.files.archives import Archive
from graph.files.looks import stamp
from graph.files.safe_xml import children, every, local, parse
from graph.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_COLUMNS = 16_384
_CELL = 8  # bytes that a blank cell takes
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_BUILT_IN_DATES = {*range(14, 23), *range(27, 37), *range(50, 59)}
_MONTHS_ONLY = {17, 55}  # mmm-yy and 2016年5月


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    archive: Archive
    texts: list[str]
    formats: list[str]  # of each style: "day", "month" or "" for no date
    zero: date  # the day before day 1
    formulas: list[str] = field(default_factory=list)  # those without a value
    gone: list[str] = field(default_factory=list)  # numbers of texts that are not there
    times: list[str] = field(default_factory=list)  # days with a time of day, which is not read


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook by name, and what of them could not be read.

    Attributes
    ----------
    sheets
        Each as rows of text.
    numbers
        For each row of a sheet its number.
    losses
        Formulas without a value, texts that are not there, times of day: a key of `graph.words`, how many
        there are, and the first.
    across
        For each sheet the numbers of the rows in which cells are merged from left to right.
    """

    sheets: dict[str, list[list[str]]]
    numbers: dict[str, list[int]]
    losses: tuple[tuple[str, int, str], ...]
    across: dict[str, frozenset[int]] = field(default_factory=dict)


def read_workbook(data: bytes, name: str) -> Workbook:
    """Give the sheets of a workbook.

    Returns
    -------
    workbook
        Its sheets in their order. A date is ISO text, as precise as its cell
        shows it (2016-05 where only the month is shown); the time beside a day is a loss.
        A number has no needless zeros; of a formula the value last worked out is taken,
        and one that has none is a loss; blank cells keep their place. What stands in
        cells merged from top to bottom stands in each of them.

    Raises
    ------
    FileError
        When it is no workbook, is damaged, encrypted, or too large.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileError("{} is an old or encrypted workbook; save it as .xlsx without a password", name)
    archive = Archive(data, name)
    if "xl/workbook.xml" not in archive:
        raise FileError("{} is a ZIP archive, but no Excel workbook", name)
    root = parse(archive.read("xl/workbook.xml"), name)
    targets = {}
    if "xl/_rels/workbook.xml.rels" in archive:
        for each in parse(archive.read("xl/_rels/workbook.xml.rels"), name):
            targets[each.get("Id", "")] = posixpath.normpath(posixpath.join("/xl", each.get("Target", "")))
    book = _Book(archive, _texts(archive, name), _formats(archive, name), _zero(root))
    sheets, numbers, across = {}, {}, {}
    for sheet in every(root, "sheet"):
        reference = next((value for key, value in sheet.attrib.items() if local(key) == "id"), "")
        path = targets.get(reference, "").lstrip("/")
        if path in archive:
            title = sheet.get("name", "")
            part = parse(archive.read(path), name)
            numbers[title], sheets[title] = _rows(part, book, name)
            across[title] = frozenset(_across(part))
    losses = (("came_formulas", book.formulas), ("came_gone", book.gone), ("came_hours", book.times))
    told = ((key, len(lost), next(iter(lost), "")) for key, lost in losses)
    return Workbook(sheets, numbers, tuple(told), across)


def _texts(archive: Archive, name: str) -> list[str]:
    if "xl/sharedStrings.xml" not in archive:
        return []
    return [_text(each) for each in children(parse(archive.read("xl/sharedStrings.xml"), name), "si")]


def _text(element: Element) -> str:
    """The text of a string, without the readings (furigana) that Japanese Excel keeps beside it."""
    parts: list[str] = []
    for each in element:
        if local(each.tag) == "t":
            parts.append(each.text or "")
        elif local(each.tag) == "r":
            parts += [t.text or "" for t in children(each, "t")]
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), "".join(parts))


def _zero(root: Element) -> date:
    old = any(each.get("date1904") in ("1", "true") for each in every(root, "workbookPr"))
    return date(1904, 1, 1) if old else date(1899, 12, 30)


def _formats(archive: Archive, name: str) -> list[str]:
    """For each style whether its number is a day, a month or no date."""
    if "xl/styles.xml" not in archive:
        return []
    root = parse(archive.read("xl/styles.xml"), name)
    codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in every(root, "numFmt")}
    cells = (style for group in children(root, "cellXfs") for style in children(group, "xf"))
    return [_kind(each.get("numFmtId", "0"), codes) for each in cells]


def _kind(number: str, codes: dict[str, str]) -> str:
    if number in codes:
        code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", codes[number]).lower()
        if "d" in code:
            return "day"
        return "month" if "y" in code or ("e" in code and "m" in code) else ""
    built_in = int(number) if number.isdecimal() and len(number) < 5 else 0
    return "month" if built_in in _MONTHS_ONLY else "day" if built_in in _BUILT_IN_DATES else ""


def _rows(root: Element, book: _Book, name: str) -> tuple[list[int], list[list[str]]]:
    """The numbers of the rows that a sheet holds, and their cells."""
    numbers: list[int] = []
    rows: list[list[str]] = []
    for row in every(root, "row"):
        given = row.get("r", "")
        numbers.append(int(given) if given.isdecimal() else (numbers[-1] if numbers else 0) + 1)
        cells: list[str] = []
        for place, cell in _placed(row):
            if place >= MOST_COLUMNS:
                raise FileError("{} has a cell outside the {} columns of a sheet", name, MOST_COLUMNS)
            book.archive.spend(_CELL * (place + 1 - len(cells)))
            cells += [""] * (place + 1 - len(cells))
            cells[place] = _value(cell, book)
        rows.append(cells)
    by_number = dict(zip(numbers, rows, strict=False))
    for each in every(root, "mergeCell"):
        _spread(each.get("ref", ""), by_number, book)
    return numbers, rows


def _across(root: Element) -> Iterator[int]:
    """The numbers of the rows in which cells are merged from left to right, within the row."""
    for each in every(root, "mergeCell"):
        match = _RANGE.fullmatch(each.get("ref", ""))
        if match and match[2] == match[4] and match[1] != match[3]:
            yield int(match[2])


def _spread(reference: str, rows: dict[int, list[str]], book: _Book) -> None:
    """Write what stands in cells merged from top to bottom into each of them."""
    match = _RANGE.fullmatch(reference)
    if not match or match[2] == match[4]:
        return
    place = _column(match[1])
    below = range(int(match[2]) + 1, int(match[4]) + 1)
    top = rows.get(int(match[2]), [])
    text = top[place] if place < len(top) else ""
    for number in below if len(below) < len(rows) else rows:
        if number not in below or number not in rows:
            continue
        cells = rows[number]
        book.archive.spend(_CELL * max(0, place + 1 - len(cells)))
        cells += [""] * (place + 1 - len(cells))
        cells[place] = text


def _column(letters: str) -> int:
    """The place of a column by its letters, counted from 0."""
    place = 0
    for each in letters:
        place = place * 26 + ord(each) - ord("A") + 1
    return place - 1


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    """The cells of a row with their column, counted from 0."""
    place = -1
    for cell in children(row, "c"):
        letters = re.match("[A-Z]{1,4}", cell.get("r", ""))
        place += 1
        if letters:
            place = _column(letters[0])
        yield place, cell


def _value(cell: Element, book: _Book) -> str:
    inline = next(children(cell, "is"), None)
    if inline is not None:
        return _text(inline)
    text = next((each.text or "" for each in children(cell, "v")), "")
    kind = cell.get("t", "n")
    formula = next((each.text or "" for each in children(cell, "f")), None)
    if formula is not None and not text and kind != "str":  # a text that is worked out may be blank
        book.formulas.append(f"={formula}")
    if kind == "s":
        if text.isdecimal() and int(text) < len(book.texts):
            return book.texts[int(text)]
        book.gone.append(text)
        return ""
    if kind == "b":
        return "true" if text == "1" else "false"
    return _number(text, cell.get("s", ""), book) if kind == "n" and text else text


def _number(text: str, style: str, book: _Book) -> str:
    try:
        value = float(text)
    except ValueError:
        return text
    number = int(style) if style.isdecimal() and len(style) < 7 else len(book.formats)
    kind = book.formats[number] if number < len(book.formats) else ""
    if kind and 1 <= value < 2_958_465:  # the days to the year 9999; less than one is a time without a day
        moment = datetime.combine(book.zero, time()) + timedelta(seconds=round(value * 86_400))
        day = moment.date().isoformat()
        if kind == "day" and moment.time() != time():
            book.times.append(moment.isoformat(" "))
        return day if kind == "day" else day[:7]
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


# What the sheets of the two tables may be called.
_TITLES = {
    "nodes.csv": ("nodes", "organisations", "organizations", "組織"),
    "edges.csv": ("edges", "agreements", "協定"),
}


@functools.lru_cache(maxsize=1)
def _book(path: str, now: tuple[int, ...]) -> Workbook:
    """The workbook as it is at a time, read once for both tables."""
    return read_workbook(read_bytes(Path(path)), Path(path).name)


def sheet_text(path: Path, file: str) -> tuple[str, str, tuple[tuple[str, int, str], ...]]:
    """Give the sheet of a table as the text that its CSV file would have.

    Parameters
    ----------
    file
        ``nodes.csv`` or ``edges.csv``.

    Returns
    -------
    text, title, losses
        Each row in the line of its number; what the sheet is called; what of the workbook could not be read.

    Raises
    ------
    FileError
        When it is no workbook, or has no such sheet.
    """
    book = _book(str(path), stamp(path))
    title = next((each for each in book.sheets if fold(each) in _TITLES[file]), None)
    if title is None:
        told = (
            "{} has the sheets {}, and none called {}; as data a workbook has the sheets nodes and edges, "
            "and any other list is read by graph import"
        )
        raise FileError(told, path, ", ".join(book.sheets), _TITLES[file][0])
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    last, wide = 0, 0
    for number, cells in zip(book.numbers[title], book.sheets[title], strict=True):
        stream.write("\n" * (number - last - 1))
        wide = wide or len(
            cells
        )  # of the header: a workbook holds no cells that are blank at the end of a row
        writer.writerow([*cells, *[""] * (wide - len(cells))])
        last = number
    return stream.getvalue(), title, book.losses
