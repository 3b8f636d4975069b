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
    """Give the core number of each vertex: take off all with k ties or fewer, for k from 0 on.

    Who is still there is looked through once for each k, and has k ties or more then: O(n + m) in all. Read
    and written at random are four bytes a vertex only, which stay in the cache for longest.

    References
    ----------
    .. [1] N. S. Dasari, D. Ranjan and M. Zubair, ParK: an efficient algorithm for k-core decomposition on
       multicore processors, IEEE Big Data, 2014.
    """
    n = indptr.size - 1
    left, there, leaving = np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n, np.int32)
    for v in range(n):
        left[v], there[v] = indptr[v + 1] - indptr[v], v
    number, k = n, 0
    while number > 0:
        stay, leave, i = 0, 0, 0
        for v in there[:number]:
            if left[v] > k:
                there[stay] = v
                stay += 1
            elif left[v] == k:  # fewer have those who left before
                leaving[leave] = v
                leave += 1
        while i < leave:
            v = leaving[i]
            i += 1
            for e in range(indptr[v], indptr[v + 1]):
                u = np.uint32(indices[e])
                ties = left[u]
                if ties > k:
                    left[u] = ties - 1
                    if ties == k + 1:
                        leaving[leave] = u
                        leave += 1
        number, k = stay, k + 1
    return left.astype(np.int64)
