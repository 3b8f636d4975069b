"""The store of words: each in both languages, with the same values in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from graph.map import assets
from graph.words import _HEADINGS, _LABELS, _WORDS, fill, sentence
from graph.words.report import WORDS

EVERY = {**_HEADINGS, **_LABELS, **_WORDS}
EVERY |= {f"report {key}": each for key, each in WORDS.items()}
CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))

MANY = {  # told of two or more only
    "report_first_all", "report_first_shared", "report_first_then_shared", "report_broker_shared",
    "report_concentrated_shared", "report_no_focal", "causes_left_out", "page held", "page path_steps",
}  # fmt: skip


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(EVERY))
def test_every_word_is_there_in_both_languages_with_the_same_values(key: str) -> None:
    english, japanese = EVERY[key]
    assert english
    assert japanese
    assert values(english) == values(japanese)


@pytest.mark.parametrize(("template", "given", "text"), CASES)
def test_a_number_takes_its_noun(template: str, given: dict[str, str], text: str) -> None:
    assert fill(template, **given) == text
    whole = {name: int(value) if value.isdecimal() else value for name, value in given.items()}
    assert fill(template, **whole) == text


def test_no_noun_that_is_counted_somewhere_is_plural_everywhere() -> None:
    texts = {**_WORDS, **{f"page {key}": tuple(each) for key, each in assets.strings().items()}}
    forms = [form for english, _ in texts.values() for form in re.findall(r"\{\w+:([^|}]*)\|", english)]
    nouns = {word for form in forms for word in form.split()} - {"is", "are", "has", "have", "was", "does"}
    bare = re.compile(rf"\{{\w+\}} (?:(?!are )\w+ )?(?:{'|'.join(sorted(nouns))})s\b")
    assert len(nouns) > 10
    assert {key for key, (english, _) in texts.items() if bare.search(english)} - MANY == set()


def test_a_sentence_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such_sentence"):
        sentence("no_such_sentence", count=1)
