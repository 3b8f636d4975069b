"""What python-pptx keeps to itself and the slides need all the same: the one place that reaches for it.

Its own properties give no way to describe a picture, to put a shape behind others, to take one away, to set a
language, or to change the theme. A test names each function of this module that a new version breaks.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart

if TYPE_CHECKING:
    from collections.abc import Callable

    Placing = Callable[[tuple[float, float, float, float]], tuple[float, float, float, float]]


_HEIRS = {
    PP_PLACEHOLDER.CENTER_TITLE: PP_PLACEHOLDER.TITLE,
    PP_PLACEHOLDER.SUBTITLE: PP_PLACEHOLDER.BODY,
    PP_PLACEHOLDER.OBJECT: PP_PLACEHOLDER.BODY,
}


_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM = "{6C3E5E2B-7D0C-4C56-9A0E-0D7B9A3B5E01}"  # of what is kept aside, in every deck

# What LibreOffice and PowerPoint have in the layouts of a design for somebody to replace.
_PROMPTS = ("footer", "<footer>", "<date/time>", "footer text", "フッター", "フッター テキスト")

# What is for the eye alone is marked as PowerPoint marks it.
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def element(xml: str) -> Any:
    """An element from its XML."""
    return parse_xml(xml)


def spaces(*prefixes: str) -> str:
    """The declarations of name spaces by their prefixes, as p, a and c."""
    return str(nsdecls(*prefixes))


def tree(slide: Any) -> Any:
    """The element that holds the shapes of a slide or layout, the hindmost first."""
    return slide.shapes._spTree


def held(sheet: Any) -> Any:
    """The element of a layout or master."""
    return sheet._element


def describe(added: Any, text: str) -> None:
    """Give a picture, table or chart the text that is read out in its place."""
    held = added._element
    about = held.nvPicPr if hasattr(held, "nvPicPr") else held.nvGraphicFramePr
    about.cNvPr.set("descr", text)


def call(slide: Any, key: str) -> None:
    """Give a slide a name, which nobody sees: the second of a name is told by a number."""
    deck = slide.part.package.presentation_part.presentation
    others = {each._element.cSld.get("name") for each in deck.slides}
    name, count = key or "slide", 1
    while name in others:
        count += 1
        name = f"{key or 'slide'} {count}"
    slide._element.cSld.set("name", name)


def put_behind(slide: Any, added: Any) -> None:
    """Put a shape behind all others of its slide."""
    tree(slide).insert(2, added._element)  # behind the tree's own properties


def put_last(slide: Any, name: str) -> None:
    """Have the shape of a name be the last of its slide that is read."""
    for each in [each for each in slide.shapes if each.name == name]:
        tree(slide).append(each._element)


def name_apart(slide: Any) -> None:
    """Give each shape of a slide a name of its own: the second of a name is told by a number."""
    taken: set[str] = set()
    for each in tree(slide).iterdescendants("{*}cNvPr"):
        name, count = each.get("name"), 1
        while each.get("name") in taken:
            count += 1
            each.set("name", f"{name} {count}")
        taken.add(each.get("name"))


def enclose(group: Any) -> bool:
    """Give a group the box around what it holds, where all stays as it lies; whether it holds anything."""
    boxes = [held for held in map(frame, group) if held is not None]
    if not boxes:
        return False
    left, top = (min(each[side] for each in boxes) for side in (0, 1))
    right, foot = (max(each[side] for each in boxes) for side in (2, 3))
    place, size = f'x="{left}" y="{top}"', f'cx="{right - left}" cy="{foot - top}"'
    box = f"<a:off {place}/><a:ext {size}/><a:chOff {place}/><a:chExt {size}/>"
    group.find("{*}grpSpPr").append(parse_xml(f"<a:xfrm {spaces('a')}>{box}</a:xfrm>"))
    return True


def take_away(shape: Any) -> None:
    """Take a shape off its slide."""
    shape._element.getparent().remove(shape._element)


def stands_by_itself(placeholder: Any) -> bool:
    """Whether a placeholder has a place of its own, and not that of its layout."""
    return placeholder._element.spPr.xfrm is not None


def set_language(run: Any, language: str) -> None:
    """Say in which language a run of letters is."""
    run._r.get_or_add_rPr().set("lang", language)


def title_style(master: Any) -> Any:
    """The style of the titles of all slides."""
    return master._element.find(".//{*}titleStyle/{*}lvl1pPr")


def list_style(box: Any) -> Any:
    """The styles that the levels of a placeholder have of their own."""
    return box._element.txBody.find("{*}lstStyle")


def local(element: Any) -> str:
    """The name of an element without its name space; blank for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def theme_part(master: Any) -> Any:
    """The part that holds the theme of a master."""
    return next(each._target for each in master.part.rels.values() if each.reltype.endswith("/theme"))


