"""Large files the fast way: a file that is plain CSV, with every distinct text checked once.

The rules are those of the exact reader, called for each distinct text in place of each cell. Whatever is not
plain is left to that reader, which says what is wrong and where. This is the one room of the reader that
needs numpy; it is entered for large files only.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.model.columns import Column
from graph.reading.decoding import decode
from graph.reading.findings import RULES, Findings, letter, several
from graph.reading.header import CONFLICT, RESERVED, header_fits, read_header
from graph.reading.large import scan
from graph.reading.large.wholesale import is_settled, is_tidy
from graph.reading.sheet import Sheet, delimiter_of, is_composed, repaired
from graph.reading.texts import any_text
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from graph.reading.header import Shape

    Note = tuple[str, str, str]  # the finding's name, what was given, what to do

_MARK = "\ufeff".encode()
_HEAD, _CHUNK = 1 << 16, 1 << 22  # bytes
_LOOSE = re.compile(rb'(?:^|[\r\n]|,) +"(?!")')
MANY = 100_000  # findings in cells, from which the exact reader is no slower


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table that is plain CSV.

    Attributes
    ----------
    file, names
        The file's name, and those of all its columns; "" where one is left out.
    columns
        Each column's texts as the rules keep them.
    rows
        The row of each record, as a spreadsheet counts it.
    tidied
        Whether a cell had blanks around it, or anything else that was put right.
    """

    file: str
    names: list[str]
    columns: dict[str, Column]
    rows: NDArray[np.int64]
    tidied: bool


def plain_table(
    data: bytes,
    shapes: tuple[Shape, Shape],
    rules: Mapping[str, Callable[..., str]],
    *,
    findings: Findings | None,
) -> PlainTable | None:
    """Read a file and check its cells.

    Parameters
    ----------
    data
        The whole file.
    shapes
        The columns that this file must and may have, and those of the other file.
    rules
        Column name to the rule of its cells.
    findings
        Takes what is found. None: nothing is noted, and a file with an error is not
        plain.

    Returns
    -------
    table
        None where the file is not plain; what was noted is then not complete.
    """
    header = _header(data, shapes, findings or Findings())
    if header is None:
        return None
    first, names, start = header
    found = scan(data, start, len(names))
    del data  # a large file, and all that is needed of it has been found
    columns = list(found.columns()) if found else []
    if found is None or not found.rows or any(CONFLICT.match(text) for text in columns[0].values):
        return None
    if first in columns[0].values:  # perhaps the header once more
        return None
    tidied = [_tidied(column) for column in columns]
    texts = [column for column in tidied if column is not None]
    if len(texts) < len(names):
        return None
    rows = np.arange(2, found.rows + 2)
    blank = _blank(texts, found.rows)
    if blank.any():
        if findings:
            told = several(int(blank.sum()), "blank row")
            findings.add("blank-rows", shapes[0].file, 0, message=Message("passed over {}", told))
        texts, rows = [column.kept(~blank).used() for column in texts], rows[~blank]
    changed = [one.values is not other.values for one, other in zip(tidied, columns, strict=True) if one]
    if not rows.size:
        return None
    kept = {name: column for name, column in zip(names, texts, strict=True) if name}
    table = PlainTable(shapes[0].file, names, kept, rows, any(changed))
    return table if _checked(table, rules, findings) else None


def sheet_of(table: PlainTable, mask: NDArray[np.bool_] | None = None) -> Sheet:
    """Give the rows of a table, or those of a mask, as the exact reader would have read them."""
    picked = np.arange(table.rows.size) if mask is None else np.flatnonzero(mask)
    cells = [column.kept(picked).texts().tolist() for column in table.columns.values()]
    records = [dict(zip(table.columns, each, strict=True)) for each in zip(*cells, strict=True)]
    return Sheet(table.file, table.names, list(zip(table.rows[picked].tolist(), records, strict=True)))


