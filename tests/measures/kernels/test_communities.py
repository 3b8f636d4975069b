"""Communities: no worse than Louvain's, in one piece, and always the same."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import graph
from graph.measures.kernels import Adjacency, adjacency, communities, leiden
from graph.measures.kernels.arrays import Whole
from graph.measures.kernels.grouping import Level, pieces

ROOT = Path(__file__).resolve().parent.parent.parent.parent
AdjacencyOf = Callable[[nx.Graph], Adjacency]


def twenty_graphs() -> list[nx.Graph]:
    found = []
    for seed in range(4):
        found += [
            nx.barabasi_albert_graph(300, 3, seed=seed),
            nx.planted_partition_graph(8, 30, 0.2, 0.02, seed=seed),
            nx.gnm_random_graph(250, 500, seed=seed),
            nx.powerlaw_cluster_graph(300, 2, 0.4, seed=seed),
            nx.connected_watts_strogatz_graph(250, 6, 0.1, seed=seed),
        ]
    return found


def groups(labels: np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> list[set[int]]:
    return [set(np.flatnonzero(labels == label).tolist()) for label in range(labels.max() + 1)]


def test_two_cliques_joined_by_one_tie_are_two_communities() -> None:
    G = nx.barbell_graph(4, 0)
    ends = np.array(G.edges)
    assert communities(adjacency(ends[:, 0], ends[:, 1], 8)).tolist() == [0, 0, 0, 0, 1, 1, 1, 1]


def test_zachary_s_club_has_the_four_communities_of_highest_modularity(adjacency_of: AdjacencyOf) -> None:
    # 0.4198 in four groups is the maximum: U. Brandes et al., On Modularity Clustering, 2008, section VI
    G = nx.karate_club_graph()
    found = groups(communities(adjacency_of(G)))
    assert len(found) == 4
    assert nx.community.modularity(G, found, weight=None) == pytest.approx(0.4198, abs=5e-5)


def test_the_largest_is_0_and_equals_go_by_smallest_vertex() -> None:
    # a triangle 3 4 5, pairs 1 6 and 0 2, and 7 by itself
    A = adjacency([3, 4, 3, 6, 2], [4, 5, 5, 1, 0], 8)
    assert communities(A).tolist() == [1, 2, 1, 0, 0, 0, 2, 3]


@pytest.mark.parametrize("n", [0, 1, 3])
def test_without_ties_everybody_is_a_community(n: int) -> None:
    assert communities(adjacency([], [], n)).tolist() == list(range(n))


@pytest.mark.slow
def test_modularity_is_not_below_that_of_louvain(adjacency_of: AdjacencyOf) -> None:
    for G in twenty_graphs():
        ours = nx.community.modularity(G, groups(communities(adjacency_of(G), compiled=True)))
        theirs = nx.community.modularity(G, nx.community.louvain_communities(G, weight=None, seed=1))
        assert ours >= theirs - 1e-3


@pytest.mark.slow
def test_a_single_round_comes_near(adjacency_of: AdjacencyOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leiden, "ROUNDS", 1)
    for G in twenty_graphs():
        ours = nx.community.modularity(G, groups(communities(adjacency_of(G), compiled=True)))
        theirs = nx.community.modularity(G, nx.community.louvain_communities(G, weight=None, seed=1))
        assert ours >= theirs - 0.025


@pytest.mark.slow
def test_every_community_hangs_together(small_graphs: list[nx.Graph], adjacency_of: AdjacencyOf) -> None:
    for G in [*small_graphs, *twenty_graphs()]:
        found = groups(communities(adjacency_of(G), compiled=True))
        assert all(nx.is_connected(G.subgraph(group)) for group in found)
        assert [len(group) for group in found] == sorted(map(len, found), reverse=True)


def test_a_group_whose_members_are_not_tied_falls_into_pieces() -> None:
    # the path 0 1 2 3 with 1 in another group: 0 has nobody beside it, 2 and 3 stay together
    A = adjacency([0, 1, 2], [1, 2, 3], 4)
    level = Level(A.indptr, A.indices, np.ones(6, np.int64), A.degrees)
    assert pieces(level, np.array([7, 5, 7, 7])).tolist() == [0, 1, 2, 2]


@pytest.mark.slow
def test_python_and_machine_code_give_the_same(
    small_graphs: list[nx.Graph], adjacency_of: AdjacencyOf
) -> None:
    for G in [*small_graphs, nx.powerlaw_cluster_graph(300, 2, 0.4, seed=3)]:
        A = adjacency_of(G)
        assert communities(A, compiled=True).tolist() == communities(A, compiled=False).tolist()


def test_more_ties_than_32_bits_count_are_counted_in_64(
    adjacency_of: AdjacencyOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    A = adjacency_of(nx.powerlaw_cluster_graph(200, 2, 0.4, seed=3))
    expected = communities(A).tolist()
    bits, score = set(), leiden._modularity

    def noted(level: Level, labels: Whole) -> int:
        bits.add(labels.dtype.name)
        return score(level, labels)

    monkeypatch.setattr(leiden, "_modularity", noted)
    monkeypatch.setattr(leiden, "MOST", 2 * A.m - 1)
    assert communities(A).tolist() == expected
    assert bits == {"int64"}


def test_the_order_of_rows_changes_nothing() -> None:
    G = nx.relabel_nodes(nx.powerlaw_cluster_graph(200, 2, 0.4, seed=3), lambda v: f"org{v:03}")
    expected = graph.centrality(G, measures=["community"])
    for seed in range(5):
        draw = random.Random(seed)
        nodes, ties = draw.sample(sorted(G), len(G)), [draw.sample(pair, 2) for pair in G.edges]
        draw.shuffle(ties)
        H = nx.Graph()
        H.add_nodes_from(nodes)
        H.add_edges_from(ties)
        pd.testing.assert_frame_equal(graph.centrality(H, measures=["community"]), expected)


@pytest.mark.slow
def test_small_ecosystems_do_not_wait_for_the_compiler() -> None:
    code = (
        "import sys; from graph.measures.kernels import adjacency as a, communities as c; c(a([0], [1], 2)); "
    )
    code += "print('numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
