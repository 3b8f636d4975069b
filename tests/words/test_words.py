"""The store of words: each in both languages, with the same values in them."""

from __future__ import annotations

from string import Formatter

import pytest

from graph.words import _HEADINGS, _LABELS, _WORDS
from graph.words.report import SENTENCES, WORDS

EVERY = {**_HEADINGS, **_LABELS, **_WORDS}
EVERY |= {f"report {key}": each for key, each in {**WORDS, **SENTENCES}.items()}


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(EVERY))
def test_every_word_is_there_in_both_languages_with_the_same_values(key: str) -> None:
    english, japanese = EVERY[key]
    assert english
    assert japanese
    assert values(english) == values(japanese)
