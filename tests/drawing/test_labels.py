"""Labels lie beside their symbols and cover nothing; names fit into two lines."""

from __future__ import annotations

import json
import math
import random
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from graph.drawing.lettering import folded
from graph.drawing.names import columns, short_name, without_form, wrap
from graph.drawing.pictures.labels import GAPS, SIDES, Box, Spot, candidates, place

CANVAS = Box(0, 0, 400, 300)


def square(x: float, y: float, half: float = 5.0) -> Box:
    return Box(x - half, y - half, x + half, y + half)


def crowd(seed: int, count: int) -> tuple[list[Box], dict[int, tuple[float, float]]]:
    """Symbols on a grid with every second field free, and labels of many widths."""
    rng = random.Random(seed)
    fields = rng.sample([(x, y) for x in range(15, 400, 30) for y in range(15, 300, 30)], count)
    sizes = {i: (rng.uniform(15, 80), rng.choice([9.0, 18.0])) for i in range(count)}
    return [square(x, y) for x, y in fields], sizes


def runs_through(line: tuple[float, float, float, float], box: Box) -> bool:
    """Whether a line comes into a box, tried at two hundred of its points."""
    x0, y0, x1, y1 = line
    steps = [i / 200 for i in range(201)]
    points = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in steps]
    return any(
        box.left + 1e-6 < x < box.right - 1e-6 and box.bottom + 1e-6 < y < box.top - 1e-6 for x, y in points
    )


def test_a_label_with_room_goes_below_its_symbol() -> None:
    # symbol 195..205 x 145..155; label 40 x 10, 3.5 below it: 180..220 x 131.5..141.5
    spots = place([square(200, 150)], {0: (40, 10)}, canvas=CANVAS)
    assert spots == {0: Spot(Box(180, 131.5, 220, 141.5), "center")}


def test_a_label_at_the_foot_goes_above_its_symbol() -> None:
    # below would be 2 - 3.5 - 10 < 0
    spots = place([square(200, 7)], {0: (40, 10)}, canvas=CANVAS)
    assert spots[0].box == Box(180, 15.5, 220, 25.5)


def test_a_label_in_a_corner_stays_on_the_canvas() -> None:
    spots = place([square(393, 7)], {0: (40, 10)}, canvas=CANVAS)
    assert spots[0].box.within(CANVAS)
    assert spots[0].align == "right"


def test_a_label_avoids_a_tie_below_its_symbol() -> None:
    spots = place([square(200, 150)], {0: (40, 10)}, canvas=CANVAS, ties=[(200, 150, 200, 0)])
    assert spots[0].box == Box(180, 158.5, 220, 168.5)


def test_who_comes_first_has_the_better_place() -> None:
    symbols = [square(100, 150), square(140, 150)]
    for first, second in ((0, 1), (1, 0)):
        spots = place(symbols, {first: (40, 10), second: (40, 10)}, canvas=CANVAS)
        assert spots[first].box.top == 141.5
        assert spots[second].box.top != 141.5


def test_a_label_for_which_there_is_no_room_is_left_out() -> None:
    assert place([square(200, 150)], {0: (500, 10)}, canvas=CANVAS) == {}


def test_a_label_in_the_way_goes_elsewhere() -> None:
    # The wide label fits only below its symbol (3.5..13.5; above it would lie on the other one). The narrow
    # one chooses first and takes its place below (11.5..17.5), in the way; it can go above (30.5..36.5).
    canvas = Box(0, 0, 100, 37)
    symbols = [square(50, 20, 3), square(20, 24, 3)]
    spots = place(symbols, {1: (20, 6), 0: (98, 10)}, canvas=canvas)
    assert spots[0].box == Box(1, 3.5, 99, 13.5)
    assert spots[1].box == Box(10, 30.5, 30, 36.5)


def test_near_labels_that_are_fixed_do_not_move() -> None:
    fixed = {0: Spot(Box(180, 158.5, 220, 168.5), "center")}
    spots = place([square(200, 150)], {0: (40, 10)}, canvas=CANVAS, fixed=fixed)
    assert spots == fixed


