"""Which agreements a day leaves open: signed by then or not, for all that their dates say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

from graph.model.ecosystem import counts_from, snapshot
from graph.model.renewing import line_of
from graph.model.tables import ends_by

if TYPE_CHECKING:
    from datetime import date

    from graph.model.view import View

Tie = tuple[str, str, str]  # two ids in order, and the agreement
Past = frozenset[int]  # which of the open agreements are signed in it


@dataclass(frozen=True)
class OpenDates:
    """What counts on a day in every past, and what counts in some.

    Attributes
    ----------
    sure
        The ties that count in every past.
    open
        For each agreement that may or may not have been signed by the day, its ties; rows of
        one agreement and date are signed together. Ties without a date are among them.
    shown
        The past that the view itself shows.
    superseded
        Among ties in force, for each open agreement those that it supersedes where it had been signed;
        empty where none does.
    """

    sure: tuple[Tie, ...]
    open: tuple[tuple[Tie, ...], ...]
    shown: Past
    superseded: tuple[frozenset[str], ...] = ()

    def ties(self, past: Past) -> frozenset[Tie]:
        """What counts in a past, each tie once."""
        over = frozenset[str]().union(*(self.superseded[each] for each in past if self.superseded))
        signed = chain(self.sure, *(self.open[each] for each in past))
        return frozenset(tie for tie in signed if tie[2] not in over)

    def graph(self, past: Past) -> nx.Graph:
        """Build the graph of a past: nodes and edges in the order of their ids."""
        ids: dict[tuple[str, str], set[str]] = defaultdict(set)
        for first, second, agreement in self.ties(past):
            ids[first, second].add(agreement)
        G = nx.Graph()
        G.add_nodes_from(sorted({each for pair in ids for each in pair}))
        G.add_edges_from((*pair, {"agreements": sorted(found)}) for pair, found in sorted(ids.items()))
        return G

    @cached_property
    def every(self) -> Past:
        """The past in which all that is open had been signed."""
        return frozenset(range(len(self.open)))

    def of(self, org: str) -> Past:
        """The open agreements that an organisation would have a tie by."""
        return frozenset(i for i, ties in enumerate(self.open) if any(org in tie[:2] for tie in ties))


def open_dates(view: View) -> OpenDates:
    """Part the ties into those that count on a day in every past, and those that count in some.

    Parameters
    ----------
    view
        What is looked at on its day; it counts the same ties as the past `OpenDates.shown`.
        Among ties in force, one is open, too, whose end is reckoned from its signing and
        comes before or after the day as that is read; and what an open one renews is in force where
        that had not been signed. Without a day nothing is open.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a", "b"], "target": ["a", "c", "c"], "signed": ["2016-05", "2018", ""]})
    >>> found = open_dates(View(eco, "2018-06-30"))
    >>> found.sure, found.open
    ((('a', 'b', 'a~b~2016-05'),), ((('a', 'c', 'a~c~2018'),), (('b', 'c', 'b~c~'),)))
    """
    ties, day, active = view.whole.collaboration, view.day, view.active
    if day is None:
        return OpenDates(tuple(sorted(_ties(ties))), (), frozenset())
    at = pd.Timestamp(day)
    perhaps = ties["signed_first"].isna() | (ties["signed_first"] <= at)
    if active:
        perhaps &= ties["ends"].isna() | (ties["ends"] >= at)
        perhaps &= ~ties["agreement"].isin(snapshot(view.whole, basis="certain").superseded(day))
    ties = ties[perhaps]
    sure = ties["signed_last"] <= at
    if active:
        sure &= ~_over(ties[sure], day).reindex(ties.index, fill_value=False)
    units: dict[tuple[str, str], list[Tie]] = defaultdict(list)
    shown = set[tuple[str, str]]()
    unsure = ties[~sure]
    columns = (unsure["agreement"], unsure["signed"], unsure[counts_from(view.basis)] <= at, _ties(unsure))
    for agreement, signed, counts, tie in zip(*columns, strict=True):
        units[agreement, signed].append(tie)
        if counts:
            shown.add((agreement, signed))
    order = sorted(units)
    return OpenDates(
        tuple(sorted(_ties(ties[sure]))),
        tuple(tuple(sorted(units[each])) for each in order),
        frozenset(place for place, each in enumerate(order) if each in shown),
        _superseded(view, [agreement for agreement, _ in order]) if active else (),
    )


def _ties(rows: pd.DataFrame) -> list[Tie]:
    columns = zip(rows["source"], rows["target"], rows["agreement"], strict=True)
    return [(min(u, v), max(u, v), agreement) for u, v, agreement in columns]


def _superseded(view: View, agreements: list[str]) -> tuple[frozenset[str], ...]:
    """What each of some agreements renews, and what that renews; nothing at all where none does."""
    ties = view.eco.edges
    renews: dict[str, list[str]] = defaultdict(list)
    named = ties[ties["renews"] != ""]
    for agreement, old in zip(named["agreement"], named["renews"], strict=True):
        renews[agreement].append(old)
    found = tuple(frozenset(line_of(renews, each)) for each in agreements)
    return found if any(found) else ()


def _over(ties: pd.DataFrame, day: date) -> pd.Series:
    """Which ties would have ended before the day, had they been signed on their first possible day."""
    termed = ties[(ties["expires"] == "") & ties["term_years"].notna()]
    columns = (termed[name] for name in ("signed_first", "term_years", "auto_renews", "terminated"))
    ends = [
        ends_by(["", first.date().isoformat(), str(term), again, stop])
        for first, term, again, stop in zip(*columns, strict=True)
    ]
    return pd.Series([each is not None and each < day for each in ends], index=termed.index, dtype="bool")
