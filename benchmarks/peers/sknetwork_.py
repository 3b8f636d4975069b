"""scikit-network."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from sknetwork.clustering import Louvain
from sknetwork.ranking import Betweenness, Closeness, PageRank
from sknetwork.topology import get_core_decomposition

from peers import Network, Task

PACKAGES = ("scikit-network", "scipy")


def build(network: Network) -> sparse.csr_matrix:
    ends = np.concatenate((network.low, network.high)), np.concatenate((network.high, network.low))
    return sparse.csr_matrix((np.ones(len(ends[0]), bool), ends), shape=(network.n, network.n))


WORKS = {
    "near": lambda M: Task(lambda: Closeness(method="exact").fit_predict(M), note="closeness only"),
    "betweenness": lambda M: Task(lambda: Betweenness().fit_predict(M)),
    "pagerank": lambda M: Task(
        lambda: PageRank(n_iter=1000, tol=1e-12).fit_predict(M), scores=lambda found: found
    ),
    "pagerank, default": lambda M: Task(
        lambda: PageRank().fit_predict(M), scores=lambda found: found, note="10 steps"
    ),
    "coreness": lambda M: Task(lambda: get_core_decomposition(M)),
    # its Leiden does not end on some of these networks
    "community": lambda M: Task(lambda: Louvain(random_state=1).fit_predict(M), note="Louvain"),
}
