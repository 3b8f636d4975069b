"""Days of pandas and NumPy in cells: as precise as they are, neither more nor less."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import graph
from graph.vocabulary.values import plain

# What a cell says, and the first and last day that it stands for, read off a calendar.
STRETCHES: list[tuple[Any, str, str, str]] = [
    (pd.Period("2016-05"), "2016-05", "2016-05-01", "2016-05-31"),
    (pd.Period("2016", freq="Y"), "2016", "2016-01-01", "2016-12-31"),
    (pd.Period("2016", freq="Y-MAR"), "2015-04/2016-03", "2015-04-01", "2016-03-31"),
    (pd.Period("2016Q2", freq="Q"), "2016-04/2016-06", "2016-04-01", "2016-06-30"),
    (pd.Period("2016Q1", freq="Q-MAR"), "2015-04/2015-06", "2015-04-01", "2015-06-30"),
    (pd.Period("2016Q1", freq="Q-FEB"), "2015-03/2015-05", "2015-03-01", "2015-05-31"),
    (pd.Period("2016-05", freq="2M"), "2016-05/2016-06", "2016-05-01", "2016-06-30"),
    (pd.Period("2016", freq="2Y"), "2016/2017", "2016-01-01", "2017-12-31"),
    (pd.Period("2016-05-18", freq="W"), "2016-05-16/2016-05-22", "2016-05-16", "2016-05-22"),
    (pd.Period("2016-05-18"), "2016-05-18", "2016-05-18", "2016-05-18"),
    (pd.Period("2016-05-18 05:00", freq="h"), "2016-05-18", "2016-05-18", "2016-05-18"),
    (np.datetime64("2016-05"), "2016-05", "2016-05-01", "2016-05-31"),
    (np.datetime64("2016"), "2016", "2016-01-01", "2016-12-31"),
    (np.datetime64("2016", ("Y", 2)), "2016/2017", "2016-01-01", "2017-12-31"),
    (np.datetime64("2016-02-29"), "2016-02-29", "2016-02-29", "2016-02-29"),
    (np.datetime64("2016-05-18T05", "h"), "2016-05-18", "2016-05-18", "2016-05-18"),
    (np.array(["2016-05"], "M8[M]"), "2016-05", "2016-05-01", "2016-05-31"),
    (datetime(2016, 5, 18, 5), "2016-05-18", "2016-05-18", "2016-05-18"),
    (date(2016, 5, 18), "2016-05-18", "2016-05-18", "2016-05-18"),
]
NODES = pd.DataFrame({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]})


@pytest.mark.parametrize(
    ("given", "text", "first", "last"), STRETCHES, ids=[repr(row[0]) for row in STRETCHES]
)
def test_a_day_in_a_table_or_on_a_tie_is_as_precise_as_it_was_given(
    given: Any, text: str, first: str, last: str
) -> None:
    ties = pd.DataFrame({"source": ["a"], "target": ["b"], "signed": pd.Series([given], dtype=object)})
    for eco in (
        graph.read(NODES, ties),
        graph.from_networkx(nx.Graph([("a", "b", {"signed": given})])),
    ):
        row = eco.edges.iloc[0]
        days = [str(row[name].date()) for name in ("signed_first", "signed_last")]
        assert [row["signed"], *days] == [text, first, last]


@pytest.mark.parametrize("nothing", [pd.NaT, np.datetime64("NaT", "M"), None, pd.NA, np.nan])
def test_no_day_is_a_blank(nothing: Any) -> None:
    assert plain(nothing) == ""


def test_a_column_of_fiscal_years_is_one_of_intervals() -> None:
    years = pd.PeriodIndex(["2016", "2017"], freq="Y-MAR")
    ties = pd.DataFrame({"source": ["a", "b"], "target": ["b", "a"], "signed": years})
    assert sorted(graph.read(NODES, ties).edges["signed"]) == ["2015-04/2016-03", "2016-04/2017-03"]
    assert graph.growth(graph.read(NODES, ties), "fiscal-year")["period"].tolist() == ["FY2015", "FY2016"]


def test_quarters_are_kept_as_pandas_writes_them_in_columns_that_are_no_dates() -> None:
    assert plain(pd.Period("2016Q2", freq="Q")) == "2016Q2"
    assert plain([pd.Period("2016-05"), pd.Period("2016", freq="Y")]) == "2016-05; 2016"
