from __future__ import annotations

import pandas as pd
import pytest

from graph.errors import UnknownName
from graph.hubreport import HubReport, hub_report
from graph.model import Ecosystem


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
    table = hub_report(chain, as_of="2018-06-30").tables["intervals"].set_index("name")
    assert list(table.loc["P"])[:3] == [2, 1, 2]  # rank, best, worst


def test_prefectures_are_known_by_either_name_and_the_others_are_white_space(findings: HubReport) -> None:
    assert findings.tables["prefectures"].values.tolist() == [["Kanagawa", 2, 2], ["Tokyo", 1, 1]]
    gaps = findings.tables["white_space"].set_index("gap")
    assert gaps.loc["prefectures_absent", "count"] == 45  # of 47
    assert gaps.loc["types_without", "which"] == "society"


def test_pairs_of_types_without_a_tie_are_counted(findings: HubReport) -> None:
    # Of the ten pairs of four types, four have a tie: hub with each, prefecture with university.
    gaps = findings.tables["white_space"].set_index("gap")
    assert gaps.loc["pairs_without", "count"] == 6
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


def test_a_claim_stands_beside_the_agreements_of_the_data(findings: HubReport) -> None:
    # By May 2016 the hub had signed with p and q, q with the hub alone.
    table = findings.tables["claims"]
    assert table["signed_by_then"].tolist() == ["The Hub 2; Q | *pipe* 1"]


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
    names = hub_report(chain, lang="ja").tables["reach"]["name"].tolist()
    assert names == ["中心", "甲県", "Q | *pipe*", "=R()"]
