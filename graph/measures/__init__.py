"""Centrality: who the hubs are, by every measure, as one table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pandas as pd

from graph.errors import UnknownName
from graph.measures.arrays import ArrayGraph, of_ecosystem, of_graph
from graph.measures.kernels.availability import at_hand, check_size
from graph.measures.network import build, ordered, simple
from graph.measures.recount import check_partners
from graph.measures.registry import COMPUTATIONS
from graph.model.arguments import checked, texts
from graph.model.ecosystem import Ecosystem
from graph.model.view import View, counted
from graph.vocabulary import nearest
from graph.words.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray


# Organisations times ties from which kernels are faster than NetworkX, loading them included (measured).
LARGE = 600_000
DIGITS = 10  # values that agree to this many digits are equal, in every rank


@checked
def centrality(
    source: nx.Graph | View | Ecosystem,
    *,
    measures: Sequence[str] = (),
    exact: bool = False,
    watch: Callable[[Sequence[str]], Iterable[str]] = iter,
) -> pd.DataFrame:
    """Rank the organisations by how central they are.

    Parameters
    ----------
    source
        A graph of any kind, split or empty too: it is taken as the simple undirected graph of who is tied
        to whom, so an edge of a node with itself is no tie, and parallel edges, or one in either direction,
        are one. An edge that names no ``agreements`` (and no ``agreement``) is one of its own.
        Or an ecosystem or a view, whose graph is then never built where it is large.
    measures
        Columns wanted, of `graph.words.measures.MEASURES`; the first one ranks. Empty: all of them.
    exact
        Never estimate from a sample, however long it takes.
    watch
        Passes the measures on one by one as they are computed, for a progress bar.

    Returns
    -------
    table
        One row an organisation with a tie (of a graph every node, as the object that it is; of a view those
        of its types, measured among all):
        ``rank, id, name, type``, then the measures. Rank is competition rank (1, 2, 2, 4) by the
        first measure, after rounding to ten digits; equal ranks are listed by id. Constraint and community
        rank from the smallest value, all others from the largest. `attrs["bounds"]`
        has the error bound of each measure that was estimated.

    Raises
    ------
    UnknownName
        When there is no such measure.
    InternalError
        When an ecosystem's partners differ from a second count, made straight from its rows.

    Notes
    -----
    Measures are those of NetworkX on the unweighted graph of n nodes, but for two:
    harmonic is divided by n - 1 besides, and communities are found by Leiden. Degree is
    divided by n - 1, betweenness by (n - 1)(n - 2) / 2; closeness has the
    Wasserman-Faust form, which scales by the share of nodes within reach. Large
    ecosystems are computed by compiled kernels, which agree to 1e-9. Betweenness is
    estimated from a sample of sources where organisations times pairs pass 4e9
    (40,000 with 100,000), closeness and harmonic where they pass 1.5e11 (300,000 with
    500,000), unless `exact`.

    Examples
    --------
    >>> G = nx.Graph([("hub", "a"), ("hub", "b")])
    >>> centrality(G, measures=["partners"])[["rank", "id", "partners"]].values.tolist()
    [[1, 'hub', 2], [2, 'a', 1], [2, 'b', 1]]
    """
    wanted = known_measures(measures) or list(MEASURES)
    seen = simple(source) if isinstance(source, nx.Graph) else counted(source)
    sides = _Sides(seen, exact)
    scores = {measure: sides.values(measure) for measure in watch(wanted)}
    names = sides.names()
    columns: dict[str, object] = {
        "id": _ids(list(names)),
        "name": pd.Series([name for name, _ in names.values()], dtype="str"),
        "type": pd.Series([kind for _, kind in names.values()], dtype="str"),
    }
    for measure in wanted:
        kind = "int64" if MEASURES[measure].whole else "float64"
        columns[measure] = pd.Series(scores[measure], dtype=kind)
    table = ranked(pd.DataFrame(columns), wanted[0])
    if isinstance(seen, Ecosystem):
        check_partners(seen, dict(zip(names, sides.partners(), strict=True)), table["id"])
    table.attrs["bounds"] = sides.arrays.bounds if sides.is_large else {}
    return source.kept(table) if isinstance(source, View) else table


def known_measures(names: Iterable[str]) -> list[str]:
    """Give the measures that were asked for, each once.

    Raises
    ------
    UnknownName
        When there is no such measure. It names those that come near.

    Examples
    --------
    >>> known_measures(["degree", "partners", "degree"])
    ['degree', 'partners']
    """
    found = list(texts(names, "measures"))
    for each in found:
        if each not in MEASURES:
            raise UnknownName(each, "measure", nearest(each, MEASURES), known=list(MEASURES))
    return found


def widest(bounds: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """Give for each measure that was estimated the widest of its error bounds.

    Parameters
    ----------
    bounds
        As hub tables have them in `attrs["bounds"]`.

    Examples
    --------
    >>> widest([{"betweenness": 0.01}, {}, {"betweenness": 0.02}])
    {'betweenness': 0.02}
    """
    found: dict[str, float] = {}
    for each in bounds:
        found |= {name: max(bound, found.get(name, 0.0)) for name, bound in each.items()}
    return found


Named = dict[Any, tuple[str, str]]


def _ids(nodes: list[Any]) -> pd.Series:
    """The nodes as a column: texts as texts, all others as the objects that they are."""
    texts = all(isinstance(each, str) for each in nodes)
    return pd.Series(nodes, dtype="str") if texts else pd.Series(nodes)


@dataclass(frozen=True, eq=False)
class _Sides:
    """A graph or an ecosystem as both, as a graph and as arrays, each made when it is asked for."""

    source: nx.Graph | Ecosystem
    exact: bool = False
    work: int | None = None  # organisations times ties of all that is measured with it

    @cached_property
    def size(self) -> tuple[int, int]:
        """How many organisations and ties."""
        if isinstance(self.source, Ecosystem):
            return len(self.source.nodes), len(self.source.ties.counted)
        return len(self.source), int(self.source.number_of_edges())

    @cached_property
    def is_large(self) -> bool:
        """Whether kernels are faster, and can be compiled."""
        organisations, ties = self.size
        return (organisations * ties if self.work is None else self.work) >= LARGE and at_hand()

    @cached_property
    def graph(self) -> nx.Graph:
        return build(self.source) if isinstance(self.source, Ecosystem) else self.source

    @cached_property
    def arrays(self) -> ArrayGraph:
        made = of_ecosystem if isinstance(self.source, Ecosystem) else of_graph
        return made(self.source, exact=self.exact)

    def names(self) -> Named:
        """Name and type by id, in order of id."""
        if not (self.is_large and isinstance(self.source, Ecosystem)):
            known = self.graph.nodes
            found = ((each, known[each]) for each in ordered(known))
            return {each: (str(of.get("name", each)), str(of.get("type", ""))) for each, of in found}
        columns = self.source.nodes[["name", "type"]].itertuples(index=False, name=None)
        told = dict(zip(self.source.nodes["id"], columns, strict=True))
        return {each: told[each] for each in self.arrays.ids}

    def values(self, measure: str) -> Sequence[float]:
        """The values of a measure, in order of id."""
        way = COMPUTATIONS[measure]
        if way.on_arrays and (self.is_large or not way.on_graph):
            found: Sequence[float] = way.on_arrays(self.arrays).tolist()
            return found
        check_size(*self.size)
        scores = way.on_graph(self.graph) if way.on_graph and self.graph else {}
        return [scores[each] for each in ordered(self.graph)]

    def partners(self) -> Sequence[int]:
        """How many neighbours each has, in order of id."""
        if self.is_large:
            found: list[int] = self.arrays.adjacency.degrees.tolist()
            return found
        return [self.graph.degree[each] for each in ordered(self.graph)]


def ranked(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Put a table in the order of a measure, with its competition rank as the first column.

    Parameters
    ----------
    table
        Has a column ``id`` and the measure; a rank column is replaced.

    Examples
    --------
    >>> table = pd.DataFrame({"id": ["b", "a", "c"], "degree": [0.5, 0.5, 1.0]})
    >>> ranked(table, "degree").values.tolist()
    [[1, 'c', 1.0], [2, 'a', 0.5], [2, 'b', 0.5]]
    """
    rank = places(table[measure], measure)
    table = table.drop(columns="rank", errors="ignore")
    table.insert(0, "rank", rank)
    try:
        return table.sort_values(["rank", "id"], ignore_index=True)
    except TypeError:  # nodes of several types have no order but that in which they stand
        return table.sort_values("rank", kind="stable", ignore_index=True)


