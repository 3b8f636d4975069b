"""The Tab key: commands, options, organisations, types and measures, whatever is wrong with the data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from graph.commands.completion import SHELLS, VARIABLE
from graph.commands.main import command
from graph.commands.terminal import run

NODES = (
    "id,name,type,name_ja,aliases\n"
    "kawasaki-city,City of Kawasaki,city,川崎市,Kawasaki;K-City\n"
    "kobe-city,City of Kobe,city,神戸市,\n"
    "café,Café Lab,lab,,\n"
)
BROKEN = "id,name,type\nx,,\nx,Twice,hub\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of organisations without any agreement."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/nodes.csv").write_text(NODES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRAPH_DATA", raising=False)
    return tmp_path


def completed(line: str) -> list[str]:
    """What may stand in the place of the last word of a line."""
    *words, typed = line.split(" ")
    found = get_completion_class("bash")
    return [each.value for each in found(command, {}, "graph", VARIABLE).get_completions(words, typed)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("show ka", ["kawasaki-city"]),
        ("show 神", ["kobe-city"]),
        ("show city", ["kawasaki-city", "kobe-city"]),  # both names begin so
        ("show k-c", ["kawasaki-city"]),
        ("show CAFE", ["café"]),
        ("path kobe-city ka", ["kawasaki-city"]),
        ("why kobe-city partners --with ko", ["kobe-city"]),
        ("centrality --without ko", ["kobe-city"]),
        ("add agreement kobe-city ka", ["kawasaki-city"]),
        ("centrality --type c", ["city"]),
        ("centrality --type city,l", ["city,lab"]),
        ("centrality --relation sis", ["sister_city", "sister_region"]),
        ("centrality --measure partners,betw", ["partners,betweenness"]),
        ("check --explain E20", ["E201", "E202", "E203", "E204", "E205", "E206", "E207", "E208"]),
        ("growth --every f", ["fiscal-year"]),
        ("growth --dec", []),  # the name that it had before
        ("neighbors ka", ["kawasaki-city"]),
        ("cent", ["centrality"]),
        ("show --data nowhere k", []),
    ],
)
def test_the_last_word_is_completed(folder: Path, line: str, found: list[str]) -> None:
    assert completed(line) == found


@pytest.mark.parametrize("text", [BROKEN, "", "id\n", "\0\0", "name,type\nA,hub\n"])
def test_faulty_data_complete_what_they_can_and_say_nothing(
    folder: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "data/nodes.csv").write_text(text, encoding="utf-8")
    assert set(completed("show x")) <= {"x"}
    assert capsys.readouterr() == ("", "")


def test_data_elsewhere_are_those_that_are_completed(folder: Path) -> None:
    (folder / "data").rename(folder / "elsewhere")
    assert completed("show k") == []
    assert completed("show --data elsewhere ko") == ["kobe-city"]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_a_script_of_its_own(shell: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(command, ["completion", shell]) == 0
    out, err = capfdbinary.readouterr()
    assert f"{VARIABLE}={shell}_complete" in out.decode().replace(" = '", "=")
    assert b"graph" in out
    assert not err


def test_the_script_is_for_the_name_that_was_called(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/ecograph"])
    run(command, ["completion", "zsh"])
    assert capfdbinary.readouterr().out.startswith(b"#compdef ecograph\n")


def test_an_unknown_shell_is_refused_with_those_that_are_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, ["completion", "tcsh"]) == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish', 'powershell'" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="a test of bash")
def test_bash_completes_an_organisation(folder: Path) -> None:
    script = (
        f'PATH="{Path(sys.executable).parent}:$PATH"; eval "$(graph completion bash)";'
        'COMP_WORDS=(graph show kob); COMP_CWORD=2; _graph_completion graph; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout == "kobe-city\n"


@pytest.fixture
def answers(folder: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """A folder with the scripts, and a program that answers and writes down what it hears."""
    for shell in ("bash", "fish"):
        assert run(command, ["completion", shell]) == 0
        (folder / shell).write_text(capfd.readouterr().out, encoding="utf-8")
    program = folder / "graph"
    program.write_text(
        '#!/bin/sh\nprintf "%s" "$COMP_WORDS|$COMP_CWORD" > heard\ncat answer\n', encoding="utf-8"
    )
    program.chmod(0o755)
    return folder


def reply(answers: Path, shell: str, script: str, answer: str) -> list[str]:
    """What a shell makes of an answer."""
    (answers / "answer").write_text(answer, encoding="utf-8")
    place = {"PATH": f"{answers}:{os.environ['PATH']}", "HOME": str(answers), "LC_ALL": "C.UTF-8"}
    lines = [shell, "-c", f"source ./{shell}; {script}"]
    done = subprocess.run(lines, cwd=answers, capture_output=True, text=True, check=True, env=place)
    return done.stdout.splitlines()


IDS = "plain,a b\nplain,*\nplain,it's\nplain,hub,city\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="a test of bash")
@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("graph show a", "graph\nshow\na|2"),
        ("graph centrality --type = h", "graph\ncentrality\n--type=h|2"),  # as readline parts it
        ("graph centrality --type =", "graph\ncentrality\n--type=|2"),
        ("graph show --lang = ja a", "graph\nshow\n--lang=ja\na|3"),
    ],
)
def test_bash_takes_answers_as_they_are_and_options_whole(answers: Path, words: str, heard: str) -> None:
    script = f"COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _graph_completion graph; "
    found = reply(answers, "bash", script + 'printf "%s\\n" "${COMPREPLY[@]}"', IDS)
    assert found == ["a b", "*", "it's", "hub,city"]
    assert (answers / "heard").read_text(encoding="utf-8") == heard


@pytest.mark.skipif(shutil.which("fish") is None, reason="a test of fish")
def test_fish_takes_answers_whole_and_keeps_the_option_before_them(answers: Path) -> None:
    found = reply(answers, "fish", 'complete -C "graph show "', "plain,a b\tLab, Ltd.\nplain,it's\n")
    assert found == ["a b\tLab, Ltd.", "it's"]
    assert reply(answers, "fish", 'complete -C "graph show --type=h"', IDS) == ["--type=hub,city"]
