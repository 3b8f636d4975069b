"""Likely next partners of an organisation, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.errors import UnknownName, UsageError
from graph.measures import DIGITS
from graph.measures.network import build
from graph.model.arguments import checked
from graph.model.ecosystem import snapshot
from graph.model.selection import column, find
from graph.model.view import View
from graph.questions.partners.likeness import ALIKE, blend, codes, of_pairs
from graph.questions.typed import COUNT, NUMBER, TEXT, frame
from graph.vocabulary import LIKENESSES, SUGGESTED_BY
from graph.vocabulary.countries import country_name
from graph.words import label, sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

    from graph.model.ecosystem import Ecosystem

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Pair = tuple[str, str]

NAMED = 3  # common partners that a reason names
_TOLD = {"type": label, "country": country_name}  # what is the same, in words
MOST = 2000  # organisations: two million pairs
COLUMNS = {
    "rank": COUNT, "id": TEXT, "name": TEXT, "score": NUMBER, "reasons": TEXT, "type": TEXT, "country": TEXT,
    "partners": COUNT, "common_partners": COUNT, "adamic_adar": NUMBER, "resource_allocation": NUMBER,
    "preferential_attachment": COUNT, "same": COUNT,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Scored:
    """Pairs without a tie, with what speaks for each.

    Attributes
    ----------
    ids
        The organisations.
    first, second
        The pairs, as places in `ids`; first before second.
    values
        Method to a number for each pair; more is likelier.
    """

    ids: tuple[str, ...]
    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    values: Mapping[str, Floats]

    def pairs(self) -> list[Pair]:
        """List the pairs by their ids."""
        return [(self.ids[i], self.ids[j]) for i, j in zip(self.first, self.second, strict=True)]


def scored(
    G: nx.Graph, nodes: pd.DataFrame, *, more: Collection[str] = (), tied: Collection[Pair] = ()
) -> Scored:
    """Score every pair of organisations that has no tie.

    Parameters
    ----------
    G
        Undirected and simple: what is known on the day.
    nodes
        Where country, region, city and type of the organisations stand.
    more
        Organisations to take along that have no tie.
    tied
        Further pairs to leave out, ids in order.

    Returns
    -------
    pairs
        With the number of common partners, Adamic-Adar (each common partner counts
        1 / ln of its partners), resource allocation (1 / its partners), preferential
        attachment (the partners of the one times those of the other), ``same`` (how many
        of country, region, city and type they share), and ``blend``: the mean of the
        ranks by these five, from 0 (last by all) to 1 (first by all). Ranks are those among
        the pairs of organisations with a tie, so that others change nobody's score.

    Raises
    ------
    UsageError
        When there are more than 2,000 organisations.

    References
    ----------
    .. [1] D. Liben-Nowell and J. Kleinberg, The link-prediction problem for social
       networks, JASIST 58 (2007), 1019-1031.
    .. [2] T. Zhou, L. Lü and Y.-C. Zhang, Predicting missing links via local
       information, Eur. Phys. J. B 71 (2009), 623-630.

    Examples
    --------
    >>> import networkx as nx
    >>> nodes = pd.DataFrame({"id": ["a", "b", "c"], "type": ["hub", "city", "hub"]})
    >>> found = scored(nx.path_graph(["a", "b", "c"]), nodes)
    >>> found.pairs(), found.values["resource_allocation"].tolist(), found.values["same"].tolist()
    ([('a', 'c')], [0.5], [1.0])
    """
    ids = tuple(sorted({*G, *more}))
    if len(ids) > MOST:
        raise UsageError(
            "{} organisations are too many to compare in pairs, {} at most; "
            "count the ties of some relations only",
            len(ids),
            MOST,
        )
    place = {each: number for number, each in enumerate(ids)}
    ties = np.zeros((len(ids), len(ids)))
    for u, v in G.edges:
        ties[place[u], place[v]] = ties[place[v], place[u]] = 1
    taken = ties > 0
    for u, v in tied:
        if u in place and v in place:
            taken[place[u], place[v]] = taken[place[v], place[u]] = True
    first, second = np.nonzero(np.triu(~taken, 1))
    degrees = ties.sum(axis=1)
    several = degrees > 1  # a common partner has two at least
    weights = {
        "common_partners": np.where(several, 1.0, 0.0),
        "adamic_adar": np.where(several, 1 / np.log(np.where(several, degrees, 2)), 0.0),
        "resource_allocation": np.where(several, 1 / np.where(several, degrees, 2), 0.0),
    }
    values = {name: ((ties * each) @ ties)[first, second] for name, each in weights.items()}
    values["preferential_attachment"] = degrees[first] * degrees[second]
    values["same"] = _alike(nodes, ids)[first, second]
    known = degrees > 0
    among = known[first] & known[second]
    return Scored(ids, first, second, {"blend": blend(values, among), **values})


def _beside(G: nx.Graph, nodes: pd.DataFrame, org: str, tied: Collection[Pair]) -> Scored:
    """Score the pairs of one organisation only."""
    ids = tuple(sorted({*G, org}))
    place = {each: number for number, each in enumerate(ids)}
    here = place[org]
    partners = {org, *G.adj.get(org, ()), *(each for pair in tied if org in pair for each in pair)}
    others = np.array([place[each] for each in ids if each not in partners], dtype=np.int64)
    first, second = np.minimum(here, others), np.maximum(here, others)
    return Scored(ids, first, second, of_pairs(G, nodes, ids=ids, first=first, second=second))


def _alike(nodes: pd.DataFrame, ids: tuple[str, ...]) -> Floats:
    """How many of country, region, city and type two organisations share."""
    same = np.zeros((len(ids), len(ids)))
    for each in codes(nodes, ids):
        same += (each[:, None] == each) & (each >= 0)
    return same


@checked
def suggest(source: View | Ecosystem, org: str, *, by: str = "blend") -> pd.DataFrame:
    """Rank the organisations that are likely to be next to sign with one.

    Parameters
    ----------
    source
        What is known. Whoever has ever signed with `org` by its day, or has a tie without a
        date, is no candidate, in force or not.
    org
        Its id or a name of it.
    by
        ``blend`` or one of the five scores (see `scored`).

    Returns
    -------
    table
        One row a candidate, the likeliest first: rank by the score asked for, the five
        scores, and the reasons in words. Organisations without a tie on the day are among
        them where all are few enough to be compared, up to 2,000. How good such lists have
        been so far is what `graph.questions.partners.backtest.track_record` tells. Where more than
        2,000 organisations have a tie, `blend` ranks the pairs of `org` among themselves and
        not among all pairs, and `attrs["own_pairs"]` says so.

    Raises
    ------
    UnknownName
        When the organisation or the score is unknown.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "hub"]},
    ...            {"source": ["a", "b"], "target": ["b", "c"], "signed": ["2016", "2017"]})
    >>> suggest(eco, "a")[["rank", "id", "reasons"]].values.tolist()
    [[1, 'c', '1 common partner: B; same type: Hub']]
    """
    if by not in SUGGESTED_BY:
        raise UnknownName(by, "score", known=SUGGESTED_BY)
    view = View.of(source)
    eco, G, org = view.whole, view.once(build), find(view.eco, org)
    tied = {*ends(snapshot(eco, view.day, basis=view.basis).pairs), *ends(undated(eco))}
    every, many = eco.nodes["id"].tolist(), len({*G, org}) > MOST
    if many:
        found = _beside(G, eco.nodes, org, tied)
    else:
        found = scored(G, eco.nodes, more=every if len(every) <= MOST else [org], tied=tied)
    here = found.ids.index(org)
    mine = np.flatnonzero((found.first == here) | (found.second == here))
    others = np.where(found.first[mine] == here, found.second[mine], found.first[mine])
    reasons = Reasons(G, eco, org, view.names, view.lang)
    rows = []
    for place, other in zip(mine, others, strict=True):
        each = found.ids[other]
        rows.append({
            "id": each, "name": reasons.names[each], "type": reasons.columns["type"][each],
            "country": reasons.columns["country"][each], "partners": len(G.adj.get(each, ())),
            "score": round(float(found.values[by][place]), DIGITS), "reasons": reasons.of(each),
            **{name: round(float(found.values[name][place]), DIGITS) for name in LIKENESSES},
        })  # fmt: skip
    rows.sort(key=lambda row: (-row["score"], row["id"]))
    table = frame(rows, COLUMNS)
    table["rank"] = table["score"].rank(method="min", ascending=False).astype("Int64")
    table.attrs |= {"own_pairs": True} if many else {}
    return view.kept(table)


def undated(eco: Ecosystem) -> pd.DataFrame:
    """Give the ties without a date, ends in order: nobody can say whether they were there on a day.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> len(undated(make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {})))
    0
    """
    every = eco.pairs
    return every[every["signed_first"].isna()]


def ends(ties: pd.DataFrame) -> set[Pair]:
    """Give the pairs of ties, each once.

    Examples
    --------
    >>> ends(pd.DataFrame({"first": ["a", "a"], "second": ["b", "b"]}))
    {('a', 'b')}
    """
    return set(zip(ties["first"], ties["second"], strict=True))


class Reasons:
    """What speaks for a tie between an organisation and another."""

    def __init__(self, G: nx.Graph, eco: Ecosystem, org: str, names: Mapping[str, str], lang: str) -> None:
        self.G, self.org, self.names, self.lang = G, org, names, lang
        self.columns = {name: column(eco, name) for name in ALIKE}
        self.partners = frozenset(G.adj.get(org, ()))

    def of(self, other: str) -> str:
        """The reasons for one candidate, the strongest first."""
        said = [*self._common(other), *self._same(other)]
        if not said:
            said = [sentence("suggest_popular", self.lang, count=len(self.G.adj.get(other, ())))]
        return "; ".join(said)

    def _common(self, other: str) -> list[str]:
        common = self.partners & set(self.G.adj.get(other, ()))
        if not common:
            return []
        rarest = sorted(common, key=lambda each: (self.G.degree(each), each))  # they tell most
        listed = ", ".join(self.names[each] for each in rarest[:NAMED])
        more = ", …" if len(common) > NAMED else ""
        return [sentence("suggest_common", self.lang, count=len(common), names=listed + more)]

    def _same(self, other: str) -> list[str]:
        said: list[str] = []
        for name in ("city", "region", "country", "type"):
            here, there = self.columns[name][self.org], self.columns[name][other]
            narrower = said and name in ("region", "country")
            if here and here == there and not narrower:
                told = _TOLD[name](here, self.lang) if name in _TOLD else here
                said.append(sentence(f"suggest_same_{name}", self.lang, name=told))
        return said
