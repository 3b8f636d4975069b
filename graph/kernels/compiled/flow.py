"""Products of the adjacency matrix with a vector, and what is made of them."""

from __future__ import annotations

import numpy as np

from graph.kernels.arrays import Floats
from graph.kernels.compiled.compiler import compiled, parallel, prange
from graph.kernels.compiled.walk import Rows

SHARES = 64
"""Vectors are handled in so many parts, which is also the most threads that can help."""


@parallel
def product(rows: Rows, x: Floats, out: Floats) -> None:
    """Set each vertex's number to the sum of its neighbours' numbers."""
    for v in prange(x.size):
        value = 0.0
        for e in range(rows.indptr[v], rows.indptr[v + 1]):
            value += x[rows.indices[e]]
        out[v] = value


@parallel
def dots(basis: Floats, vector: Floats, number: int) -> Floats:
    """Give the inner product of the vector with each of the first rows of the basis."""
    out = np.empty(number)
    for i in prange(number):
        # Four sums side by side: one alone waits for each addition to finish.
        a, b, c, d = 0.0, 0.0, 0.0, 0.0
        whole = vector.size - vector.size % 4
        for j in range(0, whole, 4):
            a += basis[i, j] * vector[j]
            b += basis[i, j + 1] * vector[j + 1]
            c += basis[i, j + 2] * vector[j + 2]
            d += basis[i, j + 3] * vector[j + 3]
        for j in range(whole, vector.size):
            a += basis[i, j] * vector[j]
        out[i] = (a + b) + (c + d)
    return out


@parallel
def subtract(basis: Floats, shares: Floats, vector: Floats) -> None:
    """Take the first rows of the basis, each times its share, from the vector."""
    n = vector.size
    for part in prange(SHARES):
        begin, end = part * n // SHARES, (part + 1) * n // SHARES
        for i in range(shares.size):
            for j in range(begin, end):
                vector[j] -= shares[i] * basis[i, j]


@compiled
def settled(rows: Rows, damping: float, tolerance: float) -> Floats:
    """Give PageRank: bring each vertex in line with its neighbours until they hardly move.

    All without a tie have the same score z, and hand it to all alike: z = (damping * k * z + 1 - damping) / n
    for k of them. This is the ground that the score of every other vertex stands on, too.
    """
    n = rows.indptr.size - 1
    degree = np.diff(rows.indptr)
    ground = (1.0 - damping) / (n - damping * np.sum(degree == 0))
    scores, given = np.full(n, 1.0 / n), np.zeros(n)
    for v in range(n):
        if degree[v] == 0:
            scores[v] = ground
        else:
            given[v] = scores[v] / degree[v]
    moved, before = np.inf, np.inf
    while not moved < tolerance:
        before, moved = moved, 0.0
        for v in range(n):
            if degree[v] > 0:
                value = 0.0
                for e in range(rows.indptr[v], rows.indptr[v + 1]):
                    value += given[rows.indices[e]]
                value = damping * value + ground
                moved += abs(value - scores[v])
                scores[v] = value
                given[v] = value / degree[v]
        if moved >= before and moved < 1e-9:  # rounding is all that moves
            break
    return scores
