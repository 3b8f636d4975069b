"""Countries: all of ISO 3166-1, each called one thing in either language wherever it is shown."""

from __future__ import annotations

import unicodedata

import pytest

from graph.drawing.charts.axes import Setting
from graph.drawing.charts.coverage import coverage_chart
from graph.model.view import View
from graph.questions.hubs import hub_report
from graph.questions.hubs.coverage import countries as coverage
from graph.questions.hubs.coverage import white_space
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


def test_a_country_that_is_no_code_keeps_its_writing(ecosystem_of: EcosystemOf) -> None:
    places = ["Middle Earth", "middle earth", "Middle Earth", "EU", "Japan", "JP"]
    ids = [f"n{n}" for n in range(len(places))]
    columns = {"id": ids, "name": ids, "type": ["hub"] * len(ids), "country": places}
    eco = ecosystem_of({"source": "n0", "target": "n1"}, nodes=columns)
    for lang, japan in (("en", "Japan"), ("ja", "日本")):
        # as it is written most often
        table = coverage(View(eco, lang=lang))
        assert table.values.tolist() == [["Middle Earth", 3, 2], [japan, 2, 0], ["EU", 1, 0]]
        gaps = white_space(View(eco, lang=lang)).set_index("gap")
        assert gaps.loc["countries_without", "which"] == f"{japan}; EU"
    tables = hub_report(eco).tables  # where what is written in two ways is one country, too
    assert tables["summary"].set_index("figure").loc["countries", "value"] == 1
    assert tables["communities"]["countries"].tolist() == [1]
    drawn = coverage_chart(coverage(View(eco)), Setting(form="svg")).decode()
    assert "Middle Earth" in drawn
    assert "MIDDLE" not in drawn


def test_a_table_of_coverage_names_every_country(ecosystem_of: EcosystemOf) -> None:
    ids = ["d", "c", "b", "a"]
    columns = {"id": ids, "name": ids, "type": ["hub"] * 4, "country": ["NP", "np", "ZZ", "MM"]}
    eco = ecosystem_of({"source": "a", "target": "b"}, nodes=columns)
    # a and b have a tie, those in Nepal have none
    for lang, names in (("en", ["Myanmar", "ZZ", "Nepal"]), ("ja", ["ミャンマー", "ZZ", "ネパール"])):
        assert coverage(View(eco, lang=lang))["place"].tolist() == names
