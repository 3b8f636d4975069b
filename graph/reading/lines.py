"""Where a row and a cell stand in the text of a file: lines and columns, as editors count them.

Findings count rows as a spreadsheet does. An editor counts lines, and the two differ below a cell with line
breaks and below a line such as ``sep=;``, which spreadsheets do not show.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reading.decoding import decode
from graph.reading.findings import Findings
from graph.reading.sheet import delimiter_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.reading.header import Shape


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A stretch of text, counted from 1 in lines and in characters; its end column is the first behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of a file in its text.

    Attributes
    ----------
    records
        Row to its first line and its text, line ends included.
    delimiter
        What stands between cells.
    """

    records: dict[int, tuple[int, str]]
    delimiter: str

    def region(self, row: int, cell: int | None = None) -> Region:
        """Give where a row stands, or one of its cells (counted from 0); the first line for row 0.

        Examples
        --------
        >>> lines = Lines({2: (3, 'a,"x\\ny",hub\\n')}, ",")
        >>> lines.region(2, 2)
        Region(line=4, column=4, end_line=4, end_column=7)
        """
        if row not in self.records:
            return Region(max(row, 1), 1, max(row, 1), 1)
        first, text = self.records[row]
        text = text.rstrip("\r\n")
        spans = _spans(text, self.delimiter)
        known = cell is not None and cell < len(spans)
        start, stop = spans[cell] if known and cell is not None else (0, len(text))
        return Region(*_place(text, start, first), *_place(text, stop, first))


def lines_of(data: bytes, shape: Shape, rows: Collection[int]) -> Lines:
    """Find the rows asked for in the bytes of a file, also of one that cannot be decoded.

    Parameters
    ----------
    data
        The whole file.
    shape
        The columns that it may have, by which its delimiter is known.
    rows
        As findings count them.
    """
    # Bytes that are no text still have their lines where every other reader sees them.
    text = decode(data, shape.file, Findings()) or data.decode("latin-1")
    delimiter, rest = delimiter_of(text, shape)
    skipped = len(re.findall(r"\r\n|\r|\n", text[: len(text) - len(rest)]))
    wanted, last = set(rows), max(rows, default=0)
    lines = list(io.StringIO(rest, newline=""))
    loose = delimiter != "\t" and re.search(rf'(?:^|[\r\n]|{re.escape(delimiter)}) +"(?!")', rest) is not None
    records: dict[int, tuple[int, str]] = {}
    row = at = 0
    while at < len(lines) and row < last:
        row += 1
        count = _height(lines, at, delimiter, loose=loose)
        if row in wanted:
            records[row] = (skipped + at + 1, "".join(lines[at : at + count]))
        at += count
    return Lines(records, delimiter)


def _height(lines: list[str], at: int, delimiter: str, *, loose: bool) -> int:
    """How many lines a record has; one where its quotation marks are broken, as for the reader."""
    if '"' not in lines[at]:
        return 1
    reader = csv.reader(
        iter(lines[index] for index in range(at, len(lines))),
        delimiter=delimiter,
        strict=True,
        skipinitialspace=loose,
    )
    try:
        next(reader, None)
    except csv.Error:
        return 1
    return reader.line_num


def _spans(text: str, delimiter: str) -> list[tuple[int, int]]:
    """Where each cell of a record starts and stops, its quotation marks included."""
    cell = re.compile(rf'\s*"(?:[^"]|"")*"[^{re.escape(delimiter)}]*|[^{re.escape(delimiter)}]*')
    spans, at = [], 0
    while True:
        match = cell.match(text, at)
        stop = match.end() if match else len(text)
        spans.append((at, stop))
        if stop >= len(text):
            return spans
        at = stop + 1


def _place(text: str, position: int, first: int) -> tuple[int, int]:
    """The line and the column of a position, both from 1."""
    ends = [match.end() for match in re.finditer(r"\r\n|\r|\n", text[:position])]
    return first + len(ends), position - (ends[-1] if ends else 0) + 1
