"""Snapshots for slides: what is on them, what is new, and that nothing moves."""

from __future__ import annotations

import csv
import hashlib
import io
import math
import os
import re
import shutil
import struct
import subprocess
import sys
import weakref
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from matplotlib.transforms import Affine2D
from PIL import Image, ImageSequence

from graph.dates.periods import periods
from graph.drawing.lettering import letters, width
from graph.drawing.page import blank, saved, styled
from graph.drawing.pictures import (
    animation,
    difference_picture,
    lettered,
    make_plan,
    overview,
    pictures,
    snapshot_picture,
    source_line,
    undrawn,
)
from graph.drawing.pictures.map_drawing import day_drawing
from graph.drawing.pictures.map_drawing import lettered as map_lettered
from graph.drawing.pictures.maps import CONTRAST, STROKES, LineCollection
from graph.drawing.pictures.overview import _caption, cells
from graph.drawing.pictures.partners import partners_drawing
from graph.drawing.pictures.pictures import picture_of
from graph.drawing.pictures.plan import MAP
from graph.drawing.pictures.scene import Scene, Tie, difference, scene
from graph.drawing.pictures.side import FOOT, LEFT, RIGHT, count_name
from graph.drawing.places import positions_csv, read_positions
from graph.errors import UnknownName, UsageError
from graph.map.draw import positions
from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.view import View
from graph.reading import read
from graph.vocabulary import TYPES
from tests.conftest import of, tie

PLACES = {
    "h": (0.0, 0.0),
    "c": (500.0, 100.0),
    "u": (-700.0, -300.0),
    "k": (0.0, 500.0),
    "x": (900.0, -500.0),
}
YEARS = periods(date(2016, 1, 1), date(2019, 12, 31))


@pytest.fixture
def eco() -> Ecosystem:
    """h-c from 2016 to March 2018 and again from 2019, h-u from 2017, u-k from 2019, c-x without a date."""
    return make(
        {
            "id": ["x", "k", "u", "h", "c"],
            "name": ["Xenon", "Kappa Cluster", "University of U", "Aoba Hub", "City of C"],
            "name_ja": ["", "カッパ", "ユー大学", "拠点", "市"],
            "type": ["company", "guild", "university", "hub", "city"],
        },
        {
            "source": ["k", "h", "u", "c", "u", "c"],
            "target": ["u", "c", "h", "h", "c", "x"],
            "signed": ["2019-07", "2016-05", "2017-02-03", "2019-06", "2017", ""],
            "expires": ["", "2018-03", "", "", "", ""],
            "relation": ["mou", "mou", "mou", "mou", "located_in", "mou"],
        },
    )


def texts(svg: bytes) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg.decode())


def chunks(png: bytes) -> dict[str, bytes]:
    """The parts of a PNG file by their names."""
    found, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found[png[at + 4 : at + 8].decode()] = png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def states(eco: Ecosystem, day: str, before: str | None) -> dict[tuple[str, str], str]:
    found = scene(snapshot(eco, day), snapshot(eco, before) if before else None)
    return {(tie.first, tie.second): tie.state for tie in found.ties}


def test_ties_are_new_renewed_kept_or_ended(eco: Ecosystem) -> None:
    assert states(eco, "2016", "2015") == {("c", "h"): "new"}
    assert states(eco, "2017", "2016") == {("c", "h"): "kept", ("h", "u"): "new"}
    assert states(eco, "2018", "2017") == {("c", "h"): "ended", ("h", "u"): "kept"}
    assert states(eco, "2019", "2018") == {("c", "h"): "renewed", ("h", "u"): "kept", ("k", "u"): "new"}


def test_the_last_day_of_an_agreement_counts(eco: Ecosystem) -> None:
    assert states(eco, "2018-03-31", "2017")["c", "h"] == "kept"
    assert states(eco, "2018-04-01", "2017")["c", "h"] == "ended"


def test_without_a_day_before_nothing_is_new(eco: Ecosystem) -> None:
    found = scene(snapshot(eco, "2019"))
    assert {tie.state for tie in found.ties} == {"kept"}
    assert (found.newcomers, found.added) == (frozenset(), {})


def test_without_a_day_nothing_has_ended(eco: Ecosystem) -> None:
    # c and x are tied without a date
    assert {tie.state for tie in scene(eco).ties} == {"kept"}
    assert scene(eco).counts == {"nodes": 5, "ties": 4, "agreements": 5}


