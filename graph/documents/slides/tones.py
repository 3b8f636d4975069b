"""Our colours in those of a design: the theme's where it has some, and legible on what it paints."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR

from graph.drawing.palette import (
    BLUE,
    FAINT,
    INK,
    NEW,
    ORANGE,
    OTHERS,
    PAPER,
    RULE,
    SERIES,
    SKY,
    SOFT,
    TIE,
    blend,
    contrast,
    luminance,
    standing_out,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.documents.slides.design import Design

TEXT, LARGE, SHAPE = 4.5, 3.0, 3.0  # contrasts that WCAG 2.2 asks for (1.4.3, 1.4.11)
BIG = 18.0  # points of a text from which it is large
GRID = "#E6EAEE"  # lines behind a chart
HAIR = {RULE: 0.25, FAINT: 0.18, GRID: 0.14}  # lines that only part things, by their share of ink
TINT = "#FDE8D7"  # of what is looked for in a table
NEWS = blend(NEW, "#000000", 0.2)  # orange that can be read as text
LIGHT = blend(SKY, PAPER, 0.55)
PALE = (LIGHT, TINT)  # fills beside or under what stands out
DIM = 0.4  # luminance below which a ground is dark
APART = 50.0  # from one colour to another, of 441 from black to white, so that they are told apart
BLACK = "#000000"
GREY = 40  # by which the parts of a grey differ at most, of 255
MOVED = (
    90.0  # by which colours may be others than ours on an average, as they are on grounds of middling light
)
_NAMES = {"tx1": "TEXT_1", "tx2": "TEXT_2", **{f"accent{i}": f"ACCENT_{i}" for i in range(1, 7)}}
_MADE: Any = RGBColor  # whose maker has no type hints


@dataclass(frozen=True)
class Tones:
    """The colours of a deck.

    Attributes
    ----------
    grounds
        What words and shapes lie on; the first is that of things without a fill.
    theirs
        The colour of the design for each of ours; blank in our own design, which takes ours as they are.
    schemes
        What the theme calls a colour.
    """

    grounds: tuple[str, ...] = (PAPER,)
    theirs: Mapping[str, str] = field(default_factory=dict)
    schemes: Mapping[str, str] = field(default_factory=dict)

    @property
    def dark(self) -> bool:
        """Whether light words are wanted."""
        return luminance(self.grounds[0]) < DIM

    def text(self, colour: str, size: float, *, over: Sequence[str] = ()) -> str:
        """Give the colour of a text of a size (points), which may lie over other colours, too."""
        if not self.theirs:
            return colour
        least = LARGE if size >= BIG else TEXT
        return standing_out(self.theirs.get(colour, colour), [*self.grounds, *over], least)

    def mark(self, colour: str) -> str:
        """Give the colour of a line or a shape; blank stays blank."""
        if not self.theirs or not colour:
            return colour
        if colour in HAIR:
            return blend(self.grounds[0], self.theirs[INK], HAIR[colour])
        if colour in PALE:
            return self.theirs[colour]
        return standing_out(self.theirs.get(colour, colour), self.grounds, SHAPE)

    def symbol(self, fill: str, edge: str) -> tuple[str, str]:
        """Give fill and outline of a symbol, whose colours mean a type and stay as near as can be."""
        if not self.theirs:
            return fill, edge
        shown = self.grounds[0] if fill == PAPER else standing_out(fill, self.grounds, SHAPE)
        return shown, standing_out(edge, self.grounds, SHAPE)

    def area(self, tint: str, ink: str) -> tuple[str, str]:
        """Give the tint of a community and the colour of words on it and beside it."""
        if not self.theirs:
            return tint, ink
        shown = blend(self.grounds[0], ink, 0.45) if self.dark else tint
        return shown, standing_out(ink, [*self.grounds, shown], TEXT)

    def paint(self, part: Any, colour: str) -> None:
        """Give a colour that is ready to a part of python-pptx, by the theme's name where it has one."""
        name = self.schemes.get(colour, "")
        if name:
            part.theme_color = getattr(MSO_THEME_COLOR, _NAMES[name])
        else:
            part.rgb = _MADE.from_string(colour.lstrip("#"))

    def xml(self, colour: str) -> str:
        """Give the element of a colour that is ready."""
        name = self.schemes.get(colour, "")
        return f'<a:schemeClr val="{name}"/>' if name else f'<a:srgbClr val="{colour.lstrip("#")}"/>'


