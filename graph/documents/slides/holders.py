"""Placeholders of a template that slides fill: titles that fit, text in its place, footers that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu, Pt

from graph.documents.slides import inside
from graph.documents.slides.design import colour_of
from graph.documents.slides.house import POINT
from graph.documents.slides.layouts import box_of, footers, titled
from graph.documents.slides.tones import BIG, LARGE, TEXT, readable
from graph.documents.tables.cells import visible
from graph.drawing.lettering import ems, folded
from graph.drawing.palette import standing_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.documents.slides.design import Box
    from graph.documents.slides.layouts import Layout

STEPS = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0)  # points of a title
BODIES = (20.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)  # … of a text
SMALL = 12.0  # … of what stands under a subtitle
LINES = 2  # of a title
LEADING = 1.2
WIDER = 1.1  # the fonts of a template may be wider than Helvetica
USUAL = {"titleStyle": 44.0, "bodyStyle": 32.0, "otherStyle": 18.0}  # points, where nobody says


def fit_title(layout: Layout, shape: Any) -> None:
    """Make a title as small as its box needs, and as light or dark as its ground."""
    holder = titled(layout.slide_layout)
    if layout.title != box_of(holder):
        place(shape, layout.title)
    most, bold, capitals = _letters(layout, holder, "titleStyle")
    left, top, right, bottom = inside.insets(layout.slide_layout, holder)
    room = (layout.title.right - layout.title.left - left - right) / POINT
    high = (layout.title.bottom - layout.title.top - top - bottom) / POINT
    text = shape.text_frame.text.upper() if capitals else shape.text_frame.text
    size = title_size(text, room, high, most=most, bold=bold)
    if size < most:
        for run in (run for each in shape.text_frame.paragraphs for run in each.runs):
            run.font.size = Pt(size)
    colour_letters(layout, shape, holder, box=layout.title, style="titleStyle", size=size)


def title_size(text: str, room: float, high: float, *, most: float, bold: bool) -> float:
    """Give the size at which a title fits its box, or the smallest (points).

    Examples
    --------
    >>> title_size("Growth", 600, 60, most=44, bold=False)
    44
    >>> title_size("The network grew by a third in two years", 400, 40, most=44, bold=False)
    20.0
    """
    for size in (most, *(each for each in STEPS if each < most)):
        lines = folded(text, room / WIDER, size, bold=bold)
        within = all(ems(each, bold=bold) * size <= room / WIDER for each in lines)
        if within and len(lines) <= LINES and len(lines) * size * LEADING <= high:
            break
    return size


def colour_letters(layout: Layout, shape: Any, holder: Any, *, box: Box, style: str, size: float) -> None:
    """Give letters another shade where those of the template cannot be read on what it paints."""
    ground = layout.design.grounds(box)
    wanted = inherited_colour(layout, shape, holder, style=style)
    if standing_out(wanted, ground, LARGE if size >= BIG else TEXT) != wanted:
        inside.colour_letters(shape, layout.tones.xml(readable(wanted, ground)))


def inherited_colour(layout: Layout, shape: Any, holder: Any, *, style: str) -> str:
    """The colour that the letters of a placeholder have: their own, or what they inherit."""
    known = layout.design.colours
    own = inside.colour_of_letters(shape)
    held = [each.find("{*}solidFill") for each in inside.letters_of(layout.slide_layout, holder, style)]
    told = [own, *(next(iter(each), None) for each in held if each is not None)]
    found = (colour_of(each, known) for each in told)
    return next((each for each in found if each), known.get("tx1", "#000000"))


def _letters(layout: Layout, holder: Any, style: str) -> tuple[float, bool, bool]:
    """The size (points) that a placeholder inherits, and whether its letters are bold or capitals."""
    said = inside.letters_of(layout.slide_layout, holder, style)
    size, bold, capitals = (
        next((each.get(name) for each in said if each.get(name) is not None), None)
        for name in ("sz", "b", "cap")
    )
    return int(size) / 100 if size else USUAL[style], bold in ("1", "true"), capitals == "all"


def keep_footers(layout: Layout, slide: Any, *, number: bool = True) -> None:
    """Put the footer, date and number of the layout on a slide, where they can be read."""
    for holder in footers(layout.slide_layout):
        kind = holder.placeholder_format.type
        if not inside.has_text(holder) or (kind == PP_PLACEHOLDER.SLIDE_NUMBER and not number):
            continue
        shape = inside.copy_placeholder(slide, holder)
        size, _, _ = _letters(layout, holder, "otherStyle")
        colour_letters(layout, shape, holder, box=box_of(holder), style="otherStyle", size=size)


def fit_subtitle(layout: Layout, shape: Any) -> None:
    """Make the first line of a subtitle as small as its box needs; the others are small already."""
    holder = next(
        each
        for each in layout.slide_layout.placeholders
        if each.placeholder_format.idx == shape.placeholder_format.idx
    )
    most, bold, _ = _letters(layout, holder, "bodyStyle")
    left, top, right, bottom = inside.insets(layout.slide_layout, holder)
    room, high = (shape.width - left - right) / POINT, (shape.height - top - bottom) / POINT
    first, *rest = shape.text_frame.paragraphs
    small = sum(len(folded(each.text, room / WIDER, SMALL)) for each in rest) * SMALL * LEADING
    size = title_size(first.text, room, max(high - small, SMALL), most=most, bold=bold)
    for run in first.runs:
        run.font.size = Pt(size)
    for run in (run for each in rest for run in each.runs):
        run.font.size = Pt(SMALL)
    colour_letters(layout, shape, holder, box=box_of(shape), style="bodyStyle", size=SMALL)


def write_body(layout: Layout, shape: Any, texts: Sequence[str], *, box: Box, language: str) -> None:
    """Write paragraphs into the placeholder for text, as large as they fit a box of the slide."""
    holder = layout.body
    place(shape, box)
    shape.text_frame.text = "\n".join(visible(each) for each in texts)
    most = _letters(layout, holder, "bodyStyle")[0]
    left, top, right, bottom = inside.insets(layout.slide_layout, holder)
    room = (box.right - box.left - left - right) / POINT - 27  # what a bullet takes
    high = (box.bottom - box.top - top - bottom) / POINT
    size = body_size(texts, room, high, most=most)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(round(size * 0.5, 1))
        for run in paragraph.runs:
            run.font.size = Pt(size)
            inside.set_language(run, language)
    colour_letters(layout, shape, holder, box=box, style="bodyStyle", size=size)


def body_size(texts: Sequence[str], room: float, high: float, *, most: float) -> float:
    """Give the size at which paragraphs fit a box, or the smallest (points).

    Examples
    --------
    >>> body_size(["Who signed what with whom"], 400, 100, most=32)
    20.0
    """
    for size in (each for each in BODIES if each <= most):
        lines = sum(len(folded(each, room / WIDER, size)) for each in texts)
        if lines * size * LEADING + len(texts) * size * 0.5 <= high:
            return size
    return BODIES[-1]


def place(shape: Any, box: Box) -> None:
    """Give a placeholder a place of its own on the slide."""
    shape.left, shape.top = Emu(round(box.left)), Emu(round(box.top))
    shape.width, shape.height = Emu(round(box.right - box.left)), Emu(round(box.bottom - box.top))
