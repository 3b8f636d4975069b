"""JSON says what the table says, and git shows which rows changed."""

from __future__ import annotations

import json
import math

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from graph.documents.tables import render

FRAME = pd.DataFrame(
    {
        "id": ["kobe", "神戸"],
        "partners": pd.array([5, None], dtype="Int64"),
        "degree": [1 / 3, math.nan],
        "open": [True, False],
        "signed": [pd.Timestamp("2016-05-18"), pd.NaT],
    }
)


def test_a_list_by_hand() -> None:
    assert render(FRAME, "json") == (
        "[\n"
        '  {"id": "kobe", "partners": 5, "degree": 0.3333333333333333, "open": true, '
        '"signed": "2016-05-18"},\n'
        '  {"id": "神戸", "partners": null, "degree": null, "open": false, "signed": null}\n'
        "]\n"
    )


def test_lines_are_the_same_objects() -> None:
    lines = str(render(FRAME, "jsonl"))
    assert lines.endswith("}\n")
    assert [json.loads(each) for each in lines.splitlines()] == json.loads(str(render(FRAME, "json")))


def test_infinity_is_null_as_json_has_no_word_for_it() -> None:
    assert render(pd.DataFrame({"a": [math.inf, -math.inf]}), "jsonl") == '{"a": null}\n{"a": null}\n'


def test_numbers_of_numpy_are_numbers() -> None:
    frame = pd.DataFrame({"a": pd.Series([np.int64(1), np.float64(0.5), np.bool_(True)], dtype=object)})
    assert render(frame, "jsonl") == '{"a": 1}\n{"a": 0.5}\n{"a": true}\n'


def test_characters_that_act_on_a_terminal_are_escaped_without_loss() -> None:
    bad = "\x1b[2J\x7f\x9b\u202e\u2028"
    text = str(render(pd.DataFrame({bad: [bad]}), "json"))
    assert text.count(r"\u001b[2J\u007f\u009b\u202e\u2028") == 2
    assert json.loads(text) == [{bad: bad}]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_every_text_reads_back(texts: list[str]) -> None:
    assert [each["a"] for each in json.loads(str(render(pd.DataFrame({"a": texts}), "json")))] == texts


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_every_number_reads_back(numbers: list[float]) -> None:
    assert [each["a"] for each in json.loads(str(render(pd.DataFrame({"a": numbers}), "json")))] == numbers
