from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.shapes import MSO_SHAPE_TYPE

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.dates.periods import periods
from graph.documents.slides import HUBS, Findings, deck, too_many
from graph.documents.slides.chart_style import ticks
from graph.drawing import lettering
from graph.drawing.charts import Setting, growth_chart
from graph.drawing.pictures import make_plan
from graph.drawing.pictures.plan import lettered
from graph.errors import UnknownName, UsageError
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.growth.decomposition import decomposition
from graph.questions.growth.overtime import over_time
from tests.conftest import shapes_of

PREFECTURES = pd.DataFrame({"place": ["Osaka", "Akita"], "nodes": [5, 2], "connected": [3, 0]})
COUNTRIES = pd.DataFrame({"place": ["Japan"], "nodes": [7], "connected": [6]})
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


def made(eco: Ecosystem, lang: str = "en", **options: Any) -> bytes:
    stretch = periods(date(2014, 1, 1), date(2018, 12, 31))
    found = Findings(
        growth=graph.growth(eco),
        mixing=decomposition(eco),
        ranks=over_time(eco),
        prefectures=PREFECTURES,
        countries=COUNTRIES,
        hubs=graph.centrality(eco, measures=HUBS).drop(columns="id"),
        notes=("counted: everything",),
    )
    return deck(View(eco, lang=lang), PLACES, stretch, **{"findings": found, **options})


@pytest.fixture(scope="module")
def slides(eco: Ecosystem) -> list[Any]:
    return list(Presentation(io.BytesIO(made(eco))).slides)


def connectors(slide: Any) -> list[Any]:
    """The ties of a slide: the connectors that are glued to something."""
    return [each for each in shapes_of(slide) if each._element.findall(".//{*}stCxn")]


# The outline of a newcomer is orange, and a type of one's own is told by its outline alone: #0072B2 here. Its
# inside tells it then, by that colour with 39 % of white: 0 -> 99, 114 -> 169, 178 -> 208.
def test_a_newcomer_of_a_type_of_ones_own_shows_its_colour_within_the_orange(slides: list[Any]) -> None:
    [joined] = [each for slide in slides for each in shapes_of(slide) if each.name == "r"]
    assert str(joined.fill.fore_color.rgb) == f"{99:02X}{169:02X}{208:02X}"
    assert str(joined.line.color.rgb) == "AA4B00"


@pytest.mark.slow
def test_periods_with_a_change_have_a_slide_and_the_charts_and_hubs_follow(slides: list[Any]) -> None:
    # 2015 and 2017 bring nothing.
    assert [slide.shapes.title.text_frame.text for slide in slides] == [
        "Ecosystem network",
        "2014: 1 agreement signed, 2 new organisations",
        "2016: 1 agreement signed, 1 new organisation",
        "2018: 1 agreement signed, 1 new organisation",
        "How agreements grew",
        "Who ties with whom",
        "Hubs over time",
        "Where there are ties, and where there are none",
        "Hubs",
    ]


def test_every_tie_is_a_connector_glued_to_the_shapes_of_both_its_ends(slides: list[Any]) -> None:
    slide = slides[3]
    names = {each.shape_id: each.name for each in shapes_of(slide)}
    ends = set()
    for tie in connectors(slide):
        start, end = (tie._element.find(f".//{{*}}{side}") for side in ("stCxn", "endCxn"))
        ends.add((names[int(start.get("id"))], names[int(end.get("id"))]))
    assert ends == {("hub", "p"), ("hub", "q"), ("hub", "r")}


def test_a_connector_names_a_site_that_its_shape_has(slides: list[Any]) -> None:
    sites = {"star5": 5, "rect": 4, "triangle": 6, "ellipse": 8}  # ECMA-376, presetShapeDefinitions.xml
    kinds = {each.shape_id: each._element.find(".//{*}prstGeom") for each in shapes_of(slides[3])}
    for tie in connectors(slides[3]):
        for side in ("stCxn", "endCxn"):
            end = tie._element.find(f".//{{*}}{side}")
            assert 0 <= int(end.get("idx")) < sites[kinds[int(end.get("id"))].get("prst")]


