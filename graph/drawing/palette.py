"""Colours and shapes: what each type of organisation looks like, on slides and in print.

The first six colours are Okabe and Ito's, which people with any colour vision tell
apart; the shape says the same again.

References
----------
.. [1] M. Okabe and K. Ito, Color Universal Design, 2008, https://jfly.uni-koeln.de/color/
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.vocabulary import known

if TYPE_CHECKING:
    from collections.abc import Sequence

Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A shape (a key of `SHAPES`) and its colour (``#rrggbb``)."""

    shape: str
    colour: str


_KNOWN = known("looks")
LOOKS = {kind: Look(each["shape"], each["light"].upper()) for kind, each in _KNOWN["types"].items()}
UNKNOWN = Look(_KNOWN["unknown"]["shape"], _KNOWN["unknown"]["light"].upper())
OWN = tuple(Look(each["shape"], each["light"].upper()) for each in _KNOWN["own"])
HOLLOW = "hollow-"  # before the name of a shape: only its outline is drawn

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


def own_looks(kinds: Sequence[str]) -> dict[str, Look]:
    """Give looks to types that are not listed, to as many as there are looks.

    Parameters
    ----------
    kinds
        The most frequent first, as `graph.model.ecosystem.Ecosystem.own_types` has them.

    Returns
    -------
    looks
        By type, in order of name; the first has the first look of `OWN`.

    Examples
    --------
    >>> {kind: each.shape for kind, each in own_looks(["startup", "fund"]).items()}
    {'fund': 'hollow-square', 'startup': 'hollow-triangle'}
    """
    return dict(zip(sorted(kinds[: len(OWN)]), OWN, strict=False))


def is_hollow(shape: str) -> bool:
    """Tell whether a shape is an outline, as those of types that are not listed are.

    Examples
    --------
    >>> is_hollow("square"), is_hollow("hollow-square"), is_hollow("ring")
    (False, True, True)
    """
    return shape == UNKNOWN.shape or shape.startswith(HOLLOW)


def blend(colour: str, other: str, share: float) -> str:
    """Mix a colour with a share (0 to 1) of another.

    Examples
    --------
    >>> blend("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Tell how light a colour is, from 0 (black) to 1 (white).

    References
    ----------
    .. [1] W3C, Web Content Accessibility Guidelines 2.2, 2023, "relative luminance".

    Examples
    --------
    >>> luminance("#000000"), luminance("#FFFFFF")
    (0.0, 1.0)
    """
    parts = [each / 255 for each in _channels(colour)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 9)


def contrast(colour: str, other: str) -> float:
    """Tell how well a colour stands out from another, from 1 (not at all) to 21.

    Examples
    --------
    >>> contrast("#000000", "#FFFFFF"), contrast("#767676", "#FFFFFF") > 4.5
    (21.0, True)
    """
    low, high = sorted((luminance(colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def standing_out(colour: str, grounds: Sequence[str], least: float) -> str:
    """Give the shade or tint of a colour that is nearest to it and stands out from every ground.

    Parameters
    ----------
    grounds
        What it lies on, at least one.
    least
        The contrast that it has to have.

    Returns
    -------
    colour
        The colour itself where it stands out; where no shade does, black or white, whichever is better.

    Examples
    --------
    >>> standing_out("#1F2933", ["#FFFFFF"], 4.5), standing_out("#000000", ["#000000"], 21)
    ('#1F2933', '#FFFFFF')
    """
    return _standing_out(colour, tuple(dict.fromkeys(grounds)), least)


@functools.lru_cache(maxsize=4096)
def _standing_out(colour: str, grounds: tuple[str, ...], least: float) -> str:
    ways = [blend(colour, end, step / 50) for step in range(51) for end in ("#000000", "#FFFFFF")]
    worst = {each: min(contrast(each, ground) for ground in grounds) for each in dict.fromkeys(ways)}
    good = (each for each in worst if worst[each] >= least)
    return next(good, max(ways[-2:], key=worst.__getitem__))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


_TURNS = [math.pi / 2 + 2 * math.pi * i / 48 for i in range(48)]
_CIRCLE: Corners = tuple((math.cos(turn), math.sin(turn)) for turn in _TURNS)
# Corners around (0, 0), y upwards; those of a circle are not listed. All cover the same area, so that size
# means one thing.
SHAPES: dict[str, Corners] = {
    name: tuple((x, y) for x, y in corners) or _CIRCLE for name, corners in _KNOWN["shapes"].items()
}
SHAPES |= {each.shape: SHAPES[each.shape.removeprefix(HOLLOW)] for each in OWN}
