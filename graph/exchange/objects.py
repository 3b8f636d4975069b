"""JSON: Cytoscape, the node-link form of NetworkX and D3, and the blueprints of Kumu."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.exchange.content import LABEL, NUMBERS, OTHER_ID, Content, edge_ids, named, nested, own, told_apart
from graph.exchange.kumu import FROM_KUMU, connections, elements

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LARGEST = 256 * 1024 * 1024  # bytes
# What Cytoscape adds by itself to what it was given.
_OF_CYTOSCAPE = {"SUID", "selected", "shared_name", "shared_interaction"}
_OF_NETWORKX = {"value", "key"}  # by which its reader knows nodes and parallel edges


def write_cytoscape(found: Content) -> dict[str, bytes]:
    """Give the Cytoscape JSON file (``.cyjs``): one edge a tie, ``interaction`` its relation.

    Cytoscape, Cytoscape.js and `networkx.cytoscape_graph` read it.
    """
    taken = {*_OF_CYTOSCAPE, *_OF_NETWORKX, "parent"}  # Cytoscape.js would put the one into the other
    nodes = told_apart(found.columns("nodes"), taken)
    edges = told_apart(found.columns("edges"), {*_OF_CYTOSCAPE, *_OF_NETWORKX, "id", "interaction"})
    ties = zip(found.edges, edge_ids(found), _numbers(found), strict=True)
    data = {
        "format_version": "1.0",
        "target_cytoscapejs_version": "~2.1",
        "data": {},
        "directed": False,
        "multigraph": True,
        "elements": {
            "nodes": [{"data": {**_values(row, nodes), "value": row["id"]}} for row in found.nodes],
            "edges": [
                {
                    "data": _values(row, edges)
                    | {"id": name, "interaction": row.get("relation", "mou"), "key": n}
                }
                for row, name, n in ties
            ],
        },
    }
    return {"": _dump(data)}


def write_node_link(found: Content) -> dict[str, bytes]:
    """Give the node-link JSON file: a multigraph, one edge a tie, as `networkx.node_link_graph` reads it."""
    edges = told_apart(found.columns("edges"), ["key"])
    links = [{**_values(row, edges), "key": n} for row, n in zip(found.edges, _numbers(found), strict=True)]
    columns = {each: each for each in found.columns("nodes")}  # looks through every row
    nodes = [_values(row, columns) for row in found.nodes]
    data = {"directed": False, "multigraph": True, "graph": {}, "nodes": nodes, "edges": links}
    return {"": _dump(data)}


def _numbers(found: Content) -> list[int]:
    """For each tie how many of the same pair stand before it."""
    counts: Counter[frozenset[str]] = Counter()
    numbers = []
    for row in found.edges:
        pair = frozenset((row["source"], row["target"]))
        numbers.append(counts[pair])
        counts[pair] += 1
    return numbers


def write_kumu(found: Content) -> dict[str, bytes]:
    """Give the Kumu blueprint: elements and connections, tagged with the year of signing."""
    return {"": _dump({"elements": elements(found), "connections": connections(found)})}


def _values(row: Mapping[str, str], columns: Mapping[str, str]) -> dict[str, str | float]:
    return {
        columns[name]: float(text) if name in NUMBERS else text
        for name, text in row.items()
        if name in columns
    }


def _dump(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def read_json(data: bytes, name: str) -> Content:
    """Read a JSON file of Cytoscape, Kumu, NetworkX or D3; which one shows by its keys.

    Raises
    ------
    FileError
        When it is none of them, or no JSON.

    Examples
    --------
    >>> read_json(b'{"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "b"}]}', "x.json").edges
    ({'source': 'a', 'target': 'b'},)
    """
    found = _load(data, name)
    inner = found.get("elements")
    if isinstance(inner, dict) and {"nodes", "edges"} & set(inner):
        return _cytoscape(inner, name, ours="multigraph" in found)
    if isinstance(inner, list):
        nodes = [_renamed(each, FROM_KUMU["nodes"]) for each in _objects(found, "elements", name)]
        edges = [_renamed(each, FROM_KUMU["edges"]) for each in _objects(found, "connections", name)]
        return _plain(nodes, edges)
    if "nodes" in found:
        return _node_link(found, name)
    raise FileError(
        "{} is JSON, but has neither elements (Cytoscape: an object with nodes and edges, Kumu: a list) "
        "nor nodes and edges (node-link)",
        name,
    )


def _load(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > LARGEST:
        raise FileError("{} is larger than {} MiB; split it", name, LARGEST // 1024**2)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise FileError("{} is no JSON that can be read ({})", name, fault) from None
    if not isinstance(found, dict):
        raise FileError("{} is JSON, but no object with nodes and edges", name)
    return found


def _objects(found: Mapping[str, Any], key: str, name: str) -> list[dict[str, Any]]:
    """The list of objects under a key; anything else there is refused."""
    rows = found.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise FileError("{}: {!r} is not a list of objects", name, key)
    return rows


def _cytoscape(inner: Mapping[str, Any], name: str, *, ours: bool) -> Content:
    """Nodes and edges of Cytoscape; `ours`: with the marks that NetworkX and we add to them."""
    rows = {key: [each.get("data", {}) for each in _objects(inner, key, name)] for key in ("nodes", "edges")}
    if not all(isinstance(each, dict) for table in rows.values() for each in table):
        raise FileError("{}: an element's 'data' is not an object", name)
    made = _OF_CYTOSCAPE | (_OF_NETWORKX if ours else set())
    drop = {"nodes": made, "edges": {*made, "id"}}
    kept = {
        key: [{own(str(k)): v for k, v in each.items() if k not in drop[key]} for each in table]
        for key, table in rows.items()
    }
    for row in kept["nodes"]:
        if "id_original" in row:  # Cytoscape has put numbers in the place of the ids
            row[OTHER_ID] = row.pop("id_original")
    for row in kept["edges"]:
        row.pop("id_original", None)
        interaction = row.pop("interaction", "")
        row.setdefault("relation", interaction)
    return _plain(kept["nodes"], kept["edges"])


def _node_link(found: Mapping[str, Any], name: str) -> Content:
    nodes = _objects(found, "nodes", name)
    links = _objects(found, "edges" if "edges" in found else "links", name)
    edges = [{own(str(k)): v for k, v in each.items() if k != "key"} for each in links]
    rows = [{LABEL if k == "label" else str(k): v for k, v in each.items()} for each in nodes]
    return _plain(rows, edges)


def _plain(nodes: Sequence[Mapping[str, object]], edges: Sequence[Mapping[str, object]]) -> Content:
    """Both tables as text, without the objects and lists of lists that no cell holds."""
    return Content(named(nodes), named(edges), losses=(nested(nodes, edges),))


def _renamed(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, object]:
    """A row of Kumu by our columns; tags, which are made of other columns, are dropped."""
    return {
        names.get(key.casefold(), own(key)): value
        for key, value in row.items()
        if key.casefold() not in ("tags", "direction")
    }
