"""The floors of the house: who may import whom. The contracts are in .importlinter."""

from __future__ import annotations

import ast
import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = (
    "pandas",
    "networkx",
    "numpy",
    "scipy",
    "matplotlib",
    "pyvis",
    "numba",
    "xlsxwriter",
    "rich",
    "pptx",
)


@pytest.fixture(scope="module")
def contracts() -> configparser.ConfigParser:
    """The contracts of import-linter."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return parser


def floors(contracts: configparser.ConfigParser) -> list[list[str]]:
    """The floors of the house from the top, each with its rooms."""
    lines = contracts["importlinter:contract:house"]["layers"].strip().splitlines()
    return [[name.strip() for name in line.split("|")] for line in lines]


def linted(place: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says about the package in a folder."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", code, "--no-cache"]
    return subprocess.run(
        command, cwd=place, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONPATH": "."}
    )


def test_every_contract_is_kept() -> None:
    pytest.importorskip("importlinter")
    done = linted(ROOT)
    assert done.returncode == 0, done.stdout[done.stdout.find("Broken contracts") :] + done.stderr


def test_the_top_of_the_package_holds_the_rooms_and_nothing_else(
    contracts: configparser.ConfigParser,
) -> None:
    rooms = {room for floor in floors(contracts) for room in floor}
    there = {path.stem for path in (ROOT / "graph").iterdir() if path.name != "__pycache__"}
    assert there == rooms | {"__init__", "py"}  # py.typed


def test_the_house_of_the_contributors_is_that_of_the_contract(
    contracts: configparser.ConfigParser,
) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = re.findall(r"^\| \d \|(.*)\|$", text.split("## The house")[1].split("\n## ")[0], re.MULTILINE)
    assert [re.findall(r"`(\w+)`", line.split("(")[0] if "(" in line else line) for line in drawn] == [
        floor for floor in floors(contracts) if floor != ["__main__"]
    ]


UP = "from graph.commands.terminal import View\n"
ASIDE = "from graph.map.story import StoryError\n"
HEAVY = "import numpy\n"


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("model/ties.py", UP),
        ("documents/calendar.py", ASIDE),
        ("questions/typed.py", ASIDE),
        ("dates/eras.py", HEAVY),
        ("dates/eras.py", "from graph.files import names\n"),
        ("documents/calendar.py", "from graph.measures import network\n"),
        ("documents/calendar.py", "import networkx\n"),
        ("documents/calendar.py", "import pyvis\n"),
        ("documents/calendar.py", "import matplotlib\n"),
        ("documents/calendar.py", "import click\n"),
        ("room.py", ""),
    ],
)
def test_each_contract_goes_red_on_what_breaks_it(place: str, line: str, tmp_path: Path) -> None:
    pytest.importorskip("importlinter")
    shutil.copytree(ROOT / "graph", tmp_path / "graph", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    broken = tmp_path / "graph" / place
    broken.write_text((broken.read_text(encoding="utf-8") if broken.exists() else "") + "\n" + line, "utf-8")
    assert linted(tmp_path).returncode == 1


def test_the_door_of_the_checkout_imports_the_package_and_nothing_else() -> None:
    tree = ast.parse((ROOT / "cli.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    tops = {name.split(".")[0] for name in names}
    assert tops - sys.stdlib_module_names == {"graph"}


def test_the_command_line_loads_no_library_before_a_command_needs_it() -> None:
    code = f"import graph.commands.main, sys; print(*[name for name in {LIBRARIES} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
