"""The desk at which slides are made: a design, its layouts, and where things go on a slide."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from graph.documents.slides import holders, inside
from graph.documents.slides.design import Box
from graph.documents.slides.house import KICKER, POINT, SIDES, house_design, move
from graph.documents.slides.layouts import BODIES, TITLES, Layout, front, kinds, plain, texted
from graph.documents.slides.shapes import Letters, Look, Pen
from graph.documents.slides.templates import open_template
from graph.documents.slides.tones import NEWS, Tones
from graph.documents.tables.cells import visible
from graph.drawing.lettering import ems, folded
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import PAPER, SOFT
from graph.drawing.pictures.above import SPACING, TOLD, headline
from graph.drawing.pictures.plan import lettered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from graph.drawing.pictures.plan import Plan

TITLE = 20.0  # points of a headline, fewer where it is long
SUBTITLE = (PP_PLACEHOLDER.SUBTITLE, *BODIES)
PADDING = 8.0  # points of a sheet of white around what is shown
SINK = 530.0  # points at which a map ends


@dataclass
class Desk:
    """A presentation in the making.

    Attributes
    ----------
    presentation
        Of python-pptx.
    front, plain
        The layouts of the first slide and of all others.
    own
        Whether the design is ours, or that of a template.
    lang
        ``en`` or ``ja``.
    left, top, scale
        Where the upper left corner of the drawing lies (EMU), and the size of its points.
    wide, floor
        How wide it is between its margins, and where it ends above the source line, in its points.
    tones
        Our colours in the design.
    layouts
        What the layouts of a template leave, by layout.
    text
        The layout of a template that has a placeholder for text, if one has.
    places
        Where everyone stands on the maps, in the unit of their layout.
    plans
        Those of maps with the size of their smallest names, and with names of that size.
    """

    presentation: Any
    front: Any
    plain: Any
    own: bool
    lang: str
    left: float = 0.0
    top: float = 0.0
    scale: float = 1.0
    wide: float = WIDTH - 2 * MARGIN
    floor: float = HEIGHT - 34
    tones: Tones = field(default_factory=Tones)
    layouts: tuple[Layout, ...] = ()
    text: Layout | None = None
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    plans: list[tuple[float, Plan, Plan]] = field(default_factory=list)

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Give the place on the slide (EMU) of a point of the drawing, y downwards."""
        return round(self.left + x * self.scale * POINT), round(self.top + y * self.scale * POINT)

    def extent(self, points: float) -> int:
        """Give a length (EMU)."""
        return round(points * self.scale * POINT)

    def layout_of(self, layout: Any) -> Layout:
        """Give what a layout of the template leaves."""
        return next(each for each in self.layouts if each.slide_layout == layout)

    def for_text(self) -> Desk:
        """The desk for slides that have text alone, which goes into its placeholder where there is one."""
        return self if self.text is None else _on(replace(self, plain=self.text.slide_layout), self.text)

    def for_map(self) -> tuple[Desk, Desk]:
        """The desks for a map and for what stands beside it, which is as far to the right as may be."""
        if self.own:
            return self, self
        free = self.layout_of(self.plain).free
        wide, high = (free.right - free.left) / POINT, (free.bottom - free.top) / POINT
        scale = min(wide / (SIDES[1] - SIDES[0]), high / (SINK - KICKER))
        spare = wide - scale * (SIDES[1] - SIDES[0])
        top = free.top - KICKER * scale * POINT
        left = free.left + (spare / 2 - SIDES[0] * scale) * POINT
        beside = free.left + (spare - SIDES[0] * scale) * POINT
        return replace(self, left=left, top=top, scale=scale), replace(
            self, left=beside, top=top, scale=scale
        )

    def lettered(self, plan: Plan, smallest: float, most: int) -> Plan:
        """Give the plan of a series of maps with names no smaller than so many points on the slide."""
        size = smallest / self.scale
        found = (made for known, old, made in self.plans if old is plan and known == size)
        made = next(found, None) or lettered(
            plan, smallest=size, most=most, wider=1.0 if self.own else holders.WIDER
        )
        self.plans[:] = [(size, plan, made)]  # all maps of a series come one after another
        return made

    def add_slide(
        self,
        title: str,
        notes: Iterable[str],
        *,
        key: str = "",
        kicker: str = "",
        room: float = 0.0,
        most: int = 2,
    ) -> Any:
        """Add a slide with a title and notes.

        Parameters
        ----------
        key
            What the slide is called inside the file (`graph.documents.slides.slide.Leaf`).
        kicker
            The topic above a title that is a sentence; blank for one that is a topic itself.
        room
            How wide (points) such a sentence may be.
        most
            On how many lines it may stand.
        """
        slide = self.presentation.slides.add_slide(self.plain)
        inside.call(slide, key)
        _drop_empty(slide)
        self._lay_card(slide)
        self.write_title(slide, title)
        if kicker:
            how = Letters(9.5, NEWS, bold=True)
            Pen(self, slide).text([kicker], (MARGIN, KICKER, min(room, self.wide), 12), how, name="topic")
        if kicker and self.own:
            self._tell(slide.shapes.title, title, room, most)
        slide.notes_slide.notes_text_frame.text = "\n".join(visible(each) for each in notes)
        return slide

    def _lay_card(self, slide: Any) -> None:
        """Lay a sheet of white under what is shown, where it could not be seen on what a template paints."""
        if not self.own and self.layout_of(slide.slide_layout).card:
            free, point = self.layout_of(slide.slide_layout).free, self.scale * POINT
            left, top = (free.left - self.left) / point - PADDING, (free.top - self.top) / point - PADDING
            wide, high = ((free.right - free.left) / point, (free.bottom - free.top) / point)
            frame = (left, top, wide + 2 * PADDING, high + 2 * PADDING)
            Pen(self, slide).shape("card", "rect", frame, how=Look(fill=PAPER, ready=True), mute=True)

    def write_title(self, slide: Any, title: str) -> None:
        """Write the title, in the language of the deck, as large as it fits."""
        slide.shapes.title.name = "title"
        frame = slide.shapes.title.text_frame
        frame.text = visible(title)
        run = frame.paragraphs[0].runs[0] if frame.paragraphs[0].runs else None
        if run is not None and self.own and slide.slide_layout == self.plain:
            room = slide.shapes.title.width / POINT
            run.font.size = Pt(round(min(TITLE, TITLE * room / self._wide(title)), 1))
        if run is not None:
            inside.set_language(run, self._tongue)
        if not self.own:
            holders.fit_title(self.layout_of(slide.slide_layout), slide.shapes.title)

    def write_text(self, slide: Any, texts: Sequence[str], top: float) -> bool:
        """Write paragraphs into the placeholder for text from a height down; whether there is one."""
        layout = self.text
        if layout is None or slide.slide_layout != layout.slide_layout:
            return False
        held = slide.slide_layout.placeholders
        number = next(each.placeholder_format.idx for each in held if each.placeholder_format.type in BODIES)
        shape = inside.copy_placeholder(slide, next(e for e in held if e.placeholder_format.idx == number))
        (_, y), (_, foot) = self.place(0, top), self.place(0, self.floor)
        free = layout.free
        box = Box(max(free.left, shape.left), y, min(free.right, shape.left + shape.width), foot)
        shape.name = "sentences"
        holders.write_body(layout, shape, texts, box=box, language=self._tongue)
        return True

    @property
    def _tongue(self) -> str:
        return "ja-JP" if self.lang == "ja" else "en-GB"

    def _tell(self, box: Any, title: str, room: float, most: int) -> None:
        """Write a title that is a sentence on one line or two."""
        size, lines = headline(visible(title), room, most)
        move(box, (MARGIN, TOLD, room, len(lines) * size * SPACING))
        box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        for paragraph in box.text_frame.paragraphs:
            paragraph.line_spacing = Pt(round(size * SPACING, 1))
            for run in paragraph.runs:
                run.font.size = Pt(size)

    def foot_of_title(self, title: str, room: float) -> float:
        """Give the height at which a title ends that is a sentence; a template has room for its own."""
        if not self.own:
            return KICKER + 14
        size, lines = headline(visible(title), room)
        return TOLD + len(lines) * size * SPACING

    def write_source(self, slide: Any, source: str) -> None:
        """Write the source at the foot of a slide, on as many lines as it needs."""
        size = 8.0
        lines, wide = [source], min(700.0, self.wide)
        if not self.own:
            wide = self.wide - 40.0
            lines = folded(visible(source), wide / holders.WIDER, size) or [""]
        y = self.floor + 10 - (len(lines) - 1) * size * SPACING / 2
        frame = (MARGIN, y, wide, 12.0 + (len(lines) - 1) * size * SPACING)
        Pen(self, slide).text(lines, frame, Letters(size, SOFT), name="source")

    def finish(self) -> None:
        """Put source, number and what a template has at the foot of slides last, and tell names apart."""
        for place, slide in enumerate(self.presentation.slides, start=1):
            layout = slide.slide_layout
            first = layout == self.front and self.front != self.plain
            inside.put_last(slide, "source")
            if not self.own:
                holders.keep_footers(self.layout_of(layout), slide, number=not first)
            if not first and (self.own or PP_PLACEHOLDER.SLIDE_NUMBER not in kinds(layout)):
                x, y = MARGIN + self.wide - 60, self.floor + 9
                Pen(self, slide).page(place, (x, y, 60, 14), Letters(9, SOFT, align="r"))
            inside.name_apart(slide)

    def _wide(self, title: str) -> float:
        """How wide a headline is in its own size, in points, with some room."""
        return 1.03 * TITLE * ems(visible(title), bold=True) + 1

    def add_title(self, title: str, stretch: str, *, source: str, notes: Iterable[str]) -> None:
        """Add the first slide."""
        slide = self.presentation.slides.add_slide(self.front)
        inside.call(slide, "front")
        self.write_title(slide, title)
        others = [each for each in slide.placeholders if each.placeholder_format.type not in TITLES]
        others.sort(key=lambda each: each.placeholder_format.type not in SUBTITLE)
        if others:
            others[0].name = "subtitle"
            others[0].text_frame.text = f"{visible(stretch)}\n{visible(source)}"
            others[0].text_frame.paragraphs[-1].font.size = Pt(12)
            if not self.own:
                holders.fit_subtitle(self.layout_of(self.front), others[0])
        for each in others[1:]:
            inside.take_away(each)
        slide.notes_slide.notes_text_frame.text = "\n".join(visible(each) for each in (source, *notes))

    def describe(self, title: str, day: date) -> None:
        """Fill the document properties, without a name or a clock."""
        about = self.presentation.core_properties
        about.title, about.author, about.last_modified_by = visible(title)[:250], "", ""
        about.comments, about.keywords, about.subject, about.category = "", "", "", ""
        about.revision = 1
        about.created = about.modified = datetime(day.year, day.month, day.day)
        about.last_printed = datetime(day.year, day.month, day.day)


