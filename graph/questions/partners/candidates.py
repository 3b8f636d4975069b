"""Which one more partner would bring an organisation most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graph.errors import UnknownName
from graph.measures import DIGITS, place, widest
from graph.measures.kernels.availability import at_hand, check_size
from graph.measures.network import build
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.captions import captions, sampled_captions
from graph.model.selection import column, find, select
from graph.model.view import View
from graph.questions.organisations.ranks import Standing, standings
from graph.questions.partners.reach import (
    Floats,
    Reach,
    betweenness,
    betweenness_with,
    closeness_with,
    distance_sums,
    harmonic_with,
    reach,
    shift,
)
from graph.questions.partners.surroundings import BETWEEN, RANKED, STEPS, Trials, nearby
from graph.questions.typed import COUNT, NUMBER, TEXT, frame
from graph.vocabulary import nearest
from graph.words import measured, ordinal, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from graph.model.ecosystem import Ecosystem

GAINED = ("harmonic", "closeness", "betweenness")
MOST = 4000  # organisations: five matrices of 16 million numbers
SMALL = 300  # organisations with a tie, up to which betweenness takes milliseconds on plain arrays

GAINS = {
    "rank": COUNT, "id": TEXT, "name": TEXT, "type": TEXT, "country": TEXT, "partners": COUNT,
    "steps": COUNT, "common": COUNT,
    "harmonic_gain": NUMBER, "harmonic_rank": COUNT,
    "closeness_gain": NUMBER, "closeness_rank": COUNT,
    "betweenness_gain": NUMBER, "betweenness_rank": COUNT,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Base:
    """What is known before any tie is tried."""

    found: Reach
    harmonic: Floats
    sums: tuple[Floats, Floats]
    pairs: float  # of others, between which the organisation lies
    org: int


@checked
def best(source: View | Ecosystem, org: str, *, measure: str = "harmonic") -> pd.DataFrame:
    """Rank all organisations by what one tie to each would bring an organisation.

    Parameters
    ----------
    source
        What is looked at; only organisations of its types are tried.
    org
        The organisation that looks for a partner, by its id or any of its names.
    measure
        ``harmonic`` (how near it is to everyone), ``closeness`` or ``betweenness`` (how
        often it is in between): the gain that ranks.

    Returns
    -------
    table
        One row an organisation of nodes.csv that is no partner yet, the largest gain
        first, equal gains (to ten digits) with the same rank and by id. ``steps`` away
        now (unknown where out of reach), ``common`` partners (count), the gain in each
        measure and the rank the organisation would then have among all. The rank by
        betweenness is known for every row where up to 300 organisations have a tie, else
        for the first 25.

    Raises
    ------
    UnknownName, AmbiguousName
        When the name, a type or the measure stands for nothing.

    Notes
    -----
    Gains and ranks are those that `graph.centrality` gives for the graph with the tie.
    They are found from all distances and numbers of shortest paths without it: a tie
    between a and c shortens only ways between those nearer to a and those nearer to c.
    What nobody knows is how likely a tie is: it is a map of opportunities, no forecast.

    Of more than 4,000 organisations those within three steps are tried, at most 500, those
    with most partners: `attrs["nearby"]` tells how many. Their gains in harmonic and closeness
    are exact, and ranks are given for the first 25. Betweenness is worked out where it ranks,
    for the 10 with the largest gain in harmonic; `attrs["bounds"]` tells how far it may be off
    where it had to be estimated.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": list("abcd"), "name": list("ABCD"), "type": ["city"] * 4},
    ...            {"source": list("abc"), "target": list("bcd"), "signed": ["2016"] * 3})
    >>> best(eco, "a")[["rank", "id", "steps", "harmonic_gain"]].round(4).values.tolist()
    [[1, 'c', 2, 0.2222], [1, 'd', 3, 0.2222]]
    """
    if measure not in GAINED:
        raise UnknownName(measure, "measure of gains", nearest(measure, GAINED), known=GAINED)
    view = View.of(source)
    eco, org, G = view.eco, find(view.eco, org), view.once(build)
    tried, bounds = _tried(view, G, org), dict[str, float]()
    many = len(eco.nodes) > MOST
    if many:
        tried = nearby(G, org, tried)
    gains = (
        _near_gains(Trials(G, org, tried, bounds), measure) if many else _all_gains(G, org, tried, measure)
    )
    facts = {name: column(eco, name) for name in ("type", "country")}
    rows = [
        {name: values[each] for name, values in facts.items()} | _near(G, org, each) | found
        for each, found in gains.items()
    ]
    table = frame(rows, GAINS)
    key = table[f"{measure}_gain"].round(DIGITS)
    table = table.assign(
        rank=key.rank(method="min", ascending=False).astype("Int64"),
        name=[view.names[each] for each in table["id"]],
    )
    table.attrs |= {"nearby": len(tried), "bounds": bounds} if many else {}
    return table


Gains = dict[str, dict[str, float | None]]  # by organisation, the best first


def _all_gains(G: nx.Graph, org: str, tried: Sequence[str], measure: str) -> Gains:
    """What a tie to each brings, from all distances."""
    found = reach(G, [org, *tried])
    place = {each: number for number, each in enumerate(found.ids)}
    base = _Base(
        found, found.harmonic(), distance_sums(found), float(betweenness(found)[place[org]]), place[org]
    )
    gains = {each: _gains(base, place[each], each not in G) for each in tried}
    order = sorted(tried, key=lambda each: (-round(gains[each][f"{measure}_gain"], DIGITS), each))
    _rank_betweenness(G, org, order, gains)
    return {each: {"steps": _steps(found, base.org, place[each]), **gains[each]} for each in order}


def _near_gains(trials: Trials, measure: str) -> Gains:
    """What a tie to each brings, from a search from each; ranks and betweenness of the first few only."""
    away, place = trials.steps(trials.org), trials.place
    gains: Gains = {
        each: {"steps": int(steps) if np.isfinite(steps := away[place[each]]) else None, **trials.gains(each)}
        for each in trials.tried
    }
    first = _by_gain(gains, "closeness" if measure == "closeness" else "harmonic")
    for each in first[:RANKED]:
        gains[each] |= trials.ranks(each)
    for each in first[:BETWEEN] if measure == "betweenness" else ():
        gains[each] |= trials.betweenness(each)
    return {each: gains[each] for each in _by_gain(gains, measure)}


def _by_gain(gains: Gains, measure: str) -> list[str]:
    """The largest gain first, unknown ones last, equal ones by id."""

    def key(each: str) -> tuple[bool, float, str]:
        gain = gains[each].get(f"{measure}_gain")
        return gain is None, -round(gain or 0.0, DIGITS), each

    return sorted(gains, key=key)


def _tried(view: View, G: nx.Graph, org: str) -> list[str]:
    """Everyone of the types asked for who is no partner yet."""
    nodes = select(view.eco, types=view.types).nodes
    partners = set(G[org]) if org in G else set()
    return [str(each) for each in nodes["id"] if each != org and each not in partners]


def _gains(base: _Base, c: int, joins: bool) -> dict[str, float]:
    """What the tie brings, and the ranks by closeness; `joins`: the candidate has no tie yet."""
    a, found = base.org, base.found
    alone = not np.isfinite(np.delete(found.steps[a], a)).any()
    n = found.counted
    new_n = n + joins + alone
    change = shift(found, a, c)
    harmonic = harmonic_with(found, base.harmonic, change) / max(new_n - 1, 1)
    closeness = _closeness(closeness_with(found, base.sums, change), new_n)
    old_closeness = _closeness((base.sums[0][a : a + 1], base.sums[1][a : a + 1]), n)[0]
    pairs, new_pairs = (max((each - 1) * (each - 2) / 2, 1.0) for each in (n, new_n))
    between = base.pairs + betweenness_with(found, a, c)
    return {
        "harmonic_gain": float(harmonic[a] - base.harmonic[a] / max(n - 1, 1)),
        "harmonic_rank": place(harmonic, a),
        "closeness_gain": float(closeness[a] - old_closeness),
        "closeness_rank": place(closeness, a),
        "betweenness_gain": float(between / new_pairs - base.pairs / pairs),
    }


def _closeness(sums: tuple[Floats, Floats], n: int) -> Floats:
    """Wasserman-Faust closeness from sums of distances and numbers of others within reach."""
    total, reached = sums
    share = reached / max(n - 1, 1)
    values: Floats = np.divide(reached * share, total, out=np.zeros_like(total), where=total > 0)
    return values


def _rank_betweenness(G: nx.Graph, org: str, order: list[str], gains: Mapping[str, dict[str, float]]) -> None:
    """Add the rank by betweenness to as many of the gains as are worth a full computation each."""
    for each in order if len(G) <= SMALL else order[:RANKED]:
        H: nx.Graph = nx.Graph([*G.edges, (org, each)])
        ids, values = _betweenness(H)
        others = max((len(H) - 1) * (len(H) - 2) / 2, 1.0)
        gains[each]["betweenness_rank"] = place(values / others, ids.index(org))


def _betweenness(G: nx.Graph) -> tuple[list[str], Floats]:
    """Pairs between which each node lies; large graphs are worth the wait for compiled code."""
    ids = sorted(G)
    check_size(len(ids), int(G.number_of_edges()))
    if len(ids) <= SMALL:
        return ids, betweenness(reach(G))
    if not at_hand():
        found = nx.betweenness_centrality(G, normalized=False)
        return ids, np.array([found[each] for each in ids])
    from graph.measures.kernels import adjacency
    from graph.measures.kernels import betweenness as compiled

    place = {each: number for number, each in enumerate(ids)}
    low, high = zip(*((place[u], place[v]) for u, v in G.edges), strict=True)
    shares = compiled(adjacency(low, high, len(ids))).values
    return ids, shares * max((len(ids) - 1) * (len(ids) - 2) / 2, 1.0)


def _steps(found: Reach, a: int, c: int) -> int | None:
    steps = float(found.steps[a, c])
    return int(steps) if np.isfinite(steps) else None


def _near(G: nx.Graph, org: str, each: str) -> dict[str, object]:
    both = org in G and each in G
    return {
        "id": each,
        "partners": len(G[each]) if each in G else 0,
        "common": len(set(G[org]) & set(G[each])) if both else 0,
    }


def best_answer(view: View, org: str, *, measure: str = "harmonic") -> Answer:
    """Tell what one more partner would bring an organisation, of the types asked for."""
    org = find(view.eco, org)
    name, table = view.names[org], best(view, org, measure=measure)
    now = standings(view.once(build), measure).get(org)
    notes = of_best(name, measure, now, lang=view.lang)
    notes += of_nearby(table, len(view.eco.nodes), lang=view.lang)
    known = [table.attrs.get("bounds", {}), now.bounds(measure) if now else {}]
    notes += [*sampled_captions(widest(known), view.lang), *captions(view)]
    return Answer.one(sentence("show_best", view.lang, name=name), table, notes)


def of_best(name: str, measure: str, now: Standing | None, *, lang: str = "en") -> list[str]:
    """Say what candidates are ranked by, and where the organisation stands today.

    Parameters
    ----------
    now
        Its standing; None where it has no tie.

    Examples
    --------
    >>> from graph.questions.organisations.ranks import Standing
    >>> of_best("LINK-J", "harmonic", Standing(2, 104, 0.44))
    ['what one tie would bring LINK-J, by harmonic; now 2nd of 104']
    """
    if now is None:
        return [sentence("no_tie", lang, name=name)]
    place = {"ordinal": ordinal(now.rank, lang), "of": now.of}
    return [sentence("best_ranks", lang, name=name, measure=measured(measure, lang), **place)]


def of_nearby(table: pd.DataFrame, organisations: int, *, lang: str = "en") -> list[str]:
    """Say who was tried where there are too many to try them all.

    Parameters
    ----------
    table
        As `graph.questions.partners.candidates.best` gives it.
    organisations
        How many there are.

    Examples
    --------
    >>> import pandas as pd
    >>> of_nearby(pd.DataFrame(), 7)
    []
    """
    if "nearby" not in table.attrs:
        return []
    values = {"tried": table.attrs["nearby"], "of": organisations, "steps": STEPS, "ranked": RANKED}
    key = "best_between" if table["betweenness_gain"].isna().all() else "best_between_few"
    return [sentence("best_nearby", lang, **values), sentence(key, lang, between=BETWEEN)]
