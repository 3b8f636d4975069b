"""The data while they are edited, and who is told what: a save goes on a step whenever the program sleeps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import saving
from graph.commands.following import News, Picture, follow
from graph.commands.main import command
from graph.commands.terminal import Request, run
from graph.errors import DateError, FileError

NODES = "id,name,type\nhub,Hub,hub\ntown,Town,city\nlab,Lab,institute\n"
EDGES = "source,target,signed\nhub,town,2016-05\nlab,hub,2017\n"
FAULTY = EDGES + "town,nobody,2018\n"
LINE = "edges.csv:4: error E203 unknown-id  target (column B): 'nobody' is not an id in nodes.csv"
MORE = EDGES + "".join(f"hub,town,2018-01-{day:02}\n" for day in range(1, 29))


class Done(BaseException):
    """The end of a script."""


@dataclass
class Told:
    """Who is told, and keeps it: the first error of what is faulty, the ties of each picture."""

    heard: list[str] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    last: tuple[Request, News] | None = None
    picture: Picture | None = None

    def hear(self, news: News, request: Request) -> None:
        self.last = (request, news)
        self.heard.append("good" if news.is_good else news.line("en"))

    def see(self, news: News, picture: Picture, request: Request) -> None:
        self.seen.append(len(picture.view.whole.edges))
        self.picture = picture


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "nodes.csv").write_text(NODES, encoding="utf-8")
    (folder / "edges.csv").write_text(EDGES, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture is drawn, but what it would be of is kept."""
    monkeypatch.setattr("graph.commands.pictures.drawn", lambda request, view, **how: f"{how}")


def followed(data: Path, script: Iterator[object], *words: str, line: str = "map") -> Told:
    """What an audience is told while a script goes on, a step each time that the program sleeps."""
    told = Told()

    def sleep(seconds: float) -> None:
        if next(script, script) is script:
            raise Done

    with command.make_context("graph", [line, "--data", str(data), *words], obj="en") as top:
        name, found, rest = command.resolve_command(top, [*top._protected_args, *top.args])
        assert found is not None
        with found.make_context(name, rest, parent=top), suppress(Done):
            follow(told, sleep=sleep)
    return told


def looks(number: int = 20) -> Iterator[None]:
    """So many sleeps in which nothing happens."""
    yield from [None] * number


@pytest.mark.parametrize("between", [1, 2, 3])
@pytest.mark.parametrize("way", saving.WAYS, ids=lambda way: way.__name__)
def test_whole_states_are_drawn_however_they_are_saved(
    data: Path, monkeypatch: pytest.MonkeyPatch, way: saving.Way, between: int
) -> None:
    monkeypatch.setattr(os, "open", os.open)  # put back in the end
    saving.lock()

    def script() -> Iterator[None]:
        yield from looks()
        for content in (MORE, EDGES):
            for _ in way(data / "edges.csv", content.encode()):
                yield from looks(1 if way is saving.in_pieces else between)
            yield from looks()

    told = followed(data, script())
    assert set(told.heard) == {"good"}
    assert [each for at, each in enumerate(told.seen) if told.seen[at - 1 : at] != [each]] == [2, 30, 2]


def test_a_lock_is_told_and_its_end_is_noticed_though_no_look_tells_of_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, closed = os.open, [True]

    def opened(path: Any, *given: Any) -> int:
        if closed[0] and str(path).endswith("edges.csv"):
            raise PermissionError(13, "Permission denied", str(path))
        return plain(path, *given)

    monkeypatch.setattr(os, "open", opened)

    def script() -> Iterator[None]:
        yield from looks(40)
        closed[0] = False
        yield from looks()

    told = followed(data, script())
    assert len(told.heard) == 2  # the lock once, however often it was tried
    assert "edges.csv cannot be read (Permission denied); close it in Excel, then try again" in told.heard[0]
    assert (told.heard[1], told.seen) == ("good", [2])


