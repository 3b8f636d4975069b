"""JSON that is written: for Cytoscape, NetworkX and D3 (node-link), and Kumu."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from graph.exchange.content import NUMBERS, Content, edge_ids, told_apart
from graph.exchange.cytoscape import OF_CYTOSCAPE
from graph.exchange.kumu import connections, elements

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_NETWORKX = {"value", "key"}  # by which its reader knows nodes and parallel edges


def write_cytoscape(found: Content) -> dict[str, bytes]:
    """Give the Cytoscape JSON file (``.cyjs``): one edge a tie, ``interaction`` its relation.

    Cytoscape, Cytoscape.js and `networkx.cytoscape_graph` read it.
    """
    taken = {*OF_CYTOSCAPE, *_OF_NETWORKX, "parent"}  # Cytoscape.js would put the one into the other
    nodes = told_apart(found.columns("nodes"), taken)
    edges = told_apart(found.columns("edges"), {*OF_CYTOSCAPE, *_OF_NETWORKX, "id", "interaction"})
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
