"""How well connected a vertex is to the well connected: the leading eigenvector of the adjacency matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.measures.kernels.arrays import Adjacency, Floats, Integers, Vertices
from graph.measures.kernels.components import components, hubs_first, spans
from graph.measures.kernels.equitable import leading_level
from graph.measures.kernels.lanczos import leading

SAME = 1e-9
"""Leading eigenvalues whose ratio differs from 1 by less than this count as equal."""

CLOSE = 0.01
"""Next eigenvalues so near the leading one leave a trace in its vector: equal vertices would differ."""

DENSE = 64
"""Components up to this size are solved as dense matrices, many at once."""

LEVEL = 1000
"""Components up to this size are solved on their cells where the next eigenvalue is close."""


@dataclass(frozen=True, eq=False)
class _Parts:
    """A graph whose components are spans of numbers, and bounds on the leading eigenvalue of each."""

    indptr: Integers
    indices: Vertices
    start: Integers
    stop: Integers
    lower: Floats
    upper: Floats


def eigenvector(A: Adjacency) -> Floats:
    """Score how well connected each vertex is to the well connected.

    Returns
    -------
    scores
        n numbers from 0 to 1 whose squares add up to 1: the leading eigenvector of the adjacency matrix. It
        is 0 in components whose leading eigenvalue is smaller. Where several components share the largest
        one, it is the projection of the vector of ones on all their eigenvectors.

    Notes
    -----
    Each component is solved by itself and bounds spare most of them: the root of the mean squared degree [1]_
    lies below the leading eigenvalue, the root of the largest product of the degrees of two neighbours [2]_
    above it. Where they meet (stars, cycles, cliques) the vector is the root of the degrees. Otherwise small
    components are solved as dense matrices, large ones by Lanczos steps from the vector of ones, which cannot
    fail as the power iteration does on bipartite graphs. Where two eigenvalues are close, as in two equal
    halves far apart, rounding would favour one half: components up to `LEVEL` are then solved on the cells of
    vertices that the ties do not tell apart. Beyond it the steps end where they come to a stand.

    References
    ----------
    .. [1] M. Hofmeister, Spectral radius and degree sequence, Mathematische Nachrichten 139, 1988.
    .. [2] A. Berman and X.-D. Zhang, On the spectral radius of graphs with cut vertices, J. Comb. Theory B
       83, 2001.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> eigenvector(adjacency([0, 1], [1, 2], 3)).round(4).tolist()
    [0.5, 0.7071, 0.5]
    """
    if A.n == 0:
        return np.zeros(0)
    if A.m == 0:
        return np.full(A.n, A.n**-0.5)
    from graph.measures.kernels.compiled.walk import relabelled
    from graph.measures.kernels.compiler import threads_for

    labels = components(A)
    if labels.max() == 0:  # in one piece: no need to bring components together
        order, rows = np.arange(A.n), (A.indptr, A.indices)
    else:
        order = hubs_first(labels, A.degrees)
        rows = relabelled(A.indptr, A.indices, order)
    parts = _bounded(*rows, labels[order])
    vector, values = _degree_roots(parts)
    with threads_for(A.indices.size // 16):  # its loops are many and short
        _solve(parts, vector, values)
    tied = values >= values.max() * (1 - SAME)
    length = parts.stop - parts.start
    vector *= np.repeat(np.where(tied, np.add.reduceat(vector, parts.start), 0.0), length)
    scores = np.empty(A.n)
    scores[order] = vector / np.sqrt(np.sum(vector * vector))
    return scores


def _bounded(indptr: Integers, indices: Vertices, labels: Integers) -> _Parts:
    degrees = np.diff(indptr).astype(np.float64)
    every_start, every_stop = spans(labels)
    start = np.unique(every_start)
    stop = every_stop[start]
    best = np.zeros(degrees.size)  # the largest degree among the neighbours
    tied = np.flatnonzero(degrees)
    best[tied] = np.maximum.reduceat(degrees[indices], indptr[tied])
    lower = np.sqrt(np.add.reduceat(degrees * degrees, start) / (stop - start))
    return _Parts(indptr, indices, start, stop, lower, np.sqrt(np.maximum.reduceat(degrees * best, start)))


def _degree_roots(parts: _Parts) -> tuple[Floats, Floats]:
    """Give each component's unit vector of the roots of the degrees, and the eigenvalues that bounds tell."""
    degrees = np.diff(parts.indptr).astype(np.float64)
    total = np.maximum(np.add.reduceat(degrees, parts.start), 1.0)
    vector = np.sqrt(degrees / np.repeat(total, parts.stop - parts.start))
    known = parts.upper <= parts.lower * (1 + 1e-13)
    return vector, np.where(known, parts.lower, -1.0)


def _solve(parts: _Parts, vector: Floats, values: Floats) -> None:
    """Set the vector and the eigenvalue of each component that may have the largest one."""
    from graph.measures.kernels.compiled.walk import Rows

    floor = parts.lower.max() * (1 - SAME)
    open_ = np.flatnonzero((values < 0) & (parts.upper >= floor))
    length = parts.stop - parts.start
    for size in np.unique(length[open_]):
        if size <= DENSE:
            alike = open_[length[open_] == size]
            block = max(1, 2**22 // int(size * size))
            for first in range(0, alike.size, block):
                _solve_dense(parts, alike[first : first + block], vector, values)
    large = open_[length[open_] > DENSE]
    for c in large[np.argsort(-parts.upper[large], kind="stable")]:
        if parts.upper[c] >= values.max() * (1 - SAME):
            rows = _rows(parts, c)
            values[c], found, gap = leading(Rows(*rows))
            if gap < CLOSE * values[c] and length[c] <= LEVEL:
                values[c], found = leading_level(*rows, same=SAME)
            vector[parts.start[c] : parts.stop[c]] = found


def _rows(parts: _Parts, c: np.intp) -> tuple[Integers, Vertices]:
    """One component's rows of neighbours."""
    begin, end = parts.start[c], parts.stop[c]
    first = parts.indptr[begin]
    rows = (parts.indptr[begin : end + 1] - first).copy()
    return rows, (parts.indices[first : parts.indptr[end]] - begin).astype(np.int32)


def _solve_dense(parts: _Parts, alike: npt.NDArray[np.intp], vector: Floats, values: Floats) -> None:
    """Solve components of one size, all at once."""
    size = int(parts.stop[alike[0]] - parts.start[alike[0]])
    members = parts.start[alike][:, np.newaxis] + np.arange(size)
    matrix = np.zeros((alike.size, size, size))
    degrees = (parts.indptr[members + 1] - parts.indptr[members]).ravel()
    entry = np.arange(degrees.sum()) + np.repeat(
        parts.indptr[members].ravel() - np.cumsum(degrees) + degrees, degrees
    )
    which, row = np.divmod(np.repeat(np.arange(members.size), degrees), size)
    matrix[which, row, parts.indices[entry] - parts.start[alike][which]] = 1.0
    eigenvalues, eigenvectors = np.linalg.eigh(matrix)
    values[alike] = eigenvalues[:, -1]
    vector[members] = np.abs(eigenvectors[:, :, -1])
    for c in alike[eigenvalues[:, -2] > eigenvalues[:, -1] * (1 - CLOSE)]:
        values[c], vector[parts.start[c] : parts.stop[c]] = leading_level(*_rows(parts, c), same=SAME)
