"""How a graph grew: its counts at the end of every period, from one sweep over its ties."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.errors import UsageError
from graph.measures.kernels.arrays import Floats, Integers, pairs


@dataclass(frozen=True)
class Growth:
    """The counts at the end of each period, one number a period.

    Attributes
    ----------
    nodes
        Vertices with at least one tie.
    ties
        Pairs that share at least one tie.
    components, largest
        How many parts these vertices fall into, and how many vertices the largest part has.
    triangles
        Triples of vertices that are all tied to each other.
    triples
        Pairs of ties that share an end.
    """

    nodes: Integers
    ties: Integers
    components: Integers
    largest: Integers
    triangles: Integers
    triples: Integers

    @property
    def transitivity(self) -> Floats:
        """Three times the triangles over the triples, 0 where there are none."""
        return np.divide(
            3 * self.triangles, self.triples, out=np.zeros(self.ties.size), where=self.triples > 0
        )


def growth_counts(u: npt.ArrayLike, v: npt.ArrayLike, day: npt.ArrayLike, *, bounds: npt.ArrayLike) -> Growth:
    """Count nodes, ties, components and triangles at the end of each period.

    Parameters
    ----------
    u, v, day
        The ends and the day of each tie, as whole numbers; a tie counts from its day on. Repeated pairs count
        from their earliest day.
    bounds
        The last day of each period, ascending. Ties after the last one do not count.

    Raises
    ------
    UsageError
        When the ties or the bounds are not as described.

    Notes
    -----
    The ties are taken once in the order of their periods. Sets that only grow merge (union-find), and a
    triangle dates from the last of its ties, so the cost hardly depends on the number of periods: O(m ** 1.5)
    at worst for the triangles, and a sort.

    Examples
    --------
    >>> grown = growth_counts([0, 1, 0, 3], [1, 2, 2, 4], [10, 20, 40, 30], bounds=[19, 29, 39, 49])
    >>> grown.ties.tolist(), grown.components.tolist(), grown.triangles.tolist()
    ([1, 2, 3, 4], [1, 1, 2, 2], [0, 0, 0, 1])
    """
    from graph.measures.kernels import compiler
    from graph.measures.kernels.compiled import merging

    ends = np.asarray(bounds, np.int64)
    if np.any(np.diff(ends) < 0):
        raise UsageError("the last days of the periods must not run backwards")
    found = pairs(u, v, day)
    period = np.searchsorted(ends, found.first)
    counted = np.flatnonzero(period < ends.size)
    kind = np.uint16 if ends.size < 2**16 else np.int64  # numpy sorts numbers of 16 bits by radix
    order = counted[np.argsort(period[counted].astype(kind), kind="stable")]
    ties = merging.DatedTies(found.low[order], found.high[order], period[order])
    n = int(ties.high.max(initial=-1)) + 1
    counts = merging.merged(ties, n, ends.size)
    with compiler.threads_for(8 * order.size) as threads:
        closed = merging.dated_triangles(merging.outward(ties, n), ends.size, threads)
    return Growth(
        nodes=counts[merging.NODES], ties=counts[merging.TIES], components=counts[merging.COMPONENTS],
        largest=counts[merging.LARGEST], triangles=np.cumsum(closed), triples=counts[merging.TRIPLES],
    )  # fmt: skip
