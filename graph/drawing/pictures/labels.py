"""Where labels go: beside their symbols, the most central first, and never over one another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from graph.vocabulary import known

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Truths = NDArray[np.bool_]

Four = tuple[float, float, float, float]
Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its sides parallel to the page's; y upwards, in points."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def within(self, other: Box) -> bool:
        """Tell whether the box lies inside another one, edges included."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.bottom <= self.bottom and self.top <= other.top


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a label.

    Attributes
    ----------
    box
        The room it takes.
    align
        How its lines are aligned: ``left``, ``center`` or ``right``.
    leader
        The line (x, y, x, y) from the symbol to a label that is farther off.
    """

    box: Box
    align: Align
    leader: Four | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """The places that a label may take: boxes, leaders (NaN for near ones) and prices (infinite: barred)."""

    boxes: Floats
    leaders: Floats
    prices: Floats

    def spot(self, at: int) -> Spot:
        """One of the places."""
        far = at >= len(SIDES)
        across = SIDES[at % len(SIDES)][0]
        align: Align = "center" if across == 0 else "left" if across > 0 else "right"
        leader = tuple(map(float, self.leaders[at])) if far else None
        return Spot(Box(*map(float, self.boxes[at])), align, leader)  # type: ignore[arg-type]


# Where a label may stand stands in `placement.json`, which the page reads as well: directions from the symbol
# (across, down) in the order of preference, of which halves are labels that begin or end above or below their
# symbol, and the points between symbol and label; beyond the first a line joins them.
RULE = known("placement")
SIDES = tuple((float(across), -float(down)) for across, down in RULE["sides"])
GAPS = tuple(map(float, RULE["gaps"]))
FAR = 1.8  # what a farther gap costs, in ties crossed
SIDE = 0.2  # what the next direction costs
MISLEADING = 2.5  # what it costs a label with a line to its symbol to lie nearer to another one
CLEAR = 2.0  # points that another symbol is farther off than its own, as there may be a ring around it
BESIDE = 4.0  # points around another symbol that a label with a line keeps free: it would seem to be its name
HIGHEST = 13.0  # points of a line of a name beside a ring, with the air around it
TALL = 45.0  # points above and below the middle that its own name may take
AIR = 1.0  # points between a label and what is not its own
_COSTS = np.array([FAR * ring + SIDE * rank for ring in range(len(GAPS)) for rank in range(len(SIDES))])


def place(
    symbols: Sequence[Box],
    sizes: Mapping[int, tuple[float, float]],
    *,
    canvas: Box,
    ties: Sequence[Four] = (),
    fixed: Mapping[int, Spot] | None = None,
    sides: Mapping[int, Collection[int]] | None = None,
) -> dict[int, Spot]:
    """Place labels beside their symbols so that nothing covers anything.

    Parameters
    ----------
    symbols
        Boxes of all symbols in sight.
    sizes
        Width and height of each label (points), by the index of its symbol, in the
        order in which they may choose.
    canvas
        No label leaves it.
    ties
        Lines on the map (x, y, x, y); a label crosses as few as it can.
    fixed
        Labels that have their place already. Those beside their symbol stay; those
        farther off may come closer.
    sides
        The directions (places in `SIDES`) of those that do not have all of them.

    Returns
    -------
    spots
        By index, the fixed ones too. A label for which there is no room is left out.

    Notes
    -----
    Each label in turn takes the free place that crosses fewest ties, near before far.
    One that finds none may push one other label to another free place. Without a leader
    it is nearer to its own symbol than to any other. A leader runs over no symbol and no
    label but its own. Takes O(l (l + n + m)) time for l labels,
    n symbols and m ties.

    Examples
    --------
    >>> spots = place([Box(0, 0, 10, 10)], {0: (20, 8)}, canvas=Box(-50, -50, 50, 50))
    >>> spots[0].box
    Box(left=-5.0, bottom=-11.5, right=15.0, top=-3.5)
    """
    spots = dict(fixed or {})
    movable = [index for index in sizes if index not in spots or spots[index].leader]
    around, lines = _array([_corners(each) for each in symbols]), _array(ties)
    choices = {index: _choices(index, sizes[index], canvas, around, lines) for index in movable}
    for index, allowed in (sides or {}).items():
        if index in choices:
            barred = [at for at in range(len(_COSTS)) if at % len(SIDES) not in allowed]
            choices[index].prices[barred] = np.inf
    for index, choice in choices.items():
        if index not in spots:
            _settle(spots, index, choice)
    for index in choices:
        if index not in spots:
            _push(spots, index, choices)
    for index, choice in choices.items():
        if index in spots and spots[index].leader:
            before = spots.pop(index)
            if not _settle(spots, index, choice):
                spots[index] = before
    return spots


def outer_sides(off: float) -> list[int]:
    """Give the directions of a name that leave the middle free, for a symbol so far to its right.

    Examples
    --------
    >>> [SIDES[at] for at in outer_sides(0.0)]
    [(0.0, -1.0), (0.0, 1.0)]
    """
    if off == 0:
        return [at for at, (across, _) in enumerate(SIDES) if across == 0]
    return [at for at, (across, _) in enumerate(SIDES) if across == math.copysign(1.0, off)]


def rooms_around(
    middle: str, points: Mapping[str, tuple[float, float]], *, reach: float, canvas: Box
) -> dict[str, tuple[float, int]]:
    """Give how wide names are (points) that stand outside of a ring, or in its middle, and their lines.

    Parameters
    ----------
    middle
        Around whom the others stand.
    reach
        The radius of the largest symbol.

    Examples
    --------
    >>> rooms_around("a", {"a": (50, 20), "b": (10, 20), "c": (90, 20)}, reach=3, canvas=Box(-50, 0, 150, 40))
    {'b': (53.0, 2), 'c': (53.0, 2), 'a': (67.0, 2)}
    """
    x0, y0 = points[middle]
    others = {each: at for each, at in points.items() if each != middle}
    gap = reach + GAPS[0] + 0.5
    found = {}
    for each, (x, y) in others.items():
        pitch = min((abs(y - b) for a, b in others.values() if b != y and (a > x0) == (x > x0)), default=99.0)
        edge = canvas.right - x if x > x0 else x - canvas.left
        found[each] = (edge - gap, min(2, max(1, int(pitch // HIGHEST))))
    near = min((abs(x - x0) for x, y in others.values() if abs(y - y0) < TALL), default=canvas.right - x0)
    return found | {middle: (2 * (near - reach) - 2 * GAPS[0], 2)}


def _choices(index: int, size: tuple[float, float], canvas: Box, around: Floats, lines: Floats) -> Choices:
    """The places of a label; barred where a symbol or the edge of the canvas is in the way."""
    own = around[index]
    boxes, leaders = candidates(own, size)
    hull = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
    others = np.delete(around, index, axis=0)
    others = others[_overlapping(others, _with_air(hull[None, :]))[:, 0]]
    free = _inside(boxes, canvas) & ~_overlapping(boxes, _with_air(np.vstack([others, own]))).any(axis=1)
    free &= ~_crossing(others, leaders).any(axis=0)
    prices = np.where(free, _COSTS, np.inf)
    if free.any():
        prices[free] += _misleading(boxes[free], own, others, far=~np.isnan(leaders[free, 0]))
        lines = lines[_crossing(hull[None, :], lines)[0]]
        prices[free] += _crossing(boxes[free], lines).sum(axis=1)
    return Choices(boxes, leaders, prices)


def _misleading(boxes: Floats, own: Floats, others: Floats, *, far: Truths) -> Floats:
    """What it costs to lie nearer to another symbol than to the own: without a leader nothing allows it."""
    if not len(others):
        return np.zeros(len(boxes))
    apart, other = _distances(boxes, own[None, :])[:, 0], _distances(boxes, others).min(axis=1)
    barred = np.where(far, other < BESIDE, other < apart + CLEAR)
    return np.where(barred, np.inf, np.where(other < apart, MISLEADING, 0.0))


def _distances(boxes: Floats, others: Floats) -> Floats:
    """The room between boxes (rows) and others (columns)."""
    a, b = boxes[:, None, :], others[None, :, :]
    apart = np.maximum(np.maximum(a[..., :2] - b[..., 2:], b[..., :2] - a[..., 2:]), 0.0)
    return np.asarray(np.hypot(apart[..., 0], apart[..., 1]))


def _settle(spots: dict[int, Spot], index: int, choice: Choices) -> bool:
    """Give a label the cheapest place that no other label bars; whether there is one."""
    price = np.where(_conflicts(choice, list(spots.values())).any(axis=1), np.inf, choice.prices)
    best = int(np.argmin(price))
    if price[best] == np.inf:
        return False
    spots[index] = choice.spot(best)
    return True


def _push(spots: dict[int, Spot], index: int, choices: Mapping[int, Choices]) -> None:
    """Give a label a place that one other label bars, if that one can go elsewhere."""
    others, choice = list(spots), choices[index]
    bars = _conflicts(choice, list(spots.values()))
    for best in np.argsort(choice.prices, kind="stable"):
        if choice.prices[best] == np.inf:
            return
        barring = np.flatnonzero(bars[best])
        if not len(barring):  # left free by one who was pushed before
            spots[index] = choice.spot(int(best))
            return
        other = others[int(barring[0])]
        if len(barring) > 1 or other not in choices:
            continue
        before = spots.pop(other)
        spots[index] = choice.spot(int(best))
        if _settle(spots, other, choices[other]):
            return
        del spots[index]
        spots[other] = before


def _conflicts(choice: Choices, spots: Sequence[Spot]) -> Truths:
    """Which places (rows) cannot be had together with which labels (columns)."""
    taken = _array([_corners(spot.box) for spot in spots])
    leaders = _array([spot.leader or (np.nan,) * 4 for spot in spots])
    hit = _overlapping(choice.boxes, _with_air(taken))
    return hit | _crossing(taken, choice.leaders).T | _crossing(choice.boxes, leaders)


def _corners(box: Box) -> Four:
    return box.left, box.bottom, box.right, box.top


def _array(rows: Sequence[Four]) -> Floats:
    return np.array(rows, dtype=np.float64).reshape(-1, 4)


def _with_air(boxes: Floats) -> Floats:
    return np.asarray(boxes + np.array([-AIR, -AIR, AIR, AIR]))


def candidates(symbol: Floats, size: tuple[float, float]) -> tuple[Floats, Floats]:
    """Give the boxes that a label may take, one a row, gap after gap, and their leaders.

    The page places its labels by the same rule (`boxAt` of `graph/map/js/canvas/labels.mjs`).

    Examples
    --------
    >>> candidates(np.array([-5.0, -5.0, 5.0, 5.0]), (20.0, 8.0))[0][0].tolist()
    [-10.0, -16.5, 10.0, -8.5]
    """
    width, height = size
    x, y = float(symbol[0] + symbol[2]) / 2, float(symbol[1] + symbol[3]) / 2
    half = float(symbol[2] - symbol[0]) / 2, float(symbol[3] - symbol[1]) / 2
    rows = []
    for gap in GAPS:
        for across, up in SIDES:
            # At a corner the label comes closer on both axes, or it would seem to belong to nobody.
            near = RULE["corner"] if abs(across) == abs(up) else 1.0
            left = x - width / 2 + across * (width / 2 + near * half[0] + gap)
            bottom = y - height / 2 + up * (height / 2 + near * half[1] + gap)
            if abs(across) == 0.5:
                left = x - width / 2 + across * RULE["slide"] * width
            rows.append((left, bottom, left + width, bottom + height))
    boxes = _array(rows)
    ends = np.column_stack([np.clip(x, boxes[:, 0], boxes[:, 2]), np.clip(y, boxes[:, 1], boxes[:, 3])])
    leaders = np.column_stack([np.full(len(boxes), x), np.full(len(boxes), y), ends])
    leaders[: len(SIDES)] = np.nan
    return boxes, leaders


def _inside(boxes: Floats, canvas: Box) -> Truths:
    low = (boxes[:, 0] >= canvas.left) & (boxes[:, 1] >= canvas.bottom)
    return np.asarray(low & (boxes[:, 2] <= canvas.right) & (boxes[:, 3] <= canvas.top))


def _overlapping(boxes: Floats, taken: Floats) -> Truths:
    """Which boxes (rows) overlap which others (columns)."""
    a, b = boxes[:, None, :], taken[None, :, :]
    across = (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2])
    return np.asarray(across & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3]))


def _crossing(boxes: Floats, lines: Floats) -> Truths:
    """Through which boxes (rows) which lines (columns) run, by Liang and Barsky; NaN runs nowhere."""
    found = np.zeros((len(boxes), len(lines)), dtype=bool)
    there = ~np.isnan(lines[:, 0])
    lines = lines[there]
    enter, leave = np.zeros((len(boxes), len(lines))), np.ones((len(boxes), len(lines)))
    for axis in (0, 1):  # each by itself: numpy is slow along an axis of two
        start, step = lines[:, axis], lines[:, axis + 2] - lines[:, axis]
        low, high = boxes[:, axis, None], boxes[:, axis + 2, None]
        flat = np.abs(step) < 1e-9
        safe = np.where(flat, 1.0, step)
        one, other = (low - start) / safe, (high - start) / safe
        inside = (start >= low) & (start <= high)
        enter = np.maximum(enter, np.where(flat, np.where(inside, -np.inf, np.inf), np.minimum(one, other)))
        leave = np.minimum(leave, np.where(flat, np.where(inside, np.inf, -np.inf), np.maximum(one, other)))
    found[:, there] = enter < leave
    return found
