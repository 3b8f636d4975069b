"""Claims: what sources print about counts, such as "the 14th partner", read from claims.csv."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path

from graph.dates import parse
from graph.errors import DataError, DateError, FileError
from graph.files import read_text
from graph.model.arguments import checked
from graph.reading.inputs import CLAIMS
from graph.words.messages import Message, message

FILE = CLAIMS
COLUMNS = ("organisation", "date", "counted", "number", "scope", "source_url", "note")
REQUIRED = COLUMNS[:4]
CLAIMED = ("partners", "agreements", "renewals")
LARGEST = 64 * 1024**2  # bytes
_NUMBER = re.compile(r"[>~]?\d{1,9}")

Claim = dict[str, str]


@checked
def read_claims(folder: str | os.PathLike[str]) -> list[Claim]:
    """Read the claims that lie beside the two tables.

    Parameters
    ----------
    folder
        Holds claims.csv.

    Returns
    -------
    claims
        One a row: ``organisation`` (id or name; several, with semicolons between, are
        counted together), ``date``, ``counted`` (partners, agreements or renewals),
        ``number`` (14; >10 for more than ten; ~10 for about ten), ``scope``
        (which of them, see `graph.questions.agreements.claims.audit`; blank for all), ``source_url``,
        ``note``, and ``row`` as a spreadsheet counts it.

    Raises
    ------
    FileError
        When there is no such file, or it cannot be decoded.
    DataError
        When it has faults; all of them are told.

    Examples
    --------
    >>> read_claims("data")[0]["organisation"]
    'kyoto-research-park'
    """
    path = Path(folder) / FILE
    if not os.path.lexists(path):
        raise FileError("there is no file {}; it would list the counts that sources print", path)
    text = read_text(path, most=LARGEST)
    try:
        rows = [
            (number, row)
            for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1)
        ]
    except csv.Error as fault:
        raise DataError([Message("{}: {}", FILE, fault)]) from None
    return _claims([(number, row) for number, row in rows if any(cell.strip() for cell in row)])


def _claims(rows: list[tuple[int, list[str]]]) -> list[Claim]:
    header = [each.strip() for each in rows[0][1]] if rows else []
    missing = [name for name in REQUIRED if name not in header]
    if missing:
        raise DataError([Message("{}:1: column {!r} is missing", FILE, name) for name in missing])
    claims, faults = [], []
    for number, cells in rows[1:]:
        claim = dict.fromkeys(COLUMNS, "") | dict(zip(header, map(str.strip, cells), strict=False))
        claims.append(claim | {"row": str(number)})
        wrong = _faults(claim, len(cells), len(header))
        faults += [Message("{}:{}: {}", FILE, number, each) for each in wrong]
    if faults:
        raise DataError(faults)
    return claims


def _faults(claim: Claim, cells: int, width: int) -> list[Message]:
    """Everything that is wrong with one claim."""
    if cells != width:
        return [Message("{} cells, the header has {}", cells, width)]
    found = [] if claim["organisation"] else [message("no organisation")]
    try:
        parse(claim["date"])
    except DateError as fault:
        found.append(message(fault.message))
    if claim["counted"] not in CLAIMED:
        told = "{!r} is not counted; take one of {}"
        found.append(Message(told, claim["counted"], ", ".join(CLAIMED)))
    if not _NUMBER.fullmatch(claim["number"]):
        found.append(Message("{!r} is no number of things; write 14, >10 or ~10", claim["number"]))
    return found
