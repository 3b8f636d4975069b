"""`--update` of the commands that make slides: nothing new, new data, and decks that are not theirs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from graph.commands.main import command
from graph.commands.terminal import run

NODES = """id,name,name_ja,type,country,region
hub,The Hub,中心機構,hub,JP,Tokyo
p,P Town,P市,city,JP,Osaka
q,Q University,Q大学,university,JP,Kyoto
r,R Company,R社,company,US,
"""
EDGES = """source,target,signed,expires
hub,p,2023-05-10,
hub,q,2024-02-01,2027-02-01
p,r,2025-06-30,
"""
MAKERS = ("report", "report --org hub", "timeline", "report --appendix --lang ja")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "nodes.csv").write_text(NODES, encoding="utf-8")
    (folder / "edges.csv").write_text(EDGES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words(path: Path) -> list[str]:
    """All texts of a deck, of its tables and notes, too."""
    found = []
    for slide in Presentation(str(path)).slides:
        found += [each.text or "" for each in slide._element.iter("{*}t")]
        found.append(slide.notes_slide.notes_text_frame.text)
    return found


@pytest.mark.parametrize("line", MAKERS)
def test_without_new_data_not_a_byte_is_another_and_with_them_all_is_as_it_is_made_now(
    place: Path, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, [*line.split(), "-o", "deck.pptx"]) == 0
    made = Path("deck.pptx").read_bytes()
    assert run(command, [*line.split(), "--update", "deck.pptx"]) == 0
    assert Path("deck.pptx").read_bytes() == made
    with (place / "data" / "edges.csv").open("a", encoding="utf-8") as file:
        file.write("hub,r,2025-09-01,\nq,p,2025-11-01,\n")
    capsys.readouterr()
    assert run(command, [*line.split(), "--update", "deck.pptx", "-o", "new.pptx"]) == 0
    said = capsys.readouterr().err.splitlines()
    assert Path("deck.pptx").read_bytes() == made
    assert said[0].startswith("スライド1：" if "ja" in line else "slide 1: ")
    assert "new.pptx" in said[-1]
    assert run(command, [*line.split(), "-o", "fresh.pptx"]) == 0
    assert sorted(words(Path("new.pptx"))) == sorted(words(Path("fresh.pptx")))


def test_what_became_of_a_deck_is_told_in_japanese_by_the_words_of_its_slides(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, ["report", "--lang", "ja", "-o", "deck.pptx"]) == 0
    with (place / "data" / "edges.csv").open("a", encoding="utf-8") as file:
        file.write("hub,r,2025-09-01,\n")
    capsys.readouterr()
    assert run(command, ["report", "--lang", "ja", "--update", "deck.pptx"]) == 0
    said = capsys.readouterr().err
    # Three ties and agreements become four, all of them in force by the newest date.
    assert "数値2 3 → 4。数値3 3 → 4。数値4 3 → 4" in said
    assert "つながり 3 → 4。協定 3 → 4" in said
    assert "本文を書き換え" in said
    assert not re.findall(r"\b(?:title|sentences|table|chart|number|nodes|ties|agreements)\b", said)


def test_an_edit_stays_and_is_told_with_what_the_data_say_now(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, ["report", "-o", "deck.pptx"]) == 0
    presentation: Any = Presentation("deck.pptx")
    presentation.slides[0].shapes.title.text_frame.text = "Two things to decide"
    presentation.save("deck.pptx")
    with (place / "data" / "edges.csv").open("a", encoding="utf-8") as file:
        file.write("hub,r,2025-09-01,\n")
    capsys.readouterr()
    assert run(command, ["report", "--update", "deck.pptx"]) == 0
    said = capsys.readouterr().err
    assert "slide 1, title: edited by hand, so it stays; the data say now: 4 agreements are in force" in said
    assert "number 2 3 → 4" in said
    assert said.rstrip().endswith("wrote deck.pptx")
    assert Presentation("deck.pptx").slides[0].shapes.title.text_frame.text == "Two things to decide"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("report --update deck.pptx --lang ja", "deck.pptx の言語は 'en' です。--lang en を付けてください"),
        ("timeline --update deck.pptx", "deck.pptx has none of the slides that this command makes"),
        ("report --org p --update one.pptx", "one.pptx has none of the slides that this command makes"),
    ],
)
def test_another_deck_is_refused_and_stays(
    place: Path, line: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, ["report", "-o", "deck.pptx"]) == 0
    assert run(command, ["report", "--org", "hub", "-o", "one.pptx"]) == 0
    before = [Path(each).read_bytes() for each in ("deck.pptx", "one.pptx")]
    capsys.readouterr()
    assert run(command, line.split()) == 2
    assert message in capsys.readouterr().err
    assert [Path(each).read_bytes() for each in ("deck.pptx", "one.pptx")] == before
