"""Files beside the two that are easily taken for one of them are told, and no others."""

from __future__ import annotations

import pytest

from graph.reading import check

from .conftest import Put


def told(put: Put, name: str) -> list[tuple[str, str, int, str]]:
    folder = put()
    (folder / name).write_bytes(b"")
    return [(each.rule.code, each.file, each.row, each.message) for each in check(folder).findings]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("nodes (1).csv", "nodes.csv"),
        ("nodes - コピー.csv", "nodes.csv"),
        ("Nodes - Copy (2).CSV", "nodes.csv"),
        ("edges-DESKTOP-7Q.csv", "edges.csv"),
        ("edges_old.csv", "edges.csv"),
        ("edges2.xlsx", "edges.csv"),
        ("edges.csv.bak", "edges.csv"),
        ("edges.csv~", "edges.csv"),
        ("nodes（田中の変更）.csv", "nodes.csv"),
    ],
)
def test_a_copy_beside_the_data_is_told(put: Put, name: str, file: str) -> None:
    assert told(put, name) == [("N113", file, 0, f"{name} lies beside it, and is not read")]


@pytest.mark.parametrize(
    ("name", "file"),
    [("~$edges.csv", "edges.csv"), (".~lock.edges.csv#", "edges.csv"), ("~$nodes (1).csv", "nodes (1).csv")],
)
def test_a_file_that_is_open_is_told(put: Put, name: str, file: str) -> None:
    (found,) = told(put, name)
    assert found[0] == "N114"
    assert found[3] == f"{file} is open in a spreadsheet: {name} lies beside it"


@pytest.mark.parametrize(
    "name",
    [
        "claims.csv", "positions.csv", "edges.csv.lock", ".edges.csv.graph-00000000-1-000000000000.tmp",
        "nodesize.csv", "my nodes.csv", "~$agreements.xlsx", "edges.md", "edges.png", "README.md",
    ],
)  # fmt: skip
def test_what_is_no_copy_is_not_told(put: Put, name: str) -> None:
    assert told(put, name) == []


def test_folders_are_no_copies_and_copies_come_in_one_order(put: Put) -> None:
    folder = put()
    (folder / "edges (0).csv").mkdir()
    for name in ("edges (2).csv", "nodes (9).csv", "edges (1).csv"):
        (folder / name).write_bytes(b"")
    assert [each.message.split(" lies")[0] for each in check(folder).findings] == [
        "nodes (9).csv",
        "edges (1).csv",
        "edges (2).csv",
    ]


def test_another_name_of_the_file_itself_is_no_copy(put: Put) -> None:
    # As a file system shows it that is blind to case; a hard link has the same file under two names.
    folder = put()
    (folder / "Nodes.csv").hardlink_to(folder / "nodes.csv")
    assert check(folder).findings == ()
