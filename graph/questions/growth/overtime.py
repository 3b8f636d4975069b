"""How values and ranks went, period by period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from graph.dates.periods import unfinished
from graph.measures import centrality, known_measures, ranked, widest
from graph.measures.growth import growth
from graph.model.answer import Answer
from graph.model.arguments import at_least, checked
from graph.model.captions import captions, sampled_captions
from graph.model.ecosystem import snapshot
from graph.model.selection import find
from graph.model.view import View
from graph.questions.typed import COUNT, NUMBER, TEXT, frame
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.ecosystem import Ecosystem
    from graph.model.ties import Ties

COLUMNS = {"period": TEXT, "id": TEXT, "name": TEXT, "measure": TEXT, "value": NUMBER, "rank": COUNT}


@checked
def over_time(
    source: View | Ecosystem,
    every: str = "year",
    *,
    measures: Sequence[str] = ("partners",),
    top: int | None = None,
    fiscal_start: int = 4,
) -> pd.DataFrame:
    """Give everyone's value and rank at the end of each period.

    Parameters
    ----------
    source
        What is looked at; its day is the last, as in `graph.growth`. Of its types are the rows that are
        kept, with values and ranks among all.
    every, fiscal_start
        ``month``, ``quarter``, ``year`` or ``fiscal-year``, and the month in which
        a fiscal year begins.
    measures
        Columns of the hub table.
    top
        Only the first so many rows of each period and measure, by rank, then id.

    Returns
    -------
    table
        One row an organisation with a tie, measure and period: by period, then by
        measure as they were given, then by rank and id. Undated ties are in no period.
        `attrs["bounds"]` tells how far values may be off that were estimated from a sample.

    Raises
    ------
    UnknownName
        When there is no such measure.
    UsageError
        When there is no such period.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2017"]})
    >>> over_time(eco, top=1)[["period", "id", "value", "rank"]].values.tolist()
    [['2016', 'a', 1.0, 1], ['2017', 'a', 2.0, 1]]
    """
    wanted = known_measures(measures)
    view = View.of(source)
    if top is not None:
        at_least(top, "top", 0)
    tables: list[pd.DataFrame] = []
    before, ranks = None, list[pd.DataFrame]()
    stretch = view.periods(every, fiscal_start=fiscal_start)
    for period in stretch:
        now = snapshot(view.whole, period.end, basis=view.basis, active=view.active)
        if before is None or not _same(before.ties, now.ties):  # most months see nothing signed
            ranks = _ranked(now, wanted, top, view)
        before = now
        tables += [table.assign(period=period.label) for table in ranks if len(table)]
    found = pd.concat(tables, ignore_index=True)[list(COLUMNS)] if tables else frame([], COLUMNS)
    found.attrs["bounds"] = widest(table.attrs["bounds"] for table in tables)
    found.attrs["unfinished"] = unfinished(stretch)
    return found


def _same(one: Ties, other: Ties) -> bool:
    """Whether two views hold the same ties."""
    columns = ((getattr(each, name) for each in (one, other)) for name in ("source", "target", "agreement"))
    return all(np.array_equal(*both) for both in columns)


def _ranked(eco: Ecosystem, measures: Sequence[str], top: int | None, view: View) -> list[pd.DataFrame]:
    """A table a measure, in the order of its ranks."""
    scores = centrality(eco, measures=measures)
    tables = []
    for measure in measures:
        table = view.kept(ranked(scores, measure))
        table = table if top is None else table.head(top)
        cells = {
            "period": "", "id": table["id"], "name": [view.names[each] for each in table["id"]],
            "measure": measure, "value": table[measure], "rank": table["rank"],
        }  # fmt: skip
        tables.append(pd.DataFrame(cells).astype(COLUMNS))
        tables[-1].attrs["bounds"] = scores.attrs["bounds"]
    return tables


def growth_answer(view: View, every: str = "year", *, fiscal_start: int = 4) -> Answer:
    """Tell how much there was at the end of each period."""
    table = growth(view, every, fiscal_start=fiscal_start)
    title = word("growth_report", view.lang)
    return Answer.one(title, table, captions(view, periods=table), charts={"growth": table})


def over_time_answer(
    view: View,
    every: str,
    *,
    measures: Sequence[str] = (),
    without: Sequence[str] = (),
    top: int | None = None,
) -> Answer:
    """Tell how ranks went, of each period and measure the first so many of the types asked for."""
    left_out = [find(view.eco, each) for each in without]
    seen = view.without(left_out)
    table = over_time(seen.everyone, every, measures=measures or ("partners",))
    notes = captions(seen, without=left_out, periods=table)
    notes += sampled_captions(table.attrs["bounds"], view.lang)
    table = view.kept(table)
    drawn = table[table["measure"] == table["measure"].iloc[0]] if len(table) else table
    drawn.attrs["top"] = top  # the chart tells of how many more share its last rank
    if top is not None:
        table = table.groupby(["period", "measure"], sort=False).head(top).reset_index(drop=True)
    return Answer.one(word("ranks_title", view.lang), table, notes, charts={"ranks": drawn})
