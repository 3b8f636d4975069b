"""The sums of a hub report: how much there is, how it grew, and which types joined."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

from graph.measures import ranked
from graph.model.figures import ALL, IN_FORCE, SIGNED
from graph.model.figures import figures as of_day
from graph.model.selection import column
from graph.model.view import View
from graph.questions.agreements.claims import VERDICTS
from graph.questions.agreements.renewals import ROLLING
from graph.questions.hubs.rankings import first_brokers
from graph.questions.typed import COUNT, TEXT, frame
from graph.vocabulary import in_order
from graph.vocabulary.countries import country_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model.ecosystem import Ecosystem
    from graph.model.figures import Figures

FIGURES = {"figure": TEXT, "value": COUNT}
RECENT = 5  # periods
CHANGES = ["new_nodes", "new_ties", "new_agreements", "renewals", "ended"]
GROWTH = ["period", "nodes", "ties", "agreements", *CHANGES, "active_agreements"]


def summary(
    eco: Ecosystem,
    G: nx.Graph,
    scores: pd.DataFrame,
    *,
    counted: Figures | None = None,
    due: pd.DataFrame | None = None,
    judged: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count the whole, one row a figure.

    Parameters
    ----------
    eco, G, scores
        The ecosystem of the day, its graph and its hub table.
    counted
        Its figures; those of its own day unless given.
    due
        What `renewals` says of its agreements.
    judged
        What `graph.questions.agreements.claims.audit` says of the counts that sources print.

    Examples
    --------
    >>> from graph.measures import centrality
    >>> from graph.model.ecosystem import make
    >>> from graph.measures.network import build
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> summary(eco, build(eco), centrality(build(eco))).head(4).values.tolist()
    [['listed', 3], ['nodes', 2], ['ties', 1], ['agreements', 1]]
    """
    countries = {each: country_key(text) for each, text in column(eco, "country").items()}
    parts = [len(each) for each in nx.connected_components(G)]
    status = Counter(due["status"]) if due is not None else Counter[str]()
    figures = {
        "listed": len(eco.nodes),
        **_counted(counted or of_day(eco)),
        "countries": len({countries[each] for each in G if countries[each]}),
        "components": len(parts),
        "largest": max(parts, default=0),
        "communities": scores["community"].nunique(),
        "single_partner": sum(count == 1 for _, count in G.degree),
        **_places(G, scores),
        "due": status["due"],
        "lapsed": status["lapsed"],
        "open_ended": status["open-ended"],
        **_renewing(status),
        "undated": eco.undated,
        "uncertain": eco.uncertain,
    }
    if judged is not None and len(judged):
        verdicts = Counter(judged["verdict"])
        figures |= {
            "claims": len(judged),
            **{f"claims_{each}": verdicts[each] for each in reversed(VERDICTS)},
        }
    return frame([{"figure": name, "value": int(value)} for name, value in figures.items()], FIGURES)


def _counted(found: Figures) -> dict[str, int]:
    """The figures of the day."""
    return {
        "nodes": found.nodes,
        "ties": found.ties,
        ALL: found.agreements,
        IN_FORCE: found.in_force,
        SIGNED: found.signed,
        "undated_agreements": found.undated,
    }


def _places(G: nx.Graph, scores: pd.DataFrame) -> dict[str, int]:
    """How many share the first places, and how many ties those on the first three have."""
    hubs = ranked(scores, "partners")
    first = set(hubs.loc[hubs["rank"] <= 3, "id"])
    return {
        "first_partners": (hubs["rank"] == 1).sum(),
        "second_partners": (hubs["rank"] == 2).sum(),
        "first_betweenness": len(first_brokers(scores)),
        "first_hubs": len(first),
        "first_three": sum(u in first or v in first for u, v in G.edges),
    }


def _renewing(status: Mapping[str, int]) -> dict[str, int]:
    """How many agreements renew themselves, and how many wait for notice; nothing where none does."""
    rolling = sum(status[each] for each in ROLLING)
    return {"rolling": rolling, "notice_due": status["notice-due"]} if rolling else {}


def busy(periods: pd.DataFrame) -> pd.DataFrame:
    """Keep the periods in which something changed.

    Examples
    --------
    >>> from graph.measures.growth import growth
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"]})
    >>> busy(growth(eco))["period"].tolist()
    ['2016', '2018']
    """
    kept = periods[periods[CHANGES].sum(axis=1) > 0]
    return kept[GROWTH].reset_index(drop=True)


def by_type(view: View, periods: pd.DataFrame) -> pd.DataFrame:
    """Count the organisations with a tie of each type at the end of each of the last periods.

    Examples
    --------
    >>> from graph.measures.growth import growth
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"]})
    >>> by_type(View(eco), growth(eco)).values.tolist()
    [['hub', 1, 1, 1], ['city', 1, 1, 2]]
    """
    kinds = column(view.eco, "type")
    counts: dict[str, Counter[str]] = {}
    last = periods.tail(RECENT)
    for label, end in zip(last["period"], last["end"], strict=True):
        pairs = view.on(end).counted.pairs
        counts[label] = Counter(kinds[each] for each in sorted({*pairs["first"], *pairs["second"]}))
    present = {kind for count in counts.values() for kind in count}
    rows = [
        {"type": kind, **{label: count[kind] for label, count in counts.items()}}
        for kind in in_order(present)
    ]
    table = frame(rows, {"type": TEXT} | dict.fromkeys(counts, COUNT))
    table.attrs |= periods.attrs
    return table
