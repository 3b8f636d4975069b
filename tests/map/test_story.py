"""Stories: what a file may say, and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import FileError, GraphError
from graph.map import page, read_story
from graph.map.story import StoryError, check_story
from graph.model.ecosystem import Ecosystem
from tests.map.conftest import Opened, OpenMap, scores_of

GOOD = """
title = { en = "How it grew", ja = "歩み" }
[[step]]
title = "One"
text = "Begins."
view = { date = 2016-06-30, since = 2016-01-01, focus = "link-j" }
[[step]]
title = { ja = "二" }
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "story.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_story_is_read_with_its_languages_and_views(tmp_path: Path) -> None:
    story = read_story(written(tmp_path, GOOD))
    assert story["title"] == {"en": "How it grew", "ja": "歩み"}
    assert story["steps"][0] == {
        "title": "One",
        "text": "Begins.",
        "view": {"date": "2016-06-30", "since": "2016-01-01", "focus": "link-j"},
    }
    assert story["steps"][1] == {"title": {"ja": "二"}, "text": "", "view": {}}


@pytest.mark.parametrize(
    ("text", "step", "key"),
    [
        ("title = 'x'", 0, "step"),
        ("subtitle = 'x'", 0, "subtitle"),
        ("[[step]]\ntext = 'x'", 1, "title"),
        ("[[step]]\ntitle = 'a'\n[[step]]\ntitle = 'b'\ncolour = 'red'", 2, "colour"),
        ("[[step]]\ntitle = { fr = 'a' }", 1, "title.fr"),
        ("[[step]]\ntitle = { en = '', ja = '' }", 1, "title"),
        (f"[[step]]\ntitle.ja = '{'x' * 201}'", 1, "title.ja"),
        (f"[[step]]\ntitle = 'a'\ntext = '{'x' * 2001}'", 1, "text"),
        ("[[step]]\ntitle = 'a'\n" * 101, 101, "step"),
        ("[[step]]\ntitle = 3", 1, "title"),
        ("[[step]]\ntitle = 'a'\nview = { day = '2016-01-01' }", 1, "view.day"),
        ("[[step]]\ntitle = 'a'\nview = { date = '2016' }", 1, "view.date"),
        ("[[step]]\ntitle = 'a'\nview = { date = '2016-02-30' }", 1, "view.date"),
        ("[[step]]\ntitle = 'a'\nview = { since = 'last year' }", 1, "view.since"),
        ("[[step]]\ntitle = 'a'\nview = { active = 'yes' }", 1, "view.active"),
        ("[[step]]\ntitle = 'a'\nview = { zoom = true }", 1, "view.zoom"),
        ("[[step]]\ntitle = 'a'\nview = { layout = 'globe' }", 1, "view.layout"),
        ("[[step]]\ntitle = 'a'\nview = { focus = 3 }", 1, "view.focus"),
        ("[[step]]\ntitle = 'a'\nview = 'x'", 1, "view"),
        ("step = 'x'", 0, "step"),
        ("[[step]]\ntitle = 'a'\nview = { zoom = nan }", 1, "view.zoom"),
        ("[[step]]\ntitle = 'a'\nview = { x = -inf }", 1, "view.x"),
        ("[[step]]\ntitle = 'a'\nview = { zoom = 1e308 }", 1, "view.zoom"),
        ("[[step]]\ntitle = 'a'\nview = { zoom = -0.5 }", 1, "view.zoom"),
        ("[[step]]\ntitle = 'a'\nview = { tie = -5 }", 1, "view.tie"),
        ("[[step]]\ntitle = 'a'\nview = { steps = 1.5 }", 1, "view.steps"),
        (f"[[step]]\ntitle = 'a'\nview = {{ x = 0x{'f' * 6000} }}", 1, "view.x"),
        (f"[[step]]\ntitle = 'a'\nview = {{ active = 0x{'f' * 6000} }}", 1, "view.active"),
        (f"[[step]]\ntitle = 'a'\nview = {{ date = 0x{'f' * 6000} }}", 1, "view.date"),
    ],
)
def test_a_fault_names_step_and_key(tmp_path: Path, text: str, step: int, key: str) -> None:
    with pytest.raises(StoryError) as raised:
        read_story(written(tmp_path, text))
    assert (raised.value.step, raised.value.key) == (step, key)
    assert key in str(raised.value)


