"""Headings of lists in several rows, on several pages, and rows that are none of the list."""

from __future__ import annotations

import io

import openpyxl
import pytest

from graph.exchange import import_files
from tests.exchange.lists import OURS, Rows, both, losses, names, ties, xlsx
from tests.exchange.test_messy_lists import columns


def merged(rows: Rows, *ranges: str) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(row)
    for each in ranges:
        sheet.merge_cells(each)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


SPANNED: tuple[Rows, Rows] = (
    [
        ["Country", "Partner", "Agreement", None, None, "Contact", None],
        [None, None, "Type", "Signed", "Valid until", "Office", "E-mail"],
        ["Japan", "Port Lab", "MoU", "2019-05-01", "2024-04-30", "GRO", "gro@port.example"],
        ["Japan", "Sea Lab", "MoU", "2020-05-01", None, "GRO", "gro@sea.example"],
    ],
    [
        ["国", "協定先", "協定", None, None, "担当", None],
        [None, None, "種類", "締結日", "終期", "部署", "内線"],
        ["日本", "Port Lab", "覚書", "2019-05-01", "2024-04-30", "国際課", "1"],
        ["日本", "Sea Lab", "覚書", "2020-05-01", None, "国際課", "2"],
    ],
)


@pytest.mark.parametrize("rows", SPANNED)
@pytest.mark.parametrize("down", [False, True])
def test_headings_below_a_merged_one_are_headings(rows: Rows, down: bool) -> None:
    ranges = ["C1:E1", "F1:G1", *(("A1:A2", "B1:B2") if down else ())]
    found = import_files({"x.xlsx": merged(rows, *ranges)}, wishes=OURS)
    assert ties(found) == [("our-hub", "port-lab", "2019-05-01"), ("our-hub", "sea-lab", "2020-05-01")]
    assert [row.get("expires", "") for row in found.edges] == ["2024-04-30", ""]
    assert names(found) == ["Our Hub", "Port Lab", "Sea Lab"]
    assert losses(found) == {}


def test_a_beginning_and_an_end_below_one_heading_are_told_apart() -> None:
    rows: Rows = [
        ["番号", "協定先", None, "締結日", "有効期間", None],
        [None, "名称", "所在地", None, "始期", "終期"],
        [1, "Port Lab", "千葉市", "2010-03-01", "2010-04-01", "2025-03-31"],
    ]
    found = both(rows, OURS)
    assert [(row["signed"], row["effective"], row["expires"]) for row in found.edges] == [
        ("2010-03-01", "2010-04-01", "2025-03-31")
    ]
    assert names(found) == ["Our Hub", "Port Lab"]


@pytest.mark.parametrize(
    "first", [["Kyoto University", "Japan", None, "to be renewed"], ["Port Lab", "Japan", None, None]]
)
def test_a_first_row_of_words_is_no_second_header(first: list[object]) -> None:
    rows: Rows = [["Partner", "Country", "Signed", None], first, ["Sea Lab", "Japan", "2019-05", None]]
    assert first[0] in names(both(rows, OURS))


@pytest.mark.parametrize("gap", [[], [[None, None, None]]])
@pytest.mark.parametrize("header", [["Partner", "Signed", "Remarks"], ["協定先", "締結日", "備考"]])
def test_headings_said_once_more_on_the_next_page_are_left_out_and_told(
    gap: Rows, header: list[object]
) -> None:
    pages: list[Rows] = [[*gap, header, [f"{name} Lab", "2019-05", None]] for name in "ABC"]
    found = both([row for page in pages for row in page][len(gap) :], OURS)
    assert names(found) == ["A Lab", "B Lab", "C Lab", "Our Hub"]
    assert losses(found) == {"came_headers": 2}
    assert not found.findings


def test_both_rows_of_a_header_may_be_said_once_more() -> None:
    head, rest = SPANNED[0][:2], SPANNED[0][2:]
    found = both([*head, rest[0], *head, rest[1]], OURS)
    assert names(found) == ["Our Hub", "Port Lab", "Sea Lab"]
    assert losses(found) == {"came_headers": 2}


