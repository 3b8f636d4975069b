"""The best connected are named first, however large the ecosystem and however small the screen."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import graph
from graph.model.ecosystem import Ecosystem, make
from tests.chance import by_turns
from tests.map.conftest import MapOf, OpenMap
from tests.map.test_labels import clashes, overlaps

SIZES = [(1366, 768), (1024, 768), (390, 844)]
BEST = 12
Crowded = tuple[Ecosystem, Path, int]
WORDS = ("National", "Kanagawa", "Institute", "of", "Biomedical", "Research", "Foundation", "and")
SIGNS = ("神奈川", "先端", "医療", "産業", "推進", "機構", "研究", "大学")


def stars(nodes: int, hubs: int, seed: int) -> nx.Graph:
    """Hubs, each with leaves around it, some of which are shared, and every third pair of hubs tied."""
    order = random.Random(seed)
    G = nx.Graph([(a, b) for b in range(hubs) for a in range(b) if (a + b) % 3 == 0])
    for leaf in range(hubs, nodes):
        own = min(order.randrange(hubs), order.randrange(hubs))
        G.add_edges_from((leaf, hub) for hub in {own, order.choice([own, own, order.randrange(hubs)])})
    return G


def ecosystem(G: nx.Graph, seed: int) -> Ecosystem:
    """An ecosystem with these ties, whose organisations have long names in both languages."""
    order = random.Random(seed)
    ids = {each: f"n{each:04}" for each in sorted(G)}
    names = [f"{' '.join(order.choices(WORDS, k=order.randint(3, 6)))} {each}" for each in ids]
    nodes = {
        "id": list(ids.values()), "name": names, "type": [("hub", "city", "university")[n % 3] for n in ids],
        "name_ja": [f"{''.join(order.sample(SIGNS, 4))}{each}" for each in ids],
    }  # fmt: skip
    pairs = sorted(G.edges)
    ends = {"source": [ids[a] for a, _ in pairs], "target": [ids[b] for _, b in pairs]}
    return make(nodes, ends | {"signed": ["2016-05-18"] * len(pairs)})


NETWORKS = {
    "stars of 269": lambda: ecosystem(stars(269, 14, 3), 1),
    "a tangle of 269": lambda: ecosystem(nx.barabasi_albert_graph(269, 2, seed=5), 2),
    "stars of 1000": lambda: ecosystem(stars(1000, 30, 4), 3),
}


@pytest.fixture(scope="session", params=["the sample", *NETWORKS])
def crowded(request: pytest.FixtureRequest, map_of: MapOf, sample: Ecosystem, sample_map: Path) -> Crowded:
    """One of four ecosystems, its map, and its number."""
    if request.param == "the sample":
        return sample, sample_map, 0
    eco = NETWORKS[request.param]()
    scores = pd.DataFrame(sorted(graph.build(eco).degree), columns=["id", "partners"])
    number = 1 + list(NETWORKS).index(request.param)
    return eco, map_of(eco, name="crowded", world=False, scores=scores), number


def test_the_twelve_best_connected_are_named_at_every_width(open_map: OpenMap, crowded: Crowded) -> None:
    eco, path, turn = crowded
    partners = dict(graph.build(eco).degree)
    twelfth = sorted(partners.values(), reverse=True)[BEST - 1]
    best = {each for each, count in partners.items() if count >= twelfth}
    # Two networks of every four have a width in one language, two in the other.
    opened = None
    for lang, size in by_turns(list(product(("en", "ja"), SIZES)), turn % 2):
        view = f"group=&folded=false&lang={lang}"  # of very many the first picture is bubbles
        if opened is None:
            opened = open_map(path, view=view, size=size)
        else:
            opened.open(path, view, size)
        labels = opened.call("labels")
        named = {label["id"] for label in labels}
        assert len(named & best) >= BEST, (lang, size)
        assert {each for each in best if partners[each] > twelfth} <= named, (lang, size)
        # No name lies on another one, and none on the symbol of anybody who is named.
        symbols = opened.call("bounds")
        assert clashes(labels, [box for box in symbols if box["id"] in named]) == [], (lang, size)
        others = [box for box in symbols if box["id"] not in named]
        assert all(sum(overlaps(label, box) for box in others) <= label["over"] for label in labels), (
            lang,
            size,
        )
        assert all(label["over"] == 0 for label in labels if label["id"] not in best), (lang, size)


def test_names_come_back_where_they_were(open_map: OpenMap, crowded: Crowded) -> None:
    opened = open_map(crowded[1], size=(390, 844))
    before = opened.call("labels")
    for _ in range(3):
        opened.show()
    assert opened.call("labels") == before


def test_the_name_that_people_use_stands_where_the_whole_one_finds_no_room(
    open_map: OpenMap, map_of: MapOf
) -> None:
    eco = ecosystem(stars(269, 14, 3), 1)
    hubs = [each for each, _ in sorted(graph.build(eco).degree, key=lambda pair: -pair[1])][:BEST]
    short = [f"Hub {each[1:]}" if each in hubs else "" for each in eco.nodes["id"]]
    columns = {name: eco.nodes[name].tolist() for name in ("id", "name", "name_ja", "type")}
    ties = {name: eco.edges[name].tolist() for name in ("source", "target", "signed")}
    used = make(columns | {"short": short}, ties)
    opened = open_map(map_of(used, world=False), size=(390, 844))
    texts = {label["id"]: label["text"] for label in opened.call("labels")}
    assert sum(texts[each] == f"Hub {each[1:]}" for each in hubs) >= BEST / 2
