"""The card of one organisation: what is known of it, where it stands, with whom, and what hangs on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.measures import centrality, ranks
from graph.measures.network import build
from graph.model.ecosystem import snapshot
from graph.model.selection import column, find, labels, listed
from graph.questions.agreements.ledger import OPEN, Agreement, by_partner, ledger, once
from graph.questions.organisations.pasts import RankBounds, rank_bounds
from graph.questions.typed import COUNT, DAY, MIXED, NUMBER, TEXT, frame
from graph.words.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    import pandas as pd

    from graph.model.ecosystem import Basis, Ecosystem

RANKED = tuple(name for name, each in MEASURES.items() if not each.label)

FACTS = {"fact": TEXT, "value": TEXT}
STANDINGS = {
    "measure": TEXT, "value": MIXED, "rank": COUNT, "of": COUNT, "best_rank": COUNT, "worst_rank": COUNT,
}  # fmt: skip
PARTNERS = {
    "id": TEXT, "name": TEXT, "type": TEXT, "country": TEXT, "since": TEXT, "latest": TEXT,
    "agreements": COUNT, "undated": COUNT, "ends": DAY, "purposes": TEXT, "source_url": TEXT,
}  # fmt: skip
AGREEMENTS = {
    "signed": TEXT, "agreement": TEXT, "relation": TEXT, "kind": TEXT, "renews": TEXT, "with": TEXT,
    "ends": DAY, "purposes": TEXT, "source_url": TEXT,
}  # fmt: skip
APART = {"component": COUNT, "organisations": COUNT, "members": TEXT}
TYPES = {"type": TEXT, "partners": COUNT, "share": NUMBER, "share_of_all": NUMBER}


@dataclass(frozen=True)
class Card:
    """All about one organisation, part by part.

    Attributes
    ----------
    facts
        Columns ``fact, value``: its row of nodes.csv, and what its ties add up to.
    measures
        Columns ``measure, value, rank, of, best_rank, worst_rank``: where it stands.
        The ranks from best to worst are those over every past that the dates leave open,
        see `bounds`. No rows where it has no counted tie.
    partners
        One row a partner, by the oldest dated agreement (``since``; an undated one may
        be older): agreements and undated ones among them (count), the newest signing,
        the last day in force of the one that ends last (unknown where one is
        open-ended), purposes and sources.
    agreements
        One row an agreement, oldest first, undated last.
    apart
        What falls apart without it: one row for each component that only it joins,
        the largest first. No rows where the others stay together.
    types
        Its partners by type (count and share), and the share of that type among all
        organisations with a tie.
    bounds
        What the best and the worst ranks rest on: see `graph.questions.organisations.pasts.rank_bounds`.
    sampled
        How far the values of a measure may be off that was estimated from a sample.
    """

    facts: pd.DataFrame
    measures: pd.DataFrame
    partners: pd.DataFrame
    agreements: pd.DataFrame
    apart: pd.DataFrame
    types: pd.DataFrame
    bounds: RankBounds
    sampled: Mapping[str, float]


def card(
    eco: Ecosystem,
    org: str,
    *,
    as_of: date | str | None = None,
    basis: Basis = "certain",
    active: bool = False,
    lang: str = "en",
) -> Card:
    """Gather what is known of an organisation on a day.

    Parameters
    ----------
    eco
        All ties, not those of one day: the ranks' interval needs those that the day leaves open.
    org
        Its id or any of its names.
    as_of, basis, active
        The day and how ties are counted on it, as in `graph.snapshot`.
    lang
        Language of the names.

    Raises
    ------
    UnknownName, AmbiguousName
        When the name stands for none or for several.

    Notes
    -----
    A rank's interval holds the ranks in every past in which each agreement whose dates
    leave it open, undated ones too, had been signed by the day or not; agreements that
    nobody has found are in none. With all dates (no `as_of`) nothing is open.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> card(eco, "A").apart.values.tolist()
    [[1, 1, 'B'], [2, 1, 'C']]
    """
    org = find(eco, org)
    view = snapshot(eco, as_of, basis=basis, active=active)
    G, names = build(view), labels(eco, lang)
    mine = [each for each in ledger(view).values() if org in each.parties]
    bounds = RankBounds()
    if view.as_of is not None and org in G:
        bounds = rank_bounds(eco, view.as_of, [org], measures=RANKED, basis=basis, active=active)
    scores = centrality(G if org in G else nx.Graph(), measures=RANKED)
    return Card(
        facts=_facts(view, org, G, mine),
        measures=frame(_measures(scores, org, bounds), STANDINGS),
        partners=_partners(view, org, names),
        agreements=frame([_signed(each, org, names) for each in mine], AGREEMENTS),
        apart=_apart(G, org, names),
        types=_types(G, org),
        bounds=bounds,
        sampled=scores.attrs["bounds"],
    )


def _facts(view: Ecosystem, org: str, G: nx.Graph, mine: list[Agreement]) -> pd.DataFrame:
    """The organisation's row of nodes.csv without blanks, then counts and first and last agreement."""
    record = view.nodes[view.nodes["id"] == org].drop(columns="row").to_dict("records")[0]
    facts = [(str(key), str(value)) for key, value in record.items() if value != "" and value == value]
    dated = [each for each in mine if each.signed]
    rows = view.collaboration
    facts += [
        ("partners", str(len(G[org]) if org in G else 0)),
        ("agreements", str(len(mine))),
        ("rows", str(int(((rows["source"] == org) | (rows["target"] == org)).sum()))),
    ]
    if dated:
        facts.append(("first_agreement", f"{dated[0].signed} {dated[0].id}"))
        facts.append(("latest_agreement", f"{dated[-1].signed} {dated[-1].id}"))
    if org in G:
        facts.append(("within_reach", str(len(nx.node_connected_component(G, org)) - 1)))
    return frame([{"fact": fact, "value": value} for fact, value in facts], FACTS)


