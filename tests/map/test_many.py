"""With more organisations than can be drawn, the most central are, and all are within reach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest

import graph
from graph.map import page
from graph.model.ecosystem import Ecosystem, make
from tests.map.conftest import Opened, OpenMap


def many(nodes: int, ties: int) -> Ecosystem:
    """A seeded ecosystem with hubs, dated over twenty years."""
    G = nx.barabasi_albert_graph(nodes, max(1, round(ties / nodes)), seed=4)
    pairs = sorted(G.edges)
    return make(
        {
            "id": [f"n{i:05}" for i in range(nodes)],
            "name": [f"Organisation {i}" for i in range(nodes)],
            "type": [("hub", "city", "university")[i % 3] for i in range(nodes)],
            "country": [("JP", "US", "FR", "DE")[i % 4] for i in range(nodes)],
        },
        {
            "source": [f"n{a:05}" for a, _ in pairs],
            "target": [f"n{b:05}" for _, b in pairs],
            "signed": [f"{2005 + i % 20}-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(len(pairs))],
        },
    )


def quick_page(eco: Ecosystem, **options: Any) -> str:
    """A page with cheap positions and scores: how it opens is what is looked at."""
    G = graph.build(eco)
    scores = pd.DataFrame({"id": sorted(G), "partners": [G.degree[each] for each in sorted(G)]})
    at = {
        each: (1000 * ((i * 0.618034) % 1) * 2 - 1000, 1200 * ((i * 0.754878) % 1) - 600)
        for i, each in enumerate(eco.nodes["id"])
    }
    return page(eco, at, scores, **options)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.html"
    path.write_text(quick_page(many(20_000, 60_000)), encoding="utf-8")
    return path


@pytest.fixture
def crowd(open_map: OpenMap, large: Path) -> Opened:
    return open_map(large)


def test_twenty_thousand_open_and_say_how_many_are_drawn(crowd: Opened) -> None:
    assert len(crowd.call("visible")["nodes"]) <= 1500
    assert "20,000" in crowd.page.inner_text("#held")
    assert crowd.messages == []


def test_someone_who_is_not_drawn_is_found_and_joins_with_the_partners(crowd: Opened) -> None:
    assert "n19999" not in crowd.call("visible")["nodes"]
    crowd.page.fill("#search", "Organisation 19999")
    crowd.page.keyboard.press("Enter")
    assert "n19999" in crowd.call("visible")["nodes"]
    assert {"n19999"} <= {box["id"] for box in crowd.call("bounds")}


def test_a_filter_lets_others_in(crowd: Opened) -> None:
    before = set(crowd.call("visible")["nodes"])
    crowd.show(types_off="hub,city")
    after = set(crowd.call("visible")["nodes"])
    assert after - before


def test_a_step_in_time_draws_those_in_sight_once(crowd: Opened) -> None:
    strokes = crowd.page.evaluate(
        """async () => { let count = 0; const pen = CanvasRenderingContext2D.prototype;
        for (const name of ['stroke', 'fill', 'fillText', 'strokeText', 'drawImage']) {
          const plain = pen[name];
          pen[name] = function (...given) { count += 1; return plain.apply(this, given); };
        }
        ecosystem.setView({ date: '2014-01-01' });
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        return count; }"""
    )
    drawn = crowd.call("visible")
    assert 0 < strokes < 5 * (len(drawn["nodes"]) + len(drawn["edges"]))
