"""A map as it is drawn, on a picture and on a slide alike: what it shows, where, and what is called out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from graph.dates.eras import period_era, period_words
from graph.drawing.fonts import legible
from graph.drawing.lettering import ems, letters, width
from graph.drawing.names import wrap
from graph.drawing.pictures.labels import Box
from graph.drawing.pictures.plan import CALLED, make_plan, spots_for
from graph.drawing.pictures.scene import scene
from graph.drawing.pictures.side import WORDS
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from graph.dates.periods import Period
    from graph.drawing.lettering import Letters
    from graph.drawing.pictures.above import Above
    from graph.drawing.pictures.labels import Spot
    from graph.drawing.pictures.plan import Plan
    from graph.drawing.pictures.scene import Scene
    from graph.model.ecosystem import Ecosystem
    from graph.model.steps import Light

    Floats = NDArray[np.float64]

# A tint and a dark tone of the same colour for each community that is called out.
TINTS = (
    ("#DCEBF7", "#0B4F80"), ("#FBE3D3", "#8A3C00"), ("#D9F0E5", "#00573F"), ("#F5E0EC", "#7F3A62"),
    ("#FAF0C8", "#6B5200"),
)  # fmt: skip
STEP = 9.0  # points between the places that are tried for it
AIR = 4.0  # points around it that stay free
NARROW = 14  # columns of a line where there is no room for a wider one
FAR = 60.0  # points from its nearest member, beyond which it is left to the side


@dataclass(frozen=True, slots=True)
class Area:
    """A community that is called out: its name, hubs, members, colours, and where its name stands (points).

    `box` is None where the map has no room for the name, which then stands at the side only.
    """

    name: str
    hubs: str
    members: tuple[str, ...]
    tint: str
    ink: str
    lines: tuple[str, ...] = ()
    box: Box | None = None


@dataclass(frozen=True)
class MapDrawing:
    """A map that is drawn.

    Attributes
    ----------
    scene, plan
        What it shows, and where everything stands.
    date
        What stands large at the side, and small under it.
    source
        What the line at the foot begins with.
    spots
        Where the labels stand.
    names
        What each kind of line is called (`graph.drawing.pictures.side.WORDS`).
    areas
        The communities that are called out.
    title, notes
        Its headline, and what a speaker's notes say.
    picture
        It drawn as PNG where there is too much for shapes.
    key
        What its slide is called inside a file: the label of its period.
    light
        Who stands out, while all others are pale; None where all are alike.
    above
        What is said above it, where it tells a step of a story.
    """

    scene: Scene
    plan: Plan
    date: tuple[str, str]
    source: str
    spots: Mapping[str, Spot]
    names: Mapping[str, str]
    areas: tuple[Area, ...] = ()
    title: str = ""
    notes: tuple[str, ...] = field(default=())
    picture: bytes = b""
    key: str = ""
    light: Light | None = None
    above: Above | None = None

    @property
    def foot(self) -> str:
        """The line at the foot, which says how many have no label."""
        light, shown = self.light, self.scene.partners
        unlabelled = sum(light is None or each in light.ids for each in shown) - len(self.spots)
        if not unlabelled or self.picture:
            return self.source
        return self.source + " · " + sentence("not_labelled", self.plan.lang, count=unlabelled)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The lines in sight."""
        return [(tie.first, tie.second) for tie in self.scene.ties]


def make_drawing(
    found: Scene,
    plan: Plan,
    *,
    date: tuple[str, str],
    source: str,
    names: Mapping[str, str],
    light: Light | None = None,
) -> MapDrawing:
    """Find places for the labels of a scene, or for those of whoever stands out."""
    return _labelled(MapDrawing(found, plan, date, source, {}, names, light=light))


def _labelled(drawing: MapDrawing) -> MapDrawing:
    """A map with the labels for which it has room: newcomers choose first, or whoever stands out."""
    found, light = drawing.scene, drawing.light
    first = found.newcomers if light is None else light.ids
    spots = spots_for(drawing.plan, found.partners, drawing.pairs, first=sorted(first))
    if light is not None:
        spots = {each: spot for each, spot in spots.items() if each in light.ids}
    return replace(drawing, spots=spots)


def day_drawing(
    eco: Ecosystem,
    positions: Mapping[str, tuple[float, float]],
    *,
    date: tuple[str, str],
    source: str,
    lang: str = "en",
    called: pd.DataFrame | None = None,
) -> MapDrawing:
    """Draw up the map of a day, with the communities that are called out.

    Parameters
    ----------
    eco, positions
        The ecosystem of the day, and everyone's place, y downwards.
    called
        One row a member: ``id``, ``around``, the name of its community, and ``hubs``, after whom it is
        named; the largest community first.

    Examples
    --------
    >>> import pandas as pd
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> called = pd.DataFrame({"id": ["a", "b"], "around": ["Round A"] * 2, "hubs": ["A"] * 2})
    >>> found = day_drawing(eco, {"a": (0, 0), "b": (9, 9)}, date=("2016", ""), source="", called=called)
    >>> [(each.name, each.members, each.lines) for each in found.areas]
    [('Round A', ('a', 'b'), ('Round A',))]
    """
    found = make_drawing(
        scene(eco), make_plan(eco, positions, lang=lang), date=date, source=source, names=WORDS["alone"]
    )
    return called_out(found, called)


