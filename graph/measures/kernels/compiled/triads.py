"""Triangles and what hangs on them, and the peeling of cores."""

from __future__ import annotations

import numpy as np

from graph.measures.kernels.arrays import Floats, Integers, Vertices
from graph.measures.kernels.compiler import compiled, parallel, prange


@parallel
def shared_neighbours(indptr: Integers, indices: Vertices, threads: int) -> tuple[Integers, Floats]:
    """Give, for every tie, how many neighbours its ends share and the sum of 1 / degree over these.

    The numbers stand in the row of the end with more ties (the later one of equals), and 0 in the other row.
    For every tie the shorter row is read, which takes O(m ** 1.5) time [1]_.

    References
    ----------
    .. [1] N. Chiba and T. Nishizeki, Arboricity and subgraph listing algorithms, SIAM J. Computing 14(1),
       1985.
    """
    n = indptr.size - 1
    number, weight = np.zeros(indices.size, np.int64), np.zeros(indices.size)
    for t in prange(threads):
        mark = np.full(n, -1, np.int32)
        for u in range(t, n, threads):
            row = indices[indptr[u] : indptr[u + 1]]
            for v in row:
                mark[v] = u
            for k in range(row.size):
                v = row[k]
                degree = indptr[v + 1] - indptr[v]
                if degree > row.size or (degree == row.size and v > u):
                    continue
                found, share = 0, 0.0
                for e in range(indptr[v], indptr[v + 1]):
                    q = indices[e]
                    if mark[q] == u:
                        found += 1
                        share += 1.0 / (indptr[q + 1] - indptr[q])
                number[indptr[u] + k] = found
                weight[indptr[u] + k] = share
    return number, weight


@compiled
def triangles_of(indptr: Integers, indices: Vertices, number: Integers) -> Integers:
    """Give how many triangles each vertex is in, from the numbers of the ties."""
    twice = np.zeros(indptr.size - 1, np.int64)
    for u in range(indptr.size - 1):
        for e in range(indptr[u], indptr[u + 1]):
            twice[u] += number[e]
            twice[indices[e]] += number[e]
    return twice // 2


@compiled
def constraint_of(indptr: Integers, indices: Vertices, weight: Floats) -> Floats:
    """Give Burt's constraint of each vertex, from the sums of 1 / degree of the ties."""
    n = indptr.size - 1
    out = np.zeros(n)
    for u in range(n):
        for e in range(indptr[u], indptr[u + 1]):
            v = indices[e]
            degree, other = indptr[u + 1] - indptr[u], indptr[v + 1] - indptr[v]
            if other > degree or (other == degree and v > u):
                continue
            pull = (1.0 + weight[e]) ** 2
            out[u] += pull / degree**2
            out[v] += pull / other**2
    for v in range(n):
        if indptr[v + 1] == indptr[v]:
            out[v] = np.nan
    return out


@compiled
def cores(indptr: Integers, indices: Vertices) -> Integers:
    """Give the core number of each vertex: always take the vertex with the fewest ties left.

    References
    ----------
    .. [1] V. Batagelj and M. Zaversnik, An O(m) algorithm for cores decomposition of networks, 2003,
       arXiv:cs/0310049.
    """
    n = indptr.size - 1
    left = np.diff(indptr)
    begin = np.zeros(n + 2, np.int64)  # where each number of ties begins in `line`
    for v in range(n):
        begin[left[v] + 1] += 1
    begin = np.cumsum(begin)
    line, place, cursor = np.empty(n, np.int64), np.empty(n, np.int64), begin.copy()
    for v in range(n):
        place[v] = cursor[left[v]]
        line[place[v]] = v
        cursor[left[v]] += 1
    for i in range(n):
        v = line[i]
        for e in range(indptr[v], indptr[v + 1]):
            u = indices[e]
            if left[u] > left[v]:
                # To the front of those with as many ties left, and the front moves on by one.
                first = begin[left[u]]
                w = line[first]
                line[first], line[place[u]] = u, w
                place[w], place[u] = place[u], first
                begin[left[u]] += 1
                left[u] -= 1
    return left
