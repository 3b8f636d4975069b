"""A map of one's own: symbols and notes that are moved, undo, and the copy that is saved."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from graph.model.ecosystem import Ecosystem, make
from tests.map.conftest import MapOf, Opened, OpenMap, rows_of, saved

Point = tuple[float, float]
WORDS = json.loads((Path(__file__).parents[2] / "graph" / "map" / "strings.json").read_text("utf-8"))


def symbols(opened: Opened) -> dict[str, Point]:
    """The middle of every symbol on the page."""
    boxes = opened.call("bounds")
    return {box["id"]: (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes}


def drag(opened: Opened, start: Point, way: Point) -> None:
    """Drag with the mouse, in more than one move."""
    mouse = opened.page.mouse
    mouse.move(*start)
    mouse.down()
    for share in (0.3, 1):
        mouse.move(start[0] + way[0] * share, start[1] + way[1] * share)
    mouse.up()


def own(opened: Opened) -> Any:
    """What is one's own, but for the view."""
    found = opened.call("own")
    found.pop("view", None)
    found.pop("version", None)
    return found


def moved(before: dict[str, Point], after: dict[str, Point]) -> dict[str, Point]:
    """How far each symbol has moved that has, in whole pixels."""
    ways = {
        key: (round(after[key][0] - x), round(after[key][1] - y))
        for key, (x, y) in before.items()
        if key in after
    }
    return {key: way for key, way in ways.items() if way != (0, 0)}


def aside(opened: Opened) -> None:
    """Take the mouse where nothing is, and have everything drawn."""
    opened.page.mouse.move(700, 3)
    opened.call("setView", {})


def test_a_dragged_symbol_stays_its_name_with_it_and_nobody_else_moves(shown: Opened) -> None:
    before, camera, stood = symbols(shown), shown.call("camera"), shown.call("at", "link-j")
    drag(shown, before["link-j"], (90, 60))
    assert shown.call("view")["focus"] == ""  # a drag is no click
    aside(shown)
    assert moved(before, symbols(shown)) == {"link-j": (90, 60)}
    assert shown.call("camera") == camera
    [[name, x, y]] = own(shown)["places"]
    wanted = [stood["x"] + 90 / camera["scale"], stood["y"] + 60 / camera["scale"]]
    assert (name, x, y) == ("link-j", *(pytest.approx(each, abs=0.06) for each in wanted))
    label = next(each for each in shown.call("labels") if each["id"] == "link-j")
    at = symbols(shown)["link-j"]
    assert abs(label["x"] + label["width"] / 2 - at[0]) < 120
    assert abs(label["y"] + label["height"] / 2 - at[1]) < 60
    shown.show(layout="geographic")
    shown.show(layout="network")
    aside(shown)
    assert symbols(shown)["link-j"] == pytest.approx(at, abs=0.1)
    assert shown.messages == []


def test_however_far_out_one_is_dragged_all_symbols_keep_their_size(shown: Opened) -> None:
    shown.show(zoom=0.25)
    sizes = {box["id"]: (box["width"], box["height"]) for box in shown.call("bounds")}
    at = symbols(shown)
    lowest = max(at, key=lambda each: at[each][1])
    drag(shown, at[lowest], (10, 120))
    aside(shown)
    camera = shown.call("camera")
    shown.show(size="agreements")  # everything is measured anew
    shown.show(size="partners")
    assert {box["id"]: (box["width"], box["height"]) for box in shown.call("bounds")} == sizes
    assert shown.call("camera") == camera


def test_the_line_of_a_dragged_symbol_goes_to_where_it_is(open_map: OpenMap, map_of: MapOf) -> None:
    columns = {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}
    eco = make(columns, {"source": ["a"], "target": ["b"], "signed": ["2016"]})
    opened = open_map(map_of(eco, world=False))
    at = symbols(opened)
    mouse = opened.page.mouse
    mouse.move(*at["a"])
    mouse.down()
    for share in (0.5, 1):
        mouse.move(at["a"][0] + 20 * share, at["a"][1] - 140 * share)
    opened.call("setView", {})
    (ax, ay), (bx, by) = symbols(opened)["a"], at["b"]
    # The line is bent to one side, by half of the way of its control point.
    middles = [
        ((ax + bx) / 2 + bend * (by - ay), (ay + by) / 2 + bend * (ax - bx)) for bend in (-0.0225, 0.0225)
    ]

    def drawn(x: float, y: float) -> bool:
        """Whether anything but the ground is around a point."""
        clip = {"x": x - 4, "y": y - 4, "width": 8, "height": 8}
        with Image.open(io.BytesIO(opened.page.screenshot(clip=clip))) as picture:  # type: ignore[arg-type]
            return len(picture.convert("RGB").getcolors() or []) > 1

    assert [drawn(*each) for each in middles].count(True) == 1  # while it is held
    mouse.up()
    opened.call("setView", {})  # have it drawn
    ties = set()
    for each in middles:
        mouse.click(*each)
        ties.add(opened.call("view")["tie"])
    assert ties == {0, 2}


