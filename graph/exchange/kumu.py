"""Elements and connections of Kumu, which its JSON and its workbook share."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.exchange.content import LABEL, NUMBERS, Content, own, told_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.exchange.content import Record
    from graph.exchange.lists.tables import Table

Values = dict[str, object]

_NAMES = {
    "nodes": {"id": "id", "name": "label", "type": "type", "notes": "description"},
    "edges": {"source": "from", "target": "to", "relation": "type", "evidence": "description"},
}
FROM_KUMU = {
    "nodes": {"id": "id", "label": LABEL, "name": "name", "type": "type", "description": "notes"},
    "edges": {"from": "source", "to": "target", "type": "relation", "description": "evidence"},
}
_IN_TABLES = {"nodes": {"label": "name", "description": "notes"}, "edges": FROM_KUMU["edges"]}
_YEAR = re.compile(r"(\d{4}(\|\d{4})*)?")
_TAKEN = ("id", "label", "type", "description", "tags", "from", "to", "direction", "image")


def elements(found: Content) -> list[Values]:
    """Give the organisations as elements: ``label`` is the name, the tags are type and country.

    Examples
    --------
    >>> elements(Content(({"id": "a", "name": "A", "type": "hub", "country": "JP"},), ()))
    [{'id': 'a', 'label': 'A', 'type': 'hub', 'country': 'JP', 'tags': ['hub', 'JP']}]
    """
    columns = _columns(found, "nodes")
    return [
        {**_values(row, columns), "tags": [row[key] for key in ("type", "country") if key in row]}
        for row in found.nodes
    ]


def connections(found: Content) -> list[Values]:
    """Give the ties as connections between ids, tagged with the year from which each counts.

    Examples
    --------
    >>> tie = {"source": "a", "target": "b", "relation": "mou", "signed": "2016-05"}
    >>> connections(Content((), (tie,), (("2016-05-31", ""),), (False,)))[0]["tags"]
    ['2016']
    """
    columns = _columns(found, "edges")
    return [
        {
            **_values(row, columns),
            "direction": "directed" if directed else "undirected",
            "tags": [start[:4]] if start else [],
        }
        for row, (start, _), directed in zip(found.edges, found.spans, found.directed, strict=True)
    ]


def _columns(found: Content, table: str) -> dict[str, str]:
    names = _NAMES[table]
    others = told_apart((each for each in found.columns(table) if each not in names), _TAKEN)
    return names | others


def _values(row: Record, columns: Mapping[str, str]) -> Values:
    return {
        columns[name]: float(text) if name in NUMBERS else text
        for name, text in row.items()
        if name in columns
    }


def from_kumu(table: Table) -> Table:
    """Give a table of Kumu's workbook or CSV files the headings that mean the same here.

    Parameters
    ----------
    table
        Any; one that is not of Kumu is given back as it is.

    Returns
    -------
    table
        Without directions, and without the tags that are made of type, country and year when this
        tool writes such a file.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["From", "To", "Type", "Tags"], ["a", "b", "mou", "2016"]]
    >>> from_kumu(table_of(Grid("e.csv", "", [1, 2], rows))).headings
    ('source', 'target', 'relation')
    """
    names = {name.casefold(): at for at, name in enumerate(table.headings)}
    if {"from", "to"} <= set(names) and not {"source", "target"} & set(names):
        made = all(_YEAR.fullmatch(text) for text in _column(table, names, "tags"))
        return _renamed(table, names, "edges", {"direction", *(["tags"] if made else [])})
    if "label" in names and {"tags", "description", "type"} & set(names) and "name" not in names:
        of = ("type", "country")
        ours = zip(*(_column(table, names, each) for each in of), strict=True)
        made = ["|".join(filter(None, each)) for each in ours] == _column(table, names, "tags")
        return _renamed(table, names, "nodes", {"tags"} if made else set())
    return table


def _column(table: Table, names: Mapping[str, int], name: str) -> list[str]:
    return list(table.columns[names[name]]) if name in names else [""] * len(table.numbers)


def _renamed(table: Table, names: Mapping[str, int], kind: str, dropped: set[str]) -> Table:
    kept = [at for name, at in names.items() if name not in dropped]
    words = _IN_TABLES[kind]
    return replace(
        table,
        headings=tuple(words.get(table.headings[at].casefold(), own(table.headings[at])) for at in kept),
        letters=tuple(table.letters[at] for at in kept),
        columns=tuple(table.columns[at] for at in kept),
        tool="tool_kumu",
    )
