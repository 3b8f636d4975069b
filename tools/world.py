"""Make the grid of graph/reading/world.py from a file of countries.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    pip install babel
    python tools/world.py package/countries-10m.json

Prints the codes and the packed grid, to be pasted. The countries are Natural
Earth's at 1:10 million (public domain); Babel knows the codes for their numbers.
"""

from __future__ import annotations

import base64
import itertools
import json
import math
import sys
import textwrap
import zlib
from pathlib import Path
from typing import Any

from babel.core import get_global

Point = tuple[float, float]
Cell = tuple[int, int]

WITHOUT_A_NUMBER = {"Somaliland": "SO", "N. Cyprus": "CY", "Kosovo": "XK", "Siachen Glacier": "IN"}
WITHOUT_A_NUMBER |= {"Indian Ocean Ter.": "AU", "Coral Sea Is.": "AU", "Ashmore and Cartier Is.": "AU"}
WITHOUT_A_NUMBER |= {"USNB Guantanamo Bay": "CU", "Baikonur": "KZ", "Dhekelia": "CY", "Akrotiri": "CY"}
STEP = 0.1  # degrees between points on a border


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        steps = itertools.accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
        found.append([(x * sx + tx, y * sy + ty) for x, y in steps])
    return found


def ring(indices: list[int], lines: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in indices:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        points += line[1:] if points else line
    return points


def unrolled(points: list[Point]) -> list[Point]:
    """A border that goes on beyond 180 degrees where it crosses them; as it is where it goes round a pole."""
    found, turn = points[:1], 0
    for (x0, _), (x1, y1) in itertools.pairwise(points):
        turn -= 360 * round((x1 - x0) / 360)
        found.append((x1 + turn, y1))
    return points if turn else found


def cell(lon: float, lat: float) -> Cell:
    return min(179, max(0, math.floor(90 - lat))), math.floor(lon + 180) % 360


def covered(rings: list[list[Point]]) -> set[Cell]:
    """Every cell that a polygon touches: those on its border, and those whose middle lies inside."""
    found = set()
    sides = [side for points in rings for side in itertools.pairwise(unrolled(points))]
    for (x0, y0), (x1, y1) in sides:
        count = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / STEP))
        found |= {cell(x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count) for k in range(count + 1)}
    for row in range(180):
        lat = 89.5 - row
        crossed = sorted(
            x0 + (lat - y0) / (y1 - y0) * (x1 - x0)
            for (x0, y0), (x1, y1) in sides
            if (y0 > lat) != (y1 > lat)
        )
        for west, east in zip(crossed[::2], crossed[1::2], strict=False):
            inside = range(math.ceil(west + 179.5), math.floor(east + 179.5) + 1)
            found |= {(row, column % 360) for column in inside}
    return found


def around(place: Cell) -> list[Cell]:
    r, c = place
    return [(r + i, (c + j) % 360) for i in (-1, 0, 1) for j in (-1, 0, 1) if 0 <= r + i < 180]


def owners(parts: list[tuple[str, set[Cell]]]) -> dict[Cell, str]:
    """One country a cell: of those that touch it the smallest, but no part of any country goes without."""
    size: dict[str, int] = {}
    for code, cells in parts:
        size[code] = size.get(code, 0) + len(cells)
    found: dict[Cell, str] = {}
    for code, cells in sorted(parts, key=lambda part: (-size[part[0]], part[0])):
        found |= dict.fromkeys(cells, code)
    for code, cells in sorted(parts, key=lambda part: (len(part[1]), part[0])):
        if not any(found[near] == code for each in cells for near in around(each) if near in found):
            # Enclaves such as Kaliningrad: take the cell whose owner has most others beside it.
            def spare(place: Cell) -> tuple[int, Cell]:
                return sum(found.get(near) == found[place] for near in around(place)), place

            found[max(cells, key=spare)] = code
    return found


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines, numbers = arcs(topology), get_global("territory_aliases")
    parts = []
    for country in topology["objects"]["countries"]["geometries"]:
        code = numbers.get(country.get("id"), [None])[0] or WITHOUT_A_NUMBER.get(
            country["properties"]["name"]
        )
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        parts += [(code, covered([ring(each, lines) for each in polygon])) for polygon in polygons if code]
    found = owners(parts)
    found |= {(row, column): "AQ" for row in range(175, 180) for column in range(360)}
    codes = sorted(set(found.values()))
    grid = bytearray(180 * 360)
    for (row, column), code in found.items():
        grid[row * 360 + column] = codes.index(code) + 1
    print(textwrap.fill(" ".join(codes), 108))
    print()
    print("\n".join(textwrap.wrap(base64.b85encode(zlib.compress(bytes(grid), 9)).decode(), 100)))


if __name__ == "__main__":
    main()
