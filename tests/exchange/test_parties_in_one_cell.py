"""Several parties in one cell: who is an organisation does not hang on the order of rows, sheets or lists."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from graph.exchange import Content, import_files
from graph.exchange.lists.joining import Wishes
from tests.exchange.lists import OURS, Rows, csv, losses, names, ties, xlsx

JOINED = [
    "Otter Institute & Wye Hospital", "Otter Institute, Wye Hospital", "Otter Institute / Wye Hospital",
    "Otter Institute and Wye Hospital", "Otter Institute und Wye Hospital", "Otter Institute・Wye Hospital",
    "Otter Institute + Wye Hospital*1", "Otter Institute, and Wye Hospital",
]  # fmt: skip


def listed(*partners: str) -> Content:
    """A list of Our Hub, one partner a row, each with a year of its own."""
    rows: Rows = [[each, str(2001 + at)] for at, each in enumerate(partners)]
    return import_files({"x.csv": csv([["Partner", "Signed"], *rows])}, wishes=OURS)


@pytest.mark.parametrize("joined", JOINED)
def test_two_known_names_in_a_cell_are_two_parties_in_any_order_of_rows(joined: str) -> None:
    for rows in permutations([joined, "Otter Institute", "Wye Hospital"]):
        found = listed(*rows)
        assert names(found) == ["Otter Institute", "Our Hub", "Wye Hospital"]
        assert len(found.edges) == 4  # two of the cell, one each of the others


@pytest.mark.parametrize(
    "joined",
    [
        "青葉大学・北海大学",
        "青葉大学と北海大学",
        "青葉大学／北海大学",
        "青葉大学･北海大学",
        "青葉大学及び北海大学",
    ],
)
def test_japanese_names_are_split_where_each_is_known_and_never_otherwise(joined: str) -> None:
    for rows in permutations([joined, "青葉大学", "北海大学"]):
        assert names(listed(*rows)) == ["Our Hub", "北海大学", "青葉大学"]
    assert names(listed(joined, "青葉大学")) == sorted(["Our Hub", joined, "青葉大学"])


@pytest.mark.parametrize(
    "name", ["ジョンズ・ホプキンス大学", "とやまと海の大学", "University of Port & Sea", "A/S Norden"]
)
def test_a_name_with_such_a_mark_in_it_stays_whole(name: str) -> None:
    assert names(listed(name, "ホプキンス大学", "University of Port", "海の大学")).count(name) == 1


def test_a_name_with_and_in_it_is_one_of_several_known_names() -> None:
    found = listed("Wye & Sons", "Otter", "Otter, Wye & Sons and Exe", "Exe", "Sons")
    assert names(found) == ["Exe", "Otter", "Our Hub", "Sons", "Wye & Sons"]


def test_two_names_that_stand_joined_in_a_row_of_their_own_are_no_third_name() -> None:
    for rows in permutations(["Otter & Wye", "Otter", "Wye", "Otter & Wye, Exe", "Exe"]):
        assert names(listed(*rows)) == ["Exe", "Otter", "Our Hub", "Wye"]


# A single text of a column of all parties is left out, so that it names nobody.
def test_two_names_joined_in_a_column_of_all_parties_are_no_name() -> None:
    rows: Rows = [["Parties", "Signed"], ["Tamar University, Otter Lab and Wye Lab", "2021"],
                  ["Otter Lab & Wye Lab", "2020"], ["Tamar University; Otter Lab", "2019"]]  # fmt: skip
    found = import_files({"x.csv": csv(rows)})
    assert (names(found), losses(found)["came_one_party"]) == (["Otter Lab", "Tamar University"], 2)


def test_two_names_in_a_cell_are_no_namesakes_of_themselves_in_another_country() -> None:
    rows: Rows = [["Partner", "Country", "Signed"], ["Otter & Wye", "France", "2021"],
                  ["Otter & Wye", "Japan", "2020"], ["Otter", "France", "2019"],
                  ["Wye", "Japan", "2018"]]  # fmt: skip
    assert names(import_files({"x.csv": csv(rows)}, wishes=OURS)) == ["Otter", "Our Hub", "Wye"]


def test_sheets_and_lists_tell_names_to_each_other_in_any_order() -> None:
    sheets: dict[str, Rows] = {
        name: [["Partner", "Signed"], [partner, "2019"]]
        for name, partner in (("One", "Otter & Wye"), ("Two", "Otter"), ("Three", "Wye"))
    }
    for order in permutations(sheets):
        found = import_files({"x.xlsx": xlsx(**{name: sheets[name] for name in order})}, wishes=OURS)
        assert names(found) == ["Otter", "Our Hub", "Wye"]
        found = import_files({f"{name}.csv": csv(sheets[name]) for name in order}, wishes=OURS)
        assert names(found) == ["Otter", "Our Hub", "Wye"]


@pytest.mark.parametrize(("one", "two"), [("A & B", "A; B"), ("青葉大学・北海大学", "青葉大学、北海大学")])
def test_what_always_divides_does_so_though_the_list_has_the_parts_joined_as_well(one: str, two: str) -> None:
    for rows in ((one, two), (two, one)):
        found = listed(*rows)
        assert len(names(found)) == 3
        assert len(found.edges) == 4
        assert losses(found)["came_split"] == 2


def test_two_lines_with_names_in_two_languages_are_one_organisation_in_any_order_of_rows() -> None:
    for rows in permutations(["北海大学\nOtter University", "北海大学", "Otter University"]):
        found = listed(*rows)
        assert len({target for _, target, _ in ties(found)}) == 1


PARTIES: Rows = [
    ["Parties", "Signed"],
    ["Tamar University, Otter Institute and Wye Hospital", "2021"],
    ["Fowey City; Exe City", "2022"],
]


def test_a_row_that_is_left_out_leaves_no_organisation_behind() -> None:
    found = import_files({"x.csv": csv(PARTIES)})
    assert losses(found)["came_one_party"] == 1
    assert names(found) == ["Exe City", "Fowey City"]


def brought(folder: Path, rows: Rows, *words: str) -> int:
    file = folder.parent / "list.csv"
    file.write_bytes(csv(rows))
    return run(command, ["import", str(file), "-o", str(folder), *words])


def test_a_row_that_is_corrected_as_told_is_read(tmp_path: Path) -> None:
    assert brought(tmp_path / "ours", PARTIES) == 1
    right: Rows = [PARTIES[0], ["Tamar University; Otter Institute; Wye Hospital", "2021"], PARTIES[2]]
    assert brought(tmp_path / "ours", right) == 0
    edges = (tmp_path / "ours" / "edges.csv").read_text(encoding="utf-8")
    assert sum("2021" in line for line in edges.splitlines()) == 3  # each of the three with each other


# The folder's "Otter Institute, Wye Hospital" stays, for somebody may have meant it; a semicolon divides it.
def test_a_semicolon_divides_what_the_folder_has_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ours"
    head: list[object] = ["Partner", "Signed"]
    alone: Rows = [["Otter Institute", "2019"], ["Wye Hospital", "2018"]]
    assert brought(folder, [head, ["Otter Institute, Wye Hospital", "2021"]], "--ours", "Our Hub") == 0
    assert (
        brought(folder, [head, ["Otter Institute, Wye Hospital", "2021"], *alone], "--ours", "Our Hub") == 0
    )
    told = capsys.readouterr().err
    assert "read as that one: Otter Institute, Wye Hospital (Otter Institute; Wye Hospital)" in told
    assert (
        brought(folder, [head, ["Otter Institute; Wye Hospital", "2021"], *alone], "--ours", "Our Hub") == 0
    )
    edges = (folder / "edges.csv").read_text(encoding="utf-8")
    assert "our-hub,otter-institute,2021" in edges
    assert "our-hub,wye-hospital,2021" in edges


def test_an_organisation_of_a_sheet_is_one_whatever_its_name_is_made_of() -> None:
    members: Rows = [["Name", "Type"], ["Otter & Wye", "company"], ["Otter", "company"], ["Wye", "company"]]
    agreements: Rows = [["Partner", "Signed"], ["Otter & Wye", "2021"]]
    found = import_files({"x.xlsx": xlsx(Members=members, List=agreements)}, wishes=Wishes(ours="Our Hub"))
    assert [target for _, target, _ in ties(found)] == ["otter-wye"]
    assert losses(found)["came_joint"] == 1


LONG = ("Otter Institute of Marine Research", "Wye General Hospital of the Valley")


def test_agreements_of_the_same_parties_have_numbers_of_their_own() -> None:
    parties = "; ".join(LONG)
    rows = [
        (parties, "2019-01-01", "MoU"),
        (parties, "2020-01-01", "MoU"),
        (parties, "2020-01-01", "Exchange"),
    ]
    data = csv([list(each) for each in (("Partner", "Signed", "Title"), *rows, rows[0])])
    found = import_files({"x.csv": data}, wishes=OURS)
    assert len({row["agreement"] for row in found.edges}) == 3  # the last row says the first one again
