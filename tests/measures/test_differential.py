"""The same numbers another way: plain NetworkX calls, and growth rebuilt from its rows.

Eighty ecosystems with dates, and twenty graphs of each of twelve families through both ways of computing.
"""

from __future__ import annotations

import csv
import functools
import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from graph import measures
from graph.measures import centrality, kernels
from graph.measures.growth import growth
from graph.measures.network import build
from graph.measures.registry import agreement_counts, constraint
from graph.model.ecosystem import Basis, Ecosystem, make, snapshot
from graph.model.view import View
from graph.words.measures import MEASURES
from tests.chance import many

pytestmark = pytest.mark.fuzz

COUNTED = ("mou", "partnership", "basic_agreement", "sister_city", "sister_region")
RANDOM = range(80)
MANY, SEEN = many(30), 240  # ecosystems; those whose shapes are counted

Row = dict[str, str]
Table = list[dict[str, Any]]


# Dates and ends in plain Python, from the text of the rows.


def first_day(text: str) -> date:
    return date.fromisoformat((text.split("/")[0] + "-01-01")[:10])


def last_day(text: str) -> date:
    parts = [int(part) for part in text.split("/")[-1].split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def end_of(row: Row) -> date | None:
    known = []
    if row.get("expires"):
        known.append(last_day(row["expires"]))
    elif row.get("term_years") and row["signed"]:
        signed = last_day(row["signed"])
        year = signed.year + int(row["term_years"])
        known.append(
            date(year, 2, 28)
            if (signed.month, signed.day) == (2, 29) and year % 4
            else signed.replace(year=year)
        )
    if row.get("terminated"):
        known.append(last_day(row["terminated"]))
    return min(known, default=None)


@dataclass(frozen=True)
class Tie:
    """One collaboration with a date."""

    pair: tuple[str, str]
    agreement: str
    renewal: bool
    first: date
    last: date
    end: date | None
    renewed: dict[Basis, date | None]  # the day on which a renewal of its agreement counts

    def start(self, basis: Basis) -> date:
        return self.last if basis == "certain" else self.first

    def counts(self, day: date, basis: Basis, active: bool) -> bool:
        if self.start(basis) > day or not active:
            return self.start(basis) <= day
        renewed = self.renewed[basis]
        return (self.end is None or day <= self.end) and (renewed is None or day < renewed)


def renewed_on(rows: list[Row]) -> dict[str, dict[Basis, date | None]]:
    """For each agreement the first day on which one counts that renews it, or renews its renewal."""
    after = {row["agreement"]: set[str]() for row in rows}  # its renewals, and theirs
    for row in rows:
        if row["renews"] in after:
            after[row["renews"]].add(row["agreement"])
    for between, newer in after.items():  # Warshall's way to what is reached
        for found in after.values():
            if between in found:
                found |= newer
    starts: dict[Basis, dict[str, list[date]]] = {"certain": {}, "possible": {}}
    for row in rows:
        if row["signed"]:
            for basis, read in (("certain", last_day), ("possible", first_day)):
                starts[basis].setdefault(row["agreement"], []).append(read(row["signed"]))  # type: ignore[index]
    return {
        each: {
            basis: min((min(days[one]) for one in newer - {each} if one in days), default=None)
            for basis, days in starts.items()
        }
        for each, newer in after.items()
    }


def ties_of(rows: list[Row]) -> list[Tie]:
    renewed = renewed_on(rows)
    return [
        Tie(
            (row["source"], row["target"]),
            row["agreement"],
            row["kind"] == "renewal" or bool(row["renews"]),
            first_day(row["signed"]),
            last_day(row["signed"]),
            end_of(row),
            renewed[row["agreement"]],
        )
        for row in rows
        if row["signed"] and (row["relation"] or "mou") in COUNTED
    ]


# Growth, rebuilt.


def naive_periods(first: date, last: date, every: str) -> Iterator[tuple[str, date, date]]:
    months = {"month": 1, "quarter": 3, "year": 12, "fiscal-year": 12}[every]
    offset = 3 if every == "fiscal-year" else 0
    at = (first.year * 12 + first.month - 1 - offset) // months * months + offset
    while (start := date(at // 12, at % 12 + 1, 1)) <= last:
        after = at + months
        year, month = divmod(at, 12)
        label = {
            "month": f"{year}-{month + 1:02}",
            "quarter": f"{year}-Q{month // 3 + 1}",
            "year": str(year),
            "fiscal-year": f"FY{year}",
        }
        yield label[every], start, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
        at = after


def graph_on(ties: list[Tie], day: date, basis: Basis, active: bool) -> tuple[nx.Graph, set[str]]:
    counted = [tie for tie in ties if tie.counts(day, basis, active)]
    return nx.Graph([tie.pair for tie in counted]), {tie.agreement for tie in counted}


def naive_growth(ties: list[Tie], undated: int, every: str, basis: Basis, active: bool) -> Table:
    if not ties:
        return []
    days = [tie.start(basis) for tie in ties]
    renewals = {tie.agreement for tie in ties if tie.renewal}
    rows: Table = []
    before, signed_before, in_force_before = nx.Graph(), set[str](), set[str]()
    for label, start, whole in naive_periods(min(days), max(days), every):
        end = min(whole, max(tie.last for tie in ties))  # the last one is counted to the newest date
        G, agreements = graph_on(ties, end, basis, active)
        signed = graph_on(ties, end, basis, False)[1]
        in_force = graph_on(ties, end, basis, True)[1]
        came = (signed - signed_before) | (in_force - in_force_before)
        pairs, pairs_before = ({frozenset(pair) for pair in each.edges} for each in (G, before))
        parts = [len(part) for part in nx.connected_components(G)]
        rows.append({
            "period": label, "start": start.isoformat(), "end": end.isoformat(),
            "nodes": len(G), "ties": G.number_of_edges(), "agreements": len(agreements),
            "new_nodes": len(set(G) - set(before)), "new_ties": len(pairs - pairs_before),
            "new_agreements": len(signed - signed_before),
            "renewals": len((signed - signed_before) & renewals),
            "ended": len((in_force_before | came) - in_force) - len(came - (signed - signed_before)),
            "active_agreements": len(in_force),
            "components": len(parts), "largest": max(parts, default=0),
            "density": nx.density(G), "clustering": nx.transitivity(G),
            "mean_degree": sum(dict(G.degree).values()) / len(G) if len(G) else 0,
            "undated": undated, "uncertain": sum(tie.first <= end < tie.last for tie in ties),
        })  # fmt: skip
        before, signed_before, in_force_before = G, signed, in_force
    return rows


def assert_growth_is_rebuilt(eco: Ecosystem, rows: list[Row], every: str, basis: Basis, active: bool) -> None:
    undated = sum(not row["signed"] and (row["relation"] or "mou") in COUNTED for row in rows)
    expected = naive_growth(ties_of(rows), undated, every, basis, active)
    table = growth(View(eco, basis=basis, active=active), every)
    found = table.astype({"start": "str", "end": "str"}).to_dict("records")
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert one == pytest.approx(other, abs=1e-9), f"{every} {other['period']}, {basis}, active: {active}"
    if len(table):
        in_force, new, ended = (
            table[name].tolist() for name in ("active_agreements", "new_agreements", "ended")
        )
        for t in range(len(table)):
            assert in_force[t] == (in_force[t - 1] if t else 0) + new[t] - ended[t]


# Centrality, called directly.


def eigenvector_by_definition(G: nx.Graph) -> dict[str, float]:
    """All ones, projected on the eigenvectors of the largest eigenvalue of the whole adjacency matrix."""
    ids = list(G)
    values, vectors = np.linalg.eigh(nx.to_numpy_array(G, nodelist=ids, weight=None))
    leading = vectors[:, values > values[-1] - 1e-9]
    vector = leading @ leading.sum(axis=0)
    return dict(zip(ids, vector / np.linalg.norm(vector), strict=True))


PLAIN: dict[str, Callable[[nx.Graph], dict[str, float]]] = {
    "partners": lambda G: dict(G.degree),
    "degree": nx.degree_centrality,
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "harmonic": lambda G: {node: each / (len(G) - 1) for node, each in nx.harmonic_centrality(G).items()},
    "eigenvector": eigenvector_by_definition,
    "pagerank": lambda G: nx.pagerank(G, alpha=0.85, weight=None, tol=1e-12, max_iter=10_000),
    "coreness": nx.core_number,
    "clustering": nx.clustering,
    "constraint": nx.constraint,
}


def assert_centrality_is_that_of_networkx(eco: Ecosystem, pairs: list[tuple[str, str]]) -> None:
    """Compare the table with NetworkX on a graph of the same pairs in any order."""
    plain = nx.Graph(pairs)
    G = build(eco)
    assert {*map(frozenset, G.edges)} == {*map(frozenset, plain.edges)}
    for measure, call in PLAIN.items():
        table = centrality(G, measures=[measure])
        expected = call(plain) if len(plain) else {}
        found = dict(zip(table["id"], table[measure].tolist(), strict=True))
        assert found == pytest.approx(expected, abs=1e-9), measure
        assert_ranks_are_competition_ranks(table, measure)


def assert_ranks_are_competition_ranks(table: pd.DataFrame, measure: str) -> None:
    sign = 1 if MEASURES[measure].ascending else -1
    keys = [sign * round(value, 10) for value in table[measure].tolist()]
    assert table["rank"].tolist() == [1 + sum(other < key for other in keys) for key in keys]
    assert list(zip(table["rank"], table["id"], strict=True)) == sorted(
        zip(table["rank"], table["id"], strict=True)
    )


def assert_agreements_are_those_of_the_rows(eco: Ecosystem, ties: list[Tie]) -> None:
    expected: dict[str, set[str]] = {}
    for tie in ties:
        for each in tie.pair:
            expected.setdefault(each, set()).add(tie.agreement)
    assert agreement_counts(build(eco)) == {each: len(ids) for each, ids in expected.items()}


# The sample.


@pytest.fixture(scope="module")
def sample_rows(data: Path) -> list[Row]:
    """The rows of edges.csv as text."""
    with (data / "edges.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("active", [False, True])
@pytest.mark.parametrize("basis", ["certain", "possible"])
@pytest.mark.parametrize("day", ["2010-06-15", "2017-04-01", "2020-09-18", "2024-03-31"])
def test_centrality_of_the_sample_is_that_of_networkx(
    sample: Ecosystem, sample_rows: list[Row], day: str, basis: Basis, active: bool
) -> None:
    rows = random.Random(day).sample(sample_rows, len(sample_rows))
    ties = [tie for tie in ties_of(rows) if tie.counts(date.fromisoformat(day), basis, active)]
    eco = snapshot(sample, day, basis=basis, active=active)
    assert len(ties) > 10
    assert_centrality_is_that_of_networkx(eco, [tie.pair for tie in ties])
    assert_agreements_are_those_of_the_rows(eco, ties)


def test_centrality_of_the_whole_sample_is_that_of_networkx(
    sample: Ecosystem, sample_rows: list[Row]
) -> None:
    rows = random.Random(1).sample(sample_rows, len(sample_rows))
    assert_centrality_is_that_of_networkx(
        sample, [(row["target"], row["source"]) for row in rows if (row["relation"] or "mou") in COUNTED]
    )


@pytest.mark.parametrize("active", [False, True])
@pytest.mark.parametrize("basis", ["certain", "possible"])
@pytest.mark.parametrize("every", ["month", "quarter", "year", "fiscal-year"])
def test_growth_of_the_sample_is_rebuilt_from_its_rows(
    sample: Ecosystem, sample_rows: list[Row], every: str, basis: Basis, active: bool
) -> None:
    # else the naive count would not know them apart
    assert all(tie.agreement for tie in ties_of(sample_rows))
    assert_growth_is_rebuilt(sample, sample_rows, every, basis, active)


# Random ecosystems.


def random_date(rng: random.Random, since: int = 2014) -> str:
    year, month, day = rng.randint(since, 2019), rng.randint(1, 12), rng.randint(1, 28)
    later = date(year + rng.randint(0, 1), month, 1)
    return rng.choice([
        f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{day:02}",
        "2016-02-29", f"{year}-01/{later.year}-{later.month:02}", "",
    ])  # fmt: skip


def random_pairs(rng: random.Random, ids: list[str]) -> list[tuple[str, str]]:
    """Pairs of one of several kinds: any, within halves (split), between halves (bipartite), a tree, few."""
    half = len(ids) // 2
    kind = rng.choice(["any", "split", "bipartite", "tree", "few"])
    if len(ids) < 2:
        return []
    if kind == "tree":
        return [(ids[i], ids[rng.randrange(i)]) for i in range(1, len(ids))]
    side = {each: i < half for i, each in enumerate(ids)}
    every = [(a, b) for a in ids for b in ids if a < b]
    if kind in ("split", "bipartite"):
        every = [(a, b) for a, b in every if (side[a] == side[b]) == (kind == "split")]
    wanted = rng.randint(0, 5 if kind == "few" else 3 * len(ids))
    return rng.sample(every, min(wanted, len(every)))


def random_rows(rng: random.Random, pairs: list[tuple[str, str]]) -> list[Row]:
    """One to three rows a pair, some in agreements of several, some of them structural."""
    rows: list[Row] = []
    shared = {f"m{i}": random_date(rng) for i in range(4)}
    for number, (a, b) in enumerate(pairs):
        for again in range(rng.choice([1, 1, 1, 2, 3])):
            source, target = (a, b) if rng.random() < 0.5 else (b, a)
            name = rng.choice([*shared, *[f"own-{number}-{again}"] * 8])
            kind = rng.choice(["", "initial", "renewal", "multi-party"])
            row = dict.fromkeys(("expires", "term_years", "terminated"), "")
            row |= {
                "source": source,
                "target": target,
                "agreement": name,
                "kind": kind,
                "renews": rng.choice(
                    ["", "", "", "x", rng.choice([*shared]), f"own-{rng.randrange(number + 1)}-0"]
                ),
            }
            row |= {
                "signed": shared.get(name, random_date(rng)),
                "relation": rng.choice([*COUNTED, "", "located_in"]),
            }
            if rng.random() < 0.6:
                row[rng.choice(["expires", "terminated"])] = random_date(rng)
            if rng.random() < 0.3:
                row["term_years"] = str(rng.randint(1, 4))
            rows.append(row)
    return rng.sample(rows, len(rows))


@functools.cache
def random_ecosystem(seed: int) -> tuple[Ecosystem, list[Row]]:
    rng = random.Random(seed)
    ids = [f"n{i:02}" for i in rng.sample(range(40), rng.choice([seed % 4, *[rng.randint(4, 40)] * 3]))]
    rows = random_rows(rng, random_pairs(rng, ids))
    names = (
        "source",
        "target",
        "signed",
        "relation",
        "agreement",
        "kind",
        "renews",
        "expires",
        "term_years",
        "terminated",
    )
    nodes = {"id": ids, "name": ids, "type": ["city"] * len(ids)}
    return make(nodes, {name: [row[name] for row in rows] for name in names}), rows


@pytest.mark.parametrize("seed", RANDOM)
def test_centrality_of_any_ecosystem_is_that_of_networkx(seed: int) -> None:
    eco, rows = random_ecosystem(seed)
    rng = random.Random(seed)
    ties = ties_of(rows)
    for day in (date(2015, 12, 31), date(2017, rng.randint(1, 12), rng.randint(1, 28)), date(2030, 1, 1)):
        basis: Basis = rng.choice(["certain", "possible"])
        active = rng.random() < 0.5
        counted = [tie for tie in rng.sample(ties, len(ties)) if tie.counts(day, basis, active)]
        view = snapshot(eco, day, basis=basis, active=active)
        assert_centrality_is_that_of_networkx(view, [tie.pair for tie in counted])
        assert_agreements_are_those_of_the_rows(view, counted)


@pytest.mark.parametrize("seed", RANDOM)
def test_growth_of_any_ecosystem_is_rebuilt_from_its_rows(seed: int) -> None:
    eco, rows = random_ecosystem(seed)
    every = ("month", "quarter", "year", "fiscal-year")[seed % 4]
    basis: Basis = "certain" if seed // 4 % 2 else "possible"
    for active in (False, True):
        assert_growth_is_rebuilt(eco, rows, every, basis, active)


def test_the_random_ecosystems_hold_what_they_are_for() -> None:
    graphs = [build(random_ecosystem(seed)[0]) for seed in RANDOM]
    assert any(len(G) == 0 for G in graphs)
    assert sum(len(G) > 20 for G in graphs) > 8
    assert sum(len(G) > 4 and nx.is_bipartite(G) for G in graphs) > 8
    assert sum(len(G) > 4 and not nx.is_connected(G) for G in graphs) > 8
    ties = [tie for seed in RANDOM for tie in ties_of(random_ecosystem(seed)[1])]
    assert any(tie.end is not None and tie.end < tie.last for tie in ties)
    assert not any(math.isnan(value) for value in constraint(graphs[-1]).values())


# Many graphs, of families that go wrong in different ways.

Pairs = list[tuple[int, int]]


def disconnected(rng: random.Random) -> nx.Graph:
    """Two or three graphs of other families side by side, twice the same among them."""
    parts = [rng.choice(FAMILIES[:-1])(rng) for _ in range(rng.choice([1, 2]))]
    return nx.disjoint_union_all([*parts, parts[0]])


def power_law(rng: random.Random) -> nx.Graph:
    n = rng.randint(4, 24)
    return nx.barabasi_albert_graph(n, rng.randint(1, 3), seed=rng.randrange(10**6))


def chance(rng: random.Random) -> nx.Graph:
    return nx.gnp_random_graph(
        rng.randint(2, 20), rng.choice([0.05, 0.1, 0.2, 0.4]), seed=rng.randrange(10**6)
    )


def two_stars(rng: random.Random) -> nx.Graph:
    """Two equal hubs with a chain between them: the leading eigenvalues all but agree."""
    n, way = rng.randint(2, 7), rng.randint(1, 10)
    G = nx.disjoint_union(nx.star_graph(n), nx.star_graph(n))
    nx.add_path(G, [0, *range(2 * n + 2, 2 * n + 2 + way), n + 1])
    return G


FAMILIES: list[Callable[[random.Random], nx.Graph]] = [
    lambda rng: nx.random_labeled_tree(rng.randint(2, 24), seed=rng.randrange(10**6)),
    lambda rng: nx.path_graph(rng.randint(2, 24)),
    lambda rng: nx.cycle_graph(rng.randint(3, 20)),
    lambda rng: nx.star_graph(rng.randint(1, 20)),
    lambda rng: nx.complete_graph(rng.randint(2, 10)),
    lambda rng: nx.complete_bipartite_graph(rng.randint(1, 6), rng.randint(2, 6)),
    lambda rng: nx.barbell_graph(rng.randint(3, 6), rng.randint(0, 6)),
    lambda rng: nx.grid_2d_graph(rng.randint(2, 4), rng.randint(2, 5)),
    chance,
    power_law,
    two_stars,
    disconnected,
]


def given_ecosystem(G: nx.Graph, rng: random.Random) -> tuple[Ecosystem, list[Row]]:
    """The ties of a graph as rows out of order: some twice, some turned round, some of one agreement."""
    ids = [f"n{number:02}" for number in rng.sample(range(100), len(G))]
    name = dict(zip(G, ids, strict=True))
    rows: list[Row] = []
    for u, v in G.edges:
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            source, target = (u, v) if rng.random() < 0.5 else (v, u)
            agreement = rng.choice([f"own-{len(rows)}", f"own-{len(rows)}", "m1", "m2"])
            rows.append(
                {"source": name[source], "target": name[target], "signed": "", "agreement": agreement}
            )
    rows = rng.sample(rows, len(rows))
    columns = {each: [row[each] for row in rows] for each in ("source", "target", "signed", "agreement")}
    return make({"id": ids, "name": ids, "type": ["city"] * len(ids)}, columns), rows


def expected_scores(rows: list[Row]) -> dict[str, dict[str, float]]:
    """Ten measures by NetworkX on the pairs of the rows, and agreements counted row by row."""
    plain = nx.Graph([(row["source"], row["target"]) for row in rows])
    found = {measure: call(plain) if len(plain) else {} for measure, call in PLAIN.items()}
    ids: dict[str, set[str]] = {each: set() for each in plain}
    for row in rows:
        for end in ("source", "target"):
            ids[row[end]].add(row["agreement"])
    return {**found, "agreements": {each: len(known) for each, known in ids.items()}}


def assert_table_is(table: pd.DataFrame, expected: dict[str, dict[str, float]], rows: list[Row]) -> None:
    """Every measure to 1e-9, every rank exactly, and communities that hang together, the largest first."""
    for measure, scores in expected.items():
        found = dict(zip(table["id"], table[measure].tolist(), strict=True))
        assert found == pytest.approx(scores, abs=1e-9), measure
        rounded = {each: round(value, 10) for each, value in found.items()}
        assert ranks_of(rounded, measure) == ranks_of(scores, measure), measure
    ranks, first = dict(zip(table["id"], table["rank"], strict=True)), table.columns[4]
    assert ranks == ranks_of(dict(zip(table["id"], table[first].tolist(), strict=True)), first)
    plain = nx.Graph([(row["source"], row["target"]) for row in rows])
    groups = [set(group) for _, group in table.groupby("community")["id"]]
    assert all(nx.is_connected(plain.subgraph(group)) for group in groups)
    assert [len(group) for group in groups] == sorted(map(len, groups), reverse=True)


def ranks_of(scores: dict[str, float], measure: str) -> dict[str, int]:
    """Competition ranks; scores closer than 1e-9, which NetworkX may be off itself, are equal."""
    sign = 1 if MEASURES[measure].ascending else -1
    ranks: dict[str, int] = {}
    last, rank = -math.inf, 0
    for place, each in enumerate(sorted(scores, key=lambda each: sign * scores[each]), 1):
        score = sign * scores[each]
        rank = rank if score - last < 1e-9 else place
        ranks[each], last = rank, score
    return ranks


@pytest.mark.parametrize("family", range(len(FAMILIES)))
def test_a_graph_of_any_family_has_the_scores_and_ranks_of_networkx_both_ways(
    family: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(family, MANY, len(FAMILIES)):
        rng = random.Random(seed)
        eco, rows = given_ecosystem(FAMILIES[family](rng), rng)
        expected = expected_scores(rows)
        first = rng.choice([*expected])  # by which the table is ranked
        monkeypatch.setattr(measures, "LARGE", 10**9)
        plain = centrality(build(eco), measures=[first, *MEASURES])
        assert_table_is(plain, expected, rows)
        monkeypatch.setattr(measures, "LARGE", 0)
        compiled = centrality(eco, measures=[first, *MEASURES])
        assert_table_is(compiled, expected, rows)
        assert compiled["community"].tolist() == plain["community"].tolist()


@pytest.mark.parametrize("large", [10**9, 0])
@pytest.mark.parametrize(("size", "way"), [*((6, way) for way in range(12)), (40, 4), (40, 8), (60, 5)])
def test_two_cliques_far_apart_have_the_same_ranks(
    size: int, way: int, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The next eigenvalue is nearly the leading one, and an eigenvector that is half of each splits equals.
    monkeypatch.setattr(measures, "LARGE", large)
    G = nx.relabel_nodes(nx.barbell_graph(size, way), "n{:03}".format)
    table = centrality(G, measures=["eigenvector"]).set_index("id").sort_index()
    assert table["rank"].tolist() == table["rank"].tolist()[::-1]
    assert table["eigenvector"].tolist() == pytest.approx(table["eigenvector"].tolist()[::-1], abs=1e-12)


@pytest.mark.parametrize(("size", "way"), [(40, 8), (60, 5), (33, 20)])
def test_two_cliques_far_apart_are_equal_however_they_are_numbered(size: int, way: int) -> None:
    ends = np.array(nx.barbell_graph(size, way).edges)
    draw = np.random.default_rng(1)
    for _ in range(50):
        number = draw.permutation(2 * size + way)
        adjacency = kernels.adjacency(number[ends[:, 0]], number[ends[:, 1]], number.size)
        found = kernels.eigenvector(adjacency)[number]
        assert found == pytest.approx(found[::-1], rel=1e-9, abs=1e-12)


def test_the_graphs_are_of_many_shapes() -> None:
    kinds = [FAMILIES[seed % len(FAMILIES)](random.Random(seed)) for seed in range(SEEN)]
    connected = sum(len(G) > 0 and nx.is_connected(G) for G in kinds)
    assert 0.6 < connected / SEEN < 0.95
    assert sum(nx.is_bipartite(G) for G in kinds) > SEEN / 8
    assert sum(nx.transitivity(G) > 0 for G in kinds) > SEEN / 8
    assert sum(len(G) > 20 for G in kinds) > SEEN / 20
