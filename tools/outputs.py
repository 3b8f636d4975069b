"""Make what the commands write, twice, and compare it byte by byte: for changes that must not be seen.

    python tools/outputs.py make output/before --of ../checkout-before
    python tools/outputs.py make output/after
    python tools/outputs.py make output/installed --by /usr/local/bin/graph
    python tools/outputs.py compare output/before output/after

Runs the lines of `make demo`, every line of the documents that show commands, and `LINES` on each folder
named with --data; each block in a folder of its own, at one fixed time. The lines are those of this checkout.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "docs/cli.md", "docs/import.md")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MOMENT = "1795000000"  # 18 November 2026, for every file that would hold the time
LINES = """
graph check --format json
graph centrality --measure all
graph centrality --as-of 2019 --lang ja
graph centrality --over-time year
graph growth --every quarter
graph renewals --as-of 2024-06-30
graph diff 2018 2022
graph map -o map.html
graph map --lang ja --as-of 2020 -o map-ja.html
graph layout -o positions.csv
graph timeline -o picture.png
graph timeline -o slides.pptx
graph report -o report.html
graph report -o report.md --lang ja
graph report -o report.xlsx
graph report -o report.pptx
graph export --format graphml -o network
graph export --format kumu -o network
graph export --format gexf -o network
"""
PROGRAM = re.compile(rb"<script>\(\(\) => \{.*?\}\)\(\);\n</script>", re.DOTALL)
FINGERPRINT = re.compile(rb"'sha256-[\w+/=]+'")


def blocks(folders: list[Path]) -> list[tuple[Path, list[str]]]:
    """The lines to run, each block with the folder of its data."""
    sample = ROOT / "data"
    demo = re.findall(r"^\t\$\(BIN\)/(graph .*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    found = [(sample, demo)]
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        found += [(sample, re.findall(r"^\$ (.*)$", block, re.MULTILINE)) for block in BLOCK.findall(text)]
    return found + [(folder, LINES.split("\n")[1:-1]) for folder in [sample, *folders]]


def make(place: Path, program: Path, folders: list[Path]) -> None:
    """Run every block of lines with a program: an installed command, or the cli.py of a checkout."""
    place.mkdir(parents=True)
    shim = place / "bin" / "graph"
    shim.parent.mkdir()
    line = [sys.executable, program.as_posix()] if program.suffix == ".py" else [program.as_posix()]
    shim.write_text(f'#!/bin/sh\nexec {shlex.join(line)} "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    environment = os.environ | {
        "COLUMNS": "100", "NO_COLOR": "1", "PATH": f"{shim.parent.resolve()}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(program.parent) if program.suffix == ".py" else "", "SOURCE_DATE_EPOCH": MOMENT,
    }  # fmt: skip
    bash = shutil.which("bash") or "bash"  # on Windows that of git, which comes first on the path
    for number, (data, lines) in enumerate(blocks(folders)):
        folder = place / "made" / f"{number:03}"
        (folder / "output").mkdir(parents=True)
        shutil.copytree(data, folder / "data")
        for examples in ("examples", "docs/examples"):
            shutil.copytree(ROOT / "docs" / "examples", folder / examples)
        for order, shown in enumerate(each for each in lines if not each.startswith("make ")):
            done = subprocess.run([bash, "-c", shown], cwd=folder, env=environment, capture_output=True)
            told = b"\n".join([shown.encode(), str(done.returncode).encode(), done.stdout, done.stderr])
            (folder / f"{order:02}.txt").write_bytes(told)
    shutil.rmtree(shim.parent)


def compare(before: Path, after: Path) -> int:
    """Name the files that differ, and give how many there are beside the page's own program."""
    names = sorted({path.relative_to(top) for top in (before, after) for path in top.rglob("*")})
    faults = 0
    for name in names:
        one, other = before / name, after / name
        if one.is_dir() and other.is_dir():
            continue
        if not (one.is_file() and other.is_file()):
            print(f"{name}: only in {before if one.exists() else after}")
            faults += 1
        elif one.read_bytes() != other.read_bytes():
            same = plain(one.read_bytes()) == plain(other.read_bytes())
            print(f"{name}: {'differs in the program of the page only' if same else 'differs'}")
            faults += not same
    print(f"{len(names)} files and folders compared, {faults} differ")
    return min(faults, 1)


def plain(content: bytes) -> bytes:
    """A page without its program and the fingerprints of it."""
    return FINGERPRINT.sub(b"", PROGRAM.sub(b"", content))


def main() -> int:
    """Make the outputs or compare two of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parts = parser.add_subparsers(dest="part", required=True)
    making = parts.add_parser("make")
    making.add_argument("place", type=Path)
    runs = making.add_mutually_exclusive_group()
    runs.add_argument("--of", type=Path, default=ROOT, help="the checkout whose package is run")
    runs.add_argument("--by", type=Path, help="the installed command, or the bundle's, that is run instead")
    making.add_argument("--data", type=Path, action="append", default=[], help="one more folder of two files")
    comparing = parts.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    asked = parser.parse_args()
    if asked.part == "compare":
        return compare(asked.before, asked.after)
    make(asked.place, (asked.by or asked.of / "cli.py").resolve(), asked.data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