def test_a_scene_is_counted(eco: Ecosystem) -> None:
    # Signed by 2019: c-h twice, h-u, k-u: 4 rows, 4 agreements, 3 pairs among c, h, k, u.
    # New in 2019: the second c-h and k-u, so 2 agreements, 1 pair, and k.
    found = scene(snapshot(eco, "2019"), snapshot(eco, "2018"))
    assert found.counts == {"nodes": 4, "ties": 3, "agreements": 4}
    assert found.added == {"nodes": 1, "ties": 1, "agreements": 2}
    assert found.newcomers == {"k"}
    assert found.partners == {"c": 1, "h": 2, "k": 1, "u": 2}


def test_news_are_drawn_on_top(eco: Ecosystem) -> None:
    found = scene(snapshot(eco, "2019"), snapshot(eco, "2018"))
    assert [tie.state for tie in found.ties] == ["kept", "renewed", "new"]


def test_a_difference_compares_what_is_in_force(eco: Ecosystem) -> None:
    # In force: 2017 c-h and h-u; 2018 h-u; 2019 all three pairs.
    found = difference(snapshot(eco, "2017"), snapshot(eco, "2018"))
    assert found.ties == (Tie("c", "h", "ended"), Tie("h", "u", "kept"))
    assert found.partners == {"c": 0, "h": 1, "u": 1}
    assert difference(snapshot(eco, "2018"), snapshot(eco, "2019")).states() == {"new": 2, "kept": 1}
    assert difference(snapshot(eco, "2018"), snapshot(eco, "2019")).newcomers == {"c", "k"}


@pytest.fixture
def meetings() -> Ecosystem:
    """h-u since 2012, h-k 2012 to 2014 and again in 2019 only; h-c in 2019 only, x-c in 2020; unordered."""
    ids = ["x", "k", "u", "h", "c"]
    ties = (
        ("c", "x", "2020-01", "2020-06"), ("h", "u", "2012", ""), ("k", "h", "2019-03", "2019-08"),
        ("h", "k", "2012", "2014"), ("c", "h", "2019-02", "2019-11"),
    )  # fmt: skip
    columns = zip(("source", "target", "signed", "expires"), zip(*ties, strict=True), strict=True)
    names = {"id": ids, "name": [each.upper() for each in ids], "type": ["city"] * 5}
    return make(names, {name: list(cells) for name, cells in columns})


PASSED = {("c", "h"), ("c", "x"), ("h", "k")}


def test_a_difference_shows_what_came_and_went_in_between(meetings: Ecosystem) -> None:
    found = difference(snapshot(meetings, "2018"), snapshot(meetings, "2021"))
    assert {(tie.first, tie.second): tie.state for tie in found.ties} == {
        ("h", "u"): "kept", **dict.fromkeys(PASSED, "passed"),
    }  # fmt: skip
    # in sight, without a partner on the day; nothing is added by what is over
    assert found.partners == {"c": 0, "h": 1, "k": 0, "u": 1, "x": 0}
    assert found.counts == {"nodes": 2, "ties": 1, "agreements": 1}
    assert set(found.added.values()) == {0}


def test_what_is_in_force_grows_by_what_came_less_what_went() -> None:
    """A tie is renewed and another ends: 3 organisations, 2 ties and agreements become 2, 1 and 1."""
    eco = of(
        [
            tie("a", "b", "2017-05-01", "m1", "", "", "2020-04-30"),
            tie("a", "b", "2020-05-01", "m2", "renewal", "m1"),
            tie("c", "b", "2018-04-01", "m3", "", "", "2020-03-31"),
        ],
        {"a": "hub", "b": "city", "c": "institute"},
    )
    before, after = snapshot(eco, "2019", active=True), snapshot(eco, "2020", active=True)
    for found in (difference(before, after), scene(after, before)):
        assert found.counts == {"nodes": 2, "ties": 1, "agreements": 1}
        assert found.change == {"nodes": -1, "ties": -1, "agreements": -1}
        assert [found.grown(key) for key in found.counts] == ["−1", "−1", "−1"]
        assert found.added["agreements"] == 1
    signed = scene(snapshot(eco, "2020"), snapshot(eco, "2019"))
    assert signed.change == signed.added == {"nodes": 0, "ties": 0, "agreements": 1}


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [("2019-02", "2021", "ended"), ("2018", "2019-11", "new"), ("2019-02", "2019-11", "kept")],
)
def test_what_is_in_force_on_either_day_did_not_come_and_go(
    meetings: Ecosystem, before: str, after: str, state: str
) -> None:
    found = difference(snapshot(meetings, before), snapshot(meetings, after))
    assert Tie("c", "h", state) in found.ties


