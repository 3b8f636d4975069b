"""Shapes, connectors and texts of a slide, written as the XML that PowerPoint writes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from graph.documents.slides import inside
from graph.documents.tables.cells import visible
from graph.drawing.palette import HOLLOW, INK, OWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.documents.slides.presentation import Desk

Frame = tuple[float, float, float, float]  # left, top, width, height in points of the drawing, y downwards
PAGE = "{5B0D2C4E-6B1A-4F0E-9C57-3E8A1D7F2B90}"  # that all fields of a number of a slide share
_SPACES = inside.spaces("p", "a")

# The preset geometry of each shape of the palette, and its sites in the order of the file
# format: across and up from the middle, in halves of width and height.
_SQUARE = ((0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0))
_ROUND = ((0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7), (1, 0), (0.7, 0.7))
_FIVE = ((0, 1), (-1, 0.24), (-0.62, -1), (0.62, -1), (1, 0.24))
PRESETS: dict[str, tuple[str, Sequence[tuple[float, float]]]] = {
    "circle": ("ellipse", _ROUND),
    "ring": ("ellipse", _ROUND),
    "star": ("star5", _FIVE),
    "square": ("rect", _SQUARE),
    "diamond": ("diamond", _SQUARE),
    "triangle": ("triangle", ((0, 1), (-0.5, 0), (-1, -1), (0, -1), (1, -1), (0.5, 0))),
    "triangle-down": ("flowChartMerge", ((0, 1), (-0.5, 0), (0, -1), (0.5, 0))),
    "hexagon": ("hexagon", ((1, 0), (0.5, -1), (-0.5, -1), (-1, 0), (-0.5, 1), (0.5, 1))),
    "pentagon": ("pentagon", _FIVE),
    "cross": ("plus", _SQUARE),
    "shield": ("flowChartOffpageConnector", _SQUARE),
}
PRESETS |= {each.shape: PRESETS[each.shape.removeprefix(HOLLOW)] for each in OWN}


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape or line is drawn: fill (blank for none), outline, its width in points.

    `dash` is one of the file format's own patterns; blank is a line without gaps. Colours that are
    `ready` are those of the deck's design already.
    """

    fill: str = ""
    line: str = ""
    width: float = 0.75
    dash: str = ""
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Letters:
    """How a text is written: size in points, colour, weight, side."""

    size: float
    colour: str = INK
    bold: bool = False
    align: str = "l"
    spacing: float = 1.16
    ground: bool = False  # in the colour of the slide, with what is below shining through


