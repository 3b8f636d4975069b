"""Who rose and who fell between two graphs, and which agreement did it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import networkx as nx

from graph.measures import DIGITS, widest
from graph.questions.organisations.ranks import Standing, standings
from graph.questions.typed import COUNT, NUMBER, TEXT, frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

Pair = tuple[str, str]
MOST_WORK = 20_000_000  # causes times organisations times ties: about a minute of betweenness


@dataclass(frozen=True, slots=True)
class _Group:
    """Ties that came, or went, by the same agreements."""

    change: str
    agreements: tuple[str, ...]
    pairs: tuple[Pair, ...]


MOVES = {
    "rank_before": COUNT, "rank_after": COUNT, "move": COUNT, "id": TEXT, "name": TEXT, "cause": TEXT,
    "cause_change": TEXT, "rank_without": COUNT, "cause_agreement": TEXT, "type": TEXT, "own_ties": COUNT,
    "value_before": NUMBER, "value_after": NUMBER,
}  # fmt: skip


def moves(
    before: nx.Graph,
    after: nx.Graph,
    measure: str,
    *,
    names: Mapping[str, str] | None = None,
    causes: bool = True,
    values: bool = False,
) -> pd.DataFrame:
    """List whose rank is another than before, with the agreement that moved it most.

    Parameters
    ----------
    before, after
        Two graphs of `graph.build`.
    measure
        A column of the hub table.
    names
        Names to show by id, for those that differ from the graphs' own.
    causes
        Whether to look for the cause of each move.
    values
        List those, too, whose value changed and whose rank did not.

    Returns
    -------
    table
        One row an organisation that moved, joined or left: those with new or lost ties
        of their own (``own_ties``, count; by agreements further ones with the same partner
        are among them) first, then by the better of both ranks and id.
        ``move`` is rank before less rank after: positive for a rise, unknown for one
        that stands in one graph only. The cause is the new (or lost) agreement with the
        largest effect: without which (or with which again) the organisation would stand
        furthest back, towards its old rank or beyond it; ``rank_without`` is where. One
        that it signed itself comes before those of others; of equals, the one that takes
        its value furthest back, then the smallest id. Blank where no single agreement takes
        back a rank (or of its own ones, a value), for those who joined or left, and where
        it was not asked for. `attrs["bounds"]` tells how far values may be off that were
        estimated from a sample.

    Notes
    -----
    The ties that an agreement brought came together and are taken away together. Ranks
    are relative: an organisation falls where others rise or join, and then the cause is
    an agreement of others. Several may be needed to explain a move; only the one that
    explains most is named. Each costs one computation of the measure.

    Examples
    --------
    >>> early = nx.Graph([("a", "b"), ("c", "d"), ("c", "e")])
    >>> late = nx.Graph([*early.edges, ("a", "f"), ("a", "g")])
    >>> moves(early, late, "partners")[["id", "rank_before", "rank_after", "cause"]].values.tolist()
    [['a', 2, 1, 'a – f'], ['f', <NA>, 3, ''], ['g', <NA>, 3, ''],
     ['c', 1, 2, 'a – f'], ['b', 2, 3, ''], ['d', 2, 3, ''], ['e', 2, 3, '']]
    """
    old, new = standings(before, measure), standings(after, measure)
    changed = {each for each in {*old, *new} if _moved(old.get(each), new.get(each), values=values)}
    own = Counter(each for group in _groups(before, after, measure) for pair in group.pairs for each in pair)
    best = {each: min(s.rank for s in (old.get(each), new.get(each)) if s) for each in changed}
    movers = {each: (old[each], new[each]) for each in changed if each in old and each in new}
    found = _causes(before, after, measure, movers) if causes and movers else {}
    shown = names or {}
    rows = []
    for each in sorted(changed, key=lambda node: (not own[node], best[node], node)):
        attributes = (after if each in after else before).nodes[each]
        rows.append({
            "id": each, "name": shown.get(each) or attributes.get("name", each),
            "type": attributes.get("type", ""), "own_ties": own[each],
            **_sides(old.get(each), new.get(each)),
            **_said(found.get(each), shown),
        })  # fmt: skip
    table = frame(rows, MOVES)
    table.attrs["bounds"] = widest(each.bounds(measure) for side in (old, new) for each in _one(side))
    return table


def _one(side: Mapping[str, Standing]) -> list[Standing]:
    """One of the standings, which all have the same bound; none where nobody is ranked."""
    return [*side.values()][:1]


def affordable(before: nx.Graph, after: nx.Graph) -> bool:
    """Tell whether the causes of the moves between two graphs can be found in about a minute.

    Examples
    --------
    >>> affordable(nx.path_graph(3), nx.path_graph(4))
    True
    """
    return bool(len(_groups(before, after, "partners")) * len(after) * after.number_of_edges() <= MOST_WORK)


def changed_ties(before: nx.Graph, after: nx.Graph) -> list[tuple[Pair, str]]:
    """List the ties that stand in one of two graphs only, as new or lost, by id.

    Examples
    --------
    >>> changed_ties(nx.Graph([("a", "b")]), nx.Graph([("c", "b")]))
    [(('a', 'b'), 'lost'), (('b', 'c'), 'new')]
    """
    old, new = pairs(before), pairs(after)
    return sorted(chain(((pair, "new") for pair in new - old), ((pair, "lost") for pair in old - new)))


def pairs(G: nx.Graph) -> set[Pair]:
    """Give the ties of a graph, each with its ends in order of id.

    Examples
    --------
    >>> pairs(nx.Graph([("b", "a")]))
    {('a', 'b')}
    """
    return {(min(u, v), max(u, v)) for u, v in G.edges}


def _moved(old: Standing | None, new: Standing | None, *, values: bool) -> bool:
    if old is None or new is None:
        return True
    return old.rank != new.rank or (values and bool(abs(old.value - new.value) > 10**-DIGITS))


def _sides(old: Standing | None, new: Standing | None) -> dict[str, object]:
    return {
        "rank_before": old.rank if old else None,
        "rank_after": new.rank if new else None,
        "move": old.rank - new.rank if old and new else None,
        "value_before": old.value if old else None,
        "value_after": new.value if new else None,
    }


def _said(cause: tuple[_Group, int] | None, names: Mapping[str, str]) -> dict[str, object]:
    if cause is None:
        return {}
    group, rank = cause
    parties = sorted({each for pair in group.pairs for each in pair})
    return {
        "cause": " – ".join(names.get(each, each) for each in parties),
        "cause_change": group.change,
        "cause_agreement": "; ".join(group.agreements),
        "rank_without": rank,
    }


def _groups(before: nx.Graph, after: nx.Graph, measure: str) -> list[_Group]:
    """The changed ties, those of the same agreements together; by agreements further ones, too."""
    found: dict[tuple[str, tuple[str, ...], Pair | None], list[Pair]] = {}
    for pair, change in changed_ties(before, after):
        ids = _signed(after if change == "new" else before, pair)
        found.setdefault((change, ids, None if ids else pair), []).append(pair)
    if measure == "agreements":
        for pair in sorted(pairs(before) & pairs(after)):
            old, new = _signed(before, pair), _signed(after, pair)
            for change, gained in (("new", set(new) - set(old)), ("lost", set(old) - set(new))):
                for each in sorted(gained):
                    found.setdefault((change, (each,), None), []).append(pair)
    return [_Group(change, ids, tuple(ties)) for (change, ids, _), ties in found.items()]


def _signed(G: nx.Graph, pair: Pair) -> tuple[str, ...]:
    """The agreements of a tie; none in a graph that does not know them."""
    return tuple(G.edges[pair].get("agreements", ())) if G.has_edge(*pair) else ()


def _causes(
    before: nx.Graph, after: nx.Graph, measure: str, movers: Mapping[str, tuple[Standing, Standing]]
) -> dict[str, tuple[_Group, int]]:
    """For each that moved, the change with the largest effect, and the rank without it."""
    best: dict[str, tuple[tuple[object, ...], _Group, int]] = {}
    for group in _groups(before, after, measure):
        ranks = standings(_undone(before, after, group), measure)
        signed = {each for pair in group.pairs for each in pair}
        for each, (old, new) in movers.items():
            now = ranks.get(each) or Standing(len(ranks) + 1, len(ranks), 0.0)
            ranks_back, value_back = _effect(now, old, new)
            own = each in signed
            if ranks_back > 0 or (own and ranks_back == 0 and value_back > 0):
                key = (ranks_back == 0, not own, -ranks_back, -value_back, group.agreements, group.pairs)
                if each not in best or key < best[each][0]:
                    best[each] = (key, group, now.rank)
    return {each: (group, rank) for each, (_, group, rank) in best.items()}


def _effect(now: Standing, old: Standing, new: Standing) -> tuple[int, float]:
    """How far back a standing is from the new one, in the direction of the old: by rank and by value."""
    ranks = (now.rank - new.rank) * (1 if old.rank > new.rank else -1)
    value = round((now.value - new.value) * (1 if old.value > new.value else -1), DIGITS)
    return ranks, value if value == value else 0.0


def _undone(before: nx.Graph, after: nx.Graph, group: _Group) -> nx.Graph:
    """The later graph without new ties, or with lost ones again; nobody stays without a tie."""
    G = after.copy()
    G.add_nodes_from((each, before.nodes[each]) for pair in group.pairs for each in pair if each not in G)
    for pair in group.pairs:
        now, ids = set(_signed(after, pair)), set(group.agreements)
        left = now - ids if group.change == "new" else now | ids
        if group.change == "new" and not left:
            G.remove_edge(*pair)
        else:
            G.add_edge(*pair, **{**G.get_edge_data(*pair, {}), "agreements": sorted(left)})
    ordered: nx.Graph = nx.Graph()
    ordered.add_nodes_from((each, G.nodes[each]) for each in sorted(G) if G[each])
    ordered.add_edges_from((u, v, G.edges[u, v]) for u, v in sorted(pairs(G)))
    return ordered
