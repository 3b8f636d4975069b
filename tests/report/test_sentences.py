from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.hubreport import hub_report
from graph.model import Ecosystem
from graph.reading.claims import read_claims
from graph.report import Report, compose
from graph.report.sentences import say
from graph.tables.cells import columns
from graph.tables.figures import exact

NUMBER = re.compile(r"\d+(?:[.-]\d+)*")


def told(
    eco: Ecosystem, lang: str, as_of: str | None = None, *, every: str = "year", data: Path | None = None
) -> Report:
    counts = read_claims(data) if data else []
    found = hub_report(eco, as_of=as_of, lang=lang, every=every, claims=counts)
    return compose(found.tables, found.about, links=found.links, charts=found.charts, lang=lang)


def cells(report: Report) -> set[str]:
    """Every number in a cell, and every number within a text."""
    found: set[str] = set()
    for section in report.sections:
        for column in columns(section.table):
            for value in column.values:
                found.update(NUMBER.findall(exact(value)))
    return found


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("as_of", [None, "2020-09-18", "1990"])
def test_every_number_in_a_sentence_is_in_a_table(
    sample: Ecosystem, data: Path, lang: str, as_of: str | None
) -> None:
    report = told(sample, lang, as_of, data=data)
    known = cells(report)
    said = [each for section in report.sections for each in section.sentences]
    assert len(said) > 5
    rest = {each: set(NUMBER.findall(each)) - known for each in said}
    # "The first three hubs" is said in digits in Japanese; so is one partner.
    assert {each: left - {"3", "1"} for each, left in rest.items() if left - {"3", "1"}} == {}


def test_one_is_singular_and_two_are_plural() -> None:
    found = [say("undated_out", "en", undated=count) for count in (1, 2)]
    assert found == ["1 undated tie is left out.", "2 undated ties are left out."]


def test_the_report_says_what_a_focal_organisation_does_to_the_ranks(sample: Ecosystem) -> None:
    found = hub_report(sample, focal="link-j")
    report = compose(found.tables, found.about)
    section = next(each for each in report.sections if each.key == "focal")
    assert section.title.startswith("With and without Life Science Innovation Network Japan")
    assert "central by construction" in section.meaning


def test_nothing_to_tell_is_said(nobody: Ecosystem) -> None:
    found = {section.key: section.sentences for section in told(nobody, "en").sections}
    assert found["summary"] == ("No organisation has a tie.",)
    assert found["ending"] == ("There is nothing to list.",)


def test_periods_have_their_fiscal_year_and_era_in_japanese(sample: Ecosystem) -> None:
    found = {each.key: each for each in told(sample, "ja", "2020-03-31", every="fiscal-year").sections}
    # The fiscal year that ends on 31 March 2020 began in 2019, the first of Reiwa.
    assert found["growth"].table.iloc[-1][["期間", "和暦"]].tolist() == ["2019年度", "令和元年度"]
    assert list(found["growth_by_type"].table.columns)[-1] == "2019年度"
    assert any("2019年度に" in each for each in found["summary"].sentences)
    english = {each.key: each for each in told(sample, "en", "2020-03-31", every="fiscal-year").sections}
    assert english["growth"].table["Period"].tolist()[-1] == "FY2019"
    assert "era" not in " ".join(english["growth"].table.columns)


def test_claims_are_told_with_what_is_missing(chain: Ecosystem) -> None:
    claim = {"organisation": "hub", "date": "2018", "counted": "partners", "number": "4"}
    found = hub_report(chain, claims=[claim])
    section = next(each for each in compose(found.tables, found.about).sections if each.key == "claims")
    assert section.sentences == (
        "Of 1 count that sources print, 0 agree with the data and 0 may; "
        "the data hold fewer in 1, more in 0.",
        "The Hub: 2 missing on 2018, counting partners.",
    )


def test_no_key_of_the_vocabulary_is_left_untranslated(sample: Ecosystem, data: Path) -> None:
    for section in told(sample, "ja", data=data).sections:
        assert not re.search(
            r"[a-z]_[a-z]", " ".join([section.title, section.meaning, *section.table.columns])
        )
        assert "{" not in " ".join([section.title, section.meaning, *section.sentences])
