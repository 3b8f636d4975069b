"""The layouts of a template: which one a slide takes, and where on it things may stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import PP_PLACEHOLDER

from graph.documents.slides import inside
from graph.documents.slides.design import WHOLE, Box, Design, design
from graph.documents.slides.tones import Tones, legible, tones
from graph.drawing.palette import PAPER

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
FOOTERS = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER})
BODIES = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT})
GROUND = 0.5  # of the slide that a shape covers on which things stand; smaller ones are left free
KEPT = 0.6  # of the room that has to be left beside a shape, or things go over it
LEAST = 0.4  # of the slide that a layout has to leave, or its title is moved to the top
EDGE, AIR, GUTTER = 0.03, 0.01, 0.12  # of the slide: at its edges, beside shapes, and the widest margin


@dataclass(frozen=True)
class Layout:
    """A layout and what it leaves.

    Attributes
    ----------
    slide_layout
        Of python-pptx.
    design
        What it paints.
    title, free
        Where the title stands, and where there is room for everything else (EMU).
    moved
        Whether the title stands at the top, as where the layout has it it leaves too little room.
    tones
        Our colours on what is painted in that room.
    card
        Whether that is a pattern, or hardly anything could be seen on it: white lies under what is shown.
    """

    slide_layout: Any
    design: Design
    title: Box
    free: Box
    moved: bool
    tones: Tones
    card: bool = False

    @property
    def body(self) -> Any:
        """The placeholder for text; None where there is none, or more than one."""
        found = [each for each in self.slide_layout.placeholders if each.placeholder_format.type in BODIES]
        return found[0] if len(found) == 1 else None

    @property
    def others(self) -> int:
        """How many placeholders it has beside title and footers."""
        return len(kinds(self.slide_layout) - FOOTERS - TITLES)


def kinds(layout: Any) -> set[Any]:
    """The kinds of placeholders of a layout."""
    return {each.placeholder_format.type for each in layout.placeholders}


def titled(layout: Any) -> Any:
    """The placeholder of its title."""
    return next(each for each in layout.placeholders if each.placeholder_format.type in TITLES)


def footers(layout: Any) -> list[Any]:
    """The placeholders of footer, date and number."""
    return [each for each in layout.placeholders if each.placeholder_format.type in FOOTERS]


def box_of(shape: Any) -> Box:
    """Where a shape or placeholder stands."""
    left, top = shape.left or 0, shape.top or 0
    return Box(left, top, left + (shape.width or 0), top + (shape.height or 0))


def read_layout(layout: Any, size: Box) -> Layout:
    """Read a layout that has a title."""
    found = design(layout, size)
    title = box_of(titled(layout))
    title = _clear(title, [each.box for each in found.painted if each.box.share_of(title) < WHOLE]) or title
    inset = inside.insets(layout, titled(layout))[0]
    free, busy = _free(found, title, footers(layout), inset)
    moved = free.share_of(size) < LEAST
    if moved:
        wide, high = size.right, size.bottom
        title = Box(wide * 0.05, high * 0.04, wide * 0.95, high * 0.17)
        free, busy = _free(found, title, footers(layout), inset)
    grounds = found.grounds(free)
    card = busy or not legible(grounds)
    return Layout(layout, found, title, free, moved, tones(found, (PAPER,) if card else grounds), card)


def plain(layouts: Sequence[Layout]) -> Layout:
    """Choose the layout for what is drawn: one that leaves room, with little beside its title."""
    return min(layouts, key=lambda each: (each.moved, each.others))


def texted(layouts: Sequence[Layout]) -> Layout | None:
    """Choose the layout for text: one that leaves room, with one placeholder for it that is wide."""
    fit = [each for each in layouts if not each.moved and each.others == 1 and _wide(each)]
    return fit[0] if fit else None


def front(layouts: Sequence[Layout]) -> Layout:
    """Choose the layout for the first slide, whose title stays where it is."""
    centred = [each for each in layouts if PP_PLACEHOLDER.CENTER_TITLE in kinds(each.slide_layout)]
    found = centred[0] if centred else layouts[0]
    return replace(found, title=box_of(titled(found.slide_layout)), moved=False)


def _wide(layout: Layout) -> bool:
    """Whether the placeholder for text takes most of the room."""
    return layout.body is not None and box_of(layout.body).share_of(layout.free) > KEPT


def _free(found: Design, title: Box, small: Sequence[Any], inset: int) -> tuple[Box, bool]:
    """The room that title, footers and what the layout paints leave on a slide, with some air.

    Whether it lies over a pattern is told as well: many small shapes, beside which hardly any would be left.
    """
    room = found.size
    cards = [each.box for each in found.painted if each.colours and each.box.share_of(found.size) >= GROUND]
    for each in cards:
        room = room.shared(each)
    for each in (title, *map(box_of, small)):
        room = _beside(room, each, 0.0)
    smaller = [each.box for each in found.painted if each.box.share_of(found.size) < GROUND]
    clear = _clear(room, smaller)
    return _aired(clear or room, title.left + inset, found.size), clear is None


def _clear(room: Box, shapes: Sequence[Box]) -> Box | None:
    """The part of a room that no shape covers but those that would take most of it; None of a pattern."""
    clear = room
    for each in shapes:
        clear = _beside(clear, each, KEPT)
    return clear if clear.area >= KEPT * KEPT * room.area else None


def _beside(room: Box, taken: Box, least: float) -> Box:
    """The largest part of a room beside a box; the whole where less than a share of it would be left."""
    across = taken.left < room.right and room.left < taken.right
    if not (across and taken.top < room.bottom and room.top < taken.bottom):
        return room
    ways = [
        room.with_side(top=max(room.top, taken.bottom)), room.with_side(bottom=min(room.bottom, taken.top)),
        room.with_side(left=max(room.left, taken.right)), room.with_side(right=min(room.right, taken.left)),
    ]  # fmt: skip
    best = max(ways, key=lambda each: each.area)
    return best if best.area >= least * room.area else room


def _aired(room: Box, flush: float, size: Box) -> Box:
    """A room with air at its sides, flush with the title where that begins near the edge."""
    wide, high = size.right, size.bottom
    gutter = flush if EDGE * wide <= flush <= GUTTER * wide else EDGE * wide
    left = max(room.left + AIR * wide, gutter)
    right = min(room.right - AIR * wide, wide - gutter)
    bottom = min(room.bottom - AIR * high, high * (1 - EDGE))
    return Box(left, max(room.top + AIR * high, EDGE * high), right, bottom)
