"""Communities by the Leiden method: groups with more ties among them than chance would give."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from graph.measures.kernels import grouping
from graph.measures.kernels.arrays import Adjacency, Integers, Whole
from graph.measures.kernels.availability import at_hand
from graph.measures.kernels.grouping import Level
from graph.progress import report

SEED = 20160518  # any fixed number would do
ROUNDS = 10  # at the most; each starts from the groups of the one before
WORTHWHILE = 5e-4  # a round that adds less modularity is the last one
MOST = 2**31 - 1
"""Ties, both ways counted, up to which 32 bits hold any sum of weights."""
SMALL = 600_000
"""Vertices times ties below which Python itself is done before the compiler is loaded."""


class _Steps(NamedTuple):
    """The loops, as they stand or compiled."""

    moved: Callable[[Level, Whole, Integers], int]
    refined: Callable[[Level, Whole, Integers], Whole]
    gathered: Callable[[Level, Whole, int], Level]
    pieces: Callable[[Level, Whole], Integers]


def communities(A: Adjacency, *, seed: int = SEED, compiled: bool | None = None) -> Integers:
    """Divide the vertices into communities.

    Parameters
    ----------
    A
        The graph; it may be split or empty.
    seed
        Chooses the order in which vertices are looked at.
    compiled
        Whether the loops run as machine code; None decides by size. The communities are the same.

    Returns
    -------
    labels
        n community numbers: 0 is the largest, equal sizes by smallest vertex. Every community hangs together,
        and a vertex without a tie is one by itself.

    Notes
    -----
    The Leiden method [1]_ for modularity on the unweighted graph, up to `ROUNDS` times, each time from the
    communities found so far: vertices move to the community that gains most; each community is divided into
    well connected parts, here greedily; the parts become the vertices of the next, smaller graph. Where
    Louvain's method may leave a community whose parts are not tied to each other, these are connected. Takes
    about ten passes over the ties a round.

    References
    ----------
    .. [1] V. A. Traag, L. Waltman and N. J. van Eck, From Louvain to Leiden: guaranteeing well-connected
       communities, Scientific Reports 9, 5233, 2019.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> communities(adjacency([0, 3, 3, 4], [1, 4, 5, 5], 6)).tolist()
    [1, 1, 2, 0, 0, 0]
    """
    if A.n == 0:
        return np.zeros(0, np.int64)
    steps = _steps(A.n * A.m >= SMALL and at_hand() if compiled is None else compiled)
    level = _ties_of_weight_1(A)
    random = np.random.RandomState(seed)  # the one generator whose numbers numpy keeps the same for ever
    labels, score = _numbers(level), -1
    for done in range(ROUNDS):
        report(done, ROUNDS)
        found = _round(level, labels, random, steps)
        better = _modularity(level, found)
        if better <= score:
            break
        enough = better - score < WORTHWHILE * A.indices.size**2
        labels, score = found, better
        if enough:
            break
    return _numbered(steps.pieces(level, labels))


def _ties_of_weight_1(A: Adjacency) -> Level:
    """Give the graph as it stands, in 32 bits where they do."""
    if A.indices.size > MOST:
        return Level(A.indptr, A.indices, np.ones(A.indices.size, np.int64), A.degrees)
    return Level(A.indptr, A.indices, np.ones(A.indices.size, np.int32), A.degrees.astype(np.int32))


def _numbers(level: Level) -> Whole:
    """Number the vertices of a level, in as many bits as its strengths have."""
    found = np.ones_like(level.strength)
    return np.cumsum(found, out=found) - 1


def _steps(compiled: bool) -> _Steps:
    if not compiled:
        return _Steps(grouping.moved, grouping.refined, grouping.gathered, grouping.pieces)
    from graph.measures.kernels.compiled import grouped

    return _Steps(grouped.moved, grouped.refined, grouped.gathered, grouped.pieces)


def _round(level: Level, labels: Whole, random: np.random.RandomState, steps: _Steps) -> Whole:
    """Give better communities of the vertices, from those at hand."""
    home: Whole = np.arange(labels.size)  # the group of this level that each vertex is in
    community = labels.copy()
    while True:
        n = level.strength.size
        steps.moved(level, community, random.permutation(n))
        community = _compact(community)
        parts = _compact(steps.refined(level, community, random.permutation(n)))
        number = int(parts.max()) + 1
        if number == n or int(community.max()) + 1 == n:
            return community[home]
        above = np.empty(number, labels.dtype)
        above[parts] = community
        level, home, community = steps.gathered(level, parts, number), parts[home], above


def _modularity(level: Level, labels: Whole) -> int:
    """Give the modularity times (2m)**2, a whole number."""
    tail = np.repeat(labels, np.diff(level.indptr))
    within = int(np.count_nonzero(tail == labels[level.indices]))
    # as floating point, which is exact below 2**53
    whole = np.bincount(labels, weights=level.strength).astype(np.int64)
    return within * level.indices.size - int(np.sum(whole * whole))


def _compact(labels: Whole) -> Whole:
    """Number the labels that are in use from 0, in their order."""
    used = np.bincount(labels) > 0
    found = np.empty_like(labels)
    found[:] = (np.cumsum(used) - 1)[labels]
    return found


def _numbered(labels: Integers) -> Integers:
    """Number the groups by size, then by smallest vertex."""
    _, first, size = np.unique(labels, return_index=True, return_counts=True)
    place = np.empty(size.size, np.int64)
    place[np.lexsort((first, -size))] = np.arange(size.size)
    return place[labels]
