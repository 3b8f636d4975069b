"""Stories made in the page: written, put in order, kept in a copy, and taken out as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FloatRect

from graph.commands.main import command
from graph.commands.terminal import run as run_command
from graph.errors import FileError
from graph.map import assets, read_saved, read_story
from graph.map import story as story_form
from tests.map.conftest import Opened, OpenMap, saved
from tests.map.test_own import own
from tests.map.test_saved import page_with

NODES = "id,name,type\na,A,hub\nb,B,city\nc,C,city\n"
EDGES = "source,target,signed\na,b,2016\nb,c,2017\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three organisations as files, and their map."""
    data = tmp_path_factory.mktemp("story")
    (data / "nodes.csv").write_text(NODES, "utf-8")
    (data / "edges.csv").write_text(EDGES, "utf-8")
    written(data, "map.html")
    return data


def written(data: Path, name: str, *options: object) -> Path:
    """A map of them."""
    path = data / name
    assert run_command(command, ["map", "--data", str(data), "-o", str(path), *map(str, options)]) == 0
    return path


def steps(opened: Opened) -> list[list[object]]:
    """What the page tells, as a copy would hold it."""
    return list(own(opened).get("story", {}).get("steps", []))


def titles(opened: Opened) -> list[str]:
    return opened.page.locator("#storyboard .step-head .name").all_inner_texts()


def test_a_story_is_made_in_the_page_kept_in_copies_and_taken_out_as_a_file(
    open_map: OpenMap, folder: Path, tmp_path: Path
) -> None:
    opened = open_map(folder / "map.html")
    page = opened.page
    page.click("#story-make")
    opened.show(date="2016-12-31", types_off="city", colour="year", find="B")
    page.keyboard.press("Enter")  # the keyboard is on the button that adds
    page.keyboard.type('The "first" \\ one')  # and then in the title
    page.fill("#step-text-en", "Few.\n\n</script><b>神戸")
    page.click("summary[data-key='other:step:1']")
    page.fill("#step-title-ja", "一")
    opened.show(date="", types_off="", colour="type", find="", focus="b", layout="network", zoom=0.37, x=12.5)
    page.click("#step-add")
    assert titles(opened) == ['The "first" \\ one', "B · All dates"]
    page.locator("#step-title-en").press("Alt+ArrowUp")
    assert titles(opened) == ["B · All dates", 'The "first" \\ one']
    assert page.evaluate("document.activeElement.id") == "step-title-en"
    page.click("[data-key='note_delete:2']")
    assert titles(opened) == ['The "first" \\ one']
    page.click("#undo")
    assert titles(opened) == ["B · All dates", 'The "first" \\ one']
    opened.show(since="2015-12-31", date="2017-12-31")
    page.click("[data-key='open:2']")
    page.click("[data-key='step_take:2']")
    made = steps(opened)
    always = "dates=certain&active=false&size=partners"
    assert made == [
        [
            {"en": "B · All dates"},
            "",
            f"date=2017-12-31&since=2015-12-31&{always}&focus=b&x=12.5&y=0&zoom=0.37",
        ],
        [
            {"en": 'The "first" \\ one', "ja": "一"},
            {"en": "Few.\n\n</script><b>神戸"},
            f"date=2016-12-31&{always}&colour=year&types_off=city&find=B",
        ],
    ]
    page.click("[data-key='story_present:']")
    page.keyboard.press("PageDown")
    assert page.inner_text("#story-panel h2") == 'The "first" \\ one'
    assert opened.call("view")["types_off"] == "city"
    assert opened.call("view")["find"] == "B"
    page.click("#language")
    assert page.inner_text("#story-panel h2") == "一"
    page.click("#language")
    page.keyboard.press("Escape")
    # A copy, and the next map of it, are the same; so is a copy of the copy.
    copy = saved(opened, "save-copy", tmp_path)
    assert written(folder, "next.html", "--from", copy).read_bytes() == copy.read_bytes()
    again = open_map(copy)
    assert steps(again) == made
    again.show(date=opened.call("view")["date"])
    assert saved(again, "save-copy", folder).read_bytes() == copy.read_bytes()
    # The file that it gives says the same to the next map.
    again.page.click("#story-make")
    with again.page.expect_download() as waiting:
        again.page.click("[data-key='story_file:']")
    file = tmp_path / "story.toml"
    waiting.value.save_as(file)
    assert read_story(file) == read_saved(copy).story
    told = open_map(written(folder, "told.html", "--story", file))
    assert steps(told) == []  # it is that of the map
    told.page.click("#story-make")
    told.page.click("[data-key='open:1']")
    told.page.click("[data-key='step_down:1']")
    assert steps(told) == made[::-1]
    told.page.click("[data-key='step_up:1']")
    assert steps(told) == []
    with told.page.expect_download() as waiting:
        told.page.click("[data-key='story_file:']")
    assert Path(waiting.value.path()).read_bytes() == file.read_bytes()
    for each in (opened, again, told):
        assert not [line for line in each.messages if line.startswith("error")]


