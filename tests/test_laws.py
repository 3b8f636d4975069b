"""Laws that hold for every ecosystem: of names, of row order, of copies, of time."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import measures
from graph.dates.periods import EVERY
from graph.measures import centrality
from graph.measures.growth import growth
from graph.measures.network import build
from graph.model.ecosystem import Basis, Ecosystem, make, snapshot
from graph.model.selection import select
from graph.model.view import View
from graph.questions.agreements.renewals import renewals
from graph.words.measures import MEASURES
from tests.chance import many

Row = dict[str, str]

IDS = ("h", "f", "b", "g", "a", "e", "c", "d")
SCORES = [measure for measure in MEASURES if measure != "community"]  # its numbers go by id
BASES: tuple[Basis, Basis] = ("certain", "possible")

law = settings(max_examples=many(10), deadline=None, derandomize=True)


days = st.dates(date(2010, 1, 1), date(2020, 12, 28))
texts = st.one_of(
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
    st.builds(lambda day, more: f"{day.year}-01/{day.year + more}-06", days, st.integers(0, 2)),
)


@st.composite
def tie(draw: st.DrawFn) -> Row:
    """One row of edges.csv."""
    source, target = draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True))
    return {
        "source": source,
        "target": target,
        "signed": draw(st.one_of(texts, texts, texts, st.just(""))),
        "relation": draw(st.sampled_from(["", "mou", "sister_city", "located_in"])),
        "agreement": draw(st.sampled_from(["", "", "m-1", "m-2"])),
        "kind": draw(st.sampled_from(["", "renewal"])),
        "expires": draw(st.one_of(st.just(""), texts)),
        "term_years": draw(st.sampled_from(["", "", "1", "3.5"])),
    }


rows_of_edges = st.lists(tie(), max_size=14)


def ecosystem(rows: list[Row], ids: tuple[str, ...] = IDS) -> Ecosystem:
    """The first half of the alphabet are cities, the others companies."""
    names = ["source", "target", "signed", *dict.fromkeys(name for row in rows for name in row)]
    columns = {name: [row[name] for row in rows] for name in dict.fromkeys(names)}
    kinds = ["city" if each[0] < "e" else "company" for each in ids]
    return make({"id": list(ids), "name": [each.upper() for each in ids], "type": kinds}, columns)


def renamed(row: Row, names: dict[str, str]) -> Row:
    """A row of other organisations, and of agreements of their own."""
    agreement = row["agreement"] and f"{row['agreement']}{names['a']}"
    return {**row, "source": names[row["source"]], "target": names[row["target"]], "agreement": agreement}


def shifted(row: Row, years: int) -> Row:
    """A row with all its dates some years later."""

    def later(text: str) -> str:
        return "/".join(f"{int(part[:4]) + years}{part[4:]}" if part else "" for part in text.split("/"))

    return {**row, "signed": later(row["signed"]), "expires": later(row["expires"])}


def by_id(table: pd.DataFrame) -> dict[str, dict[str, Any]]:
    rows: list[dict[Any, Any]] = table.drop(columns=["name", "type"]).to_dict("records")
    return {str(row.pop("id")): row for row in rows}


def whole_table(eco: Ecosystem) -> str:
    return str(centrality(build(eco)).to_csv(index=False))


# Names and rows.


@law
@given(rows_of_edges, st.permutations(IDS))
def test_other_names_change_no_score_and_no_rank(rows: list[Row], others: list[str]) -> None:
    names = dict(zip(IDS, others, strict=True))
    before = by_id(centrality(build(ecosystem(rows)), measures=SCORES))
    after = by_id(centrality(build(ecosystem([renamed(row, names) for row in rows])), measures=SCORES))
    assert set(after) == {names[each] for each in before}
    for each, row in before.items():
        assert after[names[each]] == pytest.approx(row, abs=1e-9, nan_ok=True)


@law
@given(st.data(), rows_of_edges)
def test_the_order_of_rows_changes_no_byte(data: st.DataObject, rows: list[Row]) -> None:
    eco = ecosystem(rows)
    other = ecosystem(data.draw(st.permutations(rows)), tuple(data.draw(st.permutations(IDS))))
    assert whole_table(eco) == whole_table(other)
    assert growth(eco).to_csv() == growth(other).to_csv()
    assert eco.digest == other.digest


@law
@given(rows_of_edges)
def test_turning_every_tie_round_changes_no_byte(rows: list[Row]) -> None:
    turned = [{**row, "source": row["target"], "target": row["source"]} for row in rows]
    assert whole_table(ecosystem(rows)) == whole_table(ecosystem(turned))
    assert growth(ecosystem(rows)).to_csv() == growth(ecosystem(turned)).to_csv()


@law
@given(rows_of_edges)
def test_rows_given_twice_change_nothing_but_the_number_of_rows(rows: list[Row]) -> None:
    once, twice = ecosystem(rows), ecosystem(rows + rows)
    assert len(twice.edges) == 2 * len(once.edges)
    assert whole_table(once) == whole_table(twice)
    counted = growth(once).drop(columns=["uncertain", "undated"])  # these are counts of rows
    assert counted.to_csv() == growth(twice).drop(columns=["uncertain", "undated"]).to_csv()


@law
@given(rows_of_edges)
def test_organisations_without_a_tie_change_nothing(rows: list[Row]) -> None:
    assert whole_table(ecosystem(rows)) == whole_table(ecosystem(rows, (*IDS, "0", "z")))


@pytest.mark.parametrize("large", [measures.LARGE, 0])
@law
@given(rows_of_edges, st.integers(1, 5))
def test_nodes_without_a_tie_change_what_each_measure_is_divided_by_and_nothing_else(
    large: int, rows: list[Row], more: int
) -> None:
    G = build(ecosystem(rows))
    with patch.object(measures, "LARGE", large):
        one = by_id(centrality(G, measures=SCORES))
        n, more = len(G), more if len(G) else more + 1  # of one alone, NetworkX says degree 1
        N, alone = n + more, [f"z{number}" for number in range(more)]
        G.add_nodes_from(alone)
        two = by_id(centrality(G, measures=SCORES))
    # An isolate passes its visits to all N alike: x = 0.15 / N + 0.85 (more x) / N. The others, who start
    # afresh with x each rather than with 0.15 / n, have that many times what they had.
    x = 0.15 / (N - 0.85 * more) if n else 1 / N
    for each in alone:
        found = two[each]
        for measure in (
            "partners",
            "agreements",
            "degree",
            "betweenness",
            "closeness",
            "harmonic",
            "coreness",
        ):
            assert found[measure] == 0
        assert found["clustering"] == 0
        assert math.isnan(found["constraint"])
        assert found["pagerank"] == pytest.approx(x, abs=1e-9)
        assert found["eigenvector"] == pytest.approx(0 if n else 1 / N**0.5)
    for each, row in one.items():
        found = two[each]
        for measure in ("partners", "agreements", "coreness", "clustering", "constraint", "eigenvector"):
            assert found[measure] == pytest.approx(row[measure], abs=1e-9)
        for measure in ("degree", "harmonic", "closeness"):
            assert found[measure] * (N - 1) == pytest.approx(row[measure] * (n - 1))
        assert found["betweenness"] * (N - 1) * (N - 2) == pytest.approx(
            row["betweenness"] * (n - 1) * (n - 2)
        )
        assert found["pagerank"] == pytest.approx(row["pagerank"] * x / (0.15 / n), abs=1e-9)


@law
@given(rows_of_edges)
def test_one_more_agreement_of_partners_changes_their_agreements_and_nothing_else(rows: list[Row]) -> None:
    counted = [row for row in rows if row["relation"] != "located_in"]
    if counted:
        again = {**counted[0], "agreement": "one-more", "kind": "renewal"}
        one, two = (
            by_id(centrality(build(ecosystem(each)), measures=SCORES)) for each in (rows, [*rows, again])
        )
        for each, row in two.items():
            own = each in (again["source"], again["target"])
            assert row["agreements"] == one[each]["agreements"] + own
            assert {**row, "agreements": 0} == pytest.approx({**one[each], "agreements": 0}, nan_ok=True)


@law
@given(rows_of_edges)
def test_a_copy_under_other_names_changes_nothing_within_and_halves_what_is_shared(rows: list[Row]) -> None:
    names = {each: f"{each}2" for each in IDS}
    one = by_id(centrality(build(ecosystem(rows)), measures=SCORES))
    both = ecosystem(rows + [renamed(row, names) for row in rows], (*IDS, *names.values()))
    two = by_id(centrality(build(both), measures=SCORES))
    n = len(one)
    for each, row in one.items():
        for name in (each, names[each]):
            copy = two[name]
            for measure in ("partners", "agreements", "coreness", "clustering", "constraint"):
                assert copy[measure] == pytest.approx(row[measure])
            # of 2n - 1 others rather than n - 1
            for measure in ("degree", "harmonic", "closeness"):
                assert copy[measure] * (2 * n - 1) == pytest.approx(row[measure] * (n - 1))
            # the same number of shortest paths, of (2n - 1)(2n - 2) / 2 pairs rather than (n - 1)(n - 2) / 2
            assert copy["betweenness"] * (2 * n - 1) * (2 * n - 2) == pytest.approx(
                row["betweenness"] * (n - 1) * (n - 2), abs=1e-9
            )
            assert copy["pagerank"] == pytest.approx(row["pagerank"] / 2, abs=1e-9)
            assert copy["eigenvector"] == pytest.approx(row["eigenvector"] / 2**0.5, abs=1e-9)


@law
@given(rows_of_edges)
def test_a_copy_under_other_names_doubles_every_count_of_growth(rows: list[Row]) -> None:
    names = {each: f"{each}2" for each in IDS}
    one = growth(ecosystem(rows))
    two = growth(ecosystem(rows + [renamed(row, names) for row in rows], (*IDS, *names.values())))
    same = ["period", "start", "end", "largest", "mean_degree", "clustering"]
    pd.testing.assert_frame_equal(one[same], two[same])
    counts = [name for name in one if name not in (*same, "density")]
    assert (one[counts] * 2).values.tolist() == two[counts].values.tolist()


@law
@given(rows_of_edges)
def test_degrees_sum_to_twice_the_ties(rows: list[Row]) -> None:
    G = build(ecosystem(rows))
    assert centrality(G, measures=["partners"])["partners"].sum() == 2 * G.number_of_edges()


@law
@given(rows_of_edges)
def test_pagerank_sums_to_one_and_the_eigenvector_has_length_one(rows: list[Row]) -> None:
    table = centrality(build(ecosystem(rows)), measures=["pagerank", "eigenvector"])
    if len(table):
        assert table["pagerank"].sum() == pytest.approx(1)
        assert (table["eigenvector"] ** 2).sum() == pytest.approx(1)
        assert (table["eigenvector"] >= 0).all()


@law
@given(rows_of_edges)
def test_organisations_of_one_community_are_in_one_component_and_communities_are_numbered_by_size(
    rows: list[Row],
) -> None:
    G = build(ecosystem(rows))
    found = centrality(G, measures=["community"]).set_index("id")["community"]
    sizes = found.value_counts().sort_index()
    assert sizes.index.tolist() == list(range(len(sizes)))
    assert sizes.tolist() == sorted(sizes, reverse=True)
    for number in sizes.index:
        assert nx.is_connected(G.subgraph(found.index[found == number]))


# Time.


def ties(eco: Ecosystem) -> set[int]:
    return set(eco.edges["row"].tolist())


@law
@given(rows_of_edges, days, days, st.sampled_from(BASES))
def test_snapshots_only_grow(rows: list[Row], one: date, other: date, basis: Basis) -> None:
    eco = ecosystem(rows)
    early, late = sorted([one, other])
    assert ties(snapshot(eco, early, basis=basis)) <= ties(snapshot(eco, late, basis=basis)) <= ties(eco)


@law
@given(rows_of_edges, days, days)
def test_on_a_later_day_nobody_has_fewer_partners_or_a_smaller_core(
    rows: list[Row], one: date, other: date
) -> None:
    eco = ecosystem(rows)
    wanted = ["partners", "agreements", "coreness"]
    early, late = (
        by_id(centrality(build(snapshot(eco, day)), measures=wanted)) for day in sorted([one, other])
    )
    for each, row in early.items():
        assert all(row[measure] <= late[each][measure] for measure in wanted)


@law
@given(rows_of_edges, st.sampled_from(EVERY))
def test_the_two_readings_of_dates_bound_each_other_period_by_period(rows: list[Row], every: str) -> None:
    eco = ecosystem(rows)
    certain, possible = (growth(View(eco, basis=basis), every).set_index("period") for basis in BASES)
    both = certain.index.intersection(possible.index)
    for count in ("nodes", "ties", "agreements", "largest"):
        assert (certain.loc[both, count] <= possible.loc[both, count]).all()
    assert certain.loc[both, "uncertain"].tolist() == possible.loc[both, "uncertain"].tolist()


@law
@given(rows_of_edges, days, st.booleans())
def test_what_is_certain_is_possible(rows: list[Row], day: date, active: bool) -> None:
    eco = ecosystem(rows)
    certain, possible = (snapshot(eco, day, basis=basis, active=active) for basis in BASES)
    assert ties(certain) <= ties(possible)
    if not active:
        assert len(possible.collaboration) - len(certain.collaboration) == certain.uncertain


@law
@given(rows_of_edges, days, st.sampled_from(BASES))
def test_what_is_in_force_was_signed(rows: list[Row], day: date, basis: Basis) -> None:
    eco = ecosystem(rows)
    assert ties(snapshot(eco, day, basis=basis, active=True)) <= ties(snapshot(eco, day, basis=basis))


@law
@given(rows_of_edges, days, st.sampled_from(BASES), st.booleans())
def test_a_selection_and_a_day_can_be_asked_for_in_either_order(
    rows: list[Row], day: date, basis: Basis, active: bool
) -> None:
    eco = ecosystem(rows)
    # Not by relation: selected by name, an undated structural tie is counted, and then it is on no day.
    for wanted in ({"without": ["a"]}, {"types": ["city"]}, {"types": ["city", "company"], "without": ["h"]}):
        one = snapshot(select(eco, **wanted), day, basis=basis, active=active)
        other = select(snapshot(eco, day, basis=basis, active=active), **wanted)
        assert ties(one) == ties(other)
        assert one.nodes["id"].tolist() == other.nodes["id"].tolist()


@law
@given(rows_of_edges, days, st.sampled_from(BASES))
def test_relations_selected_one_by_one_are_the_relations_selected_together(
    rows: list[Row], day: date, basis: Basis
) -> None:
    eco = ecosystem(rows)
    names = ["mou", "sister_city", "located_in"]
    each = [ties(snapshot(select(eco, relations=[name]), day, basis=basis)) for name in names]
    assert set().union(*each) == ties(snapshot(select(eco, relations=names), day, basis=basis))
    assert sum(map(len, each)) == len(set().union(*each))


@law
@given(rows_of_edges, st.sampled_from(EVERY), st.sampled_from(BASES), st.booleans())
def test_dates_that_move_together_move_the_growth_and_change_nothing_else(
    rows: list[Row], every: str, basis: Basis, active: bool
) -> None:
    # The calendar repeats after 28 years: leap days stay leap days, and days of the week too.
    one = growth(View(ecosystem(rows), basis=basis, active=active), every)
    other = growth(View(ecosystem([shifted(row, 28) for row in rows]), basis=basis, active=active), every)
    moved = [day.replace(year=day.year + 28) for day in one["end"]]
    assert other["end"].tolist() == moved
    named = ["period", "start", "end"]
    pd.testing.assert_frame_equal(one.drop(columns=named), other.drop(columns=named))


@law
@given(rows_of_edges, days, st.sampled_from([4, 8, 40]), st.sampled_from(BASES))
def test_dates_that_move_together_move_the_renewals_and_change_nothing_else(
    rows: list[Row], day: date, years: int, basis: Basis
) -> None:
    # Four years are 1,461 days, whichever they are between 1901 and 2099. A made-up id holds its date, so
    # every row has an id of its own here.
    rows = [{**row, "agreement": row["agreement"] or f"x-{place}"} for place, row in enumerate(rows)]
    one = renewals(View(ecosystem(rows), day, basis=basis))
    later = date(day.year + years, day.month, day.day)
    other = renewals(View(ecosystem([shifted(row, years) for row in rows]), later, basis=basis))
    dated = ["ends", "signed"]
    pd.testing.assert_frame_equal(one.drop(columns=dated), other.drop(columns=dated))
    known = one["ends"].notna()
    assert known.tolist() == other["ends"].notna().tolist()
    moved = one.loc[known, "ends"].astype(str).map(lambda day: f"{int(day[:4]) + years}{day[4:]}")
    assert other.loc[known, "ends"].astype(str).tolist() == moved.tolist()


@law
@given(rows_of_edges, st.sampled_from(EVERY), st.sampled_from(BASES))
def test_every_row_of_growth_adds_up(rows: list[Row], every: str, basis: Basis) -> None:
    table = growth(View(ecosystem(rows), basis=basis), every)
    assert table["nodes"].tolist() == table["new_nodes"].cumsum().tolist()
    for row in table.to_dict("records"):
        n, m, parts = row["nodes"], row["ties"], row["components"]
        assert row["renewals"] <= row["new_agreements"]
        assert 0 <= row["active_agreements"] <= row["agreements"]
        # each part has two nodes or more, and is held together by one tie less than it has nodes
        assert row["largest"] + 2 * (parts - 1) <= n or not n
        assert n - parts <= m <= n * (n - 1) // 2
        assert row["mean_degree"] * n == pytest.approx(2 * m)
        assert row["density"] * n * (n - 1) == pytest.approx(2 * m)


@law
@given(rows_of_edges, st.sampled_from(EVERY), st.sampled_from(BASES), st.booleans())
def test_growth_is_the_graph_of_each_periods_end(
    rows: list[Row], every: str, basis: Basis, active: bool
) -> None:
    eco = ecosystem(rows)
    for row in growth(View(eco, basis=basis, active=active), every).to_dict("records")[-3:]:
        view = snapshot(eco, row["end"], basis=basis, active=active)
        G = build(view)
        assert (row["nodes"], row["ties"], row["uncertain"]) == (len(G), G.number_of_edges(), view.uncertain)


@law
@given(rows_of_edges, st.sampled_from(EVERY), st.sampled_from(BASES))
def test_what_is_in_force_is_what_was_and_what_is_new_less_what_ended(
    rows: list[Row], every: str, basis: Basis
) -> None:
    table = growth(View(ecosystem(rows), basis=basis), every)
    before = table["active_agreements"].shift(fill_value=0)
    assert table["active_agreements"].tolist() == (before + table["new_agreements"] - table["ended"]).tolist()
    assert table["agreements"].tolist() == table["new_agreements"].cumsum().tolist()
    assert table["ties"].tolist() == table["new_ties"].cumsum().tolist()


# The machine.

HUBS_AS_JSON = """
import json, sys, graph
eco = graph.read(sys.argv[1])
tables = [graph.centrality(graph.build(graph.snapshot(eco, day))) for day in (None, "2018-03-31")]
tables.append(graph.growth(eco))
sys.stdout.write(json.dumps([table.to_dict("records") for table in tables], default=str) + eco.digest)
"""


@pytest.mark.slow
def test_hash_seed_and_time_zone_change_no_byte(data: Path) -> None:
    outputs = []
    for seed, zone in (("0", "Asia/Tokyo"), ("1", "America/Los_Angeles")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", HUBS_AS_JSON, str(data)]
        outputs.append(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert len(outputs[0]) > 10_000
    assert outputs[0] == outputs[1]
