"""Whoever has no tie is there: counted, in a drawer and in the table, and drawn where nobody has one."""

from __future__ import annotations

from pathlib import Path

import pytest

import graph
from graph.model.ecosystem import Ecosystem, make
from graph.model.selection import select
from tests.chance import by_turns
from tests.map.conftest import MapOf, Opened, OpenMap, rows_of, saved
from tests.map.test_everybody import violations
from tests.map.test_labels import overlaps

NOBODY: dict[str, list[str]] = {"source": [], "target": [], "signed": []}


def without(eco: Ecosystem, day: str | None = None) -> list[str]:
    """Who has no collaboration tie by a day, by the model."""
    return sorted(set(eco.nodes["id"]) - set(graph.build(graph.snapshot(eco, day))))


def test_who_has_no_tie_is_counted_in_the_header_the_drawer_and_on_pictures(
    shown: Opened, sample: Ecosystem, tmp_path: Path
) -> None:
    for lang, words in (("en", "{} without a tie"), ("ja", "連携なし{}")):
        for day in (None, "2016-06-30"):
            shown.show(lang=lang, date=day or "")
            told = words.format(len(without(sample, day)))
            assert shown.page.inner_text("#summary").endswith(f" · {told}"), day
            assert shown.page.inner_text("#alone-word") == told, day
            assert told in saved(shown, "export-svg", tmp_path).read_text(encoding="utf-8"), day


def test_the_drawer_lists_those_without_a_tie_and_opens_their_cards(shown: Opened, sample: Ecosystem) -> None:
    alone = without(sample)
    assert len(alone) > 10
    assert shown.call("alone") == alone
    shown.page.click("#alone-word")
    shown.page.wait_for_selector("#alone-list .name")
    named = shown.page.locator("#alone-list .name").all_inner_texts()
    names = sample.nodes.set_index("id")["name"]
    assert sorted(named) == sorted(names[alone])
    shown.page.locator("#alone-list .name", has_text="City of Osaka").click()
    assert shown.call("view")["focus"] == "osaka-city"
    assert {"osaka-city"} <= {box["id"] for box in shown.call("bounds")}


def test_the_table_and_its_file_have_a_row_for_each_of_them(
    shown: Opened, sample: Ecosystem, tmp_path: Path
) -> None:
    alone = without(sample)
    rows = {row["id"]: row for row in rows_of(saved(shown, "export-nodes", tmp_path))}
    assert sorted(rows) == sorted(sample.nodes["id"])
    assert all((rows[each]["partners"], rows[each]["agreements"]) == ("0", "0") for each in alone)
    shown.show(table="organisations")
    quiet = shown.page.locator("#sheet tbody tr.none")
    assert sorted(quiet.evaluate_all("rows => rows.map(row => row.dataset.id)")) == alone
    told = shown.page.inner_text("#sheet .sheet-head .hint")
    assert told.startswith(f"104 organisations in view · {len(alone)} without a tie · ")
    assert told.endswith(" · Counted in this view.")


def test_filters_leave_them_out_and_a_neighbourhood_has_none(shown: Opened, sample: Ecosystem) -> None:
    shown.show(countries_off="JP")
    abroad = sample.nodes.loc[sample.nodes["country"] != "JP", "id"].tolist()
    kept = select(sample, without=sorted(set(sample.nodes["id"]) - set(abroad)))
    assert shown.call("alone") == sorted(set(abroad) - set(graph.build(kept)))
    shown.show(countries_off="", relations_off="mou")
    left = sample.collaboration[sample.collaboration["relation"] != "mou"]
    assert shown.call("alone") == sorted(set(sample.nodes["id"]) - {*left["source"], *left["target"]})
    shown.show(relations_off="", focus="link-j", steps=1)
    assert shown.call("alone") == []
    assert not shown.page.locator("#alone").is_visible()


@pytest.mark.parametrize(("turn", "size"), [(0, (1366, 768)), (1, (390, 844))])
def test_names_keep_clear_of_the_drawer_and_axe_finds_nothing_in_it(
    open_map: OpenMap, sample_map: Path, turn: int, size: tuple[int, int]
) -> None:
    opened = open_map(sample_map, size=size)
    opened.page.click("#alone-word")
    opened.page.wait_for_selector("#alone-list .name")
    opened.show()
    box = opened.page.locator("#alone").bounding_box()
    assert box is not None
    edges = {"left": box["x"], "top": box["y"]}
    edges |= {"right": box["x"] + box["width"], "bottom": box["y"] + box["height"]}
    assert [label["text"] for label in opened.call("labels") if overlaps(label, edges)] == []
    for theme in by_turns(("light", "dark"), turn):
        opened.show(theme=theme)
        assert violations(opened) == []


def test_one_organisation_alone_is_drawn_with_its_name(map_of: MapOf, open_map: OpenMap) -> None:
    eco = make({"id": ["a"], "name": ["Alpha"], "type": ["hub"]}, NOBODY)
    opened = open_map(map_of(eco))
    assert opened.call("drawn") == opened.call("alone") == ["a"]
    assert [box["text"] for box in opened.call("labels")] == ["Alpha"]
    assert opened.page.inner_text("#summary") == "1 organisation · 0 ties · 0 agreements · 1 without a tie"
    assert not opened.page.locator("#empty").is_visible()
    opened.page.get_by_label("Hub", exact=True).uncheck()
    assert opened.call("drawn") == []
    assert opened.page.locator("#empty").is_visible()


def test_of_many_without_any_tie_no_more_are_drawn_than_the_limit(map_of: MapOf, open_map: OpenMap) -> None:
    ids = [f"n{number}" for number in range(8)]
    eco = make({"id": ids, "name": ids, "type": ["hub", "city"] * 4}, NOBODY)
    opened = open_map(map_of(eco, limit=3))
    assert len(opened.call("drawn")) == 3
    assert opened.call("alone") == ids
