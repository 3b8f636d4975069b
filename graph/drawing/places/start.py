"""Where the nodes stand before any force acts: distances to a few pivots, seen from the best side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.drawing.places.components import adjacency, steps_from

if TYPE_CHECKING:
    from graph.drawing.places.components import Floats, Ints

PIVOTS = 50
GOLDEN = np.pi * (3 - np.sqrt(5))


def pivot_places(n: int, edges: Ints) -> Floats:
    """Places of a connected network's nodes from their steps to a few pivots, within -1 to 1 each way.

    Notes
    -----
    Pivot MDS: the doubly centred squared steps to at most 50 pivots (each farthest from those before), on
    their two principal axes. The axes come from a fixed number of power steps and a fixed first vector, not
    from LAPACK: where a network is symmetric its axes are not unique, and every machine would take others.

    References
    ----------
    .. [1] U. Brandes and C. Pich, Eigensolver methods for progressive multidimensional scaling of large
       data, Graph Drawing 2006, doi:10.1007/978-3-540-70904-6_6.
    """
    centred = _pivot_steps(n, edges).astype(np.float64) ** 2
    centred += centred.mean() - centred.mean(axis=0) - centred.mean(axis=1)[:, None]
    places = centred @ _principal(centred.T @ centred)
    places /= np.maximum(np.abs(places).max(axis=0), 1e-9)
    return np.asarray(np.round(places, 6), dtype=np.float64)


def sunflower(n: int, *, turn: float = 0.0) -> Floats:
    """n places spread evenly over the unit disc, in an order that leaps about."""
    i = np.arange(n)
    radius = np.sqrt((i * 0.6180339887498949 + 0.5 / max(n, 1)) % 1)
    angle = GOLDEN * i + turn
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _pivot_steps(n: int, edges: Ints) -> Ints:
    """Steps from every node (rows) to each pivot (columns)."""
    starts, targets = adjacency(n, edges)
    degree = np.diff(starts)
    nearest = np.full(n, n, dtype=np.int64)
    columns: list[Ints] = []
    pivot = int(np.argmax(degree))
    for _ in range(min(PIVOTS, n)):
        columns.append(steps_from(pivot, starts, targets))
        nearest = np.minimum(nearest, columns[-1])
        # among the farthest the best connected one, for its leaves say nothing new
        pivot = int(np.argmax(nearest * (degree.max() + 1) + degree))
    return np.column_stack(columns)


def _principal(matrix: Floats) -> Floats:
    """The two leading axes of a symmetric matrix, as columns."""
    k = len(matrix)
    axes = np.column_stack([np.cos(np.arange(k)), np.sin(1.7 * np.arange(k) + 1)])
    scaled = matrix / max(float(np.abs(matrix).max()), 1e-9)
    for _ in range(60):
        axes = scaled @ axes
        axes[:, 0] /= max(float(np.linalg.norm(axes[:, 0])), 1e-30)
        axes[:, 1] -= axes[:, 0] * (axes[:, 0] @ axes[:, 1])
        axes[:, 1] /= max(float(np.linalg.norm(axes[:, 1])), 1e-30)
    return axes
