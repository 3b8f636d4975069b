"""The bump chart: how the ranks of the first organisations changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.drawing.charts.axes import PLAIN, Setting, apart, chart, note, panel, time_axis
from graph.drawing.fonts import legible
from graph.drawing.lettering import letters, width
from graph.drawing.names import columns, cut, short_name, wrap
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import INK, OTHERS, SERIES, SOFT
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURED = 5  # lines
TOP = 10  # ranks
BESIDE = 0.7  # of the height of a rank, which its equals take at most
LANE, SMALL = 11.0, 8.5  # points: height of a line under the last rank, size of its letters
LINE = 32  # columns of a name at the end of a line
LANES = 9  # lines under the last rank at most


@dataclass(frozen=True, slots=True)
class Course:
    """One organisation's rank in each period, None where it has no tie."""

    id: str
    name: str
    ranks: tuple[int | None, ...]

    def last_within(self, depth: int) -> int:
        """The place of the last period in which it is on one of the first ranks."""
        return max(i for i, rank in enumerate(self.ranks) if rank is not None and rank <= depth)


@dataclass(frozen=True, slots=True)
class Standings:
    """The ranks of those who are, or ever were, among the first.

    Attributes
    ----------
    periods
        Their labels, in order.
    courses
        Those who are among the first in the last period, by rank, then the others, the last to leave first.
    depth
        The last rank that is on the chart.
    more
        Of each period that does not show all on its last rank: that rank, and how many more share it.
    """

    periods: tuple[str, ...]
    courses: tuple[Course, ...]
    depth: int
    more: Mapping[str, tuple[int, int]]

    @property
    def now(self) -> tuple[Course, ...]:
        """Those on the chart in the last period."""
        return tuple(each for each in self.courses if self.within(each.ranks[-1]))

    def within(self, rank: int | None) -> bool:
        """Whether a rank is on the chart."""
        return rank is not None and rank <= self.depth


def bump_chart(ranks: pd.DataFrame, setting: Setting = PLAIN, *, top: int | None = None) -> bytes:
    """Draw how the ranks of the first organisations changed.

    Parameters
    ----------
    ranks
        One row an organisation and period, periods in order: ``period, id, name, rank``.
    setting
        Title, language, form and source line.
    top
        How many organisations of each period are shown: 10, or ``ranks.attrs["top"]`` if that is fewer.
        The first five of the last period are coloured.

    Notes
    -----
    Drawn are the ranks of the table. Equals stand side by side; how many more share the last rank
    is said. Who was among the first once has a line, which is dotted where it leaves the chart.

    Raises
    ------
    UsageError
        When `form` is neither png nor svg.
    """
    found = standings(ranks, top or min(TOP, ranks.attrs.get("top") or TOP))

    def draw(figure: Figure, page: Axes) -> str:
        if found.periods:
            left = [each for each in found.courses if each not in found.now]
            lanes = _lanes(left, found, setting.lang)
            deep = LANE * (max(lanes.values(), default=-1) + 1)
            axes = panel(figure, (MARGIN, 58, WIDTH - 250, HEIGHT - 60))
            room = (HEIGHT - 118 - deep) / (found.depth + 0.2)  # points of a rank
            axes.set_ylim(found.depth + 0.6 + deep / room, 0.4)
            axes.set_yticks([])
            time_axis(axes, found.periods, setting.lang, last_days=ranks.attrs.get("unfinished", {}))
            _draw_lines(axes, found)
            _name_ends(axes, found, setting.lang, room)
            _name_left(axes, found, lanes, setting.lang, room)
        return ""

    return chart(setting, word("ranks_title", setting.lang), draw)


