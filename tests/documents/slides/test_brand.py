"""Decks in the templates of companies: in their colours, legible, within their free area."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.util import Emu

import graph
from graph.documents.slides import HUBS, Findings, deck
from graph.documents.slides.presentation import open_desk
from graph.documents.slides.slide import Leaf, begin
from graph.documents.tables import render
from graph.drawing.lettering import folded
from graph.drawing.pictures import day_drawing
from graph.map.draw import positions
from graph.model.answer import Answer
from graph.model.ecosystem import Ecosystem
from graph.model.view import View
from graph.questions.growth.decomposition import decomposition
from graph.questions.growth.overtime import over_time
from graph.questions.hubs.answer import hub_report_answer
from graph.questions.hubs.coverage import countries, prefectures
from tests.conftest import shapes_of

A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def template(name: str) -> bytes:
    """The template of a name of `BRANDS`, as a file."""
    brand: Any = Presentation()
    BRANDS[name](brand)
    stream = io.BytesIO()
    brand.save(stream)
    return stream.getvalue()


def _themed(brand: Any, **colours: str) -> None:
    """Give colours of the theme other values."""
    part = next(
        each._target for each in brand.slide_masters[0].part.rels.values() if each.reltype.endswith("/theme")
    )
    text = part.blob.decode()
    for name, value in colours.items():
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>', text)
    part._blob = text.encode()


def _widened(brand: Any) -> None:
    """Make slides 16:9, and everything on the master and layouts as much wider."""
    share = 12192000 / brand.slide_width
    brand.slide_width = Emu(12192000)
    for sheet in (brand.slide_masters[0], *brand.slide_layouts):
        for each in sheet.shapes:
            if each._element.spPr.xfrm is not None:
                each.left, each.width = Emu(round(each.left * share)), Emu(round(each.width * share))


def _footed(brand: Any) -> None:
    """Fill the footer of each layout, as PowerPoint does when it is applied to all."""
    for layout in brand.slide_layouts:
        for each in layout.placeholders:
            if "FOOTER" in str(each.placeholder_format.type):
                each.text_frame.text = "Kansai Council · confidential"


def _drawn(brand: Any, sheet: Any, box: tuple[int, int, int, int], colour: str) -> None:
    """Paint a rectangle onto a master or layout, behind everything."""
    left, top, wide, high = box
    shape = (
        f'<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="{A}"><p:nvSpPr>'
        '<p:cNvPr id="90" name="painted"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect">'
        f'<a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></p:spPr></p:sp>'
    )
    sheet.shapes._spTree.insert(2, parse_xml(shape))


def _logo(brand: Any) -> None:
    """A logo at the lower right corner of the layouts, and one at the upper right."""
    _widened(brand)
    stream = io.BytesIO()
    Image.new("RGB", (60, 30), "#C00000").save(stream, "png")
    for layout in brand.slide_layouts:
        _, number = layout.part.get_or_add_image_part(io.BytesIO(stream.getvalue()))
        for left, top in ((10900000, 5700000), (11100000, 100000)):
            added = layout.shapes._spTree.add_pic(
                80 + top // 1000, "logo", "", number, left, top, 900000, 450000
            )
            assert added is not None


def _dark(brand: Any) -> None:
    """A master whose text is light: its map of colours is turned, as in PowerPoint's dark style."""
    _widened(brand)
    _footed(brand)
    held = brand.slide_masters[0]._element.find(".//{*}clrMap")
    for name, value in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        held.set(name, value)
    _themed(brand, dk1="0B1F3A", lt1="FFFFFF", accent1="1B4F8A", accent2="F2A900", accent3="2A9D8F")


def _old(brand: Any) -> None:
    """4:3 as python-pptx has it, with a footer and accents too pale for white."""
    _footed(brand)
    _themed(brand, accent1="FFE699", accent2="F8CBAD", dk1="404040")


def _banded(brand: Any) -> None:
    """A band across the top with the title in white on it, and a narrow one at the left."""
    _widened(brand)
    _themed(brand, accent1="7A1F5C", accent2="1F7A3D")
    master = brand.slide_masters[0]
    _drawn(brand, master, (0, 0, 12192000, 1450000), "accent1")
    _drawn(brand, master, (0, 1450000, 300000, 5408000), "accent2")
    run = master._element.find(".//{*}titleStyle/{*}lvl1pPr/{*}defRPr")
    run.find("{*}solidFill/{*}schemeClr").set("val", "bg1")
    run.set("sz", "3600")


BRANDS = {"dark": _dark, "4:3": _old, "logo": _logo, "band": _banded}

# Of each template: the language of its decks, the ground of titles, and that of everything else.
MADE = {
    "dark": ("en", "0B1F3A", "0B1F3A"),
    "4:3": ("ja", "FFFFFF", "FFFFFF"),
    "logo": ("en", "FFFFFF", "FFFFFF"),
    "band": ("ja", "7A1F5C", "FFFFFF"),
}
pytestmark = pytest.mark.slow
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
TURNED = {"tx1": "lt1", "bg1": "dk1", "tx2": "lt2", "bg2": "dk2"}
STRAIGHT = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


