"""Groups on the map: laid out together in one step, and folded into bubbles, which very many are at first."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import graph
from graph.map import page
from graph.model.ecosystem import Ecosystem, make
from tests.chance import by_turns
from tests.map.conftest import MapOf, Opened, OpenMap, saved
from tests.map.test_everybody import violations

BLOCKS = [900, 700, 500, 300, 200, 100]  # organisations of each community


@pytest.fixture(scope="module")
def sample_here(map_of: MapOf, sample: Ecosystem) -> Path:
    return map_of(sample, name="groups")


@pytest.fixture(scope="module")
def crowded() -> Ecosystem:
    """2,700 organisations in six communities: rings whose first members are joined to their neighbours."""
    starts = [sum(BLOCKS[:i]) for i in range(len(BLOCKS))]
    rings = [
        (start + i, start + (i + step) % size)
        for start, size in zip(starts, BLOCKS, strict=True)
        for i in range(size)
        for step in (1, 2)
    ]
    between = [(one + i, other + i) for one, other in pairwise(starts) for i in range(7)]
    pairs = sorted({(min(pair), max(pair)) for pair in rings + between})
    ids = range(sum(BLOCKS))
    return make(
        {
            "id": [f"n{i:04}" for i in ids],
            "name": [f"Organisation {i}" for i in ids],
            "type": ["hub" if i in starts else "city" for i in ids],
            "country": [("JP", "US", "FR")[i % 3] for i in ids],
        },
        {
            "source": [f"n{a:04}" for a, _ in pairs],
            "target": [f"n{b:04}" for _, b in pairs],
            "signed": ["2016-05-18" if b < 1600 else "2020-09-18" for _, b in pairs],
        },
    )


def block_of(number: int) -> int:
    return next(i for i in range(len(BLOCKS)) if number < sum(BLOCKS[: i + 1]))


@pytest.fixture(scope="module")
def crowded_map(crowded: Ecosystem, tmp_path_factory: pytest.TempPathFactory) -> Path:
    G = graph.build(crowded)
    ids = sorted(G)
    blocks = [block_of(int(each[1:])) for each in ids]
    scores = pd.DataFrame({"id": ids, "partners": [G.degree[each] for each in ids], "community": blocks})
    at = {each: ((i * 37) % 2000 - 1000.0, (i * 53) % 1200 - 600.0) for i, each in enumerate(ids)}
    path = tmp_path_factory.mktemp("crowded") / "crowded.html"
    path.write_text(page(crowded, at, scores), encoding="utf-8")
    return path


def counts(opened: Opened) -> dict[str, int]:
    return {each["id"]: each["count"] for each in opened.call("groups")}


def test_to_group_by_country_is_one_step_and_back_is_another(
    open_map: OpenMap, sample_here: Path, sample: Ecosystem, tmp_path: Path
) -> None:
    shown = open_map(sample_here)
    ids = sorted(graph.build(sample))
    before = {each: shown.call("at", each) for each in ids}
    shown.page.select_option("#group-by", "country")  # the one step
    country = dict(zip(sample.nodes["id"], sample.nodes["country"], strict=True))
    assert counts(shown) == Counter(country[each] for each in ids)
    at = {each: shown.call("at", each) for each in ids}
    middle = {
        each: [sum(at[i][axis] for i in ids if country[i] == each) / counts(shown)[each] for axis in "xy"]
        for each in ("US", "GB", "FR", "AU")
    }
    for each in middle:
        here = [math.dist(at[i].values(), middle[each]) for i in ids if country[i] == each]
        others = [math.dist(at[i].values(), middle[each]) for i in ids if country[i] != each]
        assert max(here) < min(others)  # nobody else stands among them
    assert shown.page.input_value("#group-by") == "country"
    assert "group=country" in shown.call("hash")
    titles = {box["id"]: box["text"] for box in shown.call("groupBoxes")["titles"]}
    assert titles["JP"] == f"Japan\u00a0·\u00a0{counts(shown)['JP']}"
    assert "Japan\u00a0·\u00a0" in saved(shown, "export-svg", tmp_path).read_text(encoding="utf-8")
    shown.show(date="2016-12-31")
    assert {each: shown.call("at", each) for each in ids} == at  # nothing moves while time does
    shown.show(date="")
    shown.page.select_option("#group-by", "")
    assert {each: shown.call("at", each) for each in ids} == before
    assert shown.messages == []


def test_on_a_phone_names_of_groups_lie_within_the_map_and_on_no_other(
    open_map: OpenMap, sample_here: Path
) -> None:
    shown = open_map(sample_here, view="group=community", size=(390, 844))
    canvas = shown.page.locator("canvas").first.bounding_box()
    assert canvas is not None
    titles = shown.call("groupBoxes")["titles"]
    assert len(titles) >= 3
    for box in titles:
        assert re.search(r"\d$", box["text"])  # the number is there where the name is cut, too
        assert box["x"] >= canvas["x"]
        assert box["y"] >= canvas["y"]
        assert box["x"] + box["width"] <= canvas["x"] + canvas["width"]
    for one, other in combinations(titles, 2):
        across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
        down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
        assert min(across, down) <= 0


def test_bubbles_count_and_join_what_the_view_has(
    open_map: OpenMap, sample_here: Path, sample: Ecosystem
) -> None:
    shown = open_map(sample_here, view="group=country&folded=true")
    country = dict(zip(sample.nodes["id"], sample.nodes["country"], strict=True))
    for day in ("", "2016-12-31"):
        shown.show(date=day)
        G = graph.build(graph.snapshot(sample, day or None))
        assert counts(shown) == Counter(country[each] for each in G)
        assert shown.call("drawn") == []
        assert shown.page.inner_text("#summary").startswith(f"{len(G)} organisations · {G.size()} ties")
    shown.show(date="")
    G = graph.build(sample)
    bubbles = {box["id"]: box["width"] ** 2 for box in shown.call("groupBoxes")["bubbles"]}
    assert bubbles["JP"] / bubbles["US"] == pytest.approx(counts(shown)["JP"] / counts(shown)["US"])
    box = next(each for each in shown.call("groupBoxes")["bubbles"] if each["id"] == "US")
    shown.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    here = [each for each in G if country[each] == "US"]
    assert shown.call("drawn") == sorted(here)
    inside, out = G.subgraph(here).size(), len(list(nx.edge_boundary(G, here)))
    within = f"{inside} tie{'s' * (inside != 1)} inside"
    told = f"{len(here)} organisations in view, {within}, {out} ties to others"
    assert shown.page.inner_text("#card .group-counts") == told
    first = max(here, key=lambda each: (G.degree[each], -here.index(each)))
    assert shown.page.locator("#card .members li").first.inner_text().split("\n")[-1] == str(G.degree[first])
    shown.page.locator("#card .actions button").click()
    assert shown.call("drawn") == []
    shown.page.keyboard.press("Escape")
    shown.page.focus("#canvas")
    shown.page.keyboard.press("g")
    assert shown.page.inner_text("#live").startswith("Japan, ")
    shown.page.keyboard.press("Enter")
    assert len(shown.call("drawn")) == counts(shown)["JP"]
    shown.page.wait_for_function("() => location.hash === `#${ecosystem.hash()}`")
    shown.page.go_back()
    shown.page.wait_for_function("() => ecosystem.drawn().length === 0")
    assert shown.messages == []


def test_whoever_is_looked_at_is_never_in_a_bubble(open_map: OpenMap, sample_here: Path) -> None:
    shown = open_map(sample_here, view="group=country&folded=true")
    shown.page.fill("#search", "LINK-J")
    shown.page.keyboard.press("Enter")
    assert "link-j" in shown.call("drawn")
    folded = {each["id"] for each in shown.call("groups") if each["folded"]}
    assert "JP" not in folded
    assert "US" in folded
    shown.page.get_by_role("button", name="Partners only").click()
    assert not any(each["folded"] for each in shown.call("groups"))


def test_two_days_side_by_side_have_their_own_bubbles(open_map: OpenMap, sample_here: Path) -> None:
    shown = open_map(
        sample_here, view="group=country&folded=true&since=2014-12-31&date=2020-12-31&compare=days"
    )
    assert shown.page.locator("#beside").is_visible()
    svg = shown.page.evaluate("() => ecosystem.groups().length")
    assert svg > 3
    assert shown.messages == []


def test_with_very_many_the_first_picture_is_bubbles_of_everybody(
    open_map: OpenMap, crowded_map: Path, crowded: Ecosystem
) -> None:
    shown = open_map(crowded_map)
    G = graph.build(crowded)
    assert shown.call("drawn") == []
    assert [each["count"] for each in sorted(shown.call("groups"), key=lambda each: -each["count"])] == BLOCKS
    assert shown.page.locator("#held").is_hidden()  # nobody is left out
    assert shown.page.inner_text("#summary").startswith(f"{len(G):,} organisations · {G.size():,} ties")
    titles = {box["id"]: box["text"] for box in shown.call("groupBoxes")["titles"]}
    assert set(titles) == set("012345")
    assert all(re.search(r"Organisation \d+.* & partners", text) for text in titles.values())
    box = next(each for each in shown.call("groupBoxes")["bubbles"] if each["id"] == "5")
    shown.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert shown.call("drawn") == sorted(each for each in G if block_of(int(each[1:])) == 5)
    shown.page.get_by_role("button", name="Open all").click()
    assert len(shown.call("drawn")) == 1500
    assert shown.page.inner_text("#held").startswith("1,500 of 2,700 organisations drawn")
    shown.show(group="")
    assert len(shown.call("drawn")) <= 1500
    assert shown.messages == []


def test_whoever_is_found_in_a_bubble_is_shown_near_enough_to_be_told_from_others(
    open_map: OpenMap, crowded_map: Path, crowded: Ecosystem
) -> None:
    shown = open_map(crowded_map)
    found = next(each for each in sorted(graph.build(crowded)) if block_of(int(each[1:])) == 5)
    shown.page.fill("#search", f"Organisation {int(found[1:])}")
    shown.page.keyboard.press("Enter")
    shown.show()
    assert shown.call("view")["focus"] == found
    boxes = shown.call("bounds")
    width = max(box["x"] + box["width"] for box in boxes) - min(box["x"] for box in boxes)
    assert width > 0.5 * shown.page.evaluate("() => document.getElementById('canvas').clientHeight")


STATES: list[dict[str, object]] = [
    {"group": "country"},
    {"group": "community", "folded": True, "bubble": "1"},
    {"group": "city", "folded": True, "lang": "ja", "hulls": True},
]


@pytest.mark.parametrize(("turn", "size", "theme"), [(0, (1366, 768), "light"), (1, (390, 844), "dark")])
def test_axe_finds_nothing_in_groups(
    open_map: OpenMap, sample_here: Path, turn: int, size: tuple[int, int], theme: str
) -> None:
    shown = open_map(sample_here, size=size)
    plain = {"folded": False, "hulls": False, "bubble": "", "lang": "en", "theme": theme}
    for state in by_turns(STATES, turn):
        shown.show(**{**plain, **state})
        shown.page.evaluate("() => { document.getElementById('groups-list').open = true; }")
        assert violations(shown) == [], state
