"""Lists as offices keep them: sums and headings between rows, terms in words, parties in a row of columns."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from graph.errors import FileError
from graph.exchange import import_files
from graph.exchange.lists.joining import Wishes
from graph.exchange.lists.mapping import OF_ORGANISATIONS, OF_TIES
from graph.exchange.lists.organisations import type_by_name
from graph.exchange.lists.telling import columns_table
from graph.exchange.lists.undecided import Undecided
from graph.words import word
from tests.exchange.lists import OURS, Rows, both, losses, names, ties, xlsx

if TYPE_CHECKING:
    from graph.exchange import Content


def columns(found: Content) -> dict[str, str]:
    return {each.heading: each.column for each in found.columns_read}


@pytest.mark.parametrize(
    "row",
    [
        ["Total", 2, None], [None, "Total: 2", None], [None, "計 2件", None], [None, "Subtotal: 2", None],
        ["合計", "2", None], ["計", "2件", None], ["Total", "2 partners", None],
        [None, "Total number of agreements: 2", None], ["소계", 2, None],
    ],
)  # fmt: skip
def test_sums_are_no_party_wherever_their_word_stands(row: list[object]) -> None:
    rows: Rows = [["No.", "Partner", "Signed"], [1, "A Lab", "2019"], row, [2, "B Lab", "2020"], row]
    found = both(rows, OURS)
    assert names(found) == ["A Lab", "B Lab", "Our Hub"]
    assert losses(found) == {"came_sums": 2}


def test_a_company_called_total_is_a_party_where_its_row_says_more() -> None:
    found = both([["Partner", "Country", "Signed"], ["Total", "FR", "2019-05"]], OURS)
    assert ties(found) == [("our-hub", "Total", "2019-05")]


@pytest.mark.parametrize(
    "text", ["Europe", "Southeast Asia", "France", "大学", "Universities", "2019年度", "【海外】"]
)
def test_a_heading_between_the_rows_is_no_party(text: str) -> None:
    rows: Rows = [["Partner", "Signed", "Remarks"], [text], ["A Lab", "2019", "x"]]
    found = both(rows, OURS)
    assert names(found) == ["A Lab", "Our Hub"]
    assert losses(found) == {"came_aside": 1}


def test_a_name_that_stands_alone_is_kept_and_told() -> None:
    found = both([["Partner", "Signed", "Remarks"], ["Port Lab"], ["A Lab", "2019", "x"]], OURS)
    assert ties(found) == [("our-hub", "port-lab", ""), ("our-hub", "a-lab", "2019")]
    assert losses(found) == {"came_alone": 1}


def test_a_text_merged_across_the_table_is_a_heading() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Partner", "Signed", "Remarks"], ["Friends of the port"], ["A Lab", "2019", "x"]):
        sheet.append(row)
    sheet.merge_cells("A2:C2")
    stream = io.BytesIO()
    book.save(stream)
    found = import_files({"x.xlsx": stream.getvalue()}, wishes=OURS)
    assert names(found) == ["A Lab", "Our Hub"]
    assert losses(found) == {"came_aside": 1}


@pytest.mark.parametrize("mark", ['"', "''", "”", "do."])
def test_a_mark_for_the_text_above_is_that_text_in_every_column(mark: str) -> None:
    rows: Rows = [["Partner", "Signed", "Topic"], ["A Lab", "2019", "Fish"], [mark, "2020", mark]]
    found = both(rows, OURS)
    assert ties(found) == [("our-hub", "a-lab", "2019"), ("our-hub", "a-lab", "2020")]
    assert [row["Topic"] for row in found.edges] == ["Fish", "Fish"]


@pytest.mark.parametrize("mark", ["–", "—", "...", "?"])
def test_marks_alone_say_nothing(mark: str) -> None:
    found = both([["Partner", "Signed", "Term"], ["A Lab", "2019", mark]], OURS)
    assert "term_years" not in found.edges[0]
    assert found.findings == ()


@pytest.mark.parametrize(
    ("text", "first", "last", "renews"),
    [
        ("2020/4/1~2023/3/31", "2020-04-01", "2023-03-31", ""),
        ("令和2年4月1日〜令和5年3月31日", "2020-04-01", "2023-03-31", ""),
        ("2020年4月1日から2023年3月31日まで（自動更新）", "2020-04-01", "2023-03-31", "yes"),
        ("1 April 2020 – 31 March 2023", "2020-04-01", "2023-03-31", ""),
        ("from 2020-04-01 to 2023-03-31", "2020-04-01", "2023-03-31", ""),
        ("01.04.2020 - 31.03.2023", "2020-04-01", "2023-03-31", ""),
        ("2020-2023", "2020", "2023", ""),
        ("2020.4.1～", "2020-04-01", "", ""),
    ],
)
def test_a_period_of_two_days_is_the_first_and_the_last_one(
    text: str, first: str, last: str, renews: str
) -> None:
    found = both([["Partner", "Signed", "Period"], ["A Lab", "2020-03", text]], OURS)
    (row,) = found.edges
    assert (row["signed"], row["effective"]) == ("2020-03", first)
    assert (row.get("expires", ""), row.get("auto_renews", "")) == (last, renews)
    assert found.findings == ()
    alone = both([["Partner", "Period"], ["A Lab", text]], OURS)
    assert alone.edges[0]["signed"] == first
    assert any("'Period'" in each for each in alone.remarks)


@pytest.mark.parametrize(
    ("heading", "text", "term", "renews"),
    [
        ("Durée", "5 ans", "5", ""), ("Durée", "illimitée", "", ""), ("Laufzeit", "unbefristet", "", ""),
        ("Laufzeit", "3 Jahre", "3", ""), ("기간", "5년", "5", ""), ("有效期", "长期", "", ""),
        ("Durée", "3 ans, tacite reconduction", "3", "yes"), ("有效期", "3年，自动续签", "3", "yes"),
        ("Valid for", "5 years", "5", ""),
    ],
)  # fmt: skip
def test_terms_are_read_in_the_languages_of_the_headings(
    heading: str, text: str, term: str, renews: str
) -> None:
    found = both([["Partner", "Signed", heading], ["A Lab", "2019", text]], OURS)
    (row,) = found.edges
    assert (row.get("term_years", ""), row.get("auto_renews", "")) == (term, renews)
    assert found.findings == ()


@pytest.mark.parametrize(
    ("heading", "text", "value"),
    [
        ("Tacite reconduction", "oui", "yes"), ("Verlängerung", "nein", "no"), ("更新の有無", "有", "yes"),
        ("Auto-extension", "Yes", "yes"), ("Renewal", "manual", "no"), ("更新", "自動", "yes"),
        ("자동갱신", "예", "yes"), ("Renewable?", "Y", "yes"),
    ],
)  # fmt: skip
def test_whether_it_renews_itself_is_found_under_many_headings(heading: str, text: str, value: str) -> None:
    found = both([["Partner", "Signed", "Term", heading], ["A Lab", "2019", "5", text]], OURS)
    assert found.edges[0]["auto_renews"] == value


THREE = [("丘大学", "川市"), ("丘大学", "谷銀行"), ("川市", "谷銀行")]


@pytest.mark.parametrize(
    "head",
    [["甲", "乙", "丙"], ["Party A", "Party B", "Party C"], ["Partner 1", "Partner 2", "Partner 3"],
     ["機関①", "機関②", "機関③"], ["Organisation I", "Organisation II", "Organisation III"]],
)  # fmt: skip
def test_three_parties_in_a_row_are_every_pair_of_one_agreement(head: list[object]) -> None:
    rows: Rows = [[*head, "Signed"], ["丘大学", "川市", "谷銀行", "2020"], ["丘大学", "川市", None, "2021"]]
    found = both(rows)
    assert ties(found) == [*[(*pair, "2020") for pair in THREE], ("丘大学", "川市", "2021")]
    assert [row.get("agreement", "") for row in found.edges] == ["丘大学-川市-谷銀行-2020"] * 3 + [""]


def test_a_column_of_parties_is_every_pair_and_two_sides_are_the_pairs_across() -> None:
    found = both([["Parties", "Signed"], ["丘大学; 川市; 谷銀行", "2020"]])
    assert ties(found) == [(*pair, "2020") for pair in THREE]
    found = both([["甲", "乙", "Signed"], ["丘大学; 川市", "谷銀行", "2020"]])
    assert ties(found) == [("丘大学", "谷銀行", "2020"), ("川市", "谷銀行", "2020")]


def test_partners_in_several_columns_are_tied_to_the_owner_of_the_list_and_not_to_each_other() -> None:
    found = both([["Partner 1", "Partner 2", "Signed"], ["A Lab", "B Lab", "2020"]], OURS)
    assert ties(found) == [("our-hub", "a-lab", "2020"), ("our-hub", "b-lab", "2020")]


@pytest.mark.parametrize(
    "head",
    [("協定校名", "Institution (English)"), ("機関名", "機関名（英語）"), ("大学名", "English name")],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_two_columns_with_a_name_in_two_languages_are_one_party(head: tuple[str, str], swapped: bool) -> None:
    table: Rows = [
        [*head, "Signed"],
        ["ソウル大学校", "Seoul University", "2018"],
        ["延世大学校", None, "2019"],
        ["港大学", "Port University", "2020"],
    ]
    found = both([[*(row[1::-1] if swapped else row[:2]), row[2]] for row in table], OURS)
    assert names(found) == ["Our Hub", "Port University", "Seoul University", "延世大学校"]
    assert {row["name"]: row.get("name_ja") for row in found.nodes}["Seoul University"] == "ソウル大学校"


@pytest.mark.parametrize(
    "heading",
    ["Partner faculty", "相手方学部", "Our department", "Partner contact", "Partner ID", "相手方所在地",
     "Name of signatory", "代表者名", "Representative", "Responsable", "Ansprechpartner", "담당부서"],
)  # fmt: skip
def test_a_part_of_a_party_and_its_people_are_no_party(heading: str) -> None:
    head: list[object] = [heading, "Partner university", "Signed"]
    rows: Rows = [head, ["Arts", "A College", "2019"], ["Law", "B College", "2020"]]
    found = both(rows, OURS)
    assert columns(found)[heading] == ""
    assert names(found) == ["A College", "B College", "Our Hub"]


@pytest.mark.parametrize(
    "heading",
    ["Renewal date", "Last updated", "Created on", "Date of last update", "更新日", "登録日", "Next review",
     "Date received"],
)  # fmt: skip
@pytest.mark.parametrize("signed", ["Execution date", "締結日"])
def test_other_days_of_a_list_are_not_the_day_of_signing(heading: str, signed: str) -> None:
    for head in ([heading, signed], [signed, heading]):
        days = ["2023-01-02", "2019-05-18"] if head[0] == heading else ["2019-05-18", "2023-01-02"]
        found = both([["Partner", *head], ["A Lab", *days]], OURS)
        assert found.edges[0]["signed"] == "2019-05-18"


def test_years_of_two_digits_behind_the_name_of_a_month_are_read_and_told() -> None:
    head: list[object] = ["Partner", "Signed", "Until"]
    rows: Rows = [head, ["A Lab", "18-Sep-20", "17-Sep-25"], ["B Lab", "Mar-99", "open-ended"]]
    found = both(rows, OURS)
    assert [row["signed"] for row in found.edges] == ["2020-09-18", "1999-03"]
    assert found.edges[0]["expires"] == "2025-09-17"
    assert losses(found)["came_short_years"] == 3


def test_the_mark_of_a_footnote_is_no_part_of_a_name() -> None:
    rows: Rows = [["Partner", "Signed"], ["A Lab*", "2019"], ["A Lab", "2020"], ["B Lab ※1", "2021"]]
    found = both(rows, OURS)
    assert names(found) == ["A Lab", "B Lab", "Our Hub"]
    assert losses(found) == {"came_marked": 2}


def test_a_party_of_what_is_not_signed_yet_is_left_out_with_its_row() -> None:
    head: list[object] = ["Partner", "Signed", "Status"]
    rows: Rows = [head, ["A Lab", "2019", "Active"], ["B Lab", None, "Under negotiation"]]
    found = both(rows, OURS)
    assert names(found) == ["A Lab", "Our Hub"]
    assert losses(found) == {"came_unsigned": 1}


def test_titles_are_no_relation_unless_each_is_one() -> None:
    head: list[object] = ["協定名", "甲", "乙", "締結日"]
    titles: Rows = [["災害時の応援協定", "丘大学", "川市", "2019"], ["連携協定", "丘大学", "谷銀行", "2020"]]
    found = both([head, *titles])
    assert [row.get("relation") for row in found.edges] == [None, None]
    assert [row["協定名"] for row in found.edges] == ["災害時の応援協定", "連携協定"]


def test_a_matrix_stands_below_its_title_and_above_its_sums_and_its_key() -> None:
    rows: Rows = [
        ["市と企業の協定"],
        ["", "海銀行", "山電力", "空商事", "計"],
        ["北市", "○", None, "○", 2],
        ["南町", None, "○", None, 1],
        ["計", 1, 1, 1, 3],
        ["○ = 締結済"],
    ]
    found = both(rows)
    assert ties(found) == [("北市", "海銀行", ""), ("北市", "空商事", ""), ("南町", "山電力", "")]
    assert len(found.nodes) == 5
    assert losses(found) == {"came_above": 1, "came_sums": 2, "came_aside": 1}


def test_each_sheet_that_is_not_read_is_named() -> None:
    book = openpyxl.Workbook()
    for title, rows in (("MOUs", [["Source", "Target", "Signed"], ["Hub", "A Lab", "2019"]]),
                        ("Legend", [["Colour", "Meaning"], ["Green", "in force"], ["Red", "over"]]),
                        ("Budget", [["Quarter", "Yen"], ["Q1", 3], ["Q2", 4]])):  # fmt: skip
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    found = import_files({"x.xlsx": stream.getvalue()})
    told = next(each for each in found.remarks if "no list of agreements" in each)
    assert told == "left out 2 sheets that are no list of agreements: x.xlsx [Legend], x.xlsx [Budget]"


@pytest.mark.parametrize(
    ("status", "count", "key"),
    [
        ("en cours de négociation", 0, "came_unsigned_dated"), ("in Verhandlung", 0, "came_unsigned_dated"),
        ("협의중", 0, "came_unsigned_dated"), ("洽谈中", 0, "came_unsigned_dated"), ("échue", 1, "came_over"),
        ("만료", 1, "came_over"), ("更新手続中", 1, ""), ("en cours de validité", 1, ""),
        ("amended", 1, "came_status"), ("not renewed", 1, "came_over"), ("en "
            "vigueur", 1, ""), ("締結済", 1, ""), ("blue", 1, "came_status"),
    ],
)  # fmt: skip
def test_a_status_is_understood_or_told(status: str, count: int, key: str) -> None:
    found = both([["Partner", "Signed", "Status"], ["A Lab", "2019", status]], OURS)
    assert len(found.edges) == count
    assert list(losses(found)) == ([key] if key else [])


def test_the_first_and_last_day_under_from_and_to_are_no_parties() -> None:
    rows: Rows = [["Name", "From", "To"], ["A Lab", "2019-04-01", "2024-03-31"], ["B Lab", "2020", "2025"]]
    found = both(rows, OURS)
    assert ties(found) == [("our-hub", "a-lab", "2019-04-01"), ("our-hub", "b-lab", "2020")]
    assert [row["expires"] for row in found.edges] == ["2024-03-31", "2025"]


def test_headings_in_two_languages_are_one_header_whatever_words_they_are() -> None:
    rows: Rows = [
        ["地域", "機関名", "締結日", "有効期限"],
        ["Region", "Institution", "Date of signing", "Valid until"],
        ["アジア", "港大学", "2018-04-01", "自動更新"],
    ]
    (row,) = both(rows, OURS).edges
    assert (row["target"], row["signed"], row["auto_renews"]) == ("港大学", "2018-04-01", "indefinite")


def test_a_column_of_names_is_the_partner_where_no_heading_says_so() -> None:
    rows: Rows = [
        ["No", "協定の名称", "協定締結市町村", "締結日"],
        [1, "応援協定", "北市\n南町", "2019"],
        [2, "水道協定", "空村", "2020"],
    ]
    partners = {"北市": "2019", "南町": "2019", "空村": "2020"}
    assert ties(both(rows, OURS)) == [("our-hub", partner, day) for partner, day in partners.items()]
    cities: Rows = [["姉妹都市名", "国名", "提携日"], ["パリ", "フランス", "1958-06-15"]]
    assert ties(both(cities, OURS)) == [("our-hub", "パリ", "1958-06-15")]


def test_two_columns_of_names_without_a_known_heading_are_refused() -> None:
    rows: Rows = [["Whom", "Where", "Signed"], ["A College", "Port University", "2019"]]
    with pytest.raises(FileError, match="none of them names an organisation"):
        both(rows, OURS)


def test_the_order_of_day_and_month_is_that_of_the_other_dates_of_the_list() -> None:
    head: list[object] = ["Partner", "Signed", "Expires"]
    rows: Rows = [head, ["A Lab", "05/20/2018", "06/01/2023"], ["B Lab", "02/02/2020", "10/01/2025"]]
    found = both(rows, OURS)
    assert [row["expires"] for row in found.edges] == ["2023-06-01", "2025-10-01"]
    assert losses(found) == {"came_ordered": 2}
    quarrel: Rows = [head, ["A Lab", "05/20/2018", "20/05/2023"]]
    head.append("Announced")
    for row in quarrel[1:]:
        row.append("06/01/2018")
    with pytest.raises(Undecided, match="'Announced' may begin with the day or the month"):
        both(quarrel, OURS)


@pytest.mark.parametrize(
    ("heading", "text", "column"),
    [("Stage gate", "2024-03-31", "expires"), ("Clause 7", "自動更新", "auto_renews")],
)  # fmt: skip
def test_a_column_that_may_tell_a_term_and_is_kept_is_told(heading: str, text: str, column: str) -> None:
    rows: Rows = [["Partner", "Signed", heading], ["A Lab", "2019", text]]
    found = both(rows, OURS)
    assert losses(found) == {f"came_unused_{column}": 1}
    assert any(f'--column {column}="{heading}"' in each for each in found.remarks)
    assert losses(both(rows, Wishes("Our Hub", {column: heading}))) == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [("有（自動更新）", "yes"), ("自動更新（1年）", "1"), ("Automatic", "yes")],
)
def test_what_a_column_about_renewal_says_is_read(text: str, value: str) -> None:
    found = both([["Partner", "Signed", "Term", "更新の有無"], ["A Lab", "2019", "5", text]], OURS)
    assert found.edges[0]["auto_renews"] == value
    assert found.findings == ()


def test_members_several_in_a_cell_are_parties_of_one_agreement() -> None:
    rows: Rows = [
        ["Consortium", "Members", "Formed", "Dissolved"],
        ["Blue", "Alpha Port|Beta Port|Gamma Port", "2015", None],
        ["Green", "Alpha Port|Delta Port", "2018", "2022-06-29"],
    ]
    found = both(rows)
    assert [each[:2] for each in ties(found)] == [
        ("alpha-port", "beta-port"), ("alpha-port", "gamma-port"), ("beta-port", "gamma-port"),
        ("alpha-port", "delta-port"),
    ]  # fmt: skip
    assert found.edges[3]["terminated"] == "2022-06-29"


def test_sister_cities_are_named_by_their_city_and_not_by_their_kind() -> None:
    head: list[object] = ["都市名", "国名", "提携年月日", "提携区分"]
    found = both(
        [head, ["ウルム市", "ドイツ", "2017", "姉妹都市"], ["済州市", "韓国", "1992", "友好都市"]], OURS
    )
    assert names(found) == ["Our Hub", "ウルム市", "済州市"]


def test_a_first_day_and_a_length_are_both_read() -> None:
    text = "令和2年8月3日から1年間(自動更新)"
    (row,) = both([["Partner", "Signed", "期間"], ["A Lab", "2020", text]], OURS).edges
    assert (row["effective"], row["term_years"], row["auto_renews"]) == ("2020-08-03", "1", "yes")


def test_columns_headed_by_years_are_told_and_not_taken_for_dates() -> None:
    rows: Rows = [
        ["Partner", "Country", "2018", "2019"],
        ["A Lab", "FI", "x", None],
        ["B Lab", "ES", "x", "x"],
    ]
    found = both(rows, OURS)
    assert ties(found) == [("our-hub", "a-lab", ""), ("our-hub", "b-lab", "")]
    assert losses(found) == {"came_years": 2}
    assert found.losses[0].grave
    assert losses(both([["Partner", "2018"], ["A Lab", "x"]], OURS)) == {}


@pytest.mark.parametrize(
    "headings",
    [("機関名（日本語）", "機関名（英語）"), ("名称", "英語名称"), ("Name (JA)", "Name (English)")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_two_names_side_by_side_are_one_organisation_in_two_languages(
    headings: tuple[str, str], turned: bool
) -> None:
    step = -1 if turned else 1
    rows: Rows = [
        [*headings[::step], kind, last]
        for *headings, kind, last in (
            (*headings, "種別", "締結日"),
            ("港大学", "Minato University", "大学", "2020/4/1"),
            ("北浜市", "Kitahama City", "市", "2021/5/1"),
        )
    ]
    expected = {
        ("Minato University", "港大学", "university"), ("Kitahama City", "北浜市", "city"),
    }  # fmt: skip
    for found in (both(rows, OURS), both([row[:3] for row in rows])):
        given = {(row["name"], row.get("name_ja"), row["type"]) for row in found.nodes}
        assert given - {("Our Hub", None, "unknown")} == expected


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_the_table_of_columns_says_what_each_of_ours_means(lang: str) -> None:
    told = {column: word(f"means_{column}", lang) for column in (*OF_TIES, *OF_ORGANISATIONS)}
    assert not [column for column, meaning in told.items() if meaning == f"means_{column}"]
    table = "".join(columns_table(both([["Institution", "Agreed on"], ["Port Lab", "2019-05"]], OURS), lang))
    assert {"en": "the partner (target)", "ja": "相手先（target）"}[lang] in table
    assert {"en": "date of signing (signed)", "ja": "締結日（signed）"}[lang] in table


def test_a_row_of_sums_has_no_status() -> None:
    rows: Rows = [["Partner", "Signed", "Status"], ["A Lab", "2019", "Active"], ["Total", None, 6]]
    assert losses(both(rows, OURS)) == {"came_sums": 1}
    rows = [["Partner", "Signed", "Status"], ["A Lab", "2019", "6"], ["B Lab", None, "draft"]]
    assert losses(both(rows, OURS)) == {"came_status": 1, "came_unsigned": 1}


@pytest.mark.parametrize("spanning", ["Convention", "Vertrag", "Agreement", "協定", "Accord"])
@pytest.mark.parametrize(
    ("ends", "lasts"), [("Échéance", "Durée"), ("Ende", "Laufzeit"), ("Date de fin", "Term")]
)
def test_the_last_day_is_read_below_a_word_for_agreements(spanning: str, ends: str, lasts: str) -> None:
    rows: Rows = [
        ["Partner", f"{spanning} Signature", f"{spanning} {ends}", f"{spanning} {lasts}"],
        ["Port Lab", "2018-04-01", "2023-03-31", None],
        ["Bay Lab", "2019-04-01", "2024-03-31", "5"],
    ]
    found = both(rows, OURS)
    assert [row.get("expires") for row in found.edges] == ["2023-03-31", "2024-03-31"]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Kündigung", "came_unused_terminated"),
        ("1st renewal", "came_unused_renewed"),
        ("Renewed on", "came_unused_renewed"),
        ("更新日", "came_unused_renewed"),
    ],
)
def test_days_of_ends_and_renewals_are_told_as_what_they_may_be(heading: str, key: str) -> None:
    rows: Rows = [["Partner", "Signed", heading], ["Port Lab", "2018-04-01", "2021-05-01"]]
    assert losses(both(rows, OURS)) == {key: 1}


@pytest.mark.parametrize(
    ("sheet", "people"), [("Abbreviations", 0), ("凡例", 0), ("Contacts", 0), ("Members", 2)]
)
def test_a_sheet_of_codes_or_people_holds_no_organisations(sheet: str, people: int) -> None:
    lists: dict[str, Rows] = {
        "MoUs": [["Partner", "Signed"], ["Port Lab", "2019"]],
        sheet: [["Code", "Name"], ["MoU", "Memorandum"], ["SEA", "Student exchange"]],
    }
    found = import_files({"x.xlsx": xlsx(**lists)}, wishes=OURS)
    assert len(found.nodes) == 2 + people


def test_a_sum_below_a_country_is_no_partner() -> None:
    rows: Rows = [["Country", "Partner", "Signed"]]
    for name in (
        "Subtotal",
        "Total",
        "Grand total",
        "Total Japan",
        "小計",
        "Sous-total : 1",
        "Zwischensumme",
    ):
        rows += [["Japan", f"Lab {name}", "2019-04-01"], ["Japan", name, None]]
    rows += [["France", "Total", "2020-01-01"]]
    found = both(rows, OURS)
    assert [row["target"] for row in found.edges if row["target"] == "total"] == ["total"]
    assert len(found.edges) == 8
    assert losses(found)["came_sums"] == 7


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Universidad de Chile", "university"), ("Politechnika Warszawska", "university"),
        ("Tecnológico de Monterrey", "university"), ("Oulun yliopisto", "university"),
        ("Musikhochschule Lübeck", "university"), ("Ospedale Maggiore", "hospital"),
        ("Ministère de la Santé", "government"), ("Ville de Lyon", "city"), ("Polytec GmbH", "company"),
        ("Stadtwerke Köln", ""), ("Universal Robots", ""),
    ],
)  # fmt: skip
def test_the_type_is_told_by_names_in_many_languages(name: str, kind: str) -> None:
    assert type_by_name(name) == kind