def standings(ranks: pd.DataFrame, top: int) -> Standings:
    """Give the ranks of everyone who is among the first in any period.

    Parameters
    ----------
    ranks
        As for `bump_chart`.
    top
        How many organisations of each period are the first. Of equals who do not all find room, those
        come first who are among the first in another period, then by id; the others are counted.

    Examples
    --------
    >>> table = pd.DataFrame({"period": ["1", "1", "2", "2", "2"], "id": ["a", "b", "a", "b", "c"],
    ...                       "name": ["A", "B", "A", "B", "C"], "rank": [2, 1, 1, 2, 2]})
    >>> found = standings(table, 2)
    >>> [(each.id, each.ranks) for each in found.courses], found.more
    ([('a', (2, 1)), ('b', (1, 2))], {'2': (2, 1)})
    """
    rows = zip(ranks["period"], ranks["id"], ranks["rank"], ranks["name"], strict=True)
    names: dict[str, str] = {}
    known: dict[str, dict[str, int]] = {}
    for period, each, rank, name in rows:
        known.setdefault(str(period), {})[str(each)] = int(rank)
        names[str(each)] = str(name)
    first = _first(known, top)
    depth = max((of[each] for label, of in known.items() for each in first[label]), default=0)
    drawn = {each for chosen in first.values() for each in chosen}
    courses = [Course(each, names[each], tuple(of.get(each) for of in known.values())) for each in drawn]
    courses.sort(key=lambda each: _order(each, depth))
    more = {}
    for label, of in known.items():
        last = max(of[each] for each in first[label])
        left_out = sum(rank == last and each not in drawn for each, rank in of.items())
        if left_out:
            more[label] = (last, left_out)
    return Standings(tuple(known), tuple(courses), depth, more)


def _first(known: Mapping[str, Mapping[str, int]], top: int) -> dict[str, set[str]]:
    """The first of each period; of equals who do not all find room, those who have a line anyway."""
    sure: set[str] = set()
    for of in known.values():
        beyond = sorted(of.values())[top : top + 1]  # the rank of the first one without room
        sure |= {each for each, rank in of.items() if not beyond or rank < beyond[0]}
    return {
        label: set(sorted(of, key=lambda each: (of[each], each not in sure, each))[:top])
        for label, of in known.items()
    }


def _order(course: Course, depth: int) -> tuple[Any, ...]:
    """By rank today, of equals who was ahead before; those who left come later, the last one first."""
    back = [depth + 1 if rank is None else rank for rank in reversed(course.ranks)]
    return (back[0] if back[0] <= depth else depth + 1, -course.last_within(depth), back, course.id)


def colours(found: Standings) -> dict[str, str]:
    """Give the colour of each line by id: the first of the last period have one of their own.

    Examples
    --------
    >>> colours(Standings(("1",), (Course("a", "A", (1,)),), 1, {}))
    {'a': '#0072B2'}
    """
    own = dict(zip([each.id for each in found.now[:COLOURED]], SERIES, strict=False))
    return {each.id: own.get(each.id, OTHERS) for each in found.courses}


def heights(found: Standings) -> dict[str, list[float]]:
    """Give where each line is drawn in each period, by id: at its rank, equals side by side around it.

    Examples
    --------
    >>> same = (Course("a", "A", (1,)), Course("b", "B", (1,)), Course("c", "C", (3,)))
    >>> heights(Standings(("1",), same, 3, {}))
    {'a': [0.9], 'b': [1.1], 'c': [3.0]}
    """
    places: dict[str, list[float]] = {each.id: [] for each in found.courses}
    for i in range(len(found.periods)):
        equals: dict[int | None, list[str]] = {}
        for each in found.courses:
            equals.setdefault(each.ranks[i], []).append(each.id)
        for rank, ids in equals.items():
            step = min(0.2, BESIDE / len(ids))
            for j, key in enumerate(ids):
                off = round((j - (len(ids) - 1) / 2) * step, 6)
                places[key].append(rank + off if rank is not None and rank <= found.depth else float("nan"))
    return places


def _draw_lines(axes: Axes, found: Standings) -> None:
    """A line an organisation through its ranks, the first of today on top; dotted to where it is off."""
    shades, places = colours(found), heights(found)
    for depth, each in enumerate(reversed(found.courses)):
        colour = shades[each.id]
        style: dict[str, Any] = {"linewidth": 3.2, "markersize": 7, "solid_capstyle": "round"}
        if colour == OTHERS:
            style |= {"linewidth": 1.2, "markersize": 3.5}
        y = places[each.id]
        axes.plot(range(len(y)), y, color=colour, marker="o", zorder=2 + depth, label=each.id, **style)
        for (i, inside), (j, outside) in _crossings(each, found):
            ends = (y[inside], found.depth + 0.6)
            axes.plot((i, j), ends, color=colour, linestyle=":", linewidth=1.1, zorder=2, label=f"_{outside}")