def open_desk(template: bytes | None, lang: str) -> Desk:
    """Begin a presentation with our design or that of a template.

    Raises
    ------
    UsageError
        When the template is no presentation, has no layout with a title, a link that is no
        address of the web or of mail, or a picture that lies elsewhere.
    FileError
        When it is damaged, too large, or holds a document type.
    """
    if template is None:
        return Desk(*house_design(), own=True, lang=lang)
    presentation, layouts = open_template(template)
    chosen = plain(layouts)
    first = front(layouts)
    known = tuple(
        first if each.slide_layout == first.slide_layout != chosen.slide_layout else each for each in layouts
    )
    desk = Desk(presentation, first.slide_layout, chosen.slide_layout, own=False, lang=lang, layouts=known)
    return _on(replace(desk, text=texted(layouts)), chosen)


def _on(desk: Desk, layout: Layout) -> Desk:
    """The desk at which slides of a layout are made: a point is that of a slide 540 points high."""
    scale = layout.design.size.bottom / (HEIGHT * POINT)
    point = scale * POINT
    top = layout.free.top - KICKER * point
    return replace(
        desk,
        left=layout.free.left - MARGIN * point,
        top=top,
        scale=scale,
        wide=(layout.free.right - layout.free.left) / point,
        floor=(layout.free.bottom - top) / point - 26,
        tones=layout.tones,
    )


def _drop_empty(slide: Any) -> None:
    """Take away the placeholders that nobody fills, which would show as prompts."""
    for each in list(slide.placeholders):
        if each.placeholder_format.type not in TITLES:
            inside.take_away(each)
