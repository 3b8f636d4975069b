from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pptx import Presentation

from graph.commands.main import command
from graph.model.ecosystem import Ecosystem, make
from graph.questions.hubs import HubReport, hub_report

ENV = {"SOURCE_DATE_EPOCH": "1795910400"}  # 29 November 2026


def written(to: Path, *words: str) -> bytes:
    """What `graph report` writes into a file."""
    run = CliRunner().invoke(command, ["report", *words, "-o", str(to)], env=ENV)
    assert run.exit_code == 0, run.output
    return to.read_bytes()


def slides_of(data: bytes) -> list[Any]:
    """The slides of a deck."""
    return list(Presentation(io.BytesIO(data)).slides)


@pytest.fixture(scope="session")
def chain() -> Ecosystem:
    """Five in two groups: a hub with three, two of them tied to each other; and one without a tie.

    Rows out of order. hub-p (2014, lapsed after 2 years), hub-q (2016-05), q-p (2018), hub-r (undated).
    """
    nodes = {
        "id": ["x", "r", "q", "p", "hub"],
        "name": ["<b>X</b>", "=R()", "Q | *pipe*", "P", "The Hub"],
        "name_ja": ["", "", "", "甲県", "中心"],
        "type": ["society", "city", "university", "prefecture", "hub"],
        "country": ["", "FI", "JP", "JP", "JP"],
        "region": ["", "", "神奈川", "Kanagawa", "Tokyo"],
    }
    edges = {
        "source": ["r", "q", "hub", "p"],
        "target": ["hub", "p", "q", "hub"],
        "signed": ["", "2018", "2016-05", "2014-04-01"],
        "term_years": ["", "", "", "2"],
        "source_url": ["", "", "https://example.org/q", ""],
    }
    return make(nodes, edges)


@pytest.fixture(scope="session")
def findings(chain: Ecosystem) -> HubReport:
    """Its report, with two counts that sources print: 2 partners by 2016, which is right, and 4 by 2018."""
    names = ("organisation", "date", "counted", "number", "source_url")
    told = [("hub", "2018", "partners", "4", "https://example.org/4"), ("hub", "2016", "partners", "2", "")]
    return hub_report(chain, claims=[dict(zip(names, each, strict=True)) for each in told])


@pytest.fixture(scope="session")
def nobody() -> Ecosystem:
    """Two organisations and no tie."""
    return make({"id": ["b", "a"], "name": ["B", "A"], "type": ["city", "hub"]}, {})
