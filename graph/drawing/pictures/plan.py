"""What all pictures of one series share, so that nothing moves: places, sizes and labels."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from graph.drawing.fonts import legible
from graph.drawing.lettering import ems, letters, set_in, width
from graph.drawing.names import short_name, wrap
from graph.drawing.palette import SHAPES, Look, look, own_looks
from graph.drawing.pictures.labels import Box, Spot, outer_sides, place, rooms_around
from graph.errors import UnknownName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd

    from graph.model.ecosystem import Ecosystem

MAP = Box(24.0, 34.0, 742.0, 488.0)  # where the map lies on the slide
LARGEST = 10.0  # radius of the best connected organisation, in points
SMALLEST = 0.34  # of the largest, without partners
LINE_HEIGHT = 1.16
MOST_LABELS = 120
CROWD = 400  # organisations
HUBS = 5  # organisations with large labels, at most
LARGER = 15  # organisations with labels that are a little larger, at most
HALO = 21.0  # points around a symbol that its community is tinted
CALLED = 11.0  # points of the name of a community on the map


Room = tuple[float, int]
ANYWHERE: Room = (math.inf, 2)


@dataclass(frozen=True, slots=True)
class Label:
    """The words beside a symbol: lines, size in points, weight, and the room they take (points).

    `written` is the name on a slide, whose reader has fonts for more scripts than a picture is drawn with.
    """

    lines: tuple[str, ...]
    size: float
    weight: str
    width: float
    height: float
    written: str = ""


@dataclass(frozen=True)
class Plan:
    """Where everything stands on the slide, for every picture of a series.

    Attributes
    ----------
    points
        Each organisation's place in points from the lower left of the slide.
    types
        Each organisation's type.
    reach
        Radius of the largest symbol, in points.
    most
        The number of partners (or other value) that the largest symbol stands for.
    values
        What the sizes stand for where that is not the day's partners.
    labels, spots
        The words of each label, and where those go that fit when all are there.
    area
        Where it all lies.
    ties
        All lines that any picture of the series shows.
    places
        The places from which the points were made, in their own unit, y downwards.
    own
        The looks of types that are not listed.
    middle
        Around whom all others stand, if they do: names are then on the outer side of their symbols.
    rooms
        How wide (points) and how many lines such names may be.
    """

    points: dict[str, tuple[float, float]]
    types: dict[str, str]
    reach: float
    most: float
    lang: str
    values: dict[str, float] | None = None
    labels: dict[str, Label] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    area: Box = MAP
    ties: tuple[tuple[str, str], ...] = ()
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    own: Mapping[str, Look] = field(default_factory=dict)
    middle: str = ""
    rooms: Mapping[str, Room] = field(default_factory=dict)

    def look(self, kind: str) -> Look:
        """The look of a type."""
        return self.own.get(kind) or look(kind)

    def look_of(self, each: str) -> Look:
        """The look of an organisation."""
        return self.look(self.types.get(each, ""))

    def radius(self, each: str, partners: int) -> float:
        """The radius of a symbol in points; its area grows with what it stands for."""
        value = partners if self.values is None else self.values.get(each, 0.0)
        share = min(max(value, 0.0) / self.most, 1.0) if self.most > 0 else 0.0
        return self.reach * (SMALLEST + (1 - SMALLEST) * math.sqrt(share))

    def symbol(self, each: str, partners: int) -> Box:
        """The box that a symbol fills."""
        x, y = self.points[each]
        r = self.radius(each, partners)
        corners = SHAPES[self.look_of(each).shape]
        across, up = [corner[0] * r for corner in corners], [corner[1] * r for corner in corners]
        return Box(x + min(across), y + min(up), x + max(across), y + max(up))


def make_plan(
    eco: Ecosystem,
    positions: Mapping[str, tuple[float, float]],
    *,
    lang: str = "en",
    size_by: pd.Series | None = None,
    labelled: bool = True,
    area: Box = MAP,
    middle: str = "",
) -> Plan:
    """Lay out a series of pictures once.

    Parameters
    ----------
    eco
        All ties that any picture of the series will show.
    positions
        Each organisation's place in any unit, y downwards. All of them set the
        frame, whether they have a tie or not.
    lang
        ``ja`` writes Japanese names where there are any.
    size_by
        What the symbols' areas stand for, by id; None: the partners on the day.

    labelled
        Find places for the labels, which takes most of the time.
    area
        Where it all lies.
    middle
        Around whom all others stand, if they do: their names are then on the outer side.

    Raises
    ------
    UnknownName
        When an organisation with a tie has no position.
    """
    pairs = eco.pairs
    ties = sorted(set(zip(pairs["first"], pairs["second"], strict=True)))
    partners = Counter(each for pair in ties for each in pair)
    for each in sorted(partners):
        if each not in positions:
            raise UnknownName(each, "organisation with a position")
    values = None if size_by is None else _values(size_by)
    most = max(partners.values(), default=1) if values is None else max(values.values(), default=1.0)
    types = dict(zip(eco.nodes["id"], eco.nodes["type"], strict=True))
    ranked = sorted(partners, key=lambda each: (-partners[each], each))
    points = _fitted(positions, area)
    reach = _reach(len(positions))
    rooms = rooms_around(middle, points, reach=reach, canvas=area) if middle else {}
    labels = _labels(_names(eco, ranked, lang), partners, lang, rooms) if labelled else {}
    plan = Plan(
        points,
        types,
        reach,
        most,
        lang,
        values,
        labels,
        area=area,
        ties=tuple(ties),
        places=positions,
        own=own_looks(eco.own_types),
        middle=middle,
        rooms=rooms,
    )
    return replace(plan, spots=spots_for(plan, partners, ties)) if labelled else plan


def _values(size_by: pd.Series) -> dict[str, float]:
    """What sizes stand for, by id."""
    return {str(each): float(value) for each, value in size_by.dropna().items()}


def spots_for(
    plan: Plan, partners: Mapping[str, int], ties: Iterable[tuple[str, str]], *, first: Iterable[str] = ()
) -> dict[str, Spot]:
    """Find places for the labels of the organisations in sight, keeping those that the plan has.

    Parameters
    ----------
    partners
        The organisations in sight and how many partners each has.
    ties
        The lines in sight.
    first
        Who chooses first; the others follow by partners.
    """
    shown = sorted(partners, key=lambda each: (-partners[each], each))
    order = [each for each in dict.fromkeys([*first, *shown]) if each in partners][:MOST_LABELS]
    crowded = len(shown) > CROWD
    # In a crowd the labels of the great cover the small and their ties, or there would be none.
    index = {each: i for i, each in enumerate(order if crowded else shown)}
    symbols = [plan.symbol(each, partners[each]) for each in index]
    labels = {each: plan.labels[each] for each in order if each in plan.labels}
    sizes = {index[each]: (label.width, label.height) for each, label in labels.items()}
    lines = [] if crowded else [(*plan.points[one], *plan.points[other]) for one, other in ties]
    fixed = {index[each]: spot for each, spot in plan.spots.items() if each in index}
    middle = plan.points[plan.middle][0] if plan.middle else 0.0
    sides = {index[each]: outer_sides(plan.points[each][0] - middle) for each in plan.rooms if each in index}
    found = place(symbols, sizes, canvas=plan.area, ties=lines, fixed=fixed, sides=sides)
    return {each: found[i] for each, i in index.items() if i in found}


def make_label(
    text: str, size: float, weight: str, *, lang: str = "en", written: str = "", room: Room = ANYWHERE
) -> Label:
    """Break a name into lines and measure them; on a slide it may be written otherwise."""
    how = letters(size, weight, lang=lang)
    return _set(text, size, weight, room=room, written=written or text, measure=lambda line: width(line, how))


def _set(
    name: str, size: float, weight: str, *, room: Room, written: str, measure: Callable[[str], float]
) -> Label:
    """A name in lines that have the room they may take."""
    (wide, most), lines = room, wrap(name)
    if len(lines) > most or max(map(measure, lines)) + 2.0 > wide:
        lines = set_in(name, wide - 2.0, measure, most=most)
    points, high = max(map(measure, lines)) + 2.0, len(lines) * size * LINE_HEIGHT + 1.0
    return Label(lines, size, weight, points, high, written)


def lettered(plan: Plan, *, smallest: float, most: int = MOST_LABELS, wider: float = 1.0) -> Plan:
    """Give a plan larger labels, of the organisations with most partners.

    Parameters
    ----------
    smallest
        Size of the smallest label (points); the others are as much larger as before.
    most
        How many organisations have a label.
    wider
        How much wider than Helvetica their font may be.

    Notes
    -----
    The labels are for slides, and measured as such (`graph.drawing.lettering.ems`).
    """
    partners = Counter(each for pair in plan.ties for each in pair)
    ranked = sorted(plan.labels, key=lambda each: (-partners[each], each))[:most]
    base = min((plan.labels[each].size for each in ranked), default=smallest)
    rooms = {each: plan.rooms.get(each, ANYWHERE) for each in ranked}
    labels = {each: _larger(plan.labels[each], smallest - base, wider, room=rooms[each]) for each in ranked}
    made = replace(plan, labels=labels, spots={})
    return replace(made, spots=spots_for(made, partners, plan.ties))


def _larger(label: Label, more: float, wider: float, *, room: Room) -> Label:
    """A label in larger letters, with the name of a slide."""
    size, bold = max(label.size, label.size + more), label.weight == "bold"
    how: dict[str, Any] = {"room": room, "written": label.written}
    return _set(
        label.written, size, label.weight, measure=lambda line: wider * size * ems(line, bold=bold), **how
    )


def _reach(count: int) -> float:
    """The radius of the largest symbol: smaller where there are many."""
    return LARGEST * min(1.25, math.sqrt(240 / max(count, 1)))


def _fitted(positions: Mapping[str, tuple[float, float]], area: Box) -> dict[str, tuple[float, float]]:
    """The places in points on the slide, the y axis turned, in proportion and centred."""
    if not positions:
        return {}
    xs, ys = [float(x) for x, _ in positions.values()], [float(y) for _, y in positions.values()]
    room = (area.right - area.left - 2 * 34, area.top - area.bottom - 2 * 20)
    span = (max(xs) - min(xs), max(ys) - min(ys))
    scale = min((have / need for have, need in zip(room, span, strict=True) if need > 0), default=1.0)
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    centre = ((area.left + area.right) / 2, (area.bottom + area.top) / 2)
    return {
        str(each): (centre[0] + (float(x) - middle[0]) * scale, centre[1] - (float(y) - middle[1]) * scale)
        for each, (x, y) in positions.items()
    }


def undrawn(eco: Ecosystem, lang: str = "en") -> dict[str, str]:
    """Give the names that pictures show as ids, of organisations with a tie, as no font has the letters.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "\u12a0\u12f2\u1235"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> sorted(undrawn(eco))
    ['b']
    """
    pairs = eco.pairs
    ids = sorted({*pairs["first"], *pairs["second"]})
    return {each: name for each, (drawn, name) in _names(eco, ids, lang).items() if drawn == each != name}


def _names(eco: Ecosystem, ids: Iterable[str], lang: str) -> dict[str, tuple[str, str]]:
    """The name on each label in characters that the fonts have, and as it is written on a slide."""
    table = eco.nodes.set_index("id")[["name", "name_ja"]]
    names = {str(each): (str(name), str(name_ja)) for each, name, name_ja in table.itertuples(name=None)}
    found = {}
    for each in ids:
        known = short_name(*names[each], lang=lang)
        found[each] = (legible(known, short_name(names[each][0]), each), known or each)
    return found


def reached_by(values: Iterable[float], most: int) -> float:
    """Give the least value that at most so many reach; equals are among them together or not.

    Examples
    --------
    >>> reached_by([9, 4, 4, 4], 2), reached_by([9, 4, 4, 4], 4), reached_by([4, 4, 4], 2)
    (9, 4, inf)
    """
    ordered = sorted(values, reverse=True)
    if len(ordered) <= most:
        return ordered[-1] if ordered else math.inf
    return min((each for each in ordered[:most] if each > ordered[most]), default=math.inf)


def _labels(
    names: Mapping[str, tuple[str, str]], partners: Mapping[str, int], lang: str, rooms: Mapping[str, Room]
) -> dict[str, Label]:
    """The label of every organisation, those with most partners first and largest."""
    base = 7.0 if len(names) > 80 else 7.5 if len(names) > 50 else 8.5 if len(names) > 30 else 10.0
    labels = {}
    least, larger = (max(3, reached_by([partners[each] for each in names], most)) for most in (HUBS, LARGER))
    for each, (name, written) in names.items():
        great = partners[each] >= least
        size = base + (2.0 if great else 1.0 if partners[each] >= larger else 0.0)
        how: dict[str, Any] = {"lang": lang, "written": written, "room": rooms.get(each, ANYWHERE)}
        labels[each] = make_label(name, size, "bold" if great else "normal", **how)
    return labels
