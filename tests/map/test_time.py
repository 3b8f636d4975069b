"""What the map shows on a day is what the model counts on that day."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from pathlib import Path

import pytest

import graph
from graph.model.ecosystem import Basis, Ecosystem
from tests.chance import by_turns
from tests.conftest import EcosystemOf
from tests.map.conftest import MapOf, Opened, OpenMap, rows_of, saved

SVG = "{http://www.w3.org/2000/svg}"


def counted(
    eco: Ecosystem, day: date | None, *, basis: Basis = "certain", active: bool = False
) -> dict[str, object]:
    """What the model says that the map should show."""
    known = graph.snapshot(eco, day, basis=basis, active=active)
    rows = known.edges.loc[~known.edges["structural"], "row"]
    return {
        "date": day.isoformat() if day else "",
        "nodes": sorted(graph.build(known)),
        "edges": sorted(rows.tolist()),
    }


def days_of(eco: Ecosystem) -> list[date]:
    """Every day on which something begins or ends, and the day after."""
    ties = eco.collaboration
    found = {
        day.date() for column in ("signed_first", "signed_last", "ends") for day in ties[column].dropna()
    }
    return sorted(found | {day + timedelta(days=1) for day in found} | {min(found) - timedelta(days=1)})


@pytest.mark.parametrize("turn", range(4))
def test_every_day_shows_what_the_model_counts(shown: Opened, sample: Ecosystem, turn: int) -> None:
    readings: list[tuple[Basis, bool]] = [
        ("certain", False),
        ("possible", True),
        ("possible", False),
        ("certain", True),
    ]
    basis, active = readings[turn]
    assert len(days_of(sample)) > 100
    days = by_turns(days_of(sample), turn, 4)
    seen = shown.page.evaluate(
        """([days, view]) => days.map(date => {
            ecosystem.setView({ ...view, date });
            return ecosystem.visible();
        })""",
        [[day.isoformat() for day in days], {"dates": basis, "active": active}],
    )
    assert seen == [counted(sample, day, basis=basis, active=active) for day in days]


def test_all_dates_show_undated_ties_too(shown: Opened, sample: Ecosystem) -> None:
    assert shown.call("visible") == counted(sample, None)


def test_undated_ties_can_be_left_out_and_are_counted_either_way(shown: Opened, sample: Ecosystem) -> None:
    undated = sample.collaboration.loc[sample.collaboration["signed"] == "", "row"].tolist()
    shown.page.uncheck("#undated")
    assert set(counted(sample, None)["edges"]) - set(shown.call("visible")["edges"]) == set(undated)  # type: ignore[call-overload]
    assert str(len(undated)) in shown.page.inner_text("#undated-word")


def test_nodes_never_move_when_time_does(shown: Opened) -> None:
    places = "() => Object.fromEntries(ecosystem.everyone().map(id => [id, ecosystem.at(id)]))"
    shown.show(date="2016-06-30")
    before, camera = shown.page.evaluate(places), shown.call("camera")
    shown.show(date="2024-01-01")
    assert shown.page.evaluate(places) == before
    assert shown.call("camera") == camera


def test_arrow_keys_on_the_slider_go_from_signing_day_to_signing_day(
    shown: Opened, sample: Ecosystem
) -> None:
    days = sorted({day.date().isoformat() for day in sample.collaboration["signed_last"].dropna()})
    slider = shown.page.locator("#time")
    slider.focus()
    shown.page.keyboard.press("Home")
    assert shown.call("view")["date"] == days[0]
    shown.page.keyboard.press("ArrowRight")
    assert shown.call("view")["date"] == days[1]
    shown.page.keyboard.press("End")
    assert shown.call("view")["date"] == ""
    shown.page.keyboard.press("ArrowLeft")
    assert shown.call("view")["date"] == days[-1]
    assert slider.get_attribute("aria-valuetext") == shown.page.inner_text("#date")


# Three pairs, of which a and b sign again; the slider stops on five days.
STEPS = (
    {"source": "a", "target": "b", "signed": "2013-03-01"},
    {"source": "a", "target": "c", "signed": "2016-05-18"},
    {"source": "b", "target": "a", "signed": "2018-07-01"},
    {"source": "b", "target": "c", "signed": "2018-07-02"},
    {"source": "c", "target": "b", "signed": "2019-01-01"},
)
GLOW = "#d55e00"


def marked(opened: Opened, folder: Path) -> tuple[int, list[str]]:
    """How many lines of the picture are those of a step, and what its legend calls them."""
    root = ElementTree.fromstring(saved(opened, "export-svg", folder).read_bytes())
    paths = [each.get("d", "") for each in root.iter(f"{SVG}path") if each.get("stroke") == GLOW]
    told = [each.text for each in root.iter(f"{SVG}text") if each.text and "New after" in each.text]
    return sum(path.count("M") for path in paths) - len(told), told


def test_a_step_on_the_slider_marks_what_was_signed_in_it_and_so_does_its_link(
    open_map: OpenMap, map_of: MapOf, ecosystem_of: EcosystemOf, tmp_path: Path
) -> None:
    path = map_of(ecosystem_of(*STEPS), world=False, theme="light")
    opened = open_map(path)
    opened.page.focus("#time")
    for key, day, since, lines in (
        ("Home", "2013-03-01", "", 0),
        ("ArrowRight", "2016-05-18", "2013-03-01", 1),
        ("ArrowRight", "2018-07-01", "2016-05-18", 1),  # those who had signed before
        ("ArrowLeft", "2016-05-18", "", 0),
        ("PageUp", "2018-07-01", "2016-05-18", 1),
        ("End", "", "", 0),
    ):
        opened.page.keyboard.press(key)
        view = opened.call("view")
        assert (view["date"], view["since"]) == (day, since)
        assert marked(opened, tmp_path)[0] == lines, key
        opened.page.focus("#time")
    opened.show(date="2018-07-02", since="2016-05-18")
    told = (2, ["New after 18 May 2016 (2)"])
    assert marked(opened, tmp_path) == told
    facet = opened.page.locator("[data-facet=changes_off]")
    assert facet.locator("h2").inner_text() == "What changed after 18 May 2016"
    assert facet.locator("li:first-child .word, li:first-child .count").all_inner_texts() == ["New", "2"]
    assert opened.page.inner_text("#date-note") == "2 ties signed after 18 May 2016"
    again = open_map(path, view="date=2018-07-02&since=2016-05-18")
    assert marked(again, tmp_path) == told


def test_a_drag_of_the_slider_is_one_step(
    open_map: OpenMap, map_of: MapOf, ecosystem_of: EcosystemOf
) -> None:
    opened = open_map(map_of(ecosystem_of(*STEPS), world=False))
    opened.show(date="2014-01-01")
    opened.page.evaluate(
        """() => { const slider = document.getElementById('time');
        for (const day of ['2015-01-01', '2016-06-01', '2018-12-31']) {
          slider.value = Date.parse(day) / 864e5;
          slider.dispatchEvent(new Event('input'));
        }
        slider.dispatchEvent(new Event('change'));
        slider.value = Date.parse('2019-01-01') / 864e5;
        slider.dispatchEvent(new Event('input')); }"""
    )
    assert opened.call("view")["since"] == "2018-12-31"
    opened.show(date="2014-01-01", since="")
    opened.page.evaluate(
        """() => { const slider = document.getElementById('time');
        slider.dispatchEvent(new Event('change'));
        for (const day of ['2015-01-01', '2018-12-31']) {
          slider.value = Date.parse(day) / 864e5;
          slider.dispatchEvent(new Event('input'));
        } }"""
    )
    assert opened.call("view")["since"] == "2014-01-01"


def test_what_marks_a_step_can_be_taken_away(shown: Opened) -> None:
    shown.show(date="2020-09-18", since="2020-01-01")
    shown.page.get_by_role("button", name="Do not mark what was signed after 1 Jan 2020").click()
    assert shown.call("view")["since"] == ""
    assert shown.page.get_by_label("New", exact=True).count() == 0
    assert shown.page.evaluate("() => document.activeElement.id") == "canvas"


def test_paper_marks_a_step_as_well(open_map: OpenMap, map_of: MapOf, ecosystem_of: EcosystemOf) -> None:
    opened = open_map(map_of(ecosystem_of(*STEPS), world=False))
    orange = """() => { dispatchEvent(new Event('beforeprint'));
        const paper = document.getElementById('paper-canvas');
        const pixels = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height - 132).data;
        let count = 0;
        for (let i = 0; i < pixels.length; i += 4)
          if (pixels[i] > 200 && pixels[i + 1] < 130 && pixels[i + 2] < 60) count += 1;
        return count; }"""
    assert opened.page.evaluate(orange) == 0
    opened.show(date="2018-07-02", since="2016-05-18")
    assert opened.page.evaluate(orange) > 100


def test_play_goes_through_the_signing_days_and_pauses(
    open_map: OpenMap, map_of: MapOf, ecosystem_of: object
) -> None:
    eco = ecosystem_of(  # type: ignore[operator]
        {"source": "b", "target": "a", "signed": "2016-05"},
        {"source": "c", "target": "a", "signed": "2017"},
        {"source": "c", "target": "b", "signed": "2019-01-02"},
    )
    opened = open_map(map_of(eco, world=False), reduced_motion="no-preference")
    opened.page.click("#play")
    assert opened.page.get_attribute("#play", "aria-label") == "Pause"
    assert opened.call("view")["date"] == "2016-05-31"
    opened.page.wait_for_function("() => ecosystem.view().date === '2019-01-02'")
    assert opened.page.get_attribute("#play", "aria-label") == "Play"
    assert opened.call("visible")["nodes"] == ["a", "b", "c"]


def test_a_partial_date_that_straddles_the_day_is_said(shown: Opened, sample: Ecosystem) -> None:
    day = date(2014, 6, 15)
    open_ties = graph.snapshot(sample, day).uncertain
    assert open_ties > 0
    shown.show(date=day.isoformat())
    assert shown.page.inner_text("#date-note").startswith(f"{open_ties} ties may or may not")


@pytest.mark.parametrize("day", [date(2015, 3, 1), date(2026, 1, 15), date(2040, 1, 1)])
def test_what_is_in_force_without_a_date_is_so_today_and_the_page_says_whose_day_it_is(
    open_map: OpenMap, sample_map: Path, sample: Ecosystem, day: date
) -> None:
    opened = open_map(sample_map, today=day.isoformat())
    opened.page.select_option("#active", "true")
    known = counted(sample, day, active=True)
    assert opened.call("visible") == known | {"date": ""}
    assert opened.page.inner_text("#date") == f"{day.day} {day:%b} {day.year}"
    assert opened.page.inner_text("#date-note").startswith("In force today, by this device’s clock")
    assert opened.page.is_disabled("#undated")
    again = open_map(sample_map, view="active=true", today=day.isoformat())
    assert again.call("visible") == opened.call("visible")


# Both of a with b are over, one since a renewal; a with c ended, b with c renews itself every two years.
RUNS = (
    {"source": "a", "target": "b", "signed": "2010-01-01", "agreement": "m1"},
    {"source": "a", "target": "b", "signed": "2015-01-01", "agreement": "m2", "renews": "m1",
     "expires": "2025-06-30"},
    {"source": "a", "target": "c", "signed": "2020-09-18", "agreement": "m3", "term_years": "5"},
    {"source": "b", "target": "c", "signed": "2019-05-01", "agreement": "m4", "expires": "2021-04-30",
     "auto_renews": "yes"},
    {"source": "c", "target": "d", "signed": "2024-01-01", "agreement": "m5", "expires": "2026-12-31"},
)  # fmt: skip


@pytest.fixture(scope="module")
def runs(map_of: MapOf, ecosystem_of: EcosystemOf) -> Path:
    """The map of ties that run out and renew themselves."""
    return map_of(ecosystem_of(*RUNS), world=False, theme="light")


@pytest.mark.parametrize(
    ("view", "today", "told"),
    [
        ({}, "2025-09-18", {"m3": "in force until 18 Sept 2025", "m2": "ended on 30 Jun 2025"}),
        ({}, "2025-09-19", {"m3": "ended on 18 Sept 2025", "m1": "renewed"}),
        ({"date": "2025-09-18"}, "2030-01-01", {"m3": "in force until 18 Sept 2025"}),
        ({"date": "2025-09-19"}, "2020-01-01", {"m3": "ended on 18 Sept 2025"}),
        ({"lang": "ja"}, "2025-09-19", {"m3": "2025年9月18日に終了"}),
    ],
)
def test_a_tie_that_has_ended_says_so_against_the_day_or_today(
    open_map: OpenMap, runs: Path, view: dict[str, str], today: str, told: dict[str, str]
) -> None:
    opened = open_map(runs, today=today)
    opened.show(**view, focus="a")
    rows = {"m1": 2, "m2": 3, "m3": 4}
    for agreement, words in told.items():
        partner = opened.page.locator(f"[data-key='tie:{rows[agreement]}']")
        item = opened.page.locator("#card .ties li", has=partner)
        assert words in item.inner_text()
        over = "until" not in words
        assert ("over" in (item.get_attribute("class") or "")) == over
        assert item.locator(".tag").count() == over
    clock = opened.page.locator("#card .as-of")
    assert clock.count() == ("date" not in view)
    if clock.count():
        named = "（2025年9月19日）" if "lang" in view else f"{today[-2:]} Sept 2025,"
        assert named in clock.inner_text()


@pytest.mark.parametrize(
    ("today", "rolls"),
    [("2021-04-30", "30 Apr 2021"), ("2021-05-01", "30 Apr 2023"), ("2026-01-15", "30 Apr 2027")],
)
def test_what_renews_itself_says_when_it_does_next(
    open_map: OpenMap, runs: Path, tmp_path: Path, today: str, rolls: str
) -> None:
    opened = open_map(runs, today=today)
    opened.show(focus="b")
    assert f"renews itself, next on {rolls}" in opened.page.inner_text("#card")
    opened.show(focus="", tie=5)
    assert re.search(rf"Rolls over on\s+{rolls}", opened.page.inner_text("#card"))
    row = {each["agreement"]: each for each in rows_of(saved(opened, "export-csv", tmp_path))}["m4"]
    assert (row["state"], row["state_on"], row["ends"]) == ("renews-itself", today, "")
    assert f"{date.fromisoformat(row['rolls']):%-d %b %Y}" == rolls
    opened.show(tie=0, table="ties")
    assert row["rolls"] in opened.page.inner_text("#sheet tr[data-row='5']")


def test_lines_of_ties_that_are_over_are_fainter_and_the_legend_says_on_which_day(
    open_map: OpenMap, runs: Path, tmp_path: Path
) -> None:
    opened = open_map(runs, today="2025-09-19")
    for view, words in (
        ({}, "No longer in force today, 19 Sept 2025"),
        ({"date": "2025-07-01"}, "No longer in force on 1 Jul 2025"),
        ({"date": "2024-06-30"}, ""),
        ({"date": "2025-07-01", "active": True}, ""),
    ):
        opened.show(**{"date": "", "active": False, **view})
        told = opened.page.inner_text("#signs").split("\n")
        # Without a day two pairs are over, on 1 July 2025 one is.
        assert told == ([words, "2" if not view else "1"] if words else [""])
        text = saved(opened, "export-svg", tmp_path).read_text(encoding="utf-8")
        assert (f"{words} ({told[-1]})" in text) == bool(words)
        strengths = set(re.findall(r'stroke="#5b6b80"[^>]*opacity="([\d.]+)"', text))
        assert (len(strengths) > 1) == bool(words)


def test_files_and_tables_tell_what_has_become_of_ties(open_map: OpenMap, runs: Path, tmp_path: Path) -> None:
    opened = open_map(runs, today="2025-09-19")
    rows = rows_of(saved(opened, "export-csv", tmp_path))
    told = {row["agreement"]: row["state"] for row in rows}
    assert told == {"m1": "renewed", "m2": "ended", "m3": "ended", "m4": "renews-itself", "m5": "in-force"}
    assert {row["state_on"] for row in rows} == {"2025-09-19"}
    opened.show(table="ties")
    assert "As of today, 19 Sept 2025, by this device’s clock." in opened.page.inner_text("#sheet .hint")
    tags = opened.page.locator("#sheet tbody .tag").all_inner_texts()
    assert sorted(tags) == ["ended", "ended", "renewed", "renews itself"]
    opened.show(date="2025-06-30")
    assert "clock" not in opened.page.inner_text("#sheet .hint")
    tags = opened.page.locator("#sheet tbody .tag").all_inner_texts()
    assert sorted(tags) == ["due", "due", "renewed", "renews itself"]


def test_the_page_opens_with_the_view_that_was_asked_for(
    open_map: OpenMap, map_of: MapOf, sample: Ecosystem
) -> None:
    opened = open_map(map_of(sample, as_of="2020-09", basis="possible", active=True, lang="ja", theme="dark"))
    assert opened.call("visible") == counted(sample, date(2020, 9, 30), basis="possible", active=True)
    assert opened.page.get_attribute("html", "lang") == "ja"
    assert opened.page.get_attribute("html", "data-theme") == "dark"
