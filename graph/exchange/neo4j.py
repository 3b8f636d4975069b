"""Neo4j: the JSON that APOC exports, and the headings of the CSV that `neo4j-admin import` reads.

Lines, an array, an object of two lists (`nodes` and `rels`, or `relationships`), and an object of
objects by their ids. The label that tells organisations apart is the type, the type of a relationship
the relation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.exchange.content import OTHER_ID, Content
from graph.exchange.rows import Unread, beside, leaves, objects, put, read_row, tables, tie_id
from graph.vocabulary.values import plain
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.exchange.rows import Row

_TOOL = "tool_neo4j"
_RELATIONSHIPS = ("rels", "relationships")
_HEADING = re.compile(r"(?P<name>[^:]*):(?P<kind>[A-Za-z_]+)(\(.*\)|\{.*\}|\[\])*")
_ENDS = {"START_ID": "source", "END_ID": "target", "TYPE": "relation", "LABEL": "type", "ID": "id"}
_APOC = {"_id": "id", "_labels": "type", "_start": "source", "_end": "target", "_type": "relation"}
_NODE = dict.fromkeys(("type", "labels", "properties", "id"), "")
_ENDS_OF_TIE = ("start", "end", "startNode", "endNode")
_RELATIONSHIP = dict.fromkeys(("type", "label", "properties", "id", *_ENDS_OF_TIE), "")


def is_neo4j(found: Any) -> bool:
    """Tell whether JSON was exported from Neo4j.

    Examples
    --------
    >>> is_neo4j([{"type": "node", "id": "0", "labels": ["Hub"]}]), is_neo4j({"nodes": [], "edges": []})
    (True, False)
    """
    if isinstance(found, list):
        return any(_is_entry(each) for each in found)
    nodes = found.get("nodes")
    entries = list(nodes.values()) if isinstance(nodes, dict) else nodes
    several = isinstance(entries, list) and any(isinstance(each, dict) and "labels" in each and "id" in each
                                                for each in entries)  # fmt: skip
    return any(key in found for key in _RELATIONSHIPS) or (several and not {"edges", "links"} & found.keys())


def _is_entry(each: object) -> bool:
    if not isinstance(each, dict):
        return False
    kind = each.get("type")
    return (kind == "node" and "id" in each) or (kind == "relationship" and {"start", "end"} <= each.keys())


def read_neo4j(found: Any, name: str, unread: Unread) -> Content:
    """Read what APOC exports as JSON.

    Raises
    ------
    FileError
        When an entry is neither a node nor a relationship, or a further list stands beside them.

    Examples
    --------
    >>> lines = [{"type": "node", "id": "0", "labels": ["Hub"], "properties": {"name": "A"}}]
    >>> read_neo4j(lines, "x.json", Unread()).nodes
    ({'id': '0', 'type': 'Hub', 'name': 'A'},)
    """
    nodes, ties = _mixed(found, name) if isinstance(found, list) else _apart(found, name, unread)
    known = {plain(each.get("id")): each for each in nodes}
    listed = len(known)
    for each in ties:
        for end in ("start", "end"):
            _meet(each.get(end), known, unread)
    nodes += list(known.values())[listed:]
    labels = [_labels(each) for each in nodes]
    common = set.intersection(*map(set, labels)) if any(len(each) > 1 for each in labels) else set()
    rows = [_node(each, common, unread) for each in nodes]
    return tables(rows, [_tie(each, unread) for each in ties], unread, tool=_TOOL)


def _mixed(found: Sequence[Any], name: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """One list of nodes and relationships, as the lines and the array have them."""
    nodes: list[dict[str, Any]] = []
    ties: list[dict[str, Any]] = []
    for number, each in enumerate(objects(found, "", name, tool=_TOOL), 1):
        kind = each.get("type")
        if kind not in ("node", "relationship"):
            told = "{} ({}): the type of entry {} is {!r}, neither node nor relationship"
            raise FileError(told, name, word(_TOOL), number, plain(kind))
        (nodes if kind == "node" else ties).append(each)
    return nodes, ties


def _apart(
    found: Mapping[str, Any], name: str, unread: Unread
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Two lists, or two objects of objects by id."""
    beside(found, dict.fromkeys(("nodes", *_RELATIONSHIPS), ""), unread, name=name)
    read = []
    for keys in (("nodes",), _RELATIONSHIPS):
        rows: list[dict[str, Any]] = []
        for key in keys:
            given = found.get(key) or []
            if not isinstance(given, list | dict):
                raise FileError("{} ({}): {!r} is not a list of objects", name, word(_TOOL), key)
            entries = list(given.values()) if isinstance(given, dict) else given
            rows += objects(entries, key, name, tool=_TOOL)
        read.append(rows)
    return read[0], read[1]


