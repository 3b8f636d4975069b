"""GraphML, which yEd, igraph, NetworkX, Gephi and Cytoscape read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from graph.errors import FileError
from graph.exchange.content import (
    LABEL,
    NUMBERS,
    OTHER_ID,
    Content,
    Loss,
    Record,
    edge_ids,
    named,
    own,
    told_apart,
)
from graph.files.safe_xml import children, distinct, document, every, fit, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_ENDS = {"nodes": {"id"}, "edges": {"source", "target"}}


def write_graphml(found: Content) -> dict[str, bytes]:
    """Give the GraphML file: one edge a tie, each column an attribute, ``label`` the organisation's name."""
    root = Element("graphml", {"xmlns": NAMESPACE})
    keys = {table: _keys(root, found, table) for table in ("nodes", "edges")}
    graph_element = SubElement(root, "graph", {"id": "G", "edgedefault": "undirected"})
    ids = distinct(node["id"] for node in found.nodes)
    for node in found.nodes:
        element = SubElement(graph_element, "node", {"id": ids[node["id"]]})
        _data(element, {**node, LABEL: node.get("name", node["id"])}, keys["nodes"])
    for name, edge in zip(edge_ids(found), found.edges, strict=True):
        ends = {"id": fit(name), "source": ids[edge["source"]], "target": ids[edge["target"]]}
        _data(SubElement(graph_element, "edge", ends), edge, keys["edges"])
    return {"": document(root)}


def _keys(root: Element, found: Content, table: str) -> dict[str, str]:
    """Declare the attributes, and give column to key."""
    columns = told_apart((each for each in found.columns(table) if each not in _ENDS[table]), ["label"])
    if table == "nodes":
        columns = {LABEL: "label", **columns}
    keys, titles = {}, distinct(columns.values())
    for number, (column, name) in enumerate(columns.items()):
        keys[column] = f"{table[0]}{number}"
        kind = "double" if column in NUMBERS else "string"
        SubElement(
            root,
            "key",
            {"id": keys[column], "for": table[:-1], "attr.name": titles[name], "attr.type": kind},
        )
    return keys


def _data(element: Element, row: Mapping[str, str], keys: Mapping[str, str]) -> None:
    for column, key in keys.items():
        if column in row:
            SubElement(element, "data", {"key": key}).text = fit(row[column])


def read_graphml(data: bytes, name: str) -> Content:
    """Read a GraphML file, of whichever program; nested graphs are read as one.

    Raises
    ------
    FileError
        When it is not GraphML, or unsafe to read.

    Examples
    --------
    >>> text = b'<graphml><graph><node id="a"/><node id="b"/><edge source="a" target="b"/></graph></graphml>'
    >>> read_graphml(text, "a.graphml").edges
    ({'source': 'a', 'target': 'b'},)
    """
    root = parse(data, name)
    if next(children(root, "graph"), None) is None:
        raise FileError("{} is XML, but holds no <graph>; it is not GraphML", name)
    keys = {each.get("id", ""): each.get("attr.name", "") for each in every(root, "key")}
    nodes = [{"id": each.get("id"), **_row(each, keys, "nodes")} for each in every(root, "node")]
    edges = [
        {"source": each.get("source"), "target": each.get("target"), **_row(each, keys, "edges")}
        for each in every(root, "edge")
    ]
    hyper = Loss("came_hyper", sum(1 for _ in every(root, "hyperedge")))
    return Content(named(nodes), named(edges), order=tuple(map(own, keys.values())), losses=(hyper,))


def _row(element: Element, keys: Mapping[str, str], table: str) -> Record:
    """The attributes of a node or an edge by column."""
    row = {}
    for each in children(element, "data"):
        column = keys.get(each.get("key", ""), "")
        drawn = next((label.text or "" for label in every(each, "NodeLabel")), "")  # of yEd
        if drawn:
            row[LABEL] = drawn.strip()
        elif column in _ENDS[table]:
            row[OTHER_ID] = each.text or ""
        elif column:
            row[LABEL if column.casefold() == "label" else own(column)] = each.text or ""
    return row
