"""Decks for those who have them read out: what is seen has words, in the order in which it is seen."""

from __future__ import annotations

import io
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner
from pptx import Presentation

from graph.commands.main import command
from graph.drawing.pictures import day_drawing
from graph.drawing.pictures.described import told_network, told_side
from graph.model.ecosystem import Ecosystem, make
from tests.conftest import shapes_of

ENV = {"SOURCE_DATE_EPOCH": "1795910400"}  # 29 November 2026
DECKS = {
    "report": ("report",),
    "japanese report": ("report", "--lang", "ja"),
    "timeline": ("timeline", "--from", "2024"),
    "japanese timeline": ("timeline", "--from", "2024", "--lang", "ja"),
    "one organisation": ("report", "--org", "link-j"),
    "in a template": ("report", "--template"),
}
POLITE = re.compile(
    r"(です|でした|ます|ました|ません|ください)。$"
)  # how a sentence ends, and a noun does not
SIDE = ["network", "panel", "legend"]


def written(to: Path, data: Path, words: tuple[str, ...]) -> bytes:
    if words[-1] == "--template":
        plain: Any = Presentation()
        plain.save(str(to.with_name("brand.pptx")))
        words = (*words, str(to.with_name("brand.pptx")))
    run = CliRunner().invoke(command, [*words, "--data", str(data), "-o", str(to)], env=ENV)
    assert run.exit_code == 0, run.output
    return to.read_bytes()


@pytest.fixture(scope="module", params=list(DECKS))
def slides(request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    to = tmp_path_factory.mktemp("deck") / "deck.pptx"
    return list(Presentation(io.BytesIO(written(to, data, DECKS[request.param]))).slides)


def about(shape: Any) -> Any:
    """The properties of a shape that have its name and description."""
    return shape._element.find(".//{*}cNvPr")


def muted(shape: Any) -> bool:
    """Whether a shape is marked as decorative, as PowerPoint marks it."""
    space = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"
    marks = shape._element.findall(f".//{{*}}cNvPr/{{*}}extLst/{{*}}ext/{space}decorative")
    return [each.get("val") for each in marks] == ["1"]


@pytest.mark.slow
def test_what_stands_on_a_slide_has_words_or_is_marked_as_decoration(slides: list[Any]) -> None:
    for slide in slides:
        for each in slide.shapes:
            said = each.has_text_frame and each.text_frame.text.strip()
            assert bool(said or about(each).get("descr")) != muted(each), each.name


@pytest.mark.slow
def test_no_two_shapes_of_a_slide_have_one_name(slides: list[Any]) -> None:
    for slide in slides:
        names = [each.get("name") for each in slide.shapes._spTree.iterfind(".//{*}cNvPr")]
        assert len(names) == len(set(names))


@pytest.mark.slow
def test_a_slide_is_read_from_its_title_down_to_its_source_and_number(slides: list[Any]) -> None:
    for slide in slides:
        title, *others = slide.shapes
        assert title.shape_id == slide.shapes.title.shape_id
        feet = [each for each in others if each.name in ("source", "page") or each.is_placeholder]
        if any(each.name == "source" for each in others):
            assert next(each.name for each in feet if not each.is_placeholder) == "source"
        for first, second in combinations(others, 2):
            beside = first.left >= second.left + second.width or second.left >= first.left + first.width
            assert beside or second.top + second.height > first.top, (first.name, second.name)


@pytest.mark.slow
def test_a_map_is_read_as_its_network_the_side_and_the_legend(slides: list[Any]) -> None:
    maps = 0
    for slide in slides:
        names = [each.name for each in slide.shapes]
        if slide.shapes._spTree.find(".//{*}stCxn") is not None:
            maps += 1
            groups = [name for name in names if name in SIDE]
            assert groups in (SIDE, ["network", "legend"])
            assert names[names.index("network") :][: len(groups)] == groups
            assert names.index("source") > names.index("legend")
    assert maps


@pytest.mark.slow
def test_what_is_in_a_group_stays_where_it_was_and_within_it(slides: list[Any]) -> None:
    groups = [
        each for slide in slides for each in slide.shapes if about(each).getparent().tag.endswith("GrpSpPr")
    ]
    assert groups
    for group in groups:
        held = group._element.find("{*}grpSpPr/{*}xfrm")
        off, ext, inner, size = (dict(each.attrib) for each in held)
        assert (off, ext) == (inner, size)
        for each in shapes_of(group):
            assert group.left <= each.left
            assert group.top <= each.top
            assert each.left + each.width <= group.left + group.width
            assert each.top + each.height <= group.top + group.height


@pytest.mark.slow
def test_a_list_has_sentences_or_nouns_but_never_both(slides: list[Any]) -> None:
    for slide in slides:
        lists = [
            [line.text for line in each.text_frame.paragraphs] for each in slide.shapes if each.has_text_frame
        ]
        for table in (each.table for each in slide.shapes if each.has_table):
            rows = [[cell.text for cell in row.cells] for row in table.rows]
            lists += [list(column) for column in zip(*rows, strict=True)]
        for texts in lists:
            whole = {bool(POLITE.search(each)) for each in texts if each.endswith("。")}
            assert len(whole) < 2, texts


def star(*ties: str) -> Ecosystem:
    """Organisations A, B, ... and ties between them, as AB."""
    ids = sorted({each for pair in ties for each in pair})
    names = {"id": ids[::-1], "name": [f"Org {each}" for each in ids[::-1]], "type": ["hub"] * len(ids)}
    return make(names, {"source": [each[0] for each in ties], "target": [each[1] for each in ties]})


@pytest.mark.parametrize(
    ("ties", "english", "japanese"),
    [
        # A has 3 partners; B, C 2 each, and only these stand at the second place.
        (
            ("AB", "AC", "AD", "BC"),
            "Network of 4 organisations and 4 ties; most partners: Org A (3), Org B (2), Org C (2)",
            "4組織・4件のつながりのネットワーク図。提携先の最も多い組織：Org A（3）、Org B（2）、Org C（2）",
        ),
        # Three more have one partner each: none of them is named before the others.
        (
            ("AB", "AC", "AD"),
            "Network of 4 organisations and 3 ties; most partners: Org A (3)",
            "4組織・3件のつながりのネットワーク図。提携先の最も多い組織：Org A（3）",
        ),
        (
            ("AB", "CD"),
            "Network of 4 organisations and 2 ties; 4 organisations have most partners, 1 each",
            "4組織・2件のつながりのネットワーク図。提携先の最も多い組織：4組織（各1）",
        ),
    ],
)
def test_a_network_is_told_with_its_size_and_its_hubs(
    ties: tuple[str, ...], english: str, japanese: str
) -> None:
    eco = star(*ties)
    places = {each: (float(i), float(i % 2)) for i, each in enumerate(eco.nodes["id"])}
    told = [
        told_network(day_drawing(eco, places, date=("", ""), source="", lang=lang)) for lang in ("en", "ja")
    ]
    assert told == [english, japanese]


def test_the_side_is_told_with_its_day_counts_and_communities() -> None:
    eco = star("AB", "CD")
    places = {each: (float(i), float(i % 2)) for i, each in enumerate(eco.nodes["id"])}
    called = pd.DataFrame({"around": ["Round A"] * 2, "hubs": ["Org A"] * 2, "id": ["A", "B"]})
    drawing = day_drawing(eco, places, date=("2026", "R8"), source="", called=called)
    assert told_side(drawing) == "2026 (R8): Organisations 4, Ties 2, Agreements 2; communities: Round A (2)"
