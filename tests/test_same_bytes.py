"""Every kind of file that the commands write is the same bytes in every run.

Two processes write all of them from a part of the sample, under other hash seeds, in other time zones,
locales and widths: sets are walked in another order, and the day is another one for most of it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
RUNS = (
    {
        "PYTHONHASHSEED": "0",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "POSIX",
        "PYTHONUTF8": "0",
        "COLUMNS": "20",
    },
    {
        "PYTHONHASHSEED": "4711",
        "TZ": "America/Los_Angeles",
        "PYTHONIOENCODING": "cp1252:strict",
        "COLUMNS": "400",
    },
)
LAST = "--from 2020-10"  # two periods, so that it takes seconds and not minutes

STORY = """[[step]]
title = "Now"
view = { date = 2026-03-31, since = 2019-03-31, group = "community", focus = "link-j" }
"""

# One command a line, and the files or folders that it writes.
COMMANDS = f"""
layout -o data/positions.csv
timeline {LAST} -o folder
timeline {LAST} -o last.svg --lang ja
timeline {LAST} -o moving.webp
timeline {LAST} -o slides.pptx --lang ja --every fiscal-year
timeline --story story.toml -o story.pptx --lang ja
timeline --from 2019 --overview -o overview.svg
timeline --from 2019 --difference -o difference.png
report -o report-ja.html --lang ja --as-of 2020-09-18
report -o report.md --as-of 2026-11-22
report -o report.xlsx --as-of 2026-11-22
report -o report.pptx --lang ja --as-of 2026-11-22
growth -o growth.html --chart growth.png
growth -o growth.json --chart growth-ja.svg --lang ja --every fiscal-year
decomposition -o mixing.csv --chart mixing.svg
coverage -o places.jsonl --by prefecture --chart places.png
centrality -o ranks.csv --over-time year --top 10 --chart ranks.svg
centrality -o hubs.csv
centrality -o hubs.md
centrality -o hubs.xlsx --lang ja
centrality -o hubs.txt
audit -o audit.xlsx
suggest link-j -o suggest.json
renewals --as-of 2026-01-01 -o renewals.xlsx --calendar ends.ics
map -o map.html
map -o map-ja.html --lang ja --as-of 2020-09-18
export -o whole.graphml
export -o whole.gexf
export -o whole.xlsx
export -o cytoscape.json --format cytoscape
export -o links.json --format node-link
export -o kumu.json --format kumu
export -o kumu.xlsx --format kumu-xlsx
export -o gephi --format gephi-csv
""".strip().splitlines()

PROGRAM = f"""
import os, sys
from pathlib import Path
from graph.commands.main import command
from graph.commands.terminal import run
os.chdir(sys.argv[1])
for line in {COMMANDS!r}:
    words = line.split() + ["--data", "data", "--quiet"]
    if run(command, words):
        sys.exit(f"failed: {{line}}")
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, small_data: Path) -> list[dict[str, str]]:
    """For each run, the digests of the files by their names."""
    folders = [tmp_path_factory.mktemp("run") for _ in RUNS]
    for folder in folders:
        shutil.copytree(small_data, folder / "data")
        (folder / "story.toml").write_text(STORY, encoding="utf-8")
    runs = []
    for environment, folder in zip(RUNS, folders, strict=True):
        settings = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
        settings.pop("SOURCE_DATE_EPOCH", None)
        line = [sys.executable, "-c", PROGRAM, str(folder)]
        runs.append(subprocess.Popen(line, env=settings, cwd=ROOT, stderr=subprocess.PIPE, text=True))
    for each in runs:
        assert each.communicate()[1] == ""
        assert each.returncode == 0
    return [digests(folder) for folder in folders]


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def test_every_command_wrote_what_it_was_asked_for(written: list[dict[str, str]]) -> None:
    words = [word for line in COMMANDS for word in line.split()]
    named = {words[i + 1] for i, word in enumerate(words) if word in ("-o", "--chart", "--calendar")}
    there = {name if name in named else name.split("/")[0] for name in written[0]}
    assert there - {"data", "story.toml"} == named
    endings = {name.rsplit(".", 1)[-1] for name in written[0]}
    assert endings >= {
        "png",
        "svg",
        "webp",
        "pptx",
        "xlsx",
        "html",
        "md",
        "csv",
        "json",
        "jsonl",
        "txt",
    }
    assert endings >= {"ics", "graphml", "gexf"}


def test_all_files_are_the_same_bytes_in_another_process_hash_seed_and_time_zone(
    written: list[dict[str, str]],
) -> None:
    first, second = written
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_a_file_that_carries_the_clock_would_be_found(tmp_path: Path) -> None:
    # The comparison itself: one byte makes a difference.
    (tmp_path / "a").write_bytes(b"00:00")
    before = digests(tmp_path)
    (tmp_path / "a").write_bytes(b"00:01")
    assert digests(tmp_path) != before
