"""One connected network drawn by forces: ties pull, organisations push, the frame holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.drawing.places.components import partners
from graph.drawing.places.repulsion import mesh, pairwise
from graph.drawing.places.start import pivot_places, sunflower
from graph.progress import report

if TYPE_CHECKING:
    from graph.drawing.places.components import Floats, Ints
    from graph.drawing.places.repulsion import Repulsion

LARGEST_PAIRWISE = 300
# ties among which crossings are still counted
MOST_CHECKED = 800
GRAIN = 2.0**-18
# the frame has to be this much wider than wished for, as the ties pull alike both ways (0.5: not at all)
WIDER = 0.7
# so many crossings would be put up with to have all hubs in the middle instead of at the border
HUBS_INWARDS = 12.0


def arrange(n: int, edges: Ints, *, aspect: float, seed: int = 0) -> Floats:
    """Places of a connected network's nodes, centred, in a box of width 2 * aspect and height 2.

    Parameters
    ----------
    n, edges
        Nodes 0 to n - 1 and the ties between them, each pair once.
    aspect
        Width of the frame over its height.
    seed
        Another number gives another drawing, as good as the first.

    Notes
    -----
    The energy is ForceAtlas2's: a tie pulls in proportion to its length, two nodes push each other with
    (partners + 1) x (partners + 1) / distance, so a hub keeps just the room that its leaves need to fan
    out. The frame pulls inwards with the distance to the power 1.5, each axis on its own: at the power 1
    drawings come out as ellipses that waste the corners, at 3 they pile up along the border. Small
    networks are drawn several times, turned a little, and the one with the fewest crossings is kept.

    References
    ----------
    .. [1] M. Jacomy, T. Venturini, S. Heymann and M. Bastian, ForceAtlas2, PLoS ONE 9(6), 2014,
       doi:10.1371/journal.pone.0098679.
    """
    if n < 3:
        return np.array([[-aspect, -0.4], [aspect, 0.4]]) if n == 2 else np.zeros((1, 2))
    first = pivot_places(n, edges)
    best: Floats | None = None
    least = np.inf
    turns = _turns(n, len(edges))
    for turn in turns:
        cos, sin = np.cos(turn + seed), np.sin(turn + seed)
        turned = first @ np.array([[cos, -sin], [sin, cos]])
        places = _fill(_relax(turned, edges, aspect=aspect, turn=turn + seed), aspect)
        faults = _faults(places, edges, aspect) if len(turns) > 1 else 0.0
        if faults < least:
            best, least = places, faults
    return best if best is not None else first


def _turns(n: int, m: int) -> list[float]:
    """The turns of the first drawing to try: more of them where they cost little."""
    count = 1 if n < 4 or n > LARGEST_PAIRWISE or m > MOST_CHECKED else 8 if n <= 150 else 3
    return [k * np.pi / count for k in range(count)]


def _steps(n: int) -> int:
    """How many steps a drawing of n nodes needs until it does not change to the eye."""
    return 60 if n < 12 else 200 if n <= LARGEST_PAIRWISE else 250


def _relax(first: Floats, edges: Ints, *, aspect: float, turn: float) -> Floats:
    """The places at rest: every node is moved towards its own balance, in ever shorter steps."""
    n = len(first)
    degree = partners(n, edges).astype(np.float64)
    mass = degree + 1
    radius = float(np.sqrt(mass.sum()))
    half = radius * np.array([aspect**WIDER, aspect**-WIDER])
    repulsion: Repulsion = pairwise if n <= LARGEST_PAIRWISE else mesh(n)
    places = first * half * 0.6 + sunflower(n, turn=turn) * radius * 0.02
    steps = _steps(n)
    for step in range(steps):
        if n > LARGEST_PAIRWISE:
            report(step, steps)
        push, steep = repulsion(places, mass)
        frame = np.abs(places / half)
        inwards = half * np.sign(places) * frame**1.5
        force = _pull(places, edges) + mass[:, None] * (push - inwards)
        stiff = degree + 0.5 * steep * mass + 1.5 * mass * np.sqrt(np.minimum(frame.max(axis=1), 2))
        move = 0.8 * force / stiff[:, None]
        longest = radius * (0.3 * (1 - step / steps) ** 1.5 + 1e-3)
        length = np.hypot(move[:, 0], move[:, 1])
        move *= np.minimum(1, longest / np.maximum(length, 1e-12))[:, None]
        # whole grains: the last bits, which differ between processors, are not carried along
        places = np.rint((places + move) / GRAIN) * GRAIN
    return places


def _pull(places: Floats, edges: Ints) -> Floats:
    """The pull of its ties on every node."""
    n = len(places)
    a, b = edges[:, 0], edges[:, 1]
    pull = np.empty_like(places)
    for axis in (0, 1):
        span = places[b, axis] - places[a, axis]
        pull[:, axis] = np.bincount(a, span, minlength=n) - np.bincount(b, span, minlength=n)
    return pull


def _fill(places: Floats, aspect: float) -> Floats:
    """Places stretched to fill the box, at most 1.3 times more one way than the other."""
    centred = places - (places.max(axis=0) + places.min(axis=0)) / 2
    scale = np.array([aspect, 1.0]) / np.maximum(np.abs(centred).max(axis=0), 1e-6)
    return np.asarray(centred * np.minimum(scale, scale.min() * 1.3), dtype=np.float64)


def _faults(places: Floats, edges: Ints, aspect: float) -> float:
    """What a reader would object to: ties that cross, ties that touch strangers, hubs at the border."""
    weight = partners(len(places), edges).astype(np.float64) ** 2
    outwards = np.abs(places / np.array([aspect, 1.0])).max(axis=1)
    border = HUBS_INWARDS * float((weight * outwards).sum() / weight.sum())
    return crossings(places, edges) + touches(places, edges, 0.03) + border


def crossings(places: Floats, edges: Ints) -> int:
    """How many pairs of ties cross one another. Takes O(m^2) time and room."""
    a, b = places[edges[:, 0]], places[edges[:, 1]]
    span = b - a
    # on which side of each tie (rows) the ends of the others lie; an end that both share lies on none
    sides = [
        np.round(span[:, :1] * (end[:, 1] - a[:, 1:]) - span[:, 1:] * (end[:, 0] - a[:, :1]), 12)
        for end in (a, b)
    ]
    apart = np.sign(sides[0]) * np.sign(sides[1]) < 0
    return int((apart & apart.T).sum() // 2)


def touches(places: Floats, edges: Ints, near: float) -> int:
    """How often a tie passes within a distance of a node that is none of its ends."""
    a = places[edges[:, 0]]
    span = places[edges[:, 1]] - a
    offset = places[:, None] - a[None]
    along = (offset * span).sum(axis=2) / np.maximum((span * span).sum(axis=1), 1e-12)
    away = offset - np.clip(along, 0, 1)[..., None] * span
    close = np.hypot(away[..., 0], away[..., 1]) < near
    k = np.arange(len(edges))
    close[edges[:, 0], k] = close[edges[:, 1], k] = False
    return int(close.sum())