def theme(master: Any) -> Any:
    """The theme of a master, as an element."""
    return parse_xml(theme_part(master).blob)


def picture(fill: Any, part: Any) -> bytes:
    """The picture that a fill shows; nothing where it is not in the file."""
    held = fill.find("{*}blip")
    number = None if held is None else held.get(qn("r:embed"))
    return bytes(part.related_part(number).blob) if number in part.rels else b""


def frame(shape: Any) -> tuple[float, float, float, float] | None:
    """The box of a shape: left, top, right, bottom (EMU); None where it has none of its own."""
    held = shape.find("{*}spPr/{*}xfrm")
    held = shape.find("{*}xfrm") if held is None else held
    if held is None or held.find("{*}off") is None or held.find("{*}ext") is None:
        return None
    off, ext = held.find("{*}off"), held.find("{*}ext")
    left, top = int(off.get("x")), int(off.get("y"))
    return left, top, left + int(ext.get("cx")), top + int(ext.get("cy"))


def within_group(group: Any, placed: Placing) -> Placing:
    """How boxes in a group lie on the slide, where it is known how the group lies."""
    held = group.find("{*}grpSpPr/{*}xfrm")
    names = ("off", "ext", "chOff", "chExt")
    parts = (
        [each for each in (held.find(f"{{*}}{name}") for name in names) if each is not None]
        if held is not None
        else []
    )
    if len(parts) < len(names):
        return placed
    (x, y), (wide, high), (left, top), (across, down) = (
        [int(value) for value in each.attrib.values()][:2] for each in parts
    )
    if not (across and down):
        return placed

    def place(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        xs = [x + (each - left) * wide / across for each in box[::2]]
        ys = [y + (each - top) * high / down for each in box[1::2]]
        return placed((xs[0], ys[0], xs[1], ys[1]))

    return place


def change_theme(master: Any, change: Callable[[str], str]) -> None:
    """Change the text of the theme."""
    part = theme_part(master)
    part._blob = change(part.blob.decode("utf-8")).encode("utf-8")


def drop_slides(presentation: Any) -> None:
    """Take the slides out of a template."""
    listed = presentation.slides._sldIdLst
    for each in list(listed):
        presentation.part.drop_rel(each.rId)
        listed.remove(each)


def set_design(table: Any, design: str) -> None:
    """Give a table a design by its number."""
    table._tbl.tblPr.find("{*}tableStyleId").text = design


def add_line(cell: Any, xml: str) -> None:
    """Add the line at a side of a cell."""
    cell._tc.get_or_add_tcPr().insert(0, parse_xml(xml))


def show_value(label: Any) -> None:
    """Have the label of a point show its value."""
    label._get_or_add_dLbl().find("{*}showVal").set("val", "1")


def plot_area(chart: Any) -> Any:
    """The element of a chart that holds its plot."""
    return chart._chartSpace.chart.plotArea


def letters_of(layout: Any, holder: Any, style: str) -> list[Any]:
    """How a placeholder has its letters, the nearest first: by layout, master, style of its texts."""
    master = layout.slide_master
    styles = [list_style(each) for each in (holder, *_of_master(master, holder))]
    styles.append(master._element.find(f".//{{*}}{style}"))
    found = [None if each is None else each.find("{*}lvl1pPr/{*}defRPr") for each in styles]
    return [each for each in found if each is not None]


def _of_master(master: Any, holder: Any) -> list[Any]:
    """The placeholder of a master from which one of a layout inherits, if there is one."""
    kind = holder.placeholder_format.type
    kind = _HEIRS.get(kind, kind)
    return [each for each in master.placeholders if each.placeholder_format.type == kind][:1]


def insets(layout: Any, holder: Any) -> tuple[int, int, int, int]:
    """The space around the text of a placeholder (EMU): left, top, right, bottom."""
    same = _of_master(layout.slide_master, holder)
    bodies = [each._element.find("{*}txBody/{*}bodyPr") for each in (holder, *same)]
    found = []
    for name, usual in (("lIns", 91440), ("tIns", 45720), ("rIns", 91440), ("bIns", 45720)):
        said = (each.get(name) for each in bodies if each is not None)
        found.append(int(next((each for each in said if each is not None), usual)))
    return found[0], found[1], found[2], found[3]


def copy_placeholder(slide: Any, holder: Any) -> Any:
    """Put a placeholder of a layout onto a slide, with its text; its place and looks stay the layout's."""
    made = deepcopy(holder._element)
    for each in list(made.find("{*}spPr")):
        made.find("{*}spPr").remove(each)
    style = made.find("{*}txBody/{*}lstStyle")
    for each in list(style) if style is not None else ():
        style.remove(each)
    about = made.find("{*}nvSpPr/{*}cNvPr")
    about.set("id", str(1 + max(int(each) for each in tree(slide).xpath(".//p:cNvPr/@id"))))
    tree(slide).append(made)
    return next(each for each in slide.shapes if each._element is made)


def colour_letters(shape: Any, colour: str) -> None:
    """Give all letters of a shape a colour (XML of it), those of fields too."""
    for each in shape._element.xpath(".//a:r | .//a:fld"):
        held = each.find("{*}rPr")
        if held is None:
            held = each.makeelement(qn("a:rPr"), {})
            each.insert(0, held)
        for old in held.findall("{*}solidFill"):
            held.remove(old)
        fill = parse_xml(f"<a:solidFill {spaces('a')}>{colour}</a:solidFill>")
        held.insert(1 if held.find("{*}ln") is not None else 0, fill)


def colour_of_letters(shape: Any) -> Any:
    """The colour that the first letters of a shape have of their own, as an element; None for none."""
    return next(iter(shape._element.xpath(".//a:rPr/a:solidFill/*")), None)


def has_text(shape: Any) -> bool:
    """Whether a placeholder of a layout says anything, be it a field; what asks to be filled in does not."""
    if shape._element.xpath(".//a:fld"):
        return True
    said = "".join(shape._element.xpath(".//a:t/text()")).strip().casefold()
    return bool(said) and said not in _PROMPTS


def called(slide: Any) -> str:
    """The name of a slide, which nobody sees; blank where the program that saved it dropped it."""
    return str(slide._element.cSld.get("name", ""))


def notes(slide: Any) -> str:
    """What the speaker's notes of a slide say."""
    held = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return "" if held is None else str(held.text)


def notes_body(slide: Any) -> Any:
    """The element that holds the speaker's notes; None where people took it away."""
    held = slide.notes_slide.notes_text_frame
    return None if held is None else held._txBody


def keep_aside(presentation: Any, space: str, data: bytes) -> Any:
    """Keep a text (XML) inside a presentation, as Office keeps such; the part of the file that holds it.

    It takes the place of the one of the same name space.
    """
    part = _aside(presentation, space)
    if part is not None:
        part._blob = data
        return part
    package = presentation.part.package
    number = 1 + len([each for each in package.iter_parts() if "/customXml/item" in each.partname])
    made = Part(PackURI(f"/customXml/item{number}.xml"), CT.XML, package, data)
    presentation.part.relate_to(made, RT.CUSTOM_XML)
    about = f'<ds:datastoreItem xmlns:ds="{_STORE}" ds:itemID="{_ITEM}"><ds:schemaRefs><ds:schemaRef '
    about += f'ds:uri="{space}"/></ds:schemaRefs></ds:datastoreItem>'
    held = Part(
        PackURI(f"/customXml/itemProps{number}.xml"), CT.OFC_CUSTOM_XML_PROPERTIES, package, about.encode()
    )
    made.relate_to(held, RT.CUSTOM_XML_PROPS)
    return made


def kept_aside(presentation: Any, space: str) -> bytes | None:
    """The text of a name space that is kept inside a presentation."""
    part = _aside(presentation, space)
    return None if part is None else bytes(part.blob)


def _aside(presentation: Any, space: str) -> Any:
    """The part that holds a text, to which LibreOffice leads from the file and not from the presentation."""
    rels = (each for each in presentation.part.package.iter_rels() if each.reltype == RT.CUSTOM_XML)
    found = (each.target_part for each in rels if not each.is_external)
    return next((each for each in found if f'"{space}"'.encode() in each.blob[:2000]), None)


def table_in(shape: Any) -> Any:
    """The element of the table that a shape holds; None where it holds none."""
    return shape.find("{*}graphic/{*}graphicData/{*}tbl") if local(shape) == "graphicFrame" else None


def chart_in(slide: Any, shape: Any) -> Any:
    """The part of the chart that a shape holds; None where it holds none."""
    held = shape.find("{*}graphic/{*}graphicData/{*}chart") if local(shape) == "graphicFrame" else None
    number = None if held is None else held.get(qn("r:id"))
    return slide.part.related_part(number) if number in slide.part.rels else None


def workbook(chart: Any) -> bytes:
    """The workbook behind a chart."""
    part = chart.chart_workbook.xlsx_part
    return b"" if part is None else bytes(part.blob)


def set_workbook(chart: Any, data: bytes) -> None:
    """Put another workbook behind a chart, unless people have it read one that lies elsewhere."""
    number = chart._element.xlsx_part_rId
    if number is not None and chart.rels[number].is_external:
        return
    chart.chart_workbook.update_from_xlsx_blob(data)


def parts_below(part: Any) -> list[Any]:
    """The parts inside the file to which a part leads."""
    return [each.target_part for each in part.rels.values() if not each.is_external]


def set_picture(slide: Any, shape: Any, data: bytes) -> None:
    """Have the shape of a picture show another one."""
    _, number = slide.part.get_or_add_image_part(BytesIO(data))
    shape.find("{*}blipFill/{*}blip").set(qn("r:embed"), number)


def set_notes(slide: Any, text: str) -> None:
    """Write the speaker's notes of a slide."""
    slide.notes_slide.notes_text_frame.text = text


def bring(source: Any, slide: Any, copy: Any, *, made: list[Any]) -> None:
    """Bring to a slide what the copy of a shape of another presentation shows: its charts and pictures."""
    for each in copy.iter():
        for name in (qn("r:id"), qn("r:embed")):
            part = (
                source.part.rels[each.get(name)].target_part if each.get(name) in source.part.rels else None
            )
            if part is None:
                continue
            if local(each) == "chart":
                chart = ChartPart.load(
                    slide.part.package.next_partname(ChartPart.partname_template),
                    CT.DML_CHART,
                    slide.part.package,
                    part.blob,
                )
                for held in chart._element.findall("{*}externalData"):
                    chart._element.remove(held)
                set_workbook(chart, workbook(part))
                made.append(chart)
                each.set(name, slide.part.relate_to(chart, RT.CHART))
            else:
                each.set(name, slide.part.get_or_add_image_part(BytesIO(part.blob))[1])


def add_slide(presentation: Any, source: Any, *, place: int, made: list[Any]) -> Any:
    """Add a slide that is one of another presentation with the same layouts, at a place among the slides."""
    layouts = list(presentation.slide_layouts)
    like = source.slide_layout
    number = list(like.slide_master.slide_layouts).index(like)
    named = [each for each in layouts if each.name == like.name]
    slide = presentation.slides.add_slide(next(iter(named), layouts[min(number, len(layouts) - 1)]))
    own = tree(slide)
    for each in list(own)[2:]:
        own.remove(each)
    for each in list(tree(source))[2:]:
        copy = deepcopy(each)
        bring(source, slide, copy, made=made)
        own.append(copy)
    slide._element.cSld.set("name", called(source))
    set_notes(slide, notes(source))
    listed = presentation.slides._sldIdLst
    listed.insert(place, listed[-1])
    return slide


def contents(presentation: Any) -> dict[Any, str]:
    """The parts of a presentation, and their names in its file."""
    return {each: str(each.partname).lstrip("/") for each in presentation.part.package.iter_parts()}
