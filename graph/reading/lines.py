"""Where a row and a cell stand in the text of a file: lines and columns, as editors count them.

Findings count rows as a spreadsheet does. An editor counts lines, and the two differ below a cell with line
breaks and below a line such as ``sep=;``, which spreadsheets do not show.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.reading.decoding import decode
from graph.reading.findings import Findings
from graph.reading.sheet import delimiter_of, is_loose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

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
    delimiter, loose
        What stands between cells; whether blanks may stand before quotation marks.
    """

    records: dict[int, tuple[int, str]]
    delimiter: str
    loose: bool = False

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
        first, _ = self.records[row]
        text, start, stop = self._span(row, cell)
        return Region(*_place(text, start, first), *_place(text, stop, first))

    def written(self, row: int, cell: int) -> str:
        """Give a cell as it stands in the file, its quotation marks included.

        Examples
        --------
        >>> Lines({2: (3, 'a,"x\\ny",hub\\n')}, ",").written(2, 1)
        '"x\\ny"'
        """
        text, start, stop = self._span(row, cell)
        return text[start:stop]

    def _span(self, row: int, cell: int | None) -> tuple[str, int, int]:
        """A record, and from where to where one of its cells stands in it, or all of it."""
        text = self.records[row][1].rstrip("\r\n")
        spans = spans_of(text, self.delimiter, loose=self.loose)
        known = cell is not None and cell < len(spans)
        return text, *(spans[cell] if known and cell is not None else (0, len(text)))


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
    line = len(re.findall(r"\r\n|\r|\n", text[: len(text) - len(rest)])) + 1
    wanted, last = set(rows), max(rows, default=0)
    records: dict[int, tuple[int, str]] = {}
    for row, (height, record) in enumerate(islice(records_of(rest, delimiter), last), 1):
        if row in wanted:
            records[row] = (line, record)
        line += height
    return Lines(records, delimiter, is_loose(rest, delimiter))


def records_of(text: str, delimiter: str) -> Iterator[tuple[int, str]]:
    """Yield the records of a table as they are written: how many lines each has, and its text.

    They are those that the reader numbers as rows; together they are the whole text.

    Examples
    --------
    >>> list(records_of('a,"x\\ny"\\n\\nb', ","))
    [(2, 'a,"x\\ny"\\n'), (1, '\\n'), (1, 'b')]
    """
    lines, at, loose = list(io.StringIO(text, newline="")), 0, is_loose(text, delimiter)
    while at < len(lines):
        height = _height(lines, at, delimiter, loose=loose)
        yield height, "".join(lines[at : at + height])
        at += height


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


def spans_of(text: str, delimiter: str, *, loose: bool = False) -> list[tuple[int, int]]:
    """Give where each cell of a record starts and stops, its quotation marks included.

    Parameters
    ----------
    text
        The record without its line end.
    loose
        Whether blanks may stand before quotation marks.

    Examples
    --------
    >>> spans_of('a,"x,y"', ",")
    [(0, 1), (2, 7)]
    """
    blanks = " *" if loose and delimiter != "\t" else ""
    end = re.escape(delimiter)
    cell = re.compile(rf'{blanks}"(?:[^"]|"")*"[^{end}]*|[^{end}]*')
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
