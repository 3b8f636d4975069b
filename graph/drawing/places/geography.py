"""Where every organisation stands on the world map, in the projection of the coastlines.

The world is unwrapped around the Pacific: its left and right border both are 30 degrees west, so Europe is
on the left, Japan in the middle and the Americas on the right. A unit is a tenth of a degree of longitude,
and y points down, as on a screen.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

WEST, EAST = -30.0, 330.0
NORTH, SOUTH = 84.0, -57.0

# how far apart neighbours stand on a map with room, and on ever fuller ones
PITCHES = (8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.5, 1.0, 0.7, 0.5)
# nobody is taken farther from home than this
FARTHEST = 24.0
# tenths of a unit: the side of a tile of the grid, and what brings every place on it above zero
TILE = 256
MARGIN = 14_000

Place = tuple[float, float]


def project(latitude: float, longitude: float) -> Place:
    """A point of the globe on the map.

    Parameters
    ----------
    latitude, longitude
        In degrees; any turn of the longitude will do.

    Notes
    -----
    Miller's cylindrical projection: Europe and Japan keep their familiar form, and Greenland and the north
    of Canada, where there is little to show, do not swell as they do in Mercator's.

    References
    ----------
    .. [1] O. M. Miller, Notes on cylindrical world map projections, Geographical Review 32(3), 1942.

    Examples
    --------
    >>> project(0, 0)
    (0.0, 0.0)
    >>> project(0, -60)
    (3000.0, 0.0)
    """
    x = 10 * ((longitude - WEST) % 360 + WEST)
    y = -10 * math.degrees(1.25 * math.asinh(math.tan(0.8 * math.radians(latitude))))
    return x + 0.0, y + 0.0


def places(nodes: pd.DataFrame) -> dict[str, Place]:
    """Place every organisation whose coordinates are known; those of one town side by side.

    Parameters
    ----------
    nodes
        The nodes of an ecosystem: the columns ``id``, ``lat`` and ``lon`` (degrees; NaN unknown).

    Returns
    -------
    places
        Id to x and y in tenths of a degree of longitude, rounded to 0.1, sorted by id. An organisation
        without coordinates is not among them.

    Notes
    -----
    Organisations that would hide one another, in one town or in neighbouring ones, step aside to the
    nearest free spot, in the order of their ids: the first stays at home, the next six stand around it.
    They keep 8 units (0.8 degrees) apart, or as much less as it takes that nobody stands farther than 24
    units from home. The whole map has one distance, so that one symbol size suits it.

    Examples
    --------
    >>> import pandas as pd
    >>> towns = pd.DataFrame({"id": ["b", "a"], "lat": [35.7, None], "lon": [139.7, None]})
    >>> places(towns)
    {'b': (1397.0, -372.8)}
    """
    known = nodes[nodes["lat"].notna() & nodes["lon"].notna()].sort_values("id")
    homes = {
        str(each): project(float(lat), float(lon))
        for each, lat, lon in zip(known["id"], known["lat"], known["lon"], strict=True)
    }
    widest = _widest(homes)
    for pitch in (each for each in PITCHES if each <= widest or each == PITCHES[-1]):
        found = _side_by_side(homes, pitch)
        if len(found) == len(homes):
            break
    # on a map of tens of thousands some remain that share a spot with others
    return {each: found.get(each) or _rounded(home) for each, home in homes.items()}


def _widest(homes: dict[str, Place]) -> float:
    """A pitch that cannot be reached: where most live, all the spots within reach would not be enough."""
    crowds = Counter(_cell(home, FARTHEST) for home in homes.values())
    crowd = max(crowds.values(), default=1)
    # those of a square of one reach can go to the square of three, with one spot each 0.87 pitches squared
    return 3 * FARTHEST / math.sqrt(math.sqrt(0.75) * crowd)


def _side_by_side(homes: dict[str, Place], pitch: float) -> dict[str, Place]:
    """Everybody a pitch apart and close to home, up to the first one for whom there is no room."""
    offsets = np.array(_offsets(pitch))
    found: dict[str, Place] = {}
    taken = _Taken(pitch)
    # A spot that is taken stays taken: who lives where others do goes on from where the last one looked.
    looked: dict[Place, int] = {}
    for each, home in homes.items():
        place, spot = taken.first_free(home, offsets, looked.get(home, 0))
        if spot is None:
            break
        looked[home] = place + 1
        taken.take(spot)
        found[each] = (spot[0] / 10, spot[1] / 10)
    return found


class _Taken:
    """Which points of a grid of 0.1 are closer than a pitch to a spot that is taken.

    The grid is kept in tiles, and only where somebody stands; tile 0 is the one where nobody does.
    """

    def __init__(self, pitch: float) -> None:
        # spots are rounded to 0.1, so that they may come a little closer
        self._reach = int(10 * pitch)
        steps = np.arange(-self._reach, self._reach + 1)
        self._disc = steps[:, None] ** 2 + steps**2 < (10 * pitch - 1.5) ** 2
        self._tile = np.zeros((32768 // TILE, 49152 // TILE), np.int64)
        self._grid = np.zeros((8, TILE, TILE), np.bool_)
        self._used = 1

    def first_free(
        self, home: Place, offsets: NDArray[np.float64], begin: int
    ) -> tuple[int, tuple[int, int] | None]:
        """The first step aside, from one on, that ends on a free spot of the map, and the spot in tenths."""
        size = 32  # most find one soon
        while begin < len(offsets):
            steps = offsets[begin : begin + size]
            x, y = _tenths(home[0] + steps[:, 0]), _tenths(home[1] + steps[:, 1])
            across, down = x + MARGIN, y + MARGIN
            tile = self._tile[down // TILE, across // TILE]
            free = ~self._grid[tile, down % TILE, across % TILE]
            free &= (x >= 100 * WEST) & (x <= 100 * EAST)
            place = int(free.argmax())
            if free[place]:
                return begin + place, (int(x[place]), int(y[place]))
            begin, size = begin + size, 8 * size
        return begin, None

    def take(self, spot: tuple[int, int]) -> None:
        """Mark all points around a spot."""
        left, top = (each + MARGIN - self._reach for each in spot)
        right, bottom = left + len(self._disc), top + len(self._disc)
        for row in range(top // TILE, (bottom - 1) // TILE + 1):
            for column in range(left // TILE, (right - 1) // TILE + 1):
                y, x = row * TILE, column * TILE
                high, low = max(top, y), min(bottom, y + TILE)
                west, east = max(left, x), min(right, x + TILE)
                part = self._disc[high - top : low - top, west - left : east - left]
                slot = self._slot(row, column)  # first, as the grid may grow
                self._grid[slot, high - y : low - y, west - x : east - x] |= part

    def _slot(self, row: int, column: int) -> int:
        """The tile's place in the grid; it gets one when it is needed first."""
        if self._tile[row, column] == 0:
            if self._used == len(self._grid):
                self._grid = np.concatenate((self._grid, np.zeros_like(self._grid)))
            self._tile[row, column] = self._used
            self._used += 1
        return int(self._tile[row, column])


