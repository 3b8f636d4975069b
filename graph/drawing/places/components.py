"""Ties as arrays, and the pieces that a network falls into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def tie_array(ids: Sequence[str], ties: Iterable[tuple[str, str]]) -> Ints:
    """The ties between sorted ids as pairs of indices, each pair once, without self-ties, sorted.

    Raises
    ------
    UnknownName
        When a tie names an organisation that is not among the ids.
    """
    index = {each: i for i, each in enumerate(ids)}
    pairs: set[tuple[int, int]] = set()
    for source, target in ties:
        try:
            a, b = index[source], index[target]
        except KeyError as missing:
            raise UnknownName(str(missing.args[0]), "organisation in the layout") from None
        if a != b:
            pairs.add((a, b) if a < b else (b, a))
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def partners(n: int, edges: Ints) -> Ints:
    """How many neighbours each of n nodes has."""
    return np.bincount(edges.ravel(), minlength=n).astype(np.int64)


def adjacency(n: int, edges: Ints) -> tuple[Ints, Ints]:
    """The neighbours of every node: those of node i are ``targets[starts[i]:starts[i + 1]]``, sorted."""
    source = np.concatenate([edges[:, 0], edges[:, 1]])
    target = np.concatenate([edges[:, 1], edges[:, 0]])
    order = np.lexsort((target, source))
    starts = np.concatenate([[0], np.cumsum(np.bincount(source, minlength=n))])
    return starts.astype(np.int64), target[order].astype(np.int64)


def steps_from(node: int, starts: Ints, targets: Ints) -> Ints:
    """The number of ties on a shortest path from one node to every node; -1 out of reach."""
    steps = np.full(len(starts) - 1, -1, dtype=np.int64)
    steps[node] = 0
    front = np.array([node], dtype=np.int64)
    while front.size:
        reached = around(front, starts, targets)
        reached = np.unique(reached[steps[reached] < 0])
        steps[reached] = steps[front[0]] + 1
        front = reached
    return steps


def around(nodes: Ints, starts: Ints, targets: Ints) -> Ints:
    """The neighbours of several nodes, one after the other."""
    counts = starts[nodes + 1] - starts[nodes]
    shift = np.repeat(starts[nodes] - np.cumsum(counts) + counts, counts)
    return targets[shift + np.arange(int(counts.sum()))]


def components(n: int, edges: Ints) -> list[Ints]:
    """The pieces of a network as arrays of node indices: the largest first, ties by smallest index.

    Within a piece the best connected node comes first and the others in the order in which a search from
    there meets them, so that pieces of one shape mostly get their nodes in the same order.
    """
    starts, targets = adjacency(n, edges)
    lists = np.split(targets, starts[1:-1])
    degree = np.diff(starts)
    seen = np.zeros(n, dtype=bool)
    best_first = np.lexsort((np.arange(n), -degree)).tolist()
    found = [_search(node, lists, degree, seen) for node in best_first if not seen[node]]
    return sorted(found, key=lambda piece: (-len(piece), int(piece.min())))


def _search(node: int, lists: Sequence[Ints], degree: Ints, seen: NDArray[np.bool_]) -> Ints:
    """The nodes in reach of one, breadth first, better connected neighbours before others."""
    seen[node] = True
    queue = [node]
    for at in queue:
        fresh = lists[at][~seen[lists[at]]]
        seen[fresh] = True
        queue.extend(fresh[np.lexsort((fresh, -degree[fresh]))].tolist())
    return np.array(queue, dtype=np.int64)


def within(piece: Ints, edges: Ints, n: int) -> Ints:
    """The ties of one piece, renumbered to places in it, sorted."""
    place = np.full(n, -1, dtype=np.int64)
    place[piece] = np.arange(len(piece))
    inside = np.sort(place[edges[place[edges[:, 0]] >= 0]], axis=1)
    return inside[np.lexsort((inside[:, 1], inside[:, 0]))]
