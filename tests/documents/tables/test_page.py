"""The page is whole, loads nothing, runs nothing and reads well."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page

from graph.documents.tables import render
from graph.model.answer import Answer, Told
from graph.words import heading, label

PAYLOADS = [
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "javascript:alert(1)",
    'https://a.example/"onclick="alert(1)',
    "{{7*7}} ${alert(1)} <!-- -->",
]


class Reader(HTMLParser):
    """Collects the tags and the texts of cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th", "h1", "li"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data.rstrip("\n")


def read(frame: pd.DataFrame, title: str = "", notes: Sequence[str] = (), **options: Any) -> Reader:
    reader = Reader()
    reader.feed(str(render(Answer.one(title, frame, notes), "html", **options)))
    reader.close()
    return reader


FRAME = pd.DataFrame(
    {
        "rank": [1, 2],
        "name": ["Kobe", "two\nlines"],
        "name_ja": ["神戸", ""],
        "degree": [1 / 3, None],
        "type": ["city", "hub"],
    }
)


def test_the_page_by_hand() -> None:
    reader = read(FRAME, title="Hubs", notes=["counted: 2"])
    assert reader.cells == [
        *("Hubs", "Rank", "Name", heading("name_ja"), "Degree", "Type"),
        *("1", "Kobe", "神戸", "0.3333", "City"),
        *("2", "two\nlines", "", "", "Hub"),
        "counted: 2",
    ]


def test_a_rounded_number_carries_the_full_one() -> None:
    assert ("data", {"value": "0.3333333333333333"}) in read(FRAME).tags


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_readers_of_the_screen_find_their_way(lang: str) -> None:
    reader = read(FRAME, title="Hubs", lang=lang)
    assert reader.tags[0] == ("html", {"lang": lang})
    heads = [attributes for tag, attributes in reader.tags if tag == "th"]
    assert len(heads) == 5
    assert all(each["scope"] == "col" and "lang" not in each for each in heads)
    assert [tag for tag, _ in reader.tags if tag in ("thead", "tbody")] == ["thead", "tbody"]
    names = [attributes["id"] for tag, attributes in reader.tags if tag == "h1"]
    assert [attributes["aria-labelledby"] for tag, attributes in reader.tags if tag == "table"] == names
    assert sum(attributes.get("lang") == "ja" for tag, attributes in reader.tags if tag == "td") == 2


def test_the_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    text = str(render(FRAME, "html"))
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert (
        f"content=\"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; "
        "form-action 'none'\"" in text
    )
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_whatever_a_cell_says_is_only_text(payload: str) -> None:
    frame = pd.DataFrame({"name": [payload], payload: ["x"], "type": [payload]})
    long = "x" * len(payload)
    harmless = pd.DataFrame({"name": [long], "y": ["x"], "type": [long]})
    reader = read(frame, title=payload, notes=[payload])
    plain = read(harmless, title="x", notes=["x"]).tags
    assert reader.tags[:3] + reader.tags[4:] == plain[:3] + plain[4:]  # but for the digest of the style
    shown = [payload, label(payload)]  # a type of one's own has a capital
    assert sum(each in shown for each in reader.cells) == 5  # title, heading, two cells, note


def test_only_web_addresses_are_links() -> None:
    frame = pd.DataFrame({"url": ["https://a.example/?a=1&b=2", "javascript:alert(1)", "ftp://a.example"]})
    links = [attributes for tag, attributes in read(frame).tags if tag == "a"]
    assert links == [{"href": "https://a.example/?a=1&b=2", "rel": "noopener noreferrer"}]


def test_a_column_of_long_texts_may_break_its_lines() -> None:
    tags = read(pd.DataFrame({"id": ["short"], "notes": ["long " * 10], "n": [1]})).tags
    assert [attributes["class"] for tag, attributes in tags if tag == "td"] == ["short", "long", "n"]


def test_a_page_without_a_title_has_one_all_the_same() -> None:
    assert "<title>Table</title>" in str(render(FRAME, "html"))
    assert "<title>表</title>" in str(render(FRAME, "html", lang="ja"))
    assert not {"h1", "header"} & {tag for tag, _ in read(FRAME).tags}


def told(*parts: str) -> str:
    """The page of an answer of some parts, each with something to say of it."""
    tables = {
        part: pd.DataFrame({"id": [f"{part} {n}" for n in (1, 2)], "partners": [2, 1]}) for part in parts
    }
    said = {part: Told(f"All of {part}", part.upper(), "What it means.", ("One leads.",)) for part in parts}
    return str(render(Answer("Everything", tables, ["counted: 2"], told=said, source="as of 2020"), "html"))


def test_a_page_says_what_is_told_of_each_part_between_its_heading_and_its_table() -> None:
    text = re.sub(r"<style>.*</style>", "", told("reach", "core"), flags=re.DOTALL)
    order = [
        "Everything",
        "as of 2020",
        "All of reach",
        "What it means.",
        "One leads.",
        "reach 1",
        "All of core",
    ]
    places = [text.rindex(each) if each == "Everything" else text.index(each) for each in order]
    assert places == sorted(places)
    assert text.index("core 2") < text.index("counted: 2")
    assert "<nav" not in text


def test_a_page_of_many_parts_has_a_list_of_contents() -> None:
    text = told("reach", "core", "growth", "claims")
    assert re.findall(r'<li><a href="#(\w+)">(\w+)</a></li>', text) == [
        ("reach", "REACH"), ("core", "CORE"), ("growth", "GROWTH"), ("claims", "CLAIMS"),
    ]  # fmt: skip
    assert re.findall(r'<section id="(\w+)"', text) == ["reach", "core", "growth", "claims"]