def _meet(end: Any, known: dict[str, dict[str, Any]], unread: Unread) -> None:
    """Take the node at an end of a relationship for one of its own where no other entry tells it."""
    if not isinstance(end, dict):
        return
    there = known.setdefault(plain(end.get("id")), end)
    if any(there.get(key) != value for key, value in end.items()):
        said = set(leaves(there))
        unread.add("came_twice", "", [each for each in leaves(end) if each not in said])


def _labels(node: Mapping[str, Any]) -> list[str]:
    given = node.get("labels") or []
    return [plain(each) for each in (given if isinstance(given, list) else [given])]


def _node(node: Mapping[str, Any], common: set[str], unread: Unread) -> Row:
    """An organisation; its type is the first label that not all others have."""
    labels = _labels(node)
    kind = next((each for each in labels if each not in common), "".join(labels[:1]))
    row: Row = {"id": node.get("id"), "type": kind}
    inner = _properties(node, {"id": OTHER_ID}, unread)
    if len(labels) > 1 or inner.get("type"):
        put(inner, "labels", labels, unread=unread)
    row |= inner
    for key, value in read_row(node, {}, unread, skipped=_NODE).items():
        put(row, key, value, unread=unread)
    return row


def _properties(entry: Mapping[str, Any], names: Mapping[str, str], unread: Unread) -> Row:
    given = entry.get("properties") or {}
    return read_row(given if isinstance(given, dict) else {"properties": given}, names, unread)


def _tie(tie: Mapping[str, Any], unread: Unread) -> Row:
    ends = ((tie.get("start", tie.get("startNode"))), (tie.get("end", tie.get("endNode"))))
    row: Row = {
        key: each.get("id") if isinstance(each, dict) else each
        for key, each in zip(("source", "target"), ends, strict=True)
    }
    row["relation"] = tie.get("label") or tie.get("type")
    tie_id(dict(tie), unread, "id")
    for found in (_properties(tie, {}, unread), read_row(tie, {}, unread, skipped=_RELATIONSHIP)):
        for key, value in found.items():
            put(row, f"{key} (Neo4j)" if key in ("source", "target") else key, value, unread=unread)
    return row


def neo4j_headings(header: Sequence[str]) -> list[str] | None:
    """Give our names for the headings of Neo4j's CSV files; None where these are others.

    Returns
    -------
    names
        ``name:string`` is ``name``; ``:ID``, ``:LABEL``, ``:START_ID``, ``:END_ID`` and ``:TYPE`` are
        ``id``, ``type``, ``source``, ``target`` and ``relation``. The headings of APOC's CSV
        (``_id``, ``_labels``, ``_start``, ``_end``, ``_type``) are read as well.

    Examples
    --------
    >>> neo4j_headings(["orgId:ID(Org)", "name:string", "tags:string[]", ":LABEL"])
    ['id', 'name', 'tags', 'type']
    >>> neo4j_headings([":START_ID(Org)", ":END_ID", "signed:date", ":TYPE"])
    ['source', 'target', 'signed', 'relation']
    >>> neo4j_headings(["id", "name"])
    """
    texts = [each.strip() for each in header]
    found = [_heading(each) for each in texts]
    if {"_id", "_labels"} <= set(texts) or {"_start", "_end"} <= set(texts):
        return _once([_APOC.get(each, each) for each in texts])
    if not any(kind in ("ID", "START_ID", "END_ID") for _, kind in found):
        return None
    return _once([_ENDS.get(kind, name) for name, kind in found])


def _heading(text: str) -> tuple[str, str]:
    match = _HEADING.fullmatch(text)
    return (match["name"], match["kind"]) if match else (text, "")


def _once(names: Iterable[str]) -> list[str]:
    """The names, of which a second one of the same is marked as Neo4j's property."""
    found: list[str] = []
    for each in names:
        found.append(f"{each} (property)" if each in found and each else each)
    return found
