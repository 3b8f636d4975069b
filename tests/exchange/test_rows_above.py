"""Rows that take from those above them, words for what is not signed yet, and who the other party is."""

from __future__ import annotations

import pytest

from graph.exchange.lists.undecided import Undecided
from tests.exchange.lists import OURS, Rows, both, losses, names, ties
from tests.exchange.test_messy_lists import columns


@pytest.mark.parametrize(
    "text", ["1st renewal of the above", "Extension", "更新", "延長（上記）", "Verlängerung"]
)
def test_a_row_without_a_party_that_renews_belongs_to_the_party_above(text: str) -> None:
    rows: Rows = [
        ["Partner", "Kind", "Signed", "Period"], ["A Lab", "MoU", "2014-09", "5 years"],
        [None, text, "2019-09", "5 years"], [None, text, "2024-09", "5 years"],
        ["B Lab", "MoU", "2020", None],
    ]  # fmt: skip
    found = both(rows, OURS)
    assert ties(found) == [
        ("our-hub", "a-lab", "2014-09"), ("our-hub", "a-lab", "2019-09"), ("our-hub", "a-lab", "2024-09"),
        ("our-hub", "b-lab", "2020"),
    ]  # fmt: skip
    assert losses(found)["came_renewals"] == 2
    assert "came_partyless" not in losses(found)


@pytest.mark.parametrize("row", [[None, "Renewal pending", None, None], [None, "MoU", "2019", "5 years"]])
def test_a_row_without_a_party_and_a_date_or_a_word_for_renewal_is_told(row: list[object]) -> None:
    rows: Rows = [["Partner", "Kind", "Signed", "Period"], ["A Lab", "MoU", "2014", "5 years"], row]
    assert names(both(rows, OURS)) == ["A Lab", "Our Hub"]
    assert "came_renewals" not in losses(both(rows, OURS))


@pytest.mark.parametrize(
    ("heading", "days", "read"),
    [
        ("令和4年度", ("6月15日", "2月10日"), ("2022-06-15", "2023-02-10")),
        ("2022年度", ("6/15", "2/10"), ("2022-06-15", "2023-02-10")),
        ("2022", ("June 15", "10 Feb"), ("2022-06-15", "2022-02-10")),
        ("【2022年】", ("6月15日", "2月10日"), ("2022-06-15", "2022-02-10")),
    ],
)
def test_a_day_of_a_month_is_of_the_year_above(
    heading: str, days: tuple[str, str], read: tuple[str, str]
) -> None:
    rows: Rows = [
        ["連携先", "締結日", "期間"],
        [heading],
        ["A Lab", days[0], "5年"],
        ["B Lab", days[1], "5年"],
    ]
    found = both(rows, OURS)
    assert tuple(row["signed"] for row in found.edges) == read
    assert losses(found)["came_years_above"] == 2
    assert not found.findings


def test_a_day_without_a_year_above_is_told() -> None:
    found = both([["連携先", "締結日", "期間"], ["大学"], ["A Lab", "6月15日", "5年"]], OURS)
    assert [each.rule.code for each in found.findings] == ["E301"]


@pytest.mark.parametrize(
    "status", ["In process", "in progress", "Under preparation", "Awaiting approval", "TBC"]
)
def test_what_is_under_way_is_not_signed(status: str) -> None:
    rows: Rows = [["Partner", "Signed", "Status"], ["A Lab", "2019", "Active"], ["B Lab", None, status]]
    assert names(both(rows, OURS)) == ["A Lab", "Our Hub"]
    assert losses(both(rows, OURS))["came_unsigned"] == 1


@pytest.mark.parametrize(
    "other", ["UNM College / School", "Clinic", "Managed by (association)", "University unit"]
)
def test_a_heading_that_says_partner_is_the_party_whatever_stands_beside_it(other: str) -> None:
    rows: Rows = [["Partner Institution", other, "Signed"], ["A Lab", "School of Law", "2019-05"]]
    assert columns(both(rows, OURS))["Partner Institution"] == "target"
    assert names(both(rows, OURS)) == ["A Lab", "Our Hub"]


@pytest.mark.parametrize("heading", ["Sister City", "姉妹都市", "友好都市", "Partnerstadt", "자매도시"])
def test_a_sister_city_is_a_party_and_no_place(heading: str) -> None:
    rows: Rows = [
        [heading, "Country", "Year"],
        ["Sapporo", "Japan", "1959"],
        ["Ulsan", "South Korea", "1987"],
    ]
    assert names(both(rows, OURS)) == ["Our Hub", "Sapporo", "Ulsan"]


@pytest.mark.parametrize(
    "heading", ["Válido hasta", "Fecha de vencimiento", "Jusqu'au", "Scadenza", "Validade"]
)
def test_the_last_day_is_known_in_other_languages(heading: str) -> None:
    rows: Rows = [["Partner", "Signed", heading], ["A Lab", "30/09/2019", "30/09/2029"]]
    assert both(rows, OURS).edges[0]["expires"] == "2029-09-30"


@pytest.mark.parametrize(
    "row",
    [["합계", "9개교"], ["", "Summe: 10 Abkommen"], ["Total", "10 partner universities"], ["", "合计 8项"]],
)
def test_a_sum_of_anything_is_no_party(row: list[object]) -> None:
    rows: Rows = [["No.", "Partner", "Signed"], [1, "A Lab", "2019"], [*row, None]]
    assert names(both(rows, OURS)) == ["A Lab", "Our Hub"]