def test_several_are_chosen_and_moved_together_and_undone_as_one(shown: Opened) -> None:
    before = symbols(shown)
    three = ("link-j", "kanagawa-prefecture", "fbri-kobe")
    for each in three:
        shown.page.mouse.move(*before[each])
        shown.page.keyboard.down("Shift")
        shown.page.mouse.click(*before[each])
        shown.page.keyboard.up("Shift")
    assert shown.page.inner_text("#live") == "3 selected"
    drag(shown, before["fbri-kobe"], (-40, 30))
    aside(shown)
    assert moved(before, symbols(shown)) == dict.fromkeys(three, (-40, 30))
    shown.page.keyboard.press("Control+z")
    aside(shown)
    assert (moved(before, symbols(shown)), own(shown)) == ({}, {})
    shown.page.keyboard.press("Control+y")
    assert [row[0] for row in own(shown)["places"]] == sorted(three)


def test_a_box_chooses_what_lies_in_it_and_no_more(shown: Opened) -> None:
    before = symbols(shown)
    box = (270, 75, 520, 330)
    inside = {key for key, (x, y) in before.items() if box[0] <= x <= box[2] and box[1] <= y <= box[3]}
    assert len(inside) > 3
    shown.page.clock.install()
    shown.page.keyboard.down("Shift")
    shown.page.mouse.move(*box[:2])
    shown.page.mouse.down()
    shown.page.clock.run_for(1000)  # a hand that hesitates, which is a long press where nothing follows
    for corner in ((400, 200), box[2:]):
        shown.page.mouse.move(*corner)
    shown.page.mouse.up()
    shown.page.keyboard.up("Shift")
    drag(shown, before[min(inside)], (15, 12))
    aside(shown)
    assert set(moved(before, symbols(shown))) == inside
    shown.page.keyboard.press("Escape")
    drag(shown, symbols(shown)[min(inside)], (30, 0))
    aside(shown)
    assert len(own(shown)["places"]) == len(inside)
    assert moved(before, symbols(shown))[min(inside)] == (45, 12)


def test_all_of_it_by_keyboard(shown: Opened) -> None:
    press, before = shown.page.keyboard.press, symbols(shown)
    scale = shown.call("camera")["scale"]
    shown.page.focus("#canvas")
    for key in ("ArrowRight", "m", "ArrowRight", "ArrowRight", "Shift+ArrowDown", "Enter"):
        press(key)
    aside(shown)
    [(name, way)] = moved(before, symbols(shown)).items()
    assert way == (24, 2)
    assert shown.page.inner_text("#live") == WORDS["put_down"][0]
    press("m")
    press("ArrowUp")
    press("Escape")
    aside(shown)
    assert moved(before, symbols(shown)) == {name: (24, 2)}
    press("Control+z")  # the arrows were one step
    assert own(shown) == {}
    press("Control+Shift+z")
    assert own(shown)["places"][0][0] == name
    there = own(shown)
    press("m")
    shown.show(layout="geographic")  # where the arrows move nobody
    press("ArrowLeft")
    assert own(shown) == there
    shown.show(layout="network")
    assert scale == shown.call("camera")["scale"]


def test_without_dragging_a_click_says_where_it_belongs(shown: Opened) -> None:
    shown.show(focus="fbri-kobe")
    at = symbols(shown)["fbri-kobe"]
    shown.page.click("#card [data-key=note_move]")
    shown.page.mouse.click(at[0] + 50, at[1] - 60)
    aside(shown)
    assert symbols(shown)["fbri-kobe"] == pytest.approx((at[0] + 50, at[1] - 60), abs=1)
    assert shown.call("view")["focus"] == "fbri-kobe"


