"""The floors of the house: who may import whom. The contracts are in .importlinter."""

from __future__ import annotations

import ast
import configparser
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


def modules(contracts: configparser.ConfigParser, contract: str, option: str) -> set[str]:
    return set(contracts[f"importlinter:contract:{contract}"][option].split())


def floors(contracts: configparser.ConfigParser) -> list[set[str]]:
    """The floors from the top, each with the full names of its modules that there are."""
    lines = contracts["importlinter:contract:floors"]["layers"].strip().splitlines()
    named = [{name.strip(" ()") for name in line.split(":")} for line in lines]
    there = {path.stem for path in (ROOT / "graph").iterdir()}
    return [{f"graph.{name}" for name in floor & there} for floor in named]


def test_every_contract_is_kept() -> None:
    pytest.importorskip("importlinter")
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    done = subprocess.run([*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[done.stdout.find("Broken contracts") :] + done.stderr


def test_every_view_and_measure_is_under_the_contracts_for_them(contracts: configparser.ConfigParser) -> None:
    *_, views, measures, reading, _, ground = floors(contracts)
    assert modules(contracts, "views", "source_modules") == views
    assert modules(contracts, "views", "forbidden_modules") == measures
    assert modules(contracts, "reading", "source_modules") == views | measures
    assert modules(contracts, "reading", "forbidden_modules") == reading
    assert modules(contracts, "ground", "source_modules") == ground | reading


def test_the_command_line_imports_the_package_and_click_and_nothing_else() -> None:
    tree = ast.parse((ROOT / "cli.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    tops = {name.split(".")[0] for name in names}
    assert tops - sys.stdlib_module_names == {"click", "graph"}


def test_the_command_line_loads_no_library_before_a_command_needs_it() -> None:
    code = f"import graph.commands.main, sys; print(*[name for name in {LIBRARIES} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
