"""No control sequence reaches a terminal: not from the data, not from a name, a path or a message."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.commands.main import command
from graph.commands.terminal import run
from tests.hostile.payloads import CONTROLS, FILES, NAMES, NUMBERS, as_files

# All of C0 but tabs and line feeds, all of C1, line separators, and what turns the direction of writing.
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
EVIL = "a\x1b[2J\x9b31m\u202e\x07"
Tried = Callable[..., tuple[int, str]]
ESCAPE = CONTROLS["escape sequence"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The part of the hostile data that acts on terminals, and what commands are asked about."""
    place = tmp_path_factory.mktemp("few")
    for name, content in as_files(CONTROLS | NAMES | FILES | NUMBERS).items():
        (place / name).write_bytes(content)
    return place


@pytest.fixture
def tried(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> Tried:
    """Run a command line on the hostile data; gives the exit code and all that was said."""
    monkeypatch.setenv("GRAPH_DATA", str(folder))
    monkeypatch.chdir(tmp_path)

    def attempt(*arguments: str) -> tuple[int, str]:
        code = run(command, list(arguments))
        out, err = capfdbinary.readouterr()
        return code, out.decode() + err.decode()

    return attempt


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--format", "json"],
        ["centrality"],
        ["decomposition", "--by", "country"],
        ["coverage", "--by", "country"],
        ["renewals"],
        ["renewals", "--chains"],
        ["show", ESCAPE],
        ["show", "__proto__"],
        ["path", "constructor", "../../../../etc/passwd"],
        ["neighbours", "hasOwnProperty"],
        ["diff", "2005", "2020"],
        ["whatif", "--add", "plain|007|2026-12"],
        ["whatif", "--best", "plain"],
        ["why", ESCAPE, "partners"],
        ["centrality", "--over-time", "year"],
    ],
)
def test_no_command_sends_what_the_data_hold(tried: Tried, arguments: list[str]) -> None:
    for form in ("table", "csv", "json"):
        code, said = tried(*arguments, *([] if arguments[0] == "check" else ["--format", form]))
        assert code == 0
        assert said
        assert not ACTS.search(said)
        assert "Traceback" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        [EVIL],
        ["centrality", f"--{EVIL}"],
        ["centrality", EVIL],
        ["centrality", "--top", EVIL],
        ["centrality", "--type", EVIL],
        ["centrality", "--relation", EVIL],
        ["centrality", "--measure", EVIL],
        ["centrality", "--as-of", EVIL],
        ["centrality", "--without", EVIL],
        ["centrality", "--data", EVIL],
        ["centrality", "-o", EVIL],
        ["centrality", "-o", f"{EVIL}/x.csv"],
        ["centrality", "--keep-going", "-o", f"{EVIL}.csv"],
        ["check", "--data", EVIL],
        ["check", "-o", f"{EVIL}/x"],
        ["show", EVIL],
        ["path", EVIL, "plain"],
        ["neighbours", EVIL],
        ["suggest", EVIL],
        ["why", EVIL],
        ["why", "plain", EVIL],
        ["diff", EVIL, EVIL],
        ["diff", "--rev", f"{EVIL}..{EVIL}"],
        ["diff", "--rev", EVIL],
        ["growth", "--every", EVIL],
        ["decomposition", "--by", EVIL],
        ["growth", "--chart", f"x.{EVIL}"],
        ["renewals", "--within", EVIL],
        ["renewals", "--calendar", EVIL],
        ["renewals", "--calendar", f"{EVIL}.ics"],
        ["whatif", "--add", EVIL],
        ["whatif", "--add", f"plain|{EVIL}|2016"],
        ["map", "--story", EVIL],
        ["map", "-o", f"{EVIL}/x.html"],
        ["report", "-o", f"x.{EVIL}"],
        ["report", "--focal", EVIL],
        ["timeline", "-o", f"x.{EVIL}"],
        ["timeline", "--template", EVIL, "-o", "x.pptx"],
        ["export", "-o", EVIL],
        ["export", "-o", f"{EVIL}.graphml"],
        ["export", "--format", "gephi-csv", "-o", EVIL],
        ["import", EVIL, "-o", "x"],
        ["init", f"{EVIL}/{EVIL}"],
        ["init", EVIL],
        ["add", "organisation", "--name", EVIL, "--type", "hub", "--data", EVIL],
        ["add", "organisation", "--name", "x", "--type", EVIL, "--set", EVIL],
        ["add", "agreement", "plain", EVIL, "--signed", "2016"],
        ["add", "agreement", "plain", "007", "--signed", EVIL],
    ],
)
def test_no_message_repeats_a_control_sequence(tried: Tried, arguments: list[str]) -> None:
    _, said = tried(*arguments)
    assert said
    assert not ACTS.search(said)
    assert "Traceback" not in said


def test_a_hostile_story_is_refused_in_a_harmless_sentence(tried: Tried, tmp_path: Path) -> None:
    escape = "a\\u001b[2J\\u009b\\u202e"
    stories = (
        f'"{escape}" = 1',
        f'[[step]]\ntitle = "x"\n"{escape}" = 1',
        f'[[step]]\ntitle = "x"\nview = {{ focus = "{escape}" }}',
        f'[[step]]\ntitle = "x"\nview = {{ date = "{escape}" }}',
        EVIL,
    )
    for number, text in enumerate(stories):
        path = tmp_path / f"{number}.toml"
        path.write_text(text, encoding="utf-8")
        code, said = tried("map", "--story", str(path), "-o", "m.html")
        assert code in (2, 3)
        assert not ACTS.search(said)


def test_a_file_of_another_tool_says_nothing_by_control_sequences(tried: Tried, tmp_path: Path) -> None:
    nodes = '[{"id": "a\\u001b[2J\\u009b\\u202e"}, {"id": "b\\ud800"}]'
    data = f'{{"nodes": {nodes}, "links": [{{"source": "zz\\u001b"}}]}}'
    path = tmp_path / f"{EVIL}.json"
    path.write_text(data, encoding="utf-8")
    _, said = tried("import", str(path), "-o", f"x{EVIL}")
    assert said
    assert not ACTS.search(said)


@pytest.mark.slow
def test_a_real_terminal_gets_letters_and_line_ends_only(folder: Path) -> None:
    # On a busy machine a progress bar would come, which does move the cursor.
    patient = "from graph.commands import bar, main; bar.PATIENCE = 600; main.main()"
    arguments = [sys.executable, "-c", patient, "centrality", "--data", str(folder)]
    place = Path(__file__).parents[2]
    master, slave = pty.openpty()
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "120"}
    with subprocess.Popen(arguments, stdout=slave, stderr=slave, cwd=place, env=environment) as process:
        os.close(slave)
        said = b""
        while chunk := _read(master):
            said += chunk
    os.close(master)
    assert process.returncode == 0
    text = said.decode().replace("\r\n", "\n")
    assert "plain" in text
    assert not ACTS.search(text)


def _read(handle: int) -> bytes:
    """What a terminal has been sent; nothing once the other end is closed."""
    try:
        return os.read(handle, 65536)
    except OSError:
        return b""