def _measures(scores: pd.DataFrame, org: str, bounds: RankBounds) -> Iterator[dict[str, object]]:
    """Every measure with its rank, and the best and the worst that the dates leave open."""
    table = scores.set_index("id")
    if org not in table.index:
        return
    for measure in RANKED:
        rank = ranks(scores, measure)[org]
        best, worst = bounds.around(org, measure, rank)
        yield {
            "measure": measure, "value": table[measure][org].item(), "rank": rank, "of": len(table),
            "best_rank": best, "worst_rank": worst,
        }  # fmt: skip


def _partners(view: Ecosystem, org: str, names: dict[str, str]) -> pd.DataFrame:
    """One row a partner, by what the two have signed with each other."""
    types, countries = column(view, "type"), column(view, "country")
    rows = []
    for partner, agreements in by_partner(view, org).items():
        ends = [each.ends or OPEN for each in agreements]
        dates = [each.signed for each in agreements if each.signed]
        rows.append({
            "id": partner, "name": names[partner], "type": types[partner], "country": countries[partner],
            "since": dates[0] if dates else "", "latest": dates[-1] if dates else "",
            "agreements": len(agreements), "undated": len(agreements) - len(dates),
            "ends": None if OPEN in ends else max(ends),
            "purposes": once(each.purposes for each in agreements),
            "source_url": once(each.source_url for each in agreements),
            "order": (agreements[0].begins or OPEN, partner),
        })  # fmt: skip
    rows.sort(key=lambda row: row["order"])  # type: ignore[arg-type, return-value]
    return frame(rows, PARTNERS)


def _signed(each: Agreement, org: str, names: dict[str, str]) -> dict[str, object]:
    others = [party for party in each.parties if party != org]
    return {
        "signed": each.signed, "agreement": each.id, "relation": each.relation,
        "kind": "; ".join(each.kinds), "renews": "; ".join(each.renews), "with": listed(others, names),
        "ends": each.ends, "purposes": each.purposes, "source_url": each.source_url,
    }  # fmt: skip


def _apart(G: nx.Graph, org: str, names: dict[str, str]) -> pd.DataFrame:
    """The parts into which the organisation's own component falls without it, if more than one."""
    if org not in G:
        return frame([], APART)
    rest = G.subgraph(nx.node_connected_component(G, org) - {org})
    parts = sorted((sorted(part) for part in nx.connected_components(rest)), key=lambda ids: (-len(ids), ids))
    if len(parts) < 2:
        return frame([], APART)
    rows = [
        {"component": number, "organisations": len(part), "members": listed(part, names)}
        for number, part in enumerate(parts, 1)
    ]
    return frame(rows, APART)


def _types(G: nx.Graph, org: str) -> pd.DataFrame:
    """Partners by type, the most frequent first."""
    kinds = {each: str(kind or "") for each, kind in G.nodes(data="type")}
    mine = Counter(kinds[each] for each in G[org]) if org in G else Counter[str]()
    every = Counter(kinds.values())
    rows = [
        {
            "type": kind,
            "partners": count,
            "share": count / mine.total(),
            "share_of_all": every[kind] / len(G),
        }
        for kind, count in sorted(mine.items(), key=lambda item: (-item[1], item[0]))
    ]
    return frame(rows, TYPES)
