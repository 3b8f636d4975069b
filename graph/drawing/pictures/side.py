"""The side of a slide: the date, the counts and the legend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matplotlib.collections import PathCollection

from graph.drawing.fonts import legible
from graph.drawing.lettering import ems, letters, set_in, width
from graph.drawing.names import cut_apart
from graph.drawing.page import HEIGHT, SURE, rule, write
from graph.drawing.palette import FAINT, NEW, PAPER, SOFT, UNKNOWN
from graph.drawing.pictures.maps import CONTRAST, RING, STROKES, symbol_colours, symbol_path
from graph.model.figures import IN_FORCE
from graph.vocabulary import in_order
from graph.words import heading, label, sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matplotlib.axes import Axes

    from graph.drawing.palette import Look
    from graph.drawing.pictures.map_drawing import Area, MapDrawing
    from graph.drawing.pictures.maps import Stroke
    from graph.drawing.pictures.plan import Plan
    from graph.drawing.pictures.scene import Scene

LEFT, RIGHT = 764.0, 932.0
TOP = HEIGHT - 36
ROOM = 116.0  # points of a name at the side
ALIKE = 2  # types of one look that a legend names; more of them are one entry
COLUMNS = 22  # of the name of a type
SMALLEST = 6.0  # points, of what a count is called
DEEP = 168.0  # points from the top at which communities and legend begin
FOOT = 28.0  # points that stay below the legend, where the number of a slide stands
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
class Spacing:
    """How a legend is set: points from entry to entry, line to line and of letters; lines of a name."""

    step: float
    line: float
    size: float
    most: int


SPACINGS = (
    Spacing(16.5, 11.5, 9.5, 9), Spacing(14.9, 11.5, 9.5, 9), Spacing(13.4, 11.0, 9.0, 9),
    Spacing(12.0, 10.0, 8.4, 3), Spacing(10.6, 9.0, 7.6, 2),
    Spacing(9.6, 8.4, 7.0, 1),
)  # fmt: skip


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
    states = scene.states()
    absent = sum(each in plan.types and each not in scene.partners for each in plan.points)
    rest = {"newcomer": len(scene.newcomers), "not_yet": absent}
    lines = [Entry(state, word(name, lang), states[state]) for state, name in names.items()]
    told = {"not_yet": "none_in_force"} if scene.word == IN_FORCE else {}
    lines += [Entry(key, word(told.get(key, key), lang), count) for key, count in rest.items()]
    types = types_of(plan, scene.partners)
    return types, [each for each in lines if each.count]


def types_of(plan: Plan, shown: Iterable[str]) -> list[Entry]:
    """Give what the shapes of some organisations stand for; many types that look alike are told as one."""
    counts, lang = Counter(plan.types.get(each, "") for each in shown), plan.lang
    alike = [kind for kind in counts if plan.look(kind) == UNKNOWN]
    told = [*in_order(counts.keys() - alike), *(sorted(alike) if len(alike) <= ALIKE else [])]
    names = cut_apart([label(kind, lang) if kind else word("other_type", lang) for kind in told], COLUMNS)
    entries = [Entry(kind, name, counts[kind]) for kind, name in zip(told, names, strict=True)]
    if len(alike) > ALIKE:
        rest = sentence("other_types", lang, count=len(alike))
        entries.append(Entry("", rest, sum(counts[kind] for kind in alike)))
    return entries


def draw_date(axes: Axes, date: str, more: str = "") -> None:
    """Write the date large and its other reading small."""
    size = min(26.0, (RIGHT - LEFT) / max(ems(date, bold=True) * SURE, 1.0))
    write(axes, (LEFT, TOP), date, size=size, weight="bold")
    if more:
        write(axes, (LEFT, TOP - 17), more, size=10, color=SOFT)


def draw_counts(axes: Axes, scene: Scene, *, lang: str) -> None:
    """Write how many organisations, ties and agreements there are, and by how much they grew."""
    keys = ("nodes", "ties", "agreements")
    words = LEFT + 13 * max(len(f"{scene.counts[key]:,}") for key in keys) + 7
    for line, key in enumerate(keys):
        y = TOP - 54 - 31 * line
        write(axes, (LEFT, y), f"{scene.counts[key]:,}", size=20, weight="bold")
        name, size = count_name(scene, key, words, lang=lang)
        write(axes, (words, y + 1), name, size=size, color=SOFT)
        if scene.change:
            new = scene.change[key]
            colour = NEW if new else SOFT
            write(
                axes,
                (RIGHT, y),
                scene.grown(key),
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
        Where the name begins; by how much it grew stands at the right end.
    """
    name, size = heading(scene.name(key), lang), 10.5
    grown = 3 + 9 * len(scene.grown(key)) if scene.change else 0
    return name, max(min(size, (RIGHT - left - grown) / (ems(name) * SURE)), SMALLEST)


def draw_legend(axes: Axes, drawing: MapDrawing, *, strokes: Mapping[str, Stroke]) -> None:
    """Show what shapes, lines and tints stand for, of those in sight, each with its number."""
    lang, y = drawing.plan.lang, HEIGHT - DEEP - 12
    types, states = legend(drawing.scene, drawing.plan, drawing.names, lang=lang)
    if drawing.above is not None:  # a step of a story has no dots for them
        states = [each for each in states if each.key != "not_yet"]
    spacing = spacing_of(drawing, len(types) + len(states))
    y = _call_out(axes, drawing, y, spacing)
    rule(axes, (LEFT, RIGHT), (y + spacing.step + 1.5,) * 2, color=FAINT, linewidth=0.8)
    for entry in types:
        _symbol(axes, drawing.plan.look(entry.key), (LEFT + 9, y + 3.4), min(4.8, spacing.step * 0.36))
        y = _entry(axes, entry, y, spacing)
    y -= 6
    rule(axes, (LEFT, RIGHT), (y + spacing.step - 1.5,) * 2, color=FAINT, linewidth=0.8)
    for entry in states:
        if entry.key in strokes:
            stroke = strokes[entry.key]
            options = {"color": stroke.colour, "linewidth": stroke.width, "linestyle": stroke.style}
            rule(axes, (LEFT, LEFT + 18), (y + 3.4, y + 3.4), **options)
        else:
            _mark(axes, entry.key, (LEFT + 9, y + 3.4))
        y = _entry(axes, entry, y, spacing)
    if drawing.plan.values is None:
        write(axes, (LEFT, y - 1), word("size_partners", lang), size=8, color=SOFT)


