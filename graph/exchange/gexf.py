"""GEXF 1.3, the format of Gephi, with the days on which each tie is in force."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from graph.dates import FIRST_YEAR, LAST_YEAR
from graph.errors import FileError
from graph.exchange.content import (
    END,
    LABEL,
    NUMBERS,
    START,
    Content,
    Loss,
    Record,
    edge_ids,
    edge_kinds,
    named,
    own,
    told_apart,
)
from graph.files.safe_xml import children, distinct, document, every, fit, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.exchange.content import Span

_UNBOUND = re.compile(r"[+-]?inf(inity)?", re.IGNORECASE)  # by which the format means no bound
_YEAR = re.compile(r"(\d{4})(?:\.\d*)?")
NAMESPACE = "http://gexf.net/1.3"
_TAKEN = {
    "nodes": ("id", "label"),
    # NetworkX stumbles over an attribute called key.
    "edges": ("id", "source", "target", "label", "weight", "kind", "type", "key"),
}


def write_gexf(found: Content) -> dict[str, bytes]:
    """Give the GEXF file: one edge a tie, with a spell from signing to its last day.

    Notes
    -----
    A tie without a date has no spell, which Gephi shows on every day. An organisation
    appears with its first tie, unless one of its ties has no date. The ``kind`` of an
    edge is its relation, numbered where a pair has several, as the format asks for.

    References
    ----------
    .. [1] GEXF Working Group, GEXF 1.3 Primer, 2022: sections on parallel edges, on time
       formats and on spells, whose ends are inclusive.
    """
    root = Element("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    SubElement(SubElement(root, "meta"), "creator").text = "graph"
    graph_element = SubElement(
        root,
        "graph",
        {
            "defaultedgetype": "undirected",
            "mode": "dynamic",
            "timeformat": "date",
            "timerepresentation": "interval",
        },
    )
    keys = {table: _keys(graph_element, found, table) for table in ("nodes", "edges")}
    begins = _begins(found)
    nodes = SubElement(graph_element, "nodes")
    ids = distinct(node["id"] for node in found.nodes)
    for node in found.nodes:
        label = fit(node.get("name", node["id"]))
        element = SubElement(nodes, "node", {"id": ids[node["id"]], "label": label})
        _values(element, node, keys["nodes"])
        _spell(element, (begins.get(node["id"], ""), ""))
    edges = SubElement(graph_element, "edges")
    ties = zip(found.edges, found.spans, edge_ids(found), edge_kinds(found), strict=True)
    for edge, span, name, kind in ties:  # all undirected: NetworkX refuses a mixed graph
        ends = {"id": fit(name), "source": ids[edge["source"]], "target": ids[edge["target"]]}
        element = SubElement(edges, "edge", ends | {"kind": fit(kind)})
        _values(element, edge, keys["edges"])
        _spell(element, span)
    return {"": document(root)}


def _keys(parent: Element, found: Content, table: str) -> dict[str, str]:
    """Declare the attributes, and give column to key."""
    ends = {"id"} if table == "nodes" else {"source", "target"}
    columns = told_apart((each for each in found.columns(table) if each not in ends), _TAKEN[table])
    attributes = SubElement(parent, "attributes", {"class": table[:-1], "mode": "static"})
    keys, titles = {}, distinct(columns.values())
    for number, (column, name) in enumerate(columns.items()):
        keys[column] = str(number)
        kind = "double" if column in NUMBERS else "string"
        SubElement(attributes, "attribute", {"id": keys[column], "title": titles[name], "type": kind})
    return keys


def _values(element: Element, row: Mapping[str, str], keys: Mapping[str, str]) -> None:
    values = SubElement(element, "attvalues")
    for column, key in keys.items():
        if column in row:
            SubElement(values, "attvalue", {"for": key, "value": fit(row[column])})


def _spell(element: Element, span: Span) -> None:
    given = {name: day for name, day in zip(("start", "end"), span, strict=True) if day}
    if "start" in given:
        SubElement(SubElement(element, "spells"), "spell", given)


def _begins(found: Content) -> dict[str, str]:
    """The day of each organisation's first tie; none where a tie of it has no date."""
    days: dict[str, list[str]] = {}
    for edge, (start, _), directed in zip(found.edges, found.spans, found.directed, strict=True):
        if not directed:
            for end in (edge["source"], edge["target"]):
                days.setdefault(end, []).append(start)
    return {each: min(starts) for each, starts in days.items()}  # a blank comes before every day


def read_gexf(data: bytes, name: str) -> Content:
    """Read a GEXF file of version 1.1, 1.2 or 1.3.

    Raises
    ------
    FileError
        When it is not GEXF, or unsafe to read.

    Examples
    --------
    >>> text = b'<gexf><graph><nodes><node id="a" label="Alpha"/></nodes></graph></gexf>'
    >>> read_gexf(text, "a.gexf").nodes[0]["id"]
    'a'
    """
    root = parse(data, name)
    if next(children(root, "graph"), None) is None:
        raise FileError("{} is XML, but holds no <graph>; it is not GEXF", name)
    keys: dict[str, dict[str, str]] = {"node": {}, "edge": {}}
    for group in every(root, "attributes"):
        keys.setdefault(group.get("class", ""), {}).update(
            {each.get("id", ""): each.get("title", "") for each in children(group, "attribute")}
        )
    nodes = [
        {"id": each.get("id"), LABEL: each.get("label"), **_row(each, keys["node"])}
        for each in every(root, "node")
    ]
    unread: list[str] = []
    edges = [_edge(each, keys["edge"], unread) for each in every(root, "edge")]
    order = tuple(own(each) for group in keys.values() for each in group.values())
    losses = (("came_times", unread), ("came_spells", list(_own_times(root, edges))))
    told = tuple(Loss(key, len(lost), next(iter(lost), "")) for key, lost in losses)
    return Content(named(nodes), named(edges), order=order, losses=told)


def _own_times(root: Element, edges: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The times at which organisations come and go by themselves, and not with the first of their ties."""
    starts = {(each[end], each[START]) for each in edges for end in ("source", "target")}
    for each in every(root, "node"):
        spell = next(every(each, "spell"), each)
        start, end = spell.get("start") or "", spell.get("end") or ""
        if end or (start and (each.get("id"), _day(start)) not in starts):
            yield start or end


def _edge(element: Element, keys: Mapping[str, str], unread: list[str]) -> dict[str, object]:
    """A tie; times that are no days are added to those `unread`."""
    spell = next(every(element, "spell"), element)
    row: dict[str, object] = {"source": element.get("source"), "target": element.get("target")}
    for key, name in ((START, "start"), (END, "end")):
        given = spell.get(name) or ""
        row[key] = _day(given)
        if given and not row[key] and not _UNBOUND.fullmatch(given):
            unread.append(given)
    row |= {name: element.get(name) for name in ("label", "weight") if element.get(name)}
    if element.get("kind"):
        row["relation"] = element.get("kind")
    return row | _row(element, keys)


def _day(text: str) -> str:
    """The day of a time, the year of a number that is one; nothing of others, which tell no calendar day."""
    if "-" in text[1:]:
        return text[:10]
    year = _YEAR.fullmatch(text)
    return year[1] if year and FIRST_YEAR <= int(year[1]) <= LAST_YEAR else ""


def _row(element: Element, keys: Mapping[str, str]) -> Record:
    """The attributes of a node or an edge by column."""
    found = {}
    for each in (value for group in children(element, "attvalues") for value in children(group, "attvalue")):
        column = keys.get(each.get("for") or each.get("id") or "", "")
        if column:
            found[own(column)] = each.get("value", "")
    return found
