"""The two spreadsheets of Gephi, nodes and edges, as CSV."""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.documents.tables.delimited import guarded
from graph.errors import FileError
from graph.exchange.content import END, LABEL, START, Content, csv_bytes, edge_kinds, own, told_apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.exchange.content import Record

_TAKEN = {
    "nodes": ("Id", "Label", "Start", "End", "Interval", "Timestamp"),
    "edges": (
        "Id", "Source", "Target", "Type", "Kind", "Label", "Weight", "Start", "End", "Interval", "Timestamp",
    ),
}  # fmt: skip
UNKNOWN = (
    "{} is none of the files that are read here: GraphML, GEXF, JSON of Cytoscape, Kumu or node-link, XLSX, "
    "Parquet, CSV in UTF-8"
)
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
_WORDS = {
    "nodes": {"id": "id", "label": LABEL},
    "edges": {"source": "source", "target": "target", "start": START, "end": END},
}
_DROPPED = {"nodes": {"interval", "timeset", "timestamp"}, "edges": {"id", "type", "interval", "timeset"}}


def write_gephi(found: Content) -> dict[str, bytes]:
    """Give ``nodes.csv`` and ``edges.csv`` for Gephi's import of spreadsheets: one edge a tie.

    Notes
    -----
    A text that a spreadsheet would run as a formula has an apostrophe in front, which
    `read_gephi` takes away; a plain number, though it begins with a minus, has none.
    """
    nodes = told_apart((each for each in found.columns("nodes") if each != "id"), _TAKEN["nodes"])
    lines = [
        [row["id"], row.get("name", row["id"]), *(row.get(each, "") for each in nodes)] for row in found.nodes
    ]
    ends = ("source", "target")
    edges = told_apart((each for each in found.columns("edges") if each not in ends), _TAKEN["edges"])
    ties = [
        [row["source"], row["target"], "Directed" if directed else "Undirected", kind, *span,
         *(row.get(each, "") for each in edges)]
        for row, span, directed, kind in zip(
            found.edges, found.spans, found.directed, edge_kinds(found), strict=True
        )
    ]  # fmt: skip
    return {
        "nodes.csv": _safe(["Id", "Label", *nodes.values()], lines),
        "edges.csv": _safe(["Source", "Target", "Type", "Kind", "Start", "End", *edges.values()], ties),
    }


def _safe(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """The file, with an apostrophe in front of what a spreadsheet would run."""
    return csv_bytes(list(map(_guarded, header)), [list(map(_guarded, row)) for row in rows])


def _guarded(text: str) -> str:
    return text if NUMBER.fullmatch(text) else guarded(text)


def _freed(text: str) -> str:
    """Take the apostrophe away again."""
    return text[1:] if text.startswith("'") and guarded(text) != text else text


def read_gephi(files: Mapping[str, bytes]) -> Content:
    """Read Gephi's CSV files: one with Source and Target, and one with Id where there is one.

    Parameters
    ----------
    files
        Name to bytes, in any order.

    Raises
    ------
    FileError
        When a file is neither, or cannot be decoded.

    Examples
    --------
    >>> read_gephi({"e.csv": b"Source;Target;Weight\\na;b;2\\n"}).edges
    ({'source': 'a', 'target': 'b', 'Weight': '2'},)
    """
    tables: dict[str, tuple[Record, ...]] = {"nodes": (), "edges": ()}
    order: list[str] = []
    for name, data in files.items():
        rows = _lines(data, name)
        header = [_freed(each.strip()) for each in rows[0]] if rows else []
        folded = {each.casefold() for each in header}
        table = "edges" if {"source", "target"} <= folded else "nodes" if "id" in folded else ""
        if not table:
            neither = "{} has neither the columns Source and Target nor a column Id"
            raise FileError(neither if _is_csv(name) else UNKNOWN, name)
        if tables[table]:
            raise FileError("{} is a second file of {}; name one of each", name, table)
        tables[table] = _records(header, rows[1:], table)
        order += map(own, header)
    return Content(tables["nodes"], tables["edges"], order=tuple(order))


def _is_csv(name: str) -> bool:
    return PurePath(name).suffix.lower() in ("", ".csv", ".tsv", ".txt")


def _records(header: Sequence[str], rows: Sequence[Sequence[str]], table: str) -> tuple[Record, ...]:
    words = dict.fromkeys(_DROPPED[table], "") | _WORDS[table]
    if table == "edges":
        words["kind"] = "" if "relation" in header else "relation"  # in our own file Kind repeats it
    names = [words.get(each.casefold(), own(each)) for each in header]
    kept = [(place, name) for place, name in enumerate(names) if name]
    return tuple(
        {name: _freed(row[place]) for place, name in kept if place < len(row) and row[place]}
        for row in rows
        if any(row)
    )


def _lines(data: bytes, name: str) -> list[list[str]]:
    """The rows of a CSV file in UTF-8 or UTF-16, with the delimiter that its header has most of."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
        first = text.splitlines()[0] if text.strip() else ""
        delimiter = max(",;\t", key=first.count)
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except UnicodeDecodeError:
        if not _is_csv(name):
            raise FileError(UNKNOWN, name) from None
        raise FileError("{} is not UTF-8; save it as 'CSV UTF-8 (comma delimited)'", name) from None
    except csv.Error as fault:
        raise FileError("{} is no CSV file that can be read ({})", name, fault) from None
