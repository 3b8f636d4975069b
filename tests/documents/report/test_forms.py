from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import openpyxl
import pytest

from graph.documents.tables import render
from graph.documents.tables.workbook import Book
from graph.errors import UsageError
from graph.model.answer import Answer
from graph.model.ecosystem import Ecosystem
from graph.model.view import View
from graph.questions.hubs import HubReport, hub_report
from graph.questions.hubs.answer import hub_report_answer, of_report
from graph.vocabulary import REPORT_FORMS


@pytest.fixture(scope="module")
def report(findings: HubReport) -> Answer:
    return of_report(findings)


class Tags(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.slow
def test_the_page_loads_nothing_and_runs_nothing(report: Answer) -> None:
    tags = Tags(str(render(report, "html"))).found
    assert {tag for tag, _ in tags} & {"script", "link", "iframe", "object", "base", "form"} == set()
    policy = next(each["content"] for tag, each in tags if each.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    pictures = [each["src"] or "" for tag, each in tags if tag == "img"]
    assert len(pictures) == 1  # of growth
    assert pictures[0].startswith("data:image/svg+xml;base64,")
    assert not any(name == "style" or name.startswith("on") for _, each in tags for name in each)


def test_the_style_has_the_hash_of_the_policy(report: Answer) -> None:
    import base64
    import hashlib

    page = str(render(report, "html"))
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in page


def test_names_are_text_on_the_page(findings: HubReport) -> None:
    hostile = replace(findings, about={**findings.about, "focal_name": "<script>alert(1)</script>"})
    page = str(render(of_report(hostile, title="<i>&"), "html"))
    assert "<script" not in page
    assert "<title>&lt;i&gt;&amp;</title>" in page


def test_every_table_has_headings_and_a_name(report: Answer) -> None:
    tags = Tags(str(render(report, "html"))).found
    tables = [each for tag, each in tags if tag == "table"]
    ids = [each["id"] for tag, each in tags if each.get("id")]
    assert len(ids) == len(set(ids))
    assert len(tables) > 8
    assert all(each["aria-labelledby"] in ids for each in tables)
    assert {each.get("scope") for tag, each in tags if tag == "th"} == {"col", "rowgroup"}
    assert all((each["href"] or "")[1:] in ids for tag, each in tags if (each.get("href") or "")[:1] == "#")


def test_a_page_in_japanese_says_so(findings: HubReport) -> None:
    assert '<html lang="ja">' in str(render(of_report(findings, lang="ja"), "html", lang="ja"))


def test_only_web_addresses_become_links(report: Answer) -> None:
    links = [each["href"] or "" for tag, each in Tags(str(render(report, "html"))).found if tag == "a"]
    assert {link[:8] for link in links if not link.startswith("#")} <= {"https://"}


def test_markdown_has_every_section_and_no_markup_from_the_data(report: Answer) -> None:
    text = str(render(report, "md"))
    assert text.startswith("# Hub report\n")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [each.title for each in report.told.values()]
    assert r"Q \| \*pipe\*" in text


def test_a_workbook_has_a_sheet_a_table_with_its_headings_frozen(report: Answer) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bytes(render(report, "xlsx"))))  # type: ignore[arg-type]
    tables = [part for part, table in report.parts.items() if len(table)]
    assert book.sheetnames == ["Hub report", *(report.told[part].short for part in tables)]
    assert all(book[name].freeze_panes == "A2" for name in book.sheetnames[1:])
    assert [cell.value for cell in book["Reach"][1]] == [
        "Rank", "Name", "Type", "Partners", "Agreements", "Degree",
    ]  # fmt: skip


def test_a_workbook_keeps_numbers_numbers_days_days_and_text_text(report: Answer) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bytes(render(report, "xlsx"))))  # type: ignore[arg-type]
    reach = book["Reach"]
    assert [cell.value for cell in reach["D"]][1:] == [3, 2, 2, 1]  # hub, p, q, r
    formula = next(cell for cell in reach["B"] if cell.value == "=R()")
    assert formula.data_type == "s"
    ends = next(cell for cell in book["Ending or lapsed"]["B"] if cell.row == 2)
    assert ends.is_date
    assert str(ends.value) == "2016-04-01 00:00:00"


