"""What a hub report tells: its tables, computed from an ecosystem once for all of its forms."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pandas as pd

from graph.errors import UnknownName
from graph.measures import centrality, ranked, widest
from graph.measures.growth import growth
from graph.measures.network import build
from graph.model.ecosystem import span
from graph.model.figures import figures
from graph.model.selection import find
from graph.model.view import View
from graph.questions.agreements.claims import audit
from graph.questions.agreements.renewals import PRESSING, renewals
from graph.questions.hubs import coverage, doubts, evidence, rankings, reliability, totals
from graph.questions.organisations.pasts import RankBounds, rank_bounds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from graph.model.ecosystem import Ecosystem
    from graph.model.figures import Figures

__all__ = ["HubReport", "hub_report"]


@dataclass(frozen=True, eq=False)
class HubReport:
    """The content of a hub report.

    Attributes
    ----------
    about
        What it rests on, as text: ``day`` (that of the numbers; blank where
        nothing has a date), ``ends`` (on which ends are looked at) and ``why`` that day
        (`graph.model.figures.Figures`), ``newest`` (the newest date, where
        that is more than 60 days before), ``as_of`` (blank for all dates), ``basis``, ``active``
        (``true`` or blank), ``digest`` of the data, ``focal`` (id; blank for none) and ``focal_name``,
        ``chosen`` (why it is that one: ``asked``, ``ours``, ``most`` for most partners, ``absent`` where
        ours is not among these organisations, ``shared`` where several have most partners), ``ours``,
        ``untied`` (``true`` where it has no tie that counts),
        ``every`` (how many pasts the day leaves open), ``pasts`` (how many of them were
        looked at for the intervals) and ``bounded`` (measures whose intervals are true bounds),
        ``within`` (how far ahead an end is due), ``sampled`` (measures that were
        estimated from a sample, with their error bounds; blank where none was).
    tables
        The tables by name, in the order in which they are told.
    links
        For a column of a table, the key of each cell's receipt, that is, of the rows of
        the table ``receipts`` that stand behind it.
    charts
        What is drawn of a table, by its name.
    scores, due, counted
        The hub table of everyone, what `renewals` says of every agreement (None where nothing has a
        date), and the figures of the day.
    """

    about: dict[str, str]
    tables: dict[str, pd.DataFrame]
    links: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    charts: dict[str, pd.DataFrame] = field(default_factory=dict)
    scores: pd.DataFrame = field(default_factory=pd.DataFrame)
    due: pd.DataFrame | None = None
    counted: Figures | None = None


def hub_report(
    source: View | Ecosystem,
    *,
    focal: str = "",
    ours: str = "",
    top: int = 10,
    every: str = "year",
    fiscal_start: int = 4,
    within: str = "12m",
    claims: Sequence[Mapping[str, str]] = (),
    today: date | None = None,
) -> HubReport:
    """Compute every table of a hub report.

    Parameters
    ----------
    source
        What is looked at. Without a day all ties count, undated ones too.
    focal
        The organisation that the ranks are given with and without, by id or any of
        its names. Blank: ours.
    ours
        Our organisation, by id or any of its names; the ranks are given with and without none where it
        is not among these. Blank: the one with most partners; none where several share the first place.
    top
        Organisations in each list of hubs.
    every, fiscal_start
        The periods of growth.
    within
        How far ahead an end is soon: ``12m``, ``2y``, ``90d``.
    claims
        Counts that sources print, to be judged (`graph.reading.claims.read_claims`).
    today
        The day on which ends are looked at where the view has none; None: that of the newest date.

    Raises
    ------
    UnknownName, AmbiguousName
        When `focal` stands for none or for several.
    DataError
        When a claim names what does not exist.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"]})
    >>> found = hub_report(eco)
    >>> found.about["focal"], found.about["day"], found.tables["reach"]["partners"].tolist()
    ('a', '2018-12-31', [2, 1, 1])
    """
    view = View.of(source)
    day, names, eco = _day(view), view.names, view.counted
    counted = figures(view, today=today)
    asked, scores = counted.day, centrality(eco)
    scores["name"] = [names[each] for each in scores["id"]]
    scores.attrs["told"] = {"agreements": counted.word}
    centre = _centre(view, scores, focal, ours)
    due = renewals(replace(view, as_of=asked, active=False), within=within) if asked else None
    judged = audit(view, claims)
    bounds = _bounds(view, scores, day, top)
    periods, drawn = _periods(view, every, fiscal_start, asked if asked and day and asked < day else None)
    tables = {
        "summary": totals.summary(eco, view.once(build), scores, counted=counted, due=due, judged=judged),
        **_hubs(scores, top),
        "focal": reliability.with_and_without(eco, scores, centre["focal"], top=top),
        "intervals": reliability.intervals(scores, bounds, top=top),
        "communities": rankings.communities(view, scores),
        **_grown(view, periods),
        **_gaps(view, due),
        "claims": doubts.claims(view, judged),
    }
    links = _links(tables)
    tables["receipts"] = _receipts(view, links, judged)
    charts = {"growth": drawn} | {key: tables[key] for key in ("prefectures", "countries", "standings")}
    about = _about(view, estimated=(scores, tables["focal"])) | centre
    about |= {"day": day.isoformat() if day else "", "within": within}
    about |= _asked(counted) | _rest(bounds)
    return HubReport(about, tables, links, charts, scores, due, counted)


def _periods(
    view: View, every: str, fiscal_start: int, until: date | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Growth over all dates, and as it is told: what lies after a day is still to come."""
    periods = growth(view, every, fiscal_start=fiscal_start)
    if until is None:
        return periods, periods
    return periods, growth(replace(view, as_of=until), every, fiscal_start=fiscal_start)