def test_a_period_in_which_something_came_and_went_shows_it(meetings: Ecosystem) -> None:
    # k and h are partners again after years: that, too, came and went
    found = states(meetings, "2020", "2018")
    assert {pair for pair, state in found.items() if state == "passed"} == PASSED
    # at the end of the year in which it was signed k-h is over, a year later it has ended
    assert states(meetings, "2019", "2018")["h", "k"] == "passed"
    assert states(meetings, "2020", "2019")["h", "k"] == "ended"
    # what was in force before, was signed once more and is over has ended
    again = make(
        {"id": ["a", "b"], "name": ["A", "B"], "type": ["city"] * 2},
        {"source": ["a", "b"], "target": ["b", "a"], "signed": ["2016", "2018"], "expires": ["2019", "2019"]},
    )
    assert states(again, "2020", "2017") == {("a", "b"): "ended"}


@pytest.mark.parametrize(("lang", "words"), [("en", "Came and went"), ("ja", "期間中のみ")])
def test_what_came_and_went_has_a_line_of_its_own_which_the_legend_names(
    meetings: Ecosystem, lang: str, words: str
) -> None:
    before, after = snapshot(meetings, "2018"), snapshot(meetings, "2021")
    two = difference_picture(before, after, PLACES, lang=lang, form="svg")
    one = snapshot_picture(after, PLACES, previous=before, lang=lang, form="svg")
    for picture in (two, one):
        drawn = texts(picture)
        assert drawn[drawn.index(words) + 1] == "3"
    for strokes in (STROKES, CONTRAST):  # told apart without colours: by the gaps
        assert strokes["passed"].dashes not in {
            each.dashes for key, each in strokes.items() if key != "passed"
        }
    assert b"stroke-dasharray: 1.8,2.52" in two  # in widths of the line


def test_a_picture_tells_its_date_counts_and_source(eco: Ecosystem) -> None:
    picture = snapshot_picture(
        snapshot(eco, "2019-12-31"),
        PLACES,
        previous=snapshot(eco, "2018"),
        title="Who works with whom",
        form="svg",
    )
    drawn = texts(picture)
    assert {"Who works with whom", "31 December 2019", "Aoba Hub", "City of C", "Kappa Cluster"} <= set(drawn)
    for count, name, new in (
        ("4", "Organisations", "+1"),
        ("3", "Ties", "+1"),
        ("4", "Agreements signed", "+2"),
    ):
        at = drawn.index(name)
        assert drawn[at - 1 : at + 2] == [count, name, new]
    digest = snapshot(eco, "2019").digest[:12]
    assert (
        f"Source: 4 rows of edges.csv · data {digest} · as of 2019-12-31 · 1 undated tie is left out" in drawn
    )


def test_the_legend_shows_what_is_in_sight_and_no_more(eco: Ecosystem) -> None:
    drawn = texts(snapshot_picture(snapshot(eco, "2018"), PLACES, previous=snapshot(eco, "2017"), form="svg"))
    entries = dict(pairwise(drawn))
    assert entries["Hub"] == entries["City"] == entries["University"] == "1"
    assert (entries["Signed earlier"], entries["No longer in force"]) == ("1", "1")
    assert entries["No tie yet"] == "2"
    assert {"New tie", "New organisation", "Company", "Guild"}.isdisjoint(drawn)
    # Of those in force a tie may have ended: nobody is then without a tie so far.
    live = [snapshot(eco, day, active=True) for day in ("2018", "2017")]
    for lang, told in (("en", "No tie in force"), ("ja", "有効なつながりなし")):
        drawn = texts(snapshot_picture(live[0], PLACES, previous=live[1], form="svg", lang=lang))
        assert told in drawn
        assert not {"No tie yet", "まだつながりなし"} & {*drawn}


def test_an_unlisted_type_is_in_the_legend(eco: Ecosystem) -> None:
    assert "Guild" in texts(snapshot_picture(snapshot(eco, "2019"), PLACES, form="svg"))


# 22 columns are eleven characters: both begin with the same ten.
def test_long_names_of_types_that_begin_alike_are_told_apart_in_the_legend() -> None:
    kinds = ["国立研究開発法人（生命科学）", "国立研究開発法人（生命工学）", "研究開発法人の連合体の事務局"]
    nodes = {"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": kinds}
    eco = make(nodes, {"source": ["a", "b"], "target": ["b", "c"], "signed": ["2017", "2017"]})
    places = {each: (float(i), 0.0) for i, each in enumerate("abc")}
    drawn = texts(snapshot_picture(eco, places, lang="ja", form="svg"))
    assert {"国立研究開…生命科学）", "国立研究開…生命工学）", "研究開発法人の連合体…"} <= set(drawn)


