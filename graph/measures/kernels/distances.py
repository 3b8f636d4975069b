"""How few steps away a vertex is from the others: closeness and harmonic centrality, from one search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.measures.kernels.arrays import Adjacency, Floats, Integers
from graph.measures.kernels.components import components, hubs_first, spans
from graph.measures.kernels.estimates import Estimate, aligned, half_widths, pivots
from graph.progress import report

if TYPE_CHECKING:
    from graph.measures.kernels.compiled.reach import Room
    from graph.measures.kernels.compiled.walk import Search, Ties

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Distances:
    """Closeness and harmonic centrality of every vertex."""

    closeness: Estimate
    harmonic: Estimate


@dataclass(frozen=True, eq=False)
class _Sums:
    """What the search adds up for each vertex over its sources, and the sizes that it is divided by."""

    steps: Floats
    squares: Floats
    inverses: Floats
    inverse_squares: Floats
    others: Floats  # vertices in the same component, less itself
    drawn: Floats  # sources in the same component, less itself


def distances(
    A: Adjacency, *, sample: int | None = None, seed: int = 0, delta: float = 0.05,
    progress: Progress | None = None,
) -> Distances:  # fmt: skip
    """Score how few steps away each vertex is from all the others, in two ways.

    Parameters
    ----------
    A
        The graph; it may be split or empty.
    sample
        Search from so many vertices of each component only, or from all (None). The scores of a component
        that is no larger stay exact.
    seed, delta
        Which vertices a sample takes, and how likely it may be that any error bound of a measure fails.
    progress
        Called between parts of the work with the number of sources done and of all; None reports them.

    Returns
    -------
    scores
        `closeness` (Wasserman-Faust) and `harmonic`, each from 0 (isolated) to 1 (joined to every other one).

    Notes
    -----
    Closeness is (r - 1) / (n - 1) * (r - 1) / (sum of distances) in a component of r vertices, and harmonic
    centrality the sum of 1 / distance over n - 1. The search carries 512 sources at once, one bit each [1]_;
    a level reads m rows of 64 bytes at the most. The sums are of whole numbers (1 / d in units of n / 2**62),
    so the scores do not depend on the number of threads.

    From a sample, both are means over the sources in the component [2]_, and `estimates.half_widths` bounds
    them; the error of closeness is that of 1 / mean distance.

    References
    ----------
    .. [1] M. Then et al., The more the merrier: efficient multi-source graph traversal, PVLDB 8(4), 2014.
    .. [2] D. Eppstein and J. Wang, Fast approximation of centrality, J. Graph Algorithms Appl. 8(1), 2004.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> star = adjacency([0, 0, 0], [1, 2, 3], 4)
    >>> distances(star).closeness.values.tolist()
    [1.0, 0.6, 0.6, 0.6]
    """
    labels = components(A)
    order = hubs_first(labels, A.degrees)
    ranked = labels[order]
    sources = np.arange(A.n) if sample is None else pivots(ranked, sample, seed)
    sums, reach = _searched(A, order, ranked, sources, progress or report)
    closeness, harmonic = _closeness(sums, A.n, reach, delta), _harmonic(sums, A.n, delta)
    back = np.empty(A.n, np.int64)
    back[order] = np.arange(A.n)
    return Distances(
        *(Estimate(values[back], errors[back], int(sources.size)) for values, errors in (closeness, harmonic))
    )


def step_counts(A: Adjacency, *, progress: Progress | None = None) -> Integers:
    """Count the pairs of vertices at each number of steps.

    Parameters
    ----------
    A
        The graph; it may be split or empty.
    progress
        As in `distances`.

    Returns
    -------
    counts
        Pairs by the number of steps between them, from 0 (none) to the most; each pair once, and
        those out of reach not at all. Takes O(nm) time, for 512 sources at once.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> step_counts(adjacency([0, 1, 3], [1, 2, 4], 5)).tolist()
    [0, 3, 1]
    """
    from graph.measures.kernels.compiled import walk

    labels = components(A)
    order = hubs_first(labels, A.degrees)
    indptr, indices = walk.relabelled(A.indptr, A.indices, order)
    ties = walk.Ties(indptr, indices, *spans(labels[order]))
    _, counts = _swept(ties, np.arange(A.n), progress or report)
    return np.trim_zeros(counts // 2, "b")


def _searched(
    A: Adjacency, order: Integers, labels: Integers, sources: Integers, progress: Progress
) -> tuple[_Sums, Floats]:
    """Search from the sources; give the sums, and the most steps that any vertex can be away from each."""
    from graph.measures.kernels.compiled import reach, walk

    n = A.n
    indptr, indices = walk.relabelled(A.indptr, A.indices, order)
    start, stop = spans(labels)
    scale = 2**62 // max(n, 1)
    totals, _ = _swept(walk.Ties(indptr, indices, start, stop), sources, progress, scale=scale)
    added = totals.reshape(n, 4).astype(np.float64)
    mine = np.bincount(sources, minlength=n)
    drawn = np.bincount(labels[sources], minlength=int(labels.max(initial=-1)) + 1)[labels] - mine
    farthest = np.ones(n)
    if sources.size < n:
        roots = np.unique(start)
        steps = walk.steps_from(indptr, indices, roots)
        most = np.repeat(np.maximum.reduceat(steps, roots), stop[roots] - roots)
        farthest = (steps + most).astype(np.float64)  # by way of the component's first vertex
    sums = _Sums(
        added[:, reach.SUM], added[:, reach.SQUARES], added[:, reach.INVERSES] / scale,
        added[:, reach.INVERSE_SQUARES] / scale, (stop - start - 1).astype(np.float64),
        drawn.astype(np.float64),
    )  # fmt: skip
    return sums, farthest


def _swept(ties: Ties, sources: Integers, progress: Progress, *, scale: int = 0) -> tuple[Integers, Integers]:
    """Search from the sources; give what adds up in a scale, four numbers a vertex, and pairs by steps."""
    from graph.measures.kernels import compiler
    from graph.measures.kernels.compiled import reach

    n = ties.start.size
    with compiler.threads_for(ties.indices.size * sources.size // reach.SOURCES) as threads:
        room, search = _room(threads, n)
        totals, counts = (np.zeros((threads, size), np.int64) for size in (4 * n if scale else 0, n + 1))
        block = reach.SOURCES * threads * 4
        for first in range(0, sources.size, block):
            batch = sources[first : first + block]
            reach.sweep_batches(ties, batch, totals, counts=counts, rooms=room, searches=search, scale=scale)
            progress(min(first + block, sources.size), int(sources.size))
    return totals.sum(axis=0), counts.sum(axis=0)


def _room(threads: int, n: int) -> tuple[Room, Search]:
    """The memory in which each thread searches."""
    from graph.measures.kernels.compiled import reach, walk

    room = reach.Room(
        aligned(threads, 8 * n, np.uint64), aligned(threads, 8 * n, np.uint64), np.zeros((threads, n),
        np.uint8), np.empty((threads, n), np.int32), np.empty((threads, n), np.int32),
    )  # fmt: skip
    search = walk.Search(
        np.arange(n, dtype=np.int32), np.empty((threads, n), np.int32), np.zeros((threads, n), np.uint8)
    )
    return room, search


def _closeness(sums: _Sums, n: int, farthest: Floats, delta: float) -> tuple[Floats, Floats]:
    """Give closeness and its errors from the distances that were added up."""
    mean, error = _means(sums.steps, sums.squares, farthest - 1, sums, delta)
    share = sums.others / max(n - 1, 1)
    values = np.divide(share, mean, out=np.zeros(n), where=mean > 0)
    lowest = np.maximum(mean - error, 1.0)  # a step is the least distance
    errors = np.divide(share, lowest, out=np.zeros(n), where=mean > 0) - values
    return values, np.where(error > 0, errors, 0.0)


def _harmonic(sums: _Sums, n: int, delta: float) -> tuple[Floats, Floats]:
    """Give harmonic centrality and its errors from the inverse distances that were added up."""
    mean, error = _means(sums.inverses, sums.inverse_squares, np.ones(n), sums, delta)
    share = sums.others / max(n - 1, 1)
    return mean * share, error * share


def _means(
    total: Floats, squares: Floats, ranges: Floats, sums: _Sums, delta: float
) -> tuple[Floats, Floats]:
    drawn = np.maximum(sums.drawn, 1)
    mean: Floats = total / drawn
    variance = squares / drawn - mean * mean
    return mean, half_widths(variance, ranges, drawn=sums.drawn, population=sums.others, delta=delta)
