"""Ties are kept as numbers, whatever they were made of; the table is made when somebody looks at it."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from graph.model.ecosystem import Ecosystem, make, snapshot
from graph.model.selection import select
from graph.reading import read

NODES = {"id": ["c", "a", "b"], "name": ["C", "A", "B"], "type": ["hub", "city", "city"]}
TIES = {
    "source": ["c", "b", "a", "c"],
    "target": ["a", "a", "c", "b"],
    "signed": ["2018", "2016-05", "", "2016/05/18"],
    "relation": ["sister_city", "located_in", "", "mou"],
}


def rows(eco: Ecosystem) -> list[tuple[str, str, str]]:
    return [tuple(each) for each in eco.edges[["source", "target", "relation"]].to_numpy().tolist()]


def shuffled(seed: int) -> Ecosystem:
    order = random.Random(seed).sample(range(4), 4)
    return make(NODES, {name: [values[place] for place in order] for name, values in TIES.items()})


@pytest.mark.parametrize("seed", range(6))
def test_the_parts_of_an_ecosystem_do_not_depend_on_the_order_of_its_ties(seed: int) -> None:
    eco = shuffled(seed)
    assert rows(eco) == [
        ("a", "c", "mou"), ("b", "a", "located_in"), ("c", "a", "sister_city"), ("c", "b", "mou"),
    ]  # fmt: skip
    # Of 2016 on the last day: the tie of May, and where b lies.
    assert rows(snapshot(eco, "2016")) == [("b", "a", "located_in"), ("c", "b", "mou")]
    assert rows(select(eco, without=["b"])) == [("a", "c", "mou"), ("c", "a", "sister_city")]
    located = select(eco, relations=["located_in"])
    assert (rows(located), located.edges["structural"].tolist()) == ([("b", "a", "located_in")], [False])
    assert (eco.undated, select(eco, relations=["sister_city"]).undated) == (1, 0)


def test_only_relations_that_occur_in_a_part_are_its_relations() -> None:
    eco = shuffled(0)
    assert eco.relations == {"mou", "located_in", "sister_city"}
    assert snapshot(eco, "2016").relations == {"mou", "located_in"}


def test_dates_are_kept_as_they_are_understood_before_agreements_are_told_apart() -> None:
    # The same row, its date written in two ways, is one agreement.
    eco = make(NODES, {"source": ["a", "b"], "target": ["b", "a"], "signed": ["2016/05", "2016-05"]})
    assert eco.edges["agreement"].tolist() == ["a~b~2016-05"] * 2
    assert eco.ties.sizes(np.ones(len(eco.ties), np.bool_)) == (2, 1, 1)


def test_a_table_put_in_the_place_of_the_ties_keeps_each_of_its_rows() -> None:
    # Twice the same rows, as where two days are laid over one another: row numbers are no keys.
    eco = shuffled(0)
    double = replace(eco, edges=pd.concat([eco.edges, eco.edges]))
    assert len(double.ties) == 8
    assert rows(snapshot(double, "2016")) == [("b", "a", "located_in"), ("c", "b", "mou")] * 2
    assert eco.held.ties is eco.ties


def test_the_table_of_ties_is_made_when_somebody_looks_at_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # It takes most of the time and memory of reading a million ties, of which counts need none.
    def made(*given: object) -> pd.DataFrame:
        raise AssertionError("the table was made")

    monkeypatch.setattr("graph.model.edges.edges_table", made)
    eco = read("data")
    with pytest.raises(AssertionError, match="the table was made"):
        len(eco.edges)
