"""The desk at which slides are made: a design, its layouts, and where things go on a slide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.exc import PackageNotFoundError
from pptx.util import Emu, Pt

from graph.documents.slides import inside
from graph.documents.slides.shapes import Letters, Pen
from graph.documents.slides.templates import as_presentation
from graph.documents.tables.cells import visible
from graph.drawing.lettering import ems, folded
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import INK, NEW, SOFT, blend
from graph.errors import UsageError
from graph.files.archives import Archive
from graph.files.safe_xml import parse
from graph.words.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

POINT = 12700  # EMU
HEAD = 8.0  # points at the top of a drawing that stay empty, and may lie under a template's title
TITLE = 20.0  # points of a headline, fewer where it is long
SENTENCE = (22.0, 20.0, 18.0, 16.0, 14.0)  # … of a headline that is a sentence
FITTED = (32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0)  # … in the box of a template
SPACING = 1.16
KICKER, TOLD = 10.0, 23.0  # where its topic and it begin, in points from the top
DARK = blend(NEW, "#000000", 0.2)  # orange that can be read as text
LATIN, JAPANESE = "Arial", "Yu Gothic"
_MAY_LEAD = re.compile("(https?://|mailto:)", re.IGNORECASE)
_SMALL = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER})
_TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})


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
    """

    presentation: Any
    front: Any
    plain: Any
    own: bool
    lang: str
    left: float = 0.0
    top: float = 0.0
    scale: float = 1.0

    def place(self, x: float, y: float) -> tuple[int, int]:
        """Give the place on the slide (EMU) of a point of the drawing, y downwards."""
        return round(self.left + x * self.scale * POINT), round(self.top + y * self.scale * POINT)

    def extent(self, points: float) -> int:
        """Give a length (EMU)."""
        return round(points * self.scale * POINT)

    def add_slide(
        self, title: str, notes: Iterable[str], *, kicker: str = "", room: float = 0.0, most: int = 2
    ) -> Any:
        """Add a slide with a title and notes.

        Parameters
        ----------
        kicker
            The topic above a title that is a sentence; blank for one that is a topic itself.
        room
            How wide (points) such a sentence may be.
        most
            On how many lines it may stand.
        """
        slide = self.presentation.slides.add_slide(self.plain)
        _drop_empty(slide)
        self.write_title(slide, title)
        if kicker:
            Pen(self, slide).text(
                [kicker], (MARGIN, KICKER, room, 12), Letters(9.5, DARK, bold=True), name="topic"
            )
        if kicker and self.own:
            self._tell(slide.shapes.title, title, room, most)
        elif kicker:
            self._fit_title(slide.shapes.title, title)
        slide.notes_slide.notes_text_frame.text = "\n".join(visible(each) for each in notes)
        return slide

    def write_title(self, slide: Any, title: str) -> None:
        """Write the title, in the language of the deck."""
        frame = slide.shapes.title.text_frame
        frame.text = visible(title)
        run = frame.paragraphs[0].runs[0] if frame.paragraphs[0].runs else None
        if run is not None and self.own and slide.slide_layout == self.plain:
            room = slide.shapes.title.width / POINT
            run.font.size = Pt(round(min(TITLE, TITLE * room / self._wide(title)), 1))
        if run is not None:
            inside.set_language(run, "ja-JP" if self.lang == "ja" else "en-GB")

    def _tell(self, box: Any, title: str, room: float, most: int) -> None:
        """Write a title that is a sentence on one line or two."""
        size, lines = self._lines(title, room, most)
        _move(box, (MARGIN, TOLD, room, lines * size * SPACING))
        box.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        for paragraph in box.text_frame.paragraphs:
            paragraph.line_spacing = Pt(round(size * SPACING, 1))
            for run in paragraph.runs:
                run.font.size = Pt(size)

    def _fit_title(self, box: Any, title: str) -> None:
        """Write a title that is a sentence as large as its box in the template has room for."""
        room = (box.width - box.text_frame.margin_left - box.text_frame.margin_right) / POINT
        for size in FITTED:
            lines = len(folded(visible(title), room / 1.06, size, bold=True))
            if lines * size * 1.2 <= box.height / POINT and lines <= 2:
                break
        for run in (run for paragraph in box.text_frame.paragraphs for run in paragraph.runs):
            run.font.size = Pt(size)

    def _lines(self, title: str, room: float, most: int = 2) -> tuple[float, int]:
        """The size at which a sentence needs no more lines than it may have, and how many it needs."""
        for size in SENTENCE:
            lines = len(folded(visible(title), room / 1.03, size, bold=True))
            if lines <= most:
                break
        return size, lines

    def foot_of_title(self, title: str, room: float) -> float:
        """Give the height at which a title ends that is a sentence; a template has room for its own."""
        if not self.own:
            return KICKER + 14
        size, lines = self._lines(title, room)
        return TOLD + lines * size * SPACING

    def number_pages(self) -> None:
        """Write its number at the foot of each slide but the first of all where it is a front."""
        for place, slide in enumerate(self.presentation.slides, start=1):
            if slide.slide_layout != self.front or self.front == self.plain:
                Pen(self, slide).page(
                    place, (WIDTH - MARGIN - 60, HEIGHT - 25, 60, 14), Letters(9, SOFT, align="r")
                )

    def _wide(self, title: str) -> float:
        """How wide a headline is in its own size, in points, with some room."""
        return 1.03 * TITLE * ems(visible(title), bold=True) + 1

    def add_title(self, title: str, stretch: str, *, source: str, notes: Iterable[str]) -> None:
        """Add the first slide."""
        slide = self.presentation.slides.add_slide(self.front)
        self.write_title(slide, title)
        others = [each for each in slide.placeholders if each.placeholder_format.type not in _TITLES]
        if others:
            others[0].text_frame.text = f"{visible(stretch)}\n{visible(source)}"
            others[0].text_frame.paragraphs[-1].font.size = Pt(12)
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
        return _own(lang)
    presentation = _opened(template)
    inside.drop_slides(presentation)
    _check_links(presentation)
    titled = [each for each in presentation.slide_layouts if _kinds(each) & _TITLES]
    if not titled:
        raise UsageError("the template has no layout with a title; add one, such as Title Only")
    plain = min(titled, key=lambda each: len(_kinds(each) - _SMALL - _TITLES))
    fronts = [each for each in titled if PP_PLACEHOLDER.CENTER_TITLE in _kinds(each)]
    desk = Desk(presentation, fronts[0] if fronts else titled[0], plain, own=False, lang=lang)
    wide, high = presentation.slide_width, presentation.slide_height
    title = next(each for each in plain.placeholders if each.placeholder_format.type in _TITLES)
    foot = (title.top or 0) + (title.height or 0)
    foot = foot if foot < high * 0.4 else 0  # a title at the side or below
    desk.scale = min(wide / WIDTH, (high - foot) / (HEIGHT - HEAD)) / POINT
    desk.left = (wide - WIDTH * POINT * desk.scale) / 2
    desk.top = foot - HEAD * POINT * desk.scale
    return desk