def test_ties_lie_under_the_symbols(slides: list[Any]) -> None:
    order = [each.name for each in shapes_of(slides[3])]
    assert max(order.index(each.name) for each in connectors(slides[3])) < order.index("hub")


def test_new_ties_are_orange_and_old_ones_are_not(slides: list[Any]) -> None:
    colours = {tie.name: tie.line.color.rgb for tie in connectors(slides[2])}
    assert str(colours["hub – q"]) == "D55E00"
    assert str(colours["hub – p"]) != "D55E00"


def test_what_came_and_went_within_a_period_has_a_dotted_line_and_its_source_in_the_notes() -> None:
    eco = make(
        {"id": ["q", "p", "hub"], "name": ["Q", "P", "The Hub"], "type": ["city"] * 3},
        {
            "source": ["q", "hub"],
            "target": ["hub", "p"],
            "signed": ["2016-02", "2014"],
            "expires": ["2016-09", ""],
            "source_url": ["https://example.org/q", ""],
        },
    )
    years = periods(date(2014, 1, 1), date(2016, 12, 31))
    *_, slide = Presentation(io.BytesIO(deck(View(eco), PLACES, years))).slides
    dashes = {each.name: each._element.findall(".//{*}prstDash") for each in connectors(slide)}
    assert {name: [each.get("val") for each in found] for name, found in dashes.items()} == {
        "hub – p": [], "hub – q": ["sysDot"],
    }  # fmt: skip
    assert "Came and went" in [each.text_frame.text for each in shapes_of(slide) if each.has_text_frame]
    assert "hub – q, 2016-02: https://example.org/q" in slide.notes_slide.notes_text_frame.text


def test_nobody_moves_from_slide_to_slide(slides: list[Any]) -> None:
    def centre(slide: Any, name: str) -> tuple[float, float]:
        shape = next(each for each in shapes_of(slide) if each.name == name)
        return shape.left + shape.width / 2, shape.top + shape.height / 2

    first, last = centre(slides[1], "p"), centre(slides[3], "p")
    assert first == pytest.approx(last, abs=2)  # EMU, of which a point has 12,700


def test_every_shape_of_a_slide_has_a_number_of_its_own_and_lies_on_the_slide(slides: list[Any]) -> None:
    for slide in slides:
        numbers = [each.shape_id for each in shapes_of(slide)]
        assert len(numbers) == len(set(numbers))
        for each in shapes_of(slide):
            assert each.left >= 0
            assert each.top >= 0
            assert each.left + each.width <= 12192000
            assert each.top + each.height <= 6858000


def charts(slide: Any) -> list[dict[str, list[Any]]]:
    """The numbers of each chart of a slide, by the names of its series."""
    found = [each.chart for each in shapes_of(slide) if each.has_chart]
    return [{series.name: list(series.values) for series in chart.plots[0].series} for chart in found]


def cells(slide: Any) -> list[list[str]]:
    table = next(each.table for each in shapes_of(slide) if each.has_table)
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_charts_and_tables_say_what_they_show(slides: list[Any]) -> None:
    told = [
        each._element.find(".//{*}cNvPr").get("descr")
        for slide in slides[4:]
        for each in slide.shapes
        if each.has_chart or each.has_table
    ]
    # One agreement in 2014, 2016 and 2018: three bars are highest, so that none is named. Hub and P share
    # the first rank until 2016, when Q comes second; from 2018 on P, Q and R share the second.
    assert told == [
        "Line chart, 2014 – 2018: Agreements signed from 1 to 3; Agreements in force from 1 to 3",
        "Column chart, 2014 – 2018: New 3 in all; Renewals 0 in all",
        "Column chart, 2014 – 2018: Incumbent and incumbent 0 in all; Newcomer and incumbent 2 in all, "
        "most in 2016 and 2018 (1); Newcomer and newcomer 1 in all, most in 2014 (1)",
        "Table of 2 rows: Newcomers, Incumbents",
        "Chart of ranks, 2014 – 2018: The Hub 1; P from 1 to 2; Q from 2 (2016) to 2; R & <Co> 2 (2018)",
        "Bar chart of 2 rows, With a tie, Without a tie: Osaka 3 / 5, Akita 0 / 2",
        "Bar chart of 1 row, With a tie, Without a tie: Japan 6 / 7",
        "Table of 4 rows: Rank, Name, Type, Partners, Agreements, Betweenness",
    ]


