"""Text to rows: one table with its header, each row with the number a spreadsheet shows."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.reading.findings import letter
from graph.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading.findings import Findings

_CONFLICT = re.compile(r"(<{7}|={7}|>{7})(\s|$)")
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a table must and may have.

    Attributes
    ----------
    file
        The file's name.
    required, optional
        Names of columns.
    """

    file: str
    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """Every column that the tool knows."""
        return (*self.required, *self.optional)


@dataclass(slots=True)
class Sheet:
    """A table as read: column names, and rows as text with their numbers."""

    file: str
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)

    def letter(self, column: str) -> str:
        """Name the column as a spreadsheet does; nothing where the file has no such column."""
        return letter(self.columns.index(column)) if column in self.columns else ""


def read_sheet(text: str, shape: Shape, other: Shape, findings: Findings) -> Sheet | None:
    """Split a file's text into a table, with every structural fault.

    Parameters
    ----------
    shape
        The columns that this file must and may have.
    other
        Those of the other file, to notice that the two were swapped.

    Returns
    -------
    sheet
        None where no table can be made out: its header is missing or broken.
    """
    delimiter, text = _delimiter(text, shape)
    if delimiter != ",":
        findings.add("delimiter", shape.file, 0, f"columns are separated by {_DELIMITERS[delimiter]}")
    records = _records(text, delimiter, shape.file, findings)
    if not records:
        findings.add("empty-file", shape.file, 0, "the file is empty", hint="it needs a header row")
        return None
    number, first = records[0]
    columns = _header(first, shape, findings)
    if not _header_fits(columns, records, shape, other, findings):
        return None
    sheet = Sheet(shape.file, columns)
    width = len(columns) if any(columns) else 0
    _fill(sheet, records[1:], width, delimiter, findings)
    return sheet if _no_unnamed(sheet, number, findings) else None


def _delimiter(text: str, shape: Shape) -> tuple[str, str]:
    """Find the delimiter whose header has the most known names; a line ``sep=;`` decides by itself."""
    said = re.match(r"\s*\"?sep=(.)\"?(\r\n|\r|\n)", text, re.IGNORECASE)
    if said and said[1] in _DELIMITERS:
        return said[1], text[said.end() :]
    line = next((each for each in re.split(r"\r\n|\r|\n", text) if each.strip(" ,;\t")), "")

    def matches(delimiter: str) -> int:
        return len({plain_name(each) for each in line.split(delimiter)} & set(shape.known))

    return max(_DELIMITERS, key=matches), text


