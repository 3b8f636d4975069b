"""Degrees, terms and countries: numbers as people write them, and places where they cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graph
from graph.reading.places import doubt, near
from graph.reading.world import CODES, cells

if TYPE_CHECKING:
    from conftest import Put, Told  # type: ignore[import-not-found]


def at(lat: str, lon: str, country: str = "") -> str:
    first = f'a,Alpha,hub,"{lat}","{lon}",{country}'
    return f"id,name,type,lat,lon,country\n{first}\nb,Beta,city,,,\nc,Gamma,company,,,\n"


@pytest.mark.parametrize(
    ("lat", "hint"),
    [
        ("35,68", "write 35.68"),
        ("35.68N", "write 35.68"),
        ("N35.68", "write 35.68"),
        ("35.68°", "write 35.68"),
        ("35.68 S", "write -35.68"),
        ("北緯35.68", "write 35.68"),
        ("南緯35度30分", "write -35.5"),
        ("35°30'", "write 35.5"),
        ('35°41\'15""N', "write 35.6875"),
        ("35 41 15", "write 35.6875"),
        ("35度41分15秒", "write 35.6875"),
        ("NaN", "write decimal degrees, such as 35.687, or leave it blank"),
        ("inf", "write decimal degrees, such as 35.687, or leave it blank"),
        ("35.6.8", "write decimal degrees, such as 35.687, or leave it blank"),
        ("#N/A", "write decimal degrees, such as 35.687, or leave it blank"),
        ("91", "were latitude and longitude swapped?"),
        ("-90.1", "were latitude and longitude swapped?"),
        ("1e3", "write decimal degrees, such as 35.687"),
        ("1e999", "write decimal degrees, such as 35.687"),
        ("٣٥", "write decimal degrees, such as 35.687, or leave it blank"),
    ],
)
def test_a_latitude_is_a_number_of_degrees(told: Told, lat: str, hint: str) -> None:
    (found,) = told(nodes=at(lat, "139"))
    assert (found.rule.code, found.row, found.hint) == ("E401", 2, hint)


def test_a_decimal_comma_is_called_by_its_name(told: Told) -> None:
    (found,) = told(nodes=at("35,68", "139"))
    assert found.message == "'35,68' has a decimal comma"


def test_a_longitude_is_a_number_of_degrees(told: Told) -> None:
    (found,) = told(nodes=at("35", "180.5"))
    assert (found.rule.code, found.row) == ("E402", 2)
    assert told(nodes=at("35", "139°30'E"))[0].hint == "write 139.5"


@pytest.mark.parametrize("lat", ["３５．５", "−35.5", "＋35.5", "３５.５"])
def test_wide_digits_and_typographic_signs_are_read_with_a_note(put: Put, told: Told, lat: str) -> None:
    nodes = at(lat, "139")
    assert [each.rule.code for each in told(nodes=nodes)] == ["N404"]
    assert graph.read(put(nodes=nodes)).nodes["lat"].abs().iloc[0] == 35.5


@pytest.mark.parametrize(("lat", "lon", "column"), [("35.68", "", "lon"), ("", "139.76", "lat")])
def test_half_a_place_is_none(told: Told, lat: str, lon: str, column: str) -> None:
    (found,) = told(nodes=at(lat, lon))
    assert (found.rule.code, found.row, found.column) == ("W403", 2, column)


def test_whoever_has_no_place_among_others_who_have_one_is_noted(told: Told) -> None:
    rows = [
        "a,A,hub,,,,35.5,139",
        "b,B,hub,,,Kyoto,,",  # a city that only one country has
        "c,C,hub,,Kanagawa,,,",  # a prefecture
        "d,Osaka,city,,,,,",  # is a city itself
        "e,E,hub,FR,,,,",
        "f,F,hub,,,Nowhere,35,135",
        "g,G,hub,,,nowhere,,",  # where the one before is
        "h,Osaka,hub,,,,,",  # is called like a city, and is none
        "i,I,hub,,,Elsewhere,,",
    ]
    nodes = "\n".join(["id,name,type,country,region,city,lat,lon", *rows]) + "\n"
    found = [
        each
        for each in told(nodes=nodes, edges="source,target,signed\na,b,2016\n")
        if each.rule.code[0] == "N"
    ]
    assert [(each.rule.code, each.row, each.column) for each in found] == [
        ("N406", 9, "country"),
        ("N406", 10, "country"),
    ]
    most = (
        "id,name,type,country\na,A,hub,JP\nb,B,hub,\nc,C,hub,\n"  # most have none: nobody looks at that map
    )
    assert told(nodes=most, edges="source,target,signed\na,b,2016\n") == ()


HOW_LONG = (
    "write how long it lasts, such as 5, 5 years, 18 months or until 2027-03-31, or leave it blank for no end"
)


@pytest.mark.parametrize(
    ("term", "hint"),
    [
        ("2,5", "write 2.5 if that is the number of years"),
        ("three", HOW_LONG),
        ("nan", HOW_LONG),
        ("inf", HOW_LONG),
        ("1_0", HOW_LONG),
        ("0", "leave it blank for no end"),
        ("-1", "leave it blank for no end"),
        ("0.01", "leave it blank for no end"),
        ("1001", "leave it blank for no end"),
        ("2019", "is it the year of expiry?"),
        ("2019-09-18", "write a date of expiry into the column expires"),
        ("2019年9月", "write a date of expiry into the column expires"),
        ("1e999", "leave it blank for no end"),
    ],
)
def test_a_term_is_a_positive_number_of_years(told: Told, term: str, hint: str) -> None:
    (found,) = told(edges=f'source,target,signed,term_years\na,b,2016,"{term}"\n')
    assert (found.rule.code, found.row, found.hint) == ("E303", 2, hint)


@pytest.mark.parametrize(("term", "years"), [("٣", "3"), ("१०", "10"), ("５", "5"), ("۲.5", "2.5")])
def test_a_number_of_years_may_be_in_the_digits_of_any_script(told: Told, term: str, years: str) -> None:
    (found,) = told(edges=f"source,target,signed,term_years\na,b,2016,{term}\n")
    assert (found.rule.slug, f"was read as {years!r}" in str(found)) == ("number-spelling", True)


@pytest.mark.parametrize("term", ["5", "0.5", "1e1", "1000", ".5", "5."])
def test_a_number_of_years_is_a_term(told: Told, term: str) -> None:
    assert told(edges=f"source,target,signed,term_years\na,b,2016,{term}\n") == ()


# Capitals and far parts, from an atlas: latitude, longitude, country.
PLACES = [
    (35.68, 139.76, "JP"), (26.21, 127.68, "JP"), (24.34, 124.16, "JP"), (27.09, 142.19, "JP"), (43.06,
    141.35, "JP"),
    (38.9, -77.04, "US"), (21.31, -157.86, "US"), (61.22, -149.9, "US"), (71.29, -156.79, "US"), (51.88,
    -176.66, "US"),
    (18.47, -66.1, "US"), (13.44, 144.79, "US"), (48.85, 2.35, "FR"), (4.92, -52.31, "FR"), (-20.88, 55.45,
    "FR"),
    (-22.27, 166.44, "FR"), (-17.53, -149.57, "FR"), (14.6, -61.07, "MQ"), (-12.78, 45.23, "YT"), (51.51,
    -0.13, "GB"),
    (60.15, -1.15, "GB"), (-51.7, -57.85, "GB"), (36.14, -5.35, "GI"), (52.37, 4.9, "NL"), (12.11, -68.93,
    "NL"),
    (28.12, -15.43, "ES"), (37.74, -25.67, "PT"), (32.65, -16.91, "PT"), (55.75, 37.62, "RU"), (64.73,
    177.5, "RU"),
    (66.16, -169.81, "RU"), (54.71, 20.51, "RU"), (-18.14, 178.44, "FJ"), (-16.78, -179.98, "FJ"), (-43.95,
    -176.55, "NZ"),
    (-41.29, 174.78, "NZ"), (64.18, -51.72, "DK"), (78.22, 15.65, "NO"), (78.22, 15.65, "SJ"), (-27.15,
    -109.43, "CL"),
    (-0.74, -90.31, "EC"), (1.29, 103.85, "SG"), (22.28, 114.16, "HK"), (22.2, 113.55, "MO"), (25.03,
    121.56, "TW"),
    (43.74, 7.42, "MC"), (41.9, 12.45, "VA"), (43.94, 12.46, "SM"), (47.14, 9.52, "LI"), (35.9, 14.51, "MT"),
    (4.18, 73.51, "MV"), (-4.62, 55.45, "SC"), (-8.52, 179.2, "TV"), (1.33, 172.98, "KI"), (1.87, -157.43,
    "KI"),
    (32.29, -64.78, "BM"), (-15.93, -5.72, "SH"), (49.45, -2.54, "GG"), (18.07, -63.08, "MF"), (31.78,
    35.22, "IL"),
    (31.9, 35.2, "PS"), (42.66, 21.17, "RS"), (44.95, 34.1, "UA"), (27.15, -13.2, "MA"), (35.19, 33.36, "CY"),
    (-90.0, 0.0, "AQ"),
]  # fmt: skip


# With the code of the country that they belong to, as people write it.
OVERSEAS = [
    (-53.1, 73.51, "AU"), (-29.05, 167.96, "AU"), (62.01, -6.77, "DK"), (64.18, -51.72, "DK"),
    (-22.27, 166.44, "FR"), (-17.53, -149.57, "FR"), (46.78, -56.17, "FR"), (-49.35, 70.22, "FR"),
    (-13.28, -176.18, "FR"), (4.92, -52.31, "FR"), (14.6, -61.07, "FR"), (-20.88, 55.45, "FR"),
    (-12.78, 45.23, "FR"), (32.29, -64.78, "GB"), (18.22, -63.05, "GB"), (-51.7, -57.85, "GB"),
    (36.14, -5.35, "GB"), (-54.28, -36.51, "GB"), (-7.31, 72.42, "GB"), (19.29, -81.38, "GB"),
    (16.71, -62.21, "GB"), (-25.07, -130.1, "GB"), (-15.93, -5.72, "GB"), (18.43, -64.62, "GB"),
    (21.46, -71.14, "GB"), (49.19, -2.11, "GB"), (49.45, -2.54, "GB"), (-21.21, -159.78, "NZ"),
    (-19.06, -169.92, "NZ"), (-14.28, -170.7, "US"), (13.44, 144.79, "US"), (15.2, 145.75, "US"),
    (18.47, -66.11, "US"), (18.34, -64.93, "US"), (12.11, -68.93, "NL"), (12.52, -70.03, "NL"),
    (18.03, -63.05, "NL"), (78.22, 15.65, "NO"), (22.28, 114.16, "CN"), (25.03, 121.56, "CN"),
    (60.1, 19.94, "FI"), (42.66, 21.17, "RS"), (66.53, 66.61, "RU"), (67.47, 86.57, "RU"),
]  # fmt: skip


@pytest.mark.parametrize(("lat", "lon", "country"), [*PLACES, *OVERSEAS])
def test_a_place_in_a_country_or_its_parts_overseas_is_no_warning(
    lat: float, lon: float, country: str
) -> None:
    assert doubt(lat, lon, country) == ("", "")
    assert doubt(lat, lon) == ("", "")


@pytest.mark.parametrize(
    ("lat", "lon", "country", "hint"),
    [
        (42.28, 83.74, "US", "write lat 42.28 and lon -83.74"),  # Ann Arbor without its minus sign
        (-35.68, 139.76, "JP", "write lat 35.68 and lon 139.76"),
        (33.92, 18.42, "ZA", "write lat -33.92 and lon 18.42"),
        (2.35, 48.85, "FR", "write lat 48.85 and lon 2.35"),  # Paris, swapped
        (-0.12, 51.5, "GB", "write lat 51.5 and lon -0.12"),
        (37.57, 126.98, "JP", "check the coordinates and the country"),  # Seoul
        (48.21, 16.37, "DE", "check the coordinates and the country"),  # Vienna, 2.9 degrees from Bavaria
        (51.5, -0.12, "AU", "check the coordinates and the country"),
        (90.0, 180.0, "JP", "check the coordinates and the country"),
        (35.68, 139.76, "AD", "check the coordinates and the country"),
        (70.5, -127.5, "US", "check the coordinates and the country"),  # Cape Bathurst, Canada
        (-16.5, 10.0, "FJ", "check the coordinates and the country"),  # the Atlantic
        (71.5, -150.5, "RU", "write lat 71.5 and lon 150.5"),  # the Beaufort Sea
        # A slip is told of places up to one degree off the coast.
        (46.5, -141.5, "JP", "write lat 46.5 and lon 141.5"),
        (30.5, -143.5, "JP", "check the coordinates and the country"),
        (-7.5, 48.5, "FR", "swapped? write lat 48.5 and lon -7.5"),
        # What is swapped has to be a latitude.
        (10, -90, "AQ", "swapped? write lat -90 and lon 10"),
        (10, -89.5, "AQ", "swapped? write lat -89.5 and lon 10"),
        (10, -90.5, "AQ", "check the coordinates and the country"),
    ],
)
def test_a_place_outside_its_country_is_a_warning(lat: float, lon: float, country: str, hint: str) -> None:
    assert doubt(lat, lon, country)[1].endswith(hint)


def test_the_grid_goes_on_where_east_meets_west() -> None:
    # Chukotka ends at 180 degrees on the one parallel, and Fiji stands on both sides on the other.
    assert near(64.5, 179.5, 0) == {"RU"}
    assert near(64.5, -179.5, 0) == set()
    assert near(-16.8, 179.9, 0) == near(-16.8, -179.9, 0) == {"FJ"}
    assert near(-16.5, -120.0, 2) == near(71.5, -120.0, 0) - {"CA"} == set()


def test_a_place_at_zero_is_an_empty_cell_in_disguise() -> None:
    assert doubt(0, 0, "GH")[0] == doubt(0, 0)[0] == "0, 0 is in the Gulf of Guinea"


def test_without_a_country_only_a_mix_up_is_a_warning() -> None:
    assert doubt(-0.12, 51.5) == ("-0.12, 51.5 is in the open sea", "swapped? write lat 51.5 and lon -0.12")
    assert doubt(1, 1) == ("", "")  # open sea, and so is the other way round


def test_the_warning_stands_at_the_row_and_is_none_where_the_degrees_are_wrong_anyway(told: Told) -> None:
    assert [f"{each.rule.code} {each.row}" for each in told(nodes=at("35.68", "139.76", "FR"))] == ["W404 2"]
    assert [f"{each.rule.code} {each.row}" for each in told(nodes=at("139.76", "35.68", "JP"))] == ["E401 2"]
    assert told(nodes=at("35.68", "139.76", "JP")) == ()


def test_the_grid_has_a_cell_for_every_degree_and_a_code_for_every_byte() -> None:
    assert len(cells()) == 180 * 360
    assert max(cells()) < len(CODES)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_has_an_answer(lat: float, lon: float) -> None:
    assert near(lat, lon, 0) <= near(lat, lon, 1) <= near(lat, lon, 2)
    assert isinstance(doubt(lat, lon, "JP"), tuple)
