"""The pieces of a network put together on one canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.drawing.places.components import components, partners, within
from graph.drawing.places.forces import arrange
from graph.drawing.places.spacing import HALF, HEIGHT, WIDTH, clearance, radii, settle, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from graph.drawing.places.components import Floats, Ints


# how much of the room due to it by its size a piece takes, in the order tried
SIZES = (1.0, 0.85, 0.7, 0.55, 0.4, 0.0)
# how much of the height the organisations outside the main piece may take together
FOOT = 0.4
# the space between the main piece and the strip below it, in gaps
STRIP_MARGIN = 2.0


@dataclass(frozen=True)
class Piece:
    """A connected part of the network and the ties between its nodes, by place in the piece."""

    nodes: Ints
    edges: Ints

    def form(self, aspect: float, forms: dict[tuple[object, ...], Floats], seed: int) -> Floats:
        """The piece as the forces draw it; pieces of one shape share the work."""
        key = (len(self.nodes), self.edges.tobytes(), aspect)
        if key not in forms:
            forms[key] = arrange(len(self.nodes), self.edges, aspect=aspect, seed=seed)
        return forms[key]


def pack(n: int, edges: Ints, *, seed: int = 0) -> Floats:
    """Places of all nodes on the canvas.

    A piece with half of the connected organisations or more takes the canvas, less a strip at the foot for
    the others; where no piece is that large, all gather around the largest. Organisations without ties
    stand in rows below.
    """
    gap = clearance(n)
    pieces = _pieces(components(n, edges), edges, n)
    tied = [piece for piece in pieces if len(piece.nodes) > 1]
    alone = np.sort(np.array([int(piece.nodes[0]) for piece in pieces[len(tied) :]], dtype=np.int64))
    places = np.zeros((n, 2))
    foot = _rows(places, alone, gap)
    if tied:
        _connected(places, tied, (foot, gap + 0.3), seed)
    return settle(places, gap)


def _pieces(found: list[Ints], edges: Ints, n: int) -> list[Piece]:
    """The pieces with their ties."""
    owner = np.empty(n, dtype=np.int64)
    for k, nodes in enumerate(found):
        owner[nodes] = k
    whose = owner[edges[:, 0]]
    order = np.argsort(whose, kind="stable")
    shares = np.split(edges[order], np.searchsorted(whose[order], np.arange(1, len(found))))
    return [Piece(nodes, within(nodes, share, n)) for nodes, share in zip(found, shares, strict=False)]


def _rows(places: Floats, alone: Ints, gap: float) -> float:
    """Fill in organisations without ties, by id along rows at the foot; the height the rows take."""
    count = len(alone)
    if not count:
        return 0.0
    everyone = count == len(places)
    pitch = min(float(np.sqrt(WIDTH * HEIGHT * (0.7 if everyone else FOOT / 2) / count)), 3 * gap)
    columns = min(int(WIDTH // pitch), count, int(np.ceil(np.sqrt(count * 2))) if everyone else count)
    lines = -(-count // columns)
    k = np.arange(count)
    x = (k % columns - (columns - 1) / 2) * pitch
    y = (k // columns - (lines - 1) / 2) * pitch
    if not everyone:
        y += HALF[1] - (lines - 1) * pitch / 2
    places[alone] = np.column_stack([x, y])
    return lines * pitch + gap


def _connected(places: Floats, pieces: list[Piece], space: tuple[float, float], seed: int) -> None:
    """Fill in everybody with a tie, above the rows of those without."""
    foot, gap = space
    n = sum(len(piece.nodes) for piece in pieces)
    # a handful of organisations would look lost, stretched over the whole canvas
    half = (HALF - np.array([0.0, foot / 2])) * min(1.0, float(np.sqrt(n / 12)))
    forms: dict[tuple[object, ...], Floats] = {}
    packer = Packer(gap, float(np.sqrt(4 * half.prod() / n)), forms, seed)
    if 2 * len(pieces[0].nodes) >= n:
        spots = packer.over_strip(pieces, half, FOOT * HEIGHT - foot)
    else:
        spots = packer.gather(pieces, half)
    for piece, spot in zip(pieces, spots, strict=True):
        places[piece.nodes] = spot - np.array([0.0, foot / 2])


@dataclass(frozen=True, eq=False)
class Packer:
    """How pieces are put together: the gap to keep, the side of the square due to each organisation."""

    gap: float
    side: float
    forms: dict[tuple[object, ...], Floats]
    seed: int

    def over_strip(self, pieces: Sequence[Piece], half: Floats, highest: float) -> list[Floats]:
        """The largest piece over the whole width, the others below it in a strip as low as will do."""
        strip, others = self._strip(pieces[1:], half, highest)
        upper = half - np.array([0.0, strip / 2])
        form = pieces[0].form(round(float(upper[0] / upper[1]), 3), self.forms, self.seed)
        scale = float((upper / np.maximum(np.abs(form).max(axis=0), 1e-9)).min())
        room = radii(partners(len(form), pieces[0].edges), self.gap)
        first = spread(form * scale, room, half=upper) - np.array([0.0, strip / 2])
        foot = half[1] - (strip - STRIP_MARGIN * self.gap) / 2
        return [first, *(spot + np.array([0.0, foot]) for spot in others)]

    def gather(self, pieces: Sequence[Piece], half: Floats) -> list[Floats]:
        """All pieces around the largest, each as large as is due to it, or as will fit."""
        for size in SIZES:
            spots = self._put([self._sized(piece, size) for piece in pieces], pieces, self._board(half, size))
            if spots is not None:
                return _filling(spots, half)
        return [np.zeros((len(piece.nodes), 2)) for piece in pieces]

    def _strip(self, pieces: Sequence[Piece], half: Floats, highest: float) -> tuple[float, list[Floats]]:
        """The height of a strip, and places in it around 0."""
        if not pieces:
            return 0.0, []
        for size in SIZES:
            forms = [self._sized(piece, size) for piece in pieces]
            count = sum(len(piece.nodes) for piece in pieces)
            tallest = max(float(np.ptp(form[:, 1])) for form in forms)
            height = max(tallest + self.gap, count * self.gap**2 / half[0])
            while height <= highest:
                board = self._board(np.array([half[0], height / 2]), size)
                spots = self._put(forms, pieces, board)
                if spots is not None:
                    return height + STRIP_MARGIN * self.gap, spots
                height *= 1.1
        return 0.0, [np.zeros((len(piece.nodes), 2)) for piece in pieces]

    def _board(self, half: Floats, size: float) -> Board:
        return Board(half, self.gap, margin=2 if size > 0.5 else 1)

    def _put(self, forms: Sequence[Floats], pieces: Sequence[Piece], board: Board) -> list[Floats] | None:
        """Places on a board for pieces in these forms, or None where they do not all fit."""
        cells: dict[int, Ints] = {}
        for form, piece in zip(forms, pieces, strict=True):
            if id(form) not in cells:
                cells[id(form)] = board.cells(form, piece.edges)
        if sum(len(cells[id(form)]) for form in forms) > board.open.size:
            return None
        spots: list[Floats] = []
        for form in forms:
            shift = board.settle(cells[id(form)])
            if shift is None:
                return None
            spots.append(form + shift)
        return spots

    def _sized(self, piece: Piece, size: float) -> Floats:
        """The form of a piece at a part of the size that is due to it, with room between its symbols."""
        key = (len(piece.nodes), piece.edges.tobytes(), size, "sized")
        if key not in self.forms:
            form = piece.form(1.6, self.forms, self.seed)
            span = form[piece.edges[:, 0]] - form[piece.edges[:, 1]]
            usual = max(float(np.median(np.hypot(*span.T))), 1e-9)
            scale = max(1.3 * self.gap, 0.55 * size * self.side) / usual
            if len(form) > 7:
                # in a large piece ties are long, so its area says better how large it is
                area = 0.8 * size**2 * len(form) * self.side**2
                scale = float(np.sqrt(area / max(float(np.ptp(form, axis=0).prod()), 1e-9)))
            room = np.full(len(form), self.gap / 2)
            self.forms[key] = spread(form * scale, room, half=np.array([np.inf, np.inf]))
        return self.forms[key]


def _filling(spots: list[Floats], half: Floats) -> list[Floats]:
    """Places blown up to fill a frame around 0, without a change of form."""
    every = np.concatenate(spots)
    low, high = every.min(axis=0), every.max(axis=0)
    scale = max(1.0, float((2 * half / np.maximum(high - low, 1e-9)).min()))
    return [(spot - (low + high) / 2) * scale for spot in spots]


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
