"""Names: folded, guessed and split."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.vocabulary import (
    COLLABORATION,
    STRUCTURAL,
    TYPES,
    aliases,
    fold,
    in_order,
    known,
    nearest,
    search_key,
)

# The page's own tests read the same cases: fold, labels and drawing of tests/map/js.
CASES = json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LINK-J", " ｌｉｎｋ－ｊ "),
        ("Alpha  Beta", "alpha\u3000beta"),
        ("Straße", "STRASSE"),
        ("ｱｽﾃﾗｽ", "アステラス"),
        ("①", "1"),
        ("か\u3099", "が"),
    ],
)
def test_width_case_and_blanks_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_accents_and_scripts_make_a_difference() -> None:
    assert len({fold(each) for each in ("Zurich", "Zürich", "ズーリッヒ", "ずーりっひ")}) == 4


@pytest.mark.parametrize("names", CASES["search"]["same"], ids=lambda names: names[0])
def test_search_takes_for_one_what_the_page_takes_for_one(names: list[str]) -> None:
    assert {search_key(each) for each in names} == {search_key(names[0])}


@pytest.mark.parametrize("names", CASES["search"]["different"], ids=lambda names: names[0])
def test_search_tells_apart_what_the_page_tells_apart(names: list[str]) -> None:
    assert len({search_key(each) for each in names}) == len(names)


@given(st.text())
def test_a_folded_name_has_no_outer_or_double_blanks(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    assert "  " not in folded


def test_the_nearest_name_comes_first_and_an_exact_one_alone() -> None:
    assert nearest("univercity", TYPES)[0] == "university"
    assert nearest("ＨＵＢ", TYPES) == ["hub"]
    assert nearest("zzzzzz", TYPES) == []
    assert nearest("city", ["cities", "citya", "cityb", "cityc"], limit=2) != []
    assert len(nearest("city", ["citya", "cityb", "cityc"], limit=2)) == 2
    assert nearest("x", []) == []


def test_names_are_given_as_they_are_written() -> None:
    assert nearest("keio univ", ["Keio University", "KEIO UNIV"]) == ["KEIO UNIV"]


def test_other_names_stand_between_semicolons_and_bars() -> None:
    assert aliases("KRP; 京都リサーチパーク；A|B") == ["KRP", "京都リサーチパーク", "A", "B"]
    assert aliases(" ; |") == []
    assert aliases("Agency for Science, Technology and Research") == [
        "Agency for Science, Technology and Research"
    ]


def test_containment_is_not_collaboration() -> None:
    assert not STRUCTURAL & set(COLLABORATION)


@pytest.mark.parametrize(("kinds", "order"), CASES["types_in_order"])
def test_types_stand_in_a_legend_in_the_order_of_the_vocabulary(kinds: list[str], order: list[str]) -> None:
    assert in_order(kinds) == order
    assert list(known("looks")["types"]) == list(TYPES)  # which is the page's order
