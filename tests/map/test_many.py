"""With more organisations than can be drawn, the most central are, and all are within reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest

import graph
from graph.map import page
from graph.model.ecosystem import Ecosystem, make
from tests.map.conftest import Opened, OpenMap, embedded, rows_of, saved


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
def large() -> Ecosystem:
    return many(20_000, 60_000)


@pytest.fixture(scope="module")
def opened_once(open_once: OpenMap, large: Ecosystem, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The map of twenty thousand, opened once for all, without the bubbles of its first picture."""
    path = tmp_path_factory.mktemp("large") / "large.html"
    path.write_text(quick_page(large), encoding="utf-8")
    opened = open_once(path)
    assert opened.call("view")["group"] == "country"  # their communities are not known
    opened.show(group="", folded=False)
    return opened


@pytest.fixture
def crowd(opened_once: Opened) -> Iterator[Opened]:
    """The same as it opens, and as it is left to the next."""
    plain = opened_once.call("view")
    yield opened_once
    opened_once.page.fill("#search", "")
    opened_once.show(**plain)


def test_twenty_thousand_open_and_say_how_many_are_drawn(crowd: Opened) -> None:
    drawn = crowd.call("drawn")
    assert 1000 < len(drawn) <= 1500
    assert crowd.page.inner_text("#held").startswith(f"{len(drawn):,} of 20,000 organisations drawn")
    assert len(crowd.call("bounds")) <= len(drawn)
    assert crowd.messages == []


def test_the_header_counts_the_view_and_not_the_drawing(crowd: Opened, large: Ecosystem) -> None:
    for day in ("", "2014-01-01"):
        crowd.show(date=day)
        G = graph.build(graph.snapshot(large, day or None))
        told = f"{len(G):,} organisations · {G.size():,} ties"
        assert crowd.page.inner_text("#summary").startswith(told)


@pytest.fixture
def few_drawn(open_map: OpenMap, tmp_path: Path) -> tuple[Opened, Ecosystem]:
    """A map of 60 organisations of which 20 are drawn."""
    eco = many(60, 120)
    path = tmp_path / "few.html"
    path.write_text(quick_page(eco, limit=20), encoding="utf-8")
    return open_map(path), eco


@pytest.mark.parametrize("day", ["", "2012-06-30"])
def test_tables_and_files_hold_what_is_in_view_whether_it_is_drawn_or_not(
    few_drawn: tuple[Opened, Ecosystem], tmp_path: Path, day: str
) -> None:
    shown, eco = few_drawn
    shown.show(date=day)
    G = graph.build(graph.snapshot(eco, day or None))
    assert len(shown.call("drawn")) <= 20 < len(G)
    assert shown.call("visible")["nodes"] == sorted(G)
    ties, nodes = (rows_of(saved(shown, item, tmp_path)) for item in ("export-csv", "export-nodes"))
    assert len(ties) == G.size()  # one tie a pair in these data
    assert {row["id"]: int(row["partners"]) for row in nodes if row["id"] in G} == dict(G.degree)
    for table, rows in (("ties", G.size()), ("organisations", 60), ("measures", len(G))):
        shown.show(table=table)
        assert shown.page.locator("#sheet tbody tr").count() == rows


def test_a_picture_says_how_many_are_drawn(few_drawn: tuple[Opened, Ecosystem], tmp_path: Path) -> None:
    shown, _ = few_drawn
    text = saved(shown, "export-svg", tmp_path).read_text(encoding="utf-8")
    assert f"{len(shown.call('drawn'))} of 60 organisations drawn" in text


def test_someone_who_is_not_drawn_is_found_and_joins_with_the_partners(crowd: Opened) -> None:
    assert "n19999" not in crowd.call("drawn")
    crowd.page.fill("#search", "Organisation 19999")
    crowd.page.keyboard.press("Enter")
    assert "n19999" in crowd.call("drawn")
    assert {"n19999"} <= {box["id"] for box in crowd.call("bounds")}


def test_a_filter_lets_others_in(crowd: Opened) -> None:
    before = set(crowd.call("drawn"))
    crowd.show(types_off="hub,city")
    after = set(crowd.call("drawn"))
    assert after - before


def test_a_step_in_time_draws_those_in_sight_once(crowd: Opened) -> None:
    strokes = crowd.page.evaluate(
        """async () => { let count = 0; const pen = CanvasRenderingContext2D.prototype;
        const plain = {};
        for (const name of ['stroke', 'fill', 'fillText', 'strokeText', 'drawImage']) {
          plain[name] = pen[name];
          pen[name] = function (...given) { count += 1; return plain[name].apply(this, given); };
        }
        ecosystem.setView({ date: '2014-01-01' });
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        Object.assign(pen, plain);
        return count; }"""
    )
    drawn, seen = set(crowd.call("drawn")), set(crowd.call("visible")["edges"])
    ties = [tie for tie in embedded(crowd)["edges"] if tie["row"] in seen]
    ties = [tie for tie in ties if {tie["from"], tie["to"]} <= drawn]
    assert 0 < strokes < 5 * (len(drawn) + len(ties))
