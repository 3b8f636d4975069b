"""How far a rank can be relied on: without the focal organisation, and in each past that the dates allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.measures import centrality, ranked, ranks
from graph.model.selection import select
from graph.model.tables import records
from graph.questions.hubs.rankings import NAMED, first_brokers
from graph.questions.typed import COUNT, TEXT, frame

if TYPE_CHECKING:
    import pandas as pd

    from graph.model.ecosystem import Ecosystem
    from graph.questions.organisations.pasts import RankBounds

DOUBTED = ("partners", "betweenness")
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

    Those who are first by betweenness in either are among them, if they are few.

    Parameters
    ----------
    eco
        The ecosystem of the day.
    scores
        Its hub table.
    focal
        The id of the organisation that is taken out; its own ranks without it are unknown,
        as are those of an organisation that has no partner left. Blank: the table has no rows.

    Returns
    -------
    table
        By partners. `attrs["brokers"]` has the names of all who share the first place by betweenness
        in the whole, and of those who do without the organisation.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"]})
    >>> table = with_and_without(eco, centrality(eco), "b", top=3)
    >>> table[["name", "partners_rank", "partners_rank_without"]].values.tolist()
    [['A', 1, 1], ['B', 2, <NA>], ['C', 2, 1]]
    """
    if not focal:
        return frame([], FOCAL)
    left = centrality(select(eco, without=[focal]), measures=DOUBTED)
    bounds = left.attrs["bounds"]
    whole, rest = ({measure: ranks(each, measure) for measure in DOUBTED} for each in (scores, left))
    firsts = [first_brokers(each) for each in (scores, left)]
    few = {each for first in firsts if len(first) <= NAMED for each in first}
    hubs = ranked(scores, "partners")
    rows = []
    for row in records(hubs[(hubs.index < top) | hubs["id"].isin(few)]):
        found: dict[str, object] = {name: row[name] for name in ("id", "name", "type", "partners")}
        for measure in DOUBTED:
            found[f"{measure}_rank"] = whole[measure][row["id"]]
            found[f"{measure}_rank_without"] = rest[measure].get(row["id"])
        rows.append(found)
    table = frame(rows, FOCAL)
    names = dict(zip(scores["id"], scores["name"], strict=True))
    table.attrs |= {"bounds": bounds, "brokers": [[names[each] for each in first] for first in firsts]}
    return table


def intervals(scores: pd.DataFrame, bounds: RankBounds, *, top: int) -> pd.DataFrame:
    """List the hubs with the best and the worst rank that the dates leave open.

    Parameters
    ----------
    scores
        The hub table of the day, whose ranks are given.
    bounds
        As `graph.questions.organisations.pasts.rank_bounds` gives them for the hubs.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> from graph.questions.organisations.pasts import rank_bounds
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"]})
    >>> view = View(eco, "2018-06-30")
    >>> bounds = rank_bounds(view, ["a", "b"], measures=DOUBTED)
    >>> table = intervals(centrality(view.counted), bounds, top=2)
    >>> table[["name", "partners_best", "partners_worst"]].values.tolist()
    [['A', 1, 1], ['B', 1, 2]]
    """
    places = {measure: ranks(scores, measure) for measure in DOUBTED}
    rows = []
    for each, name in ranked(scores, "partners").head(top)[["id", "name"]].itertuples(index=False, name=None):
        found: dict[str, object] = {"name": name}
        for measure in DOUBTED:
            rank = places[measure][each]
            best, worst = bounds.around(each, measure, rank)
            found |= {f"{measure}_rank": rank, f"{measure}_best": best, f"{measure}_worst": worst}
        rows.append(found)
    return frame(rows, INTERVALS)
