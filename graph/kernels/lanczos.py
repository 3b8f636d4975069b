"""The leading eigenvector of one connected graph, by Lanczos steps with thick restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.kernels.arrays import Floats

if TYPE_CHECKING:
    from graph.kernels.compiled.walk import Rows

BASIS = 24  # vectors between two restarts
KEPT = 6  # the best combinations of these, which a restart keeps
RESTARTS = 400
EXACT = 1e-15  # a residual that no further step can make smaller, in units of the eigenvalue


def leading(rows: Rows) -> tuple[float, Floats]:
    """Give the largest eigenvalue of a connected graph and its eigenvector, non-negative and of length 1.

    Notes
    -----
    All new vectors are made orthogonal to all old ones, twice, so nothing is lost to rounding; a restart
    keeps the best few combinations [1]_. The steps end when the residual is at the level of rounding, or no
    longer shrinks, or after `RESTARTS` restarts: there is always an answer, the best one so far.

    References
    ----------
    .. [1] K. Wu and H. Simon, Thick-restart Lanczos method for large symmetric eigenvalue problems, SIAM J.
       Matrix Analysis and Applications 22(2), 2000.
    """
    n = rows.indptr.size - 1
    size = min(BASIS, n)
    basis, matrix = np.zeros((size + 1, n)), np.zeros((size, size))
    basis[0] = n**-0.5
    begin, value, vector, worst, stuck = 0, 0.0, basis[0], np.inf, 0
    for _ in range(RESTARTS):
        filled, rest = _extend(rows, basis, matrix, begin)
        ritz, mix = np.linalg.eigh(matrix[:filled, :filled])
        residual = rest * abs(float(mix[-1, -1]))
        value, vector = float(ritz[-1]), np.einsum("i,ij->j", mix[:, -1], basis[:filled])
        stuck = stuck + 1 if residual > 0.5 * worst else 0
        worst = min(worst, residual)
        if residual <= EXACT * value or rest == 0.0 or (stuck >= 3 and residual < 1e-12 * value):
            break
        begin = min(KEPT, filled - 1)
        basis[:begin] = np.einsum("ij,ik->jk", mix[:, -begin:], basis[:filled])
        basis[begin] = basis[filled]
        matrix[:] = 0.0
        matrix[np.arange(begin), np.arange(begin)] = ritz[-begin:]
    vector = np.abs(vector)
    return value, vector / np.sqrt(np.sum(vector * vector))


def _extend(rows: Rows, basis: Floats, matrix: Floats, begin: int) -> tuple[int, float]:
    """Fill the basis from row `begin` on; give how many rows span it, and the length of what is left over."""
    from graph.kernels.compiled.flow import dots, product, subtract

    size = matrix.shape[0]
    rest = 0.0
    for j in range(begin, size):
        step = basis[j + 1]
        product(rows, basis[j], step)
        scale = float(np.sqrt(dots(basis[j + 1 : j + 2], step, 1)[0]))
        shares = dots(basis, step, j + 1)
        subtract(basis, shares, step)
        again = dots(basis, step, j + 1)
        subtract(basis, again, step)
        matrix[: j + 1, j] = matrix[j, : j + 1] = shares + again
        rest = float(np.sqrt(dots(basis[j + 1 : j + 2], step, 1)[0]))
        if rest <= 1e-14 * scale:  # the rows span all that can be reached from the first one
            return j + 1, 0.0
        step /= rest
    return size, rest
