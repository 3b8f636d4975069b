from __future__ import annotations

import importlib.util
import itertools
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.drawing.places.geography import FARTHEST, PITCHES, Place, _offsets, _tenths, places, project
from graph.model.ecosystem import Ecosystem

ROOT = Path(__file__).resolve().parent.parent.parent
Ring = list[tuple[int, int]]


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

    def test_a_town_of_seven_is_one_with_six_around_it(self) -> None:
        found = places(nodes_at([(0, 100)] * 7))
        assert found["n000"] == (1000.0, 0.0)
        assert [math.dist(found["n000"], found[f"n{k:03}"]) for k in range(1, 7)] == pytest.approx(
            [8] * 6, abs=0.1
        )

    def test_neighbouring_towns_do_not_hide_one_another(self, sample: Ecosystem) -> None:
        found = places(sample.nodes)
        assert min(math.dist(a, b) for a, b in itertools.combinations(found.values(), 2)) > 4

    def test_nobody_steps_over_the_border_of_the_map(self) -> None:
        assert min(x for x, _ in places(nodes_at([(0, -30)] * 7)).values()) == -300
        assert max(x for x, _ in places(nodes_at([(0, -30.01)] * 7)).values()) <= 3300

    def test_a_crowd_closes_up_instead_of_moving_away(self) -> None:
        # 24 units around home have room for about 2 pi/sqrt(3) x (24/8)^2 = 33 at 8 units, not for 200
        found = places(nodes_at([(0, 100)] * 200))
        assert len(set(found.values())) == 200
        assert max(math.dist(place, (1000, 0)) for place in found.values()) <= FARTHEST

    @few
    @given(st.lists(towns | anywhere, max_size=40), st.randoms(use_true_random=False))
    def test_everybody_stands_near_home_whatever_the_order_of_rows(
        self, coordinates: list[tuple[float, float]], random: Any
    ) -> None:
        nodes = nodes_at(coordinates)
        found = places(nodes)
        assert list(found) == list(nodes["id"])
        for home, place in zip(coordinates, found.values(), strict=True):
            assert math.dist(project(*home), place) <= FARTHEST
            assert -300 <= place[0] <= 3300
        order = list(range(len(nodes)))
        random.shuffle(order)
        assert places(nodes.iloc[order]) == found


def one_by_one(nodes: pd.DataFrame) -> dict[str, Place]:
    """The same without any cleverness: every spot from the nearest on, against everybody who stands."""
    homes = {each: project(lat, lon) for each, lat, lon in zip(nodes.id, nodes.lat, nodes.lon, strict=True)}
    found: dict[str, Place] = {}
    for pitch in PITCHES:
        found = {}
        for each, (x, y) in sorted(homes.items()):
            spots = [(round(x + dx, 1) + 0.0, round(y + dy, 1) + 0.0) for dx, dy in _offsets(pitch)]
            taken = list(found.values())
            free = (
                spot
                for spot in spots
                if -300 <= spot[0] <= 3300 and all(math.dist(spot, other) >= pitch - 0.15 for other in taken)
            )
            spot = next(free, None)
            if spot is None:
                break
            found[each] = spot
        if len(found) == len(homes):
            break
    return found


class TestAgainstOneByOne:
    @pytest.mark.slow
    @pytest.mark.parametrize("apart", [0.0, 0.001, 0.2, 3.0])
    @pytest.mark.parametrize("border", [140.0, -30.0, 179.9])
    def test_crowds_stand_where_they_would_one_by_one(self, apart: float, border: float) -> None:
        random = np.random.default_rng(int(1000 * apart + border + 30))
        places_of = [(35 + apart * a, border + apart * b) for a, b in random.normal(size=(90, 2))]
        nodes = nodes_at(places_of)
        assert places(nodes) == one_by_one(nodes)

    @few
    @given(st.lists(towns | anywhere, max_size=30))
    def test_everybody_stands_where_they_would_one_by_one(
        self, coordinates: list[tuple[float, float]]
    ) -> None:
        nodes = nodes_at(coordinates)
        assert places(nodes) == one_by_one(nodes)

    def test_halves_round_as_they_do_in_python(self) -> None:
        # 0.15 is a little less than 0.15 and goes to 0.1; ten times it is 1.5 exactly, which would go to 2
        values = np.array([0.15, 0.25, 0.35, -0.15, 2.675, 1397.05, 0.05, 3.0])
        assert _tenths(values).tolist() == [round(10 * round(each, 1)) for each in values.tolist()]
        assert _tenths(np.array([0.15])).tolist() == [1]


@pytest.fixture(scope="module")
def coast() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / "graph/map/coast.json").read_text(encoding="utf-8"))
    return content


@pytest.fixture(scope="module")
def rings(coast: dict[str, Any]) -> list[Ring]:
    return [
        list(zip(itertools.accumulate(ring[::2]), itertools.accumulate(ring[1::2]), strict=True))
        for ring in coast["rings"]
    ]


def on_land(rings: list[Ring], latitude: float, longitude: float) -> bool:
    """Whether a ray to the right meets the coasts an odd number of times."""
    x, y = project(latitude, longitude)
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


def test_an_island_cut_at_the_antimeridian_is_joined_again() -> None:
    path = ROOT / "tools/coastlines.py"
    spec = importlib.util.spec_from_file_location("coastlines", path)
    if spec is None or spec.loader is None:
        pytest.fail(f"{path} cannot be loaded")
    coastlines = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(coastlines)
    west = [(178.0, 0.0), (180.0, 0.0), (180.0, 2.0), (178.0, 2.0)]
    east = [(-180.0, 0.0), (-178.0, 0.0), (-178.0, 2.0), (-180.0, 2.0)]
    parts = [part for ring in (west, east) for part in coastlines.unwrap(ring)]
    (island,) = coastlines.join(parts)
    # 4 degrees wide and 2 high
    assert coastlines.area(island) == pytest.approx(8)
    assert sorted(island) == [(178, 0), (178, 2), (180, 0), (180, 2), (182, 0), (182, 2)]
