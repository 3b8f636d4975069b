"""Room around every symbol: how much there is, and how it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.drawing.places.components import Floats, Ints

WIDTH = 2000.0
HEIGHT = 1200.0
HALF = np.array([WIDTH / 2, HEIGHT / 2])
WIDEST = 40.0


def clearance(n: int) -> float:
    """The least distance between two symbols on a canvas of n organisations, in canvas units.

    A symbol drawn no wider than this never overlaps another one. The best connected organisation is
    given twice as much.

    Examples
    --------
    >>> clearance(100), clearance(1500)
    (40.0, 16.0)
    """
    # 0.4: even where every symbol keeps its room to itself, two thirds of the canvas stay free
    return float(round(min(WIDEST, 0.4 * np.sqrt(WIDTH * HEIGHT / max(n, 1))), 1))


def radii(degree: Ints, gap: float) -> Floats:
    """The room around each symbol: half the clearance, up to twice that for the best connected one."""
    share = degree / max(int(degree.max(initial=0)), 8)
    return np.asarray(gap / 2 * (1 + np.sqrt(share)), dtype=np.float64)


def close_pairs(places: Floats, reach: float) -> tuple[Ints, Ints]:
    """Every pair of nodes no farther apart than ``reach``, by way of square cells of that size."""
    cell = np.floor((places - places.min(axis=0)) / reach).astype(np.int64) + 1
    width = int(cell[:, 1].max()) + 2
    key = cell[:, 0] * width + cell[:, 1]
    order = np.argsort(key, kind="stable")
    ranked = key[order]
    firsts: list[Ints] = []
    seconds: list[Ints] = []
    for offset in (0, 1, width - 1, width, width + 1):
        low = np.searchsorted(ranked, ranked + offset, side="left")
        if offset == 0:
            low = np.arange(1, len(ranked) + 1)
        counts = np.maximum(np.searchsorted(ranked, ranked + offset, side="right") - low, 0)
        firsts.append(np.repeat(order, counts))
        shift = np.repeat(low - np.cumsum(counts) + counts, counts)
        seconds.append(order[shift + np.arange(int(counts.sum()))])
    a, b = np.concatenate(firsts), np.concatenate(seconds)
    span = places[a] - places[b]
    near = (span * span).sum(axis=1) <= reach * reach
    return a[near], b[near]


def spread(places: Floats, room: Floats, *, half: Floats, rounds: int = 80) -> Floats:
    """Places moved apart until no two rooms overlap, as far as that comes about in some rounds.

    Parameters
    ----------
    room
        The radius to keep free around each place.
    half
        Half the width and height of the frame around 0 that no place may leave.
    """
    n = len(places)
    reach = 2 * float(room.max())
    for _ in range(rounds):
        a, b = close_pairs(places, reach)
        span = places[a] - places[b]
        length = np.hypot(span[:, 0], span[:, 1])
        lack = room[a] + room[b] - length
        hit = lack > 1e-3
        if not hit.any():
            break
        a, b, span, length, lack = a[hit], b[hit], span[hit], length[hit], lack[hit]
        # two nodes on one spot part in a direction of their own
        lost = length < 1e-6
        span[lost] = np.column_stack([np.cos(2.4 * a[lost]), np.sin(2.4 * a[lost])])
        push = span * (0.55 * lack / np.where(lost, 1.0, length))[:, None]
        crowd = np.maximum(np.bincount(a, minlength=n) + np.bincount(b, minlength=n), 1)
        move = np.column_stack(
            [np.bincount(a, axis, minlength=n) - np.bincount(b, axis, minlength=n) for axis in push.T]
        )
        places = np.clip(places + move / np.sqrt(crowd)[:, None], -half, half)
        places = np.rint(places * 2**16) / 2**16
    return places


def sites(gap: float) -> Floats:
    """Spots all over the canvas, each a gap away from its six neighbours, row by row."""
    step = np.sqrt(0.75) * gap
    rows = []
    for k, y in enumerate(np.arange(-HALF[1], HALF[1] + 1e-9, step)):
        x = np.arange(-HALF[0] + (k % 2) * gap / 2, HALF[0] + 1e-9, gap)
        rows.append(np.column_stack([x, np.full(len(x), y)]))
    return np.concatenate(rows)


class Sites:
    """The spots of a canvas, by number, and which of them lie around a place."""

    def __init__(self, gap: float) -> None:
        self.gap = gap
        # row by row, so that neighbouring rows are one stretch
        self.spots = np.round(sites(gap), 1)
        self.rows = np.flatnonzero(np.diff(self.spots[:, 1], prepend=-np.inf))
        self.ends = np.append(self.rows[1:], len(self.spots))

    def around(self, place: Floats, reach: float, *, most: int | None = None) -> Ints:
        """The spots within a reach of a place, ascending.

        Where there are many more than `most`, only some of the rows are looked at, spread evenly.
        """
        x, y = place.tolist()
        low, high = np.searchsorted(self.spots[self.rows, 1], [y - reach, y + reach], side="left").tolist()
        row, end = self.rows[low:high], self.ends[low:high]
        left = self.spots[row, 0]
        # a spot more at either end, as places are rounded
        first = np.clip(np.floor((x - reach - left) / self.gap) - 1, 0, end - row).astype(np.int64) + row
        counts = np.clip(np.ceil((x + reach - left) / self.gap) + 2, 0, end - row).astype(np.int64)
        counts = np.maximum(counts + row - first, 0)
        if most is not None and (each := int(counts.sum()) // most) > 1:
            first, counts = first[::each], counts[::each]
        found = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))
        return found[_distance(self.spots[found], place) <= reach]


def settle(places: Floats, gap: float) -> Floats:
    """Round the places; one that stands too close to an earlier one takes the nearest free spot.

    Notes
    -----
    There always is one: a place rules out at most the four or so sites within a gap of it, and there are
    seven sites an organisation at the clearance of the canvas.
    """
    places = np.round(places, 1)
    a, b = close_pairs(places, gap)
    too_close = _distance(places[a], places[b]) < gap - 1e-6
    moved = np.unique(np.maximum(a[too_close], b[too_close]))
    if not moved.size:
        return places
    stays = np.ones(len(places), dtype=bool)
    stays[moved] = False
    ground = Sites(gap + 0.2)
    free = vacant(ground.spots, places[stays], gap)
    for node in moved.tolist():
        reach, left = gap, np.empty(0, dtype=np.int64)
        while not left.size and reach < farthest(places[node]):
            reach *= 2
            left = ground.around(places[node], reach)
            left = left[free[left]]
        spot = left[np.argmin(_distance(ground.spots[left], places[node]))]
        places[node] = ground.spots[spot]
        free[spot] = False
    return places


def farthest(place: Floats) -> float:
    """How far a place is from the farthest corner of the canvas."""
    return float(np.hypot(*(np.abs(place) + HALF)))


def vacant(spots: Floats, taken: Floats, gap: float) -> NDArray[np.bool_]:
    """Which spots have no taken place within a gap."""
    a, b = close_pairs(np.concatenate([spots, taken]), gap)
    low, high = np.minimum(a, b), np.maximum(a, b)
    mixed = (low < len(spots)) & (high >= len(spots))
    both = np.concatenate([spots, taken])
    mixed &= _distance(both[low], both[high]) < gap - 1e-6
    free = np.ones(len(spots), dtype=bool)
    free[low[mixed]] = False
    return free


def _distance(a: Floats, b: Floats) -> Floats:
    return np.asarray(np.hypot(a[..., 0] - b[..., 0], a[..., 1] - b[..., 1]), dtype=np.float64)
