"""A newer list in which rows of the older one were put right: nothing is doubled or merged by guess."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.exchange.corrections import resemble
from graph.exchange.matching import matching
from tests.exchange.lists import csv

HEAD = ("Partner", "Signed")


class Folder:
    """A folder of Our Hub, into which lists go one after the other."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place / "ours", capsys

    def take(self, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD, words: tuple[str, ...] = ()) -> str:
        """What is said of a list."""
        file = self.place.parent / "list.csv"
        file.write_bytes(csv([list(each) for each in (head, *rows)]))
        assert run(command, ["import", str(file), "-o", str(self.place), "--ours", "Our Hub", *words]) == 0
        return self.capsys.readouterr().err

    def ties(self) -> list[tuple[str, str]]:
        edges = graph.read(self.place).edges
        return sorted(edges[["target", "signed"]].itertuples(index=False, name=None))

    def agreements(self) -> int:
        return int(graph.read(self.place).edges["agreement"].nunique())


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Folder:
    return Folder(tmp_path, capsys)


FAL = ("Fal Lab", "2018")


@pytest.mark.parametrize("words", [(), ("--update",)])
def test_a_party_added_to_an_agreement_of_the_day_is_a_party_more(
    folder: Folder, words: tuple[str, ...]
) -> None:
    folder.take(("Otter Lab", "2019-01-01"), FAL)
    told = folder.take(("Otter Lab; Exe Lab", "2019-01-01"), FAL, words=words)
    assert "edges.csv:2 Otter Lab 2019-01-01 + Exe Lab" in told
    assert folder.agreements() == 2  # with Otter and Exe, and with Fal
    told = folder.take(("Exe Lab; Taw Lab; Otter Lab", "2019-01-01"), FAL, words=words)
    assert "+ Taw Lab" in told
    assert folder.agreements() == 2
    before = (folder.place / "edges.csv").read_bytes()
    assert "0 ties of the list; 4 ties are there already" in folder.take(
        ("Exe Lab; Taw Lab; Otter Lab", "2019-01-01"), FAL
    )
    assert (folder.place / "edges.csv").read_bytes() == before


def test_a_party_left_out_of_an_agreement_leaves_it_one(folder: Folder) -> None:
    folder.take(("Otter Lab; Exe Lab; Taw Lab", "2019-01-01"), FAL)
    told = folder.take(("Otter Lab; Exe Lab", "2019-01-01"), FAL)
    assert "1 tie of the folder is not in the list; kept: edges.csv:4 Taw Lab 2019-01-01" in told
    assert folder.agreements() == 2


def test_both_parties_of_a_list_of_all_parties_are_one_agreement_with_a_third(tmp_path: Path) -> None:
    file, place = tmp_path / "list.csv", tmp_path / "ours"
    for parties in ("Otter Lab; Wye Lab", "Otter Lab; Wye Lab; Exe Lab"):
        file.write_bytes(csv([["Parties", "Signed"], [parties, "2019-01-01"]]))
        assert run(command, ["import", str(file), "-o", str(place)]) == 0
    edges = graph.read(place).edges
    assert (len(edges), edges["agreement"].nunique()) == (3, 1)


# Both agreements of the folder may be the one with three; neither is changed.
def test_an_agreement_that_may_be_each_of_two_is_added_and_told(folder: Folder) -> None:
    folder.take(("Otter Lab", "2019-01-01"), ("Wye Lab", "2019-01-01"), FAL)
    newer = (("Otter Lab; Wye Lab; Exe Lab", "2019-01-01"), FAL)
    told = folder.take(*newer)
    assert "1 agreement of the list may be one of the same day" in told
    assert "Exe Lab; Otter Lab; Wye Lab 2019-01-01 (edges.csv:2, edges.csv:3)" in told
    assert "another date" not in told
    assert folder.agreements() == 4
    assert "added 0 organisations and 0 ties" in folder.take(*newer)


def test_two_agreements_that_may_each_be_one_of_the_folder_are_added_and_told(folder: Folder) -> None:
    folder.take(("Otter Lab", "2019-01-01"), FAL)
    told = folder.take(("Otter Lab; Exe Lab", "2019-01-01"), ("Otter Lab; Wye Lab", "2019-01-01"), FAL)
    assert "Exe Lab; Otter Lab 2019-01-01 (edges.csv:2); Otter Lab; Wye Lab 2019-01-01 (edges.csv:2)" in told
    assert folder.agreements() == 4


def test_an_agreement_that_stands_as_several_is_told_and_not_doubled(folder: Folder) -> None:
    folder.take(("Otter Lab", "2019-01-01"), ("Wye Lab", "2019-01-01"), FAL)
    told = folder.take(("Otter Lab; Wye Lab", "2019-01-01"), FAL)
    assert "1 agreement of the list stands in the folder as several: Otter Lab; Wye Lab 2019-01-01" in told
    assert folder.ties() == [("fal-lab", "2018"), ("otter-lab", "2019-01-01"), ("wye-lab", "2019-01-01")]


def test_another_number_tells_agreements_of_one_day_apart(folder: Folder) -> None:
    head, how = ("No. of agreement", *HEAD), ("--column", "agreement=No. of agreement")
    folder.take(("K-1", "Otter Lab", "2019-01-01"), ("K-2", *FAL), head=head, words=how)
    folder.take(("K-3", "Otter Lab; Exe Lab", "2019-01-01"), ("K-2", *FAL), head=head, words=how)
    assert folder.agreements() == 3