@pytest.mark.parametrize("word", ["計", "合計", "Total", "小計"])
def test_a_word_for_sums_in_the_column_of_dates_is_no_date_gone_wrong(word: str) -> None:
    found = both([["Signed", "Partner", "Persons"], ["2019-05", "A Lab", 3], [word, None, 3]], OURS)
    assert losses(found) == {"came_sums": 1}
    assert not found.findings


def test_what_is_no_date_in_a_row_that_is_read_is_told_there_alone() -> None:
    found = both([["Partner", "Signed"], ["A Lab", "soon"], ["B Lab", "soon"], [None, "soon"]], OURS)
    assert [(each.row, each.rule.code) for each in found.findings] == [(2, "E301"), (3, "E301")]


def test_columns_of_a_page_are_what_the_joined_headings_say() -> None:
    assert columns(both(SPANNED[0], OURS)) == {
        "Country": "country", "Partner": "target", "Agreement Type": "relation", "Agreement Signed": "signed",
        "Agreement Valid until": "expires", "Contact Office": "", "Contact E-mail": "",
    }  # fmt: skip


LIST: Rows = [
    ["Partner", "Country", "Signed", "Status"],
    ["ETH Zurich", "Switzerland", "2020-04-01", "Active"],
]


@pytest.mark.parametrize(
    "aside",
    [
        [["This list holds all agreements of Our Hub"], ["Updated each quarter"], ["Do not change headings"]],
        [["International agreements of the City of Kobe"], ["Kept by the Division"], ["Do not change it"]],
        [["International agreements"], ["One sheet per region. Contact: office@hub.example"]],
        [["協定の一覧です"], ["毎月更新します"], ["見出しは変えないでください"]],
        [
            ["Column", "Meaning"],
            ["Partner", "Name of the institution"],
            ["Signed", "Day"],
            ["Status", "Active or not"],
        ],
        [["Date", "Change", "By"], ["2024-03-05", "Corrected Kyoto University", "Office"]],
        [["Country", "Number"], ["Switzerland", 1], ["Japan", 2], ["Total", 3]],
        [["Type", "Status"], ["MoU", "Active"], ["Exchange", "Expired"]],
        [["凡例"], ["○", "更新済み"], ["△", "協議中"]],
    ],
)
def test_a_sheet_beside_a_list_that_is_none_is_left_out_and_told(aside: Rows) -> None:
    for sheets in ({"Read me": aside, "List": LIST}, {"List": LIST, "Read me": aside}):
        found = import_files({"x.xlsx": xlsx(**sheets)}, wishes=OURS)
        assert names(found) == ["ETH Zurich", "Our Hub"]
        assert losses(found)["came_no_list"] == 1
        assert not any(each.grave for each in found.losses)


@pytest.mark.parametrize(
    "sister",
    [
        [["Partner", "Country"], ["Port Lab", "Japan"]],
        [["Partner", "Signed"], ["Port Lab", "2019"]],
        [["Institution", "Agreed on"], ["Port Lab", "2019-05"]],
    ],
)
def test_a_sheet_of_the_same_kind_is_read_though_it_says_less(sister: Rows) -> None:
    found = import_files({"x.xlsx": xlsx(A=LIST, B=sister)}, wishes=OURS)
    assert names(found) == ["ETH Zurich", "Our Hub", "Port Lab"]


def test_a_sheet_of_names_or_days_that_is_not_read_is_grave() -> None:
    other: Rows = [["Wer", "Sonst"], ["Kyoto University", "x"], ["Osaka University", "y"]]
    found = import_files({"x.xlsx": xlsx(A=LIST, B=other)}, wishes=OURS)
    assert [each.key for each in found.losses if each.grave] == ["came_no_table"]


def test_years_of_two_digits_are_read_as_the_dates_of_the_list_decide() -> None:
    rows: Rows = [
        ["Partner", "Signed", "Expires"],
        ["A Lab", "02/05/19", "01/05/24"],
        ["B Lab", "30/06/98", None],
    ]
    found = both(rows, OURS)
    assert [(row["signed"], row.get("expires", "")) for row in found.edges] == [
        ("2019-05-02", "2024-05-01"), ("1998-06-30", ""),
    ]  # fmt: skip
    assert losses(found) == {"came_short_years": 3, "came_ordered": 1}
    assert not found.findings
