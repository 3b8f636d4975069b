"""A workbook with the sheets nodes and edges in the place of a folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import DataError, FileError
from graph.exchange import export
from graph.model.ecosystem import Ecosystem
from tests.exchange.lists import Rows, xlsx

NODES: Rows = [["id", "name", "type"], ["a", "A Lab", "hub"], ["b", "B City", "city"]]
EDGES: Rows = [
    ["source", "target", "signed"],
    ["a", "b", date(2016, 5, 18)],
    [None, None, None],
    ["b", "a", "2019-04"],
]


def book(path: Path, **sheets: Rows) -> Path:
    path.write_bytes(xlsx(**sheets))
    return path


@pytest.mark.parametrize(("nodes", "edges"), [("nodes", "edges"), ("Nodes", "EDGES"), ("組織", "協定")])
def test_a_workbook_gives_what_its_sheets_give_as_files(nodes: str, edges: str, tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {nodes: NODES, edges: EDGES, "memo": [["x"]]}
    path = book(tmp_path / "list.xlsx", **sheets)
    eco = graph.read(path)
    assert eco.edges["signed"].tolist() == ["2016-05-18", "2019-04"]
    assert eco.edges["row"].tolist() == [2, 4]
    (tmp_path / "nodes.csv").write_text("id,name,type\na,A Lab,hub\nb,B City,city\n", encoding="utf-8")
    (tmp_path / "edges.csv").write_text(
        "source,target,signed\na,b,2016-05-18\n\nb,a,2019-04\n", encoding="utf-8"
    )
    assert eco.digest == graph.read(tmp_path).digest


def test_findings_stand_in_the_sheet(tmp_path: Path) -> None:
    edges: Rows = [*EDGES, ["a", "c", "2020"]]
    path = book(tmp_path / "list.xlsx", nodes=NODES, edges=edges)
    (wrong,) = [each for each in graph.check(path).findings if each.severity == "error"]
    assert (wrong.file, wrong.row, wrong.letter) == ("list.xlsx [edges]", 5, "B")
    with pytest.raises(DataError, match=r"list.xlsx \[edges\]:5: error E203"):
        graph.read(path)


def test_a_workbook_without_the_sheets_is_told_what_to_do(tmp_path: Path) -> None:
    path = book(tmp_path / "list.xlsx", Sheet1=[["Partner", "Signed"]])
    with pytest.raises(FileError, match=r"has the sheets Sheet1, and none called nodes; .* graph import"):
        graph.read(path)
    assert run(command, ["growth", "--data", str(path)]) == 3


@pytest.mark.parametrize(
    "words",
    [
        ["centrality", "--format", "csv"], ["growth", "--format", "csv"], ["show", "A Lab"], ["check"],
        ["renewals"], ["path", "a", "b"], ["why", "a"], ["diff", "2016", "2019"],
    ],
)  # fmt: skip
def test_every_question_can_be_asked_of_a_workbook(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "list.xlsx", nodes=NODES, edges=EDGES)
    assert run(command, [*words, "--data", str(path)]) == 0
    assert capsys.readouterr().out


def test_the_map_and_an_export_are_made_of_a_workbook_and_it_is_never_written_over(
    tmp_path: Path, sample: Ecosystem
) -> None:
    path = book(tmp_path / "list.xlsx", nodes=NODES, edges=EDGES)
    before = path.read_bytes()
    assert run(command, ["map", "--data", str(path), "-o", str(tmp_path / "m.html")]) == 0
    assert run(command, ["export", "--data", str(path), "--format", "xlsx", "-o", str(path)]) == 2
    assert run(command, ["add", "agreement", "a", "b", "--signed", "2020", "--data", str(path)]) == 2
    assert path.read_bytes() == before


def test_cells_that_are_blank_at_the_end_of_a_row_are_no_fault(tmp_path: Path) -> None:
    # openpyxl, as Excel, stores no cell for what is blank
    nodes: Rows = [["id", "name", "type", "country", "notes"], ["a", "A", "hub", "JP"], ["b", "B", "city"]]
    found = graph.read(book(tmp_path / "list.xlsx", nodes=nodes, edges=EDGES[:1]))
    assert found.nodes["country"].tolist() == ["JP", ""]


def test_what_was_exported_as_a_workbook_is_read_as_data(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "data"
    path = tmp_path / "list.xlsx"
    path.write_bytes(export(graph.read(sample), "xlsx")[".xlsx"])
    again = graph.read(path)
    assert again.nodes["id"].tolist() == graph.read(sample).nodes["id"].tolist()
    assert len(again.edges) == len(graph.read(sample).edges)
