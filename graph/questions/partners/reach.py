"""All distances and shortest paths of a graph as arrays, and what one tie more does to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
WIDTH = 256  # columns at a time, so that the rows gathered stay in the cache


@dataclass(frozen=True, eq=False)
class _Ties:
    """The neighbours of each node that has any, one after the other, and where each node's begin."""

    nodes: Places
    begin: Places
    neighbours: Places

    def added(self, values: Floats) -> Floats:
        """For each node the sum of its neighbours' rows; without BLAS, whose threads cost more here."""
        sums = np.zeros_like(values)
        if self.nodes.size:
            for first in range(0, values.shape[1], WIDTH):
                part = values[:, first : first + WIDTH]
                sums[self.nodes, first : first + WIDTH] = np.add.reduceat(
                    part[self.neighbours], self.begin, axis=0
                )
        return sums


@dataclass(frozen=True, eq=False)
class Reach:
    """Who reaches whom in how many steps, and in how many ways.

    Attributes
    ----------
    ids
        The nodes, row by row.
    steps
        Ties on a shortest path; infinite where there is none, 0 on the diagonal.
    ways
        How many shortest paths there are.
    counted
        How many nodes have a tie: those that measures are divided by.
    ties
        Who is joined to whom.
    """

    ids: tuple[str, ...]
    steps: Floats
    ways: Floats
    counted: int
    ties: _Ties

    def harmonic(self) -> Floats:
        """Sum of 1 / steps to all others, row by row.

        Examples
        --------
        >>> reach(nx.path_graph(["a", "b", "c"])).harmonic().tolist()
        [1.5, 2.0, 1.5]
        """
        sums: Floats = _inverse(self.steps).sum(axis=1)
        return sums


def reach(G: nx.Graph, more: Sequence[str] = ()) -> Reach:
    """Find all distances and numbers of shortest paths.

    Parameters
    ----------
    G
        Undirected and simple.
    more
        Nodes to add that reach nobody.

    Notes
    -----
    From all nodes at once, a step after the other: O(d n m) time for a longest distance
    of d, and 16 n² bytes.

    Examples
    --------
    >>> found = reach(nx.cycle_graph(["a", "b", "c", "d"]))
    >>> found.steps[0].tolist(), found.ways[0].tolist()
    ([0.0, 1.0, 2.0, 1.0], [1.0, 1.0, 2.0, 1.0])
    """
    ids = (*sorted(G), *sorted(set(more) - set(G)))
    place = {each: number for number, each in enumerate(ids)}
    n = len(ids)
    ties = _ties([(place[u], place[v]) for u, v in G.edges])
    steps = np.full((n, n), np.inf)
    np.fill_diagonal(steps, 0)
    ways, front, step = np.eye(n), np.eye(n), 0
    while front.any():
        step += 1
        front = np.where(np.isinf(steps), ties.added(front), 0.0)
        steps[front > 0] = step
        ways += front
    return Reach(ids, steps, ways, len(G), ties)


def _ties(edges: Sequence[tuple[int, int]]) -> _Ties:
    both = np.array(sorted([*edges, *((v, u) for u, v in edges)]), dtype=np.int64).reshape(-1, 2)
    nodes, begin = np.unique(both[:, 0], return_index=True)
    return _Ties(nodes, begin, both[:, 1])


@dataclass(frozen=True, eq=False)
class Shift:
    """What one tie more changes: the pairs of two groups of nodes come nearer, and no other pair.

    Attributes
    ----------
    near, far
        Rows of the nodes on the side of the tie's one end, and of its other.
    old, new
        Their distances without and with the tie, near by far.
    """

    near: Places
    far: Places
    old: Floats
    new: Floats


def shift(found: Reach, a: int, c: int) -> Shift:
    """Tell which distances a tie between two nodes shortens.

    Notes
    -----
    A pair comes nearer only over the new tie, so one of the two is nearer to a than to
    c by more than one step, the other nearer to c.

    Examples
    --------
    >>> found = shift(reach(nx.path_graph(["a", "b", "c", "d"])), 0, 3)
    >>> found.near.tolist(), found.far.tolist(), found.old.tolist(), found.new.tolist()
    ([0], [3], [[3.0]], [[1.0]])
    """
    steps = found.steps
    near = np.flatnonzero(steps[a] + 1 < steps[c])
    far = np.flatnonzero(steps[c] + 1 < steps[a])
    old = steps[np.ix_(near, far)]
    return Shift(near, far, old, np.minimum(old, steps[near, a][:, None] + 1 + steps[far, c][None, :]))


