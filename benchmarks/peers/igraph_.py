"""python-igraph."""

from __future__ import annotations

import random

import igraph

from peers import Network, Task, growth, order

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
    network = built[0]

    def measured(ties: list[tuple[int, int]]) -> None:
        G = igraph.Graph(network.n, ties).simplify()
        max(G.connected_components().sizes())
        G.transitivity_undirected()

    return growth(network, measured)


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