def test_a_picture_speaks_japanese(eco: Ecosystem) -> None:
    drawn = texts(
        snapshot_picture(
            snapshot(eco, "2019-05-01"), PLACES, previous=snapshot(eco, "2016"), lang="ja", form="svg"
        )
    )
    assert {"2019年5月1日", "令和元年", "拠点", "ユー大学", "組織", "新しいつながり", "終了"} <= set(drawn)


def test_periods_are_named_with_their_era(eco: Ecosystem) -> None:
    years = periods(date(2019, 3, 31), date(2019, 4, 1), every="fiscal-year")
    drawn = [texts(picture) for _, picture in pictures(View(eco, lang="ja"), PLACES, years, form="svg")]
    assert {"2018年度", "平成30年度"} <= set(drawn[0])
    assert {"2019年度", "令和元年度"} <= set(drawn[1])


def test_pictures_call_by_id_whom_no_font_can_name_and_slides_write_the_name() -> None:
    addis = "\u12a0\u12f2\u1235"  # Ethiopic letters
    eco = make(
        {"id": ["a1", "b"], "name": [addis, "\U0001f680 Kobe"], "type": ["hub", "city"]},
        {"source": ["a1"], "target": ["b"], "signed": ["2016"]},
    )
    plan = make_plan(eco, {"a1": (0, 0), "b": (9, 9)})
    assert {each: label.lines for each, label in plan.labels.items()} == {"a1": ("a1",), "b": ("Kobe",)}
    slide = lettered(plan, smallest=10.0)
    assert slide.labels["a1"].lines == (addis,)
    assert slide.labels["b"].lines == ("\U0001f680 Kobe",)
    assert undrawn(eco) == {"a1": addis}


def test_names_around_an_organisation_are_outside_the_ring_and_its_own_is_in_the_middle() -> None:
    names = [f"Foundation for Applied Biomedical Sciences of Region {i}" for i in range(21)]
    ids = [f"p{i:02}" for i in range(21)]
    eco = make(
        {"id": ["o", *ids], "name": ["Consortium for the Promotion of Medicine", *names], "type": "hub"},
        {"source": ["o"] * 21, "target": ids, "signed": ["2016"] * 21},
    )
    found = partners_drawing(eco, "o", ids, date=("2016", ""), source="")
    for drawing in (found, map_lettered(found, lettered(found.plan, smallest=10.0))):
        assert drawing.spots.keys() == {"o", *ids}  # nobody is without a name, however long it is
        x = drawing.plan.points["o"][0]
        own = drawing.spots["o"].box
        assert own.left < x < own.right
        for each in ids:
            box, at = drawing.spots[each].box, drawing.plan.points[each][0]
            assert box.left > at if at > x else box.right < at
            assert box.within(drawing.plan.area)
            assert not box.overlaps(own)


def test_names_of_equals_are_in_bold_together_or_not_at_all() -> None:
    # h has six partners, each of whom has two others beside it: one name in bold, and none of the six
    ties = [("h", f"s{i}") for i in range(6)] + [(f"s{i}", f"l{i}{j}") for i in range(6) for j in range(2)]
    ids = sorted({each for tie in ties for each in tie})
    eco = make(
        {"id": ids, "name": ids, "type": "hub"},
        {"source": [a for a, _ in ties], "target": [b for _, b in ties], "signed": ["2016"] * len(ties)},
    )
    plan = make_plan(eco, {each: (i, i * i) for i, each in enumerate(ids)})
    assert [each for each, label in plan.labels.items() if label.weight == "bold"] == ["h"]
    assert len({plan.labels[f"s{i}"].size for i in range(6)}) == 1


def test_a_dollar_sign_is_a_dollar_sign(eco: Ecosystem) -> None:
    title = "Cost $5 and $x_1^2$"
    assert title in texts(snapshot_picture(snapshot(eco, "2019"), PLACES, title=title, form="svg"))


def test_ended_ties_are_dashed_and_new_ones_orange(eco: Ecosystem) -> None:
    earlier = snapshot_picture(snapshot(eco, "2016"), PLACES, form="svg").decode()
    ended = snapshot_picture(snapshot(eco, "2018"), PLACES, form="svg").decode()
    new = snapshot_picture(snapshot(eco, "2018"), PLACES, previous=snapshot(eco, "2016"), form="svg").decode()
    assert "stroke-dasharray" not in earlier
    assert "stroke-dasharray" in ended
    assert "stroke: #d55e00; stroke-width: 2.2" in new
    assert "stroke: #d55e00; stroke-width: 2.2" not in ended


