"""What a template paints, and the room that it leaves."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.util import Emu

from graph.documents.slides.design import Box, design
from graph.documents.slides.holders import body_size, title_size
from graph.documents.slides.layouts import read_layout
from graph.documents.slides.presentation import open_desk

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
SIZE = Box(0, 0, 9144000, 6858000)


@pytest.fixture
def layout() -> Any:
    """Title Only of a plain presentation, 4:3."""
    return Presentation().slide_layouts[5]


def background(sheet: Any, fill: str) -> None:
    held = parse_xml(f"<p:bg {P} {A}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>")
    sheet._element.find("{*}cSld").insert(0, held)


def rectangle(sheet: Any, box: tuple[int, int, int, int], fill: str, *, parent: Any = None) -> None:
    left, top, wide, high = box
    tree = sheet.shapes._spTree if parent is None else parent
    tree.append(parse_xml(
        f'<p:sp {P} {A}><p:nvSpPr><p:cNvPr id="90" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>{fill}</p:spPr></p:sp>'
    ))  # fmt: skip


def solid(colour: str, changes: str = "") -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}">{changes}</a:srgbClr></a:solidFill>'


@pytest.mark.parametrize(
    ("fill", "colours"),
    [
        (solid("102030"), ("#102030",)),
        ('<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>', ("#4F81BD",)),  # of the plain theme
        ('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>', ("#FFFFFF",)),  # lt1 by the master's map
        ('<a:solidFill><a:prstClr val="black"/></a:solidFill>', ("#000000",)),
        # half as light: 40 40 40 is 64 of 255, 128 / 2
        (solid("808080", '<a:lumMod val="50000"/>'), ("#404040",)),
        # a light of 0.5 is 188 of 255 in sRGB
        (solid("FFFFFF", '<a:shade val="50000"/>'), ("#BCBCBC",)),
        (solid("000000", '<a:tint val="50000"/>'), ("#BCBCBC",)),
        (
            '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="000000"/></a:gs>'
            '<a:gs pos="100000"><a:srgbClr val="202020"/></a:gs></a:gsLst></a:gradFill>',
            ("#000000", "#202020"),
        ),
    ],
)
def test_a_background_has_the_colours_of_its_fill(layout: Any, fill: str, colours: tuple[str, ...]) -> None:
    background(layout, fill)
    assert design(layout, SIZE).background == colours


def test_the_background_of_a_layout_comes_before_that_of_its_master(layout: Any) -> None:
    held = layout.slide_master._element.find("{*}cSld/{*}bg")
    held.getparent().remove(held)
    background(layout.slide_master, solid("111111"))
    assert design(layout, SIZE).background == ("#111111",)
    background(layout, solid("222222"))
    assert design(layout, SIZE).background == ("#222222",)


def test_a_picture_as_background_has_the_colours_of_its_halves(layout: Any) -> None:
    picture, stream = Image.new("RGB", (20, 20), "#101010"), io.BytesIO()
    picture.paste("#303030", (0, 0, 20, 10))
    picture.save(stream, "png")
    _, number = layout.part.get_or_add_image_part(stream)
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    background(layout, f'<a:blipFill><a:blip {space} r:embed="{number}"/></a:blipFill>')
    dark, light = design(layout, SIZE).background
    assert "#101010" <= dark < "#181818"
    assert "#282828" < light <= "#303030"


def test_a_shape_over_a_place_is_its_ground_and_one_beside_it_is_not(layout: Any) -> None:
    rectangle(layout.slide_master, (0, 0, 9144000, 1000000), solid("AA0000"))
    found = design(layout, SIZE)
    assert found.grounds(Box(100, 100, 5000000, 900000)) == ("#AA0000",)
    assert found.grounds(Box(0, 2000000, 5000000, 3000000)) == ("#FFFFFF",)
    assert found.grounds(Box(0, 0, 5000000, 2000000)) == ("#FFFFFF", "#AA0000")  # half over it


def test_shapes_of_a_master_that_a_layout_hides_are_not_painted(layout: Any) -> None:
    rectangle(layout.slide_master, (0, 0, 9144000, 1000000), solid("AA0000"))
    layout._element.set("showMasterSp", "0")
    assert design(layout, SIZE).painted == ()


def test_shapes_in_a_group_lie_where_the_group_puts_them(layout: Any) -> None:
    group = parse_xml(
        f'<p:grpSp {P} {A}><p:nvGrpSpPr><p:cNvPr id="80" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="1000" y="2000"/><a:ext cx="200" cy="200"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="100" cy="100"/></a:xfrm></p:grpSpPr></p:grpSp>'
    )
    layout.shapes._spTree.append(group)
    rectangle(layout, (10, 20, 30, 40), solid("AA0000"), parent=group)
    # twice as large: 1000 + 2 * 10, 2000 + 2 * 20, and 60 by 80
    assert [each.box for each in design(layout, SIZE).painted] == [Box(1020, 2040, 1080, 2120)]


def test_things_stand_beside_what_is_painted_and_above_the_footers(layout: Any) -> None:
    rectangle(layout, (8000000, 0, 1144000, 6858000), solid("AA0000"))  # a bar at the right
    free = read_layout(layout, SIZE).free
    assert free.right < 8000000
    # the title of the plain design ends at 274638 + 1143000, its footers begin at 6356350
    assert free.top > 1417638
    assert free.bottom < 6356350


def test_things_stand_on_a_card(layout: Any) -> None:
    background(layout, solid("000000"))
    rectangle(layout, (400000, 300000, 8300000, 6000000), solid("FFFFFF"))
    found = read_layout(layout, SIZE)
    assert found.tones.grounds == ("#FFFFFF",)
    assert found.free.left > 400000
    assert found.free.bottom < 6300000


def test_a_title_in_the_middle_of_a_slide_moves_to_its_top(layout: Any) -> None:
    title = layout.placeholders[0]
    title.left, title.width = Emu(457200), Emu(8229600)
    title.top, title.height = Emu(2500000), Emu(1500000)
    found = read_layout(layout, SIZE)
    assert found.moved
    assert found.title.bottom < 0.2 * SIZE.bottom
    assert found.free.share_of(SIZE) > 0.5


@pytest.mark.parametrize(
    ("text", "room", "high", "size"),
    [
        ("Growth", 600, 60, 44),  # of the template
        ("Growth", 600, 45, 36),  # one line is 1.2 times as high: 43.2
        ("Growth", 120, 60, 32),  # 3.167 ems, with a tenth for wider fonts: 111.5 at 32, 125.4 at 36
        ("a " * 200, 100, 20, 10),  # the smallest
    ],
)
def test_a_title_is_as_small_as_its_box_needs(text: str, room: float, high: float, size: float) -> None:
    assert title_size(text, room, high, most=44, bold=False) == size


def test_text_is_no_larger_than_in_the_template() -> None:
    assert body_size(["It grew."], 500, 300, most=16) == 16
    assert body_size(["It grew."] * 10, 500, 150, most=16) == 9  # ten lines of 1.7 times their size: 8.8


def test_a_title_leaves_room_for_a_logo_in_its_box(layout: Any) -> None:
    # the title of the plain design spans 457200 to 8686800; the logo covers its right end
    rectangle(layout, (8000000, 200000, 1000000, 600000), solid("AA0000"))
    found = read_layout(layout, SIZE).title
    assert (found.left, found.right) == (457200, 8000000)


def test_a_pattern_over_a_title_leaves_it_its_box_and_a_logo_does_not(layout: Any) -> None:
    held = next(each for each in layout.placeholders)
    held.left, held.top, held.width, held.height = Emu(500000), Emu(300000), Emu(8000000), Emu(900000)
    rectangle(layout, (7500000, 300000, 1000000, 900000), solid("FFCC00"))
    assert read_layout(layout, SIZE).title == Box(500000, 300000, 7500000, 1200000)
    for left in range(500000, 7000000, 1000000):
        rectangle(layout, (left, 200000, 900000, 400000), solid("FFCC00"))
        rectangle(layout, (left + 500000, 700000, 900000, 600000), solid("FFCC00"))
    assert read_layout(layout, SIZE).title == Box(500000, 300000, 8500000, 1200000)


def templated(presentation: Any) -> bytes:
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("colour", "card"), [("FFFFFF", False), ("10243A", False), ("27809A", True)])
def test_a_ground_of_middling_light_gets_a_sheet_of_white_under_what_is_shown(
    colour: str, card: bool
) -> None:
    presentation: Any = Presentation()
    background(presentation.slide_layouts[5], solid(colour))
    desk = open_desk(templated(presentation), "en")
    slide = desk.add_slide("A title", ["notes"])
    desk.write_source(slide, "source")
    desk.finish()
    first, sheet = slide.shapes[1], desk.layout_of(slide.slide_layout)
    assert (first.name == "card") is card
    if card:
        assert first.fill.fore_color.rgb == (255, 255, 255)
        assert first._element.find(".//{*}decorative") is not None
        assert first.left < sheet.free.left
        assert first.top + first.height > sheet.free.bottom
        assert desk.tones.grounds == ("#FFFFFF",)


def test_what_a_design_has_for_somebody_to_fill_in_is_on_no_slide() -> None:
    presentation: Any = Presentation()
    layout = presentation.slide_layouts[5]
    kinds = {each.placeholder_format.type: each for each in layout.placeholders}
    kinds[PP_PLACEHOLDER.FOOTER].text_frame.text = "<footer> "
    kinds[PP_PLACEHOLDER.DATE].text_frame.text = "<date/time>"
    desk = open_desk(templated(presentation), "en")
    slide = desk.add_slide("A title", [])
    desk.finish()
    assert [each.placeholder_format.type for each in slide.placeholders] == [
        PP_PLACEHOLDER.TITLE,
        PP_PLACEHOLDER.SLIDE_NUMBER,
    ]
    kinds[PP_PLACEHOLDER.FOOTER].text_frame.text = "Confidential"
    desk = open_desk(templated(presentation), "en")
    slide = desk.add_slide("A title", [])
    desk.finish()
    assert "Confidential" in [each.text_frame.text for each in slide.placeholders]


def test_over_a_pattern_there_is_room_and_a_sheet_of_white(layout: Any) -> None:
    plain = read_layout(layout, SIZE)
    for left in range(500000, 8500000, 1000000):
        for top in range(1700000, 6000000, 1000000):
            rectangle(layout, (left, top, 700000, 700000), solid("C0C0C0"))
    found = read_layout(layout, SIZE)
    assert found.free == plain.free
    assert (plain.card, found.card) == (False, True)
