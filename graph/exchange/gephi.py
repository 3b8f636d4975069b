"""The two spreadsheets of Gephi, nodes and edges, as CSV."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.documents.tables.delimited import guarded
from graph.exchange.content import csv_bytes, edge_kinds, own, told_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.exchange.content import Content
    from graph.exchange.lists.tables import Table

_TAKEN = {
    "nodes": ("Id", "Label", "Start", "End", "Interval", "Timestamp"),
    "edges": (
        "Id", "Source", "Target", "Type", "Kind", "Label", "Weight", "Start", "End", "Interval", "Timestamp",
    ),
}  # fmt: skip
NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
_DIRECTIONS = {"directed", "undirected", "mutual", ""}


def write_gephi(found: Content) -> dict[str, bytes]:
    """Give ``nodes.csv`` and ``edges.csv`` for Gephi's import of spreadsheets: one edge a tie.

    Notes
    -----
    A text that a spreadsheet would run as a formula has an apostrophe in front, which
    `from_gephi` takes away; a plain number, though it begins with a minus, has none.
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


def from_gephi(table: Table) -> Table:
    """Take from a table what Gephi adds to it, and give its columns their own names back.

    Parameters
    ----------
    table
        Any; one that is not of Gephi is given back as it is.

    Returns
    -------
    table
        Without directions, without kinds and spells where relation and date stand beside them, and
        without labels that only repeat names.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Source", "Target", "Type", "Kind"], ["a", "b", "Undirected", "mou"]]
    >>> from_gephi(table_of(Grid("e.csv", "", [1, 2], rows))).headings
    ('Source', 'Target', 'relation')
    """
    names = {name.casefold(): place for place, name in enumerate(table.headings)}
    if {"source", "target", "type"} <= set(names):
        if {text.casefold() for text in table.columns[names["type"]]} <= _DIRECTIONS:
            return _edges(table, names)
    elif {"id", "label"} <= set(names) and "source" not in names:
        return _nodes(table, names)
    return table


def _edges(table: Table, names: dict[str, int]) -> Table:
    ours = {"relation", "signed"} & set(names)
    dropped = {
        "type",
        *(["kind"] if "relation" in ours else []),
        *(["start", "end"] if "signed" in ours else []),
    }
    renamed = {} if "relation" in ours else {"kind": "relation"}
    return _without(table, {names[each] for each in dropped if each in names}, renamed)


def _nodes(table: Table, names: dict[str, int]) -> Table:
    label, name = names["label"], names.get("name")
    same = name is not None and list(table.columns[label]) == list(table.columns[name])
    renamed = {"label": "name"} if name is None else {}
    return _without(table, {label} if same else set(), renamed)


def _without(table: Table, dropped: set[int], renamed: dict[str, str]) -> Table:
    """Leave out columns, and free the texts and headings of all others."""
    kept = [place for place in range(len(table.headings)) if place not in dropped]
    freed = [own(_freed(table.headings[place])) for place in kept]
    headings = [renamed.get(name.casefold(), name) for name in freed]
    columns = [[_freed(text) for text in table.columns[place]] for place in kept]
    return replace(table.arranged(kept, headings, columns), tool="tool_gephi")