def _opened(template: bytes) -> Any:
    """A template from strangers: looked at before anything is made of it."""
    try:
        with ZipFile(BytesIO(template)) as parts:
            names = [each for each in parts.namelist() if each.endswith((".xml", ".rels"))]
        archive = Archive(template, message("the template"))
        for each in names:
            parse(archive.read(each), Message("the template's part {}", each))
        presentation: Any = Presentation(BytesIO(as_presentation(template)))
        presentation.slide_layouts[0].placeholders  # noqa: B018  (a part that is missing is told here)
    except (BadZipFile, PackageNotFoundError, LookupError, ValueError, AttributeError) as fault:
        told = "the template is no PowerPoint presentation; save it as .pptx or .potx"
        raise UsageError(told) from fault
    if not (presentation.slide_width and presentation.slide_height):
        raise UsageError("the template has no size of slides; save it as .pptx again")
    return presentation


def _check_links(presentation: Any) -> None:
    """Refuse a design that leads to anything but the web or mail, or loads anything when it is opened."""
    for each in presentation.part.package.iter_rels():
        if not each.is_external:
            continue
        if not each.reltype.endswith("/hyperlink"):
            told = "the template loads {!r} when it is opened; put that into the file itself, or take it out"
            raise UsageError(told, each.target_ref)
        if not _MAY_LEAD.match(each.target_ref):
            raise UsageError("the template links to {!r}; take that link out", each.target_ref)


