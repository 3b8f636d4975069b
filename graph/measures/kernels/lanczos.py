"""The leading eigenvector of one connected graph, by Lanczos steps with thick restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.measures.kernels.arrays import Floats

if TYPE_CHECKING:
    from graph.measures.kernels.compiled.flow import Shared
    from graph.measures.kernels.compiled.walk import Rows

FEW = 16  # vectors between two restarts, at first: the fewer, the less work a step is and the less memory
EARLY = 4  # so often
BASIS = 32  # vectors between two restarts of who needs many
KEPT = 6  # the best combinations of these, which a restart keeps
RESTARTS = 400
GLANCES = 4  # steps between two looks at how far the answer is
NEAR = 1e-13  # the sine of the angle between the answer and the eigenvector
EXACT = 1e-15  # a residual that no further step can make smaller, in units of the eigenvalue


def leading(rows: Rows) -> tuple[float, Floats, float]:
    """Give the largest eigenvalue of a connected graph, its eigenvector, and the gap to the next one.

    Returns
    -------
    value, vector, gap
        The vector is not negative and has length 1. The gap is the one that the steps have seen: they may
        not meet an eigenvector that the vector of ones has no part in.

    Notes
    -----
    Every new vector is made orthogonal to all old ones, once more where that took most of it [2]_; a restart
    keeps the best few combinations [1]_. The steps end when the residual over the gap to the second
    eigenvalue, which is the sine of the angle to the eigenvector [3]_, is at `NEAR`. Where there is no such
    gap they end when the residual is at the level of rounding, or no longer shrinks, or after `RESTARTS`
    restarts: there is always an answer, the best one so far.

    References
    ----------
    .. [1] K. Wu and H. Simon, Thick-restart Lanczos method for large symmetric eigenvalue problems, SIAM J.
       Matrix Analysis and Applications 22(2), 2000.
    .. [2] J. W. Daniel, W. B. Gragg, L. Kaufman and G. W. Stewart, Reorthogonalization and stable algorithms
       for updating the Gram-Schmidt QR factorization, Mathematics of Computation 30, 1976.
    .. [3] C. Davis and W. M. Kahan, The rotation of eigenvectors by a perturbation III, SIAM J. Numerical
       Analysis 7(1), 1970.
    """
    from graph.measures.kernels.compiled.flow import combined, shared

    n, parts = rows.indptr.size - 1, shared(rows)
    basis, matrix = np.empty((min(BASIS, n) + 1, n)), np.zeros((BASIS, BASIS))  # rows take room once filled
    basis[0] = n**-0.5
    filled, worst, stuck = 0, np.inf, 0
    for restart in range(RESTARTS):
        size = min(FEW if restart < EARLY else BASIS, n)
        near, rest = False, 0.0
        while filled < size and not near:
            filled, rest = _extend(parts, (basis, matrix), (filled, min(filled + GLANCES, size)))
            values, mix = np.linalg.eigh(matrix[:filled, :filled])
            residual = rest * abs(float(mix[-1, -1]))
            gap = float(values[-1] - values[-2]) if filled > 1 else 0.0
            near = rest == 0.0 or residual <= max(NEAR * gap, EXACT * values[-1])
        stuck = stuck + 1 if residual > 0.5 * worst else 0
        worst = min(worst, residual)
        if near or (stuck >= 3 and residual < 1e-12 * values[-1]):
            break
        kept = min(KEPT, filled - 1)
        basis[:kept] = combined(basis, np.ascontiguousarray(mix[:, -kept:]))
        basis[kept] = basis[filled]
        matrix[:] = 0.0
        matrix[np.arange(kept), np.arange(kept)] = values[-kept:]
        filled = kept
    vector = np.abs(combined(basis, np.ascontiguousarray(mix[:, -1:]))[0])
    return float(values[-1]), vector / np.sqrt(np.sum(vector * vector)), gap


def _extend(rows: Shared, space: tuple[Floats, Floats], span: tuple[int, int]) -> tuple[int, float]:
    """Fill the basis from row to row; give how many rows span it, and the length of what is left over."""
    from graph.measures.kernels.compiled.flow import dots, product, subtract

    basis, matrix = space
    rest = 0.0
    for j in range(*span):
        step = basis[j + 1]
        product(rows, basis[j], step)
        scale = float(np.sqrt(dots(basis[j + 1 : j + 2], step, 1)[0]))
        shares = dots(basis, step, j + 1)
        subtract(basis, shares, step)
        rest = float(np.sqrt(dots(basis[j + 1 : j + 2], step, 1)[0]))
        if rest < 0.1 * scale:
            again = dots(basis, step, j + 1)
            subtract(basis, again, step)
            shares += again
            rest = float(np.sqrt(dots(basis[j + 1 : j + 2], step, 1)[0]))
        matrix[: j + 1, j] = matrix[j, : j + 1] = shares
        if rest <= 1e-14 * scale:  # the rows span all that can be reached from the first one
            return j + 1, 0.0
        step /= rest
    return span[1], rest
