"""Scores that may rest on a sample, how far off they may be, and which sources a sample takes."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from typing import Any

import numpy as np
import numpy.typing as npt

from graph.errors import UsageError
from graph.measures.kernels.arrays import Floats, Integers


@dataclass(frozen=True, eq=False)
class Estimate:
    """A score of every vertex, and how far off it may be.

    Attributes
    ----------
    values
        n scores.
    errors
        n half-widths, 0 where a score is exact. With probability 1 - delta at least, all n true scores
        are within `values - errors` and `values + errors`.
    sources
        How many vertices the search started from; n when the scores are exact.
    """

    values: Floats
    errors: Floats
    sources: int

    @property
    def bound(self) -> float:
        """The largest of the errors."""
        return float(self.errors.max(initial=0.0))


def pivots(labels: Integers, number: int, seed: int) -> Integers:
    """Draw the sources of a sample: up to so many in each component, all of a smaller one; ascending.

    Raises
    ------
    UsageError
        When fewer than two are asked for.

    Examples
    --------
    >>> import numpy as np
    >>> pivots(np.array([0, 0, 0, 1, 1]), 2, seed=1).size
    4
    """
    if number < 2:
        raise UsageError("a sample needs at least 2 sources a component, but {} were asked for", number)
    random = np.random.default_rng(seed)
    drawn = random.permutation(labels.size)
    grouped = drawn[np.argsort(labels[drawn], kind="stable")]
    group = labels[grouped]
    start = np.flatnonzero(np.diff(group, prepend=-1))
    rank = np.arange(group.size) - np.repeat(start, np.diff(np.append(start, group.size)))
    return np.sort(grouped[rank < number])


def half_widths(
    variances: Floats, ranges: Floats, *, drawn: Floats, population: Floats, delta: float
) -> Floats:
    """Bound how far the mean of a sample is from that of the population, for n such samples at once.

    Parameters
    ----------
    variances
        Variance of each sample (mean of the squares less square of the mean).
    ranges
        Largest less smallest value that the population can have.
    drawn, population
        How many were drawn, without replacement, of how many.
    delta
        How likely it may be that any of the n bounds fails.

    Notes
    -----
    The smaller of two bounds for k of N values with range R, each of which gets half of delta, divided by n:
    d. Hoeffding-Serfling [1]_ to either side, hence 2 / d: ``R * sqrt((1 - (k - 1) / N) * log(2 / d) / (2 *
    k))``. Empirical Bernstein-Serfling [2]_, which is better where the values vary little: ``s * sqrt(2 * f *
    log(10 / d) / k) + (7 / 3 + 3 / sqrt(2)) * R * log(10 / d) / k`` with ``f = 1 - (k - 1) / N``, or ``(1 - k
    / N) * (1 + 1 / k)`` above half of the population. Its theorem 4.3 holds to one side with probability 1 -
    5 d for ``log(1 / d)``, with s the root of the mean squared distance from the sample's mean.

    References
    ----------
    .. [1] R. J. Serfling, Probability inequalities for the sum in sampling without replacement,
       Annals of Statistics 2(1), 1974, 39-48.
    .. [2] R. Bardenet and O.-A. Maillard, Concentration inequalities for sampling without replacement,
       Bernoulli 21(3), 2015, 1361-1385, doi:10.3150/14-BEJ605.
    """
    if not 0 < delta < 1:
        raise UsageError("the chance of a wrong bound lies between 0 and 1, but {} was given", delta)
    each = delta / (2 * max(variances.size, 1))
    k, whole = np.maximum(drawn, 1.0), np.maximum(population, 1.0)
    left = np.maximum(1 - (k - 1) / whole, 0.0)
    hoeffding = ranges * np.sqrt(left * log(2 / each) / (2 * k))
    rest = np.where(k <= whole / 2, left, np.maximum(1 - k / whole, 0.0) * (1 + 1 / k))
    spread = np.sqrt(np.maximum(variances, 0.0) * 2 * rest * log(10 / each) / k)
    bernstein = spread + (7 / 3 + 3 / sqrt(2)) * ranges * log(10 / each) / k
    bounds: Floats = np.minimum(hoeffding, bernstein)
    bounds[drawn >= population] = 0.0
    return bounds


LINE = 64  # bytes in a cache line


def aligned(threads: int, size: int, kind: type[np.generic]) -> npt.NDArray[Any]:
    """Give a row for each thread, the first on the border of a cache line.

    A row of bits or lanes that lies across two lines costs two reads instead of one.
    """
    width = np.dtype(kind).itemsize
    whole = np.empty(threads * size + LINE // width, kind)
    skip = (-whole.ctypes.data % LINE) // width
    return whole[skip : skip + threads * size].reshape(threads, size)
