"""Plain NetworkX."""

from __future__ import annotations

import networkx as nx

from peers import Network, Task, growth, order

PACKAGES = ("networkx", "scipy")
Built = tuple[Network, nx.Graph]


def build(network: Network) -> Built:
    G = nx.Graph()
    G.add_nodes_from(range(network.n))
    G.add_edges_from(network.pairs)
    return network, G


def _near(built: Built) -> Task:
    network, G = built

    def call(sources: list[int]) -> None:
        for v in sources:
            nx.closeness_centrality(G, u=v)
        nx.harmonic_centrality(G, nbunch=sources)

    return Task(call, order(network.n))


def _betweenness(built: Built) -> Task:
    network, G = built
    return Task(lambda some: nx.betweenness_centrality_subset(G, some, list(G)), order(network.n))


def _constraint(built: Built) -> Task:
    network, G = built
    return Task(lambda some: nx.constraint(G, nodes=some), order(network.n))


def _growth(built: Built) -> Task:
    def measured(ties: list[tuple[int, int]]) -> None:
        G = nx.Graph(ties)
        max(map(len, nx.connected_components(G)))
        nx.transitivity(G)

    return growth(built[0], measured)


WORKS = {
    "near": _near,
    "betweenness": _betweenness,
    "pagerank": lambda built: Task(
        lambda: nx.pagerank(built[1], tol=1e-12, max_iter=1000), scores=lambda found: found
    ),
    "eigenvector": lambda built: Task(lambda: nx.eigenvector_centrality(built[1], max_iter=10_000)),
    "coreness": lambda built: Task(lambda: nx.core_number(built[1])),
    "clustering": lambda built: Task(lambda: nx.clustering(built[1])),
    "constraint": _constraint,
    "community": lambda built: Task(
        lambda: nx.community.louvain_communities(built[1], seed=1), note="Louvain"
    ),
    "growth": _growth,
}
