"""The growth of a graph as one sweep over its ties by period; a triangle dates from its last tie."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph.measures.kernels.arrays import Integers, Vertices
from graph.measures.kernels.compiler import compiled, parallel, prange

NODES, TIES, COMPONENTS, LARGEST, TRIPLES = range(5)
"""The rows of what `merged` gives."""


class DatedTies(NamedTuple):
    """Pairs in the order of the periods in which they were first tied."""

    low: Integers
    high: Integers
    period: Integers


class Outward(NamedTuple):
    """Every tie once, in the row of its end with fewer ties, with its period."""

    start: Integers
    ends: Vertices
    period: Integers


@compiled
def _root(parent: Integers, v: int) -> int:
    while parent[v] != v:
        parent[v] = parent[parent[v]]
        v = parent[v]
    return v


@compiled
def merged(ties: DatedTies, n: int, periods: int) -> Integers:
    """Give the counts at the end of each period; the ties come in the order of their periods."""
    parent, size, degree = np.arange(n), np.ones(n, np.int64), np.zeros(n, np.int64)
    counts = np.zeros((5, periods), np.int64)
    nodes, components, largest, triples, i = 0, 0, 0, 0, 0
    low, high = ties.low, ties.high
    for p in range(periods):
        while i < low.size and ties.period[i] == p:
            u, v = low[i], high[i]
            for end in (u, v):
                if degree[end] == 0:
                    nodes += 1
                    components += 1
                triples += degree[end]
                degree[end] += 1
            u, v = _root(parent, u), _root(parent, v)
            if u != v:
                if size[u] < size[v]:
                    u, v = v, u
                parent[v] = u
                size[u] += size[v]
                components -= 1
                largest = max(largest, size[u])
            i += 1
        counts[NODES, p], counts[TIES, p], counts[COMPONENTS, p] = nodes, i, components
        counts[LARGEST, p], counts[TRIPLES, p] = largest, triples
    return counts


@compiled
def outward(ties: DatedTies, n: int) -> Outward:
    """Point every tie at its end with more ties.

    So no row is longer than the square root of 2m, however large a hub is.
    """
    degree, start = np.zeros(n, np.int64), np.zeros(n + 1, np.int64)
    for i in range(ties.low.size):
        degree[ties.low[i]] += 1
        degree[ties.high[i]] += 1
    tail, head = np.empty(ties.low.size, np.int32), np.empty(ties.low.size, np.int32)
    for i in range(ties.low.size):
        u, v = ties.low[i], ties.high[i]
        if degree[u] > degree[v]:
            u, v = v, u
        tail[i], head[i] = u, v
        start[u + 1] += 1
    start = np.cumsum(start)
    cursor = start[:-1].copy()
    ends, period = np.empty(tail.size, np.int32), np.empty(tail.size, np.int64)
    for i in range(tail.size):
        place = cursor[tail[i]]
        ends[place], period[place] = head[i], ties.period[i]
        cursor[tail[i]] += 1
    return Outward(start, ends, period)


@parallel
def dated_triangles(rows: Outward, periods: int, threads: int) -> Integers:
    """Give how many triangles each period closes."""
    start, ends, period = rows.start, rows.ends, rows.period
    n = start.size - 1
    closed = np.zeros((threads, periods), np.int64)
    for t in prange(threads):
        mark = np.full(n, -1, np.int64)  # the period of the tie with the vertex at hand
        for u in range(t, n, threads):
            for e in range(start[u], start[u + 1]):
                mark[ends[e]] = period[e]
            for e in range(start[u], start[u + 1]):
                v = ends[e]
                for f in range(start[v], start[v + 1]):
                    other = mark[ends[f]]
                    if other >= 0:
                        closed[t, max(max(other, period[e]), period[f])] += 1
            for e in range(start[u], start[u + 1]):
                mark[ends[e]] = -1
    total: Integers = closed.sum(axis=0)
    return total
