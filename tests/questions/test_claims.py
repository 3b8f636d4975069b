"""The audit: counts that sources print, against ours."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import graph
from graph.errors import DataError, FileError
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.agreements.claims import audit, audit_captions
from graph.reading.claims import COLUMNS, read_claims
from graph.vocabulary import STRUCTURAL


@pytest.fixture
def hub() -> Ecosystem:
    """A Japanese hub with four partners.

    city JP 2016-05-18 and again 2019 (a renewal), uni US 2017, pref JP 2018 (the whole year), lab JP undated;
    uni and lab have an agreement with each other.
    """
    nodes = {
        "id": ["hub", "city", "uni", "pref", "lab"],
        "name": ["Hub", "City", "Uni", "Pref", "Lab"],
        "type": ["hub", "city", "university", "prefecture", "institute"],
        "country": ["JP", "JP", "US", "JP", "JP"],
    }
    ties = [
        ("hub", "city", "2016-05-18", "m1", "", "mou"),
        ("city", "hub", "2019-03-01", "m2", "renewal", "mou"),
        ("uni", "hub", "2017-02", "m3", "", "partnership"),
        ("hub", "pref", "2018", "m4", "", "mou"),
        ("lab", "hub", "", "m5", "", "mou"),
        ("lab", "uni", "2016", "m6", "", "mou"),
    ]
    names = ("source", "target", "signed", "agreement", "kind", "relation")
    return make(nodes, {name: [tie[place] for tie in ties] for place, name in enumerate(names)})


def claim(
    date: str, number: str, counted: str = "partners", scope: str = "", organisation: str = "hub"
) -> dict[str, str]:
    values = (organisation, date, counted, number, scope, "https://example.org", "")
    return dict(zip(COLUMNS, values, strict=True))


def told(eco: Ecosystem, *claims: dict[str, str]) -> list[tuple[str, int, int, int]]:
    table = audit(eco, claims)
    columns = (table[name] for name in ("verdict", "ours", "difference", "open"))
    return [(str(a), int(b), int(c), int(d)) for a, b, c, d in zip(*columns, strict=True)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # by the end of 2017: city and uni; open: the undated lab
        (("2017", "2"), ("agrees", 2, 0, 1)),
        (("2017", "1"), ("more", 2, 1, 1)),
        (("2017", "3"), ("perhaps", 2, -1, 1)),
        (("2017", "4"), ("fewer", 2, -2, 1)),
        # in June 2018 the prefecture may have signed as well
        (("2018-06-30", "4"), ("perhaps", 2, -2, 2)),
        # agreements by the end of 2019: m1, m2, m3, m4; open: m5
        (("2019", "4", "agreements"), ("agrees", 4, 0, 1)),
        (("2019", "1", "renewals"), ("agrees", 1, 0, 0)),
        (("2019", "1", "partners", "overseas"), ("agrees", 1, 0, 0)),
        (("2019", "2", "partners", "domestic"), ("agrees", 2, 0, 1)),
        (("2019", "2", "partners", "municipality"), ("agrees", 2, 0, 0)),
        (("2019", "1", "partners", "municipality city"), ("agrees", 1, 0, 0)),
        (("2019", "1", "partners", "US"), ("agrees", 1, 0, 0)),
        (("2019", "1", "partners", "partnership"), ("agrees", 1, 0, 0)),
        (("2019", "2", "agreements", "with:city"), ("agrees", 2, 0, 0)),
        (("2019", "2", "agreements", "with:ＣＩＴＹ"), ("agrees", 2, 0, 0)),
        # more than two is three; about four is three to five
        (("2019", ">2"), ("agrees", 3, 0, 1)),
        (("2019", ">3"), ("perhaps", 3, -1, 1)),
        (("2019", "~4"), ("agrees", 3, 0, 1)),
        # hub and lab together: city, uni, pref; their own agreement does not count
        (("2019", "3", "partners", "", "hub; lab"), ("agrees", 3, 0, 0)),
        # seen from the United States the hub is overseas
        (("2017", "1", "partners", "overseas hub", "uni"), ("agrees", 1, 0, 0)),
    ],
)  # fmt: skip
def test_a_claim_is_counted_on_its_day(
    hub: Ecosystem, asked: tuple[str, ...], expected: tuple[str, int, int, int]
) -> None:
    assert told(hub, claim(*asked)) == [expected]


def test_the_possible_reading_of_dates_can_be_asked_for(hub: Ecosystem) -> None:
    assert audit(View(hub, basis="possible"), [claim("2018-06-30", "3")])["verdict"].tolist() == ["agrees"]


def test_a_gap_is_dated_by_the_last_claim_that_agrees_and_narrowed_by_its_scopes(hub: Ecosystem) -> None:
    table = audit(
        hub,
        [claim("2019", "5"), claim("2016", "1"), claim("2017", "2"), claim("2019", "1", scope="overseas")],
    )
    gap = table[table["verdict"] == "fewer"]
    assert gap[["date", "gap_after", "gap_not_in"]].values.tolist() == [["2019", "2017", "overseas"]]
    said = "Hub: partners missing on 2019: 2, not yet on 2017; none of them among: overseas"
    assert audit_captions(table)[1] == said


def test_claims_after_the_day_asked_about_are_left_out(hub: Ecosystem) -> None:
    table = audit(View(hub, as_of="2018"), [claim("2016", "1"), claim("2019", "3")])
    assert table["date"].tolist() == ["2016"]


def test_every_unknown_name_and_scope_is_told_at_once(hub: Ecosystem) -> None:
    with pytest.raises(DataError) as caught:
        audit(
            hub,
            [
                claim("2016", "1", organisation="hubb") | {"row": "2"},
                claim("2016", "1", scope="oversea") | {"row": "3"},
                claim("2016", "1", scope="with:nobody") | {"row": "4"},
            ],
        )
    assert [str(each).split(" ")[0] for each in caught.value.findings] == [
        "claims.csv:2:",
        "claims.csv:3:",
        "claims.csv:4:",
    ]
    assert "overseas" in str(caught.value)


def test_the_missing_partner_of_link_j_is_found(sample: Ecosystem, data: Path) -> None:
    # the release on Medicen: 16 partners, 8 overseas; 14 with Kanagawa on 18 September 2020
    table = audit(sample, read_claims(data))
    gap = table[(table["organisation"] == "link-j") & (table["verdict"] != "agrees")]
    assert gap[["date", "claimed", "ours", "difference", "gap_after", "gap_not_in"]].values.tolist() == [
        ["2021-02-05", "16", 15, -1, "2020-09-18", "overseas"]
    ]


def test_the_university_that_the_park_does_not_count_is_found(sample: Ecosystem, data: Path) -> None:
    # seven with the ministry of 9 November 2023; KBIOHealth is called the eighth on 19 January 2024, but
    # Yokohama National University signed on 1 December 2023
    table = audit(sample, read_claims(data))
    assert table.loc[table["verdict"] == "more", ["date", "claimed", "ours"]].values.tolist() == [
        ["2024-01-19", "8", 9]
    ]


def test_the_claims_of_the_sample_are_sorted_and_each_names_its_page(data: Path) -> None:
    claims = read_claims(data)
    assert [each["date"] for each in claims] == sorted(each["date"] for each in claims)
    assert all(each["source_url"].startswith("http") for each in claims)
    assert not {each["counted"] for each in claims} & STRUCTURAL
    content = (data / "claims.csv").read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_captions_count_the_verdicts(hub: Ecosystem, lang: str) -> None:
    said = audit_captions(audit(hub, [claim("2016", "1"), claim("2016", "9")]), lang=lang)
    assert len(said) == 2
    assert not any("audit_" in each for each in said)


def test_no_claims_give_an_empty_table(hub: Ecosystem) -> None:
    assert len(audit(hub, [])) == 0


def written(folder: Path, *rows: list[str]) -> Path:
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return folder


def test_claims_are_read_with_their_rows(tmp_path: Path) -> None:
    header = ["date", "organisation", "number", "counted"]
    found = read_claims(written(tmp_path, header, [], ["2016", " hub ", ">10", "partners"]))
    assert found == [
        {"organisation": "hub", "date": "2016", "counted": "partners", "number": ">10", "scope": "",
         "source_url": "", "note": "", "row": "3"}
    ]  # fmt: skip


def test_every_fault_of_the_file_is_told_at_once(tmp_path: Path) -> None:
    header = list(COLUMNS[:4])
    rows = [["hub", "soon", "partners", "1"], ["", "2016", "friends", "ten"], ["hub", "2016"]]
    with pytest.raises(DataError) as caught:
        read_claims(written(tmp_path, header, *rows))
    assert [str(each)[:13] for each in caught.value.findings] == [
        "claims.csv:2:", "claims.csv:3:", "claims.csv:3:", "claims.csv:3:", "claims.csv:4:",
    ]  # fmt: skip


def test_a_file_that_is_not_there_or_has_no_header_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no file"):
        read_claims(tmp_path)
    (tmp_path / "claims.csv").write_bytes(b"")
    with pytest.raises(DataError, match="'organisation' is missing"):
        read_claims(tmp_path)
    (tmp_path / "claims.csv").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(FileError, match="UTF-8"):
        read_claims(tmp_path)
    (tmp_path / "claims.csv").write_bytes(b'organisation,date,counted,number\n"a')
    with pytest.raises(DataError, match=r"claims\.csv"):
        read_claims(tmp_path)


def test_the_sample_with_its_claims_is_still_free_of_errors(data: Path) -> None:
    assert graph.check(data).count("error") == 0
