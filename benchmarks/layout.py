"""How long layouts take: python benchmarks/layout.py [organisations ties ...]

Networks like ecosystems: 2 in 3 ties stay within one of a few communities, well connected organisations
attract more. Reported is the best of three (one from 5,000 organisations on), after the imports.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from typing import Any

import numpy as np

from graph.drawing.places import layout

SIZES = (100, 160, 500, 1_500, 1_500, 6_000, 5_000, 20_000, 10_000, 50_000, 20_000, 60_000)


def network(n: int, m: int) -> tuple[list[str], list[tuple[str, str]]]:
    random = np.random.default_rng(n)
    community = np.sort(random.integers(0, max(2, n // 100), n))
    first = np.searchsorted(community, community)
    size = np.bincount(community)[community]
    a = random.integers(0, n, m)
    # the cube leans towards the first of a community, its hubs
    lean = random.random(m) ** 3
    at_home = first[a] + (lean * size[a]).astype(np.int64)
    b = np.where(random.random(m) < 2 / 3, at_home, (lean * n).astype(np.int64))
    ids = [f"n{k:05}" for k in range(n)]
    return ids, [(ids[i], ids[j]) for i, j in zip(a.tolist(), b.tolist(), strict=True)]


def seconds(ids: list[str], ties: list[tuple[str, str]]) -> float:
    rounds = 3 if len(ids) < 5_000 else 1
    stamps = [time.perf_counter()]
    for _ in range(rounds):
        layout(ids, ties)
        stamps.append(time.perf_counter())
    return min(after - before for before, after in pairwise(stamps))


def results() -> list[dict[str, Any]]:
    """The two sizes that matter, for benchmarks/run.py, each in a process of its own for its memory."""
    found = []
    for n, m in ((10_000, 50_000), (20_000, 60_000)):
        run = subprocess.run(
            [sys.executable, __file__, "--json", str(n), str(m)], capture_output=True, text=True, check=True
        )
        taken, peak = json.loads(run.stdout)
        shape = {"work": "layout", "rival": "ours", "size": f"{n // 1000}k", "n": n, "m": m}
        found.append(shape | {"seconds": taken, "runs": 3, "peak": peak, "built": 0.0, "note": ""})
    return found


def main() -> None:
    if sys.argv[1:2] == ["--json"]:
        n, m = map(int, sys.argv[2:])
        given = network(n, m)
        taken = statistics.median(seconds(*given) for _ in range(3))
        print(json.dumps([taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
        return
    sizes = [int(each) for each in sys.argv[1:]] or SIZES
    print(f"{'organisations':>13} {'ties':>8} {'seconds':>8}")
    for n, m in zip(sizes[::2], sizes[1::2], strict=True):
        print(f"{n:>13,} {m:>8,} {seconds(*network(n, m)):>8.2f}", flush=True)


if __name__ == "__main__":
    main()
