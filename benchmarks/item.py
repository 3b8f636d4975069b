"""One library at one size, in a process of its own: python benchmarks/item.py RIVAL SIZE LIMIT WORK...

Prints a line of JSON for each work: the median of up to five runs that take no more than LIMIT seconds
together, and the peak of the process's memory. Where all of a work would take longer, as many of its parts
(sources, periods) as fit are done and the time is scaled; the line says so.
"""

from __future__ import annotations

import importlib
import json
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from peers import Network, Task  # noqa: E402
from powerlaw import powerlaw  # noqa: E402
from sizes import CAN, SIZES  # noqa: E402

from graph.measures import kernels  # noqa: E402

RUNS = 5
FEWEST_PARTS = 8
MOST_PARTS = 200  # of a work that is too long to be done in full


def network(size: str) -> Network:
    """The network of a size; the real one is the one that `data/` holds."""
    if size == "real":
        import graph

        ties = graph.read(ROOT / "data").collaboration
        ids = sorted({*ties["source"], *ties["target"]})
        code = {each: place for place, each in enumerate(ids)}
        u, v = (ties[end].map(code).to_numpy(np.int64) for end in ("source", "target"))
        n, day = len(ids), np.arange(len(ties))
    else:
        n, m = SIZES[size]
        u, v, day = powerlaw(n, m)
    found = kernels.pairs(u, v)
    return Network(n, u, v, day, found.low, found.high)


def timed(task: Task, parts: list[Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    found = task.call(parts) if task.parts else task.call()
    return time.perf_counter() - began, found


def measured(task: Task, limit: float) -> tuple[dict[str, Any], Any]:
    """Time a task: once to warm up, where that is quick, and then until the limit."""
    parts = list(task.parts)
    if parts:
        few = parts[:FEWEST_PARTS]
        each = max(timed(task, few)[0] / len(few), 1e-9)
        if each * len(parts) > limit:
            parts = parts[: max(FEWEST_PARTS, min(MOST_PARTS, int(limit / 3 / each)))]
    first, found = timed(task, parts)
    times = [] if first < limit / 4 else [first]
    began = time.perf_counter()
    while len(times) < RUNS and (not times or time.perf_counter() - began + times[-1] < limit):
        times.append(timed(task, parts)[0])
    scale = len(task.parts) / len(parts) if parts else 1.0
    said = {"seconds": statistics.median(times) * scale, "runs": len(times), "note": task.note}
    if scale > 1:
        said["parts"] = f"{len(parts)} of {len(task.parts)}"
    return said, found


def forget_peak() -> None:
    """Let the peak of memory be counted from here, where the system can."""
    marks = Path("/proc/self/clear_refs")
    if marks.exists():
        marks.write_text("5", encoding="ascii")


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # the other figure includes the memory of the process that started this one
        return int(status.read_text(encoding="utf-8").partition("VmHWM:")[2].split()[0]) / 1024
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1024**2 if sys.platform == "darwin" else 1024)


def main(rival: str, size: str, limit: float, works: list[str]) -> None:
    module = importlib.import_module(f"peers.{rival}")
    if set(module.WORKS) != CAN[rival]:
        sys.exit(f"sizes.py says that {rival} can do {sorted(CAN[rival])}, not {sorted(module.WORKS)}")
    given = network(size)
    began = time.perf_counter()
    graph = module.build(given)
    built = time.perf_counter() - began
    for work in works:
        task: Task = module.WORKS[work](graph)
        forget_peak()
        try:
            said, found = measured(task, limit)
        except Exception as fault:  # some refuse graphs that are split, or do not converge
            print(f"{rival} {size} {work}: {fault}", file=sys.stderr, flush=True)
            continue
        said |= {"work": work, "rival": rival, "size": size, "n": given.n, "m": len(given.u)}
        said |= {"built": built, "peak": peak()}
        if task.scores is not None and work.startswith("pagerank"):
            scores = task.scores(found)
            theirs = np.array([scores[v] for v in range(given.n)])
            ours = kernels.pagerank(kernels.adjacency(given.u, given.v, given.n))
            said["off"] = float(np.abs(theirs / theirs.sum() / ours - 1).max())
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4:])
