"""From ties to pairs and rows."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from graph.errors import GraphError
from graph.measures.kernels import adjacency, pairs
from graph.measures.kernels.arrays import digitized


def test_a_pair_counts_once_with_its_first_day_and_the_number_of_its_ties() -> None:
    # 3-1 on days 40, 20 and 30, either way round; 0-3 on day 50
    found = pairs([3, 1, 3, 3], [1, 3, 1, 0], [40, 20, 30, 50])
    assert found.low.tolist() == [0, 1]
    assert found.high.tolist() == [3, 3]
    assert found.first.tolist() == [50, 20]
    assert found.count.tolist() == [1, 3]


def test_days_before_the_first_of_all_days_are_days_too() -> None:
    assert pairs([0, 0], [1, 1], [5, -7]).first.tolist() == [-7]


def test_pairs_too_wide_for_one_number_are_the_same_as_narrow_ones() -> None:
    random = np.random.default_rng(3)
    u, v, day = random.integers(0, 9, 200), random.integers(0, 9, 200), random.integers(0, 99, 200)
    narrow, wide = pairs(u, v, day), pairs(u + 2**31 - 10, v + 2**31 - 10, day * 2**40)
    assert np.array_equal(wide.low - (2**31 - 10), narrow.low)
    assert np.array_equal(wide.high - (2**31 - 10), narrow.high)
    assert np.array_equal(wide.first, narrow.first * 2**40)
    assert np.array_equal(wide.count, narrow.count)


def test_a_tie_with_oneself_is_none() -> None:
    assert pairs([2, 0], [2, 1]).low.tolist() == [0]
    assert adjacency([2, 0], [2, 1], 3).m == 1


def test_every_row_is_sorted_and_every_tie_stands_in_both_rows() -> None:
    A = adjacency([3, 0, 2, 3, 0], [0, 3, 3, 1, 2], 5)
    # 0: 2 3 | 1: 3 | 2: 0 3 | 3: 0 1 2 | 4: none
    assert A.indptr.tolist() == [0, 2, 3, 5, 8, 8]
    assert A.indices.tolist() == [2, 3, 3, 0, 3, 0, 1, 2]
    assert (A.n, A.m, A.degrees.tolist()) == (5, 4, [2, 1, 2, 3, 0])
    assert [A.indptr.dtype.name, A.indices.dtype.name] == ["int64", "int32"]


def test_no_ties_are_fine() -> None:
    assert pairs([], []).count.tolist() == []
    assert adjacency([], [], 0).indptr.tolist() == [0]
    assert adjacency([], [], 2).indptr.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("u", "v", "n"),
    [([0, 1], [1], 3), ([-1], [1], 3), ([0], [3], 3), ([0], [1], 2**31), ([2**31 - 1], [0], 5)],
    ids=["lengths differ", "negative", "not below n", "too many vertices", "too large"],
)
def test_numbers_that_are_no_vertices_are_refused(u: list[int], v: list[int], n: int) -> None:
    with pytest.raises(GraphError):
        adjacency(u, v, n)


def test_as_many_days_as_ties_are_needed() -> None:
    with pytest.raises(GraphError, match="2 ties need as many days, but 1 were given"):
        pairs([0, 1], [1, 2], [5])


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("bounds", [[], [3], [-4, 0, 0, 7], [2**40, 2**40 + 1], [0, 5000]])
def test_days_fall_among_bounds_where_numpy_looks_them_up(
    bounds: list[int], side: Literal["left", "right"]
) -> None:
    days = np.array([*range(-9, 12), 2**31 - 1, -(2**31)], np.int32)
    for given in (days, days.astype(np.int64) * 2**10):
        expected = np.searchsorted(np.array(bounds, np.int64), given, side=side)
        assert digitized(given, np.array(bounds, np.int64), side=side).tolist() == expected.tolist()
