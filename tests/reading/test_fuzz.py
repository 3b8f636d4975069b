"""Both files, damaged at random with some sense of what they are: refused or read whole, never a traceback.

FUZZ_COUNT says how many inputs are tried (1000), FUZZ_SEED from which number on (0); `make fuzz` tries
100,000. What is damaged how, and what must hold of it, stands in tools/fuzz.py.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import fuzz
import graph
from graph.commands.main import command
from graph.commands.terminal import run
from graph.model.ecosystem import Ecosystem
from graph.reading import Inspection, check
from tests.chance import many

pytestmark = pytest.mark.fuzz

COUNT, SEED = int(os.environ.get("FUZZ_COUNT", many(120))), int(os.environ.get("FUZZ_SEED", "0"))
ROOT = Path(__file__).resolve().parents[2]


def test_no_damage_makes_a_traceback_a_dangling_tie_or_another_date(tmp_path: Path) -> None:
    outcomes = []
    for number in range(SEED, SEED + COUNT):
        try:
            outcomes.append(fuzz.tried(number, tmp_path))
        except Exception as fault:
            pytest.fail(f"FUZZ_SEED={number}: {fault!r}\nsee it with: python tools/fuzz.py --show {number}")
    if COUNT >= 500:
        # The damage is neither harmless nor hopeless, and of many kinds, or the test says nothing.
        for verdict in ("read", "in part", "refused"):
            assert sum(each.verdict == verdict for each in outcomes) > COUNT / 10
        assert sum(each.compared for each in outcomes) > COUNT / 3
        assert len({code for each in outcomes for code in each.codes}) > 60


def test_one_number_is_one_input() -> None:
    assert fuzz.inputs(7) == fuzz.inputs(7)
    assert len({fuzz.inputs(number) for number in range(40)}) > 30


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["check", "--format", "json"], ["centrality", "--keep-going"], ["growth", "--keep-going"]],
    ids=" ".join,
)
def test_no_damage_makes_a_command_fail_without_a_word(
    arguments: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for number in range(SEED, SEED + many(12)):
        for name, content in zip(("nodes.csv", "edges.csv"), fuzz.inputs(number), strict=True):
            (tmp_path / name).write_bytes(content)
        code = run(command, [*arguments, "--data", str(tmp_path)])
        out, err = capfd.readouterr()
        assert code in (0, 1), number
        assert "Traceback" not in err, number
        assert (out + err).strip(), number


FINDINGS = """
import hashlib, pathlib, sys, tempfile
sys.path.insert(0, "tools")
import fuzz
from tests.chance import many
told = hashlib.sha256()
with tempfile.TemporaryDirectory() as place:
    for number in range(many(20)):
        for name, content in zip(("nodes.csv", "edges.csv"), fuzz.inputs(number)):
            pathlib.Path(place, name).write_bytes(content)
        told.update(repr(fuzz.check(place).findings).encode())
