"""GEXF 1.3, the format of Gephi, with the days on which each tie is in force."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from graph.errors import FileError
from graph.exchange.content import (
    END,
    LABEL,
    NUMBERS,
    READ_HERE,
    START,
    Content,
    edge_ids,
    edge_kinds,
    own,
    told_apart,
)
from graph.exchange.rows import ATTRIBUTES, Unread, put, tables, tie_id, within
from graph.exchange.spells import Spell, spell, spell_of
from graph.files.safe_xml import children, distinct, document, every, fit, local, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graph.exchange.content import Span
    from graph.exchange.rows import Row

NAMESPACE = "http://gexf.net/1.3"
_TAKEN = {
    "nodes": ("id", "label"),
    # NetworkX stumbles over an attribute called key.
    "edges": ("id", "source", "target", "label", "weight", "kind", "type", "key"),
}

_KNOWN = ("id", "label", "pid", "source", "target", "type", "weight", "kind", "start", "end", "startopen",
          "endopen", "timestamp", "timestamps", "intervals")  # fmt: skip
_READ = ("attvalues", "spells", "slices", "nodes", "edges")
_VIZ = ("color", "position", "size", "shape", "thickness")


@dataclass(frozen=True, slots=True)
class _Key:
    """An attribute that a file declares: its column, and the value where none is given."""

    title: str
    default: str


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
    """Read a GEXF file of version 1.1, 1.2 or 1.3; nested organisations name the one that holds them.

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
        raise FileError("{} is XML, but holds no <graph> of GraphML or GEXF; {}", name, READ_HERE)
    unread = Unread()
    keys: dict[str, dict[str, _Key]] = {"node": {}, "edge": {}}
    for group in every(root, "attributes"):
        keys.setdefault(group.get("class", ""), {}).update(
            {each.get("id", ""): _key(each) for each in children(group, "attribute")}
        )
    organisations = list(within(root, "node"))
    ties = [each for each, _ in within(root, "edge")]
    nodes = [_node(each, parent, keys["node"], unread) for each, parent in organisations]
    edges = [_edge(each, keys["edge"], unread) for each in ties]
    for time in _own_times((each for each, _ in organisations), edges):
        unread.add("came_spells", "", time)
    _beside(root, unread)
    order = [key.title for group in keys.values() for key in group.values()]
    return tables(nodes, edges, unread, tool="tool_gexf", order=order)


def _key(attribute: Element) -> _Key:
    default = next((each.text for each in children(attribute, "default")), None)
    return _Key(own(attribute.get("title") or attribute.get("id") or ""), default or "")


def _beside(root: Element, unread: Unread) -> None:
    """Count what the file says of itself, and what it has beside organisations and ties."""
    for meta in children(root, "meta"):
        unread.elements("came_beside", *(each for each in meta if local(each.tag) != "creator"))
    for graph_element in children(root, "graph"):
        others = [each for each in graph_element if local(each.tag) not in ("attributes", "nodes", "edges")]
        unread.elements("came_beside", *others)


def _own_times(nodes: Iterable[Element], edges: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The times at which organisations come and go by themselves, and not with the first of their ties."""
    starts = {(each[end], each[START]) for each in edges for end in ("source", "target")}
    for each in nodes:
        texts = [text for pair in _spells(each) for text in pair if text]
        found = _times(each)
        if found.end or found.further or (texts and (each.get("id"), found.start) not in starts):
            yield from texts


def _spells(element: Element) -> list[tuple[str, str]]:
    """The pairs of times of an organisation or a tie: from its spells, or else from its attributes."""
    groups = children(element, "spells", "slices")
    found = [_bounds(each) for group in groups for each in children(group, "spell", "slice")]
    if not found and (element.get("start") or element.get("end")):
        found = [_bounds(element)]
    stamps = (element.get(key) for key in ("timestamp", "timestamps", "intervals"))
    return found or [(each, "") for each in stamps if each]


def _bounds(element: Element) -> tuple[str, str]:
    """The times of a spell; one that is not part of it is followed by the bracket that says so."""
    start = element.get("start") or element.get("startopen") or element.get("timestamp") or ""
    end = element.get("end")
    return start, end or (f"{element.get('endopen')})" if element.get("endopen") else "")


def _times(element: Element) -> Spell:
    """The first spell of an organisation or a tie, and how many there are beside it."""
    found = _spells(element)
    if not found:
        return Spell()
    start, end = found[0]
    first = spell_of(start, end.rstrip(")"), open_end=end.endswith(")")) if end else spell(start)
    return replace(first, further=first.further + len(found) - 1)


def _node(element: Element, parent: str, keys: Mapping[str, _Key], unread: Unread) -> Row:
    row: Row = {"id": element.get("id"), LABEL: element.get("label"), "parent": element.get("pid") or parent}
    return _attributes(row, element, keys, unread)


def _edge(element: Element, keys: Mapping[str, _Key], unread: Unread) -> Row:
    """A tie with the days on which it is in force."""
    times = _times(element)
    for key, lost in (("came_times", times.unread), ("came_hours", times.hours)):
        unread.add(key, "", lost)
    if times.further:
        unread.add(
            "came_more_spells",
            "",
            [f"{start} {end}".strip() for start, end in _spells(element)[1:]]
            or [element.get("timestamps") or element.get("intervals") or ""],
        )
    row: Row = {"source": element.get("source"), "target": element.get("target")}
    row |= {START: times.start, END: times.end, "id": element.get("id")}
    tie_id(row, unread, "id")
    row |= {key: element.get(key) for key in ("label", "weight") if element.get(key)}
    if element.get("kind"):
        row["relation"] = element.get("kind")
    return _attributes(row, element, keys, unread)


def _attributes(row: Row, element: Element, keys: Mapping[str, _Key], unread: Unread) -> Row:
    """A row with the values of its attributes, and those by which the file says that all have them."""
    theirs = ATTRIBUTES["edges" if "source" in row else "nodes"]
    for column, value in _values_of(element, keys, unread).items():
        if column == "relation" and element.get("kind"):
            row.pop("relation", None)  # of which the kind of an edge is made in our own files
        put(row, theirs.get(column, column), value, unread=unread)
    for key in keys.values():
        if key.default and key.title not in row:
            row[key.title] = key.default
    for name, text in element.attrib.items():
        if local(name) not in _KNOWN:
            put(row, local(name), text, unread=unread)
    for each in element:
        if local(each.tag) not in _READ:
            unread.elements("came_layout" if local(each.tag) in _VIZ else "came_beside", each)
    return row


def _values_of(element: Element, keys: Mapping[str, _Key], unread: Unread) -> dict[str, str]:
    """The values by column; of those that hold for a time each the last is taken."""
    found: dict[str, str] = {}
    for each in (value for group in children(element, "attvalues") for value in children(group, "attvalue")):
        key = each.get("for") or each.get("id") or ""
        column = keys[key].title if key in keys else key
        times = [text for name, text in each.attrib.items() if local(name) not in ("for", "id", "value")]
        earlier = found.get(column, "")
        found[column] = each.get("value", "")
        if times or (earlier and earlier != found[column]):
            unread.add("came_over_time" if times else "came_twice", column, [earlier, *times])
    return found
