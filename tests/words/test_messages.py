"""A message is its text, and knows what it was made of."""

from __future__ import annotations

import copy
import pickle

import pytest

from graph.reading.findings import printable
from graph.words.messages import Message, translated

JA = {
    "{} is before {}": "{1} より前の {0}",
    "{} days": "{} 日",
    "no date": "日付なし",
    "{:04} or {!r}": "{:04} か {!r}",
}


def test_a_message_is_the_text_it_makes() -> None:
    assert Message("{:04} is not {!r}", 7, "a") == "0007 is not 'a'"
    assert f"{Message('{} rows', 3)}!" == "3 rows!"


def test_braces_in_a_value_are_no_fields() -> None:
    assert Message("{} is no id", "{0} {} {x}") == "{0} {} {x} is no id"
    assert translated(Message("{} days", "{1}{"), JA) == "{1}{ 日"


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))])
def test_a_copy_can_be_translated_too(copied) -> None:  # type: ignore[no-untyped-def]
    assert translated(copied(Message("{} days", "{")), JA) == "{ 日"


def test_values_may_stand_elsewhere_and_keep_their_form() -> None:
    assert translated(Message("{} is before {}", "2016", "2017"), JA) == "2017より前の2016"
    assert translated(Message("{:04} or {!r}", 7, "a"), JA) == "0007か 'a'"


def test_a_message_within_a_message_is_translated_and_a_text_within_is_not() -> None:
    assert (
        translated(Message("{} is before {}", Message("{} days", 3), "no date"), JA) == "no date より前の3日"
    )


def test_what_has_no_translation_stays() -> None:
    assert translated(Message("{} weeks", Message("{} days", 3)), JA) == "3日 weeks"
    assert (translated("no date", JA), translated("nothing", JA), translated("", JA)) == (
        "日付なし",
        "nothing",
        "",
    )


def test_only_values_that_do_not_print_are_cleaned() -> None:
    cleaned = Message("{} in row {} of {}", "a\x1b", 7, "神戸").cleaned(ascii)
    assert (cleaned, cleaned.values) == ("'a\\x1b' in row 7 of 神戸", ("'a\\x1b'", 7, "神戸"))


def test_a_message_within_a_message_can_be_translated_after_it_was_cleaned() -> None:
    inner = Message("{} days", "3\x1b")
    cleaned = Message("{} is before {}", inner, "2017").cleaned(printable)
    assert cleaned == "3\\x1b days is before 2017"
    assert translated(cleaned, JA) == "2017より前の 3\\x1b 日"
