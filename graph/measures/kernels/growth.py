"""How a graph grew: its counts at the end of every period, from one sweep over its ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from graph.errors import UsageError
from graph.measures.kernels.arrays import Floats, Integers, Stretches, digitized, pairs, stretches

if TYPE_CHECKING:
    from graph.measures.kernels.compiled.merging import DatedTies, Outward


@dataclass(frozen=True, eq=False)
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
    new_nodes, new_ties
        Those of the nodes and ties that were not there at the end of the period before.
    """

    nodes: Integers
    ties: Integers
    components: Integers
    largest: Integers
    triangles: Integers
    triples: Integers
    new_nodes: Integers
    new_ties: Integers

    @property
    def transitivity(self) -> Floats:
        """Three times the triangles over the triples, 0 where there are none."""
        return np.divide(
            3 * self.triangles, self.triples, out=np.zeros(self.ties.size), where=self.triples > 0
        )


def growth_counts(
    u: npt.ArrayLike,
    v: npt.ArrayLike,
    day: npt.ArrayLike,
    *,
    bounds: npt.ArrayLike,
    last: npt.ArrayLike | None = None,
) -> Growth:
    """Count nodes, ties, components and triangles at the end of each period.

    Parameters
    ----------
    u, v, day
        The ends and the day of each tie, as whole numbers; a tie counts from its day on. Repeated pairs count
        from their earliest day.
    bounds
        The last day of each period, ascending. Ties after the last one do not count.
    last
        The last day of each tie; None where no tie ever ends.

    Raises
    ------
    UsageError
        When the ties or the bounds are not as described.

    Notes
    -----
    The ties are taken once in the order of their periods. Sets that only grow merge (union-find), and a
    triangle dates from the last of its ties, so the cost hardly depends on the number of periods: O(m ** 1.5)
    at worst for the triangles, and a sort. Where ties end, sets are merged and taken apart again,
    which takes log n log periods times as long at worst.

    Examples
    --------
    >>> grown = growth_counts([0, 1, 0, 3], [1, 2, 2, 4], [10, 20, 40, 30], bounds=[19, 29, 39, 49])
    >>> grown.ties.tolist(), grown.components.tolist(), grown.triangles.tolist()
    ([1, 2, 3, 4], [1, 1, 2, 2], [0, 0, 0, 1])
    """
    ends = np.asarray(bounds, np.int64)
    if np.any(np.diff(ends) < 0):
        raise UsageError("the last days of the periods must not run backwards")
    if last is not None:
        first, past = digitized(day, ends), digitized(last, ends, side="right")
        return _lasting(stretches(u, v, first, past=past), ends.size)
    return _merged(u, v, day, ends)


def _merged(u: npt.ArrayLike, v: npt.ArrayLike, day: npt.ArrayLike, ends: Integers) -> Growth:
    """The counts where no tie ever ends."""
    from graph.measures.kernels import compiler
    from graph.measures.kernels.compiled import merging

    found = pairs(u, v, day)
    period, low, high = digitized(found.first, ends), found.low, found.high
    del found
    counted = np.flatnonzero(period < ends.size)
    kind = np.uint16 if ends.size < 2**16 else np.int64  # numpy sorts numbers of 16 bits by radix
    order = counted[np.argsort(period[counted].astype(kind), kind="stable")]
    ties = merging.DatedTies(low[order], high[order], period[order])
    del low, high, period, counted, order
    n = int(ties.high.max(initial=-1)) + 1
    counts = merging.merged(ties, n, ends.size)
    rows = _rows(ties, n)
    with compiler.threads_for(8 * ties.low.size) as threads:
        closed = merging.dated_triangles(rows, ends.size, threads)
    return Growth(
        nodes=counts[merging.NODES], ties=counts[merging.TIES], components=counts[merging.COMPONENTS],
        largest=counts[merging.LARGEST], triangles=np.cumsum(closed), triples=counts[merging.TRIPLES],
        new_nodes=np.diff(counts[merging.NODES], prepend=0),
        new_ties=np.diff(counts[merging.TIES], prepend=0),
    )  # fmt: skip


def _rows(ties: DatedTies, n: int) -> Outward:
    """Every tie in the row of one of its ends, in numpy's own memory: the system gives it in large pages."""
    from graph.measures.kernels.compiled import merging

    m = ties.low.size
    rows = merging.Outward(np.zeros(n + 1, np.int32), np.empty(m, np.int32), np.empty(m, np.int32))
    merging.outward(ties, rows)
    return rows


def _lasting(found: Stretches, periods: int) -> Growth:
    """The counts where ties come and go."""
    from graph.measures.kernels import compiler
    from graph.measures.kernels.compiled import merging

    ties = merging.Lasting(found.low, found.high, found.first, found.past)
    n = int(ties.high.max(initial=-1)) + 1
    nodes, new_nodes, triples = _degrees(found, periods)
    low, high = found.low.astype(np.int32), found.high.astype(np.int32)
    rows = _rows(merging.DatedTies(low, high, np.arange(low.size, dtype=np.int32)), n)
    joined, largest = merging.lasting_parts(ties, n, periods)
    with compiler.threads_for(8 * ties.low.size) as threads:
        triangles = merging.lasting_triangles(rows, ties, (periods, threads))
    come, gone = (np.bincount(each, minlength=periods)[:periods] for each in (ties.first, ties.past))
    return Growth(
        nodes=nodes, ties=np.cumsum(come - gone), components=nodes - joined, largest=largest,
        triangles=triangles, triples=triples, new_nodes=new_nodes, new_ties=come,
    )  # fmt: skip


def _degrees(found: Stretches, periods: int) -> tuple[Integers, Integers, Integers]:
    """The nodes with a tie, those without one in the period before, and the pairs of ties of one node."""
    node = np.concatenate((found.low, found.high, found.low, found.high))
    period = np.concatenate((found.first, found.first, found.past, found.past))
    change = np.repeat([1, -1], node.size // 2)
    order = np.lexsort((period, node))
    node, period, change = node[order], period[order], change[order]
    # every tie that comes goes again, be it after the last period, so each node begins at 0
    last = np.flatnonzero((np.diff(node, append=-1) != 0) | (np.diff(period, append=-1) != 0))
    after = np.cumsum(change)[last]
    before = np.concatenate(([0], after))[: after.size]
    at = np.minimum(period[last], periods)

    def total(weights: Integers) -> Integers:
        return np.rint(np.bincount(at, weights, minlength=periods + 1)[:periods]).astype(np.int64)

    new = total((before == 0) & (after > 0))
    gone = total((before > 0) & (after == 0))
    more = total(after * (after - 1) // 2 - before * (before - 1) // 2)
    return np.cumsum(new - gone), new, np.cumsum(more)