def test_a_picture_is_a_slide_for_print_without_a_date_in_it(eco: Ecosystem) -> None:
    picture = snapshot_picture(snapshot(eco, "2019"), PLACES)
    parts = chunks(picture)
    assert struct.unpack(">II", parts["IHDR"][:8]) == (2560, 1440)
    assert set(parts) == {"IHDR", "pHYs", "IDAT", "IEND"}


def test_an_svg_has_no_date_and_no_maker(eco: Ecosystem) -> None:
    picture = snapshot_picture(snapshot(eco, "2019"), PLACES, title="Title", form="svg").decode()
    assert "<dc:date>" not in picture
    assert "<dc:creator>" not in picture
    assert "<title>Title</title>" in picture


@pytest.mark.slow
@pytest.mark.parametrize("form", ["png", "svg"])
def test_pictures_are_the_same_in_every_run(eco: Ecosystem, form: str) -> None:
    first = dict(pictures(View(eco), PLACES, YEARS[2:], form=form))
    assert list(first) == [f"2018.{form}", f"2019.{form}"]
    assert first == dict(pictures(View(eco), PLACES, YEARS[2:], form=form))


@pytest.mark.slow
def test_a_series_shows_what_single_pictures_show(eco: Ecosystem) -> None:
    series = dict(pictures(View(eco), PLACES, YEARS, form="svg"))
    assert [each for each in texts(series["2018.svg"]) if each.startswith("+")] == ["+0", "+0", "+0"]
    assert [each for each in texts(series["2016.svg"]) if each.startswith("+")] == ["+2", "+1", "+1"]
    assert any(f"data {eco.digest[:12]}" in each for each in texts(series["2016.svg"]))


def test_only_ties_in_force_are_drawn_on_request(eco: Ecosystem) -> None:
    series = dict(pictures(View(eco, active=True), PLACES, YEARS, form="svg"))
    assert "City of C" in texts(series["2017.svg"])
    assert "City of C" not in texts(series["2018.svg"])
    assert any("in force on 2018-12-31" in each for each in texts(series["2018.svg"]))


def test_no_organisation_moves_when_ties_come(eco: Ecosystem) -> None:
    plans = [make_plan(snapshot(eco, year), PLACES) for year in ("2016", "2017", "2019")]
    assert plans[0].points == plans[1].points == plans[2].points


def test_no_organisation_moves_from_picture_to_picture(eco: Ecosystem) -> None:
    # A faint dot stands where the symbol will be, so each place is drawn in every picture.
    plan = make_plan(eco, PLACES)
    inner = {each: f"{x:.4g}" for each, (x, y) in plan.points.items()}
    assert len(set(inner.values())) == 4  # h and k stand above one another
    for _, picture in pictures(View(eco), PLACES, YEARS, form="svg"):
        starts = set(re.findall(r"[ML] (\d+\.?\d*) -?\d", picture.decode()))
        found = {f"{float(each):.4g}" for each in starts}
        assert set(inner.values()) <= found


def test_no_label_moves_where_there_is_room(eco: Ecosystem) -> None:
    def label_places(svg: bytes) -> Mapping[str, str]:
        return {
            text: at for at, text in re.findall(r'x="([\d.]+)" y="[\d.]+"[^>]*>([^<]*)</text>', svg.decode())
        }

    series = [label_places(picture) for _, picture in pictures(View(eco), PLACES, YEARS, form="svg")]
    for name in ("Aoba Hub", "City of C"):
        assert len({places[name] for places in series}) == 1


def test_the_map_keeps_its_proportions_and_turns_the_y_axis(eco: Ecosystem) -> None:
    # The widest span is 1600 across and 1000 down: PLACES from -700 to 900, and from -500 to 500.
    points = make_plan(eco, PLACES).points
    across, up = points["x"][0] - points["u"][0], points["x"][1] - points["k"][1]
    assert across / up == pytest.approx(1600 / 1000)
    assert points["x"][1] > points["h"][1] > points["k"][1]
    assert all(MAP.left < x < MAP.right and MAP.bottom < y < MAP.top for x, y in points.values())


def test_more_partners_make_a_larger_symbol(eco: Ecosystem) -> None:
    plan = make_plan(eco, PLACES)
    sizes = [plan.radius("h", partners) for partners in (0, 1, 2)]
    assert sizes == sorted(set(sizes))
    assert plan.radius("h", 2) == plan.reach


