"""How closely knit the surroundings of a vertex are: triangles, clustering, constraint and cores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph.measures.kernels.arrays import Adjacency, Floats, Integers


@dataclass(frozen=True, eq=False)
class Cohesion:
    """What follows from the triangles of a graph.

    Attributes
    ----------
    triangles
        How many triangles each vertex is in.
    clustering
        The share of the pairs of its neighbours that are tied, 0 for fewer than two neighbours.
    constraint
        Burt's constraint, NaN without a neighbour.
    transitivity
        Three times the triangles over the pairs of ties that share an end, 0 where there are none.
    """

    triangles: Integers
    clustering: Floats
    constraint: Floats
    transitivity: float


def cohesion(A: Adjacency) -> Cohesion:
    """Count each vertex's triangles and give what follows: clustering, constraint and transitivity.

    Notes
    -----
    Constraint is the sum over neighbours w of (p_vw + sum over q of p_vq p_qw) ** 2 with p_vw = 1 / degree of
    v [1]_. On a simple graph this is (1 + s_vw) ** 2 / degree ** 2, where s_vw, the sum of 1 / degree over
    the neighbours that v and w share, is the same from either end: one walk over the triangles gives all.

    References
    ----------
    .. [1] R. S. Burt, Structural holes and good ideas, American J. Sociology 110(2), 2004, 349-399.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> triangle = cohesion(adjacency([0, 0, 1], [1, 2, 2], 3))
    >>> triangle.clustering.tolist(), triangle.constraint.tolist(), triangle.transitivity
    ([1.0, 1.0, 1.0], [1.125, 1.125, 1.125], 1.0)
    """
    from graph.measures.kernels import compiler
    from graph.measures.kernels.compiled import triads

    with compiler.threads_for(8 * A.indices.size) as threads:
        number, weight = triads.shared_neighbours(A.indptr, A.indices, threads)
    triangles = triads.triangles_of(A.indptr, A.indices, number)
    choices = A.degrees * (A.degrees - 1)  # ordered pairs of neighbours
    clustering = np.divide(2 * triangles, choices, out=np.zeros(A.n), where=choices > 0)
    total = int(choices.sum())
    transitivity = 2 * int(triangles.sum()) / total if total else 0.0
    constraint = triads.constraint_of(A.indptr, A.indices, weight)
    return Cohesion(triangles, clustering, constraint, transitivity)


def coreness(A: Adjacency) -> Integers:
    """Tell how deep in the core each vertex is: k if it lies in a part where all have k ties or more.

    Examples
    --------
    >>> from graph.measures.kernels import adjacency
    >>> coreness(adjacency([0, 0, 1, 2], [1, 2, 2, 3], 4)).tolist()
    [2, 2, 2, 1]
    """
    from graph.measures.kernels.compiled.triads import cores

    return cores(A.indptr, A.indices)
