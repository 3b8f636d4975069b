"""GraphML, which yEd, igraph, NetworkX, Gephi and Cytoscape read."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from graph.errors import FileError
from graph.exchange.content import LABEL, NUMBERS, READ_HERE, Content, edge_ids, own, told_apart
from graph.exchange.cytoscape import INNER, interacting, unshared
from graph.exchange.rows import ATTRIBUTES, Unread, put, room, tables, tie_id, within
from graph.files.safe_xml import children, distinct, document, every, fit, local, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.exchange.rows import Row

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_ENDS = {"nodes": {"id"}, "edges": {"source", "target"}}
_KNOWN = ("id", "source", "target", "directed", "yfiles.foldertype", "space")


@dataclass(frozen=True, slots=True)
class _Key:
    """An attribute that a file declares: its column, of what, its default, and if it is a drawing of yEd."""

    title: str
    domain: str
    default: str
    drawn: bool


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
    """Read a GraphML file, of whichever program; nested organisations name the one that holds them.

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
        raise FileError("{} is XML, but holds no <graph> of GraphML or GEXF; {}", name, READ_HERE)
    unread = Unread()
    keys = {each.get("id", ""): _key(each) for each in children(root, "key")}
    titles = {each.title for each in keys.values()}
    of_cytoscape = titles >= {"SUID", "shared name"}
    nodes = [_node(each, parent, keys, unread) for each, parent in within(root, "node")]
    edges = [_edge(each, keys, unread) for each, _ in within(root, "edge")]
    if of_cytoscape:
        nodes = [_of_cytoscape(each, unread) for each in nodes]
        edges = [interacting(_of_cytoscape(each, unread), unread) for each in edges]
    for graph_element in every(root, "graph"):
        unread.elements("came_beside", *children(graph_element, "data", "desc"))
    unread.elements("came_layout", *children(root, "data"))  # pictures and palettes of yEd
    edges += _of_several(root, keys, unread, name)
    tool = "tool_graphml_cytoscape" if of_cytoscape else "tool_graphml"
    tool = "tool_graphml_yed" if any(each.drawn for each in keys.values()) else tool
    return tables(nodes, edges, unread, tool=tool, order=[own(each.title) for each in keys.values()])


def _of_several(root: Element, keys: Mapping[str, _Key], unread: Unread, name: str) -> list[Row]:
    """The ties of edges that join several: one of each pair, which together are one agreement."""
    edges: list[Row] = []
    for number, (each, _) in enumerate(within(root, "hyperedge"), 1):
        shared = _row({"source": "", "target": ""}, each, keys, unread)
        ends = [end.get("node") or "" for end in children(each, "endpoint")]
        shared.setdefault("agreement", each.get("id") or f"hyperedge-{number}")
        if len(ends) > 2:
            shared.setdefault("kind", "multi-party")
        room(len(edges) + len(ends) ** 2 // 2, name, tool="tool_graphml")
        edges += [shared | {"source": source, "target": target} for source, target in combinations(ends, 2)]
        unread.add("came_hyper", "", ", ".join(ends))
    return edges


def _key(key: Element) -> _Key:
    default = next((each.text for each in children(key, "default")), None)
    drawn = any("yfiles" in each for each in key.attrib)
    return _Key(key.get("attr.name") or key.get("id") or "", key.get("for") or "all", default or "", drawn)


def _node(element: Element, parent: str, keys: Mapping[str, _Key], unread: Unread) -> Row:
    row: Row = {"id": element.get("id"), "parent": parent}
    return _row(row, element, keys, unread)


def _edge(element: Element, keys: Mapping[str, _Key], unread: Unread) -> Row:
    row: Row = {"source": element.get("source"), "target": element.get("target"), "id": element.get("id")}
    tie_id(row, unread, "id")
    return _row(row, element, keys, unread)


def _row(row: Row, element: Element, keys: Mapping[str, _Key], unread: Unread) -> Row:
    """A row with the attributes of its node or edge by column, and those that the file says all have."""
    table = "edges" if "source" in row else "nodes"
    theirs = ATTRIBUTES[table] | ({"label": LABEL, "Label": LABEL} if table == "nodes" else {})
    for each in element:
        tag = local(each.tag)
        if tag == "data":
            _data_of(each, row, keys, theirs, unread)
        elif tag == "desc":
            put(row, "desc", each.text or "", unread=unread)
        elif tag not in ("graph", "node", "edge", "endpoint"):
            unread.elements("came_beside", each)
    for key in keys.values():
        if key.default and key.domain in (table[:-1], "all"):
            row.setdefault(theirs.get(key.title) or own(key.title), key.default)
    for name, text in element.attrib.items():
        if local(name) not in _KNOWN:
            put(row, local(name), text, unread=unread)
    return row


def _data_of(
    data: Element, row: Row, keys: Mapping[str, _Key], names: Mapping[str, str], unread: Unread
) -> None:
    """Put the value of an attribute into a row; of a drawing by yEd its label is taken."""
    key = data.get("key", "")
    title = keys[key].title if key in keys else key
    if len(data):
        labels = [each for tag in ("NodeLabel", "EdgeLabel") for each in every(data, tag)]
        texts = [text for each in labels if (text := (each.text or "").strip())]
        column = LABEL if "source" not in row else "label"
        for text in texts:
            put(row, column, text, unread=unread)
        for each in labels:
            each.text = None  # what is left is how it is drawn
        unread.elements("came_layout" if key in keys and keys[key].drawn else "came_nested", *data)
    if data.text and data.text.strip():
        put(row, names.get(title) or own(title), data.text, unread=unread)


def _of_cytoscape(row: Row, unread: Unread) -> Row:
    """A row without what Cytoscape keeps for itself."""
    for key, told in INNER.items():
        unread.add(told, key, row.pop(key, ""))
    return unshared(row, unread)