def _records(text: str, delimiter: str, file: str, findings: Findings) -> list[tuple[int, list[str]]]:
    """Every record that is not blank, numbered as a spreadsheet does; a broken quotation mark ends the list."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[tuple[int, list[str]]] = []
    number = blank = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as fault:
            message = f"the quotation marks do not match ({fault})"
            hint = 'a quotation mark inside a text is written twice: ""'
            findings.add("broken-quoting", file, number, message, hint=hint)
            break
        if any(cell.strip() for cell in cells):
            records.append((number, cells))
        else:
            blank += 1
    if blank and records:
        findings.add("blank-rows", file, 0, f"{blank} blank rows were passed over")
    return records


def plain_name(name: str) -> str:
    """Give a column's name without regard to case, width, blanks and hyphens.

    Examples
    --------
    >>> plain_name(" Term Years ")
    'term_years'
    """
    return re.sub(r"[\s-]+", "_", unicodedata.normalize("NFKC", name).strip().casefold())


def _header(cells: list[str], shape: Shape, findings: Findings) -> list[str]:
    columns = []
    for index, cell in enumerate(cells):
        plain = plain_name(cell)
        name = plain if plain in shape.known else unicodedata.normalize("NFKC", cell).strip()
        if name != cell and name:
            message = f"{cell!r} was read as {name!r}"
            findings.add("header-spelling", shape.file, 1, message, column=name, letter=letter(index))
        columns.append(name)
    while len(columns) > 1 and not columns[-1]:
        columns.pop()
    return columns


def _header_fits(
    columns: list[str], records: list[tuple[int, list[str]]], shape: Shape, other: Shape, findings: Findings
) -> bool:
    """Report a header that cannot be worked with, in the words that help most."""
    missing = [name for name in shape.required if name not in columns]
    row = records[0][0]
    if missing and set(other.required) <= set(columns):
        message = f"has the columns of {other.file}"
        findings.add("swapped-files", shape.file, 0, message, hint="were the two files swapped?")
        return False
    if missing:
        for number, cells in records[1:20]:
            if set(shape.required) <= {plain_name(cell) for cell in cells}:
                message = f"row {number} looks like the header, not row {row}"
                findings.add("header-not-first", shape.file, row, message, hint="delete the rows above it")
                return False
    if any(_CONFLICT.match(cells[0]) for _, cells in records[:1]):
        _conflict(shape.file, row, findings)
        return False
    for name in missing:
        near = nearest(name, [each for each in columns if each and each not in shape.known], limit=1)
        hint = f"did you mean {near[0]!r}?" if near else f"add it; a header with all: {','.join(shape.required)}"
        found = ", ".join(each for each in columns if each)
        findings.add("missing-column", shape.file, row, f"column {name!r} is missing; found: {found}", hint=hint)
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    for name in twice:
        where = " and ".join(letter(i) for i, each in enumerate(columns) if each == name)
        findings.add("repeated-column", shape.file, row, f"column {name!r} stands twice, at {where}", hint="rename one")
    extra = [name for name in columns if name and name not in shape.known]
    if extra:
        findings.add("extra-columns", shape.file, 0, f"kept as attributes: {', '.join(extra)}")
    return not missing and not twice


def _conflict(file: str, row: int, findings: Findings) -> None:
    findings.add("merge-conflict", file, row, "a merge conflict marker of git", hint="settle the conflict, then try again")


def _fill(
    sheet: Sheet, records: list[tuple[int, list[str]]], width: int, delimiter: str, findings: Findings
) -> None:
    """Put the records into the sheet, cell by column, with every row that does not fit."""
    file, spare, folded = sheet.file, 0, 0
    for number, cells in records:
        if _CONFLICT.match(cells[0]):
            _conflict(file, number, findings)
            continue
        if len(cells) > width and not any(cell.strip() for cell in cells[width:]):
            spare += 1
            cells = cells[:width]
        if len(cells) != width:
            _ragged(file, number, cells, width, findings)
            continue
        broken = [index for index, cell in enumerate(cells) if "\n" in cell or "\r" in cell]
        if any(line.count(delimiter) >= width - 1 > 0 for i in broken for line in re.split(r"[\r\n]+", cells[i])[1:]):
            hint = "close the quotation mark, or write it twice"
            findings.add("swallowed-rows", file, number, "a quotation mark has swallowed the rows below", hint=hint)
            continue
        folded += len(broken)
        sheet.rows.append((number, dict(zip(sheet.columns, map(_tidy, cells), strict=True))))
    if spare:
        findings.add("blank-columns", file, 0, f"{spare} rows have blank cells after the last column")
    if folded:
        findings.add("folded-lines", file, 0, f"{folded} cells had line breaks, read as blanks")


def _tidy(cell: str) -> str:
    """Drop outer blanks of every kind and fold line breaks into one blank."""
    return re.sub(r"\s*[\r\n]+\s*", " ", cell.strip()) if cell else cell


def _ragged(file: str, number: int, cells: list[str], width: int, findings: Findings) -> None:
    message = f"{len(cells)} cells, the header has {width}"
    if len(cells) < width:
        findings.add("short-row", file, number, message, hint="add the missing delimiters")
    else:
        hint = 'put a text with a delimiter in it between quotation marks, as in "Foo, Inc."'
        findings.add("long-row", file, number, message, hint=hint)


def _no_unnamed(sheet: Sheet, row: int, findings: Findings) -> bool:
    """Drop columns without name or content; report those with content."""
    clean = True
    for index in [i for i, name in enumerate(sheet.columns) if not name]:
        if any(cells.get("") for _, cells in sheet.rows):
            findings.add("unnamed-column", sheet.file, row, f"column {letter(index)} has content and no name", hint="name it")
            clean = False
    return clean


def values(sheet: Sheet, column: str) -> Iterator[tuple[int, str]]:
    """Yield a column's values with their row numbers; blanks where the file has no such column."""
    for number, cells in sheet.rows:
        yield number, cells.get(column, "")
