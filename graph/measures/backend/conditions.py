"""Which calls of NetworkX the kernels answer exactly as NetworkX does, and which they answer sooner."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from graph.measures import LARGE
from graph.measures.backend.converted import NAME, CompiledGraph
from graph.measures.kernels.availability import at_hand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import networkx as nx

# Arguments that have to stand as they are, by the values that they may have.
ONLY: dict[str, dict[str, tuple[object, ...]]] = {
    "harmonic_centrality": {"sources": (None,)},
    "eigenvector_centrality": {"nstart": (None,)},
    "pagerank": {"personalization": (None,), "nstart": (None,), "dangling": (None,)},
    "leiden_communities": {"resolution": (1,), "max_level": (None,)},
}
# Functions to which a tie of a node with itself matters.
WITHOUT_LOOPS = frozenset(
    {
        "constraint",
        "core_number",
        "degree_centrality",
        "eigenvector_centrality",
        "leiden_communities",
        "pagerank",
    }
)
WEIGHTS = ("weight", "distance")
KIND = "the kernels are for undirected graphs with one tie a pair"
# Nodes times ties from which a function is sooner done here, with the conversion and the loading of the
# compiler (benchmarks/backend.py); what only looks at each tie once is sooner done where the graph is.
TRIADS = 5_000_000_000
SOONER = {
    "betweenness_centrality": LARGE,
    "closeness_centrality": LARGE,
    "harmonic_centrality": LARGE,
    "constraint": TRIADS,
    "leiden_communities": 0,
    "clustering": TRIADS,
    "average_clustering": TRIADS,
    "triangles": TRIADS,
    "transitivity": TRIADS,
    "core_number": TRIADS,
    "eigenvector_centrality": TRIADS,
    "pagerank": TRIADS,
}
FEWEST_STEPS = 100  # of an iteration, as by default: who allows fewer wants to see it fail
COARSEST = 1e-6  # likewise the tolerance: who asks for less precision may want to see what comes of it


def refusal(function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
    """Say why a call is left to NetworkX; blank where it is not.

    Parameters
    ----------
    function
        The one of the backend, whose name and arguments are those of NetworkX.
    """
    if not at_hand():
        return "numba is not installed: pip install 'ecosystem-graph[fast]'"
    name = function.__name__
    given = inspect.signature(function).bind(*args, **kwargs)
    given.apply_defaults()
    asked = dict(given.arguments)
    G = asked.pop("G")
    if G.is_directed() or G.is_multigraph():
        return KIND
    return _of_graph(G, name, asked) or _of_arguments(G, name, asked)


def _of_graph(G: nx.Graph | CompiledGraph, name: str, asked: Mapping[str, Any]) -> str:
    """Say what of the graph does not fit: loops, weights."""
    if name in WITHOUT_LOOPS and _has_loops(G):
        return "a node is tied to itself"
    weight = next((asked[each] for each in WEIGHTS if asked.get(each) is not None), None)
    if callable(weight):
        return "weights are computed by a function"
    # None is a weight, too: for a search along weights it is a tie that is not there.
    if weight is not None and _is_said(G, weight):
        return f"ties have a {weight!r}"
    return ""


def _has_loops(G: nx.Graph | CompiledGraph) -> bool:
    """Tell whether a node is tied to itself."""
    return G.loops if isinstance(G, CompiledGraph) else any(node in row for node, row in G.adjacency())


def _is_said(G: nx.Graph | CompiledGraph, attribute: object) -> bool:
    """Tell whether a tie has an attribute."""
    if isinstance(G, CompiledGraph):
        return attribute in G.attributes
    return any(attribute in known for _, _, known in G.edges(data=True))


def _of_arguments(G: nx.Graph | CompiledGraph, name: str, asked: Mapping[str, Any]) -> str:
    for argument, allowed in ONLY.get(name, {}).items():
        if asked[argument] not in allowed:
            return f"{argument} is given"
    if asked.get("max_iter", FEWEST_STEPS) < FEWEST_STEPS or not 0 < asked.get("tol", COARSEST) <= COARSEST:
        return "the iteration may be meant to end early"
    if name == "pagerank" and not 0 <= asked["alpha"] < 1:
        return "alpha is not from 0 to 1"
    if name == "betweenness_centrality" and asked["k"] is not None and not 0 < asked["k"] <= len(G):
        return "k is no number of nodes"
    wanted = [asked[each] for each in ("u", "source") if each in asked and (each, asked[each]) != ("u", None)]
    if not all(each in G for each in wanted):
        return "there is no such node"
    return ""


def is_slower(name: str, G: nx.Graph | CompiledGraph) -> str:
    """Say why a call that could be answered is sooner done by NetworkX; blank where it is not."""
    cache = {} if isinstance(G, CompiledGraph) else G.__networkx_cache__ or {}  # None: it is to keep nothing
    if isinstance(G, CompiledGraph) or NAME in cache.get("backends", ()):
        return ""
    enough = SOONER.get(name)
    if enough is None:
        return "it looks at each tie once, as the conversion does"
    if len(G) * G.number_of_edges() < enough:
        return "the graph is small"
    return ""
