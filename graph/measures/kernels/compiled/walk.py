"""Ways through the adjacency that several kernels share: renumbering, components, distances, candidates."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph.measures.kernels.arrays import Bytes, Integers, Vertices
from graph.measures.kernels.compiler import compiled


class Rows(NamedTuple):
    """The adjacency as a kernel takes it."""

    indptr: Integers
    indices: Vertices


class Ties(NamedTuple):
    """The adjacency, with the span of vertices that holds each vertex's component."""

    indptr: Integers
    indices: Vertices
    start: Integers
    stop: Integers


class Search(NamedTuple):
    """Room for one thread to look for the vertices that a level may reach."""

    every: Vertices  # all that the search may come to
    touched: Vertices
    mark: Bytes


@compiled
def relabelled(indptr: Integers, indices: Vertices, order: Integers) -> tuple[Integers, Vertices]:
    """Give the adjacency of the listed vertices, renumbered in that order; each row comes out sorted."""
    size = order.size
    label = np.full(indptr.size - 1, -1, np.int32)
    for i in range(size):
        label[order[i]] = i
    start = np.zeros(size + 1, np.int64)
    for i in range(size):
        for e in range(indptr[order[i]], indptr[order[i] + 1]):
            start[i + 1] += label[indices[e]] >= 0
    start = np.cumsum(start)
    # Each vertex in turn enters itself with its neighbours, so rows fill in ascending order without a sort.
    ends = np.empty(start[size], np.int32)
    cursor = start[:-1].copy()
    for i in range(size):
        for e in range(indptr[order[i]], indptr[order[i] + 1]):
            j = label[indices[e]]
            if j >= 0:
                ends[cursor[j]] = i
                cursor[j] += 1
    return start, ends


@compiled
def component_labels(indptr: Integers, indices: Vertices) -> Integers:
    """Number the components by their smallest vertex, from 0."""
    n = indptr.size - 1
    label, queue = np.full(n, -1, np.int32), np.empty(n, np.int32)
    found = 0
    for root in range(n):
        if label[root] >= 0:
            continue
        label[root] = found
        queue[0] = root
        head, tail = 0, 1
        while head < tail:
            v = queue[head]
            head += 1
            for e in range(indptr[v], indptr[v + 1]):
                u = indices[e]
                if label[u] < 0:
                    label[u] = found
                    queue[tail] = u
                    tail += 1
        found += 1
    return label.astype(np.int64)


@compiled
def steps_from(indptr: Integers, indices: Vertices, roots: Integers) -> Integers:
    """Give the number of steps to each vertex from the nearest root, -1 where there is none."""
    n = indptr.size - 1
    steps = np.full(n, -1, np.int64)
    queue = np.empty(n, np.int32)
    tail = 0
    for root in roots:
        steps[root] = 0
        queue[tail] = root
        tail += 1
    head = 0
    while head < tail:
        v = queue[head]
        head += 1
        for e in range(indptr[v], indptr[v + 1]):
            u = indices[e]
            if steps[u] < 0:
                steps[u] = steps[v] + 1
                queue[tail] = u
                tail += 1
    return steps


@compiled
def candidates(ties: Ties, search: Search, frontier: Vertices) -> Vertices:
    """Give the vertices that the next level may reach: all, or the neighbours of a small frontier.

    Looking at every vertex is the fast way through a small world, whose levels are few and wide; on a long
    chain it would cost n for every one of n levels.
    """
    arcs = 0
    for v in frontier:
        arcs += ties.indptr[v + 1] - ties.indptr[v]
    if 4 * arcs > search.every.size:
        return search.every
    found = 0
    for v in frontier:
        for e in range(ties.indptr[v], ties.indptr[v + 1]):
            u = ties.indices[e]
            if search.mark[u] == 0:
                search.mark[u] = 1
                search.touched[found] = u
                found += 1
    for i in range(found):
        search.mark[search.touched[i]] = 0
    return search.touched[:found]
