"""Ties as Parquet files give the tables that the same ties as CSV give, narrowed or whole."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from click.shell_completion import get_completion_class
from pyarrow import parquet

import graph
from graph.commands.completion import VARIABLE
from graph.commands.lakes import given, read_folder, source_of
from graph.commands.main import command
from graph.commands.terminal import run
from graph.errors import FileError, UsageError
from graph.lake import duck, memory, rules, spark
from graph.lake.engines import ENGINE
from graph.lake.ties import COUNTED
from graph.measures import centrality
from graph.measures.growth import growth
from graph.model.ecosystem import Basis
from graph.model.view import View
from tests.lake.conftest import rows_of, write_csv, write_parquet

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
Both = Callable[..., tuple[Path, Path]]
PAIR = [{"id": each, "name": each.upper(), "type": "hub"} for each in ("a", "b", "c")]
# Rows that are told apart by what else they say.
ALIKE = [("a", "b", "2016", "7", "x"), ("a", "b", "2016", "8", "y"), ("b", "a", "2016", "", "z")]
# How days are counted: the basis, whether only ties in force are, and the periods.
COUNTING: list[tuple[Basis, bool, str]] = [
    (basis, active, every)
    for basis in ("certain", "possible")
    for active in (False, True)
    for every in ("month", "fiscal-year")
]


def tables(eco: graph.Ecosystem) -> list[pd.DataFrame]:
    """Growth in every way of counting, and every measure of every one."""
    made = []
    for basis, active, every in COUNTING:
        view = View(eco, "2026-03-31", basis, active)
        made.append(growth(view, every))
        made.append(centrality(view.counted))
    return [*made, centrality(eco)]


def assert_same(one: graph.Ecosystem, other: graph.Ecosystem) -> None:
    for ours, theirs in zip(tables(one), tables(other), strict=True):
        pd.testing.assert_frame_equal(ours, theirs, rtol=0, atol=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("clean", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_counts_are_those_of_the_csv_files(seed: int, clean: bool, both: Both) -> None:
    folder, lake = both(*rows_of(seed, clean=clean))
    plain = graph.read(folder)
    assert_same(plain, read_folder(lake, counts=True))
    unnamed = read_folder(lake, counts=True, named=False)
    for basis, active, every in COUNTING:
        one, other = (growth(View(eco, "2026-03-31", basis, active), every) for eco in (plain, unnamed))
        pd.testing.assert_frame_equal(one, other)
    assert read_folder(lake).digest == plain.digest


def test_the_sample_as_parquet_counts_as_it_does_as_csv(tmp_path: Path) -> None:
    assert (
        run(command, ["export", "--data", str(DATA), "--format", "parquet", "-o", str(tmp_path), "-q"]) == 0
    )
    plain = graph.read(DATA)
    assert_same(plain, read_folder(tmp_path, counts=True))
    assert len(read_folder(tmp_path).edges) == len(plain.edges)


def test_texts_that_no_count_needs_are_not_read(both: Both) -> None:
    nodes, edges = rows_of(1, clean=True)
    _, lake = both(nodes, [{**each, "remark": f"number {at}"} for at, each in enumerate(edges)])
    narrow, whole = (given(lake, counts=counts).tables["edges.csv"] for counts in (True, False))
    assert {*narrow} <= {*COUNTED, "agreement", "purposes", "remark"}
    assert len(narrow["agreement"].values) < len(whole["agreement"].values)
    assert len(narrow["remark"].values) < len(whole["remark"].values)


# a~b twice on one day is two agreements where the rows differ, one where they are the same, and the
# agreement of its own id: g1 twice is one. So: {a~b research, a~b exchange, b~a exchange}, g1, g2 = 4.
def test_agreements_are_told_apart_as_by_the_reader(tmp_path: Path) -> None:
    rows = [
        ("a", "b", "", "research"), ("a", "b", "", "exchange"), ("b", "a", "", "exchange"),
        ("a", "c", "g1", ""), ("b", "c", "g1", ""), ("a", "b", "g2", "exchange"),
    ]  # fmt: skip
    edges = [
        {"source": one, "target": other, "signed": "2016", "agreement": id_, "purposes": purpose}
        for one, other, id_, purpose in rows
    ]
    eco = read_folder(write_parquet(tmp_path / "lake", PAIR, edges, cuts=()), counts=True)
    assert growth(eco)["agreements"].tolist() == [4]


def told(found: graph.Finding) -> tuple[str, ...]:
    return found.rule.code, found.column, found.letter, found.message, found.hint


def test_check_finds_the_same_at_the_row_of_the_part(tmp_path: Path) -> None:
    edges = [{"source": "a", "target": "b", "signed": "2016", "expires": ""} for _ in range(24)]
    edges[22] = {"source": "zz", "target": "b", "signed": "2016-13", "expires": "2010"}
    lake = write_parquet(tmp_path / "lake", PAIR, edges)  # rows 1-7, 8-20 and 21-24
    plain = write_csv(tmp_path / "csv", PAIR, edges)
    found = graph.check(source_of(lake))
    errors = [each for each in found.findings if each.severity == "error"]
    assert [(each.place, each.rule.slug) for each in errors] == [
        ("edges/part-002.parquet:row 3", "unknown-id"), ("edges/part-002.parquet:row 3", "bad-date"),
    ]  # fmt: skip
    there = [each for each in graph.check(plain).findings if each.severity == "error"]
    assert [told(each) for each in errors] == [told(each) for each in there]
    assert f"{errors[0]}".startswith("edges/part-002.parquet:row 3: error E203 unknown-id  source (column A)")


def test_counts_of_data_with_errors_are_refused_with_all_that_is_wrong(tmp_path: Path) -> None:
    edges = [{"source": "a", "target": "b", "signed": "2016", "terminated": "soon", "agreement": "1.2E+11"}]
    lake = write_parquet(tmp_path / "lake", PAIR, edges, cuts=())
    with pytest.raises(graph.DataError) as fault:
        read_folder(lake, counts=True)
    assert {each.rule.slug for each in fault.value.findings} >= {"bad-date", "damaged-id"}
    eco = read_folder(lake, counts=True, keep_going=True)
    assert eco.left_out == 1


@pytest.mark.parametrize(
    ("tie", "slug"),
    [
        ({"source": "a", "target": "b", "agreement": "1.2E+11"}, "damaged-id"),
        ({"source": "a", "target": "a", "agreement": ""}, "self-tie"),
    ],
)
def test_an_error_of_one_row_alone_is_told_where_only_counts_are_asked_for(
    tie: dict[str, str], slug: str, tmp_path: Path
) -> None:
    others = [{"source": "a", "target": "b", "signed": f"201{at}", "agreement": f"g{at}"} for at in range(5)]
    lake = write_parquet(tmp_path / "lake", PAIR, [*others, {**tie, "signed": "2016"}], cuts=())
    with pytest.raises(graph.DataError, match=rf"row 6: error E\d+ {slug}"):
        read_folder(lake, counts=True, named=False)


# a-b of 2016 and b-c of 2017: 1 agreement, then 2. The row of a stands there twice.
def test_an_organisation_whose_row_stands_twice_has_its_ties_once(tmp_path: Path) -> None:
    rows = [("a", "b", "2016"), ("b", "c", "2017")]
    edges = [{"source": one, "target": two, "signed": day} for one, two, day in rows]
    lake = write_parquet(tmp_path / "lake", [PAIR[0], *PAIR], edges, cuts=())
    eco = read_folder(lake, counts=True, named=False)
    assert growth(eco)[["nodes", "agreements"]].values.tolist() == [[2, 1], [3, 2]]
    assert {*given(lake, counts=True).tables["edges.csv"]} == {"source", "target", "signed"}


def test_an_end_that_nobody_has_is_told_where_only_counts_are_asked_for(tmp_path: Path) -> None:
    edges = [{"source": "a", "target": each, "signed": "2016"} for each in ("b", "zz")]
    lake = write_parquet(tmp_path / "lake", PAIR, edges, cuts=())
    with pytest.raises(graph.DataError, match=r"part-000\.parquet:row 2: error E203 unknown-id"):
        read_folder(lake, counts=True, named=False)


def test_growth_needs_no_names_in_japanese_and_hub_tables_do(tmp_path: Path) -> None:
    nodes = [{**each, "name_ja": f"組織{each['id']}"} for each in PAIR]
    edges = [{"source": "a", "target": "b", "signed": "2016"}]
    lake = write_parquet(tmp_path / "lake", nodes, edges, cuts=())
    found = [read_folder(lake, counts=True, named=each).nodes["name_ja"].tolist() for each in (False, True)]
    assert found == [["", "", ""], ["組織a", "組織b", "組織c"]]


def test_an_error_in_the_first_row_spoils_that_row_only(tmp_path: Path) -> None:
    edges = [{"source": each, "target": "b", "signed": "2016"} for each in ("zz", "a")]
    lake = write_parquet(tmp_path / "lake", PAIR, edges, cuts=())
    assert len(read_folder(lake, keep_going=True).ties) == 1


def test_numbers_and_days_may_be_of_their_own_kind(tmp_path: Path) -> None:
    (tmp_path / "edges").mkdir()
    nodes = {"id": [1, 2], "name": ["A", "B"], "type": ["hub", "city"]}
    ties = {
        "source": [1, 2], "target": [2.0, 1.0], "signed": [date(2016, 5, 18), None],
        "term_years": [3.0, None], "agreement": [7.0, 8.0], "renews": [None, 7.0],
    }  # fmt: skip
    parquet.write_table(pa.table(nodes), tmp_path / "nodes.parquet")
    parquet.write_table(pa.Table.from_pandas(pd.DataFrame(ties)), tmp_path / "edges" / "a.parquet")
    eco = read_folder(tmp_path, counts=True)
    texts = eco.edges[["source", "target", "signed", "agreement", "renews"]]
    assert texts.values.tolist() == [["1", "2", "2016-05-18", "7", ""], ["2", "1", "", "8", "7"]]
    assert eco.edges["term_years"].dropna().tolist() == [3.0]


def test_a_column_may_be_called_anything(tmp_path: Path) -> None:
    rows = [dict(zip(("source", "target", "signed", "n", 'a "b"'), each, strict=True)) for each in ALIKE]
    lake = write_parquet(tmp_path / "lake", PAIR, rows, cuts=())
    plain = write_csv(tmp_path / "csv", PAIR, rows)
    for counts in (False, True):
        found, usual = (read_folder(each, counts=counts).edges for each in (lake, plain))
        assert found[["n", 'a "b"']].equals(usual[["n", 'a "b"']])


def test_a_folder_may_be_called_anything(tmp_path: Path) -> None:
    lake = write_parquet(
        tmp_path / "it's [a] *?", PAIR, [{"source": "a", "target": "b", "signed": ""}], cuts=()
    )
    assert len(read_folder(lake).ties) == 1


def test_organisations_may_stay_in_their_csv_file(tmp_path: Path) -> None:
    edges = [{"source": "a", "target": "b", "signed": "2016"}]
    lake = write_parquet(tmp_path / "lake", PAIR, edges, cuts=())
    (lake / "nodes.parquet").unlink()
    (lake / "nodes.csv").write_text("id,name,type\na,A,hub\nb,B,hub\n", "utf-8")
    assert len(read_folder(lake, counts=True).nodes) == 2


def test_csv_files_are_read_where_both_lie(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edges = [{"source": "a", "target": "b", "signed": "2016"}]
    lake = write_parquet(tmp_path / "lake", PAIR, edges, cuts=())
    write_csv(tmp_path / "csv", PAIR[:2], edges * 2)
    for name, ties, organisations in (("edges.csv", 2, 3), ("nodes.csv", 2, 2)):
        (tmp_path / "csv" / name).rename(lake / name)
        eco = read_folder(lake, counts=True)
        assert (len(eco.ties), len(eco.nodes)) == (ties, organisations)
    assert asked("growth", "--data", lake) == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "beside" in line]
    assert said == [
        f"{lake}/nodes.csv is read; nodes.parquet beside it is not",
        f"{lake}/edges.csv is read; edges/ beside it is not",
    ]
    assert asked("growth", "--data", lake, "-q") == 0
    assert capsys.readouterr().err == ""
    beside = [found for found in graph.check(lake).findings if found.rule.slug == "copy-beside"]
    assert [(each.file, each.message) for each in beside] == [
        ("nodes.csv", "nodes.parquet lies beside it, and is not read"),
        ("edges.csv", "edges/ lies beside it, and is not read"),
    ]


def test_organisations_may_be_parquet_beside_ties_as_csv(tmp_path: Path) -> None:
    edges = [{"source": "a", "target": "b", "signed": "2016"}]
    lake = write_parquet(tmp_path / "lake", PAIR, edges, cuts=())
    write_csv(tmp_path / "csv", PAIR, edges)
    shutil.rmtree(lake / "edges")
    (tmp_path / "csv" / "edges.csv").rename(lake / "edges.csv")
    assert graph.read(lake).digest == read_folder(lake, counts=True).digest
    assert len(graph.read(lake).ties) == 1


def test_the_functions_of_python_read_them_as_the_commands_do(both: Both) -> None:
    folder, lake = both(*rows_of(4, clean=True))
    assert graph.read(lake).digest == graph.read(str(folder)).digest
    assert graph.check(str(lake)).summary == graph.check(source_of(lake)).summary
    with pytest.raises(FileError, match="there is no file"):
        graph.read(lake / "nowhere")


def test_the_tab_key_knows_organisations_and_types(tmp_path: Path) -> None:
    edges = [{"source": "a", "target": "b", "signed": ""}]
    lake = write_parquet(
        tmp_path / "lake", [*PAIR, {"id": "b-2", "name": "京都", "type": "city"}], edges, cuts=()
    )
    shell = get_completion_class("bash")
    assert shell is not None
    made = shell(command, {}, "graph", VARIABLE)
    for words, typed, found in (
        (["show"], "b", ["b", "b-2"]),
        (["show"], "京", ["b-2"]),
        (["map", "--type"], "c", ["city"]),
    ):
        line = [words[0], "--data", str(lake), *words[1:]]
        assert [each.value for each in made.get_completions(line, typed)] == found
    (lake / "nodes.parquet").write_bytes(b"PAR1")
    assert made.get_completions(["show", "--data", str(lake)], "b") == []


def test_nothing_is_added_to_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lake = write_parquet(tmp_path / "lake", PAIR, [{"source": "a", "target": "b", "signed": ""}], cuts=())
    before = {path: path.read_bytes() for path in lake.rglob("*.*")}
    assert asked("add", "organisation", "--data", lake, "--name", "X", "--type", "hub") == 2
    assert "is Parquet; add the rows to the table that it was written from" in capsys.readouterr().err
    assert asked("import", DATA / "edges.csv", "-o", lake) == 2
    assert "holds Parquet files, to which nothing is added" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in lake.rglob("*.*")} == before


def asked(*words: object) -> int:
    return run(command, [str(each) for each in words])


def test_no_answer_is_written_over_a_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lake = write_parquet(tmp_path / "lake", PAIR, [{"source": "a", "target": "b", "signed": ""}], cuts=())
    part = lake / "edges" / "part-000.parquet"
    before = part.read_bytes()
    assert asked("growth", "--data", lake, "-o", part, "--format", "csv") == 2
    assert (part.read_bytes(), "is an input" in capsys.readouterr().err) == (before, True)


def test_one_table_twice_is_refused(tmp_path: Path) -> None:
    lake = write_parquet(tmp_path / "lake", PAIR, [{"source": "a", "target": "b", "signed": ""}], cuts=())
    (lake / "edges.parquet").write_bytes((lake / "edges" / "part-000.parquet").read_bytes())
    with pytest.raises(UsageError, match="one table twice"):
        read_folder(lake)


def test_a_damaged_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    lake = write_parquet(tmp_path / "lake", PAIR, [{"source": "a", "target": "b", "signed": ""}], cuts=())
    whole = (lake / "edges" / "part-000.parquet").read_bytes()
    for content in (b"PAR1 and nothing else PAR1", b"RAW zz", b"", whole[:-9]):
        (lake / "edges" / "part-001.parquet").write_bytes(content)
        with pytest.raises(FileError, match=r"part-001\.parquet is no Parquet file that can be read \("):
            read_folder(lake)


def test_a_folder_may_be_called_as_a_file_is(tmp_path: Path) -> None:
    lake = write_parquet(tmp_path / "lake", PAIR, [{"source": "a", "target": "b", "signed": ""}], cuts=())
    usual = read_folder(lake)
    (lake / "edges").rename(lake / "edges.parquet")
    assert read_folder(lake).edges.equals(usual.edges)
    (lake / "edges").mkdir()
    (lake / "edges.parquet" / "part-000.parquet").rename(lake / "edges" / "part-000.parquet")
    assert read_folder(lake).edges.equals(usual.edges)


def test_what_is_missing_is_named_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = write_parquet(tmp_path / "lake", PAIR, [{"source": "a", "target": "b", "signed": ""}], cuts=())
    monkeypatch.setattr(duck, "find_spec", lambda name: None if name == "duckdb" else find_spec(name))
    with pytest.raises(UsageError, match=r"needs duckdb, not installed here: pip install .*\[lake\]"):
        read_folder(lake)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("dukdb", r"GRAPH_ENGINE is dukdb; it takes duckdb or the address of a Spark Connect server"),
        ("sc://127.0.0.1:15002", r"needs pyspark, grpc, not installed here: pip install .*\[spark\]"),
    ],
)
def test_an_engine_that_is_not_there_is_refused(
    named: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = write_parquet(tmp_path / "lake", PAIR, [{"source": "a", "target": "b", "signed": ""}], cuts=())
    missing = ("pyspark", "grpc")
    monkeypatch.setattr(spark, "find_spec", lambda name: None if name in missing else find_spec(name))
    monkeypatch.setenv(ENGINE, named)
    with pytest.raises(UsageError, match=said):
        read_folder(lake)
    monkeypatch.setenv(ENGINE, "duckdb")
    assert len(read_folder(lake).edges) == 1


@pytest.mark.parametrize(
    ("counts", "said"), [(True, "only counted"), (False, "growth and centrality need less")]
)
def test_what_does_not_fit_is_refused_with_how_much_it_takes(
    counts: bool, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "memory", lambda: memory.GIB)
    memory.check_memory(100_000, 10, counts=counts)
    with pytest.raises(FileError, match=said):
        memory.check_memory(1_000_000_000, 10, counts=counts)


def test_nothing_is_put_right_in_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lake = write_parquet(tmp_path / "lake", PAIR, [{"source": "a", "target": " b", "signed": ""}], cuts=())
    for flag in ("--fix", "--diff"):
        assert asked("check", "--data", lake, flag) == 2
        assert "--fix and --diff are for CSV files" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    [
        "show o1",
        "why o1 --as-of 2020",
        "renewals --as-of 2022",
        "diff 2017 2020",
        "path o1 o2",
        "decomposition",
    ],
)
def test_other_commands_answer_as_they_do_of_csv(
    line: str, both: Both, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for folder in both(*rows_of(3, clean=True)):
        assert asked(*line.split(), "--data", folder, "--format", "json") == 0
        answer = re.sub(r"\brow \d+", "row", capsys.readouterr().out)  # a file of texts has a header above
        said.append(pd.DataFrame(json.loads(answer)))
    csv, lake = (each.drop(columns=["row", "rows"], errors="ignore") for each in said)
    pd.testing.assert_frame_equal(csv, lake)


def test_no_statement_reckons_with_days() -> None:
    statements = " ".join([rules.numbered("renews"), rules.of_rows(["signed"], "alike"), rules.ENDS]).lower()
    words = ("date", "year", "month", "day", "interval", "timestamp", "strptime", "now", "current", "extract")
    assert [word for word in words if f"{word}(" in statements or f" {word} " in statements] == []


def test_the_engine_loads_with_the_first_parquet_file_only() -> None:
    code = (
        "import sys; from graph.commands.main import command; from graph.commands.terminal import run;"
        f"run(command, ['growth', '--data', {str(DATA)!r}, '-q', '-o', sys.argv[1]]);"
        "print({'duckdb', 'pyarrow.parquet', 'graph.lake'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"
