"""How often a vertex lies on the shortest paths between others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from graph.measures.kernels.arrays import Adjacency, Floats, Integers
from graph.measures.kernels.components import components, hubs_first, spans
from graph.measures.kernels.estimates import Estimate, aligned, half_widths, pivots
from graph.progress import report

if TYPE_CHECKING:
    from graph.measures.kernels.compiled.paths import Plan, Room
    from graph.measures.kernels.compiled.walk import Search

Progress = Callable[[int, int], None]

FEWEST_SHARES, MOST_SHARES = 4, 64
"""How many parts the sources are divided into, so that their sums take 128 MiB where they can."""


def betweenness(
    A: Adjacency, *, sample: int | None = None, seed: int = 0, delta: float = 0.05,
    progress: Progress | None = None,
) -> Estimate:  # fmt: skip
    """Score how often each vertex lies on the shortest paths between others.

    Parameters
    ----------
    A
        The graph; it may be split or empty.
    sample
        Search from so many vertices of each component only, or from all (None). A component that is no larger
        is searched from all of its vertices.
    seed, delta
        Which vertices a sample takes, and how likely it may be that any error bound fails.
    progress
        Called between parts of the work with the number of sources done and of all; None reports them.

    Returns
    -------
    scores
        From 0 to 1; 0 for fewer than three vertices.

    Notes
    -----
    The pairs whose paths pass through a vertex (a share of a pair where only some of its shortest paths do)
    over all (n - 1) (n - 2) ordered pairs of the others. Takes O(nm) time, for 16 sources at once [1]_.

    In the exact search, trees that hang on the rest are folded first: leaves are taken off, one after
    another, and counted with the vertex they hung on [2]_. With A vertices hanging on a vertex in branches of
    a_i, and N in its component, its own pairs among these are 2 A (N - 1 - A) + A**2 - sum(a_i**2).

    From a sample, a component of r vertices contributes r times the mean over its sources [3]_;
    `estimates.half_widths` bounds this mean, whose terms lie between 0 and r - 2.

    The sources are divided into shares that depend on n alone and added in the same order, so the scores are
    the same to the last bit on any number of threads.

    References
    ----------
    .. [1] U. Brandes, A faster algorithm for betweenness centrality, J. Math. Sociology 25(2), 2001.
    .. [2] A. E. Sariyüce et al., Shattering and compressing networks for betweenness centrality, SDM 2013.
    .. [3] U. Brandes and C. Pich, Centrality estimation in large networks, Int. J. Bifurcation and Chaos
       17(7), 2007.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> betweenness(adjacency([0, 1], [1, 2], 3)).values.tolist()
    [0.0, 1.0, 0.0]
    """
    labels = components(A)
    if sample is None:
        scores = _folded(A, labels, progress or report)
        return Estimate(scores / _ordered_pairs(A.n), np.zeros(A.n), A.n)
    return _sampled(A, labels, (sample, seed, delta), progress or report)


def dependencies(A: Adjacency, sources: Integers) -> Floats:
    """Count the pairs of each source and another vertex between which each vertex lies.

    Parameters
    ----------
    sources
        Vertices, each once.

    Returns
    -------
    sums
        n numbers; a share of a pair where only some of its shortest paths pass through a vertex.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> dependencies(adjacency([0, 1], [1, 2], 3), np.array([0])).tolist()
    [0.0, 1.0, 0.0]
    """
    from graph.measures.kernels.compiled import paths, walk

    labels = components(A)
    order = hubs_first(labels, A.degrees)
    place = np.empty(A.n, np.int64)
    place[order] = np.arange(A.n)
    indptr, indices = walk.relabelled(A.indptr, A.indices, order)
    plan = paths.Plan(
        walk.Ties(indptr, indices, *spans(labels[order])), np.sort(place[sources]), np.ones(A.n)
    )
    sums, _ = _dependencies(plan, report, squares=False)
    return sums[place]


def _ordered_pairs(n: int) -> float:
    return float(max(n - 1, 1) * max(n - 2, 1))


def _folded(A: Adjacency, labels: Integers, progress: Progress) -> Floats:
    """Give the number of ordered pairs between which each vertex lies."""
    from graph.measures.kernels.compiled import paths, walk

    kept, hung, squares = paths.peeled(A.indptr, A.indices)
    others = np.bincount(labels)[labels] - 1
    scores: Floats = (2 * hung * (others - hung) + hung * hung - squares).astype(np.float64)
    core = np.flatnonzero(kept)
    order = core[hubs_first(labels[core], A.degrees[core])]
    indptr, indices = walk.relabelled(A.indptr, A.indices, order)
    ties = walk.Ties(indptr, indices, *spans(labels[order]))
    plan = paths.Plan(ties, np.flatnonzero(np.diff(indptr)), (1 + hung[order]).astype(np.float64))
    sums, _ = _dependencies(plan, progress, squares=False)
    scores[order] += sums
    return scores


def _sampled(A: Adjacency, labels: Integers, how: tuple[int, int, float], progress: Progress) -> Estimate:
    """Estimate the scores from a sample of the sources."""
    from graph.measures.kernels.compiled import paths, walk

    number, seed, delta = how
    order = hubs_first(labels, A.degrees)
    ranked = labels[order]
    sources = pivots(ranked, number, seed)
    indptr, indices = walk.relabelled(A.indptr, A.indices, order)
    plan = paths.Plan(walk.Ties(indptr, indices, *spans(ranked)), sources, np.ones(A.n))
    sums, squares = _dependencies(plan, progress, squares=True)
    size = np.bincount(labels)[ranked].astype(np.float64)
    drawn = np.bincount(ranked[sources], minlength=int(labels.max(initial=-1)) + 1)[ranked].astype(np.float64)
    mean = sums / np.maximum(drawn, 1)
    variance = squares / np.maximum(drawn, 1) - mean * mean
    bound = half_widths(variance, np.maximum(size - 2, 0), drawn=drawn, population=size, delta=delta)
    values, errors = np.empty(A.n), np.empty(A.n)
    values[order] = size * mean / _ordered_pairs(A.n)
    errors[order] = size * bound / _ordered_pairs(A.n)
    return Estimate(values, errors, int(sources.size))


def _dependencies(plan: Plan, progress: Progress, *, squares: bool) -> tuple[Floats, Floats]:
    """Add up the dependencies of the sources on every vertex, and their squares if asked for."""
    from graph.measures.kernels import compiler
    from graph.measures.kernels.compiled import paths

    n, total = plan.weight.size, int(plan.sources.size)
    batches = -(-total // paths.SOURCES)
    shares = max(1, min(batches, MOST_SHARES, max(FEWEST_SHARES, 2**24 // max(n, 1))))
    sums, seconds = np.zeros((shares, n)), np.zeros((shares, n if squares else 0))
    with compiler.threads_for(plan.ties.indices.size * min(batches, shares)) as threads:
        rooms, searches = _room(n, threads)
        for first in range(0, batches, shares):
            part = (first, min(first + shares, batches))
            paths.sweep_batches(plan, sums, seconds, rooms=rooms, searches=searches, batches=part)
            progress(min(part[1] * paths.SOURCES, total), total)
    return sums.sum(axis=0), seconds.sum(axis=0)


def _room(n: int, threads: int) -> tuple[Room, Search]:
    """Give the memory that the threads work in: about half a kilobyte a vertex and thread."""
    from graph.measures.kernels.compiled import paths, walk

    lanes, log = paths.SOURCES * n, paths.SOURCES * (n + 1)
    room = paths.Room(
        aligned(threads, lanes, np.float64), aligned(threads, lanes, np.float64),
        aligned(threads, lanes, np.float64), np.zeros((threads, n), np.uint16),
        np.empty((threads, log), np.int32), np.empty((threads, log), np.uint16),
        np.empty((threads, n + 2), np.int64),
    )  # fmt: skip
    search = walk.Search(
        np.arange(n, dtype=np.int32), np.empty((threads, n), np.int32), np.zeros((threads, n), np.uint8)
    )
    return room, search
