"""Rules between rows note what they find, and leave the tables to the next rule as they were."""

from __future__ import annotations

import copy
from datetime import date
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.reading import folder
from graph.reading.findings import Findings
from graph.reading.rules import REFUSING, RULES_BETWEEN_ROWS, Rule
from graph.reading.tables import Tables

from .conftest import Put

# A faulty row for every rule: the same organisation twice and another of its id, ids and names alike, sums,
# half a place, an unknown end, the same tie again and the other way round, agreements that differ.
NODES = """id,name,type,lat,lon,aliases
a,Alpha,hub,35.7,139.8,
a,Alpha,hub,35.7,139.8,
b,Beta,city,35.7,,Alpha
b,Bet,city,,,
A,Alpha Inc.,hub,0,0,
c,合計,hub,,,
"""
EDGES = """source,target,signed,agreement,renews,expires
a,b,2016-05-01,m1,,2015
b,a,2016-05-01,m1,,2015
a,b,2016-05-01,m2,m1,
a,zz,2016-05-01,M-1,m9,
a,a,,,,
c,b,2017,m1,,
"""


def test_no_rule_changes_the_tables(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def watched(rule: Rule) -> Rule:
        def run(tables: Tables, findings: Findings) -> None:
            before, count = copy.deepcopy(tables), len(findings.in_order())
            rule(tables, findings)
            assert tables == before, rule.__name__
            if len(findings.in_order()) > count:
                told.append(rule.__name__)

        return run

    monkeypatch.setattr(folder, "RULES_BETWEEN_ROWS", [watched(rule) for rule in RULES_BETWEEN_ROWS])
    found = folder.check(put(nodes=NODES, edges=EDGES), today=date(2026, 1, 1))
    assert found.organisations == 5  # the row that stands twice is read once
    assert {"repeated_ids", "similar_ids", "ends_known", "agreement_dates", "ends_after_signing"} <= set(told)


CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())


def test_a_rule_that_finds_errors_is_asked_before_data_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing: set[str] = set()

    def watched(rule: Rule) -> Rule:
        def run(tables: Tables, findings: Findings) -> None:
            alone = Findings()
            rule(tables, alone)
            if alone.refuse:
                refusing.add(rule.__name__)

        return run

    monkeypatch.setattr(folder, "RULES_BETWEEN_ROWS", [watched(rule) for rule in RULES_BETWEEN_ROWS])
    for case in CASES:
        folder.check(case, today=date(2026, 1, 1))
    assert refusing == {rule.__name__ for rule in REFUSING}


def test_warnings_are_told_with_the_errors_for_which_data_are_refused(put: Put) -> None:
    place = put(nodes=NODES, edges=EDGES)
    with pytest.raises(DataError) as refused:
        folder.read(place)
    assert tuple(refused.value.findings) == folder.check(place).findings
