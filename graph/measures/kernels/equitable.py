"""Vertices that the ties alone do not tell apart, taken as one: few numbers, and the same for equals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.measures.kernels.arrays import Floats, Integers


@dataclass(frozen=True, eq=False)
class Cells:
    """A graph parted so that every vertex of a cell has as many neighbours in each cell as all others of it.

    Attributes
    ----------
    of
        The cell of each vertex.
    sizes
        How many vertices each cell has.
    ties
        How many neighbours in the second cell each vertex of the first one has.
    """

    of: Integers
    sizes: Integers
    ties: Integers


def cells(indptr: npt.NDArray[np.integer], indices: npt.NDArray[np.integer]) -> Cells:
    """Part a graph by what the ties alone tell: the coarsest equitable partition.

    Parameters
    ----------
    indptr, indices
        Rows of neighbours, as in `graph.measures.kernels.Adjacency`.

    Notes
    -----
    All begin in one cell; as long as two vertices of a cell differ in the cells of their neighbours, they are
    parted. The numbers of the cells follow from the ties, never from the numbers of the vertices. Takes O(n +
    m log m) time a round, and rounds in the order of the diameter.

    References
    ----------
    .. [1] B. D. McKay and A. Piperno, Practical graph isomorphism II, J. Symbolic Computation 60, 2014.

    Examples
    --------
    >>> path = cells(np.array([0, 1, 3, 4]), np.array([1, 0, 2, 1]))
    >>> path.of.tolist(), path.ties.tolist()
    ([0, 1, 0], [[0, 1], [2, 0]])
    """
    n = indptr.size - 1
    tail = np.repeat(np.arange(n), np.diff(indptr))
    cell, count = np.zeros(n, np.int64), min(n, 1)
    while True:
        around = cell[indices]
        around = around[np.lexsort((around, tail))].tolist()
        seen = [
            (own, tuple(around[start:stop]))
            for own, start, stop in zip(cell.tolist(), indptr[:-1].tolist(), indptr[1:].tolist(), strict=True)
        ]
        known = sorted(set(seen))
        number = {each: place for place, each in enumerate(known)}
        cell = np.array([number[each] for each in seen], np.int64)
        if len(known) == count:
            break
        count = len(known)
    # Nothing was parted in the last round, so that the cells that were seen are those that were given.
    ties = [np.bincount(np.array(others, np.int64), minlength=count) for _, others in known]
    return Cells(cell, np.bincount(cell, minlength=count), np.array(ties, np.int64).reshape(count, count))


def leading_level(
    indptr: npt.NDArray[np.integer], indices: npt.NDArray[np.integer], *, same: float
) -> tuple[float, Floats]:
    """Give the leading eigenvalue of a graph, and the eigenvector nearest to the vector of ones.

    Parameters
    ----------
    indptr, indices
        Rows of neighbours, as in `graph.measures.kernels.Adjacency`.
    same
        Eigenvalues whose ratio to the leading one differs from 1 by no more count as equal to it.

    Returns
    -------
    value, vector
        The vector is not negative, has length 1, and is level on each of the graph's cells to the last bit.
        All vertices alike where there is no tie.

    Notes
    -----
    Solved on the cells: a leading eigenvector is level on them, and what would split equals is not there to
    begin with, however near its eigenvalue comes. O(k^3) in the number k of cells.

    Examples
    --------
    >>> value, vector = leading_level(np.array([0, 1, 3, 4]), np.array([1, 0, 2, 1]), same=1e-9)
    >>> round(value, 4), vector.round(4).tolist()
    (1.4142, [0.5, 0.7071, 0.5])
    """
    found = cells(indptr, indices)
    # With the root of a tie's two directions the matrix is symmetric, and its eigenvalues are the same.
    values, vectors = np.linalg.eigh(np.sqrt(found.ties * found.ties.T))
    span = vectors[:, values >= values[-1] - same * max(values[-1], 1.0)]
    level = np.abs(span @ (span.T @ np.sqrt(found.sizes))) / np.sqrt(found.sizes)
    vector = level[found.of]
    return float(values[-1]), vector / np.sqrt(np.sum(vector * vector))
