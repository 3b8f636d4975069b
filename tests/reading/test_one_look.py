"""Findings and ecosystem of one look at the files, and which files those are."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from graph.commands.main import command
from graph.commands.targets import refuse_input
from graph.commands.terminal import run
from graph.errors import DataError, FileError, UsageError
from graph.reading import check, read
from graph.reading.folder import check_and_read
from graph.reading.inputs import NAMES, inputs

NODES = "id,name,type\nhub,Hub,hub\ntown,Town,city\nlab,Lab,institute\n"
EDGES = "source,target,signed\nhub,town,2016-05\nlab,hub,2017\n"
CASES = {
    "good": (NODES, EDGES),
    "warned": (NODES, EDGES + "hub,town,2016-05\n"),
    "cell": (NODES, EDGES + "town,lab,31 May\n"),
    "row": (NODES, EDGES + "town,nobody,2018\n"),
    "header": (NODES, "from,to\n"),
    "empty": ("", EDGES),
    "missing": (NODES, None),
}


def folder_of(place: Path, nodes: str | None, edges: str | None) -> Path:
    for name, text in (("nodes.csv", nodes), ("edges.csv", edges)):
        if text is not None:
            (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.mark.parametrize("keep_going", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_one_look_finds_what_check_finds_and_makes_what_read_makes(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, keep_going: bool
) -> None:
    folder = folder_of(tmp_path, *CASES[case])
    opened: list[str] = []
    plain = os.open
    found, eco = check_and_read(folder, keep_going=keep_going)
    assert found == check(folder)
    try:
        other = read(folder, keep_going=keep_going)
    except (DataError, FileError):
        assert eco is None
    else:
        assert eco is not None
        pd.testing.assert_frame_equal(eco.edges, other.edges)
        assert (eco.digest, eco.left_out, eco.blanked) == (other.digest, other.left_out, other.blanked)

    def noting(path: str, *given: int) -> int:
        opened.append(Path(path).name)
        return plain(path, *given)

    monkeypatch.setattr(os, "open", noting)
    check_and_read(folder, keep_going=keep_going)
    assert len(opened) == len(set(opened)) >= 1


def test_a_workbook_that_was_replaced_is_read_anew_though_size_and_age_are_the_same(tmp_path: Path) -> None:
    names = {}
    for name in ("Aaa", "Bbb"):
        (tmp_path / name).mkdir()
        folder = folder_of(tmp_path / name, NODES.replace("Lab", name), EDGES)
        book = tmp_path / f"{name}.xlsx"
        assert run(command, ["export", "--data", str(folder), "-o", str(book), "--quiet"]) == 0
        os.utime(book, ns=(1, 1))
        names[name] = book.stat().st_size
    assert names["Aaa"] == names["Bbb"]
    book = tmp_path / "Aaa.xlsx"
    assert "Aaa" in set(read(book).nodes["name"])
    (tmp_path / "Bbb.xlsx").replace(book)
    assert "Bbb" in set(read(book).nodes["name"])


def test_all_that_is_read_of_a_folder_is_never_written_over(tmp_path: Path) -> None:
    assert [each.name for each in inputs(tmp_path)] == list(NAMES)
    for path in inputs(tmp_path):
        with pytest.raises(UsageError, match="is an input"):
            refuse_input(path, tmp_path)
    book = tmp_path / "list.xlsx"
    book.touch()
    assert inputs(book) == (book,)
    with pytest.raises(UsageError, match="is an input"):
        refuse_input(book, book)
