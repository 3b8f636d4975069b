"""Files are read by columns, some records at a time: every finding, table and number is that of each row."""

from __future__ import annotations

import random
from array import array
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph
from graph.errors import GraphError
from graph.model.ecosystem import Ecosystem
from graph.reading import check, read, sheet
from graph.reading.findings import Findings
from graph.reading.tables import Coded, Sheet, coded, note_rows, told_of
from graph.reading.texts import Report
from tests.chance import many

from .conftest import NODES, Put

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
TODAY = date(2026, 11, 22)


def told(where: Path) -> list[str]:
    """What a check says, and what is read or why not."""
    found = check(where, today=TODAY)
    try:
        answer = read(where).digest
    except GraphError as fault:
        answer = str(fault)
    return [found.summary, *map(str, found.findings), answer]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_where_a_block_of_records_ends_makes_no_difference(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = told(case)
    for characters, records in ((1, 1), (7, 2), (50, 3)):
        monkeypatch.setattr(sheet, "STRETCH", characters)
        monkeypatch.setattr(sheet, "BLOCK", records)
        assert told(case) == whole


def test_quotation_marks_line_ends_and_blank_rows_keep_the_numbers_of_the_rows(put: Put) -> None:
    nodes = NODES.replace("\n", "\r\n")
    edges = '\ufeffsource,target,signed,notes\r\na,b,2016-05-01,"x, ""y"""\r\n\r\n,,,\r\n b ,c,2018/03,z'
    found = read(put(nodes=nodes, edges=edges))
    # Rows 3 and 4 are blank, and the last row keeps its number.
    assert found.edges["row"].tolist() == [2, 5]
    assert found.edges["notes"].tolist() == ['x, "y"', "z"]
    assert found.edges["signed"].tolist() == ["2016-05-01", "2018-03"]


def test_reading_goes_on_behind_each_line_with_broken_quoting(put: Put) -> None:
    # Rows 2 and 5 have text behind a closed quotation mark, row 6 has one that is never closed.
    edges = 'source,target,signed\n"a"x,b,2016\na,b,2016\nb,c,2017\n"b"y,c,2018\n"a,c,2018\nb,c,2019\n'
    found = check(put(edges=edges))
    assert [(each.rule.slug, each.row) for each in found.findings] == [
        ("broken-quoting", 2), ("broken-quoting", 5), ("broken-quoting", 6),
    ]  # fmt: skip
    assert found.ties == 3


def test_a_rule_is_asked_once_for_each_text_and_says_it_of_every_row() -> None:
    asked: Counter[str] = Counter()

    def rule(text: str, report: Report) -> str:
        asked[text] += 1
        if text == "b":
            report("missing-end", "no b", "write c")
        return text.upper()

    column = coded(["a", "b", "a", "A", "b"])
    kept, said = told_of(column, rule, "source")
    assert asked == Counter("abA")
    # "a" and "A" are now one text.
    assert (kept.values, kept.codes.tolist()) == (["A", "B"], [0, 1, 0, 0, 1])
    findings = Findings()
    note_rows(findings, Sheet("edges.csv", ["source"], [2, 3, 5, 7, 8], {"source": kept}), column, told=said)
    assert [(each.row, each.letter, each.message) for each in findings.in_order()] == [
        (3, "A", "no b"), (8, "A", "no b"),
    ]  # fmt: skip


def test_rows_that_share_a_text_are_found_and_blanks_are_not_shared() -> None:
    table = Sheet("edges.csv", ["m"], [2, 3, 4, 5, 6], {"m": coded(["x", "", "y", "x", ""])})
    assert table.sharing("m") == [0, 3]
    assert table.having("m") == [0, 2, 3]
    assert list(table.each("m", "none"))[:2] == [(2, "x", ""), (3, "", "")]
    assert list(table.kept([2, 3]).rows()) == [(4, {"m": "y"}), (5, {"m": "x"})]
    assert table.column("none") == Coded(array("i", [0] * 5), [""])


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


@settings(max_examples=many(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, seed=st.integers(0, 2**32))
def test_what_is_counted_of_the_columns_is_what_is_counted_of_the_table(
    rows: list[tuple[str, ...]], seed: int, put: Put
) -> None:
    kept = [row for row in rows if row[0] != row[1]]
    kept += kept[:2] + [(row[1], row[0], *row[2:]) for row in kept[:1]]
    random.Random(seed).shuffle(kept)
    head = "source,target,signed,relation,agreement,kind,renews,expires,term_years,extra"
    lines = [head, *(",".join(map(quoted, row)) for row in kept)]
    nodes = "id,name,type\n" + "".join(f"{each},N {each},hub\n" for each in ("東京", "b", "é", "a", "d", "c"))
    try:
        columns = read(put(nodes=nodes, edges="\n".join(lines) + "\n"))
    except GraphError:
        return
    table = replace(columns, edges=columns.edges)
    for day in (None, date(2018, 3, 31)):
        for active in (False, True) if day else (False,):
            one = graph.snapshot(table, day, active=active)
            other = graph.snapshot(columns, day, active=active)
            assert_equal_numbers(one, other)
            pd.testing.assert_frame_equal(one.edges, other.edges)
            assert (one.undated, one.uncertain) == (other.undated, other.uncertain)


def assert_equal_numbers(table: Ecosystem, columns: Ecosystem) -> None:
    pd.testing.assert_frame_equal(graph.growth(table), graph.growth(columns))
    one, other = (graph.growth(graph.View(each, active=True)) for each in (table, columns))
    pd.testing.assert_frame_equal(one, other)
    measures = ["degree", "partners", "agreements", "coreness"]
    pd.testing.assert_frame_equal(
        graph.centrality(table, measures=measures), graph.centrality(columns, measures=measures)
    )