def test_sizes_may_stand_for_something_else(eco: Ecosystem) -> None:
    plan = make_plan(eco, PLACES, size_by=pd.Series({"c": 4.0, "h": 1.0, "u": float("nan")}))
    assert plan.radius("c", 0) == plan.reach
    # a quarter of the value has half of the way from the smallest to the largest radius
    assert plan.radius("h", 99) == pytest.approx((plan.radius("u", 0) + plan.reach) / 2)
    drawn = texts(snapshot_picture(snapshot(eco, "2019"), PLACES, form="svg", size_by=pd.Series({"c": 4.0})))
    assert "Size: number of partners" not in drawn


def test_labels_cover_neither_symbols_nor_one_another(eco: Ecosystem) -> None:
    plan = make_plan(eco, PLACES)
    boxes = [spot.box for spot in plan.spots.values()]
    symbols = [plan.symbol(each, 2) for each in plan.points]
    assert len(boxes) == 5
    for i, box in enumerate(boxes):
        assert box.within(MAP)
        assert not any(box.overlaps(symbol) for symbol in symbols)
        assert not any(box.overlaps(other) for other in boxes[:i])


def test_an_organisation_without_a_place_is_named(eco: Ecosystem) -> None:
    with pytest.raises(UnknownName, match="'u'"):
        snapshot_picture(snapshot(eco, "2019"), {each: PLACES[each] for each in ("h", "c", "k")})


def test_an_unknown_form_is_refused(eco: Ecosystem) -> None:
    with pytest.raises(UsageError, match="png or svg, not 'jpg'"):
        snapshot_picture(eco, PLACES, form="jpg")
    with pytest.raises(UsageError, match="png or svg, not 'jpg'"):
        list(pictures(View(eco), PLACES, YEARS, form="jpg"))
    with pytest.raises(UsageError, match="png or svg, not 'jpg'"):
        overview(View(eco), PLACES, YEARS, form="jpg")


def test_an_empty_ecosystem_is_a_picture() -> None:
    empty = make({"id": [], "name": [], "type": []}, {"source": [], "target": [], "signed": []})
    assert "0" in texts(snapshot_picture(empty, {}, form="svg"))
    assert list(pictures(View(empty), {}, [])) == []
    assert texts(overview(View(empty), {}, [], form="svg"))


def test_a_page_of_small_maps_holds_the_ties_of_one_at_a_time(
    eco: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[weakref.ref[Scene]] = []
    held = []

    def kept(now: Ecosystem, before: Ecosystem) -> Scene:
        found = scene(now, before)
        made.append(weakref.ref(found))
        held.append(sum(each() is not None for each in made))
        return found

    monkeypatch.setattr(sys.modules["graph.drawing.pictures.overview"], "scene", kept)
    overview(View(eco), PLACES, YEARS)
    assert len(held) == 4
    assert max(held) <= 2


@pytest.mark.parametrize("form", ["png", "svg"])
def test_lines_have_their_outlines_only_while_they_are_drawn(form: str) -> None:
    figure, axes = blank()
    lines = [((0.0, 0.0), (500.0, 300.0)), ((500.0, 0.0), (0.0, 300.0))]
    drawn = LineCollection(lines, colors="#000000", linewidths=4.0)
    axes.add_collection(drawn, autolim=False)
    empty = saved(blank()[0], form, title="Lines")
    assert drawn.get_paths() == []
    assert saved(figure, form, title="Lines") != empty
    assert drawn.get_paths() == []
    assert saved(figure, form, title="Lines") != empty


def test_the_difference_picture_names_both_days(eco: Ecosystem) -> None:
    before, after = snapshot(eco, "2017-06-30"), snapshot(eco, "2018-12-31")
    drawn = texts(difference_picture(before, after, PLACES, form="svg"))
    assert {"31 December 2018", "since 30 June 2017", "Kept", "Ended", "City of C"} <= set(drawn)
    assert "Added" not in drawn


@pytest.mark.slow
def test_the_overview_shows_every_period_with_its_counts(eco: Ecosystem) -> None:
    drawn = texts(overview(View(eco), PLACES, YEARS, form="svg"))
    assert [each for each in drawn if each in ("2016", "2017", "2018", "2019")] == [
        "2016",
        "2017",
        "2018",
        "2019",
    ]
    assert [each for each in drawn if re.fullmatch(r"\d · \d", each)] == ["2 · 1", "3 · 2", "3 · 2", "4 · 3"]
    assert [each for each in drawn if re.fullmatch(r"\+\d", each)] == ["+1", "+1", "+1"]


@pytest.mark.parametrize(
    ("lang", "date"), [("en", "2023, to 15 Apr"), ("ja", "2025年度（2026年1月26日まで）")]
)
@pytest.mark.parametrize("wide", [100.0, 140.0, 300.0])
def test_date_and_counts_over_a_small_map_stand_beside_one_another(lang: str, date: str, wide: float) -> None:
    found = Scene((), {}, counts={"nodes": 102, "ties": 136}, change={"ties": 37})
    with styled(lang):
        figure, axes = blank()
        _caption(axes, (50.0, 0.0, 50.0 + wide, 300.0), found, date=date, lang=lang)
        figure.set_dpi(720)  # at 72 the edges of small letters would be rounded to whole points
        boxes = [each.get_window_extent().transformed(Affine2D().scale(0.1)) for each in axes.texts]
    assert boxes[0].x0 >= 49
    assert all(one.x1 + 3 < other.x0 for one, other in pairwise(boxes))
    assert boxes[2].x1 <= 51 + wide
    assert wide < 300 or axes.texts[0].get_text() == date


@pytest.mark.parametrize("count", [1, 2, 5, 26, 30])
def test_small_maps_do_not_overlap(count: int) -> None:
    found = cells(count)
    assert len(found) == count
    for i, (left, bottom, right, top) in enumerate(found):
        assert left < right
        assert bottom < top
        for other in found[:i]:
            assert left >= other[2] or right <= other[0] or top <= other[1] or bottom >= other[3]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["gif", "webp"])
