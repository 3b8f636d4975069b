"""What is in force on a day, by cases worked out by hand, in everything that counts it.

`in_force.json` has the ties (`COLUMNS`), what the page of the map is given of an agreement (first and
last day of signing, last day of its own dates, last days in force where a renewal makes them earlier), and
for days the agreements in force: by the last possible day of signing, and by the first where that differs.
"""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.drawing.pictures.scene import scene
from graph.map import content
from graph.measures import centrality
from graph.measures import growth as growing
from graph.measures.growth import growth
from graph.model.ecosystem import Basis, Ecosystem, make, snapshot
from graph.model.figures import figures
from graph.model.view import View
from graph.questions.agreements.receipts import why
from graph.questions.agreements.renewals import chains, renewals
from graph.questions.changes.difference import difference
from graph.questions.growth.decomposition import decomposition
from graph.questions.organisations.openness import OpenDates, Past, open_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = json.loads(Path(__file__).with_name("in_force.json").read_text(encoding="utf-8"))
COLUMNS = ("source", "target", "signed", "agreement", "renews", "term_years", "terminated", "auto_renews")
GOING = {"due", "notice-due", "in-force", "renews-itself", "open-ended"}
BASES: tuple[Basis, Basis] = ("certain", "possible")

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))


def of(ties: list[list[str]], **more: list[str]) -> Ecosystem:
    nodes = {"id": list("cba"), "name": list("CBA"), "type": ["city"] * 3}
    return make(nodes, {name: [tie[at] for tie in ties] for at, name in enumerate(COLUMNS)} | more)


def views(case: dict[str, Any], *, active: bool = True) -> Iterator[tuple[View, list[str]]]:
    """Each day of a case, counted either way, and what is in force on it; rows in another order each time."""
    order = random.Random(case["name"])
    for day, *expected in case["days"]:
        for basis, wanted in zip(BASES, [expected[0], expected[-1]], strict=True):
            ties = order.sample(case["ties"], len(case["ties"]))
            yield View(of(ties), day, basis, active), wanted


def ids(eco: Ecosystem) -> list[str]:
    return sorted(set(eco.collaboration["agreement"]))


def pairs(eco: Ecosystem) -> set[tuple[str, str]]:
    ties = eco.collaboration
    return {(min(each), max(each)) for each in zip(ties["source"], ties["target"], strict=True)}


def in_past(dates: OpenDates, past: Past) -> list[str]:
    named = dates.graph(past).edges(data="agreements")
    return sorted({each for _, _, agreements in named for each in agreements})


@every_case
def test_what_is_in_force_on_a_day(case: dict[str, Any]) -> None:
    for view, wanted in views(case):
        assert ids(view.counted) == wanted, (view.as_of, view.basis)


@every_case
@pytest.mark.parametrize("large", [0, 10**9])
def test_growth_counts_what_is_in_force(
    case: dict[str, Any], large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "LARGE", large)
    for view, wanted in views(case):
        table = growth(view)
        last = table.iloc[-1]
        assert (last["agreements"], last["active_agreements"]) == (len(wanted), len(wanted))
        assert last["ties"] == len(pairs(view.counted))
        before = table["active_agreements"].shift(fill_value=0)
        assert (table["active_agreements"] == before + table["new_agreements"] - table["ended"]).all()


@every_case
@pytest.mark.parametrize("basis", BASES)
def test_the_figures_of_the_newest_date_are_those_of_the_last_row_of_growth(
    case: dict[str, Any], basis: Basis
) -> None:
    view = View(of(case["ties"]), basis=basis)
    counted, last = figures(view), growth(view).iloc[-1]
    assert counted.day == last["end"].date()
    assert (counted.signed, counted.in_force) == (last["agreements"], last["active_agreements"])


