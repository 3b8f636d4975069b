"""Where every organisation stands on the world map, in the projection of the coastlines.

The world is unwrapped around the Pacific: its left and right border both are 30 degrees west, so Europe is
on the left, Japan in the middle and the Americas on the right. A unit is a tenth of a degree of longitude,
and y points down, as on a screen.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from graph.drawing.places.centres import centres

if TYPE_CHECKING:
    import pandas as pd

WEST, EAST = -30.0, 330.0
NORTH, SOUTH = 84.0, -57.0

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
    """Place every organisation where it is, or at the centre of its city or country.

    Parameters
    ----------
    nodes
        The nodes of an ecosystem: the columns ``id``, ``lat`` and ``lon`` (degrees; NaN unknown), and those
        that `graph.drawing.places.centres.centres` reads.

    Returns
    -------
    places
        Id to x and y in tenths of a degree of longitude, rounded to 0.1, sorted by id. An organisation
        without coordinates of which neither city nor country is known is not among them.

    Notes
    -----
    Those of one town share a place. The page spreads them for the zoom that it has
    (`graph/map/js/canvas/fan.mjs`).

    Examples
    --------
    >>> import pandas as pd
    >>> towns = pd.DataFrame({"id": ["b", "a"], "lat": [35.7, None], "lon": [139.7, None]})
    >>> places(towns)
    {'b': (1397.0, -372.8)}
    """
    known = nodes[nodes["lat"].notna() & nodes["lon"].notna()]
    at = {
        str(each): (float(lat), float(lon))
        for each, lat, lon in zip(known["id"], known["lat"], known["lon"], strict=True)
    }
    at |= {each: (centre.lat, centre.lon) for each, centre in centres(nodes).items()}
    return {each: _rounded(project(*at[each])) for each in sorted(at)}


def _rounded(place: Place) -> Place:
    return round(place[0], 1) + 0.0, round(place[1], 1) + 0.0
