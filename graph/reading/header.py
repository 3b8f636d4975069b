"""The header of a table: its columns' names, and everything that can be wrong with them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reading.findings import letter, printable
from graph.reading.synonyms import column_for, plain_name
from graph.reading.texts import any_text, edits, shown
from graph.vocabulary import EDGE_COLUMNS, NODE_COLUMNS, REQUIRED, nearest
from graph.words.messages import Message

if TYPE_CHECKING:
    from graph.reading.findings import Findings

# Columns that the model makes itself; a file's own would be lost.
RESERVED = {"nodes.csv": ("row",), "edges.csv": ("row", "structural", "signed_first", "signed_last", "ends")}
CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(\s|$)")
_NAMED = 20  # columns that are named, of many
LOOK_DOWN = 20  # rows in which a header that is not the first row is looked for


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


def read_header(cells: list[str], shape: Shape, findings: Findings, *, row: int = 1) -> list[str]:
    """Give the columns' names, known ones whatever their case and width, without blank ones at the end."""
    columns = [name_as_read(cell, shape) for cell in cells]
    for index, (name, cell) in enumerate(zip(columns, cells, strict=True)):
        if name != cell and name:
            findings.add(
                "header-spelling",
                shape.file,
                row,
                message=Message("{} was read as {}", shown(cell), shown(name)),
                column=name,
                letter=letter(index),
                fix=((name, name),) if name in shape.known and columns.count(name) == 1 else (),
            )
    while len(columns) > 1 and not columns[-1]:
        columns.pop()
    return columns


def name_as_read(cell: str, shape: Shape) -> str:
    """Give the name as which a column's heading is read: a known one, else its own in plain characters.

    Examples
    --------
    >>> name_as_read("Term Years", EDGES), name_as_read("担当（部局）", EDGES), name_as_read("CO₂", NODES)
    ('term_years', '担当(部局)', 'CO2')
    """
    plain = plain_name(cell)
    if plain in shape.known:
        return plain
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", cell)).strip()


def header_fits(
    columns: list[str],
    records: list[tuple[int, list[str]]],
    shape: Shape,
    *,
    other: Shape,
    findings: Findings,
) -> bool:
    """Report a header that cannot be worked with, in the words that help most."""
    row, cells = records[0]
    if CONFLICT.match(cells[0]):
        conflict(shape.file, row, findings)
        return False
    missing = [name for name in shape.required if name not in columns]
    if missing and set(other.required) <= set(columns):
        message = Message("has the columns of {}", other.file)
        findings.add("swapped-files", shape.file, 0, message=message, hint="were the two files swapped?")
        return False
    if missing and _further_down(records, shape, findings):
        return False
    for name in missing:
        _missing(name, columns, row, shape, findings)
    twice = _twice(columns, row, shape, findings)
    if not missing and not twice:
        _extra(columns, row, shape, findings)
    return not missing and not twice


def _twice(columns: list[str], row: int, shape: Shape, findings: Findings) -> bool:
    """Report names that several columns have."""
    places: dict[str, list[str]] = {}
    for index, name in enumerate(columns):
        places.setdefault(name, []).append(letter(index))
    twice = {name: found for name, found in places.items() if name and len(found) > 1}
    for name, found in sorted(twice.items()):
        message = Message("column {!r} stands twice, at {}", name, listed(found))
        findings.add("repeated-column", shape.file, row, message=message, hint="rename one")
    return bool(twice)


def listed(names: list[str]) -> str:
    """Name a few things, each as far as it is short, and say how many more there are.

    Examples
    --------
    >>> listed(["a", "b"]), listed(list("abcdefghijklmnopqrstuvwxyz"))[-27:]
    ('a, b', 'o, p, q, r, s, t and 6 more')
    """
    told = ", ".join(map(printable, names[:_NAMED]))
    return told if len(names) <= _NAMED else Message("{} and {} more", told, len(names) - _NAMED)


def conflict(file: str, row: int, findings: Findings) -> None:
    """Report a marker that git leaves where two people changed the same rows."""
    findings.add(
        "merge-conflict",
        file,
        row,
        message="a merge conflict marker of git",
        hint="settle the conflict, then try again",
    )


