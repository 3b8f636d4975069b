"""Products of the adjacency matrix with a vector, and what is made of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph.measures.kernels.arrays import Floats, Integers, Vertices
from graph.measures.kernels.compiled.walk import Rows
from graph.measures.kernels.compiler import compiled, parallel, prange

SHARES = 64
"""Vectors are handled in so many parts, whatever the number of threads, so that sums are always the same."""


class Shared(NamedTuple):
    """The adjacency, and where each of the parts begins in which its vertices are handled."""

    indptr: Integers
    indices: Vertices
    begin: Integers


@compiled
def _total(numbers: Floats) -> float:
    """Add numbers up, in their order."""
    total = 0.0
    for number in numbers:
        total += number
    return total


@compiled
def shared(rows: Rows) -> Shared:
    """Divide the vertices into parts that have about as many ties and vertices to read."""
    indptr = rows.indptr
    n = indptr.size - 1
    begin = np.full(SHARES + 1, n, np.int64)
    part = 0
    for v in range(n):
        while part <= SHARES and (indptr[v] + v) * SHARES >= part * (indptr[n] + n):
            begin[part] = v
            part += 1
    begin[0] = 0
    return Shared(indptr, rows.indices, begin)


@parallel
def product(rows: Shared, x: Floats, out: Floats) -> None:
    """Set each vertex's number to the sum of its neighbours' numbers."""
    for part in prange(SHARES):
        for v in range(rows.begin[part], rows.begin[part + 1]):
            value = 0.0
            for e in range(rows.indptr[v], rows.indptr[v + 1]):
                value += x[np.uint64(rows.indices[e])]
            out[v] = value


@parallel
def dots(basis: Floats, vector: Floats, number: int) -> Floats:
    """Give the inner product of the vector with each of the first rows of the basis."""
    n = vector.size
    sums = np.empty((number, SHARES))
    for part in prange(SHARES):
        begin, end = part * n // SHARES, (part + 1) * n // SHARES
        for i in range(number):
            # Four sums side by side: one alone waits for each addition to finish.
            a, b, c, d = 0.0, 0.0, 0.0, 0.0
            whole = end - (end - begin) % 4
            for j in range(begin, whole, 4):
                a += basis[i, j] * vector[j]
                b += basis[i, j + 1] * vector[j + 1]
                c += basis[i, j + 2] * vector[j + 2]
                d += basis[i, j + 3] * vector[j + 3]
            for j in range(whole, end):
                a += basis[i, j] * vector[j]
            sums[i, part] = (a + b) + (c + d)
    found = np.empty(number)
    for i in range(number):
        found[i] = _total(sums[i])
    return found


@parallel
def subtract(basis: Floats, shares: Floats, vector: Floats) -> None:
    """Take the first rows of the basis, each times its share, from the vector."""
    n = vector.size
    for part in prange(SHARES):
        begin, end = part * n // SHARES, (part + 1) * n // SHARES
        for i in range(shares.size):
            for j in range(begin, end):
                vector[j] -= shares[i] * basis[i, j]


@parallel
def combined(basis: Floats, mix: Floats) -> Floats:
    """Give a row for each column of `mix`: the sum of the first rows of the basis, each times its entry."""
    n = basis.shape[1]
    out = np.zeros((mix.shape[1], n))
    for part in prange(SHARES):
        begin, end = part * n // SHARES, (part + 1) * n // SHARES
        for k in range(mix.shape[1]):
            for i in range(mix.shape[0]):
                for j in range(begin, end):
                    out[k, j] += mix[i, k] * basis[i, j]
    return out