def test_what_changes_while_it_is_read_is_read_again_before_anything_is_told(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, once = os.open, [MORE]

    def opened(path: Any, *given: Any) -> int:
        if once and str(path).endswith("nodes.csv"):
            (data / "edges.csv").write_text(once.pop(), encoding="utf-8")
        return plain(path, *given)

    monkeypatch.setattr(os, "open", opened)
    reads: list[int] = []
    from graph.reading import folder

    whole = folder.check_and_read

    def counting(*given: Any, **options: Any) -> Any:
        reads.append(1)
        return whole(*given, **options)

    monkeypatch.setattr(folder, "check_and_read", counting)
    told = followed(data, looks())
    assert (told.heard, told.seen, len(reads)) == (["good"], [30], 2)


def test_findings_are_those_of_the_check_and_the_good_picture_is_not_drawn_again(data: Path) -> None:
    def script() -> Iterator[None]:
        yield from looks()
        (data / "edges.csv").write_text(FAULTY, encoding="utf-8")
        yield from looks()
        (data / "edges.csv").write_text(EDGES + "town,lab,2099\n", encoding="utf-8")
        yield from looks()

    told = followed(data, script())
    assert told.heard[1].startswith(f"not drawn: {LINE}")
    assert (told.heard[::2], told.seen) == (["good", "good"], [2, 3])
    assert told.last is not None
    _, news = told.last
    assert [(severity, text.split("  ")[0]) for severity, (text, _) in news.findings] == [
        ("warning", "edges.csv:4: warning W301 signed-in-future")
    ]
    assert news.summary[0].endswith("3 organisations, 3 ties; 0 errors, 1 warning, 0 notes")
    assert "警告1件" in news.summary[1]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("positions.csv", "id,x,y\nhub,1,x\n", "positions.csv:2: "),
        ("ecosystem.toml", "lang = 'fr'\n", "'lang' should be en or ja, not 'fr'"),
        ("ecosystem.toml", "lang = \n", "is no TOML file that can be read"),
        ("ecosystem.toml", "relation = ['none']\n", "no relation is called 'none'"),
    ],
)
def test_what_is_wrong_beside_the_tables_is_told_and_gets_right_again(
    data: Path, name: str, text: str, said: str
) -> None:
    def script() -> Iterator[None]:
        yield from looks()
        (data / name).write_text(text, encoding="utf-8")
        yield from looks()
        (data / name).unlink()
        yield from looks()

    told = followed(data, script())
    faulty = [each for each in told.heard if each != "good"]
    assert len(faulty) == 1
    assert faulty[0].startswith("not drawn: ")
    assert said in faulty[0]
    assert (told.heard[0], told.heard[-1], told.seen) == ("good", "good", [2, 2])


@pytest.mark.parametrize(
    ("words", "title", "lang"),
    [
        ((), "Ours", "ja"),
        (("--title", "Typed", "--lang", "en"), "Typed", "en"),
        (("--lang=en",), "Ours", "en"),
    ],
)
def test_settings_are_those_of_the_file_as_it_is_now_but_for_what_was_typed(
    data: Path, words: tuple[str, ...], title: str, lang: str
) -> None:
    def script() -> Iterator[None]:
        yield from looks()
        (data / "ecosystem.toml").write_text('title = "Ours"\nlang = "ja"\n', encoding="utf-8")
        yield from looks()

    told = followed(data, script(), *words)
    assert told.picture is not None
    assert f"'title': '{title}'" in told.picture.page
    assert told.picture.view.lang == lang


def test_positions_that_are_written_down_hold(data: Path) -> None:
    def script() -> Iterator[None]:
        yield from looks()
        (data / "positions.csv").write_text("id,x,y\nhub,12.5,-3\n", encoding="utf-8")
        yield from looks()

    told = followed(data, script())
    assert told.picture is not None
    assert told.picture.where["hub"] == (12.5, -3.0) == told.picture.known["hub"]


def test_a_story_is_followed_too(data: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.toml"

    def script() -> Iterator[None]:
        yield from looks()
        story.write_text('title = "Now"\n[[step]]\ntitle = "A"\ntext = "B"\n', encoding="utf-8")
        yield from looks()

    told = followed(data, script(), "--story", str(story))
    assert "there is no such file" in told.heard[0]
    assert told.seen == [2]


def test_a_mark_of_a_spreadsheet_is_noted_while_it_lies_there(data: Path) -> None:
    mark = saving.mark(data / "nodes.csv")

    def script() -> Iterator[None]:
        yield from looks()
        mark.touch()
        yield from looks()

    told = followed(data, script())
    assert told.last is not None
    assert "N114 open-elsewhere" in told.last[1].findings[0][1][0]
    assert told.seen == [2, 2]


def test_a_workbook_is_followed(data: Path, tmp_path: Path) -> None:
    book = tmp_path / "list.xlsx"

    def exported(text: str) -> bytes:
        (data / "edges.csv").write_text(text, encoding="utf-8")
        assert run(command, ["export", "--data", str(data), "-o", str(tmp_path / "new.xlsx"), "--quiet"]) == 0
        return (tmp_path / "new.xlsx").read_bytes()

    first, second = exported(EDGES), exported(MORE)
    book.write_bytes(first)

    def script() -> Iterator[None]:
        yield from looks()
        for way in (saving.replaced, saving.made_again, saving.in_pieces):
            for content in (second, first):
                yield from way(book, content)
                yield from looks()
        book.write_bytes(second[:-500])
        yield from looks()

    told = followed(book, script())
    assert told.seen == [2, *[30, 2] * 3]
    assert [each for each in told.heard if each != "good"] == [told.heard[-1]]
    assert "list.xlsx" in told.heard[-1]


def test_data_that_are_not_there_at_all_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no file"):
        followed(tmp_path / "none", looks())
    with pytest.raises(DateError, match="has no year"):
        followed(tmp_path, looks(), "--as-of", "31 May")
