"""Ids that are passed over at once are ids of which no rule has a word to say."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.reading.cells import agreement_id, endpoint, identifier, name, says_nothing

RULES = (identifier, endpoint, agreement_id)
ODD = [
    "",
    "-a",
    "--a",
    "1.2E+11",
    "#REF!",
    "//a",
    "a b",
    " a",
    "a\nb",
    "京都",
    "é",
    "＃",
    "=A1",
    "\u200b",
    "'a",
]


def told(rule: object, text: str) -> list[str]:
    notes: list[str] = []
    kept = rule(text, lambda slug, *more: notes.append(slug))  # type: ignore[operator]
    return notes if kept == text else [*notes, "changed"]


@example(["", "a"])
@given(st.lists(st.text("aZ09-_#=+@'\"`/. \nE京é", max_size=6) | st.sampled_from(ODD), max_size=4))
def test_what_is_passed_over_has_nothing_told_of_it(texts: list[str]) -> None:
    for rule in RULES:
        if says_nothing(rule, texts):
            assert [told(rule, text) for text in texts] == [[] for _ in texts]


@pytest.mark.parametrize("text", ODD[1:])
def test_one_odd_id_has_all_of_its_column_asked(text: str) -> None:
    assert says_nothing(identifier, ["link-j", "org_7", "7"])
    assert not says_nothing(identifier, ["link-j", text, "7"])


def test_a_rule_of_other_cells_is_always_asked() -> None:
    assert not says_nothing(name, ["link-j"])
