"""NetworKit."""

from __future__ import annotations

import networkit as nk

from peers import Network, Task

PACKAGES = ("networkit",)
Variant = nk.centrality.ClosenessVariant


def build(network: Network) -> nk.Graph:
    nk.setSeed(1, False)
    return nk.GraphFromCoo((network.low, network.high), n=network.n, directed=False, weighted=False)


def _pagerank(G: nk.Graph) -> Task:
    def call() -> nk.centrality.PageRank:
        ranks = nk.centrality.PageRank(G, tol=1e-12)
        ranks.norm = nk.centrality.Norm.L1_NORM
        return ranks.run()

    return Task(call, scores=lambda ranks: ranks.scores())


def _near(G: nk.Graph) -> Task:
    def call() -> None:
        nk.centrality.Closeness(G, True, Variant.GENERALIZED).run()
        nk.centrality.HarmonicCloseness(G, True).run()

    return Task(call)


WORKS = {
    "near": _near,
    "betweenness": lambda G: Task(lambda: nk.centrality.Betweenness(G).run()),
    "pagerank": _pagerank,
    "eigenvector": lambda G: Task(lambda: nk.centrality.EigenvectorCentrality(G, tol=1e-12).run()),
    "coreness": lambda G: Task(lambda: nk.centrality.CoreDecomposition(G).run()),
    "clustering": lambda G: Task(lambda: nk.centrality.LocalClusteringCoefficient(G, turbo=True).run()),
    "community": lambda G: Task(lambda: nk.community.PLM(G, True).run(), note="Louvain, refined"),
}
