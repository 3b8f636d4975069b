from __future__ import annotations

import pandas as pd
import pytest

from graph.errors import UnknownName
from graph.model.ecosystem import Ecosystem, make
from graph.model.view import View
from graph.questions.hubs import HubReport, hub_report
from graph.questions.hubs.coverage import coverage_answer, white_space


def figures(found: HubReport) -> dict[str, int]:
    table = found.tables["summary"]
    return {str(name): int(value) for name, value in zip(table["figure"], table["value"], strict=True)}


def test_the_summary_counts_the_whole(findings: HubReport) -> None:
    # hub-p, hub-q, hub-r, p-q: four pairs of four organisations in JP and FI; x has none.
    # On the newest date, 2018-12-31, hub-p has lapsed (2014-04-01 and two years); r alone has one partner.
    found = figures(findings)
    assert found["listed"] == 5
    assert (found["nodes"], found["ties"], found["agreements"], found["countries"]) == (4, 4, 4, 2)
    assert (found["components"], found["largest"], found["single_partner"]) == (1, 4, 1)
    assert (found["lapsed"], found["due"], found["open_ended"], found["undated"]) == (1, 0, 2, 1)
    assert findings.about["day"] == "2018-12-31"


def test_without_a_wish_the_organisation_with_most_partners_is_taken_out(findings: HubReport) -> None:
    assert (findings.about["focal"], findings.about["focal_name"]) == ("hub", "The Hub")


def test_ranks_with_and_without_the_focal_organisation_stand_side_by_side(findings: HubReport) -> None:
    # Without the hub, p-q is left: both are first. r has no partner left, the hub is not there.
    table = findings.tables["focal"].set_index("name")
    assert table["partners_rank"].to_dict() == {"The Hub": 1, "P": 2, "Q | *pipe*": 2, "=R()": 4}
    without = table["partners_rank_without"]
    assert without[["P", "Q | *pipe*"]].tolist() == [1, 1]
    assert without[["The Hub", "=R()"]].isna().all()


def test_a_focal_organisation_is_found_by_any_of_its_names(chain: Ecosystem) -> None:
    assert hub_report(chain, focal="甲県").about["focal"] == "p"


def test_a_focal_organisation_that_is_not_there_is_refused(chain: Ecosystem) -> None:
    with pytest.raises(UnknownName):
        hub_report(chain, focal="nobody of this name")


def test_a_rank_is_as_wide_as_the_readings_of_the_dates(chain: Ecosystem) -> None:
    # On 2018-06-30 the tie p-q (2018) is possible, not certain. Certain: hub 2, p 1, q 1: p is second.
    # Possible: hub 2, p 2, q 2: all are first.
    table = hub_report(View(chain, as_of="2018-06-30")).tables["intervals"].set_index("name")
    assert list(table.loc["P"])[:3] == [2, 1, 2]  # rank, best, worst


def test_prefectures_are_known_by_either_name_and_the_others_are_white_space(findings: HubReport) -> None:
    assert findings.tables["prefectures"].values.tolist() == [["Kanagawa", 2, 2], ["Tokyo", 1, 1]]
    gaps = findings.tables["white_space"].set_index("gap")
    assert gaps.loc["prefectures_absent", "count"] == 45  # of 47
    assert gaps.loc["types_without", "which"] == "Society"


ELSEWHERE = {"country": ["US", "US"], "region": ["Ohio", "Osaka"]}  # a town of that name is no prefecture
NO_PREFECTURE = {
    "en": "does not apply: no region in the data is a prefecture of Japan",
    "ja": "対象外（データの地域に日本の都道府県がない）",
}
NO_COUNTRY = {
    "en": "does not apply: no organisation in the data has a country",
    "ja": "対象外（データの組織に国の記載がない）",
}
NO_PAIR = {
    "en": "does not apply: no organisation in the data has a tie",
    "ja": "対象外（つながりのある組織がない）",
}
TIED = {"source": ["b"], "target": ["a"], "signed": ["2016"]}


def gaps(columns: dict[str, list[str]], lang: str, ties: dict[str, list[str]]) -> dict[str, list[object]]:
    """Number and names of each gap of two organisations, None where the number is unknown."""
    eco = make({"id": ["b", "a"], "name": ["B", "A"], "type": ["hub", "city"]} | columns, ties)
    table = white_space(View(eco, lang=lang))
    rows = zip(table["gap"], table["count"], table["which"], strict=True)
    return {str(gap): [None if pd.isna(count) else count, which] for gap, count, which in rows}


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_white_space_says_where_it_does_not_apply(lang: str) -> None:
    found = gaps(ELSEWHERE, lang, TIED)
    assert found["prefectures_absent"] == found["prefectures_without"] == [None, NO_PREFECTURE[lang]]
    assert found["countries_without"] == [0, ""]
    found = gaps({}, lang, TIED)
    assert found["countries_without"] == [None, NO_COUNTRY[lang]]
    assert found["pairs_without"][0] == 0  # no type has two organisations
    assert gaps({}, lang, {})["pairs_without"] == [None, NO_PAIR[lang]]