def _tenths(values: NDArray[np.float64]) -> NDArray[np.int64]:
    """Rounded to 0.1 as Python rounds, in tenths: by what a number is, not by what ten times it comes to."""
    tenths = 10 * values
    whole = np.rint(tenths).astype(np.int64)
    for place in np.flatnonzero(np.abs(np.abs(tenths - whole) - 0.5) < 1e-6):
        whole[place] = round(10 * round(float(values[place]), 1))
    return whole


def _offsets(pitch: float) -> list[Place]:
    """The steps aside to try, the shortest first: a honeycomb of half the pitch."""
    step, line = pitch / 2, pitch * math.sqrt(3) / 4
    reach = int(FARTHEST / line) + 1
    every = [
        ((column + (row % 2) / 2) * step, row * line)
        for row in range(-reach, reach + 1)
        for column in range(-reach - 1, reach + 2)
    ]
    # half a unit in reserve for the rounding of spots
    near = [offset for offset in every if math.hypot(*offset) <= FARTHEST - 0.5]
    return sorted(near, key=lambda offset: (round(math.hypot(*offset), 6), round(math.atan2(*offset), 6)))


def _cell(spot: Place, pitch: float) -> tuple[int, int]:
    return math.floor(spot[0] / pitch), math.floor(spot[1] / pitch)


def _rounded(place: Place) -> Place:
    return round(place[0], 1) + 0.0, round(place[1], 1) + 0.0
