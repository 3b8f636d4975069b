"""The agreements behind the ties, one record each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from graph.dates import parse
from graph.model.ecosystem import counts_from
from graph.model.rolling import Rolling, rolling_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model.ecosystem import Ecosystem

OPEN = date.max  # sorts after every last day


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement: who, since when, until when, and where it says so.

    Attributes
    ----------
    id
        Its agreement id.
    signed
        The earliest signing of its ties, as precise as its source; blank where undated.
    begins
        The day from which it counts; None where undated.
    ends
        The last day by the dates of its ties; None where open-ended, or where it renews itself.
    until
        The last day on which one of its ties is in force (`Ecosystem.until`), which a renewal may make an
        earlier one; None where it has none.
    terminated
        Whether the last day is that of a termination.
    relation
        As in edges.csv; where its ties differ, each value once, with semicolons between.
    kinds, renews
        As in edges.csv, each value of its ties once.
    pairs
        The two organisations of each of its ties, ids in order, sorted.
    parties
        The organisations that signed it, sorted by id.
    purposes, source_url
        Each text of its ties once.
    rows
        Where its ties stand in edges.csv.
    """

    id: str
    signed: str
    begins: date | None
    ends: date | None
    terminated: bool
    relation: str
    kinds: tuple[str, ...]
    renews: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    parties: tuple[str, ...]
    purposes: str
    source_url: str
    rows: tuple[int, ...]
    until: date | None
    rolling: Rolling | None = None

    @property
    def is_renewal(self) -> bool:
        """Whether it renews another, named or not."""
        return bool(self.renews) or "renewal" in self.kinds


def ledger(eco: Ecosystem) -> dict[str, Agreement]:
    """List the agreements of the collaboration ties that an ecosystem holds, by id.

    Returns
    -------
    agreements
        Oldest first, undated last; equal days by id. An agreement of several ties
        begins with the first of them and ends with the last; it is open-ended where one is.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"], "term_years": ["2"]})
    >>> [(each.signed, each.ends.isoformat(), each.parties) for each in ledger(eco).values()]
    [('2016-05', '2018-05-31', ('a', 'b'))]
    """
    return {each.id: each for each in _agreements(_records(eco.collaboration, eco), eco)}


def undated_ledger(eco: Ecosystem) -> dict[str, Agreement]:
    """List the agreements without a date, as `ledger` has them.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", ""],
    ...             "agreement": ["m1", "m2"]})
    >>> list(undated_ledger(eco))
    ['m2']
    """
    ties = eco.ties
    rest = ~np.isin(ties.agreement, ties.agreement[ties.dated])
    return ledger(replace(eco, edges=eco.rows(rest & ~ties.structural)))


def ledger_of(eco: Ecosystem, org: str) -> dict[str, Agreement]:
    """List the agreements that an organisation has signed, with all their parties, as `ledger` has them.

    Parameters
    ----------
    org
        Its id.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c", "b"], "target": ["b", "b", "c"], "signed": ["2016", "2016", "2018"],
    ...             "agreement": ["m", "m", "n"]})
    >>> [each.parties for each in ledger_of(eco, "a").values()]
    [('a', 'b', 'c')]
    """
    ties = eco.ties
    if org not in ties.ids:  # of a part of the data
        return {}
    at = ties.ids.get_loc(org)
    own = ((ties.source == at) | (ties.target == at)) & ~ties.structural
    mine = np.isin(ties.agreement, ties.agreement[own])
    return ledger(replace(eco, edges=eco.rows(mine & ~ties.structural)))


def by_partner(eco: Ecosystem, org: str) -> dict[str, list[Agreement]]:
    """List what an organisation has signed with each of its partners.

    Returns
    -------
    agreements
        Partner to agreements, oldest first. Each holds the ties between the two only, with their
        own dates: an agreement of three may have been signed by one of them later.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"],
    ...             "agreement": ["m", "m"]})
    >>> {partner: [each.signed for each in found] for partner, found in by_partner(eco, "a").items()}
    {'b': ['2016-05'], 'c': ['2018']}
    """
    ties = eco.collaboration
    shared: dict[str, list[dict[Any, Any]]] = defaultdict(list)
    for tie in _records(ties[(ties["source"] == org) | (ties["target"] == org)], eco):
        shared[tie["target"] if tie["source"] == org else tie["source"]].append(tie)
    return {partner: _agreements(rows, eco) for partner, rows in shared.items()}


