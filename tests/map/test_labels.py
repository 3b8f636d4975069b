"""Names on the map never lie on each other or on symbols, whatever the view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.chance import by_turns
from tests.map.conftest import Opened, OpenMap

SIZES = [(1366, 768), (1024, 768), (820, 1180), (390, 844)]
STATES: list[dict[str, object]] = [
    {},
    {"layout": "geographic"},
    {"lang": "ja"},
    {"lang": "ja", "layout": "geographic"},
    {"focus": "link-j"},
    {"focus": "kanagawa-prefecture", "steps": 1},
    {"date": "2016-06-30"},
    {"context": True},
    {"x": 0, "y": 0, "zoom": 2.5},
    {"layout": "geographic", "x": 1380, "y": -370, "zoom": 4},
    {"story": 2},
]


def overlaps(one: dict[str, float], other: dict[str, float]) -> bool:
    slack = 0.01
    return (
        one["left"] < other["right"] - slack
        and other["left"] < one["right"] - slack
        and one["top"] < other["bottom"] - slack
        and other["top"] < one["bottom"] - slack
    )


def clashes(labels: list[dict[str, Any]], symbols: list[dict[str, Any]]) -> list[str]:
    found = [
        f"{a['id']} on {b['id']}" for i, a in enumerate(labels) for b in labels[i + 1 :] if overlaps(a, b)
    ]
    return found + [
        f"{a['id']} on the symbol of {b['id']}" for a in labels for b in symbols if overlaps(a, b)
    ]


@pytest.mark.parametrize(("turn", "size"), list(enumerate(SIZES)))
def test_labels_overlap_neither_each_other_nor_symbols(
    open_map: OpenMap, sample_map: Path, turn: int, size: tuple[int, int]
) -> None:
    opened = open_map(sample_map, size=size)
    # On the wide windows each state once, and on the narrow ones.
    for state in by_turns(STATES, turn % 2):
        opened.show(
            **{
                "story": 0,
                "focus": "",
                "steps": 0,
                "x": 0,
                "y": 0,
                "zoom": 0,
                "date": "",
                "layout": "network",
                **state,
            }
        )
        labels = opened.call("labels")
        assert labels, state
        # A name of the best connected that finds no room may lie on symbols without a name.
        named = {label["id"] for label in labels}
        free = [label for label in labels if not label["over"]]
        symbols = opened.call("bounds")
        assert clashes(labels, [box for box in symbols if box["id"] in named]) == [], state
        assert clashes(free, symbols) == [], state
        view = opened.call("view")
        if size[0] > 1000 and view["layout"] == "network" and not view["context"]:
            assert free == labels, state


def test_labels_stay_within_the_canvas(shown: Opened) -> None:
    canvas = shown.page.locator("#canvas").bounding_box()
    assert canvas is not None
    for label in shown.call("labels"):
        assert label["left"] >= canvas["x"]
        assert label["right"] <= canvas["x"] + canvas["width"]


def test_the_most_central_are_named(shown: Opened) -> None:
    named = {label["id"] for label in shown.call("labels")}
    assert {"kanagawa-prefecture", "link-j"} <= named


def test_zooming_in_names_more_of_those_in_sight(shown: Opened) -> None:
    def share() -> float:
        return len(shown.call("labels")) / len(shown.call("bounds"))

    before = share()
    at = shown.call("at", "link-j")
    shown.show(x=at["x"], y=at["y"], zoom=shown.call("camera")["scale"] * 3)
    assert share() > before


def test_names_are_as_large_when_zoomed_in(shown: Opened) -> None:
    before = {label["id"]: label for label in shown.call("labels")}
    at = shown.call("at", "link-j")
    shown.show(x=at["x"], y=at["y"], zoom=shown.call("camera")["scale"] * 2)
    after = {label["id"]: label for label in shown.call("labels")}
    same = [each for each in before.keys() & after.keys() if before[each]["text"] == after[each]["text"]]
    assert any(before[each]["height"] == after[each]["height"] for each in same)