def _asked(counted: Figures) -> dict[str, str]:
    """On which day ends are looked at and why, and the newest date where the data are old by then."""
    day = counted.day
    return {
        "ends": day.isoformat() if day else "",
        "why": counted.why if day else "",
        "newest": str(counted.stale.get("newest", "")),
    }


def _day(view: View) -> date | None:
    """The day asked for, else that of the newest date; None where nothing has a date."""
    if view.day is not None:
        return view.day
    days = span(view.whole)
    return days[1] if days else None


def _bounds(view: View, scores: pd.DataFrame, day: date | None, top: int) -> RankBounds:
    """The ranks that the dates leave open to the first hubs on a day; none where nothing has a date."""
    if day is None:
        return RankBounds()
    orgs = ranked(scores, "partners").head(top)["id"].tolist()
    return rank_bounds(view.on(day), orgs, measures=reliability.DOUBTED)


def _rest(bounds: RankBounds) -> dict[str, str]:
    """What the best and the worst ranks rest on."""
    return {"every": bounds.every, "pasts": f"{bounds.seen:,}", "bounded": " ".join(bounds.exact)}


def _links(tables: dict[str, pd.DataFrame]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Take the ids out of the tables, and give the keys of the receipts of what they count."""
    links = {}
    for key, table in tables.items():
        if "id" in table:
            ids = table.pop("id")
            if "partners" in table:
                links[key] = {"partners": tuple(f"partners {each}" for each in ids)}
    links["claims"] = {"ours": tuple(f"claim {place}" for place in range(len(tables["claims"])))}
    return links


def _receipts(
    view: View, links: Mapping[str, Mapping[str, tuple[str, ...]]], judged: pd.DataFrame
) -> pd.DataFrame:
    """The rows behind every number that has a receipt."""
    keys = [each for columns in links.values() for each in columns.get("partners", ())]
    orgs = [each.removeprefix("partners ") for each in dict.fromkeys(keys)]
    behind = evidence.partners(view, orgs)
    return pd.concat([behind, evidence.claims(view, judged)], ignore_index=True)


def _about(view: View, *, estimated: Sequence[pd.DataFrame]) -> dict[str, str]:
    """What the report rests on."""
    sampled = widest(table.attrs.get("bounds", {}) for table in estimated)
    return {
        "as_of": view.day.isoformat() if view.day else "",
        "basis": view.basis,
        "active": "true" if view.active else "",
        "digest": view.whole.digest,
        "sampled": "; ".join(f"{name} ± {bound:.2g}" for name, bound in sampled.items()),
    }


def _hubs(scores: pd.DataFrame, top: int) -> dict[str, pd.DataFrame]:
    """The lists of hubs."""
    return {
        "reach": rankings.reach(scores, top),
        "brokerage": rankings.brokerage(scores, top),
        "prestige": rankings.prestige(scores, top),
        "core": rankings.core(scores, top),
    }


def _grown(view: View, periods: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """How it all grew."""
    return {
        "growth": totals.busy(periods),
        "growth_by_type": totals.by_type(view, periods),
    }


def _gaps(view: View, due: pd.DataFrame | None) -> dict[str, pd.DataFrame]:
    """Where there is nothing, what runs out, and what is not known."""
    return {
        "prefectures": coverage.prefectures(view),
        "countries": coverage.countries(view),
        "type_pairs": coverage.type_pairs(view),
        "white_space": coverage.white_space(view),
        "ending": doubts.ending(due, PRESSING),
        "standings": doubts.statuses(due),
        "questions": doubts.questions(view.counted, view.once(build)),
    }


def _centre(view: View, scores: pd.DataFrame, focal: str, ours: str) -> dict[str, str]:
    """Whom the ranks are given without, blank for none, and why."""
    found, chosen = _chosen(view, scores, focal, ours)
    untied = "true" if found and found not in set(scores["id"]) else ""
    name = view.names.get(found, found)
    return {"focal": found, "focal_name": name, "chosen": chosen, "ours": ours, "untied": untied}


def _chosen(view: View, scores: pd.DataFrame, focal: str, ours: str) -> tuple[str, str]:
    """The id of the focal organisation, and why it is that one."""
    if focal or ours:
        return named(view, focal, ours)
    first = scores.loc[scores["partners"] == scores["partners"].max(), "id"].tolist()
    return (str(first[0]), "most") if len(first) == 1 else ("", "shared")


def named(view: View, focal: str, ours: str) -> tuple[str, str]:
    """Give the id of the organisation that is named, and why it is that one.

    Parameters
    ----------
    focal, ours
        As for `hub_report`; ours need not be there.

    Raises
    ------
    UnknownName, AmbiguousName
        When `focal` stands for none or for several.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> view = View(make({"id": ["a"], "name": ["Alpha"], "type": ["hub"]}, {}))
    >>> named(view, "", "ALPHA"), named(view, "", "Beta"), named(view, "", "")
    (('a', 'ours'), ('', 'absent'), ('', ''))
    """
    if focal:
        return find(view.eco, focal), "asked"
    if ours:
        try:
            return find(view.eco, ours), "ours"
        except UnknownName:  # a part of the data need not hold it
            return "", "absent"
    return "", ""
