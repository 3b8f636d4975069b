"""Whatever pandas and NumPy made of a value, it comes out as what it means."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from graph.documents.tables.cells import columns, plain, visible
from graph.documents.tables.figures import decimals, exact, figures


@pytest.mark.parametrize("value", [None, pd.NA, pd.NaT, float("nan"), np.nan, np.datetime64("NaT")])
def test_every_kind_of_missing_is_none(value: object) -> None:
    assert plain(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.int64(5), 5),
        (np.bool_(True), True),
        (np.float64(0.1), 0.1),
        (-0.0, 0.0),
        (pd.Timestamp("2016-05-18"), date(2016, 5, 18)),
        (np.datetime64("2016-05-18"), date(2016, 5, 18)),
        (datetime(2016, 5, 18), date(2016, 5, 18)),
        (datetime(2016, 5, 18, 9, 30), datetime(2016, 5, 18, 9, 30)),
        (datetime(2016, 5, 18, tzinfo=UTC), datetime(2016, 5, 18, tzinfo=UTC)),
        (date(2016, 5, 18), date(2016, 5, 18)),
        (["b", "a"], "b; a"),
        ({"b", "a"}, "a; b"),
        (Decimal("1.50"), "1.50"),
        ("", ""),
        ("\ud800", "\ufffd"),
    ],
)
def test_a_value_is_plain_python(value: object, expected: object) -> None:
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)


def test_negative_zero_has_no_sign() -> None:
    assert str(plain(-0.0)) == "0.0"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2], "integer"),
        (pd.array([1, None], dtype="Int64"), "integer"),
        ([1.0, np.nan], "number"),
        ([True, False], "flag"),
        (pd.array([True, None], dtype="boolean"), "flag"),
        ([pd.Timestamp("2016-05-18"), pd.NaT], "date"),
        (["a", None], "text"),
        (pd.Series([1, "a"], dtype=object), "text"),
        (pd.Series([True, 1], dtype=object), "text"),
        (pd.Series([1, 2.5], dtype=object), "number"),
        (pd.Series(["a", "b"], dtype="category"), "text"),
        (pd.array([], dtype="Int64"), "integer"),
        (np.array([], dtype=float), "number"),
        (np.array([], dtype=bool), "flag"),
        (pd.to_datetime([]), "date"),
        (pd.Series([None], dtype=object), "text"),
        (np.array([np.nan]), "number"),
    ],
)
def test_a_column_is_what_all_its_values_are(values: object, kind: str) -> None:
    assert columns(pd.DataFrame({"a": values}))[0].kind == kind


def test_a_whole_number_beside_a_missing_one_stays_whole() -> None:
    assert columns(pd.DataFrame({"a": pd.array([5, None], dtype="Int64")}))[0].values == (5, None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", r"\x1b[31m"),
        ("a\x00b\x7f\x85", r"a\x00b\x7f\x85"),
        ("\u202eabc\u2069", r"\u202eabc\u2069"),
        ("\u2028\ufffe", r"\u2028\ufffe"),
        ("\t\r\n", r"\t\r\n"),
        ("é 県 👩‍🔬 \u200f", "é 県 👩‍🔬 \u200f"),
    ],
)
def test_characters_that_act_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_line_ends_may_stay() -> None:
    assert visible("a\n\tb\x0b", breaks=True) == "a\n\tb\\x0b"


@pytest.mark.parametrize(
    ("values", "places", "texts"),
    [
        ([0.4213, 0.0012], 4, ["0.4213", "0.0012"]),  # 0.4213 has four digits after the point
        ([0.05, 0.001], 5, ["0.05000", "0.00100"]),
        ([4.3333], 3, ["4.333"]),
        ([139.774, 35.687], 1, ["139.8", "35.7"]),
        ([12345.67], 0, ["12346"]),
        ([5.0, 3.0], 0, ["5", "3"]),  # years, say: all whole
        ([0.5, 1e-7], 4, ["0.5000", "1.0e-07"]),  # never rounded to nothing
        ([1e-9], 6, ["1.0e-09"]),
        ([0.0, 0.25], 4, ["0.0000", "0.2500"]),
        ([float("inf"), 0.25], 4, ["inf", "0.2500"]),
        ([-0.5, 0.25], 4, ["-0.5000", "0.2500"]),
        ([float("nan")], 0, [""]),
    ],
)
def test_numbers_are_rounded_to_four_digits_of_the_largest(
    values: list[float], places: int, texts: list[str]
) -> None:
    column = columns(pd.DataFrame({"a": values}))[0]
    assert decimals(column) == places
    assert figures(column, "en") == texts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (1e22, "1e+22"),
        (5, "5"),
        (False, "false"),
        (date(2016, 5, 18), "2016-05-18"),
        (None, ""),
    ],
)
def test_a_value_in_full(value: object, text: str) -> None:
    assert exact(value) == text  # type: ignore[arg-type]