def harmonic_with(found: Reach, harmonic: Floats, change: Shift) -> Floats:
    """Give everyone's sum of 1 / steps with the tie, from that without.

    Examples
    --------
    >>> found = reach(nx.path_graph(["a", "b", "c"]))
    >>> harmonic_with(found, found.harmonic(), shift(found, 0, 2)).tolist()
    [2.0, 2.0, 2.0]
    """
    more = _inverse(change.new) - _inverse(change.old)
    after = harmonic.copy()
    after[change.near] += more.sum(axis=1)
    after[change.far] += more.sum(axis=0)
    return after


def closeness_with(found: Reach, sums: tuple[Floats, Floats], change: Shift) -> tuple[Floats, Floats]:
    """Give everyone's sum of distances, and number of nodes within reach, with the tie.

    Parameters
    ----------
    sums
        The two without it, see `distance_sums`.

    Examples
    --------
    >>> found = reach(nx.path_graph(["a", "b", "c"]))
    >>> [each.tolist() for each in closeness_with(found, distance_sums(found), shift(found, 0, 2))]
    [[2.0, 2.0, 2.0], [2.0, 2.0, 2.0]]
    """
    total, reached = sums[0].copy(), sums[1].copy()
    joined = np.isinf(change.old)
    more = change.new - np.where(joined, 0.0, change.old)
    total[change.near] += more.sum(axis=1)
    total[change.far] += more.sum(axis=0)
    reached[change.near] += joined.sum(axis=1)
    reached[change.far] += joined.sum(axis=0)
    return total, reached


def distance_sums(found: Reach) -> tuple[Floats, Floats]:
    """Give everyone's sum of distances, and number of others within reach.

    Examples
    --------
    >>> [each.tolist() for each in distance_sums(reach(nx.path_graph(["a", "b", "c"])))]
    [[3.0, 2.0, 3.0], [2.0, 2.0, 2.0]]
    """
    known = np.isfinite(found.steps)
    return np.where(known, found.steps, 0.0).sum(axis=1), known.sum(axis=1) - 1.0


def betweenness(found: Reach) -> Floats:
    """Give the pairs of others between which each node lies, a share where other ways lead by.

    References
    ----------
    .. [1] U. Brandes, A faster algorithm for betweenness centrality, Journal of
       Mathematical Sociology 25 (2001), p. 163: here for all sources at once.

    Examples
    --------
    >>> betweenness(reach(nx.cycle_graph(["a", "b", "c", "d"]))).tolist()
    [0.5, 0.5, 0.5, 0.5]
    """
    steps, ways = found.steps, found.ways
    passing = np.zeros_like(steps)  # a row a node, a column a source
    longest = int(steps[np.isfinite(steps)].max(initial=0))
    for step in range(longest, 1, -1):
        onward = np.divide(1 + passing, ways, out=np.zeros_like(ways), where=steps == step)
        passing += np.where(steps == step - 1, found.ties.added(onward) * ways, 0.0)
    pairs: Floats = passing.sum(axis=1) / 2
    return pairs


def betweenness_with(found: Reach, a: int, c: int) -> float:
    """Give how many pairs' shortest paths a node a gains (or loses) by a tie to c.

    Returns
    -------
    change
        In pairs of others, a share of a pair where only some of its paths pass a.

    Notes
    -----
    Only pairs between the sides change, those that come nearer and those that get a
    second way of the same length. All new ways of such a pair run over the tie, so
    through a, unless a is an end of the pair.

    Examples
    --------
    >>> betweenness_with(reach(nx.Graph([("a", "b"), ("c", "d")])), 0, 2)  # b with c and with d
    2.0
    """
    steps, ways = found.steps, found.ways
    near = np.flatnonzero(steps[a] + 1 <= steps[c])
    far = np.flatnonzero(steps[c] + 1 <= steps[a])
    near = near[near != a]
    if not near.size or not far.size:
        return 0.0
    old, over = steps[np.ix_(near, far)], steps[near, a][:, None] + 1 + steps[far, c][None, :]
    old_ways, new_ways = ways[np.ix_(near, far)], np.outer(ways[near, a], ways[far, c])
    through = steps[near, a][:, None] + steps[a, far][None, :] == old
    passing = np.where(through & np.isfinite(old), np.outer(ways[near, a], ways[a, far]), 0.0)
    was = np.divide(passing, old_ways, out=np.zeros_like(passing), where=old_ways > 0)
    shared = (passing + new_ways) / np.maximum(old_ways + new_ways, 1.0)
    now = np.where(over < old, 1.0, np.where(over == old, shared, was))
    return float((now - was).sum())


def _inverse(steps: Floats) -> Floats:
    """1 / steps; 0 for a node itself and where there is no way."""
    return np.divide(1.0, steps, out=np.zeros_like(steps), where=steps > 0)
