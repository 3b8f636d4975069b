"""How much work each measure of a large ecosystem is, so that progress has a true total."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Nanoseconds a tie, on two cores in 2026; only their ratios matter.
_PASSES = {
    "agreements": 200,
    "eigenvector": 200,
    "pagerank": 80,
    "coreness": 30,
    "clustering": 60,
    "constraint": 60,
    "community": 4000,
}
_TOGETHER = ({"closeness", "harmonic"}, {"clustering", "constraint"})  # one search gives both
_BITS = 512  # sources that one search of distances carries
_NEVER_SAMPLED = 10**9  # organisations times ties; below that compiled measures need not be loaded to know


def efforts(measures: Sequence[str], n: int, m: int, *, exact: bool = False) -> list[int]:
    """Say how much work each measure is, in a unit of about a nanosecond.

    Parameters
    ----------
    measures
        In the order in which they are taken: what an earlier one has found along with it is no work.
    n, m
        Organisations and ties.
    exact
        Whether nothing is estimated from a sample.

    Returns
    -------
    work
        A number above 0 for each measure.

    Examples
    --------
    >>> efforts(["closeness", "harmonic", "partners"], 1000, 5000)
    [180000, 5000, 5000]
    """
    found: list[int] = []
    for place, measure in enumerate(measures):
        known = set(measures[:place])
        if any(measure in both and both & known for both in _TOGETHER):
            found.append(max(m, 1))
            continue
        found.append(max(_effort(measure, n, m, exact=exact), 1))
    return found


def _effort(measure: str, n: int, m: int, *, exact: bool) -> int:
    if measure == "betweenness":
        return 2 * m * (n if exact else _sources(measure, n, m))
    if measure in ("closeness", "harmonic"):
        return 18 * m * -(-(n if exact else _sources(measure, n, m)) // _BITS)
    return m * _PASSES.get(measure, 1)


def _sources(measure: str, n: int, m: int) -> int:
    """From how many organisations a search starts: all of them, or a sample."""
    if n * m < _NEVER_SAMPLED:
        return n
    from graph.measures.arrays import MUCH_BETWEENNESS, MUCH_DISTANCE, SOURCES

    much = MUCH_BETWEENNESS if measure == "betweenness" else MUCH_DISTANCE
    return n if n * m < much else min(n, SOURCES)


def map_efforts(n: int, m: int) -> list[int]:
    """Say how much work the parts of a map are: positions, measures, and places on earth.

    Examples
    --------
    >>> map_efforts(0, 0)
    [1, 12, 1]
    """
    from graph.measures import MEASURES

    return [200_000 * n + 1, sum(efforts(list(MEASURES), n, m)), 20_000 * n + 1]
