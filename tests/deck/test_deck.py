from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

import graph
from graph.deck import HUBS, Findings, deck, too_many
from graph.errors import UnknownName, UsageError
from graph.model import Ecosystem, make
from graph.periods import periods
from graph.questions.overtime import over_time

PLACES = {"hub": (0.0, 0.0), "p": (100.0, 0.0), "q": (100.0, 80.0), "r": (0.0, 80.0)}


@pytest.fixture(scope="module")
def eco() -> Ecosystem:
    """A hub that signs with p in 2014, with q in 2016 and with r in 2018; rows out of order."""
    nodes = {
        "id": ["r", "q", "p", "hub"],
        "name": ["R & <Co>", "Q", "P", "The Hub"],
        "type": ["society", "university", "prefecture", "hub"],
        "name_ja": ["", "", "甲県", "中心"],
    }
    edges = {
        "source": ["r", "hub", "p"],
        "target": ["hub", "q", "hub"],
        "signed": ["2018", "2016-05", "2014-04"],
    }
    return make(nodes, {**edges, "source_url": ["", "https://example.org/q", ""]})


def made(eco: Ecosystem, **options: Any) -> bytes:
    stretch = periods(date(2014, 1, 1), date(2018, 12, 31))
    hubs = graph.centrality(eco, measures=HUBS).drop(columns="id")
    found = Findings(graph.growth(eco), over_time(eco), hubs, ("counted: everything",))
    return deck(eco, PLACES, stretch, **{"findings": found, **options})


@pytest.fixture(scope="module")
def slides(eco: Ecosystem) -> list[Any]:
    return list(Presentation(io.BytesIO(made(eco))).slides)


def connectors(slide: Any) -> list[Any]:
    """The ties of a slide: the connectors that are glued to something."""
    return [each for each in slide.shapes if each._element.findall(".//{*}stCxn")]


def test_periods_with_a_change_have_a_slide_and_growth_ranks_and_hubs_follow(slides: list[Any]) -> None:
    # 2015 and 2017 bring nothing.
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        "Ecosystem network",
        "2014: 1 new agreement, 2 new organisations",
        "2016: 1 new agreement, 1 new organisation",
        "2018: 1 new agreement, 1 new organisation",
        "How agreements grew",
        "Hubs over time",
        "Hubs",
    ]


def test_every_tie_is_a_connector_glued_to_the_shapes_of_both_its_ends(slides: list[Any]) -> None:
    slide = slides[3]
    names = {each.shape_id: each.name for each in slide.shapes}
    ends = set()
    for tie in connectors(slide):
        start, end = (tie._element.find(f".//{{*}}{side}") for side in ("stCxn", "endCxn"))
        ends.add((names[int(start.get("id"))], names[int(end.get("id"))]))
    assert ends == {("hub", "p"), ("hub", "q"), ("hub", "r")}


def test_a_connector_names_a_site_that_its_shape_has(slides: list[Any]) -> None:
    sites = {"star5": 5, "rect": 4, "triangle": 6, "ellipse": 8}  # ECMA-376, presetShapeDefinitions.xml
    kinds = {each.shape_id: each._element.find(".//{*}prstGeom") for each in slides[3].shapes}
    for tie in connectors(slides[3]):
        for side in ("stCxn", "endCxn"):
            end = tie._element.find(f".//{{*}}{side}")
            assert 0 <= int(end.get("idx")) < sites[kinds[int(end.get("id"))].get("prst")]


def test_ties_lie_under_the_symbols(slides: list[Any]) -> None:
    order = [each.name for each in slides[3].shapes]
    assert max(order.index(each.name) for each in connectors(slides[3])) < order.index("hub")


def test_new_ties_are_orange_and_old_ones_are_not(slides: list[Any]) -> None:
    colours = {tie.name: tie.line.color.rgb for tie in connectors(slides[2])}
    assert str(colours["hub – q"]) == "D55E00"
    assert str(colours["hub – p"]) != "D55E00"


def test_nobody_moves_from_slide_to_slide(slides: list[Any]) -> None:
    def centre(slide: Any, name: str) -> tuple[float, float]:
        shape = next(each for each in slide.shapes if each.name == name)
        return shape.left + shape.width / 2, shape.top + shape.height / 2

    first, last = centre(slides[1], "p"), centre(slides[3], "p")
    assert first == pytest.approx(last, abs=2)  # EMU, of which a point has 12,700


def test_every_shape_of_a_slide_has_a_number_of_its_own_and_lies_on_the_slide(slides: list[Any]) -> None:
    for slide in slides:
        numbers = [each.shape_id for each in slide.shapes]
        assert len(numbers) == len(set(numbers))
        for each in slide.shapes:
            assert each.left >= 0
            assert each.top >= 0
            assert each.left + each.width <= 12192000
            assert each.top + each.height <= 6858000