def test_a_finger_moves_what_it_rests_on_and_the_map_when_it_does_not(
    open_map: OpenMap, sample_map: Path
) -> None:
    opened = open_map(sample_map, has_touch=True)
    x, y = symbols(opened)["fbri-kobe"]
    session = opened.page.context.new_cdp_session(opened.page)

    def touch(kind: str, *point: float) -> None:
        points = [dict(zip("xy", point, strict=True))] if point else []
        session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    for kind, *point in (("Start", x, y), ("Move", x + 20, y), ("Move", x + 60, y), ("End",)):
        touch(str(kind), *map(float, point))
    opened.page.wait_for_function("() => ecosystem.view().zoom > 0")
    assert own(opened) == {}
    opened.draw()
    camera, (x, y) = opened.call("camera"), symbols(opened)["fbri-kobe"]
    touch("Start", x, y)
    opened.page.wait_for_selector("#canvas.holding")
    touch("Move", x + 30, y + 30)
    touch("Move", x + 50, y + 40)
    touch("End")
    assert [row[0] for row in own(opened)["places"]] == ["fbri-kobe"]
    assert opened.call("camera") == camera
    assert opened.call("view")["focus"] == ""
    opened.draw()
    touch("Start", x + 50, y + 40)
    opened.page.wait_for_selector("#canvas.holding")
    touch("End")  # it rested and did not move: a slow click
    assert opened.call("view")["focus"] == "fbri-kobe"
    assert len(opened.page.evaluate("ecosystem.own().places")) == 1
    # A finger points at nobody: no box of whoever comes to be under it stays beside the card.
    opened.page.touchscreen.tap(*symbols(opened)["link-j"])
    opened.page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )
    assert opened.call("view")["focus"] == "link-j"
    assert not opened.page.is_visible("#tip")


def test_on_the_world_map_everyone_stays_where_they_are(shown: Opened) -> None:
    shown.show(layout="geographic")
    drag(shown, symbols(shown)["fbri-kobe"], (60, 40))
    assert own(shown) == {}
    assert shown.page.inner_text("#toast") == WORDS["stays_on_earth"][0]
    shown.page.click("#canvas", position={"x": 5, "y": 5})
    shown.show(focus="fbri-kobe")
    assert shown.page.locator("#card [data-key=note_move], #card [data-key=pin]").count() == 0


def test_pin_unpin_and_put_all_back(shown: Opened) -> None:
    before = symbols(shown)
    drag(shown, before["fbri-kobe"], (40, 40))
    shown.show(focus="link-j")
    camera = shown.call("camera")
    shown.page.click("#card [data-key=pin]")
    assert [row[0] for row in own(shown)["places"]] == ["fbri-kobe", "link-j"]
    shown.page.click("#card [data-key=unpin]")
    assert [row[0] for row in own(shown)["places"]] == ["fbri-kobe"]
    assert shown.page.inner_text("#mine p") == "1 placed by hand"
    shown.page.click("#mine [data-key=all-back]")
    assert own(shown) == {}
    assert shown.call("camera") == camera
    shown.show(focus="")
    aside(shown)
    assert moved(before, symbols(shown)) == {}


def written(opened: Opened, text: str) -> None:
    """Write into the box of a note that is open."""
    opened.page.fill("#note-text", text)
    opened.page.click("#scribble [data-key=note_keep]")


