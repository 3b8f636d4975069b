"""What `graph init --git` writes, and this repository's action and hook: their lines are run in a clone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from graph.exchange.starter import git_files

ROOT = Path(__file__).parents[2]
FAULTY = "hub,nobody,2025-01-01\n"


def lines(text: str) -> Iterator[str]:
    """The commands of a workflow but for those that install something."""
    for found in re.findall(r"^ *(?:- )?run: (.+)$", text, flags=re.MULTILINE):
        if "pip install" not in found:
            yield found


def at_work(line: str, place: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    surroundings = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **environment}
    bash = [shutil.which("bash") or "bash", "-e", "-o", "pipefail", "-c", line]
    return subprocess.run(bash, cwd=place, env=surroundings, capture_output=True, text=True, check=False)


def git(place: Path, *line: str) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    done = subprocess.run(["git", *who, *line], cwd=place, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A repository with data in two commits, and what begins it."""
    place = tmp_path / "work"
    (place / "data").mkdir(parents=True)
    (place / "data/nodes.csv").write_text("id,name,type\nhub,The Hub,hub\np,P Town,city\n", encoding="utf-8")
    (place / "data/edges.csv").write_text("source,target,signed\n", encoding="utf-8")
    git(place, "init", "-q")
    assert run(command, ["init", "--git", str(place), "--quiet"]) == 0
    git(place, "add", "-A")
    git(place, "commit", "-qm", "begin")
    with (place / "data/edges.csv").open("a", encoding="utf-8") as file:
        file.write("hub,p,2024-05-10\n")
    git(place, "commit", "-qam", "sign")
    return place


@pytest.mark.slow
def test_the_workflow_checks_and_publishes_with_what_is_new_since_the_last_push(clone: Path) -> None:
    text = (clone / ".github/workflows/ecosystem.yml").read_text(encoding="utf-8")
    check, publish = lines(text)
    assert at_work(check, clone, DATA="data").returncode == 0
    assert json.loads((clone / "check.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    before = git(clone, "rev-parse", "HEAD~1")
    for known, said in ((before, "Compared with the revision"), ("0" * 40, "This is the first publication.")):
        shutil.rmtree(clone / "site", ignore_errors=True)
        done = at_work(publish, clone, DATA="data", BEFORE=known)
        assert done.returncode == 0, done.stderr
        assert said in (clone / "site/index-en.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_faulty_row_stops_the_check_and_is_in_its_findings(clone: Path) -> None:
    with (clone / "data/edges.csv").open("a", encoding="utf-8") as file:
        file.write(FAULTY)
    check, _ = lines((clone / ".github/workflows/ecosystem.yml").read_text(encoding="utf-8"))
    assert at_work(check, clone, DATA="data").returncode == 1
    (found,) = json.loads((clone / "check.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["region"]["startLine"] == 3


@pytest.mark.slow
def test_the_action_and_the_hooks_run_the_same_check(clone: Path) -> None:
    check, publish = lines((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert at_work(check, clone, DATA="data", FINDINGS="found.sarif").returncode == 0
    done = at_work(publish, clone, DATA="data", SITE="pages", REV=git(clone, "rev-parse", "HEAD~1"))
    assert done.returncode == 0, done.stderr
    assert "Compared with" in (clone / "pages/index-en.html").read_text(encoding="utf-8")
    hooks = [(clone / ".pre-commit-config.yaml"), ROOT / ".pre-commit-hooks.yaml"]
    for path in hooks:
        (entry,) = re.findall(r"^ *entry: (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        line = entry if entry.startswith("python") else f"python -m {entry}"
        assert at_work(line, clone).returncode == 0
    with (clone / "data/edges.csv").open("a", encoding="utf-8") as file:
        file.write(FAULTY)
    assert at_work(line, clone).returncode == 1


def test_inputs_of_the_action_reach_a_command_by_the_environment_alone() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8") + "".join(
        map(bytes.decode, git_files().values())
    )
    assert not [line for line in re.findall(r"run: (.+)", text) if "${{" in line]


def test_nothing_is_written_over_and_what_is_there_already_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "repo"
    (place / ".github/workflows").mkdir(parents=True)
    own = place / ".github/workflows/ecosystem.yml"
    own.write_text("mine", encoding="utf-8")
    assert run(command, ["init", "--git", str(place)]) == 2
    assert own.read_text(encoding="utf-8") == "mine"
    assert not (place / ".pre-commit-config.yaml").exists()
    own.write_bytes(git_files()[".github/workflows/ecosystem.yml"])
    capsys.readouterr()
    assert run(command, ["init", "--git", str(place)]) == 0
    assert ".pre-commit-config.yaml" in capsys.readouterr().err
    assert run(command, ["init", "--git", str(tmp_path / "nowhere")]) == 2
    assert run(command, ["init", "--git", "--sample"]) == 2
