"""Commands that are killed, interrupted or without room while they write: the old file or the new one.

`make faults` does the same at many more points.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import PATIENCE
from tests.faults.outputs import leftovers, make_data

ROOT = Path(__file__).parents[2]
DRIVER = (sys.executable, "-m", "tests.faults.driver")
OWN_MOUNTS = ("unshare", "--map-root-user", "--mount")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes and signals of POSIX"),
]


def driven(*words: str, wrapped: tuple[str, ...] = ()) -> None:
    """Run the driver, which ends well only if every file was whole and no temporary file was left."""
    done = subprocess.run([*wrapped, *DRIVER, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_a_kill_at_any_point_leaves_whole_files_and_the_next_run_tidies_up() -> None:
    driven("kill", "--points", "12")


@pytest.mark.slow
@pytest.mark.parametrize("way", ["interrupt", "terminate"])
def test_an_interrupt_at_any_point_leaves_whole_files_and_no_other(way: str) -> None:
    driven(way, "--points", "6")


@pytest.mark.slow
def test_of_two_commands_that_write_the_same_file_at_once_one_wins_wholly() -> None:
    driven("two-writers", "--points", "10")


@pytest.mark.slow
def test_on_a_full_disk_commands_keep_the_old_file_and_say_so() -> None:
    tried = subprocess.run([*OWN_MOUNTS, "true"], capture_output=True, check=False) if may_mount() else None
    if tried is None or tried.returncode:
        pytest.skip("this system does not let a test mount a small disk; the test below has a limit instead")
    driven("full-disk", "--points", "30", wrapped=OWN_MOUNTS)


def may_mount() -> bool:
    return bool(shutil.which("unshare") and shutil.which("mount"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "GRAPH_DATA": str(make_data(tmp_path / "data")), "PYTHONPATH": str(ROOT)}


def test_a_file_larger_than_the_system_allows_is_said(tmp_path: Path, environment: dict[str, str]) -> None:
    resource = pytest.importorskip("resource")
    (tmp_path / "hubs.csv").write_bytes(b"old content")
    done = subprocess.run(
        [sys.executable, "-m", "graph", "centrality", "--quiet", "-o", "hubs.csv"],
        cwd=tmp_path,
        env={**environment, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert done.returncode == 3
    assert done.stderr == (
        "graph: cannot write hubs.csv: the file would be larger than this system allows; "
        "ask for less, or write to another folder\n"
    )
    assert (tmp_path / "hubs.csv").read_bytes() == b"old content"
    assert leftovers(tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_a_command_that_is_interrupted_says_so_in_a_sentence(
    tmp_path: Path, environment: dict[str, str], number: signal.Signals
) -> None:
    folder = tmp_path / "years"
    folder.mkdir()
    (folder / "2016-12.png").write_bytes(b"old content")
    months = ",".join(f"{year}-{month:02}" for year in range(2016, 2020) for month in range(1, 13))
    # Jobs in the background ignore interrupts, and those under nohup hang-ups; so would what they start.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "signal.signal(signal.SIGHUP, signal.SIG_DFL); from graph.commands.main import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "timeline", "--every", months, "-o", str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        deadline = time.monotonic() + PATIENCE
        while not leftovers(folder) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(number)
        said, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (130, "")
    assert told.lstrip() == "graph: interrupted; no file was left half written\n"  # on a line of its own
    assert [each.name for each in folder.iterdir()] == ["2016-12.png"]
    assert (folder / "2016-12.png").read_bytes() == b"old content"


def test_a_command_under_nohup_goes_on_when_the_terminal_is_closed(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    code = (
        "import os, signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from graph.commands.main import command\n"
        "from graph.commands.terminal import run\nimport sys\n"
        "run(command, ['--version']); os.kill(os.getpid(), signal.SIGHUP); print('alive')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "alive"
