"""The ranks that are drawn, in the picture and on the slide, are those of the hub table of each day."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

import graph
from graph.documents.slides import Findings, deck
from graph.drawing.charts import axes, bump_chart
from graph.drawing.charts.ranks import standings
from graph.measures import ranks
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.growth.overtime import over_time, over_time_answer

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

IDS = "abcdefghij"
Ranks = dict[str, list[int | None]]


@st.composite
def ecosystems(draw: st.DrawFn) -> Ecosystem:
    """Ten organisations that sign few ties in four years, so that many have equally many partners."""
    pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
    ties = draw(st.lists(st.tuples(pairs, st.integers(2015, 2018)), min_size=1, max_size=14))
    nodes = {"id": list(IDS), "name": [f"N{each}" for each in IDS], "type": ["city"] * len(IDS)}
    columns = {"source": [pair[0] for pair, _ in ties], "target": [pair[1] for pair, _ in ties]}
    return make(nodes, columns | {"signed": [str(year) for _, year in ties]})


def of_each_day(eco: Ecosystem) -> Ranks:
    """Ranks from the hub table of each period's last day, by id."""
    tables = [
        ranks(graph.centrality(graph.snapshot(eco, each.end)), "partners")
        for each in View(eco).periods("year")
    ]
    return {each: [table.get(each) for table in tables] for table in tables for each in table}


def in_picture(table: pd.DataFrame, monkeypatch: pytest.MonkeyPatch, top: int) -> Ranks:
    """Ranks as they are drawn, by id: the nearest to the height of each point."""
    figures: list[Figure] = []

    def keep(figure: Figure, *rest: Any, **options: Any) -> bytes:
        figures.append(figure)
        return b""

    monkeypatch.setattr(axes, "saved", keep)
    bump_chart(table, top=top)
    drawn: list[Any] = [each for panel in figures[0].axes for each in panel.lines if each.get_marker() == "o"]
    return {
        str(each.get_label()): [None if y != y else round(float(y)) for y in each.get_ydata()]
        for each in drawn
    }


def on_slide(table: pd.DataFrame) -> Ranks:
    """The data of the native chart, by name; the deck has no map."""
    nobody = make({"id": [], "name": [], "type": []}, {})
    made = deck(View(nobody), {}, [], findings=Findings(ranks=table))
    shapes = [each for slide in Presentation(io.BytesIO(made)).slides for each in slide.shapes]
    (chart,) = [each.chart for each in shapes if each.has_chart]
    return {each.name: [None if n is None else int(n) for n in each.values] for each in chart.plots[0].series}


@given(ecosystems(), st.integers(1, 6))
def test_the_lines_are_the_ranks_of_each_days_hub_table(eco: Ecosystem, top: int) -> None:
    known, found = of_each_day(eco), standings(over_time(eco), top)
    assert {each.id: list(each.ranks) for each in found.courses} == {
        each.id: known[each.id] for each in found.courses
    }
    for i, period in enumerate(found.periods):
        day = {each: rank for each, of in known.items() if (rank := of[i]) is not None}
        shown = {each.id for each in found.courses}
        first = sorted(day.values())[:top]
        # whoever stands before the last rank that finds room has a line; of those on it, all or so many more
        assert {each for each, rank in day.items() if rank < first[-1]} <= shown
        left_out = sum(rank == first[-1] and each not in shown for each, rank in day.items())
        assert found.more.get(period, (first[-1], 0)) == (first[-1], left_out)


def test_picture_and_slide_show_the_ranks_of_the_sample(
    sample: Ecosystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, known = over_time(sample), of_each_day(sample)
    found = standings(table, 10)
    picture = in_picture(table, monkeypatch, 10)
    assert picture == {
        each.id: [rank if found.within(rank) else None for rank in known[each.id]] for each in found.courses
    }
    last = table[table["period"].isin(table["period"].unique()[-16:])]
    slide, courses = on_slide(table), standings(last, 8).courses
    assert sorted(slide.values(), key=str) == sorted((known[each.id][-16:] for each in courses), key=str)


def test_equals_in_the_picture_and_on_the_slide(monkeypatch: pytest.MonkeyPatch) -> None:
    # a has three partners, b and c two each (a and each other), d one: ranks 1, 2, 2, 4
    eco = make(
        {"id": list("dcba"), "name": list("DCBA"), "type": ["city"] * 4},
        {"source": list("abdc"), "target": list("bcaa"), "signed": ["2018"] * 4},
    )
    table = over_time(eco)
    assert in_picture(table, monkeypatch, 10) == {"a": [1], "b": [2], "c": [2], "d": [4]}
    assert on_slide(table) == {"A": [1], "B": [2], "C": [2], "D": [4]}


def test_a_table_of_the_first_few_has_a_chart_that_says_who_else_is_tied() -> None:
    eco = make(
        {"id": list("dcba"), "name": list("DCBA"), "type": ["city"] * 4},
        {"source": list("bcd"), "target": list("aaa"), "signed": ["2018"] * 3},
    )
    answer = over_time_answer(View(eco, date(2018, 12, 31)), "year", top=2)
    assert answer.table["id"].tolist() == ["a", "b"]
    assert standings(answer.charts["ranks"], answer.charts["ranks"].attrs["top"]).more == {"2018": (2, 2)}