def timeline(eco: Ecosystem, lang: str, design: bytes) -> bytes:
    view = View(eco, lang=lang)
    findings = Findings(
        growth=graph.growth(view),
        mixing=decomposition(view),
        ranks=over_time(view),
        prefectures=prefectures(view),
        countries=countries(view),
        hubs=graph.centrality(eco, measures=HUBS).drop(columns="id"),
        notes=("counted: everything",),
    )
    shown = View(eco, "2016-12-31").periods("year")[-2:]
    return deck(view, positions(eco), shown, findings=findings, template=design)


def views(eco: Ecosystem) -> dict[str, View]:
    return {lang: View(eco, "2017-12-31", lang=lang) for lang in ("en", "ja")}


STORIES: dict[str, Answer] = {}  # by language: it takes longer than the slides


def story(view: View) -> Answer:
    if view.lang not in STORIES:
        STORIES[view.lang] = hub_report_answer(view)
    return STORIES[view.lang]


def report(view: View, design: bytes) -> bytes:
    told, eco, lang = story(view), view.whole, view.lang
    called = told.charts["map_today"]
    drawing = day_drawing(
        view.counted, positions(eco), date=("2026", ""), source="", lang=lang, called=called
    )
    made = render(told, "pptx", lang=lang, template=design, maps={"map_today": drawing})
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="module", params=list(MADE))
def brand(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def made(brand: str, sample: Ecosystem) -> list[bytes]:
    """Both decks in a template."""
    lang, data = MADE[brand][0], template(brand)
    return [timeline(sample, lang, data), report(views(sample)[lang], data)]


@pytest.fixture(scope="module")
def slides(made: list[bytes]) -> list[Any]:
    return [slide for data in made for slide in Presentation(io.BytesIO(data)).slides]


def sized(slides: list[Any]) -> tuple[int, int]:
    held = slides[0].part.package.presentation_part.presentation
    return held.slide_width, held.slide_height


def corners(shape: Any) -> tuple[int, int, int, int]:
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def overlap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_nothing_lies_beyond_the_edges_of_a_slide(slides: list[Any]) -> None:
    wide, high = sized(slides)
    for slide in slides:
        for each in shapes_of(slide):
            left, top, right, bottom = corners(each)
            assert (left >= 0, top >= 0, right <= wide, bottom <= high) == (True,) * 4, each.name


def test_nothing_lies_over_title_footers_and_logo(slides: list[Any]) -> None:
    for slide in slides:
        kept = [(each.shape_id, corners(each)) for each in slide.placeholders]
        kept += [(0, corners(each)) for each in slide.slide_layout.shapes if each.name == "logo"]
        for number, box in kept:
            for each in shapes_of(slide):
                if each.shape_id != number and not (number == 0 and each.is_placeholder):
                    assert not overlap(box, corners(each)), (slide.shapes.title.text_frame.text, each.name)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    plain = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
    return 0.2126 * plain[0] + 0.7152 * plain[1] + 0.0722 * plain[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def theme_of(brand: str) -> dict[str, str]:
    """The colours of the theme of a template, read as text."""
    with zipfile.ZipFile(io.BytesIO(template(brand))) as archive:
        text = archive.read("ppt/theme/theme1.xml").decode()
    found = re.findall(r"<a:(\w+)><a:(?:srgbClr val|sysClr val=\"\w+\" lastClr)=\"(\w{6})\"", text)
    own = dict(found)
    mapped = TURNED if brand == "dark" else STRAIGHT
    return own | {name: own[each] for name, each in mapped.items()}


def colours(part: Any, theme: dict[str, str]) -> Iterator[tuple[str, float]]:
    """The colour and size (points) of all letters of a part that have a colour of their own."""
    for each in part.iter():
        name = each.tag.rpartition("}")[2] if isinstance(each.tag, str) else ""
        held = each.find("{*}solidFill") if name in ("rPr", "defRPr") else None
        if held is not None:
            size = int(each.get("sz") or 1200) / 100
            assert len(held[0]) == 0  # nothing is done to the colour
            yield held[0].get("val") if "srgb" in held[0].tag else theme[held[0].get("val")], size


def test_every_text_stands_out_from_its_ground(slides: list[Any], brand: str) -> None:
    _, over, ground = MADE[brand]
    theme, seen = theme_of(brand), 0
    for slide in slides:
        title = slide.shapes.title._element if slide.slide_layout.name != "Title Slide" else None
        charts = [each.chart._chartSpace for each in shapes_of(slide) if each.has_chart]
        for part in (*slide.shapes._spTree, *charts):
            for colour, size in colours(part, theme):
                seen += 1
                least = 3 if size >= 18 else 4.5
                assert contrast(colour, over if part is title else ground) >= least, (colour, size)
    assert seen > 500


def test_inherited_text_stands_out_or_has_a_colour_of_its_own(slides: list[Any], brand: str) -> None:
    # Titles are tx1 (in the band bg1). Footers are tx1 with a tint of 75 %: of white it is white, of black
    # 898989, which has 3.5 : 1 on white, so that they need a colour of their own on white.
    own = {True: 0, False: 0}
    for slide in slides:
        for each in slide.placeholders:
            if each.placeholder_format.type not in (*TITLES, PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.OBJECT):
                own[each._element.find(".//{*}rPr/{*}solidFill") is not None] += 1
    assert own == ({True: 0, False: own[False]} if brand == "dark" else {True: own[True], False: 0})
    assert max(own.values()) > 20


def test_symbols_and_lines_stand_out_on_a_dark_ground(slides: list[Any], brand: str) -> None:
    ground = MADE[brand][2]
    theme, lines = theme_of(brand), []
    for slide in slides:
        symbols = positions_of(slide)
        for each in shapes_of(slide):
            glued = each._element.find(".//{*}stCxn") is not None
            held = each._element.find("{*}spPr/{*}ln/{*}solidFill")
            if held is not None and (glued or each.name in symbols):
                value = held[0].get("val")
                lines.append(value if "srgb" in held[0].tag else theme[value])
    assert len(lines) > 100
    assert min(contrast(each, ground) for each in set(lines)) >= 2.99


def positions_of(slide: Any) -> set[str]:
    """The symbols of a map: what has a name beside it."""
    names = {each.name for each in shapes_of(slide)}
    return {each.removesuffix(" (name)") for each in names if each.endswith(" (name)")}


def test_texts_and_charts_take_the_colours_of_the_theme(made: list[bytes], brand: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made[0])) as archive:
        names = archive.namelist()
        texts, charts = (
            " ".join(archive.read(each).decode() for each in names if re.match(rf"ppt/{kind}\d", each))
            for kind in ("slides/slide", "charts/chart")
        )
    assert '<a:schemeClr val="tx1"/>' in texts
    assert "1F2933" not in texts + charts  # our own ink
    # The first accent that has 3 : 1 by itself: on white FFE699, F8CBAD and 9BBB59 have not, nor 1B4F8A on
    # 0B1F3A.
    shown = {"dark": "accent2", "4:3": "accent4", "logo": "accent1", "band": "accent1"}[brand]
    assert f'<a:schemeClr val="{shown}"/>' in charts
    if brand == "4:3":
        assert "FFE699" not in charts


def test_titles_fit_their_boxes(slides: list[Any], brand: str) -> None:
    for slide in slides:
        box = slide.shapes.title
        sizes = [int(each.get("sz")) / 100 for each in box._element.iter("{*}rPr") if each.get("sz")]
        size = sizes[0] if sizes else 36 if brand == "band" else 44  # of the master
        room = (box.width - 2 * 91440) / 12700
        lines = folded(box.text_frame.text, room, size)
        assert len(lines) * size * 1.2 <= (box.height - 2 * 45720) / 12700


def test_footer_date_and_number_of_the_layout_are_on_each_slide_once(slides: list[Any], brand: str) -> None:
    for slide in slides:
        kinds = [each.placeholder_format.type for each in slide.placeholders]
        small = [each for each in kinds if each in (15, 16, 13)]  # ECMA-376: footer, date, number
        front = slide.slide_layout.name == "Title Slide"
        said = brand in ("dark", "4:3")  # the others have a footer that says nothing
        assert len(small) == 2 + said - front
        assert not [each for each in shapes_of(slide) if each.name == "page"]
        if said:
            texts = [each.text_frame.text for each in slide.placeholders]
            assert "Kansai Council · confidential" in texts


def test_names_on_maps_are_at_least_10_points(slides: list[Any], sample: Ecosystem) -> None:
    plain = Presentation(io.BytesIO(deck_of(sample))).slides
    for group in (slides, list(plain)):
        names = [each for slide in group for each in shapes_of(slide) if each.name.endswith(" (name)")]
        assert len(names) > 20
        sizes = [int(each._element.find(".//{*}rPr").get("sz")) for each in names]
        assert min(sizes) >= 1000


def deck_of(sample: Ecosystem) -> bytes:
    view = View(sample)
    return deck(view, positions(sample), View(sample, "2016-12-31").periods("year")[-1:])


def test_the_same_deck_is_the_same_bytes_in_a_template(
    sample: Ecosystem, made: list[bytes], brand: str
) -> None:
    assert report(views(sample)[MADE[brand][0]], template(brand)) == made[1]


@pytest.mark.parametrize("name", list(MADE))
def test_text_alone_stands_in_the_placeholder_for_text(name: str) -> None:
    desk = open_desk(template(name), "en")
    slide, _ = begin(desk, Leaf("Growth", "source", sentences=("It grew.", "By a third.")), alone=True)
    held = [each for each in slide.placeholders if each.placeholder_format.type == PP_PLACEHOLDER.OBJECT]
    assert [each.text_frame.text for each in held] == ["It grew.\nBy a third."]
