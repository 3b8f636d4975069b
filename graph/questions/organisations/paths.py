"""Who is between two organisations, and who is around one: shortest paths and neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from graph.errors import UsageError
from graph.measures.network import build
from graph.model.answer import Answer
from graph.model.arguments import checked
from graph.model.captions import captions
from graph.model.selection import column, find, listed, select
from graph.model.view import View
from graph.questions.agreements.ledger import ledger, once
from graph.questions.typed import COUNT, TEXT, frame
from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    import pandas as pd

    from graph.model.ecosystem import Ecosystem

STEPS = {
    "path": COUNT, "step": COUNT, "source": TEXT, "source_name": TEXT, "target": TEXT, "target_name": TEXT,
    "signed": TEXT, "agreements": TEXT, "purposes": TEXT, "source_url": TEXT,
}  # fmt: skip
AROUND = {
    "steps": COUNT, "id": TEXT, "name": TEXT, "type": TEXT, "country": TEXT, "partners": COUNT,
    "signed": TEXT, "via": TEXT,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Paths:
    """The shortest paths between two organisations.

    Attributes
    ----------
    steps
        One row a step of a path, the paths numbered from 1 in the order of their ids:
        both ends, the date of the pair's first agreement, and all its agreements with
        purposes and sources. No rows where there is no path.
    source, target
        The ids of the two ends.
    length
        Ties on a shortest path (count); None where there is no path.
    total
        How many shortest paths there are, also those beyond the limit.
    """

    steps: pd.DataFrame
    source: str
    target: str
    length: int | None
    total: int


@checked
def paths(seen: View | Ecosystem, source: str, target: str, *, limit: int = 10) -> Paths:
    """Find every shortest path between two organisations, with the agreements along it.

    Parameters
    ----------
    seen
        What is looked at. Only organisations of its types may stand in between.
    source, target
        Ids or any names.
    limit
        Give so many paths at most; `total` counts them all.

    Raises
    ------
    UsageError
        When both names stand for the same organisation, or the limit is below 1.
    UnknownName, AmbiguousName
        When a name stands for none or for several.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> paths(eco, "b", "c").steps[["step", "source", "target", "signed"]].values.tolist()
    [[1, 'b', 'a', '2016-05'], [2, 'a', 'c', '2018']]
    """
    view = View.of(seen)
    one, other = find(view.eco, source), find(view.eco, target)
    if one == other:
        raise UsageError("a path has two ends; {!r} and {!r} are both {}", source, target, one)
    if limit < 1:
        raise UsageError("at least 1 path is given, not {}", limit)
    G = build(_without(view.counted, view.types, {one, other})) if view.types else view.once(build)
    after, counts = _onward(G, one, other)
    if not after:
        return Paths(frame([], STEPS), one, other, None, 0)
    found = list(islice(_walks(after, one, other), limit))
    return Paths(_steps(view, G, found), one, other, len(found[0]) - 1, counts[one])


@checked
def neighbours(source: View | Ecosystem, org: str, *, steps: int = 1) -> pd.DataFrame:
    """List who is within a few steps of an organisation, the nearest first.

    Parameters
    ----------
    source
        What is looked at.
    org
        Its id or any of its names.
    steps
        How many steps to go at most, from 1.

    Returns
    -------
    table
        One row an organisation: ``steps`` away (the fewest), its partners (count), and
        ``via``: those one step nearer, over whom a shortest path leads, blank for
        partners. ``signed`` is the first agreement with the organisation itself,
        blank for all others.

    Raises
    ------
    UsageError
        When there is no step to go.
    UnknownName, AmbiguousName
        When the name stands for none or for several.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "c"], "target": ["b", "a"], "signed": ["2016-05", "2018"]})
    >>> neighbours(eco, "b", steps=2)[["steps", "id", "via"]].values.tolist()
    [[1, 'a', ''], [2, 'c', 'A']]
    """
    if steps < 1:
        raise UsageError("neighbours are 1 or more steps away, not {}", steps)
    view = View.of(source)
    org, G, names = find(view.eco, org), view.once(build), view.names
    if org not in G:
        return frame([], AROUND)
    away = nx.single_source_shortest_path_length(G, org, cutoff=steps)
    countries = column(view.eco, "country")
    rows = []
    for each in sorted(away, key=lambda node: (away[node], node)):
        nearer = sorted(node for node in G[each] if away.get(node) == away[each] - 1)
        if each != org:
            rows.append({
                "steps": away[each], "id": each, "name": names[each], "type": G.nodes[each].get("type", ""),
                "country": countries[each], "partners": len(G[each]),
                "signed": G[org][each]["signed"] if away[each] == 1 else "",
                "via": listed(nearer, names) if away[each] > 1 else "",
            })  # fmt: skip
    return view.kept(frame(rows, AROUND))


def _without(eco: Ecosystem, through: Collection[str], ends: set[str]) -> Ecosystem:
    """Leave out all organisations that may not stand in between."""
    select(eco, types=through)  # refuses a type that does not exist
    out = eco.nodes.loc[~eco.nodes["type"].isin(through) & ~eco.nodes["id"].isin(ends), "id"]
    return select(eco, without=list(out))


def _onward(G: nx.Graph, source: str, target: str) -> tuple[dict[str, list[str]], Counter[str]]:
    """Whom a shortest path goes on to from each node on it, and how many ways lead on to the target."""
    if source not in G or target not in G or not nx.has_path(G, source, target):
        return {}, Counter()
    away = nx.single_source_shortest_path_length(G, target)
    after: dict[str, list[str]] = {}
    level, levels = [source], []
    while level:
        levels.append(level)
        for node in level:
            after[node] = sorted(each for each in G[node] if away[each] == away[node] - 1)
        level = sorted({each for node in level for each in after[node]})
    counts = Counter({target: 1})
    for nodes in reversed(levels[:-1]):
        for node in nodes:
            counts[node] = sum(counts[each] for each in after[node])
    return after, counts


def _walks(after: dict[str, list[str]], source: str, target: str) -> Iterator[list[str]]:
    """Yield every path in the order of the ids."""
    open_ends = [[source]]
    while open_ends:
        path = open_ends.pop()
        if path[-1] == target:
            yield path
        else:
            open_ends += [[*path, each] for each in reversed(after[path[-1]])]


def _steps(view: View, G: nx.Graph, found: list[list[str]]) -> pd.DataFrame:
    agreements, names = ledger(view.counted), view.names
    rows = []
    for number, path in enumerate(found, 1):
        for step, (one, other) in enumerate(pairwise(path), 1):
            along = [agreements[each] for each in G[one][other]["agreements"]]
            rows.append({
                "path": number, "step": step, "source": one, "source_name": names[one],
                "target": other, "target_name": names[other], "signed": G[one][other]["signed"],
                "agreements": once(each.id for each in along),
                "purposes": once(each.purposes for each in along),
                "source_url": once(each.source_url for each in along),
            })  # fmt: skip
    return frame(rows, STEPS)


def paths_answer(view: View, source: str, target: str, *, limit: int = 10) -> Answer:
    """Tell how two organisations are joined, with only organisations of the types asked for in between."""
    found = paths(view, source, target, limit=limit)
    ends = {"source": view.names[found.source], "target": view.names[found.target]}
    notes = [*of_paths(found, view.names, lang=view.lang), *captions(view)]
    return Answer.one(sentence("show_paths", view.lang, **ends), found.steps, notes)


def neighbours_answer(view: View, org: str, *, steps: int = 1) -> Answer:
    """Tell who is near an organisation, of the types asked for."""
    table = neighbours(view.everyone, org, steps=steps)
    title = sentence("show_neighbours", view.lang, name=view.names[find(view.eco, org)])
    notes = [*of_neighbours(table, lang=view.lang), *captions(view)]
    return Answer.one(title, view.kept(table), notes)


def of_paths(found: Paths, names: Mapping[str, str], *, lang: str = "en") -> list[str]:
    """Say how far apart two organisations are, and how many shortest paths there are.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.questions.organisations.paths import paths
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}, {})
    >>> of_paths(paths(eco, "a", "b"), {"a": "A", "b": "B"})
    ['no chain of agreements joins A and B']
    """
    ends = {"source": names[found.source], "target": names[found.target]}
    if found.length is None:
        return [sentence("path_none", lang, **ends)]
    if found.length == 1:
        return [sentence("path_one", lang, **ends)]
    shown = found.steps["path"].nunique()
    return [sentence("path_found", lang, **ends, length=found.length, shown=shown, total=found.total)]


def of_neighbours(table: pd.DataFrame, *, lang: str = "en") -> list[str]:
    """Say how many organisations are at each number of steps.

    Examples
    --------
    >>> import pandas as pd
    >>> of_neighbours(pd.DataFrame({"steps": [1, 2, 2]}))
    ['1 away: 1', '2 away: 2']
    """
    counts = table["steps"].value_counts().sort_index()
    return [sentence("ring", lang, count=int(count), steps=steps) for steps, count in counts.items()]
