"""The map of the world: those of one town side by side, those without coordinates at a centre."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import Any

import pytest

from graph.model.ecosystem import make
from tests.map.conftest import MapOf, Opened, OpenMap, saved

TOKYO = {"lat": "35.68", "lon": "139.76", "country": "JP", "city": "Tokyo"}
NOBODY = {"lat": "", "lon": "", "country": "", "city": ""}
PLACES: dict[str, dict[str, str]] = {
    **{f"t{number}": TOKYO for number in range(9)},
    "oxford": {"lat": "51.75", "lon": "-1.26", "country": "GB", "city": "Oxford"},
    "nepal": NOBODY | {"country": "NP"},
    "lyon": NOBODY | {"country": "FR", "city": "Lyon"},
    "edo": NOBODY | {"country": "JP", "city": "TOKYO"},
    "lost": NOBODY,
}


@pytest.fixture(scope="module")
def world(map_of: MapOf) -> Path:
    """Ten in Tokyo, one of them without coordinates; two more without, and one of whom nothing is known."""
    columns = {name: [each[name] for each in PLACES.values()] for name in NOBODY}
    nodes = {"id": [*PLACES], "name": [*PLACES], "type": ["hub"] * len(PLACES), **columns}
    ties = {
        "source": ["t0"] * 13,
        "target": [each for each in PLACES if each != "t0"],
        "signed": ["2016"] * 13,
    }
    return map_of(make(nodes, ties), name="world")


def middles(opened: Opened) -> dict[str, tuple[float, float, float]]:
    """Where the middle of each symbol is on the screen, and half its width."""
    boxes: list[dict[str, Any]] = opened.call("bounds")
    return {
        box["id"]: (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, box["width"] / 2)
        for box in boxes
    }


def test_a_town_is_spread_for_the_zoom_of_the_map_and_stays_so_when_the_map_is_moved(
    world: Path, open_map: OpenMap
) -> None:
    opened = open_map(world, view="layout=geographic")
    for camera in ({}, {"x": 1397, "y": -372, "zoom": 6}):
        opened.show(layout="geographic", **camera)
        spots = middles(opened)
        town = [spots[each] for each in spots if each.startswith("t") or each == "edo"]
        assert len(town) == 10
        for (x, y, r), (u, v, other) in itertools.combinations(town, 2):
            assert math.hypot(x - u, y - v) > 0.9 * (r + other)
        # the most central one is at home, the others around it
        assert all(math.hypot(x - spots["t0"][0], y - spots["t0"][1]) < 150 for x, y, _ in town)
    home = opened.call("at", "t0")
    assert (round(home["x"], 1), round(home["y"], 1)) == (1397.6, -372.5)
    before = {each: opened.call("at", each) for each in PLACES}
    opened.show(layout="geographic", x=1380, y=-370, zoom=6)
    assert {each: opened.call("at", each) for each in PLACES} == before
    assert opened.messages == []


def test_whoever_has_no_coordinates_is_shown_at_a_centre_and_said_to_be(
    world: Path, open_map: OpenMap, tmp_path: Path
) -> None:
    opened = open_map(world, view="layout=geographic")
    assert "Place estimated: centre of city or country\n3" in opened.page.inner_text("#signs")
    cards = {
        "nepal": "On the world map at the centre of its country, Nepal: no coordinates in nodes.csv",
        "lyon": "at the centre of its city, Lyon (position: GeoNames, CC BY 4.0)",
        "edo": "with the others of its city, TOKYO: no coordinates",
    }
    for each, words in cards.items():
        opened.show(layout="geographic", focus=each)
        assert words in opened.page.inner_text("#card")
    opened.show(layout="geographic", focus="nepal", lang="ja")
    assert "世界地図では国・地域（ネパール）の中心に表示：nodes.csv に座標なし" in opened.page.inner_text(
        "#card"
    )
    opened.show(layout="geographic", focus="oxford", lang="en")
    assert "coordinates" not in opened.page.inner_text("#card")
    # Nepal is at about 28 N and 84 E, right of Europe and left of Japan
    assert abs(opened.call("at", "nepal")["x"] - 840) < 30
    opened.show(layout="geographic", focus="", lang="en")
    picture = saved(opened, "export-svg", tmp_path).read_text(encoding="utf-8")
    # three symbols and the one of the legend
    assert picture.count('stroke-dasharray="2.6 2.2"') == 4
    assert "Place estimated: centre of city or country (3)" in picture
    opened.show(layout="network")
    assert "estimated" not in opened.page.inner_text("#signs")
