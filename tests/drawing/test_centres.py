from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from graph.drawing.places.centres import centres
from graph.reading.places import doubt
from graph.vocabulary import known
from graph.vocabulary.centres import Centre
from graph.vocabulary.countries import countries
from graph.vocabulary.prefectures import prefecture_key

FILE = Path(__file__).resolve().parent.parent.parent / "graph" / "vocabulary" / "centres.json"
BLANK = float("nan")


def found(*rows: dict[str, Any]) -> dict[str, Centre]:
    """The centres of some organisations, which are called 0, 1 and so on."""
    columns = {"name": "", "type": "hub", "country": "", "region": "", "city": "", "lat": BLANK, "lon": BLANK}
    return centres(pd.DataFrame([columns | {"id": str(number)} | row for number, row in enumerate(rows)]))


class TestTheFile:
    def test_every_country_and_every_prefecture_has_a_point(self) -> None:
        assert list(known("centres")["countries"]) == sorted(countries())
        assert list(known("centres")["prefectures"]) == list(known("prefectures"))

    def test_every_point_lies_in_its_country_as_the_check_of_coordinates_sees_it(self) -> None:
        listed = known("centres")
        points = [(code, at) for code, at in listed["countries"].items()]
        points += [("JP", at) for at in listed["prefectures"].values()]
        points += [(code, at) for code, cities in listed["cities"].items() for at in cities.values()]
        assert [(code, at) for code, at in points if doubt(at[0], at[1], code)[0]] == []

    @pytest.mark.parametrize(
        ("code", "lat", "lon"),
        # as encyclopaedias give the middle of each; of the United States the 48, of Japan Honshu
        [
            ("DE", 51, 10),
            ("FR", 46.5, 2.5),
            ("US", 39.8, -98.6),
            ("JP", 36.5, 138),
            ("AU", -25, 134),
            ("NZ", -43.7, 170.5),
            ("FJ", -17.8, 178),
        ],
    )
    def test_the_middle_of_a_country_is_where_one_expects_it(self, code: str, lat: float, lon: float) -> None:
        assert known("centres")["countries"][code] == pytest.approx([lat, lon], abs=1.2)

    @pytest.mark.parametrize(
        ("country", "name", "lat", "lon"),
        [
            ("JP", "横浜市", 35.44, 139.64),
            ("JP", "Sapporo", 43.06, 141.35),
            ("FR", "Lyon", 45.76, 4.84),
            ("US", "New York", 40.71, -74.01),
            ("DE", "Cologne", 50.94, 6.96),
            ("TH", "バンコク", 13.76, 100.5),
        ],
    )
    def test_large_cities_are_found_by_their_names(
        self, country: str, name: str, lat: float, lon: float
    ) -> None:
        (centre,) = found({"country": country, "city": name}).values()
        assert centre.of == "city"
        assert centre[:2] == pytest.approx((lat, lon), abs=0.1)

    def test_the_file_is_small_and_names_its_sources_and_licences(self) -> None:
        assert FILE.stat().st_size < 150_000
        told = json.dumps(json.loads(FILE.read_text(encoding="utf-8"))["source"])
        assert all(
            word in told for word in ("Natural Earth", "public domain", "GeoNames", "CC BY 4.0", "MIT")
        )


class TestCentres:
    def test_whoever_has_coordinates_is_left_where_they_are(self) -> None:
        assert found({"country": "JP", "lat": 35.0, "lon": 139.0}) == {}

    def test_nothing_is_made_up_about_somebody_of_whom_nothing_is_known(self) -> None:
        assert found({}, {"country": "Atlantis", "city": "Nowhere"}) == {}

    def test_a_country_may_be_a_code_or_a_name(self) -> None:
        one, other, third = found({"country": "NP"}, {"country": "Nepal"}, {"country": "ネパール"}).values()
        assert one == other == third
        assert one.of == "country"

    def test_the_mean_of_others_of_the_city_comes_before_the_gazetteer(self) -> None:
        here = {"country": "GB", "city": "Oxford"}
        centre = found(here | {"lat": 51.7, "lon": -1.2}, here | {"lat": 51.8, "lon": -1.4}, here)["2"]
        assert (centre.of, round(centre.lat, 4), round(centre.lon, 4)) == ("town", 51.75, -1.3)

    def test_a_city_of_the_same_name_in_another_country_is_another_one(self) -> None:
        cambridge = {"city": "Cambridge", "lat": 42.4, "lon": -71.1, "country": "US"}
        assert found(cambridge, {"city": "Cambridge", "country": "GB"})["1"].of == "country"

    def test_the_mean_is_taken_across_180_degrees(self) -> None:
        here = {"country": "FJ", "city": "Taveuni"}
        centre = found(here | {"lat": -17, "lon": 179.0}, here | {"lat": -17, "lon": -179.5}, here)["2"]
        # 179 and 180.5 east: 179.75
        assert centre[:2] == pytest.approx((-17, 179.75))

    def test_a_prefecture_is_narrower_than_its_country(self) -> None:
        (centre,) = found({"country": "JP", "region": "神奈川県", "city": "どこか"}).values()
        assert centre.of == "prefecture"
        assert centre[:2] == pytest.approx((35.4, 139.35), abs=0.15)
        assert prefecture_key("神奈川県") == "Kanagawa"

    def test_a_city_of_the_same_name_in_another_prefecture_is_another_one(self) -> None:
        # as 府中市 in Tokyo and in Hiroshima: the list has the larger one only
        tokyo, hiroshima = found(
            {"country": "JP", "region": "Kanagawa", "city": "横浜市"},
            {"country": "JP", "region": "Hiroshima", "city": "横浜市"},
        ).values()
        assert (tokyo.of, hiroshima.of) == ("city", "prefecture")

    def test_an_organisation_that_is_a_city_or_a_prefecture_is_one_itself(self) -> None:
        city, prefecture = found(
            {"country": "JP", "name": "Osaka City", "type": "city"},
            {"country": "JP", "name": "Nagano Prefecture", "type": "prefecture"},
        ).values()
        assert (city.of, prefecture.of) == ("city", "prefecture")
        assert city[:2] == pytest.approx((34.7, 135.5), abs=0.1)

    def test_a_city_without_a_country_is_found_where_one_has_its_name_only(self) -> None:
        # Valencia is in Spain and in Venezuela
        centre, *others = found({"city": "Sapporo"}, {"city": "Valencia"}).values()
        assert (centre.of, others) == ("city", [])
