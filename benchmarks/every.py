"""Every command at 1k, 10k, 100k and 1M ties: python benchmarks/every.py [--write] [SIZE ...].

A command is run once in a process of its own, on ecosystems of `signed.py`; `--write` puts the table into
docs/performance.md. CPU seconds of all threads are given, since they do not depend on who else is at work.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from machine import described

import signed

ROOT = Path(__file__).resolve().parent.parent
PLACE = Path(tempfile.gettempdir()) / "ecosystem-graph-benchmarks"
GRAPH = str(Path(sys.executable).parent / "graph")
SIZES = (1_000, 10_000, 100_000, 1_000_000)
LIMIT = 900  # CPU seconds
HUB, OTHER, FAR = "org0000003", "org0000011", "org0000019"
FORMATS = {
    "graphml": ".graphml",
    "gexf": ".gexf",
    "cytoscape": ".cyjs",
    "node-link": ".json",
    "kumu": ".json",
    "kumu-xlsx": ".xlsx",
    "gephi-csv": "",
    "parquet": "",
    "xlsx": ".xlsx",
}
# {} is the file or folder to write, without its ending.
COMMANDS = (
    "check -o {}.json",
    "centrality",
    "centrality --measure partners,pagerank,coreness",
    "centrality --over-time year",
    "growth",
    "growth --every month --active",
    "decomposition --every month",
    "decomposition --by type",
    "densification",
    "coverage",
    f"show {HUB}",
    f"path {OTHER} {FAR}",
    f"neighbours {HUB} --steps 2",
    f"why {HUB}",
    "audit",
    "diff 2010 2015",
    "renewals --as-of 2018",
    "renewals --as-of 2018 --chains",
    f"whatif --add {HUB}|{FAR}",
    f"whatif --best {FAR}",
    f"suggest {HUB} --record",
    *(f"report -o {{}}.{ending}" for ending in ("html", "md", "xlsx", "pptx")),
    "map -o {}.html",
    "layout -o {}.csv",
    "timeline -o {}.png",
    "timeline --overview -o {}.png",
    "timeline --difference --every 2010,2015 -o {}.svg",
    "timeline --every 2010,2015 -o {}.pptx",
    *(f"export --format {each} -o {{}}{ending}" for each, ending in FORMATS.items()),
    "import {}.graphml -o {}-imported",
    f"add agreement {HUB} {FAR} --signed 2024-02-03",
)


def seconds(line: str, size: int) -> float | None:
    """CPU seconds of a command; none where it took more than the limit, or was refused."""
    data, out = PLACE / f"signed-{size}", PLACE / "out"
    signed.write(data, size)
    out.mkdir(parents=True, exist_ok=True)
    if line.startswith("add"):
        shutil.copytree(data, PLACE / "copy", dirs_exist_ok=True)
        data = PLACE / "copy"
    if line.startswith("import"):
        shutil.rmtree(f"{out / str(size)}-imported", ignore_errors=True)
    words = [GRAPH, *line.replace("{}", str(out / str(size))).split(), "--quiet"]
    words += [] if line.startswith("import") else ["--data", str(data)]

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))

    with tempfile.TemporaryFile() as told:
        run = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=told, cwd=ROOT, preexec_fn=limited)
        _, status, used = os.wait4(run.pid, 0)
        told.seek(0)
        if status:
            print(line, size, told.read().decode()[-200:], file=sys.stderr)
    return used.ru_utime + used.ru_stime if status == 0 else None


def row(line: str, sizes: list[int]) -> str:
    """A row of the table."""
    found: dict[int, float | None] = {}
    for size in sizes:
        if None not in found.values():  # what is too long is longer still with more
            found[size] = seconds(line, size)
    cells = [_cell(found[size]) if size in found else "not run" for size in sizes]
    known = [(size, took) for size, took in found.items() if took is not None]
    slope = ""
    if len(known) > 1 and known[-1][1] > 5:  # below that most of it is the start
        (few, less), (many, more) = known[-2:]
        slope = f"{math.log(more / less) / math.log(many / few):.2f}"
    shown = line.replace("{}", "FILE").replace("|", "\\|")
    return f"| `{shown}` | {' | '.join(cells)} | {slope} |"


def _cell(took: float | None) -> str:
    return f"> {LIMIT}" if took is None else f"{took:.1f}"


def table(sizes: list[int]) -> str:
    """All of it, with the machine and the day."""
    about = described()
    head = "| command | " + " | ".join(f"{size:,}" for size in sizes) + " | slope |"
    lines = [f"CPU seconds on {date.today()}, {about['machine']}, Python {about['python']}.", "", head]
    lines.append("| --- |" + " ---: |" * (len(sizes) + 1))
    for each in COMMANDS:
        lines.append(row(each, sizes))
        print(lines[-1], flush=True)
    return "\n".join(lines)


def main() -> None:
    """Run all, print the rows as they come, and write them down where asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="SIZE", help="Ties.")
    parser.add_argument("--write", action="store_true", help="Put the table into docs/performance.md.")
    asked = parser.parse_args()
    found = table(asked.sizes)
    if asked.write:
        page = ROOT / "docs" / "performance.md"
        text = page.read_text(encoding="utf-8")
        before, rest = text.split("<!-- commands: written by benchmarks/every.py -->\n")
        _, after = rest.split("<!-- end of the commands -->")
        mark = "<!-- commands: written by benchmarks/every.py -->\n"
        page.write_text(f"{before}{mark}{found}\n<!-- end of the commands -->{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
