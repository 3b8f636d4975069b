"""Who rose and who fell between two graphs, and which agreement did it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import networkx as nx

from graph.measures import DIGITS
from graph.questions.frames import COUNT, NUMBER, TEXT, frame
from graph.questions.standing import Standing, standings

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

Pair = tuple[str, str]
MOST_WORK = 20_000_000  # causes times organisations times ties: about a minute of betweenness


@dataclass(frozen=True, slots=True)
class _Group:
    """Ties that came, or went, by the same agreements."""

    change: str
    agreement: str
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
        of their own (``own_ties``, count) first, then by the better of both ranks and id.
        ``move`` is rank before less rank after: positive for a rise, unknown for one
        that stands in one graph only. The cause is the new (or lost)
        agreement without which (or with which again) the organisation would stand
        nearest to its old rank; ``rank_without`` is where it would stand. Of equals, the
        one without which its value would be nearest to the old one, then one that it
        signed itself, then the smallest id. Blank where no single agreement brings back
        a rank (or of its own ones, a value), for those who joined or left, and where
        it was not asked for.

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
    own = Counter(each for pair, _ in changed_ties(before, after) for each in pair)
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
    return frame(rows, MOVES)


def affordable(before: nx.Graph, after: nx.Graph) -> bool:
    """Tell whether the causes of the moves between two graphs can be found in about a minute.

    Examples
    --------
    >>> affordable(nx.path_graph(3), nx.path_graph(4))
    True
    """
    return bool(len(_groups(before, after)) * len(after) * after.number_of_edges() <= MOST_WORK)


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
        "cause_agreement": group.agreement,
        "rank_without": rank,
    }


def _groups(before: nx.Graph, after: nx.Graph) -> list[_Group]:
    """The changed ties, those of the same agreements together."""
    found: dict[tuple[str, str, Pair | None], list[Pair]] = {}
    for pair, change in changed_ties(before, after):
        ids = (after if change == "new" else before).edges[pair].get("agreements", ())
        found.setdefault((change, "; ".join(ids), None if ids else pair), []).append(pair)
    return [_Group(change, agreement, tuple(ties)) for (change, agreement, _), ties in found.items()]


def _causes(
    before: nx.Graph, after: nx.Graph, measure: str, movers: Mapping[str, tuple[Standing, Standing]]
) -> dict[str, tuple[_Group, int]]:
    """For each that moved, the change that undoes most of it, and the rank without it."""
    best: dict[str, tuple[tuple[int, float, bool, str, tuple[Pair, ...]], _Group, int]] = {}
    for group in _groups(before, after):
        ranks = standings(_undone(before, after, group), measure)
        signed = {each for pair in group.pairs for each in pair}
        for each, (old, new) in movers.items():
            now = ranks.get(each) or Standing(len(ranks) + 1, len(ranks), 0.0)
            left, full = _distance(now, old), _distance(new, old)
            if left[0] < full[0] or (each in signed and left < full):
                key = (*left, each not in signed, group.agreement, group.pairs)
                if each not in best or key < best[each][0]:
                    best[each] = (key, group, now.rank)
    return {each: (group, rank) for each, (_, group, rank) in best.items()}


def _distance(one: Standing, other: Standing) -> tuple[int, float]:
    """How far two standings are apart, by rank, then by value."""
    values = round(abs(one.value - other.value), DIGITS)
    return abs(one.rank - other.rank), values if values == values else float("inf")


def _undone(before: nx.Graph, after: nx.Graph, group: _Group) -> nx.Graph:
    """The later graph without new ties, or with lost ones again; nobody stays without a tie."""
    G = after.copy()
    if group.change == "new":
        G.remove_edges_from(group.pairs)
    else:
        G.add_nodes_from((each, before.nodes[each]) for pair in group.pairs for each in pair if each not in G)
        G.add_edges_from((*pair, before.edges[pair]) for pair in group.pairs)
    ordered: nx.Graph = nx.Graph()
    ordered.add_nodes_from((each, G.nodes[each]) for each in sorted(G) if G[each])
    ordered.add_edges_from((u, v, G.edges[u, v]) for u, v in sorted(pairs(G)))
    return ordered
