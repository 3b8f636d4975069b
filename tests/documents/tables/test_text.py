"""A table in a terminal: no line too wide, nothing left out without a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from graph.documents.tables import render
from graph.documents.tables.text import clipped, padded, wrapped
from graph.model.answer import Answer

ORGANISATIONS = pd.DataFrame(
    {
        "rank": [1, 2, 3],
        "id": ["kanagawa-prefecture", "link-j", "kobe-city"],
        "name": ["神奈川県", "ライフサイエンス・イノベーション・ネットワーク・ジャパン", "神戸市"],
        "type": ["prefecture", "hub", "city"],
        "partners": [23, 15, 6],
        "new_agreements": [4, 0, 11],
        "betweenness": [0.39568, 0.4554, 0.0],
        "my_source": ["https://example.org/a/very/long/address/that/goes/on", "", "x"],
    }
)


def shown(frame: pd.DataFrame, title: str = "", notes: Sequence[str] = (), **options: Any) -> list[str]:
    return str(render(Answer.one(title, frame, notes), "table", **options)).splitlines()


def test_a_table_by_hand() -> None:
    frame = pd.DataFrame(
        {"rank": [1, 2], "name": ["神戸市", "Oulu"], "degree": [0.25, 0.125], "n": [7, None]}
    )
    assert shown(frame, title="Hubs", notes=["two of them"]) == [
        "Hubs",
        "",
        "Rank  Name    Degree  n",
        "────  ──────  ──────  ─",
        "   1  神戸市  0.2500  7",
        "   2  Oulu    0.1250",
        "",
        "two of them",
    ]


def test_lines_can_be_ascii() -> None:
    lines = shown(pd.DataFrame({"name": ["Kanagawa Prefecture"]}), ascii=True, width=10)
    assert lines == ["Name", "----------", "Kanagawa.."]


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_window(width: int, lang: str) -> None:
    notes = ["a note of a good many words that has to be broken", "日付のないつながりを除く" * 5]
    lines = shown(ORGANISATIONS, width=width, lang=lang, title="Hubs 拠点 " * 9, notes=notes)
    assert max(map(cell_len, lines)) <= width
    assert not any(each.endswith(" ") for each in lines)


@given(
    st.lists(st.tuples(st.text(), st.text("神戸ab ", max_size=40), st.floats()), min_size=1, max_size=5),
    st.integers(10, 90),
    st.booleans(),
)
def test_no_line_is_ever_wider_than_the_window(
    rows: list[tuple[str, str, float]], width: int, ascii: bool
) -> None:
    frame = pd.DataFrame(rows, columns=["名 称", "a long heading", "degree"])
    lines = shown(frame, width=width, ascii=ascii, title=rows[0][0], notes=[rows[0][1]])
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize(
    ("width", "columns"),
    [
        # Rank 4, then id, name and type at least 6 wide here (a fifth of 20 is less), gaps of 2:
        (20, 3),  # 4+2+6+2+6 = 20, and +2+6 does not fit
        (40, 4),  # at least 8 wide: 4+2+8+2+8+2+8 = 34, and +2+8 (Partners) = 44
        (80, 6),  # 16: 4+2+16+2+16+2+10 = 52, Partners 62, New agreements 74, Betweenness 87
        (200, 8),
    ],
)
def test_columns_are_left_out_from_the_right(width: int, columns: int) -> None:
    lines = shown(ORGANISATIONS, width=width)
    rule = next(each for each in lines if each.startswith("─"))
    assert len(rule.split()) == columns


def test_what_does_not_fit_is_counted_and_named() -> None:
    text = " ".join(shown(ORGANISATIONS, width=80))
    assert "2 columns do not fit: Betweenness, my_source; widen the window, or take --format csv" in text
    assert "1 column does not fit: my_source;" in " ".join(shown(ORGANISATIONS, width=96))
    assert "do not fit" not in " ".join(shown(ORGANISATIONS, width=200))


def test_one_column_is_always_there() -> None:
    lines = shown(pd.DataFrame({"name": ["神奈川県立図書館"], "n": [123]}), width=10)
    assert lines[:3] == ["Name", "─" * 10, "神奈川県…"]  # 6 + 2 + 3 = 11


def test_ids_are_whole_before_names_are() -> None:
    lines = shown(ORGANISATIONS, width=80)
    assert any("kanagawa-prefecture" in each for each in lines)
    assert any("…" in each for each in lines)


def test_a_number_is_never_cut() -> None:
    frame = pd.DataFrame({"name": ["x" * 50], "population": [123456789012]})
    assert shown(frame, width=24)[2].split() == ["xxxxxxxxx…", "123456789012"]  # 24 - 12 - 2 = 10
    frame = pd.DataFrame({"name": ["x" * 8], "population": [123456789012]})
    assert shown(frame, width=20)[2].split() == ["xxxxx…", "123456789012"]  # 20 - 12 - 2 = 6


def test_a_number_alone_is_cut_where_the_window_is_too_narrow_for_it() -> None:
    assert shown(pd.DataFrame({"n": [123456789012], "m": [1]}), width=10)[:3] == [
        "         n",
        "─" * 10,
        "123456789…",
    ]


@pytest.mark.parametrize("width", [30, 33])
def test_a_long_heading_takes_several_lines_before_a_column_is_left_out(width: int) -> None:
    frame = pd.DataFrame({"period": ["2020"], "new_agreements": [1], "active_agreements": [12]})
    # Period 6, agreements 10, Agreements 10 (in force below): 6+2+10+2+10 = 30;
    # New agreements on one line would be 14, so 34.
    assert shown(frame, width=width) == [
        "               New  Agreements",
        "Period  agreements    in force",
        "──────  ──────────  ──────────",
        "2020             1          12",
    ]


def test_a_terminal_shows_twenty_rows_and_says_how_many_there_are() -> None:
    frame = pd.DataFrame({"id": [f"org-{each:02}" for each in range(1, 38)]})
    lines = shown(frame)
    assert lines[2] == "org-01"
    assert lines[21:24] == ["org-20", "", "17 more rows: --format csv gives every row"]
    assert shown(frame, lang="ja")[-1] == "ほか17行（--format csv で全行）"


@pytest.mark.parametrize(("limit", "rows"), [(3, 3), (36, 36), (37, 37), (99, 37), (0, 0), (-2, 2)])
def test_a_limit_is_kept(limit: int, rows: int) -> None:
    lines = shown(pd.DataFrame({"id": [f"org-{each:02}" for each in range(1, 38)]}), limit=limit)
    assert sum(each.startswith("org-") for each in lines) == rows
    assert any("more row" in each for each in lines) == (rows < 37)


def test_a_negative_limit_is_of_the_last_rows() -> None:
    frame = pd.DataFrame({"year": [2001, 2002, 2003, 2004]})
    assert [each.strip() for each in shown(frame, limit=-2)[2:4]] == ["2003", "2004"]


def test_one_row_more_is_said_in_the_singular() -> None:
    assert shown(pd.DataFrame({"n": [1, 2]}), limit=1)[-1] == "1 more row: --format csv gives every row"


def test_decimals_are_those_that_the_rows_in_sight_need() -> None:
    assert shown(pd.DataFrame({"n": [0.5, 123.4]}), limit=1)[2] == "0.5000"


def test_an_empty_table_is_a_sentence() -> None:
    assert shown(ORGANISATIONS[:0], title="Hubs", notes=["a note"]) == ["Hubs", "", "no rows", "a note"]


def test_a_cell_is_one_line() -> None:
    assert shown(pd.DataFrame({"notes": ["one\r\ntwo\tthree\nfour"]}))[2] == "one two three four"


def test_sentences_are_read_to_their_end_on_several_lines() -> None:
    frame = pd.DataFrame(
        {
            "id": ["link-j", "kobe"],
            "name": ["A name that is far too long to stand in here", "Kobe"],
            "reasons": ["1 common partner: Oulu; same type: Hub", ""],
            "partners": [15, 6],
        }
    )
    # 6 and 8 for the id and the number, 9 a text, 6 between them: of the 10 left reasons take 7 to have
    # a third of 48, and the other 3, for the name wants more.
    assert shown(frame, width=48) == [
        "Id      Name       Reasons              Partners",
        "──────  ─────────  ───────────────────  ────────",
        "link-j  A name t…  1 common partner:          15",
        "                   Oulu; same type:",
        "                   Hub",
        "kobe    Kobe                                   6",
    ]


def test_a_row_of_blank_sentences_is_still_a_row() -> None:
    assert shown(pd.DataFrame({"note": ["", "  ", "x"]}), width=20) == ["Note", "────", "", "", "x"]


def test_what_would_act_on_a_terminal_is_shown() -> None:
    frame = pd.DataFrame({"\x1b[1m": ["\x1b]0;title\x07\u202e"]})
    assert shown(frame, title="\x9b2J") == [r"\x9b2J", "", r"\x1b[1m", "─" * 22, r"\x1b]0;title\x07\u202e"]


def test_markup_of_rich_is_text() -> None:
    assert shown(pd.DataFrame({"name": ["[red]a[/red] :smile:"]}))[2] == "[red]a[/red] :smile:"


def test_colour_changes_nothing_but_the_look() -> None:
    given: dict[str, Any] = {"title": "Hubs", "notes": ["a note"], "width": 60}
    coloured = shown(ORGANISATIONS, color=True, **given)
    assert coloured[0] == "\x1b[1mHubs\x1b[0m"
    assert coloured[-1] == "\x1b[2ma note\x1b[0m"
    assert [re.sub(r"\x1b\[\dm", "", each) for each in coloured] == shown(ORGANISATIONS, **given)
    assert not any("\x1b" in each for each in shown(ORGANISATIONS, **given))


def test_flags_are_words() -> None:
    flags = pd.DataFrame({"open": [True, False]})
    assert [each.strip() for each in shown(flags)[2:]] == ["yes", "no"]
    assert [each.strip() for each in shown(flags, lang="ja")[2:]] == ["はい", "いいえ"]


# Strips of text


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Kobe", 4, "Kobe"),
        ("Kobe", 3, "Ko…"),
        ("神戸市", 6, "神戸市"),
        ("神戸市", 5, "神戸…"),
        ("神戸市", 4, "神…"),  # the second character would need columns 3 and 4, the mark 4
        ("神戸市", 1, "…"),
        ("か\u3099く", 3, "か\u3099…"),  # a mark that takes no column of its own
    ],
)
def test_a_text_is_cut_between_characters(text: str, width: int, expected: str) -> None:
    assert clipped(text, width) == expected
    assert cell_len(clipped(text, width)) <= width


def test_the_mark_of_a_cut_fits_too() -> None:
    assert [clipped("Kobe", each, ascii=True) for each in (3, 2, 1)] == ["K..", "..", "."]


def test_a_text_is_filled_up_in_columns() -> None:
    assert padded("神戸", 5) == "神戸 "
    assert padded("神戸", 5, right=True) == " 神戸"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("a verylongword b", 5, ["a ver", "ylong", "word", "b"]),
        ("ab verylong c", 3, ["ab", "ver", "ylo", "ng", "c"]),
        ("10 列が入りません", 8, ["10 列が", "入りませ", "ん"]),
        ("神戸市と川崎市", 6, ["神戸市", "と川崎", "市"]),
        ("神戸市、川崎市", 6, ["神戸", "市、川", "崎市"]),
        ("都市（神戸）と", 6, ["都市", "（神", "戸）と"]),
        ("", 5, []),
    ],
)
def test_a_sentence_is_broken_between_words(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines
