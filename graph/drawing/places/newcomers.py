"""Newcomers on a map that is there already: nobody moves, everybody new finds a spot."""

from __future__ import annotations

import heapq
from collections import defaultdict
from itertools import chain, product
from typing import TYPE_CHECKING

import numpy as np

from graph.drawing.places.components import adjacency
from graph.drawing.places.spacing import HALF, Sites, clearance, farthest, vacant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from graph.drawing.places.components import Floats, Ints

# so many free spots are compared at least and at most
FEWEST, CHOICES = 30, 300
# organisations from which only some of the spots are looked at where very many come into question
LARGE = 20_000
# squares of a usual tie that are looked at together
TOGETHER = 400


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
        self.sites = Sites(gap + 0.2)
        self.spots = self.sites.spots
        self.free = vacant(self.spots, taken, gap)
        self.feet = iter(np.lexsort((self.spots[:, 0], -self.spots[:, 1])).tolist())
        self.taken = np.concatenate([taken, np.empty((more, 2))])
        self.count = 0
        self.squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for place in taken:
            self._enter(place)

    def beside(self, partners: Floats) -> Floats:
        """The free spot that suits someone with these partners, now taken."""
        target = partners.mean(axis=0)
        near = self._near(target)
        spots = self.spots[near]
        length = np.hypot(*(spots[:, None] - partners[None]).transpose(2, 0, 1))
        # a leaf wants to be a usual tie away, somebody in between as near to all as can be
        strain = (length / self.tie).mean(axis=1)
        if len(partners) == 1:
            strain = (strain - 1) ** 2
        return self._take(int(near[np.argmin(np.round(strain + self._crowd(spots), 9))]))

    def _near(self, target: Floats) -> Ints:
        """Some free spots around a target: within a usual tie or so, farther where all is taken."""
        reach, wide = 1.6 * self.tie, self.count > LARGE
        while True:
            near = self.sites.around(target, reach, most=LARGE if wide else None)
            near = near[self.free[near]]
            if len(near) >= FEWEST or reach >= farthest(target):
                break
            reach *= 2
        near = near if len(near) else np.flatnonzero(self.free)
        return near[:: max(1, len(near) // (FEWEST if wide and reach > 4 * self.tie else CHOICES))]

    def apart(self) -> Floats:
        """The free spot of the canvas that is farthest from everything taken, now taken.

        On a large canvas, of some free spots the one with most room around it.
        """
        if self.count > LARGE:
            return self._take(self._roomiest())
        left = np.flatnonzero(self.free)
        left = left[:: max(1, len(left) // (2 * FEWEST))]
        spots = self.spots[left]
        away = spots[:, None] - self.taken[None, : self.count]
        nearest = np.sqrt((away * away).sum(axis=2).min(axis=1))
        return self._take(int(left[np.argmax(np.round(np.minimum(nearest, self._inwards(spots)), 6))]))

    def _roomiest(self) -> int:
        """Of free spots all over the canvas, others every time, the one with most room around it."""
        step = len(self.spots) // (4 * FEWEST)
        left = np.arange(self.count % step, len(self.spots), step)
        left = left[self.free[left]] if self.free[left].any() else np.flatnonzero(self.free)
        spots = self.spots[left]
        return int(left[np.lexsort((-self._inwards(spots), np.round(self._crowd(spots), 6)))[0]])

    def _inwards(self, spots: Floats) -> Floats:
        """How far each spot is from being at the border."""
        return np.asarray(2 * (HALF - np.abs(spots)).min(axis=1) + self.tie, dtype=np.float64)

    def at_foot(self) -> Floats:
        """The free spot nearest to the foot of the canvas, from left to right, now taken."""
        return self._take(next(spot for spot in self.feet if self.free[spot]))

    def _crowd(self, spots: Floats) -> Floats:
        """How crowded it is around each spot: every neighbour within a usual tie counts, near ones more."""
        low, high = spots.min(axis=0) - self.tie, spots.max(axis=0) + self.tie
        first, last = self._square(low), self._square(high)
        if len(spots) > 1 and (last[0] - first[0] + 1) * (last[1] - first[1] + 1) > TOGETHER:
            return np.concatenate([self._crowd(each) for each in spots[:, None]])
        squares = product(range(first[0], last[0] + 1), range(first[1], last[1] + 1))
        found = sorted(chain.from_iterable(self.squares.get(each, ()) for each in squares))
        around = self.taken[np.array(found, dtype=np.int64)]
        around = around[((around >= low) & (around <= high)).all(axis=1)]
        away = np.hypot(*(spots[:, None] - around[None]).transpose(2, 0, 1))
        return np.asarray((np.maximum(0, 1 - away / self.tie) ** 2).sum(axis=1), dtype=np.float64)

    def _square(self, place: Floats) -> tuple[int, int]:
        """The square, a usual tie wide, that a place lies in."""
        x, y = np.floor(place / self.tie).tolist()
        return int(x), int(y)

    def _enter(self, place: Floats) -> None:
        """Enter a place among those taken."""
        self.taken[self.count] = place
        self.squares[self._square(place)].append(self.count)
        self.count += 1

    def _take(self, spot: int) -> Floats:
        """Take one spot."""
        place = self.spots[spot]
        self._enter(place)
        # the other spots are far enough as they are
        self.free[spot] = False
        return np.asarray(place, dtype=np.float64)