def header_again(file: str, row: int, findings: Findings) -> None:
    """Report a header among the rows, as it stands where one file was put below another."""
    findings.add(
        "header-again",
        file,
        row,
        message="the header stands here once more",
        hint="delete this row; were two files put one below the other?",
    )


def _further_down(records: list[tuple[int, list[str]]], shape: Shape, findings: Findings) -> bool:
    """Report a header below titles or comments."""
    row = records[0][0]
    for number, cells in records[1:LOOK_DOWN]:
        if set(shape.required) <= {plain_name(cell) for cell in cells}:
            message = Message("row {} looks like the header, not row {}", number, row)
            findings.add(
                "header-not-first", shape.file, row, message=message, hint="delete the rows above it"
            )
            return True
    return False


def _missing(name: str, columns: list[str], row: int, shape: Shape, findings: Findings) -> None:
    """Report a required column that is not there, with the one that is probably meant."""
    free = [each for each in columns if each and each not in shape.known]
    meant = [each for each in free if column_for(each, [name]) or column_for(_bare(each), [name])]
    meant = meant or [each for each in free if plain_name(_bare(each)) == name]
    run_together = len(columns) == 1 and {*shape.required} <= {*re.split(r"[\s:、/]+", columns[0])}
    if run_together:
        hint = "separate the columns with commas"
    elif meant := meant or nearest(name, free, limit=1):
        hint = Message("did you mean {}? rename it to {!r}", shown(meant[0]), name)
    elif not any(each in shape.known for each in columns):
        hint = Message("row {} is no header; put one above it: {}", row, ",".join(shape.required))
    else:
        hint = Message("add it; a header with all: {}", ",".join(shape.required))
    found = listed([each for each in columns if each]) or Message("nothing")
    message = Message("column {!r} is missing; found: {}", name, found)
    findings.add("missing-column", shape.file, row, message=message, hint=hint)


def _bare(name: str) -> str:
    """A column's name without what stands in brackets behind it, and without marks such as an asterisk."""
    return re.sub(r"[(（\[【].*|[*＊※:：]", "", name).strip()


def _extra(columns: list[str], row: int, shape: Shape, findings: Findings) -> None:
    """Name the columns that the tool does not know: kept as they are, but perhaps misspelt."""
    ours = {"", *shape.known, *RESERVED[shape.file]}
    extra = dict.fromkeys(name for name in columns if name not in ours)
    if extra:
        message = Message("kept as attributes: {}", listed(list(extra)))
        findings.add("extra-columns", shape.file, 0, message=message)
    absent = [name for name in shape.optional if name not in columns]
    for index, name in enumerate(columns):

        def report(slug: str, message: str, hint: str = "", name: str = name, index: int = index) -> None:
            findings.add(slug, shape.file, row, message=message, column=name, letter=letter(index), hint=hint)

        if name in RESERVED[shape.file]:
            report(
                "reserved-column",
                Message("the tool makes a column {!r} of its own; this one is left out", name),
                "rename it",
            )
        elif name in extra:
            any_text(name, report)
            meant = column_for(name, absent) or _misspelt(plain_name(name), absent)
            if meant:
                report(
                    "likely-column",
                    Message("{} is kept, but has no meaning to the tool", shown(name)),
                    Message("did you mean {!r}?", meant),
                )


def _misspelt(plain: str, absent: list[str]) -> str:
    """The known column that a name is a slip of the finger away from; short names are too alike to tell."""
    allowed = 2 if len(plain) >= 8 else 1
    alike = (each for each in absent if len(each) >= 4 and abs(len(each) - len(plain)) <= allowed)
    near = (each for each in alike if edits(plain, each) <= allowed)
    return next(near, "") if len(plain) >= 4 else ""


NODES = Shape("nodes.csv", NODE_COLUMNS[:REQUIRED], NODE_COLUMNS[REQUIRED:])
EDGES = Shape("edges.csv", EDGE_COLUMNS[:REQUIRED], EDGE_COLUMNS[REQUIRED:])
