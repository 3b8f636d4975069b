"""What a few ties more or less would do: to the whole, to ranks, and to the white space."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pandas as pd

from graph.dates import parse
from graph.errors import UsageError
from graph.measures import LARGE, widest
from graph.measures.kernels.availability import at_hand, check_size
from graph.measures.network import build
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.captions import captions, sampled_captions
from graph.model.ecosystem import snapshot
from graph.model.view import View
from graph.questions.changes.moves import moves
from graph.questions.changes.proposals import Proposal, proposal, with_ends, with_ties, without_ties
from graph.questions.typed import COUNT, MIXED, NUMBER, TEXT, frame
from graph.vocabulary import pairs_of
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.model.ecosystem import Ecosystem

COMPARED = ("partners", "betweenness", "harmonic")
SHAPE = {"measure": TEXT, "before": MIXED, "after": MIXED, "change": MIXED}
RANKS = {
    "measure": TEXT, "rank_before": COUNT, "rank_after": COUNT, "move": COUNT, "id": TEXT, "name": TEXT,
    "type": TEXT, "value_before": NUMBER, "value_after": NUMBER,
}  # fmt: skip
WHITE = {
    "change": TEXT, "kind": TEXT, "first": TEXT, "second": TEXT, "ties_before": COUNT, "ties_after": COUNT,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class WhatIf:
    """What a change would do.

    Attributes
    ----------
    shape
        Columns ``measure, before, after, change``: organisations, ties, agreements,
        components and the largest; pairs within and out of reach; average and longest
        distance (steps, over pairs within reach; unknown where there is none);
        efficiency (mean of 1 / steps over all pairs, 0 out of reach); clustering; and
        how many pairs of types and of countries have no tie.
    ranks
        One row an organisation and measure whose rank or value changes, by measure:
        the ends of the changed ties first, then by the best rank.
    white_space
        Pairs of types or of countries that the change gives their first tie
        (``filled``), or takes the last from (``opened``).
    as_of
        The day that both sides are looked at; None for all dates.
    already
        Added ties between organisations that are partners already.
    bounds
        How far the values of a measure may be off that was estimated from a sample.
    """

    shape: pd.DataFrame
    ranks: pd.DataFrame
    white_space: pd.DataFrame
    as_of: date | None
    already: tuple[Proposal, ...]
    bounds: Mapping[str, float]


@checked
def whatif(
    source: View | Ecosystem,
    *,
    add: Sequence[str] = (),
    remove: Sequence[str] = (),
    end: Sequence[str] = (),
    measures: Sequence[str] = COMPARED,
) -> WhatIf:
    """Compare an ecosystem with what it would be if ties were added, had never been, or ended.

    Parameters
    ----------
    source
        What is looked at. Where a change has a later date than its day, both sides are looked at
        on that date (for an end, on the day after).
    add, remove, end
        Ties as `graph.questions.changes.proposals.proposal` reads them: ``A|B|2026-12``. An
        added tie is a new agreement without an end; without a date it is signed on
        the day looked at. Removing leaves out all ties of the pair, whatever date is
        given. Ending makes the date the last day in force, without a date the day
        before the one looked at; it shows only where ties in force are counted.
    measures
        What ranks are compared by.

    Raises
    ------
    UsageError
        When nothing is to be changed, a tie has no such form or does not exist, or an
        end is asked for though ended ties count.

    Notes
    -----
    White space are the pairs of types (or countries) of all organisations between which
    there is no tie; a type with itself where it has two organisations. Blank types and
    countries are none.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> found = whatif(eco, add=["b|c"])
    >>> found.white_space[["change", "kind", "first", "second"]].values.tolist()
    [['filled', 'type', 'city', 'city']]
    """
    view = View.of(source)
    eco = view.whole
    added, removed, ended = ([proposal(eco, each) for each in texts] for texts in (add, remove, end))
    if not (added or removed or ended):
        raise UsageError("nothing is changed; say what to add, remove or end, such as 'A|B|2026-12'")
    if ended and not view.active:
        told = "a tie that has ended still counts unless only those in force do; ask for these (active)"
        raise UsageError(told)
    day = _day(view.day, added, ended)
    thought = with_ties(without_ties(eco, removed), _signed(added, day))
    if ended and day is not None:
        thought = with_ends(thought, ended, day)
    view = view if day == view.day else view.on(day)
    before, old = view.counted, view.once(build)
    after = snapshot(thought, day, basis=view.basis, active=view.active)
    new = build(after)
    ends = {each for one in (*added, *removed, *ended) for each in (one.source, one.target)}
    table, bounds = _ranks(old, new, dict.fromkeys(measures), view.names)
    return WhatIf(
        shape=_shape(_described(before, old), _described(after, new)),
        ranks=view.kept(_parties_first(table, ends)),
        white_space=frame(_white_space(before, old, new), WHITE),
        as_of=day,
        already=tuple(each for each in added if old.has_edge(each.source, each.target)),
        bounds=bounds,
    )


def _day(day: date | None, added: Sequence[Proposal], ended: Sequence[Proposal]) -> date | None:
    """The day asked for, or the last that a change names; no day where none was asked for."""
    if day is None:
        return None
    dates = [each.when.last for each in added if each.when]
    dates += [each.when.last + timedelta(days=1) for each in ended if each.when]
    return max([day, *dates])


def _signed(added: Sequence[Proposal], day: date | None) -> list[Proposal]:
    """Added ties with the day looked at as their date where they have none."""
    return [
        each if each.when or day is None else Proposal(each.source, each.target, parse(day.isoformat()))
        for each in added
    ]


def shape(eco: Ecosystem) -> dict[str, float]:
    """Describe the graph of a view by the numbers that `WhatIf.shape` compares.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> found = shape(eco)
    >>> found["average_distance"], found["white_types"]  # (1 + 1 + 2) / 3 steps; city with city
    (1.3333333333333333, 1)
    """
    return _described(eco, build(eco))


def _described(eco: Ecosystem, G: nx.Graph) -> dict[str, float]:
    """The numbers of a view and its graph."""
    n, parts = len(G), [len(part) for part in nx.connected_components(G)]
    check_size(n, int(G.number_of_edges()))
    many = n * G.number_of_edges() >= LARGE and at_hand()
    steps, transitivity = _by_arrays(G) if many else _by_search(G)
    reached, everyone = steps.total() // 2, n * (n - 1) // 2
    total = sum(step * count for step, count in steps.items()) // 2
    return {
        "nodes": n,
        "ties": G.number_of_edges(),
        "agreements": eco.collaboration["agreement"].nunique(),
        "components": len(parts),
        "largest": max(parts, default=0),
        "reachable_pairs": reached,
        "unreachable_pairs": everyone - reached,
        "average_distance": total / reached if reached else float("nan"),
        "longest_distance": max(steps, default=float("nan")),
        "efficiency": sum(n / step for step, n in sorted(steps.items())) / 2 / everyone if everyone else 0.0,
        "clustering": transitivity,
        "white_types": len(_blank(eco, G, "type")),
        "white_countries": len(_blank(eco, G, "country")) if eco.nodes["country"].any() else float("nan"),
    }


def _by_search(G: nx.Graph) -> tuple[Counter[int], float]:
    """Ordered pairs by their steps apart, and the transitivity."""
    steps: Counter[int] = Counter()
    for node in G:
        steps.update(nx.single_source_shortest_path_length(G, node).values())
    del steps[0]  # everyone to itself
    return steps, nx.transitivity(G) if len(G) else 0.0


def _by_arrays(G: nx.Graph) -> tuple[Counter[int], float]:
    """The same numbers of a large graph, by compiled kernels."""
    from graph.measures.arrays import of_graph
    from graph.measures.kernels import growth_counts, step_counts

    arrays = of_graph(G)
    pairs = enumerate(step_counts(arrays.adjacency).tolist())
    steps = Counter({step: 2 * count for step, count in pairs if count})
    low, high = np.minimum(arrays.first, arrays.second), np.maximum(arrays.first, arrays.second)
    grown = growth_counts(low, high, np.zeros(low.size, np.int64), bounds=[0])
    return steps, float(grown.transitivity[0])


def _shape(old: dict[str, float], new: dict[str, float]) -> pd.DataFrame:
    rows = [
        {"measure": name, "before": old[name], "after": new[name], "change": new[name] - old[name]}
        for name in old
    ]
    return frame(rows, SHAPE)


def _parties_first(table: pd.DataFrame, parties: set[str]) -> pd.DataFrame:
    order = {measure: number for number, measure in enumerate(table["measure"].unique())}
    keys = pd.DataFrame({"measure": table["measure"].map(order), "other": ~table["id"].isin(parties)})
    return table.loc[keys.sort_values(["measure", "other"], kind="stable").index].reset_index(drop=True)


def _ranks(
    old: nx.Graph, new: nx.Graph, measures: Iterable[str], names: dict[str, str]
) -> tuple[pd.DataFrame, dict[str, float]]:
    """The moves by each measure, and the bounds of those that were estimated."""
    tables, bounds = [], list[dict[str, float]]()
    for measure in measures:
        table = moves(old, new, measure, names=names, causes=False, values=True)
        bounds.append(table.attrs["bounds"])
        tables.append(table.assign(measure=measure)[list(RANKS)])
    found = [table for table in tables if len(table)]
    return pd.concat(found, ignore_index=True) if found else frame([], RANKS), widest(bounds)


def _white_space(eco: Ecosystem, old: nx.Graph, new: nx.Graph) -> Iterator[dict[str, object]]:
    for kind in ("type", "country"):
        was, now = _blocks(eco, old, kind), _blocks(eco, new, kind)
        for first, second in sorted(was.keys() ^ now.keys()):
            yield {
                "change": "opened" if (first, second) in was else "filled", "kind": kind, "first": first,
                "second": second, "ties_before": was[first, second], "ties_after": now[first, second],
            }  # fmt: skip


def _blocks(eco: Ecosystem, G: nx.Graph, kind: str) -> Counter[tuple[str, str]]:
    """Ties between each two types or countries that have one."""
    of = dict(zip(eco.nodes["id"], eco.nodes[kind], strict=True))
    ends = (sorted((of[u], of[v])) for u, v in G.edges if of[u] and of[v])
    return Counter((first, second) for first, second in ends)


def _blank(eco: Ecosystem, G: nx.Graph, kind: str) -> set[tuple[str, str]]:
    """Pairs of types or countries that occur, and have no tie between them."""
    members = Counter(each for each in eco.nodes[kind] if each)
    return set(pairs_of(sorted(members), members)) - set(_blocks(eco, G, kind))


def whatif_answer(view: View, **changes: Sequence[str]) -> Answer:
    """Tell what a change would do, as `whatif` takes it; of the ranks those of the types asked for."""
    found = whatif(view, **changes)
    parts = {"shape": found.shape, "ranks": found.ranks, "white_space": found.white_space}
    notes = [*of_whatif(found, view.names, lang=view.lang), *sampled_captions(found.bounds, view.lang)]
    return Answer(word("show_whatif", view.lang), parts, [*notes, *captions(view.on(found.as_of))])


def of_whatif(found: WhatIf, names: Mapping[str, str], *, lang: str = "en") -> list[str]:
    """Say on which day both sides are looked at, and which added ties bring no new partner.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> from graph.questions.changes.whatif import whatif
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}, {})
    >>> of_whatif(whatif(View(eco, "2026"), add=["a|b|2026-12"]), {})
    ['both sides as of 2026-12-31']
    """
    said = [sentence("whatif_day", lang, day=found.as_of.isoformat())] if found.as_of else []
    return said + [
        sentence("whatif_partner_already", lang, source=names[each.source], target=names[each.target])
        for each in found.already
    ]
