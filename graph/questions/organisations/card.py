"""The card of one organisation: what is known of it, where it stands, with whom, and what hangs on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.measures import centrality, ranks
from graph.measures.network import build
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.captions import captions, sampled_captions
from graph.model.figures import ALL, IN_FORCE, SIGNED, figures
from graph.model.selection import column, find, listed
from graph.model.tables import records
from graph.model.view import View
from graph.questions.agreements.ledger import OPEN, Agreement, by_partner, ledger_of, once
from graph.questions.organisations.pasts import RankBounds, rank_bounds
from graph.questions.typed import COUNT, DAY, MIXED, NUMBER, TEXT, frame
from graph.vocabulary import CARD_PARTS
from graph.words import measured, ordinal, sentence
from graph.words.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from graph.model.ecosystem import Ecosystem

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
TOLD = ("partners", "betweenness", "closeness")  # measures that are said in a sentence
TYPES = {"type": TEXT, "partners": COUNT, "share": NUMBER, "share_of_all": NUMBER}


@dataclass(frozen=True, eq=False)
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


@checked
def card(source: View | Ecosystem, org: str) -> Card:
    """Gather what is known of an organisation on a day.

    Parameters
    ----------
    source
        What is looked at; the ranks' interval needs the ties that its day leaves open.
    org
        Its id or any of its names.

    Raises
    ------
    UnknownName, AmbiguousName
        When the name stands for none or for several.

    Notes
    -----
    A rank's interval holds the ranks in every past in which each agreement whose dates
    leave it open, undated ones too, had been signed by the day or not; agreements that
    nobody has found are in none. With all dates (no day) nothing is open.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> card(eco, "A").apart.values.tolist()
    [[1, 1, 'B'], [2, 1, 'C']]
    """
    view = View.of(source)
    eco, G, names, org = view.counted, view.once(build), view.names, find(view.eco, org)
    mine = list(ledger_of(eco, org).values())
    bounds = RankBounds()
    if view.day is not None and org in G:
        bounds = rank_bounds(view, [org], measures=RANKED)
    scores = centrality(G if org in G else nx.Graph(), measures=RANKED)
    return Card(
        facts=_facts(view, org, mine),
        measures=frame(_measures(scores, org, bounds), STANDINGS),
        partners=view.kept(partners_of(eco, org, names)),
        agreements=frame([_signed(each, org, names) for each in mine], AGREEMENTS),
        apart=_apart(G, org, names),
        types=_types(G, org),
        bounds=bounds,
        sampled=scores.attrs["bounds"],
    )


def _facts(view: View, org: str, mine: list[Agreement]) -> pd.DataFrame:
    """The organisation's row of nodes.csv without blanks, then counts and first and last agreement."""
    eco, G, counted = view.counted, view.once(build), figures(view, org)
    record = records(eco.nodes[eco.nodes["id"] == org].drop(columns="row"))[0]
    facts = [(str(key), str(value)) for key, value in record.items() if value != "" and value == value]
    dated = [each for each in mine if each.signed]
    rows = eco.collaboration
    facts += [
        ("partners", str(counted.ties)),
        (ALL, str(counted.agreements)),
    ]
    if counted.word == ALL and counted.undated:
        facts.append(("undated_agreements", str(counted.undated)))
    if counted.word == SIGNED:
        facts.append((IN_FORCE, str(counted.in_force)))
    facts += [
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


def partners_of(eco: Ecosystem, org: str, names: Mapping[str, str]) -> pd.DataFrame:
    """List the partners of an organisation, the oldest first, by what the two have signed with each other.

    Parameters
    ----------
    names
        What each organisation is called, by id.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> partners_of(eco, "a", {"b": "Beta"})[["name", "since", "agreements"]].values.tolist()
    [['Beta', '2016-05', 1]]
    """
    types, countries = column(eco, "type"), column(eco, "country")
    rows = []
    for partner, agreements in by_partner(eco, org).items():
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


def card_answer(view: View, org: str) -> Answer:
    """Tell all about one organisation; of its partners those of the types asked for."""
    found, name = card(view.everyone, org), view.names[find(view.eco, org)]
    parts = {part: getattr(found, part) for part in CARD_PARTS}
    notes = [*of_card(found, name, lang=view.lang), *sampled_captions(found.sampled, view.lang)]
    return Answer(name, parts | {"partners": view.kept(found.partners)}, [*notes, *captions(view)])


def of_card(found: Card, name: str, *, lang: str = "en") -> list[str]:
    """Say where an organisation stands and what hangs on it.

    Parameters
    ----------
    name
        The organisation's name in the language.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.questions.organisations.card import card
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> of_card(card(eco, "b"), "B")[::3]
    ['2nd of 3 by partners', 'nothing falls apart without B, which has one partner']
    """
    if found.measures.empty:
        return [sentence("no_tie", lang, name=name)]
    rows = {row["measure"]: row for row in records(found.measures)}
    said = []
    for row in (rows[measure] for measure in TOLD):
        key = "standing" if row["best_rank"] == row["worst_rank"] else "standing_between"
        ranks = {name: ordinal(int(row[f"{name}_rank"]), lang) for name in ("best", "worst")}
        words = {"ordinal": ordinal(int(row["rank"]), lang), "measure": measured(row["measure"], lang)}
        said.append(sentence(key, lang, of=row["of"], **words, **ranks))
    said += _of_bounds(found.bounds, lang)
    if found.apart.empty:
        alone = len(found.partners) == 1
        return [*said, sentence("not_apart_one" if alone else "not_apart", lang, name=name)]
    most, *others = (int(each) for each in found.apart["organisations"])
    key = "falls_apart_even" if most == others[0] else "falls_apart"  # where no part is the largest
    return [*said, sentence(key, lang, name=name, parts=len(found.apart), lost=sum(others), most=most)]


def _of_bounds(bounds: RankBounds, lang: str) -> list[str]:
    """Say over which pasts the best and the worst ranks are; nothing where no date leaves anything open."""
    if not bounds.agreements:
        return []
    numbers = {"seen": f"{bounds.seen:,}", "every": bounds.every}
    if "betweenness" in bounds.exact:
        return [sentence("pasts_all", lang, **numbers)]
    if not bounds.exact:
        return [sentence("pasts_sample", lang, **numbers)]
    measures = ("・" if lang == "ja" else ", ").join(measured(each, lang) for each in bounds.exact)
    return [sentence("pasts_some", lang, measures=measures, **numbers)]