def test_far_labels_that_are_fixed_come_closer_when_there_is_room() -> None:
    fixed = {0: Spot(Box(180, 100, 220, 110), "center", (200, 150, 200, 110))}
    spots = place([square(200, 150)], {0: (40, 10)}, canvas=CANVAS, fixed=fixed)
    assert spots[0] == Spot(Box(180, 131.5, 220, 141.5), "center")


def test_a_label_is_not_put_nearer_to_another_symbol() -> None:
    # Below the first symbol the label would end 3.5 from its own and 1.5 from the other one.
    symbols = [square(200, 150), square(200, 125)]
    spots = place(symbols, {0: (40, 10)}, canvas=CANVAS)
    assert spots[0].box == Box(180, 158.5, 220, 168.5)


def test_a_label_is_left_out_rather_than_put_nearer_to_another_symbol() -> None:
    # The label fits below its symbol alone, where it would end 3.5 from its own and 3 from the other one.
    symbols = [square(50, 40), square(88, 26)]
    canvas = Box(20, 20, 93, 45)
    assert place(symbols, {0: (60, 10)}, canvas=canvas) == {}
    assert place(symbols[:1], {0: (60, 10)}, canvas=canvas)[0].box == Box(20, 21.5, 80, 31.5)


@pytest.mark.parametrize("seed", range(3))
def test_a_label_is_nearest_to_its_own_symbol_or_has_a_leader_and_keeps_off_others(seed: int) -> None:
    symbols, sizes = crowd(seed, 60)

    def apart(one: Box, other: Box) -> float:
        across = max(one.left - other.right, other.left - one.right, 0.0)
        return math.hypot(across, max(one.bottom - other.top, other.bottom - one.top, 0.0))

    spots = place(symbols, sizes, canvas=CANVAS)
    assert len(spots) > 30
    for index, spot in spots.items():
        own, others = symbols[index], [each for i, each in enumerate(symbols) if i != index]
        near = min(apart(spot.box, each) for each in others)
        assert near > (GAPS[0] if spot.leader else apart(spot.box, own))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_nothing_covers_anything(seed: int) -> None:
    symbols, sizes = crowd(seed, 60)
    spots = place(symbols, sizes, canvas=CANVAS)
    assert len(spots) > 40
    for spot in spots.values():
        assert spot.box.within(CANVAS)
        assert not any(spot.box.overlaps(symbol) for symbol in symbols)
    for one, other in combinations(spots.values(), 2):
        assert not one.box.overlaps(other.box)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_leaders_run_over_no_other_label_and_no_other_symbol(seed: int) -> None:
    symbols, sizes = crowd(seed, 60)
    spots = place(symbols, sizes, canvas=CANVAS)
    assert any(spot.leader for spot in spots.values())
    for index, spot in spots.items():
        if spot.leader:
            others = [symbol for i, symbol in enumerate(symbols) if i != index]
            others += [each.box for i, each in spots.items() if i != index]
            assert not any(runs_through(spot.leader, box) for box in others)


@pytest.mark.slow
def test_labels_keep_a_point_of_air() -> None:
    symbols, sizes = crowd(3, 60)
    boxes = [spot.box for spot in place(symbols, sizes, canvas=CANVAS).values()]
    for one, other in combinations(boxes, 2):
        assert not Box(one.left - 0.99, one.bottom - 0.99, one.right + 0.99, one.top + 0.99).overlaps(other)


def test_only_far_labels_have_leaders() -> None:
    symbols, sizes = crowd(1, 60)
    for index, spot in place(symbols, sizes, canvas=CANVAS).items():
        symbol = symbols[index]
        reach = Box(
            symbol.left - GAPS[0], symbol.bottom - GAPS[0], symbol.right + GAPS[0], symbol.top + GAPS[0]
        )
        touches = Box(
            spot.box.left - 1e-6, spot.box.bottom - 1e-6, spot.box.right + 1e-6, spot.box.top + 1e-6
        )
        assert (spot.leader is None) == touches.overlaps(reach)


