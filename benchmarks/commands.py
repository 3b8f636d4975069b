"""Whole commands: their wall time and peak memory, each in a process of its own, beside what does the same.

The runs of the rivals of an item alternate, so that a busy moment of the machine hits all of them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sizes import ROOT

FOLDERS = Path(tempfile.gettempdir()) / "ecosystem-graph-benchmarks"
GRAPH = str(Path(sys.executable).parent / "graph")
PYTHON = sys.executable
NEARLY_ALL = [
    "partners",
    "agreements",
    "degree",
    "closeness",
    "harmonic",
    "eigenvector",
    "pagerank",
    "coreness",
    "clustering",
    "constraint",
    "community",
]
HUBS = ("degree", "pagerank", "coreness")
READ = "import sys, graph; graph.read(sys.argv[1]).ties"
BY_PANDAS = (
    "import sys, pandas as pd\n"
    "for name in ('nodes', 'edges'): pd.read_csv(f'{sys.argv[1]}/{name}.csv', dtype=str)"
)


@dataclass(frozen=True)
class Item:
    """A command of ours and its rivals, on the data of one size."""

    work: str
    size: str
    commands: dict[str, Callable[[str], list[str]]]  # the folder to the command
    shape: tuple[int, int] = (0, 0)  # organisations and ties; none for `data/`
    runs: int = 3
    says: tuple[str, ...] = field(default=())  # who prints its seconds itself


def _centrality(measures: tuple[str, ...] | list[str], *more: str) -> Callable[[str], list[str]]:
    wanted = [part for each in measures for part in ("--measure", each)]
    tail = ["--quiet", "--format", "csv", *more]
    return lambda folder: [GRAPH, "centrality", "--data", folder, *wanted, *tail]


SCRIPTS = ROOT / "benchmarks"
LARGE = (1_000_000, 10_000_000)
ITEMS = (
    Item(
        "start",
        "-",
        {"ours": lambda _: [GRAPH, "--help"], "import click": lambda _: [PYTHON, "-c", "import click"]},
        runs=25,
    ),
    Item(
        "hub table, all columns",
        "real",
        {"ours": _centrality([]), "pandas + networkx": lambda f: [PYTHON, str(SCRIPTS / "bare.py"), f]},
        runs=11,
    ),
    *(
        Item(
            "reading",
            size,
            {"ours": lambda f: [PYTHON, "-c", READ, f], "pandas": lambda f: [PYTHON, "-c", BY_PANDAS, f]},
            shape,
        )
        for size, shape in {
            "10k": (10_000, 50_000),
            "100k": (100_000, 500_000),
            "1M": (200_000, 1_000_000),
        }.items()
    ),
    Item("check", "1M", {"ours": lambda f: [GRAPH, "check", "--data", f]}, (200_000, 1_000_000)),
    Item(
        "hub table, no betweenness",
        "100k",
        {
            "ours": _centrality(NEARLY_ALL, "--exact"),
            "pandas + igraph": lambda f: [PYTHON, str(SCRIPTS / "hub_table.py"), f, os.devnull],
        },
        (100_000, 500_000),
        says=("pandas + igraph",),
    ),
    Item(
        "growth command",
        "10M",
        {"ours": lambda f: [GRAPH, "growth", "--data", f, "--quiet", "--format", "csv"]},
        LARGE,
        runs=1,
    ),
    Item("hubs command", "10M", {"ours": _centrality(HUBS)}, LARGE, runs=1),
)


def measured(command: list[str], limit: float) -> tuple[float, float, str]:
    """Seconds, peak memory in MiB, and the last line printed."""
    with tempfile.TemporaryFile() as out:
        began = time.perf_counter()
        run = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, cwd=ROOT)
        while True:
            pid, status, used = os.wait4(run.pid, os.WNOHANG if limit < 1e9 else 0)
            if pid:
                break
            if time.perf_counter() - began > limit:
                run.kill()
                os.wait4(run.pid, 0)
                raise TimeoutError(f"{command[:4]} took more than {limit:.0f} s")
            time.sleep(0.0005)
        seconds = time.perf_counter() - began
        run.returncode = status
        if status:
            raise RuntimeError(f"{' '.join(command)} failed: {status}")
        out.seek(max(0, out.seek(0, os.SEEK_END) - 200))
        last = out.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
    return seconds, used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024), last


def results(item: Item, limit: float) -> list[dict[str, Any]]:
    """Run an item's commands in turn, and give a result for each."""
    folder = ROOT / "data"
    if item.shape[0]:
        folder = FOLDERS / f"{item.shape[0]}-{item.shape[1]}"
        made = [PYTHON, str(SCRIPTS / "folder.py"), str(folder), *map(str, item.shape)]
        subprocess.run(made, check=True)
    times: dict[str, list[float]] = {rival: [] for rival in item.commands}
    peaks = dict.fromkeys(item.commands, 0.0)
    # compilers, caches and the disk are warmed up once, outside the count
    for run in range(-1 if item.runs > 1 else 0, item.runs):
        for rival, command in item.commands.items():
            seconds, peak, last = measured(command(str(folder)), limit)
            if run >= 0:
                times[rival].append(float(last) if rival in item.says else seconds)
                peaks[rival] = max(peaks[rival], peak)
    n, m = item.shape
    shared = {"work": item.work, "size": item.size, "n": n, "m": m, "built": 0.0}
    return [
        shared
        | {"rival": rival, "seconds": statistics.median(found), "runs": len(found), "peak": peaks[rival]}
        | {"note": "closeness and harmonic ~" if rival in item.says else ""}
        for rival, found in times.items()
    ]
