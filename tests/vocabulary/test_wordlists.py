"""Words that are recognised: each stands once in its list, and means what its list says."""

from __future__ import annotations

import itertools
import re
from collections import Counter

import pytest

from graph.exchange.lists.statuses import IN_FORCE, OVER, meaning
from graph.reading.synonyms import RELATIONS, TYPES, meanings, synonym
from graph.vocabulary import EDGE_COLUMNS, KINDS, NODE_COLUMNS
from graph.vocabulary.wordlists import wordlist

BODIES = ("graph.vocabulary", "bodies")
OVERS = ("graph.exchange.lists", "statuses")
SYNONYMS = wordlist("graph.reading", "synonyms")
USES = {BODIES: {"name", "heading", "far", "kind", "divides"}, OVERS: {"status", "clause", "time"}}
WRITINGS = ("western", "eastern")
# Columns that only lists of others have, and those that a tie of theirs may name.
PARTIES = {"parties", *(f"party_{n}" for n in range(3, 7))}
OF_LISTS = {"status", "interval", "source_name", "target_name", *PARTIES}


@pytest.mark.parametrize("place", [BODIES, OVERS])
@pytest.mark.parametrize("writing", WRITINGS)
def test_each_word_stands_once_with_all_its_uses(place: tuple[str, str], writing: str) -> None:
    groups = wordlist(*place)[writing]
    counted = Counter(word for group in groups for word in group["words"])
    assert [word for word, times in counted.items() if times > 1] == []
    used = Counter(tuple(sorted(group["known"])) for group in groups)
    assert [uses for uses, times in used.items() if times > 1] == []  # one group a set of uses
    assert {use for group in groups for use in group["known"]} <= USES[place]


def test_every_other_word_for_a_column_means_it_in_a_list() -> None:
    for column, words in SYNONYMS["headings"].items():
        assert column in {*NODE_COLUMNS, *EDGE_COLUMNS} | OF_LISTS
        assert Counter(words).most_common(1)[0][1] == 1, column
        missed = [word for word in words if column not in meanings(word.replace("_", " "), [column])]
        assert missed == []


def test_headings_are_about_columns_that_there_are() -> None:
    columns = {group["column"] for name in ("about", "far", "last") for group in SYNONYMS[name]}
    assert columns <= {"", *NODE_COLUMNS, *EDGE_COLUMNS} | OF_LISTS


def test_every_other_word_for_what_stands_in_a_cell_is_read_as_it() -> None:
    renews = ("yes", "no", "indefinite")
    contract = {"type": TYPES, "relation": RELATIONS, "kind": KINDS, "auto_renews": renews}
    assert SYNONYMS["values"].keys() == contract.keys()
    for column, meant in SYNONYMS["values"].items():
        assert set(meant) <= set(contract[column])
        for value, words in meant.items():
            assert {synonym(column, word.upper()) for word in words} == {value}
    every = [word for words in SYNONYMS["values"]["type"].values() for word in words]
    assert set(SYNONYMS["likely"]) <= set(every)


def test_words_are_patterns_that_can_be_looked_for() -> None:
    groups = [group for name in ("about", "far", "last") for group in SYNONYMS[name]]
    groups += [group for place in (BODIES, OVERS) for name in WRITINGS for group in wordlist(*place)[name]]
    lists = [words for words in wordlist(*OVERS).values() if isinstance(words[0], str)]
    for word in itertools.chain(*(group["words"] for group in groups), *lists):
        re.compile(re.sub(r"<\w+ \w+>", "", word))


def test_a_word_for_over_is_told_in_a_status_from_one_that_goes_on() -> None:
    assert [meaning(text) for text in ("DÉNONCÉE", "期間満了", "not expired", "有効（更新協議中）")] == [
        OVER, OVER, "", IN_FORCE,
    ]  # fmt: skip