@pytest.mark.parametrize("country", ["JP", "", "jp", "Japan"])
def test_prefectures_are_known_without_a_country_too(country: str) -> None:
    found = gaps({"country": [country, country], "region": ["Kanagawa", "Ohio"]}, "en", TIED)
    assert found["prefectures_absent"][0] == 46
    assert found["prefectures_without"] == [0, ""]


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_coverage_of_what_is_not_in_the_data_says_so(lang: str) -> None:
    eco = make({"id": ["b", "a"], "name": ["B", "A"], "type": ["hub", "city"]}, TIED)
    for place, told in (("prefecture", NO_PREFECTURE), ("country", NO_COUNTRY)):
        answer = coverage_answer(View(eco, lang=lang), place)
        assert answer.table.empty
        assert told[lang] in answer.notes


def test_pairs_of_types_without_a_tie_are_counted(findings: HubReport) -> None:
    # Of the six pairs of four types, of each of which there is one, four have a tie: hub with each, and
    # prefecture with university.
    gaps = findings.tables["white_space"].set_index("gap")
    assert gaps.loc["pairs_without", "count"] == 2
    square = findings.tables["type_pairs"].set_index("type")
    assert [square.loc["hub", "city"], square.loc["city", "hub"]] == [1, 1]
    assert square.loc["city", "university"] == 0


def test_open_questions_are_counted_with_their_ids(findings: HubReport) -> None:
    found = findings.tables["questions"].set_index("question")
    # no date: hub-r; not to the day: 2018 and 2016-05; no end: these two; no source: all but hub-q.
    assert found["count"].to_dict() == {
        "no_date": 1, "no_day": 2, "no_source": 3, "no_end": 2, "no_country": 1, "no_tie": 1,
    }  # fmt: skip
    assert found.loc["no_tie", "examples"] == "x"


def test_a_count_that_a_source_prints_is_judged(findings: HubReport) -> None:
    # By the end of 2016 the hub has p and q: 2 agrees. By the end of 2018 still; r is undated and may be
    # a third, which is not yet the fourth that the source prints.
    table = findings.tables["claims"]
    assert table[["date", "verdict", "claimed", "ours", "difference", "open"]].values.tolist() == [
        ["2016", "agrees", "2", 2, 0, 1],
        ["2018", "fewer", "4", 2, -2, 1],
    ]
    assert table["gap_after"].tolist() == ["", "2016"]
    figures_ = figures(findings)
    assert (figures_["claims"], figures_["claims_agrees"], figures_["claims_fewer"]) == (2, 1, 1)


def rows_behind(found: HubReport, table: str, column: str, place: int) -> list[list[object]]:
    """Number, partner and row of each row behind a number."""
    key = found.links[table][column][place]
    behind = found.tables["receipts"]
    return behind.loc[behind["receipt"] == key, ["number", "partner", "row"]].values.tolist()


def test_every_partner_count_leads_to_its_rows(findings: HubReport) -> None:
    # The hub has p (2014, row 5), q (2016, row 4) and r (undated, row 2).
    assert rows_behind(findings, "reach", "partners", 0) == [
        [1, "P", 5], [2, "Q | *pipe*", 4], [3, "=R()", 2],
    ]  # fmt: skip
    for key in ("reach", "brokerage", "core", "focal"):
        table = findings.tables[key]
        for place, count in enumerate(table["partners"]):
            numbers = [row[0] for row in rows_behind(findings, key, "partners", place)]
            assert numbers == list(range(1, count + 1))  # nobody signed twice


def test_every_claim_leads_to_its_rows(findings: HubReport) -> None:
    for place in (0, 1):  # p in row 5 and q in row 4; what is undated does not count
        assert rows_behind(findings, "claims", "ours", place) == [[1, "P", 5], [2, "Q | *pipe*", 4]]


def test_a_receipt_numbers_what_counts_once_and_leaves_out_what_does_not_count() -> None:
    # a signs with b in 2016 (row 2) and again in 2018 (row 4), with c in 2019 (row 3).
    eco = make(
        {"id": ["c", "b", "a"], "name": ["C", "B", "A"], "type": ["city", "city", "hub"]},
        {"source": ["a", "c", "b"], "target": ["b", "a", "a"], "signed": ["2016", "2019", "2018"]},
    )
    claim = {"organisation": "a", "date": "2018", "counted": "partners", "number": "1"}
    found = hub_report(View(eco, as_of="2018-12-31"), claims=[claim])
    for table, column in (("reach", "partners"), ("claims", "ours")):
        rows = rows_behind(found, table, column, 0)
        assert [["" if cell is pd.NA else cell for cell in row] for row in rows] == [
            [1, "B", 2],
            ["", "B", 4],
        ]


def test_a_period_without_a_change_is_left_out_of_growth(findings: HubReport) -> None:
    # 2015 and 2017 bring nothing; in 2016 an agreement ends and one begins.
    assert findings.tables["growth"]["period"].tolist() == ["2014", "2016", "2018"]
    assert findings.tables["growth"]["ended"].tolist() == [0, 1, 0]


def test_an_ecosystem_without_a_tie_has_a_report(nobody: Ecosystem) -> None:
    found = hub_report(nobody)
    assert figures(found)["nodes"] == 0
    assert found.about["focal"] == ""
    assert all(isinstance(table, pd.DataFrame) for table in found.tables.values())


def test_names_are_japanese_where_there_are_any(chain: Ecosystem) -> None:
    names = hub_report(View(chain, lang="ja")).tables["reach"]["name"].tolist()
    assert names == ["中心", "甲県", "Q | *pipe*", "=R()"]
