"""Progress: a true total, told by who works and shown to who waits."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from graph.drawing.places import layout
from graph.measures import kernels
from graph.measures.registry import efforts
from graph.progress import heard, report, shared
from graph.reading import check, read
from graph.words.measures import MEASURES

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
# the command with a bar that is more or less patient
AT_ONCE = "from graph.commands import bar, main; bar.PATIENCE = {patience}; main.main()"


class Told(list[tuple[int, int]]):
    """What was reported."""

    def __call__(self, done: int, total: int) -> None:
        self.append((done, total))


def assert_true(told: Told) -> None:
    """One total, and a way to it that never goes back."""
    assert told
    assert len({total for _, total in told}) == 1
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_nobody_has_to_listen() -> None:
    report(1, 2)


def test_parts_add_up_to_the_whole() -> None:
    told = Told()
    with heard(told):
        for size in shared([1, 3], [1, 3]):
            report(size, 2 * size)  # half of it
    # half of 1 is no whole unit; then 1 of 4; half of 3 more is 2 of 4; and all
    assert told == [(0, 4), (1, 4), (2, 4), (4, 4)]


def test_a_part_of_a_part_counts_within_it() -> None:
    told = Told()
    with heard(told):
        for _ in shared("ab", [10, 10]):
            for _ in shared("cd", [5, 5]):
                pass
    assert told == [(5, 20), (10, 20), (10, 20), (15, 20), (20, 20), (20, 20)]


@pytest.mark.parametrize("measure", [kernels.distances, kernels.betweenness])
def test_kernels_report_their_sources(measure: Callable[[kernels.Adjacency], object]) -> None:
    ends = np.array(nx.gnm_random_graph(500, 2000, seed=1).edges)
    told = Told()
    with heard(told):
        measure(kernels.adjacency(ends[:, 0], ends[:, 1], 500))
    assert_true(told)


def test_a_large_layout_reports_its_steps() -> None:
    G = nx.barabasi_albert_graph(400, 2, seed=1)
    told = Told()
    with heard(told):
        layout([f"n{v:03}" for v in G], [(f"n{u:03}", f"n{v:03}") for u, v in G.edges])
    assert told == sorted(told)
    assert len({total for _, total in told}) == 1


@pytest.mark.parametrize("reading", [read, lambda folder: check(folder, today=None)])
def test_reading_reports_the_bytes_of_both_files(
    reading: Callable[[Path], object],
) -> None:
    told = Told()
    with heard(told):
        reading(ROOT / "data")
    assert_true(told)
    sizes = [(ROOT / "data" / name).stat().st_size for name in ("nodes.csv", "edges.csv")]
    # Each file once, and half as much for what stands between their rows.
    assert told[-1][1] == sum(sizes) + sum(sizes) // 2
    assert {sizes[0], sum(sizes)} <= {done for done, _ in told}


def test_what_comes_along_is_no_work() -> None:
    found = dict(zip(MEASURES, efforts(list(MEASURES), 10_000, 50_000), strict=True))
    # of 10,000 sources 2 ns a tie each: 2 x 50,000 x 10,000; 20 searches of 512 sources 18 ns a tie
    assert found["betweenness"] == 10**9
    assert found["closeness"] == 18 * 50_000 * 20
    assert found["harmonic"] == 50_000
    assert all(each > 0 for each in found.values())


def test_a_sample_is_less_work_unless_one_insists() -> None:
    sampled, exact = (efforts(["betweenness"], 100_000, 500_000, exact=how)[0] for how in (False, True))
    assert (sampled, exact) == (2 * 500_000 * 1024, 2 * 500_000 * 100_000)


def at_a_terminal(*arguments: str, patience: float) -> tuple[str, str]:
    """What a command writes to a pipe, and what to a pseudo-terminal that its messages go to."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    code = AT_ONCE.format(patience=patience)
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs
    ) as run:
        os.close(theirs)
        seen = b""
        try:
            while chunk := os.read(ours, 65536):
                seen += chunk
        except OSError:  # Linux: the other end is closed
            pass
        answer = run.stdout.read() if run.stdout else b""
    os.close(ours)
    return answer.decode(), seen.decode()


def test_the_bar_goes_up_to_its_end_on_stderr_only() -> None:
    answer, seen = at_a_terminal("centrality", "--format", "csv", patience=0)
    shares = [int(each) for each in re.findall(r"measuring .*?(\d+)%", seen)]
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert shares[-1] == 100
    assert answer.startswith("rank,id,name,type")
    assert "%" not in answer.splitlines()[0]


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("command", ["check", "growth"])
def test_large_files_show_how_far_they_are_read(tmp_path: Path, command: str, delimiter: str) -> None:
    ids = [f"o{number:05}" for number in range(20_000)]
    nodes = [("id", "name", "type"), *((each, f"Organisation {each}", "hub") for each in ids)]
    ties = [(one, other, f"2016-05-{day:02}") for day in range(1, 5) for one, other in pairwise(ids)]
    for name, rows in (("nodes", nodes), ("edges", [("source", "target", "signed"), *ties])):
        (tmp_path / f"{name}.csv").write_text("".join(f"{delimiter.join(row)}\n" for row in rows))
    _, seen = at_a_terminal(command, "--data", str(tmp_path), patience=0)
    shares = [int(each) for each in re.findall(r"reading [^%]*?(\d+)%", seen)]
    assert shares == sorted(shares)
    assert len(shares) > 4
    assert shares[-1] == 100


def test_quick_work_and_quiet_work_show_no_bar() -> None:
    assert "measuring" not in at_a_terminal("centrality", "--format", "csv", patience=600)[1]
    assert at_a_terminal("centrality", "--format", "csv", "--quiet", patience=0)[1] == ""


def test_the_map_and_the_timeline_show_theirs(tmp_path: Path) -> None:
    _, seen = at_a_terminal("map", "-o", str(tmp_path / "map.html"), "--lang", "ja", patience=0)
    assert re.search(r"準備中 .*100%", seen)
    target = str(tmp_path / "pictures")
    _, seen = at_a_terminal("timeline", "--from", "2023", "-o", target, patience=0)
    assert re.search(r"drawing .*100%", seen)
