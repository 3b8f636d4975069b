"""Growth: how many organisations, ties and agreements there were at the end of each period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd

from graph.dates.periods import unfinished
from graph.measures.kernels.arrays import digitized, stretches
from graph.measures.kernels.availability import at_hand
from graph.model.arguments import checked
from graph.model.ecosystem import counts_from
from graph.model.figures import SIGNED
from graph.model.ties import EPOCH, NEVER, UNDATED
from graph.model.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from graph.measures.kernels import Growth
    from graph.model.ecosystem import DayColumn, Ecosystem
    from graph.model.ties import Ties

    Days = NDArray[np.int64]
    Numbers = NDArray[np.int32]

COLUMNS = (
    "period", "start", "end", "nodes", "ties", "agreements",
    "new_nodes", "new_ties", "new_agreements", "renewals", "ended", "active_agreements",
    "components", "largest", "density", "mean_degree", "clustering", "undated", "uncertain",
)  # fmt: skip
LARGE = 5_000  # ties from which one compiled sweep is faster than going tie by tie (measured)


@checked
def growth(
    source: View | Ecosystem,
    every: str = "year",
    *,
    fiscal_start: int = 4,
) -> pd.DataFrame:
    """Count the ecosystem at the end of each period.

    Parameters
    ----------
    source
        What is looked at. The period that holds its day, else that of the newest date, is the last and
        ends with that day. Where only ties in force count, they are those in force on a period's last day.
    every, fiscal_start
        ``month``, ``quarter``, ``year`` or ``fiscal-year``, and the month in which
        a fiscal year begins.

    Returns
    -------
    table
        One row a period, without gaps. Counts of the graph on the period's last
        day: ``nodes``, ``ties`` (edges), ``agreements``, ``components``, ``largest``
        (nodes of the largest component), and ``density``, ``mean_degree``,
        ``clustering`` (transitivity). Of the period: ``new_nodes``, ``new_ties`` (in
        this graph and not in that of the period before), ``new_agreements``
        (signed), ``renewals`` (those of them that renew another), ``ended``
        (no longer in force: over, or superseded by a renewal). ``active_agreements``: in force on the
        last day, as `graph.snapshot` says for its ties.
        ``undated``: ties in no period. ``uncertain``: ties that may or may not have
        been signed by the period's end. `attrs["unfinished"]` has the last day of a period that
        goes on after it, by its label; `attrs["told"]` what ``agreements`` are called. Where those are
        only the ones in force, `attrs["signed"]` has how many were signed by the end of each period.

    Notes
    -----
    Each row's active_agreements are those of the row before, plus new_agreements,
    less ended. The last day of an agreement counts, so one that expires on
    31 December ends in the year that follows.
    An agreement of several ties begins with the first of them, and is in force while one of them is;
    one that is in force once more is taken from those that ended. One that had ended before it
    certainly began is new and ended at once.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", "2018"]})
    >>> growth(eco)[["period", "ties", "agreements", "new_agreements"]].values.tolist()
    [['2016', 1, 1, 1], ['2017', 1, 1, 0], ['2018', 1, 2, 1]]
    """
    view = View.of(source)
    eco, stretch = view.whole, view.periods(every, fiscal_start=fiscal_start)
    ends = [each.end for each in stretch]
    ties, column = eco.ties, counts_from(view.basis)
    bounds = np.array([end.toordinal() - EPOCH for end in ends], np.int64)
    agreements = _agreements(ties, column, bounds)
    table = pd.DataFrame(
        {
            "period": [each.label for each in stretch],
            "start": pd.Series([each.start for each in stretch], dtype="datetime64[s]"),
            "end": pd.Series(ends, dtype="datetime64[s]"),
            **agreements,
            "agreements": agreements["active_agreements" if view.active else "signed"],
            "undated": eco.undated,
            "uncertain": _so_far(ties.first[ties.dated], bounds) - _so_far(ties.last[ties.dated], bounds),
        }
    )
    dated = _dated(ties, column, view.active)
    if dated.low.size < LARGE or not at_hand():
        shapes = pd.DataFrame([*_shapes(dated, bounds)], index=table.index)
    else:
        shapes = _swept(dated, bounds)
    table = table.join(shapes).reindex(columns=list(COLUMNS))
    table.attrs["unfinished"] = unfinished(stretch)
    table.attrs["told"] = {} if view.active else {"agreements": SIGNED}
    if view.active:
        table.attrs["signed"] = dict(zip(table["period"], agreements["signed"].tolist(), strict=True))
    return table


@dataclass(frozen=True, slots=True)
class _Dated:
    """The ties that count on some day: codes of both ends, lower first, the day they come and the last."""

    low: Numbers
    high: Numbers
    comes: Numbers
    ends: Numbers


def _dated(ties: Ties, column: DayColumn, active: bool) -> _Dated:
    """The ties with a date; none ever ends unless only those in force are asked for."""
    days, kept = ties.days(column), ties.dated
    until = ties.until(column) if active else np.broadcast_to(np.int32(NEVER), days.shape)
    if active:  # a tie that had ended before it certainly began is in force on no day
        kept &= days <= until
    source, target = ties.source[kept], ties.target[kept]
    last = until[kept] if active else until[: source.size]
    return _Dated(np.minimum(source, target), np.maximum(source, target), days[kept], last)


@dataclass(slots=True)
class _Web:
    """The graph of a day, changed tie by tie, with its triangles kept count of."""

    ties: Counter[tuple[int, int]] = field(default_factory=Counter)
    neighbours: dict[int, set[int]] = field(default_factory=dict)
    triangles: int = 0

    def add(self, pair: tuple[int, int]) -> None:
        self.ties[pair] += 1
        if self.ties[pair] == 1:
            one, other = (self.neighbours.setdefault(each, set()) for each in pair)
            self.triangles += len(one & other)
            one.add(pair[1])
            other.add(pair[0])

    def remove(self, pair: tuple[int, int]) -> None:
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


def _shapes(dated: _Dated, bounds: Days) -> Iterator[dict[str, float]]:
    """Yield the shape of the graph on each day, with what is new since the day before it in the list."""
    pairs = list(zip(dated.low.tolist(), dated.high.tolist(), strict=True))
    comes = sorted(zip(dated.comes.tolist(), pairs, strict=True))
    goes = sorted((day, pair) for day, pair in zip(dated.ends.tolist(), pairs, strict=True) if day != NEVER)
    web, nodes, ties = _Web(), set[int](), set[tuple[int, int]]()
    come = gone = 0
    for end in bounds.tolist():
        while come < len(comes) and comes[come][0] <= end:
            web.add(comes[come][1])
            come += 1
        while gone < len(goes) and goes[gone][0] < end:
            web.remove(goes[gone][1])
            gone += 1
        before_nodes, before_ties = nodes, ties
        nodes, ties = set(web.neighbours), set(web.ties)
        yield {**web.shape(), "new_nodes": len(nodes - before_nodes), "new_ties": len(ties - before_ties)}


def _swept(dated: _Dated, bounds: Days) -> pd.DataFrame:
    """The same as `_shapes`, in one sweep over arrays."""
    from graph.measures.kernels import growth_counts

    last = None if (dated.ends == NEVER).all() else dated.ends
    grown = growth_counts(dated.low, dated.high, dated.comes, bounds=bounds, last=last)
    return pd.DataFrame({**_ratios(grown), "new_nodes": grown.new_nodes, "new_ties": grown.new_ties})


def _ratios(grown: Growth) -> dict[str, NDArray[np.generic]]:
    """Counts and ratios of the graph at the end of each period."""
    nodes, ties = grown.nodes.astype(np.float64), grown.ties.astype(np.float64)
    possible, none = nodes * (nodes - 1), np.zeros(nodes.size)
    return {
        "nodes": grown.nodes,
        "ties": grown.ties,
        "components": grown.components,
        "largest": grown.largest,
        "density": np.divide(2 * ties, possible, out=none.copy(), where=possible > 0),
        "mean_degree": np.divide(2 * ties, nodes, out=none.copy(), where=nodes > 0),
        "clustering": grown.transitivity,
    }


def _agreements(ties: Ties, column: DayColumn, bounds: Days) -> dict[str, Days]:
    """Count the agreements signed so far, signed anew, renewed, ended and in force for each of the days."""
    dated = ties.dated
    code, days, until = (each[dated] for each in (ties.agreement, ties.days(column), ties.until(column)))
    start = np.full(int(code.max(initial=-1)) + 1, UNDATED, np.int32)
    np.minimum.at(start, code, days)  # an agreement begins with the first of its ties
    renewal = np.zeros(start.size, np.bool_)
    renewal[code[ties.renewal[dated]]] = True
    signed = _so_far(start[start != UNDATED], bounds)
    active = _in_force(code, (days, until), bounds)
    new = np.diff(signed, prepend=0)
    return {
        "signed": signed,
        "new_agreements": new,
        "renewals": np.diff(_so_far(start[renewal], bounds), prepend=0),
        "ended": new - np.diff(active, prepend=0),
        "active_agreements": active,
    }


def _in_force(code: Numbers, days: tuple[Numbers, Numbers], bounds: Days) -> Days:
    """Count the agreements of which a tie is in force on each of the days."""
    first, past = digitized(days[0], bounds), digitized(days[1], bounds, side="right")
    some = first < past  # the others are in force at the end of no period
    code, first, past = code[some], first[some], past[some]
    several = np.bincount(code)[code] > 1  # few agreements have them, and sorting takes its time
    runs = stretches(np.zeros(several.sum()), code[several] + 1, first[several], past=past[several])
    bins = bounds.size + 1
    come = np.bincount(first[~several], minlength=bins) + np.bincount(runs.first, minlength=bins)
    gone = np.bincount(past[~several], minlength=bins) + np.bincount(runs.past, minlength=bins)
    return np.cumsum(come - gone)[:-1]


def _so_far(days: NDArray[np.integer], bounds: Days) -> Days:
    """Count the known days up to and with each bound."""
    return np.cumsum(np.bincount(digitized(days, bounds), minlength=bounds.size))[: bounds.size]