def test_growth_is_two_native_charts_with_the_numbers_of_the_table(slides: list[Any]) -> None:
    # One agreement in 2014, 2016 and 2018, none a renewal, none ended.
    assert charts(slides[4]) == [
        {"Agreements signed": [1, 1, 2, 2, 3], "Agreements in force": [1, 1, 2, 2, 3]},
        {"New": [1, 0, 1, 0, 1], "Renewals": [0, 0, 0, 0, 0]},
    ]


def test_few_agreements_are_counted_by_whole_ones_from_nought(slides: list[Any]) -> None:
    axes = [each.chart.value_axis for page in slides[4:6] for each in shapes_of(page) if each.has_chart]
    assert [(axis.minimum_scale, axis.major_unit) for axis in axes] == [(0, 1)] * 3
    pairs = [(f"{a:02}", f"{b:02}") for a in range(12) for b in range(a)]  # 66 agreements
    many = make(
        {"id": [f"{a:02}" for a in range(12)], "name": [f"N{a}" for a in range(12)], "type": "hub"},
        {"source": [a for a, _ in pairs], "target": [b for _, b in pairs], "signed": ["2014"] * len(pairs)},
    )
    at = {f"{a:02}": (a, a * a) for a in range(12)}
    shown = Presentation(io.BytesIO(deck(View(many), at, [], findings=Findings(growth=graph.growth(many)))))
    units = [each.chart.value_axis.major_unit for each in shapes_of(shown.slides[1]) if each.has_chart]
    assert units == [None, None]  # not 66 lines


def test_the_last_day_stands_under_its_year_where_years_are_many() -> None:
    years = [*(f"{year}年" for year in range(2004, 2023)), "2023年（4月15日まで）"]
    # 48 points each, of which letters of 9 points take 37 at most: 4月15日まで takes 51, 4/15まで 36
    assert ticks(years, 960)[-1] == "2023\n4/15まで"
    assert ticks(years, 660)[-1] == "2023\n～4/15"
    assert ticks(years, 660)[0] == "2004"
    assert ticks(years, 2600)[-1] == "2023（4月15日まで）"
    fiscal = [*(f"{year}年度" for year in range(2004, 2023)), "2023年度（4月15日まで）"]
    assert ticks(fiscal, 2600)[:2] == ["2004年度", "2005"]
    assert ticks(fiscal, 960)[:2] == ["2004\n年度", "2005"]


