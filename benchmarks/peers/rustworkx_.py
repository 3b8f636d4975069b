"""rustworkx."""

from __future__ import annotations

import rustworkx as rx

from peers import Network, Task

PACKAGES = ("rustworkx",)


def build(network: Network) -> rx.PyGraph:
    G = rx.PyGraph(multigraph=False)
    G.add_nodes_from(range(network.n))
    G.add_edges_from_no_data(network.pairs)
    return G


def _pagerank(G: rx.PyGraph) -> Task:
    D = G.to_directed()
    return Task(
        lambda: rx.pagerank(D, tol=1e-12, max_iter=1000),
        scores=lambda found: [found[v] for v in range(len(found))],
    )


WORKS = {
    "near": lambda G: Task(lambda: rx.closeness_centrality(G), note="closeness only"),
    "betweenness": lambda G: Task(lambda: rx.betweenness_centrality(G)),
    "pagerank": _pagerank,
    "eigenvector": lambda G: Task(lambda: rx.eigenvector_centrality(G, tol=1e-12, max_iter=10_000)),
    "coreness": lambda G: Task(lambda: rx.core_number(G)),
}
