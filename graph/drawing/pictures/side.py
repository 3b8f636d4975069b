"""The side of a slide: the date, the counts and the legend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.collections import PathCollection

from graph.drawing.fonts import legible
from graph.drawing.lettering import ems, folded, letters, width
from graph.drawing.page import HEIGHT, SURE, rule, write
from graph.drawing.palette import FAINT, NEW, PAPER, SOFT
from graph.drawing.pictures.maps import CONTRAST, RING, STROKES, symbol_colours, symbol_path
from graph.vocabulary import in_order
from graph.words import heading, label, word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from matplotlib.axes import Axes

    from graph.drawing.pictures.map_drawing import Area, MapDrawing
    from graph.drawing.pictures.maps import Stroke
    from graph.drawing.pictures.plan import Plan
    from graph.drawing.pictures.scene import Scene

LEFT, RIGHT = 764.0, 932.0
TOP = HEIGHT - 36
STEP = 16.5
NEXT = 11.5  # from one line of a name to the next
ROOM = 116.0  # points of a name at the side
SMALLEST = 6.0  # points, of what a count is called
# What each kind of line is called: on a picture of a day that is compared, of a day alone, of two days.
WORDS = {
    "compared": {
        "new": "tie_new", "renewed": "tie_renewed", "kept": "tie_kept", "passed": "came-and-went",
        "ended": "tie_ended",
    },
    "alone": {"kept": "tie_plain", "ended": "tie_ended"},
    "difference": {
        "new": "tie_added", "kept": "tie_stayed", "passed": "came-and-went", "ended": "tie_gone",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a legend: a type, what became of ties, ``newcomer`` or ``not_yet``; its words and number."""

    key: str
    text: str
    count: int


def legend(
    scene: Scene, plan: Plan, names: Mapping[str, str], *, lang: str
) -> tuple[list[Entry], list[Entry]]:
    """Give what shapes and what lines stand for, of those in sight, on pictures and slides alike.

    Parameters
    ----------
    names
        What each kind of line is called, as in `WORDS`.
    """
    kinds, states = Counter(plan.types.get(each, "") for each in scene.partners), scene.states()
    absent = sum(each in plan.types and each not in scene.partners for each in plan.points)
    rest = {"newcomer": len(scene.newcomers), "not_yet": absent}
    lines = [Entry(state, word(name, lang), states[state]) for state, name in names.items()]
    lines += [Entry(key, word(key, lang), count) for key, count in rest.items()]
    types = [Entry(kind, _type(kind, lang), kinds[kind]) for kind in in_order(kinds)]
    return types, [each for each in lines if each.count]


def _type(kind: str, lang: str) -> str:
    return label(kind, lang) if kind else word("other_type", lang)


def draw_date(axes: Axes, date: str, more: str = "") -> None:
    """Write the date large and its other reading small."""
    size = min(26.0, (RIGHT - LEFT) / max(ems(date, bold=True) * SURE, 1.0))
    write(axes, (LEFT, TOP), date, size=size, weight="bold")
    if more:
        write(axes, (LEFT, TOP - 17), more, size=10, color=SOFT)


def draw_counts(axes: Axes, scene: Scene, *, lang: str) -> None:
    """Write how many organisations, ties and agreements there are, and how many of them are new."""
    keys = ("nodes", "ties", "agreements")
    words = LEFT + 13 * max(len(f"{scene.counts[key]:,}") for key in keys) + 7
    for line, key in enumerate(keys):
        y = TOP - 54 - 31 * line
        write(axes, (LEFT, y), f"{scene.counts[key]:,}", size=20, weight="bold")
        name, size = count_name(scene, key, words, lang=lang)
        write(axes, (words, y + 1), name, size=size, color=SOFT)
        if scene.added:
            new = scene.added[key]
            colour = NEW if new else SOFT
            write(
                axes,
                (RIGHT, y),
                f"+{new:,}",
                size=14,
                color=colour,
                weight="bold" if new else "normal",
                ha="right",
            )


def count_name(scene: Scene, key: str, left: float, *, lang: str) -> tuple[str, float]:
    """Give what one of the counts is called, and the size of letters at which its name fits.

    Parameters
    ----------
    left
        Where the name begins; how many are new stands at the right end.
    """
    name, size = heading(scene.name(key), lang), 10.5
    new = 12 + 9 * len(f"{scene.added[key]:,}") if scene.added else 0
    return name, max(min(size, (RIGHT - left - new) / (ems(name) * SURE)), SMALLEST)


