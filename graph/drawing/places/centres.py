"""Where on the map an organisation stands that has a city or a country, but no coordinates.

`centres.json` (made by `tools/centres.py`, which names its sources) holds a point for every country and area
of ISO 3166-1, for every prefecture of Japan, and for capitals and large cities.

References
----------
.. [1] Natural Earth, https://www.naturalearthdata.com (public domain): countries and prefectures.
.. [2] GeoNames, https://www.geonames.org (CC BY 4.0): cities.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from graph.model.tables import records
from graph.vocabulary import fold, known, unaccented
from graph.vocabulary.countries import country_key
from graph.vocabulary.prefectures import prefecture_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

_READ = ("id", "name", "type", "country", "region", "city", "lat", "lon")
Of = Literal["town", "city", "prefecture", "country"]
Degrees = tuple[float, float]

# A city of Japan that is farther than this from its prefecture is another one of the same name (府中市).
FARTHEST_IN_PREFECTURE = 4.0  # degrees; the ends of Hokkaido are 3.5 from its middle


class Centre(NamedTuple):
    """A stand-in for unknown coordinates, in degrees, and what it is the centre of.

    `of` is ``town`` where it is the mean of others of the same city, ``city`` where it is the gazetteer's,
    else ``prefecture`` or ``country``.
    """

    lat: float
    lon: float
    of: Of


def centres(nodes: pd.DataFrame) -> dict[str, Centre]:
    """Find a place for every organisation without coordinates whose city, prefecture or country is known.

    Parameters
    ----------
    nodes
        The nodes of an ecosystem: ``id``, ``lat`` and ``lon`` (degrees; NaN unknown), and as far as there are
        such columns ``type``, ``name``, ``country`` (a code or a name), ``region`` and ``city``.

    Returns
    -------
    centres
        By id, in the order of the rows. Whoever has both coordinates is not among them, nor is anybody of
        whom nothing is known.

    Notes
    -----
    The narrowest that is known is taken: the mean of the organisations of the same city that have
    coordinates, the city, the prefecture, the country. An organisation whose type is ``city`` or
    ``prefecture`` is one itself. A city without a country is found if there is one of its name only.

    Examples
    --------
    >>> import pandas as pd
    >>> nothing = float("nan")
    >>> nodes = pd.DataFrame({"id": ["a", "b", "c"], "country": ["FR", "FR", "Japan"],
    ...                       "city": ["Lyon", "LYON", ""], "lat": [45.7, nothing, nothing],
    ...                       "lon": [4.8, nothing, nothing]})
    >>> [(each, found.of, round(found.lat)) for each, found in centres(nodes).items()]
    [('b', 'town', 46), ('c', 'country', 37)]
    """
    if not (nodes["lat"].isna() | nodes["lon"].isna()).any():
        return {}
    rows: list[dict[str, object]] = [
        {str(name): "" if each != each else each for name, each in row.items()}
        for row in records(nodes[[name for name in _READ if name in nodes]])
    ]
    towns = _towns(rows)
    found = {str(row["id"]): _centre(row, towns) for row in rows if _coordinates(row) is None}
    return {each: centre for each, centre in found.items() if centre is not None}


def _coordinates(row: dict[str, object]) -> Degrees | None:
    lat, lon = row.get("lat", ""), row.get("lon", "")
    return None if lat == "" or lon == "" else (float(str(lat)), float(str(lon)))


def _city_of(row: dict[str, object]) -> tuple[str, str]:
    """The country and the city of an organisation, each as it is compared."""
    city = row.get("city") or (row.get("name") if row.get("type") == "city" else "")
    return _country_key(str(row.get("country", ""))), _city_key(str(city or ""))


_country_key = lru_cache(country_key)


@lru_cache(4096)
def _city_key(name: str) -> str:
    """A city's name without what says that it is one.

    >>> _city_key("Zürich") == _city_key("zurich"), _city_key("横浜市") == _city_key("横浜")
    (True, True)
    """
    plain = unaccented(fold(name)).removeprefix("city of ")
    for suffix in (" city", "-shi", "市"):
        if len(plain) > len(suffix) + 1:
            plain = plain.removesuffix(suffix)
    return plain


def _towns(rows: list[dict[str, object]]) -> dict[tuple[str, str], Degrees]:
    """Where the organisations of each city are on the average that have coordinates."""
    known_ones: dict[tuple[str, str], list[Degrees]] = defaultdict(list)
    for row in rows:
        at, city = _coordinates(row), _city_of(row)
        if at is not None and city[1]:
            known_ones[city].append(at)
    return {city: _mean(sorted(places)) for city, places in known_ones.items()}


def _mean(places: list[Degrees]) -> Degrees:
    """The mean of points that are close together, also across 180 degrees."""
    first = places[0][1]
    east = sum((lon - first + 180) % 360 - 180 for _, lon in places) / len(places)
    return sum(lat for lat, _ in places) / len(places), (first + east + 180) % 360 - 180


def _centre(row: dict[str, object], towns: dict[tuple[str, str], Degrees]) -> Centre | None:
    country, city = _city_of(row)
    region = row.get("region") or (row.get("name") if row.get("type") == "prefecture" else "")
    prefecture = prefecture_key(str(region or ""), country)
    around = known("centres")["prefectures"].get(prefecture)
    if city and (country, city) in towns:
        return _at(towns[country, city], "town")
    listed = _cities(country).get(city)
    if listed and (around is None or math.dist(listed, around) <= FARTHEST_IN_PREFECTURE):
        return _at(listed, "city")
    if around is not None:
        return _at(around, "prefecture")
    middle = known("centres")["countries"].get(country)
    return _at(middle, "country") if middle else None


def _at(place: Sequence[float], of: Of) -> Centre:
    return Centre(place[0], place[1], of)


@cache
def _cities(country: str) -> dict[str, Degrees]:
    """The cities of a country by name; without a country those whose name no other one has."""
    listed = known("centres")["cities"]
    found: dict[str, Degrees] = {}
    doubtful: set[str] = set()
    for code in [country] if country else listed:
        here: dict[str, Degrees] = {}
        for names, (lat, lon) in listed.get(code, {}).items():
            for name in names.split("|"):
                here.setdefault(_city_key(name), (lat, lon))
        doubtful |= here.keys() & found.keys()
        found |= here
    return {name: at for name, at in found.items() if name not in doubtful}
