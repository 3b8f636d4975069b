"""What must hold between ties: repeated and renewed agreements, ends and terms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from graph.dates import PartialDate, add_years, whole_term
from graph.dates.days import first_term_ends
from graph.errors import DateError
from graph.reading.numbers import LONGEST_TERM
from graph.reading.parties import date_of
from graph.reading.tables import combined, note, note_rows, told_of
from graph.reading.texts import NUMBER, is_slip, shown
from graph.vocabulary import STRUCTURAL, fold, nearest
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.reading.findings import Findings
    from graph.reading.tables import Row, Sheet, Tables

# What the ties of one agreement have in common, where they say it.
DATES = ("signed", "expires")
SHARED = (*DATES, "term_years", "auto_renews", "notice_months")
LARGE = 2_000  # agreements among which the nearest is worth its time


class Report(Protocol):
    """Notes a fault of the dates at hand."""

    def __call__(self, slug: str, message: str, hint: str, column: str) -> None:
        """Note a fault of the rule that `slug` names, in a column."""


def repeated_ties(tables: Tables, findings: Findings) -> None:
    """The same tie twice, either way round, is one agreement."""
    seen: dict[tuple[str, ...], int] = {}
    pairs: set[tuple[str, str]] = set()
    for row, cells in tables.edges.rows(tables.alike):
        source, target = cells["source"], cells["target"]
        pairs.add((source, target))
        content = tuple(cells.values())
        known = seen.setdefault(content, row)
        if not source or not target or source == target:
            continue
        place = (tables.edges, row, "source")
        if known != row:
            message = Message("the same as row {}; counted as one agreement", known)
            note(findings, "repeated-tie", place, message=message, hint="delete one of them")
        elif (target, source) in pairs:
            reversed_row = seen.get(tuple({**cells, "source": target, "target": source}.values()))
            if reversed_row is not None:
                message = Message(
                    "row {} with its ends the other way round; counted as one agreement", reversed_row
                )
                note(findings, "reversed-tie", place, message=message, hint="delete one of them")


def twin_agreements(tables: Tables, findings: Findings) -> None:
    """Two organisations seldom sign two agreements on one day: probably one, recorded twice."""
    seen: dict[tuple[str, str, str, str], Row] = {}
    for row, cells in tables.edges.rows(tables.alike):
        source, target, signed = cells["source"], cells["target"], cells["signed"]
        relation = cells.get("relation", "mou")
        if len(signed) != len("2016-05-18") or source == target or relation in STRUCTURAL:
            continue
        first, second = (source, target) if source < target else (target, source)
        known, before = seen.setdefault((first, second, signed, relation), (row, cells))
        if known == row or not first or _same(cells, before):
            continue
        message = Message(
            "{} and {} signed on {} in row {} too; two agreements", shown(first), shown(second), signed, known
        )
        hint = "delete one of the rows, or give both the same agreement id, if it was one"
        note(findings, "twin-agreements", (tables.edges, row, "agreement"), message=message, hint=hint)


def _same(cells: dict[str, str], others: dict[str, str]) -> bool:
    """Tell whether two ties are one agreement: by its id, or because they say the same, either way round."""
    if cells.get("agreement") and cells["agreement"] == others["agreement"]:
        return True
    ends = ("source", "target")
    return all(others[column] == value for column, value in cells.items() if column not in ends)


def agreement_dates(tables: Tables, findings: Findings) -> None:
    """The ties of one agreement were signed on one date, and those that say how it ends or goes on agree."""
    first: dict[tuple[str, str], tuple[int, str]] = {}
    for row, cells in tables.edges.rows(tables.edges.sharing("agreement")):
        agreement = cells["agreement"]
        for column in SHARED:
            value = cells.get(column, "")
            if not value and column != "signed":
                continue
            known = first.setdefault((agreement, column), (row, value))
            if not _as_much(known[1], value):
                here, there = shown(value), shown(known[1])
                message = Message(
                    "{} here, {} in row {} of agreement {}", here, there, known[0], shown(agreement)
                )
                hint = (
                    "use one date, or two agreement ids"
                    if column in DATES
                    else "use one value, or two agreement ids"
                )
                place = (tables.edges, row, column)
                note(findings, "agreement-dates-differ", place, message=message, hint=hint)


def _as_much(one: str, other: str) -> bool:
    """Whether two cells say the same: the same text, or the same number."""
    if one == other:
        return True
    return bool(NUMBER.fullmatch(one) and NUMBER.fullmatch(other)) and float(one) == float(other)


def renewals(tables: Tables, findings: Findings) -> None:
    """A renewal names an earlier agreement of the table, and never comes back to itself."""
    edges = tables.edges
    places = edges.having("renews")
    if not places:
        return
    agreements, renewed = edges.column("agreement"), edges.column("renews")
    known = {agreement: place for agreement, place in agreements.firsts().items() if agreement}
    before = {agreements[place]: renewed[place] for place in places if known.get(agreements[place]) == place}
    for row, cells in edges.rows(places):
        renews, agreement, place = cells["renews"], cells.get("agreement", ""), (edges, row, "renews")
        if renews not in known:
            near = nearest(renews, known) if len(known) <= LARGE else []
            slip = next((each for each in near if is_slip(fold(renews), fold(each))), "")
            hint = Message("did you mean {!r}?", slip) if slip else "add its row, or leave the cell blank"
            message = Message("{} is no agreement here", shown(renews))
            note(findings, "unknown-agreement", place, message=message, hint=hint)
        elif _comes_back(agreement, before):
            message = Message("{} renews in the end this very agreement, {}", shown(renews), shown(agreement))
            note(findings, "renewal-cycle", place, message=message, hint="name the agreement before it")
        else:
            _later(findings, place, cells["signed"], known[renews])


def _comes_back(agreement: str, before: Mapping[str, str]) -> bool:
    """Tell whether the chain of renewed agreements ends where it starts."""
    at, seen = agreement, set()
    while at and at not in seen:
        seen.add(at)
        at = before.get(at, "")
        if at == agreement:
            return True
    return False


def _later(findings: Findings, place: tuple[Sheet, int, str], day: str, renewed: int) -> None:
    """Report a renewal that was signed before what it renews, whose first tie stands at a place."""
    edges = place[0]
    signed, before = date_of(day), date_of(edges.column("signed")[renewed])
    if signed is not None and before is not None and signed.last < before.first:
        message = Message(
            "{} is before {}, when the agreement it renews was signed (row {})",
            signed,
            before,
            edges.numbers[renewed],
        )
        note(findings, "renewal-too-early", place, message=message, hint="were the two exchanged?")


# What is said of a tie's dates follows from these alone, so each set of them is looked at once.
DATED = ("signed", "effective", "announced", "expires", "terminated", "term_years", "auto_renews")
ENDING = ("expires", "terminated", "auto_renews", "effective")  # without any, only today can be passed


def ends_after_signing(tables: Tables, findings: Findings) -> None:
    """A tie ends after it was signed, and where its term says."""
    if tables.today is None and not any(any(tables.edges.column(name).values) for name in ENDING):
        return
    sets = combined(tables.edges, DATED)
    _, told = told_of(sets, partial(_dates_agree, tables.today))
    note_rows(findings, tables.edges, sets, told=told)


def _dates_agree(today: date | None, dates: tuple[str, ...], report: Report) -> tuple[str, ...]:
    cells = dict(zip(DATED, dates, strict=True))
    if today is not None:
        _has_come(today, cells, report)
    _renews_for_a_term(cells, report)
    signed = date_of(cells["signed"])
    if signed is None:
        return dates
    for column in ("expires", "terminated"):
        end = date_of(cells[column])
        if end is not None and end.last < signed.first:
            message = Message("{} is before the signing, {}", end, signed)
            report("ends-before-signed", message, "check both dates", column)
    _term_agrees(cells, signed, report)
    _terminated_in_time(cells, report)
    if today is not None and signed.first > today:
        message = Message("{} has not come yet (today is {})", signed, today)
        report("signed-in-future", message, "check the year", "signed")
    return dates


def _has_come(today: date, cells: Mapping[str, str], report: Report) -> None:
    """Report what is said to have happened, on a day that has not come."""
    for column, hint in (
        ("announced", "check the year"),
        ("terminated", "check the year, or write the date into expires"),
    ):
        day = date_of(cells[column])
        if day is not None and day.first > today:
            message = Message("{} has not come yet (today is {})", day, today)
            report("date-in-future", message, hint, column)


def _term_agrees(cells: Mapping[str, str], signed: PartialDate, report: Report) -> None:
    expires, term = date_of(cells["expires"]), cells["term_years"]
    try:
        years = float(term) if term else 0.0
    except ValueError:
        return
    if not 0 < years <= LONGEST_TERM:
        return
    effective = date_of(cells["effective"])
    if expires is None:
        _counts_from_signing(years, signed, effective, report)
        return
    if expires.last < signed.first or (effective is not None and _ends(effective, years, expires)):
        return
    if not _ends(signed, years, expires):
        first, last = add_years(signed.first, years), add_years(signed.last, years)
        reckoned = f"{first}" if first == last else Message("{} to {}", first, last)
        message = Message("{} is not {} and {} years, which is {}", expires, signed, term, reckoned)
        report("term-disagrees", message, "the expiry is used; correct one of them", "expires")


def _counts_from_signing(
    years: float, signed: PartialDate, effective: PartialDate | None, report: Report
) -> None:
    if effective is None:
        return
    if (effective.first - signed.last).days <= 1 and (signed.first - effective.last).days <= 1:
        return
    last = first_term_ends(None, signed, years)
    message = Message("counted from signing it ends on {}, and it takes effect on {}", last, effective)
    report("term-from-signing", message, "write the last day into expires", "term_years")


def _ends(begins: PartialDate, years: float, expires: PartialDate) -> bool:
    """Whether a term can end as it is said: one of a year from 1 April ends on 31 March or on 1 April."""
    first, last = add_years(begins.first, years), add_years(begins.last, years)
    return (expires.first - last).days <= 1 and (first - expires.last).days <= 1


def _renews_for_a_term(cells: Mapping[str, str], report: Report) -> None:
    if cells["auto_renews"] != "yes" or cells["term_years"]:
        return
    begins, expires = "effective" if cells["effective"] else "signed", cells["expires"]
    message: str = "renews itself for its term, and neither term_years nor expires is given"
    hint = "add one of them, or write indefinite"
    if expires:
        try:
            if whole_term(cells[begins], expires) is not None:
                return
        except DateError:  # which was reported at its cell
            return
        message = Message(
            "renews itself for its term, and {} and expires do not tell how many months that is", begins
        )
        hint = "write how long it is into term_years"
    report("renews-without-term", message, hint, "auto_renews")


def _terminated_in_time(cells: Mapping[str, str], report: Report) -> None:
    if cells["auto_renews"] not in ("", "no"):
        return  # its expiry is that of the first term
    expires, terminated = date_of(cells["expires"]), date_of(cells["terminated"])
    if expires is not None and terminated is not None and expires.last < terminated.first:
        message = Message("{} is after the expiry, {}, when the tie had ended", terminated, expires)
        report("terminated-after-expiry", message, "leave it blank if the tie ran to its end", "terminated")
