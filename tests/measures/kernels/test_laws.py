"""What holds for every graph."""

from __future__ import annotations

import importlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.measures.kernels import (
    Adjacency,
    adjacency,
    betweenness,
    cohesion,
    components,
    coreness,
    distances,
    eigenvector,
    growth_counts,
    pagerank,
)

N = 24
ties = st.lists(st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)), max_size=60)
laws = settings(max_examples=60, deadline=None)


def rows(found: list[tuple[int, int]]) -> Adjacency:
    ends = np.array(found, dtype=np.int64).reshape(-1, 2)
    return adjacency(ends[:, 0], ends[:, 1], N)


@laws
@given(ties, st.permutations(range(N)))
def test_scores_do_not_depend_on_the_numbers_of_the_vertices(
    found: list[tuple[int, int]], order: list[int]
) -> None:
    A, B = rows(found), rows([(order[u], order[v]) for u, v in found])
    for measure in (
        lambda A: distances(A).harmonic.values,
        lambda A: distances(A).closeness.values,
        lambda A: betweenness(A).values,
        lambda A: cohesion(A).constraint,
        pagerank,
        eigenvector,
        coreness,
    ):
        assert measure(B)[order] == pytest.approx(measure(A), abs=1e-10, nan_ok=True)


@laws
@given(ties)
def test_a_path_of_d_steps_passes_through_d_less_one_vertices(found: list[tuple[int, int]]) -> None:
    A = rows(found)
    scores = distances(A).closeness.values
    sizes = np.bincount(components(A))[components(A)]
    steps = np.divide((sizes - 1) ** 2, (N - 1) * scores, out=np.zeros(N), where=scores > 0)
    between = betweenness(A).values.sum() * (N - 1) * (N - 2)
    assert between == pytest.approx(np.sum(steps - (sizes - 1)), abs=1e-8)


@laws
@given(ties)
def test_the_eigenvector_is_one(found: list[tuple[int, int]]) -> None:
    A = rows(found)
    x = eigenvector(A)
    tail = np.repeat(np.arange(N), A.degrees)
    image = np.bincount(tail, weights=x[A.indices], minlength=N)
    assert np.all(x >= 0)
    assert x @ x == pytest.approx(1)
    assert image == pytest.approx((x @ image) * x, abs=1e-9)


@laws
@given(ties)
def test_pagerank_adds_up_to_one(found: list[tuple[int, int]]) -> None:
    assert pagerank(rows(found)).sum() == pytest.approx(1, abs=1e-9)


@laws
@given(ties, st.lists(st.integers(0, 9), min_size=60, max_size=60))
def test_an_ecosystem_that_only_signs_only_grows(found: list[tuple[int, int]], days: list[int]) -> None:
    ends = np.array(found, dtype=np.int64).reshape(-1, 2)
    grown = growth_counts(ends[:, 0], ends[:, 1], days[: len(found)], bounds=range(10))
    for counts in (grown.nodes, grown.ties, grown.largest, grown.triangles, grown.triples):
        assert np.all(np.diff(counts) >= 0)
    A = rows(found)
    assert grown.ties[-1] == A.m
    assert grown.triangles[-1] == cohesion(A).triangles.sum() // 3
    assert grown.components[-1] == np.count_nonzero(np.bincount(components(A)) > 1)
    assert grown.transitivity[-1] == pytest.approx(cohesion(A).transitivity)


@laws
@given(ties)
def test_pagerank_is_the_same_by_plain_arrays_and_by_compiled_products(found: list[tuple[int, int]]) -> None:
    module = importlib.import_module("graph.measures.kernels.pagerank")
    by = {}
    for many in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(module, "MANY", many)
            by[many] = pagerank(rows(found))
    assert by[0] == pytest.approx(by[10**9], abs=1e-12)
