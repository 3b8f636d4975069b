"""Lists as offices keep them: headings in any order, years of any spelling, rows that are none."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import FileError
from graph.exchange import import_files
from graph.exchange.lists.joining import Wishes
from tests.exchange.lists import OURS, Rows, both, csv, losses, names, ties, xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from graph.exchange import Content

YEARS = {
    # a fiscal year begins in April, whatever the calendar that names it
    "H31": 2019, "平成31": 2019, "令和元": 2019, "令和元年": 2019, "R2": 2020, "H20": 2008, "令和2年": 2020,
    "2008年": 2008, "2019": 2019, "平成31年度": 2019, "FY2021": 2021, "2019(令和元)年": 2019, "2019/20": 2019,
    "2010-11": 2010, "2019/2020": 2019,
}  # fmt: skip


@pytest.mark.parametrize("heading", ["締結年度", "年度", "Fiscal year of signing", "Signed (financial year)"])
def test_every_year_below_a_heading_of_fiscal_years_is_one(heading: str) -> None:
    rows: Rows = [["Partner", heading]]
    rows += [[f"Lab {year}", year] for year in YEARS]
    found = {row["target"]: row["signed"] for row in both(rows, OURS).edges}
    assert list(found.values()) == [f"{year}-04/{year + 1}-03" for year in YEARS.values()]


def test_days_and_months_below_a_heading_of_fiscal_years_stay_what_they_are() -> None:
    days = {"港大学": "2010-11", "北大学": "令和2年5月", "南大学": "2019-01-01"}
    rows: Rows = [["相手先", "締結年度"]]
    rows += [[name, day] for name, day in days.items()]
    assert [row["signed"] for row in both(rows, OURS).edges] == ["2010-11", "2020-05", "2019-01-01"]


def test_a_year_below_another_heading_is_one_of_the_calendar() -> None:
    rows: Rows = [["相手先", "締結年"], ["港大学", "R2"], ["北大学", "2008年"]]
    assert [row["signed"] for row in both(rows, OURS).edges] == ["2020", "2008"]


def terms(found: Content) -> list[tuple[str, str]]:
    return [(row.get("term_years", ""), row.get("auto_renews", "")) for row in found.edges]


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        ({"Signed": "2010-04-01", "Renewal period (years)": "2", "Term (years)": "5"}, ("5", "")),
        ({"Signed": "2010-04-01", "Auto-renewal period (years)": "2", "Term (years)": "5"}, ("5", "2")),
        ({"Signed": "2010-04-01", "Renewal term": "1 year", "Initial term": "5 years"}, ("5", "")),
        ({"Signed": "2010-04-01", "Length of each extension": "1 year", "Duration": "5 years"}, ("5", "")),
        ({"Signed": "2010-04-01", "Age (years)": "77", "Length of the agreement (years)": "5"}, ("5", "")),
        ({"締結日": "2010-04-01", "更新後の期間": "2年", "有効期間": "5年"}, ("5", "")),
        ({"締結日": "2010-04-01", "更新期間（年）": "2", "協定の期間（年）": "5"}, ("5", "")),
        ({"締結日": "2010-04-01", "自動更新期間（年）": "2", "有効期間（年）": "5"}, ("5", "2")),
        ({"締結日": "2010-04-01", "更新期間（年）": "2"}, ("", "")),
    ],
)
def test_how_long_a_renewal_lasts_is_not_how_long_the_agreement_does(
    columns: dict[str, str], wanted: tuple[str, str]
) -> None:
    for order in itertools.permutations(columns):
        rows: Rows = [["Partner", *order], ["Port Lab", *(columns[name] for name in order)]]
        assert terms(import_files({"x.csv": csv(rows)}, wishes=OURS)) == [wanted], order


def test_days_below_a_heading_of_extensions_tell_the_end() -> None:
    rows: Rows = [
        ["Partner", "Signed", "Extension period"],
        ["A Lab", "2010-04-01", "2020-01-01 - 2024-12-31"],
    ]
    assert [row["expires"] for row in both(rows, OURS).edges] == ["2024-12-31"]


@pytest.mark.parametrize(
    "heading",
    [
        "自動更新期間（年）",
        "自動更新（年）",
        "自動更新期間",
        "Automatic renewal period",
        "Auto-renewal (years)",
    ],
)
@pytest.mark.parametrize("cells", [("1", "1"), ("1", ""), ("1", "0"), ("1", "2")])
def test_below_a_heading_that_says_years_1_is_one_year(heading: str, cells: tuple[str, str]) -> None:
    rows: Rows = [["相手先", "締結日", "有効期間（年）", heading]]
    rows += [[f"Lab {at}", "2020/6/1", "5", cell] for at, cell in enumerate(cells)]
    wanted = [("5", {"0": "no"}.get(cell, cell)) for cell in cells]
    assert terms(both(rows, OURS)) == wanted


def test_months_of_a_renewal_are_no_years() -> None:
    # 12 months are a year, 6 are half of one
    rows: Rows = [["相手先", "締結日", "有効期間（年）", "自動更新期間（月）"]]
    rows += [["A Lab", "2020/6/1", "5", "12"], ["B Lab", "2020/6/1", "5", "6"]]
    assert terms(both(rows, OURS)) == [("5", "1"), ("5", "0.5")]


KOREAN: Rows = [["1", "釜山大学校", "Pusan National University", "2016-05-18"],
                ["2", "延世大学校", "Yonsei University", "2017-05-18"]]  # fmt: skip


@pytest.mark.parametrize(
    ("local", "other"),
    [
        ("大学名 和文", "大学名 英文"), ("大学名/日本語", "大学名/英語"),
        ("大学名（和文表記）", "大学名（英文表記）"),
        ("Name Japanese", "Name English"), ("University JA", "University EN"), ("日本語", "英語"),
        ("機関名・和", "機関名・英"), ("相手先 Japanese", "相手先 English"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("swapped", [False, True])
def test_a_language_beside_a_heading_of_names_is_no_other_heading(
    local: str, other: str, swapped: bool
) -> None:
    rows: Rows = [["番号", local, other, "締結日"], *KOREAN]
    if swapped:
        rows = [[one, three, two, four] for one, two, three, four in rows]
    found = both(rows, Wishes(ours="港湾大学"))
    assert ties(found) == [
        ("港湾大学", "pusan-national-university", "2016-05-18"),
        ("港湾大学", "yonsei-university", "2017-05-18"),
    ]
    assert [row.get("name_ja") for row in found.nodes] == [None, "釜山大学校", "延世大学校"]


def test_languages_below_a_merged_heading_of_names_are_headings() -> None:
    rows: Rows = [["番号", "大学名", None, "締結日"], [None, "和文", "英文", None], *KOREAN]
    found = both(rows, Wishes(ours="港湾大学"))
    assert names(found) == ["Pusan National University", "Yonsei University", "港湾大学"]
    assert [row["signed"] for row in found.edges] == ["2016-05-18", "2017-05-18"]


def test_numbers_of_rows_name_nobody() -> None:
    rows: Rows = [["番号", "色", "提出先"], ["1", "赤", "x"], ["2", "青", "y"]]
    with pytest.raises(FileError, match="none of them names an organisation"):
        import_files({"x.csv": csv(rows)}, wishes=OURS)


def test_each_sheet_counts_its_own_organisations() -> None:
    head: list[object] = ["番号", "名称", "種別"]
    one: Rows = [head, [1, "港大学", "大学"], [2, "北大学", "大学"]]
    two: Rows = [head, [1, "東大学", "大学"], [2, "北大学", "大学"]]
    assert names(import_files({"x.xlsx": xlsx(A=one, B=two)})) == ["北大学", "東大学", "港大学"]


def test_what_a_list_of_organisations_leaves_unused_is_told() -> None:
    rows: Rows = [["id", "name", "Stamped"], ["a", "Port Lab", "2019-05-01"], ["b", "Sea Lab", "2020-05-01"]]
    assert losses(both(rows, OURS)) == {"came_days_aside": 1, "came_ours_aside": 1}
    assert losses(both([row[:2] for row in rows], Wishes())) == {}


MARKS = (
    "以上", "（以上）", "以上、2件", "以下余白", "End of list", "--- END ---", "Ende", "Fin", "끝", "이상",
    "Stand: 01.05.2024", "Stand Mai 2024", "As of 1 May 2024", "2024年5月1日現在",
    "（令和6年5月1日現在）", "2024.5.1 기준",
    "Anzahl: 2", "Number of partners: 2", "Total: 2", "件数：2件", "총 2개 기관",
)  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
def test_what_stands_alone_below_a_list_is_no_partner(mark: str) -> None:
    head: Rows = [["Nr", "Partner", "Signed"], ["1", "A Lab", "2018-05-15"], ["2", "B Lab", ""]]
    ends: Rows = [[mark, "", ""], ["", mark, ""]]
    for last in ends:
        found = both([*head, last, ["", "合計", "2"]], OURS)
        assert names(found) == ["A Lab", "B Lab", "Our Hub"]
        assert sum(losses(found).values()) == 2, found.remarks
    assert names(both([row[1:] for row in [*head, ends[1]]], OURS)) == ["A Lab", "B Lab", "Our Hub"]
    organisations: Rows = [["Name", "Country"], ["A Lab", "FI"], [mark, ""]]
    assert names(both(organisations)) == ["A Lab"]


def test_a_korean_sum_of_organisations_is_no_partner() -> None:
    rows: Rows = [["기관명", "국가", "체결일"], ["서울대학교", "한국", "2018-01-01"], ["계", "1개 기관", ""]]
    assert names(both(rows, OURS)) == ["Our Hub", "서울대학교"]


@pytest.mark.parametrize("name", ["End", "以上", "Ende", "Anzahl: 2"])
def test_a_partner_with_a_day_or_within_the_list_stays(name: str) -> None:
    dated: Rows = [["Partner", "Signed"], ["A Lab", "2018"], [name, "2019-05-01"]]
    assert len(both(dated, OURS).edges) == 2
    within: Rows = [["Partner", "Signed"], [name, ""], ["A Lab", "2018"]]
    assert len(both(within, OURS).edges) == 2


TWINS: Rows = [["Trinity College", "Ireland", "2018-01-01"], ["trinity college", "USA", "2019-01-01"],
               ["Port Lab", "Ireland", "2020-01-01"]]  # fmt: skip


def countries(found: Content) -> list[tuple[str, str]]:
    where = {row["id"]: row.get("country", "") for row in found.nodes}
    return sorted((where[row["target"]], row["signed"]) for row in found.edges)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_one_name_in_two_countries_is_two_organisations(order: tuple[int, ...]) -> None:
    rows: Rows = [["Partner", "Country", "Signed"], *[TWINS[at] for at in order]]
    found = both(rows, OURS)
    assert countries(found) == [("IE", "2018-01-01"), ("IE", "2020-01-01"), ("US", "2019-01-01")]
    assert sorted(row["id"] for row in found.nodes) == [
        "our-hub", "port-lab", "trinity-college-ie", "trinity-college-us",
    ]  # fmt: skip
    assert losses(found) == {"came_namesakes": 1}


def brought(folder: Path, rows: Rows) -> list[tuple[str, str]]:
    """The partners of a folder and their days after a list has come into it."""
    file = folder / "list.csv"
    file.write_bytes(csv([["Partner", "Country", "Signed"], *rows]))
    run(command, ["import", str(file), "-o", str(folder / "data"), "--ours", "Our Hub", "--quiet"])
    edges = graph.read(folder / "data").edges
    return sorted(edges[["target", "signed"]].itertuples(index=False, name=None))


def test_a_later_list_finds_the_same_two_again(tmp_path: Path) -> None:
    both_of_them = [("trinity-college-ie", "2018-01-01"), ("trinity-college-us", "2019-01-01")]
    assert brought(tmp_path, TWINS[:2]) == both_of_them
    newer: Rows = [["Trinity College", "USA", "2024-05-01"], *TWINS[1::-1]]
    both_of_them.append(("trinity-college-us", "2024-05-01"))
    assert brought(tmp_path, newer) == both_of_them
    assert brought(tmp_path, newer[:1]) == both_of_them


def test_a_country_that_was_put_right_by_hand_makes_no_second_organisation(tmp_path: Path) -> None:
    assert brought(tmp_path, TWINS[2:]) == [("port-lab", "2020-01-01")]
    nodes = tmp_path / "data" / "nodes.csv"
    nodes.write_text(nodes.read_text(encoding="utf-8").replace(",IE", ",FI"), encoding="utf-8")
    assert brought(tmp_path, TWINS[2:]) == [("port-lab", "2020-01-01")]


def test_a_name_without_a_country_is_that_of_the_only_one_there_is() -> None:
    head: list[object] = ["相手先", "国", "締結日"]
    one: Rows = [head, ["東方大学", "", "2018"], ["東方大学", "中国", "2019"]]
    assert countries(both(one, OURS)) == [("CN", "2018"), ("CN", "2019")]
    two = both([*one, ["東方大学", "韓国", "2020"]], OURS)
    assert countries(two) == [("CN", "2019"), ("KR", "2020")]
    assert losses(two) == {"came_namesakes": 1, "came_ambiguous": 1}


def test_one_name_in_two_cities_is_one_organisation_and_told_with_its_rows() -> None:
    rows: Rows = [["Partner", "City", "Signed"], ["Trinity", "Dublin", "2018"], ["Trinity", "Cork", "2019"]]
    found = import_files({"x.csv": csv(rows)}, wishes=OURS)
    assert names(found) == ["Our Hub", "Trinity"]
    assert any("Trinity: Dublin (x.csv:2), Cork (x.csv:3)" in each for each in found.remarks)


def test_a_list_of_organisations_tells_namesakes_apart_as_well() -> None:
    rows: Rows = [["Name", "Country"], *[row[:2] for row in TWINS]]
    found = both(rows)
    assert sorted(row["id"] for row in found.nodes) == [
        "port-lab",
        "trinity-college-ie",
        "trinity-college-us",
    ]


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("Uni B (formerly Uni C)", "Uni C"), ("Uni B (formerly known as Uni C)", "Uni C"),
        ("Uni B, formerly Uni C", "Uni C"), ("Uni B [vormals: Uni C]", "Uni C"),
        ("港大学（旧：海大学）", "海大学"), ("港大学（旧海大学）", "海大学"),
        ("港大学 (旧称 海大学)", "海大学"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [False, True])
def test_a_former_name_is_a_name_of_the_same_organisation(now: str, before: str, first: bool) -> None:
    below: Rows = [[now, "2019"], [before, "2015"]]
    found = both([["Partner", "Signed"], *(below[::-1] if first else below)], OURS)
    (one,) = (row for row in found.nodes if row["id"] != "our-hub")
    assert now.startswith(one["name"])
    assert one["aliases"] == before
    assert sorted(row["signed"] for row in found.edges) == ["2015", "2019"]
    assert losses(found) == {"came_former": 1}
    listed = both([["Name", "Country"], [now, "FI"], [before, "FI"]])
    assert [(row["name"], row["aliases"]) for row in listed.nodes] == [(one["name"], before)]


def test_a_former_name_of_two_organisations_is_a_name_of_neither() -> None:
    cells = ("Uni B (formerly Uni A)", "Uni C (formerly Uni A)", "Uni A", "港大学（旧館）")
    rows: Rows = [["Partner", "Signed"]]
    rows += [[cell, "2019"] for cell in cells]
    assert names(both(rows, OURS)) == ["Our Hub", "Uni A", "Uni B", "Uni C", "港大学（旧館）"]


@pytest.mark.parametrize(
    ("year", "month", "day"), [("締結年", "締結月", "締結日"), ("Year signed", "Month signed", "Day signed")]
)
def test_parts_of_a_named_date_are_put_together(year: str, month: str, day: str) -> None:
    rows: Rows = [["相手先", month, year], ["港大学", "6", "2020"], ["北大学", "", "2021"]]
    rows.append(["南大学", "5", "令和2"])
    assert [row["signed"] for row in both(rows, OURS).edges] == ["2020-06", "2021", "2020-05"]
    whole: Rows = [["相手先", year, month, day], ["港大学", "2020年", "6月", "18日"]]
    assert [row["signed"] for row in both(whole, OURS).edges] == ["2020-06-18"]
    apart: Rows = [["相手先", year, month], ["港大学", "2020", "約6社"]]
    assert [row["signed"] for row in both(apart, OURS).edges] == ["2020"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Agreement No.", "Party", "Signed"], ["M1", "Uni A", "2015"], ["M2", "Uni B", "2016"]],
        [["協定番号", "当事者", "締結日"], ["M1", "港大学", "2015"], ["M2", "北大学", "2016"]],
        [["Agreement", "Parties", "Signed"], ["M1", "Uni A and City C", "2015"], ["M2", "Uni B", "2016"]],
    ],
)
def test_a_row_with_one_party_is_told_as_such(rows: Rows) -> None:
    found = both(rows)
    assert ties(found) == []
    assert losses(found) == {"came_one_party": 2}