class Pen:
    """Adds shapes to a slide, each under the next free number."""

    def __init__(self, desk: Desk, slide: Any) -> None:
        self._desk = desk
        self._tree = inside.tree(slide)
        self._next = 1 + max(int(each) for each in self._tree.xpath(".//p:cNvPr/@id"))

    @contextmanager
    def group(self, name: str, told: str) -> Iterator[None]:
        """Have what is added meanwhile be one group, with the text that is read out in its place."""
        made = inside.element(
            f"<p:grpSp {_SPACES}><p:nvGrpSpPr>{_named(self._number(), name, told=told)}<p:cNvGrpSpPr/>"
            "<p:nvPr/></p:nvGrpSpPr><p:grpSpPr/></p:grpSp>"
        )
        around, self._tree = self._tree, made
        yield
        self._tree = around
        if inside.enclose(made):
            around.append(made)

    def shape(self, name: str, preset: str, frame: Frame, *, how: Look, mute: bool = False) -> int:
        """Add a shape and give its number; one that is `mute` is for the eye alone."""
        number = self._number()
        self._add(
            f"<p:sp {_SPACES}><p:nvSpPr>{_named(number, name, mute=mute)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f'<p:spPr>{self._box(frame)}<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
            f"{self._fill(how)}{self._line(how)}</p:spPr>"
            '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
        )
        return number

    def text(self, lines: Sequence[str], frame: Frame, letters: Letters, *, name: str) -> int:
        """Add a text that does not break its lines by itself."""
        number = self._number()
        size = max(100, round(letters.size * self._desk.scale * 100))
        run = f'{self._tongue()} sz="{size}" b="{int(letters.bold)}" dirty="0"'
        paragraphs = "".join(
            f'<a:p><a:pPr algn="{letters.align}"><a:lnSpc><a:spcPts val="{round(size * letters.spacing)}"/>'
            f"</a:lnSpc></a:pPr><a:r><a:rPr {run}>{self._ink(letters)}</a:rPr>"
            f"<a:t>{escape(visible(each))}</a:t></a:r></a:p>"
            for each in lines
        )
        self._add(
            f"<p:sp {_SPACES}><p:nvSpPr>{_named(number, name)}"
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{self._box(frame)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f"{self._ground() if letters.ground else '<a:noFill/>'}</p:spPr><p:txBody>"
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
        )
        return number

    def page(self, place: int, frame: Frame, letters: Letters) -> int:
        """Add the number of the slide, which follows where the slide goes."""
        number = self._number()
        size = max(100, round(letters.size * self._desk.scale * 100))
        run = f'<a:rPr {self._tongue()} sz="{size}" dirty="0">{self._ink(letters)}</a:rPr>'
        field = f'<a:fld id="{PAGE}" type="slidenum">{run}<a:t>{place}</a:t></a:fld>'
        self._add(
            f"<p:sp {_SPACES}><p:nvSpPr>{_named(number, 'page')}"
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{self._box(frame)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
            f'<a:lstStyle/><a:p><a:pPr algn="{letters.align}"/>{field}</a:p></p:txBody></p:sp>'
        )
        return number

    def paragraphs(
        self,
        texts: Sequence[str],
        frame: Frame,
        letters: Letters,
        *,
        name: str,
        after: float = 0.0,
        indent: float = 0.0,
    ) -> int:
        """Add a text that breaks its lines by itself: points after each paragraph, and for its bullet."""
        number = self._number()
        size = max(100, round(letters.size * self._desk.scale * 100))
        left = self._desk.extent(indent)
        mark = '<a:buFont typeface="Arial"/><a:buChar char="&#8226;"/>' if indent else "<a:buNone/>"
        shape = (
            f'<a:pPr marL="{left}" indent="{-left}" algn="{letters.align}">'
            f'<a:lnSpc><a:spcPts val="{round(size * letters.spacing)}"/></a:lnSpc>'
            f'<a:spcAft><a:spcPts val="{round(after * self._desk.scale * 100)}"/></a:spcAft>{mark}</a:pPr>'
        )
        run = f'{self._tongue()} sz="{size}" b="{int(letters.bold)}" dirty="0"'
        said = "".join(
            f"<a:p>{shape}<a:r><a:rPr {run}>{self._ink(letters)}</a:rPr>"
            f"<a:t>{escape(visible(each))}</a:t></a:r></a:p>"
            for each in texts
        )
        self._add(
            f"<p:sp {_SPACES}><p:nvSpPr>{_named(number, name)}"
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{self._box(frame)}'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
            '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></a:bodyPr>'
            f"<a:lstStyle/>{said}</p:txBody></p:sp>"
        )
        return number

    def _tongue(self) -> str:
        """The language of a text, and the other one that may be in it."""
        return 'lang="ja-JP" altLang="en-US"' if self._desk.lang == "ja" else 'lang="en-GB" altLang="ja-JP"'

    def connector(
        self,
        name: str,
        ends: tuple[tuple[float, float], tuple[float, float]],
        look: Look,
        *,
        glue: tuple[tuple[int, int], tuple[int, int]] | None = None,
    ) -> None:
        """Add a line between two points, glued at each end to a shape's site, or else for the eye alone."""
        number = self._number()
        (x0, y0), (x1, y1) = ends
        frame = (min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        flips = ('flipH="1" ' if x1 < x0 else "") + ('flipV="1" ' if y1 < y0 else "")
        glued = ""
        if glue is not None:
            (start, site), (end, other) = glue
            glued = f'<a:stCxn id="{start}" idx="{site}"/><a:endCxn id="{end}" idx="{other}"/>'
        self._add(
            f"<p:cxnSp {_SPACES}><p:nvCxnSpPr>{_named(number, name, mute=glue is None)}"
            f"<p:cNvCxnSpPr>{glued}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{self._box(frame, flips)}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{self._line(look)}</p:spPr></p:cxnSp>'
        )

    def reserve(self, count: int) -> range:
        """Set numbers aside, for shapes that are added above the lines that lead to them."""
        first = self._next
        self._next += count
        return range(first, self._next)

    def numbered(self, number: int) -> Pen:
        """Take one of the numbers that were set aside for the next shape."""
        self._reserved = number
        return self

    _reserved: int = 0

    def _number(self) -> int:
        if self._reserved:
            number, self._reserved = self._reserved, 0
            return number
        self._next += 1
        return self._next - 1

    def _add(self, xml: str) -> None:
        self._tree.append(inside.element(xml))

    def _box(self, frame: Frame, flips: str = "") -> str:
        x, y = self._desk.place(frame[0], frame[1])
        wide, high = self._desk.extent(frame[2]), self._desk.extent(frame[3])
        return f'<a:xfrm {flips}><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'

    def _ink(self, letters: Letters) -> str:
        """The colour of a text."""
        tones = self._desk.tones
        return _filled(tones.xml(tones.text(letters.colour, letters.size * self._desk.scale)))

    def _ground(self) -> str:
        """The ground of a text, through which lines shine."""
        ground = self._desk.tones.grounds[0].lstrip("#")
        return f'<a:solidFill><a:srgbClr val="{ground}"><a:alpha val="65000"/></a:srgbClr></a:solidFill>'

    def _fill(self, look: Look) -> str:
        return _filled(self._toned(look.fill, look)) if look.fill else "<a:noFill/>"

    def _toned(self, colour: str, look: Look) -> str:
        tones = self._desk.tones
        return tones.xml(colour if look.ready else tones.mark(colour))

    def _line(self, look: Look) -> str:
        if not look.line:
            return "<a:ln><a:noFill/></a:ln>"
        dash = f'<a:prstDash val="{look.dash}"/>' if look.dash else ""
        fill = _filled(self._toned(look.line, look))
        return f'<a:ln w="{self._desk.extent(look.width)}">{fill}{dash}<a:round/></a:ln>'


def site(shape: str, towards: tuple[float, float]) -> int:
    """Give the number of the site of a shape that looks into a direction, y upwards.

    Examples
    --------
    >>> site("square", (0.0, 1.0)), site("circle", (1.0, 0.1))
    (0, 6)
    """
    sites = PRESETS[shape][1]
    scores = [(x * towards[0] + y * towards[1]) / (x * x + y * y) ** 0.5 for x, y in sites]
    return max(range(len(sites)), key=lambda i: (round(scores[i], 9), -i))


def _named(number: int, name: str, *, told: str = "", mute: bool = False) -> str:
    about = f'id="{number}" name={quoteattr(visible(name)[:200])}'
    about += f" descr={quoteattr(visible(told))}" if told else ""
    return f"<p:cNvPr {about}>{inside.DECORATIVE}</p:cNvPr>" if mute else f"<p:cNvPr {about}/>"


def _filled(colour: str) -> str:
    return f"<a:solidFill>{colour}</a:solidFill>"
