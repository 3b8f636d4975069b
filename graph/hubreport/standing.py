"""How far a rank can be relied on: without the focal organisation, and under each reading of the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.measures import centrality, ranked
from graph.model import snapshot
from graph.questions.frames import COUNT, TEXT, frame
from graph.selection import select

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    import pandas as pd

    from graph.model import Ecosystem

MEASURES = ("partners", "betweenness")
FOCAL = {
    "id": TEXT, "name": TEXT, "type": TEXT, "partners": COUNT, "partners_rank": COUNT,
    "partners_rank_without": COUNT, "betweenness_rank": COUNT, "betweenness_rank_without": COUNT,
}  # fmt: skip
INTERVALS = {
    "name": TEXT, "partners_rank": COUNT, "partners_best": COUNT, "partners_worst": COUNT,
    "betweenness_rank": COUNT, "betweenness_best": COUNT, "betweenness_worst": COUNT,
}  # fmt: skip


def with_and_without(eco: Ecosystem, scores: pd.DataFrame, focal: str, *, top: int) -> pd.DataFrame:
    """List the hubs with their ranks in the whole and after one organisation is taken out.

    Parameters
    ----------
    eco
        The ecosystem of the day.
    scores
        Its hub table.
    focal
        The id of the organisation that is taken out; its own ranks without it are unknown,
        as are those of an organisation that has no partner left.

    Examples
    --------
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"]})
    >>> table = with_and_without(eco, centrality(eco), "b", top=3)
    >>> table[["name", "partners_rank", "partners_rank_without"]].values.tolist()
    [['A', 1, 1], ['B', 2, <NA>], ['C', 2, 1]]
    """
    whole = {measure: _ranks(scores, measure) for measure in MEASURES}
    rest = whole
    if focal:
        left = centrality(select(eco, without=[focal]), measures=MEASURES)
        rest = {measure: _ranks(left, measure) for measure in MEASURES}
    rows = []
    for row in ranked(scores, "partners").head(top).to_dict("records"):
        found: dict[str, object] = {name: row[name] for name in ("id", "name", "type", "partners")}
        for measure in MEASURES:
            found[f"{measure}_rank"] = whole[measure][row["id"]]
            found[f"{measure}_rank_without"] = rest[measure].get(row["id"])
        rows.append(found)
    return frame(rows, FOCAL)


def intervals(
    eco: Ecosystem, view: Ecosystem, scores: pd.DataFrame, *, day: date | None, top: int
) -> pd.DataFrame:
    """List the hubs with the best and the worst rank that the dates leave open.

    Parameters
    ----------
    eco
        All ties.
    view, scores
        The ecosystem of the day and its hub table, whose ranks are given.
    day
        On it, dates that are not known to the day are read either way.

    Notes
    -----
    A rank lies among those of the view itself and of the day's certain and possible
    ties. Agreements that nobody has found are in none of them.

    Examples
    --------
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"]})
    >>> view = snapshot(eco, "2018-06-30")
    >>> table = intervals(eco, view, centrality(view), day=view.as_of, top=2)
    >>> table[["name", "partners_best", "partners_worst"]].values.tolist()
    [['A', 1, 1], ['B', 1, 2]]
    """
    readings = [{measure: _ranks(scores, measure) for measure in MEASURES}]
    if day is not None:
        for basis in ("certain", "possible"):
            other = snapshot(eco, day, basis=basis, active=view.active)
            table = centrality(other, measures=MEASURES)
            readings.append({measure: _ranks(table, measure) for measure in MEASURES})
    rows = []
    for each, name in ranked(scores, "partners").head(top)[["id", "name"]].itertuples(index=False, name=None):
        found: dict[str, object] = {"name": name}
        for measure in MEASURES:
            ranks = [reading[measure][each] for reading in readings if each in reading[measure]]
            found |= {
                f"{measure}_rank": ranks[0],
                f"{measure}_best": min(ranks),
                f"{measure}_worst": max(ranks),
            }
        rows.append(found)
    return frame(rows, INTERVALS)


def _ranks(scores: pd.DataFrame, measure: str) -> Mapping[str, int]:
    table = ranked(scores, measure)
    return {str(each): int(rank) for each, rank in zip(table["id"], table["rank"], strict=True)}
