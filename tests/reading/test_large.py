"""Large files are read by columns: the same findings, the same tables and the same numbers as row by row."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fuzz
import graph
from graph.errors import GraphError
from graph.model.ecosystem import Ecosystem
from graph.model.edges import CodedEdges
from graph.model.view import View
from graph.reading import check, folder, read
from graph.reading.cells import EDGE_CELLS, NODE_CELLS
from graph.reading.identity import skeleton
from graph.reading.large import scan
from graph.reading.large.between import COMPARED
from graph.reading.large.folder import check_large, read_large
from graph.reading.large.wholesale import is_settled, is_tidy, skeletons
from graph.reading.rules import RULES_BETWEEN_ROWS

from .conftest import EDGES, NODES, Put

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
SAMPLE = Path(__file__).resolve().parents[2] / "data"
TODAY = date(2026, 11, 22)


def row_by_row(where: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Ecosystem | str]:
    monkeypatch.setattr(folder, "LARGE", 1 << 60)
    return both(where)


def by_columns(where: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], Ecosystem | str]:
    monkeypatch.setattr(folder, "LARGE", 0)
    return both(where)


def both(where: Path) -> tuple[list[str], Ecosystem | str]:
    """What a check says, and what is read or why not."""
    told = check(where, today=TODAY)
    try:
        found: Ecosystem | str = read(where)
    except GraphError as fault:
        found = str(fault)
    return [told.summary, *map(str, told.findings)], found


def assert_the_same(where: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Compare both ways of reading; tell whether the columns were used."""
    findings, rows = row_by_row(where, monkeypatch)
    again, columns = by_columns(where, monkeypatch)
    assert again == findings
    if isinstance(rows, str) or isinstance(columns, str):
        assert rows == columns
        return False
    used = isinstance(columns.held, CodedEdges)
    for day in (None, date(2018, 3, 31)):
        for active in (False, True) if day else (False,):
            one = graph.snapshot(rows, day, active=active)
            other = graph.snapshot(columns, day, active=active)
            assert_equal_numbers(one, other)
            pd.testing.assert_frame_equal(one.nodes, other.nodes)
            pd.testing.assert_frame_equal(one.edges, other.edges)
            assert (one.undated, one.uncertain) == (other.undated, other.uncertain)
    assert columns.digest == rows.digest
    return used


