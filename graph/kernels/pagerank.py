"""How often a walk along random ties, which now and then starts anew anywhere, passes through a vertex."""

from __future__ import annotations

import numpy as np

from graph.kernels.arrays import Adjacency, Floats


def pagerank(A: Adjacency, *, alpha: float = 0.85, tolerance: float = 1e-12) -> Floats:
    """Score how often a random walk along the ties passes through each vertex.

    Parameters
    ----------
    A
        The graph; it may be split. A vertex without a tie hands its share to all alike.
    alpha
        The chance to follow a tie rather than to start anew.
    tolerance
        The steps end when the scores move by less than n times this, all together.

    Returns
    -------
    scores
        n numbers above 0 that add up to 1.

    Notes
    -----
    The equations are those of `networkx.pagerank`. They are solved by Gauss-Seidel steps, which use each new
    score at once and need about half as many rounds as the power iteration [2]_, and so end closer to the
    answer.

    References
    ----------
    .. [1] S. Brin and L. Page, The anatomy of a large-scale hypertextual web search engine, 1998.
    .. [2] A. Arasu et al., PageRank computation and the structure of the web, WWW 2002.

    Examples
    --------
    >>> from graph.kernels import adjacency
    >>> pagerank(adjacency([0, 1], [1, 2], 3)).round(4).tolist()
    [0.2568, 0.4865, 0.2568]
    """
    if A.n == 0:
        return np.zeros(0)
    from graph.kernels.compiled.flow import settled
    from graph.kernels.compiled.walk import Rows

    return settled(Rows(A.indptr, A.indices), alpha, A.n * tolerance)
