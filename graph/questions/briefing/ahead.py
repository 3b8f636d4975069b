"""The parts of a board's story that look ahead: what ends, and whom to talk to next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from graph.measures.network import build
from graph.model.tables import records
from graph.questions.briefing.case import WAITING, Part, Said, listing
from graph.questions.typed import COUNT, DAY, TEXT, frame
from graph.words import span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from graph.questions.briefing.case import Case

ENDING = {
    "status": TEXT, "by_when": DAY, "days": COUNT, "deciders": TEXT, "last_day": DAY, "notice": DAY,
    "agreement": TEXT, "source_url": TEXT,
}  # fmt: skip
ROLLING = ("notice", "last_day")  # which tell more than the day of the decision where it is one of notice
NEXT = {
    "rank": COUNT,
    "candidate": TEXT,
    "type": TEXT,
    "country": TEXT,
    "common_partners": COUNT,
    "reasons": TEXT,
}
MISSING = {"gap": TEXT, "count": COUNT, "which": TEXT}
BEST = 3  # next partners
MOST = 8  # agreements; all stand in the table behind
GAPS = ("prefectures_absent", "prefectures_without", "countries_without", "types_without", "pairs_without")
SAID = 2  # sentences about white space


def deadlines(case: Case, *later: pd.DataFrame) -> Part | None:
    """What has lapsed, ends or needs notice soon; left out where nothing does.

    Parameters
    ----------
    later
        Other agreements that stand in its table between those that end soon and those that have lapsed.
    """
    waiting, lapsed = case.with_status(*WAITING), case.with_status("lapsed")
    if not len(waiting) and not len(lapsed):
        return None
    listed = (waiting, *later, lapsed.iloc[::-1])
    table = ending(case, *listed)
    said = [*_left(case, waiting), *_lapsed(case, lapsed, alone=not len(waiting)), *going(case)]
    cut = list(_cut(case, len(table), sum(map(len, listed))))
    return Part(_headline(case, waiting, lapsed), (*said[: 4 - len(cut)], *cut), table)


def ending(case: Case, *due: pd.DataFrame) -> pd.DataFrame:
    """List who decides by when about some agreements, with the last day of notice where any has one.

    Parameters
    ----------
    due
        Agreements as `Case.with_status` gives them, in the order in which they are told.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> from graph.questions.briefing.case import Case
    >>> from graph.questions.hubs import hub_report
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"], "expires": ["2016-12-31"]})
    >>> case = Case.of(View(eco, "2016-12-01"), hub_report(View(eco, "2016-12-01")), None)
    >>> ending(case, case.with_status("due"))[["by_when", "days", "deciders"]].values.tolist()
    [[Timestamp('2016-12-31 00:00:00'), 30, 'A – B']]
    """
    rows = [row for each in due for row in _rows(case, each)][:MOST]
    left_out = () if any(each["notice"].notna().any() for each in due) else ROLLING
    left_out = (*left_out, *(() if any(row["days"] is not None for row in rows) else ("days",)))
    return frame(rows, {name: kind for name, kind in ENDING.items() if name not in left_out})


def _cut(case: Case, shown: int, rows: int) -> Iterator[Said]:
    """Say that a table shows the first rows only, where it does."""
    if shown < rows:
        yield Said(case.say("first_rows", shown=shown, rows=rows))


def _rows(case: Case, due: pd.DataFrame) -> Iterator[dict[str, object]]:
    """Who decides by when, about which agreement; how many days are left, where any are."""
    day = pd.Timestamp(case.counted.day) if case.counted.day else None
    for row in records(due):
        days = (row["by"] - day).days if day is not None and pd.notna(row["by"]) else -1
        yield {
            "status": row["status"], "by_when": row["by"], "days": days if days >= 0 else None,
            "deciders": case.parties(str(row["parties"])), "last_day": row["ends"],
            "notice": row["notice"], "agreement": row["agreement"], "source_url": row["source_url"],
        }  # fmt: skip


def _headline(case: Case, waiting: pd.DataFrame, lapsed: pd.DataFrame) -> Said:
    """How many need a decision, the first by when, and how many have lapsed."""
    both = pd.concat([waiting, lapsed])["agreement"]
    counts = {"soon": len(waiting), "lapsed": len(lapsed), "pressing": len(both)}
    if not len(waiting):
        return Said(case.say("ending_lapsed", **counts), case.of_agreements(both))
    key = "ending_soon" if not len(lapsed) else "ending_both" if len(lapsed) > 1 else "ending_both_one"
    within = span(case.found.about["within"], case.lang)
    text = case.say(key, day=case.words(waiting["by"].iloc[0]), within=within, **counts)
    return Said(text, case.of_agreements(both))


def first_by(case: Case, waiting: pd.DataFrame) -> Said:
    """Say what is decided first, of agreements in the order of their days."""
    first = waiting[waiting["by"] == waiting["by"].iloc[0]]
    names = [case.parties(str(each)) for each in first["parties"]]
    text = case.say("first_decision", day=case.words(first["by"].iloc[0]), names=case.few(names, 2))
    return Said(text, case.of_agreements(first["agreement"]))


def _left(case: Case, waiting: pd.DataFrame) -> Iterator[Said]:
    """How long there is until the first decision."""
    for row in records(waiting.head(1)):
        days = (row["by"].date() - case.counted.day).days if case.counted.day else 0
        if days > 0:
            text = case.say(
                "days_left", names=case.parties(str(row["parties"])), days=days, day=case.words(row["by"])
            )
            yield Said(text, case.of_agreements([str(row["agreement"])]))


def _lapsed(case: Case, lapsed: pd.DataFrame, *, alone: bool) -> Iterator[Said]:
    """What has lapsed; where the title says so already, since when."""
    if len(lapsed):
        day = case.words(lapsed["by"].iloc[-1])
        text = case.say("lapsed_newest", day=day) if alone else case.say("lapsed_all", lapsed=len(lapsed))
        yield Said(text, case.of_agreements(lapsed["agreement"]))


def going(case: Case) -> Iterator[Said]:
    """Say what goes on without an end: what renews itself, and what has no known end."""
    rolling = case.with_status("notice-due", "renews-itself")
    if len(rolling):
        yield Said(case.say("rolling", count=len(rolling)), case.of_agreements(rolling["agreement"]))
    yield from unending(case)


def unending(case: Case) -> Iterator[Said]:
    """Say how many agreements have no known end."""
    found, in_force = case.with_status("open-ended"), case.counted.in_force
    if len(found):
        key = "open_ended_all" if len(found) == in_force else "open_ended"
        text = case.say(key, open=len(found), in_force=in_force)
        yield Said(text, case.of_agreements(found["agreement"]))


def partners(case: Case) -> pd.DataFrame:
    """The best next partners of the focal organisation; none where there is no such organisation."""
    if not case.focal:
        return frame([], {"id": TEXT, "reasons": TEXT})
    return case.suggested[case.suggested["score"] > 0].head(BEST)


def reasons(case: Case, row: Mapping[str, object]) -> str:
    """Why a candidate is one, with the names that people use."""
    text, other = str(row["reasons"]), str(row["id"])
    G: nx.Graph = case.view.once(build)
    for each in sorted(set(G.adj.get(other, ())) & set(G.adj.get(case.focal, ()))):
        text = text.replace(case.view.names[each], case.short[each])
    return text.replace(", ", "、").replace("; ", "、") if case.lang == "ja" else text


def following(case: Case) -> Part | None:
    """White space and the best next partners; left out where there is neither."""
    found, gaps = partners(case), list(_gaps(case))
    if not len(found) and not gaps:
        return None
    title = _talk(case, found) if len(found) else Said(gaps[0].text.rstrip(".。"))
    rest = gaps if len(found) else gaps[1:]
    said = [*introduced(case, found), *rest[:SAID], Said(case.say("no_proof"))]
    return Part(title, tuple(said[:4]), candidates(case, found) if len(found) else _missing(case))


def candidates(case: Case, found: pd.DataFrame) -> pd.DataFrame:
    """List some next partners by the names that people use, with the reasons for each."""
    rows = [
        {**row, "candidate": case.short[str(row["id"])], "reasons": reasons(case, row)}
        for row in records(found)
    ]
    return frame(rows, NEXT)


def _talk(case: Case, found: pd.DataFrame) -> Said:
    """Whom to talk to next."""
    first = found.iloc[0]
    common, focal = int(first["common_partners"]), case.short[case.focal]
    key = "next" if common else "next_alike"
    text = case.say(key, name=case.short[str(first["id"])], focal=focal, common=common)
    return Said(text, case.of_organisations([str(first["id"])]))


def introduced(case: Case, found: pd.DataFrame) -> Iterator[Said]:
    """Say who can introduce the first of the candidates."""
    if not len(found):
        return
    first = str(found["id"].iloc[0])
    G: nx.Graph = case.view.once(build)
    common = sorted(
        set(G.adj.get(first, ())) & set(G.adj.get(case.focal, ())), key=lambda each: (-len(G[each]), each)
    )
    if common:
        names = listing([case.short[each] for each in common[:BEST]], case.lang)
        text = case.say("introduced", names=names, focal=case.short[case.focal], name=case.short[first])
        yield Said(text, case.of_organisations([first]))


def _missing(case: Case) -> pd.DataFrame:
    """What is missing, with names: the table of those who have no candidate."""
    table = case.found.tables["white_space"]
    rows = table[table["gap"].isin(GAPS) & (table["count"].fillna(0) > 0)]
    return frame(records(rows[list(MISSING)]), MISSING)


def _gaps(case: Case) -> Iterator[Said]:
    """Where there is no tie, of what applies and has any."""
    table = case.found.tables["white_space"].set_index("gap")
    for gap in GAPS:
        count = table["count"].get(gap)
        if count is None or pd.isna(count) or not int(count):
            continue
        names = str(table["which"][gap]).split("; ")
        yield Said(case.say(gap, count=int(count), names=case.some(names)))
