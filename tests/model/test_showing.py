"""What shows itself in a notebook: short, whole in its words, and never markup of the data."""

from __future__ import annotations

import pandas as pd
import pytest

import graph
from tests.conftest import EcosystemOf

EVIL = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize("day", [None, "2020-09-18"])
def test_an_ecosystem_says_how_much_there_is(sample: graph.Ecosystem, day: str | None) -> None:
    eco = graph.snapshot(sample, day) if day else sample
    told = f"{len(eco.nodes)} organisations, {len(eco.edges)} ties, {f'as of {day}' if day else 'all dates'}"
    assert repr(eco) == f"<Ecosystem: {told}>"
    assert told in eco._repr_html_()
    assert eco._repr_html_().count("<tr") < 60


def test_an_answer_shows_its_parts_and_notes(sample: graph.Ecosystem) -> None:
    answer = graph.briefing(sample, "link-j")
    shown = answer._repr_html_()
    assert shown.count("<table") == len(answer.parts)
    assert all(each in shown for each in answer.notes)


def test_what_the_data_hold_is_text(ecosystem_of: EcosystemOf) -> None:
    eco = ecosystem_of({"source": "a", "target": "b", "signed": "2016", "purposes": EVIL})
    answer = graph.Answer(EVIL, {EVIL: pd.DataFrame({EVIL: [EVIL]})}, [EVIL])
    assert "&lt;img" in eco._repr_html_()
    for each in (eco, answer, graph.Answer.one("", pd.DataFrame({"a": [EVIL]}))):
        assert "<img" not in each._repr_html_()