def test_sheets_have_names_that_excel_takes() -> None:
    book = Book("", date(2016, 5, 18))
    names: set[str] = set()
    for title in ("A/B: 'c'", "a b 'c", "History", "", "x" * 40, "x" * 50):
        name = book.name(title, spare="Table")
        assert 0 < len(name) <= 31
        assert name.casefold() not in names | {"history"}
        assert not set(name) & set("[]:*?/\\")
        names.add(name.casefold())


def receipts(page: str) -> dict[str, str]:
    """The receipts of a page by their names, each as text."""
    bodies = re.findall(r'<tbody id="(receipt-\d+)">(.*?)</tbody>', page, re.DOTALL)
    return {name: re.sub(r"<[^>]+>", " ", body) for name, body in bodies}


def test_a_partner_count_on_the_page_is_a_link_to_its_rows_and_their_sources(report: Answer) -> None:
    page = str(render(report, "html"))
    reach = page[page.index('<table class="reach"') :]
    number = re.search(r'<a href="#(receipt-\d+)">3</a>', reach)  # the hub's three partners
    assert number is not None
    found = receipts(page)[number[1]]
    assert found.split()[:4] == ["The", "Hub:", "3", "partners"]
    assert re.findall(r"example\.org", found) == ["example.org"]  # of hub-q; the others have no source
    assert 'href="https://example.org/q"' in page


def test_a_claim_on_the_page_leads_to_the_rows_of_our_count(report: Answer) -> None:
    page = str(render(report, "html"))
    claims = page[page.index('<table class="claims"') :]
    names = re.findall(r'<a href="#(receipt-\d+)">2</a>', claims)  # 2 by 2016, and 2 by 2018
    assert len(names) == 2
    assert [receipts(page)[name].split()[:4] for name in names] == [
        ["The", "Hub", "(2016):", "2"], ["The", "Hub", "(2018):", "2"],
    ]  # fmt: skip


def test_a_workbook_leads_from_a_number_to_its_rows_and_the_number_stays_one(report: Answer) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bytes(render(report, "xlsx"))))  # type: ignore[arg-type]
    cell = book["Reach"]["D2"]
    assert (cell.value, cell.data_type) == (3, "n")
    assert cell.hyperlink is not None
    assert cell.hyperlink.location == "'Receipts'!A2"
    heads = [each.value for each in book["Receipts"][1]]
    assert heads == [
        "Number",
        "No.",
        "Partner",
        "Signed",
        "Last day",
        "Agreement",
        "Row of edges.csv",
        "Source",
    ]
    assert [book["Receipts"][row][0].value for row in (2, 3, 4)] == ["The Hub: 3 partners"] * 3


def test_markdown_has_the_rows_behind_the_numbers(report: Answer) -> None:
    text = str(render(report, "md"))
    behind = text[text.index("## Receipts") :]
    assert "| The Hub: 3 partners | 2 | Q \\| \\*pipe\\* | 2016-05 |" in behind
    assert "<https://example.org/q>" in behind


@pytest.fixture(scope="module")
def turned(chain: Ecosystem) -> list[Answer]:
    """The report of some rows, and of the same rows turned round, without what names rows and files."""
    from graph.model.ecosystem import make

    nodes = {str(name): list(column)[::-1] for name, column in chain.nodes.astype("object").items()}
    edges = {
        name: chain.edges[name].astype("object").where(chain.edges[name].notna(), "").tolist()[::-1]
        for name in ("source", "target", "signed", "term_years", "source_url")
    }
    nodes = {name: nodes[name] for name in ("id", "name", "name_ja", "type", "country", "region")}
    answers = []
    for eco in (chain, make(nodes, edges)):
        found = hub_report(eco)
        found.tables.pop("receipts")
        answers.append(of_report(replace(found, about={**found.about, "digest": "0" * 64}, links={})))
    return answers


@pytest.mark.slow
@pytest.mark.parametrize("form", REPORT_FORMS)
def test_the_same_report_is_the_same_bytes_and_rows_in_another_order_change_nothing(
    turned: list[Answer], form: str
) -> None:
    one, other = turned
    assert render(one, form) == render(other, form) == render(one, form)


@pytest.mark.parametrize("form", REPORT_FORMS)
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_an_ecosystem_without_a_tie_can_be_written(nobody: Ecosystem, form: str, lang: str) -> None:
    assert render(hub_report_answer(View(nobody, lang=lang)), form, lang=lang)


def test_a_form_that_does_not_exist_is_refused(report: Answer) -> None:
    with pytest.raises(UsageError):
        render(report, "docx")
