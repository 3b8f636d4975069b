"""A view makes each thing once, and looks at the same ties as `graph.snapshot` and `graph.select` give."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import DateError, UnknownName
from graph.measures import network
from graph.model.answer import Answer
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.model.view import counted as of_day


@pytest.fixture
def eco() -> Ecosystem:
    """a signs with b in May 2016 (to the month), c belongs to a, and b signs with c in 2018."""
    return make(
        {
            "id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"],
            "name_ja": ["甲", "", "丙"],
        },
        {
            "source": ["a", "c", "b"], "target": ["b", "a", "c"], "signed": ["2016-05", "2015", "2018"],
            "relation": ["mou", "member_of", "partnership"],
        },
    )  # fmt: skip


def test_a_view_is_of_its_day_and_still_knows_what_came_after(eco: Ecosystem) -> None:
    view = View(eco, "2016")
    assert view.day == date(2016, 12, 31)
    assert view.counted.collaboration["signed"].tolist() == ["2016-05"]
    assert len(view.whole.collaboration) == 2
    with pytest.raises(DateError):
        _ = View(eco, "2016-13").day


def test_relations_and_types_are_those_asked_for(eco: Ecosystem) -> None:
    assert View(eco, relations=["member_of"]).counted.collaboration["target"].tolist() == ["a"]
    again = View(graph.select(eco, relations=["mou"]), relations=["mou", "partnership"])
    assert again.whole is again.eco  # it holds no others, so nothing is sought out
    with pytest.raises(UnknownName):
        _ = View(eco, relations=["friendship"]).whole
    table = pd.DataFrame({"type": ["city", "hub"], "n": [1, 2]})
    assert View(eco, types=["hub"]).kept(table)["n"].tolist() == [2]
    assert View(eco).kept(table) is table


def test_a_snapshot_is_a_view_of_its_own_day(eco: Ecosystem) -> None:
    shown = graph.snapshot(eco, "2016-05-10", basis="possible")
    view = View.of(shown)
    assert view.counted is shown  # and `uncertain` with it, which a second snapshot could not know
    assert (view.day, view.basis, view.counted.uncertain) == (date(2016, 5, 10), "possible", 1)
    assert View.of(view) is view


def test_names_are_in_the_language_where_there_is_one(eco: Ecosystem) -> None:
    table = pd.DataFrame({"id": ["b", "c"], "name": ["B", "C"]})
    view = View(eco, lang="ja")
    assert view.names == {"a": "甲", "b": "B", "c": "丙"}
    assert view.named(table)["name"].tolist() == ["B", "丙"]
    assert View(eco).named(table) is table


def test_what_is_made_of_a_view_is_made_once_and_another_day_has_its_own(eco: Ecosystem) -> None:
    view = View(eco, "2018")
    assert view.once(network.build) is view.once(network.build)
    early = view.on("2016")
    assert early.whole is view.whole
    assert sorted(early.once(network.build).edges) == [("a", "b")]
    assert sorted(view.once(network.build).edges) == [("a", "b"), ("b", "c")]
    assert sorted(view.without(["a"]).once(network.build).edges) == [("b", "c")]


@pytest.mark.parametrize("line", ["show link-j", "path BioM link-j", "suggest link-j", "whatif --best BioM"])
def test_a_command_builds_no_graph_of_one_day_twice(
    line: str, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[tuple[date | None, int]] = []
    shown = of_day

    def counted(source: View | Ecosystem) -> Ecosystem:
        eco = shown(source)
        built.append((eco.as_of, len(eco.edges)))
        return eco

    monkeypatch.setattr(network, "counted", counted)
    words = [*line.split(), "--data", str(data), "--as-of", "2020", "-o", str(tmp_path / "a.csv"), "--quiet"]
    assert run(command, words) == 0
    assert len(built) == len(set(built)) >= 1


def test_an_answer_gives_its_tables_plainly() -> None:
    table = pd.DataFrame({"n": [1, 2]})
    one = Answer.one("Title", table, ["note"], charts={"bars": table})
    assert one.table is table
    cut = one.each(lambda each: each.head(1))
    assert (len(cut.table), len(cut.charts["bars"]), cut.notes) == (1, 1, ["note"])
    several = Answer("Title", {"first": table, "second": table.head(0)})
    assert several.table is table
    assert list(several.only("second").parts) == ["second"]
    assert several.only(None) is several
