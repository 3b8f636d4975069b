"""The side of a slide: the date, the counts and the legend."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from matplotlib.collections import PathCollection

from graph.drawing.fonts import legible
from graph.drawing.lettering import letters, width
from graph.drawing.page import HEIGHT, rule, write
from graph.drawing.palette import FAINT, NEW, PAPER, SOFT
from graph.drawing.pictures.maps import RING, symbol_colours, symbol_path
from graph.vocabulary import TYPES
from graph.words import heading, label, word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from matplotlib.axes import Axes

    from graph.drawing.pictures.maps import Stroke
    from graph.drawing.pictures.plan import Plan
    from graph.drawing.pictures.scene import Scene

LEFT, RIGHT = 764.0, 932.0
TOP = HEIGHT - 36
# What each kind of line is called: on a picture of a day that is compared, of a day alone, of two days.
WORDS = {
    "compared": {"new": "tie_new", "renewed": "tie_renewed", "kept": "tie_kept", "ended": "tie_ended"},
    "alone": {"kept": "tie_plain", "ended": "tie_ended"},
    "difference": {"new": "tie_added", "kept": "tie_stayed", "ended": "tie_gone"},
}


def draw_date(axes: Axes, date: str, more: str = "") -> None:
    """Write the date large and its other reading small."""
    wide = sum(1.0 if ord(each) > 0x2E80 else 0.56 for each in date)
    size = min(26.0, (RIGHT - LEFT) / max(wide, 1.0))
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
        write(axes, (words, y + 1), heading(key, lang), size=10.5, color=SOFT)
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


def draw_legend(
    axes: Axes,
    scene: Scene,
    plan: Plan,
    *,
    strokes: Mapping[str, Stroke],
    names: Mapping[str, str],
    lang: str,
) -> None:
    """Show what shapes and lines stand for, of those in sight, each with its number."""
    y = TOP - 144
    rule(axes, (LEFT, RIGHT), (y + 18, y + 18), color=FAINT, linewidth=0.8)
    kinds = Counter(plan.types.get(each, "") for each in scene.partners)
    for kind, count in _ordered(kinds, lang):
        _symbol(axes, kind, (LEFT + 9, y + 3.4))
        _entry(axes, label(kind, lang) if kind else word("other_type", lang), count, y)
        y -= 16.5
    y -= 6
    rule(axes, (LEFT, RIGHT), (y + 15, y + 15), color=FAINT, linewidth=0.8)
    states = scene.states()
    for state in reversed(list(strokes)):
        if states[state] and state in names:
            stroke = strokes[state]
            options = {"color": stroke.colour, "linewidth": stroke.width, "linestyle": stroke.style}
            rule(axes, (LEFT, LEFT + 18), (y + 3.4, y + 3.4), **options)
            _entry(axes, word(names[state], lang), states[state], y)
            y -= 16.5
    y = _draw_rest(axes, scene, plan, y, lang=lang)
    if plan.values is None:
        write(axes, (LEFT, y - 1), word("size_partners", lang), size=8, color=SOFT)


def draw_strip(axes: Axes, kinds: Collection[str], end: tuple[float, float], *, lang: str) -> None:
    """Show what shapes stand for in one line that ends at the right."""
    right, y = end
    for kind in reversed([each for each, _ in _ordered(Counter(kinds), lang)]):
        name = legible(label(kind, lang) if kind else word("other_type", lang))
        right -= width(name, letters(8, lang=lang))
        write(axes, (right, y), name, size=8, color=SOFT)
        _symbol(axes, kind, (right - 9, y + 2.8), 4.0)
        right -= 26


def _draw_rest(axes: Axes, scene: Scene, plan: Plan, y: float, *, lang: str) -> float:
    """The entries for newcomers and for those who are not there yet; the height at which they end."""
    if scene.newcomers:
        ring = PathCollection(
            [symbol_path("city", (LEFT + 9, y + 3.4), 5.0)],
            facecolors=PAPER,
            edgecolors=RING.colour,
            linewidths=RING.width,
        )
        axes.add_collection(ring, autolim=False)
        _entry(axes, word("newcomer", lang), len(scene.newcomers), y)
        y -= 16.5
    absent = sum(each in plan.types and each not in scene.partners for each in plan.points)
    if absent:
        dot = PathCollection(
            [symbol_path("city", (LEFT + 9, y + 3.4), 1.8)], facecolors=FAINT, edgecolors="none"
        )
        axes.add_collection(dot, autolim=False)
        _entry(axes, word("not_yet", lang), absent, y)
        y -= 16.5
    return y


def _ordered(kinds: Counter[str], lang: str) -> list[tuple[str, int]]:
    """Types in the order of the vocabulary, unlisted ones after them by name."""
    listed = [(kind, kinds[kind]) for kind in TYPES if kinds[kind]]
    return listed + sorted((kind, count) for kind, count in kinds.items() if kind not in TYPES)


def _symbol(axes: Axes, kind: str, at: tuple[float, float], radius: float = 4.8) -> None:
    fill, edge = symbol_colours(kind)
    path = symbol_path(kind, at, radius)
    axes.add_collection(
        PathCollection([path], facecolors=fill, edgecolors=edge, linewidths=0.7), autolim=False
    )


def _entry(axes: Axes, text: str, count: int, y: float) -> None:
    write(axes, (LEFT + 26, y), legible(text), size=9.5)
    write(axes, (RIGHT, y), f"{count:,}", size=9.5, color=SOFT, ha="right")
