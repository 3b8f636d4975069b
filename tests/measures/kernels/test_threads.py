"""The same numbers, to the last bit, on any number of threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numba
import numpy as np
import numpy.typing as npt
import pytest

from graph.measures.kernels import (
    Adjacency,
    betweenness,
    cohesion,
    compiler,
    distances,
    eigenvector,
    growth_counts,
    pagerank,
)

AdjacencyOf = Callable[[nx.Graph], Adjacency]


def grown(A: Adjacency) -> npt.NDArray[Any]:
    tail = np.repeat(np.arange(A.n), A.degrees)
    return growth_counts(tail, A.indices, tail * 7 % 50, bounds=np.arange(50)).triangles


KERNELS: dict[str, Callable[[Adjacency], npt.NDArray[Any]]] = {
    "closeness": lambda A: distances(A).closeness.values,
    "harmonic": lambda A: distances(A).harmonic.values,
    "sampled closeness": lambda A: distances(A, sample=100).closeness.errors,
    "betweenness": lambda A: betweenness(A).values,
    "sampled betweenness": lambda A: betweenness(A, sample=100).errors,
    "pagerank": pagerank,
    "eigenvector": eigenvector,
    "constraint": lambda A: cohesion(A).constraint,
    "growth": grown,
}

needs_two = pytest.mark.skipif(numba.config.NUMBA_NUM_THREADS < 2, reason="one processor only")  # type: ignore[attr-defined]


@pytest.mark.slow
@needs_two
@pytest.mark.parametrize("name", KERNELS)
def test_two_threads_give_what_one_gives(
    name: str, town: nx.Graph, adjacency_of: AdjacencyOf, threads: Callable[[int], None]
) -> None:
    A = adjacency_of(nx.disjoint_union_all([town, town, town]))
    found = []
    for number in (1, 2):
        threads(number)
        found.append(KERNELS[name](A))
    assert found[0].tobytes() == found[1].tobytes()


@needs_two
def test_little_work_is_left_to_one_thread() -> None:
    numba.set_num_threads(2)
    with compiler.threads_for(compiler.WORTHWHILE - 1) as number:
        assert number == 1
    with compiler.threads_for(compiler.WORTHWHILE) as number:
        assert number == 2
    assert numba.get_num_threads() == 2


@pytest.mark.parametrize("measure", [distances, betweenness])
def test_progress_runs_to_its_true_total(
    measure: Callable[..., object], town: nx.Graph, adjacency_of: AdjacencyOf
) -> None:
    seen: list[tuple[int, int]] = []
    measure(adjacency_of(town), progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1] <= len(town)
