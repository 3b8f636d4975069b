"""What a design from elsewhere paints: the colours of its theme, its background, and shapes on it."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from PIL import Image, ImageColor

from graph.documents.slides import inside
from graph.drawing.palette import PAPER, luminance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAPPED = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}  # where a master does not say
ACCENTS = tuple(f"accent{i}" for i in range(1, 7))
FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "noFill")
WHOLE = 0.85  # of a box that a shape covers which is the ground of all that stands in it
SOME = 0.1  # … which is a ground of what stands in it


class Box(NamedTuple):
    """A rectangle on a slide (EMU), y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Its area; none where it is turned inside out."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def with_side(self, **sides: float) -> Box:
        """The box with another left, top, right or bottom."""
        return Box(**(self._asdict() | sides))

    def shared(self, other: Box) -> Box:
        """What it has in common with another."""
        ends = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(max(self.left, other.left), max(self.top, other.top), *ends)

    def share_of(self, other: Box) -> float:
        """The share of another box that it covers."""
        return self.shared(other).area / other.area if other.area else 0.0


@dataclass(frozen=True)
class Painted:
    """A shape, picture or line of a master or layout: where, and its colours, none of one without a fill."""

    box: Box
    colours: tuple[str, ...]
    picture: bool = False


@dataclass(frozen=True)
class Design:
    """What a layout looks like before anything is on it.

    Attributes
    ----------
    colours
        Of the theme, by the names that slides use: ``tx1``, ``bg1``, ``accent1`` and so on.
    background
        The colours of the background, several where it changes.
    painted
        What lies on it, the hindmost first.
    size
        Of the slide.
    """

    colours: dict[str, str]
    background: tuple[str, ...]
    painted: tuple[Painted, ...]
    size: Box

    def grounds(self, box: Box) -> tuple[str, ...]:
        """Give the colours on which a thing stands that fills a box."""
        found = self.background
        for each in self.painted:
            share = each.box.share_of(box)
            if each.colours and share >= WHOLE:
                found = each.colours
            elif each.colours and share > SOME and not each.picture:
                found = (*found, *each.colours)
        return tuple(dict.fromkeys(found))


def design(layout: Any, size: Box) -> Design:
    """Read the design of a layout of a template, together with its master's."""
    master = layout.slide_master
    theme = inside.theme(master)
    reader = _Reader(_scheme(theme, layout, master), size, theme)
    return Design(
        reader.colours, reader.background(layout, master), tuple(reader.painted(layout, master)), size
    )


def _scheme(theme: Any, layout: Any, master: Any) -> dict[str, str]:
    """The colours of a theme, by its own names and by those that the master maps to them."""
    own = {}
    for each in theme.find(".//{*}clrScheme"):
        first = next(iter(each), None)
        value = "" if first is None else first.get("lastClr") or first.get("val") or ""
        own[inside.local(each)] = f"#{value.upper()}" if len(value) == 6 else "#000000"
    used = inside.held(layout).find("{*}clrMapOvr/{*}overrideClrMapping")
    used = used if used is not None else inside.held(master).find("{*}clrMap")
    mapped = MAPPED | ({} if used is None else dict(used.attrib))
    return own | {name: own[each] for name, each in mapped.items() if each in own}


@dataclass(frozen=True)
class _Reader:
    """Reads colours of elements, by the names of a theme."""

    colours: dict[str, str]
    size: Box
    theme: Any

    def background(self, layout: Any, master: Any) -> tuple[str, ...]:
        """The colours of the background: the layout's own, else the master's, else white."""
        for sheet in (layout, master):
            held = inside.held(sheet).find("{*}cSld/{*}bg")
            if held is None:
                continue
            direct, named = held.find("{*}bgPr"), held.find("{*}bgRef")
            found = self.filling(direct, sheet) if direct is not None else self._named(named, sheet)
            if found:
                return found
        return (self.colours.get("bg1", PAPER),)

    def _named(self, named: Any, sheet: Any) -> tuple[str, ...]:
        """The colours of a background that the theme holds under a number."""
        if named is None:
            return ()
        colour = colour_of(next(iter(named), None), self.colours) or self.colours.get("bg1", PAPER)
        number = int(named.get("idx", "0"))
        styles = self.theme.find(".//{*}bgFillStyleLst" if number > 1000 else ".//{*}fillStyleLst")
        place = number - 1001 if number > 1000 else number - 1
        if styles is None or not 0 <= place < len(styles):
            return (colour,) if number else ()
        return replace(self, colours=self.colours | {"phClr": colour}).fill(
            styles[place], self.theme_part(sheet)
        )

    def theme_part(self, sheet: Any) -> Any:
        """The part that holds the pictures of the theme."""
        return inside.theme_part(sheet.slide_master if hasattr(sheet, "slide_master") else sheet)

    def filling(self, held: Any, sheet: Any) -> tuple[str, ...]:
        """The colours of the fill within an element; none where there is no fill."""
        if held is None:
            return ()
        fill = next((each for each in held if inside.local(each) in FILLS), None)
        return () if fill is None else self.fill(fill, sheet.part)

    def fill(self, fill: Any, part: Any) -> tuple[str, ...]:
        """The colours of a fill."""
        kind = inside.local(fill)
        if kind == "solidFill":
            stops = [next(iter(fill), None)]
        elif kind == "gradFill":
            stops = [next(iter(each), None) for each in fill.iterfind(".//{*}gs")]
        elif kind == "pattFill":
            stops = [next(iter(each), None) for each in fill if inside.local(each) in ("fgClr", "bgClr")]
        elif kind == "blipFill":
            return tones_of(inside.picture(fill, part))
        else:
            return ()
        found = [colour_of(each, self.colours) for each in stops if each is not None and _covers(each)]
        return tuple(each for each in found if each)

    def painted(self, layout: Any, master: Any) -> Iterator[Painted]:
        """What the master and the layout paint beside their placeholders."""
        shown = inside.held(layout).get("showMasterSp") not in ("0", "false")
        for sheet in (master, layout) if shown else (layout,):
            yield from self._painted(inside.tree(sheet), sheet, lambda box: box)

    def _painted(self, tree: Any, sheet: Any, placed: Any) -> Iterator[Painted]:
        for each in tree:
            kind, box = inside.local(each), inside.frame(each)
            if (
                kind not in ("sp", "pic", "cxnSp", "grpSp", "graphicFrame")
                or each.find(".//{*}nvPr/{*}ph") is not None
            ):
                continue
            if kind == "grpSp":
                yield from self._painted(each, sheet, inside.within_group(each, placed))
            elif box is not None:
                found = self._colours(each, kind, sheet)
                if found or _shows(each, kind):
                    yield Painted(Box(*placed(box)), found, kind == "pic")

    def _colours(self, shape: Any, kind: str, sheet: Any) -> tuple[str, ...]:
        """The colours that a shape covers its box with."""
        if kind == "pic":
            return self.filling(shape, sheet) if shape.find("{*}blipFill") is not None else ()
        if kind != "sp":
            return ()
        held = shape.find("{*}spPr")
        if any(inside.local(each) in FILLS for each in held):
            return self.filling(held, sheet)
        named = shape.find("{*}style/{*}fillRef")
        if named is None or named.get("idx") == "0":
            return ()
        found = colour_of(next(iter(named), None), self.colours)
        return (found,) if found else ()


