"""Agreements that renew themselves, in force until they are terminated, and those that others renew."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest

import graph
from graph.model.columns import column_of
from graph.model.ecosystem import make
from graph.model.renewing import line_of, with_renewals
from graph.model.tables import ends_by
from graph.model.ties import NEVER, UNDATED
from graph.model.view import View

# A treaty of ten years and then without end; a memorandum for three years again and again, given up in
# 2024; one that two years follow; one that ends with its term; and one for its term, which it has not.
ROWS = """source,target,signed,term_years,auto_renews,notice_months,terminated
c,a,2010-05-18,10,indefinite,,
a,b,2012-04-01,3,yes,6,2024-03-31
b,c,2016-01-01,1,2,,
a,d,2016-01-01,5,no,,
c,d,2016-01-01,,yes,,
"""
NODES = "id,name,type\nd,D,city\na,A,hub\nb,B,city\nc,C,city\n"


@pytest.fixture
def eco(tmp_path: Path) -> graph.Ecosystem:
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "edges.csv").write_text(ROWS, encoding="utf-8")
    return graph.read(tmp_path)


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        ("2017-06-30", {"ac", "ab", "bc", "ad", "cd"}),
        ("2021-01-01", {"ac", "ab", "bc", "ad", "cd"}),  # a-d to this day: five years from 2016-01-01
        ("2021-01-02", {"ac", "ab", "bc", "cd"}),
        ("2024-03-31", {"ac", "ab", "bc", "cd"}),
        ("2024-04-01", {"ac", "bc", "cd"}),
        ("2099-12-31", {"ac", "bc", "cd"}),
    ],
)
def test_what_renews_itself_is_in_force_until_it_is_terminated(
    eco: graph.Ecosystem, day: str, in_force: set[str]
) -> None:
    shown = graph.snapshot(eco, day, active=True)
    assert {
        "".join(sorted(pair)) for pair in zip(shown.edges["source"], shown.edges["target"], strict=True)
    } == {"".join(sorted(pair)) for pair in in_force}
    (row,) = graph.growth(View(eco, as_of=day), "year").tail(1).to_dict("records")
    assert row["active_agreements"] == len(in_force)
    assert graph.centrality(shown, measures=["partners"])["partners"].sum() == 2 * len(in_force)


@pytest.mark.parametrize("auto_renews", ["yes", "2", "0.5", "indefinite"])
def test_no_first_term_ends_what_renews_itself(auto_renews: str) -> None:
    assert ends_by(["2019-03-31", "2016-04-01", "3", auto_renews, ""]) is None
    assert ends_by(["", "2016-04-01", "3", auto_renews, "2018"]) == date(2018, 12, 31)


@pytest.mark.parametrize("auto_renews", ["", "no"])
def test_the_first_term_ends_what_does_not(auto_renews: str) -> None:
    assert ends_by(["2019-03-31", "2016-04-01", "9", auto_renews, ""]) == date(2019, 3, 31)
    assert ends_by(["", "2016-04-01", "3", auto_renews, ""]) == date(2019, 4, 1)
    assert ends_by(["", "2016-04-01", "3", auto_renews, "2030"]) == date(2019, 4, 1)
    assert ends_by(["", "", "3", auto_renews, ""]) is None


# Lines of two, which most are, are taken at once, and all others step by step: chains, forks and circles.
@pytest.mark.parametrize("seed", range(40))
def test_what_renews_a_line_supersedes_all_of_it(seed: int) -> None:
    chance = random.Random(seed)
    ids = [f"g{number}" for number in range(12)]
    rows = chance.choices(ids, k=chance.choice([8, 14, 25]))
    days = [chance.choice(["2016", "2017-03", "2018-01-05", "2019", "2020", ""]) for _ in rows]
    renews = [chance.choice(["", "", *ids]) for _ in rows]
    ties = {"source": ["a"] * len(rows), "target": ["b"] * len(rows), "signed": days, "agreement": rows}
    eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "hub"]}, ties)
    code = dict(zip(rows, eco.ties.agreement.tolist(), strict=True))
    found = with_renewals(eco.ties, column_of(renews), code)

    before: dict[str, list[str]] = {}
    for row, old in zip(rows, renews, strict=True):
        before.setdefault(row, []).extend([old] if old in code else [])
    for counted, superseded in ((found.first, found.superseded_first), (found.last, found.superseded_last)):
        begins = {each: min(counted[np.array(rows) == each].tolist()) for each in code}
        for row, day in zip(rows, superseded.tolist(), strict=True):
            later = [begins[each] for each in code if each != row and row in line_of(before, each)]
            assert day == min((each for each in later if each != UNDATED), default=NEVER)
