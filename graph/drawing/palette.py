"""Colours and shapes: what each type of organisation looks like, on slides and in print.

The first six colours are Okabe and Ito's, which people with any colour vision tell
apart; the shape says the same again.

References
----------
.. [1] M. Okabe and K. Ito, Color Universal Design, 2008, https://jfly.uni-koeln.de/color/
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A shape (a key of `SHAPES`) and its colour (``#rrggbb``)."""

    shape: str
    colour: str


LOOKS = {
    "hub": Look("star", "#D55E00"),
    "prefecture": Look("square", "#CC79A7"),
    "city": Look("circle", "#0072B2"),
    "university": Look("triangle", "#009E73"),
    "cluster": Look("diamond", "#E69F00"),
    "institute": Look("hexagon", "#56B4E9"),
    "hospital": Look("cross", "#B22222"),
    "company": Look("pentagon", "#6B5B95"),
    "government": Look("triangle-down", "#8C6D1F"),
    "state": Look("shield", "#44546A"),
}
UNKNOWN = Look("ring", "#7F7F7F")

INK = "#1F2933"  # titles and numbers
SOFT = "#52606D"  # words of less weight
RULE = "#CBD2D9"  # hairlines
FAINT = "#DDE3E8"  # what is not there yet
TIE = "#8895A3"
NEW = "#D55E00"
PAPER = "#FFFFFF"
BLUE = "#0072B2"
SKY = "#56B4E9"
ORANGE = "#E69F00"
OTHERS = "#9AA5B1"  # lines that are context
# Lines of a chart, told apart in print by their lightness as well.
SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#6B5B95", "#8C6D1F")


def look(kind: str) -> Look:
    """Give the look of a type of organisation, a neutral one where the type is not listed.

    Examples
    --------
    >>> look("city").shape, look("society").shape
    ('circle', 'ring')
    """
    return LOOKS.get(kind, UNKNOWN)


def blend(colour: str, other: str, share: float) -> str:
    """Mix a colour with a share (0 to 1) of another.

    Examples
    --------
    >>> blend("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _regular(corners: int, start: float, *, inner: float = 1.0) -> Corners:
    """Corners on the unit circle from an angle on; every second one at `inner`."""
    angles = [start + 2 * math.pi * i / corners for i in range(corners)]
    reach = [inner if i % 2 else 1.0 for i in range(corners)]
    return tuple((r * math.cos(angle), r * math.sin(angle)) for r, angle in zip(reach, angles, strict=True))


def _level(corners: Corners) -> Corners:
    """The same shape, centred by height and with the area of the unit circle."""
    middle = (max(y for _, y in corners) + min(y for _, y in corners)) / 2
    following = (*corners[1:], corners[0])
    twice = sum(x * v - u * y for (x, y), (u, v) in zip(corners, following, strict=True))
    scale = math.sqrt(2 * math.pi / abs(twice))
    return tuple((x * scale, (y - middle) * scale) for x, y in corners)


_UP = math.pi / 2
# Corners around (0, 0), y upwards. All cover the same area, so that size means one thing.
SHAPES: dict[str, Corners] = {
    "circle": _regular(48, _UP),
    "ring": _regular(48, _UP),
    "star": _level(_regular(10, _UP, inner=0.47)),
    "square": _level(_regular(4, _UP / 2)),
    "diamond": _level(_regular(4, _UP)),
    "triangle": _level(_regular(3, _UP)),
    "triangle-down": _level(_regular(3, -_UP)),
    "hexagon": _level(_regular(6, 0.0)),
    "pentagon": _level(_regular(5, _UP)),
    "cross": _level(
        (
            (-1, 3),
            (1, 3),
            (1, 1),
            (3, 1),
            (3, -1),
            (1, -1),
            (1, -3),
            (-1, -3),
            (-1, -1),
            (-3, -1),
            (-3, 1),
            (-1, 1),
        )
    ),
    "shield": _level(((-1, 1), (1, 1), (1, -0.35), (0, -1.25), (-1, -0.35))),
}
