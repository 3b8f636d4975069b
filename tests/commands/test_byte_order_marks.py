"""Where Japanese is asked for, CSV files begin with a byte order mark, by which Excel knows UTF-8."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from graph.files import BYTE_ORDER_MARK as MARK

DATA = str(Path(__file__).parents[2] / "data")
Tried = Callable[..., bytes]


@pytest.fixture
def tried(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Tried:
    """Run a command line on data/; gives stdout."""
    monkeypatch.delenv("GRAPH_LANG", raising=False)
    monkeypatch.setenv("GRAPH_DATA", DATA)

    def attempt(*arguments: str) -> bytes:
        assert run(command, list(arguments)) == 0
        return capfdbinary.readouterr().out

    return attempt


TABLE = ("centrality", "--measure", "partners", "--top", "2")


def test_a_table_in_a_csv_file_begins_with_the_mark_where_japanese_is_asked_for(
    tried: Tried, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hubs.csv"
    tried(*TABLE, "-o", str(path))
    assert path.read_bytes().startswith(b"rank,id,")
    tried(*TABLE, "-o", str(path), "--lang", "ja")
    assert path.read_bytes() == MARK + tried(*TABLE, "--format", "csv", "--lang", "ja")
    monkeypatch.setenv("GRAPH_LANG", "ja")
    tried(*TABLE, "-o", str(path))
    assert path.read_bytes().startswith(MARK + b"rank,id,")
    tried(*TABLE, "-o", str(path), "--lang", "en")
    assert path.read_bytes().startswith(b"rank,id,")


@pytest.mark.parametrize("form", ["json", "jsonl", "md", "html"])
def test_files_for_programs_and_pages_have_none(tried: Tried, tmp_path: Path, form: str) -> None:
    tried(*TABLE, "-o", str(tmp_path / f"x.{form}"), "--lang", "ja")
    assert not (tmp_path / f"x.{form}").read_bytes().startswith(MARK)


def test_stdout_never_has_one(tried: Tried) -> None:
    assert tried(*TABLE, "--format", "csv", "--lang", "ja").startswith(b"rank,id,")
    assert tried(*TABLE, "--format", "csv", "--lang", "ja", "-o", "-").startswith(b"rank,id,")


def test_a_new_folder_opens_in_excel_and_what_is_added_keeps_the_mark(tried: Tried, tmp_path: Path) -> None:
    made = {lang: tmp_path / lang for lang in ("en", "ja")}
    for lang, folder in made.items():
        tried("init", str(folder), "--lang", lang)
        tried("add", "organisation", "--data", str(folder), "--name", "Kobe", "--type", "city", "--quiet")
    for name in ("nodes.csv", "edges.csv"):
        english, japanese = ((made[lang] / name).read_bytes() for lang in ("en", "ja"))
        assert not english.startswith(MARK)
        assert japanese == MARK + english
    assert tried("check", "--data", str(made["ja"])).endswith(b"0 errors, 0 warnings, 0 notes\n")


def test_positions_keep_the_mark_that_a_spreadsheet_has_written(tried: Tried, tmp_path: Path) -> None:
    tried("init", str(tmp_path / "ja"), "--lang", "ja")
    line = ("layout", "--data", str(tmp_path / "ja"), "--quiet")
    tried(*line)
    path = tmp_path / "ja" / "positions.csv"
    plain = path.read_bytes()
    assert plain.startswith(b"id,")
    path.write_bytes(MARK + plain)
    tried(*line)
    assert path.read_bytes() == MARK + plain
