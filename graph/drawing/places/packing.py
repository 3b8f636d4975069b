"""The pieces of a network put together on one canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graph.drawing.places.board import Board
from graph.drawing.places.components import components, partners, within
from graph.drawing.places.forces import arrange
from graph.drawing.places.spacing import HALF, HEIGHT, WIDTH, clearance, radii, settle, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

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


@dataclass(frozen=True)
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
