"""What the commands write, as functions: the same bytes from the same data."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
from pptx import Presentation

import graph
from graph.commands.main import command
from graph.commands.terminal import run

DAY = date(2026, 11, 22)
Written = Callable[[str], bytes]


@pytest.fixture(scope="module")
def data(small_data: Path) -> Path:
    return small_data


@pytest.fixture(scope="module")
def sample(small: graph.Ecosystem) -> graph.Ecosystem:
    return small


@pytest.fixture
def written(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Written:
    """Run a command that writes a file on the sample on 22 November 2026, and give what is in it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")

    def attempt(line: str) -> bytes:
        path = tmp_path / line.split()[-1]
        assert run(command, [*line.split()[:-1], str(path), "--data", str(data), "--quiet"]) == 0
        return path.read_bytes()

    return attempt


@pytest.mark.parametrize(("form", "lang"), [("html", "en"), ("md", "ja")])
def test_a_report_is_that_of_the_command(
    form: str, lang: str, written: Written, sample: graph.Ecosystem, data: Path
) -> None:
    made = graph.report(
        graph.View(sample, lang=lang),
        form=form,  # type: ignore[arg-type]
        today=DAY,
        claims=graph.read_claims(data),
        top=5,
    )
    assert isinstance(made, str)
    assert made.encode() == written(f"report --lang {lang} --top 5 -o report.{form}")


def test_a_page_about_one_organisation_is_that_of_the_command(
    written: Written, sample: graph.Ecosystem
) -> None:
    made = graph.report(sample, form="html", org="LINK-J", today=DAY)
    assert isinstance(made, str)
    assert made.encode() == written("report --org LINK-J -o page.html")


def test_slides_and_workbooks_are_bytes(sample: graph.Ecosystem) -> None:
    deck = graph.report(sample, form="pptx", today=DAY)
    assert isinstance(deck, bytes)
    assert len(Presentation(io.BytesIO(deck)).slides) >= 8
    book = graph.report(sample, form="xlsx", today=DAY)
    assert isinstance(book, bytes)
    assert book.startswith(b"PK")


def test_a_time_line_is_that_of_the_command(
    written: Written, sample: graph.Ecosystem, tmp_path: Path, data: Path
) -> None:
    made = graph.timeline(sample, form="svg", since="2020")
    assert list(made) == ["2020.svg", "2021.svg"]
    assert made["2021.svg"] == written("timeline --from 2020 -o last.svg")
    moving = graph.timeline(sample, form="gif", every="2019-12,2020-12")
    assert moving["timeline.gif"] == written("timeline --every 2019-12,2020-12 -o t.gif")


@pytest.mark.parametrize(
    ("name", "table"),
    [("growth", graph.growth), ("mixing", graph.decomposition), ("ranks", graph.over_time)],
)
def test_a_chart_is_a_picture(
    name: str, table: Callable[[graph.Ecosystem], pd.DataFrame], sample: graph.Ecosystem
) -> None:
    assert graph.chart(name, table(sample), lang="ja").startswith(b"\x89PNG")
    with pytest.raises(graph.UnknownName, match=f"'{name}'"):
        graph.chart(name + "s", table(sample))


