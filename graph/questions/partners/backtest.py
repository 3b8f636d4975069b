"""The track record of suggestions: how they would have done, year by year, with what was known then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.errors import UsageError
from graph.model.arguments import checked
from graph.model.ecosystem import counts_from, snapshot, span
from graph.model.view import View
from graph.questions.partners.bootstrap import draws, interval, means
from graph.questions.partners.drawing import came_between, draw
from graph.questions.partners.likeness import judged, of_pairs
from graph.questions.partners.suggestions import MOST, ends, scored, undated
from graph.questions.typed import COUNT, FLAG, NUMBER, TEXT, frame
from graph.vocabulary import SUGGESTED_BY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model.ecosystem import Basis, Ecosystem
    from graph.questions.partners.suggestions import Scored

Floats = npt.NDArray[np.float64]
Pair = tuple[str, str]

POPULARITY = "preferential_attachment"
RANDOM = "random"
TOP = 10
COLUMNS = {
    "method": TEXT, "tested": COUNT, "new_pairs": COUNT, "candidates": COUNT, "judged": COUNT,
    "hits": NUMBER, "precision": NUMBER, "precision_low": NUMBER, "precision_high": NUMBER,
    "mean_rank": NUMBER, "auc": NUMBER, "low": NUMBER, "high": NUMBER, "over_popularity": NUMBER,
    "over_low": NUMBER, "over_high": NUMBER, "better": FLAG,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Trial:
    """One year: what was known on the day before it, and which pairs then came.

    Attributes
    ----------
    year
        The year.
    known, present, candidates
        The last day that was known, organisations with a tie on it, and pairs of them
        without one (count).
    new
        The pairs among these that signed in the year.
    agreements
        The agreement by which each of them came.
    ranks, above, hits
        By method, for each new pair: its rank among the candidates, the share of the
        pairs that did not come which it is placed above (ties count half), and how much
        of it is among the first `top` (ties share the places).
    drawn
        How many pairs were drawn to compare them with, among too many for all; ranks are
        estimates then, and hits unknown. 0 where they were compared with all.
    """

    year: int
    known: date
    present: int
    candidates: int
    new: tuple[Pair, ...]
    agreements: tuple[str, ...]
    ranks: Mapping[str, Floats]
    above: Mapping[str, Floats]
    hits: Mapping[str, Floats]
    drawn: int = 0


def trials(source: View | Ecosystem, *, top: int = TOP) -> list[Trial]:
    """Go through the years: score with what was known on the day before, then look what came.

    Parameters
    ----------
    source
        What is looked at: nothing after its day, whose year is tested up to it. Without a day,
        the whole year of the newest tie. Ended ties count.
    top
        How many suggestions a year are judged (count).

    Raises
    ------
    UsageError
        When `top` is less than 1.

    Notes
    -----
    A new pair is one whose first tie counts from a day of the year, between
    organisations that both had a tie before it: nobody can suggest who is not there yet.
    A pair with an undated tie is neither right nor wrong and is left out.
    A year in which no pair was without a tie tests nothing and is passed over.
    Pairs that came stay out of the pairs compared with, so two new pairs of one year do
    not compete. In a year with more than 2,000 organisations up to 100 agreements that came
    are judged against 20,000 pairs drawn from a seed, with shares within 0.01 at 95 % [1]_.

    References
    ----------
    .. [1] P. Massart, The tight constant in the Dvoretzky-Kiefer-Wolfowitz inequality,
       Annals of Probability 18 (1990), 1269-1283.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "hub"]},
    ...            {"source": ["a", "b", "a"], "target": ["b", "c", "c"], "signed": ["2016", "2017", "2018"]})
    >>> [(each.year, each.new) for each in trials(eco)]
    [(2018, (('a', 'c'),))]
    """
    if top < 1:
        raise UsageError("at least one suggestion a year has to be judged, not {}", top)
    view = View.of(source)
    eco, basis = view.whole, view.basis
    days = span(eco, basis=basis)
    if days is None:
        return []
    limit = view.day or date(days[1].year, 12, 31)
    ties = eco.pairs, ends(undated(eco))
    held = [
        _trial(eco, ties, year, (min(date(year, 12, 31), limit), basis, top))
        for year in range(days[0].year + 1, min(limit.year, days[1].year) + 1)
    ]
    return [each for each in held if each.candidates]


def _trial(
    eco: Ecosystem, ties: tuple[pd.DataFrame, set[Pair]], year: int, asked: tuple[date, Basis, int]
) -> Trial:
    (every, open_), (end, basis, top) = ties, asked
    known = date(year - 1, 12, 31)
    G: nx.Graph = nx.Graph(sorted(ends(snapshot(eco, known, basis=basis).pairs)))
    came = came_between(every, (known, end), counts_from(basis))
    if len(G) > MOST:
        return _drawn_trial(G, eco.nodes, year, (came, open_))
    found = scored(G, eco.nodes, tied=open_)
    true = _mask(found, came)
    new = tuple(
        (found.ids[i], found.ids[j]) for i, j in zip(found.first[true], found.second[true], strict=True)
    )
    values = dict(found.values) | {RANDOM: np.zeros(len(true))}
    found_by = {name: judged(each, true, top) for name, each in values.items()}
    ranks, above, hits = ({name: each[part] for name, each in found_by.items()} for part in range(3))
    by = tuple(came[pair] for pair in new)
    return Trial(year, known, len(found.ids), len(true), new, by, ranks, above, hits)


def _drawn_trial(
    G: nx.Graph, nodes: pd.DataFrame, year: int, ties: tuple[Mapping[Pair, str], set[Pair]]
) -> Trial:
    """A year with too many organisations for all pairs: some that came against some that did not."""
    found = draw(G, *ties, seed=year)
    true = np.arange(len(found.first)) < len(found.new)
    values = of_pairs(G, nodes, ids=found.ids, first=found.first, second=found.second)
    values |= {RANDOM: np.zeros(len(true))}
    above = {name: judged(each, true, 1)[1] for name, each in values.items()}
    ranks = {name: 1 + (1 - each) * found.others for name, each in above.items()}
    hits = dict.fromkeys(values, np.full(len(found.new), np.nan))
    return Trial(
        year, date(year - 1, 12, 31), len(found.ids), found.candidates, found.new,
        tuple(ties[0][pair] for pair in found.new), ranks, above, hits, len(true) - len(found.new),
    )  # fmt: skip


def _mask(found: Scored, came: Mapping[Pair, str]) -> npt.NDArray[np.bool_]:
    """Which of the pairs came."""
    place = {each: number for number, each in enumerate(found.ids)}
    marked = np.zeros((len(place), len(place)), dtype=np.bool_)
    for u, v in came:
        if u in place and v in place:
            marked[place[u], place[v]] = True
    chosen: npt.NDArray[np.bool_] = marked[found.first, found.second]
    return chosen


@checked
def track_record(source: View | Ecosystem, *, top: int = TOP) -> pd.DataFrame:
    """Tell how each way of suggesting would have done so far, against popularity and chance.

    Parameters
    ----------
    source, top
        As in `trials`.

    Returns
    -------
    table
        One row a method, and ``random``. ``judged``: the first `top` pairs of each year, ``hits``
        how many of them came within it (pairs of one place share it), ``precision`` their share.
        ``mean_rank`` of the pairs that came. ``auc``: how likely a pair that came is placed
        above one that did not (0.5 is chance). ``low``, ``high`` and the like: 95 % intervals.
        ``over_popularity``: the AUC less that of preferential attachment; ``better`` where
        even its low end is above 0.
        Unknown where nothing came; intervals only from five agreements on.

    Notes
    -----
    Intervals are those of 2,000 seeded bootstrap draws of agreements, not of pairs, since
    the pairs of one agreement come together. Methods are compared on the same draws.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "hub"]},
    ...            {"source": ["a", "b", "a"], "target": ["b", "c", "c"], "signed": ["2016", "2017", "2018"]})
    >>> track_record(eco)[["method", "new_pairs", "mean_rank"]].values.tolist()[0]
    ['blend', 1, 1.0]
    """
    held = trials(source, top=top)
    groups = [agreement for each in held for agreement in each.agreements]
    weights = draws(groups)
    slots = sum(min(top, each.candidates) for each in held)
    columns = {
        name: {part: _joined(held, part, name) for part in ("ranks", "above", "hits")}
        for name in (*SUGGESTED_BY, RANDOM)
    }
    popular = columns[POPULARITY]["above"]
    drawn = max((each.drawn for each in held), default=0)
    rows = []
    for name, found in columns.items():
        auc, hits, over = found["above"], found["hits"], found["above"] - popular
        row: dict[str, object] = {
            "method": name, "tested": len(held), "new_pairs": len(groups),
            "candidates": sum(each.candidates for each in held), "judged": slots, "hits": float(hits.sum()),
            "precision": float(hits.sum()) / slots if slots and not drawn else None,
            "mean_rank": _mean(found["ranks"]), "auc": _mean(auc), "over_popularity": _mean(over),
        }  # fmt: skip
        if not drawn:
            row |= interval(weights @ hits / max(slots, 1), "precision_low", "precision_high")
        row |= interval(means(weights, auc), "low", "high") | interval(
            means(weights, over), "over_low", "over_high"
        )
        row["better"] = name not in (POPULARITY, RANDOM) and float(row.get("over_low") or 0) > 0  # type: ignore[arg-type]
        rows.append(row)
    table = frame(rows, COLUMNS)
    table.attrs |= {"drawn": drawn} if drawn else {}
    return table


def _joined(held: list[Trial], part: str, name: str) -> Floats:
    return np.concatenate([np.zeros(0), *(getattr(each, part)[name] for each in held)])


def _mean(values: Floats) -> float | None:
    return float(values.mean()) if len(values) else None
