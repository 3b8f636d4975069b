"""The measures of a large ecosystem: from its table to arrays of numbers to compiled kernels."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd

from graph.measures import kernels
from graph.measures.kernels.availability import at_hand, check_size
from graph.measures.network import agreements_of, ordered
from graph.model.numbering import once

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.model.ecosystem import Ecosystem

    Values = NDArray[np.float64] | NDArray[np.int64]

BITS = 512  # sources that one search of distances carries
# Work (organisations times pairs) from which a measure is estimated from a sample, unless told otherwise.
# On two cores that is about ten seconds of exact betweenness, and of exact distances.
MUCH_BETWEENNESS = 4e9
MUCH_DISTANCE = 1.5e11
SOURCES = 1024  # a sample's number of sources in each component


@dataclass(frozen=True, eq=False)
class ArrayGraph:
    """The counted ties of an ecosystem as numbers, and what has been computed from them so far.

    Attributes
    ----------
    ids
        The organisations with a tie, sorted; their places in this list are their codes.
    first, second
        Codes of the two ends, one entry a tie.
    agreement
        Code of the agreement, one entry a tie.
    exact
        Never estimate from a sample.
    bounds
        How far an estimated measure may be off, with 95 % confidence; filled as measures are taken.
    """

    ids: list[str]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    agreement: NDArray[np.int64]
    exact: bool = False
    bounds: dict[str, float] = field(default_factory=dict)

    @cached_property
    def adjacency(self) -> kernels.Adjacency:
        """Who is tied to whom, each pair once."""
        return kernels.adjacency(self.first, self.second, len(self.ids))

    @cached_property
    def distances(self) -> kernels.Distances:
        """Closeness and harmonic, which one search gives together."""
        return kernels.distances(self.adjacency, sample=self._sample(MUCH_DISTANCE))

    @cached_property
    def cohesion(self) -> kernels.Cohesion:
        """Clustering and constraint, which one pass over the triangles gives together."""
        return kernels.cohesion(self.adjacency)

    def _sample(self, much: float) -> int | None:
        return _sample(much, self.adjacency.n, self.adjacency.m, exact=self.exact)

    def betweenness(self) -> NDArray[np.float64]:
        """Betweenness, exact or estimated."""
        if not at_hand():
            return self._on_graph("betweenness")
        found = kernels.betweenness(self.adjacency, sample=self._sample(MUCH_BETWEENNESS))
        return self._noted("betweenness", found)

    def near(self, measure: str) -> NDArray[np.float64]:
        """Closeness or harmonic, exact or estimated."""
        if not at_hand():
            return self._on_graph(measure)
        return self._noted(measure, getattr(self.distances, measure))

    def _on_graph(self, measure: str) -> NDArray[np.float64]:
        """The same by NetworkX, where no kernel can be compiled."""
        from graph.measures.registry import COMPUTATIONS

        check_size(self.adjacency.n, self.adjacency.m)
        G: nx.Graph = nx.Graph()
        G.add_nodes_from(self.ids)
        ends = zip(self.first.tolist(), self.second.tolist(), strict=True)
        G.add_edges_from((self.ids[one], self.ids[other]) for one, other in ends)
        way = COMPUTATIONS[measure].on_graph
        scores = way(G) if way else {}
        return np.array([scores[each] for each in self.ids], np.float64)

    def _noted(self, measure: str, estimate: kernels.Estimate) -> NDArray[np.float64]:
        if estimate.bound > 0:
            self.bounds[measure] = estimate.bound
        return estimate.values


def of_ecosystem(eco: Ecosystem, *, exact: bool = False) -> ArrayGraph:
    """Number the organisations, ties and agreements that an ecosystem counts.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> of_ecosystem(eco).ids, of_ecosystem(eco).first.tolist()
    (['a', 'b'], [1])
    """
    counted = eco.ties.counted
    tied = np.zeros(len(counted.ids), np.bool_)
    tied[counted.source] = tied[counted.target] = True
    code = np.cumsum(tied) - 1
    return ArrayGraph(
        counted.ids[tied].tolist(),
        code[counted.source],
        code[counted.target],
        counted.agreement.astype(np.int64),
        exact,
    )


def of_graph(G: nx.Graph, *, exact: bool = False) -> ArrayGraph:
    """Number the nodes and edges of a graph; nodes without a tie keep their place.

    Examples
    --------
    >>> of_graph(nx.Graph([("b", "a")])).ids
    ['a', 'b']
    """
    ids = ordered(G)
    code = {each: place for place, each in enumerate(ids)}
    rows = [(code[u], code[v], each) for u, v, known in G.edges(data=True) for each in agreements_of(known)]
    first, second, agreements = zip(*rows, strict=True) if rows else ((), (), ())
    agreement = pd.factorize(np.array(agreements, dtype=object))[0]
    return ArrayGraph(
        ids, np.array(first, np.int64), np.array(second, np.int64), agreement.astype(np.int64), exact
    )


def agreement_counts(arrays: ArrayGraph) -> NDArray[np.int64]:
    """Count the distinct agreements of each organisation."""
    width = int(arrays.agreement.max(initial=-1)) + 1
    keys = np.concatenate([arrays.first * width + arrays.agreement, arrays.second * width + arrays.agreement])
    return np.bincount(once(keys) // max(width, 1), minlength=len(arrays.ids)).astype(np.int64)


def betweenness_work(n: int, m: int, exact: bool) -> int:
    """Say how much work betweenness is, in about nanoseconds: a search from every source.

    Examples
    --------
    >>> betweenness_work(1000, 5000, False)
    10000000
    """
    return 2 * m * min(n, _sample(MUCH_BETWEENNESS, n, m, exact=exact) or n)


def distance_work(n: int, m: int, exact: bool) -> int:
    """Say how much work the distances are, in about nanoseconds: a search from every 512 sources.

    Examples
    --------
    >>> distance_work(1000, 5000, False)
    180000
    """
    return 18 * m * -(-min(n, _sample(MUCH_DISTANCE, n, m, exact=exact) or n) // BITS)


def _sample(much: float, n: int, m: int, *, exact: bool) -> int | None:
    """From how many organisations of each component a search starts; None for all of them."""
    return None if exact or float(n) * m < much else SOURCES
