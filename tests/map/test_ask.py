"""Asking the map: what the words in the search box mean together lights up, is listed, saved and cleared."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator

import graph
from graph.map import read_saved
from graph.map.story import StoryError, check_story
from graph.model.ecosystem import Ecosystem, make
from graph.questions.hubs.coverage import white_space
from tests.chance import by_turns
from tests.map.conftest import MapOf, Opened, OpenMap, rows_of, saved
from tests.map.test_everybody import violations

PLAIN = {
    "find": "", "focus": "", "table": "", "lang": "en", "theme": "light", "date": "", "layout": "network",
    "since": "", "compare": "", "sort": "", "x": 0, "y": 0, "zoom": 0,
}  # fmt: skip


@pytest.fixture(scope="module")
def page_once(open_once: OpenMap, sample_map: Path) -> Opened:
    """The map of the sample, opened once for all."""
    return open_once(sample_map)


@pytest.fixture
def asked(page_once: Opened) -> Opened:
    """The same as it opens."""
    page_once.messages.clear()
    page_once.show(**PLAIN)
    page_once.page.fill("#search", "")
    return page_once


def ask(opened: Opened, text: str) -> None:
    """Type something and press Enter: one step."""
    opened.page.fill("#search", text)
    opened.page.keyboard.press("Enter")
    opened.show()


def told(opened: Opened) -> tuple[str, str]:
    """What is said of the answer, and what more."""
    more = opened.page.locator("#result-more span").all_inner_texts()
    return opened.page.inner_text("#result-told"), " | ".join(more)


def download(opened: Opened, button: Locator, folder: Path) -> list[dict[str, str]]:
    """The rows of the file that a button saves."""
    with opened.page.expect_download() as waiting:
        button.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return rows_of(path)


def of_city(eco: Ecosystem, city: str) -> list[str]:
    return sorted(eco.nodes.loc[eco.nodes["city"] == city, "id"])


def test_a_place_and_enter_light_up_its_organisations_and_their_partners(
    asked: Opened, sample: Ecosystem, tmp_path: Path
) -> None:
    there = of_city(sample, "San Diego")
    assert len(there) > 1
    G = graph.build(sample)
    beside = {other for each in there for other in G[each]} - set(there)
    ask(asked, "San Diego")
    assert asked.call("found") == there
    assert told(asked) == (f"San Diego: {len(there)}", f"with {len(beside)} partners")
    named = {label["id"] for label in asked.call("labels")}
    assert set(there) <= named <= {*there, *beside}
    rows = download(asked, asked.page.locator("#result-csv"), tmp_path)
    assert [row["id"] for row in rows] == there
    assert {row["asked"] for row in rows} == {"San Diego"}
    ties = sample.collaboration
    own = ties[ties["source"].isin(there) | ties["target"].isin(there)]
    asked.show(table="ties")
    rows = download(asked, asked.page.locator("#sheet .sheet-head button", has_text="CSV"), tmp_path)
    assert sorted(int(row["row"]) for row in rows) == sorted(own["row"])
    assert len(rows_of(saved(asked, "export-csv", tmp_path))) == len(ties)  # the menu says "in view"
    assert asked.messages == []


def test_with_an_organisation_in_focus_a_place_shows_who_links_it_there_in_one_step(
    asked: Opened, sample: Ecosystem, tmp_path: Path
) -> None:
    G, us = graph.build(sample), "kanagawa-prefecture"
    there = set(sample.nodes.loc[sample.nodes["region"] == "California", "id"])
    direct = set(G[us]) & there
    links = {each for each in set(G[us]) - there if set(G[each]) & there}
    assert direct
    assert links
    asked.show(focus=us)
    ask(asked, "California")
    assert asked.call("view")["focus"] == us
    assert told(asked)[1].startswith(
        f"Kanagawa Prefecture: {len(direct)} partner among them, {len(links)} more"
    )
    asked.page.click("#result-list")
    rows = download(asked, asked.page.locator("#sheet .sheet-head button", has_text="CSV"), tmp_path)
    roles = {row["id"]: row["found_as"] for row in rows}
    assert set(roles) == there | links
    assert {each for each, role in roles.items() if role == "found, a partner"} == direct
    assert {each for each, role in roles.items() if role == "partner with a tie to them"} == links


@pytest.mark.parametrize(
    ("text", "said", "more"),
    [
        ("Universities San Diego 2018-2020", "University · San Diego · signed 2018 to 2020: 1", "1 partner"),
        ("2018-2020 university blurb", "University · signed 2018 to 2020: 7", "Not understood: blurb"),
        ("kanagwa", "Kanagawa: 20", "“kanagwa” read as “kanagawa”"),
        ("神奈川の大学", "Kanagawa · University: 6", ""),
        ("かながわ", "Kanagawa: 20", ""),
    ],
)  # fmt: skip
def test_what_was_understood_is_said_and_what_was_not(
    asked: Opened, sample: Ecosystem, text: str, said: str, more: str
) -> None:
    ask(asked, text)
    nodes = sample.nodes
    kanagawa, university = nodes["region"] == "Kanagawa", nodes["type"] == "university"
    assert (int(kanagawa.sum()), int((kanagawa & university).sum())) == (20, 6)
    assert told(asked)[0] == said
    assert more in told(asked)[1]
    assert asked.page.input_value("#search") == text


def test_in_japanese_it_is_said_in_japanese(asked: Opened) -> None:
    asked.show(lang="ja")
    ask(asked, "神奈川の大学 2019年")
    assert told(asked) == ("神奈川県 · 大学 · 2019の署名：2", "その提携先2")
    ask(asked, "アメリカ ぶらぶら")
    assert told(asked)[0].startswith("米国：")
    assert told(asked)[1].endswith("読み取れなかった語: ぶらぶら")


def test_names_stand_first_where_they_are_whole_and_a_set_where_all_was_understood(asked: Opened) -> None:
    def suggested(text: str) -> list[str]:
        asked.page.fill("#search", text)
        names = "rows => rows.map(row => (row.querySelector('.found > span') || row).textContent)"
        return list(asked.page.locator("#suggestions li").evaluate_all(names))

    assert suggested("kyoto university")[0] == "Kyoto University"
    assert suggested("kyoto")[0] == "Kyoto: 5"
    assert "City of Kyoto" in suggested("kyoto")
    assert suggested("uc san diego")[-1] == "San Diego: 3"  # "uc" was not understood
    assert suggested("astelas") == ["Astellas Pharma Inc."]  # a slip in a name
    assert suggested("zzzz") == ["Nothing found"]


def test_a_set_is_in_the_link_goes_with_back_and_is_cleared_by_escape_or_its_button(asked: Opened) -> None:
    page = asked.page
    ask(asked, "san diego")
    page.wait_for_function("() => location.hash.includes('find=san')")
    ask(asked, "kyoto")
    page.wait_for_function("() => location.hash.includes('find=kyoto')")
    page.go_back()
    page.wait_for_function("() => ecosystem.view().find === 'san diego'")
    assert page.input_value("#search") == "san diego"
    assert told(asked)[0] == "San Diego: 3"
    asked.show()
    page.focus("#canvas")
    page.keyboard.press("Escape")
    assert (asked.call("view")["find"], page.input_value("#search")) == ("", "")
    assert not page.is_visible("#result")
    ask(asked, "kyoto")
    page.click("#result-clear")
    assert asked.call("found") == []
    assert page.evaluate("() => document.activeElement.id") == "canvas"


def test_what_is_asked_may_be_a_step_of_a_story() -> None:
    step = {"title": "West", "view": {"find": "San Diego 2018-"}}
    assert check_story({"step": [step]})["steps"][0]["view"] == {"find": "San Diego 2018-"}
    with pytest.raises(StoryError, match=r"view\.find: 3 is no text"):
        check_story({"step": [{"title": "West", "view": {"find": 3}}]})


def test_pictures_and_tables_say_what_was_asked(asked: Opened, tmp_path: Path) -> None:
    ask(asked, "san diego")
    text = saved(asked, "export-svg", tmp_path).read_text(encoding="utf-8")
    assert "San Diego: 3 · 104 organisations" in text
    asked.show(table="organisations")
    assert asked.page.locator("#sheet tbody tr").count() == 3
    assert asked.page.inner_text("#sheet .hint").startswith("San Diego: 3 · ")


def test_prefectures_in_which_nobody_has_a_tie_are_told_in_two_steps(
    asked: Opened, sample: Ecosystem
) -> None:
    gaps = white_space(sample).set_index("gap")
    without = str(gaps.loc["prefectures_without", "which"]).split("; ")
    assert without != [""]
    sentence = f"{len(without)} prefecture where nobody has a tie: {', '.join(without)}"
    asked.page.click("#table")
    asked.page.click("#sheet .tabs button:has-text('Organisations')")
    assert sentence in asked.page.inner_text("#sheet .hint")
    asked.show(**PLAIN)
    ask(asked, "without a tie")
    assert asked.call("found") == asked.call("alone")
    assert told(asked) == (f"Without a tie: {len(asked.call('alone'))}", sentence)
    assert set(asked.call("found")) <= {box["id"] for box in asked.call("bounds")}  # they are drawn, too


def test_choosing_a_name_frames_the_organisation_with_all_of_its_partners(
    asked: Opened, sample: Ecosystem
) -> None:
    G = graph.build(sample)
    hub = max(G, key=lambda each: (G.degree[each], each))
    asked.show(x=900, y=500, zoom=6)
    asked.page.fill("#search", sample.nodes.set_index("id").loc[hub, "name"])
    asked.page.keyboard.press("Enter")
    asked.show()
    card, canvas = asked.page.locator("#card").bounding_box(), asked.page.locator("#canvas").bounding_box()
    assert card is not None
    assert canvas is not None
    boxes = {box["id"]: box for box in asked.call("bounds")}
    for each in [hub, *G[hub]]:
        box = boxes[each]
        assert canvas["x"] <= box["left"] < box["right"] <= card["x"], each
        assert canvas["y"] <= box["top"] < box["bottom"] <= canvas["y"] + canvas["height"], each


def test_of_a_large_answer_the_most_central_are_lit(open_map: OpenMap, map_of: MapOf) -> None:
    # A ring of eight in Japan, whose n7 has a partner abroad as well; two may be drawn, and n7 leads.
    ids = [f"n{number}" for number in range(8)]
    nodes = {"id": [*ids, "m"], "name": [*ids, "m"], "type": ["hub"] * 9, "country": [*["JP"] * 8, "US"]}
    ties = {"source": [*ids, "n7"], "target": [*ids[1:], "n0", "m"], "signed": ["2016"] * 9}
    opened = open_map(map_of(make(nodes, ties), world=False, limit=2), view="find=Japan")
    assert len(opened.call("found")) == 8
    assert told(opened) == ("Japan: 8", "with 1 partner")
    assert len(opened.call("bounds")) == 2
    assert "n7" in {box["id"] for box in opened.call("bounds")}


STATES = (
    {"find": "2018-2020 university blurb", "lang": "en"},
    {"find": "nothing of it", "lang": "ja"},
    {"find": "California", "focus": "kanagawa-prefecture", "table": "organisations"},
)


@pytest.mark.parametrize("turn", [0, 1])
def test_axe_finds_nothing_in_a_result_its_suggestion_and_its_table(asked: Opened, turn: int) -> None:
    for state in by_turns(STATES, turn):
        asked.show(**{"focus": "", "table": "", **state, "theme": ("light", "dark")[turn]})
        assert violations(asked) == []
    asked.show(find="", focus="", table="")
    asked.page.fill("#search", "kyoto")
    assert violations(asked) == []


def test_on_a_phone_the_box_and_the_card_leave_room_and_axe_finds_nothing(asked: Opened) -> None:
    page = asked.page
    page.set_viewport_size({"width": 390, "height": 844})
    try:
        asked.show(find="2018-2020 university blurb", focus="link-j")
        box, card = (page.locator(each).bounding_box() for each in ("#result", "#card"))
        assert box is not None
        assert card is not None
        assert box["y"] + box["height"] < card["y"]
        assert 0 <= box["x"] < box["x"] + box["width"] <= 390
        assert violations(asked) == []
    finally:
        page.set_viewport_size({"width": 1366, "height": 768})


def test_a_hostile_question_runs_nothing(open_map: OpenMap, map_of: MapOf) -> None:
    bad = "<img src=x onerror=alert(1)>"
    eco = make(
        {"id": ["a", "b"], "name": ["A", "B"], "type": [bad, "city"], "region": [bad, "constructor"],
         "city": ["__proto__", bad], "country": [bad, "toString"]},
        {"source": ["a"], "target": ["b"], "signed": ["2016"], "purposes": [bad], "relation": ["valueOf"]},
    )  # fmt: skip
    opened = open_map(map_of(eco, world=False), view="find=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    for text in (bad, "constructor", "__proto__", "valueOf", "</script>", "((((" * 40, "$& $1", "2016 " * 60):
        ask(opened, text)
        opened.show(find=text)
    opened.show(find=bad, table="ties")
    assert opened.page.locator("img").count() == 0
    assert opened.messages == []
    assert len(opened.requests) == 1  # the page itself


def test_a_search_is_kept_combined_and_found_again_in_a_copy_of_a_copy(
    open_map: OpenMap, map_of: MapOf, tmp_path: Path
) -> None:
    # t and h are of Tokyo, k of Kyoto, o of Osaka; h and o are hubs.
    nodes = {"id": list("thko"), "name": list("THKO"), "type": ["university", "hub"] * 2,
             "country": ["JP"] * 4, "region": ["Tokyo", "Tokyo", "Kyoto", "Osaka"]}  # fmt: skip
    path = map_of(
        make(nodes, {"source": list("thk"), "target": list("hko"), "signed": ["2016"] * 3}), world=False
    )
    opened = open_map(path)
    page = opened.page
    ask(opened, "Kyoto | Osaka")
    assert (opened.call("found"), told(opened)[0]) == (["k", "o"], "Kyoto or Osaka: 2")
    page.click("#result-keep")
    page.fill("#keep-name", "hubs")
    page.keyboard.press("Enter")
    assert page.inner_text("#keep-note") == "“hubs” means something in searches already; take another name."
    page.fill("#keep-name", "Kansai")
    page.keyboard.press("Enter")
    assert (opened.call("view")["find"], told(opened)[0]) == ("Kansai", "Kansai: 2")
    assert "“Kansai” read as “Kyoto | Osaka”" in told(opened)[1]
    page.keyboard.press("Control+z")  # whoever asked it asks its question
    assert (opened.call("view")["find"], opened.call("own").get("kept")) == ("Kyoto | Osaka", None)
    page.keyboard.press("Control+Shift+z")
    ask(opened, "kansai -hub | university tokyo")
    assert (opened.call("found"), told(opened)[0]) == (
        ["k", "t"], "Kansai, without Hub; or University · Tokyo: 2"
    )  # fmt: skip
    page.click("#result-keep")
    page.fill("#keep-name", "Kansai")
    page.keyboard.press("Enter")
    assert page.inner_text("#keep-note") == "“Kansai” would be part of itself; take another name."
    page.fill("#keep-name", "West & more")
    page.keyboard.press("Enter")
    ask(opened, "Kansai")
    page.click("#result-keep")
    page.fill("#keep-name", "West")
    page.click("#keep-done")
    assert opened.call("view")["find"] == "West"
    kept = [["West", "Kyoto | Osaka"], ["West & more", "West -hub | university tokyo"]]
    assert opened.call("own")["kept"] == kept
    page.click("#result-clear")
    copies = []
    for _ in range(2):
        copies.append(saved(opened, "save-copy", tmp_path).read_bytes())
        (tmp_path / "copy.html").write_bytes(copies[-1])
        opened = open_map(tmp_path / "copy.html")
    assert copies[0] == copies[1]
    assert read_saved(tmp_path / "copy.html").own["kept"] == kept
    page = opened.page
    page.focus("#search")
    assert page.locator("#suggestions .found > span").all_inner_texts() == ["West", "West & more"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert opened.call("found") == ["k", "t"]
    assert violations(opened) == []
    page.click("#mine [data-key='forget:West & more']")
    assert opened.call("view")["find"] == "West -hub | university tokyo"
    assert opened.call("own")["kept"] == kept[:1]
    assert opened.messages == []