def assert_equal_numbers(rows: Ecosystem, columns: Ecosystem) -> None:
    """Whatever is counted from codes is what is counted from the table."""
    pd.testing.assert_frame_equal(graph.growth(rows), graph.growth(columns))
    pd.testing.assert_frame_equal(
        graph.growth(View(rows, active=True)), graph.growth(View(columns, active=True))
    )
    measures = ["degree", "partners", "agreements", "coreness"]
    pd.testing.assert_frame_equal(
        graph.centrality(rows, measures=measures), graph.centrality(columns, measures=measures)
    )


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_every_known_fault_is_told_in_the_same_words(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_the_same(case, monkeypatch)


@pytest.mark.slow
def test_the_sample_ecosystem_is_read_by_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    assert assert_the_same(SAMPLE, monkeypatch)


@pytest.mark.slow
def test_damaged_files_are_told_in_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used = 0
    for number in range(5_000_000, 5_000_080):
        nodes, edges = fuzz.inputs(number)[:2]
        (tmp_path / "nodes.csv").write_bytes(nodes)
        (tmp_path / "edges.csv").write_bytes(edges)
        used += assert_the_same(tmp_path, monkeypatch)
    assert used > 5


IDS = st.sampled_from(["a", "b", "c", "d", "é", "東京"])
DATES = st.sampled_from(["", "2016", "2016-05", "2016-05-18", "2018-03-31", "2021-04/2022-03", "2016/05/18"])
ROWS = st.lists(
    st.tuples(
        IDS, IDS, DATES, st.sampled_from(["", "mou", "MOU", "located_in", "part_of", "sister_city"]),
        st.sampled_from(["", "", "x", "y"]), st.sampled_from(["", "renewal"]), st.sampled_from(["", "x"]),
        DATES, st.sampled_from(["", "5", "5.0", "0.5"]), st.sampled_from(["", "研究, 交流", 'a "b"', "NA"]),
    ),
    max_size=12,
)  # fmt: skip


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if set(text) & set('",') else text


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, seed=st.integers(0, 2**32))
def test_any_table_gives_the_same_either_way(
    rows: list[tuple[str, ...]], seed: int, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [row for row in rows if row[0] != row[1]]
    kept += kept[:2] + [(row[1], row[0], *row[2:]) for row in kept[:1]]
    random.Random(seed).shuffle(kept)
    head = "source,target,signed,relation,agreement,kind,renews,expires,term_years,extra"
    lines = [head, *(",".join(map(quoted, row)) for row in kept)]
    nodes = "id,name,type\n" + "".join(f"{each},N {each},hub\n" for each in ("東京", "b", "é", "a", "d", "c"))
    assert_the_same(put(nodes=nodes, edges="\n".join(lines) + "\n"), monkeypatch)


def test_every_rule_between_rows_says_which_ties_it_compares() -> None:
    # These look at organisations only, or at the ends of ties, which are looked at apart.
    organisations = {
        "repeated_ids", "similar_ids", "similar_names", "shared_aliases", "sums", "half_places", "places",
        "ends_known",
    }  # fmt: skip
    named = {rule.__name__ for rule in RULES_BETWEEN_ROWS}
    assert {rule.__name__ for rule in COMPARED} == named - organisations


@pytest.mark.parametrize(
    ("edges", "why"),
    [
        ("source;target;signed\na;b;2016\n", "another delimiter"),
        ("source,target,signed\na,b\n", "a short row"),
        ("source,target,signed\na,b,2016,x\n", "a long row"),
        ('source,target,signed\na,"b,2016\n', "a quotation mark that is never closed"),
        ('source,target,signed\na,"b"x,2016\n', "text behind a quotation mark"),
        ('source,target,signed\na,b"x,2016\n', "a quotation mark inside a cell"),
        ('source,target,signed\na,"b\n",2016\n', "a line break inside a cell"),
        ("source,target,signed\ra,b,2016\r", "carriage returns alone"),
        ("source,target,signed\na,zz,2016\n", "an unknown id"),
        ("source,target,signed\na,a,2016\n", "a tie of one organisation with itself"),
        ("source,target,signed\na,b,01/05/2016\n", "a date that could be two"),
        ("source,target,signed,expires\na,b,2016,2015\n", "an end before the signing"),
        ("source,target,signed\n<<<<<<< a,b,2016\n", "a conflict of git"),
        ("source,target,signed\na,b\0,2016\n", "a NUL"),
        (b"source,target,signed\na,b\xff,2016\n", "another encoding"),
        ("source,target,signed\na,b\ufeff,2016\n", "a byte order mark inside"),
        ("source,target\na,b\n", "a missing column"),
        ("source,target,signed,signed\na,b,2016,2016\n", "a column twice"),
    ],
)
def test_what_is_not_plain_or_not_sound_is_left_to_the_exact_reader(
    edges: str | bytes, why: str, put: Put
) -> None:
    assert read_large(put(edges=edges)) is None, why


def test_what_is_plain_is_read_by_columns(put: Put) -> None:
    nodes = NODES.replace("\n", "\r\n")
    edges = '\ufeffsource,target,signed,notes\r\na,b,2016-05-01,"x, ""y"""\r\n\r\n,,,\r\n b ,c,2018/03,z'
    found = read_large(put(nodes=nodes, edges=edges))
    assert found is not None
    # Rows 3 and 4 are blank, and the last row keeps its number.
    assert found.edges["row"].tolist() == [2, 5]
    assert found.edges["notes"].tolist() == ['x, "y"', "z"]
    assert found.edges["signed"].tolist() == ["2016-05-01", "2018-03"]


def test_warnings_of_cells_name_each_row_by_columns_too(put: Put) -> None:
    # "Hub" is read as hub, a note; the type "lab" is unknown, a warning in both its rows.
    nodes = "id,name,type\na,Alpha,lab\nb,Beta,hub\nc,Gamma,lab\n"
    found = check_large(put(nodes=nodes, edges=EDGES), None)
    assert found is not None
    told = [(each.rule.slug, each.row) for each in found.findings.in_order()]
    assert told == [("unknown-type", 2), ("unknown-type", 4)]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.text(max_size=6) | st.sampled_from(["", "a", "交流", "å¤§", "ﾃﾞ", "=1", "#", "https://a.bc/x"])
    )
)
def test_texts_that_are_settled_at_once_are_settled_one_by_one(texts: list[str]) -> None:
    rules = {rule.__name__: rule for rule in (*NODE_CELLS.values(), *EDGE_CELLS.values())}
    if not is_tidy(texts):
        return
    assert all(text == text.strip() for text in texts)
    told: list[str] = []

    def report(slug: str, message: str, hint: str = "") -> None:
        told.append(slug)

    for rule in rules.values():
        if is_settled(texts, rule):
            assert [rule(text, report) for text in texts] == texts
            assert told == []


@given(
    st.lists(st.text(max_size=6) | st.sampled_from(["", "A_1", "a - 1", "'x'", "-", "Ａ１", "é"]), min_size=1)
)
def test_skeletons_of_many_are_those_of_each(texts: list[str]) -> None:
    plain = [text for text in texts if "\x1f" not in text] or ["a"]
    assert skeletons(plain) == [skeleton(text) for text in plain]


def test_more_texts_than_fit_at_first_keep_their_codes() -> None:
    # 100,000 distinct texts make the table of texts grow twice.
    lines = "".join(f"{number},{number % 7}\n" for number in range(100_000))
    found = scan(lines.encode(), 0, 2)
    assert found is not None
    first, second = found.columns()
    assert first.values[:3] == ["0", "1", "2"]
    assert np.array_equal(first.codes, np.arange(100_000))
    assert second.texts()[[0, 6, 7, 99_999]].tolist() == ["0", "6", "0", "4"]
