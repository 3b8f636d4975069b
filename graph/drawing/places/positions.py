"""The positions file: id, x, y, so that a map looks the same after the data have grown."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING

from graph.errors import DataError
from graph.files.reading import decoded, read_bytes
from graph.words.messages import Message, either, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = ("id", "x", "y")
LARGEST = 256 * 1024**2  # bytes; a million organisations take 40 MB
FARTHEST = 1e6  # units from the middle of a canvas of 2,000 by 1,200


def positions_csv(positions: Mapping[str, tuple[float, float]]) -> str:
    """The positions as the text of a CSV file, sorted by id.

    Examples
    --------
    >>> print(positions_csv({"b": (1, -2.5), "a": (0.0, 3.0)}), end="")
    id,x,y
    a,0.0,3.0
    b,1.0,-2.5
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((each, float(x), float(y)) for each, (x, y) in sorted(positions.items()))
    return text.getvalue()


def read_positions(path: Path) -> dict[str, tuple[float, float]]:
    """The places in a positions file, by id.

    Raises
    ------
    FileError
        When the file cannot be read or is not UTF-8.
    DataError
        When it lacks a column, or rows have no id, an id twice, or an x or y that is no number or more than
        a million units from the middle. All the faults are told at once, each with its row as a
        spreadsheet shows it.
    """
    return parse_positions(read_bytes(path, most=LARGEST), path)


def parse_positions(data: bytes, path: Path) -> dict[str, tuple[float, float]]:
    """The places in the content of a positions file, by id; errors as of `read_positions`."""
    try:
        positions, faults = _rows(decoded(data, path), path.name)
    except csv.Error as fault:
        raise DataError([Message("{}: {}", path.name, fault)]) from None
    if faults:
        raise DataError(faults)
    return dict(sorted(positions.items()))


def _rows(text: str, name: str) -> tuple[dict[str, tuple[float, float]], list[str]]:
    """The places in a text, and a sentence for each fault."""
    records = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip().lower() for cell in next(records, [])]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        told = "{}:1: no column {}; the first row must read id,x,y"
        return {}, [Message(told, name, either(*map(repr, missing)))]
    at = [header.index(column) for column in COLUMNS]
    positions: dict[str, tuple[float, float]] = {}
    rows: dict[str, int] = {}
    faults: list[str] = []
    # a quoted line break makes one row of several lines, so rows are counted, as a spreadsheet does
    for row, record in enumerate(records, start=2):
        if not any(cell.strip() for cell in record):
            continue
        each, x, y = (record[k].strip() if k < len(record) else "" for k in at)
        wrong = _faults(each, rows, {"x": x, "y": y})
        faults.extend(Message("{}:{}: {}", name, row, each) for each in wrong)
        if not wrong:
            rows[each] = row
            positions[each] = (float(x), float(y))
    return positions, faults


def _faults(each: str, rows: Mapping[str, int], numbers: Mapping[str, str]) -> list[Message]:
    """What is wrong with one record."""
    wrong = [] if each else [message("the id is blank; give the id of an organisation")]
    if each in rows:
        wrong.append(Message("{!r} stands in row {} already; keep one of the two rows", each, rows[each]))
    for column, text in numbers.items():
        if not _is_number(text):
            wrong.append(Message("{} is {!r}, which is not a number; write it like -123.4", column, text))
        elif abs(float(text)) > FARTHEST:
            told = "{} is {!r}, which is off every map; give at most {:,.0f}"
            wrong.append(Message(told, column, text, FARTHEST))
    return wrong


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