@pytest.mark.slow
def test_a_page_has_the_chart_of_its_answer() -> None:
    periods = pd.DataFrame({"period": ["2019", "2020"], "agreements": [1, 3], "active_agreements": [1, 3]})
    periods = periods.assign(new_agreements=[1, 2], renewals=[0, 0])
    text = str(render(Answer.one("Growth", periods, ["all dates"], charts={"growth": periods}), "html"))
    (drawn,) = re.findall(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="Growth">', text)
    assert "all dates" in base64.b64decode(drawn).decode()
    assert "<img" not in str(render(Answer.one("Growth", periods), "html"))


def test_the_source_of_a_row_is_told_by_its_host_and_any_other_address_whole() -> None:
    address = "https://a.example/pages/long?n=1"
    text = str(render(pd.DataFrame({"source_url": [address], "url": [address]}), "html"))
    links = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', text)
    assert links == [(address, "a.example"), (address, address)]
    two = pd.DataFrame({"source_url": [f"{address}; {address}"]})  # no address, and long
    assert '<td class="long">' in str(render(two, "html"))


@pytest.fixture(scope="module")
def page_once(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def page(page_once: Page) -> Page:
    """A blank page, which was used before."""
    page_once.goto("about:blank")
    page_once.emulate_media(media="null", color_scheme="light")
    return page_once


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_browser_shows_it_without_a_request_or_a_complaint(
    page: Page, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    path = tmp_path / "table.html"
    frame = pd.DataFrame({"rank": range(len(PAYLOADS)), "name": PAYLOADS, "url": "https://a.example"})
    path.write_text(str(render(Answer.one(PAYLOADS[0], frame, PAYLOADS), "html")), encoding="utf-8")
    seen: list[str] = []
    page.emulate_media(color_scheme=scheme)
    for event in ("dialog", "console", "pageerror"):
        page.on(event, lambda each: seen.append(str(each)))
    page.on("request", lambda each: seen.append(each.url))
    page.goto(path.as_uri())
    paper, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    height = page.locator("tbody tr").count()
    assert seen == [path.as_uri()]
    assert height == len(PAYLOADS)
    # The style was let through by the policy, and is dark where it should be.
    assert (paper, ink) == {
        "light": ("rgb(255, 255, 255)", "rgb(29, 36, 51)"),
        "dark": ("rgb(20, 24, 31)", "rgb(230, 233, 239)"),
    }[scheme]


@pytest.mark.parametrize("payload", [*PAYLOADS, '"} body { display: none } </style><script>', "back\\slash"])
def test_a_title_over_a_sheet_of_paper_cannot_leave_its_string(payload: str) -> None:
    text = str(render(Answer.one(payload, FRAME), "html"))
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    head = re.search(r'@top-left \{ content: "((?:\\[0-9a-f]+ |[A-Za-z0-9])*)" \}', style[1])
    assert head is not None
    assert re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), head[1]).split() == payload.split()


def on_paper(page: Page, tmp_path: Path, text: str, *, across: bool) -> list[str]:
    """The classes of cells that lie beyond the paper, of the width of A4 upright or across, less margins."""
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    page.set_viewport_size({"width": ((297 if across else 210) - 28) * 960 // 254, "height": 900})
    page.emulate_media(media="print")
    page.goto((tmp_path / "page.html").as_uri())
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('th, td')].filter(e => e.offsetParent === null"
        " || e.getBoundingClientRect().right > innerWidth + 1).map(e => e.className + e.textContent)"
    )
    return found


WORDS_ = "a text of quite some words that goes on to the end of its line and beyond"
WIDTHS = {
    "few": (3, False),
    "seven": (7, False),
    "nine": (9, True),
    "twelve": (12, True),
}


@pytest.mark.parametrize("name", WIDTHS)
@pytest.mark.parametrize("several", [False, True])
def test_no_cell_is_cut_off_on_paper(name: str, several: bool, tmp_path: Path, page: Page) -> None:
    count, across = WIDTHS[name]
    columns = {f"column_{n}": [WORDS_ if n % 3 == 0 else "2026-11-29"] for n in range(count - 1)}
    frame = pd.DataFrame({**columns, "source_url": ["https://www.a-very-long-host.example.org/x"]})
    parts = {"claims": frame} | ({"notes": FRAME} if several else {})
    text = str(render(Answer("Title", parts), "html"))
    assert ("broad" in text.split("</style>")[1]) == across
    assert on_paper(page, tmp_path, text, across=across) == []


def test_each_sheet_has_title_source_and_number_and_no_row_is_cut_in_two(tmp_path: Path, page: Page) -> None:
    answer = Answer("The title", {"one": FRAME, "two": FRAME}, source="all dates")
    (tmp_path / "page.html").write_text(str(render(answer, "html")), encoding="utf-8")
    page.emulate_media(media="print")
    page.goto((tmp_path / "page.html").as_uri())
    rules = page.evaluate(
        "[...document.styleSheets[0].cssRules].filter(e => e instanceof CSSPageRule)"
        ".map(e => e.cssText).join()"
    )
    look = page.evaluate(
        "[getComputedStyle(document.querySelector('tr')).breakInside,"
        " getComputedStyle(document.querySelector('h2')).breakAfter,"
        " getComputedStyle(document.querySelector('thead')).display]"
    )
    assert look == ["avoid", "avoid", "table-header-group"]
    assert 'counter(page) " / " counter(pages)' in rules
    assert "The title" in rules
    assert "all dates" in rules
