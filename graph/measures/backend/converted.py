"""A graph of NetworkX as rows of neighbours, with what has been computed of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import networkx as nx
import numpy as np

from graph.measures import kernels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

NAME = "ecosystem"


@dataclass(frozen=True, eq=False)
class CompiledGraph:
    """An undirected simple graph, without weights and without ties of a node with itself.

    Attributes
    ----------
    nodes
        In the order of the graph; their places in this list are their numbers.
    adjacency
        Who is tied to whom.
    attributes, loops
        Which attributes ties had, and whether a node was tied to itself, where somebody converted a graph by
        hand: what asks for these is refused. NetworkX looks at the graph itself before it converts one.
    """

    nodes: list[Any]
    adjacency: kernels.Adjacency
    attributes: frozenset[Any] = frozenset()
    loops: bool = False
    # What NetworkX wants to find on a graph of a backend.
    __networkx_backend__: ClassVar[str] = NAME
    __networkx_cache__: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        """How large it is: its arrays would fill the log of NetworkX."""
        return f"<CompiledGraph of {len(self.nodes)} nodes and {self.adjacency.indices.size // 2} ties>"

    def __len__(self) -> int:
        """How many nodes there are."""
        return len(self.nodes)

    def __contains__(self, node: object) -> bool:
        """Tell whether there is such a node; what has no hash is none."""
        try:
            return node in self.code
        except TypeError:
            return False

    def is_directed(self) -> bool:
        """Tell that ties have no direction."""
        return False

    def is_multigraph(self) -> bool:
        """Tell that a pair has one tie at most."""
        return False

    @cached_property
    def code(self) -> dict[Any, int]:
        """The number of each node."""
        return {node: number for number, node in enumerate(self.nodes)}

    @cached_property
    def cohesion(self) -> kernels.Cohesion:
        """Triangles and what follows from them, of one walk."""
        return kernels.cohesion(self.adjacency)

    @cached_property
    def distances(self) -> kernels.Distances:
        """Closeness and harmonic, of one search."""
        return kernels.distances(self.adjacency)

    @cached_property
    def labels(self) -> NDArray[np.int64]:
        """Which component each node is in."""
        return kernels.components(self.adjacency)

    @cached_property
    def reached(self) -> NDArray[np.int64]:
        """How many nodes each node can reach, itself included."""
        return np.bincount(self.labels)[self.labels]

    def by_node(self, values: NDArray[Any]) -> dict[Any, Any]:
        """Give values in the order of the nodes as NetworkX gives them."""
        return dict(zip(self.nodes, values.tolist(), strict=True))

    def some(self, values: NDArray[Any], nodes: object) -> Any:
        """Give the values of all nodes, of several, or the single one of one node.

        Raises
        ------
        NetworkXError
            As NetworkX raises it, when there is no such node, or one of several can be none.
        """
        if nodes is None:
            return self.by_node(values)
        if nodes in self:
            return values[self.code[nodes]].item()
        try:
            wanted = iter(nodes)  # type: ignore[call-overload]
        except TypeError as fault:
            raise nx.NetworkXError(f"Node {nodes} is not in the graph.") from fault
        return {node: values[number].item() for node, number in self._numbers(wanted)}

    def _numbers(self, nodes: Iterable[Any]) -> Iterator[tuple[Any, int]]:
        """Those that are nodes, with their numbers."""
        for node in nodes:
            try:
                number = self.code.get(node)
            except TypeError as fault:
                raise nx.NetworkXError(f"Node {node} in sequence nbunch is not a valid node.") from fault
            if number is not None:
                yield node, number


def converted(G: nx.Graph) -> CompiledGraph:
    """Number the nodes of a graph, and give their neighbours as arrays.

    Examples
    --------
    >>> import networkx as nx
    >>> found = converted(nx.Graph([("b", "a"), ("a", "a")]))
    >>> found.nodes, found.adjacency.indices.tolist()
    (['b', 'a'], [1, 0])
    """
    nodes = list(G)
    code = {node: number for number, node in enumerate(nodes)}
    rows = [each for _, each in G.adjacency()]
    ends = np.fromiter((code[other] for row in rows for other in row), np.int64)
    starts = np.repeat(np.arange(len(nodes), dtype=np.int64), [len(row) for row in rows])
    once = starts < ends
    return CompiledGraph(nodes, kernels.adjacency(starts[once], ends[once], len(nodes)))
