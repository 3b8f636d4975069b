"""The figures of a day, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model.captions import captions
from graph.model.ecosystem import Basis, Ecosystem
from graph.model.figures import figures
from graph.model.view import View
from tests.conftest import Made


@pytest.fixture
def eco(made: Made) -> Ecosystem:
    """m1 is renewed by m2, m3 over since 2019, m4 without a date, m5 known to the year, m6 of three."""
    return made(
        ("d", "b", "2020-03-01", "m6"),
        ("b", "a", "2015-02-01", "m2", "", "m1"),
        ("a", "c", "", "m4"),
        ("a", "b", "2010", "m1"),
        ("c", "d", "2020", "m5"),
        ("d", "a", "2020-03-01", "m6"),
        ("b", "c", "2016-01-01", "m3", "", "", "2018-12-31"),
    )


@pytest.mark.parametrize(
    ("day", "basis", "active", "wanted"),
    [
        # nodes, pairs, agreements, dated, undated, signed, in force
        (None, "certain", False, (4, 6, 6, 5, 1, 5, 3)),  # on 2020-12-31: m2, m5, m6
        ("2018-12-31", "certain", False, (3, 2, 3, 3, 1, 3, 2)),  # m1, m2 and m3, whose last day it is
        ("2019", "certain", False, (3, 2, 3, 3, 1, 3, 1)),
        ("2020-06-30", "certain", False, (4, 4, 4, 4, 1, 4, 2)),  # m5 perhaps
        ("2020-06-30", "possible", False, (4, 5, 5, 5, 1, 5, 3)),
        ("2020-06-30", "certain", True, (3, 3, 2, 2, 1, 4, 2)),
        ("2009", "certain", False, (0, 0, 0, 0, 1, 0, 0)),
    ],
)
def test_the_figures_of_a_day(
    eco: Ecosystem, day: str | None, basis: Basis, active: bool, wanted: tuple[int, ...]
) -> None:
    found = figures(View(eco, day, basis, active))
    shown = (found.nodes, found.ties, found.agreements, found.dated, found.undated)
    assert (*shown, found.signed, found.in_force) == wanted


def test_the_figures_of_one_organisation_are_those_of_its_ties(eco: Ecosystem) -> None:
    # a: with b by m1 and m2, with c by m4, with d by m6
    found = figures(eco, "a")
    assert (found.ties, found.agreements, found.dated, found.undated, found.in_force) == (3, 4, 3, 1, 2)


def test_the_day_is_the_one_asked_for_else_today_else_the_newest(eco: Ecosystem, made: Made) -> None:
    today = date(2026, 1, 1)
    views = [(View(eco, "2018"), today), (View(eco), today), (View(eco), None), (View(made()), today)]
    found = [figures(view, today=each) for view, each in views]
    assert [(str(each.day), each.why, each.word) for each in found] == [
        ("2018-12-31", "asked", "signed_agreements"),
        ("2026-01-01", "today", "agreements"),
        ("2020-12-31", "newest", "agreements"),
        ("None", "undated", "agreements"),
    ]


@pytest.mark.parametrize(("day", "days"), [("2021-03-01", None), ("2021-03-02", 61)])
def test_data_older_than_sixty_days_say_so(eco: Ecosystem, day: str, days: int | None) -> None:
    # 2020-12-31 and 60 days are 2021-03-01
    assert figures(View(eco, day)).stale.get("days") == days


def test_periods_are_told_by_their_last_day(eco: Ecosystem) -> None:
    from graph.measures.growth import growth

    said = captions(View(eco), periods=growth(eco))
    assert said[:2] == [
        "4 organisations, 5 ties and 5 agreements signed (3 in force), as of 2020-12-31",
        "2020-12-31 is the newest date in the data",
    ]
    assert captions(View(eco, "2019"), periods=growth(View(eco, "2019")))[0].endswith("as of 2019-12-31")