def draw_legend(axes: Axes, drawing: MapDrawing, *, strokes: Mapping[str, Stroke]) -> None:
    """Show what shapes, lines and tints stand for, of those in sight, each with its number."""
    lang, y = drawing.plan.lang, TOP - 144
    for area, lines in called(drawing):
        _swatch(axes, area.tint, (LEFT + 9, y + 3.4))
        write(axes, (RIGHT, y), f"{len(area.members):,}", size=9.5, color=SOFT, ha="right")
        for text in lines:
            write(axes, (LEFT + 26, y), legible(text), size=9.5, color=area.ink)
            y -= NEXT
        y -= STEP - NEXT
    y -= 6 if drawing.areas else 0
    rule(axes, (LEFT, RIGHT), (y + 18, y + 18), color=FAINT, linewidth=0.8)
    types, states = legend(drawing.scene, drawing.plan, drawing.names, lang=lang)
    if drawing.above is not None:  # a step of a story has no dots for them
        states = [each for each in states if each.key != "not_yet"]
    for entry in types:
        _symbol(axes, entry.key, (LEFT + 9, y + 3.4))
        y = _entry(axes, entry, y)
    y -= 6
    rule(axes, (LEFT, RIGHT), (y + 15, y + 15), color=FAINT, linewidth=0.8)
    for entry in states:
        if entry.key in strokes:
            stroke = strokes[entry.key]
            options = {"color": stroke.colour, "linewidth": stroke.width, "linestyle": stroke.style}
            rule(axes, (LEFT, LEFT + 18), (y + 3.4, y + 3.4), **options)
        else:
            _mark(axes, entry.key, (LEFT + 9, y + 3.4))
        y = _entry(axes, entry, y)
    if drawing.plan.values is None:
        write(axes, (LEFT, y - 1), word("size_partners", lang), size=8, color=SOFT)


def strokes_of(drawing: MapDrawing) -> Mapping[str, Stroke]:
    """Give how the lines of a map are drawn."""
    return CONTRAST if drawing.names is WORDS["difference"] else STROKES


def called(drawing: MapDrawing) -> list[tuple[Area, list[str]]]:
    """The communities that are called out, each with the names of its hubs in lines for the side."""
    return [(area, folded(area.hubs, ROOM, 9.5)) for area in drawing.areas]


def _swatch(axes: Axes, tint: str, at: tuple[float, float]) -> None:
    """A dot in the tint of a community."""
    path = symbol_path("city", at, 6.5)
    axes.add_collection(
        PathCollection([path], facecolors=tint, edgecolors=SOFT, linewidths=0.4), autolim=False
    )


def draw_strip(axes: Axes, kinds: Collection[str], end: tuple[float, float], *, lang: str) -> None:
    """Show what shapes stand for in one line that ends at the right."""
    right, y = end
    for kind in reversed(in_order(kinds)):
        name = legible(_type(kind, lang))
        right -= width(name, letters(8, lang=lang))
        write(axes, (right, y), name, size=8, color=SOFT)
        _symbol(axes, kind, (right - 9, y + 2.8), 4.0)
        right -= 26


def _mark(axes: Axes, key: str, at: tuple[float, float]) -> None:
    """The ring of newcomers, or the dot of those who are not there yet."""
    how: dict[str, Any] = {"facecolors": FAINT, "edgecolors": "none"}
    if key == "newcomer":
        how = {"facecolors": PAPER, "edgecolors": RING.colour, "linewidths": RING.width}
    shape = symbol_path("city", at, 5.0 if key == "newcomer" else 1.8)
    axes.add_collection(PathCollection([shape], **how), autolim=False)


def _symbol(axes: Axes, kind: str, at: tuple[float, float], radius: float = 4.8) -> None:
    fill, edge = symbol_colours(kind)
    path = symbol_path(kind, at, radius)
    axes.add_collection(
        PathCollection([path], facecolors=fill, edgecolors=edge, linewidths=0.7), autolim=False
    )


def _entry(axes: Axes, entry: Entry, y: float) -> float:
    """Write the words and the number of an entry; the height of the next."""
    write(axes, (LEFT + 26, y), legible(entry.text), size=9.5)
    write(axes, (RIGHT, y), f"{entry.count:,}", size=9.5, color=SOFT, ha="right")
    return y - STEP
