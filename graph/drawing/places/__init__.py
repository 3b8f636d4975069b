"""Where every organisation stands on the map: drawn from its ties, kept from map to map.

The canvas is 2000 wide and 1200 high with its middle at 0, and y points down, as on a screen.

>>> from graph.drawing.places import layout
>>> sorted(layout(["b", "a"], [("a", "b")]))
['a', 'b']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.drawing.places.components import tie_array
from graph.drawing.places.newcomers import place_newcomers
from graph.drawing.places.packing import pack
from graph.drawing.places.positions import parse_positions, positions_csv, read_positions
from graph.drawing.places.spacing import HEIGHT, WIDTH, clearance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["HEIGHT", "WIDTH", "clearance", "layout", "parse_positions", "positions_csv", "read_positions"]

Position = tuple[float, float]


def layout(
    ids: Iterable[str],
    ties: Iterable[tuple[str, str]],
    *,
    known: Mapping[str, Position] | None = None,
    seed: int = 0,
) -> dict[str, Position]:
    """Place every organisation so that those who work together stand together.

    Parameters
    ----------
    ids
        The organisations, in any order. A NetworkX graph gives both: ``layout(G.nodes, G.edges)``.
    ties
        Pairs of ids, in any order and direction; repetitions and self-ties change nothing.
    known
        Places from an earlier map. They stay exactly as they are, and only newcomers are placed, near
        their partners and in free space. Places of organisations that are not among the ids stay reserved.
    seed
        Another number gives another drawing.

    Returns
    -------
    positions
        One entry an organisation, sorted by id: x and y in canvas units, rounded to 0.1. Newly placed
        ones are within the canvas and at least ``clearance(n)`` away from all others.

    Raises
    ------
    UnknownName
        When a tie names an organisation that is not among the ids.

    Notes
    -----
    Depends on the content only: not on the order of rows, the hash seed or the time. Up to 300 connected
    organisations are drawn pair by pair, larger networks on a mesh, in about n log n time.

    Examples
    --------
    >>> places = layout(["hub", "a", "b"], [("hub", "a"), ("b", "hub")])
    >>> places == layout(["b", "hub", "a"], [("b", "hub"), ("a", "hub")])
    True
    >>> layout(["hub", "new"], [("hub", "new")], known={"hub": (12.3, 45.6)})["hub"]
    (12.3, 45.6)
    """
    names = sorted(set(ids))
    edges = tie_array(names, ties)
    fixed = {each: (float(x), float(y)) for each, (x, y) in sorted((known or {}).items())}
    if not names:
        return {}
    if not fixed.keys() & set(names):
        places = pack(len(names), edges, seed=seed)
    else:
        places = place_newcomers(names, edges, fixed)
    # + 0.0, so that there is no -0.0
    rounded = (np.round(places, 1) + 0.0).tolist()
    return {each: fixed.get(each, (x, y)) for each, (x, y) in zip(names, rounded, strict=True)}
