"""A slide that has a title, words under it, something to show, and the source line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.documents.slides.shapes import Letters, Pen
from graph.drawing.lettering import folded
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import INK, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.documents.slides.presentation import Desk

WIDE = WIDTH - 2 * MARGIN
HEAD = 52.0  # where a slide begins that has no words under its title
FLOOR = HEIGHT - 34  # above the source line
SMALL, SAID = 11.0, 12.0  # points
LINE = 1.22
GAP = 6.0
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
    """

    title: str
    source: str
    notes: tuple[str, ...] = ()
    meaning: str = ""
    sentences: tuple[str, ...] = ()


def begin(desk: Desk, leaf: Leaf) -> tuple[Any, float]:
    """Add the slide, and give it with the height (points from the top) at which there is room."""
    slide = desk.add_slide(leaf.title, [leaf.source, *leaf.notes])
    pen = Pen(desk, slide)
    pen.text([leaf.source], (MARGIN, HEIGHT - 24, 700, 12), Letters(8, SOFT), name="source")
    top = HEAD
    if leaf.meaning:
        top = write(desk, slide, [leaf.meaning], top=top - 2, how=Letters(SMALL, SOFT)) + GAP
    if leaf.sentences:
        top = write(desk, slide, leaf.sentences, top=top, how=Letters(SAID, INK)) + GAP
    return slide, top


def room(desk: Desk, leaf: Leaf) -> float:
    """Give the points that a slide has left under its words."""
    top = HEAD
    if leaf.meaning:
        top += height([leaf.meaning], SMALL, lang=desk.lang) - 2 + GAP
    if leaf.sentences:
        top += height(leaf.sentences, SAID, lang=desk.lang) + GAP
    return FLOOR - top


def height(texts: Sequence[str], size: float, *, lang: str, bullets: bool = False) -> float:
    """Give the points that paragraphs over the width of a slide take."""
    wide = (WIDE - (BULLET if bullets else 0.0)) * SURE[lang]
    lines = sum(len(folded(each, wide, size, lang=lang)) for each in texts)
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
