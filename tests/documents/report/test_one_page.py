"""The page about one organisation as one slide, one page of paper, Markdown and a workbook."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from pptx import Presentation
from pptx.util import Pt

from graph.commands.main import command
from tests.conftest import shapes_of
from tests.documents.report.conftest import slides_of, written

POINT = 12700


@pytest.fixture(scope="module", params=["en", "ja"])
def slide(request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    to = tmp_path_factory.mktemp("one_page") / "link-j.pptx"
    words = ("--org", "link-j", "--focal", "神奈川県", "--data", str(data), "--lang", request.param)
    (found,) = slides_of(written(to, *words))
    return found


def test_it_is_one_slide_whose_ties_are_glued_to_the_shapes_of_all_fifteen_partners(slide: Any) -> None:
    glued = [
        each for each in slide.shapes._spTree.findall(".//{*}cxnSp") if each.find(".//{*}stCxn") is not None
    ]
    assert len(glued) == 15
    names = {each.name for each in shapes_of(slide)}
    assert {"link-j", "biocom-california", "kanagawa-prefecture"} <= names


def test_every_partner_has_its_name_in_letters_that_can_be_read(slide: Any) -> None:
    named = [each for each in shapes_of(slide) if each.name.endswith(" (name)")]
    assert len(named) == 16
    sizes = [run.font.size for each in named for line in each.text_frame.paragraphs for run in line.runs]
    assert min(sizes) >= Pt(10)


def test_nothing_leaves_the_slide_and_no_name_lies_on_what_is_said(slide: Any) -> None:
    boxes = [
        (each.left, each.top, each.left + each.width, each.top + each.height) for each in shapes_of(slide)
    ]
    assert min(left for left, *_ in boxes) >= 0
    assert min(top for _, top, *_ in boxes) >= 0
    assert max(right for *_, right, _ in boxes) <= 960 * POINT
    assert max(foot for *_, foot in boxes) <= 540 * POINT
    said = [each for each in shapes_of(slide) if each._element.findall(".//{*}buChar")]
    assert said
    assert max(each.left + each.width for each in said) < 504 * POINT
    feet = [each.top + each.height for each in said]
    assert max(feet) <= (540 - 34) * POINT
    assert all(foot <= below.top for foot, below in zip(feet, said[1:], strict=False))


def test_it_has_its_number_its_source_and_the_rows_behind_in_its_notes(slide: Any) -> None:
    fields = slide.shapes._spTree.findall(".//{*}fld")
    assert [each.get("type") for each in fields] == ["slidenum"]
    assert next(each for each in shapes_of(slide) if each.name == "source").text_frame.text
    assert slide.notes_slide.notes_text_frame.text.count("edges.csv") >= 8


def test_one_without_a_tie_has_a_slide_without_a_map(data: Path, tmp_path: Path) -> None:
    (found,) = slides_of(written(tmp_path / "t.pptx", "--org", "tokyo-metropolis", "--data", str(data)))
    assert found.shapes.title.text_frame.text == "Tokyo Metropolis has no tie yet"
    assert not found.shapes._spTree.findall(".//{*}cxnSp")


def test_a_template_gives_its_design_also_on_four_to_three(data: Path, tmp_path: Path) -> None:
    plain: Any = Presentation()  # 4:3
    plain.save(str(tmp_path / "t.pptx"))
    words = ("--org", "link-j", "--data", str(data), "--template", str(tmp_path / "t.pptx"))
    (found,) = slides_of(written(tmp_path / "o.pptx", *words))
    assert max(each.left + each.width for each in found.shapes) <= plain.slide_width


def test_two_runs_give_the_same_bytes(small_data: Path, tmp_path: Path) -> None:
    for form in ("pptx", "html", "xlsx", "md"):
        words = ("--org", "link-j", "--data", str(small_data))
        assert written(tmp_path / f"a.{form}", *words) == written(tmp_path / f"b.{form}", *words)


def test_a_workbook_has_the_text_and_a_sheet_for_each_table(data: Path, tmp_path: Path) -> None:
    made = written(tmp_path / "o.xlsx", "--org", "link-j", "--data", str(data))
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames[1:] == [
        "What ends, and who decides", "Whom to meet next", "Facts", "All partners", "What only it brings",
        "Agreements and sources",
    ]  # fmt: skip


def test_all_that_is_told_stands_on_the_first_sheet_of_paper(
    data: Path, tmp_path: Path, browser: Browser
) -> None:
    written(tmp_path / "o.html", "--org", "link-j", "--focal", "神奈川県", "--data", str(data))
    # A4 without its margins, in the pixels of a page: 210 - 28 mm by 297 - 33 mm, 96 to 25.4 mm
    wide, high = round(182 / 25.4 * 96), round(264 / 25.4 * 96)
    page = browser.new_page(viewport={"width": wide, "height": high})
    page.emulate_media(media="print")
    page.goto((tmp_path / "o.html").as_uri())
    feet = page.evaluate("[...document.querySelectorAll('.told')].map(e => e.getBoundingClientRect().bottom)")
    page.close()
    assert max(feet) <= high


REFUSED = [
    ("--type", "hub"), ("--every", "month"), ("--fiscal-start", "1"), ("--top", "3"), ("--since", "2020"),
    ("--appendix",), ("--all-periods",),
]  # fmt: skip


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_for_the_report_about_everyone_is_refused(
    words: tuple[str, ...], data: Path, tmp_path: Path
) -> None:
    to = tmp_path / "o.pptx"
    run = CliRunner().invoke(
        command, ["report", "--org", "link-j", "--data", str(data), *words, "-o", str(to)]
    )
    assert run.exit_code == 2 or run.exception is not None
    assert f"{words[0]} is for the report about everyone" in f"{run.output}{run.exception}"
    assert not to.exists()
