"""Where a city, a prefecture of Japan or a country is about, by the gazetteer `centres.json`.

`centres.json` (made by `tools/centres.py`, which names its sources) holds a point for every country and area
of ISO 3166-1, for every prefecture of Japan, and for capitals and large cities.

References
----------
.. [1] Natural Earth, https://www.naturalearthdata.com (public domain): countries and prefectures.
.. [2] GeoNames, https://www.geonames.org (CC BY 4.0): cities.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from graph.vocabulary import fold, known, unaccented
from graph.vocabulary.countries import country_key
from graph.vocabulary.prefectures import prefecture_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def city_of(row: Mapping[str, object]) -> tuple[str, str]:
    """Give the country and the city of an organisation, each as it is compared; blank where unknown.

    Examples
    --------
    >>> city_of({"type": "city", "name": "City of Kyoto", "country": "Japan"})
    ('JP', 'kyoto')
    """
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


def centre_of(row: Mapping[str, object]) -> Centre | None:
    """Give the narrowest centre that the gazetteer has for an organisation; None where it has none.

    Parameters
    ----------
    row
        Its ``country`` (a code or a name), ``region``, ``city``, ``type`` and ``name``, each of which may be
        missing or blank. One whose type is ``city`` or ``prefecture`` is one itself.

    Examples
    --------
    >>> centre_of({"country": "FR", "city": "Lyon"}).of, centre_of({"city": "Nowhere"})
    ('city', None)
    """
    country, city = city_of(row)
    region = row.get("region") or (row.get("name") if row.get("type") == "prefecture" else "")
    prefecture = prefecture_key(str(region or ""), country)
    around = known("centres")["prefectures"].get(prefecture)
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
