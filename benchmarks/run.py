"""Compare with other libraries, side by side: python benchmarks/run.py [--only WORK ...] [--sizes SIZE ...]

Each figure is the median of several runs in a process of its own. Results are kept in output/benchmarks.json
as they come, so that a run can be stopped, go on with --resume, or repeat a part with --only and --sizes; at
the end the tables of docs/performance.md are written anew from all that is there.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

import commands  # noqa: E402
import machine  # noqa: E402
import pages  # noqa: E402
from sizes import CAN, ROOT, SIZES, WORKS  # noqa: E402

KEPT = ROOT / "output" / "benchmarks.json"
TOGETHER = ("real", "100", "1k", "1M")  # all works of a library in one process: small, or long to build
SQUARE = ("near", "betweenness")  # their time grows with organisations times ties
DIVIDED = ("ours", "networkx_", "igraph_")  # which can do a part of them
PICTURES = ("map", "layout")

Result = dict[str, Any]


def jobs(sizes: list[str], only: list[str]) -> Iterator[tuple[str, str, list[str]]]:
    """Which rival does which works at which size, in one process."""
    for size in sizes:
        rivals = [each for each in CAN if size != "1M" or each != "networkx_"]
        works = [work for work in WORKS if work in only and fits(work, size)]
        for work in [works] if size in TOGETHER else [[each] for each in works]:
            for rival in rivals:
                if mine := [each for each in work if each in CAN[rival]]:
                    yield rival, size, mine


def fits(work: str, size: str) -> bool:
    """Whether a work is done at a size: growth on a million ties, and nothing that takes hours there."""
    if work == "growth":
        return size == "200k"
    return size != "200k" and not (size == "1M" and work in SQUARE)


def done(job: tuple[str, str, list[str]], limit: float, patience: float) -> Iterator[Result]:
    """Do a job in a process of its own."""
    rival, size, works = job
    command = [sys.executable, str(ROOT / "benchmarks/item.py"), rival, size, str(limit), *works]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        clock = threading.Timer(patience, run.kill)
        clock.start()
        yield from map(json.loads, run.stdout or ())
        clock.cancel()
    if run.returncode:
        print(f"{rival} {size} {works}: stopped ({run.returncode})", file=sys.stderr)


def guess(job: tuple[str, str, list[str]], kept: dict[str, Result], limit: float) -> Result | None:
    """What cannot be divided and would take long is scaled from a tenth of the size."""
    rival, size, works = job
    smaller = {"10k": "1k", "100k": "10k"}.get(size, "")
    before = kept.get(key({"work": works[0], "rival": rival, "size": smaller}))
    if works[0] not in SQUARE or rival in DIVIDED or before is None:
        return None
    seconds = before["seconds"] * 100  # ten times the organisations, ten times the ties
    if seconds < 2 * limit:
        return None
    n, m = SIZES[size]
    told = {"size": size, "n": n, "m": m, "peak": 0.0, "parts": f"from {smaller}", "seconds": seconds}
    return before | told


def key(result: Result) -> str:
    return "|".join(str(result[each]) for each in ("work", "rival", "size"))


def keep(kept: dict[str, Result], found: Result) -> None:
    """Add a result to those that are kept, and say it."""
    kept[key(found)] = found | {"when": time.strftime("%Y-%m-%d")}
    KEPT.parent.mkdir(exist_ok=True)
    part = KEPT.with_suffix(".part")
    part.write_text(json.dumps({"machine": machine.described(), "results": kept}, indent=1), encoding="utf-8")
    part.replace(KEPT)
    scaled = "~" if found.get("parts") else " "
    print(
        f"{found['work']:<26} {found['size']:>5} {found['rival']:<18} {scaled}{found['seconds']:>10.4f} s"
        f" {found['peak']:>7.0f} MiB  {found.get('parts', '')} {found['note']}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    whole = [each.work for each in commands.ITEMS]
    every = [*WORKS, *dict.fromkeys(whole), *PICTURES]
    parser.add_argument("--only", nargs="+", choices=every, default=every, metavar="WORK", help=str(every))
    parser.add_argument("--sizes", nargs="+", default=[*SIZES, "10M", "-"], metavar="SIZE")
    parser.add_argument("--limit", type=float, default=8, help="seconds for all runs of one figure")
    parser.add_argument("--patience", type=float, default=400, help="seconds for one process")
    parser.add_argument("--resume", action="store_true", help="leave out what has been measured before")
    parser.add_argument("--pages-only", action="store_true", help="only write the tables anew")
    given = parser.parse_args()
    kept: dict[str, Result] = {}
    if KEPT.exists():
        kept = json.loads(KEPT.read_text(encoding="utf-8"))["results"]
    if not given.pages_only:
        os.environ.setdefault("PYTHONHASHSEED", "0")
        measure(given, kept)
    pages.write(ROOT / "docs/performance.md", kept, machine.described())


def measure(given: argparse.Namespace, kept: dict[str, Result]) -> None:
    """Do all that is asked for."""
    for job in jobs([each for each in given.sizes if each in SIZES], given.only):
        names = [key({"work": each, "rival": job[0], "size": job[1]}) for each in job[2]]
        if given.resume and all(each in kept for each in names):
            continue
        if (guessed := guess(job, kept, given.limit)) is not None:
            keep(kept, guessed)
            continue
        for found in done(job, given.limit, given.patience):
            keep(kept, found)
    for each in commands.ITEMS:
        if each.work not in given.only or each.size not in given.sizes:
            continue
        if given.resume and all(
            key({"work": each.work, "rival": r, "size": each.size}) in kept for r in each.commands
        ):
            continue
        try:
            for found in commands.results(each, given.patience):
                keep(kept, found)
        except (TimeoutError, RuntimeError) as fault:
            print(fault, file=sys.stderr)
    for name in PICTURES:
        if name in given.only:
            for found in importlib.import_module(name).results():
                keep(kept, found)


if __name__ == "__main__":
    main()
