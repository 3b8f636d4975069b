"""The types of a view keep rows of every table that has a row an organisation, and change no number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import graph
from graph.model.view import View
from graph.questions.changes.whatif import whatif_answer
from graph.questions.growth.overtime import over_time_answer
from graph.questions.hubs.rankings import ranking_answer
from graph.questions.organisations.card import card_answer
from graph.questions.organisations.paths import neighbours_answer
from graph.questions.partners.track import suggest_answer

# a - b - c - d in a row, e beside b; b and e are companies, and nobody else is.
ECO = graph.make(
    {
        "id": list("abcdef"),
        "name": [each.upper() for each in "abcdef"],
        "type": ["hub", "company", "city", "city", "company", "startup"],
    },
    {"source": list("abcb"), "target": list("bcde"), "signed": ["2015", "2016", "2017", "2018"]},
)
COMPANIES = {"b", "e"}
TABLES: dict[str, Callable[[View], pd.DataFrame]] = {
    "centrality": graph.centrality,
    "over_time": graph.over_time,
    "neighbours": lambda view: graph.neighbours(view, "c", steps=3),
    "suggest": lambda view: graph.suggest(view, "d"),
    "best": lambda view: graph.best(view, "d"),
    "whatif": lambda view: graph.whatif(view, add=["a|d|2019"]).ranks,
    "difference": lambda view: graph.difference(view.on("2015"), view).organisations,
    "moves": lambda view: graph.difference(view.on("2016"), view).moves,
    "card": lambda view: graph.card(view, "c").partners,
    "why": lambda view: graph.why(view, "c").rows,
}
# The same tables, as the commands give them.
ANSWERS: dict[str, Callable[[View], pd.DataFrame]] = {
    "centrality": lambda view: ranking_answer(view).table,
    "over_time": lambda view: over_time_answer(view, "year").table,
    "neighbours": lambda view: neighbours_answer(view, "c", steps=3).table,
    "suggest": lambda view: suggest_answer(view, "d", scores=True).table,
    "whatif": lambda view: whatif_answer(view, add=["a|d|2019"]).parts["ranks"],
    "card": lambda view: card_answer(view, "c").parts["partners"],
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_keeps_the_rows_of_the_types_asked_for(name: str) -> None:
    every, kept = (TABLES[name](View(ECO, "2018", types=types)) for types in ((), ["company"]))
    assert 0 < len(kept) < len(every)
    assert set(kept["id"]) <= COMPANIES
    same = every[every["id"].isin(COMPANIES)].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, same)  # and every number is that among all


@pytest.mark.parametrize("name", ANSWERS)
def test_a_command_gives_the_rows_of_its_function(name: str) -> None:
    view = View(ECO, "2018", types=["company"])
    assert ANSWERS[name](view)["id"].tolist() == TABLES[name](view)["id"].tolist()


def test_what_is_said_beside_the_rows_is_of_everyone() -> None:
    # c has two partners, b and d; of them only b is a company.
    asked, everyone = (View(ECO, "2018", types=types) for types in (["company"], ()))
    assert graph.why(asked, "c").value == 2.0
    assert card_answer(asked, "c").notes == card_answer(everyone, "c").notes
    assert neighbours_answer(asked, "c").notes == neighbours_answer(everyone, "c").notes


def test_the_first_rows_of_each_period_are_those_of_the_types() -> None:
    found = graph.over_time(View(ECO, types=["company"]), top=1)
    assert set(found["id"]) == {"b"}


@pytest.mark.parametrize(
    ("types", "kept"),
    [
        (["COMPANY"], ["b", "e"]),
        ("company", ["b", "e"]),
        (["企業"], ["b", "e"]),
        (["Startup"], ["f"]),  # a type that is not listed, as the data have it
        (["hub", "city"], ["a", "c", "d"]),
    ],
)
def test_types_are_taken_in_any_case_and_a_text_alone_is_one(types: Any, kept: list[str]) -> None:
    assert View(ECO, types=types).kept(ECO.nodes)["id"].tolist() == kept
    assert graph.select(ECO, types=types).nodes["id"].tolist() == kept


def test_names_that_can_be_gone_through_once_work_twice() -> None:
    once: Any = [(each for each in names) for names in (["city"], ["mou"])]
    view = View(ECO, types=once[0], relations=once[1])
    assert [len(view.kept(ECO.nodes)) for _ in "ab"] == [2, 2]
    assert [len(each.counted.edges) for each in (view, view.on("2016"))] == [4, 2]


@pytest.mark.parametrize("argument", ["types", "relations"])
@pytest.mark.parametrize("given", [None, 5, [None], [["city"]]])
def test_what_names_nothing_is_refused_in_a_sentence(argument: str, given: Any) -> None:
    with pytest.raises(graph.UsageError, match=f"{argument} takes texts, one or several in a list, not"):
        View(ECO, **{argument: given})


def test_a_type_that_there_is_not_is_refused_with_the_nearest() -> None:
    with pytest.raises(graph.UnknownName, match="did you mean 'company'"):
        View(ECO, types=["companie"])
    with pytest.raises(graph.UnknownName, match="no type is called 'zz'; choose one of city, cluster"):
        View(ECO, types=["zz"])


def test_somebody_who_is_not_there_is_refused_with_who_comes_near() -> None:
    many = graph.make(
        {"id": [f"n{n:03}" for n in range(100)], "name": ["Lab"] * 100, "type": ["hub"] * 100}, {}
    )
    with pytest.raises(graph.UnknownName, match="is called 'n0999'; did you mean 'n099'"):
        graph.select(many, without=["n0999"])
    with pytest.raises(graph.UnknownName, match=r"no organisation is called 'zzzzz'$"):
        graph.select(many, without="zzzzz")
