from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import openpyxl
import pytest

from graph.errors import UsageError
from graph.hubreport import HubReport, hub_report
from graph.model import Ecosystem
from graph.report import Report, compose, render
from graph.report.workbook import sheet_name


@pytest.fixture(scope="module")
def report(findings: HubReport) -> Report:
    return compose(findings.tables, findings.about)


class Tags(HTMLParser):
    """Every start tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_page_loads_nothing_and_runs_nothing(report: Report) -> None:
    tags = Tags(str(render(report, "html", charts={"growth": "<svg/>"}))).found
    assert {tag for tag, _ in tags} & {"script", "link", "iframe", "object", "base", "form"} == set()
    policy = next(each["content"] for tag, each in tags if each.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert all((each["src"] or "").startswith("data:") for tag, each in tags if tag == "img")
    assert not any(name == "style" or name.startswith("on") for _, each in tags for name in each)


def test_the_style_has_the_hash_of_the_policy(report: Report) -> None:
    import base64
    import hashlib

    page = str(render(report, "html"))
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in page


def test_names_are_text_on_the_page(findings: HubReport) -> None:
    hostile = {**findings.about, "focal_name": "<script>alert(1)</script>"}
    page = str(render(compose(findings.tables, hostile, title="<i>&"), "html"))
    assert "<script" not in page
    assert "<title>&lt;i&gt;&amp;</title>" in page


def test_every_table_has_headings_and_a_name(report: Report) -> None:
    tags = Tags(str(render(report, "html"))).found
    tables = [each for tag, each in tags if tag == "table"]
    ids = [each["id"] for tag, each in tags if each.get("id")]
    assert len(ids) == len(set(ids))
    assert len(tables) > 8
    assert all(each["aria-labelledby"] in ids for each in tables)
    assert all(each.get("scope") == "col" for tag, each in tags if tag == "th")
    assert all((each["href"] or "")[1:] in ids for tag, each in tags if (each.get("href") or "")[:1] == "#")


def test_a_page_in_japanese_says_so(findings: HubReport) -> None:
    assert '<html lang="ja">' in str(render(compose(findings.tables, findings.about, lang="ja"), "html"))


def test_only_web_addresses_become_links(report: Report) -> None:
    links = [each["href"] or "" for tag, each in Tags(str(render(report, "html"))).found if tag == "a"]
    assert {link[:8] for link in links if not link.startswith("#")} <= {"https://"}


def test_markdown_has_every_section_and_no_markup_from_the_data(report: Report) -> None:
    text = str(render(report, "md"))
    assert text.startswith("# Hub report\n")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [each.title for each in report.sections]
    assert r"Q \| \*pipe\*" in text


def test_a_workbook_has_a_sheet_a_table_with_its_headings_frozen(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bytes(render(report, "xlsx"))))  # type: ignore[arg-type]
    tables = [each for each in report.sections if len(each.table)]
    assert len(book.sheetnames) == len(tables) + 1
    assert all(book[name].freeze_panes == "A2" for name in book.sheetnames[1:])
    assert [cell.value for cell in book["Reach"][1]] == [
        "Rank", "Name", "Type", "Partners", "Agreements", "Degree",
    ]  # fmt: skip


def test_a_workbook_keeps_numbers_numbers_days_days_and_text_text(report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(bytes(render(report, "xlsx"))))  # type: ignore[arg-type]
    reach = book["Reach"]
    assert [cell.value for cell in reach["D"]][1:] == [3, 2, 2, 1]  # hub, p, q, r
    formula = next(cell for cell in reach["B"] if cell.value == "=R()")
    assert formula.data_type == "s"
    ends = next(cell for cell in book["Agreements that end soon, or ha"]["B"] if cell.row == 2)
    assert ends.is_date
    assert str(ends.value) == "2016-04-01 00:00:00"


def test_sheets_have_names_that_excel_takes() -> None:
    names: set[str] = set()
    for title in ("A/B: 'c'", "a b 'c", "History", "", "x" * 40, "x" * 50):
        name = sheet_name(title, names)
        assert 0 < len(name) <= 31
        assert name.casefold() not in names | {"history"}
        assert not set(name) & set("[]:*?/\\")
        names.add(name.casefold())


@pytest.mark.parametrize("form", ["html", "md", "xlsx"])
def test_the_same_report_is_the_same_bytes_and_rows_in_another_order_change_nothing(
    chain: Ecosystem, form: str
) -> None:
    from graph.model import make

    nodes = {str(name): list(column)[::-1] for name, column in chain.nodes.astype("object").items()}
    edges = {
        name: chain.edges[name].astype("object").where(chain.edges[name].notna(), "").tolist()[::-1]
        for name in ("source", "target", "signed", "term_years", "source_url", "ordinal_claim")
    }
    nodes = {name: nodes[name] for name in ("id", "name", "name_ja", "type", "country", "region")}
    results = []
    for eco in (chain, make(nodes, edges)):
        found = hub_report(eco)
        about = {**found.about, "digest": "0" * 64}
        results.append(render(compose(found.tables, about), form))
    assert results[0] == results[1]


@pytest.mark.parametrize("form", ["html", "md", "xlsx"])
@pytest.mark.parametrize("lang", ["en", "ja"])
def test_an_ecosystem_without_a_tie_can_be_written(nobody: Ecosystem, form: str, lang: str) -> None:
    found = hub_report(nobody, lang=lang)
    assert render(compose(found.tables, found.about, lang=lang), form)


def test_a_form_that_does_not_exist_is_refused(report: Report) -> None:
    with pytest.raises(UsageError):
        render(report, "docx")