def tones(design: Design, grounds: tuple[str, ...]) -> Tones:
    """Give the colours of a deck in a design, on what it paints there.

    Notes
    -----
    Texts and lines take the first text colour of the theme, charts and what is new its accents that are
    told apart from one another; where there are too few, ours follow.
    """
    known = design.colours
    ink = readable(known.get("tx1", INK), grounds)
    accents = _apart([known[each] for each in _NAMES if each.startswith("accent") and each in known], grounds)
    first, second = _two([*accents, BLUE, ORANGE, NEW])
    others = _apart([first, second, *accents, *SERIES], grounds)
    others += [each for each in SERIES if each not in others]  # on a picture hardly any are told apart
    own = [each for each in others[2:] if each in accents] or others[2:]
    beside = max(own, key=lambda each: _far(each, first))  # which lies on the first in a bar
    rest = [each for each in others if each != beside]
    others = [*rest[: SERIES.index(ORANGE)], beside, *rest[SERIES.index(ORANGE) :]]
    pale = 0.55 if luminance(grounds[0]) >= DIM else 0.35
    theirs = {
        INK: ink, SOFT: blend(ink, grounds[0], 0.25), TIE: blend(ink, grounds[0], 0.5),
        OTHERS: blend(ink, grounds[0], 0.5), "#AEB8C2": blend(ink, grounds[0], 0.55),
        LIGHT: blend(first, grounds[0], pale), TINT: blend(grounds[0], second, 0.25),
        **dict(zip(SERIES, others, strict=False)), NEWS: second, SKY: others[2],
    }  # fmt: skip
    names = {known[each]: each for each in reversed(_NAMES) if each in known}
    return Tones(grounds, theirs, names)


def readable(colour: str, grounds: Sequence[str]) -> str:
    """Give a colour of words that can be read: black for grey, or white, where a grey would be too dim.

    Examples
    --------
    >>> readable("#111111", ["#000000"]), readable("#111111", ["#FFFFFF"]), readable("#C00000", ["#FFFFFF"])
    ('#FFFFFF', '#111111', '#C00000')
    """
    shown = standing_out(colour, grounds, TEXT)
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    if shown == colour or max(parts) - min(parts) > GREY:
        return shown
    return max((BLACK, PAPER), key=lambda each: min(contrast(each, ground) for ground in grounds))


def legible(grounds: Sequence[str]) -> bool:
    """Tell whether words can be read on all of some grounds, and our colours seen as about what they are.

    Examples
    --------
    >>> legible(["#FFFFFF"]), legible(["#10243A"]), legible(["#27809A"]), legible(["#FFFFFF", "#780373"])
    (True, True, False, False)
    """
    words = any(min(contrast(ink, each) for each in grounds) >= TEXT for ink in (BLACK, PAPER))
    moved = [_far(standing_out(each, grounds, SHAPE), each) for each in SERIES]
    return words and sum(moved) <= MOVED * len(moved)


def _apart(colours: Sequence[str], grounds: Sequence[str]) -> list[str]:
    """The colours as they can be seen, without those that are hardly told from one before."""
    found: list[str] = []
    for each in colours:
        shown = standing_out(each, grounds, SHAPE)
        if all(_far(shown, other) > APART for other in found):
            found.append(shown)
    return found


def _two(colours: Sequence[str]) -> tuple[str, str]:
    """The first colour, and the first that nobody takes for it, in print neither."""
    first, *rest = colours
    far = [each for each in rest if _far(each, first) > APART]
    return first, next((each for each in far if contrast(each, first) > 1.15), (far or rest)[0])


def _far(one: str, other: str) -> float:
    """How far a colour is from another, from 0 to 441."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs))
