"""Newcomers on a map that is there already: nobody moves, everybody new finds a spot."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

import numpy as np

from graph.drawing.places.components import adjacency
from graph.drawing.places.spacing import HALF, clearance, sites, vacant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from graph.drawing.places.components import Floats, Ints

# so many free spots are compared at least and at most
FEWEST, CHOICES = 30, 300


def place_newcomers(ids: Sequence[str], edges: Ints, known: Mapping[str, tuple[float, float]]) -> Floats:
    """Places of all the ids, the known ones where they are.

    Notes
    -----
    The newcomer with most placed partners goes first. It takes the free spot from which its partners are
    about a usual tie away and the neighbourhood is emptiest. Without a placed partner it takes the emptiest
    spot of the canvas, and without any partner the first free spot along the foot.
    """
    places = np.array([known.get(each, (np.nan, np.nan)) for each in ids], dtype=np.float64)
    fresh = np.isnan(places[:, 0])
    here = set(ids)
    away = [place for each, place in known.items() if each not in here]
    taken = np.concatenate([places[~fresh], np.array(away, dtype=np.float64).reshape(-1, 2)])
    space = (clearance(len(ids) + len(away)), _usual_tie(places, edges))
    ground = Ground(taken, int(fresh.sum()), space)
    starts, targets = adjacency(len(ids), edges)
    for node in _by_placed_partners(fresh, starts, targets):
        partners = targets[starts[node] : starts[node + 1]]
        placed = partners[~np.isnan(places[partners, 0])]
        if len(placed):
            places[node] = ground.beside(places[placed])
        else:
            places[node] = ground.apart() if len(partners) else ground.at_foot()
    return places


def _usual_tie(places: Floats, edges: Ints) -> float:
    """The median length of the ties between known organisations, within reason."""
    span = places[edges[:, 0]] - places[edges[:, 1]]
    length = np.hypot(span[:, 0], span[:, 1])
    length = length[np.isfinite(length)]
    gap = clearance(len(places))
    return float(np.clip(np.median(length), 2 * gap, 5 * gap)) if length.size else 3 * gap


def _by_placed_partners(fresh: NDArray[np.bool_], starts: Ints, targets: Ints) -> Iterator[int]:
    """The newcomers, those with most placed partners first, then the best connected, then by id."""
    waiting = set(np.flatnonzero(fresh).tolist())
    partners = {node: targets[starts[node] : starts[node + 1]].tolist() for node in waiting}
    placed = {node: sum(each not in waiting for each in partners[node]) for node in sorted(waiting)}
    queue = [(-placed[node], -len(partners[node]), node) for node in sorted(waiting)]
    heapq.heapify(queue)
    while queue:
        count, _, node = heapq.heappop(queue)
        if node not in waiting or -count != placed[node]:
            continue
        waiting.discard(node)
        for other in partners[node]:
            if other in waiting:
                placed[other] += 1
                heapq.heappush(queue, (-placed[other], -len(partners[other]), other))
        yield node


class Ground:
    """The canvas as spots that are taken or free."""

    def __init__(self, taken: Floats, more: int, space: tuple[float, float]) -> None:
        gap, self.tie = space
        # row by row, so that neighbouring rows are one stretch
        self.spots = np.round(sites(gap + 0.2), 1)
        self.free = vacant(self.spots, taken, gap)
        self.taken = np.concatenate([taken, np.empty((more, 2))])
        self.count = len(taken)

    def beside(self, partners: Floats) -> Floats:
        """The free spot that suits someone with these partners, now taken."""
        target = partners.mean(axis=0)
        near = self._near(target)
        near = near[:: max(1, len(near) // CHOICES)]
        spots = self.spots[near]
        length = np.hypot(*(spots[:, None] - partners[None]).transpose(2, 0, 1))
        # a leaf wants to be a usual tie away, somebody in between as near to all as can be
        strain = (length / self.tie).mean(axis=1)
        if len(partners) == 1:
            strain = (strain - 1) ** 2
        return self._take(int(near[np.argmin(np.round(strain + self._crowd(spots), 9))]))

    def _near(self, target: Floats) -> Ints:
        """The free spots around a target: within a usual tie or so, farther where all is taken."""
        reach = 1.6 * self.tie
        while True:
            low, high = self._rows(float(target[1]), reach)
            away = np.hypot(*(self.spots[low:high] - target).T)
            near = low + np.flatnonzero(self.free[low:high] & (away <= reach))
            if len(near) >= FEWEST or (high - low == len(self.spots) and (away <= reach).all()):
                return np.asarray(near, dtype=np.int64)
            reach *= 2

    def _rows(self, y: float, reach: float) -> tuple[int, int]:
        """The stretch of spots whose rows lie within reach of a height."""
        low, high = np.searchsorted(self.spots[:, 1], [y - reach, y + reach], side="left")
        return int(low), int(high)

    def apart(self) -> Floats:
        """The free spot of the canvas that is farthest from everything taken, now taken."""
        left = np.flatnonzero(self.free)
        left = left[:: max(1, len(left) // (2 * FEWEST))]
        spots = self.spots[left]
        away = spots[:, None] - self.taken[None, : self.count]
        nearest = np.sqrt((away * away).sum(axis=2).min(axis=1))
        border = (HALF - np.abs(spots)).min(axis=1)
        return self._take(int(left[np.argmax(np.round(np.minimum(nearest, 2 * border + self.tie), 6))]))

    def at_foot(self) -> Floats:
        """The free spot nearest to the foot of the canvas, from left to right, now taken."""
        left = np.flatnonzero(self.free)
        x, y = self.spots[left].T
        return self._take(int(left[np.lexsort((x, -y))[0]]))

    def _crowd(self, spots: Floats) -> Floats:
        """How crowded it is around each spot: every neighbour within a usual tie counts, near ones more."""
        everyone = self.taken[: self.count]
        low, high = spots.min(axis=0) - self.tie, spots.max(axis=0) + self.tie
        around = everyone[((everyone >= low) & (everyone <= high)).all(axis=1)]
        away = np.hypot(*(spots[:, None] - around[None]).transpose(2, 0, 1))
        return np.asarray((np.maximum(0, 1 - away / self.tie) ** 2).sum(axis=1), dtype=np.float64)

    def _take(self, spot: int) -> Floats:
        """Take one spot."""
        place = self.spots[spot]
        self.taken[self.count] = place
        self.count += 1
        # the other spots are far enough as they are
        self.free[spot] = False
        return np.asarray(place, dtype=np.float64)
