"""Where on the map an organisation stands that has a city or a country, but no coordinates.

What the gazetteer knows is in `graph.vocabulary.centres`; where others of the same city are, is known better.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.model.tables import records
from graph.vocabulary.centres import Centre, centre_of, city_of

if TYPE_CHECKING:
    import pandas as pd

    from graph.vocabulary.centres import Degrees

_READ = ("id", "name", "type", "country", "region", "city", "lat", "lon")


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


def _towns(rows: list[dict[str, object]]) -> dict[tuple[str, str], Degrees]:
    """Where the organisations of each city are on the average that have coordinates."""
    known_ones: dict[tuple[str, str], list[Degrees]] = defaultdict(list)
    for row in rows:
        at, city = _coordinates(row), city_of(row)
        if at is not None and city[1]:
            known_ones[city].append(at)
    return {city: _mean(sorted(places)) for city, places in known_ones.items()}


def _mean(places: list[Degrees]) -> Degrees:
    """The mean of points that are close together, also across 180 degrees."""
    first = places[0][1]
    east = sum((lon - first + 180) % 360 - 180 for _, lon in places) / len(places)
    return sum(lat for lat, _ in places) / len(places), (first + east + 180) % 360 - 180


def _centre(row: dict[str, object], towns: dict[tuple[str, str], Degrees]) -> Centre | None:
    """The mean of others of the same city, else what the gazetteer knows."""
    city = city_of(row)
    return Centre(*towns[city], "town") if city[1] and city in towns else centre_of(row)
