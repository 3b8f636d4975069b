"""How often a walk along random ties, which now and then starts anew anywhere, passes through a vertex."""

from __future__ import annotations

import numpy as np

from graph.measures.kernels.arrays import Adjacency, Floats


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
    if A.n == 0:
        return np.zeros(0)
    from graph.measures.kernels.compiled.flow import settled, shared
    from graph.measures.kernels.compiled.walk import Rows
    from graph.measures.kernels.compiler import threads_for

    with threads_for(A.indices.size // 16):  # its loops are many and short
        return settled(shared(Rows(A.indptr, A.indices)), alpha, tolerance)
