"""This project: NetworkX below the size at which kernels take over, kernels from there on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from graph.measures import LARGE, kernels
from graph.measures.arrays import of_graph
from graph.measures.registry import COMPUTATIONS
from peers import Network, Task

PACKAGES = ("numba", "numpy")
MOST_EXACT = 4e9  # organisations times ties from which betweenness is estimated


@dataclass(frozen=True)
class Both:
    network: Network
    A: kernels.Adjacency
    G: nx.Graph | None


def build(network: Network) -> Both:
    A = kernels.adjacency(network.u, network.v, network.n)
    if A.n * A.m >= LARGE:
        return Both(network, A, None)
    G = nx.Graph()
    G.add_nodes_from(range(network.n))
    G.add_edges_from(network.pairs)
    return Both(network, A, G)


def _measured(*names: str) -> Any:
    """A task that takes measures as the tool does."""

    def made(both: Both) -> Task:
        if both.G is not None:
            return Task(lambda: [_small(name, both.G) for name in names], scores=lambda found: found[-1])
        return Task(lambda: [KERNELS[name](both.A) for name in names], scores=lambda found: found[-1])

    return made


def _small(name: str, G: nx.Graph) -> Any:
    way = COMPUTATIONS[name]
    return way.on_graph(G) if way.on_graph else dict(enumerate(way.on_arrays(of_graph(G)).tolist()))


def _near(both: Both) -> Task:
    if both.G is not None:
        return _measured("closeness", "harmonic")(both)
    return Task(lambda: kernels.distances(both.A))


def _betweenness(both: Both) -> Task:
    if both.A.n * both.A.m >= MOST_EXACT:
        return Task(lambda: kernels.betweenness(both.A, sample=1024), note="1,024 sources")
    return _measured("betweenness")(both)


def _growth(both: Both) -> Task:
    t = both.network
    bounds = np.linspace(0, int(t.day.max()) + 1, 101)[1:].astype(np.int64)
    return Task(lambda: kernels.growth_counts(t.u, t.v, t.day, bounds=bounds))


KERNELS = {
    "betweenness": lambda A: kernels.betweenness(A).values,
    "pagerank": kernels.pagerank,
    "eigenvector": kernels.eigenvector,
    "coreness": kernels.coreness,
    "clustering": lambda A: kernels.cohesion(A).clustering,
    "constraint": lambda A: kernels.cohesion(A).constraint,
    "community": kernels.communities,
}
WORKS = {
    "near": _near,
    "betweenness": _betweenness,
    "growth": _growth,
    **{
        name: _measured(name)
        for name in ("pagerank", "eigenvector", "coreness", "clustering", "constraint", "community")
    },
}
