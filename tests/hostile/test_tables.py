"""Tables of hostile texts in every form: no formula, no markup, no link but to the web, nothing lost."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.documents.tables import render
from graph.model.answer import Answer
from tests.hostile.payloads import PAYLOADS, ecosystem

ACTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
TEXTS = list(PAYLOADS.values())
PLAIN = [each for each in TEXTS if not ACTS.search(each) and not re.search(r"[\r\n\ufffe\uffff]", each)]


@cache
def rendered(name: str, form: str) -> bytes:
    """One of the two hostile tables in a form."""
    table = getattr(ecosystem(), name)
    made = render(Answer.one(PAYLOADS["sum"], table, TEXTS), form, width=100 if form == "table" else None)
    return made if isinstance(made, bytes) else made.encode()


def both(form: str) -> Iterator[bytes]:
    return (rendered(name, form) for name in ("nodes", "edges"))


@pytest.mark.slow
def test_csv_holds_no_formula_and_gives_every_text_back() -> None:
    for text in both("csv"):
        rows = list(csv.reader(io.StringIO(text.decode(), newline="")))
        assert len({len(row) for row in rows}) == 1
        cells = {cell for row in rows for cell in row}
        number = re.compile(r"-?\d+(\.\d+)?")  # a latitude of -1 is one, the text '-1' is not
        assert [
            each for each in cells if re.match(r"[=+\-@＝＋－＠\t\r\n]", each) and not number.fullmatch(each)
        ] == []
        assert not ACTS.search(text.decode())
        kept = {re.sub(r"^'('*[=+\-@＝＋－＠\t\r\n])", r"\1", each) for each in cells}
        assert set(PLAIN) <= kept


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_parses_back_to_the_very_texts(form: str) -> None:
    text = rendered("nodes", form).decode()
    assert not ACTS.search(text)
    rows = json.loads(text) if form == "json" else list(map(json.loads, text.split("\n")[:-1]))
    assert len(rows) == len(TEXTS) + 1
    by_id = {row["id"]: row for row in rows}
    for each in TEXTS:
        assert by_id[each]["name"] == by_id[each]["notes"] == by_id[each][each] == each


@pytest.mark.slow
def test_a_workbook_holds_text_and_neither_formulas_nor_links() -> None:
    for data in both("xlsx"):
        parts = xml_parts(data)
        assert formulas(parts) == []
        assert not [name for name in parts if re.search("externalLink|vba|connections|hyperlink", name)]


def xml_parts(data: bytes) -> dict[str, ElementTree.Element]:
    """Every part of an Office file, parsed; what is not well-formed is refused."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: ElementTree.fromstring(archive.read(name)) for name in names}


def formulas(parts: dict[str, ElementTree.Element]) -> list[str]:
    """What a spreadsheet would work out or fetch: formulas, and targets outside that are not of the web."""
    found = []
    for name, root in parts.items():
        for each in root.iter():
            tag = each.tag.rpartition("}")[2]
            outside = each.get("TargetMode") == "External" and not re.match(
                "https?://", each.get("Target", "")
            )
            # A name of the workbook may stand for cells, as titles repeated on paper and filters do.
            if tag in ("f", "ddeLink", "oleLink") or outside:
                found.append(f"{name}: {ElementTree.tostring(each)[:80]!r}")
    return found


@pytest.mark.slow
def test_a_markdown_table_keeps_its_columns_and_makes_nothing_of_its_cells() -> None:
    for name in ("nodes", "edges"):
        tokens = parsed(rendered(name, "md").decode())
        kinds = {each.type for each in tokens}
        assert kinds <= {
            "heading_open", "heading_close", "inline", "table_open", "table_close", "thead_open",
            "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close",
            "td_open", "td_close", "bullet_list_open", "bullet_list_close", "list_item_open",
            "list_item_close", "paragraph_open", "paragraph_close",
        }  # fmt: skip
        assert sum(each.type == "table_open" for each in tokens) == 1
        width = sum(each.type == "th_open" for each in tokens)
        assert width > len(TEXTS)
        rows = sum(each.type == "tr_open" for each in tokens) - 1
        assert rows == len(getattr(ecosystem(), name))
        assert sum(each.type == "td_open" for each in tokens) == rows * width
        inner = [child for each in tokens for child in each.children or ()]
        assert {each.content for each in inner if each.type == "html_inline"} <= {"<br>"}
        assert {child.type for child in inner} <= {
            "text",
            "html_inline",
            "text_special",
            "link_open",
            "link_close",
        }
        assert [
            url for child in inner if (url := str(child.attrGet("href") or "")) and not url.startswith("http")
        ] == []


def test_a_markdown_table_shows_the_very_texts() -> None:
    tokens = parsed(rendered("nodes", "md").decode())
    shown = {
        "".join(child.content for child in each.children or () if not child.type.startswith("link"))
        for each in tokens
        if each.type == "inline"
    }
    # A cell has no blanks around it, and Markdown knows no tabs.
    assert {re.sub("\t", " ", each).strip() for each in PLAIN} <= {each.strip() for each in shown}


def test_markdown_leaves_github_no_bare_address_but_of_the_web() -> None:
    # GitHub makes a link of ftp://… in a text; written ftp\\:// it stays text.
    assert rb"ftp\://canary.test/f" in rendered("nodes", "md")
    assert b"ftp://" not in rendered("nodes", "md")


def parsed(text: str) -> list[Token]:
    """Markdown with tables and HTML, and every link let through, so that none is missed."""
    reader = MarkdownIt("commonmark").enable("table")
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return reader.parse(text)


def test_a_terminal_gets_letters_and_line_ends_only() -> None:
    for data in both("table"):
        text = data.decode()
        # Cf: marks of direction and of joining; those that turn nothing may stay.
        kinds = {unicodedata.category(each) for each in text if each != "\n"}
        assert "Cc" not in kinds
        assert not ACTS.search(text)
