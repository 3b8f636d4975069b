"""The report as slides: the same model, to be edited in PowerPoint."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import pytest
from pptx import Presentation

from graph.documents.tables import render
from graph.documents.tables.cells import columns
from graph.documents.tables.figures import titles as headings
from graph.model.answer import Answer
from graph.model.ecosystem import Ecosystem
from graph.model.view import View
from graph.questions.hubs import HubReport, hub_report
from graph.questions.hubs.answer import hub_report_answer, of_report
from graph.words import heading
from tests.conftest import shapes_of


def opened(report: Answer, **options: Any) -> list[Any]:
    return list(Presentation(io.BytesIO(bytes(render(report, "pptx", **options)))).slides)  # type: ignore[arg-type]


def titles(slides: list[Any]) -> list[str]:
    return [each.shapes.title.text_frame.text for each in slides]


def texts(slide: Any) -> list[str]:
    return [
        line.text for each in shapes_of(slide) if each.has_text_frame for line in each.text_frame.paragraphs
    ]


def on(slides: list[Any], title: str) -> Any:
    return next(each for each, found in zip(slides, titles(slides), strict=True) if found.startswith(title))


@pytest.fixture(scope="module")
def report(findings: HubReport) -> Answer:
    return of_report(findings)


@pytest.fixture(scope="module")
def slides(report: Answer) -> list[Any]:
    return opened(report)


@pytest.mark.slow
def test_every_section_has_a_slide_but_the_receipts_which_are_in_the_notes(
    report: Answer, slides: list[Any]
) -> None:
    shown = [each.title for part, each in report.told.items() if part != "receipts"]
    assert titles(slides) == ["Hub report", *shown]
    notes = on(slides, "Reach").notes_slide.notes_text_frame.text.split("\n")
    assert "The Hub: 3 partners: rows 5, 4, 2 of edges.csv" in notes


def test_the_summary_has_the_first_figures_large_and_every_sentence(
    report: Answer, slides: list[Any]
) -> None:
    said = texts(slides[1])
    assert [said[said.index(name) - 1] for name in ("Organisations with a tie", "Agreements")] == ["4", "4"]
    assert set(report.told["summary"].sentences) <= set(said)


def test_a_table_on_a_slide_is_native_and_has_the_cells_of_the_model(
    report: Answer, slides: list[Any]
) -> None:
    reach = report.parts["reach"]
    table = next(each.table for each in on(slides, "Reach").shapes if each.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == headings(columns(reach), "en")
    assert [row[1] for row in rows[1:]] == reach["name"].tolist()
    assert [row[3] for row in rows[1:]] == [str(each) for each in reach["partners"]]


def test_growth_and_places_are_native_charts_with_the_numbers_of_the_tables(
    findings: HubReport, slides: list[Any]
) -> None:
    def numbers(title: str) -> list[list[float]]:
        charts = [each.chart for each in shapes_of(on(slides, title)) if each.has_chart]
        return [list(series.values) for chart in charts for series in chart.plots[0].series]

    growth = findings.charts["growth"]
    new = growth["new_agreements"] - growth["renewals"]
    columns = (growth["agreements"], growth["active_agreements"], new, growth["renewals"])
    assert numbers("Growth") == [each.tolist() for each in columns]
    assert numbers("Prefectures") == [[2, 1], [0, 0]]  # Kanagawa 2 of 2, Tokyo 1 of 1
    assert numbers("Agreements by status") == [findings.tables["standings"]["agreements"].tolist()]


def test_every_slide_says_on_which_day_and_data_it_rests(report: Answer, slides: list[Any]) -> None:
    for slide in slides:
        assert any(report.source in each for each in texts(slide)), titles([slide])


def test_nothing_lies_off_a_slide(slides: list[Any]) -> None:
    for slide in slides:
        for each in shapes_of(slide):
            assert each.left >= 0
            assert each.top >= 0
            assert each.left + each.width <= 12192000
            assert each.top + each.height <= 6858000


@pytest.mark.slow
def test_a_long_table_goes_on_and_what_is_left_out_is_said() -> None:
    table = pd.DataFrame({"name": [f"organisation {n} " * 12 for n in range(90)], "partners": range(90)})
    found = HubReport(
        {"day": "", "as_of": "", "digest": "0" * 64, "focal_name": "", "within": "12m"}, {"reach": table}
    )
    shown = opened(of_report(found))
    assert titles(shown)[1:4] == [f"Reach: who has most partners ({n} of 3)" for n in (1, 2, 3)]
    counts = [
        len(next(each.table for each in shapes_of(slide) if each.has_table).rows) - 1 for slide in shown[1:4]
    ]
    assert any(f"The first {sum(counts)} of 90" in each for each in texts(shown[3]))
    names = [
        row.cells[1].text
        for slide in shown[1:4]
        for row in list(next(each.table for each in shapes_of(slide) if each.has_table).rows)[1:]
    ]
    assert names == [str(n) for n in range(sum(counts))]  # none twice, none skipped


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_tables_of_the_sample_end_above_the_source_line(sample: Ecosystem, lang: str) -> None:
    view = View(sample, lang=lang)
    tables = of_report(hub_report(view), lang=lang)
    for slide in [*opened(tables, lang=lang), *opened(hub_report_answer(view), lang=lang)]:
        for each in shapes_of(slide):
            if each.has_table:
                assert each.top + sum(row.height for row in each.table.rows) <= 512 * 12700, titles([slide])


@pytest.mark.slow
def test_slides_in_japanese_speak_japanese(findings: HubReport, chain: Ecosystem) -> None:
    shown = opened(of_report(hub_report(View(chain, lang="ja")), lang="ja"), lang="ja")
    assert titles(shown)[:2] == ["ハブ組織レポート", "要約"]
    table = next(each.table for each in on(shown, "広がり").shapes if each.has_table)
    assert table.rows[0].cells[3].text == heading("partners", "ja")


@pytest.mark.slow
def test_a_template_gives_its_design_to_a_report(report: Answer) -> None:
    brand: Any = Presentation()
    stream = io.BytesIO()
    brand.save(stream)
    shown = opened(report, template=stream.getvalue())
    # on slides of 4:3 a table may go on on a second one
    assert len(shown) >= len([part for part in report.parts if part != "receipts"]) + 1


@pytest.mark.slow
def test_a_report_of_nothing_has_slides(nobody: Ecosystem) -> None:
    assert titles(opened(hub_report_answer(nobody)))[:2] == ["Hub report", "Summary"]
    assert render(hub_report_answer(nobody), "pptx")
