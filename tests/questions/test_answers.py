"""The sentences under the answers, in both languages."""

from __future__ import annotations

import string
from collections.abc import Callable

import pytest

from graph.measures.network import build
from graph.model.ecosystem import Ecosystem, snapshot
from graph.model.selection import labels
from graph.model.view import View
from graph.questions.agreements.renewals import of_renewals, renewals
from graph.questions.changes.difference import difference, of_difference
from graph.questions.changes.whatif import of_whatif, whatif
from graph.questions.organisations.card import card, of_card
from graph.questions.organisations.paths import neighbours, of_neighbours, of_paths, paths
from graph.questions.organisations.ranks import standings
from graph.questions.partners.candidates import best, of_best
from graph.words import questions

Made = Callable[..., Ecosystem]


def test_a_card_is_told_in_sentences(bridge: Ecosystem) -> None:
    # 2018-06-30: x is 5th of 5 for certain, possibly 2nd; see test_card
    said = of_card(card(View(bridge, as_of="2018-06-30"), "x"), "X")
    assert said[0] == "5th of 5 by partners (2nd to 5th, as the dates allow)"
    # without h: a-b-c, x-y-z and p, of which none is the largest; without x: a-b-c-h-p and y-z
    assert of_card(card(bridge, "h"), "H")[-1] == (
        "without H its component falls into 3 parts, none of more than 3 organisations"
    )
    assert of_card(card(bridge, "h"), "H", lang="ja")[-1] == (
        "Hがなくなると3つに分かれ、どの部分も3組織以下になります"
    )
    assert of_card(card(bridge, "x"), "X")[-1] == (
        "without X its component falls into 2 parts: 2 organisations are cut off from the largest"
    )
    assert of_card(card(bridge, "q"), "Q") == ["Q has no counted tie"]
    assert of_card(card(bridge, "h"), "拠点", lang="ja")[0] == "提携先：10組織中1位"


def test_paths_and_rings_are_told(bridge: Ecosystem) -> None:
    names = labels(bridge)
    assert of_paths(paths(bridge, "a", "y"), names) == ["A and Y are 4 steps apart; 1 of 1 shortest paths"]
    assert of_paths(paths(bridge, "a", "b"), names) == ["A and B are partners"]
    assert of_paths(paths(bridge, "a", "d"), names) == ["no chain of agreements joins A and D"]
    assert of_neighbours(neighbours(bridge, "x", steps=2)) == ["1 away: 3", "2 away: 2"]


def test_a_difference_is_told_with_the_number_of_those_who_only_gave_way(bridge: Ecosystem) -> None:
    found = difference(snapshot(bridge, "2017"), snapshot(bridge, "2020"))
    assert found.own_moves["id"].tolist() == ["x", "y", "z", "d", "e"]
    said = of_difference(found)
    assert said[0] == "4 agreements new, 0 renewals, 0 ended; 4 organisations joined, 0 left"
    assert said[-1] == "3 more moved only because others did: --part moves lists them"  # a, b, h
    assert len(of_difference(difference(bridge, bridge))) == 1


def test_renewals_are_counted_and_an_assumption_is_called_one(agreements: Ecosystem) -> None:
    table = renewals(View(agreements, "2020-12-01"), assume_term="3y")
    assert of_renewals(table, View(agreements, "2020-12-01"), "12m", term="3y") == [
        "on 2020-12-01: 1 due within 12m, 0 lapsed, 1 open-ended, 2 unknown",
        "unknown: 1 agreement with a last day to come and no date of signing",
        "assumption, not a fact: open-ended agreements are given a term of 3y in the columns assumed",
    ]


def test_whatif_says_its_day_and_what_brings_no_partner(bridge: Ecosystem) -> None:
    found = whatif(View(bridge, as_of="2020"), add=["a|b|2026-12", "a|x"])
    assert of_whatif(found, labels(bridge)) == [
        "both sides as of 2026-12-31",
        "A and B are partners already: a further agreement changes no measure but agreements",
    ]


def test_the_best_partner_is_told_with_where_one_stands(bridge: Ecosystem) -> None:
    assert not best(bridge, "h").empty
    now = standings(build(bridge), "harmonic")["h"]
    assert of_best("H", "harmonic", now) == ["what one tie would bring H, by harmonic; now 1st of 10"]
    assert of_best("Q", "harmonic", None) == ["Q has no counted tie"]


CATALOGUES = {"headings": questions.HEADINGS, "words": questions.WORDS, "sentences": questions.SENTENCES}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_languages_say_something_with_the_same_blanks(catalogue: str) -> None:
    for key, (english, japanese) in CATALOGUES[catalogue].items():
        assert english, key
        assert japanese, key
        blanks = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (english, japanese)
        ]
        assert blanks[1] <= blanks[0], key
