"""Make graph/map/coast.json, the coastlines behind the map.

Run by hand, when Natural Earth has news that matter at world scale:

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz package/land-110m.json
    python tools/coastlines.py package/land-110m.json graph/map/coast.json

The source is TopoJSON: arcs of whole numbers, each point told by its step from the one before, which are
stitched to rings. The world is then unwrapped around the Pacific (30 W at both borders), the pieces that
the source cuts at 180 degrees are joined again, what lies across 30 W is cut there, Antarctica, islets and
the main islands of Japan (of which `tools/prefectures.py` makes finer ones) are left out, and the rest is
projected and written in tenths of a degree, again step by step.
"""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from graph.drawing.places.geography import EAST, NORTH, SOUTH, WEST, project

SOURCE = (
    "Natural Earth land 1:110m (public domain), from the npm package world-atlas 2.0.2 land-110m.json "
    "(ISC, Copyright 2013-2019 Michael Bostock)"
)
SEAM = 180.0
ISLET = 0.6  # square degrees; the larger islands of Hawaii and Fiji stay

JAPAN = (129.3, 30.8, 146.0, 45.6)  # west, south, east, north: no other ring of the source lies within

Point = tuple[float, float]
Ring = list[Point]


def land_rings(topology: dict[str, Any]) -> list[Ring]:
    """The rings of all land, outer ones and lakes alike, as open lists of longitude and latitude."""
    arcs = arcs_of(topology)
    lands = topology["objects"]["land"]["geometries"]
    return [_stitch(ring, arcs) for land in lands for polygon in polygons(land) for ring in polygon]


def arcs_of(topology: dict[str, Any]) -> list[Ring]:
    """All arcs of a file of TopoJSON, in degrees."""
    return [_arc(steps, topology["transform"]) for steps in topology["arcs"]]


def outer_rings(shape: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    """The outer ring of each piece of a country or the like."""
    return [_stitch(polygon[0], arcs) for polygon in polygons(shape)]


def polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a shape, each a list of rings, each a list of numbers of arcs."""
    found: list[list[list[int]]] = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return found


def _arc(steps: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """One arc in degrees."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in steps:
        x, y = x + dx, y + dy
        points.append((round(x * scale_x + left, 4), round(y * scale_y + bottom, 4)))
    return points


def _stitch(indices: list[int], arcs: list[Ring]) -> Ring:
    """A ring from its arcs; one with a negative index (~i) runs backwards."""
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[:-1])
    return ring


def unwrap(ring: Ring) -> list[Ring]:
    """A ring on the Pacific-centred world, cut in two where it lies across 30 W."""
    straight = [ring[0]]
    for x, y in ring[1:]:
        # the short way round from the point before: the source jumps from 180 W to 180 E
        straight.append((straight[-1][0] + (x - straight[-1][0] + 180) % 360 - 180, y))
    parts = []
    for turn in (-360, 0, 360):
        moved = [(x + turn, y) for x, y in straight]
        inside = _clip(_clip(moved, WEST, keep_east=True), EAST, keep_east=False)
        if len(inside) > 2:
            parts.append(inside)
    return parts


def _clip(ring: Ring, meridian: float, *, keep_east: bool) -> Ring:
    """The part of a ring on one side of a meridian (Sutherland and Hodgman)."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was, now = ((x >= meridian) if keep_east else (x <= meridian) for x in (x0, x1))
        if was != now:
            kept.append((meridian, y0 + (y1 - y0) * (meridian - x0) / (x1 - x0)))
        if now:
            kept.append((x1, y1))
    return kept


def join(rings: list[Ring]) -> list[Ring]:
    """Rings without the seam at 180 degrees: the border of both sides goes, their coasts are tied up."""
    whole: list[Ring] = []
    open_ends: list[Ring] = []
    for ring in rings:
        parts = _without_seam(ring)
        (open_ends if parts is not None else whole).extend(parts if parts is not None else [ring])
    while open_ends:
        path = open_ends.pop(0)
        while not _meets(path[-1], path[0]):
            follower = next(each for each in open_ends if _meets(path[-1], each[0]))
            open_ends.remove(follower)
            path = path + follower[1:]
        whole.append(path[:-1])
    return whole


def _without_seam(ring: Ring) -> list[Ring] | None:
    """The coasts of a ring between its stretches along the seam, or None where it has none."""
    along = [_on_seam(a) and _on_seam(b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
    if not any(along):
        return None
    first = next(k for k in range(len(ring)) if along[k - 1] and not along[k])
    turned = ring[first:] + ring[:first]
    flags = along[first:] + along[:first]
    paths: list[Ring] = []
    for k, point in enumerate(turned):
        if not flags[k] and flags[k - 1]:
            paths.append([point])
        if not flags[k]:
            paths[-1].append(turned[(k + 1) % len(turned)])
    return paths


def _on_seam(point: Point) -> bool:
    return abs(point[0] - SEAM) < 1e-6


def _meets(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < 0.05 and abs(a[1] - b[1]) < 0.05


def area(ring: Ring) -> float:
    """The area inside a ring in square degrees."""
    turned = [*ring[1:], ring[0]]
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, turned, strict=True))) / 2


def coded(ring: Ring, grain: int = 1) -> list[int]:
    """A ring or line in map units or parts of one: the first point, then the step to each next one."""
    whole: list[tuple[int, int]] = []
    for longitude, latitude in ring:
        # not project's x: 330 E is the right border here and not the left one
        point = (round(10 * grain * longitude), round(grain * project(latitude, 0)[1]))
        # a point on the way from one to the next says nothing
        while len(whole) > 1 and _straight(whole[-2], whole[-1], point):
            whole.pop()
        if not whole or point != whole[-1]:
            whole.append(point)
    steps = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in pairwise(whole)]
    return [number for pair in [whole[0], *steps] for number in pair]


def _straight(a: tuple[int, int], b: tuple[int, int], c: tuple[int, int]) -> bool:
    """Whether b lies between a and c to the unit."""
    across = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    along = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1])
    return across == 0 and along >= 0


def coastlines(topology: dict[str, Any]) -> dict[str, Any]:
    """The whole content of coast.json."""
    rings = [ring for ring in land_rings(topology) if max(y for _, y in ring) > SOUTH]
    rings = join([part for ring in rings for part in unwrap(ring)])
    rings = [ring for ring in rings if not in_japan(ring)]
    rings = sorted((ring for ring in rings if area(ring) >= ISLET), key=lambda ring: (-area(ring), ring[0]))
    frame = [round(10 * WEST), round(project(NORTH, 0)[1]), round(10 * EAST), round(project(SOUTH, 0)[1])]
    return {"source": SOURCE, "frame": frame, "rings": [coded(ring) for ring in rings]}


def in_japan(ring: Ring) -> bool:
    """Whether a ring is one of the main islands of Japan, which `tools/prefectures.py` draws more finely."""
    west, south, east, north = JAPAN
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def main() -> None:
    """Read the source named first and write the file named second."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("land", type=Path, help="land-110m.json of world-atlas")
    parser.add_argument("coast", type=Path, help="the file to write")
    given = parser.parse_args()
    content = coastlines(json.loads(given.land.read_text(encoding="utf-8")))
    given.coast.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
