"""The public names: all there, documented, light to import, and never hidden by a module."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import graph

HEAVY = ("pandas", "networkx", "numpy", "scipy", "matplotlib", "pyvis", "numba", "xlsxwriter", "rich")
MODULES = sorted(module.name for module in pkgutil.walk_packages(graph.__path__, "graph."))
FUNCTIONS = [name for name in graph.__all__ if not isinstance(getattr(graph, name), type)]


def loaded_by(code: str, *arguments: str) -> set[str]:
    """The heavy libraries that a fresh interpreter has loaded after some code."""
    code += f"\nimport sys\nprint(*[name for name in {HEAVY} if name in sys.modules])"
    command = [sys.executable, "-c", code, *arguments]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_the_public_names_are_sorted_and_given_once() -> None:
    assert graph.__all__ == sorted(set(graph.__all__))


@pytest.mark.parametrize("name", graph.__all__)
def test_a_public_name_can_be_imported_and_is_documented(name: str) -> None:
    documentation = getattr(graph, name).__doc__ or ""
    assert documentation.strip().splitlines()[0].endswith(".")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_has_an_example_that_runs(name: str) -> None:
    assert ">>> " in (getattr(graph, name).__doc__ or "")


@pytest.mark.parametrize("name", graph.__all__)
def test_every_public_name_lives_in_this_package(name: str) -> None:
    assert getattr(graph, name).__module__.split(".")[0] == "graph"


def test_public_names_are_listed_by_dir() -> None:
    assert set(graph.__all__) <= set(dir(graph))


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="'betweeness'"):
        graph.betweeness  # noqa: B018


def test_every_error_on_purpose_is_a_graph_error() -> None:
    errors = [
        getattr(graph, name) for name in graph.__all__ if name.endswith("Error") or name.endswith("Name")
    ]
    assert len(errors) >= 7
    assert all(issubclass(each, graph.GraphError) for each in errors)


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_by("import graph") == set()


def test_checking_a_folder_loads_nothing_heavy(data: Path) -> None:
    assert loaded_by("import sys, graph; graph.check(sys.argv[1])", str(data)) == set()


@pytest.mark.slow
def test_reading_and_dating_load_pandas_alone(data: Path) -> None:
    # pandas needs numpy and loads what there is of SciPy only when asked
    code = "import sys, graph; graph.snapshot(graph.read(sys.argv[1]), '2018')"
    assert loaded_by(code, str(data)) == {"pandas", "numpy"}


def test_no_module_has_the_name_of_something_public() -> None:
    # `import graph.growth` would put the module in the place of the function
    assert {module.name for module in pkgutil.iter_modules(graph.__path__)}.isdisjoint(graph.__all__)


@pytest.mark.parametrize("module", MODULES)
def test_every_module_can_be_imported_by_itself(module: str) -> None:
    assert isinstance(importlib.import_module(module), ModuleType)


def test_public_names_are_still_themselves_when_every_module_is_loaded() -> None:
    for module in MODULES:
        importlib.import_module(module)
    importlib.reload(graph)
    assert [name for name in graph.__all__ if isinstance(getattr(graph, name), ModuleType)] == []


def test_every_file_that_is_no_module_is_in_the_wheel() -> None:
    root = Path(graph.__file__).parent
    told = tomllib.loads((root.parent / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = told["tool"]["setuptools"]["package-data"]["graph"]
    packed = {path for pattern in patterns for path in root.glob(pattern)}
    there = {path for path in root.rglob("*.*") if path.is_file() and "__pycache__" not in path.parts}
    assert {path for path in there if path.suffix != ".py"} == packed
