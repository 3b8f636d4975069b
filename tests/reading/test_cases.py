"""Every faulty file under cases/ gets the verdict, the codes and the rows that cases.toml promises."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest

import graph
from graph.reading import check
from graph.reading.findings import RULES

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
VERDICTS = {"reject", "unreadable", "warn", "same", "same-shape", "accept"}

Plain = tuple[dict[str, tuple[object, ...]], dict[frozenset[str], tuple[object, ...]]]


def of(*verdicts: str) -> list[str]:
    return [name for name, case in CASES.items() if case["verdict"] in verdicts]


def folder(name: str) -> Path:
    return HERE / "cases" / name


def plain(name: str) -> Plain:
    """What the good graph is compared by: names and types, dates and numbers of agreements."""
    G = graph.build(graph.read(folder(name)))
    nodes: dict[str, tuple[object, ...]] = {
        str(each): (data["name"], data["type"], data["lat"], data["lon"]) for each, data in G.nodes(data=True)
    }
    edges: dict[frozenset[str], tuple[object, ...]] = {
        frozenset((str(a), str(b))): (data["signed"], data["weight"]) for a, b, data in G.edges(data=True)
    }
    return nodes, edges


def test_every_case_has_a_folder_and_every_folder_a_case() -> None:
    assert {path.name for path in (HERE / "cases").iterdir()} == set(CASES)
    assert {case["verdict"] for case in CASES.values()} == VERDICTS


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_found_with_its_code_at_its_row(name: str) -> None:
    found = check(folder(name)).findings
    told = [f"{each.rule.code} {each.file} {each.row}" for each in found if each.severity != "note"]
    noted = [f"{each.rule.code} {each.file} {each.row}" for each in found if each.severity == "note"]
    assert (told, noted) == (CASES[name].get("findings", []), CASES[name].get("notes", []))


@pytest.mark.parametrize("name", of("reject"))
def test_faulty_data_are_refused_with_every_finding(name: str) -> None:
    with pytest.raises(graph.DataError) as caught:
        graph.read(folder(name))
    assert caught.value.findings == check(folder(name)).findings


@pytest.mark.parametrize("name", of("unreadable"))
def test_a_file_that_cannot_be_opened_is_named(name: str) -> None:
    with pytest.raises(graph.FileError) as caught:
        graph.read(folder(name))
    assert caught.value.exit_code == 3
    assert all(each.split()[1] in str(caught.value) for each in CASES[name]["findings"])


@pytest.mark.parametrize("name", of("same"))
def test_what_only_looks_different_is_the_same_graph(name: str) -> None:
    assert plain(name) == plain("good")


@pytest.mark.parametrize("name", of("same-shape"))
def test_unusual_ids_are_ids_like_any_other(name: str) -> None:
    G = graph.build(graph.read(folder(name)))
    assert (len(G), G.size()) == (5, 5)


@pytest.mark.parametrize("name", of("warn", "accept"))
def test_a_warning_does_not_refuse_the_data(name: str) -> None:
    severities = {RULES_BY_CODE[each.split()[0]] for each in CASES[name].get("findings", [])}
    assert severities == ({"warning"} if CASES[name]["verdict"] == "warn" else set())
    graph.read(folder(name))


RULES_BY_CODE = {rule.code: rule.severity for rule in RULES.values()}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "node" in case])
def test_a_strange_name_is_kept_exactly(name: str) -> None:
    wanted = CASES[name]["node"]
    nodes = graph.read(folder(name)).nodes.set_index("row")
    assert nodes.loc[wanted["row"], "name"] == wanted["name"]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "tie" in case])
def test_a_date_is_kept_as_precise_as_it_was_given(name: str) -> None:
    wanted, eco = CASES[name]["tie"], graph.read(folder(name))
    tie = eco.edges.set_index("row").loc[wanted["row"]]
    assert tie["signed"] == wanted["signed"]
    assert eco.undated == wanted.get("undated", 0)
    if "first" in wanted:
        assert (str(tie["signed_first"].date()), str(tie["signed_last"].date())) == (
            wanted["first"],
            wanted["last"],
        )
    G = graph.build(eco)
    assert G[tie["source"]][tie["target"]]["weight"] == wanted.get("weight", 1)


def test_an_undated_tie_is_in_the_graph_and_out_of_every_dated_view() -> None:
    eco = graph.read(folder("date_blank"))
    assert graph.build(eco).size() == 5
    assert graph.build(graph.snapshot(eco, "2100")).size() == 4


def test_two_agreements_of_a_pair_are_one_tie_of_the_graph() -> None:
    eco = graph.read(folder("second_agreement_of_a_pair"))
    G = graph.build(eco)
    assert (len(eco.edges), G.size(), G["A"]["B"]["signed"]) == (6, 5, "2016-05-01")


def test_empty_tables_make_an_empty_graph() -> None:
    assert len(graph.build(graph.read(folder("header_only")))) == 0
    assert len(graph.build(graph.read(folder("one_organisation")))) == 0


def test_every_measure_of_a_split_graph_is_finite() -> None:
    table = graph.centrality(graph.build(graph.read(folder("two_pairs_apart"))))
    assert len(table) == 4
    assert all(math.isfinite(value) for value in table["eigenvector"])
    assert all(math.isfinite(value) for value in table["closeness"])
