"""Elements and connections of Kumu, which its JSON and its workbook share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exchange.content import LABEL, NUMBERS, Content, told_apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.exchange.content import Record

Values = dict[str, object]

_NAMES = {
    "nodes": {"id": "id", "name": "label", "type": "type", "notes": "description"},
    "edges": {"source": "from", "target": "to", "relation": "type", "evidence": "description"},
}
FROM_KUMU = {
    "nodes": {"id": "id", "label": LABEL, "name": "name", "type": "type", "description": "notes"},
    "edges": {"from": "source", "to": "target", "type": "relation", "description": "evidence"},
}
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
