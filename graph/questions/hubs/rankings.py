"""The lists of hubs: by reach, brokerage, prestige and core, and the communities they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graph.drawing.names import known_as
from graph.measures import centrality, ranked, ranks
from graph.model.answer import Answer
from graph.model.captions import captions, rank_caption, sampled_captions
from graph.model.communities import communities_of, community_name
from graph.model.figures import counted_as
from graph.model.selection import column, find
from graph.model.view import View
from graph.questions.typed import COUNT, TEXT, frame
from graph.vocabulary.countries import country_key
from graph.words import sentence, word

if TYPE_CHECKING:
    import pandas as pd

    from graph.model.ecosystem import Ecosystem

NAMED = 4  # how many that share a place are named
WHO = ["rank", "id", "name", "type"]


def reach(scores: pd.DataFrame, top: int) -> pd.DataFrame:
    """List those with most partners.

    Examples
    --------
    >>> import networkx as nx
    >>> from graph.measures import centrality
    >>> reach(centrality(nx.path_graph(["a", "b", "c"])), 1)[["rank", "name", "partners"]].values.tolist()
    [[1, 'b', 2]]
    """
    return _first(scores, "partners", ["partners", "agreements", "degree"], top)


def brokerage(scores: pd.DataFrame, top: int) -> pd.DataFrame:
    """List those on most shortest paths between others.

    Examples
    --------
    >>> import networkx as nx
    >>> from graph.measures import centrality
    >>> brokerage(centrality(nx.path_graph(["a", "b", "c"])), 1)[["name", "betweenness"]].values.tolist()
    [['b', 1.0]]
    """
    return _first(scores, "betweenness", ["betweenness", "constraint", "partners"], top)


def first_brokers(scores: pd.DataFrame) -> list[str]:
    """Give the ids of all who share the first place by betweenness.

    There are none where nobody is between others.

    Examples
    --------
    >>> import networkx as nx
    >>> from graph.measures import centrality
    >>> [first_brokers(centrality(nx.path_graph(["a", "b", "c"][:n]))) for n in (3, 2)]
    [['b'], []]
    """
    table = ranked(scores[scores["betweenness"] > 0], "betweenness")
    return [str(each) for each in table.loc[table["rank"] == 1, "id"]]


def prestige(scores: pd.DataFrame, top: int) -> pd.DataFrame:
    """List those whose partners are well connected.

    Examples
    --------
    >>> import networkx as nx
    >>> from graph.measures import centrality
    >>> prestige(centrality(nx.path_graph(["a", "b", "c"])), 1)["name"].tolist()
    ['b']
    """
    table = _first(scores, "eigenvector", ["eigenvector", "pagerank"], top)
    table["pagerank_rank"] = table["id"].map(ranks(scores, "pagerank")).astype("int64")
    return table


def core(scores: pd.DataFrame, top: int) -> pd.DataFrame:
    """List those in the innermost core, of equals the ones with most partners.

    Examples
    --------
    >>> import networkx as nx
    >>> from graph.measures import centrality
    >>> core(centrality(nx.path_graph(["a", "b", "c"])), 1)[["rank", "name", "coreness"]].values.tolist()
    [[1, 'b', 1]]
    """
    table = ranked(scores, "coreness").sort_values(
        ["rank", "partners", "id"], ascending=[True, False, True], ignore_index=True
    )
    return table.head(top)[[*WHO, "coreness", "partners"]]


def communities(source: View | Ecosystem, scores: pd.DataFrame) -> pd.DataFrame:
    """List the communities with their members.

    Parameters
    ----------
    source
        What is looked at.
    scores
        Its hub table, with all measures.

    Returns
    -------
    table
        One row a community; ``called`` is its name (`graph.model.communities`), ``most_partners`` has all who
        share the first place by partners in it.

    Examples
    --------
    >>> from graph.measures import centrality
    >>> from graph.model.ecosystem import make
    >>> from graph.measures.network import build
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> communities(eco, centrality(build(eco)))[["organisations", "most_partners"]].values.tolist()
    [[2, 'A; B']]
    """
    view = View.of(source)
    countries = column(view.counted, "country")
    partners = dict(zip(scores["id"], scores["partners"], strict=True))
    short, members = known_as(view.whole.nodes, view.lang), communities_of(scores)
    how: dict[str, Any] = {"called": view.communities, "lang": view.lang}
    rows = []
    for number, table in ranked(scores, "partners").groupby("community", sort=True):
        kinds = {country_key(countries[each]) for each in table["id"] if countries[each]}
        rows.append({
            "community": number, "called": community_name(members[int(str(number))], partners, short, **how),
            "organisations": len(table), "countries": len(kinds),
            "most_partners": _hub(table, view.lang), "members": "; ".join(table["name"]),
        })  # fmt: skip
    counts = dict.fromkeys(("organisations", "countries"), COUNT)
    texts = dict.fromkeys(("most_partners", "members"), TEXT)
    return frame(rows, {"community": COUNT, "called": TEXT, **counts, **texts})


def _hub(table: pd.DataFrame, lang: str) -> str:
    """Who has most partners; of more than a few only how many they are."""
    first = table.loc[table["partners"] == table["partners"].max(), "name"]
    if len(first) > NAMED:
        return sentence("hubs_shared", lang, count=len(first), of=len(table))
    return "; ".join(first)


def _first(scores: pd.DataFrame, measure: str, columns: list[str], top: int) -> pd.DataFrame:
    return ranked(scores, measure).head(top)[[*WHO, *columns]].copy()


def ranking_answer(
    view: View,
    *,
    measures: Sequence[str] = (),
    without: Sequence[str] = (),
    exact: bool = False,
    watch: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> Answer:
    """Tell who the hubs are: the hub table of `graph.centrality`, its rows of the types asked for.

    Parameters
    ----------
    without
        Organisations to leave out, by id or any of their names.
    measures, exact, watch
        As for `graph.centrality`.
    """
    left_out = [find(view.eco, each) for each in without]
    seen = view.without(left_out)
    table = centrality(seen.everyone, measures=measures, exact=exact, watch=watch)
    notes = captions(seen, without=left_out)
    notes.append(rank_caption(measures[0] if measures else "partners", len(table), view.lang))
    notes += sampled_captions(table.attrs["bounds"], view.lang)
    shown = view.named(view.kept(table))
    shown.attrs["told"] = {"agreements": counted_as(seen.counted)}
    return Answer.one(word("hub_report", view.lang), shown, notes)
