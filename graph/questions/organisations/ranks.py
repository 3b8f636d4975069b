"""Where an organisation stands by a measure: its value, its rank, and how sure the rank is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.measures import centrality

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Standing:
    """The value and the competition rank of an organisation by one measure.

    Attributes
    ----------
    rank, of
        Its rank, and how many organisations are ranked.
    value
        What it is ranked by; NaN where the measure is undefined.
    bound
        How far the value may be off, with 95 % confidence, where it was estimated from a sample.
    """

    rank: int
    of: int
    value: float
    bound: float = 0.0

    def bounds(self, measure: str) -> dict[str, float]:
        """The bound as `graph.model.captions.sampled_captions` tells it; empty where the value is exact."""
        return {measure: self.bound} if self.bound else {}


def standings(G: nx.Graph, measure: str) -> dict[str, Standing]:
    """Give every organisation's standing by a measure, as in the hub table.

    Examples
    --------
    >>> import networkx as nx
    >>> standings(nx.Graph([("hub", "a"), ("hub", "b")]), "partners")["a"]
    Standing(rank=2, of=3, value=1.0, bound=0.0)
    """
    table = centrality(G, measures=[measure])
    bound = table.attrs["bounds"].get(measure, 0.0)
    columns = zip(table["id"], table["rank"], table[measure], strict=True)
    return {each: Standing(int(rank), len(table), float(value), bound) for each, rank, value in columns}
