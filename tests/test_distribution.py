"""What is handed out has all that the program needs: the wheel here, without building one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]


def files(folder: str) -> set[str]:
    """Every file of a folder of the checkout, without what Python writes beside them."""
    paths = (each for each in (ROOT / folder).rglob("*") if each.is_file())
    return {each.relative_to(ROOT).as_posix() for each in paths if "__pycache__" not in each.parts}


def packed() -> set[str]:
    """The files that the wheel has, by what pyproject.toml says: modules of each package, and its data."""
    found = set()
    for package in SETUPTOOLS["packages"]:
        place = ROOT / SETUPTOOLS["package-dir"].get(package, package.replace(".", "/"))
        for pattern in ("*.py", *SETUPTOOLS["package-data"].get(package, ())):
            found |= {each.relative_to(ROOT).as_posix() for each in place.glob(pattern) if each.is_file()}
    return found


def test_the_wheel_has_every_file_of_the_package_and_of_the_sample() -> None:
    wanted = files("graph") | files("data")
    assert {"graph/map/template.html", "graph/py.typed", "data/nodes.csv"} <= wanted
    assert packed() == wanted


def test_what_is_installed_is_called_graph_and_nothing_else() -> None:
    assert {name.partition(".")[0] for name in SETUPTOOLS["packages"]} == {"graph"}
    assert SETUPTOOLS["py-modules"] == []


def test_every_python_from_the_oldest_on_is_named() -> None:
    oldest = int(PROJECT["project"]["requires-python"].removeprefix(">=3."))
    named = re.findall(r":: 3\.(\d+)", "\n".join(PROJECT["project"]["classifiers"]))
    assert [int(each) for each in named] == [*range(oldest, 15)]
