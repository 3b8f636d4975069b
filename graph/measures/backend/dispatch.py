"""What NetworkX calls: conversion, conditions, and a method for each function of NetworkX."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np

from graph.measures import kernels
from graph.measures.backend.conditions import KIND, is_slower, refusal
from graph.measures.backend.converted import CompiledGraph, converted
from graph.measures.kernels.betweenness import dependencies

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    Scores = dict[Any, float]

ALPHA = 0.85  # of PageRank, as NetworkX has it


class Backend:
    """The functions of NetworkX that run on the compiled kernels, each under its name there.

    Examples
    --------
    >>> G = nx.path_graph(3)
    >>> nx.betweenness_centrality(G, backend="ecosystem")
    {0: 0.0, 1: 1.0, 2: 0.0}
    """

    @staticmethod
    def convert_from_nx(G: nx.Graph, **asked: object) -> CompiledGraph:
        """Convert a graph; NetworkX keeps what comes of it with the graph until that is changed.

        Raises
        ------
        NotImplementedError
            When the graph is directed, or has several ties a pair.
        """
        if isinstance(G, CompiledGraph):
            return G
        if G.is_directed() or G.is_multigraph():
            raise NotImplementedError(KIND)
        if not asked:  # by hand, so that nobody has looked at what the call will need
            attributes = frozenset(name for *_, known in G.edges(data=True) for name in known)
            return replace(converted(G), attributes=attributes, loops=nx.number_of_selfloops(G) > 0)
        if hasattr(G, "_graph"):  # a view, which is not told when the graph behind it changes
            G.__networkx_cache__ = None
        return converted(G)

    @staticmethod
    def convert_to_nx(result: object, **_: object) -> object:
        """Convert a result, which is none of our graphs."""
        if not isinstance(result, CompiledGraph):
            return result
        G: nx.Graph = nx.Graph()
        G.add_nodes_from(result.nodes)
        heads = np.repeat(np.arange(len(result)), result.adjacency.degrees).tolist()
        ends = zip(heads, result.adjacency.indices.tolist(), strict=True)
        G.add_edges_from((result.nodes[one], result.nodes[other]) for one, other in ends if one < other)
        return G

    def can_run(self, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool | str:
        """Tell whether a call is answered exactly as NetworkX answers it, or say why not."""
        return refusal(getattr(self, name), args, kwargs) or True

    def should_run(self, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool | str:
        """Tell whether a call is sooner done here, the conversion included, or say why not."""
        return is_slower(name, args[0] if args else kwargs["G"]) or True

    def degree_centrality(self, G: CompiledGraph) -> Scores:
        """Give the share of all others to which each node is tied."""
        if len(G) <= 1:
            return dict.fromkeys(G.nodes, 1)
        return G.by_node(G.adjacency.degrees * (1.0 / (len(G) - 1.0)))

    def betweenness_centrality(
        self,
        G: CompiledGraph,
        k: int | None = None,
        normalized: bool = True,
        weight: object = None,
        endpoints: bool = False,
        seed: Random | None = None,
    ) -> Scores:
        """Give how often each node lies on the shortest paths between others."""
        n = len(G)
        pairs = n if endpoints else n - 1
        drawn = None if k in (None, n) or seed is None else seed.sample(G.nodes, k)  # as NetworkX draws them
        sources = None if drawn is None else np.array([G.code[each] for each in drawn], np.int64)
        sums = _between(G, sources)
        if endpoints:
            sums = sums + _ends(G, sources)
        if pairs < 2:
            return G.by_node(np.zeros(n) if not endpoints else sums)
        number = pairs if sources is None else sources.size
        share = 1.0 / (pairs - 1) if normalized else pairs / 2
        scale = np.full(n, share / number)
        if sources is not None and not endpoints:  # who is drawn lies between the others that are
            scale[sources] = share / (number - 1) if number > 1 else math.nan
        return G.by_node(sums * scale)

    def closeness_centrality(
        self, G: CompiledGraph, u: Any = None, distance: object = None, wf_improved: bool = True
    ) -> Any:
        """Give how few steps away each node is from those that it can reach."""
        if u is not None:
            steps = _steps(G, G.code[u])
            within = steps[steps >= 0]
            total = int(within.sum())
            found = (within.size - 1) / total if total and len(G) > 1 else 0.0
            return found * (within.size - 1) / (len(G) - 1) if wf_improved and total else found
        others = (G.reached - 1).astype(np.float64)
        near = others / np.maximum(_sums(G, others), 1.0)
        return G.by_node(near * (others / max(len(G) - 1, 1)) if wf_improved else near)

    def harmonic_centrality(
        self, G: CompiledGraph, nbunch: object = None, distance: object = None, sources: object = None
    ) -> Any:
        """Give the sum of one over the distances to all others."""
        scores = G.distances.harmonic.values * max(len(G) - 1, 0)
        found = G.some(scores, nbunch)
        return found if isinstance(found, dict) else {nbunch: found}

    def eigenvector_centrality(
        self,
        G: CompiledGraph,
        max_iter: int = 100,
        tol: float = 1e-6,
        nstart: object = None,
        weight: object = None,
    ) -> Scores:
        """Give how well connected each node is to the well connected."""
        if not len(G):
            raise nx.NetworkXPointlessConcept("cannot compute centrality for the null graph")
        return G.by_node(kernels.eigenvector(G.adjacency))

    def pagerank(
        self,
        G: CompiledGraph,
        alpha: float = ALPHA,
        personalization: object = None,
        max_iter: int = 100,
        tol: float = 1e-6,
        nstart: object = None,
        weight: object = "weight",
        dangling: object = None,
    ) -> Scores:
        """Give how often a random walk along the ties passes through each node."""
        return G.by_node(kernels.pagerank(G.adjacency, alpha=alpha)) if len(G) else {}

    def core_number(self, G: CompiledGraph) -> dict[Any, int]:
        """Give how deep in the core each node is."""
        return G.by_node(kernels.coreness(G.adjacency))

    def triangles(self, G: CompiledGraph, nodes: object = None) -> Any:
        """Give how many triangles each node is in."""
        return G.some(G.cohesion.triangles, nodes)

    def clustering(self, G: CompiledGraph, nodes: object = None, weight: object = None) -> Any:
        """Give the share of the pairs of each node's neighbours that are tied."""
        return G.some(G.cohesion.clustering, nodes)

    def average_clustering(
        self, G: CompiledGraph, nodes: object = None, weight: object = None, count_zeros: bool = True
    ) -> float:
        """Give the mean of the clustering."""
        found: list[float] = list(self.clustering(G, nodes).values())
        kept = found if count_zeros else [each for each in found if each > 0]
        return sum(kept) / len(kept)

    def transitivity(self, G: CompiledGraph) -> float:
        """Give three times the triangles over the pairs of ties that share an end."""
        return G.cohesion.transitivity

    def constraint(self, G: CompiledGraph, nodes: object = None, weight: object = None) -> Scores:
        """Give Burt's constraint; NaN without a neighbour."""
        scores = G.cohesion.constraint
        if nodes is None and not len(G):
            raise nx.NetworkXError("Graph has no nodes or edges")
        if nodes is None:
            return G.by_node(scores)
        return {node: scores[G.code[node]].item() for node in nodes}  # type: ignore[attr-defined]

    def connected_components(self, G: CompiledGraph) -> Iterator[set[Any]]:
        """Give the nodes of each component, in the order of their first nodes."""
        found: list[set[Any]] = [set() for _ in range(self.number_connected_components(G))]
        for node, label in zip(G.nodes, G.labels.tolist(), strict=True):
            found[label].add(node)
        yield from found

    def number_connected_components(self, G: CompiledGraph) -> int:
        """Count the components."""
        return int(G.labels.max(initial=-1)) + 1

    def is_connected(self, G: CompiledGraph) -> bool:
        """Tell whether there is one component."""
        if not len(G):
            raise nx.NetworkXPointlessConcept("Connectivity is undefined for the null graph.")
        return self.number_connected_components(G) == 1

    def single_source_shortest_path_length(
        self, G: CompiledGraph, source: Any, cutoff: float | None = None
    ) -> dict[Any, int]:
        """Give the steps from a node to those that it can reach."""
        steps = _steps(G, G.code[source])
        limit = np.inf if cutoff is None else cutoff  # as NetworkX: one more as long as there were fewer
        near = np.flatnonzero((steps == 0) | (steps > 0) & (steps - 1 < limit))
        near = near[np.argsort(steps[near], kind="stable")]
        return {
            G.nodes[each]: number for each, number in zip(near.tolist(), steps[near].tolist(), strict=True)
        }

    def leiden_communities(
        self,
        G: CompiledGraph,
        weight: object = "weight",
        resolution: float = 1,
        max_level: int | None = None,
        seed: Random | None = None,
    ) -> list[set[Any]]:
        """Give communities by the Leiden method for modularity, the largest first."""
        drawn = 0
        if seed is not None:  # NetworkX hands on a state of numpy as something that draws no bits
            drawn = seed.getrandbits(32) if isinstance(seed, Random) else int(seed.random() * 2**32)
        labels = kernels.communities(G.adjacency, seed=drawn)
        found: list[set[Any]] = [set() for _ in range(int(labels.max(initial=-1)) + 1)]
        for node, label in zip(G.nodes, labels.tolist(), strict=True):
            found[label].add(node)
        return found