def places(values: pd.Series, measure: str) -> pd.Series:
    """Give the competition rank of each value by a measure; unknown values come last.

    Examples
    --------
    >>> places(pd.Series([0.5, 1.0, 0.5]), "degree").tolist()
    [2, 1, 2]
    """
    return pd.Series(_places(values.to_numpy(np.float64, na_value=np.nan), measure), values.index)


def _places(values: NDArray[np.float64], measure: str) -> NDArray[np.int64]:
    key = values.round(DIGITS) * (1 if MEASURES[measure].ascending else -1)
    return np.searchsorted(np.sort(key), key).astype(np.int64) + 1  # what is no number is sorted last


def ranks(scores: pd.DataFrame, measure: str) -> dict[str, int]:
    """Give everyone's competition rank by a measure of a hub table.

    Examples
    --------
    >>> ranks(pd.DataFrame({"id": ["b", "a"], "constraint": [0.5, 1.0]}), "constraint")
    {'b': 1, 'a': 2}
    """
    return dict(zip(scores["id"], places(scores[measure], measure).tolist(), strict=True))


def ranks_in_each(
    graphs: Sequence[nx.Graph], *, measures: Sequence[str]
) -> Iterator[dict[str, dict[Any, int]]]:
    """Give everyone's competition ranks in each of many graphs, by kernels where all together are large.

    Parameters
    ----------
    graphs
        As of `centrality`.
    measures
        Columns of its table.

    Yields
    ------
    ranks
        By measure and node, of one graph after another.

    Examples
    --------
    >>> path, star = nx.Graph([("a", "b"), ("b", "c")]), nx.Graph([("a", "b"), ("a", "c")])
    >>> list(ranks_in_each([path, star], measures=["partners"]))
    [{'partners': {'a': 2, 'b': 1, 'c': 2}}, {'partners': {'a': 1, 'b': 2, 'c': 2}}]
    """
    alike = [simple(G) for G in graphs]
    work = sum(len(G) * int(G.number_of_edges()) for G in alike)
    for G in alike:
        sides = _Sides(G, work=work)
        found = {each: _places(np.array(sides.values(each), np.float64), each).tolist() for each in measures}
        ids = list(sides.names())
        yield {each: dict(zip(ids, those, strict=True)) for each, those in found.items()}


def place(values: NDArray[np.float64], at: int) -> int:
    """Give the competition rank of one of many values, the largest first.

    Examples
    --------
    >>> place(np.array([0.1 + 0.2, 0.3, 0.5]), 1)
    2
    """
    rounded = values.round(DIGITS)
    return int((rounded > rounded[at]).sum()) + 1
