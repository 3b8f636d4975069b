"""What changed is what `graph diff` counts, what ends soon what `graph renewals` does; two days compare."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.map import StoryError
from graph.map.story import check_story
from graph.model.ecosystem import Basis, Ecosystem
from graph.model.view import View
from graph.questions.agreements.renewals import renewals
from graph.questions.changes.difference import difference
from tests.chance import by_turns, many
from tests.conftest import Made
from tests.map.conftest import MapOf, Opened, OpenMap, rows_of, saved

# Those beside each other differ in both, so that two in turn have each basis and each way to count.
WAYS: tuple[tuple[Basis, bool], ...] = (
    ("certain", False),
    ("certain", True),
    ("possible", True),
    ("possible", False),
)
TOLD = ("new", "renewed", "came-and-went", "ended")


def of_model(eco: Ecosystem, view: Mapping[str, Any]) -> dict[str, int]:
    """What Python counts of a period and of what ends within a year of its end."""
    basis, active, first, second = (view[key] for key in ("dates", "active", "since", "date"))
    sides = [View(eco, day, basis, active) for day in (first, second)]
    table = difference(*sides, causes=False).agreements
    found = {change: int((table["change"] == change).sum()) for change in TOLD}
    due = renewals(View(eco, second, basis))["status"] == "due"
    return found | {"due": int(due.sum())}


def of_page(opened: Opened, views: list[dict[str, Any]]) -> list[dict[str, int]]:
    """What the page counts of views."""
    found: list[dict[str, int]] = opened.page.evaluate(
        """([views, told]) => views.map(view => {
            ecosystem.setView(view);
            const found = ecosystem.changes();
            return Object.fromEntries(told.map(key => [key, found[key]]));
        })""",
        [views, [*TOLD, "due"]],
    )
    return found


def periods(days: list[date], chance: random.Random, count: int) -> list[dict[str, Any]]:
    """Periods between days on which something begins or ends, or beside them, counted in either way."""
    beside = sorted({day + timedelta(days=by) for day in days for by in (-1, 0, 1)})
    pairs = [sorted(chance.sample(beside, 2)) for _ in range(count)]
    return [
        {"since": first.isoformat(), "date": second.isoformat(), "dates": basis, "active": active}
        for number, (first, second) in enumerate(pairs)
        for basis, active in by_turns(WAYS, number % 2)
    ]


def days_of(eco: Ecosystem) -> list[date]:
    ties = eco.collaboration
    found = {day.date() for name in ("signed_first", "signed_last", "ends") for day in ties[name].dropna()}
    return sorted(day for day in found if 1900 < day.year < 2090)


def test_the_legend_counts_what_diff_and_renewals_say_of_the_sample(shown: Opened, sample: Ecosystem) -> None:
    views = periods(days_of(sample), random.Random(4), many(4))
    found = [of_model(sample, view) for view in views]
    assert of_page(shown, views) == found
    assert {key for each in found for key, count in each.items() if count} == {*TOLD, "due"}


def anything(made: Made, chance: random.Random) -> Ecosystem:
    """Sixty rows of fifty agreements: dates of any precision, terms, terminations, renewals, parties."""

    def day() -> str:
        text = str(date(2010, 1, 1) + timedelta(days=chance.randrange(3000)))
        return text[: chance.choice((4, 7, 10, 10, 10))]

    def row() -> tuple[str, ...]:
        one, other = chance.sample("abcdefgh", 2)
        agreement, old = (f"m{chance.randrange(50)}" for _ in range(2))
        renews = old if chance.random() < 0.25 and old != agreement else ""
        return (
            one, other, chance.choice((day(), day(), day(), "")), agreement,
            chance.choice(("", "", "renewal")), renews, "", chance.choice(("", "", "1", "2.5")),
            chance.choice(("", "", "", "2021")),
        )  # fmt: skip

    return made(*(row() for _ in range(60)))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_legend_counts_what_diff_and_renewals_say_of_anything(
    open_map: OpenMap, map_of: MapOf, made: Made, seed: int
) -> None:
    chance = random.Random(seed)
    eco = anything(made, chance)
    opened = open_map(map_of(eco, world=False))
    views = periods(days_of(eco), chance, many(4))
    assert of_page(opened, views) == [of_model(eco, view) for view in views]


# Five agreements: one kept that ends soon, one renewed, one that came and went, one new, one undated.
TIES = (
    ("a", "b", "2012-01-01", "m1", "", "", "", "12"),
    ("a", "c", "2014-01-01", "m2", "", "", "", "4"),
    ("a", "c", "2017-06-01", "m3", "", "m2", "", "9"),
    ("b", "c", "2018-01-01", "m4", "", "", "", "", "2020-06-30"),
    ("c", "d", "2021-03-01", "m5"),
    ("d", "e", "2015-01-01", "m6", "", "", "", "4"),
    ("d", "a", "", "m7"),
)
PERIOD = {"since": "2016-12-31", "date": "2023-12-31"}
WORDS = {
    "New": "1", "Renewals": "1", "Came and went": "1", "Ended": "2", "Kept": "1",
    "Ends within 12 months": "1",
}  # fmt: skip


@pytest.fixture(scope="module")
def changing(made: Made) -> Ecosystem:
    """What changes in every way."""
    return made(*TIES)


@pytest.fixture(scope="module")
def path(map_of: MapOf, changing: Ecosystem) -> Path:
    """The map of what changes in every way."""
    return map_of(changing, world=False, theme="light")


def legend(opened: Opened) -> dict[str, str]:
    rows = opened.page.locator("[data-facet=changes_off] li")
    return {row.locator(".word").inner_text(): row.locator(".count").inner_text() for row in rows.all()}


def texts(opened: Opened, folder: Path) -> list[str]:
    root = ElementTree.fromstring(saved(opened, "export-svg", folder).read_bytes())
    return [each.text for each in root.iter("{http://www.w3.org/2000/svg}text") if each.text]


def test_what_changed_is_in_the_legend_with_its_colours_and_in_pictures(
    open_map: OpenMap, path: Path, tmp_path: Path
) -> None:
    opened = open_map(path)
    opened.show(**PERIOD)
    assert legend(opened) == WORDS
    told = texts(opened, tmp_path)
    assert {"New after 31 Dec 2016 (1)", "Ended after 31 Dec 2016 (2)"} <= {*told}
    assert "Ends within 12 months of 31 Dec 2023 (1)" in told
    assert "1 Jan 2017 – 31 Dec 2023" in told
    svg = next(tmp_path.glob("*.svg")).read_text(encoding="utf-8")
    for colour, lines in (("#d55e00", 2), ("#5b2a86", 1), ("#0b7a9e", 1), ("#8a6a00", 1)):
        # Each line, and as many entries of the legend: new and renewals have one colour.
        drawn = sum(
            each.count("M") for each in re.findall(rf'd="([^"]+)" fill="none" stroke="{colour}"', svg)
        )
        assert drawn == lines + (2 if colour == "#d55e00" else 1), colour
    opened.show(lang="ja")
    assert {"新規": "1", "更新": "1", "期間中のみ": "1"}.items() <= legend(opened).items()


def test_what_became_of_ties_is_a_filter_of_map_table_and_file(
    open_map: OpenMap, path: Path, tmp_path: Path
) -> None:
    opened = open_map(path)
    opened.show(**PERIOD)
    opened.page.get_by_role("button", name="Show only Ended").focus()
    opened.page.keyboard.press("Enter")
    assert opened.call("visible")["edges"] == [3, 7]
    rows = rows_of(saved(opened, "export-csv", tmp_path))
    assert [(row["agreement"], row["change"], row["changed_after"]) for row in rows] == [
        ("m2", "ended", "2016-12-31"),
        ("m6", "ended", "2016-12-31"),
    ]
    opened.page.wait_for_function("() => location.hash.includes('changes_off')")
    again = open_map(path, view=opened.page.evaluate("() => location.hash").removeprefix("#"))
    assert again.call("visible") == opened.call("visible")
    opened.page.click("#reset")
    # What is told of a tie that is in two of them is taken out with both.
    opened.page.get_by_label("Kept", exact=True).uncheck()
    assert 2 in opened.call("visible")["edges"]
    opened.page.get_by_label("Ends within 12 months", exact=True).uncheck()
    assert opened.call("visible")["edges"] == [3, 4, 5, 6, 7]
    opened.page.click("#table")
    tags = opened.page.locator("#sheet tr[data-row='5'] .tag").all_inner_texts()
    assert tags == ["came and went", "ended"]


def test_what_ends_within_a_year_is_two_steps_away(open_map: OpenMap, path: Path, tmp_path: Path) -> None:
    opened = open_map(path, today="2023-02-01")
    assert legend(opened) == {"Ends within 12 months": "1", "All others": "6"}
    opened.page.get_by_role("button", name="Show only Ends within 12 months").click(force=True)
    opened.page.click("#table")
    assert opened.page.locator("#sheet tbody tr").evaluate_all(
        "rows => rows.map(row => +row.dataset.row)"
    ) == [2]
    assert opened.page.locator("#sheet tbody .tag").all_inner_texts() == ["due"]
    assert rows_of(saved(opened, "export-csv", tmp_path))[0]["state"] == "due"
    opened.show(date="2024-01-01")
    assert opened.call("visible")["edges"] == [2]  # the last day counts
    opened.show(date="2024-01-02")
    assert opened.call("visible")["edges"] == []
    assert opened.page.is_visible("#reset-group")


def test_one_map_of_the_difference_holds_what_was_in_force_on_either_day_or_between(
    open_map: OpenMap, path: Path, tmp_path: Path
) -> None:
    opened = open_map(path)
    opened.show(**PERIOD, active=True)
    assert opened.call("visible")["edges"] == [2, 4, 6]
    assert "Ended" not in legend(opened)
    opened.page.select_option("#compare", "change")
    assert opened.call("visible")["edges"] == [2, 3, 4, 5, 6, 7]
    assert legend(opened) == WORDS
    words = "New 1, Renewals 1, Came and went 1, Ended 2, Kept 1"
    assert f"· agreements: {words}" in opened.page.inner_text("#summary")
    assert any(words in each for each in texts(opened, tmp_path))
    opened.show(lang="ja")
    assert "· 協定：新規 1、更新 1、期間中のみ 1、終了 2、継続 1" in opened.page.inner_text("#summary")


def test_two_days_side_by_side_are_two_steps(
    open_map: OpenMap, path: Path, changing: Ecosystem, tmp_path: Path
) -> None:
    opened = open_map(path)
    box = box_of(opened, "#histogram")
    opened.page.mouse.click(box["x"] + box["width"] * 0.65, box["y"] + 10)  # a year of the bars
    days = [opened.call("view")[key] for key in ("since", "date")]
    opened.page.select_option("#compare", "days")
    parts = [(f"{each} b", f"{each} span") for each in ("#first-day", "#last-day")]
    heads = [[opened.page.inner_text(part) for part in pair] for pair in parts]
    for (when, counts), day in zip(heads, days, strict=True):
        G = graph.build(graph.snapshot(changing, day))
        assert when == f"31 Dec {day[:4]}"
        assert counts == f"{len(G)} organisations · {G.number_of_edges()} ties"
    assert {text for head in heads for text in head} <= {*texts(opened, tmp_path)}
    again = open_map(path, view="compare=days&since=2018-12-31&date=2019-12-31")
    assert again.page.inner_text("#first-day").startswith("31 Dec 2018")


def box_of(opened: Opened, selector: str) -> dict[str, float]:
    box = opened.page.locator(selector).bounding_box()
    assert box is not None
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}


def test_two_days_are_in_step(open_map: OpenMap, path: Path) -> None:
    opened = open_map(path)
    opened.show(**PERIOD, compare="days")
    left, right = (box_of(opened, each) for each in ("#beside", "#canvas"))
    assert (left["width"], left["height"]) == (right["width"], right["height"])

    def at(id_: str, pane: Mapping[str, float]) -> tuple[float, float]:
        mark = next(each for each in opened.call("bounds") if each["id"] == id_)
        x, y = mark["x"] + mark["width"] / 2 - right["x"], mark["y"] + mark["height"] / 2 - right["y"]
        return pane["x"] + x, pane["y"] + y

    # Each tells of its own day; a click on either chooses on both.
    opened.page.mouse.move(*at("b", left))
    assert opened.page.inner_text("#tip").split("\n")[0] == "B"
    assert "1 partner" in opened.page.inner_text("#tip")
    opened.page.mouse.move(*at("b", right))
    opened.page.wait_for_function("() => document.getElementById('tip').textContent.includes('2 partners')")
    opened.page.mouse.click(*at("b", left))
    assert opened.call("view")["focus"] == "b"
    opened.show(focus="")
    before = opened.call("camera")
    opened.page.mouse.move(left["x"] + 40, left["y"] + 200)
    opened.page.mouse.wheel(0, -200)
    opened.page.wait_for_function("() => ecosystem.view().zoom > 0")
    assert opened.call("camera")["scale"] > before["scale"] * 1.2
    zoomed = opened.call("camera")
    opened.page.mouse.down()
    opened.page.mouse.move(left["x"] + 100, left["y"] + 230, steps=4)
    opened.page.mouse.up()
    moved = opened.call("camera")
    assert moved["x"] == pytest.approx(zoomed["x"] - 60 / zoomed["scale"], abs=1)
    assert moved["y"] == pytest.approx(zoomed["y"] - 30 / zoomed["scale"], abs=1)


def test_the_hand_works_on_the_first_of_two_days_as_on_the_last(open_map: OpenMap, path: Path) -> None:
    opened = open_map(path)
    opened.show(**PERIOD, compare="days")
    left, right = (box_of(opened, each) for each in ("#beside", "#canvas"))
    mouse, keyboard, camera = opened.page.mouse, opened.page.keyboard, opened.call("camera")

    def there(x: float, y: float) -> tuple[float, float]:
        return left["x"] + x, left["y"] + y

    def drag(start: tuple[float, float], way: tuple[float, float]) -> None:
        mouse.move(*start)
        mouse.down()
        mouse.move(start[0] + way[0], start[1] + way[1], steps=3)
        mouse.up()

    mark = next(each for each in opened.call("bounds") if each["id"] == "b")
    at = (mark["x"] + mark["width"] / 2 - right["x"], mark["y"] + mark["height"] / 2 - right["y"])
    stood = opened.call("at", "b")
    drag(there(*at), (40, 30))
    [[who, x, y]] = opened.call("own")["places"]
    assert (who, x, y) == (
        "b",
        pytest.approx(stood["x"] + 40 / camera["scale"], abs=0.1),
        pytest.approx(stood["y"] + 30 / camera["scale"], abs=0.1),
    )
    mouse.dblclick(*there(150, 80))
    scribble = box_of(opened, "#scribble")
    assert (
        right["x"] <= scribble["x"] + scribble["width"] / 2 <= right["x"] + right["width"]
    )  # beside the note
    opened.page.fill("#note-text", "Both see it")
    keyboard.press("Control+Enter")
    mouse.click(*there(150, 80))
    assert opened.page.input_value("#note-text") == "Both see it"
    keyboard.press("Escape")
    before = opened.call("own")["notes"][0]
    opened.draw()
    drag(there(150, 80), (60, 0))
    assert opened.call("own")["notes"][0][1] == pytest.approx(before[1] + 60 / camera["scale"], abs=0.1)
    assert opened.call("camera") == camera
    assert opened.call("view")["focus"] == ""
    for _ in range(3):
        keyboard.press("Control+z")
    assert "places" not in opened.call("own")
    assert "notes" not in opened.call("own")
    opened.show(focus="b")
    opened.page.get_by_role("button", name="Move", exact=True).click()
    mouse.click(*there(90, 120))  # where it belongs
    assert [each[0] for each in opened.call("own")["places"]] == ["b"]
    assert opened.messages == []


def test_two_fingers_zoom_the_first_of_two_days(open_map: OpenMap, path: Path) -> None:
    opened = open_map(path, size=(390, 800), has_touch=True)
    opened.show(**PERIOD, compare="days")
    box, before = box_of(opened, "#beside"), opened.call("camera")
    fingers = opened.page.context.new_cdp_session(opened.page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 30
    for kind, apart in (("touchStart", 20), ("touchMove", 30), ("touchMove", 40)):
        points = [{"x": x + side * apart, "y": y} for side in (-1, 1)]
        for down in range(1 if kind == "touchStart" else 2, 3):
            told = {"type": kind, "touchPoints": [{**each, "id": i} for i, each in enumerate(points[:down])]}
            fingers.send("Input.dispatchTouchEvent", told)
    fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    after = opened.call("camera")
    assert after["scale"] == pytest.approx(2 * before["scale"], rel=0.05)
    assert after["x"] == pytest.approx(before["x"], abs=10 / before["scale"])


def test_the_line_between_two_days_of_a_picture_is_as_long_as_they_are(
    open_map: OpenMap, path: Path, tmp_path: Path
) -> None:
    opened = open_map(path, size=(900, 900))
    opened.show(**PERIOD, compare="days")
    text = saved(opened, "export-svg", tmp_path).read_text("utf-8")
    found = re.search(r'<clipPath id="clip2"><path d="M(\d+) (\d+)h\d+v(\d+)', text)
    assert found
    x, y, height = found.groups()
    assert f'<path d="M{x} {y}h1v{height}h-1Z"' in text


def test_the_days_of_a_picture_can_be_read_above_a_note(
    open_map: OpenMap, path: Path, tmp_path: Path
) -> None:
    opened = open_map(path)
    opened.show(**PERIOD, compare="days", zoom=1, x=0, y=0)
    opened.call("take", {"version": 1, "notes": [["network", x, -230, "Long. " * 60] for x in (-150, 150)]})
    text = saved(opened, "export-svg", tmp_path).read_text("utf-8")
    days = [opened.page.inner_text(f"{each} b") for each in ("#first-day", "#last-day")]
    for day in days:
        before = text[: text.index(f">{day}</text>")].splitlines()[-2]
        assert re.match(r'<path d="M\d+ 74h[\d.]+v24h-[\d.]+Z" fill="#[0-9a-f]+" opacity="0.9"/>', before)


def test_each_of_two_days_shows_its_own_ties(open_map: OpenMap, path: Path) -> None:
    opened = open_map(path)
    orange = """() => { const pane = document.getElementById('beside');
        const { data } = pane.getContext('2d').getImageData(0, 0, pane.width, pane.height);
        let ink = 0, news = 0;
        for (let i = 0; i < data.length; i += 4) {
          if (data[i + 3] > 100) ink += 1;
          if (data[i] > 200 && data[i + 1] < 110 && data[i + 2] < 40 && data[i + 3] > 200) news += 1;
        }
        return [ink, news]; }"""
    opened.show(**PERIOD, compare="days")
    ink, news = opened.page.evaluate(orange)
    assert ink > 500
    assert news == 0  # nothing is new on the first of two days
    opened.show(since="2010-01-01")
    assert opened.page.evaluate(orange)[0] < ink / 2  # nobody had a tie yet; names and symbols are gone
    opened.show(compare="")
    assert opened.page.is_hidden("#beside")
    assert box_of(opened, "#canvas") == box_of(opened, "#stage")


def test_comparing_without_a_period_takes_a_year(open_map: OpenMap, path: Path) -> None:
    opened = open_map(path, today="2023-02-28")
    opened.page.select_option("#compare", "days")
    view = opened.call("view")
    assert (view["since"], view["date"]) == ("2022-02-28", "2023-02-28")
    opened.page.select_option("#compare", "")
    assert opened.call("view")["compare"] == ""
    again = open_map(path, view="compare=change", today="2019-06-30")
    # Of the four that were in force a year before, that of d and e ended on 1 January 2019.
    assert {"Ended": "1", "Kept": "3"}.items() <= legend(again).items()
    assert again.page.inner_text("[data-facet=changes_off] h2").startswith("What changed after 30 Jun 2018")


def test_a_story_compares_as_a_link_does(open_map: OpenMap, map_of: MapOf, changing: Ecosystem) -> None:
    step = {"title": "Seven years", "view": {**PERIOD, "compare": "change", "changes_off": "kept,other"}}
    story = check_story({"step": [step, {"title": "All", "view": {}}]})
    opened = open_map(map_of(changing, world=False, story=story))
    opened.page.click("#story")
    assert opened.call("view")["compare"] == "change"
    assert opened.call("visible")["edges"] == [2, 3, 4, 5, 6, 7]
    assert legend(opened) == WORDS
    opened.page.get_by_role("button", name="Next").click()
    assert opened.call("view")["compare"] == ""
    with pytest.raises(StoryError, match=r"view\.compare: 'both' is unknown; choose change, days"):
        check_story({"step": [{"title": "x", "view": {"compare": "both"}}]})
