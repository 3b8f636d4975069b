"""The map is for everybody: two languages, two themes, keyboard, screen readers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from graph.map import Saved, assets
from graph.model.ecosystem import Ecosystem
from tests.chance import by_turns
from tests.map.conftest import MapOf, Opened, OpenMap

WCAG = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # What is in order is not described: that takes longer than to look for what is not.
    "resultTypes": ["violations"],
}


def violations(opened: Opened) -> list[str]:
    if not opened.page.evaluate("() => 'axe' in window"):
        opened.page.evaluate(Axe().axe_script)
    # Only faults come back, and whether anything was in order at all.
    look = "options => axe.run(document, options).then(found => [found.violations, found.passes.length])"
    faults, in_order = opened.page.evaluate(look, WCAG)
    assert in_order > 20
    return [
        f"{fault['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for fault in faults
        for node in fault["nodes"]
    ]


STATES: list[dict[str, object]] = [
    {},
    {"table": "ties", "date": "2014-06-30"},
    {"table": "organisations", "sort": "-partners"},
    {"focus": "link-j"},
    {"focus": "link-j", "path": "kobe-university", "lang": "ja"},
    {"story": 1, "context": True, "colour": "country"},
    {"table": "measures"},
    {"date": "2020-09-18", "since": "2019-09-18", "compare": "change"},
    {"date": "2022-12-31", "since": "2018-12-31", "compare": "days", "lang": "ja"},
    {"focus": "kanagawa-prefecture", "table": "own", "date": "2022-12-31", "since": "2018-12-31"},
    {"focus": "kanagawa-prefecture", "date": "2022-12-31", "since": "2018-12-31"},
]


@pytest.mark.parametrize("turn", [0, 1])
def test_axe_finds_nothing(open_map: OpenMap, sample_map: Path, turn: int) -> None:
    theme, size = (("light", (1366, 768)), ("dark", (390, 844)))[turn]
    opened = open_map(sample_map, size=size)
    for state in by_turns(STATES, turn):
        opened.show(
            **{
                "date": "",
                "since": "",
                "compare": "",
                "table": "",
                "focus": "",
                "path": "",
                "story": 0,
                "lang": "en",
                "theme": theme,
                **state,
            }
        )
        assert violations(opened) == [], state


@pytest.mark.parametrize(("turn", "theme"), [(0, "light"), (1, "dark")])
def test_axe_finds_nothing_in_menus_suggestions_and_help(shown: Opened, turn: int, theme: str) -> None:
    heeded = by_turns(("#export-menu", "#suggestions", "#help-box", "#period-note"), turn)

    def look(at: str) -> None:
        assert shown.page.is_visible(at)
        assert at not in heeded or violations(shown) == [], at

    shown.show(theme=theme)
    shown.page.click("#export")
    look("#export-menu")
    shown.page.keyboard.press("Escape")
    shown.page.fill("#search", "kyoto")
    look("#suggestions")
    shown.page.keyboard.press("Escape")
    shown.page.click("#help")
    look("#help-box")
    shown.page.keyboard.press("Escape")
    shown.page.fill("#until", "soon")
    shown.page.keyboard.press("Enter")
    look("#period-note")


@pytest.mark.parametrize(("turn", "size", "theme"), [(0, (1366, 768), "light"), (1, (390, 844), "dark")])
def test_axe_finds_nothing_in_what_is_ones_own(
    open_map: OpenMap, own_map: Path, turn: int, size: tuple[int, int], theme: str
) -> None:
    heeded = by_turns(range(6), turn)

    def look(number: int) -> None:
        assert number not in heeded or violations(opened) == [], number

    opened = open_map(own_map, size=size)
    opened.show(theme=theme)
    opened.page.click("#note-add")
    look(0)
    opened.page.fill("#note-text", "Another")
    opened.page.click("#scribble [data-key=note_keep]")
    opened.page.click("#export")
    opened.page.click("#copy-link")
    opened.page.wait_for_selector("#toast:not([hidden])")
    look(1)
    opened.page.mouse.click(size[0] / 2, 20)
    opened.show(focus="link-j", lang="ja")
    look(2)
    opened.show(focus="", table="organisations")
    if opened.page.is_visible("#panel-toggle"):
        opened.page.click("#panel-toggle")
    look(3)
    opened.page.keyboard.press("Escape")
    opened.show(table="")
    opened.page.click("#story-make")
    look(4)
    opened.page.click("#step-add")
    opened.page.click("#storyboard summary >> nth=0")
    look(5)


@pytest.fixture(scope="module")
def own_map(map_of: MapOf, sample: Ecosystem) -> Path:
    """The sample, of which somebody has made something."""
    own = {
        "notes": [["network", 0, 0, "A note"]],
        "places": [["link-j", 1, 2], ["gone", 1, 2]],
        "remarks": [["link-j", "Call them"], ["lost", "Who?"]],
        "version": 1,
    }
    return map_of(sample, name="own", saved=Saved(own, {}))


def test_the_controls_have_accessible_names(shown: Opened) -> None:
    for name in (
        "search",
        "time",
        "play",
        "layout",
        "size-by",
        "colour-by",
        "table",
        "export",
        "language",
        "theme",
    ):
        control = shown.page.locator(f"#{name}")
        assert control.count() == 1, name
        labelled = control.evaluate(
            "e => e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent"
        )
        assert labelled.strip(), name


def test_every_string_of_the_program_is_in_both_languages() -> None:
    strings = assets.strings()
    for key, pair in strings.items():
        assert len(pair) == 2, key
        assert all(text.strip() for text in pair), key
        assert set(re.findall(r"\{(\w+)", pair[0])) == set(re.findall(r"\{(\w+)", pair[1])), key
    said = set(re.findall(r"\bsay\(\s*\"(\w[\w-]*)\"", assets.program()))
    said |= set(re.findall(r'data-say(?:-\w+)?="([\w-]+)"', assets.asset("template.html")))
    counted = set(re.findall(r"sayCount\(\"(\w+)\"", assets.program()))
    assert said | counted <= strings.keys()


# What stays as it is in any language: names, dates, numbers, addresses, the other language's own name.
UNTRANSLATED = re.compile(
    r"English|MOU|PageRank|ID|(edges|nodes)\.csv|CSV|PNG|SVG|Enter|Esc|Shift|Page (Down|Up)"
)


def test_nothing_stays_english_in_japanese(open_map: OpenMap, map_of: Any, ecosystem_of: Any) -> None:
    nodes = {
        "id": ["a1", "b2"],
        "name": ["あ", "い"],
        "name_ja": ["あ", "い"],
        "type": ["hub", "city"],
        "country": ["JP", "US"],
    }
    eco = ecosystem_of(
        {
            "source": "a1",
            "target": "b2",
            "signed": "2016-05",
            "relation": "basic_agreement",
            "kind": "renewal",
            "agreement": "1",
        },
        {
            "source": "a1",
            "target": "b2",
            "signed": "",
            "relation": "located_in",
            "kind": "structural",
            "agreement": "2",
        },
        nodes=nodes,
    )
    opened = open_map(map_of(eco, lang="ja"))
    for state in (
        {"context": True},
        {"focus": "a1"},
        {"focus": "", "tie": 2},
        {"tie": 0, "table": "ties"},
        {"table": "organisations"},
        {"table": "", "date": "2016-12-31", "since": "2015-12-31", "compare": "change"},
        {"compare": "days"},
        {"compare": "", "focus": "a1", "table": "own"},
    ):
        opened.show(**state)
        text = opened.page.inner_text("body")
        labels = opened.page.evaluate(
            """() => [...document.querySelectorAll('[aria-label],[title],[placeholder]')]
            .map(e => [e.ariaLabel, e.title, e.placeholder].join(' '))"""
        )
        text = re.sub(r"データ [0-9a-f]{12}", "", text)
        left = UNTRANSLATED.sub("", " ".join([text, *labels]).replace("a1", "").replace("b2", ""))
        assert re.findall(r"[A-Za-z]{3,}", left) == [], state


def test_the_language_switches_in_the_page(shown: Opened) -> None:
    shown.page.click("#language")
    assert shown.page.get_attribute("html", "lang") == "ja"
    assert shown.page.inner_text("h1") == "エコシステム・ネットワーク"
    shown.page.click("#language")
    assert shown.page.inner_text("h1") == "Ecosystem network"


def test_the_theme_follows_the_system_until_one_is_chosen(open_map: OpenMap, sample_map: Path) -> None:
    opened = open_map(sample_map, color_scheme="dark")
    assert opened.page.get_attribute("html", "data-theme") == "dark"
    for theme in ("light", "dark", "dark"):  # the other, the one of the system, and whatever that has
        opened.page.click("#theme")
        assert opened.page.get_attribute("html", "data-theme") == theme
    assert opened.call("view")["theme"] == "auto"


def test_arrows_walk_along_ties_enter_opens_and_escape_closes(shown: Opened, sample: Any) -> None:
    shown.page.focus("#canvas")
    shown.page.keyboard.press("ArrowRight")
    first = shown.page.inner_text("#live")
    assert first.startswith("Kanagawa Prefecture")
    shown.page.keyboard.press("ArrowRight")
    second = shown.page.inner_text("#live")
    assert second != first
    shown.page.keyboard.press("Enter")
    focus = shown.call("view")["focus"]
    ties = sample.collaboration
    partners = set(ties.loc[ties["source"] == "kanagawa-prefecture", "target"]) | set(
        ties.loc[ties["target"] == "kanagawa-prefecture", "source"]
    )
    assert focus in partners
    shown.page.keyboard.press("Escape")
    assert shown.call("view")["focus"] == ""


def test_the_link_to_the_map_keeps_the_view(shown: Opened) -> None:
    shown.show(date="2018-12-31")
    shown.page.keyboard.press("Tab")
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("() => document.activeElement.id") == "canvas"
    assert shown.call("view")["date"] == "2018-12-31"


def test_the_whole_page_is_reached_by_tab(shown: Opened) -> None:
    reached = set()
    shown.page.keyboard.press("Tab")
    for _ in range(80):
        reached.add(shown.page.evaluate("() => document.activeElement.id"))
        shown.page.keyboard.press("Tab")
    assert {
        "search",
        "table",
        "export",
        "language",
        "theme",
        "help",
        "layout",
        "size-by",
        "colour-by",
        "canvas",
        "play",
        "time",
    } <= reached


def test_shortcuts_of_one_character_can_be_switched_off(shown: Opened) -> None:
    shown.page.keyboard.press("?")
    assert shown.page.locator("#help-box").is_visible()
    shown.page.uncheck("#shortcuts")
    shown.page.keyboard.press("Escape")
    shown.page.keyboard.press("?")
    assert not shown.page.locator("#help-box").is_visible()


def test_changes_are_announced(shown: Opened) -> None:
    shown.page.focus("#time")
    shown.page.keyboard.press("ArrowLeft")
    assert "organisations" in shown.page.inner_text("#live")


def test_the_strings_are_sorted_and_one_a_line() -> None:
    text = assets.asset("strings.json")
    keys = re.findall(r'^  "([\w-]+)":', text, re.MULTILINE)
    assert keys == sorted(keys)
    assert set(keys) == json.loads(text).keys()
