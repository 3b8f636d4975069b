"""Agreements that renew themselves, in the list of renewals and in the calendar."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from graph.dates import parse
from graph.documents.calendar import calendar
from graph.documents.tables import render
from graph.model.ecosystem import Ecosystem, make
from graph.model.rolling import Rolling
from graph.model.view import View
from graph.questions.agreements.renewals import of_renewals, renewals
from graph.questions.hubs import hub_report
from graph.questions.hubs.answer import of_report
from graph.words import heading

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 28)
COLUMNS = (
    "source", "target", "agreement", "signed", "term_years", "expires", "auto_renews", "notice_months",
    "terminated", "renews",
)  # fmt: skip
TIES = [
    # 2012-04-01 + 3 + 3 * 4 years; notice for that was due by 2026-10-01, the next one by 2029-10-01.
    ("a", "b", "m1", "2012-04-01", "3", "", "yes", "6", "", ""),
    # From 31 March 2016 to 31 March 2019 are 36 months, and 36 more three times.
    ("a", "c", "m2", "2016-03-31", "", "2019-03-31", "yes", "", "", ""),
    ("b", "c", "m3", "2016-01-01", "1", "", "2", "3", "", ""),  # renewed by m7
    ("a", "b", "m4", "2018", "5", "", "no", "", "", ""),  # to the end of 2023
    ("a", "c", "m5", "2019", "5", "", "indefinite", "", "", ""),
    ("b", "c", "m6", "2010", "1", "", "yes", "1", "2015", ""),
    ("b", "c", "m7", "2020", "1", "", "yes", "1", "", "m3"),  # ends of years; notice 30 November
    ("a", "b", "m8", "", "2", "", "yes", "", "", ""),
    ("a", "d", "m9", "2020-05-01", "", "", "yes", "", "2027-01-31", ""),  # given up already
    ("a", "d", "m0", "2024-06-30", "0.5", "", "0.5", "1", "", ""),  # half years, to the end of the month
]


@pytest.fixture(scope="module")
def eco() -> Ecosystem:
    nodes = {"id": list("dcba"), "name": list("DCBA"), "type": ["city"] * 4}
    columns = {name: [tie[place] for tie in TIES] for place, name in enumerate(COLUMNS)}
    return make(nodes, columns)


def listed(eco: Ecosystem, *, active: bool = False, **options: Any) -> dict[str, dict[str, Any]]:
    table = renewals(View(eco, DAY, active=active), **options)
    return {
        row["agreement"]: {str(key): value for key, value in row.items()} for row in table.to_dict("records")
    }


def day(value: object) -> str:
    return value.date().isoformat() if isinstance(value, pd.Timestamp) and not pd.isna(value) else ""


def test_what_renews_itself_tells_its_next_roll_and_the_last_day_of_notice(eco: Ecosystem) -> None:
    found = listed(eco)
    assert {each: (row["status"], day(row["ends"]), day(row["rolls"]), day(row["notice"]))
            for each, row in found.items()} == {
        "m1": ("renews-itself", "", "2027-04-01", "2029-10-01"),
        "m2": ("renews-itself", "", "2028-03-31", ""),
        "m3": ("renewed", "", "", ""),
        "m4": ("lapsed", "2023-12-31", "", ""),
        "m5": ("renews-itself", "", "", ""),
        "m6": ("terminated", "2015-12-31", "", ""),
        "m7": ("notice-due", "", "2026-12-31", "2026-11-30"),
        "m8": ("unknown", "", "", ""),
        "m9": ("due", "2027-01-31", "", ""),
        "m0": ("notice-due", "", "2026-12-30", "2026-11-30"),
    }  # fmt: skip


def test_only_ties_that_nobody_gave_up_say_when_their_agreement_rolls() -> None:
    def agreement(*ties: tuple[str, ...]) -> Ecosystem:
        names = (*COLUMNS[:5], *COLUMNS[6:9])
        nodes = {"id": list("edcba"), "name": list("EDCBA"), "type": ["city"] * 5}
        return make(nodes, {name: [tie[place] for tie in ties] for place, name in enumerate(names)})

    ended = ("c", "d", "m", "2018-01-01", "1", "yes", "3", "2020-06-30")
    # The other tie: 2018-01-01 + 5 + 5 years, notice six months before.
    going = ("c", "e", "m", "2018-01-01", "5", "yes", "6", "")
    row = listed(agreement(ended, going))["m"]
    assert (day(row["rolls"]), day(row["notice"])) == ("2028-01-01", "2027-07-01")
    open_ended = ("c", "e", "m", "2018-01-01", "", "", "", "")
    row = listed(agreement(ended, open_ended))["m"]
    assert (row["status"], day(row["rolls"])) == ("open-ended", "")


def test_those_that_roll_next_come_first(eco: Ecosystem) -> None:
    table = renewals(View(eco, DAY))
    order = table[table["status"].isin(["notice-due", "renews-itself"])]["agreement"].tolist()
    assert order == ["m7", "m0", "m1", "m2", "m5"]  # notice for both on the 30th: the older one first


@pytest.mark.parametrize(
    ("within", "due"),
    [("1d", set()), ("2d", {"m7", "m0"}), ("34m", {"m7", "m0"}), ("35m", {"m7", "m0", "m1"})],
)
def test_notice_is_due_where_its_last_day_comes_within_the_time(
    eco: Ecosystem, within: str, due: set[str]
) -> None:
    found = listed(eco, within=within)
    assert {each for each, row in found.items() if row["status"] == "notice-due"} == due


def test_only_notice_that_is_still_to_be_given_is_counted(eco: Ecosystem) -> None:
    said = of_renewals(renewals(View(eco, DAY)), View(eco, DAY), "12m")
    assert said[1] == "renewing themselves: 5 agreements; notice for 2 of them is due within 12m"
    japanese = of_renewals(renewals(View(eco, DAY)), View(eco, DAY, lang="ja"), "12m")[1]
    assert japanese == "自動更新の協定5件。うち12か月以内に解約予告の期限が来るもの2件"


def test_the_active_ones_are_listed_as_active(eco: Ecosystem) -> None:
    assert {"m1", "m2", "m5", "m7", "m9", "m0"} <= set(listed(eco, active=True))
    assert not {"m4", "m6", "m8"} & set(listed(eco, active=True))


def test_the_calendar_has_the_day_of_notice_or_else_of_the_roll(eco: Ecosystem) -> None:
    text = calendar(renewals(View(eco, DAY)))
    events = {
        line.partition(":")[2]: before.rpartition(":")[2]
        for before, line in zip(starts(text, "DTSTART"), starts(text, "SUMMARY"), strict=True)
    }
    assert events["Last day of notice: B\\; C"] == "20261130"
    assert events["Agreement renews itself: A\\; C"] == "20280331"
    assert "解約予告の期限：B\\; C" in calendar(renewals(View(eco, DAY)), lang="ja")


def test_the_report_tells_what_waits_for_notice(eco: Ecosystem) -> None:
    found = hub_report(View(eco, as_of=DAY))
    table = found.tables["ending"]
    told = table[table["status"] == "notice-due"]
    assert [(row["agreement"], day(row["notice"]), day(row["rolls"])) for row in told.to_dict("records")] == [
        ("m7", "2026-11-30", "2026-12-31"),
        ("m0", "2026-11-30", "2026-12-30"),
    ]
    figures = dict(found.tables["summary"].itertuples(index=False, name=None))
    # m1, m2, m5, m7 and m0; only m8 (undated) and none of the others has no end to come.
    assert (figures["rolling"], figures["notice_due"], figures["open_ended"]) == (5, 2, 0)
    assert "no_end" not in set(found.tables["questions"]["question"])
    (said,) = (each for each in of_report(found).told["summary"].sentences if "renew th" in each)
    assert said == (
        "5 agreements renew themselves; for 2 of them the last day of notice comes within 12 months."
    )


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_day_of_notice_is_to_be_seen_in_a_narrow_window(eco: Ecosystem, lang: str) -> None:
    table = renewals(View(eco, DAY, lang=lang))
    narrow, wide = (str(render(table, "table", lang=lang, width=width)) for width in (80, 100))
    notice, rolls = heading("notice", lang), heading("rolls", lang)
    assert notice.split()[0] in narrow.partition("─")[0]
    assert rolls.split()[0] in wide.partition("─")[0]
    assert "2026-11-30  2026-12-31" in wide


def starts(text: str, name: str) -> list[str]:
    return [line for line in text.split("\r\n") if line.startswith(name)]


@pytest.mark.parametrize("years", [0.25, 0.5, 1, 2, 2.5, 7, 100])
def test_the_next_roll_is_the_first_that_is_not_over(years: float) -> None:
    first = date(2000, 2, 29)
    rolling = Rolling(first, years, None)
    for asked in (date(1999, 1, 1), first, date(2000, 3, 1), date(2004, 2, 28), date(2026, 11, 28)):
        found = rolling.next_after(asked)
        assert found is not None
        assert found >= asked
        # Month by month from the first end, in another way: no earlier one is late enough.
        months = (found.year - first.year) * 12 + found.month - first.month
        assert months % round(years * 12) == 0
        earlier = months - round(years * 12)
        if earlier >= 0:
            year, month = divmod(first.year * 12 + first.month - 1 + earlier, 12)
            assert date(year, month + 1, 28) < asked or date(year, month + 1, 1) < asked


def test_a_first_term_whose_end_is_unknown_never_rolls() -> None:
    assert Rolling(None, 3, 6).next_after(DAY) is None
    assert Rolling(date(2020, 1, 1), 0, None).next_after(DAY) is None
    assert Rolling(date(2030, 1, 1), 0, None).next_after(DAY) == date(2030, 1, 1)


# How a term is counted on, by hand from the calendar: the ties' dates, and all days on which terms end.
CALENDARS = json.loads((Path(__file__).parents[1] / "rolling.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CALENDARS, ids=lambda case: str(case["name"]))
def test_terms_end_on_the_days_of_the_calendar(case: dict[str, Any]) -> None:
    table, asked = rolling(case["cells"]), parse(case["cells"]["signed"]).last
    for end in case["ends"]:
        assert day(table(asked)["rolls"]) == end
        asked = date.fromisoformat(end)
        assert day(table(asked)["rolls"]) == end  # the last day counts
        asked += timedelta(days=1)


@pytest.mark.parametrize(
    ("signed", "expires"), [("2016", "2019-03-31"), ("2016-05-10", "2019-03-31"), ("2016-04", "2019-03")]
)
def test_a_term_whose_length_the_dates_leave_open_tells_its_first_end_and_no_other(
    signed: str, expires: str
) -> None:
    table = rolling({"signed": signed, "expires": expires, "auto_renews": "yes", "notice_months": "3"})
    row = table(date(2018, 6, 30))
    assert (day(row["rolls"]), day(row["notice"])) == ("2019-03-31", "2018-12-31")
    row = table(date(2019, 4, 1))
    assert (row["status"], day(row["rolls"]), day(row["notice"])) == ("renews-itself", "", "")


def rolling(cells: dict[str, str]) -> Callable[[date], dict[Any, Any]]:
    """How one agreement stands on a day."""
    nodes = {"id": ["b", "a"], "name": ["B", "A"], "type": ["city"] * 2}
    eco = make(nodes, {"source": ["a"], "target": ["b"]} | {name: [text] for name, text in cells.items()})
    return lambda asked: renewals(View(eco, asked)).to_dict("records")[0]
