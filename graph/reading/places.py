"""Whether an organisation is where its coordinates say: in its country, and not in the open sea."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from graph.reading.tables import note
from graph.reading.world import CODES, cells
from graph.vocabulary.centres import centre_of, city_of
from graph.words.messages import Message

if TYPE_CHECKING:
    from graph.reading.findings import Findings
    from graph.reading.tables import Tables

MARGIN = 2  # whole cells around a place: two to three degrees

# Whose parts far away have codes of their own on the grid, which people use or not.
_PARTS = {
    "AU": "HM NF", "DK": "FO GL", "FR": "NC PF PM TF WF", "GB": "BM AI FK GI GS IO KY MS PN SH VG TC",
    "NZ": "CK NU", "US": "AS GU MP PR UM VI",
}  # fmt: skip
# Codes that the grid counts as part of another country.
_WITHIN = {
    "BL": "FR", "BQ": "NL", "CC": "AU", "CX": "AU", "GF": "FR", "GG": "JE", "GP": "FR", "MF": "FR",
    "MQ": "FR", "RE": "FR", "SJ": "NO", "YT": "FR",
}  # fmt: skip
# By what the place of an organisation without coordinates is known, and the types whose names are places.
_PLACE, _PLACES = ("country", "region", "city", "type"), ("city", "prefecture")
_NOWHERE = Message(
    "no coordinates, and no city or country that is known; it stands below the map of the world"
)
_PLACED = Message("write country, or lat and lon")
_KNOWN = frozenset(CODES[1:])


def places(tables: Tables, findings: Findings) -> None:
    """An organisation's coordinates lie in its country; without one, they are not swapped into the sea."""
    for row, lat, lon, country in tables.nodes.each("lat", "lon", "country"):
        place = _place(lat, lon)
        if place is not None:
            message, hint = doubt(*place, country)
            if message:
                note(
                    findings, "place-outside-country", (tables.nodes, row, "lat"), message=message, hint=hint
                )


def unplaced(tables: Tables, findings: Findings) -> None:
    """Where most have a place on the map of the world all have: coordinates, or a known city or country."""
    found = cache(lambda texts: (city_of(_told(texts)), centre_of(_told(texts)) is not None))
    towns, doubtful = set(), []
    for row, lat, lon, *texts in tables.nodes.each("lat", "lon", *_PLACE, "name"):
        # The name tells a place of a city and of a prefecture alone; most others have no name in common.
        named = tuple(texts if texts[-2] in _PLACES else (*texts[:-1], ""))
        city, known = found(named)
        if lat and lon:
            towns.add(city)
        elif not (lat or lon or known):
            doubtful.append((row, city))
    apart = [row for row, city in doubtful if not (city[1] and city in towns)]
    # Where most have no place there is little of a map of the world, and nobody waits for it.
    for row in apart if 2 * len(apart) < len(tables.nodes) else ():
        note(findings, "no-place", (tables.nodes, row, "country"), message=_NOWHERE, hint=_PLACED)


def _told(texts: tuple[str, ...]) -> dict[str, str]:
    return dict(zip((*_PLACE, "name"), texts, strict=True))


def doubt(lat: float, lon: float, country: str = "") -> tuple[str, str]:
    """Say what is odd about a place, and what was probably meant; nothing where nothing is odd.

    Parameters
    ----------
    lat, lon
        Degrees north and east.
    country
        ISO 3166-1 alpha-2, blank where unknown. A place may be about two degrees
        outside of it, or in a part of it overseas.

    Examples
    --------
    >>> doubt(51.5, -0.12, "GB")
    ('', '')
    >>> doubt(-0.12, 51.5)
    ('-0.12, 51.5 is in the open sea', 'swapped? write lat 51.5 and lon -0.12')
    """
    if lat == lon == 0:
        return "0, 0 is in the Gulf of Guinea", "leave both blank if the place is unknown"
    wanted = _wanted(country)
    if wanted:
        if _on(lat, lon) in wanted:
            return "", ""
        around = near(lat, lon, MARGIN)
        if around & wanted:
            return "", ""
        where = Message("near {}", ", ".join(sorted(around))) if around else Message("in the open sea")
        return Message("{:g}, {:g} is not in {} but {}", lat, lon, country, where), _slip(lat, lon, wanted)
    if _on(lat, lon) or near(lat, lon, MARGIN):
        return "", ""
    # Without a country only a mix-up is worth a word: a place on land, with its coordinates swapped.
    hint = _swap(lat, lon, _KNOWN)
    return (Message("{:g}, {:g} is in the open sea", lat, lon), hint) if hint else ("", "")


def near(lat: float, lon: float, margin: int) -> set[str]:
    """List the countries within a margin of a place, in whole degrees of latitude.

    Examples
    --------
    >>> sorted(near(48.85, 2.35, 2))
    ['BE', 'CH', 'FR', 'GB', 'LU']
    """
    row, column = _cell(lat, lon)
    wide = min(180, math.ceil(margin / max(math.cos(math.radians(lat)), 0.01)))
    grid, found = cells(), set()
    for r in range(max(0, row - margin), min(179, row + margin) + 1):
        found |= {grid[r * 360 + c % 360] for c in range(column - wide, column + wide + 1)}
    return {CODES[index] for index in found if index}


def _place(lat: str, lon: str) -> tuple[float, float] | None:
    """Both coordinates; none where one is blank or was reported."""
    try:
        y, x = float(lat), float(lon)
    except ValueError:
        return None
    return (y, x) if abs(y) <= 90 and abs(x) <= 180 else None


def _wanted(country: str) -> set[str]:
    if country not in _KNOWN and country not in _WITHIN:
        return set()
    return {country, _WITHIN.get(country, country), *_PARTS.get(country, "").split()}


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return min(179, int(90 - lat)), int(lon + 180) % 360


def _on(lat: float, lon: float) -> str:
    row, column = _cell(lat, lon)
    index = cells()[row * 360 + column]
    return CODES[index] if index else ""


def _swap(lat: float, lon: float, wanted: frozenset[str] | set[str]) -> str:
    """The hint that latitude and longitude were swapped; "" where that makes no sense."""
    swapped = abs(lon) <= 90 and bool(near(lon, lat, 1) & wanted)
    return Message("swapped? write lat {:g} and lon {:g}", lon, lat) if swapped else ""


def _slip(lat: float, lon: float, wanted: frozenset[str] | set[str]) -> str:
    """What was probably meant: the coordinates swapped, or a minus sign lost or added."""
    swap = _swap(lat, lon, wanted)
    if swap:
        return swap
    for north, east in ((lat, -lon), (-lat, lon), (-lat, -lon)):
        if near(north, east, 1) & wanted:
            return Message("a minus sign too few or too many? write lat {:g} and lon {:g}", north, east)
    return "check the coordinates and the country"
