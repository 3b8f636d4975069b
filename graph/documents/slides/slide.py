"""A slide that has a title, words under it, something to show, and the source line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graph.documents.slides.house import KICKER
from graph.documents.slides.shapes import Letters, Look, Pen
from graph.drawing.lettering import ems, folded
from graph.drawing.page import MARGIN
from graph.drawing.palette import INK, NEW, SOFT
from graph.drawing.pictures.above import SURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.documents.slides.presentation import Desk
    from graph.documents.tables.cells import Value

HEAD = 52.0  # where a slide begins that has no words under its title
SMALL, SAID, TOLD = 11.0, 12.0, 15.0  # points
LINE = 1.22
GAP = 6.0
LEAST = 10.0  # points of sentences in a template
SHARE = 0.4  # of the room that sentences may take of what is shown below them
TILE = 80.0  # that large numbers take
BULLET = 16.0  # that a bullet takes


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
    key
        What the slide is called inside the file, by which it is found again when it is brought up to date.
    """

    title: str
    source: str
    notes: tuple[str, ...] = ()
    meaning: str = ""
    sentences: tuple[str, ...] = ()
    kicker: str = ""
    large: tuple[tuple[str, Value], ...] = ()
    key: str = ""


def begin(desk: Desk, leaf: Leaf, *, alone: bool = False) -> tuple[Any, float]:
    """Add the slide, and give it with the height (points from the top) at which there is room.

    Parameters
    ----------
    alone
        Nothing follows the words: they stand where the layouts of a template have text.
    """
    desk = desk.for_text() if alone else desk
    notes = [leaf.source, *leaf.notes]
    slide = desk.add_slide(leaf.title, notes, key=leaf.key, kicker=leaf.kicker, room=desk.wide)
    desk.write_source(slide, leaf.source)
    pen = Pen(desk, slide)
    top = head(desk, leaf)
    if leaf.large:
        top = _enlarge(pen, desk, leaf, top - TILE)
    if leaf.meaning:
        how = Letters(SMALL, SOFT)
        top = write(desk, slide, [leaf.meaning], top=top - 2, how=how, name="meaning") + GAP
    if leaf.sentences and not (alone and desk.write_text(slide, leaf.sentences, top)):
        size, bullets = _way(desk, leaf, 1.0 if alone else SHARE)
        top = write(desk, slide, leaf.sentences, top=top, how=Letters(size, INK), bullets=bullets) + GAP
    return slide, top


def room(desk: Desk, leaf: Leaf) -> float:
    """Give the points that a slide has left under its words."""
    top = head(desk, leaf)
    if leaf.meaning:
        top += height(desk, [leaf.meaning], SMALL) - 2 + GAP
    if leaf.sentences:
        size, bullets = _way(desk, leaf, SHARE)
        top += height(desk, leaf.sentences, size, bullets=bullets) + GAP
    return desk.floor - top


def head(desk: Desk, leaf: Leaf) -> float:
    """Give the height at which there is room under the headline and the large numbers."""
    least = HEAD if desk.own else KICKER
    top = max(least, desk.foot_of_title(leaf.title, desk.wide) + 2 * GAP) if leaf.kicker else least
    return top + TILE if leaf.large else top


def _enlarge(pen: Pen, desk: Desk, leaf: Leaf, top: float) -> float:
    """Numbers, large, each with its name; the height at which they end."""
    wide = desk.wide / len(leaf.large)
    for i, (name, value) in enumerate(leaf.large):
        left = MARGIN + i * wide
        pen.shape("mark", "rect", (left, top + 4, 3, 54), how=Look(fill=NEW), mute=True)
        frame = (left + 12, top + 4, wide - 16, 38)
        pen.text([f"{value:,}"], frame, Letters(30, bold=True), name=f"number {i + 1}")
        size = min(12.0, (wide - 16) * sure(desk) / max(ems(name), 1.0))
        frame = (left + 12, top + 42, wide - 16, 16)
        pen.text([name], frame, Letters(size, SOFT), name=f"number {i + 1} (words)")
    return top + TILE


def _way(desk: Desk, leaf: Leaf, share: float) -> tuple[float, bool]:
    """The size of the sentences, smaller where a template has less room, and whether they are a list."""
    most, bullets = (TOLD, True) if leaf.kicker else (SAID, False)
    if desk.own:
        return most, bullets
    high = share * (desk.floor - head(desk, leaf))
    sizes = [most - step for step in range(int(most - LEAST) + 1)]
    fits = (each for each in sizes if height(desk, leaf.sentences, each, bullets=bullets) <= high)
    return next(fits, LEAST), bullets


def height(desk: Desk, texts: Sequence[str], size: float, *, bullets: bool = False) -> float:
    """Give the points that paragraphs over the width of a slide take."""
    wide = (desk.wide - (BULLET if bullets else 0.0)) * sure(desk)
    lines = sum(len(folded(each, wide, size)) for each in texts)
    return lines * size * LINE + _between(size, bullets) * len(texts)


def write(
    desk: Desk,
    slide: Any,
    texts: Sequence[str],
    *,
    top: float,
    how: Letters,
    bullets: bool = False,
    name: str = "sentences",
) -> float:
    """Write paragraphs over the width of a slide, and give the height at which they end."""
    high = height(desk, texts, how.size, bullets=bullets)
    after, indent = _between(how.size, bullets), BULLET if bullets else 0.0
    frame = (MARGIN, top, desk.wide, high)
    pen = Pen(desk, slide)
    pen.paragraphs(texts, frame, replace(how, spacing=LINE), name=name, after=after, indent=indent)
    return top + high


def sure(desk: Desk) -> float:
    """The share of a width that words may take: a template may have a wider font than ours."""
    return SURE[desk.lang] if desk.own else min(SURE[desk.lang], 0.82)


def _between(size: float, bullets: bool) -> float:
    """Points between paragraphs."""
    return size * (0.5 if bullets else 0.15)
