"""What the program is made of: locked, permissive, listed, and written down as a bill of materials."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import installed
import licences
import lock
import sbom
from graph.map import assets

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
NEEDED = installed.closure()


def test_the_lock_has_an_exact_version_of_everything_that_is_asked_for() -> None:
    locked = lock.pins(CONSTRAINTS)
    asked = [Requirement(each) for each in [*PROJECT["dependencies"], *itertools.chain(*EXTRAS.values())]]
    for each in asked:
        assert each.specifier.contains(locked[canonicalize_name(each.name)]), each


def test_the_lock_holds_on_every_python_that_the_project_names() -> None:
    lines = [Requirement(line) for line in CONSTRAINTS.read_text().splitlines() if line and line[0] != "#"]
    named = re.findall(r":: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert len(named) >= 3
    for version in named:
        python = {"python_version": version, "python_full_version": f"{version}.0"}
        fitting = [each.name for each in lines if each.marker is None or each.marker.evaluate(python)]
        assert len(set(fitting)) == len(fitting)
        assert {"networkx", "numpy", "pandas", "pytest", "ruff"} <= set(fitting)


def test_the_lock_names_no_place_to_download_from() -> None:
    assert not re.search(r"https?:|--(index|find|extra|trusted)|file:|@ ", CONSTRAINTS.read_text())


@pytest.mark.parametrize("text", ["click>=8\n", "click\n", "click==8,<9\n", "click==8.1\nClick==8.2\n"])
def test_a_line_that_is_no_single_exact_version_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "constraints.txt"
    path.write_text(text)
    with pytest.raises(ValueError, match="click"):
        lock.pins(path)


def test_a_marker_chooses_the_line_and_comments_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "constraints.txt"
    path.write_text("# why\n\nclick==1.0 ; python_version < '3'\nclick==8.1 ; python_version >= '3'  # now\n")
    assert lock.pins(path) == {"click": "8.1"}


@pytest.mark.slow
def test_what_is_not_installed_as_locked_is_named(tmp_path: Path) -> None:
    here = [f"{each.name}=={each.version}" for each in NEEDED.values() if each.name != installed.PROJECT]
    path = tmp_path / "constraints.txt"
    path.write_text("\n".join(here) + "\n")
    assert lock.faults(path, ()) == []
    without = [each for each in here if not each.startswith("click==")]
    path.write_text("\n".join([*without, "click==0.1"]))
    (told,) = lock.faults(path, ())
    assert told.endswith("0.1 is locked; try make clean")
    path.write_text("\n".join(without))
    (told,) = lock.faults(path, ())
    assert "is installed and not locked; run make lock" in told


def test_what_is_missing_altogether_is_named() -> None:
    with pytest.raises(installed.NotInstalled, match="no-such-thing-at-all is not installed"):
        installed.closure(project="no-such-thing-at-all")


def test_continuous_integration_installs_the_locked_versions_and_looks_at_them() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for target in ("lint", "test"):
        assert f"make {target} CONSTRAINTS=constraints.txt" in script


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not there")
def test_the_lock_is_given_to_pip_and_one_that_does_not_exist_stops_make() -> None:
    def planned(*words: str) -> subprocess.CompletedProcess[str]:
        # -n plans and does nothing; -B plans all of it
        command = ["make", "-n", "-B", "VENV=.venv-none", "test", *words]
        told = ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "CONSTRAINTS")  # by the make that runs the tests
        alone = {name: value for name, value in os.environ.items() if name not in told}
        return subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, check=False)

    with_lock, without = planned("CONSTRAINTS=constraints.txt"), planned()
    assert "--constraint constraints.txt -e '.[test]'" in with_lock.stdout
    assert "tools/lock.py constraints.txt test" in with_lock.stdout
    assert with_lock.returncode == without.returncode == 0
    assert "constraint" not in without.stdout
    missing = planned("CONSTRAINTS=none.txt")
    assert missing.returncode != 0
    assert "none.txt" in missing.stderr


@pytest.mark.parametrize("name", NEEDED)
def test_everything_that_runs_with_the_program_is_permissive(name: str) -> None:
    assert licences.is_permissive(NEEDED[name].licence), NEEDED[name].licence


@pytest.mark.parametrize("licence", ["", "GPL-3.0-only", "MIT AND LGPL-2.1-or-later", "SSPL-1.0", "UNKNOWN"])
def test_other_licences_are_not_taken_for_permissive(licence: str) -> None:
    assert not licences.is_permissive(licence)


@pytest.mark.parametrize("licence", ["MIT", "Apache-2.0 OR BSD-2-Clause", "(MIT AND Zlib) OR 0BSD"])
def test_permissive_licences_in_an_expression_are_known(licence: str) -> None:
    assert licences.is_permissive(licence)


def test_the_page_of_licences_lists_everything_that_runs_with_the_program() -> None:
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    table = page.partition("\n## ")[0]
    rows = dict(re.findall(r"^\| \[?([\w.-]+)(?:\]\(\S+\))? \| ([^|]+) \|", table, re.MULTILINE))
    locked = lock.pins(CONSTRAINTS)
    for each in NEEDED.values():
        if each.name != installed.PROJECT:
            assert each.name in rows, f"run python tools/licences.py; {each.name} is not in docs/licences.md"
            # another version than the locked one may have another licence
            if locked.get(each.name) == each.version:
                assert rows[each.name] == each.licence
    assert set(rows) - set(NEEDED) - {"library", "what", "---"} <= set(locked)
    assert all(f"| {part.name} {part.version} | {part.licence} |" in page for part in licences.PARTS)


def test_no_tool_for_tests_is_listed_as_running_with_the_program() -> None:
    assert {"click", "networkx", "pandas", "pyvis"} <= set(NEEDED)
    assert {"pytest", "hypothesis", "igraph", "mypy", "playwright"}.isdisjoint(NEEDED)


def test_the_bill_of_materials_is_valid_and_complete() -> None:
    bill = json.loads(sbom.written())  # raises where the schema says no
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["component"]["name"] == installed.PROJECT
    listed = {each["name"] for each in bill["components"]}
    assert listed == (set(NEEDED) - {installed.PROJECT}) | {part.name for part in licences.PARTS}
    assert all(each["licenses"] for each in bill["components"])
    refs = {each["bom-ref"] for each in [*bill["components"], bill["metadata"]["component"]]}
    below = {each["ref"]: set(each.get("dependsOn", ())) for each in bill["dependencies"]}
    assert set(below) == refs
    assert set().union(*below.values()) <= refs
    own = next(ref for ref in refs if ref.startswith(installed.PROJECT))
    assert any(ref.startswith("click@") for ref in below[own])
    # what stands inside of others belongs to the program alone
    assert [ref for ref in refs if f"vis-network@{assets.library_version()}" in below[ref]] == [own]


@pytest.mark.slow
def test_the_bill_of_materials_has_the_same_bytes_in_every_run(tmp_path: Path) -> None:
    texts = []
    for seed in "12":
        target = tmp_path / seed / "sbom.json"
        command = [sys.executable, str(ROOT / "tools" / "sbom.py"), str(target)]
        environment = {"PYTHONHASHSEED": seed, "PATH": ""}
        subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
        texts.append(target.read_bytes())
    assert texts[0] == texts[1]
    assert b"timestamp" not in texts[0]
    assert b"serialNumber" not in texts[0]
