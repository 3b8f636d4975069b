"""python-igraph."""

from __future__ import annotations

import random

import igraph

from peers import Network, Task, order
from peers.networkx_ import GROWTH_PERIODS

PACKAGES = ("igraph",)
Built = tuple[Network, igraph.Graph]


def build(network: Network) -> Built:
    random.seed(1)
    return network, igraph.Graph(network.n, network.pairs)


def _near(built: Built) -> Task:
    network, G = built
    return Task(lambda some: (G.closeness(some), G.harmonic_centrality(some)), order(network.n))


def _betweenness(built: Built) -> Task:
    network, G = built
    return Task(lambda some: G.betweenness(sources=some), order(network.n))


def _growth(built: Built) -> Task:
    t = built[0]
    last = int(t.day.max()) + 1

    def call(periods: list[int]) -> None:
        for period in periods:
            kept = t.day < last * period / 100
            G = igraph.Graph(t.n, [*zip(t.u[kept].tolist(), t.v[kept].tolist(), strict=True)]).simplify()
            max(G.connected_components().sizes())
            G.transitivity_undirected()

    return Task(call, GROWTH_PERIODS)


WORKS = {
    "near": _near,
    "betweenness": _betweenness,
    "pagerank": lambda built: Task(built[1].pagerank, scores=lambda found: found),
    "eigenvector": lambda built: Task(built[1].eigenvector_centrality),
    "coreness": lambda built: Task(built[1].coreness),
    "clustering": lambda built: Task(lambda: built[1].transitivity_local_undirected(mode="zero")),
    "constraint": lambda built: Task(built[1].constraint),
    "community": lambda built: Task(
        lambda: built[1].community_leiden(objective_function="modularity", n_iterations=10), note="Leiden"
    ),
    "growth": _growth,
}
