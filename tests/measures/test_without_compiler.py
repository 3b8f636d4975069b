"""Without numba, which is an extra, NetworkX computes what the kernels do, or says what is missing."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import graph
from graph import measures
from graph.errors import UsageError
from graph.measures import growth as growing
from graph.measures.arrays import of_graph
from graph.measures.kernels import availability
from graph.measures.kernels.availability import at_hand
from graph.questions.changes import whatif
from graph.questions.partners import candidates, surroundings
from graph.words.measures import MEASURES
from tests.measures.test_array_measures import random_ecosystem

ROOT = Path(__file__).parents[2]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    at_hand.cache_clear()
    yield
    at_hand.cache_clear()


@pytest.mark.usefixtures("without")
def test_every_measure_is_the_same_at_every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    eco = random_ecosystem(3)
    small = graph.centrality(eco)
    monkeypatch.setattr(measures, "LARGE", 0)
    monkeypatch.setattr(growing, "LARGE", 0)
    monkeypatch.setattr(availability, "MUCH", math.inf)
    pd.testing.assert_frame_equal(graph.centrality(eco), small)
    assert set(MEASURES) <= set(small.columns)
    assert len(graph.growth(eco)) == len({each[:4] for each in eco.edges["signed"]})


@pytest.mark.parametrize("seed", range(3))
def test_arrays_are_measured_as_the_kernels_do(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    G = nx.gnm_random_graph(30, 50, seed)
    G = nx.relabel_nodes(G, {each: f"o{each:02}" for each in G})
    compiled = [of_graph(G).betweenness(), of_graph(G).near("closeness"), of_graph(G).near("harmonic")]
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    at_hand.cache_clear()
    try:
        plain = [of_graph(G).betweenness(), of_graph(G).near("closeness"), of_graph(G).near("harmonic")]
    finally:
        at_hand.cache_clear()
    for one, other in zip(compiled, plain, strict=True):
        assert other.tolist() == pytest.approx(one.tolist(), abs=1e-12)


def test_the_best_partners_and_what_if_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    eco = random_ecosystem(5)
    org = str(eco.edges["source"].iloc[0])
    monkeypatch.setattr(whatif, "LARGE", 0)
    monkeypatch.setattr(candidates, "SMALL", 0)
    compiled = candidates.best(eco, org, measure="betweenness"), whatif.shape(eco)
    monkeypatch.setenv("NUMBA_DISABLE_JIT", "1")
    at_hand.cache_clear()
    try:
        plain = candidates.best(eco, org, measure="betweenness"), whatif.shape(eco)
    finally:
        at_hand.cache_clear()
    pd.testing.assert_frame_equal(plain[0], compiled[0])
    assert plain[1] == pytest.approx(compiled[1], nan_ok=True)


@pytest.mark.usefixtures("without")
def test_steps_are_those_of_the_search() -> None:
    G = nx.path_graph([*"abcdef"])
    trials = surroundings.Trials(G, "a", ["f", "x"], {})
    steps = dict(zip(trials.place, trials.steps("a").tolist(), strict=True))
    assert steps == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 4, "f": 5, "x": math.inf}


@pytest.mark.usefixtures("without")
def test_what_would_take_hours_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "MUCH", 10)
    with pytest.raises(
        UsageError, match=r"ties are too many to measure without numba; install it: pip .*\[fast\]"
    ):
        graph.centrality(random_ecosystem(1))


@pytest.mark.skipif(not at_hand(), reason="needs the compiler")
def test_size_is_no_matter_where_the_compiler_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "MUCH", 0)
    assert len(graph.centrality(random_ecosystem(1)))


@pytest.mark.slow
@pytest.mark.parametrize("words", ["centrality", "growth", "report -o {folder}/r.md", "whatif --best link-j"])
def test_commands_work_and_load_no_compiler(words: str, tmp_path: Path) -> None:
    code = (
        "import sys; from graph.commands.main import command; from graph.commands.terminal import run\n"
        f"code = run(command, {words.format(folder=tmp_path.as_posix()).split()!r})\n"
        "sys.exit(code or 9 * ('numba' in sys.modules))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (found.returncode, found.stdout != "" or "-o" in words) == (0, True), found.stderr
