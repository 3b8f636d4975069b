"""CSV reads back as it was, and is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import math
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.tables import render
from graph.documents.tables.cells import visible

STARTS = "=+-@\t\r\n＝＋－＠"


def written(**columns: object) -> str:
    return str(render(pd.DataFrame(columns), "csv"))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def unguarded(text: str) -> str:
    """Take away the one apostrophe that the guard put there."""
    return text[1:] if re.match(f"'+[{re.escape(STARTS)}]", text) else text


def test_a_table_by_hand() -> None:
    text = written(
        id=["a", 'b "quoted", with comma', "two\nlines", " blank"],
        partners=pd.array([5, None, 0, -1], dtype="Int64"),
        degree=[0.1, math.nan, 1 / 3, -2.0],
        open=[True, False, True, False],
        signed=[pd.Timestamp("2016-05-18"), pd.NaT, pd.Timestamp("2020-02-29"), pd.Timestamp("1999-12-31")],
    )
    assert text == (
        "id,partners,degree,open,signed\n"
        "a,5,0.1,true,2016-05-18\n"
        '"b ""quoted"", with comma",,,false,\n'
        '"two\nlines",0,0.3333333333333333,true,2020-02-29\n'
        '" blank",-1,-2.0,false,1999-12-31\n'
    )


def test_there_is_no_byte_order_mark_and_no_carriage_return() -> None:
    data = written(a=["神戸"]).encode()
    assert data == b"a\n\xe7\xa5\x9e\xe6\x88\xb8\n"


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("rest", ["1+1", "SUM(A1)", "cmd|' /C calc'!A0", ""])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str, rest: str) -> None:
    assert read(written(a=[start + rest]))[1] == ["'" + start + rest]


@pytest.mark.parametrize("text", ["a=1", "1-1", "'quoted'", "'", "#1", "a@b.jp", "", " =1"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert read(written(a=[text], b=["x"]))[1] == [text, "x"]


def test_a_heading_is_guarded_too() -> None:
    assert written(**{"=cmd": ["x"]}) == "'=cmd\nx\n"


@pytest.mark.parametrize("number", [-1, -0.5, -1e-07])
def test_a_number_is_never_guarded(number: float) -> None:
    assert read(written(a=[number]))[1] == [repr(number)]


def test_a_lone_blank_cell_is_still_a_row() -> None:
    assert written(a=["x", "", "y"]) == 'a\nx\n""\ny\n'
    assert written(a=pd.array([1, None], dtype="Int64")) == 'a\n1\n""\n'


def test_infinity_is_said() -> None:
    assert written(a=[math.inf, -math.inf]) == "a\ninf\n-inf\n"


# Text without the control characters that are shown as escapes.
texts = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda each: visible(each, breaks=True) == each
)
nasty = st.text(STARTS + "'\",;a ", max_size=6)


@given(st.lists(st.tuples(texts | nasty, texts | nasty), min_size=1))
def test_every_text_reads_back(rows: list[tuple[str, str]]) -> None:
    text = written(a=[each[0] for each in rows], b=[each[1] for each in rows])
    found = read(text)
    assert [[unguarded(cell) for cell in row] for row in found[1:]] == [list(each) for each in rows]
    assert not any(cell.startswith(tuple(STARTS)) for row in found for cell in row)


@given(st.lists(st.floats(allow_nan=False), min_size=1))
def test_every_number_reads_back_to_the_last_bit(numbers: list[float]) -> None:
    assert [float(row[0]) for row in read(written(a=numbers))[1:]] == numbers


@given(st.lists(texts | nasty, min_size=1))
def test_pandas_reads_what_was_written(given_texts: list[str]) -> None:
    text = written(a=given_texts, b=given_texts)
    frame = pd.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False)
    assert [unguarded(each) for each in frame["a"]] == given_texts