@every_case
def test_growth_taken_apart_adds_up_to_growth_among_those_in_force(case: dict[str, Any]) -> None:
    for basis in BASES:
        view = View(of(case["ties"]), "2022", basis, active=True)
        whole, apart = growth(view), decomposition(view)
        assert apart["new_ties"].tolist() == whole["new_ties"].tolist()
        assert apart["newcomers"].tolist() == whole["new_nodes"].tolist()


@every_case
def test_the_states_of_agreements_are_those_of_what_is_in_force(case: dict[str, Any]) -> None:
    for view, wanted in views(case, active=False):
        table, only = renewals(view), View(view.eco, view.as_of, view.basis, active=True)
        assert sorted(table.loc[table["status"].isin(GOING), "agreement"]) == wanted
        assert sorted(renewals(only)["agreement"]) == wanted
        assert {line.split(" > ")[-1] for line in chains(only)["chain"]} <= set(wanted)


@every_case
def test_hub_tables_receipts_and_pictures_follow_what_is_in_force(case: dict[str, Any]) -> None:
    for view, wanted in views(case):  # every agreement of the cases is one of a
        counts = centrality(view.counted).set_index("id")["agreements"].to_dict()
        assert counts.get("a", 0) == why(view, "a", "agreements").value == len(wanted)
        signed = snapshot(view.eco, view.as_of, basis=view.basis)
        drawn = {(tie.first, tie.second) for tie in scene(signed).ties if tie.state != "ended"}
        assert drawn == pairs(view.counted)


@every_case
@pytest.mark.parametrize("active", [False, True])
def test_one_of_the_pasts_is_what_is_in_force(case: dict[str, Any], active: bool) -> None:
    for view, _ in views(case, active=active):
        dates = open_dates(view)
        assert in_past(dates, dates.shown) == ids(view.counted)


@every_case
def test_what_is_in_force_no_longer_has_ended_between_the_two_days(case: dict[str, Any]) -> None:
    days = [view for view, _ in views(case) if view.basis == "certain"]
    for before, after in pairwise(days):
        gone = difference(View(after.eco, before.as_of, active=True), after).agreements
        ended = set(gone.loc[gone["change"] == "ended", "agreement"])
        assert ended >= set(ids(before.counted)) - set(ids(after.counted))
        assert "removed" not in set(gone["change"])


@every_case
def test_the_page_is_given_the_last_days_that_a_renewal_makes_earlier(case: dict[str, Any]) -> None:
    keys = ("first", "last", "ends", "until_first", "until_last")
    found = {tie["agreement"]: [tie.get(key, "") for key in keys] for tie in content.edges(of(case["ties"]))}
    assert {each: found[each] for each in case["page"]} == case["page"]


def test_where_a_renewal_may_have_been_signed_one_of_the_two_is_in_force_in_every_past() -> None:
    dates = open_dates(View(of(CASES[1]["ties"]), "2020-06-30", active=True))
    assert [in_past(dates, past) for past in (frozenset[int](), dates.every)] == [["m1"], ["m2"]]


def test_a_renewal_supersedes_though_its_relation_is_not_asked_for() -> None:
    eco = of(CASES[0]["ties"], relation=["mou", "partnership", "mou"])
    assert ids(View(eco, "2015", active=True, relations=["mou"]).counted) == []
    assert ids(View(eco, "2014-04", active=True, relations=["mou"]).counted) == ["m1"]


def test_a_view_of_a_view_keeps_what_is_superseded() -> None:
    eco = snapshot(of(CASES[0]["ties"]), "2020")
    assert ids(snapshot(eco, "2015", active=True)) == ["m2"]
    assert ids(snapshot(snapshot(eco, "2015"), "2014-04-30", active=True)) == ["m1"]


def test_rows_that_do_not_count_say_that_they_were_renewed() -> None:
    view = View(of(CASES[0]["ties"]), "2019-05-01", active=True)
    assert why(view, "a").rows[["agreement", "counts"]].values.tolist() == [
        ["m3", "counts"],
        ["m1", "not counted: renewed by then"],
        ["m2", "not counted: renewed by then"],  # on the last day of its own term
    ]