def test_what_is_added_is_what_the_command_adds(data: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for place in (ours, theirs):
        shutil.copytree(data, place)
    assert graph.add_organisation(ours, "Kobe Lab", "拠点", country="JP") == "kobe-lab"
    found = graph.add_agreement(ours, ["LINK-J", "Kobe Lab"], signed="2026-11", expires="2029-11")
    assert found == "link-j-kobe-lab-2026-11"
    lines = ["organisation|--name|Kobe Lab|--type|拠点|--set|country=JP"]
    lines.append("agreement|LINK-J|Kobe Lab|--signed|2026-11|--expires|2029-11")
    for line in lines:
        assert run(command, ["add", *line.split("|"), "--data", str(theirs), "--quiet"]) == 0
    for name in ("nodes.csv", "edges.csv"):
        assert (ours / name).read_bytes() == (theirs / name).read_bytes()


def test_what_has_errors_is_not_added(data: Path, tmp_path: Path) -> None:
    place = tmp_path / "ours"
    shutil.copytree(data, place)
    before = (place / "edges.csv").read_bytes()
    with pytest.raises(graph.DataError):
        graph.add_agreement(place, ["LINK-J", "Biocom California"], signed="2026-11", term_years="soon")
    with pytest.raises(graph.UnknownName):
        graph.add_agreement(place, ["LINK-J", "Nobody"], signed="2026-11")
    with pytest.raises(graph.DataError):
        graph.add_organisation(place, "X", "hub", id="link-j")
    assert (place / "edges.csv").read_bytes() == before


def test_a_form_that_there_is_not_is_refused(sample: graph.Ecosystem) -> None:
    with pytest.raises(graph.UsageError, match="'pdf'"):
        graph.timeline(sample, form="pdf")  # type: ignore[arg-type]
    with pytest.raises(graph.UsageError, match="'pdf'"):
        graph.report(sample, form="pdf")  # type: ignore[arg-type]


def test_positions_that_hold_are_kept(sample: graph.Ecosystem) -> None:
    known = graph.layout(sample)
    moved = known | {"link-j": (0.0, 0.0)}
    assert graph.layout(sample, known=moved)["link-j"] == (0.0, 0.0)
    assert graph.timeline(sample, form="svg", since="2021", known=moved) != graph.timeline(
        sample, form="svg", since="2021", known=known
    )


def test_the_days_of_a_report_may_be_texts(sample: graph.Ecosystem) -> None:
    said = graph.report(sample, form="md", since="2020-06", today="2021-01-31")
    assert said == graph.report(sample, form="md", since=date(2020, 6, 30), today=date(2021, 1, 31))
    with pytest.raises(graph.DateError):
        graph.report(sample, form="md", since="soon")


def test_a_workbook_is_that_of_the_command_made_on_the_same_day(
    written: Written, sample: graph.Ecosystem, data: Path
) -> None:
    made = graph.report(sample, form="xlsx", today=DAY, stamp="2026-11-22", claims=graph.read_claims(data))
    assert made == written("report -o report.xlsx")


def test_a_day_is_a_text_or_a_date_wherever_one_is_asked_for(sample: graph.Ecosystem, data: Path) -> None:
    assert graph.figures(sample, today="2026-11-22") == graph.figures(sample, today=DAY)
    assert graph.check(data, today="2015").findings == graph.check(data, today=date(2015, 12, 31)).findings
    told = [graph.briefing(sample, "link-j", today=each).notes for each in ("2026-11-22", DAY)]
    assert told[0] == told[1]


def test_days_that_are_exact_are_days_in_every_table(sample: graph.Ecosystem) -> None:
    view = graph.View(sample, as_of="2026-11-22")
    difference = graph.difference(graph.View(sample, as_of="2018"), view)
    tables = {
        "start": [graph.growth(sample), graph.decomposition(sample), graph.decomposition(sample, by="type")],
        "end": [graph.growth(sample), graph.growth(sample, "fiscal-year")],
        "ends": [graph.renewals(view), graph.chains(view), graph.card(view, "link-j").partners,
                 graph.why(view, "link-j").rows, difference.agreements],
    }  # fmt: skip
    for column, found in tables.items():
        assert [each[column].dtype.kind for each in found] == ["M"] * len(found)
    assert graph.growth(sample)["end"].iloc[0] == pd.Timestamp("2014-12-31")


def test_a_view_is_taken_wherever_an_ecosystem_is(sample: graph.Ecosystem) -> None:
    view, then = graph.View(sample, as_of="2018"), graph.snapshot(sample, "2018")
    assert graph.centrality(view).equals(graph.centrality(then))
    assert nx.utils.graphs_equal(graph.build(view), graph.build(then))
    assert graph.export(view, "gexf") == graph.export(then, "gexf")
    assert graph.layout(view) == graph.layout(then)
    with pytest.raises(graph.UsageError, match="give one"):
        graph.renewals(sample)


@pytest.mark.parametrize("wrong", ["data", nx.Graph(), None])
def test_what_is_no_ecosystem_is_refused_in_a_sentence(wrong: object) -> None:
    asked: list[Callable[..., object]] = [
        graph.growth, graph.renewals, graph.draw_map, graph.layout, graph.build, graph.report, graph.figures
    ]  # fmt: skip
    for function in asked:
        with pytest.raises(graph.UsageError, match=rf"not {type(wrong).__name__}; graph.read and"):
            function(wrong)


def test_a_view_refuses_a_language_and_a_way_of_counting_that_are_not_there(sample: graph.Ecosystem) -> None:
    with pytest.raises(graph.UsageError, match="lang = 'fr' is not known; choose one of en, ja"):
        graph.View(sample, lang="fr")
    with pytest.raises(graph.UsageError, match="choose one of certain, possible"):
        graph.View(sample, basis="likely")  # type: ignore[arg-type]
