"""Files of tables as grids of cells: a CSV file is one, a workbook has one for each sheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from graph.errors import FileError
from graph.exchange.content import Loss
from graph.reading.decoding import decode
from graph.reading.findings import Findings, folded
from graph.reading.sheet import DELIMITERS, SEPARATED, Records
from graph.reading.workbooks import read_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAMPLE, _ROWS = 65_536, 40  # characters and rows by which a delimiter is found


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a CSV file or of a sheet as they stand.

    Attributes
    ----------
    file, sheet
        The file's name, and that of the sheet; blank where the file is one table.
    numbers
        For each row its number, as a spreadsheet counts.
    rows
        Texts without blanks around them; rows may differ in length.
    across
        Numbers of the rows in which cells are merged from left to right.
    """

    file: str
    sheet: str
    numbers: Sequence[int]
    rows: list[list[str]]
    across: frozenset[int] = frozenset()

    @property
    def place(self) -> str:
        """What it is called in messages.

        Examples
        --------
        >>> Grid("list.xlsx", "Asia", [], []).place
        'list.xlsx [Asia]'
        """
        return f"{self.file} [{self.sheet}]" if self.sheet else self.file


def sheets_of(data: bytes, file: str) -> tuple[list[Grid], tuple[Loss, ...]]:
    """Give the sheets of a workbook that hold something, and what of them could not be read.

    Raises
    ------
    FileError
        When it is no workbook, or too large.
    """
    book = read_workbook(data, file)
    made = (
        _trimmed(Grid(file, title, book.numbers[title], rows, book.across.get(title, frozenset())))
        for title, rows in book.sheets.items()
    )
    return [each for each in made if each.rows], tuple(Loss(*each) for each in book.losses)


def delimited(data: bytes, file: str, findings: Findings) -> Grid:
    """Give the cells of a CSV file, in any encoding and with any delimiter that `graph check` reads.

    Parameters
    ----------
    findings
        Where what is remarkable about encoding and quoting goes.

    Raises
    ------
    FileError
        When it is no text, or its quotation marks do not close.

    Examples
    --------
    >>> delimited("甲;乙\\n港;海\\n".encode("cp932"), "x.csv", Findings()).rows
    [['甲', '乙'], ['港', '海']]
    """
    text = decode(data, file, findings)
    numbers: list[int] = []
    rows: list[list[str]] = []
    if text is not None:
        delimiter, text = likely_delimiter(text)
        for found, cells in Records(text, delimiter, file, findings).blocks():
            numbers += found
            rows += cells
    if findings.refuse:
        wrong = [each for each in findings.in_order() if each.severity == "error"]
        raise FileError("\n".join(map(str, folded(wrong))), findings=wrong)
    return _trimmed(Grid(file, "", numbers, rows))


def _trimmed(grid: Grid) -> Grid:
    """The rows that hold something, without blanks around their cells."""
    rows = [list(map(str.strip, row)) for row in grid.rows]
    filled = [place for place, row in enumerate(rows) if any(row)]
    return replace(grid, numbers=[grid.numbers[at] for at in filled], rows=[rows[at] for at in filled])


def likely_delimiter(text: str) -> tuple[str, str]:
    """Find the delimiter that splits most rows into the same number of cells, more than one.

    A line ``sep=;`` decides by itself. Gives the text behind such a line, too.

    Examples
    --------
    >>> likely_delimiter("Partner;Signed\\nMinami University, Aoba;2019\\n")[0]
    ';'
    """
    said = re.match(SEPARATED, text, re.IGNORECASE)
    if said and said[1] in DELIMITERS:
        return said[1], text[said.end() :]

    def fits(delimiter: str) -> tuple[int, int]:
        widths = Counter(map(len, _split(text[:_SAMPLE], delimiter)))
        width, often = max(widths.items(), key=lambda each: (each[1], each[0]), default=(1, 0))
        return often if width > 1 else 0, width

    return max(DELIMITERS, key=fits), text


def _split(text: str, delimiter: str) -> list[list[str]]:
    """The first rows that hold something."""
    rows: list[list[str]] = []
    try:
        for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _ROWS):
            if any(map(str.strip, row)):
                rows.append(row)  # noqa: PERF401  (those before a fault are kept)
    except csv.Error:  # told by whoever reads the whole
        pass
    return rows