def test_a_story_of_the_map_is_continued_and_stays_in_the_next_map(
    open_map: OpenMap, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "story.toml"
    file.write_text('title = "Ours"\n[[step]]\ntitle = "One"\nview = { date = 2016-12-31 }\n', "utf-8")
    opened = open_map(written(folder, "given.html", "--story", file))
    untouched = saved(opened, "save-copy", tmp_path)
    assert written(folder, "next.html", "--from", untouched).read_bytes() == untouched.read_bytes()
    opened.page.click("#story-make")
    opened.page.click("#step-add")
    assert [row[0] for row in steps(opened)] == ["One", {"en": "All dates"}]
    assert opened.page.input_value("#story-title-en") == "Ours"
    copy = saved(opened, "save-copy", tmp_path)
    assert [step["title"] for step in (read_saved(copy).story or {})["steps"]] == ["One", {"en": "All dates"}]
    written(folder, "next.html", "--from", copy)
    assert f"from {copy}: a story of 2 steps" in capsys.readouterr().err
    # Another story that is asked for goes before that of the copy.
    other = written(folder, "other.html", "--from", copy, "--story", file)
    assert f"the story of {copy} is left out, as --story gives another" in capsys.readouterr().err
    assert [step["title"] for step in (read_saved(other).story or {})["steps"]] == ["One"]


DAMAGED = {
    "a step that is no row": {"steps": [5], "title": ""},
    "a step without a view": {"steps": [["a", ""]], "title": ""},
    "a step without a title": {"steps": [["", "", ""]], "title": ""},
    "a view of nonsense": {"steps": [["a", "", "date=2016"]], "title": ""},
    "a key that no view has": {"steps": [["a", "", "day=2016-01-01"]], "title": ""},
    "a text that is too long": {"steps": [["a", "x" * 2001, ""]], "title": ""},
    "no steps": {"title": "x"},
    "no table": "x",
}


@pytest.mark.parametrize("story", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_story_of_a_copy_is_refused_in_a_sentence(tmp_path: Path, story: object) -> None:
    path = tmp_path / "odd.html"
    path.write_text(page_with({"version": 2, "story": story}), "utf-8")
    with pytest.raises(FileError, match="is a damaged map: story, ") as raised:
        read_saved(path)
    assert str(raised.value).endswith("take an earlier copy")


def test_page_and_reader_hold_a_story_to_the_same_numbers() -> None:
    script = assets.asset("js/data/stories.mjs")
    numbers = {"MOST_TOLD": story_form.MOST, "LONGEST_TITLE": story_form.LONGEST["title"]}
    for name, number in {**numbers, "LONGEST_TELLING": story_form.LONGEST["text"]}.items():
        assert f"const {name} = {number};" in script


@pytest.mark.parametrize("size", [(820, 1180), (390, 844)])
def test_two_days_stand_above_an_open_card_or_step(
    open_map: OpenMap, sample_map: Path, size: tuple[int, int]
) -> None:
    opened = open_map(sample_map, size=size)
    opened.show(date="2020-09-18", since="2016-01-01", compare="days", focus="link-j")

    def box(selector: str) -> FloatRect:
        found = opened.page.locator(selector).bounding_box()
        assert found is not None
        return found

    for sheet in ("#card", "#story-panel"):
        panes = [box("#beside"), box("#canvas")]
        top = box(sheet)["y"]
        assert all(pane["y"] + pane["height"] <= top for pane in panes)
        assert panes[0]["x"] + panes[0]["width"] <= panes[1]["x"] + 1
        assert abs(panes[0]["width"] - panes[1]["width"]) <= 1
        opened.show(story=1, compare="days", date="2020-09-18", since="2016-01-01", focus="")
