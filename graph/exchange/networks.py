"""Graphs of NetworkX as ecosystems: every map, report and question for whoever has one."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

from graph.errors import DataError, UsageError
from graph.exchange.content import as_csv
from graph.exchange.importing import import_files
from graph.reading.folder import read_memory
from graph.reading.memory import Memory
from graph.reading.sheet import tidy
from graph.reading.texts import composed
from graph.vocabulary.values import plain
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    import networkx as nx

    from graph.model.ecosystem import Ecosystem

NAME = "graph.json"


def from_networkx(G: nx.Graph) -> Ecosystem:
    """Make an ecosystem of any graph of NetworkX.

    Parameters
    ----------
    G
        Directed or not, with one tie a pair or several. What nodes and edges know is read as
        `graph import` reads it: ``name`` or ``label``, ``type``, ``country``, ``lat`` and ``lon``;
        ``signed``, ``relation``, ``agreement``, ``expires`` and so on; anything else is kept in a column
        of its own. A tie whose ``agreements`` stand beside their ``dates``, as `build` writes them, is one
        tie of each; where there are several and only one date, it stays one tie, with a warning.
        An organisation without a name is called by its id, one without a type has the
        type that its name says, or ``unknown``.

    Returns
    -------
    ecosystem
        Checked as files are. Ids are the texts of the nodes.

    Raises
    ------
    UsageError
        When it is no graph, two nodes have the same text, or one has none.
    DataError
        When what is known of them cannot be read, such as a date; `findings` names every cell.

    Warns
    -----
    UserWarning
        What of the graph has no place in an ecosystem.

    See Also
    --------
    graph.build : the other way, from an ecosystem to a graph.

    Examples
    --------
    >>> import networkx as nx
    >>> G = nx.Graph([(1, 2, {"signed": "2016-05"}), (2, 3)])
    >>> eco = from_networkx(G)
    >>> eco.nodes["id"].tolist(), eco.edges["signed"].tolist()
    (['1', '2', '3'], ['2016-05', ''])
    """
    if not hasattr(G, "adjacency"):
        raise UsageError("from_networkx takes a graph of NetworkX, not {}", type(G).__name__)
    ids = _ids(G)
    nodes = [{**_named(known), "id": ids[node]} for node, known in G.nodes(data=True)]
    links = [
        {**each, "source": ids[u], "target": ids[v]}
        for u, v, known in G.edges(data=True)
        for each in _each(_named(known))
    ]
    data = json.dumps({"multigraph": G.is_multigraph(), "nodes": nodes, "links": links}, default=plain)
    found = import_files({NAME: data.encode("utf-8")})
    if found.findings:
        raise DataError(found.findings)
    said = list(found.remarks) if found.losses else []
    said += _together(links)
    if said:
        warnings.warn("; ".join(said), stacklevel=2)
    texts = {name: content.decode("utf-8") for name, content in as_csv(found).items()}
    return read_memory(Memory(texts))


def _ids(G: nx.Graph) -> dict[Any, str]:
    """The text of every node, each its own, as the cells of a list are read."""
    found: dict[str, Hashable] = {}
    for node in G.nodes:
        text = composed(tidy(str(node)))
        if not text:
            raise UsageError("{!r} is a node of which no id can be made; give it a text", node)
        other = found.setdefault(text, node)
        if other is not node and other != node:
            told = "{!r} and {!r} are two nodes with the same text as their id; give each its own"
            raise UsageError(told, other, node)
    return {node: text for text, node in found.items()}


def _each(known: dict[str, Any]) -> list[dict[str, Any]]:
    """A tie as one of each of its agreements, where it names them with their dates, as `build` does."""
    several = known.get("agreements")
    if "agreement" in known or not isinstance(several, (list, tuple, set)) or not several:
        return [known]
    dates = known.get("dates") if isinstance(several, (list, tuple)) else None  # a set has no order
    if len(several) == 1:
        dates = [known.get("signed")]
    elif not isinstance(dates, (list, tuple)) or len(dates) != len(several):
        if plain(known.get("signed")):
            return [known]  # whose date it is, nobody can say
        dates = [None] * len(several)
    told = {"agreements", "dates", "signed"} | ({"weight"} if known.get("weight") == len(several) else set())
    rest = {name: each for name, each in known.items() if name not in told}
    return [
        rest | {"agreement": one} | ({"signed": day} if plain(day) else {})
        for one, day in zip(several, dates, strict=True)
    ]


def _together(links: list[dict[str, Any]]) -> list[str]:
    """Say how many ties have several agreements that cannot be told apart."""
    found = [each for each in links if isinstance(each.get("agreements"), (list, tuple, set))]
    if not found:
        return []
    first = " – ".join(found[0][end] for end in ("source", "target"))
    return [sentence("came_together", count=len(found), example=first)]


def _named(known: Mapping[Any, Any]) -> dict[str, Any]:
    """What is known of a node or tie, and within that, by texts: nothing else is a name in JSON."""
    return {str(name): _named(each) if isinstance(each, dict) else each for name, each in known.items()}
