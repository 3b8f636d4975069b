"""Pictures, slides, calendars and reports of hostile texts: well-formed, and dead."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pptx.chart.xlsx import CategoryWorkbookWriter

from graph.commands.main import command
from graph.commands.terminal import run
from graph.documents.calendar import calendar
from graph.documents.slides.chart_style import data
from graph.documents.slides.presentation import open_desk
from graph.errors import GraphError
from graph.model.view import View
from graph.questions.agreements.renewals import renewals
from tests.conftest import shapes_of
from tests.hostile.payloads import HOST, PAYLOADS, ecosystem
from tests.hostile.test_tables import formulas, parsed, xml_parts

pytestmark = pytest.mark.slow

Made = Callable[..., Path]
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY e SYSTEM "file:///etc/passwd">]>'
)


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> Made:
    """A maker of documents of the hostile data, by command, the file's name, and options."""

    def of(name: str, file: str, *options: str) -> Path:
        target = tmp_path / file
        assert run(command, [name, "--data", str(folder), "-o", str(target), *options]) == 0
        return target

    return of


def test_a_snapshot_is_a_picture_and_nothing_else(made: Made) -> None:
    root = ElementTree.parse(made("timeline", "a.svg", "--title", PAYLOADS["drawing"])).getroot()
    tags = {each.tag.rpartition("}")[2] for each in root.iter()}
    assert not tags & {"script", "foreignObject", "image", "a", "animate", "set", "iframe", "img"}
    for each in root.iter():
        assert not [name for name in each.attrib if name.lower().startswith("on")]
        target = each.get("{http://www.w3.org/1999/xlink}href", "#")
        assert target.startswith("#")
        assert HOST not in each.get("style", "")


def test_slides_are_well_formed_and_lead_nowhere(made: Made) -> None:
    path = made("timeline", "a.pptx", "--from", "2023", "--title", PAYLOADS["eight bits"])
    parts = xml_parts(path.read_bytes())  # refuses what is not well-formed
    assert [each for each in formulas(parts) if "/embeddings/" not in each and "charts/" not in each] == []
    for root in parts.values():
        for each in root.iter():
            assert each.tag.rpartition("}")[2] not in ("hlinkClick", "hlinkHover", "oleObj", "control")
    shown = [shape.name for slide in Presentation(str(path)).slides for shape in shapes_of(slide)]
    assert PAYLOADS["script"] in shown
    assert r"a\x9b31mred\x9d0;title\x9c\x85b\x80" in shown  # and controls as escapes


def test_workbooks_within_slides_hold_no_formula(made: Made) -> None:
    path = made("timeline", "a.pptx", "--from", "2023")
    with zipfile.ZipFile(path) as archive:
        within = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert within
    for book in within:
        assert formulas(xml_parts(book)) == []


def test_names_in_charts_are_no_formulas_of_the_workbook_behind_them() -> None:
    # python-pptx has XlsxWriter make formulas, array formulas and links of texts.
    texts = [*PAYLOADS.values(), "{=1+1}", "external:a.xlsx", "internal:Sheet1!A1", "mailto:a@b"]
    found = data(texts, [(text, [1] * len(texts)) for text in texts])
    writer: Any = CategoryWorkbookWriter
    assert formulas(xml_parts(writer(found).xlsx_blob)) == []


def test_a_calendar_has_no_line_but_its_own() -> None:
    text = calendar(
        renewals(View(ecosystem(), "2026-11-22"), within="2y"), title=PAYLOADS["line"], remind=[7]
    )
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)
    assert "\n" not in text.replace("\r\n", "")
    lines = text.replace("\r\n ", "").split("\r\n")
    known = "BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-CALNAME|UID|DTSTAMP|DTSTART;VALUE=DATE|"
    known += "DTEND;VALUE=DATE|SUMMARY|DESCRIPTION|URL|TRANSP|ACTION|TRIGGER"
    assert [line for line in lines[:-1] if not re.match(f"({known}):", line)] == []
    # Half of the rows have an end, structure never; each has one event with one reminder.
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == lines.count("BEGIN:VALARM") > 50
    assert [
        line for line in lines if line.startswith("URL:") and not re.match("URL:https?://[^ ]+$", line)
    ] == []
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_a_report_in_markdown_has_no_markup_of_its_cells(made: Made) -> None:
    tokens = parsed(made("report", "a.md", "--focal", "plain").read_text(encoding="utf-8"))
    assert "html_block" not in {each.type for each in tokens}
    inner = [child for each in tokens for child in each.children or ()]
    assert {each.content for each in inner if each.type == "html_inline"} <= {"<br>"}
    assert "image" not in {each.type for each in inner}
    links = [str(each.attrGet("href")) for each in inner if each.type == "link_open"]
    assert [each for each in links if not re.match("https?://|#", each)] == []


def test_a_report_as_a_workbook_has_no_formula(made: Made) -> None:
    parts = xml_parts(made("report", "a.xlsx", "--focal", "plain").read_bytes())
    drawn = {name: part for name, part in parts.items() if name.startswith("xl/charts/")}
    assert formulas({name: part for name, part in parts.items() if name not in drawn}) == []
    # A chart names the cells that it is drawn of, on a sheet of this workbook.
    cells = [each.text or "" for part in drawn.values() for each in part.findall(".//{*}f")]
    assert cells
    assert [
        each for each in cells if not re.fullmatch(r"('[^']+'|\w+)!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", each)
    ] == []


def template(change: Callable[[str, bytes], bytes]) -> bytes:
    """A presentation, one of whose parts has been tampered with."""
    plain, out = io.BytesIO(), io.BytesIO()
    Presentation().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("ppt/presentation.xml", b"?>", b"?>" + BOMB),
        ("ppt/slideLayouts/slideLayout1.xml", b"?>", b"?>" + BOMB),
        ("ppt/presentation.xml", b"<p:sldSz", b"<p:other"),
        ("ppt/presentation.xml", b"<p:sldMasterIdLst>", b"</p:sldMasterIdLst>"),
        ("ppt/_rels/presentation.xml.rels", b"slideMasters/", b"../../../../etc/"),
        ("[Content_Types].xml", b"presentationml.presentation.main", b"wordprocessingml.document.main"),
        (
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            b'hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>',
        ),
    ],
)
def test_a_hostile_template_is_refused_in_a_sentence(part: str, before: bytes, after: bytes) -> None:
    broken = template(lambda name, content: content.replace(before, after, 1) if name == part else content)
    with pytest.raises(GraphError, match="the template"):
        open_desk(broken, "en")


TARGETS = (b"https://example.org/t.png", b"file:////example.org/t.png", b"../../t.png")


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("kind", [b"image", b"video", b"oleObject", b"audio"])
def test_a_template_that_loads_something_when_it_is_opened_is_refused(target: bytes, kind: bytes) -> None:
    link = (
        b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    )
    link += kind + b'" Target="' + target + b'" TargetMode="External"/></Relationships>'
    part = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    loading = template(
        lambda name, content: content.replace(b"</Relationships>", link, 1) if name == part else content
    )
    with pytest.raises(GraphError, match=r"the template loads '.*t\.png' when it is opened"):
        open_desk(loading, "en")


def test_a_template_may_lead_to_the_web() -> None:
    link = (
        b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    )
    link += b'hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>'
    part = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
    linked = template(
        lambda name, content: content.replace(b"</Relationships>", link, 1) if name == part else content
    )
    assert not open_desk(linked, "en").own