def test_a_renewal_is_in_one_part_of_its_bar_only() -> None:
    # 2014 one new agreement, 2016 its renewal: each bar is one high.
    twice = make(
        {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
        {"source": ["a", "b"], "target": ["b", "a"], "signed": ["2014", "2016"], "kind": ["", "renewal"]},
    )
    data = deck(View(twice), {"a": (0, 0), "b": (9, 9)}, [], findings=Findings(growth=graph.growth(twice)))
    assert charts(Presentation(io.BytesIO(data)).slides[1])[1] == {"New": [1, 0, 0], "Renewals": [0, 0, 1]}


def test_a_deck_of_those_in_force_tells_apart_what_was_signed_and_what_came_into_force() -> None:
    # Signed: one in 2014, its renewal and another in 2016, which is over within the year.
    three = make(
        {"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
        {
            "source": ["a", "b", "a"], "target": ["b", "a", "c"], "signed": ["2014", "2016", "2016-02-01"],
            "kind": ["", "renewal", ""], "agreement": ["m1", "m2", "m3"], "renews": ["", "m1", ""],
            "expires": ["2015-12-31", "", "2016-06-30"],
        },
    )  # fmt: skip
    view, stretch = View(three, active=True), periods(date(2014, 1, 1), date(2016, 12, 31))
    places = {"a": (0.0, 0.0), "b": (9.0, 9.0), "c": (9.0, 0.0)}
    found = Findings(growth=graph.growth(view))
    shown = Presentation(io.BytesIO(deck(view, places, stretch, findings=found))).slides
    assert [each.shapes.title.text_frame.text for each in shown][1:3] == [
        "2014: 1 agreement came into force, 2 new organisations",
        "2016: 1 agreement came into force, 0 new organisations",
    ]
    lines = {"Agreements signed": [1, 1, 3], "Agreements in force": [1, 1, 1]}
    assert charts(shown[3]) == [lines, {"New": [1, 0, 1], "Renewals": [0, 0, 1]}]
    drawn = re.findall(r">([^<>]+)</text>", growth_chart(graph.growth(view), Setting(form="svg")).decode())
    ends = {name.partition(",")[0]: drawn[drawn.index(name) - 1] for name in drawn if "Agreements " in name}
    assert ends == {"Agreements signed": "3", "Agreements in force": "1"}


def test_what_a_single_period_reaches_is_a_dot_on_a_slide(eco: Ecosystem) -> None:
    for rows, style in ((1, XL_MARKER_STYLE.CIRCLE), (2, XL_MARKER_STYLE.NONE)):
        found = Findings(growth=graph.growth(eco).head(rows))
        slide = Presentation(io.BytesIO(deck(View(eco), PLACES, [], findings=found))).slides[1]
        lines = next(each.chart for each in shapes_of(slide) if each.has_chart).plots[0].series
        assert [each.marker.style for each in lines] == [style] * 2


def test_who_ties_with_whom_is_a_native_chart_and_a_native_table(slides: list[Any]) -> None:
    # 2014: hub and p are both new. q joins the hub in 2016 and r in 2018, a newcomer with an incumbent each.
    assert charts(slides[5]) == [{
        "Incumbent and incumbent": [0, 0, 0, 0, 0],
        "Newcomer and incumbent": [0, 0, 1, 0, 1],
        "Newcomer and newcomer": [1, 0, 0, 0, 0],
    }]  # fmt: skip
    assert cells(slides[5]) == [
        ["", "Newcomers", "Incumbents"], ["Newcomers", "1", "2"], ["Incumbents", "2", "0"],
    ]  # fmt: skip


def test_bars_of_an_unfinished_period_are_hatched_and_named(eco: Ecosystem) -> None:
    view = View(eco, "2018-12-30")  # the tie of 2018 may have been signed a day later
    found = Findings(growth=graph.growth(view), mixing=decomposition(view), ranks=over_time(view))
    shown = list(Presentation(io.BytesIO(deck(view, PLACES, view.periods("year"), findings=found))).slides)
    for slide, hatched in zip(shown[-3:], (2, 3, 0), strict=True):
        drawn = [each.chart for each in shapes_of(slide) if each.has_chart]
        assert {list(each.plots[0].categories)[-1] for each in drawn} == {"2018, to 30 Dec"}
        fills = [
            each for one in drawn for each in one._chartSpace.findall(".//{*}dPt/{*}idx/..//{*}pattFill")
        ]
        assert len(fills) == hatched
        assert {one.get("prst") for one in fills} <= {"dkUpDiag"}
    whole = list(Presentation(io.BytesIO(made(eco))).slides)
    assert not any(
        each.chart._chartSpace.findall(".//{*}pattFill")
        for one in whole
        for each in one.shapes
        if each.has_chart
    )


def test_the_chart_of_ranks_has_the_first_on_top(slides: list[Any]) -> None:
    chart = next(each.chart for each in shapes_of(slides[6]) if each.has_chart)
    assert chart.value_axis.reverse_order
    assert charts(slides[6])[0]["The Hub"] == [1, 1, 1, 1, 1]
    # q is second with p from 2016 on
    assert charts(slides[6])[0]["P"] == [1, 1, 2, 2, 2]
    assert charts(slides[6])[0]["Q"] == [None, None, 2, 2, 2]


def test_names_beside_the_lines_of_a_chart_do_not_wrap(slides: list[Any]) -> None:
    chart = next(each.chart for each in shapes_of(slides[6]) if each.has_chart)
    bodies = chart._chartSpace.findall(".//{*}dLbl//{*}rich/{*}bodyPr")
    assert len(bodies) == 2  # the hub, and one for the three who are second
    assert {each.get("wrap") for each in bodies} == {"none"}


def test_coverage_is_two_native_charts_with_the_numbers_of_the_tables(slides: list[Any]) -> None:
    assert charts(slides[7]) == [
        {"With a tie": [3, 0], "Without a tie": [2, 2]},
        {"With a tie": [6], "Without a tie": [1]},
    ]
    names = [list(each.chart.plots[0].categories) for each in shapes_of(slides[7]) if each.has_chart]
    assert names == [["Osaka  3 / 5", "Akita  0 / 2"], ["Japan  6 / 7"]]


def test_the_hub_table_is_native(slides: list[Any]) -> None:
    assert cells(slides[8])[:2] == [
        ["Rank", "Name", "Type", "Partners", "Agreements", "Betweenness"],
        ["1", "The Hub", "Hub", "3", "3", "1"],
    ]


def test_columns_are_as_wide_as_what_they_hold_and_headings_keep_on_a_line(eco: Ecosystem) -> None:
    slide = Presentation(io.BytesIO(made(eco, lang="ja"))).slides[8]
    table = next(each.table for each in slide.shapes if each.has_table)
    for column, (head, *texts) in zip(table.columns, zip(*cells(slide), strict=True), strict=True):
        asked = max(lettering.ems(head, bold=True) * 12, *(lettering.ems(text) * 13 for text in texts)) + 14
        assert asked <= column.width / 12700 <= 1.5 * asked + 8


def test_a_table_is_as_wide_on_a_machine_without_arial(
    eco: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def widths() -> list[int]:
        shown = Presentation(io.BytesIO(made(eco))).slides[8].shapes
        return [each.width for each in next(each.table for each in shown if each.has_table).columns]

    here = widths()
    monkeypatch.setattr("graph.drawing.lettering.families", lambda lang="en": ["DejaVu Sans"])
    lettering.width.cache_clear()
    assert widths() == here
    lettering.width.cache_clear()


def test_a_chart_carries_its_numbers_as_a_workbook_to_edit(slides: list[Any]) -> None:
    import openpyxl

    chart = next(each.chart for each in shapes_of(slides[4]) if each.has_chart)
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert rows[0][1:] == ["Agreements signed", "Agreements in force"]
    assert rows[-1] == ["2018", 3, 3]


def test_periods_on_the_axes_are_fiscal_years_in_japanese_and_say_so_once(eco: Ecosystem) -> None:
    stretch = periods(date(2014, 4, 1), date(2015, 3, 31), every="fiscal-year")
    found = Findings(growth=graph.growth(eco, "fiscal-year"))
    shown = Presentation(io.BytesIO(deck(View(eco, lang="ja"), PLACES, stretch, findings=found)))
    chart = next(each.chart for each in shapes_of(shown.slides[2]) if each.has_chart)
    assert list(chart.plots[0].categories)[:3] == ["2014年度", "2015", "2016"]
    told = next(each for each in shapes_of(shown.slides[2]) if each.has_chart)
    assert "（2014年度 – 2018年度（12月31日まで））" in told._element.find(".//{*}cNvPr").get("descr")


def test_notes_say_what_was_counted_on_which_pages_and_what_was_passed_over(slides: list[Any]) -> None:
    notes = slides[2].notes_slide.notes_text_frame.text.split("\n")
    assert "counted: everything" in notes
    assert "2015: no change, no slide" in notes
    assert "hub – q, 2016-05: https://example.org/q" in notes


@pytest.mark.slow
def test_the_same_deck_is_the_same_bytes_and_carries_no_clock(eco: Ecosystem) -> None:
    one, other = made(eco), made(eco)
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2018-12-31T00:00:00Z") >= 2
        books = [name for name in archive.namelist() if name.endswith(".xlsx")]
        assert len(books) == 6  # two of growth, one of mixing and ranks each, two of coverage
        with zipfile.ZipFile(io.BytesIO(archive.read(books[0]))) as book:
            assert b"2018-12-31T00:00:00Z" in book.read("docProps/core.xml")


def test_japanese_text_is_marked_and_has_a_font(eco: Ecosystem) -> None:
    data = made(eco, lang="ja")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        slide = archive.read("ppt/slides/slide2.xml").decode()
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert 'lang="ja-JP"' in slide
    assert "甲県" in slide
    assert '<a:ea typeface="Yu Gothic"/>' in theme


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_long_latin_name_keeps_its_blanks_on_the_charts_of_ranks(lang: str) -> None:
    name = "The International Consortium for the Advancement of Translational Regenerative Medicine"
    nodes = {"id": list("abc"), "name": [name, "B", "C"], "type": ["hub", "city", "city"]}
    ties = {"source": ["a", "a"], "target": ["b", "c"], "signed": ["2015-02", "2017-02"]}
    eco, stretch = make(nodes, ties), periods(date(2014, 1, 1), date(2018, 12, 31))
    places = {"a": (0.0, 0.0), "b": (1.0, 0.0), "c": (0.0, 1.0)}
    data = deck(View(eco, lang=lang), places, stretch, findings=Findings(ranks=over_time(eco)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        charts = [archive.read(each).decode() for each in archive.namelist() if "/charts/chart" in each]
    assert any("Consortium for the" in each for each in charts)
    assert not any("Consortiumfor" in each for each in charts)


@pytest.mark.slow
def test_a_template_gives_its_design_and_keeps_its_slides(eco: Ecosystem) -> None:
    brand: Any = Presentation()
    brand.slides.add_slide(brand.slide_layouts[0]).shapes.title.text_frame.text = "old slide"
    brand.slide_masters[0].background.fill.solid()
    stream = io.BytesIO()
    brand.save(stream)
    shown: Any = Presentation(io.BytesIO(made(eco, template=stream.getvalue())))
    titles = [slide.shapes.title.text_frame.text for slide in shown.slides]
    assert "old slide" not in titles
    assert len(titles) == 9
    assert shown.slide_width == brand.slide_width  # 4:3, into which everything still fits
    for slide in shown.slides:
        assert all(each.left + each.width <= shown.slide_width for each in shapes_of(slide))
        assert all(each.top + each.height <= shown.slide_height for each in shapes_of(slide))


def as_template(brand: bytes, relation: str) -> bytes:
    """A presentation as PowerPoint (.potx) and LibreOffice save templates."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(brand)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                text = text.replace(b"presentation.main+xml", b"template.main+xml")
            if name == "_rels/.rels":
                package = b"http://schemas.openxmlformats.org/package/2006/relationships"
                text = text.replace(package + b"/metadata", relation.encode() + b"/metadata")
            new.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    "relation",
    [
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/officedocument/2006/relationships",
    ],
)
def test_a_template_file_gives_its_design_and_one_set_of_properties(eco: Ecosystem, relation: str) -> None:
    brand: Any = Presentation()
    brand.slide_height = brand.slide_width
    stream = io.BytesIO()
    brand.save(stream)
    data = made(eco, template=as_template(stream.getvalue(), relation))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert sorted(names) == sorted(set(names))
    shown: Any = Presentation(io.BytesIO(data))
    assert shown.slide_height == shown.slide_width


@pytest.mark.parametrize("template", [b"", b"no presentation", b"PK\x05\x06" + b"\0" * 18])
def test_a_template_that_is_none_is_refused(eco: Ecosystem, template: bytes) -> None:
    with pytest.raises(UsageError):
        made(eco, template=template)


@pytest.mark.slow
def test_a_period_with_a_picture_shows_it_instead_of_shapes(eco: Ecosystem) -> None:
    from graph.drawing.pictures import snapshot_picture

    data = made(eco, pictures={"2018": snapshot_picture(eco, PLACES)})
    slide = list(Presentation(io.BytesIO(data)).slides)[3]
    assert [each.shape_type for each in shapes_of(slide)].count(MSO_SHAPE_TYPE.PICTURE) == 1
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
        deck(View(eco), {"hub": (0.0, 0.0)}, periods(date(2014, 1, 1), date(2014, 12, 31)))


def test_a_deck_of_nothing_has_a_title() -> None:
    nobody = make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {})
    assert len(Presentation(io.BytesIO(deck(View(nobody), {"a": (0.0, 0.0)}, []))).slides) == 1


def yearly(counts: dict[int, int]) -> Ecosystem:
    """In each year so many agreements of one hub, each with a partner of its own."""
    ids = [f"p{year}-{n}" for year, count in counts.items() for n in range(count)]
    nodes = {"id": ["hub", *ids], "name": ["Hub", *ids], "type": ["hub", *["city"] * len(ids)]}
    return make(nodes, {"source": ["hub"] * len(ids), "target": ids, "signed": [each[1:5] for each in ids]})


@pytest.mark.parametrize(
    ("most", "years"),
    [
        # of ten years nine have a change; the last is the map of now, the others changed most
        (6, ["2011", "2013", "2015", "2016", "2018", "2020"]),
        (2, ["2016", "2020"]),
        (None, ["2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2020"]),
    ],
)
def test_a_deck_has_the_periods_in_which_most_changed(most: int | None, years: list[str]) -> None:
    changes = {2011: 4, 2012: 1, 2013: 3, 2014: 1, 2015: 3, 2016: 6, 2017: 2, 2018: 5, 2019: 0, 2020: 1}
    eco = yearly(changes)
    places = {each: (float(i % 6), float(i // 6)) for i, each in enumerate(eco.nodes["id"])}
    view = View(eco, "2020-12-31")
    made = Presentation(io.BytesIO(deck(view, places, view.periods("year"), most=most))).slides
    titles = [slide.shapes.title.text_frame.text for slide in made][1:]
    assert [each.partition(":")[0] for each in titles] == years
    notes = [slide.notes_slide.notes_text_frame.text for slide in made][1:]
    if most == 6:
        assert "2012: fewer changes, no slide (--all-periods has one for each)" in notes[1]
        assert "2019: no change, no slide" in notes[-1]


def test_every_slide_but_the_first_has_its_number() -> None:
    eco = yearly({2019: 1, 2020: 2})
    places = {each: (float(i), 0.0) for i, each in enumerate(eco.nodes["id"])}
    view = View(eco, "2020-12-31")
    made = Presentation(io.BytesIO(deck(view, places, view.periods("year")))).slides
    pages = [[each.text_frame.text for each in shapes_of(slide) if each.name == "page"] for slide in made]
    assert pages == [[], ["2"], ["3"]]


@pytest.mark.slow
def test_maps_of_a_deck_with_too_much_for_shapes_are_all_pictures_and_say_so(tmp_path: Path) -> None:
    ids = [f"p{n:03}" for n in range(151)]  # 51 partners in 2019, all 151 in 2020
    rows = [f"hub,{each},collaboration,{2019 + (i > 50)}" for i, each in enumerate(ids)]
    (tmp_path / "nodes.csv").write_text(
        "\n".join(["id,name,type", "hub,Hub,hub", *(f"{each},{each},city" for each in ids)]), encoding="utf-8"
    )
    (tmp_path / "edges.csv").write_text("\n".join(["source,target,relation,signed", *rows]), encoding="utf-8")
    for what in ("timeline", "report --all-periods"):
        line = [*what.split(), "--data", str(tmp_path), "-o", str(tmp_path / "deck.pptx")]
        assert run(command, line) == 0
        said = "Over 150 organisations or 400 ties: maps are pictures with the 40 best-connected names"
        maps = [
            slide
            for slide in Presentation(str(tmp_path / "deck.pptx")).slides
            if connectors(slide)
            or any(each.shape_type == MSO_SHAPE_TYPE.PICTURE for each in shapes_of(slide))
        ]
        assert len(maps) >= 2
        for slide in maps:
            assert connectors(slide) == []
            assert any(said in each.text_frame.text for each in shapes_of(slide) if each.has_text_frame)
            assert said in slide.notes_slide.notes_text_frame.text


def test_the_labels_of_those_with_most_partners_are_kept_and_larger(eco: Ecosystem) -> None:
    plan = make_plan(eco, PLACES)
    few = lettered(plan, smallest=14.0, most=2)
    assert set(few.labels) == {"hub", "p"}  # three partners; one, the first by id
    assert min(each.size for each in few.labels.values()) == 14
    assert few.points == plan.points
