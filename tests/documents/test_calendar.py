"""The iCalendar file, read back by the rules of RFC 5545."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from graph.documents.calendar import calendar, escaped, folded
from graph.model.ecosystem import Ecosystem
from graph.model.view import View
from graph.questions.agreements.renewals import renewals

Made = Callable[..., Ecosystem]


def events(text: str) -> list[dict[str, str]]:
    """Unfold the lines (section 3.1) and take the properties of each event, without its alarms."""
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    depth: list[str] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            depth.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert depth.pop() == value
        elif depth and depth[-1] == "VEVENT":
            found[-1][name] = value
    assert depth == []
    return found


def test_an_agreement_that_ends_is_a_day_in_the_calendar(agreements: Ecosystem) -> None:
    text = calendar(renewals(View(agreements, "2020-12-01")), stamp=date(2020, 7, 1))
    found = {each["DTSTART;VALUE=DATE"]: each for each in events(text)}
    # due and in force; not those that are renewed, terminated, open-ended or unknown
    assert sorted(found) == ["20210331", "20210601", "20221231", "20300701"]
    assert found["20210601"]["DTEND;VALUE=DATE"] == "20210602"
    assert found["20210601"]["SUMMARY"] == "Agreement ends: H\\; T"
    assert found["20210601"]["DTSTAMP"] == "20200701T000000Z"


def test_an_assumed_end_says_that_it_is_assumed(agreements: Ecosystem) -> None:
    text = calendar(renewals(View(agreements, "2020-12-01"), assume_term="5y"))
    assumed = [each for each in events(text) if "would end if its term were 5y" in each["SUMMARY"]]
    assert [each["DTSTART;VALUE=DATE"] for each in assumed] == ["20230101"]  # m-open, of 2018


def test_every_line_ends_in_crlf_and_has_at_most_75_octets(agreements: Ecosystem) -> None:
    table = renewals(View(agreements, "2020-12-01")).assign(purposes="健康; " * 60)
    text = calendar(table, title="満了", lang="ja")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_an_event_keeps_its_name_when_its_day_moves(made: Made) -> None:
    early, late = (
        calendar(renewals(View(made(("a", "b", "2016", "m-1", "", "", end)), "2017")))
        for end in ("2018", "2019")
    )
    assert events(early)[0]["UID"] == events(late)[0]["UID"]
    assert events(early)[0]["DTSTART;VALUE=DATE"] != events(late)[0]["DTSTART;VALUE=DATE"]


def test_agreements_have_names_of_their_own(agreements: Ecosystem) -> None:
    found = events(calendar(renewals(View(agreements, "2020-12-01"))))
    assert len({each["UID"] for each in found}) == len(found)


def test_a_reminder_comes_the_days_before(agreements: Ecosystem) -> None:
    text = calendar(renewals(View(agreements, "2020-12-01")), remind=[90, 0])
    assert text.count("BEGIN:VALARM") == 2 * len(events(text))
    assert "TRIGGER:-P90D\r\n" in text


def test_only_a_web_address_becomes_a_link_and_breaks_out_of_no_line() -> None:
    table = pd.DataFrame({
        "status": ["due", "due"], "ends": [pd.Timestamp("2020-01-01")] * 2, "agreement": ["m", "n"],
        "names": ["A\r\nEND:VCALENDAR", "B"],
        "source_url": ["javascript:alert(1)", "https://example.org/a b\r\nX:1; https://example.org/2"],
    })  # fmt: skip
    text = calendar(table)
    assert text.count("\r\nEND:VCALENDAR\r\n") == 1
    first, second = events(text)
    assert "URL" not in first
    assert second["URL"] == "https://example.org/a%20b%0D%0AX:1"


def test_no_agreement_makes_an_empty_calendar(made: Made) -> None:
    assert events(calendar(renewals(View(made(), "2020")))) == []


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text())
def test_a_folded_line_is_whole_again_when_unfolded(text: str) -> None:
    line = escaped(text)
    parts = folded(line).split("\r\n")
    assert "".join([parts[0], *(part[1:] for part in parts[1:])]) == line
    assert all(part.startswith(" ") for part in parts[1:])
    assert max(len(part.encode()) for part in parts) <= 75


def test_a_parser_of_calendars_reads_every_event_whole(agreements: Ecosystem) -> None:
    names = "湘南ヘルスイノベーションパーク; 神奈川県立がんセンター, 第二病院 \\ " * 3
    table = renewals(View(agreements, "2020-12-01")).assign(names=names, purposes="健康; 病気\n予防")
    found = Calendar.from_ical(calendar(table, title="満了", lang="ja", stamp=date(2020, 7, 1), remind=[90]))
    assert isinstance(found, Calendar)
    assert found.errors == []
    assert (found["VERSION"], found["METHOD"], found["X-WR-CALNAME"]) == ("2.0", "PUBLISH", "満了")
    assert len(found.events) == 4
    event = next(each for each in found.events if each.start == date(2021, 6, 1))
    assert (event.end, event.duration.days) == (date(2021, 6, 2), 1)  # all of the last day
    assert datetime(2020, 7, 1, tzinfo=UTC) == event.DTSTAMP
    assert event["SUMMARY"] == f"協定の満了：{names}"
    assert "目的: 健康; 病気\n予防" in str(event["DESCRIPTION"])
    assert event["TRANSP"] == "TRANSPARENT"  # nobody is busy on that day
    assert [alarm["TRIGGER"].to_ical() for alarm in event.walk("VALARM")] == [b"-P90D"]
    assert len({each["UID"] for each in found.events}) == 4


def test_the_calendar_of_the_sample_is_read_without_a_complaint(sample: Ecosystem) -> None:
    text = calendar(renewals(View(sample, "2026-11-22", lang="ja"), assume_term="5y"), lang="ja")
    found = Calendar.from_ical(text)
    assert [error for each in found.events for error in each.errors] == []
    # each agreement once; those of the table that end, or would with the term
    assert len(found.events) == text.count("BEGIN:VEVENT") > 50
    assert found.to_ical().decode().count("BEGIN:VEVENT") == len(found.events)


def test_the_same_table_is_the_same_calendar_whenever_it_is_written(agreements: Ecosystem) -> None:
    assert len({calendar(renewals(View(agreements, "2020-12-01")), lang="ja") for _ in range(2)}) == 1
    assert "DTSTAMP:19800101T000000Z" in calendar(renewals(View(agreements, "2020-12-01")))
