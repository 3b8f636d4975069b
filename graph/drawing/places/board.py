"""A rectangle in squares, on which pieces of a network are put down without touching."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.drawing.places.components import Floats, Ints


class Board:
    """A rectangle around 0 in squares of one gap, and which of them are still open.

    Two symbols in squares that do not touch are at least a gap apart, so pieces with a ring of squares
    between them keep their distance.
    """

    def __init__(self, half: Floats, gap: float, *, margin: int = 1) -> None:
        self.gap, self.margin = gap, margin
        self.size = np.maximum(np.floor(2 * half / gap).astype(np.int64), 1)
        self.corner = -self.size * gap / 2
        self.open: NDArray[np.bool_] = np.ones((int(self.size[0]), int(self.size[1])), dtype=bool)
        middle = (self.corner + (np.indices(self.open.shape).transpose(1, 2, 0) + 0.5) * gap) / half
        # nearest to the middle, in rings of the board's own form; of equals the upper left
        self.rank = (middle**2).sum(axis=2) + middle @ np.array([1e-6, 1e-7])

    def cells(self, places: Floats, edges: Ints) -> Ints:
        """The squares, each once, that symbols and the ties between them lie in."""
        a, b = places[edges[:, 0]], places[edges[:, 1]]
        longest = np.abs(b - a).max(axis=1, initial=0)
        parts = np.maximum(np.ceil(longest / (0.5 * self.gap)).astype(np.int64), 1)
        which = np.repeat(np.arange(len(edges)), parts)
        along = (np.arange(len(which)) - np.repeat(np.cumsum(parts) - parts, parts)) / parts[which]
        points = np.concatenate([places, a[which] + (b - a)[which] * along[:, None]])
        cells = np.floor((points - self.corner) / self.gap).astype(np.int64)
        low = cells.min(axis=0)
        mask = np.zeros(cells.max(axis=0) - low + 1, dtype=bool)
        mask[tuple((cells - low).T)] = True
        return np.asarray(np.argwhere(mask) + low, dtype=np.int64)

    def settle(self, cells: Ints) -> Floats | None:
        """Close the best open squares for a piece; the shift that takes it there, None where none is left."""
        low = cells.min(axis=0)
        size = cells.max(axis=0) - low + 1
        width, height = (int(each) for each in self.size - size + 1)
        if width < 1 or height < 1:
            return None
        fits = np.ones((width, height), dtype=bool)
        for x, y in (cells - low).tolist():
            fits &= self.open[x : x + width, y : y + height]
        if not fits.any():
            return None
        left, top = (size // 2).tolist()
        rank = self.rank[left : left + width, top : top + height]
        at = np.array(np.unravel_index(int(np.argmin(np.where(fits, rank, np.inf))), fits.shape))
        self._close(cells - low + at)
        return np.asarray((at - low) * self.gap, dtype=np.float64)

    def _close(self, cells: Ints) -> None:
        """Close squares and the margin around them."""
        side = 2 * self.margin + 1
        around = np.indices((side, side)).reshape(2, -1).T - self.margin
        every = np.clip((cells[:, None] + around).reshape(-1, 2), 0, self.size - 1)
        self.open[every[:, 0], every[:, 1]] = False
