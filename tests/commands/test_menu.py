"""The list of commands: at hand before any of them is loaded, and never out of date."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import click
import pytest

from graph.commands.main import command
from graph.commands.menu import GROUPS, MENU, Shared
from graph.commands.terminal import run

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def context() -> click.Context:
    return click.Context(command)


@pytest.mark.parametrize("name", MENU)
def test_a_line_of_the_menu_is_the_first_sentence_of_the_command(name: str, context: click.Context) -> None:
    found = command.get_command(context, name)
    assert found is not None
    assert found.name == name
    assert found.get_short_help_str(limit=200) == MENU[name][1]


def test_every_command_is_on_the_menu() -> None:
    modules = [path.stem for path in (ROOT / "graph/commands").glob("*.py") if path.stem != "__init__"]
    found = {
        value.name
        for module in modules
        for name, value in vars(importlib.import_module(f"graph.commands.{module}")).items()
        if isinstance(value, click.Command) and name.endswith("_command")
    }
    assert found == set(MENU)
    assert list(MENU) == sorted(MENU)


def test_every_command_stands_once_under_a_heading_and_six_come_first() -> None:
    listed = [name for names in GROUPS.values() for name in names]
    assert sorted(listed) == sorted(MENU)
    assert listed[:6] == ["init", "import", "check", "map", "centrality", "report"]
    assert len(GROUPS["Start here"]) == 6


def test_sentences_stand_whole_under_their_headings(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(command, ["--help"]) == 0
    shown = capsys.readouterr().out
    assert max(map(len, shown.splitlines())) <= 80
    assert [shown.index(f"\n{heading}:\n") for heading in GROUPS] == sorted(
        shown.index(f"\n{heading}:\n") for heading in GROUPS
    )
    plain = " ".join(shown.split())
    assert [name for name, (_, said) in MENU.items() if f"{name} {said}" not in plain] == []


@pytest.mark.parametrize("name", MENU)
def test_a_command_has_its_own_options_before_those_of_most(name: str, context: click.Context) -> None:
    found = command.get_command(context, name)
    assert found is not None
    for one in found.commands.values() if isinstance(found, click.Group) else [found]:
        own, heading, shared = one.get_help(click.Context(one)).partition("Options of most commands:\n")
        assert heading, name
        for each in one.params:
            if isinstance(each, click.Option) and not each.hidden:
                assert f"{each.opts[-1]} " in (shared if isinstance(each, Shared) else own)


def test_help_loads_no_command() -> None:
    code = "import sys; from graph.commands.main import command; from graph.commands.terminal import run;"
    code += "run(command, ['--help']);"
    code += "print(*(name for name in sys.modules if name.startswith('graph.')))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    rooms = {name for name in loaded if not name.startswith(("graph.errors", "graph.words"))}
    assert rooms == {
        "graph.commands",
        "graph.commands.main",
        "graph.commands.menu",
        "graph.commands.terminal",
    }


def test_a_name_that_is_not_on_the_menu_is_nobody(context: click.Context) -> None:
    assert command.get_command(context, "menu") is None
