"""Kumu: elements and connections, as its workbook, its blueprints and its whole projects have them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.exchange.content import LABEL, NUMBERS, Content, own, told_apart
from graph.exchange.lists.tables import is_time
from graph.exchange.rows import Unread, beside, listed, put, read_row, tables, tie_id
from graph.vocabulary.values import is_plain, plain
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.exchange.content import Record
    from graph.exchange.lists.tables import Table
    from graph.exchange.rows import Row

Values = dict[str, object]

_NAMES = {
    "nodes": {"id": "id", "name": "label", "type": "type", "notes": "description"},
    "edges": {"source": "from", "target": "to", "relation": "type", "evidence": "description"},
}
FROM_KUMU = {
    "nodes": {"id": "id", "label": LABEL, "name": "name", "type": "type", "description": "notes",
              "element type": "type"},
    "edges": {"from": "source", "to": "target", "type": "relation", "description": "evidence",
              "connection type": "relation"},
}  # fmt: skip
_TAKEN = ("id", "label", "type", "description", "tags", "from", "to", "direction", "image")
_TOOL = "tool_kumu"
_LISTS = {"elements": "nodes", "connections": "edges"}
_MARKS = dict.fromkeys((*_LISTS, "version"), "")
_BESIDE = _MARKS | dict.fromkeys(("attributes", "loops", "maps", "perspectives", "templates"), "came_beside")
_INNER = {"_id": "", "attributes": "", "direction": "", "_type": ""}


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


def is_kumu(found: Any) -> bool:
    """Tell whether JSON is a blueprint or a project of Kumu.

    Examples
    --------
    >>> is_kumu({"elements": [{"label": "A"}]}), is_kumu([])
    (True, False)
    """
    return isinstance(found, dict) and isinstance(found.get("elements"), list)


def read_kumu(found: Any, name: str, unread: Unread) -> Content:
    """Read a blueprint of Kumu, or a whole project, which has the columns of a row in ``attributes``.

    Raises
    ------
    FileError
        When an element or a connection is no object, or a list stands beside them that Kumu does not have.

    Examples
    --------
    >>> project = {"elements": [{"_id": "e1", "attributes": {"label": "A", "element type": "Hub"}}]}
    >>> read_kumu(project, "k.json", Unread()).nodes
    ({'id': 'e1', '\\x00label': 'A', 'type': 'Hub'},)
    """
    beside(found, _BESIDE, unread, name=name)
    nodes, edges = ([_row(each, table, name, unread) for each in listed(found, key, name, tool=_TOOL)]
                    for key, table in _LISTS.items())  # fmt: skip
    return tables(nodes, edges, unread, tool=_TOOL)


def _row(entry: Mapping[str, Any], table: str, name: str, unread: Unread) -> Row:
    inner = entry.get("attributes") or {}
    if not isinstance(inner, dict):
        raise FileError("{} ({}): {!r} is not an object", name, word(_TOOL), "attributes")
    entry, inner = untagged(entry), untagged(inner)
    names = FROM_KUMU[table]
    folded = {key: names[key.casefold()] for key in (*entry, *inner) if key.casefold() in names}
    row = read_row(entry, folded, unread, skipped=_INNER)
    for key, value in read_row(inner, folded, unread, skipped={"direction": ""}).items():
        put(row, key, value, unread=unread)
    if table == "edges":
        tie_id(row, unread, "id")
        tie_id(dict(entry), unread, "_id")
    elif "id" not in row and "_id" in entry:
        row = {"id": entry["_id"], **row}
    return row


def untagged(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row of Kumu without the tags that other cells of it say already, as those have that we write.

    Examples
    --------
    >>> untagged({"type": "hub", "signed": "2016-05", "tags": ["hub", "2016", "pilot"]})
    {'type': 'hub', 'signed': '2016-05', 'tags': 'pilot'}
    """
    found = dict(row)
    for key in [each for each in row if each.casefold() == "tags" and is_plain(row[each])]:
        tags = found.pop(key)
        texts = (
            [plain(each) for each in tags] if isinstance(tags, list) else re.split(r"\s*[|]\s*", plain(tags))
        )
        said = {plain(each) for each in found.values() if is_plain(each)}
        years = {each[0] for text in said for each in re.finditer(r"\d{4}", text)}
        if rest := [each for each in texts if each and each not in said | years]:
            found[key] = "; ".join(rest)
    return found


def from_kumu(table: Table) -> Table:
    """Give a table of Kumu's workbook or CSV files the headings that mean the same here.

    Parameters
    ----------
    table
        Any; one that is not of Kumu is given back as it is.

    Returns
    -------
    table
        Without directions, and without the tags that other cells say already.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["From", "To", "Signed", "Tags"], ["a", "b", "2016-05", "2016"]]
    >>> from_kumu(table_of(Grid("e.csv", "", [1, 2], rows))).headings
    ('source', 'target', 'Signed')
    """
    names = {name.casefold(): at for at, name in enumerate(table.headings)}
    if {"from", "to"} <= set(names) and not {"source", "target"} & set(names):
        begins = [text for text in table.columns[names["from"]] if text]
        if begins and 2 * sum(map(is_time, begins)) >= len(begins):  # the days between which it lasts
            return table
        return _renamed(table, names, FROM_KUMU["edges"])
    if "label" in names and {"tags", "description", "type"} & set(names) and "name" not in names:
        return _renamed(table, names, {**FROM_KUMU["nodes"], "label": "name"})
    return table


def _renamed(table: Table, names: Mapping[str, int], words: Mapping[str, str]) -> Table:
    rows = (dict(zip(table.headings, row, strict=True)) for row in zip(*table.columns, strict=True))
    key = table.headings[names["tags"]] if "tags" in names else ""
    tags = [str(untagged(row).get(key, "")) for row in rows] if key else []
    columns: list[Sequence[str]] = [
        tags if name == key else column for name, column in zip(table.headings, table.columns, strict=True)
    ]
    dropped = {"direction", *([] if any(tags) else ["tags"])}
    kept = [at for name, at in names.items() if name not in dropped]
    headings = [words.get(table.headings[at].casefold(), own(table.headings[at])) for at in kept]
    return replace(table.arranged(kept, headings, [columns[at] for at in kept]), tool="tool_kumu")