def called_out(found: MapDrawing, called: pd.DataFrame | None) -> MapDrawing:
    """Call out the communities of a table as `day_drawing` takes it, or other groups."""
    if called is None or not len(called):
        return found
    groups = called.groupby("around", sort=False)
    bare = [
        Area(str(name), str(rows["hubs"].iloc[0]), tuple(map(str, rows["id"])), *tones)
        for (name, rows), tones in zip(groups, TINTS, strict=False)
    ]
    return replace(found, areas=tuple(_placed(bare, found)))


def lettered(drawing: MapDrawing, plan: Plan) -> MapDrawing:
    """Give a map the labels of another plan with the same places (`graph.drawing.pictures.plan.lettered`)."""
    made = _labelled(replace(drawing, plan=plan))
    return replace(made, areas=tuple(_placed(drawing.areas, made)))


def _placed(areas: Sequence[Area], drawing: MapDrawing) -> list[Area]:
    """The communities with their names where the map has room: near their members, over nothing."""
    how = letters(CALLED, "bold", lang=drawing.plan.lang)
    symbols = [drawing.plan.symbol(each, count) for each, count in drawing.scene.partners.items()]
    taken = [*symbols, *(spot.box for spot in drawing.spots.values())]
    found = []
    for area in areas:
        own, others = _points(area.members, drawing), _points(_others(area, drawing), drawing)
        lines, box = wrap(area.name), None
        for broken in _ways(area.name):
            size = (max(_wide(each, how) for each in broken) + 4, len(broken) * CALLED * 1.2 + 2)
            box = _room(size, drawing.plan.area, (own, others), taken)
            if box is not None:
                lines = broken
                taken.append(box)
                break
        found.append(replace(area, lines=lines, box=box))
    return found


def _wide(line: str, how: Letters) -> float:
    """How wide a line is, drawn or on a slide, where letters stand that no font has here."""
    drawn = legible(line)
    return max(width(drawn, how), 0.0 if drawn == line else how.size * ems(line, bold=True))


def _ways(name: str) -> list[tuple[str, ...]]:
    """The ways to break a name that lose nothing of it, the widest first."""
    ways = dict.fromkeys((wrap(name), wrap(name, width=NARROW)))
    return [each for each in ways if "".join(each).replace(" ", "") == name.replace(" ", "")]


def _others(area: Area, drawing: MapDrawing) -> tuple[str, ...]:
    """Everyone in sight who is not of a community."""
    return tuple(each for each in drawing.scene.partners if each not in area.members)


def _points(ids: Sequence[str], drawing: MapDrawing) -> Floats:
    """Where some organisations stand."""
    return np.array([drawing.plan.points[each] for each in ids], dtype=np.float64).reshape(-1, 2)


def _room(
    size: tuple[float, float], area: Box, points: tuple[Floats, Floats], taken: Sequence[Box]
) -> Box | None:
    """The place for a name that is nearest to its members and farther from all others; None for none."""
    (wide, high), (own, others) = size, points
    across = np.arange(area.left + wide / 2, area.right - wide / 2, STEP)
    up = np.arange(area.bottom + high / 2, area.top - high / 2, STEP)
    places = np.array([(x, y) for x in across for y in up], dtype=np.float64).reshape(-1, 2)
    boxes = np.array([(each.left, each.bottom, each.right, each.top) for each in taken])
    reach = np.array([wide / 2 + AIR, high / 2 + AIR])
    low, top = places - reach, places + reach
    free = ~(
        (low[:, None, 0] < boxes[:, 2]) & (boxes[:, 0] < top[:, None, 0])
        & (low[:, None, 1] < boxes[:, 3]) & (boxes[:, 1] < top[:, None, 1])
    ).any(axis=1)  # fmt: skip
    near, far = _nearest(places, own), _nearest(places, others)
    middle = np.linalg.norm(places - np.median(own, axis=0), axis=1)
    good = free & (near < FAR) & (near < far)
    if not good.any():
        return None
    price = np.where(good, 3 * near + middle, np.inf)
    x, y = places[int(np.argmin(price.round(6)))]
    return Box(float(x - wide / 2), float(y - high / 2), float(x + wide / 2), float(y + high / 2))


def _nearest(places: Floats, points: Floats) -> Floats:
    """How far each place is from the nearest of some points."""
    if not len(points):
        return np.full(len(places), np.inf)
    found: Floats = np.linalg.norm(places[:, None, :] - points[None, :, :], axis=2).min(axis=1)
    return found


def period_date(period: Period, lang: str) -> tuple[str, str]:
    """A period as it stands at the side, and its year by the Japanese era."""
    return period_words(period, lang), period_era(period) if lang == "ja" else ""
