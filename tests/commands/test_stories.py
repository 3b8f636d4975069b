"""`graph timeline --story`: what is written, and what is said of that which slides cannot show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from graph.commands.main import command
from graph.commands.terminal import run

# As the button "Save as story.toml" of the map writes it: a step says what maps may open with otherwise.
SAVED = r'''title.en = "Three years"
title.ja = "三年"

[[step]]
title.en = "Both"
title.ja = "両者"
text.en = """
One "line".

Another."""
view.date = "2017-12-31"
view.dates = "certain"
view.active = false
view.size = "partners"
view.colour = "country"

[[step]]
title.en = "Only one"
view.date = "2018-12-31"
view.dates = "certain"
view.active = false
view.size = "partners"
view.colour = "year"
view.group = "city"
view.countries_off = "US"
view.x = 12.5
view.y = -3
view.zoom = 1.25
'''
NODES = "id,name,type,country,city\na,Alpha,hub,JP,Kobe\nb,Beta,city,JP,Kobe\nc,Gamma,city,US,Austin\n"
EDGES = "source,target,signed\na,b,2016-05-01\nb,c,2018-03-01\n"

Told = Callable[..., list[str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Tell the story beside small data; gives what is said on stderr."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "data" / "edges.csv").write_text(EDGES, encoding="utf-8")
    (tmp_path / "story.toml").write_text(SAVED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRAPH_DATA", raising=False)

    def attempt(*arguments: str) -> list[str]:
        assert run(command, ["timeline", "--story", "story.toml", *arguments]) == 0
        return capsys.readouterr().err.splitlines()

    return attempt


def test_what_slides_cannot_show_is_said_once_with_the_numbers_of_the_steps(told: Told) -> None:
    assert told("-o", "s.pptx") == [
        "steps 1, 2: colours are those of types, as on all pictures",
        "step 2: groups are tinted where they stand, the five largest at most",
        "step 2: all of the map is shown, not the part that the camera frames",
        "wrote s.pptx",
    ]
    assert told("-o", "s.pptx", "--lang", "ja")[0] == "ステップ1、2：色は、ほかの図と同じく種別を表します"
    assert told("-o", "s.pptx", "--quiet") == []


def test_a_story_saved_in_the_map_becomes_slides_in_the_language_asked_for(told: Told) -> None:
    told("-o", "s.pptx", "--lang", "ja")
    first, both, one = Presentation("s.pptx").slides
    assert [each.shapes.title.text_frame.text for each in (first, both, one)] == ["三年", "両者", "Only one"]
    notes = both.notes_slide.notes_text_frame.text.split("\n")
    assert 'One "line".' in notes
    assert "色は、ほかの図と同じく種別を表します" in notes
    told("-o", "s.pptx", "--title", "To the board")
    assert Presentation("s.pptx").slides[0].shapes.title.text_frame.text == "To the board"


def test_a_folder_gets_a_picture_a_step(told: Told) -> None:
    assert told("-o", "steps", "--quiet") == []
    assert sorted(each.name for each in Path("steps").iterdir()) == ["01.png", "02.png"]
    assert told("-o", "steps", "--format", "svg")[-1] == "wrote 2 pictures into steps"
    text = Path("steps/02.svg").read_text(encoding="utf-8")
    assert "Three years · 2 / 2" in text
    assert "Alpha" in text
    assert "Gamma" not in text


def test_names_that_pictures_cannot_draw_are_told_once_and_stand_on_slides(
    told: Told, tmp_path: Path
) -> None:
    addis = "\u12a0\u12f2\u1235"  # Ethiopic letters
    nodes = NODES.replace("Alpha", addis).replace("Gamma", "\U0001f680 Gamma")
    (tmp_path / "data" / "nodes.csv").write_text(nodes, encoding="utf-8")
    assert sum("1 organisation by id" in line and f"a, {addis}" in line for line in told("-o", "steps")) == 1
    assert any("1件" in line and addis in line for line in told("-o", "steps", "--lang", "ja"))
    assert not any(addis in line for line in told("-o", "s.pptx"))
    network = next(each for each in Presentation("s.pptx").slides[1].shapes if each.name == "network")
    assert addis in {each.text_frame.text for each in network.shapes if each.name == "a (name)"}


def test_a_deck_of_a_story_is_brought_up_to_date(told: Told, tmp_path: Path) -> None:
    told("-o", "s.pptx")
    assert "not a byte was changed" in told("--update", "s.pptx")[-1]
    (tmp_path / "data" / "edges.csv").write_text(EDGES + "a,c,2017-01-01\n", encoding="utf-8")
    said = told("--update", "s.pptx")
    assert any(each.startswith("slide 2: ") and "2 ties more" not in each for each in said)
    names = {each.name for each in Presentation("s.pptx").slides[1].shapes}
    assert "network" in names


def test_a_step_in_force_without_a_day_is_of_today(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")  # 1 January 2020
    Path("story.toml").write_text('[[step]]\ntitle = "Now"\nview = { active = true }\n', encoding="utf-8")
    told("-o", "now", "--format", "svg")
    assert "1 January 2020" in Path("now/01.svg").read_text(encoding="utf-8")