def strokes_of(drawing: MapDrawing) -> Mapping[str, Stroke]:
    """Give how the lines of a map are drawn."""
    return CONTRAST if drawing.names is WORDS["difference"] else STROKES


def spacing_of(drawing: MapDrawing, entries: int) -> Spacing:
    """Give the widest way to set communities and legend that ends above the foot of a slide.

    Parameters
    ----------
    entries
        Lines of the legend: types, and what became of ties.
    """
    room = HEIGHT - DEEP - FOOT
    return next((each for each in SPACINGS if _high(drawing, entries, each) <= room), SPACINGS[-1])


def _high(drawing: MapDrawing, entries: int, spacing: Spacing) -> float:
    """How high communities and legend are, with rules between them and what sizes are below."""
    names = [spacing.step + spacing.line * (len(lines) - 1) for _, lines in called(drawing, spacing)]
    return sum(names) + (10 if names else 0) + 10 + spacing.step * entries + 14


def called(drawing: MapDrawing, spacing: Spacing) -> list[tuple[Area, list[str]]]:
    """Give the communities that are called out, each with the names of its hubs in lines for the side."""
    return [(area, _lines(area.hubs, spacing)) for area in drawing.areas]


def _lines(hubs: str, spacing: Spacing) -> list[str]:
    """Break names into lines; what is too much for the spacing ends in dots, and stands whole on the map."""
    return list(set_in(hubs, ROOM, lambda line: ems(line) * spacing.size, most=spacing.most))


def _call_out(axes: Axes, drawing: MapDrawing, y: float, spacing: Spacing) -> float:
    """Write the communities with their tints, names and sizes; the height at which the legend begins."""
    for area, lines in called(drawing, spacing):
        _swatch(axes, area.tint, (LEFT + 9, y + 3.4), min(6.5, spacing.step * 0.45))
        write(axes, (RIGHT, y), f"{len(area.members):,}", size=spacing.size, color=SOFT, ha="right")
        for text in lines:
            write(axes, (LEFT + 26, y), legible(text), size=spacing.size, color=area.ink)
            y -= spacing.line
        y -= spacing.step - spacing.line
    return y - (6 if drawing.areas else 0)


def _swatch(axes: Axes, tint: str, at: tuple[float, float], radius: float) -> None:
    """A dot in the tint of a community."""
    path = symbol_path("circle", at, radius)
    axes.add_collection(
        PathCollection([path], facecolors=tint, edgecolors=SOFT, linewidths=0.4), autolim=False
    )


def draw_strip(
    axes: Axes, plan: Plan, shown: Iterable[str], *, left: float, end: tuple[float, float], most: int = 1
) -> None:
    """Show what the shapes of some organisations stand for, in lines that end at the right.

    Parameters
    ----------
    left, end
        Where a line begins at the earliest, and where the first one ends.
    most
        Lines; what has no room in them makes all of it smaller.
    """
    entries, (right, y) = types_of(plan, shown), end
    words = [legible(entry.text) for entry in entries]
    wide = [width(each, letters(8, lang=plan.lang)) + 26 for each in words]
    row = 0 if sum(wide) <= right - left else most - 1
    needed = sum(wide) + row * max(wide, default=0)  # a line may end where its next entry has no room
    share, at = min(1.0, (row + 1) * (right - left) / max(needed, 1.0)), right
    for entry, text, room in reversed([*zip(entries, words, wide, strict=True)]):
        if at - room * share < left and row:
            at, row = right, row - 1
        at -= (room - 26) * share
        write(axes, (at, y - 12 * row), text, size=8 * share, color=SOFT)
        _symbol(axes, plan.look(entry.key), (at - 9 * share, y - 12 * row + 2.8), 4.0 * share)
        at -= 26 * share


def _mark(axes: Axes, key: str, at: tuple[float, float]) -> None:
    """The ring of newcomers, or the dot of those who are not there yet."""
    how: dict[str, Any] = {"facecolors": FAINT, "edgecolors": "none"}
    if key == "newcomer":
        how = {"facecolors": PAPER, "edgecolors": RING.colour, "linewidths": RING.width}
    shape = symbol_path("circle", at, 5.0 if key == "newcomer" else 1.8)
    axes.add_collection(PathCollection([shape], **how), autolim=False)


def _symbol(axes: Axes, look: Look, at: tuple[float, float], radius: float) -> None:
    fill, edge = symbol_colours(look)
    path = symbol_path(look.shape, at, radius)
    axes.add_collection(
        PathCollection([path], facecolors=fill, edgecolors=edge, linewidths=0.7), autolim=False
    )


def _entry(axes: Axes, entry: Entry, y: float, spacing: Spacing) -> float:
    """Write the words and the number of an entry; the height of the next."""
    write(axes, (LEFT + 26, y), legible(entry.text), size=spacing.size)
    write(axes, (RIGHT, y), f"{entry.count:,}", size=spacing.size, color=SOFT, ha="right")
    return y - spacing.step
