"""How often a walk along random ties, which now and then starts anew anywhere, passes through a vertex."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graph.measures.kernels.arrays import Adjacency, Floats, Integers
from graph.measures.kernels.availability import at_hand

if TYPE_CHECKING:
    from graph.measures.kernels.compiled.flow import Shared

MOST_STEPS = 1000
"""Conjugate gradients need about thirty steps; more than this is never taken."""
MANY = 400_000
"""Ties, both ways counted, from which products are left to the compiled kernel."""


def pagerank(A: Adjacency, *, alpha: float = 0.85, tolerance: float = 1e-12) -> Floats:
    """Score how often a random walk along the ties passes through each vertex.

    Parameters
    ----------
    A
        The graph; it may be split. A vertex without a tie hands its share to all alike.
    alpha
        The chance to follow a tie rather than to start anew.
    tolerance
        How far all scores together may be from the solution.

    Returns
    -------
    scores
        n numbers above 0 that add up to 1.

    Notes
    -----
    The equations are those of `networkx.pagerank`. On an undirected graph they become symmetric when each
    score is divided by the root of the degree, so that conjugate gradients [2]_ solve them: in about thirty
    products with the adjacency matrix to a distance of 1e-12, where steps of the walk itself would take two
    hundred. The distance is bounded, not guessed from the last step, as the smallest eigenvalue is 1 - alpha.
    One for every size; only the products of a large graph are those of the compiled kernels.

    References
    ----------
    .. [1] S. Brin and L. Page, The anatomy of a large-scale hypertextual web search engine, 1998.
    .. [2] M. R. Hestenes and E. Stiefel, Methods of conjugate gradients for solving linear systems, J.
       Research of the National Bureau of Standards 49(6), 1952.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> pagerank(adjacency([0, 1], [1, 2], 3)).round(4).tolist()
    [0.2568, 0.4865, 0.2568]
    """
    n, tied = A.n, np.flatnonzero(A.degrees)
    # All without a tie have the same score, and hand it to all alike: the ground that every other stands on.
    ground = (1.0 - alpha) / max(n - alpha * (n - tied.size), 1.0 - alpha)
    scores = np.full(n, ground)
    if tied.size:
        code = np.cumsum(A.degrees > 0) - 1
        rows = _Rows(A.indptr[tied], code[A.indices], np.sqrt(A.degrees[tied]))
        many = A.indices.size >= MANY and at_hand()
        found = (_on_threads if many else _solved)(rows, ground, alpha=alpha, tolerance=tolerance)
        scores[tied] = found * rows.roots
    return scores


class _Rows(NamedTuple):
    """Where the neighbours of each vertex with a tie begin, who they are, and the roots of the degrees."""

    starts: Integers
    neighbours: Integers
    roots: Floats
    parts: Shared | None = None

    def along(self, x: Floats) -> Floats:
        """Add up the neighbours' numbers of each vertex, all over the roots of both degrees."""
        if self.parts is None:
            return np.add.reduceat(np.take(x / self.roots, self.neighbours), self.starts) / self.roots
        from graph.measures.kernels.compiled.flow import product

        sums = np.empty(self.roots.size)
        product(self.parts, x / self.roots, sums)
        return sums / self.roots


def _on_threads(rows: _Rows, ground: float, *, alpha: float, tolerance: float) -> Floats:
    """The same as `_solved`, with the products shared out to the threads."""
    from graph.measures.kernels import compiler
    from graph.measures.kernels.compiled.flow import shared
    from graph.measures.kernels.compiled.walk import Rows

    indptr = np.append(rows.starts, rows.neighbours.size)
    parts = shared(Rows(indptr, rows.neighbours.astype(np.int32)))
    with compiler.threads_for(rows.neighbours.size):
        return _solved(_Rows(*rows[:3], parts), ground, alpha=alpha, tolerance=tolerance)


def _solved(rows: _Rows, ground: float, *, alpha: float, tolerance: float) -> Floats:
    """Give the scores over the roots of the degrees, by conjugate gradients.

    The start is what they would be if nobody started anew: that part of the solution is exact at once.
    """
    degrees = float(np.sum(rows.roots * rows.roots))
    found = rows.roots * (ground * rows.roots.size / ((1.0 - alpha) * degrees))
    rest = ground / rows.roots - (1.0 - alpha) * found
    way, left = rest, float(np.sum(rest * rest))
    enough = (tolerance * (1.0 - alpha)) ** 2 / degrees
    for _ in range(MOST_STEPS):
        if left <= enough:
            break
        image = way - alpha * rows.along(way)
        step, before = left / float(np.sum(image * way)), left
        found = found + step * way
        rest = rest - step * image
        left = float(np.sum(rest * rest))
        way = rest + (left / before) * way
    return found