NEEDED = (
    "source", "target", "signed", "effective", "signed_first", "signed_last", "ends", "expires", "term_years",
    "auto_renews", "notice_months", "terminated", "relation",
    "agreement", "kind", "renews", "purposes", "source_url", "row", "until",
)  # fmt: skip


def _records(ties: pd.DataFrame, eco: Ecosystem) -> Iterator[dict[Any, Any]]:
    """Each tie by column; pandas' own records take three times as long."""
    ties = ties.assign(until=eco.until()[ties.index])
    columns = (ties[name].astype(object).to_numpy() for name in NEEDED)
    return (dict(zip(NEEDED, row, strict=True)) for row in zip(*columns, strict=True))


def _agreements(ties: Iterable[dict[Any, Any]], eco: Ecosystem) -> list[Agreement]:
    """The agreements of some ties, oldest first."""
    rows: dict[str, list[dict[Any, Any]]] = defaultdict(list)
    for tie in ties:
        rows[tie["agreement"]].append(tie)
    begins = counts_from(eco.basis)
    found = [_agreement(each, its, begins) for each, its in rows.items()]
    return sorted(found, key=lambda each: (each.begins or OPEN, each.signed, each.id))


def _agreement(name: str, ties: list[dict[Any, Any]], begins: str) -> Agreement:
    dated = sorted((tie["signed_first"], tie["signed_last"], tie["signed"]) for tie in ties if tie["signed"])
    starts = [tie[begins].date() for tie in ties if tie["signed"]]
    last, until = (_last(tie[each] for tie in ties) for each in ("ends", "until"))
    return Agreement(
        id=name,
        signed=dated[0][2] if dated else "",
        begins=min(starts, default=None),
        ends=last,
        terminated=any(tie["terminated"] and parse(tie["terminated"]).last == last for tie in ties),
        relation=once(tie["relation"] for tie in ties),
        kinds=distinct(tie["kind"] for tie in ties),
        renews=distinct(tie["renews"] for tie in ties),
        pairs=tuple(sorted({(min(pair), max(pair)) for pair in ((t["source"], t["target"]) for t in ties)})),
        parties=tuple(sorted({tie[end] for tie in ties for end in ("source", "target")})),
        purposes=once(tie["purposes"] for tie in ties),
        source_url=once(tie["source_url"] for tie in ties),
        rows=tuple(sorted(int(tie["row"]) for tie in ties)),
        until=until,
        rolling=_rolling_of([tie for tie in ties if _day(tie["ends"]) is None]),
    )


def _rolling_of(going: list[dict[Any, Any]]) -> Rolling | None:
    """How an agreement renews itself by the ties that nobody gave up; None where one just goes on."""
    found = [each for each in map(rolling_of, going) if each is not None]
    if len(found) < len(going):
        return None
    return min(found, key=lambda each: each.first_end or OPEN, default=None)


def _last(days: Iterable[pd.Timestamp]) -> date | None:
    """The last of some days; None where one is open."""
    found = [_day(each) for each in days]
    return None if None in found else max(day for day in found if day is not None)


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Give each text once, blanks left out, in the order in which they first come.

    Examples
    --------
    >>> distinct(["m1", "", "m2", "m1"])
    ('m1', 'm2')
    """
    return tuple(dict.fromkeys(text for text in texts if text))


def once(texts: Iterable[str]) -> str:
    """Join each text once, as `distinct` gives them.

    Examples
    --------
    >>> once(["health", "", "trade", "health"])
    'health; trade'
    """
    return "; ".join(distinct(texts))
