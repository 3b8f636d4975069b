"""What is computed on arrays is what NetworkX computes on the graph."""

from __future__ import annotations

import random
import re
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from pptx import Presentation

import graph
from graph import measures
from graph.commands.main import command
from graph.commands.terminal import run
from graph.measures import arrays, growth
from graph.measures.kernels.availability import at_hand
from graph.model.ecosystem import Basis, Ecosystem, make
from graph.model.view import View
from graph.questions.changes.difference import difference
from graph.questions.organisations.card import card
from tests.conftest import shapes_of

DATA = Path(__file__).parents[2] / "data"
estimated = pytest.mark.skipif(not at_hand(), reason="estimates are for what only kernels can measure")


def random_ecosystem(seed: int) -> Ecosystem:
    """Up to forty organisations, split here and there, some ties of one agreement, some repeated."""
    draw = random.Random(seed)
    ids = [f"o{number:02}" for number in range(draw.randint(2, 40))]
    ties = [draw.sample(ids, 2) for _ in range(draw.randint(0, 60))]
    days = [f"{draw.randint(2001, 2009)}-{draw.randint(1, 12):02}-15" for _ in ties]
    shared = [draw.choice(["", "", "a1", "a2", "a3"]) for _ in ties]
    nodes = {"id": ids, "name": [each.upper() for each in ids], "type": ["hub"] * len(ids)}
    edges = {
        "source": [one for one, _ in ties],
        "target": [other for _, other in ties],
        "signed": days,
        "agreement": shared,
    }
    return make(nodes, edges)


def assert_same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    """Same rows, ranks and types of columns; numbers to 1e-9."""
    pd.testing.assert_frame_equal(found, expected, rtol=0, atol=1e-9)


