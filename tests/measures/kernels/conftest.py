"""Graphs that the tests of the kernels share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import networkx as nx
import numba
import numpy as np
import pytest

from graph.measures.kernels import Adjacency, adjacency, compiler

AdjacencyOf = Callable[[nx.Graph], Adjacency]


def adjacency_of_graph(G: nx.Graph) -> Adjacency:
    ends = np.array([*G.edges], dtype=np.int64).reshape(-1, 2)
    return adjacency(ends[:, 0], ends[:, 1], len(G))


@pytest.fixture(scope="session")
def adjacency_of() -> AdjacencyOf:
    """A maker of arrays from a graph on 0, 1 ... n - 1."""
    return adjacency_of_graph


@pytest.fixture(scope="session")
def small_graphs() -> list[nx.Graph]:
    """Two hundred graphs of up to 80 vertices: sparse, dense, split, trees, twins, with isolates."""
    random = np.random.default_rng(20)
    found = []
    for seed in range(200):
        n = int(random.integers(1, 61))
        G = nx.gnm_random_graph(n, int(random.integers(0, 2 * n + 1)) if n > 1 else 0, seed=seed)
        if seed % 3 == 0 and n > 3:
            tree = nx.random_labeled_tree(n // 2, seed=seed)
            G = nx.disjoint_union(nx.gnm_random_graph(n // 2, n // 2, seed=seed), tree)
        if seed % 10 == 0 and n <= 40:
            G = nx.disjoint_union(G, G)
        found.append(G)
    return found


@pytest.fixture(scope="session")
def town() -> nx.Graph:
    """Four hundred vertices, hubs and leaves among them, in one large and some small parts."""
    G = nx.barabasi_albert_graph(300, 2, seed=4)
    for part in (
        nx.random_labeled_tree(60, seed=4),
        nx.path_graph(30),
        nx.complete_graph(6),
        nx.empty_graph(4),
    ):
        G = nx.disjoint_union(G, part)
    return G


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """A setter of the number of threads, which also lets small graphs use them."""
    monkeypatch.setattr(compiler, "WORTHWHILE", 0)
    before = numba.get_num_threads()
    yield numba.set_num_threads
    numba.set_num_threads(before)
