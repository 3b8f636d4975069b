"""A workbook has numbers as numbers, text as text, and never a formula."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from graph.documents.tables import render, workbook
from graph.errors import UsageError
from graph.model.answer import Answer, Told
from graph.words import heading

FRAME = pd.DataFrame(
    {
        "rank": [1, 2],
        "name": ["神戸市", "Oulu"],
        "type": ["city", "hub"],
        "degree": [1 / 3, math.nan],
        "is_open": [True, False],
        "signed": [pd.Timestamp("2016-05-18"), pd.NaT],
        "partners": pd.array([5, None], dtype="Int64"),
    }
)


def written(frame: pd.DataFrame, title: str = "", notes: Sequence[str] = (), **options: Any) -> bytes:
    data = render(Answer.one(title, frame, notes), "xlsx", **options)
    assert isinstance(data, bytes)
    return data


def opened(frame: pd.DataFrame, **options: Any) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(written(frame, **options)))


def sheet(frame: pd.DataFrame, **options: Any) -> Worksheet:
    found = opened(frame, **options).worksheets[0]
    assert isinstance(found, Worksheet)
    return found


def rows(frame: pd.DataFrame, **options: Any) -> list[list[object]]:
    return [list(each) for each in sheet(frame, **options).iter_rows(values_only=True)]


def only(value: object) -> object:
    """Give the one cell of a table as a spreadsheet sees it."""
    return rows(pd.DataFrame({"a": pd.Series([value], dtype=object)}))[1][0]


def test_a_workbook_by_hand() -> None:
    assert rows(FRAME) == [
        ["Rank", "Name", "Type", "Degree", "is_open", heading("signed"), "Partners"],
        [1, "神戸市", "City", 1 / 3, True, datetime(2016, 5, 18), 5],
        [2, "Oulu", "Hub", None, False, None, None],
    ]


def test_types_are_those_of_the_cells() -> None:
    types = [each.data_type for each in sheet(FRAME)[2]]
    assert types == ["n", "s", "s", "n", "b", "d", "n"]


def test_numbers_are_shown_rounded_and_dates_as_iso() -> None:
    formats = [each.number_format for each in sheet(FRAME)[2]]
    assert formats[0] == "0"
    assert formats[3] == "0.0000"
    assert formats[5] == "yyyy-mm-dd"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://evil.example","x")',
        "+1",
        "-1",
        "@SUM(A1)",
        "{=1+1}",
        "https://a.example",
        "mailto:a@b.example",
        "internal:Sheet1!A1",
        "5",
        "1e5",
        "TRUE",
        "2016-05-18",
        "_x0041_",
        " blank ",
    ],
)
def test_text_is_text_whatever_it_looks_like(text: str) -> None:
    frame = pd.DataFrame({text: [text], "n": [1]})
    found = sheet(frame)
    assert [(each.data_type, each.value) for each in (found["A1"], found["A2"])] == [("s", text)] * 2
    with zipfile.ZipFile(io.BytesIO(written(frame, title=text, notes=[text]))) as archive:
        sheets = {each: archive.read(each).decode() for each in archive.namelist() if "worksheets" in each}
    assert sorted(sheets) == ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]  # no links beside them
    assert not any("<f" in each or "hyperlink" in each for each in sheets.values())


def test_a_text_that_would_become_a_formula_stays_text_when_it_is_edited() -> None:
    cells = sheet(pd.DataFrame({"name": ["=1+1", "plain"]}))["A"]
    assert [each.quotePrefix for each in cells[1:]] == [True, False]


def test_control_characters_are_shown() -> None:
    assert only("a\x07b\x1b\u202e\ufffe") == r"a\x07b\x1b\u202e\ufffe"


def test_line_ends_stay() -> None:
    assert only("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x" * 32_767, "x" * 32_767),
        ("x" * 32_768, "x" * 32_766 + "…"),
        ("県" * 40_000, "県" * 32_766 + "…"),
        ("😀" * 16_383, "😀" * 16_383),  # two units of UTF-16 each: 32,766
        ("😀" * 16_384, "😀" * 16_383 + "…"),  # 32,766 and the mark
    ],
    ids=["most", "one more", "japanese", "wide", "one more wide"],
)
def test_a_cell_that_is_too_long_is_cut_and_the_reader_told(text: str, kept: str) -> None:
    book = opened(pd.DataFrame({"notes": [text, "x"]}))
    assert book.worksheets[0]["A2"].value == kept
    told = [str(each.value) for each in book.worksheets[1]["A"] if each.value]
    sentence = "cells cut at 32,767 characters, the most that a workbook holds: 1"
    assert told == ([] if text == kept else [sentence])


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (date(1899, 12, 31), "1899-12-31"),
        (date(1900, 1, 1), datetime(1900, 1, 1)),
        (datetime(2016, 5, 18, 9, 30), datetime(2016, 5, 18, 9, 30)),
        (math.inf, "inf"),
        (10**15 - 1, 10**15 - 1),
        (10**15, "1000000000000000"),
        (-(10**16), "-10000000000000000"),
    ],
)
def test_what_excel_does_not_have_is_text(value: object, stored: object) -> None:
    assert only(value) == stored


def test_headings_are_frozen_and_filter_the_whole_table() -> None:
    found = sheet(FRAME)
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == "A1:G3"
    assert found["A1"].font.bold


def test_a_column_is_as_wide_as_its_text_and_japanese_counts_twice() -> None:
    frame = pd.DataFrame({"id": ["abcdefghij"], "name": ["神奈川県立図書館"], "notes": ["x" * 500], "n": [1]})
    found = sheet(frame)
    widths = [round(found.column_dimensions[each].width - 0.71) for each in "ABCD"]
    assert widths == [11, 17, 60, 6]  # 10 + 1, 8 * 2 + 1, the most, the least


def test_the_second_sheet_says_what_the_first_is() -> None:
    book = opened(FRAME, title="Hubs", notes=["one", "=two"])
    assert book.sheetnames == ["Hubs", "About"]
    assert [each.value for each in book["About"]["A"]] == ["Hubs", None, "one", "=two"]
    assert opened(FRAME, lang="ja").sheetnames == ["表", "説明"]


def test_an_empty_table_has_headings_and_says_so() -> None:
    book = opened(FRAME[:0])
    assert [each.value for each in book.worksheets[0][1]][:2] == ["Rank", "Name"]
    assert book["About"]["A1"].value == "no rows"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hubs: 2020/09 [all]?", "Hubs 2020 09 all"),
        ("x" * 40, "x" * 31),
        ("拠" * 40, "拠" * 31),
        ("😀" * 20, "😀" * 15),  # 31 units of UTF-16 hold 15 whole ones
        ("'quoted'", "quoted"),
        ("History", "Table"),
        ("about", "Table"),
        ("", "Table"),
        ("***", "Table"),
    ],
)
def test_a_sheet_is_named_for_the_title_as_far_as_excel_allows(title: str, name: str) -> None:
    assert opened(FRAME, title=title).sheetnames == [name, "About"]


def test_the_only_date_inside_is_the_stamp() -> None:
    properties = opened(FRAME, stamp=date(2026, 3, 31)).properties
    assert properties.created == properties.modified == datetime(2026, 3, 31)
    with zipfile.ZipFile(io.BytesIO(written(FRAME))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_table_that_a_sheet_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    monkeypatch.setattr(workbook, "MOST_COLUMNS", 2)
    assert len(rows(pd.DataFrame({"n": range(3), "m": range(3)}))) == 4  # three rows and their headings
    for frame, size in ((pd.DataFrame({"n": range(4)}), "4 and 1"), (pd.DataFrame([[1, 2, 3]]), "1 and 3")):
        with pytest.raises(UsageError) as caught:
            render(frame, "xlsx")
        told = f"a workbook holds 3 rows and 2 columns, and this table has {size}; take csv"
        assert str(caught.value) == told


def test_a_sheet_holds_what_one_of_excel_does() -> None:
    assert (workbook.MOST_ROWS, workbook.MOST_COLUMNS) == (2**20, 2**14)


def told_in(answer: Answer, **options: Any) -> openpyxl.Workbook:
    data = render(answer, "xlsx", **options)
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(io.BytesIO(data))


def growth_table() -> pd.DataFrame:
    table = pd.DataFrame(
        {
            "period": ["2024", "2025", "2026"],
            "agreements": [3, 5, 6],
            "active_agreements": [3, 4, 4],
            "new_agreements": [1, 2, 1],
            "renewals": [0, 1, 0],
        }
    )
    table.attrs["unfinished"] = {"2026": "2026-01-26"}
    return table


def charts_of(sheet: Any) -> list[tuple[str, list[str], list[str]]]:
    """Each chart's kind, and the cells of its names and values."""
    return [
        (
            type(each).__name__,
            [one.tx.strRef.f for one in each.series],
            [one.val.numRef.f for one in each.series],
        )
        for each in sheet._charts
    ]


