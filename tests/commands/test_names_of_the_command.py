"""The names under which the one command is there."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_both_scripts_are_the_command() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert sorted(told) == ["ecograph", "graph"]
    assert set(told.values()) == {"graph.commands.main:main"}


def test_the_package_is_the_command_where_no_script_may_run() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "graph", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith("graph, version ")