def test_a_moving_picture_has_a_frame_a_period(eco: Ecosystem, form: str) -> None:
    frames = [picture for _, picture in pictures(View(eco), PLACES, YEARS[2:])]
    moving = animation(frames, form, width=320)
    assert moving == animation(frames, form, width=320)
    with Image.open(io.BytesIO(moving)) as image:
        frames_of = list(ImageSequence.Iterator(image))
        assert (len(frames_of), image.size, image.info["loop"]) == (2, (320, 180), 0)
        assert min(image.convert("L").crop((0, 0, 4, 4)).tobytes()) >= 254


def test_a_moving_picture_needs_frames_and_a_known_form() -> None:
    with pytest.raises(UsageError, match="at least one"):
        animation([])
    with pytest.raises(UsageError, match="gif or webp, not 'mp4'"):
        animation([b""], "mp4")


def test_the_source_line_speaks_japanese(eco: Ecosystem) -> None:
    line = source_line(snapshot(eco, "2019", active=True), lang="ja", digest="0123456789abcdef")
    assert line.startswith("出典：edges.csv の3行 · データ 0123456789ab · 2019-12-31時点で有効")


_PROGRAM = """
import hashlib, sys
from datetime import date
from graph.model.ecosystem import make
from graph.dates.periods import periods
from graph.drawing.page import blank, saved
from graph.model.view import View
from graph.drawing.pictures import pictures
ids = ["h", "c", "u", "k"]
eco = make({"id": ids, "name": ids, "type": ["hub", "city", "university", "cluster"]},
           {"source": ["h", "h", "k"], "target": ["c", "u", "u"], "signed": ["2018", "2019", "2019-02"]})
places = {"h": (0, 0), "c": (9, 1), "u": (-7, -3), "k": (0, 5)}
total = hashlib.sha256()
for form in ("png", "svg"):
    for _, picture in pictures(View(eco), places, periods(date(2019, 1, 1), date(2019, 1, 1)), form=form):
        total.update(picture)
print(total.hexdigest())
"""


@pytest.mark.slow
def test_hash_seed_and_time_zone_change_nothing() -> None:
    found = set()
    for seed, zone in (("0", "UTC"), ("4711", "Asia/Tokyo")):
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        run = [sys.executable, "-c", _PROGRAM]
        found.add(subprocess.run(run, env=settings, check=True, capture_output=True, text=True).stdout)
    assert len(found) == 1
    assert len(found.pop().strip()) == len(hashlib.sha256().hexdigest())


def with_ten_rows(data: Path, folder: Path) -> Path:
    """A copy of the sample with its places written down, and after that ten more rows.

    Five organisations; each signs with a known one, or with the newcomer before it.
    """
    shutil.copytree(data, folder)
    (folder / "positions.csv").write_text(positions_csv(positions(read(folder))), encoding="utf-8")
    header = {
        name: (folder / name).read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        for name in ("nodes.csv", "edges.csv")
    }
    new = [{"id": f"new-{n}", "name": f"Newcomer {n}", "type": "company", "country": "JP"} for n in range(5)]
    partners = ["link-j", "kanagawa-prefecture", "new-1", "fbri-kobe", "new-3"]
    ties = [
        {"source": f"new-{n}", "target": partner, "signed": "2026-11-01"}
        for n, partner in enumerate(partners)
    ]
    for name, rows in (("nodes.csv", new), ("edges.csv", ties)):
        with (folder / name).open("a", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, header[name], restval="", lineterminator="\n")
            writer.writerows(rows)
    return folder