# The folder has no day and a year; the list has the days of one or of both, in any order.
@pytest.mark.parametrize(
    "days", [("2019-03-01",), ("2019-03-01", "2022-03-01"), ("2022-03-01", "2019-03-01")]
)
def test_a_day_refines_the_year_that_holds_it_before_a_blank(folder: Folder, days: tuple[str, ...]) -> None:
    folder.take(("Otter Lab", ""), ("Otter Lab", "2019"))
    folder.take(*(("Otter Lab", day) for day in days), words=("--update",))
    assert [signed for _, signed in folder.ties()] == [*[""][: 2 - len(days)], *sorted(days)]


def test_the_narrowest_date_that_holds_a_day_is_the_same_agreement() -> None:
    here = [{"source": "a", "target": "b", "signed": day} for day in ("2019", "2019-03", "")]
    for order in permutations(["2019-03-05", "2019-07-01"]):
        found = matching(here, [{"source": "b", "target": "a", "signed": day} for day in order])
        assert {order[at]: place for at, place in found.ties.items()} == {"2019-03-05": 1, "2019-07-01": 0}


CELLS = ("7", "Engineering")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_name_and_a_day_put_right_are_told_and_not_merged(folder: Folder, lang: str) -> None:
    head, words = (*HEAD, "Ref", "Department"), ("--lang", lang)
    rows = [("TU Graz", "2020-10-01", "7", "Law"), ("Siam Lab", "2018-08-08", "8", "Art"), (*FAL, "9", "Law")]
    newer = [
        ("TU Graz (Graz University of Technology)", *rows[0][1:]),
        ("Siam Lab", "2018-08-09", "8", "Art"),
    ]
    folder.take(*rows, head=head)
    told = folder.take(*newer, rows[2], head=head, words=words)
    assert "edges.csv:2 TU Graz 2020-10-01; edges.csv:3 Siam Lab 2018-08-08" in told
    assert "edges.csv:2 TU Graz 2020-10-01 -> TU Graz (Graz University of Technology)" in told
    assert "edges.csv:3 Siam Lab 2018-08-08 -> 2018-08-09" in told
    assert "aliases" in told
    assert ("delete the older row" if lang == "en" else "古い行を削除") in told
    assert len(folder.ties()) == 5


def test_a_name_like_an_old_one_with_other_cells_is_another_agreement(folder: Folder) -> None:
    head = (*HEAD, "Ref", "Department")
    folder.take(("Siam Lab", "2018", "8", "Art"), (*FAL, "9", "Law"), head=head)
    told = folder.take(("Siam Lab North", "2018", "11", "Sea"), (*FAL, "9", "Law"), head=head)
    assert "kept: edges.csv:2 Siam Lab 2018" in told
    assert "another name" not in told


# As told: the new name among the other names of the old organisation, and the rows that were added deleted.
def test_a_name_put_right_as_told_is_found(folder: Folder) -> None:
    folder.take(("TU Graz", "2020-10-01"), FAL)
    nodes = folder.place / "nodes.csv"
    text = nodes.read_text(encoding="utf-8").replace("\n", ",\n").replace("type,", "type,aliases", 1)
    nodes.write_text(text.replace("TU Graz,unknown,", "TU Graz,unknown,Graz Tech"), encoding="utf-8")
    assert "added 0 organisations and 0 ties" in folder.take(("Graz Tech", "2020-10-01"), FAL)


def test_an_agreement_that_follows_an_old_one_is_no_correction(folder: Folder) -> None:
    head = (*HEAD, "Expires")
    folder.take(("Otter Lab", "2018-08-08", "2023-08-07"), (*FAL, ""), head=head)
    told = folder.take(("Otter Lab", "2023-08-08", "2028-08-07"), (*FAL, ""), head=head)
    assert "edges.csv:2 Otter Lab 2018-08-08" in told
    assert "another date" not in told


def test_one_number_with_two_names_of_a_party_is_told(folder: Folder) -> None:
    head, how = ("Agreement number", *HEAD), ("--column", "agreement=Agreement number")
    folder.take(("K-1", "TU Graz", "2020"), ("K-2", *FAL), head=head, words=how)
    told = folder.take(("K-1", "Graz University of Technology", "2020"), ("K-2", *FAL), head=head, words=how)
    assert "K-1 (edges.csv:2): TU Graz / Graz University of Technology" in told


def test_of_many_ties_that_are_not_in_the_list_some_are_named(folder: Folder) -> None:
    labs = [f"{letter} Lab" for letter in "BCDEFGHI"]
    folder.take(*((lab, "2019") for lab in labs))
    told = folder.take(FAL)
    assert (
        "8 ties of the folder are not in the list; kept: edges.csv:2 B Lab 2019; edges.csv:3 C Lab 2019"
        in told
    )
    assert "edges.csv:7 G Lab 2019; …" in told
    assert "another" not in told


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("University of Ghent", "Ghent University", True), ("Otter University", "Wye University", False),
        ("Universtiy of Otterburn", "University of Oterburn", True), ("TU Graz", "TU Wien", False),
        ("港湾大学", "国立港湾大学", True), ("青葉大学", "北海大学", False), ("湊市", "湊", False),
        ("A", "B", False),
    ],
)  # fmt: skip
def test_names_that_may_be_one(one: str, other: str, *, alike: bool) -> None:
    assert resemble(one, other) is alike
    assert resemble(other, one) is alike


@pytest.mark.parametrize("first", [(0,), (1,), (0, 1)])
def test_agreements_of_several_parties_on_one_day_find_themselves(
    folder: Folder, first: tuple[int, ...]
) -> None:
    rows = [("Otter Lab; Wye Lab", "2020", "MoU"), ("Otter Lab; Wye Lab", "2020", "Exchange")]
    head = (*HEAD, "Title")
    folder.take(*(rows[at] for at in first), head=head)
    for newer in permutations(rows):
        assert "list says otherwise" not in folder.take(*newer, head=head)
    assert folder.agreements() == 2
