"""A graph as plain arrays: from integer-coded ties to pairs, and from pairs to rows of neighbours (CSR)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from graph.errors import UsageError

Integers: TypeAlias = npt.NDArray[np.int64]
Vertices: TypeAlias = npt.NDArray[np.int32]
Whole: TypeAlias = Integers | Vertices
Floats: TypeAlias = npt.NDArray[np.float64]
Bytes: TypeAlias = npt.NDArray[np.uint8]

LARGEST_N = 2**31 - 1  # vertices are numbered in 32 bits


@dataclass(frozen=True, eq=False)
class Pairs:
    """The pairs that share at least one tie, each once, sorted by `low` and then by `high`.

    Attributes
    ----------
    low, high
        The two ends of each pair; `low < high`.
    first
        The earliest day of each pair, in the numbers that were given; 0 where no days were given.
    count
        How many ties each pair shares.
    """

    low: Vertices
    high: Vertices
    first: Integers
    count: Integers


@dataclass(frozen=True, eq=False)
class Adjacency:
    """A simple undirected graph as rows of neighbours (compressed sparse rows).

    Attributes
    ----------
    indptr
        n + 1 offsets; the neighbours of vertex v are `indices[indptr[v]:indptr[v + 1]]`, in ascending order.
    indices
        2m neighbours, for every tie one entry in the row of either end.
    """

    indptr: Integers
    indices: Vertices

    @property
    def n(self) -> int:
        """How many vertices there are, with or without a tie."""
        return int(self.indptr.size) - 1

    @property
    def m(self) -> int:
        """How many pairs are tied."""
        return int(self.indices.size) // 2

    @property
    def degrees(self) -> Integers:
        """How many neighbours each vertex has."""
        return np.diff(self.indptr)


@dataclass(frozen=True, eq=False)
class Stretches:
    """The pairs with the periods through which they are tied, sorted by pair and then by period.

    Attributes
    ----------
    low, high
        The two ends of each pair, `low < high`; a pair comes once for each of its stretches.
    first, past
        The first period of each stretch, and the one after its last. Stretches of a pair do not touch.
    """

    low: Integers
    high: Integers
    first: Integers
    past: Integers


def pairs(u: npt.ArrayLike, v: npt.ArrayLike, day: npt.ArrayLike | None = None) -> Pairs:
    """Give each tied pair once, with its earliest day and the number of its ties.

    Parameters
    ----------
    u, v
        The two ends of each tie, as vertex numbers from 0. A tie of a vertex with itself is left out.
    day
        The day of each tie, as any whole number (days since some date).

    Raises
    ------
    UsageError
        When the arrays differ in length or a vertex number is negative or above 2**31 - 2.

    Notes
    -----
    One sort of a 64-bit key, so ten million ties take about a second and half a gigabyte.

    Examples
    --------
    >>> found = pairs([2, 0, 1], [0, 2, 0], [30, 10, 20])
    >>> found.low.tolist(), found.high.tolist(), found.first.tolist(), found.count.tolist()
    ([0, 0], [1, 2], [20, 10], [1, 2])
    """
    low, high = _ends(u, v)
    days = np.zeros(low.size, np.int32) if day is None else _numbers(day)
    if days.size != low.size:
        raise UsageError("{} ties need as many days, but {} were given", low.size, days.size)
    apart = low != high
    if not apart.all():
        low, high, days = low[apart], high[apart], days[apart]
    n, earliest = int(high.max(initial=0)) + 1, int(days.min(initial=0))
    span = int(days.max(initial=0)) - earliest + 1
    if n * n * span >= 2**63:
        return _collapsed(low, high, days)
    key = low.astype(np.int64)  # pair and day as one number, which sorts four times faster than two
    for width, each in ((n, high), (span, days)):
        key *= width
        key += each
    del low, high, days, each
    key -= earliest
    key.sort()
    pair = key // span
    start, total = _starts(pair), key.size
    pair, first = pair[start], key[start]
    del key
    first -= pair * span
    first += earliest
    low, high = _ends_of(pair, n)
    return Pairs(low, high, first, np.diff(start, append=total))


def stretches(u: npt.ArrayLike, v: npt.ArrayLike, first: npt.ArrayLike, *, past: npt.ArrayLike) -> Stretches:
    """Give each tied pair once for every run of periods through which at least one of its ties holds.

    Parameters
    ----------
    u, v
        The two ends of each tie, as of `pairs`.
    first, past
        The first period of each tie, and the one after its last; a tie without a period is left out.

    Raises
    ------
    UsageError
        As `pairs`.

    Examples
    --------
    >>> found = stretches([1, 0, 0], [0, 1, 1], [2, 7, 0], past=[4, 9, 2])
    >>> found.first.tolist(), found.past.tolist()
    ([0, 7], [4, 9])
    """
    low, high = _ends(u, v)
    begin, end = np.asarray(first, np.int64), np.asarray(past, np.int64)
    kept = np.flatnonzero((low != high) & (begin < end))
    kept = kept[np.lexsort((begin[kept], high[kept], low[kept]))]
    low, high, begin, end = low[kept], high[kept], begin[kept], end[kept]
    fresh = (np.diff(low, prepend=-1) != 0) | (np.diff(high, prepend=-1) != 0)
    # how far the stretches of a pair reach so far; a later pair starts higher than any before it ends
    lift = np.cumsum(fresh) * (int(end.max(initial=0)) + 1)
    reached = np.maximum.accumulate(end + lift) - lift
    fresh[1:] |= begin[1:] > reached[:-1]
    starts = np.flatnonzero(fresh)
    last = np.append(starts[1:], kept.size)[: starts.size] - 1
    low, high = low[starts].astype(np.int64), high[starts].astype(np.int64)
    return Stretches(low, high, begin[starts], reached[last])


def adjacency(u: npt.ArrayLike, v: npt.ArrayLike, n: int) -> Adjacency:
    """Give the graph of n vertices with these ties as rows of neighbours.

    Repeated ties become one, and a tie of a vertex with itself none.

    Raises
    ------
    UsageError
        When the arrays differ in length or a vertex number is negative, n or above.

    Examples
    --------
    >>> A = adjacency([0, 1, 2], [1, 2, 1], 4)
    >>> A.indptr.tolist(), A.indices.tolist()
    ([0, 1, 3, 4, 4], [1, 0, 2, 1])
    """
    low, high = _ends(u, v)
    largest = int(high.max(initial=-1))
    if not largest < n <= LARGEST_N:
        raise UsageError("vertex {} does not fit a graph of {} vertices, numbered 0 to {}", largest, n, n - 1)
    apart = low != high
    low, high = low[apart].astype(np.int64), high[apart].astype(np.int64)
    key = np.concatenate((low * n + high, high * n + low))
    key.sort()
    key = key[_starts(key)]
    rows = key // max(n, 1)
    indptr = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=n), out=indptr[1:])
    return Adjacency(indptr, (key - rows * n).astype(np.int32))


def digitized(days: npt.ArrayLike, bounds: Integers, *, side: Literal["left", "right"] = "left") -> Vertices:
    """Give the period of each day, as `numpy.searchsorted` does, each distinct day looked for once.

    Parameters
    ----------
    days
        Any whole numbers.
    bounds
        Rising; b of them bound b + 1 periods.
    side
        ``left``: a day that is a bound is in the period that it ends; ``right``: in the one after.

    Returns
    -------
    period
        From 0 to b, in the order of the days.

    Examples
    --------
    >>> digitized([5, 19, 20, 99], np.array([19, 29])).tolist()
    [0, 0, 1, 2]
    """
    given = _numbers(days)
    low, high = (int(bounds[0]) - 1, int(bounds[-1]) + 1) if bounds.size else (0, 0)
    if high - low > given.size or max(-low, high) > LARGEST_N:
        return np.searchsorted(bounds, given, side=side).astype(np.int32)
    place = np.searchsorted(bounds, np.arange(low, high + 1), side=side).astype(np.int32)
    found: Vertices = place[np.clip(given, low, high) - low]
    return found


def _numbers(given: npt.ArrayLike) -> Whole:
    """Whole numbers as they stand where that is in 32 bits, which take half the room."""
    found = np.asarray(given)
    return found if found.dtype == np.int32 else found.astype(np.int64)


def _ends(u: npt.ArrayLike, v: npt.ArrayLike) -> tuple[Whole, Whole]:
    """Give the smaller and the larger end of each tie, once they are known to be vertex numbers."""
    left, right = _numbers(u), _numbers(v)
    if left.shape != right.shape or left.ndim != 1:
        raise UsageError(
            "a tie has two ends, but {} left and {} right ones were given", left.size, right.size
        )
    low, high = np.minimum(left, right), np.maximum(left, right)
    if low.min(initial=0) < 0 or high.max(initial=0) >= LARGEST_N:
        raise UsageError(
            "vertices are numbered 0 to {}; {} to {} were given", LARGEST_N - 1, low.min(), high.max()
        )
    return low, high


def _collapsed(low: Whole, high: Whole, days: Whole) -> Pairs:
    """The pairs with their first days, where a pair and its day do not fit one number."""
    n = int(high.max(initial=0)) + 1
    key = low.astype(np.int64) * n + high
    order = np.lexsort((days, key))
    start = _starts(key[order])
    first, pair = days[order[start]].astype(np.int64), key[order[start]]
    return Pairs(*_ends_of(pair, n), first, np.diff(np.append(start, key.size)))


def _ends_of(pair: Integers, n: int) -> tuple[Vertices, Vertices]:
    """Both ends of pairs that were numbered as low * n + high."""
    low = pair // n
    return low.astype(np.int32), (pair - low * n).astype(np.int32)


def _starts(key: Integers) -> Integers:
    """Give where each run of equal keys begins."""
    fresh = np.ones(key.size, np.bool_)
    np.not_equal(key[1:], key[:-1], out=fresh[1:])
    return np.flatnonzero(fresh)
