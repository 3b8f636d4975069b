"""JSON of other tools, told apart by its keys, and read.

=====================  ==============================================================================
form                   by what it is known
=====================  ==============================================================================
Neo4j (APOC)           lines or a list of entries of the type node or relationship; `nodes` and `rels`
Cytoscape.js           `data` in the entries of `elements` (an object or a list), of `nodes`, or of a list
Kumu                   a list `elements` (and `connections`): a blueprint, or a whole project
graphology             `nodes` with `key` and `attributes`, as Gephi Lite and sigma.js write them
Gephi Lite             `graphDataset`, a workspace
vis-network, pyvis     `edges` with `from` and `to`
node-link              `nodes`, and `edges` or `links`, of NetworkX or D3; ends may be places in the list
plain                  a list of objects, lines of objects, or lists by name: ties have `source`,
                       `target` or `signed`, or what is known as another word for them
=====================  ==============================================================================
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.exchange.content import LABEL, READ_HERE, Content
from graph.exchange.cytoscape import is_cytoscape, read_cytoscape
from graph.exchange.kumu import is_kumu, read_kumu
from graph.exchange.neo4j import is_neo4j, read_neo4j
from graph.exchange.rows import (
    ATTRIBUTES,
    Unread,
    beside,
    is_table,
    listed,
    objects,
    put,
    read_row,
    tables,
    tie_id,
)
from graph.reading.synonyms import column_for, plain_name
from graph.vocabulary import EDGE_COLUMNS, NODE_COLUMNS
from graph.vocabulary.values import plain
from graph.words.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.exchange.rows import Row

LARGEST = 256 * 1024 * 1024  # bytes
_GRAPH = ("directed", "multigraph", "nodes", "edges", "links")
_DRAWN = ("x", "y", "z", "size", "color", "hidden", "highlighted", "forceLabel", "zIndex")  # by sigma.js
_DATA = ("nodeData", "nodeRenderingData", "edgeData", "edgeRenderingData")  # of Gephi Lite
_OF_VIS = (
    "x", "y", "color", "font", "shape", "size", "physics", "fixed", "hidden", "image", "icon", "margin",
    "borderWidth", "borderWidthSelected", "shadow", "scaling", "opacity", "shapeProperties", "chosen",
    "widthConstraint", "heightConstraint", "labelHighlightBold", "arrows", "dashes", "smooth", "length",
    "mass", "width",
    "arrowStrikethrough", "selectionWidth", "selfReferenceSize", "selfReference", "hoverWidth",
)  # fmt: skip
_OF_D3 = ("vx", "vy", "fx", "fy", "x", "y", "index")


def read_json(data: bytes, name: str) -> Content:
    """Read a JSON file of another tool; of which shows by its keys.

    Raises
    ------
    FileError
        When it is of none of the forms, holds a list that was not understood, or is no JSON.

    Examples
    --------
    >>> read_json(b'{"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "b"}]}', "x.json").edges
    ({'source': 'a', 'target': 'b'},)
    """
    unread = Unread()
    found = _load(data, name, unread)
    found = [found] if isinstance(found, dict) and is_neo4j([found]) else found  # one line of many
    for fits, read in _FORMS:
        if fits(found):
            return read(found, name, unread)
    first = found if isinstance(found, dict) else next((each for each in found if isinstance(each, dict)), {})
    shown = ", ".join(map(repr, first))
    raise FileError(
        "{} is JSON of no form that is read here, with the names {}; {}",
        name,
        shown or message("(none)"),
        READ_HERE,
    )


def _load(data: bytes, name: str, unread: Unread) -> Any:
    """The objects of a file: of its lines where it has several."""
    if len(data) > LARGEST:
        raise FileError("{} is larger than {} MiB; split it", name, LARGEST // 1024**2)
    try:
        text = data.decode(json.detect_encoding(data))
        found = _decoded(text, unread)
    except json.JSONDecodeError as fault:
        if not fault.msg.startswith("Extra data") or not text.lstrip("\ufeff").lstrip().startswith("{"):
            raise FileError("{} is no JSON that can be read ({})", name, fault) from None
        found = _lines(text, name, unread)
    except (ValueError, RecursionError) as fault:
        raise FileError("{} is no JSON that can be read ({})", name, fault) from None
    if not isinstance(found, dict | list):
        raise FileError("{} is JSON, but neither an object nor a list; {}", name, READ_HERE)
    return found


def _lines(text: str, name: str, unread: Unread) -> list[Any]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                found.append(_decoded(line, unread))
            except (ValueError, RecursionError) as fault:
                raise FileError(
                    "{} is JSON in lines, but line {} cannot be read ({})", name, number, fault
                ) from None
    return found


def _decoded(text: str, unread: Unread) -> Any:
    """The objects of a text; of a key that stands twice in one of them the last value, and that is told."""

    def made(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        row = dict(pairs)
        if len(row) < len(pairs):
            last = {key: place for place, (key, _) in enumerate(pairs)}
            for place, (key, value) in enumerate(pairs):
                if place != last[key]:
                    unread.add("came_twice", key, value)
        return row

    constants: dict[str, Any] = {"NaN": None}  # which pandas and others write for what is missing
    return json.loads(text, object_pairs_hook=made, parse_constant=lambda each: constants.get(each, each))


def _is_graphology(found: Any) -> bool:
    nodes = found.get("nodes") if isinstance(found, dict) else None
    several = nodes if isinstance(nodes, list) else []
    return any(isinstance(each, dict) and "key" in each and "id" not in each for each in several)


def _graphology(found: Any, name: str, unread: Unread) -> Content:
    marks = dict.fromkeys(("nodes", "edges", "options"), "")
    beside(found, marks, unread, name=name)
    lists = {key: listed(found, key, name, tool="tool_graphology") for key in ("nodes", "edges")}
    nodes = [_of_sigma(each, {"key": "id"}, unread) for each in lists["nodes"]]
    edges = [_of_sigma(each, {}, unread) for each in lists["edges"]]
    for row in edges:
        row.pop("undirected", None)
        tie_id(row, unread, "key")
    return tables(nodes, edges, unread, tool="tool_graphology")


def _is_gephi_lite(found: Any) -> bool:
    inner = found.get("graphDataset") if isinstance(found, dict) else None
    return isinstance(inner, dict) and isinstance(inner.get("fullGraph"), dict)


def _gephi_lite(found: Any, name: str, unread: Unread) -> Content:
    """A workspace of Gephi Lite: the graph of graphology, with the data of each node and edge beside it."""
    inner = found["graphDataset"]
    drawn = dict.fromkeys(("filters", "appearance", "selection", "layout"), "came_layout")
    beside(found, {"type": "", "version": "", "graphDataset": ""} | drawn, unread, name=name)
    fields = dict.fromkeys(("nodeFields", "edgeFields"), "came_inner")
    beside(inner, dict.fromkeys((*_DATA, "fullGraph"), "") | fields | drawn, unread, name=name)
    whole = dict(inner["fullGraph"])
    for key, table in (("nodes", "node"), ("edges", "edge")):
        data = [inner.get(each) or {} for each in _DATA if each.startswith(table)]
        rows = listed(whole, key, name, tool="tool_graphology")
        whole[key] = [_with_data(each, data, unread) for each in rows]
    return _graphology(whole, name, unread)


def _with_data(entry: Mapping[str, Any], data: Sequence[Any], unread: Unread) -> dict[str, Any]:
    attributes = dict(entry.get("attributes") or {})
    for each in data:
        held = each.get(str(entry.get("key"))) if isinstance(each, dict) else None
        for key, value in (held if isinstance(held, dict) else {}).items():
            put(attributes, key, value, unread=unread)
    return {**entry, "attributes": attributes}


def _of_sigma(entry: Mapping[str, Any], names: Mapping[str, str], unread: Unread) -> Row:
    """A row of an entry and its attributes, without those by which it is drawn."""
    row = read_row(entry, names, unread, skipped={"attributes": ""})
    inner = entry.get("attributes") or {}
    if not isinstance(inner, dict):
        put(row, "attributes", inner, unread=unread)
        return row
    theirs = ATTRIBUTES["nodes" if names else "edges"]
    label = {"label": LABEL} if names and "name" not in inner else {}
    drawn = dict.fromkeys(_DRAWN, "came_layout")
    for key, value in read_row(inner, theirs | label, unread, skipped=drawn).items():
        put(row, key, value, unread=unread)
    return row


def _is_vis(found: Any) -> bool:
    edges = found.get("edges") if isinstance(found, dict) else None
    several = edges if isinstance(edges, list) else []
    ends = [each.keys() for each in several if isinstance(each, dict)]
    return any({"from", "to"} <= each and "source" not in each for each in ends)


def _vis(found: Any, name: str, unread: Unread) -> Content:
    marks = {"nodes": "", "edges": "", "options": "came_layout"}
    beside(found, marks, unread, name=name)
    drawn = dict.fromkeys(_OF_VIS, "came_layout")
    lists = {key: listed(found, key, name, tool="tool_vis") for key in ("nodes", "edges")}
    nodes = [read_row(each, {"label": LABEL}, unread, skipped=drawn) for each in lists["nodes"]]
    ends = {"from": "source", "to": "target"}
    edges = [read_row(each, ends, unread, skipped=drawn) for each in lists["edges"]]
    for row in edges:
        tie_id(row, unread, "id")
    return tables(nodes, edges, unread, tool="tool_vis")


def _is_node_link(found: Any) -> bool:
    if not isinstance(found, dict) or "nodes" not in found:
        return False
    return bool({"edges", "links"} & found.keys()) or not _lists(found).keys() - {"nodes"}


def _node_link(found: Any, name: str, unread: Unread) -> Content:
    tool = "tool_node_link"
    marks = dict.fromkeys(_GRAPH, "") | {"graph": "came_beside"}
    beside(found, marks, unread, name=name)
    given = listed(found, "nodes", name, tool=tool)
    links = [each for key in ("edges", "links") for each in listed(found, key, name, tool=tool)]
    drawn = dict.fromkeys(_OF_D3, "came_layout") if any("vx" in each for each in given) else {}
    label = {"label": LABEL}
    nodes = [
        read_row(each, {} if "name" in each else label, unread, skipped=drawn, ours=False) for each in given
    ]
    several = found.get("multigraph", True)
    edges = [_link(each, unread, several=bool(several)) for each in links]
    _by_place(nodes, edges)
    return tables(nodes, edges, unread, tool=tool)


def _link(link: Mapping[str, Any], unread: Unread, *, several: bool) -> Row:
    """A tie; its ends may be whole nodes, as the simulation of D3 leaves them."""
    ends = {}
    for end in ("source", "target"):
        value = link.get(end)
        if isinstance(value, dict):
            ends[end] = value.get("id", value.get("name"))
        elif end in link:
            ends[end] = value
    counted = {"key": ""} if several and isinstance(link.get("key"), int) else {}
    inner = {"index": "came_layout"} if any(isinstance(link.get(end), dict) for end in ends) else {}
    row = read_row(link, {}, unread, skipped=dict.fromkeys(ends, "") | counted | inner)
    return ends | row


def _by_place(nodes: list[Row], edges: list[Row]) -> None:
    """Where the ends of all ties are places in the list of nodes, put the ids of these in."""
    known = {plain(row.get("id")) for row in nodes}
    ends = [row.get(end) for row in edges for end in ("source", "target")]
    if all(plain(each) in known for each in ends) or not all(
        type(each) is int and 0 <= each < len(nodes) for each in ends
    ):
        return
    for place, row in enumerate(nodes):
        row.setdefault("id", place)
    for row in edges:
        row |= {end: nodes[int(str(row[end]))]["id"] for end in ("source", "target")}


def _lists(found: Any) -> dict[str, list[Any]]:
    """The lists of objects of a file, by name."""
    if isinstance(found, list):
        return {"": found} if is_table(found) else {}
    return {key: value for key, value in found.items() if is_table(value)}


def _is_plain_list(found: Any) -> bool:
    kinds = [_kind(rows) for rows in _lists(found).values()]
    return bool(kinds) and "" not in kinds and len(set(kinds)) == len(kinds)


def _kind(rows: Sequence[Any]) -> str:
    """Whether objects are ties or organisations, by their names; blank where these say neither."""
    keys = dict.fromkeys(str(key) for each in rows if isinstance(each, dict) for key in each)
    if _meant(keys, EDGE_COLUMNS) & {"source", "target", "signed"}:
        return "edges"
    return "nodes" if _meant(keys, NODE_COLUMNS) & {"id", "name"} else ""


def _meant(keys: Iterable[str], columns: Sequence[str]) -> set[str]:
    """The columns that names stand for."""
    return {plain_name(key) if plain_name(key) in columns else column_for(key, columns) for key in keys}


def _plain_list(found: Any, name: str, unread: Unread) -> Content:
    lists = _lists(found)
    if isinstance(found, dict):
        beside(found, dict.fromkeys(lists, ""), unread, name=name)
    rows: dict[str, list[Row]] = {"nodes": [], "edges": []}
    for key, entries in lists.items():
        held = objects(entries, key, name, tool="tool_json")
        rows[_kind(entries)] = [read_row(each, {}, unread, ours=False) for each in held]
    return tables(rows["nodes"], rows["edges"], unread, tool="tool_json")


_FORMS: tuple[tuple[Callable[[Any], bool], Callable[[Any, str, Unread], Content]], ...] = (
    (is_neo4j, read_neo4j),
    (is_cytoscape, read_cytoscape),
    (is_kumu, read_kumu),
    (_is_gephi_lite, _gephi_lite),
    (_is_graphology, _graphology),
    (_is_vis, _vis),
    (_is_node_link, _node_link),
    (_is_plain_list, _plain_list),
)
