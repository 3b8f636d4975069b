"""Looking closer: filters, search, focus, paths, layouts, and the view in the address."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import graph
from graph.map import page
from graph.model.ecosystem import Ecosystem, make
from graph.model.selection import select
from graph.model.view import View
from graph.questions.organisations.paths import paths
from tests.conftest import EcosystemOf
from tests.map.conftest import MapOf, Opened, OpenMap


def rows_of(eco: Ecosystem) -> list[int]:
    return sorted(eco.collaboration["row"].tolist())


VIEWS: list[dict[str, object]] = [
    {"date": "2020-09-18", "dates": "possible", "active": True},
    {"undated": False, "context": True, "layout": "geographic", "size": "betweenness", "colour": "community"},
    {
        "types_off": "city,university",
        "relations_off": "sister_city",
        "countries_off": "US",
        "regions_off": "Tokyo",
    },
    {"focus": "link-j", "steps": 2, "lang": "ja", "theme": "dark"},
    {"focus": "link-j", "path": "keio-iab", "date": "2024-01-01"},
    {
        "focus": "kanagawa-university",
        "path": "pom-limburg",
        "way": "kanagawa-prefecture,link-j,fbri-kobe,flandersbio,osaka-bio-headquarters",
    },
    {"table": "ties", "sort": "-signed"},
    {"table": "organisations", "sort": "betweenness"},
    {"x": 120.5, "y": -40, "zoom": 0.9},
    {"story": 2},
    {"date": "2018-12-31", "since": "2018-06-30"},
    {"date": "2022-12-31", "since": "2018-12-31", "compare": "days", "focus": "link-j", "table": "own"},
    {"date": "2022-12-31", "since": "2018-12-31", "compare": "change", "active": True, "changes_off": "kept"},
    {"find": "神奈川の大学 2018-2020", "focus": "link-j", "table": "organisations"},
]


def test_a_copied_link_restores_the_whole_view(open_map: OpenMap, sample_map: Path, shown: Opened) -> None:
    plain, again = shown.call("view"), open_map(sample_map)
    for view in VIEWS:
        shown.show(**{**plain, **view})
        shown.page.wait_for_function("hash => location.hash === hash", arg=f"#{shown.call('hash')}")
        again.open(sample_map, shown.call("hash"))
        assert again.call("view") == shown.call("view"), view
        assert again.call("visible") == shown.call("visible"), view
        assert again.call("camera") == pytest.approx(shown.call("camera"), abs=0.6), view


def test_following_a_link_within_the_page_changes_the_view(shown: Opened) -> None:
    shown.page.evaluate("() => { location.hash = 'date=2016-06-30&focus=link-j'; }")
    shown.page.wait_for_function("() => ecosystem.view().focus === 'link-j'")
    assert shown.call("view")["date"] == "2016-06-30"


def test_nonsense_in_the_address_is_passed_over(open_map: OpenMap, sample_map: Path) -> None:
    opened = open_map(
        sample_map, view="date=tomorrow&layout=%3Cscript%3E&focus=nobody&zoom=-3&story=99&x=NaN"
    )
    assert opened.messages == []
    assert len(opened.call("visible")["nodes"]) > 50


FAR = (
    "x=1e308&zoom=1e308", "x=1e308&y=-1e308&zoom=3", "zoom=1e-320", "zoom=1e308",
    "x=-1e308&y=1e308&zoom=1e-9", "zoom=5e-324&layout=geographic&y=1e300",
    "tie=1e308&steps=1e308&story=-1e308&zoom=2&focus=link-j",
)  # fmt: skip


def in_sight(opened: Opened) -> bool:
    """Whether the camera is somewhere and a symbol within the canvas."""
    camera = opened.call("camera")
    return all(math.isfinite(each) for each in camera.values()) and len(opened.call("bounds")) > 0


@pytest.mark.parametrize("hash_", FAR)
def test_a_map_opened_with_numbers_out_of_any_range_shows_somebody(
    open_map: OpenMap, sample_map: Path, hash_: str
) -> None:
    opened = open_map(sample_map, view=hash_)
    assert in_sight(opened)
    assert opened.messages == []


def test_numbers_out_of_any_range_leave_nothing_behind(shown: Opened) -> None:
    before = shown.call("camera")
    for each in FAR:
        shown.page.evaluate("(text) => { location.hash = text; }", each)
        shown.page.wait_for_function("() => ecosystem.view().zoom > 0")
        shown.page.evaluate("() => ecosystem.setView({})")
        assert in_sight(shown), each
        shown.page.evaluate("() => { location.hash = ''; }")
        shown.page.wait_for_function("() => ecosystem.view().zoom === 0")
        shown.page.evaluate("() => ecosystem.setView({})")
        assert shown.call("camera") == pytest.approx(before, abs=0.6), each
    shown.page.go_back()
    shown.page.evaluate("() => ecosystem.setView({})")
    assert in_sight(shown)
    assert shown.messages == []


def test_a_number_that_stands_for_no_step_is_the_last_one(open_map: OpenMap, sample_map: Path) -> None:
    opened = open_map(sample_map, view="story=99&steps=1.9&tie=-5")
    view = opened.call("view")
    assert (view["story"], view["steps"], view["tie"]) == (3, 1, 0)  # the story has three steps
    assert opened.page.locator("#story-panel h2").inner_text() == "The world"


def test_the_legend_filters_by_type(shown: Opened, sample: Ecosystem) -> None:
    shown.page.get_by_label("City", exact=True).uncheck()
    kept = sorted(set(sample.nodes["type"]) - {"city"})
    assert shown.call("visible")["edges"] == rows_of(select(sample, types=kept))


def test_only_shows_one_relation(shown: Opened, sample: Ecosystem) -> None:
    shown.page.get_by_role("button", name="Show only Sister region").focus()
    shown.page.keyboard.press("Enter")
    ties = sample.collaboration
    assert shown.call("visible")["edges"] == sorted(ties.loc[ties["relation"] == "sister_region", "row"])
    shown.page.click("#reset")
    assert shown.call("visible")["edges"] == rows_of(sample)


def test_country_and_region_filter(shown: Opened, sample: Ecosystem) -> None:
    nodes = sample.nodes
    for key, column, value in (("countries_off", "country", "JP"), ("regions_off", "region", "Kanagawa")):
        out = nodes.loc[nodes[column] == value, "id"].tolist()
        shown.show(**{key: value})
        assert shown.call("visible")["edges"] == rows_of(select(sample, without=out))
        shown.show(**{key: ""})


def test_structural_ties_are_context_and_never_counted(shown: Opened) -> None:
    before = shown.call("visible")
    symbols = len(shown.call("bounds"))
    shown.page.check("#context")
    shown.show()
    assert shown.call("visible") == before
    assert len(shown.call("bounds")) > symbols


def test_the_legends_numbers_are_those_in_sight(shown: Opened, sample: Ecosystem) -> None:
    shown.show(date="2016-06-30")
    known = graph.build(graph.snapshot(sample, "2016-06-30"))
    for kind, word in (("hub", "Hub"), ("prefecture", "Prefecture"), ("city", "City")):
        row = shown.page.locator("[data-facet=types_off] li", has=shown.page.get_by_label(word, exact=True))
        assert row.locator(".count").inner_text() == str(
            sum(data["type"] == kind for _, data in known.nodes(data=True))
        )


def test_search_finds_blind_to_width_case_and_kana_and_enter_flies_there(shown: Opened) -> None:
    plain = shown.call("view")
    for query in ("ＬＩＮＫ－Ｊ", "らいふさいえんす", "life science innovation", "link j"):
        shown.show(**plain)
        shown.page.focus("#canvas")
        shown.page.keyboard.press("/")
        assert shown.page.evaluate("() => document.activeElement.id") == "search"
        shown.page.fill("#search", query)
        assert "LINK-J" in shown.page.locator("#suggestions [role=option]").first.inner_text(), query
        shown.page.keyboard.press("Enter")
        assert shown.call("view")["focus"] == "link-j", query
        box = next(box for box in shown.call("bounds") if box["id"] == "link-j")
        assert 252 < box["x"] < 1010, query  # not below the card


def test_search_says_when_there_is_nothing(shown: Opened) -> None:
    shown.page.fill("#search", "zzzz")
    assert shown.page.inner_text("#suggestions") == "Nothing found"


def test_the_card_tells_names_place_partners_measures_with_rank_and_sources(
    shown: Opened, sample: Ecosystem
) -> None:
    shown.show(focus="kanagawa-prefecture")
    card = shown.page.locator("#card")
    G = graph.build(sample)
    assert card.locator("h2").inner_text() == "Kanagawa Prefecture"
    text = card.inner_text()
    assert "神奈川県" in text
    assert f"{G.degree['kanagawa-prefecture']} partners" in " ".join(text.split())
    scores = graph.centrality(G).set_index("id")
    rank = int((scores["betweenness"] > scores.loc["kanagawa-prefecture", "betweenness"]).sum()) + 1
    ordinal = {1: "1st", 2: "2nd", 3: "3rd"}[rank]
    row = card.locator("tr", has_text="Betweenness").inner_text()
    assert row.endswith(f"{ordinal} of {len(scores)}")
    links = card.locator("a[href^=http]")
    assert links.count() > 10
    assert links.first.get_attribute("rel") == "noopener noreferrer"


def test_the_ego_view_shows_partners_and_the_ties_among_them(shown: Opened, sample: Ecosystem) -> None:
    G = graph.build(sample)
    for steps in (1, 2):
        shown.show(focus="link-j", steps=steps)
        ego = nx.ego_graph(G, "link-j", radius=steps)
        ties = sample.collaboration
        rows = ties.loc[ties["source"].isin(ego) & ties["target"].isin(ego), "row"]
        assert shown.call("visible")["nodes"] == sorted(ego)
        assert shown.call("visible")["edges"] == sorted(rows)


def test_a_path_ends_at_whom_a_part_of_a_name_means_or_says_who_fits(shown: Opened) -> None:
    shown.show(focus="link-j")
    shown.page.click("#card [data-key=path]")
    for typed, told in (
        ("nobody here", "Nothing found"),
        ("kanagawa univ", "2 names fit: Kanagawa University, "),
    ):
        shown.page.fill("#path-to", typed)
        shown.page.keyboard.press("Enter")
        assert shown.page.inner_text("#path-told").startswith(told)
    shown.page.fill("#path-to", "tokai")
    shown.page.keyboard.press("Enter")
    assert shown.call("view")["path"] == "tokai-university"


def test_all_shortest_paths_between_two_are_counted(shown: Opened, sample: Ecosystem) -> None:
    card = shown.page.locator("#card .path-box")
    shown.show(focus="link-j")
    shown.page.click("#card [data-key=path]")
    shown.page.fill("#path-to", "Keio University")
    shown.page.keyboard.press("Enter")
    shown.page.keyboard.press("Tab")
    assert shown.call("view")["path"] == "keio-university"
    pairs = [
        ("link-j", "keio-university"),
        ("link-j", "kobe-university"),
        ("kanagawa-university", "pom-limburg"),
    ]
    names = sorted(graph.build(sample))
    pairs += list(zip(names[::17], reversed(names[::17]), strict=True))[:6]
    pairs = [(one, other) for one, other in pairs if one != other]
    several: list[str] = []
    for day in ("", "2019-06-30", "2022-12-31"):
        view = View(sample, as_of=day or None)
        G = graph.build(view.counted)
        for one, other in pairs:
            shown.show(date=day, focus=one, path=other)
            text = card.inner_text()
            if one not in G or other not in G or not nx.has_path(G, one, other):
                assert "No path" in text
                continue
            # all of them one by one, where the page and the command only count
            every = sorted(nx.all_shortest_paths(G, one, other))
            length = len(every[0]) - 1
            assert paths(view, one, other).total == len(every)
            if length > 1 and len(every) > 1:
                assert f"{len(every):,} shortest paths, each of {length} steps" in text
                assert card.locator(".ways > li").count() == min(10, len(every))
                assert (f"and {len(every) - 10:,} more" in text) == (len(every) > 10)
                several.append(f"{one} {other}")
            elif length > 1:
                assert f"1 shortest path, of {length} steps" in text
                assert card.locator("ol > li").count() == length + 1
            else:
                assert "Direct partners" in text
    assert "kanagawa-university pom-limburg" in several


def test_one_of_several_shortest_paths_can_be_chosen_by_the_keyboard(
    shown: Opened, sample: Ecosystem
) -> None:
    card = shown.page.locator("#card .path-box")
    shown.show(date="", focus="kanagawa-university", path="pom-limburg")
    by = min(nx.all_shortest_paths(graph.build(sample), "kanagawa-university", "pom-limburg"))
    first = card.locator(".ways > li > button").first
    first.focus()
    shown.page.keyboard.press("Enter")
    assert shown.call("view")["way"] == ",".join(by[1:-1])
    assert first.get_attribute("aria-pressed") == "true"
    assert card.locator("ol > li").count() == len(by)
    assert card.locator(".step-ties").count() == len(by) - 1
    shown.page.keyboard.press("Escape")
    assert shown.call("view")["way"] == ""
    assert shown.call("view")["path"] == by[-1]
    first.click()
    shown.page.click("#card [data-key=path]")  # without the other end none is chosen
    assert shown.call("view")["path"] == ""
    assert shown.call("view")["way"] == ""


def test_a_click_opens_an_organisation_and_a_click_on_a_line_its_agreements(shown: Opened) -> None:
    box = next(box for box in shown.call("bounds") if box["id"] == "kanagawa-prefecture")
    shown.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert shown.call("view")["focus"] == "kanagawa-prefecture"
    shown.page.keyboard.press("Escape")
    assert shown.call("view")["focus"] == ""
    ends = {box["id"]: box for box in shown.call("bounds")}
    a, b = ends["link-j"], ends["kanagawa-prefecture"]
    start = [a[k] + a[s] / 2 for k, s in (("x", "width"), ("y", "height"))]
    dx, dy = (
        b[k] + b[s] / 2 - at for at, (k, s) in zip(start, (("x", "width"), ("y", "height")), strict=True)
    )
    # The line bends by 4.5 % of its length to one side; look for it across that width, and where
    # a symbol or a name lies over its middle, elsewhere along it.
    for along in (0.5, 0.4, 0.6, 0.3, 0.7):
        for share in (-0.0225, 0.0225, 0):
            bend = share * 4 * along * (1 - along)
            shown.page.mouse.click(start[0] + dx * along + dy * bend, start[1] + dy * along - dx * bend)
            if shown.call("view")["tie"]:
                break
            shown.page.keyboard.press("Escape")
        if shown.call("view")["tie"]:
            break
    assert shown.call("view")["tie"] > 0
    assert shown.page.locator("#card .agreement").count() >= 1
    assert "Evidence" in shown.page.inner_text("#card")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["Renews itself", "for the same term each time", "Notice", "6 months before a term ends"]),
        ("ja", ["自動更新", "同じ期間で更新", "解約予告", "期間満了の6か月前まで"]),
    ],
)
def test_a_card_says_how_an_agreement_renews_itself(
    open_map: OpenMap, map_of: MapOf, lang: str, told: list[str]
) -> None:
    nodes = {"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]}
    ties = {"source": ["a", "a", "b"], "target": ["b", "c", "c"], "signed": ["2016", "2017", "2018"]}
    again = {"term_years": ["3"] * 3, "auto_renews": ["yes", "2", "1"], "notice_months": ["6", "", "1"]}
    shown = open_map(map_of(make(nodes, ties | again), world=False, lang=lang))
    shown.show(tie=2)
    card = shown.page.inner_text("#card .agreement").splitlines()
    assert [line for line in card if line in told] == told
    shown.show(tie=3)
    card = shown.page.inner_text("#card .agreement").splitlines()
    assert ("for 2 years each time" if lang == "en" else "2年ごと") in card
    assert told[2] not in card
    shown.show(tie=4)
    card = shown.page.inner_text("#card .agreement").splitlines()
    one = {
        "en": ["for 1 year each time", "1 month before a term ends"],
        "ja": ["1年ごと", "期間満了の1か月前まで"],
    }
    assert [line for line in card if line in one[lang]] == one[lang]
    shown.show(tie=0, focus="a")
    assert told[0].lower() in shown.page.inner_text("#card").lower()


def test_the_panel_says_how_far_an_estimated_size_may_be_off(open_map: OpenMap, tmp_path: Path) -> None:
    nodes = {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}
    eco = make(nodes, {"source": ["a"], "target": ["b"], "signed": ["2016"]})
    scores = graph.centrality(eco)
    scores.attrs["bounds"] = {"betweenness": 0.012345}
    path = tmp_path / "map.html"
    path.write_text(page(eco, {"a": (0, 0), "b": (9, 0)}, scores), encoding="utf-8")
    shown = open_map(path)
    for size, told in (("betweenness", True), ("closeness", False)):
        shown.show(size=size)
        note = shown.page.text_content("#size-note") or ""
        assert ("within 0.0123 of the exact value" in note) == told


def test_the_geographic_layout_puts_japan_in_the_middle_and_america_on_the_right(shown: Opened) -> None:
    shown.show(layout="geographic")
    spots = {each: shown.call("at", each)["x"] for each in ("eurobiomed", "link-j", "uc-san-diego")}
    assert spots["eurobiomed"] < spots["link-j"] < spots["uc-san-diego"]
    assert spots["link-j"] == pytest.approx(1398, abs=110)  # 139.8 degrees east, beside others of Tokyo


def test_the_layout_changes_in_a_smooth_movement_unless_motion_is_unwelcome(
    open_map: OpenMap, sample_map: Path
) -> None:
    at_once, halfway = {}, {}
    for motion in ("no-preference", "reduce"):
        opened = open_map(sample_map, reduced_motion=motion)
        start = opened.call("at", "link-j")["x"]
        opened.page.clock.install()
        opened.page.clock.pause_at(time.time() + 60)
        opened.page.select_option("#layout", "geographic")
        at_once[motion] = opened.call("at", "link-j")["x"] - start
        opened.page.clock.run_for(250)
        halfway[motion] = opened.call("at", "link-j")["x"]
        assert halfway[motion] != start
    assert at_once["no-preference"] == 0
    assert at_once["reduce"] == halfway["reduce"] - start  # no frame has to come first
    assert halfway["reduce"] == pytest.approx(1398, abs=110)
    assert halfway["no-preference"] != pytest.approx(1398, abs=110)


def test_size_and_colour_can_stand_for_anything(shown: Opened) -> None:
    shown.show(size="betweenness")
    sizes = {box["id"]: box["width"] for box in shown.call("bounds")}
    assert sizes["link-j"] > 1.5 * sizes["ucla"]
    for colour, word in (("country", "Japan"), ("community", "LINK-J & partners"), ("year", "2016")):
        shown.page.select_option("#colour-by", colour)
        assert shown.page.locator("#facets").get_by_label(word, exact=True).count() == 1


def test_back_is_one_step_however_soon_it_comes(shown: Opened) -> None:
    sizes = """async () => {
        const chooser = document.getElementById("size-by");
        for (const size of ["degree", "betweenness"]) {
            chooser.value = size;
            chooser.dispatchEvent(new Event("change"));
            await new Promise((done) => setTimeout(done, 20));
        }
        history.back();
    }"""
    shown.page.evaluate(sizes)
    shown.page.wait_for_function("() => ecosystem.view().size === 'degree'")


def test_back_takes_back_each_day_that_was_typed(shown: Opened) -> None:
    page = shown.page
    page.click("#until")
    for day in ("2016", "2018", "2020"):
        page.keyboard.press("Control+a")
        page.keyboard.type(day)
        page.keyboard.press("Enter")
        page.wait_for_function("(day) => location.hash.includes(day)", arg=f"{day}-12-31")
    for day in ("2018", "2016"):
        page.go_back()
        page.wait_for_function("(day) => ecosystem.view().date === day", arg=f"{day}-12-31")


def test_back_goes_through_the_views_step_by_step(shown: Opened) -> None:
    page = shown.page

    def back() -> dict[str, object]:
        page.go_back()
        page.evaluate("() => new Promise((done) => setTimeout(done))")  # the page hears of it in its own time
        return {key: value for key, value in shown.call("view").items() if value != plain[key]}

    plain = shown.call("view")
    page.get_by_label("City", exact=True).uncheck()
    box: Any = page.locator("#time").bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 9, middle)
    page.mouse.down()
    for share in (0.9, 0.8, 0.7, 0.6):  # one drag goes through many days, and is one step
        page.mouse.move(box["x"] + box["width"] * share, middle)
        page.wait_for_function("(day) => location.hash.includes(day)", arg=shown.call("view")["date"])
    page.mouse.up()
    dragged = shown.call("view")["date"]
    page.mouse.move(800, 300)
    page.mouse.wheel(0, -300)  # the camera is no step
    page.wait_for_function("() => location.hash.includes('zoom')")
    page.click("#table")
    page.click("#language")  # neither is the language
    page.wait_for_function("() => location.hash.includes('lang=ja')")
    before = {"types_off": "city", "date": dragged}
    assert {key: value for key, value in back().items() if key in ("types_off", "date", "table")} == before
    assert back() == {"types_off": "city"}
    assert back() == {}
    page.go_forward()
    assert shown.call("view")["types_off"] == "city"
    page.get_by_label("Hub", exact=True).uncheck()  # another way from here
    page.wait_for_function("() => location.hash.includes('hub')")
    assert back() == {"types_off": "city"}
    assert shown.messages == []


def test_a_card_says_how_many_more_than_it_lists(
    open_map: OpenMap, map_of: MapOf, ecosystem_of: EcosystemOf
) -> None:
    ties = [{"source": "hub", "target": f"p{i}", "relation": "mou", "signed": "2019"} for i in range(3)]
    ties += [{"source": f"p{i}", "target": "hub", "relation": "located_in"} for i in range(205)]
    shown = open_map(map_of(ecosystem_of(*ties), name="structure"), view="focus=hub&context=true")
    assert "and 5 more" in shown.page.locator("#card .hint").all_inner_texts()


def test_ties_agreements_and_rows_are_counted_apart_in_header_legend_and_table(
    map_of: MapOf, open_map: OpenMap
) -> None:
    # Two rows of m1 and one of m2 are one tie; the sister city is another.
    nodes = {"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]}
    edges = {
        "source": ["a", "b", "a", "a"], "target": ["b", "a", "b", "c"],
        "signed": ["2016", "2016", "2018", "2019"], "agreement": ["m1", "m1", "m2", "m3"],
        "relation": ["mou", "mou", "mou", "sister_city"],
    }  # fmt: skip
    opened = open_map(map_of(make(nodes, edges)))
    assert opened.page.inner_text("#summary").startswith("3 organisations · 2 ties · 3 agreements")
    for word, count in (("MOU", "2"), ("Sister city", "1")):
        row = opened.page.locator(
            "[data-facet=relations_off] li", has=opened.page.get_by_label(word, exact=True)
        )
        assert row.locator(".count").inner_text() == count
    opened.show(table="ties")
    assert "2 ties in view (4 rows)" in opened.page.inner_text("#sheet .hint")
    opened.show(lang="ja")
    assert "表示中のつながり2件（4行）" in opened.page.inner_text("#sheet .hint")


def test_headings_of_numbers_stand_over_them_and_the_legend_of_a_phone_closes_by_its_own_button(
    open_map: OpenMap, sample_map: Path
) -> None:
    opened = open_map(sample_map, view="table=organisations")
    sides = "(cells) => cells.map((each) => getComputedStyle(each).textAlign)"
    heads, cells = (
        opened.page.locator(f"#sheet {row} > *").evaluate_all(sides)
        for row in ("thead tr", "tbody tr:first-child")
    )
    assert heads == cells
    assert heads.count("right") == 2  # partners and agreements
    opened.open(sample_map, "", (390, 844))
    opened.page.click("#panel-toggle")
    opened.page.click("#panel-close")
    opened.page.wait_for_function("() => !document.body.classList.contains('panel-open')")
    assert opened.page.evaluate("() => document.activeElement.id") == "panel-toggle"