print(told.hexdigest())
"""


def test_findings_are_the_same_whatever_the_hash_seed() -> None:
    told = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", FINDINGS]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
        told.add(done.stdout)
    assert len(told) == 1
    assert len(told.pop().strip()) == len(hashlib.sha256().hexdigest())


# The second reading of dates, by hand.


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-12", date(2016, 12, 1), date(2016, 12, 31)),
        ("2016/2", date(2016, 2, 1), date(2016, 2, 29)),
        ("2020.9.18", date(2020, 9, 18), date(2020, 9, 18)),
        ("20160501", date(2016, 5, 1), date(2016, 5, 1)),
        ("２０１６年 ５月", date(2016, 5, 1), date(2016, 5, 31)),
        ("二〇一六年五月二十一日", date(2016, 5, 21), date(2016, 5, 21)),
        ("平成31年", date(2019, 1, 1), date(2019, 4, 30)),
        ("令和元年5月", date(2019, 5, 1), date(2019, 5, 31)),
        ("明治6年1月1日", date(1873, 1, 1), date(1873, 1, 1)),
        ("R2.9.18", date(2020, 9, 18), date(2020, 9, 18)),
        ("r.2.9", date(2020, 9, 1), date(2020, 9, 30)),
        ("H28年度", date(2016, 4, 1), date(2017, 3, 31)),
        ("2021年度", date(2021, 4, 1), date(2022, 3, 31)),
        ("2021-04/2022-03", date(2021, 4, 1), date(2022, 3, 31)),
        ("2016/2017", date(2016, 1, 1), date(2017, 12, 31)),
        ("2016-05-01 00:00:00", date(2016, 5, 1), date(2016, 5, 1)),
        ("2016/5/1 0:00", date(2016, 5, 1), date(2016, 5, 1)),
        ("2016-05-01T00:00", date(2016, 5, 1), date(2016, 5, 1)),
    ],
)
def test_the_second_reading_of_a_date_is_right(text: str, first: date, last: date) -> None:
    assert fuzz.days_of(text) == (first, last)


def test_months_later_is_the_same_day_or_the_last_of_its_month() -> None:
    assert fuzz.later(date(2016, 2, 29), 1) == date(2017, 2, 28)
    assert fuzz.later(date(2016, 12, 31), 0.5) == date(2017, 6, 30)
    assert fuzz.later(date(2016, 5, 18), 3) == date(2019, 5, 18)


# The judge: it goes red where the reader is wrong.

NODES = "id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\n"
EDGES = "source,target,signed,expires\na,b,2016-05,2019\nb,c,2018,\n"
BAD_EDGES = "source,target,signed,expires\na,b,2016-05,2019\nb,c,soon,\nc,a,2018,\n"


def with_edges(eco: Ecosystem, **columns: list[Any]) -> Ecosystem:
    edges = eco.edges.copy()
    for name, values in columns.items():
        edges[name] = values
    return replace(eco, edges=edges)


WRONG: dict[str, Callable[[Ecosystem], Ecosystem]] = {
    "a dangling tie": lambda eco: with_edges(eco, target=["nobody", "c"]),
    "a tie to itself": lambda eco: with_edges(eco, target=["a", "c"]),
    "a date a day off": lambda eco: with_edges(
        eco, signed_last=list(eco.edges["signed_last"] + pd.Timedelta(days=1))
    ),
    "an end that was lost": lambda eco: with_edges(eco, ends=[pd.NaT, pd.NaT]),
    "ends exchanged": lambda eco: with_edges(eco, source=["b", "c"], target=["a", "b"]),
    "a name changed": lambda eco: replace(eco, nodes=eco.nodes.assign(name=["Alpha", "beta", "Gamma"])),
    "a row lost": lambda eco: replace(eco, edges=eco.edges.iloc[:1].reset_index(drop=True)),
    "an id twice": lambda eco: replace(eco, nodes=pd.concat([eco.nodes, eco.nodes])),
    "rows left out without need": lambda eco: replace(eco, left_out=1),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_the_judge_goes_red_on(wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "edges.csv").write_text(EDGES, encoding="utf-8")
    assert fuzz.judge(tmp_path) == fuzz.Outcome("read", set(), True)
    read = graph.read
    monkeypatch.setattr(graph, "read", lambda place, keep_going: WRONG[wrong](read(place)))
    with pytest.raises(AssertionError):
        fuzz.judge(tmp_path)


def test_the_judge_goes_red_where_a_fault_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "edges.csv").write_text(BAD_EDGES, encoding="utf-8")
    assert fuzz.judge(tmp_path) == fuzz.Outcome("in part", {"E301"}, True)
    monkeypatch.setattr(fuzz, "check", lambda _: Inspection((), 3, 3))
    with pytest.raises(AssertionError, match="read and check disagree"):
        fuzz.judge(tmp_path)


def test_the_judge_goes_red_where_a_finding_names_a_row_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nodes.csv").write_text(NODES, encoding="utf-8")
    (tmp_path / "edges.csv").write_text(BAD_EDGES, encoding="utf-8")
    found = check(tmp_path)
    moved = tuple(replace(each, row=each.row + 2) for each in found.findings)
    monkeypatch.setattr(fuzz, "check", lambda _: replace(found, findings=moved))
    with pytest.raises(AssertionError, match="row 5 is blank or not there"):
        fuzz.judge(tmp_path)
