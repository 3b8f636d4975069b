"""What the public functions give can be copied, compared, and sent to another process."""

from __future__ import annotations

import copy
import dataclasses
import importlib
import pickle
import pkgutil
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import networkx as nx
import pandas as pd
import pytest

import graph
from graph.words.messages import Message

NODES = {"id": list("abc"), "name": list("ABC"), "type": ["hub", "city", "city"], "name_ja": ["甲", "乙", ""]}
TIES = {
    "source": list("aba"),
    "target": list("bcc"),
    "signed": ["2016", "2018-05", "2020"],
    "renews": ["", "", ""],
}
ECO = graph.make(NODES, TIES)
VIEW = graph.View(ECO, "2018", lang="ja")
GIVEN: dict[str, Any] = {
    "ecosystem": ECO,
    "of a day": graph.snapshot(ECO, "2018"),
    "selected": graph.select(ECO, without=["c"]),
    "of a graph": graph.from_networkx(nx.path_graph(3)),
    "read": graph.read(pd.DataFrame(NODES), pd.DataFrame(TIES)),
    "view": VIEW,
    "difference": graph.difference(graph.View(ECO, "2016"), VIEW),
    "card": graph.card(VIEW, "a"),
    "paths": graph.paths(VIEW, "a", "c"),
    "receipt": graph.why(VIEW, "a"),
    "what if": graph.whatif(VIEW, add=["a|c"]),
    "figures": graph.figures(VIEW),
    "answer": graph.briefing(VIEW, "a"),
    "inspection": graph.check(pd.DataFrame(NODES), pd.DataFrame(TIES)),
    "date": graph.parse_date("2016-05"),
}


def fault(code: Any) -> graph.GraphError:
    """The error that some code makes."""
    with pytest.raises(graph.GraphError) as found:
        code()
    return found.value


def told(*values: Any) -> None:
    """A story that cannot be told."""
    raise graph.StoryError(*values)


ERRORS = {
    "UsageError": lambda: graph.View(ECO, lang="fr"),
    "DateError": lambda: graph.View(ECO, "2016-13").day,
    "UnknownName": lambda: graph.find(ECO, "Q"),
    "AmbiguousName": lambda: graph.find(graph.make({**NODES, "name": ["A", "X", "X"]}, {}), "X"),
    "FileError": lambda: graph.read("no such folder"),
    "DataError": lambda: graph.read(pd.DataFrame(NODES), pd.DataFrame({**TIES, "target": list("zzz")})),
    "StoryError": lambda: told(1, "day", "is no day"),
}


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("again", [lambda each: pickle.loads(pickle.dumps(each)), copy.deepcopy, copy.copy])
def test_a_copy_says_what_the_first_says(name: str, again: Any) -> None:
    one = GIVEN[name]
    other = again(one)
    assert type(other) is type(one)
    if isinstance(one, graph.Ecosystem | graph.View):
        for ask in (graph.centrality, graph.growth, graph.figures):
            assert repr(ask(other)) == repr(ask(one))
    for field in dataclasses.fields(one):
        was, now = (getattr(each, field.name) for each in (one, other))
        if isinstance(was, pd.DataFrame):
            pd.testing.assert_frame_equal(now, was)


@pytest.mark.parametrize("name", GIVEN)
def test_whatever_is_given_can_be_compared(name: str) -> None:
    one = GIVEN[name]
    assert (one == one, one == object(), one in [one]) == (True, False, True)
    assert (one == copy.copy(one)) in (True, False)


def test_what_holds_a_table_or_a_graph_is_compared_as_the_object_that_it_is() -> None:
    # A table in a comparison or a hash raises errors of pandas; who compares data compares the tables.
    for module in pkgutil.walk_packages(graph.__path__, "graph."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and dataclasses.is_dataclass(each) and each.__module__ == module.name:
                held = " ".join(str(field.type) for field in dataclasses.fields(each))
                if re.search(r"\bDataFrame|nx\.Graph|NDArray", held):
                    assert each.__eq__ is object.__eq__, f"{each.__module__}.{each.__name__}: eq=False"
    assert len({hash(GIVEN[name]) for name in ("ecosystem", "view", "card", "difference", "answer")}) == 5


@pytest.mark.parametrize("name", ERRORS)
@pytest.mark.parametrize("again", [lambda each: pickle.loads(pickle.dumps(each)), copy.deepcopy, copy.copy])
def test_an_error_is_the_same_in_another_process(name: str, again: Any) -> None:
    one = fault(ERRORS[name])
    assert type(one).__name__ == name
    other = again(one)
    assert type(other) is type(one)
    assert str(other) == str(one)
    assert vars(other) == vars(one)
    assert getattr(other.message, "template", "") == getattr(one.message, "template", "")
    if name not in ("DataError", "FileError"):
        assert isinstance(other.message, Message)  # so that it still can be told in Japanese


@pytest.mark.slow
def test_an_ecosystem_can_be_measured_in_another_process() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        found = pool.submit(graph.centrality, ECO).result()
    pd.testing.assert_frame_equal(found, graph.centrality(ECO))


def test_who_changes_a_table_of_an_ecosystem_has_changed_a_copy() -> None:
    eco = graph.make(NODES, TIES)
    before = graph.centrality(eco)
    ties, nodes = eco.edges, eco.nodes
    ties.loc[:, "source"] = "b"
    nodes.loc[:, "name"] = "changed"
    assert eco.edges["source"].tolist() == ["a", "a", "b"]
    assert eco.nodes["name"].tolist() == ["A", "B", "C"]
    view = graph.View(eco, "2018")
    counted = view.counted.edges
    counted["target"] = "a"
    pd.testing.assert_frame_equal(graph.centrality(eco), before)
    assert graph.build(view).edges == nx.Graph(["ab", "bc"]).edges


def test_a_page_shows_itself_in_a_line() -> None:
    page = graph.draw_map(ECO)
    assert re.fullmatch(r"<Page: [\d,]+ bytes; save\('map.html'\) writes it, open\(\) shows it>", repr(page))
    assert str(page).startswith("<!DOCTYPE html>")