def _header(
    data: bytes, shapes: tuple[Shape, Shape], findings: Findings
) -> tuple[str, list[str], int] | None:
    """The first cell, the names of the columns and where the first record begins; None for the unusual."""
    shape, other = shapes
    end = data.find(b"\n") + 1
    if not 0 < end < _HEAD or not _is_text(data):
        return None
    odd = Findings()
    line = decode(data[:end], shape.file, odd)
    if line is None or odd.in_order() or delimiter_of(line, shape) != (",", line):
        return None
    try:
        cells = next(csv.reader([line.rstrip("\r\n")], strict=True), [])
    except csv.Error:
        return None
    names = read_header(cells, shape, findings)
    whole = len(names) == len(cells) > 1 and all(names)
    if not whole or not header_fits(names, [(1, cells)], shape, other=other, findings=findings):
        return None
    return cells[0], ["" if name in RESERVED[shape.file] else name for name in names], end


def _is_text(data: bytes) -> bool:
    """Tell whether the whole file is UTF-8, without characters that show damage."""
    if b"\0" in data or b"\x1b" in data or (b' "' in data and _LOOSE.search(data)):
        return False
    if data.isascii():
        return True
    if data.find(_MARK, 1) >= 0:
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _CHUNK):
            decoder.decode(data[at : at + _CHUNK], final=at + _CHUNK >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _tidied(column: Column) -> Column | None:
    """A column without blanks around its texts; None where one has a line break."""
    texts = column.values
    if is_tidy(texts):
        return column
    if any("\n" in text or "\r" in text for text in texts):
        return None
    odd = [
        code
        for code, text in enumerate(texts)
        if text != text.strip() or text.startswith('="') or not (text.isascii() or is_composed(text))
    ]
    if not odd:
        return column
    texts = list(texts)
    for code in odd:
        texts[code] = repaired(texts[code], Counter())
    return column.renamed(texts)


def _blank(columns: Sequence[Column], rows: int) -> NDArray[np.bool_]:
    """Which rows have nothing in any cell."""
    blank = np.ones(rows, np.bool_)
    for column in columns:
        if "" not in column.values:
            return np.zeros(rows, np.bool_)
        blank &= column.codes == column.values.index("")
    return blank


def _checked(table: PlainTable, rules: Mapping[str, Callable[..., str]], findings: Findings | None) -> bool:
    """Run each column's rule over its texts and keep what it returns; False where that is no use."""
    for name in table.columns:
        rule = rules.get(name, any_text)
        if is_settled(table.columns[name].values, rule):
            continue
        told: dict[int, list[Note]] = {}
        texts = _kept(table.columns[name].values, rule, told)
        if findings is not None:
            if not _noted(table, name, told, findings):
                return False
        elif any(RULES[slug].severity == "error" for notes in told.values() for slug, *_ in notes):
            return False
        if texts != table.columns[name].values:
            table.columns[name] = table.columns[name].renamed(texts)
    return True


def _noted(table: PlainTable, name: str, told: Mapping[int, list[Note]], findings: Findings) -> bool:
    """Note what was told of each text in every row where it stands; False where there are too many."""
    column, place = table.columns[name], letter(table.names.index(name))
    flagged = np.zeros(len(column.values), np.bool_)
    flagged[list(told)] = True
    at = np.flatnonzero(flagged[column.codes]) if told else np.empty(0, np.int64)
    if at.size > MANY:
        return False
    for row, code in zip(table.rows[at].tolist(), column.codes[at].tolist(), strict=True):
        for slug, message, hint in told[code]:
            findings.add(slug, table.file, row, message=message, column=name, letter=place, hint=hint)
    return True


def _kept(texts: Sequence[str], rule: Callable[..., str], told: dict[int, list[Note]]) -> list[str]:
    """What the rule keeps of each text, and what it has to say, by the text's code."""
    code = 0

    def report(slug: str, message: str, hint: str = "") -> None:
        told.setdefault(code, []).append((slug, message, hint))

    kept = []
    for code, text in enumerate(texts):  # noqa: B007  (read by report)
        kept.append(rule(text, report))
    return kept
