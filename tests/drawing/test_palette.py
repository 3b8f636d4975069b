"""Every type has a mark of its own, by shape and by colour."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from graph.drawing.palette import (
    LOOKS,
    OWN,
    SHAPES,
    UNKNOWN,
    blend,
    contrast,
    is_hollow,
    look,
    own_looks,
    standing_out,
)
from graph.drawing.pictures.plan import make_plan
from graph.model.ecosystem import make, snapshot
from graph.model.selection import select
from graph.vocabulary import TYPES, own_types


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_type_has_a_look() -> None:
    assert set(LOOKS) == set(TYPES)


def test_no_two_types_share_a_shape_or_a_colour() -> None:
    looks = [*LOOKS.values(), UNKNOWN]
    assert len({each.shape for each in looks}) == len(looks)
    assert len({each.colour for each in looks}) == len(looks)


def test_an_unlisted_type_is_drawn_neutrally() -> None:
    assert look("guild") == look("") == UNKNOWN


def test_types_of_ones_own_have_an_outline_each_that_no_listed_type_has() -> None:
    looks = [*LOOKS.values(), UNKNOWN, *OWN]
    assert len({each.shape for each in looks}) == len(looks)
    assert len({each.colour for each in OWN}) == len(OWN)
    assert all(is_hollow(each.shape) for each in OWN)
    assert not any(is_hollow(each.shape) for each in LOOKS.values())
    for each in OWN:  # nothing but a line: 3 : 1 on white
        assert 1.05 / (luminance(each.colour) + 0.05) >= 3


def test_the_most_frequent_types_have_the_looks_and_keep_them_whatever_their_order() -> None:
    kinds = [f"type {n}" for n in range(9) for _ in range(9 - n)] + ["hub"] * 99 + ["", "unknown"] * 50
    found = own_looks(own_types(kinds))
    assert found == own_looks(own_types(kinds[::-1])) == {f"type {n}": OWN[n] for n in range(len(OWN))}
    assert own_types(["hub", "", "unknown"]) == ()  # what `graph import` writes is a type of nobody's


def test_a_type_keeps_its_look_whatever_is_selected() -> None:
    kinds = ["fund", "fund", "club", "hub"]
    nodes = {"id": [*"abcd"], "name": [*"ABCD"], "type": kinds}
    eco = make(nodes, {"source": [*"abc"], "target": ["d"] * 3, "signed": ["2016", "2018", "2019"]})
    assert eco.own_types == ("fund", "club")
    for shown in (
        select(eco, types=["fund", "hub"]),
        snapshot(eco, "2016"),
        snapshot(select(eco, types=["fund", "hub"]), "2017"),
    ):
        assert shown.own_types == eco.own_types
        assert make_plan(shown, dict.fromkeys("abcd", (0.0, 0.0)), labelled=False).look("fund") == OWN[1]


@pytest.mark.parametrize("name", SHAPES)
def test_all_shapes_cover_the_same_area(name: str) -> None:
    corners = SHAPES[name]
    twice = sum(x * v - u * y for (x, y), (u, v) in zip(corners, (*corners[1:], corners[0]), strict=True))
    assert abs(twice) / 2 == pytest.approx(math.pi, rel=0.01)


def test_outlines_stand_out_from_white_paper() -> None:
    # 3 : 1 is what WCAG 2.2 (1.4.11) asks of graphics; 1.05 is the luminance of white plus 0.05
    for each in LOOKS.values():
        edge = blend(each.colour, "#000000", 0.35)
        assert 1.05 / (luminance(edge) + 0.05) >= 3


def test_shapes_differ_in_outline() -> None:
    drawn = {name: corners for name, corners in SHAPES.items() if not is_hollow(name)}
    for one, other in combinations(drawn, 2):
        assert drawn[one] != drawn[other]


def test_contrast_is_that_of_wcag() -> None:
    # 0.2126, 0.7152 and 0.0722 are the shares of pure red, green and blue
    assert contrast("#FFFFFF", "#000000") == 21
    assert contrast("#FF0000", "#FFFFFF") == pytest.approx(1.05 / 0.2626)
    assert contrast("#0000FF", "#000000") == pytest.approx(0.1222 / 0.05)


@pytest.mark.parametrize("ground", ["#FFFFFF", "#000000", "#0B1F3A", "#808080", "#FFE699"])
@pytest.mark.parametrize("colour", ["#FFE699", "#1B4F8A", "#FFFFFF", "#000000", "#7F7F7F"])
def test_a_colour_that_hardly_stands_out_gets_the_nearest_shade_that_does(colour: str, ground: str) -> None:
    found = standing_out(colour, [ground], 4.5)
    assert contrast(found, ground) >= 4.5 or found in ("#000000", "#FFFFFF")
    if contrast(colour, ground) >= 4.5:
        assert found == colour
    elif found not in ("#000000", "#FFFFFF"):  # a little nearer it would not stand out
        assert contrast(blend(found, colour, 0.2), ground) < 4.5


def test_a_colour_stands_out_from_all_its_grounds() -> None:
    found = standing_out("#888888", ["#FFFFFF", "#C0C0C0"], 4.5)
    assert min(contrast(found, "#FFFFFF"), contrast(found, "#C0C0C0")) >= 4.5
