"""Presentations as packages: parts have types, relations have ends, shapes have numbers of their own."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from datetime import date

import pytest

import graph
from graph.dates.periods import periods
from graph.documents.slides import HUBS, Findings, deck
from graph.documents.tables import render
from graph.drawing.pictures import day_drawing
from graph.map.draw import positions
from graph.model.ecosystem import Ecosystem
from graph.model.view import View
from graph.questions.growth.decomposition import decomposition
from graph.questions.growth.overtime import over_time
from graph.questions.hubs import hub_report
from graph.questions.hubs.answer import hub_report_answer, of_report
from graph.questions.hubs.coverage import countries, prefectures

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
Parts = dict[str, bytes]


def parts(data: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        return {name: archive.read(name) for name in names}


# The charts of each kind of deck: of an answer without a story one a table that has any.
CHARTS = {"timeline": 5, "tables": 5, "story": 2}


@pytest.fixture(scope="module", params=list(CHARTS))
def package(request: pytest.FixtureRequest, sample: Ecosystem) -> Parts:
    """A deck of the sample, with every kind of slide."""
    if request.param == "tables":
        told = of_report(hub_report(View(sample, lang="ja")), lang="ja")
        return parts(bytes(render(told, "pptx", lang="ja")))  # type: ignore[arg-type]
    if request.param == "story":
        told, view = hub_report_answer(View(sample)), View(sample)
        called = told.charts["map_today"]
        drawing = day_drawing(view.counted, positions(sample), date=("2026", ""), source="", called=called)
        return parts(bytes(render(told, "pptx", maps={"map_today": drawing})))  # type: ignore[arg-type]
    findings = Findings(
        growth=graph.growth(sample),
        mixing=decomposition(sample),
        ranks=over_time(sample),
        prefectures=prefectures(sample),
        countries=countries(sample),
        hubs=graph.centrality(sample, measures=HUBS).drop(columns="id"),
    )
    shown = periods(date(2019, 1, 1), date(2020, 12, 31))
    return parts(deck(View(sample), positions(sample), shown, findings=findings))


def relations(package: Parts) -> list[tuple[str, str, dict[str, str]]]:
    """Of every part: its name, what it leads to, and the relation itself."""
    found = []
    for name, content in package.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in ElementTree.fromstring(content):
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:]
                found.append((name, target, dict(each.attrib)))
    return found


@pytest.mark.slow
def test_every_part_is_well_formed(package: Parts) -> None:
    for name, content in package.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)


@pytest.mark.slow
def test_every_relation_leads_to_a_part_and_no_two_have_one_id(package: Parts) -> None:
    found = relations(package)
    assert [target for _, target, each in found if each.get("TargetMode") != "External"] != []
    for name, target, each in found:
        assert each.get("TargetMode") == "External" or target in package, (name, target)
    ids = Counter((name, each["Id"]) for name, _, each in found)
    assert max(ids.values()) == 1


def test_every_part_is_reached_from_the_package(package: Parts) -> None:
    led = {target for _, target, _ in relations(package)}
    own = {name for name in package if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert own - led == set()


def test_every_part_has_a_content_type(package: Parts, request: pytest.FixtureRequest) -> None:
    types = ElementTree.fromstring(package["[Content_Types].xml"])
    by_name = {
        each.get("PartName", "")[1:]: each.get("ContentType") for each in types if each.get("PartName")
    }
    by_ending = {each.get("Extension", "").casefold() for each in types if each.get("Extension")}
    assert set(by_name) <= set(package)
    for name in package:
        if name != "[Content_Types].xml":
            assert name in by_name or name.rsplit(".", 1)[-1].casefold() in by_ending, name
    kind = request.node.callspec.params["package"]
    assert list(by_name.values()).count(CHART) >= CHARTS[kind]


def test_every_relation_that_a_part_uses_is_there(package: Parts) -> None:
    space = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for name, content in package.items():
        if name.endswith(".xml") and name.startswith("ppt/"):
            folder, base = posixpath.split(name)
            rels = package.get(f"{folder}/_rels/{base}.rels", b"<none/>")
            known = {each.get("Id") for each in ElementTree.fromstring(rels)}
            used = {
                value
                for each in ElementTree.fromstring(content).iter()
                for key, value in each.attrib.items()
                if key.startswith(space)
            }
            assert used <= known, name


def test_every_shape_of_a_slide_has_a_number_of_its_own(package: Parts) -> None:
    slides = [name for name in package if name.startswith("ppt/slides/slide")]
    assert len(slides) > 6
    for name in slides:
        numbers = [
            each.get("id")
            for each in ElementTree.fromstring(package[name]).iter()
            if each.tag.endswith("}cNvPr")
        ]
        assert len(numbers) == len(set(numbers)), name


def test_every_slide_and_master_is_listed_once(package: Parts) -> None:
    root = ElementTree.fromstring(package["ppt/presentation.xml"])
    ids = [each.get("id") for each in root.iter() if each.tag.endswith(("}sldId", "}sldMasterId"))]
    assert len(ids) == len(set(ids))
    slides = [each for each in root.iter() if each.tag.endswith("}sldId")]
    assert len(slides) == len([name for name in package if name.startswith("ppt/slides/slide")])
