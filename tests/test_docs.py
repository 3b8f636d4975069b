"""What the documents show is what the commands do.

Every block fenced as ``console`` is run as at a terminal 100 columns wide, in a folder
of its own with the data and the example lists in it, and what is printed has to be what stands there; a line
of three dots stands for any lines.
After a change on purpose, ``PYTHONPATH=tools python tests/test_docs.py`` writes the new output in.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from outputs import BLOCK
from tests.standby import standing_by

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
HOWTOS = ("docs/howto.md", "docs/howto.ja.md")
# Of which each block goes on from the one before it.
CONTINUED = ("docs/tutorial.md", "docs/tutorial.ja.md")
DOCUMENTS = ("README.md", "README.ja.md", "docs/cli.md", "docs/import.md", *HOWTOS, *CONTINUED)


def sessions(document: str) -> list[list[str]]:
    """Every block that a document shows: its commands, each with the output that follows it."""
    blocks = BLOCK.findall((ROOT / document).read_text(encoding="utf-8"))
    lines = [
        [f"$ {each}" for each in re.split(r"^\$ ", block, flags=re.MULTILINE) if each] for block in blocks
    ]
    return [[each for block in lines for each in block]] if document in CONTINUED else lines


def as_at_a_terminal(line: str, folder: Path, commands: Path = Path(sys.executable).parent) -> str:
    """What a terminal shows after a command line, where `graph` is one of these commands."""
    import pty

    master, slave = pty.openpty()
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
    }
    with subprocess.Popen(
        ["bash", "-c", line], cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=slave
    ):
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # Linux says so when the other end has closed
                break
            if not part:
                break
            shown += part
    os.close(master)
    # On a busy machine a progress bar appears, between what hides the cursor and what shows it again.
    told = re.sub("\r*\x1b\\[\\?25l.*?\x1b\\[\\?25h\r*\n", "", shown.decode(), flags=re.DOTALL)
    return re.sub("\r+\n", "\n", told)  # also where the command itself ends its lines in CRLF


def matches(expected: str, shown: str) -> bool:
    """Whether what is shown is what is expected, three dots standing for any lines."""
    pattern = re.escape(expected.strip()).replace(re.escape("\n...\n"), r"\n(?:.*\n)*?")
    return re.fullmatch(re.sub(r"\\\n\\.\\.\\.$", r"(?:\\n.*)*", pattern), shown.strip()) is not None


def furnished(place: Path) -> Path:
    """A place to run a block's commands: with the data, without our output."""
    shutil.copytree(ROOT / "data", place / "data")
    for examples in ("examples", "docs/examples"):
        shutil.copytree(ROOT / "docs" / "examples", place / examples)
    (place / "output").mkdir()
    return place


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a `graph` that is loaded already."""
    with standing_by(tmp_path_factory.mktemp("standby")) as place:
        yield place


@pytest.mark.skipif(sys.platform == "win32", reason="shows what a POSIX terminal shows")
@pytest.mark.parametrize(
    "session", [each for name in DOCUMENTS for each in sessions(name)], ids=lambda session: session[0][2:60]
)
def test_the_commands_of_a_block_print_what_stands_there(
    session: list[str], tmp_path: Path, commands: Path
) -> None:
    folder = furnished(tmp_path)
    for shown in session:
        line, _, expected = shown[2:].partition("\n")
        if not line.startswith("make "):  # run by continuous integration itself
            told = as_at_a_terminal(line, folder, commands)
            assert matches(expected, told), f"{line}: run python tests/test_docs.py"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_is_in_force_is_shown_of_a_day_that_stays(document: str) -> None:
    """Without a day it is today's, and what stands in the document is untrue tomorrow."""
    lines = [shown.partition("\n")[0] for session in sessions(document) for shown in session]
    assert [line for line in lines if "--active" in line and "--as-of" not in line] == []


def test_three_dots_stand_for_any_lines() -> None:
    assert matches("a\n...\nd", "a\nb\nc\nd\n")
    assert matches("a\n...", "a\nb\n")
    assert not matches("a\n...\nd", "a\nb\n")
    assert not matches("a.c", "abc")


def test_every_command_is_in_the_reference_with_its_help() -> None:
    from graph.commands.main import command

    reference = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    missing = [name for name in command.commands if f"$ graph {name} --help\n" not in reference]
    assert missing == []


PROSE = (*DOCUMENTS, "docs/install.md", "docs/map.md", "docs/python.md")


@pytest.mark.parametrize("document", PROSE)
def test_every_command_and_option_that_is_named_is_there(document: str) -> None:
    import click

    from graph.commands.former import FORMER, SPELLINGS
    from graph.commands.main import command

    text = (ROOT / document).read_text(encoding="utf-8")
    context = click.Context(command)
    former = {(each.command, each.option) for each in FORMER}
    for name, rest in re.findall(r"(?:`|^)(?:python -m )?graph ([a-z]+)\b([^`\n]*)", text, re.MULTILINE):
        found = command.get_command(context, SPELLINGS.get(name, name))
        assert found is not None, f"graph {name}"
        inner = (
            found.commands.get(rest.split()[0]) if isinstance(found, click.Group) and rest.split() else None
        )
        known = {each for one in (found, inner) if one for param in one.params for each in param.opts}
        typed = set(re.findall(r"(?<=\s)--[a-z-]+", rest)) - {"--help"}
        assert {each for each in typed if (name, each) not in former} <= known, f"graph {name}{rest}"


MEASURES = re.compile(r"(?<=\| column \| what it is \|\n\| --- \| --- \|\n)(\| `\w+` \|[^\n]*\n)+")


def table_of_measures() -> str:
    """The measures as the reference lists them."""
    from graph.words.measures import MEASURES as TOLD

    return "".join(f"| `{name}` | {each.definition[0]} |\n" for name, each in TOLD.items())


def test_every_measure_is_in_the_reference_with_its_definition() -> None:
    shown = MEASURES.search((ROOT / "docs" / "cli.md").read_text(encoding="utf-8"))
    assert shown is not None
    assert shown[0] == table_of_measures()


def test_the_readme_s_python_runs() -> None:
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        failures, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    finally:
        os.chdir(here)
    assert tried >= 4
    assert failures == 0


def refresh() -> None:
    """Write into the documents what their commands print now; dots are left as they stand."""
    for name in DOCUMENTS:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        for session in sessions(name):
            with tempfile.TemporaryDirectory() as place:
                folder = furnished(Path(place))
                for shown in session:
                    line, _, expected = shown[2:].partition("\n")
                    if line.startswith("make "):
                        continue
                    printed = as_at_a_terminal(line, folder).rstrip()
                    if "\n..." not in f"\n{expected}":
                        text = text.replace(shown, f"$ {line}\n{printed}\n" if printed else f"$ {line}\n", 1)
        path.write_text(MEASURES.sub(lambda _: table_of_measures(), text), encoding="utf-8")


if __name__ == "__main__":
    refresh()
