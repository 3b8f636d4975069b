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

pytestmark = pytest.mark.slow

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
    there = {path.relative_to(ROOT / "graph").parts[0] for path in (ROOT / "graph").rglob("*.py")}
    assert {name.removesuffix(".py") for name in there} == rooms | {"__init__"}


def test_the_house_of_the_contributors_is_that_of_the_contract(
    contracts: configparser.ConfigParser,
) -> None:
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("## The house")[1]
    drawn = re.findall(r"^\| \d \| ([^(\n]*)", section.split("\n## ")[0], re.MULTILINE)
    rooms = [re.findall(r"`(\w+)`", line) for line in drawn]
    assert rooms == [floor for floor in floors(contracts) if floor != ["__main__"]]


@pytest.mark.parametrize(
    ("place", "line", "contract"),
    [
        ("model/ties.py", "from graph.commands.terminal import View", "house"),
        ("documents/calendar.py", "from graph.map.story import StoryError", "house"),
        ("questions/typed.py", "from graph.map.story import StoryError", "house"),
        ("dates/eras.py", "from graph.files import names", "house"),
        ("documents/calendar.py", "from graph.measures import network", "documents"),
        ("dates/eras.py", "import numpy", "ground"),
        ("documents/calendar.py", "import networkx", "networkx"),
        ("documents/calendar.py", "import pyvis", "pyvis"),
        ("documents/calendar.py", "import matplotlib", "matplotlib"),
        ("documents/calendar.py", "import click", "click"),
    ],
)
def test_each_contract_goes_red_on_what_breaks_it(
    contracts: configparser.ConfigParser, place: str, line: str, contract: str, tmp_path: Path
) -> None:
    copy_of_the_house(tmp_path)
    with (tmp_path / "graph" / place).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    done = linted(tmp_path)
    names = [contracts[each]["name"] for each in contracts.sections() if "contract" in each]
    broken = {name for name in names if f"{name} BROKEN" in done.stdout}
    assert contracts[f"importlinter:contract:{contract}"]["name"] in broken
    assert len(broken) < len(names)
    assert done.returncode == 1


def test_a_room_that_stands_on_no_floor_is_named(tmp_path: Path) -> None:
    copy_of_the_house(tmp_path)
    (tmp_path / "graph" / "attic.py").write_text("", encoding="utf-8")
    done = linted(tmp_path)
    assert done.returncode == 1
    assert "attic" in done.stdout + done.stderr


def copy_of_the_house(place: Path) -> None:
    """A copy of the package and of its contracts, to break them."""
    pytest.importorskip("importlinter")
    shutil.copytree(ROOT / "graph", place / "graph", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", place)


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