def test_charts_and_the_table_are_native(slides: list[Any]) -> None:
    assert [len([each for each in slide.shapes if each.has_chart]) for slide in slides[4:]] == [2, 1, 0]
    table = next(each.table for each in slides[6].shapes if each.has_table)
    assert [cell.text for cell in table.rows[1].cells] == ["1", "The Hub", "Hub", "3", "3", "1"]
    levels = slides[4].shapes[1].chart.plots[0]
    assert list(levels.series[0].values) == [1, 1, 2, 2, 3]  # agreements signed by the end of each year


def test_the_chart_of_ranks_has_the_first_on_top(slides: list[Any]) -> None:
    chart = next(each.chart for each in slides[5].shapes if each.has_chart)
    assert chart.value_axis.reverse_order
    places = {series.name: list(series.values) for series in chart.plots[0].series}
    assert places["The Hub"] == [1, 1, 1, 1, 1]


def test_notes_say_what_was_counted_on_which_pages_and_what_was_passed_over(slides: list[Any]) -> None:
    notes = slides[2].notes_slide.notes_text_frame.text.split("\n")
    assert "counted: everything" in notes
    assert "2015: no change, no slide" in notes
    assert "hub – q, 2016-05: https://example.org/q" in notes


def test_the_same_deck_is_the_same_bytes_and_carries_no_clock(eco: Ecosystem) -> None:
    one, other = made(eco), made(eco)
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2018-12-31T00:00:00Z") >= 2
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        assert len(books) == 3
        with zipfile.ZipFile(io.BytesIO(archive.read(books[0]))) as book:
            assert b"2018-12-31T00:00:00Z" in book.read("docProps/core.xml")


def test_every_part_is_listed_and_every_relation_leads_somewhere(eco: Ecosystem) -> None:
    import posixpath
    import xml.etree.ElementTree as ElementTree

    with zipfile.ZipFile(io.BytesIO(made(eco))) as archive:
        names = set(archive.namelist())
        assert len(names) == len(archive.namelist())
        for rels in (name for name in names if name.endswith(".rels")):
            folder = posixpath.dirname(posixpath.dirname(rels))
            for each in ElementTree.fromstring(archive.read(rels)):
                if each.get("TargetMode") != "External":
                    target = each.get("Target") or ""
                    assert posixpath.normpath(posixpath.join("/", folder, target))[1:] in names


def test_japanese_text_is_marked_and_has_a_font(eco: Ecosystem) -> None:
    data = made(eco, lang="ja")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        slide = archive.read("ppt/slides/slide2.xml").decode()
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert 'lang="ja-JP"' in slide
    assert "甲県" in slide
    assert '<a:ea typeface="Yu Gothic"/>' in theme


def test_a_template_gives_its_design_and_keeps_its_slides(eco: Ecosystem) -> None:
    brand: Any = Presentation()
    brand.slides.add_slide(brand.slide_layouts[0]).shapes.title.text_frame.text = "old slide"
    brand.slide_masters[0].background.fill.solid()
    stream = io.BytesIO()
    brand.save(stream)
    shown: Any = Presentation(io.BytesIO(made(eco, template=stream.getvalue())))
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    assert "old slide" not in titles
    assert len(titles) == 7
    assert shown.slide_width == brand.slide_width  # 4:3, into which everything still fits
    for slide in shown.slides:
        assert all(each.left + each.width <= shown.slide_width for each in slide.shapes)
        assert all(each.top + each.height <= shown.slide_height for each in slide.shapes)


@pytest.mark.parametrize("template", [b"", b"no presentation", b"PK\x05\x06" + b"\0" * 18])
def test_a_template_that_is_none_is_refused(eco: Ecosystem, template: bytes) -> None:
    with pytest.raises(UsageError):
        made(eco, template=template)


def test_a_period_with_a_picture_shows_it_instead_of_shapes(eco: Ecosystem) -> None:
    from graph.snapshots import snapshot_picture

    data = made(eco, pictures={"2018": snapshot_picture(eco, PLACES)})
    slide = list(Presentation(io.BytesIO(data)).slides)[3]
    assert [each.shape_type for each in slide.shapes].count(MSO_SHAPE_TYPE.PICTURE) == 1
    assert connectors(slide) == []


def test_too_many_is_more_than_150_organisations_or_400_ties(ecosystem_of: Any) -> None:
    def star(leaves: int) -> Ecosystem:
        found: Ecosystem = ecosystem_of(
            *({"source": "hub", "target": f"t{i:03}", "signed": "2016"} for i in range(leaves))
        )
        return found

    assert not too_many(star(149))
    assert too_many(star(150))


def test_an_organisation_without_a_position_is_refused(eco: Ecosystem) -> None:
    with pytest.raises(UnknownName):
        deck(eco, {"hub": (0.0, 0.0)}, periods(date(2014, 1, 1), date(2014, 12, 31)))


def test_a_deck_of_nothing_has_a_title() -> None:
    nobody = make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {})
    assert len(Presentation(io.BytesIO(deck(nobody, {"a": (0.0, 0.0)}, []))).slides) == 1
