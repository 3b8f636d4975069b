"""A newer list goes into the folder of an older one: what is new is added, and nothing is lost."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.commands import imports
from graph.commands.main import command
from graph.commands.terminal import run
from tests.conftest import read_rows

LIST = "Partner,Signed,Country,Duration\nA Lab,2019,JP,5 years\nB City,2020-04,,\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    brought(tmp_path / "ours", LIST)
    return tmp_path / "ours"


def brought(folder: Path, text: str, *words: str) -> int:
    file = folder.parent / "list.csv"
    file.write_text(text, encoding="utf-8")
    return run(command, ["import", str(file), "-o", str(folder), "--ours", "Our Hub", *words])


def rows(folder: Path) -> list[tuple[str, str]]:
    return sorted(graph.read(folder).edges[["target", "signed"]].itertuples(index=False, name=None))


def test_the_same_list_once_more_changes_no_byte(folder: Path) -> None:
    before = [(folder / name).read_bytes() for name in ("nodes.csv", "edges.csv")]
    assert brought(folder, LIST) == 0
    assert [(folder / name).read_bytes() for name in ("nodes.csv", "edges.csv")] == before


def test_cells_are_filled_in_their_rows_where_rows_came_while_a_question_was_open(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = imports._understood

    def meanwhile(*given: Any, **how: Any) -> Any:
        head, *below = (folder / "edges.csv").read_text("utf-8").splitlines()
        blanks = "," * head.count(",")
        (folder / "edges.csv").write_text(
            "\n".join([head, f"our-hub,b-city{blanks[1:]}", *below, ""]), "utf-8"
        )
        return asked(*given, **how)

    monkeypatch.setattr(imports, "_understood", meanwhile)
    assert brought(folder, LIST.replace("2020-04,,", "2020-04,,3 years")) == 0
    found = {row["signed"]: row["term_years"] for row in read_rows(folder / "edges.csv")}
    assert found == {"": "", "2019": "5", "2020-04": "3"}


def test_what_is_new_is_added_whatever_the_order_of_rows(folder: Path) -> None:
    head, *below = LIST.splitlines()
    newer = "\n".join([head, "C Institute,2021,,", *reversed(below), "a lab,2024-06,JP,", ""])
    assert brought(folder, newer) == 0
    assert rows(folder) == [
        ("a-lab", "2019"), ("a-lab", "2024-06"), ("b-city", "2020-04"), ("c-institute", "2021"),
    ]  # fmt: skip


# Three agreements of one pair on one day, of which the folder has some; the list has them all, in any order.
@pytest.mark.parametrize("first", [(0,), (1,), (2,), (0, 1), (1, 2), (2, 0), (0, 1, 2)])
def test_agreements_of_one_pair_on_one_day_find_themselves_in_a_newer_list(
    tmp_path: Path, first: tuple[int, ...]
) -> None:
    head = "Partner,Signed,Title,Expires\n"
    all_rows = [
        "A Lab,2020-04-01,MoU,\n",
        "A Lab,2020-04-01,Student exchange,2023-03-31\n",
        "A Lab,2020-04-01,,\n",
    ]
    for number, order in enumerate(permutations(all_rows)):
        folder = tmp_path / f"{number}" / "ours"
        folder.parent.mkdir()
        assert brought(folder, head + "".join(all_rows[at] for at in first)) == 0
        assert brought(folder, head + "".join(order)) == 0
        edges = graph.read(folder).edges
        found = sorted(edges[["Title", "expires"]].itertuples(index=False, name=None))
        assert found == [("", ""), ("MoU", ""), ("Student exchange", "2023-03-31")], order


def test_what_was_added_by_hand_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "edges.csv").open("a", encoding="utf-8") as file:
        file.write("a-lab,b-city,2018,\n")
    assert brought(folder, LIST) == 0
    assert ("b-city", "2018") in rows(folder)
    assert "1 tie of the folder is not in the list; kept" in capsys.readouterr().err


def test_blank_cells_are_filled_and_others_are_told_and_stay(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = LIST.replace("B City,2020-04,,", "B City,2020-04,TH,3 years").replace("5 years", "10 years")
    assert brought(folder, newer) == 0
    eco = graph.read(folder)
    assert eco.nodes.set_index("id").loc["b-city", "country"] == "TH"
    assert eco.edges.set_index("target")["term_years"].to_dict() == {"a-lab": 5.0, "b-city": 3.0}
    told = capsys.readouterr().err
    assert "edges.csv:2 term_years: 5 -> 10" in told
    assert "filled 2 blank cells" in told


def test_update_takes_what_the_list_says(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brought(folder, LIST.replace("5 years", "10 years"), "--update") == 0
    assert graph.read(folder).edges.set_index("target").loc["a-lab", "term_years"] == 10
    assert "replaced 1 cell" in capsys.readouterr().err


def test_a_date_that_is_more_precise_is_the_same_agreement(folder: Path) -> None:
    assert brought(folder, LIST.replace("A Lab,2019", "A Lab,2019-05-18")) == 0
    assert rows(folder) == [("a-lab", "2019"), ("b-city", "2020-04")]
    assert brought(folder, LIST.replace("A Lab,2019", "A Lab,2019-05-18"), "--update") == 0
    assert rows(folder) == [("a-lab", "2019-05-18"), ("b-city", "2020-04")]


def test_an_organisation_keeps_the_id_that_it_has_and_is_found_under_its_other_names(folder: Path) -> None:
    text = (folder / "nodes.csv").read_text(encoding="utf-8")
    text = text.replace("id,name,type,country", "id,name,type,country,aliases")
    text = text.replace("a-lab,A Lab,unknown,JP", "a-lab,Aoba Laboratory,institute,JP,A Lab")
    (folder / "nodes.csv").write_text(
        text.replace("city,\n", "city,,\n").replace("unknown,\n", "hub,,\n"), encoding="utf-8"
    )
    assert brought(folder, LIST + "Aoba Laboratory,2025,JP,\n") == 0
    assert [target for target, _ in rows(folder)] == ["a-lab", "a-lab", "b-city"]


def test_columns_of_the_list_that_the_folder_has_not_are_added(folder: Path) -> None:
    assert brought(folder, "Partner,Signed,Budget\nC Institute,2021,3\n") == 0
    eco = graph.read(folder)
    assert eco.edges.set_index("target").loc["c-institute", "Budget"] == "3"


def test_how_a_list_was_read_is_kept_and_read_again(tmp_path: Path) -> None:
    folder, file = tmp_path / "ours", tmp_path / "list-11.csv"
    file.write_text("Who,When\nA Lab,01/04/2019\n", encoding="utf-8")
    how = ["--ours", "Our Hub", "--column", "target=Who", "--column", "signed=When", "--day-first"]
    assert run(command, ["import", str(file), "-o", str(folder), *how, "--save"]) == 0
    later = tmp_path / "list-12.csv"
    later.write_text("Who,When\nA Lab,01/04/2019\nB City,02/05/2026\n", encoding="utf-8")
    assert run(command, ["import", str(later), "-o", str(folder)]) == 0
    assert rows(folder) == [("a-lab", "2019-04-01"), ("b-city", "2026-05-02")]


def test_a_folder_with_errors_is_refused_and_left_as_it_is(folder: Path) -> None:
    with (folder / "edges.csv").open("a", encoding="utf-8") as file:
        file.write("a-lab,nobody,2018,\n")
    before = (folder / "edges.csv").read_bytes()
    assert brought(folder, LIST) == 1
    assert (folder / "edges.csv").read_bytes() == before


def test_a_dry_run_says_what_would_be_new_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [(folder / name).read_bytes() for name in ("nodes.csv", "edges.csv")]
    newer = LIST.replace("B City,2020-04,,", "B City,2020-04,TH,") + "C Institute,2021,,\n"
    assert brought(folder, newer, "--dry-run") == 0
    told = capsys.readouterr().err
    assert "added 1 organisation and 1 tie of the list; 2 ties are there already" in told
    assert "nothing was written: this is what it would do" in told
    assert [(folder / name).read_bytes() for name in ("nodes.csv", "edges.csv")] == before
    assert brought(folder, newer, "--update") == 0
    assert ("c-institute", "2021") in rows(folder)
