"""The growth of a graph as one sweep over its ties by period; a triangle dates from its last tie.

Where ties end as well, each is put down once for every stretch of periods through which it holds.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph.measures.kernels.arrays import Integers, Vertices
from graph.measures.kernels.compiler import compiled, parallel, prange

NODES, TIES, COMPONENTS, LARGEST, TRIPLES = range(5)
"""The rows of what `merged` gives."""
NEAR = 2**12 - 1
"""Marks that stay in the fastest memory are looked at before those of millions of vertices."""


class DatedTies(NamedTuple):
    """Pairs in the order of the periods in which they were first tied."""

    low: Vertices
    high: Vertices
    period: Vertices


class Lasting(NamedTuple):
    """Pairs with the first period of a stretch through which they are tied, and the one after its last."""

    low: Integers
    high: Integers
    first: Integers
    past: Integers


class Outward(NamedTuple):
    """Every tie once, in the row of its end with fewer ties, with its period."""

    start: Vertices
    ends: Vertices
    period: Vertices


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
def outward(ties: DatedTies, rows: Outward) -> None:
    """Point every tie at its end with more ties, and put it down in rows, which begin as zeros.

    So no row is longer than the square root of 2m, however large a hub is.
    """
    start, ends, period = rows
    degree = np.zeros(start.size - 1, np.int32)
    for i in range(ties.low.size):
        degree[ties.low[i]] += 1
        degree[ties.high[i]] += 1
    for i in range(ties.low.size):
        u, v = ties.low[i], ties.high[i]
        start[(v if degree[u] > degree[v] else u) + 1] += 1
    for u in range(start.size - 1):
        start[u + 1] += start[u]
    for i in range(ties.low.size):
        u, v = ties.low[i], ties.high[i]
        if degree[u] > degree[v]:
            u, v = v, u
        ends[start[u]], period[start[u]] = v, ties.period[i]
        start[u] += 1
    for u in range(start.size - 1, 0, -1):  # where a row ended, the next one begins
        start[u] = start[u - 1]
    start[0] = 0


@parallel
def dated_triangles(rows: Outward, periods: int, threads: int) -> Integers:
    """Give how many triangles each period closes."""
    start, ends, period = rows.start, rows.ends, rows.period
    n = start.size - 1
    closed = np.zeros((threads, periods), np.int64)
    for t in prange(threads):
        mark = np.full(n, -1, np.int32)  # the period of the tie with the vertex at hand
        near = np.zeros(NEAR + 1, np.bool_)  # what nearly nobody passes who has no such tie
        for u in range(t, n, threads):
            for e in range(start[u], start[u + 1]):
                mark[ends[e]] = period[e]
                near[ends[e] & NEAR] = True
            for e in range(start[u], start[u + 1]):
                v = ends[e]
                for f in range(start[v], start[v + 1]):
                    if near[ends[f] & NEAR] and mark[ends[f]] >= 0:
                        closed[t, max(mark[ends[f]], period[e], period[f])] += 1
            for e in range(start[u], start[u + 1]):
                mark[ends[e]] = -1
                near[ends[e] & NEAR] = False
    total: Integers = closed.sum(axis=0)
    return total


@parallel
def lasting_triangles(rows: Outward, ties: Lasting, size: tuple[int, int]) -> Integers:
    """Give how many triangles there are in each period; the rows hold the numbers of the stretches.

    A triangle is put down once for every three stretches that have a period in common: at the first such
    period it comes, and after the last it goes. The size is that of periods and of threads.
    """
    periods, threads = size
    start, ends = rows.start, rows.ends
    n = start.size - 1
    first, past = ties.first[rows.period], ties.past[rows.period]
    change = np.zeros((threads, periods + 1), np.int64)
    for t in prange(threads):
        mark = np.full(n, -1, np.int64)  # where the stretches with each neighbour of the vertex at hand begin
        for u in range(t, n, threads):
            for e in range(start[u + 1] - 1, start[u] - 1, -1):
                mark[ends[e]] = e
            for e in range(start[u], start[u + 1]):
                v = ends[e]
                for f in range(start[v], start[v + 1]):
                    g = mark[ends[f]]
                    comes, goes = max(first[e], first[f]), min(past[e], past[f])
                    while 0 <= g < start[u + 1] and ends[g] == ends[f] and first[g] < goes:
                        if max(comes, first[g]) < min(goes, past[g]):
                            change[t, max(comes, first[g])] += 1
                            change[t, min(goes, past[g])] -= 1
                        g += 1
            for e in range(start[u], start[u + 1]):
                mark[ends[e]] = -1
    total: Integers = np.cumsum(change.sum(axis=0))[:periods]
    return total


@compiled
def _by_span(ties: Lasting, width: int) -> tuple[Integers, Vertices]:
    """Put every stretch into the largest spans of periods that it fills.

    The spans are numbered as the nodes of a binary tree: 1 is all periods, 2k and 2k + 1 are the halves of k.
    Those of span k are `which[start[k]:start[k + 1]]`.
    """
    start = np.zeros(2 * width + 2, np.int64)
    which = np.empty(0, np.int32)
    for filling in (False, True):
        for i in range(ties.first.size):
            left, right = ties.first[i] + width, ties.past[i] + width
            while left < right:
                for odd, span in ((left & 1, left), (right & 1, right - 1)):
                    if odd and filling:
                        which[start[span + 1]] = i
                    if odd:
                        start[span + (1 if filling else 2)] += 1
                left, right = (left + 1) >> 1, right >> 1
        if not filling:
            start = np.cumsum(start)
            which = np.empty(start[-1], np.int32)
    return start, which


@compiled
def lasting_parts(ties: Lasting, n: int, periods: int) -> Integers:
    """Give how many ties of each period join two parts, and how many vertices its largest part has.

    Sets can be merged and, in reverse order, taken apart again (union-find without short cuts). On the way
    from one period to the next only what is not common to both is undone and done: a stretch is merged once
    for each of the few spans that it fills, so m stretches take O(m log n log periods).
    """
    width, depth = 1, 0
    while width < periods:
        width, depth = 2 * width, depth + 1
    start, which = _by_span(ties, width)
    parent, size, merged = np.arange(n), np.ones(n, np.int64), np.empty(n, np.int64)
    before, largest = np.zeros((2, depth + 2), np.int64), 0  # merges and the largest part before each level
    counts, done = np.zeros((2, periods), np.int64), 0
    for p in range(periods):
        level = 0
        while p and (width + p) >> (depth - level) == (width + p - 1) >> (depth - level):
            level += 1
        if p:
            largest = before[1, level]
        while done > before[0, level]:
            done -= 1
            child = merged[done]
            size[parent[child]] -= size[child]
            parent[child] = child
        for at in range(level, depth + 1):
            before[0, at], before[1, at] = done, largest
            span = (width + p) >> (depth - at)
            for k in range(start[span], start[span + 1]):
                u, v = ties.low[which[k]], ties.high[which[k]]
                while parent[u] != u:
                    u = parent[u]
                while parent[v] != v:
                    v = parent[v]
                if u != v:
                    if size[u] < size[v]:
                        u, v = v, u
                    parent[v] = u
                    size[u] += size[v]
                    largest = max(largest, size[u])
                    merged[done] = v
                    done += 1
        counts[0, p], counts[1, p] = done, largest
    return counts
