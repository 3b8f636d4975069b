"""The times of Gephi, as its manual and its files have them."""

from __future__ import annotations

import pytest

from graph.exchange.spells import Spell, spell


@pytest.mark.parametrize(
    ("text", "start", "end", "further"),
    [
        ("<[2013.0,2018.0]>", "2013", "2018", 0),
        ("<[2013, 2018]>", "2013", "2018", 0),
        ("[2015.0,Infinity]", "2015", "", 0),
        ("<[-Infinity, 2020]>", "", "2020", 0),
        ("<[2013-01-01, 2015-12-31]; [2016-01-01, Infinity]>", "2013-01-01", "2015-12-31", 1),
        ("<[2013-01-01T00:00:00.000+09:00, 2015-12-31]>", "2013-01-01", "2015-12-31", 0),
        ("(2013, 2018]", "2013", "2018", 0),
        # what a round bracket ends is not part of it: 2018 has not begun
        ("[2013, 2018)", "2013", "2017", 0),
        ("[2013-04, 2018-04)", "2013-04", "2018-03", 0),
        ("[2013-04-01, 2018-04-01)", "2013-04-01", "2018-03-31", 0),
        ("[2013, 2018[", "2013", "2017", 0),
        # time stamps: there at the first, and at two more
        ("<[2013.0, 2014.0, 2015.0]>", "2013", "", 2),
        ("<[2013]>", "2013", "", 0),
        ("2013.0", "2013", "", 0),
        ("<empty>", "", "", 0),
        ("", "", "", 0),
    ],
)
def test_intervals_are_read_as_years_and_days(text: str, start: str, end: str, further: int) -> None:
    assert spell(text) == Spell(start, end, further)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("<[2016.5, 2018.0]>", ("2016.5",)),
        ("[1463529600000, Infinity]", ("1463529600000",)),
        ("[17.0, 18.0]", ("17.0", "18.0")),
        ("[9999, 2018]", ("9999",)),
        ("spring", ("spring",)),
    ],
)
def test_what_is_no_year_and_no_day_is_given_back(text: str, unread: tuple[str, ...]) -> None:
    assert spell(text).unread == unread


def test_a_time_of_day_is_given_back() -> None:
    found = spell("[2015-05-19 13:44:07, 2016-01-01T00:00:00Z]")
    assert (found.start, found.end) == ("2015-05-19", "2016-01-01")
    assert found.hours == ("2015-05-19 13:44:07",)
