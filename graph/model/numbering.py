"""Whole numbers by the million: each once, those that come again, and new numbers without gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

_MIXING = np.uint64(0x9E3779B97F4A7C15)  # 2 ** 64 over the golden ratio (Knuth, vol. 3, 6.4)
_SLOTS = 1 << 22  # of the table in which a number is looked up before it is compared


def once(numbers: Numbers) -> Numbers:
    """Give each number once, ascending.

    Notes
    -----
    By a sort: `numpy.unique` takes a table of hashes, which at ten million numbers is ten times slower.

    Examples
    --------
    >>> once(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(numbers)
    first = np.ones(ordered.size, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]


def again(numbers: Numbers | NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Tell of each number whether it stands in another place too.

    Examples
    --------
    >>> again(np.array([3, 1, 3])).tolist()
    [True, False, True]
    """
    short = _short(numbers)
    ordered = np.sort(short)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    del ordered
    slots = max(_SLOTS, 1 << numbers.size.bit_length() + 1)
    near = np.zeros(slots, np.bool_)
    near[twice & (slots - 1)] = True
    places = np.flatnonzero(near[short & (slots - 1)])
    del short, near
    places = places[np.argsort(numbers[places])]
    some = numbers[places]
    same = some[1:] == some[:-1]
    found = np.zeros(numbers.size, np.bool_)
    found[places[1:][same]] = found[places[:-1][same]] = True
    return found


def _short(numbers: Numbers | NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Numbers of 32 bits, which are sorted in half the time: the same for the same, seldom for others."""
    if numbers.dtype == np.uint32:
        return numbers.astype(np.uint32, copy=False)
    mixed = numbers.astype(np.uint64)
    mixed *= _MIXING
    mixed >>= 32
    return mixed.astype(np.uint32)


def without_gaps(numbers: NDArray[np.integer], limit: int) -> NDArray[np.integer]:
    """Number anew from 0 on, in the order of the numbers, all of them below a limit.

    Examples
    --------
    >>> without_gaps(np.array([7, 2, 7]), 8).tolist()
    [1, 0, 1]
    """
    if limit > numbers.size + _SLOTS:
        anew: NDArray[np.int64] = np.unique(numbers, return_inverse=True)[1]
        return anew
    there = np.zeros(limit, np.bool_)
    there[numbers] = True
    found: NDArray[np.integer] = (np.cumsum(there, dtype=numbers.dtype) - 1)[numbers]
    return found
