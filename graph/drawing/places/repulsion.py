"""How hard nodes push one another apart: pair by pair, or on a mesh for large networks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.drawing.places.components import Floats, Ints

# places and masses -> push on a unit mass at each place, and how steeply it changes there
Repulsion = Callable[["Floats", "Floats"], "tuple[Floats, Floats]"]

LARGEST_MESH = 256


def pairwise(places: Floats, mass: Floats) -> tuple[Floats, Floats]:
    """The push of every node on every other, mass over distance. Takes O(n^2) time and room."""
    dx = places[:, 0][:, None] - places[:, 0]
    dy = places[:, 1][:, None] - places[:, 1]
    pull = mass / (dx * dx + dy * dy + 0.05)
    np.fill_diagonal(pull, 0)
    push = np.column_stack([(pull * dx).sum(axis=1), (pull * dy).sum(axis=1)])
    return push, pull.sum(axis=1)


def mesh(n: int) -> Repulsion:
    """The push of n nodes on one another by way of a mesh, for networks too large for pairs.

    Notes
    -----
    Particle mesh: masses are shared out to the four mesh points around each node, the field of all of them
    is one convolution (FFT, padded so that opposite sides do not meet), and each node reads it off again.
    The mesh is three times finer than the mean distance of nodes, up to 256 points across. Takes
    O(n + k log k) time for k mesh points, a hundredth of the pairs' at 10,000 nodes, and needs no compiler.

    References
    ----------
    .. [1] R. W. Hockney and J. W. Eastwood, Computer Simulation Using Particles, 1988, chapter 5.
    """
    across = int(np.clip(3 * np.sqrt(n * 5 / 3), 48, LARGEST_MESH))
    shape = (_smooth(across), _smooth(across * 3 // 4))
    field = _field(shape)

    def push(places: Floats, mass: Floats) -> tuple[Floats, Floats]:
        low = places.min(axis=0)
        cell = max(float(((places.max(axis=0) - low) / (np.array(shape) - 2)).max()), 1e-9)
        points, shares = _corners((places - low) / cell + 0.5, shape[1])
        size = shape[0] * shape[1]
        density = np.bincount(points.ravel(), (shares * mass).ravel(), minlength=size)
        flat = np.fft.irfft2(np.fft.rfft2(density.reshape(shape), field[1]) * field[0], field[1])
        flat = flat[:, : shape[0], : shape[1]].reshape(2, -1) / cell
        at = np.column_stack([(axis[points] * shares).sum(axis=0) for axis in flat])
        return at, (density[points] * shares).sum(axis=0) * (3 / cell**2)

    return push


def _field(shape: tuple[int, int]) -> tuple[NDArray[np.complex128], tuple[int, int]]:
    """The transformed field of one mass, and the padded size it stands for."""
    padded = (2 * shape[0], 2 * shape[1])
    dx = (np.fft.fftfreq(padded[0]) * padded[0])[:, None]
    dy = (np.fft.fftfreq(padded[1]) * padded[1])[None, :]
    square = dx * dx + dy * dy + 0.5
    return np.fft.rfft2(np.stack([dx / square, dy / square])), padded


def _corners(at: Floats, width: int) -> tuple[Ints, Floats]:
    """The four mesh points around each place (rows) and the share that each of them takes."""
    whole = np.floor(at).astype(np.int64)
    x, y = (at - whole).T
    first = whole[:, 0] * width + whole[:, 1]
    points = np.stack([first, first + width, first + 1, first + width + 1])
    return points, np.stack([(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y])


def _smooth(n: int) -> int:
    """The least number from n on with no prime factor above 5, for which the FFT is quick."""
    while True:
        rest = n
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return n
        n += 1
