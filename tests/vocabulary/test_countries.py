"""Countries: all of ISO 3166-1, each called one thing in either language wherever it is shown."""

from __future__ import annotations

import unicodedata

import pytest

from graph.model.view import View
from graph.questions.hubs.coverage import countries as coverage
from graph.vocabulary.countries import code_of, countries, country_name
from tests.conftest import EcosystemOf


def scripts(name: str) -> set[str]:
    """The alphabets of the letters of a name."""
    return {unicodedata.name(each).split()[0] for each in name if each.isalpha() and each != "ー"}


def test_all_codes_of_iso_3166_have_names_in_both_languages() -> None:
    # ISO 3166-1:2020 has 249 entries, https://www.iso.org/iso-3166-country-codes.html
    assert len(countries()) == 249
    for code, (english, japanese, three, *_) in countries().items():
        assert scripts(english) == {"LATIN"}, code
        assert scripts(japanese) <= {"CJK", "KATAKANA", "HIRAGANA"}, code
        assert len(three) == 3
        assert three.isupper()


def test_no_two_countries_share_a_name_or_a_spelling() -> None:
    for code, names in countries().items():
        assert [code_of(each) for each in names] == [code] * len(names)
        assert code_of(country_name(code)) == code_of(country_name(code, "ja")) == code


@pytest.mark.parametrize(
    ("code", "english", "japanese", "three"),
    [
        ("NP", "Nepal", "ネパール", "NPL"),
        ("SA", "Saudi Arabia", "サウジアラビア", "SAU"),
        ("MM", "Myanmar", "ミャンマー", "MMR"),
        ("GB", "United Kingdom", "英国", "GBR"),
        ("US", "United States", "米国", "USA"),
        ("CD", "DR Congo", "コンゴ民主共和国", "COD"),
    ],
)
def test_names_are_those_that_offices_write(code: str, english: str, japanese: str, three: str) -> None:
    assert (country_name(code), country_name(code, "ja")) == (english, japanese)
    assert code_of(three) == code


def test_a_table_of_coverage_names_every_country(ecosystem_of: EcosystemOf) -> None:
    ids = ["d", "c", "b", "a"]
    columns = {"id": ids, "name": ids, "type": ["hub"] * 4, "country": ["NP", "np", "ZZ", "MM"]}
    eco = ecosystem_of({"source": "a", "target": "b"}, nodes=columns)
    # a and b have a tie, those in Nepal have none
    for lang, names in (("en", ["Myanmar", "ZZ", "Nepal"]), ("ja", ["ミャンマー", "ZZ", "ネパール"])):
        assert coverage(View(eco, lang=lang))["place"].tolist() == names