@pytest.mark.parametrize(
    "heads",
    [
        ("MoU signed on", "Exchange signed on"),
        ("包括協定の締結日", "学生交流の締結日"),
        ("MoU (date signed)", "RCA (date signed)"),
    ],
)
def test_each_column_of_days_of_signing_is_a_kind_of_agreement(heads: tuple[str, str]) -> None:
    rows: Rows = [
        ["Partner", "Country", *heads], ["A Lab", "Japan", "2014-05", "2016-05"],
        ["B Lab", "Japan", None, "2018-05"], ["C Lab", "Japan", None, None],
    ]  # fmt: skip
    found = both(rows, OURS)
    assert ties(found) == [
        ("our-hub", "a-lab", "2014-05"), ("our-hub", "a-lab", "2016-05"), ("our-hub", "b-lab", "2018-05"),
        ("our-hub", "c-lab", ""),
    ]  # fmt: skip
    assert len({row.get("relation", "") for row in found.edges}) == 3


@pytest.mark.parametrize("heads", [("First signed on", "Last signed on"), ("Signed", "Renewal signed on")])
def test_the_first_and_the_last_signing_are_no_kinds(heads: tuple[str, str]) -> None:
    rows: Rows = [["Partner", *heads], ["A Lab", "2014-05", "2016-05"]]
    try:
        assert len(both(rows, OURS).edges) == 1
    except Undecided as fault:
        assert fault.about == "signed"  # noqa: PT017


@pytest.mark.parametrize("heading", ["Partnerschaft seit", "Wann"])
def test_the_only_column_of_years_is_that_of_signing(heading: str) -> None:
    rows: Rows = [["Stadt", "Partnerstadt", heading], ["Ulm", "Cuzco", 2003], ["Karlsruhe", "Nancy", 1955]]
    assert [row["signed"] for row in both(rows).edges] == ["2003", "1955"]
    assert losses(both(rows)) == {"came_only_days": 1}


@pytest.mark.parametrize("heading", ["Founded", "設立年", "Established (institution)"])
def test_years_of_something_else_are_not_those_of_signing(heading: str) -> None:
    rows: Rows = [["Party A", "Party B", heading], ["A Lab", "B Lab", 1955]]
    assert "came_only_days" not in losses(both(rows))


@pytest.mark.parametrize("heading", ["结好日期", "Wann", "Since when"])
def test_the_only_column_of_days_is_that_of_signing(heading: str) -> None:
    rows: Rows = [
        ["Party A", "Party B", heading],
        ["A Lab", "B Lab", "1973-11-30"],
        ["C Lab", "D Lab", "1974-04-18"],
    ]
    assert [row["signed"] for row in both(rows).edges] == ["1973-11-30", "1974-04-18"]


def test_a_column_of_days_that_is_taken_by_its_cells_is_told() -> None:
    rows: Rows = [["Party A", "Party B", "Wann"], ["A Lab", "B Lab", "1973-11-30"]]
    assert losses(both(rows)) == {"came_only_days": 1}
    rows = [["Party A", "Party B", "Wann", "Wann sonst"], ["A Lab", "B Lab", "1973-11-30", "1974-01-01"]]
    assert "signed" not in both(rows).edges[0]
    rows = [["Party A", "Party B", "Last updated"], ["A Lab", "B Lab", "1973-11-30"]]
    assert "signed" not in both(rows).edges[0]


def test_a_municipality_beside_a_sister_city_is_the_other_party() -> None:
    rows: Rows = [["Municipality", "Sister City", "Affiliated"], ["Shizuoka City", "Omaha", "April 1, 1965"]]
    assert ties(both(rows)) == [("shizuoka-city", "omaha", "1965-04-01")]


@pytest.mark.parametrize(
    "headings", [("提携館", "提携年月"), ("提携港", "提携年月日"), ("姉妹校", "提携年度")]
)
def test_what_is_allied_is_a_party_and_its_day_that_of_signing(headings: tuple[str, str]) -> None:
    rows: Rows = [
        ["番号", headings[0], "都市", headings[1]],
        [1, "ルーヴル", "パリ", "2015-06"],
        [2, "大英", "ロンドン", "2016-11"],
    ]
    assert [(row["target"], row["signed"]) for row in both(rows, OURS).edges] == [
        ("ルーヴル", "2015-06"), ("大英", "2016-11"),
    ]  # fmt: skip


@pytest.mark.parametrize(("heading", "known"), [("Duration of validity", True), ("Wie lange", False)])
def test_the_only_column_of_lengths_is_that_of_terms(heading: str, known: bool) -> None:
    rows: Rows = [
        ["Partner", "Signed", heading],
        ["A Lab", "2018-09", "5 years"],
        ["B Lab", "2019-01", "3 years"],
    ]
    found = both(rows, OURS)
    assert [row["term_years"] for row in found.edges] == ["5", "3"]
    assert losses(found) == ({} if known else {"came_only_terms": 1})


def test_a_renewal_among_the_notes_is_read_and_told() -> None:
    rows: Rows = [
        ["협약기관", "체결일", "협약기간", "비고"],
        ["가", "2018-03", "3년", "자동연장"],
        ["나", "2019-07", "5년", "교육"],
    ]
    found = both(rows, OURS)
    said = [(row.get("auto_renews", ""), row["notes"]) for row in found.edges]
    assert said == [("yes", "자동연장"), ("", "교육")]
    assert losses(found) == {"came_noted": 1}


def test_words_above_numbers_are_headings_below_a_merged_one() -> None:
    rows: Rows = [
        ["番号", "機関名", "協定期間", None, "学生交流"], [None, None, "始期", "終期", "受入人数"],
        [1, "国立台湾大学", "2018-04-01", "2028-03-31", 3], [2, "マラヤ大学", "2019-07-12", "2024-07-11", 2],
    ]  # fmt: skip
    assert [(row["signed"], row["expires"]) for row in both(rows, OURS).edges] == [
        ("2018-04-01", "2028-03-31"), ("2019-07-12", "2024-07-11"),
    ]  # fmt: skip
