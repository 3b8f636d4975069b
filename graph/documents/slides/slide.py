"""A slide that has a title, words under it, something to show, and the source line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.documents.slides.shapes import Letters, Look, Pen
from graph.drawing.lettering import folded
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import INK, NEW, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.documents.slides.presentation import Desk
    from graph.documents.tables.cells import Value

WIDE = WIDTH - 2 * MARGIN
HEAD = 52.0  # where a slide begins that has no words under its title
FLOOR = HEIGHT - 34  # above the source line
SMALL, SAID, TOLD = 11.0, 12.0, 15.0  # points
LINE = 1.22
GAP = 6.0
TILE = 80.0  # that large numbers take
BULLET = 16.0  # that a bullet takes
SURE = {"en": 0.97, "ja": 0.93}  # of the width: others have wider fonts, and air around Latin letters


@dataclass(frozen=True)
class Leaf:
    """What a slide says beside what it shows.

    Attributes
    ----------
    title
        Its headline.
    source
        The line at the foot.
    notes
        What the speaker's notes say after the source.
    meaning
        What is shown, in small letters under the title; may be blank.
    sentences
        What the numbers say, under it.
    kicker
        The topic, small above a headline that is a sentence; its sentences stand as a list.
    large
        Names and numbers that stand large under the headline.
    """

    title: str
    source: str
    notes: tuple[str, ...] = ()
    meaning: str = ""
    sentences: tuple[str, ...] = ()
    kicker: str = ""
    large: tuple[tuple[str, Value], ...] = ()


def begin(desk: Desk, leaf: Leaf) -> tuple[Any, float]:
    """Add the slide, and give it with the height (points from the top) at which there is room."""
    slide = desk.add_slide(leaf.title, [leaf.source, *leaf.notes], kicker=leaf.kicker, room=WIDE)
    pen = Pen(desk, slide)
    pen.text([leaf.source], (MARGIN, HEIGHT - 24, 700, 12), Letters(8, SOFT), name="source")
    top = head(desk, leaf)
    if leaf.large:
        top = _enlarge(pen, leaf, top - TILE)
    if leaf.meaning:
        top = write(desk, slide, [leaf.meaning], top=top - 2, how=Letters(SMALL, SOFT)) + GAP
    if leaf.sentences:
        size, bullets = _way(leaf)
        top = write(desk, slide, leaf.sentences, top=top, how=Letters(size, INK), bullets=bullets) + GAP
    return slide, top


def room(desk: Desk, leaf: Leaf) -> float:
    """Give the points that a slide has left under its words."""
    top = head(desk, leaf)
    if leaf.meaning:
        top += height([leaf.meaning], SMALL, lang=desk.lang) - 2 + GAP
    if leaf.sentences:
        size, bullets = _way(leaf)
        top += height(leaf.sentences, size, lang=desk.lang, bullets=bullets) + GAP
    return FLOOR - top


def head(desk: Desk, leaf: Leaf) -> float:
    """Give the height at which there is room under the headline and the large numbers."""
    top = max(HEAD, desk.foot_of_title(leaf.title, WIDE) + 2 * GAP) if leaf.kicker else HEAD
    return top + TILE if leaf.large else top


def _enlarge(pen: Pen, leaf: Leaf, top: float) -> float:
    """Numbers, large, each with its name; the height at which they end."""
    wide = WIDE / len(leaf.large)
    for i, (name, value) in enumerate(leaf.large):
        left = MARGIN + i * wide
        pen.shape("mark", "rect", (left, top + 4, 3, 54), how=Look(fill=NEW))
        pen.text([f"{value:,}"], (left + 12, top + 4, wide - 16, 38), Letters(30, bold=True))
        pen.text([name], (left + 12, top + 42, wide - 16, 16), Letters(12, SOFT))
    return top + TILE


def _way(leaf: Leaf) -> tuple[float, bool]:
    """The size of the sentences, and whether they are a list."""
    return (TOLD, True) if leaf.kicker else (SAID, False)


def height(texts: Sequence[str], size: float, *, lang: str, bullets: bool = False) -> float:
    """Give the points that paragraphs over the width of a slide take."""
    wide = (WIDE - (BULLET if bullets else 0.0)) * SURE[lang]
    lines = sum(len(folded(each, wide, size)) for each in texts)
    return lines * size * LINE + _between(size, bullets) * len(texts)


def write(
    desk: Desk, slide: Any, texts: Sequence[str], *, top: float, how: Letters, bullets: bool = False
) -> float:
    """Write paragraphs over the width of a slide, and give the height at which they end."""
    high = height(texts, how.size, lang=desk.lang, bullets=bullets)
    after, indent = _between(how.size, bullets), BULLET if bullets else 0.0
    frame = (MARGIN, top, WIDE, high)
    Pen(desk, slide).paragraphs(texts, frame, replace(how, spacing=LINE), after=after, indent=indent)
    return top + high


def _between(size: float, bullets: bool) -> float:
    """Points between paragraphs."""
    return size * (0.5 if bullets else 0.15)