def _between(G: CompiledGraph, sources: NDArray[np.int64] | None) -> NDArray[np.float64]:
    """How many ordered pairs each node lies between: of all nodes, or from some of them."""
    n = len(G)
    if sources is not None:
        return dependencies(G.adjacency, sources)
    scores = kernels.betweenness(G.adjacency).values
    return scores * (float(max(n - 1, 1)) * max(n - 2, 1))


def _ends(G: CompiledGraph, sources: NDArray[np.int64] | None) -> NDArray[np.float64]:
    """How many ordered pairs each node is an end of."""
    others = (G.reached - 1).astype(np.float64)
    if sources is None:
        return 2 * others
    drawn = np.zeros(len(G))
    drawn[sources] = 1
    return others * drawn + np.bincount(G.labels, weights=drawn)[G.labels] - drawn


def _sums(G: CompiledGraph, others: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum of the distances from each node, a whole number, out of its closeness."""
    scores = G.distances.closeness.values
    whole = np.divide(others * others, scores * max(len(G) - 1, 1), out=np.zeros(len(G)), where=scores > 0)
    return np.rint(whole)


def _steps(G: CompiledGraph, source: int) -> NDArray[np.int64]:
    """The steps from a node to every other; -1 out of reach."""
    indptr, indices = G.adjacency.indptr, G.adjacency.indices
    steps = np.full(len(G), -1, np.int64)
    steps[source] = 0
    front = np.array([source])
    for step in range(1, len(G)):
        lengths = indptr[front + 1] - indptr[front]
        offsets = np.repeat(indptr[front] - (np.cumsum(lengths) - lengths), lengths)
        near = indices[offsets + np.arange(offsets.size)]
        front = np.unique(near[steps[near] < 0])
        if not front.size:
            break
        steps[front] = step
    return steps
