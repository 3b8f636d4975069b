"""Growth taken apart: new ties and repeated ones, by newcomers and by those who were there."""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from graph.dates.periods import unfinished
from graph.errors import UnknownName
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.captions import captions
from graph.model.ecosystem import counts_from
from graph.model.selection import column
from graph.model.view import View
from graph.questions.typed import COUNT, DAY, TEXT, frame
from graph.vocabulary import nearest
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    import pandas as pd

    from graph.model.ecosystem import Ecosystem

Pair = tuple[str, str]
KINDS = ("newcomer_newcomer", "newcomer_incumbent", "incumbent_incumbent")
COUNTS = ("new_ties", "repeat_ties", *KINDS)
BY = ("type", "country", "region")


@checked
def decomposition(
    source: View | Ecosystem,
    every: str = "year",
    *,
    by: str | None = None,
    fiscal_start: int = 4,
) -> pd.DataFrame:
    """Take each period's growth apart.

    Parameters
    ----------
    source
        What is looked at, as in `graph.growth`. Where only ties in force count, a pair that comes
        back is new again.
    every, fiscal_start
        ``month``, ``quarter``, ``year`` or ``fiscal-year``, and the month in which
        a fiscal year begins.
    by
        Give every pair of types, countries or regions a row of its own: a column of
        nodes.csv. None: one row a period.

    Returns
    -------
    table
        One row a period (and pair of groups that signed in it), without gaps:
        ``new_ties``, pairs in the graph at the end of this period and not of the one
        before, as `graph.growth` counts them. Of these: between two ``newcomers``
        (organisations that had no tie at the end of the period before), a newcomer and
        an incumbent, two incumbents; the three add up to new_ties. ``repeat_ties``:
        further signings between partners: a pair counts once for every agreement signed
        in the period, less one where the pair is new. ``newcomers`` (not with `by`)
        are those who joined, as many as growth's new_nodes. ``group`` and
        ``other_group`` are in the order of the alphabet; blank is unknown.

    Raises
    ------
    UnknownName
        When nodes.csv has no such column.
    UsageError
        When there is no such period.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a", "b"], "target": ["a", "c", "a"], "signed": ["2016", "2017", "2018"]})
    >>> decomposition(eco)[["period", "new_ties", "repeat_ties", "newcomer_incumbent"]].values.tolist()
    [['2016', 1, 0, 0], ['2017', 1, 0, 1], ['2018', 0, 1, 0]]
    """
    view = View.of(source)
    eco = view.whole
    known = [str(each) for each in eco.nodes if each not in ("id", "lat", "lon", "row")]
    if by is not None and by not in known:
        raise UnknownName(by, "column of nodes.csv", nearest(by, known), known=BY)
    groups = column(eco, by) if by else {}
    stretch = view.periods(every, fiscal_start=fiscal_start)
    rows = []
    for period, signed in zip(stretch, _signed(view, [each.end for each in stretch]), strict=True):
        dates = {"period": period.label, "start": period.start, "end": period.end}
        counts, joined = signed
        if by is None:
            total: Counter[str] = sum((Counter(each) for each in _by(counts, {}).values()), Counter())
            rows.append({**dates, **{name: total[name] for name in COUNTS}, "newcomers": joined})
        else:
            for (one, other), found in sorted(_by(counts, groups).items()):
                rows.append({**dates, "group": one, "other_group": other, **{n: found[n] for n in COUNTS}})
    table = frame(rows, _columns(by))
    table.attrs["unfinished"] = unfinished(stretch)
    return table


def _columns(by: str | None) -> dict[str, str]:
    between = {"group": TEXT, "other_group": TEXT} if by else {}
    counts = dict.fromkeys(COUNTS, COUNT) | ({} if by else {"newcomers": COUNT})
    return {"period": TEXT, "start": DAY, "end": DAY} | between | counts


def _by(counts: dict[Pair, Counter[str]], groups: dict[str, str]) -> dict[Pair, Counter[str]]:
    """Add up the counts of pairs by the groups of their ends."""
    found: dict[Pair, Counter[str]] = defaultdict(Counter)
    for (first, second), each in counts.items():
        one, other = sorted((groups.get(first, ""), groups.get(second, "")))
        found[one, other].update(each)
    return found


def _signed(view: View, days: list[date]) -> Iterator[tuple[dict[Pair, Counter[str]], int]]:
    """For each period the counts of every pair that signed in it, and how many organisations joined."""
    counts, active, pairs = counts_from(view.basis), view.active, view.whole.pairs
    pairs = pairs[pairs[counts].notna()]
    ties = sorted({
        (day.date(), (first, second), agreement, None if until != until else until.date())
        for first, second, agreement, day, until in zip(
            pairs["first"], pairs["second"], pairs["agreement"], pairs[counts], pairs["until"],
            strict=True,
        )
    }, key=lambda tie: (tie[0], tie[1], tie[2], str(tie[3])))  # fmt: skip
    held: Counter[Pair] = Counter()  # ties of each pair that count
    partners: Counter[str] = Counter()  # of each organisation, at the end of the period before
    leaving: list[tuple[date, Pair]] = []
    start = 0
    for end in days:
        stop = start
        while stop < len(ties) and ties[stop][0] <= end:
            stop += 1
        came = [tie for tie in ties[start:stop] if not active or tie[3] is None or end <= tie[3]]
        was: dict[Pair, bool] = {}  # whether those that came or went counted before
        for _, pair, _, until in came:
            was.setdefault(pair, held[pair] > 0)
            held[pair] += 1
            if active and until is not None:
                heappush(leaving, (until, pair))
        while leaving and leaving[0][0] < end:
            pair = heappop(leaving)[1]
            was.setdefault(pair, held[pair] > 0)
            held[pair] -= 1
        new = {pair for pair, before in was.items() if held[pair] and not before}
        joined = {each for pair in new for each in pair if not partners[each]}
        yield _counts({(tie[1], tie[2]) for tie in came}, new, joined), len(joined)
        for pair, before in was.items():
            for each in pair:
                partners[each] += bool(held[pair]) - before
        start = stop


def _counts(fresh: set[tuple[Pair, str]], new: set[Pair], joined: set[str]) -> dict[Pair, Counter[str]]:
    """New and repeated ties of each pair that signed in the period, and who is new in it."""
    signings = Counter(pair for pair, _ in fresh)
    found: dict[Pair, Counter[str]] = {}
    for pair in sorted(signings):
        counts = Counter(repeat_ties=signings[pair] - (pair in new))
        if pair in new:
            counts["new_ties"] = 1
            counts[KINDS[sum(each not in joined for each in pair)]] = 1
        found[pair] = counts
    return found


def decomposition_answer(
    view: View, every: str = "year", *, by: str | None = None, fiscal_start: int = 4
) -> Answer:
    """Tell each period's growth taken apart."""
    table = decomposition(view, every, by=by, fiscal_start=fiscal_start)
    charts = {} if by else {"mixing": table}
    title = word("show_decomposition", view.lang)
    return Answer.one(title, table, captions(view, periods=table), charts=charts)