def colour_of(element: Any, colours: Mapping[str, str]) -> str:
    """Give a colour with all that is done to it; blank where it is none that we know."""
    if element is None:
        return ""
    kind, value = inside.local(element), element.get("val", "")
    found = ""
    if kind == "srgbClr" and len(value) == 6:
        found = f"#{value.upper()}"
    elif kind == "schemeClr":
        found = colours.get(value, "")
    elif kind == "sysClr":
        found = f"#{element.get('lastClr', '000000').upper()}"
    elif kind == "prstClr" and value.lower() in ImageColor.colormap:
        found = "#{:02X}{:02X}{:02X}".format(*ImageColor.getrgb(value.lower()))
    for each in element if found else ():
        found = _changed(found, inside.local(each), int(each.get("val", "0") or 0) / 100_000)
    return found


def _shows(shape: Any, kind: str) -> bool:
    """Whether something of a shape is seen that has no fill: a line, a text, a picture."""
    if kind != "sp":
        return True
    text = "".join(each.text or "" for each in shape.iterfind(".//{*}t")).strip()
    line = shape.find("{*}spPr/{*}ln")
    return bool(text) or (line is not None and line.find("{*}noFill") is None)


def _covers(colour: Any) -> bool:
    """Whether a colour hides most of what is below."""
    alpha = colour.find("{*}alpha")
    return alpha is None or int(alpha.get("val", "0")) >= 50_000


def _changed(colour: str, how: str, value: float) -> str:
    """A colour after one of the changes that a theme makes to it."""
    if how == "shade":
        return _each(colour, lambda part: part * value)
    if how == "tint":
        return _each(colour, lambda part: part * value + 1 - value)
    if how in ("lumMod", "lumOff"):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        hue, light, full = colorsys.rgb_to_hls(*parts)
        light = min(1.0, light * value if how == "lumMod" else light + value)
        return "#" + "".join(f"{round(each * 255):02X}" for each in colorsys.hls_to_rgb(hue, light, full))
    return colour


def _each(colour: str, change: Any) -> str:
    """A colour with a change made to its light, channel by channel."""
    found = "#"
    for at in (1, 3, 5):
        grey = "#" + colour[at : at + 2] * 3
        light = min(1.0, max(0.0, change(luminance(grey))))
        part = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
        found += f"{round(255 * part):02X}"
    return found


def tones_of(data: bytes) -> tuple[str, ...]:
    """Give the mean of the darker and of the lighter half of a picture; none of one that is not read.

    Examples
    --------
    >>> stream = BytesIO()
    >>> Image.new("RGB", (4, 4), "#102030").save(stream, "png")
    >>> tones_of(stream.getvalue())
    ('#102030',)
    """
    try:
        with Image.open(BytesIO(data)) as picture:
            small = picture.convert("RGBA").resize((16, 16))
    except (OSError, ValueError, Image.DecompressionBombError):
        return ()
    data = small.tobytes()
    places = range(0, len(data), 4)
    dots = [f"#{data[at : at + 3].hex().upper()}" for at in places if data[at + 3] > 127]
    if len(dots) < 128:  # mostly transparent
        return ()
    dots.sort(key=lambda each: (luminance(each), each))
    half = len(dots) // 2
    return tuple(dict.fromkeys((_mean(dots[:half]), _mean(dots[half:]))))


def _mean(dots: list[str]) -> str:
    sums = [sum(int(each[at : at + 2], 16) for each in dots) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(each / len(dots)):02X}" for each in sums)