@pytest.mark.parametrize(
    ("name", "name_ja", "lang", "short"),
    [
        ("Kyoto Research Park Corp. (KRP)", "", "en", "Kyoto Research Park"),
        ("Foundation for Biomedical Research and Innovation at Kobe (FBRI)", "", "en", "FBRI"),
        ("Ministry of SMEs and Startups (Korea)", "", "en", "Ministry of SMEs and Startups (Korea)"),
        ("BioLabs Global, Inc.", "", "en", "BioLabs Global"),
        ("Mitsui Fudosan Co., Ltd.", "", "en", "Mitsui Fudosan"),
        ("Mitsubishi Corporation", "", "en", "Mitsubishi Corporation"),
        ("Ltd.", "", "en", "Ltd."),
        ("ASTEM RI Kyoto", "公益財団法人京都高度技術研究所", "ja", "京都高度技術研究所"),
        ("Astellas Pharma Inc.", "アステラス製薬株式会社", "ja", "アステラス製薬"),
        ("株式会社", "株式会社", "ja", "株式会社"),
        ("City of Kobe", "神戸市", "en", "City of Kobe"),
        ("Biocom", "", "ja", "Biocom"),
    ],
)
def test_names_lose_their_legal_form(name: str, name_ja: str, lang: str, short: str) -> None:
    assert short_name(name, name_ja, lang=lang) == short


def test_a_japanese_name_of_more_than_two_lines_gives_way_to_the_acronym() -> None:
    name = "Life Science Innovation Network Japan (LINK-J)"
    name_ja = "一般社団法人ライフサイエンス・イノベーション・ネットワーク・ジャパン"
    assert short_name(name, name_ja, lang="ja") == "LINK-J"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Osaka Prefecture", ("Osaka Prefecture",)),
        ("Shonan Kamakura General Hospital", ("Shonan Kamakura", "General Hospital")),
        ("千里ライフサイエンス振興財団", ("千里ライフサイエンス", "振興財団")),
        ("バーデン=ビュルテンベルク州", ("バーデン=", "ビュルテンベルク州")),
        ("x" * 60, ("x" * 33 + "…",)),
        ("", ("",)),
    ],
)
def test_long_names_break_where_a_reader_would_break_them(name: str, lines: tuple[str, ...]) -> None:
    assert wrap(name) == lines


def test_no_line_begins_with_a_long_vowel() -> None:
    # The middle would be before the long vowel.
    assert wrap("ながいなまえのらーめんやさんのみせ") == ("ながいなまえのらー", "めんやさんのみせ")


def test_a_wide_character_takes_two_columns() -> None:
    assert columns("aｱア") == 4  # half-width katakana take one


# The page's own tests read the same cases: tests/map/js/labels.test.mjs.
CASES = json.loads((Path(__file__).parents[1] / "vocabulary" / "cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "bare"), CASES["without_form"])
def test_names_lose_the_legal_forms_that_they_lose_on_the_page(name: str, bare: str) -> None:
    assert without_form(name) == bare


@pytest.mark.parametrize("wide", range(6, 20, 2))
def test_no_line_begins_or_ends_with_what_may_not_stand_there(wide: int) -> None:
    for end, marks in ((0, CASES["never_begins_a_line"]), (-1, CASES["never_ends_a_line"])):
        for mark in marks:
            name = f"神戸大学{mark}大阪大学"
            for lines in (wrap(name, width=wide), folded(name, 6.0 * wide, 12)):
                inner = lines[1:] if end == 0 else lines[:-1]
                assert [each for each in inner if each[end] == mark] == []


@pytest.mark.parametrize(("side", "ring", "left", "top"), CASES["label_places"])
def test_a_label_beside_its_symbol_stands_where_one_on_the_page_does(
    side: int, ring: int, left: float, top: float
) -> None:
    # a symbol of 10 by 10 in the middle, a label of 20 by 8; the page counts downwards
    boxes, _ = candidates(np.array([-5.0, -5.0, 5.0, 5.0]), (20.0, 8.0))
    found = boxes[ring * len(SIDES) + side]
    assert found.tolist() == pytest.approx([left, -top - 8, left + 20, -top])