def test_growth_has_native_charts_of_its_own_cells() -> None:
    table = growth_table()
    answer = Answer.one("Growth", table, charts={"growth": table})
    sheet = told_in(answer)["Growth"]
    assert charts_of(sheet) == [
        ("LineChart", ["Growth!$B$1", "Growth!$C$1"], ["Growth!$B$2:$B$4", "Growth!$C$2:$C$4"]),
        ("BarChart", ["Growth!$D$1", "Growth!$E$1"], ["Growth!$D$2:$D$4", "Growth!$E$2:$E$4"]),
    ]


@pytest.mark.parametrize(("lang", "last"), [("en", "2026, to 26 Jan"), ("ja", "2026年（1月26日まで）")])
def test_a_part_that_is_a_chart_alone_has_a_sheet_with_the_rows_behind_it(lang: str, last: str) -> None:
    told = {"grown": Told("It grew", "Grown", sentences=("More.",), kicker="Grown")}
    answer = Answer("R", {"grown": pd.DataFrame({"period": []}, dtype="str"), "b": FRAME},
                    charts={"grown": growth_table()}, told=told)  # fmt: skip
    sheet: Any = told_in(answer, lang=lang)["Grown"]
    whole = {"en": ["2024", "2025"], "ja": ["2024年", "2025年"]}
    assert [cell.value for cell in sheet["A"]][1:] == [*whole[lang], last]
    assert len(sheet._charts) == 2


def test_the_hubs_have_a_native_bar_chart_of_their_partners() -> None:
    hubs = pd.DataFrame({"rank": [1, 2], "name": ["A", "B"], "partners": [3, 2]})
    _, reach, core = told_in(
        Answer("R", {"reach": hubs, "core": hubs}, told={"reach": Told("Reach", "Reach", "m")})
    )
    assert charts_of(reach) == [("BarChart", ["Reach!$C$1"], ["Reach!$C$2:$C$3"])]
    assert charts_of(core) == []


def test_each_sheet_has_title_source_and_number_on_paper_and_its_headings_again() -> None:
    answer = Answer("A & B", {"one": FRAME, "two": FRAME}, source="2026 & on")
    book: Any = told_in(answer)
    for sheet in book:
        assert sheet.oddHeader.left.text == "A && B"
        assert sheet.oddFooter.right.text == "&P / &N"
        assert "2026" in sheet.oddFooter.left.text
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
    assert {each.print_title_rows for each in book} == {"$1:$1", None}  # the sheet of texts has no headings
