"""Whole numbers by the million: each once, those that come again, and new numbers without gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

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


def again(numbers: Numbers) -> NDArray[np.bool_]:
    """Tell of each number whether it stands in another place too.

    Examples
    --------
    >>> again(np.array([3, 1, 3])).tolist()
    [True, False, True]
    """
    ordered = np.sort(numbers)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    del ordered
    found = np.zeros(numbers.size, np.bool_)
    near = np.zeros(_SLOTS, np.bool_)
    near[twice & (_SLOTS - 1)] = True
    places = np.flatnonzero(near[numbers & (_SLOTS - 1)])
    found[places] = np.isin(numbers[places], twice)
    return found


def without_gaps(numbers: Numbers, limit: int) -> Numbers:
    """Number anew from 0 on, in the order of the numbers, all of them below a limit.

    Examples
    --------
    >>> without_gaps(np.array([7, 2, 7]), 8).tolist()
    [1, 0, 1]
    """
    if limit > numbers.size + _SLOTS:
        return np.unique(numbers, return_inverse=True)[1]
    there = np.zeros(limit, np.bool_)
    there[numbers] = True
    return (np.cumsum(there) - 1)[numbers]
