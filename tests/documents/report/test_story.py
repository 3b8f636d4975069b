"""The story of a report as slides, page, Markdown and workbook: a part a slide, and the same parts in all."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pptx.util import Pt

from graph.documents.tables import render
from graph.drawing.pictures import day_drawing, picture_of
from graph.model.answer import Answer
from graph.model.ecosystem import Ecosystem, make
from graph.model.figures import figures
from graph.model.view import View
from graph.questions.hubs.answer import hub_report_answer
from tests.conftest import shapes_of
from tests.documents.report.conftest import slides_of, written

pytestmark = pytest.mark.slow

PARTS = ("findings", "map_today", "since", "grown", "ranked", "deadlines", "next", "method")
KICKERS = {
    "en": (
        "Findings and decisions", "The map today", "What changed", "Growth over whole periods",
        "Hubs with and without us", "What ends, and who decides", "White space and next partners",
        "Method and sources",
    ),
    "ja": (
        "結論と判断事項", "現在の連携マップ", "変化", "成長の推移", "影響力の順位", "満了と判断",
        "ホワイトスペース（未連携領域）と提携候補", "算出根拠",
    ),
}  # fmt: skip


def named(slide: Any, name: str) -> str:
    return next((each.text_frame.text for each in shapes_of(slide) if each.name == name), "")


def titles(slides: list[Any]) -> list[str]:
    return [each.shapes.title.text_frame.text for each in slides]


@pytest.fixture(scope="module", params=["en", "ja"])
def deck(
    request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, bytes]:
    to = tmp_path_factory.mktemp("story") / "deck.pptx"
    return request.param, written(to, "--data", str(data), "--lang", request.param)


def test_the_sample_is_told_on_eight_slides_in_order(deck: tuple[str, bytes]) -> None:
    lang, made = deck
    assert [named(each, "topic") for each in slides_of(made)] == list(KICKERS[lang])


def of_three(folder: Path) -> Path:
    """One agreement of 2020, one of April 2026, one of some day of 2026, which may be still to come."""
    folder.mkdir()
    (folder / "nodes.csv").write_text(
        "id,name,type\nh,Hub,hub\na,A City,city\nb,B City,city\nc,C City,city\n", encoding="utf-8"
    )
    (folder / "edges.csv").write_text(
        "source,target,signed\nh,a,2020-05-01\nh,b,2026-04-10\nh,c,2026\n", encoding="utf-8"
    )
    return folder


# The day of these tests is 29 November 2026. A month is told from its first day on, a day from its end on.
@pytest.mark.parametrize(
    ("since", "title"),
    [
        ("2026-04", "1 new agreement was signed since 31 March 2026"),
        ("2026-04-09", "1 new agreement was signed since 9 April 2026"),
        ("2026-04-10", "No agreement was signed since 10 April 2026, and none ended without a renewal"),
    ],
)
@pytest.mark.parametrize("form", ["md", "html", "pptx", "xlsx"])
def test_changes_since_a_day_are_told_in_every_form_also_where_there_are_none(
    since: str, title: str, form: str, tmp_path: Path
) -> None:
    data = of_three(tmp_path / "data")
    made = written(tmp_path / f"x.{form}", "--data", str(data), "--since", since)
    if form == "pptx":
        told = titles(slides_of(made))
    elif form == "xlsx":
        rows = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0].rows
        told = [str(cell.value) for row in rows for cell in row]
    else:
        told = re.findall(r"(?:<h2[^>]*>|^## )([^<\n]+)", made.decode(), re.MULTILINE)
    assert title in told


def test_the_maps_of_an_appendix_end_on_the_day_of_the_report(tmp_path: Path) -> None:
    made = written(tmp_path / "x.pptx", "--data", str(of_three(tmp_path / "data")), "--appendix")
    assert titles(slides_of(made))[-1] == "2026, to 29 Nov: 1 agreement signed, 1 new organisation"


def test_every_slide_has_its_number_and_its_source(deck: tuple[str, bytes]) -> None:
    for place, slide in enumerate(slides_of(deck[1]), start=1):
        field = slide.shapes._spTree.findall(".//{*}fld")
        assert [each.get("type") for each in field] == ["slidenum"]
        assert named(slide, "page") == str(place)


def test_nothing_lies_off_a_slide_and_no_letter_of_a_sentence_is_tiny(deck: tuple[str, bytes]) -> None:
    for slide in slides_of(deck[1]):
        for each in shapes_of(slide):
            assert each.left >= 0
            assert each.top >= 0
            assert each.left + each.width <= 12192000
            assert each.top + each.height <= 6858000
            if each.has_table:
                assert each.top + sum(row.height for row in each.table.rows) <= 512 * 12700
                sizes = [part.font.size for row in each.table.rows for cell in row.cells
                         for part in cell.text_frame.paragraphs]  # fmt: skip
                assert min(sizes) >= Pt(9)
        assert slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size >= Pt(14)


def test_the_map_has_shapes_glued_ties_and_its_communities(
    deck: tuple[str, bytes], sample: Ecosystem
) -> None:
    slide = slides_of(deck[1])[1]
    glued = [each for each in shapes_of(slide) if each.shape_type == 9 and each.begin_x is not None]
    ties = slide.shapes._spTree.findall(".//{*}stCxn")
    counted = figures(sample)
    assert len(ties) == counted.ties
    assert len(glued) >= counted.ties
    answer = hub_report_answer(View(sample, lang=deck[0]))
    names = answer.parts["map_today"]["around"].tolist()
    assert 3 <= len(names) <= 5
    said = {
        each.text_frame.text.replace("\v", "").replace("\n", "")
        for each in shapes_of(slide)
        if each.has_text_frame
    }
    hubs = answer.charts["map_today"]["hubs"].unique()
    for name, hub, size in zip(names, hubs, answer.parts["map_today"]["organisations"], strict=True):
        tinted = [each for each in shapes_of(slide) if each.name.startswith(f"{name} (")]
        assert len(tinted) == size
        assert hub.replace(" ", "") in {each.replace(" ", "") for each in said}


def test_notes_say_the_sentences_with_their_rows(deck: tuple[str, bytes]) -> None:
    lang, made = deck
    rows = r"rows [\d–, ]+ of edges\.csv" if lang == "en" else r"edges\.csvの[\d–, ]+行目"
    for slide in slides_of(made):
        notes = slide.notes_slide.notes_text_frame.text
        assert titles([slide])[0] in notes
        assert re.search(rows, notes)


def test_figures_on_slides_are_those_of_the_day(deck: tuple[str, bytes], sample: Ecosystem) -> None:
    texts = [each.text_frame.text for each in shapes_of(slides_of(deck[1])[0]) if each.has_text_frame]
    names = {
        "en": ("Organisations with a tie", "Ties (pairs of partners)", "Agreements", "Agreements in force"),
        "ja": ("つながりのある組織", "つながり（提携先の組）", "協定", "有効な協定"),
    }[deck[0]]
    found = figures(sample, today=date(2026, 11, 28))
    wanted = (found.nodes, found.ties, found.agreements, found.in_force)
    assert [texts[texts.index(name) - 1] for name in names] == [str(each) for each in wanted]


@pytest.mark.parametrize("asked", ["--appendix", "--all-periods"])
def test_periods_go_to_an_appendix_where_they_are_asked_for(
    asked: str, small_data: Path, tmp_path: Path, small: Ecosystem
) -> None:
    shown = slides_of(written(tmp_path / "deck.pptx", "--data", str(small_data), asked))
    assert [named(each, "topic") for each in shown[8:]] == ["Appendix"] * (len(shown) - 8)
    busy = hub_report_answer(small).parts["growth"]["period"].tolist()
    years = [title.partition(":")[0] for title in titles(shown[8:])]
    assert len(years) == (6 if asked == "--appendix" else len(busy))
    assert years[-1] == busy[-1]  # the map of now
    assert years == [each for each in busy if each in years]


@pytest.fixture(scope="module")
def answer(chain: Ecosystem) -> Answer:
    return hub_report_answer(chain)


def story(answer: Answer) -> list[str]:
    return [each.title for each in answer.told.values() if each.kicker]


def test_every_form_tells_the_same_parts_and_sentences_first(answer: Answer, chain: Ecosystem) -> None:
    page, marked = (str(render(answer, form)) for form in ("html", "md"))
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page)[: len(story(answer))] == story(answer)
    heads = [line[3:].replace("\\", "") for line in marked.splitlines() if line.startswith("## ")]
    assert heads[: len(story(answer))] == story(answer)
    book = openpyxl.load_workbook(io.BytesIO(bytes(render(answer, "xlsx"))))  # type: ignore[arg-type]
    front = [row[0].value for row in book.worksheets[0].iter_rows()]
    said = [each for each in front if each in story(answer)]
    assert said == story(answer)
    assert titles(slides_of(bytes(render(answer, "pptx")))) == story(answer)  # type: ignore[arg-type]
    for each in answer.told.values():
        for text in each.sentences if each.kicker else ():
            assert text in front
            assert text in marked.replace("\\", "")


def test_the_page_has_the_map_and_the_tables_behind(answer: Answer, chain: Ecosystem) -> None:
    places = {each: (float(i % 3), float(i // 3)) for i, each in enumerate(chain.nodes["id"])}
    drawing = day_drawing(chain, places, date=("All", ""), source="", called=answer.charts["map_today"])
    page = str(render(answer, "html", maps={"map_today": drawing}))
    part = page[page.index('<section id="map_today"') :].partition("</section>")[0]
    assert '<img class="map" src="data:image/svg+xml' in part
    # The hub has three partners, P and Q two each, R one.
    assert ' alt="Network of 4 organisations and 4 ties; most partners: The Hub (3), P (2), Q ' in part
    assert '<section id="reach"' in page
    assert (
        "<img"
        not in str(render(answer, "html")).partition('<section id="map_today"')[2].partition("</section>")[0]
    )


def test_what_is_too_much_for_shapes_is_a_picture() -> None:
    ids = [f"n{n}" for n in range(160)]
    eco = make(
        {"id": ids, "name": ids, "type": ["city"] * 160},
        {"source": ids[:-1], "target": ids[1:], "signed": ["2020"] * 159},
    )
    answer = hub_report_answer(eco)
    places = {each: (float(i % 13), float(i // 13)) for i, each in enumerate(ids)}
    drawing = day_drawing(eco, places, date=("All", ""), source="", called=answer.charts["map_today"])
    drawing = replace(drawing, picture=picture_of(drawing, title=" "))
    slide = slides_of(bytes(render(answer, "pptx", maps={"map_today": drawing})))[1]  # type: ignore[arg-type]
    assert [each.shape_type for each in shapes_of(slide) if each.shape_type == 13] == [13]
    assert "data:image/png" in str(render(answer, "html", maps={"map_today": drawing}))


def test_a_title_that_is_a_sentence_fits_the_box_of_a_template(answer: Answer) -> None:
    brand = io.BytesIO()
    Presentation().save(brand)  # 4:3, with titles of 44 points
    made = bytes(render(answer, "pptx", template=brand.getvalue()))  # type: ignore[arg-type]
    for slide in slides_of(made):
        box = slide.shapes.title
        size = box.text_frame.paragraphs[0].runs[0].font.size
        assert Pt(14) <= size <= Pt(32)
        # a letter is about half as wide as it is high
        lines = -(-len(box.text_frame.text) * size * 0.5 // box.width)
        assert lines * size * 1.2 <= box.height


@pytest.mark.parametrize(
    "name",
    [
        "京都リサーチパーク周辺",
        "神戸医療産業都市推進機構・アイパークインスティチュート周辺",
        "Kyoto Research Park & partners",
    ],
)
def test_the_name_of_a_community_on_the_map_is_whole(name: str) -> None:
    eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
               {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})  # fmt: skip
    called = pd.DataFrame({"id": ["a", "b"], "around": [name] * 2, "hubs": ["A"] * 2})
    drawing = day_drawing(eco, {"a": (0, 0), "b": (9, 9)}, date=("2016", ""), source="", called=called)
    (area,) = drawing.areas
    assert area.box is None or "".join(area.lines).replace(" ", "") == name.replace(" ", "")
    assert area.box is None or min(map(len, area.lines)) > 2


def test_where_the_lines_of_growth_end_they_name_their_day(deck: tuple[str, bytes]) -> None:
    lang, made = deck
    grown = slides_of(made)[3]
    (level, _) = [each.chart for each in shapes_of(grown) if each.has_chart]
    ends = [
        each.points[len(list(each.values)) - 1].data_label.text_frame.text for each in level.plots[0].series
    ]
    day = {"en": "26 Jan", "ja": "1月26日"}[lang]  # the newest date of the sample, 2026-01-26
    assert ends == [f"101 ({day})", f"81 ({day})"]
    said = grown.notes_slide.notes_text_frame.text.splitlines()[-1]
    assert all(number in said for number in ("81", "80"))