def _own(lang: str) -> Desk:
    """Our design: the plain one of python-pptx, made wide, with our colours, fonts and title."""
    presentation: Any = Presentation()
    wider = WIDTH * POINT / presentation.slide_width
    presentation.slide_width, presentation.slide_height = (
        Emu(round(WIDTH * POINT)),
        Emu(round(HEIGHT * POINT)),
    )
    master = presentation.slide_masters[0]
    for sheet in (master, *presentation.slide_layouts):
        for shape in sheet.placeholders:
            if inside.stands_by_itself(shape):
                shape.left, shape.width = Emu(round(shape.left * wider)), Emu(round(shape.width * wider))
    front, plain = presentation.slide_layouts[0], presentation.slide_layouts[5]
    for sheet in (master, plain):
        _move(_title(sheet), (MARGIN, 12.0, 720.0, 34.0))
    _move(_title(front), (64.0, 170.0, 820.0, 90.0))
    _move(front.placeholders[1], (64.0, 272.0, 820.0, 80.0))
    styles = inside.title_style(master)
    styles.set("algn", "l")
    run = styles.find("{*}defRPr")
    run.set("sz", "2000")
    run.set("b", "1")
    for box, size, colour in ((_title(front), 4000, INK), (front.placeholders[1], 2000, SOFT)):
        _restyle(box, size, colour)
    for box in (_title(master), _title(plain), _title(front), front.placeholders[1]):
        _fit(box)
    _add_mark(front)
    inside.change_theme(master, _themed)
    return Desk(presentation, front, plain, own=True, lang=lang)


def _restyle(box: Any, size: int, colour: str) -> None:
    """Give a placeholder of a layout its own size, colour and side."""
    styles = inside.list_style(box)
    for each in list(styles):
        styles.remove(each)
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    level = styles.makeelement(f"{{{space}}}lvl1pPr", {"marL": "0", "indent": "0", "algn": "l"})
    styles.append(level)
    level.append(level.makeelement(f"{{{space}}}buNone", {}))
    run = level.makeelement(f"{{{space}}}defRPr", {"sz": str(size)})
    level.append(run)
    fill = run.makeelement(f"{{{space}}}solidFill", {})
    run.append(fill)
    fill.append(fill.makeelement(f"{{{space}}}srgbClr", {"val": colour.lstrip("#")}))


def _fit(box: Any) -> None:
    """No space around the text of a title, so that it stands flush with what is below."""
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def _add_mark(layout: Any) -> None:
    """A short line in our colour over the title of the first slide."""
    fill = f'<a:solidFill><a:srgbClr val="{NEW.lstrip("#")}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
    box = '<a:xfrm><a:off x="812800" y="1930400"/><a:ext cx="914400" cy="50800"/></a:xfrm>'
    named = '<p:cNvPr id="99" name="mark"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
    inside.tree(layout).append(
        inside.element(
            f"<p:sp {inside.spaces('p', 'a')}><p:nvSpPr>{named}</p:nvSpPr><p:spPr>{box}"
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr></p:sp>'
        )
    )


def _themed(text: str) -> str:
    """The theme with our fonts and colours, which charts and tables follow as well."""
    text = text.replace('<a:latin typeface="Calibri"/>', f'<a:latin typeface="{LATIN}"/>')
    text = text.replace('<a:ea typeface=""/>', f'<a:ea typeface="{JAPANESE}"/>')
    text = re.sub(r'(script="Jpan" typeface=)"[^"]*"', rf'\1"{JAPANESE}"', text)
    dark = f'<a:dk1><a:srgbClr val="{INK.lstrip("#")}"/></a:dk1>'
    text = re.sub(r"<a:dk1>.*?</a:dk1>", dark, text)
    return re.sub(r'(<a:accent2><a:srgbClr val=)"[^"]*"', rf'\1"{NEW.lstrip("#")}"', text)


def _title(sheet: Any) -> Any:
    return next(each for each in sheet.placeholders if each.placeholder_format.type in _TITLES)


def _move(shape: Any, box: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = (Emu(round(each * POINT)) for each in box)


def _kinds(layout: Any) -> set[Any]:
    return {each.placeholder_format.type for each in layout.placeholders}


def _drop_empty(slide: Any) -> None:
    """Take away the placeholders that nobody fills, which would show as prompts."""
    for each in list(slide.placeholders):
        if each.placeholder_format.type not in _TITLES:
            inside.take_away(each)
