"""The measures of a large ecosystem: from its table to arrays of numbers to compiled kernels."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd

from graph import kernels

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from graph.model import Ecosystem

    Values = NDArray[np.float64] | NDArray[np.int64]

# Work (organisations times pairs) from which a measure is estimated from a sample, unless told otherwise.
# On two cores that is about ten seconds of exact betweenness, and of exact distances.
MUCH_BETWEENNESS = 4e9
MUCH_DISTANCE = 1.5e11
SOURCES = 1024  # a sample's number of sources in each component


@dataclass(frozen=True)
class Ties:
    """The counted ties of an ecosystem as numbers.

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
        sample = None if self.exact or self._work < MUCH_DISTANCE else SOURCES
        return kernels.distances(self.adjacency, sample=sample)

    @cached_property
    def cohesion(self) -> kernels.Cohesion:
        """Clustering and constraint, which one pass over the triangles gives together."""
        return kernels.cohesion(self.adjacency)

    @property
    def _work(self) -> float:
        return float(self.adjacency.n) * self.adjacency.m

    def betweenness(self) -> NDArray[np.float64]:
        """Betweenness, exact or estimated."""
        sample = None if self.exact or self._work < MUCH_BETWEENNESS else SOURCES
        return self._noted("betweenness", kernels.betweenness(self.adjacency, sample=sample))

    def near(self, measure: str) -> NDArray[np.float64]:
        """Closeness or harmonic, exact or estimated."""
        return self._noted(measure, getattr(self.distances, measure))

    def _noted(self, measure: str, estimate: kernels.Estimate) -> NDArray[np.float64]:
        if estimate.bound > 0:
            self.bounds[measure] = estimate.bound
        return estimate.values


def ties_of(eco: Ecosystem, *, exact: bool = False) -> Ties:
    """Number the organisations, ties and agreements that an ecosystem counts.

    Examples
    --------
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> ties_of(eco).ids, ties_of(eco).first.tolist()
    (['a', 'b'], [1])
    """
    counted = eco.ties.counted
    tied = np.zeros(len(counted.ids), np.bool_)
    tied[counted.source] = tied[counted.target] = True
    code = np.cumsum(tied) - 1
    return Ties(
        counted.ids[tied].tolist(),
        code[counted.source],
        code[counted.target],
        counted.agreement.astype(np.int64),
        exact,
    )


def ties_of_graph(G: nx.Graph, *, exact: bool = False) -> Ties:
    """Number the nodes and edges of a graph; nodes without a tie keep their place.

    Examples
    --------
    >>> ties_of_graph(nx.Graph([("b", "a")])).ids
    ['a', 'b']
    """
    ids = sorted(G)
    code = {each: place for place, each in enumerate(ids)}
    rows = [(code[u], code[v], each) for u, v, found in G.edges(data="agreements") for each in found or ("",)]
    first, second, agreements = zip(*rows, strict=True) if rows else ((), (), ())
    agreement = pd.factorize(np.array(agreements, dtype=object))[0]
    return Ties(ids, np.array(first, np.int64), np.array(second, np.int64), agreement.astype(np.int64), exact)


def agreement_counts(ties: Ties) -> NDArray[np.int64]:
    """Count the distinct agreements of each organisation."""
    width = int(ties.agreement.max(initial=-1)) + 1
    keys = np.concatenate([ties.first * width + ties.agreement, ties.second * width + ties.agreement])
    return np.bincount(np.unique(keys) // max(width, 1), minlength=len(ties.ids)).astype(np.int64)


# The same names as `graph.measures.MEASURES`, each with the same meaning.
ARRAY_MEASURES: Mapping[str, Callable[[Ties], Values]] = {
    "partners": lambda ties: ties.adjacency.degrees.astype(np.int64),
    "agreements": agreement_counts,
    "degree": lambda ties: ties.adjacency.degrees / max(ties.adjacency.n - 1, 1),
    "betweenness": Ties.betweenness,
    "closeness": lambda ties: ties.near("closeness"),
    "harmonic": lambda ties: ties.near("harmonic"),
    "eigenvector": lambda ties: kernels.eigenvector(ties.adjacency),
    "pagerank": lambda ties: kernels.pagerank(ties.adjacency),
    "coreness": lambda ties: kernels.coreness(ties.adjacency),
    "clustering": lambda ties: ties.cohesion.clustering,
    "constraint": lambda ties: ties.cohesion.constraint,
    "community": lambda ties: kernels.communities(ties.adjacency),
}
