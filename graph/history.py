"""Growth: how many organisations, ties and agreements there were at the end of each period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd

from graph.model import as_day, counts_from, span
from graph.pairs import tie_pairs
from graph.periods import periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from graph.model import Basis, Ecosystem

COLUMNS = (
    "period", "start", "end", "nodes", "ties", "agreements",
    "new_nodes", "new_ties", "new_agreements", "renewals", "ended", "active_agreements",
    "components", "largest", "density", "mean_degree", "clustering", "undated", "uncertain",
)  # fmt: skip
LARGE = 5_000  # ties from which one compiled sweep is faster than going tie by tie (measured)
_DAY = pd.Timedelta(days=1)
_NEVER = pd.Timestamp("2262-01-01")  # the end of what has no end, behind every date that can be read


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
    An agreement of several ties begins with the first of them and ends with the
    last. One that had ended before it certainly began is new and ended at once.

    Examples
    --------
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", "2018"]})
    >>> growth(eco)[["period", "ties", "agreements", "new_agreements"]].values.tolist()
    [['2016', 1, 1, 1], ['2017', 1, 1, 0], ['2018', 1, 2, 1]]
    """
    first, last = span(eco, basis=basis) or (date.max, date.min)
    limit = as_day(as_of) if as_of is not None else None
    stretch = periods(first, limit or last, every=every, fiscal_start=fiscal_start)
    ends = [min(each.end, limit) if limit else each.end for each in stretch]
    pairs = tie_pairs(eco)
    agreements = _agreements(eco, counts_from(basis), ends)
    uncertain = _so_far(pairs["signed_first"], ends) - _so_far(pairs["signed_last"], ends)
    table = pd.DataFrame(
        {
            "period": [each.label for each in stretch],
            "start": [each.start.isoformat() for each in stretch],
            "end": [end.isoformat() for end in ends],
            **agreements,
            "agreements": agreements["active_agreements" if active else "signed"],
            "undated": eco.undated,
            "uncertain": uncertain,
        }
    )
    if active or len(pairs) < LARGE:
        shapes = pd.DataFrame([*_shapes(pairs, ends, counts_from(basis), active)], index=table.index)
    else:
        shapes = _swept(pairs, ends, counts_from(basis))
    return table.join(shapes).reindex(columns=list(COLUMNS))


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


def _shapes(pairs: pd.DataFrame, ends: list[date], column: str, active: bool) -> Iterator[dict[str, float]]:
    """Yield the shape of the graph on each day, with what is new since the day before it in the list."""
    dated = pairs[pairs[column].notna()]
    if active:  # a tie that had ended before it certainly began is in force on no day
        dated = dated[dated["ends"].isna() | (dated[column] <= dated["ends"])]
    keys = list(zip(dated["first"], dated["second"], strict=True))
    comes = sorted(zip(dated[column].dt.date, keys, strict=True))
    goes = sorted(
        (day.date(), key) for day, key in zip(dated["ends"], keys, strict=True) if active and day == day
    )
    web, nodes, ties = _Web(), set[str](), set[tuple[str, str]]()
    come = gone = 0
    for end in ends:
        while come < len(comes) and comes[come][0] <= end:
            web.add(comes[come][1])
            come += 1
        while gone < len(goes) and goes[gone][0] < end:
            web.remove(goes[gone][1])
            gone += 1
        before_nodes, before_ties = nodes, ties
        nodes, ties = set(web.neighbours), set(web.ties)
        yield {**web.shape(), "new_nodes": len(nodes - before_nodes), "new_ties": len(ties - before_ties)}


def _swept(pairs: pd.DataFrame, ends: list[date], column: str) -> pd.DataFrame:
    """The same as `_shapes` where no tie ever ends, in one sweep over arrays."""
    from graph.kernels import growth_counts

    dated = pairs[pairs[column].notna()]
    codes = pd.factorize(pd.concat([dated["first"], dated["second"]], ignore_index=True))[0]
    days = dated[column].to_numpy("datetime64[D]").astype(np.int64)
    bounds = np.array(ends, dtype="datetime64[D]").astype(np.int64)
    grown = growth_counts(codes[: len(dated)], codes[len(dated) :], days, bounds=bounds)
    nodes, ties = grown.nodes.astype(np.float64), grown.ties.astype(np.float64)
    possible = nodes * (nodes - 1)
    return pd.DataFrame(
        {
            "nodes": grown.nodes,
            "ties": grown.ties,
            "components": grown.components,
            "largest": grown.largest,
            "density": np.divide(2 * ties, possible, out=np.zeros(len(ends)), where=possible > 0),
            "mean_degree": np.divide(2 * ties, nodes, out=np.zeros(len(ends)), where=nodes > 0),
            "clustering": grown.transitivity,
            "new_nodes": np.diff(grown.nodes, prepend=0),
            "new_ties": np.diff(grown.ties, prepend=0),
        }
    )


def _agreements(eco: Ecosystem, column: str, ends: list[date]) -> dict[str, NDArray[np.int64]]:
    """Count the agreements signed so far, signed anew, renewed, ended and in force for each of the days."""
    rows = eco.collaboration
    rows = rows[rows[column].notna()]
    table = pd.DataFrame({
        "agreement": rows["agreement"],
        "start": rows[column],
        "end": rows["ends"].fillna(_NEVER).astype("datetime64[s]"),
        "renewal": (rows["kind"] == "renewal") | (rows["renews"] != ""),
    })  # fmt: skip
    table = table.groupby("agreement", sort=True).agg({"start": "min", "end": "max", "renewal": "any"})
    ended = table["end"].where(table["start"] <= table["end"], table["start"] - _DAY) + _DAY
    signed, over = _so_far(table["start"], ends), _so_far(ended, ends)
    return {
        "signed": signed,
        "new_agreements": np.diff(signed, prepend=0),
        "renewals": np.diff(_so_far(table.loc[table["renewal"], "start"], ends), prepend=0),
        "ended": np.diff(over, prepend=0),
        "active_agreements": signed - over,
    }


def _so_far(days: pd.Series, ends: list[date]) -> NDArray[np.int64]:
    """Count the known days up to and with each end."""
    known = np.sort(days.dropna().to_numpy("datetime64[D]"))
    return np.searchsorted(known, np.array(ends, dtype="datetime64[D]"), side="right").astype(np.int64)
