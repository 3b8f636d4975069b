"""What runs out: which agreements are due, lapsed or renewed, and the chains that renewals make."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from graph.errors import UsageError
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.ecosystem import snapshot
from graph.model.figures import figures
from graph.model.selection import listed
from graph.model.view import View
from graph.questions.agreements.durations import Duration, duration, length
from graph.questions.agreements.ledger import OPEN, Agreement, ledger, undated_ledger
from graph.questions.typed import COUNT, DAY, TEXT, frame
from graph.vocabulary import STATUSES
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from graph.model.ecosystem import Ecosystem
    from graph.model.rolling import Rolling

PRESSING = frozenset({"lapsed", "due", "notice-due"})
ROLLING = frozenset({"notice-due", "renews-itself"})

COLUMNS = {
    "status": TEXT, "ends": DAY, "days": COUNT, "agreement": TEXT, "names": TEXT, "notice": DAY, "rolls": DAY,
    "parties": TEXT, "signed": TEXT, "renewed_by": TEXT, "later": TEXT, "chain": TEXT,
    "relation": TEXT, "purposes": TEXT, "source_url": TEXT,
}  # fmt: skip
ASSUMED = {"assumed_status": TEXT, "assumed_ends": DAY, "assumed_term": TEXT}
CHAINS = {
    "agreements": COUNT, "names": TEXT, "signed": TEXT, "status": TEXT, "ends": DAY, "years": TEXT,
    "chain": TEXT, "parties": TEXT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Book:
    """The agreements known on a day, those superseded or in force on it, which of them renews which, and
    who signed which of a relation."""

    agreements: Mapping[str, Agreement]
    superseded: Collection[str]
    in_force: Collection[str]
    renewed_by: Mapping[str, list[str]]
    day: date
    until: date
    signed_by: Mapping[tuple[str, str], list[Agreement]]


@checked
def renewals(
    source: View | Ecosystem,
    *,
    within: Duration | str = "12m",
    assume_term: Duration | str | None = None,
) -> pd.DataFrame:
    """List every agreement known on a day with what has become, or is soon to become, of it.

    Parameters
    ----------
    source
        The day on which it is asked, from which day on an agreement is known, and whether only
        those in force on the day (dated, not over and not renewed) are listed. What was signed later is
        not known yet.
    within
        How far ahead an end is ``due``, or notice: ``12m``, ``2y``, ``90d``.
    assume_term
        A term to suppose for agreements that are open-ended. It fills three columns
        of its own and changes no status.

    Returns
    -------
    table
        One row an agreement, the most pressing first, then by last day in force and id.
        ``status`` is the first of these that holds: ``renewed`` (superseded: an agreement that counts on
        the day renews it; or ended, and one without a date does), ``terminated`` (ended, by termination),
        ``lapsed`` (ended), ``due`` (dated, and its last day comes within the time asked for),
        ``notice-due`` (it renews itself, and the next last day of notice comes within the time
        asked for), ``in-force`` (its last day comes later), ``renews-itself`` (in force until it is
        terminated, and no notice is due), ``unknown`` (undated and not over: nobody
        knows whether it had been signed), ``open-ended`` (dated, and neither expiry nor
        term nor termination is known).
        ``days`` from the day asked to the last day, negative once it is over.
        ``renewed_by``: the agreements that renew it. ``later``: agreements of the same
        relation that all its parties signed afterwards without naming it, so perhaps a
        renewal that nobody recorded. ``chain``: its line of renewals by id, the first agreement first.
        ``rolls``: of one that renews itself, the last day of the term that runs on the day;
        ``notice``: the next last day of notice, which is before a later term's end where
        that of this term has passed.

    Raises
    ------
    UsageError
        When a length of time cannot be read, the assumed term has none, or the view has no day.
    DateError
        When the day is no date.

    Notes
    -----
    The last day of an agreement counts: one that ends on the day asked is due, not
    lapsed. Where the end is known to the month or year only, its last possible day is meant.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["a", "a"], "target": ["b", "b"], "signed": ["2014", "2019-07-15"],
    ...             "agreement": ["m1", "m2"], "renews": ["", "m1"], "term_years": ["", "5"]})
    >>> found = renewals(View(eco, "2024-01-31"), within="6m")
    >>> found[["status", "agreement", "days", "chain"]].values.tolist()
    [['due', 'm2', 166, 'm1 > m2'], ['renewed', 'm1', <NA>, 'm1 > m2']]
    """
    view = View.of(source)
    term = duration(assume_term) if isinstance(assume_term, str) else assume_term
    if term is not None and not (term.months or term.days):
        raise UsageError("a term of {} ends on the day on which it begins; write 6m, 2y or 90d", term.text)
    book = _book(view, within)
    found = [each for each in book.agreements.values() if not view.active or each.id in book.in_force]
    found.sort(key=lambda each: _pressing(each, book))
    rows = [_row(each, book, view.names) | _supposed(each, book, term) for each in found]
    return frame(rows, {"status": TEXT} | (ASSUMED if term else {}) | COLUMNS)


@checked
def chains(source: View | Ecosystem, *, within: Duration | str = "12m") -> pd.DataFrame:
    """List the lines of agreements that renew each other, the longest first.

    Parameters
    ----------
    source
        As in `renewals`; where only ties in force count, the newest agreement of a line is.
    within
        How far ahead an end is ``due``.

    Returns
    -------
    table
        One row a line, from an agreement that renews none that is known to one that
        none renews: how many agreements, who signed any of them, when each was signed,
        the years between the signings (blank where one is undated), and the status and
        last day of the newest, as `renewals` gives them.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["a", "a"], "target": ["b", "b"], "signed": ["2014", "2019-07-15"],
    ...             "agreement": ["m1", "m2"], "renews": ["", "m1"]})
    >>> chains(View(eco, "2024-01-31"))[["agreements", "signed", "status"]].values.tolist()
    [[2, '2014; 2019-07-15', 'open-ended']]
    """
    view = View.of(source)
    book = _book(view, within)
    newest = [each for each in book.agreements.values() if each.id not in book.renewed_by]
    lines = [_line(each, book) for each in newest if not view.active or each.id in book.in_force]
    rows = []
    for line in sorted((line for line in lines if len(line) > 1), key=lambda line: (-len(line), line[0].id)):
        parties = sorted({party for each in line for party in each.parties})
        rows.append({
            "agreements": len(line), "names": listed(parties, view.names), "parties": "; ".join(parties),
            "signed": "; ".join(each.signed or "?" for each in line), "years": _between(line),
            "chain": _chain(line), "status": _status(line[-1], book, line[-1].ends), "ends": line[-1].ends,
        })  # fmt: skip
    return frame(rows, CHAINS)


def _book(view: View, within: Duration | str) -> _Book:
    """The agreements known on the day; undated ones are always known of."""
    eco, day, basis = view.whole, view.day, view.basis
    if day is None:
        raise UsageError("what runs out depends on the day; give one (as_of)")
    known = ledger(snapshot(eco, day, basis=basis))
    found = known | undated_ledger(snapshot(eco, basis=basis))
    renewed_by: dict[str, list[str]] = defaultdict(list)
    for each in found.values():
        for old in each.renews:
            if old in found and old != each.id:
                renewed_by[old].append(each.id)
    ahead = duration(within) if isinstance(within, str) else within
    in_force = set(snapshot(eco, day, basis=basis, active=True).collaboration["agreement"])
    superseded = snapshot(eco, basis=basis).superseded(day)
    until = ahead.after(day)
    return _Book(found, superseded, in_force, dict(renewed_by), day, until, _signed_by(found.values()))


def _signed_by(agreements: Iterable[Agreement]) -> dict[tuple[str, str], list[Agreement]]:
    """The agreements that have begun, by relation and party, each list in the order in which they come."""
    found: dict[tuple[str, str], list[Agreement]] = defaultdict(list)
    for each in agreements:
        if each.begins is not None:
            for party in each.parties:
                found[each.relation, party].append(each)
    return found


def _status(each: Agreement, book: _Book, ends: date | None) -> str:
    over = ends is not None and ends < book.day
    if each.id in book.superseded or (over and each.id in book.renewed_by):
        return "renewed"
    if over:
        return "terminated" if each.terminated else "lapsed"
    if each.begins is None:
        return "unknown"
    if ends is None:
        return _renewing(each.rolling, book) if each.rolling is not None else "open-ended"
    return "due" if ends <= book.until else "in-force"


def _renewing(rolling: Rolling, book: _Book) -> str:
    notice = rolling.notice_after(book.day)
    return "notice-due" if notice is not None and notice <= book.until else "renews-itself"


def _pressing(each: Agreement, book: _Book) -> tuple[int, date, date, str]:
    """What is more pressing comes first: by status, then by the day on which something is due."""
    status = _status(each, book, each.ends)
    due = each.rolling.notice_after(book.day) if each.rolling and status == "notice-due" else None
    return (
        STATUSES.index(status),
        each.ends or due or _rolls(each, book) or OPEN,
        each.begins or OPEN,
        each.id,
    )


def _rolls(each: Agreement, book: _Book) -> date | None:
    """The last day of the term that runs; None where none ends, or it has been given up or renewed."""
    if each.rolling is None or _status(each, book, each.ends) not in ROLLING:
        return None
    return each.rolling.next_after(book.day)


def _row(each: Agreement, book: _Book, names: Mapping[str, str]) -> dict[str, object]:
    line, rolls = _line(each, book), _rolls(each, book)
    return {
        "status": _status(each, book, each.ends), "ends": each.ends,
        "days": (each.ends - book.day).days if each.ends else None, "agreement": each.id,
        "names": listed(each.parties, names),
        "notice": each.rolling.notice_after(book.day) if each.rolling and rolls else None, "rolls": rolls,
        "parties": "; ".join(each.parties), "signed": each.signed,
        "renewed_by": "; ".join(book.renewed_by.get(each.id, ())),
        "later": "; ".join(_later(each, line, book)),
        "chain": _chain(line),
        "relation": each.relation, "purposes": each.purposes, "source_url": each.source_url,
    }  # fmt: skip


def _supposed(each: Agreement, book: _Book, term: Duration | None) -> dict[str, object]:
    """What an open-ended agreement would be if it had the term."""
    if term is None or each.ends is not None or each.begins is None or each.id in book.superseded:
        return {}
    ends = term.after(each.begins)
    return {"assumed_term": term.text, "assumed_ends": ends, "assumed_status": _status(each, book, ends)}


def _later(each: Agreement, line: list[Agreement], book: _Book) -> list[str]:
    """Agreements of all the same parties, begun after this one, that are not in its line of renewals."""
    if each.begins is None:
        return []
    known, begins = {one.id for one in line}, each.begins
    # All of them stand with the party that has signed least, which of a hub and a town is the town.
    least = min(each.parties, key=lambda party: len(book.signed_by[each.relation, party]))
    fewest, others = book.signed_by[each.relation, least], [party for party in each.parties if party != least]
    after = bisect_right(fewest, begins, key=lambda other: other.begins or OPEN)
    return [
        other.id
        for other in fewest[after:]
        if all(map(other.parties.__contains__, others)) and other.id not in known
    ]


def _line(each: Agreement, book: _Book) -> list[Agreement]:
    """The line through an agreement: back to the first, and on over the newest renewal of each."""
    line, seen = [each], {each.id}
    while old := next((one for one in line[-1].renews if one in book.agreements), None):
        if old in seen:  # renewals that go round in a circle are reported by `graph check`
            break
        line.append(book.agreements[old])
        seen.add(old)
    line.reverse()
    while newer := [one for one in book.renewed_by.get(line[-1].id, ()) if one not in seen]:
        line.append(book.agreements[newer[-1]])
        seen.add(newer[-1])
    return line


def _chain(line: list[Agreement]) -> str:
    return " > ".join(each.id for each in line) if len(line) > 1 else ""


def _between(line: list[Agreement]) -> str:
    """Years from each signing to the next, to the tenth."""
    days = [each.begins for each in line]
    if None in days:
        return ""
    return "; ".join(f"{(new - old).days / 365.25:.1f}" for old, new in pairwise(days) if old and new)


def renewals_answer(view: View, *, within: str = "12m", assume_term: str | None = None) -> Answer:
    """Tell what runs out."""
    table = renewals(view, within=within, assume_term=assume_term)
    notes = of_renewals(table, view, within, term=assume_term)
    if stale := figures(view).stale:
        notes.append(sentence("data_stale", view.lang, **stale))
    return Answer.one(word("show_renewals", view.lang), table, notes)


def chains_answer(view: View, notes: Sequence[str], *, within: str = "12m") -> Answer:
    """Tell the lines of renewals; the notes are those that `renewals_answer` gives of all agreements."""
    return Answer.one(word("show_chains", view.lang), chains(view, within=within), notes)


def of_renewals(
    table: pd.DataFrame, view: View, within: Duration | str, *, term: Duration | str | None = None
) -> list[str]:
    """Say how many agreements are in which state, and what was assumed.

    Parameters
    ----------
    table, view
        What `renewals` gives, and of what.
    within, term
        How far ahead an end is due, and the term that was assumed, if any.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> view = View(make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {}), "2026-11-22")
    >>> of_renewals(pd.DataFrame({"status": ["due", "open-ended"]}), view, "12m")
    ['on 2026-11-22: 1 due within 12m, 0 lapsed, 1 open-ended, 0 unknown']
    """
    counts, lang = table["status"].value_counts(), view.lang
    words = {
        "due": counts.get("due", 0),
        "lapsed": counts.get("lapsed", 0),
        "open": counts.get("open-ended", 0),
        "unknown": counts.get("unknown", 0),
    }
    how = {"day": str(view.day), "within": length(str(within), lang)}
    said = [sentence("due_count", lang, **how, **words)]
    rolling = sum(counts.get(status, 0) for status in ROLLING)
    if rolling:
        soon = counts.get("notice-due", 0)
        said.append(sentence("renew_themselves", lang, count=rolling, notice=soon, within=how["within"]))
    undated = table[(table["status"] == "unknown") & table["ends"].notna()] if words["unknown"] else ()
    if len(undated):
        said.append(sentence("undated_ends", lang, count=len(undated)))
    return [*said, sentence("assumed", lang, term=length(str(term), lang))] if term is not None else said
