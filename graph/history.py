"""Growth: how many organisations, ties and agreements there were at the end of each period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

from graph.model import as_day, span
from graph.network import tie_pairs
from graph.periods import periods

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Basis, Ecosystem

COLUMNS = (
    "period", "start", "end", "nodes", "ties", "agreements", "new_nodes", "new_ties", "new_agreements", "renewals",
    "ended", "active_agreements", "components", "largest", "density", "mean_degree", "clustering", "undated", "uncertain",
)  # fmt: skip


def growth(
    eco: Ecosystem,
    every: str = "year",
    *,
    fiscal_start: int = 4,
    as_of: date | str | None = None,
    basis: Basis = "certain",
    active: bool = False,
) -> pd.DataFrame:
    """Count the ecosystem at the end of each period.

    Parameters
    ----------
    eco
        All ties, not those of one day.
    every, fiscal_start
        ``month``, ``quarter``, ``year`` or ``fiscal-year``, and the month in which
        a fiscal year begins.
    as_of
        The last day that is looked at; the period that holds it ends with it. None:
        the period of the newest date is the last, and whole.
    basis
        ``certain`` counts a tie from the last day it can have been signed,
        ``possible`` from the first.
    active
        The graph of a period's end holds only ties in force on that day.

    Returns
    -------
    table
        One row a period, without gaps. Counts of the graph on the period's last
        day: ``nodes``, ``ties`` (edges), ``agreements``, ``components``, ``largest``
        (nodes of the largest component), and ``density``, ``mean_degree``,
        ``clustering`` (transitivity). Of the period: ``new_nodes``, ``new_ties`` (in
        this graph and not in that of the period before), ``new_agreements``
        (signed), ``renewals`` (those of them that renew another), ``ended``
        (no longer in force). ``active_agreements``: in force on the last day.
        ``undated``: ties in no period. ``uncertain``: ties that may or may not have
        been signed by the period's end.

    Notes
    -----
    Each row's active_agreements are those of the row before, plus new_agreements,
    less ended. The last day of an agreement counts, so one that expires on
    31 December ends in the year that follows.

    Examples
    --------
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", "2018"]})
    >>> growth(eco)[["period", "ties", "agreements", "new_agreements"]].values.tolist()
    [['2016', 1, 1, 1], ['2017', 1, 1, 0], ['2018', 1, 2, 1]]
    """
    days = span(eco, basis=basis)
    if days is None:
        return pd.DataFrame(columns=list(COLUMNS))
    limit = as_day(as_of) if as_of is not None else None
    stretch = periods(days[0], limit or days[1], every=every, fiscal_start=fiscal_start)
    ends = [min(each.end, limit) if limit else each.end for each in stretch]
    pairs = tie_pairs(eco)
    graphs = _graphs(pairs, ends, "signed_last" if basis == "certain" else "signed_first", active)
    agreements = _agreements(eco, "signed_last" if basis == "certain" else "signed_first", ends)
    rows = []
    for period, end, shape, counts in zip(stretch, ends, graphs, agreements, strict=True):
        at = pd.Timestamp(end)
        straddle = (pairs["signed_first"] <= at) & (at < pairs["signed_last"])
        dates = {"period": period.label, "start": period.start.isoformat(), "end": end.isoformat()}
        held = {"agreements": counts["active_agreements" if active else "signed"]}
        rows.append({**dates, **shape, **counts, **held, "undated": eco.undated, "uncertain": int(straddle.sum())})
    return pd.DataFrame(rows, columns=list(COLUMNS))


@dataclass(slots=True)
class _Web:
    """The graph of a day, changed tie by tie, with its triangles kept count of."""

    ties: Counter[tuple[str, str]] = field(default_factory=Counter)
    neighbours: dict[str, set[str]] = field(default_factory=dict)
    triangles: int = 0

    def add(self, pair: tuple[str, str]) -> None:
        self.ties[pair] += 1
        if self.ties[pair] == 1:
            one, other = (self.neighbours.setdefault(each, set()) for each in pair)
            self.triangles += len(one & other)
            one.add(pair[1])
            other.add(pair[0])

    def remove(self, pair: tuple[str, str]) -> None:
        self.ties[pair] -= 1
        if not self.ties[pair]:
            del self.ties[pair]
            one, other = self.neighbours[pair[0]], self.neighbours[pair[1]]
            one.discard(pair[1])
            other.discard(pair[0])
            self.triangles -= len(one & other)
            for each in pair:
                if not self.neighbours[each]:
                    del self.neighbours[each]

    def shape(self) -> dict[str, float]:
        """Counts and ratios of the graph as it stands."""
        n, m = len(self.neighbours), len(self.ties)
        parts = [len(part) for part in nx.connected_components(nx.Graph(list(self.ties)))]
        degrees = map(len, self.neighbours.values())
        triples = sum(degree * (degree - 1) // 2 for degree in degrees)
        return {
            "nodes": n,
            "ties": m,
            "components": len(parts),
            "largest": max(parts, default=0),
            "density": 2 * m / (n * (n - 1)) if n > 1 else 0.0,
            "mean_degree": 2 * m / n if n else 0.0,
            "clustering": 3 * self.triangles / triples if triples else 0.0,
        }


def _graphs(pairs: pd.DataFrame, ends: list[date], column: str, active: bool) -> Iterable[dict[str, float]]:
    """Yield the shape of the graph on each day, with what is new since the day before it in the list."""
    dated = pairs[pairs[column].notna()]
    keys = list(zip(dated["first"], dated["second"], strict=True))
    comes = sorted(zip(dated[column].dt.date, keys, strict=True))
    goes = sorted((day.date() + timedelta(days=1), key) for day, key in zip(dated["ends"], keys, strict=True) if day == day)
    begun = {key: day for day, key in reversed(comes)}
    goes = [(max(day, begun[key]), key) for day, key in goes] if active else []
    goes.sort()
    web, nodes, ties = _Web(), set[str](), set[tuple[str, str]]()
    come = gone = 0
    for end in ends:
        while come < len(comes) and comes[come][0] <= end:
            web.add(comes[come][1])
            come += 1
        while gone < len(goes) and goes[gone][0] <= end:
            web.remove(goes[gone][1])
            gone += 1
        before_nodes, before_ties = nodes, ties
        nodes, ties = set(web.neighbours), set(web.ties)
        yield {**web.shape(), "new_nodes": len(nodes - before_nodes), "new_ties": len(ties - before_ties)}


def _agreements(eco: Ecosystem, column: str, ends: list[date]) -> Iterable[dict[str, int]]:
    """Yield the counts of agreements signed, renewed, ended and in force for each of the days."""
    rows = eco.collaboration
    rows = rows[rows[column].notna()]
    renewal = (rows["kind"] == "renewal") | (rows["renews"] != "")
    table = pd.DataFrame({
        "agreement": rows["agreement"],
        "start": rows[column],
        "end": rows["ends"].fillna(pd.Timestamp("2262-01-01")).astype("datetime64[s]"),
        "renewal": renewal,
    })  # fmt: skip
    table = table.groupby("agreement", sort=True).agg(start=("start", "min"), end=("end", "max"), renewal=("renewal", "any"))
    before = dict.fromkeys(("signed", "renewals", "over"), 0)
    for day in ends:
        at = pd.Timestamp(day)
        signed = table["start"] <= at
        over = signed & (table["end"] < at)
        now = {"signed": int(signed.sum()), "renewals": int((signed & table["renewal"]).sum()), "over": int(over.sum())}
        yield {
            "signed": now["signed"],
            "new_agreements": now["signed"] - before["signed"],
            "renewals": now["renewals"] - before["renewals"],
            "ended": now["over"] - before["over"],
            "active_agreements": now["signed"] - now["over"],
        }
        before = now
