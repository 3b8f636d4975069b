"""Samples: how far off they may be, and that they are no further off."""

from __future__ import annotations

from collections.abc import Callable
from math import comb, log, sqrt

import networkx as nx
import numpy as np
import pytest

from graph.errors import GraphError
from graph.measures.kernels import Adjacency, Estimate, betweenness, distances
from graph.measures.kernels.estimates import half_widths, pivots

AdjacencyOf = Callable[[nx.Graph], Adjacency]

MEASURES: dict[str, Callable[..., Estimate]] = {
    "closeness": lambda A, **how: distances(A, **how).closeness,
    "harmonic": lambda A, **how: distances(A, **how).harmonic,
    "betweenness": betweenness,
}


@pytest.mark.parametrize("name", MEASURES)
@pytest.mark.parametrize("sample", [40, 150])
def test_the_truth_lies_within_the_errors(
    name: str, sample: int, town: nx.Graph, adjacency_of: AdjacencyOf
) -> None:
    A = adjacency_of(town)
    exact = MEASURES[name](A).values
    missed = 0
    for seed in range(60):
        found = MEASURES[name](A, sample=sample, seed=seed, delta=0.1)
        missed += bool(np.any(np.abs(found.values - exact) > found.errors + 1e-12))
    # with delta = 0.1, six of sixty draws may miss somewhere; the bounds are known to be wide
    assert missed <= 6


@pytest.mark.parametrize("name", MEASURES)
def test_the_mean_of_many_samples_nears_the_truth(
    name: str, town: nx.Graph, adjacency_of: AdjacencyOf
) -> None:
    A = adjacency_of(town)
    exact = MEASURES[name](A).values
    mean = np.mean([MEASURES[name](A, sample=150, seed=seed).values for seed in range(60)], axis=0)
    assert np.abs(mean - exact).max() < 0.01


@pytest.mark.parametrize("name", MEASURES)
def test_components_no_larger_than_the_sample_stay_exact(
    name: str, town: nx.Graph, adjacency_of: AdjacencyOf
) -> None:
    A = adjacency_of(town)
    exact, found = MEASURES[name](A), MEASURES[name](A, sample=60)
    assert found.sources == 60 + 60 + 30 + 6 + 4
    assert np.all(found.errors[300:] == 0)
    assert found.values[300:] == pytest.approx(exact.values[300:], abs=1e-12)
    assert np.all(found.errors[:300] > 0)
    assert (exact.bound, exact.sources) == (0.0, len(town))
    assert not exact.errors.any()
    assert found.bound == found.errors.max()


@pytest.mark.parametrize("name", MEASURES)
def test_a_sample_of_all_is_exact(name: str, town: nx.Graph, adjacency_of: AdjacencyOf) -> None:
    A = adjacency_of(town)
    found = MEASURES[name](A, sample=300)
    assert found.bound == 0.0
    assert found.values == pytest.approx(MEASURES[name](A).values, abs=1e-12)


def test_the_same_seed_draws_the_same(town: nx.Graph, adjacency_of: AdjacencyOf) -> None:
    A = adjacency_of(town)
    draws = [betweenness(A, sample=50, seed=seed).values.tobytes() for seed in (1, 1, 2)]
    assert draws[0] == draws[1] != draws[2]


def one(variance: float, drawn: int, population: int) -> float:
    """The bound of a single sample with range 2 at delta 0.1."""
    return float(
        half_widths(
            np.array([variance]),
            np.array([2.0]),
            drawn=np.array([float(drawn)]),
            population=np.array([float(population)]),
            delta=0.1,
        )[0]
    )


def test_the_bound_of_a_sample_that_varies_is_that_of_serfling() -> None:
    # delta / 2 each; 10 of 100: R sqrt((1 - 9/100) log(2 / 0.05) / 20)
    assert one(1.0, 10, 100) == pytest.approx(2 * sqrt(0.91 * log(40) / 20))


def test_the_bound_of_a_sample_that_hardly_varies_is_that_of_bardenet_and_maillard() -> None:
    # no variance: only (7/3 + 3/sqrt(2)) R log(10 / 0.05) / k is left
    assert one(0.0, 1000, 10**6) == pytest.approx((7 / 3 + 3 / sqrt(2)) * 2 * log(200) / 1000)
    # above half of the population the variance counts (1 - k / N) (1 + 1 / k)
    rest = 2 * (1 - 0.9) * (1 + 1 / 9e5) * log(200) / 9e5
    wide = (7 / 3 + 3 / sqrt(2)) * 2 * log(200) / 9e5
    assert one(1e-4, 900_000, 10**6) == pytest.approx(sqrt(1e-4 * rest) + wide)


def width(mean: float, drawn: int, population: int, delta: float) -> float:
    """The bound of a single sample of zeros and ones."""
    numbers = (np.array([each]) for each in (mean - mean**2, 1.0, float(drawn), float(population)))
    variances, ranges, k, whole = numbers
    return float(half_widths(variances, ranges, drawn=k, population=whole, delta=delta)[0])


@pytest.mark.parametrize("whole", [12, 40])
@pytest.mark.parametrize("delta", [0.02, 0.1, 0.5])
def test_the_bound_holds_for_every_population_of_zeros_and_ones(whole: int, delta: float) -> None:
    """Not by simulation: the number of ones in a sample is hypergeometric, so its chances are counted."""
    for k in range(2, whole + 1):
        mean = np.arange(k + 1) / k
        widths = [width(float(each), k, whole, delta) for each in mean]
        for ones in range(whole + 1):
            ways = [comb(ones, j) * comb(whole - ones, k - j) for j in range(k + 1)]
            missed = [
                way
                for way, each, reach in zip(ways, mean, widths, strict=True)
                if abs(each - ones / whole) > reach + 1e-12
            ]
            assert sum(missed) <= delta * comb(whole, k)


def test_all_of_the_population_leaves_no_doubt() -> None:
    assert one(1.0, 7, 7) == 0.0


def test_pivots_take_what_there_is_of_a_small_component() -> None:
    labels = np.repeat([0, 1, 2], [50, 3, 7])
    drawn = pivots(labels, 5, seed=1)
    assert np.bincount(labels[drawn]).tolist() == [5, 3, 5]
    assert drawn.tolist() == sorted(set(drawn.tolist()))


@pytest.mark.parametrize("how", [{"sample": 1}, {"sample": 10, "delta": 0.0}, {"sample": 10, "delta": 1.0}])
def test_samples_that_say_nothing_are_refused(
    how: dict[str, float], town: nx.Graph, adjacency_of: AdjacencyOf
) -> None:
    for measure in MEASURES.values():
        with pytest.raises(GraphError):
            measure(adjacency_of(town), **how)
