"""Every measure on graphs that a reader can check in the head."""

from __future__ import annotations

import importlib
from math import sqrt

import networkx as nx
import numpy as np
import pytest

from graph.measures.kernels import (
    adjacency,
    betweenness,
    cohesion,
    components,
    coreness,
    distances,
    eigenvector,
    pagerank,
)

P3 = adjacency([0, 1], [1, 2], 3)
K5 = adjacency(*np.triu_indices(5, 1), 5)
STAR = adjacency([3, 3, 3], [0, 1, 2], 4)
SPLIT = adjacency([0, 2, 3, 2], [1, 3, 4, 4], 6)  # a pair, a triangle, an isolate


def near(*values: float) -> object:
    return pytest.approx(values, abs=1e-12)


def test_closeness() -> None:
    # ends of P3: 2 others in 1 + 2 steps; leaves of the star: 3 others in 1 + 2 + 2 steps
    assert distances(P3).closeness.values == near(2 / 3, 1, 2 / 3)
    assert distances(K5).closeness.values == near(1, 1, 1, 1, 1)
    assert distances(STAR).closeness.values == near(3 / 5, 3 / 5, 3 / 5, 1)
    # the pair: 1 of 5 others within reach, at one step; the triangle: 2 of 5 at one step each
    assert distances(SPLIT).closeness.values == near(1 / 5, 1 / 5, 2 / 5, 2 / 5, 2 / 5, 0)


def test_harmonic() -> None:
    assert distances(P3).harmonic.values == near(1.5 / 2, 1, 1.5 / 2)
    assert distances(STAR).harmonic.values == near(2 / 3, 2 / 3, 2 / 3, 1)  # (1 + 1/2 + 1/2) / 3
    assert distances(SPLIT).harmonic.values == near(1 / 5, 1 / 5, 2 / 5, 2 / 5, 2 / 5, 0)


def test_betweenness() -> None:
    assert betweenness(P3).values == near(0, 1, 0)
    assert betweenness(K5).values == near(0, 0, 0, 0, 0)
    assert betweenness(STAR).values == near(0, 0, 0, 1)
    assert betweenness(SPLIT).values == near(0, 0, 0, 0, 0, 0)
    # a square with a leaf at 0. Of the 6 pairs of the others: 0 lies between the leaf and 1, 2, 3 and on one
    # of the two ways from 1 to 3 -> 3.5; 1 and 3 each on half of the ways from 0 or the leaf to 2 -> 1;
    # 2 on the other way from 1 to 3 -> 0.5
    kite = adjacency([0, 1, 2, 3, 0], [1, 2, 3, 0, 4], 5)
    assert betweenness(kite).values == near(3.5 / 6, 1 / 6, 0.5 / 6, 1 / 6, 0)


def test_a_tree_is_folded_to_its_answer() -> None:
    # P5: the middle lies between 2 * 2 of 6 pairs, its neighbours between 1 * 3
    assert betweenness(adjacency([0, 1, 2, 3], [1, 2, 3, 4], 5)).values == near(0, 3 / 6, 4 / 6, 3 / 6, 0)


@pytest.mark.parametrize("many", [0, 10**9], ids=["compiled products", "plain arrays"])
def test_pagerank(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.import_module("graph.measures.kernels.pagerank"), "MANY", many)
    # P3: the middle, x, gives half to each end: e = 0.05 + 0.425 x, x = 0.05 + 1.7 e -> x = 0.135 / 0.2775
    assert pagerank(P3) == pytest.approx([0.475 / 1.85, 0.9 / 1.85, 0.475 / 1.85], abs=1e-10)
    assert pagerank(K5) == near(0.2, 0.2, 0.2, 0.2, 0.2)
    # all with a tie are alike, z = (0.85 * z + 0.15) / 6 for the isolate, and z + 5 y = 1
    alike = (1 - 0.15 / 5.15) / 5
    assert pagerank(SPLIT) == pytest.approx([alike] * 5 + [0.15 / 5.15], abs=1e-10)


def test_eigenvector() -> None:
    assert eigenvector(P3) == near(1 / 2, sqrt(1 / 2), 1 / 2)
    assert eigenvector(STAR) == near(*[sqrt(1 / 6)] * 3, sqrt(1 / 2))
    # the triangle leads with eigenvalue 2, the pair has 1
    assert eigenvector(SPLIT) == near(0, 0, *[sqrt(1 / 3)] * 3, 0)


def test_coreness_and_components() -> None:
    assert coreness(P3).tolist() == [1, 1, 1]
    assert coreness(K5).tolist() == [4] * 5
    assert coreness(SPLIT).tolist() == [1, 1, 2, 2, 2, 0]
    assert components(SPLIT).tolist() == [0, 0, 1, 1, 1, 2]


def test_triangles() -> None:
    # a triangle 0 1 2 with 3 at 2: one of the three pairs of 2's neighbours is tied, and 3 of the 5
    # pairs of ties that share an end are closed
    paw = cohesion(adjacency([0, 0, 1, 2], [1, 2, 2, 3], 4))
    assert paw.triangles.tolist() == [1, 1, 1, 0]
    assert paw.clustering == near(1, 1, 1 / 3, 0)
    assert paw.transitivity == pytest.approx(3 / 5)
    assert cohesion(K5).triangles.tolist() == [6] * 5


def test_constraint() -> None:
    # P3: an end depends on one -> 1; the middle on two that do not know each other -> 2 * (1/2) ** 2
    assert cohesion(P3).constraint == near(1, 1 / 2, 1)
    # the triangle: each of two directly (1/2) and by the other (1/2 * 1/2) -> 2 * (3/4) ** 2
    of_split = cohesion(SPLIT).constraint
    assert of_split[:5] == near(1, 1, 9 / 8, 9 / 8, 9 / 8)
    assert np.isnan(of_split[5])


@pytest.mark.parametrize("n", [0, 1, 2])
def test_graphs_without_a_tie_have_scores(n: int) -> None:
    A = adjacency([], [], n)
    zeros = [0.0] * n
    assert distances(A).closeness.values.tolist() == zeros
    assert distances(A).harmonic.values.tolist() == zeros
    assert betweenness(A).values.tolist() == zeros
    assert cohesion(A).clustering.tolist() == zeros
    assert cohesion(A).transitivity == 0.0
    assert coreness(A).tolist() == [0] * n
    assert pagerank(A) == near(*[1 / n] * n) if n else pagerank(A).size == 0
    assert eigenvector(A) == near(*[1 / sqrt(n)] * n) if n else eigenvector(A).size == 0


def test_the_one_pair() -> None:
    pair = adjacency([0], [1], 2)
    assert distances(pair).closeness.values == near(1, 1)
    assert betweenness(pair).values == near(0, 0)
    assert pagerank(pair) == near(1 / 2, 1 / 2)
    assert nx.betweenness_centrality(nx.path_graph(2)) == {0: 0.0, 1: 0.0}
