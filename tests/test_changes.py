"""What becomes of agreements in a period and what ends soon, by cases that the page has too.

`changes.json` has the ties (the columns of `in_force.json`), what the page of the map is given of each, the
agreements of each change between two days with those that were kept, and which are due on a day; all of it
worked out by hand.
"""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.map import content
from graph.model.view import View
from graph.questions.agreements.renewals import renewals
from graph.questions.briefing.case import Case
from graph.questions.briefing.changes import what_changed
from graph.questions.changes.difference import difference
from graph.questions.hubs import hub_report
from tests.test_in_force import BASES, ids, of

CASES = json.loads(Path(__file__).with_name("changes.json").read_text(encoding="utf-8"))
TOLD = ("new", "renewed", "came-and-went", "ended")
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))


def shuffled(case: dict[str, Any]) -> list[list[str]]:
    return random.Random(case["name"]).sample(case["ties"], len(case["ties"]))


@every_case
@pytest.mark.parametrize("active", [False, True])
def test_what_became_of_agreements_between_two_days(case: dict[str, Any], active: bool) -> None:
    eco = of(shuffled(case))
    for first, second, told, kept, *only in case["periods"]:
        if only[1:] not in ([], [active]):
            continue
        for basis in (only[0],) if only and only[0] else BASES:
            sides = [View(eco, day, basis, active) for day in (first, second)]
            table = difference(*sides).agreements
            found = {change: sorted(rows["agreement"]) for change, rows in table.groupby("change")}
            assert {key: found[key] for key in TOLD if key in found} == told
            known, last = (View(eco, day, basis, active=True).counted for day in (first, second))
            assert sorted({*ids(known)} & {*ids(last)}) == kept


def test_the_report_tells_what_was_signed_and_renewed_since_the_last_board_as_renewed_only() -> None:
    [case] = [each for each in CASES if each["name"].startswith("signed and renewed within")]
    view = View(of(case["ties"]), "2024-03-31")
    said = what_changed(Case.of(view, hub_report(view), date(2019, 3, 31)))
    # z is new; x2 and y2 renew x1 and y1, which were signed since as well
    assert said is not None
    assert said.text == "1 new agreement was signed and 2 were renewed since 31 March 2019"


@every_case
def test_what_ends_within_a_year(case: dict[str, Any]) -> None:
    eco = of(shuffled(case))
    for day, due in case["due"]:
        for basis in BASES:
            table = renewals(View(eco, day, basis))
            assert sorted(table.loc[table["status"] == "due", "agreement"]) == due, day


@every_case
def test_the_page_has_what_is_needed_for_it(case: dict[str, Any]) -> None:
    keys = ("agreement", "first", "last", "ends", "until_first", "until_last")
    assert [[tie.get(key, "") for key in keys] for tie in content.edges(of(case["ties"]))] == case["page"]
