"""Headings that the reader writes in plainer characters: one column, however often a list comes back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.exchange import import_files
from graph.reading.editing import with_cells, with_rows
from tests.exchange.lists import OURS, Rows, csv, xlsx

# As people write them, and as NFKC has them by hand.
HEADINGS = {
    "担当（部局）": "担当(部局)", "Ｎｏ．": "No.", "㈱": "(株)", "ﾌﾘｶﾞﾅ": "フリガナ", "①": "1", "№": "No",
    "CO₂": "CO2", "m²": "m2", "ＵＲＬ先": "URL先",
}  # fmt: skip
FILES = ("nodes.csv", "edges.csv")


def imported(folder: Path, rows: Sequence[Sequence[object]], *words: str) -> int:
    file = folder.parent / "list.csv"
    file.write_bytes(csv([list(row) for row in rows]))
    return run(command, ["import", str(file), "-o", str(folder), "--ours", "Our Hub", *words])


def held(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in FILES]


def test_a_newer_list_fills_and_adds_below_headings_in_other_characters(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    count = len(HEADINGS)
    head, plain = (["相手先", "締結日", *names] for names in (HEADINGS, HEADINGS.values()))
    one, two = ["青葉大学", "2019", *["one"] * count], ["湊大学", "2020", *["two"] * count]
    three, filled = (["北市", "2018", *[text] * count] for text in ("", "three"))
    newer = [plain, [*one[:2], *["other"] * count], two, filled]
    assert imported(folder, [head, one, three]) == 0
    assert imported(folder, [head, one, two, filled]) == 0
    assert imported(folder, newer, "--update") == 0
    edges = graph.read(folder).edges.set_index("target")
    for read in HEADINGS.values():
        assert edges[read].to_dict() == {"青葉大学": "other", "湊大学": "two", "北市": "three"}
    first = (folder / "edges.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first == ",".join(["source,target,signed", *HEADINGS])


def test_a_column_that_is_new_with_ties_that_are_not_is_filled(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    assert imported(folder, [["Partner", "Signed"], ["A Lab", "2019"]]) == 0
    assert imported(folder, [["Partner", "Signed", "Budget"], ["A Lab", "2019", "3"]]) == 0
    assert graph.read(folder).edges["Budget"].tolist() == ["3"]


def test_sheets_that_write_a_heading_in_two_ways_have_one_column_of_it() -> None:
    one: Rows = [["Partner", "Signed", "担当（部局）"], ["A Lab", "2019", "x"]]
    two: Rows = [["Partner", "Signed", "担当(部局)"], ["B Lab", "2020", "y"]]
    found = import_files({"x.xlsx": xlsx(One=one, Two=two)}, wishes=OURS)
    assert [row["担当（部局）"] for row in found.edges] == ["x", "y"]


def test_rows_and_cells_are_added_by_any_spelling_of_a_heading() -> None:
    data = "source,target,signed,CO₂\na,b,2019,5\n".encode()
    row = {"source": "a", "target": "c", "CO2": "6"}
    assert with_rows(data, "edges.csv", [row]).decode().splitlines()[2] == "a,c,,6"
    assert with_cells(data, "edges.csv", {(2, "ＣＯ２"): "7"}).decode().splitlines()[1] == "a,b,2019,7"


# An edges.csv in another encoding takes cells, and no rows.
@pytest.mark.parametrize("words", [(), ("--dry-run",)])
def test_what_one_of_the_two_files_refuses_is_written_into_neither(
    tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ours"
    rows: Rows = [["相手先", "締結日"], ["青葉大学", "2019"]]
    assert imported(folder, rows) == 0
    edges = folder / "edges.csv"
    edges.write_bytes(edges.read_text(encoding="utf-8").encode("cp932"))
    before = held(folder)
    assert imported(folder, [*rows, ["湊大学", "2020"]], *words) == 3
    assert held(folder) == before
    assert "edges.csv is not UTF-8" in capsys.readouterr().err
