"""Intervals by drawing groups again and again, always the same draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = npt.NDArray[np.float64]

DRAWS = 2000
SEED = 20160518
FEWEST = 5  # groups, below which there is no interval


def draws(groups: Sequence[str]) -> Floats:
    """Draw groups with replacement, and tell how often each member is in each draw.

    Parameters
    ----------
    groups
        The group of each member; the members of a group come together.

    Returns
    -------
    counts
        One row a draw, one column a member; no rows where there are fewer than five groups.

    Examples
    --------
    >>> draws(["a"]).shape, draws(list("aabcde")).shape
    ((0, 1), (2000, 6))
    """
    names = sorted(set(groups))
    if len(names) < FEWEST:
        return np.zeros((0, len(groups)))
    random = np.random.default_rng(SEED)
    drawn = random.integers(0, len(names), size=(DRAWS, len(names)))
    counts = np.stack([np.bincount(each, minlength=len(names)) for each in drawn])
    place = {name: number for number, name in enumerate(names)}
    return counts[:, [place[each] for each in groups]].astype(np.float64)


def means(counts: Floats, values: Floats) -> Floats:
    """Give the mean of the members' values in each draw.

    Examples
    --------
    >>> means(np.array([[1.0, 1.0], [0.0, 2.0]]), np.array([3.0, 5.0])).tolist()
    [4.0, 5.0]
    """
    if not len(counts):
        return np.zeros(0)
    found: Floats = counts @ values / counts.sum(axis=1)
    return found


def interval(found: Floats, low: str, high: str) -> dict[str, object]:
    """Give the middle 95 % of the draws under two names; nothing where there are none.

    Examples
    --------
    >>> interval(np.array([2.0, 2.0]), "low", "high"), interval(np.zeros(0), "low", "high")
    ({'low': 2.0, 'high': 2.0}, {})
    """
    if not len(found):
        return {}
    least, most = np.quantile(found, [0.025, 0.975])
    return {low: float(least), high: float(most)}