def test_a_note_is_written_moved_changed_and_deleted(shown: Opened, tmp_path: Path) -> None:
    page = shown.page
    page.click("#note-add")
    written(shown, "Ask in June:\n<b>who</b> signs?")
    [[layout, x, y, text]] = own(shown)["notes"]
    assert (layout, text) == ("network", "Ask in June:\n<b>who</b> signs?")
    svg = ElementTree.fromstring(saved(shown, "export-svg", tmp_path).read_bytes())
    texts = {each.text for each in svg.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Ask in June:", "<b>who</b> signs?"} <= texts
    camera = shown.call("camera")
    canvas: Any = page.locator("#canvas").bounding_box()
    at = (
        canvas["x"] + canvas["width"] / 2 + (x - camera["x"]) * camera["scale"],
        canvas["y"] + canvas["height"] / 2 + (y - camera["y"]) * camera["scale"],
    )
    drag(shown, at, (-80, 50))
    [[_, left, down, _]] = own(shown)["notes"]
    assert (left - x, down - y) == pytest.approx((-80 / camera["scale"], 50 / camera["scale"]), abs=0.2)
    aside(shown)
    page.mouse.click(at[0] - 80, at[1] + 50)
    assert page.input_value("#note-text") == text
    written(shown, "Done")
    page.locator("#mine li button").click()
    page.click("#scribble [data-key=note_delete]")
    assert own(shown) == {}
    for left_over in (["Done"], [text], [text], []):
        page.keyboard.press("Control+z")
        assert [note[3] for note in own(shown).get("notes", [])] == left_over
    assert shown.messages == []


@pytest.mark.parametrize(
    "text",
    [
        "神奈川県との覚書は来年三月に満了するため、更新の可否を年内に確認すること。　担当：国際課",
        "See " + "x" * 120 + " and call Tanaka",
    ],
)
def test_a_note_is_on_the_picture_to_its_last_word(shown: Opened, tmp_path: Path, text: str) -> None:
    shown.call("take", {"version": 1, "notes": [["network", 0, 0, text]]})
    svg = ElementTree.fromstring(saved(shown, "export-svg", tmp_path).read_bytes())
    said = "".join(each.text or "" for each in svg.iter("{http://www.w3.org/2000/svg}text"))
    assert "".join(text.split()) in "".join(said.split())


def test_of_a_note_that_is_too_long_as_much_stands_as_fits(shown: Opened, tmp_path: Path) -> None:
    shown.call("take", {"version": 1, "notes": [["network", 0, 0, "来年三月に満了する。" * 100]]})
    svg = ElementTree.fromstring(saved(shown, "export-svg", tmp_path).read_bytes())
    texts = [each.text or "" for each in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert len([each for each in texts if "満了" in each]) == 14


def test_what_is_written_in_a_note_outlasts_whatever_else_is_done(shown: Opened) -> None:
    page = shown.page
    page.click("#note-add")
    page.fill("#note-text", "Half a sen")
    drag(shown, symbols(shown)["link-j"], (-60, -60))
    assert [each[0] for each in own(shown)["places"]] == ["link-j"]
    assert page.is_visible("#scribble")
    page.click("#language")
    page.select_option("#compare", "days")
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_function(
        "() => document.getElementById('scribble').getBoundingClientRect().right <= innerWidth"
    )
    assert page.input_value("#note-text") == "Half a sen"
    shown.show(layout="geographic")
    assert [each[0::3] for each in own(shown)["notes"]] == [["network", "Half a sen"]]
    assert page.is_hidden("#scribble")
    assert shown.messages == []


def test_a_note_on_the_world_map_is_part_of_the_world_map(shown: Opened, tmp_path: Path) -> None:
    shown.show(layout="geographic")
    shown.page.click("#note-add")
    written(shown, "Asia first")
    assert own(shown)["notes"][0][0] == "geographic"
    assert "Asia first" in saved(shown, "export-svg", tmp_path).read_text("utf-8")
    shown.show(layout="network")
    assert "Asia first" not in saved(shown, "export-svg", tmp_path).read_text("utf-8")


def test_what_is_noted_on_an_organisation_is_in_card_table_and_files(shown: Opened, tmp_path: Path) -> None:
    page = shown.page
    assert "own_note" not in rows_of(saved(shown, "export-nodes", tmp_path))[0]
    shown.show(focus="fbri-kobe")
    page.click("#card [data-key=note_add]")
    page.keyboard.type("Call them\n")
    shown.show(colour="country")  # the card is drawn anew, and what is being written stays
    assert page.input_value("#remark") == "Call them\n"
    page.keyboard.type("=1+1")
    page.focus("#search")
    assert own(shown) == {"remarks": [["fbri-kobe", "Call them\n=1+1"]]}
    shown.show(focus="", table="organisations")
    assert page.locator("#sheet tr[data-id=fbri-kobe] td").last.inner_text() == "Call them\n=1+1"
    for item in ("export-nodes", "export-measures"):
        rows = rows_of(saved(shown, item, tmp_path))
        assert {row["id"]: row["own_note"] for row in rows if row["own_note"]} == {
            "fbri-kobe": "Call them\n=1+1"
        }
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    assert own(shown) == {}
    assert page.locator("#sheet thead th").count() == 5


def test_a_saved_copy_is_the_map_as_it_was_left_and_a_copy_of_it_the_same(
    open_map: OpenMap, sample_map: Path, tmp_path: Path
) -> None:
    first = open_map(sample_map)
    first.show(date="2016-06-30", focus="link-j")
    first.show(date="", focus="")
    assert saved(first, "save-copy", tmp_path).read_bytes() == sample_map.read_bytes()
    drag(first, symbols(first)["fbri-kobe"], (70, 50))
    first.page.click("#note-add")
    written(first, "</script><script>window.hit=1</script>\u2028神戸")
    first.show(
        date="2019-05-15", countries_off="US", focus="fbri-kobe", lang="ja", theme="dark", x=20.5, zoom=0.7
    )
    first.page.click("#card [data-key=note_add]")
    first.page.keyboard.type("<img src=x onerror=window.hit=1>")
    first.page.mouse.move(700, 3)
    copy = saved(first, "save-copy", tmp_path).rename(tmp_path / "copy.html")
    second = open_map(copy)
    assert second.call("own") == first.call("own")
    assert second.call("view") == first.call("view")
    assert second.call("visible") == first.call("visible")
    assert symbols(second) == {key: pytest.approx(at, abs=0.6) for key, at in symbols(first).items()}
    assert saved(second, "save-copy", tmp_path).read_bytes() == copy.read_bytes()
    policy = "meta[http-equiv='Content-Security-Policy']"
    assert second.page.get_attribute(policy, "content") == first.page.get_attribute(policy, "content")
    assert second.page.evaluate("window.hit") is None
    assert (first.messages, second.messages) == ([], [])
    second.page.keyboard.press("Control+z")  # what was done before is no longer to be undone
    assert second.call("own") == first.call("own")


def test_the_steps_of_a_story_start_from_the_map_in_a_saved_copy_as_well(
    open_map: OpenMap, sample_map: Path, tmp_path: Path
) -> None:
    first = open_map(sample_map)
    first.show(countries_off="US", size="betweenness")
    second = open_map(saved(first, "save-copy", tmp_path))
    for each in (first, second):
        each.page.click("#story")
    assert second.call("view") == first.call("view")
    assert second.call("view")["countries_off"] == ""


def test_whoever_leaves_without_saving_is_asked(shown: Opened, tmp_path: Path) -> None:
    leaving = """() => { const event = new Event('beforeunload', { cancelable: true });
        dispatchEvent(event); return event.defaultPrevented; }"""
    assert shown.page.evaluate(leaving) is False
    assert shown.page.is_hidden("#unsaved")
    shown.show(focus="fbri-kobe", date="2016-06-30")
    assert shown.page.evaluate(leaving) is False  # to look is not to change
    shown.show(focus="", date="")
    drag(shown, symbols(shown)["fbri-kobe"], (70, 50))
    assert shown.page.evaluate(leaving) is True
    assert shown.page.is_visible("#unsaved")
    saved(shown, "save-copy", tmp_path)
    assert shown.page.evaluate(leaving) is False
    assert shown.page.is_hidden("#unsaved")
    shown.page.keyboard.press("Control+z")
    assert shown.page.evaluate(leaving) is True


def test_exactly_this_view_is_sent_by_mail_in_two_steps(
    open_map: OpenMap, sample_map: Path, tmp_path: Path
) -> None:
    opened = open_map(sample_map, permissions=["clipboard-read", "clipboard-write"])
    opened.show(date="2018-12-31", focus="link-j")
    opened.page.click("#export")
    opened.page.click("#copy-link")
    opened.page.wait_for_selector("#toast:not([hidden])")
    assert opened.page.inner_text("#toast").startswith(WORDS["link_here_only"][0])
    with opened.page.expect_download() as waiting:
        opened.page.click("#toast button")
    waiting.value.save_as(tmp_path / "one.html")
    # or in two at once: Export, Save a copy
    assert saved(opened, "save-copy", tmp_path).read_bytes() == (tmp_path / "one.html").read_bytes()
    assert open_map(tmp_path / "one.html").call("view") == opened.call("view")


ODD: list[dict[str, Any]] = [
    {"places": "x"},
    {"notes": [[1]]},
    {"view": "%%%&zoom=1e999&focus=<img>"},
    {"remarks": [["__proto__", "x"]]},
]


def test_whatever_stands_in_the_block_of_ones_own_the_map_opens(
    open_map: OpenMap, map_of: MapOf, three_counts: Ecosystem, tmp_path: Path
) -> None:
    path = map_of(three_counts, world=False)
    block = '<script type="application/json" id="ecosystem-own">'
    opened, plain = open_map(path), path.read_text("utf-8")
    path = tmp_path / "odd.html"
    for text in ("", "null", "[", "[[]]", *(json.dumps({"version": 1, **each}) for each in ODD)):
        odd = plain.replace(block + "{}", block + text.replace("<", "\\u003c"), 1)
        assert odd != plain
        path.write_bytes(odd.encode())
        opened.open(path)
        assert opened.messages == [], text
        assert len(opened.call("visible")["nodes"]) == 4, text