@pytest.fixture
def on_arrays(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every ecosystem were large."""
    monkeypatch.setattr(measures, "LARGE", 0)
    monkeypatch.setattr(growth, "LARGE", 0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_arrays_and_networkx_give_the_same_hub_table(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    eco = random_ecosystem(seed)
    expected = graph.centrality(graph.build(eco))
    monkeypatch.setattr(measures, "LARGE", 0)
    assert_same(graph.centrality(eco), expected)
    assert_same(graph.centrality(graph.build(eco)), expected)


@pytest.mark.parametrize("day", [None, "2016-05-31", "2020-09-18"])
def test_arrays_give_the_hub_table_of_the_data(day: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    eco = graph.snapshot(graph.read(DATA), day)
    expected = graph.centrality(eco)
    monkeypatch.setattr(measures, "LARGE", 0)
    assert_same(graph.centrality(eco), expected)


@pytest.mark.parametrize("every", ["month", "year", "fiscal-year"])
@pytest.mark.parametrize("basis", ["certain", "possible"])
@pytest.mark.parametrize("active", [False, True])
def test_one_sweep_grows_as_tie_by_tie(
    every: str, basis: Basis, active: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for eco in (graph.read(DATA), random_ecosystem(1), random_ecosystem(2)):
        expected = graph.growth(View(eco, basis=basis, active=active), every)
        monkeypatch.setattr(growth, "LARGE", 0)
        found = graph.growth(View(eco, basis=basis, active=active), every)
        pd.testing.assert_frame_equal(found, expected, rtol=0, atol=1e-12)
        monkeypatch.undo()


@pytest.mark.usefixtures("on_arrays")
def test_a_node_without_a_tie_keeps_its_place() -> None:
    G = nx.Graph([("b", "a")])
    G.add_node("c")
    table = graph.centrality(G, measures=["partners", "degree"])
    # n - 1 = 2 others: a and b have 1 of 2, c none of them.
    assert table[["rank", "id", "partners", "degree"]].values.tolist() == [
        [1, "a", 1, 0.5],
        [1, "b", 1, 0.5],
        [3, "c", 0, 0.0],
    ]


@estimated
@pytest.mark.usefixtures("on_arrays")
def test_an_estimate_is_said_with_its_bound_and_can_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    G = nx.relabel_nodes(nx.gnm_random_graph(300, 900, seed=7), str)
    exact = graph.centrality(G, measures=["betweenness", "closeness"]).set_index("id").sort_index()
    monkeypatch.setattr(arrays, "MUCH_BETWEENNESS", 0)
    monkeypatch.setattr(arrays, "MUCH_DISTANCE", 0)
    monkeypatch.setattr(arrays, "SOURCES", 100)
    table = graph.centrality(G, measures=["betweenness", "closeness"])
    sampled = table.set_index("id").sort_index()
    assert set(table.attrs["bounds"]) == {"betweenness", "closeness"}
    for measure, bound in table.attrs["bounds"].items():
        off = float(np.abs(sampled[measure] - exact[measure]).max())
        assert 0 < off <= bound
    insisted = graph.centrality(G, measures=["betweenness"], exact=True)
    assert insisted.attrs["bounds"] == {}
    assert np.abs(insisted.set_index("id").sort_index()["betweenness"] - exact["betweenness"]).max() < 1e-12


# Every command that prints a number or a rank by betweenness.
BETWEENNESS = [
    "centrality --measure betweenness",
    "centrality --measure betweenness --over-time year",
    "show o1",
    "diff 2015 2020 --measure betweenness",
    "diff 2015 2020 --measure betweenness --part moves",
    "whatif --add o1|o17",
    "whatif --best o1 --measure betweenness",
]


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with a ring of forty and chords, whose betweenness is estimated from six sources."""
    monkeypatch.setattr("graph.measures.LARGE", 0)
    monkeypatch.setattr(arrays, "MUCH_BETWEENNESS", 0)
    monkeypatch.setattr(arrays, "SOURCES", 6)
    monkeypatch.setattr(
        "graph.questions.partners.candidates.MOST", 0
    )  # those nearby are tried, by the same kernels
    nodes = "".join(f"o{i},Org {i},city\n" for i in range(40))
    ring = "".join(f"o{i},o{(i + 1) % 40},{2010 + i % 10}\n" for i in range(40))
    chords = "".join(f"o{i},o{(i * i + 7) % 40},2018\n" for i in range(0, 40, 3) if i != (i * i + 7) % 40)
    (tmp_path / "nodes.csv").write_text(f"id,name,type\n{nodes}", encoding="utf-8")
    (tmp_path / "edges.csv").write_text(f"source,target,signed\n{ring}{chords}", encoding="utf-8")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("line", BETWEENNESS)
def test_no_estimate_of_betweenness_is_printed_without_its_bound(
    sampled: Path, line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"en": "betweenness is estimated from a sample: within ", "ja": "標本による"}
    for lang, words in told.items():
        assert run(command, [*line.split(), "--data", str(sampled), "--format", "table", "--lang", lang]) == 0
        assert words in capsys.readouterr().out
    assert run(command, [*line.split(), "--data", str(sampled), "--format", "json"]) == 0
    assert told["en"] in capsys.readouterr().err
    monkeypatch.setattr(arrays, "MUCH_BETWEENNESS", 4e9)
    assert run(command, [*line.split(), "--data", str(sampled), "--format", "table"]) == 0
    assert told["en"] not in capsys.readouterr().out


@estimated
@pytest.mark.parametrize("file", ["r.md", "m.html"])
def test_documents_with_estimates_of_betweenness_say_so(sampled: Path, file: str, tmp_path: Path) -> None:
    commands = {"r.md": "report --focal o1", "m.html": "map"}
    line = [*commands[file].split(), "--data", str(sampled), "-o", str(tmp_path / file)]
    assert run(command, line) == 0
    text = (tmp_path / file).read_text(encoding="utf-8")
    if file == "r.md":
        assert "betweenness ± " in text
    else:
        assert re.search(r'"bounds": ?\{"betweenness": ?0\.\d+', text)


@pytest.mark.slow
def test_the_slides_of_a_timeline_tell_the_bound_of_their_hub_table(sampled: Path, tmp_path: Path) -> None:
    assert run(command, ["timeline", "--data", str(sampled), "-o", str(tmp_path / "t.pptx")]) == 0
    slides = Presentation(str(tmp_path / "t.pptx")).slides
    text = "".join(
        each.text_frame.text for slide in slides for each in shapes_of(slide) if each.has_text_frame
    ) + "".join(slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)
    assert "betweenness is estimated from a sample: within " in text


@estimated
def test_a_difference_is_known_to_be_as_uncertain_as_its_values(sampled: Path) -> None:
    eco = graph.read(sampled)
    early, late = (graph.snapshot(eco, day) for day in ("2015", "2020"))
    tables = [graph.centrality(each, measures=["betweenness"]) for each in (early, late)]
    bounds = [table.attrs["bounds"]["betweenness"] for table in tables]
    assert difference(early, late, measure="betweenness").bounds == {"betweenness": max(bounds)}
    assert card(View(eco, as_of="2020"), "o1").sampled == {"betweenness": bounds[1]}
    exact = graph.centrality(late, measures=["betweenness"], exact=True).set_index("id")["betweenness"]
    found = card(View(eco, as_of="2020"), "o1").measures.set_index("measure")["value"]["betweenness"]
    assert 0 <= abs(found - exact["o1"]) <= bounds[1]