@pytest.mark.slow
def test_no_organisation_moves_after_ten_more_rows(sample: Ecosystem, data: Path, tmp_path: Path) -> None:
    folder = with_ten_rows(data, tmp_path / "data")
    grown = read(folder)
    assert len(grown.nodes) == len(sample.nodes) + 5
    assert len(grown.edges) == len(sample.edges) + 5
    before = read_positions(folder / "positions.csv")
    after = positions(grown, known=before)
    assert {each: after[each] for each in before} == before  # a displacement of 0, to the last digit
    assert set(after) - set(before) == {f"new-{n}" for n in range(5)}


@pytest.mark.slow
def test_no_organisation_moves_on_the_slides_of_all_years_and_after_ten_more_rows(
    sample: Ecosystem, data: Path, tmp_path: Path
) -> None:
    grown = read(with_ten_rows(data, tmp_path / "data"))
    known = read_positions(tmp_path / "data" / "positions.csv")
    first = make_plan(snapshot(sample, "2001"), known, labelled=False).points
    for year in range(2002, 2027):
        assert make_plan(snapshot(sample, str(year)), known, labelled=False).points == first
    later = make_plan(grown, positions(grown, known=known), labelled=False).points
    assert max(math.dist(first[each], later[each]) for each in first) == 0


@pytest.mark.parametrize(("count", "added"), [(9, 1), (1_234, 99)])
def test_what_is_counted_stands_clear_of_how_many_are_new(count: int, added: int) -> None:
    found = Scene(
        (), {}, counts={"agreements": count}, change={"agreements": added}, word="active_agreements"
    )
    left = LEFT + 13 * len(f"{count:,}") + 7
    name, size = count_name(found, "agreements", left, lang="en")
    assert name == "Agreements in force"
    assert (size < 10.5) == (count > 9)
    new = width(f"+{added:,}", letters(14, "bold", lang="en"))
    assert left + width(name, letters(size, lang="en")) <= RIGHT - new


MANY = [*TYPES, *"abcdefghijklmnopqrstuvwxyz"]
FEW = [*TYPES, *"abcdefgh"]


def test_the_legend_of_an_overview_stands_beside_its_title_on_the_page(eco: Ecosystem) -> None:
    ids = [f"o{n}" for n in range(len(MANY))]
    nodes = {"id": ids, "name": ids, "type": [f"{kind} with a long name" for kind in MANY]}
    ties = {"source": ["o0"] * (len(ids) - 1), "target": ids[1:], "signed": ["2017"] * (len(ids) - 1)}
    whole = make(nodes, ties)
    places = {each: (float(i), float(i % 3)) for i, each in enumerate(ids)}
    svg = overview(View(whole), places, View(whole).periods("year"), form="svg").decode()
    found = re.findall(r'<text[^>]* x="(-?[\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg)
    legend = [(float(x), float(y)) for x, y, text in found if "with a l" in text or "Other (" in text]
    assert len(legend) == 7  # six of one's own and the others
    assert min(x for x, _ in legend) >= 480
    assert len({y for _, y in legend}) == 2


@pytest.mark.parametrize(
    ("kinds", "long", "groups"), [(["hub"], 1, 5), (MANY, 1, 0), (FEW, 3, 5), (FEW, 9, 5), (MANY, 9, 5)]
)
def test_communities_and_legend_end_above_the_foot(kinds: list[str], long: int, groups: int) -> None:
    ids = [str(i) for i in range(max(len(kinds), 5) + 1)]
    nodes = {"id": ids, "name": [f"Org {each}" for each in ids], "type": [*kinds, *["hub"] * 9][: len(ids)]}
    eco = make(
        nodes, {"source": ["0"] * (len(ids) - 1), "target": ids[1:], "date": ["2017"] * (len(ids) - 1)}
    )
    hubs = ["Round the far " * long] * groups
    called = pd.DataFrame({"around": [f"Round {i}" for i in range(groups)], "hubs": hubs, "id": ids[:groups]})
    places = {each: (float(i), float(i % 3)) for i, each in enumerate(ids)}
    how: dict[str, Any] = {"date": ("2018", ""), "source": "", "lang": "en", "called": called}
    drawing = day_drawing(View(eco).counted, places, **how)
    svg = picture_of(drawing, form="svg").decode()
    side = [
        (540 - float(y), text)
        for x, y, text in re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg)
        if float(x) > LEFT - 1
    ]
    assert min(y for y, _ in side) >= FOOT
    assert ("Other (20 types)" in [text for _, text in side]) == ("z" in kinds)
