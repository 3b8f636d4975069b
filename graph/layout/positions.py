"""The positions file: id, x, y, so that a map looks the same after the data have grown."""

from __future__ import annotations

import csv
import io
import math
from typing import TYPE_CHECKING

from graph.errors import DataError, FileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COLUMNS = ("id", "x", "y")


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
        When it lacks a column, or rows have no id, an id twice, or an x or y that is no number. All the
        faults are told at once, each with its row as a spreadsheet shows it.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FileError(f"{path}: the positions cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise FileError(f"{path}: the positions are not in UTF-8; save the file as 'CSV UTF-8'") from error
    positions, faults = _rows(text, path.name)
    if faults:
        raise DataError(faults)
    return dict(sorted(positions.items()))


def _rows(text: str, name: str) -> tuple[dict[str, tuple[float, float]], list[str]]:
    """The places in a text, and a sentence for each fault."""
    records = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip().lower() for cell in next(records, [])]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        return {}, [f"{name}:1: no column {' or '.join(map(repr, missing))}; the first row must read id,x,y"]
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
        faults.extend(f"{name}:{row}: {fault}" for fault in wrong)
        if not wrong:
            rows[each] = row
            positions[each] = (float(x), float(y))
    return positions, faults


def _faults(each: str, rows: Mapping[str, int], numbers: Mapping[str, str]) -> list[str]:
    """What is wrong with one record."""
    wrong = [] if each else ["the id is blank; give the id of an organisation"]
    if each in rows:
        wrong.append(f"{each!r} stands in row {rows[each]} already; keep one of the two rows")
    for column, text in numbers.items():
        if not _is_number(text):
            wrong.append(f"{column} is {text!r}, which is not a number; write it like -123.4")
    return wrong


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