def test_what_is_no_toml_no_utf8_or_no_file_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="is not TOML"):
        read_story(written(tmp_path, "title = "))
    (tmp_path / "bytes.toml").write_bytes(b"title = '\x83'")
    with pytest.raises(FileError, match="is not UTF-8"):
        read_story(tmp_path / "bytes.toml")
    with pytest.raises(FileError, match="cannot be read"):
        read_story(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = " + "[" * 100_000, "is nested too deep"),
        ("[[step]]\ntitle = 'a'\nview = " + "{a = " * 3000, "is nested too deep"),
        ("a." * 100_000 + "a = 1", "a key of more than 64 parts"),
        ("[[step]]\ntitle = 'a'\nview = { " + "'a' . " * 600_000 + "a = 1 }", "is larger than 3 MiB"),
        ("[[step]]\ntitle = 'a'\nview = { " + "'a' . " * 1000 + "a = 1 }", "a key of more than 64 parts"),
        ("[[step]]\ntitle = 'a'\nview = { zoom = " + "9" * 5000 + " }", "a number of thousands of digits"),
    ],
)
def test_a_story_that_would_take_for_ever_or_break_its_reader_is_refused(
    tmp_path: Path, text: str, told: str
) -> None:
    with pytest.raises(FileError, match=told):
        read_story(written(tmp_path, text))


def test_dots_in_a_text_make_no_key(tmp_path: Path) -> None:
    said = "From here on " + "." * 200 + " a.b.c, J. R. R. Tolkien."
    story = read_story(written(tmp_path, f"[[step]]\ntitle = 'a'\ntext = '{said}'"))
    assert story["steps"][0]["text"] == said


def test_a_story_about_an_unknown_organisation_is_refused(sample: Ecosystem) -> None:
    story = check_story({"step": [{"title": "a", "view": {"focus": "nobody"}}]})
    with pytest.raises(GraphError, match=r"step 1, view.focus: no organisation has the id 'nobody'"):
        page(sample, {}, scores_of(sample), story=story)


def test_a_story_is_told_step_by_step(shown: Opened) -> None:
    shown.page.click("#story")
    panel = shown.page.locator("#story-panel")
    assert panel.locator("h2").inner_text() == "First came the regions"
    assert panel.locator(".story-text p").count() == 2
    assert shown.call("view")["date"] == "2013-12-31"
    panel.get_by_role("button", name="Next").click()
    assert shown.call("view")["focus"] == "link-j"
    shown.page.keyboard.press("PageDown")
    assert shown.call("view")["layout"] == "geographic"
    assert panel.get_by_role("button", name="Next").is_disabled()
    shown.page.keyboard.press("PageUp")
    assert shown.call("view")["layout"] == "network"
    shown.page.keyboard.press("Escape")
    shown.page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_a_step_marks_what_it_names_however_one_comes_to_it(
    shown: Opened, open_map: OpenMap, sample_map: Path
) -> None:
    shown.page.click("#story")
    assert shown.call("view")["since"] == ""
    shown.page.keyboard.press("PageDown")
    words = shown.page.inner_text("[data-facet=changes_off]")
    assert "What changed after 17 Sept 2020" in words
    assert shown.call("changes")["new"] == 1
    shown.page.wait_for_function("() => location.hash.includes('since=2020-09-17')")
    address = shown.page.evaluate("() => location.hash").removeprefix("#")
    assert open_map(sample_map, view=address).page.inner_text("[data-facet=changes_off]") == words
    shown.page.keyboard.press("PageDown")
    assert "changed" not in shown.page.inner_text("[data-facet=changes_off]")


def test_a_story_speaks_the_language_of_the_page(shown: Opened) -> None:
    shown.page.click("#story")
    shown.page.click("#language")
    assert shown.page.locator("#story-panel h2").inner_text() == "始まりは地域"


def test_the_story_fills_the_screen(shown: Opened) -> None:
    shown.page.click("#story")
    shown.page.get_by_role("button", name="Full screen").click()
    shown.page.wait_for_function("() => document.fullscreenElement !== null")