def _crossings(course: Course, found: Standings) -> Iterator[tuple[tuple[float, int], tuple[float, int]]]:
    """Where a line leaves the chart, or comes back: the place and period within, and those without."""
    for i, (one, other) in enumerate(zip(course.ranks, course.ranks[1:], strict=False)):
        if one is not None and other is not None and found.within(one) != found.within(other):
            inside, outside = (i, i + 1) if found.within(one) else (i + 1, i)
            yield (inside, inside), (inside + (outside - inside) * 0.6, outside)


def _name_ends(axes: Axes, found: Standings, lang: str, room: float) -> None:
    """Ranks at the beginning, ranks and names at the end of the lines, and how many more share the last."""
    shades, places = colours(found), heights(found)
    for rank in sorted({each.ranks[0] for each in found.courses if each.ranks[0]}):
        if found.within(rank):
            note(axes, (0, rank), f"{rank}", off=(-10, 0), ha="right", va="center", fontsize=10, color=SOFT)
    last, end = len(found.periods) - 1, found.periods[-1]
    equals = Counter(each.ranks[-1] for each in found.now)
    texts = [
        (
            places[each.id][-1],
            f"{each.ranks[-1]}",
            _named(each, lang, alone=equals[each.ranks[-1]] == 1),
            shades[each.id] != OTHERS,
        )
        for each in found.now
    ]
    if end in found.more:
        rank, count = found.more[end]
        texts.append((rank + 0.4, "", sentence("more_tied", lang, count=count, rank=rank), False))
    spots = apart([-y for y, *_ in texts], 14 / room)
    for y, (_, rank_text, name, strong) in zip(spots, texts, strict=True):
        how = {"va": "center", "weight": "bold" if strong else "normal", "color": INK if strong else SOFT}
        note(axes, (last, -y), rank_text, off=(24, 0), ha="right", fontsize=10.5, **how)
        note(axes, (last, -y), name, off=(31, 0), fontsize=10.5 if columns(name) <= LINE else 9, **how)
    for label, (rank, count) in found.more.items():
        if label != end:
            at = (found.periods.index(label), rank + BESIDE / 2)
            note(axes, at, f"+{count}", off=(0, -1), ha="center", va="top", fontsize=6.5, color=SOFT)


def _named(course: Course, lang: str, *, alone: bool) -> str:
    """What an organisation is called at the end of its line, in two lines where there is room."""
    name = _name(course, lang)
    return "\n".join(wrap(name, width=LINE)) if alone else cut(name, LINE + 8)


def _name(course: Course, lang: str) -> str:
    name = legible(course.name, course.id)
    return short_name(name, name, lang=lang)


def _gone(course: Course, found: Standings, lang: str) -> str:
    """Who has left the chart, with its rank today."""
    name, rank = cut(_name(course, lang), LINE - 4), course.ranks[-1]
    return name if rank is None else f"{name} {rank}"


def _leaves(course: Course, found: Standings) -> float:
    """Where a line leaves the chart for good."""
    return course.last_within(found.depth) + 0.6


def _lanes(left: Sequence[Course], found: Standings, lang: str) -> dict[str, int]:
    """On which line under the last rank the names of those who left stand, so that none overlap."""
    step = (WIDTH - 250 - MARGIN) / max(len(found.periods), 1)
    how = letters(SMALL, lang=lang)
    taken: list[float] = []
    lanes: dict[str, int] = {}
    for each in sorted(left, key=lambda each: (_leaves(each, found), each.id)):
        at = _leaves(each, found) * step
        free = [i for i, edge in enumerate(taken) if edge <= at]
        lane = free[0] if free else len(taken)
        if lane >= LANES:
            lane = min(range(LANES), key=lambda i: taken[i])
        taken[lane : lane + 1] = [at + width(_gone(each, found, lang), how) + 8]
        lanes[each.id] = lane
    return lanes


def _name_left(axes: Axes, found: Standings, lanes: Mapping[str, int], lang: str, room: float) -> None:
    """The names of those who left the chart, under the last rank where they left it."""
    for each in found.courses:
        if each.id in lanes:
            at = (_leaves(each, found), found.depth + 0.6)
            off = (0.0, -LANE * (lanes[each.id] + 0.5))
            note(axes, at, _gone(each, found, lang), off=off, va="center", fontsize=SMALL, color=SOFT)
