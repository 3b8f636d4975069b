"""What is written and read again is what it was, where the format can hold it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import graph
from graph.exchange import export, import_files
from graph.exchange.content import as_csv
from graph.model.ecosystem import Ecosystem, snapshot
from graph.vocabulary import EXCHANGE_FORMATS


def rows(table: pd.DataFrame) -> list[str]:
    """The rows of a table whatever their order and that of the columns."""
    return sorted(repr(sorted(row.items())) for row in table.drop(columns="row").to_dict("records"))


def again(eco: Ecosystem, form: str, folder: Path) -> Ecosystem:
    """The ecosystem written, imported and read."""
    for name, data in as_csv(import_files(export(eco, form))).items():
        (folder / name).write_bytes(data)
    assert graph.check(folder).count("error") == 0
    return graph.read(folder)


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_every_cell_comes_back(rich: Ecosystem, form: str, tmp_path: Path) -> None:
    back = again(rich, form, tmp_path)
    assert rows(back.nodes) == rows(rich.nodes)
    assert rows(back.edges) == rows(rich.edges)


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_the_sample_comes_back(sample: Ecosystem, form: str, tmp_path: Path) -> None:
    back = again(sample, form, tmp_path)
    assert rows(back.nodes) == rows(sample.nodes)
    assert rows(back.edges) == rows(sample.edges)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["graphml", "gexf", "gephi-csv", "xlsx"])
def test_the_columns_keep_their_order_where_the_file_has_a_header(
    sample: Ecosystem, form: str, tmp_path: Path
) -> None:
    assert again(sample, form, tmp_path).digest == sample.digest


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_the_same_ecosystem_gives_the_same_bytes(rich: Ecosystem, form: str) -> None:
    assert export(rich, form) == export(rich, form)


@pytest.mark.parametrize("form", EXCHANGE_FORMATS)
def test_an_empty_ecosystem_comes_back_empty(rich: Ecosystem, form: str) -> None:
    from graph.model.ecosystem import make

    found = import_files(export(make({"id": [], "name": [], "type": []}, {}), form))
    assert (found.nodes, found.edges) == ((), ())


def test_structure_can_be_left_out(rich: Ecosystem) -> None:
    # two of the six rows are located_in and member_of
    assert len(import_files(export(rich, "node-link", structural=False)).edges) == 4


def test_a_snapshot_is_written_with_the_ties_of_its_day(rich: Ecosystem) -> None:
    # by the end of 2018: m-1 (2016-05), member_of (2001) and the undated located_in
    found = import_files(export(snapshot(rich, "2018"), "graphml"))
    assert sorted(each.get("relation", "") for each in found.edges) == ["located_in", "member_of", "mou"]


# in a workbook people write
@pytest.mark.parametrize("form", [each for each in EXCHANGE_FORMATS if each != "xlsx"])
@pytest.mark.parametrize("mark", ["〃", "''", "同上"])
def test_no_tool_means_the_row_above(form: str, mark: str, tmp_path: Path) -> None:
    nodes = {"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"], "motto": ["", mark]}
    edges = {"source": ["a", "a"], "target": ["b", "b"], "signed": ["2019", "2020"], "label": ["", mark]}
    back = again(graph.make(nodes, edges), form, tmp_path)
    assert sorted(back.edges["label"]) == sorted(edges["label"])
    assert sorted(back.nodes["motto"]) == sorted(nodes["motto"])
