"""The store of words: each in both languages, with the same values in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from graph.map import assets
from graph.reading import catalogue
from graph.words import _HEADINGS, _LABELS, _WORDS, fill, label, ordinal, sentence, span
from graph.words.measures import MEASURES

PAGE = {key: tuple(pair) for key, pair in json.loads(assets.asset("strings.json")).items()}
STORES = {
    "heading": _HEADINGS, "label": _LABELS, "word": _WORDS, "page": PAGE,
    "definition": {name: each.definition for name, each in MEASURES.items()},
}  # fmt: skip
EVERY = {f"{name} {key}": pair for name, store in STORES.items() for key, pair in store.items()}
ON_PURPOSE = {
    "country": "国 over a narrow column of codes, 国・地域 over names, not all of which are countries",
    "from": "開始 of a period on the map, 起点 of a way in tables",
    "to": "終了 of a period on the map, 終点 of a way in tables",
    "note": "メモ is what somebody writes on the map, 備考 what stands in the data",
    "move": "移動 of a symbol or note, 順位の変動 in tables",
    "without a tie": "連携なし in the narrow corner of the map, つながりのない組織 over a table",
    "no": "いいえ is the answer to a question, しない what an agreement does instead of renewing itself",
}
CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))

MANY = {  # told of two or more only
    "report_first_all", "report_first_shared", "report_first_then_shared", "report_broker_shared",
    "report_concentrated_shared", "report_no_focal", "report_groups", "causes_left_out", "page held",
    "page held_briefly",
    "page path_all", "page path_countless", "page path_steps",
}  # fmt: skip


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_word_is_there_in_both_languages_with_the_same_values() -> None:
    assert [key for key, both in EVERY.items() if not all(both)] == []
    assert [key for key, (english, japanese) in EVERY.items() if values(english) != values(japanese)] == []


@pytest.mark.parametrize(("template", "given", "text"), CASES)
def test_a_number_takes_its_noun(template: str, given: dict[str, str], text: str) -> None:
    assert fill(template, **given) == text
    whole = {name: int(value) if value.isdecimal() else value for name, value in given.items()}
    assert fill(template, **whole) == text


def test_no_noun_that_is_counted_somewhere_is_plural_everywhere() -> None:
    texts = {**_WORDS, **{f"page {key}": pair for key, pair in PAGE.items()}}
    forms = [form for english, _ in texts.values() for form in re.findall(r"\{\w+:([^|}]*)\|", english)]
    nouns = {word for form in forms for word in form.split()} - {"is", "are", "has", "have", "was", "does"}
    bare = re.compile(rf"\{{\w+\}} (?:(?!are )\w+ )?(?:{'|'.join(sorted(nouns))})s\b")
    assert len(nouns) > 10
    assert {key for key, (english, _) in texts.items() if bare.search(english)} - MANY == set()


def test_one_english_text_has_one_japanese_text() -> None:
    found: dict[str, set[str]] = {}
    for english, japanese in EVERY.values():
        found.setdefault(english.casefold(), set()).add(japanese)
    assert {english: texts for english, texts in found.items() if len(texts) > 1}.keys() == ON_PURPOSE.keys()


def test_the_page_has_no_words_of_its_own_for_what_tables_say() -> None:
    assert PAGE.keys() & (_HEADINGS.keys() | _LABELS.keys() | _WORDS.keys()) == set()
    said = {pair: key for store in (_HEADINGS, _LABELS, _WORDS) for key, pair in store.items()}
    assert {key: said[pair] for key, pair in PAGE.items() if pair in said} == {}


def test_a_sentence_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such_sentence"):
        sentence("no_such_sentence", count=1)


# Values that are texts, which keep a blank beside Japanese letters; all others are numbers and days.
TEXTS = ("path", "file", "folder", "data", "type", "example", "tool", "name", "names", "focal", "digest")
LETTER = "[\u3001\u3002\u3040-\u30ff\u3400-\u9fff々（）「」・：；]"
NUMBER = rf"(?:[\d,]*\d|\{{(?!(?:{'|'.join(TEXTS)})\b)\w+(?:[!:][^{{}}]*)?\}})"
COUNTED = "件|行|個|列|文字|日|年|か月|組織|セル|バイト|時点|以上|以下|回|位|週間"
MEASURED = rf"\{{\d*\}}(?= ?(?:{COUNTED}))"  # what stands before a counter is a number


def loose(text: str, number: str) -> list[str]:
    """Where a half-width blank stands between a number and a Japanese letter."""
    return re.findall(rf"{LETTER} {number}|{number} (?={LETTER})", text)


def test_the_search_for_blanks_finds_them() -> None:
    assert loose("全 {nodes} 組織", NUMBER) == ["全 {nodes}"]
    assert loose("104 組織と16か国、{days} 日", NUMBER) == ["104 ", "{days} "]
    assert loose("{name} を除く{count:,}件 (95 %)", NUMBER) == []
    assert loose("{} 行目の {}", MEASURED) == ["{} "]


def test_no_blank_stands_between_a_number_and_japanese_letters() -> None:
    assert {key: found for key, (_, text) in EVERY.items() if (found := loose(text, NUMBER))} == {}


def test_nor_in_what_is_said_of_data_and_refused() -> None:
    said = {template: text for template, text in catalogue.japanese().items() if isinstance(text, str)}
    assert len(said) > 500
    assert {text for text in said.values() if loose(text, rf"(?:[\d,]*\d|{MEASURED})")} == set()
    assert ordinal(2, "ja") == "2位"
    assert span("12m", "ja") == "12か月"


OWN = json.loads((Path(__file__).parents[1] / "vocabulary" / "cases.json").read_text(encoding="utf-8"))[
    "own_words"
]


@pytest.mark.parametrize(("value", "shown"), OWN)
def test_types_and_relations_of_ones_own_are_written_as_the_others_are(value: str, shown: str) -> None:
    assert [label(value, lang) for lang in ("en", "ja")] == [shown, shown]
