"""What is handed out has all that the program needs: wheel and bundle, without building one."""

from __future__ import annotations

import ast
import os
import random
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import bundle
import outputs

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


# The bundle

SPEC = ast.parse((ROOT / "tools/frozen/graph.spec").read_text(encoding="utf-8"))
posix = pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")


def in_the_spec(name: str) -> tuple[str, ...]:
    """A list of names at the top of the spec."""
    lines = (each for each in SPEC.body if isinstance(each, ast.Assign))
    (value,) = (each.value for each in lines if ast.unparse(each.targets[0]) == name)
    return tuple(ast.literal_eval(value))


def test_the_bundle_has_the_files_of_every_package_in_which_the_code_looks_for_files() -> None:
    code = "\n".join(each.read_text(encoding="utf-8") for each in (ROOT / "graph").rglob("*.py"))
    named = set(re.findall(r"""\b(?:files|util\.find_spec)\("(\w+)[\w.]*"\)""", code)) - {"numba"}
    assert {"graph", "matplotlib_fontja", "pyvis"} <= named
    assert named <= set(in_the_spec("READ_AS_FILES"))


def test_the_bundle_leaves_out_nothing_that_every_installation_has_and_needs() -> None:
    needed = {re.split(r"[^\w-]", each)[0] for each in PROJECT["project"]["dependencies"]}
    assert needed.isdisjoint(in_the_spec("LEFT_OUT"))


def a_folder(place: Path, seed: int) -> Path:
    """A program, a file and a link to it, made in an order and at a time of its own."""
    made: list[tuple[str, bytes]] = [("graph", b"#!"), ("inside/data.json", b"{}"), ("inside/b.txt", b"b")]
    made += [(f"inside/{number}.txt", b"") for number in range(20)]
    random.Random(seed).shuffle(made)
    for name, content in made:
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (seed * 1e6, seed * 1e6))
        path.chmod((0o700 if name == "graph" else 0o600) | seed << 2)
    (place / "also.txt").symlink_to("inside/b.txt")
    return place


@posix
def test_the_same_files_are_the_same_bundle_whenever_they_were_made(tmp_path: Path) -> None:
    for seed in (1, 2):
        bundle.pack(a_folder(tmp_path / str(seed), seed), tmp_path / f"{seed}.zip", "program-1.0")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as packed:
        assert packed.namelist() == sorted(packed.namelist())


@posix
def test_what_was_packed_is_there_again_with_its_modes_and_links(tmp_path: Path) -> None:
    bundle.pack(a_folder(tmp_path / "made", 3), tmp_path / "made.zip", "program-1.0")
    program = bundle.unpack(tmp_path / "made.zip", tmp_path / "束 of files")
    assert program == tmp_path / "束 of files" / "program-1.0" / "graph"
    assert (program.stat().st_mode & 0o777, program.read_bytes()) == (0o755, b"#!")
    assert (program.parent / "also.txt").readlink() == Path("inside/b.txt")
    found = program.parent / "inside" / "data.json"
    assert (found.stat().st_mode & 0o777, found.read_bytes()) == (0o644, b"{}")


def test_a_bundle_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "large.zip").write_bytes(b"12345")
    monkeypatch.setattr(bundle, "MOST", 4)
    assert bundle.check(tmp_path / "large.zip") == 1
    assert "has 5 bytes; at most 4" in capsys.readouterr().out


@posix
@pytest.mark.parametrize(("moved", "code"), [("", 0), ("!", 1)])
def test_two_programs_are_compared_by_what_they_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: str, code: int
) -> None:
    monkeypatch.setattr(outputs, "blocks", lambda _: [(ROOT / "data", ["graph check 神戸", "make demo"])])
    monkeypatch.setenv("PYTHONPATH", "/of/the/tests")
    for name, end in (("one", ""), ("other", moved)):
        program = tmp_path / f"{name} program"
        program.write_text(f'#!/bin/sh\necho "$@ [$PYTHONPATH]{end}"\n', encoding="utf-8")
        program.chmod(0o755)
        outputs.make(tmp_path / name, program, [])
    shown = (tmp_path / "one" / "made" / "000" / "00.txt").read_text(encoding="utf-8")
    assert shown == "graph check 神戸\n0\ncheck 神戸 []\n\n"
    assert not (tmp_path / "one" / "made" / "000" / "01.txt").exists()
    assert outputs.compare(tmp_path / "one", tmp_path / "other") == code


def test_a_program_that_the_bundle_starts_is_given_none_of_its_libraries() -> None:
    told = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/system", "DYLD_LIBRARY_PATH": "/bundle"}
    code = "import os, runpy; runpy.run_path({!r}); print(*map(os.environ.get, {!r}))"
    line = code.format(str(ROOT / "tools/frozen/start.py"), list(told))
    environment = os.environ | told | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", line], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "/system None None\n"), done.stderr


# The workflow


def test_every_step_of_the_workflow_is_a_script_or_target_that_is_there() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    steps = re.findall(r"^      - run: (.+)$", text, re.MULTILINE)
    assert len(steps) == text.count("run: ") >= 8
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for step in steps:
        first, *words = step.split()
        if first == "make":
            assert words[0] in targets, step
        elif words[:1] == ["-m"]:
            assert (first, words[1]) in {("python", each) for each in ("pip", "playwright", "pytest")}, step
        else:
            script = words[0] if words else first
            assert (ROOT / script).is_file(), step


def test_the_workflow_runs_on_three_systems_and_names_no_place_to_download_from() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    systems = "[ubuntu-latest, windows-latest, macos-latest]"
    assert text.count(f"system: {systems}") == 2  # the suite and the bundle
    assert not re.search(r"https?:|--(index|find|extra-index|trusted)", text)
