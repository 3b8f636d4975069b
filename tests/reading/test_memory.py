"""Two tables in the place of a folder: read and checked as the files that they would be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import graph

NODES = pd.DataFrame({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]})
DAY = date(2016, 5, 18)


def ties(**columns: object) -> pd.DataFrame:
    return pd.DataFrame({"source": ["a"], "target": ["b"], "signed": ["2016"]} | columns)


@pytest.mark.parametrize(
    ("signed", "read"),
    [
        ("2016-05", "2016-05"),
        (DAY, "2016-05-18"),
        (pd.Timestamp(DAY), "2016-05-18"),
        (np.datetime64("2016-05-18"), "2016-05-18"),
        (np.datetime64("2016-05-18", "ns"), "2016-05-18"),
        (np.datetime64("NaT"), ""),
        (pd.Period("2016-05"), "2016-05"),
        (2016, "2016"),
        (2016.0, "2016"),
        (None, ""),
        (float("nan"), ""),
        (pd.NaT, ""),
        (pd.NA, ""),
    ],
)
def test_a_day_may_be_written_as_python_has_it(signed: object, read: str) -> None:
    assert graph.read(NODES, ties(signed=[signed])).edges["signed"].item() == read


def test_kinds_of_columns_make_no_difference() -> None:
    plain = graph.read(NODES, ties(term_years=["3"], signed=["2016-05-18"]))
    kinds = {"source": "category", "target": "string"}
    other = ties(term_years=[3.0], signed=pd.to_datetime(["2016-05-18"])).astype(kinds)
    assert graph.read(NODES.astype("category"), other).digest == plain.digest


def test_ids_may_be_numbers() -> None:
    numbers = NODES.assign(id=[1, 2])
    assert graph.read(numbers, ties(source=[1], target=[2.0])).edges["target"].item() == "2"


def test_everything_is_checked_and_named_by_its_row() -> None:
    with pytest.raises(graph.DataError) as fault:
        graph.read(NODES, ties(target=["nobody"]))
    told = "edges.csv:2: error E203 unknown-id  target (column B): 'nobody' is not an id in nodes.csv"
    assert str(fault.value.findings[0]).startswith(told)
    assert graph.check(NODES, ties(target=["nobody"])).count("error") == 1
    assert len(graph.read(NODES, ties(target=["nobody"]), keep_going=True).edges) == 0


def test_the_tables_of_an_ecosystem_make_the_same_ecosystem(sample: graph.Ecosystem) -> None:
    again = graph.read(sample.nodes, sample.edges)
    assert again.digest == sample.digest
    assert again.nodes.columns.tolist() == sample.nodes.columns.tolist()
    nodes, edges = (each.sample(frac=1, random_state=1) for each in (sample.nodes, sample.edges))
    assert graph.read(nodes, edges).digest == sample.digest


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (np.array(["x", "y"]), "x; y"),  # as Parquet has lists
        ({"y", "x", "z"}, "x; y; z"),
        (["x", "y"], "x; y"),
        ({"k": 1}, "{'k': 1}"),
        (b"x", "b'x'"),
        ([["x"]], "[['x']]"),
    ],
)
def test_nothing_that_stands_in_a_cell_is_lost(cell: object, read: str) -> None:
    nodes = NODES.assign(further=pd.Series([cell, None], dtype=object))
    assert graph.read(nodes, ties()).nodes["further"].tolist() == [read, ""]


def test_the_tables_are_not_changed() -> None:
    nodes, edges = NODES.copy(), ties()
    graph.read(nodes, edges)
    pd.testing.assert_frame_equal(nodes, NODES)
    pd.testing.assert_frame_equal(edges, ties())


@pytest.mark.parametrize(
    "given",
    [(NODES,), ("data", ties()), (None, ties()), (NODES, "data"), (NODES["id"], ties()), ([], {})],
)
def test_one_table_is_not_enough_and_a_folder_is(given: tuple[object, ...]) -> None:
    with pytest.raises(graph.UsageError, match="give"):
        graph.read(*given)  # type: ignore[arg-type]


def test_a_required_column_that_is_missing_is_named() -> None:
    with pytest.raises(graph.DataError, match="type"):
        graph.read(NODES.drop(columns="type"), ties())


def test_a_workbook_is_read_as_it_is(tmp_path: Path) -> None:
    book = tmp_path / "list.xlsx"
    with pd.ExcelWriter(book) as written:
        NODES.to_excel(written, sheet_name="nodes", index=False)
        ties().to_excel(written, sheet_name="edges", index=False)
    assert graph.read(book).digest == graph.read(NODES, ties()).digest
