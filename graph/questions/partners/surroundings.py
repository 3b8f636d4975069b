"""Which one more partner would bring an organisation most, where there are too many to try them all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import numpy.typing as npt

from graph.measures import place
from graph.measures.arrays import ArrayGraph, of_graph
from graph.measures.kernels.availability import at_hand

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = npt.NDArray[np.float64]

NEARNESS = ("harmonic", "closeness")
STEPS = 3  # how far the surroundings reach
NEAR = 500  # organisations in them
RANKED = 25  # candidates that are worth all distances once more
BETWEEN = 10  # and betweenness once more


def nearby(G: nx.Graph, org: str, tried: Sequence[str]) -> list[str]:
    """Keep those within three steps of an organisation, at most 500: those with most partners, by id.

    Parameters
    ----------
    G
        Undirected and simple.
    org
        Who looks for a partner; everyone is near to one without a tie.
    tried
        Ids of the candidates.

    Examples
    --------
    >>> nearby(nx.path_graph(list("abcdef")), "a", ["c", "d", "e", "f"])
    ['c', 'd']
    """
    away = nx.single_source_shortest_path_length(G, org, cutoff=STEPS) if org in G else None
    near = tried if away is None else [each for each in tried if each in away]
    partners = {each: len(G[each]) if each in G else 0 for each in near}
    return sorted(near, key=lambda each: (-partners[each], each))[:NEAR]


@dataclass(frozen=True, eq=False)
class Trials:
    """What one tie of an organisation to each of some others brings.

    Attributes
    ----------
    G, org
        What there is today, and who looks for a partner.
    tried
        Ids of the candidates.
    bounds
        How far a gain may be off that had to be estimated from a sample; filled as gains are taken.
    """

    G: nx.Graph
    org: str
    tried: Sequence[str]
    bounds: dict[str, float]

    @cached_property
    def _known(self) -> ArrayGraph:
        nodes: nx.Graph = nx.Graph()
        nodes.add_nodes_from([*self.G, self.org, *self.tried])
        nodes.add_edges_from(self.G.edges)
        return of_graph(nodes)

    @cached_property
    def place(self) -> dict[str, int]:
        """Where everyone stands in what `steps` gives."""
        return {each: number for number, each in enumerate(self._known.ids)}

    def _counted(self, other: str) -> int:
        """How many organisations have a tie once the two have one."""
        return len(self.G) + (self.org not in self.G) + (other not in self.G)

    def steps(self, each: str) -> Floats:
        """Give how many steps away everyone is, infinite where out of reach."""
        if not at_hand():
            return self._searched(each)
        from graph.measures.kernels.compiled.walk import steps_from

        A = self._known.adjacency
        found = steps_from(A.indptr, A.indices, np.array([self.place[each]])).astype(np.float64)
        found[found < 0] = np.inf
        return found

    def _searched(self, each: str) -> Floats:
        """The same step by step, for want of a compiler."""
        found = np.full(len(self.place), np.inf)
        reached = nx.single_source_shortest_path_length(self.G, each) if each in self.G else {each: 0}
        for other, count in reached.items():
            found[self.place[other]] = count
        return found

    @cached_property
    def _now(self) -> Floats:
        return self.steps(self.org)

    def gains(self, other: str) -> dict[str, float]:
        """Give what a tie brings in closeness and harmonic, exactly as with the tie in the graph."""
        with_tie = np.minimum(self._now, 1 + self.steps(other))
        new, old = _near(with_tie, self._counted(other)), _near(self._now, len(self.G))
        return {f"{name}_gain": new[name] - old[name] for name in new}

    def ranks(self, other: str) -> dict[str, float]:
        """Give the ranks by closeness and harmonic with the tie."""
        new, scale = self._with(other)
        return {f"{name}_rank": place(new.near(name) * scale, self.place[self.org]) for name in NEARNESS}

    def betweenness(self, other: str) -> dict[str, float]:
        """Give the gain in betweenness, and the rank with the tie."""
        new, _ = self._with(other)
        values, a = self._between(new, self._counted(other)), self.place[self.org]
        bounds = [each.bounds.get("betweenness", 0.0) for each in (new, self._known)]
        if any(bounds):
            self.bounds["betweenness"] = max(sum(bounds), self.bounds.get("betweenness", 0.0))
        return {
            "betweenness_gain": float(values[a] - self._between_now[a]),
            "betweenness_rank": place(values, a),
        }

    def _with(self, other: str) -> tuple[ArrayGraph, float]:
        """The graph with the tie, and what distances are scaled by: some in the arrays have no tie."""
        known, n = self._known, self._counted(other)
        first, second = (
            np.append(known.first, self.place[self.org]),
            np.append(known.second, self.place[other]),
        )
        new = ArrayGraph(known.ids, first, second, np.zeros(first.size, np.int64))
        return new, max(len(known.ids) - 1, 1) / max(n - 1, 1)

    @cached_property
    def _between_now(self) -> Floats:
        return self._between(self._known, len(self.G))

    @staticmethod
    def _between(arrays: ArrayGraph, n: int) -> Floats:
        """Betweenness among n."""
        whole = len(arrays.ids)
        values: Floats = arrays.betweenness() * ((whole - 1) * (whole - 2) / max((n - 1) * (n - 2), 1))
        return values


def _near(steps: Floats, n: int) -> dict[str, float]:
    """Closeness (Wasserman-Faust) and harmonic of one among n, by how far away all others are."""
    away = steps[np.isfinite(steps) & (steps > 0)]
    others = max(n - 1, 1)
    closeness = away.size / others * away.size / away.sum() if away.size else 0.0
    return {"harmonic": float((1 / away).sum() / others), "closeness": float(closeness)}
