"""The parts of a board's story that look back: what changed since the last board, and the growth."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from graph.dates.eras import label_words, until_words
from graph.model.tables import records
from graph.questions.briefing.case import Part, Said, listing
from graph.questions.changes.difference import PASSED
from graph.questions.typed import DAY, TEXT, frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.questions.briefing.case import Case

CHANGES = {
    "change": TEXT, "signed": TEXT, "names": TEXT, "ends": DAY, "agreement": TEXT, "source_url": TEXT,
}  # fmt: skip
SPAN = 5  # periods over which growth is told
SHOWN = 10  # agreements on a slide
FEW = 5  # agreements, below which growth is no rate


def _told(case: Case) -> dict[str, pd.DataFrame]:
    """The agreements of each change; one that is over because another renews it is told as renewed only."""
    if case.change is None:
        return {}
    table = case.change.agreements
    over = table["renewed_by"] == ""
    found = {key: table[table["change"] == key] for key in ("new", "renewed")}
    found |= {key: table[(table["change"] == key) & over] for key in (PASSED, "ended")}
    return {key: rows for key, rows in found.items() if len(rows)}


def what_changed(case: Case, key: str = "since") -> Said | None:
    """Say what changed since the last board; None where nothing has a date.

    Parameters
    ----------
    key
        ``since`` for a title, ``since_said`` for a sentence.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> from graph.questions.briefing.case import Case
    >>> from graph.questions.hubs import hub_report
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", "2018"]})
    >>> what_changed(Case.of(View(eco), hub_report(eco), None)).text
    '1 new agreement was signed since 31 December 2017'
    """
    if case.change is None:
        return None
    found = _told(case)
    if not found:
        return Said(case.say("since_none", day=case.words(case.since)))
    pieces = []
    for place, (change, rows) in enumerate(found.items()):
        name = "passed" if change == PASSED else change
        pieces.append(case.say(f"{'then' if place else 'first'}_{name}", count=len(rows)))
    ids = [each for rows in found.values() for each in rows["agreement"]]
    what = listing(pieces, case.lang)
    return Said(case.say(key, what=what, day=case.words(case.since)), case.of_agreements(ids))


def changed(case: Case) -> Part | None:
    """What changed since the last board; left out where nothing did and nobody asked."""
    title = what_changed(case)
    if title is None or not (title.rows or case.asked):
        return None
    rows = [
        {
            "change": row["change"], "signed": row["signed"], "names": case.parties(str(row["parties"])),
            "ends": row["ends"], "agreement": row["agreement"], "source_url": row["source_url"],
        }
        for found in _each_first([*_told(case).values()])
        for row in records(found)
    ]  # fmt: skip
    said = [*_came_and_left(case), *_ended(case), *_risen(case), *case.old()]
    return Part(title, tuple(said[:4]), frame(rows, CHANGES))


def _each_first(kinds: list[pd.DataFrame]) -> list[pd.DataFrame]:
    """The agreements of each change; of more than a slide shows some of each first, then the others."""
    if sum(map(len, kinds)) <= SHOWN:
        return kinds
    share = -(-SHOWN // len(kinds))
    return [*(each.head(share) for each in kinds), *(each.iloc[share:] for each in kinds)]


def _came_and_left(case: Case) -> Iterator[Said]:
    """Who joined, and through whom most of them; who has no tie any more."""
    if case.change is None:
        return
    table = case.change.organisations
    joined, left = (
        [str(each) for each in table.loc[table["change"] == change, "id"]]
        for change in ("newcomer", "leaver")
    )
    if joined:
        name, through = _through(case, {*joined})
        names = case.some([case.short.get(each, each) for each in joined])
        key = "joined" if not name else "joined_all_by" if through == len(joined) else "joined_by"
        text = case.say(key, count=len(joined), names=names, name=name, through=through)
        yield Said(text, case.of_organisations(joined))
    if left:
        names = case.some([case.short.get(each, each) for each in left])
        yield Said(case.say("left", count=len(left), names=names), case.of_organisations(left))


def _through(case: Case, joined: set[str]) -> tuple[str, int]:
    """With whom of those that were there before most newcomers signed, if at least two and with one alone."""
    if case.change is None:
        return "", 0
    met: dict[str, set[str]] = {}
    ties = case.change.ties
    for one, other in zip(ties["source"], ties["target"], strict=True):
        if (one in joined) != (other in joined):
            new, old = (one, other) if one in joined else (other, one)
            met.setdefault(str(old), set()).add(str(new))
    most = max(map(len, met.values()), default=0)
    first = [each for each, found in met.items() if len(found) == most]
    return (case.short.get(first[0], first[0]), most) if most > 1 and len(first) == 1 else ("", 0)


def _ended(case: Case) -> Iterator[Said]:
    """What ended, but by termination, and left nothing in force between any of those who had signed it."""
    rows = _told(case).get("ended")
    if rows is None:
        return
    stopped, live = {*case.with_status("terminated")["agreement"]}, case.live
    lost = [
        not any(live.has_edge(*pair) for pair in combinations(str(each).split("; "), 2))
        for each in rows["parties"]
    ]
    asked = rows[pd.Series(lost, index=rows.index) & ~rows["agreement"].isin(stopped)]
    if len(asked):
        names = case.some([*dict.fromkeys(case.parties(str(each)) for each in asked["parties"])])
        text = case.say("ended_names", count=len(asked), names=names)
        yield Said(text, case.of_agreements(asked["agreement"]))


def _risen(case: Case) -> Iterator[Said]:
    """Who rose furthest by partners, if it is one alone."""
    if case.change is None:
        return
    moves = case.change.moves.dropna(subset=["move"])
    best = moves[(moves["move"] == moves["move"].max()) & (moves["move"] > 0) & (moves["own_ties"] > 0)]
    if len(best) == 1:
        row = best.iloc[0]
        text = case.say(
            "risen",
            name=case.short.get(str(row["id"]), str(row["name"])),
            before=int(row["rank_before"]),
            after=int(row["rank_after"]),
        )
        yield Said(text, case.of_organisations([str(row["id"])]))


def grown(case: Case) -> Part | None:
    """How it grew over whole periods; left out where none is over."""
    periods = case.found.charts.get("growth")
    if periods is None or not len(periods):
        return None
    last_days = periods.attrs.get("unfinished", {})
    over = periods[~periods["period"].isin(last_days)]
    if not len(over):
        return None
    title, change = _grew(case, over.tail(SPAN + 1))
    said = [*_brought(case, over), *_so_far(case, periods[periods["period"].isin(last_days)])]
    if len(over) == len(periods):
        said += _then_and_now(case, periods, "then_and_now")
    drawn = periods.copy()
    drawn.attrs |= {**periods.attrs, "change": change}
    return Part(Said(title, case.every), tuple(said[:4]), frame([], {"period": TEXT}), drawn)


def _grew(case: Case, over: pd.DataFrame) -> tuple[str, str]:
    """From how many agreements in force to how many: in a sentence, and as it is written on the chart."""
    first, last = over.iloc[0], over.iloc[-1]
    start, end = (label_words(str(each["period"]), case.lang) for each in (first, last))
    before, after = (int(each["active_agreements"]) for each in (first, last))
    if len(over) == 1:
        return case.say("grown_first", after=after, end=end), ""
    more = after - before
    percent = round(100 * abs(more) / before) if before else 0
    how = {"before": before, "after": after, "start": start, "end": end, "percent": percent}
    if not more:
        return case.say("grown_same", **how), ""
    if not before:
        return case.say("grown_from_none", **how), ""
    if more > 0 and before < FEW:
        return case.say("grown_from_few", **how), case.say("change_up_from_few", more=more, **how)
    change = case.say("change_up" if more > 0 else "change_down", more=abs(more), **how)
    return case.say("grown_more" if more > 0 else "grown_fewer", **how), change


def _brought(case: Case, over: pd.DataFrame) -> Iterator[Said]:
    """What the last whole period brought, against the one before."""
    last = over.iloc[-1]
    count, renewals = int(last["new_agreements"]), int(last["renewals"])
    period = label_words(str(last["period"]), case.lang)
    if len(over) > 1:
        before = over.iloc[-2]
        more = count - int(before["new_agreements"])
        how: dict[str, object] = {"before": label_words(str(before["period"]), case.lang), "more": abs(more)}
        key = "brought_more" if more > 0 else "brought_fewer" if more < 0 else "brought_same"
        if count:
            yield Said(case.say(key, period=period, count=count, **how))
        elif more:
            yield Said(case.say("brought_none", period=period, **how))
    if renewals:
        yield Said(case.say("renewing", renewals=renewals))
    if int(last["new_nodes"]):
        yield Said(case.say("new_nodes", count=int(last["new_nodes"]), period=period))


def _so_far(case: Case, unfinished: pd.DataFrame) -> Iterator[Said]:
    """What a period that is not over has brought so far."""
    for row in records(unfinished):
        period = until_words(str(row["period"]), unfinished.attrs.get("unfinished", {}), case.lang)
        said = {"period": period, "count": int(row["new_agreements"])}
        since = list(_then_and_now(case, unfinished, "so_far_and_now", **said))
        yield from since or [Said(case.say("so_far", **said))]


def _then_and_now(case: Case, periods: pd.DataFrame, key: str, **said: object) -> Iterator[Said]:
    """How many were in force where the chart ends and how many are on the day, if that is another number."""
    last, day, now = periods.iloc[-1], case.counted.day, case.counted.in_force
    then, end = int(last["active_agreements"]), last["end"].date()
    if day is not None and day > end and then != now:
        how = {"then": then, "last": case.words(end), "now": now, "day": case.words(day)}
        yield Said(case.say(key, **said, **how))
