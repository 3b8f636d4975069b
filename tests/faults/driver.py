"""Commands that are killed or interrupted while they write, that meet a full disk, or that write at once.

    python -m tests.faults.driver kill --points 300

Each run is a fork of this process, which has loaded everything and made every picture, and ends
itself by a signal at a random line of those that write. Prints one line a command; the exit code
is 1 when a file was ever neither old nor new, or when a temporary file was left.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import graph.drawing.page
from graph.commands.main import command
from graph.commands.terminal import run
from graph.files import steps
from tests.faults.drawings import Drawings
from tests.faults.outputs import OUTPUTS, Output, leftovers, make_data

OLD = b"old content"
SIGNALS = {"kill": signal.SIGKILL, "interrupt": signal.SIGINT, "terminate": signal.SIGTERM}
WRITING = str(Path(steps.__file__).parent)
FULL = "512k"


def main() -> int:
    """Carry out one of the trials and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("trial", choices=[*SIGNALS, "two-writers", "full-disk"])
    parser.add_argument("--points", type=int, default=300, help="runs, in all")
    parser.add_argument("--seed", type=int, default=5)
    asked = parser.parse_args()
    graph.drawing.page.DPI = 24
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    drawings = Drawings(setattr)
    with tempfile.TemporaryDirectory(prefix="graph-faults-") as room:
        place = Path(room)
        os.environ["GRAPH_DATA"] = str(make_data(place / "data"))
        if asked.trial == "two-writers":
            return two_writers(place, drawings, asked.points)
        if asked.trial == "full-disk":
            return full_disk(place, drawings, asked.points)
        return stopped(place, drawings, trial=asked.trial, points=asked.points, seed=asked.seed)


class Steps:
    """Counts the lines that are run in graph/files, and does something at one of them."""

    def __init__(self, number: int = 0, end: int = 0) -> None:
        self.number, self.end, self.count = number, end, 0

    def trace(self, frame: FrameType, event: str, _: Any) -> Any:
        """Stand beside each call, and each line of those that matter."""
        if not frame.f_code.co_filename.startswith(WRITING):
            return None
        if event == "line":
            self.count += 1
            if self.count == self.number:
                os.kill(os.getpid(), self.end)
        return self.trace


def forked(words: list[str], watched: Steps | None = None) -> int:
    """Run a command in a fork; gives its exit code, negative where a signal ended it."""
    return ended(begun(words, watched))


def begun(words: list[str], watched: Steps | None = None) -> int:
    """Start a command in a fork; gives its process."""
    process = os.fork()
    if process:
        return process
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    code = 99
    try:
        if watched is not None:
            sys.settrace(watched.trace)
        code = run(command, words)
    finally:
        os._exit(code)


def ended(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def lay_old(output: Output, folder: Path) -> None:
    """Put an old file where each will be written, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in output.files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(OLD)


def read(output: Output, folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in output.files]


def prepared(output: Output, folder: Path, drawings: Drawings) -> tuple[list[bytes], int]:
    """What a command writes when nothing happens, and the number of lines that write it."""
    words, steps.CHUNK = output.arguments(folder), 1 << 20
    lay_old(output, folder)
    drawings.forget()
    quiet(words)
    new = read(output, folder)
    steps.CHUNK = max(*(len(each) for each in new), 8) // 8  # as if the system took a file in eight parts
    drawings.begin()
    watched = Steps()
    sys.settrace(watched.trace)
    quiet(words)
    sys.settrace(None)
    drawings.begin()
    return new, watched.count


def quiet(words: list[str]) -> None:
    """Run a command in this process, so that it keeps what was drawn."""
    if run(command, [*words, "--quiet"] if words[0] != "check" else words):
        raise SystemExit(f"fails without any fault: {' '.join(words)}")


def stopped(place: Path, drawings: Drawings, *, trial: str, points: int, seed: int) -> int:
    """Send a signal at random points of every command's writing and look at what is there."""
    chance, wrong, total = random.Random(seed), 0, Counter[str]()
    every = list(OUTPUTS)
    chance.shuffle(every)  # few points are not always those of the same commands
    for at, output in enumerate(every):
        number = points // len(every) + (at < points % len(every))
        if not number:
            continue
        new, lines = prepared(output, place / "out", drawings)
        seen = Counter[str]()
        for _ in range(number):
            seen += one_stop(
                output, place / "out", new, watched=Steps(chance.randint(1, lines), SIGNALS[trial])
            )
        wrong += seen["half"] + seen["left after the next run"] + seen["badly ended"]
        total += seen
        print(f"{output.line}: {told(seen)}", flush=True)
    print(f"all {points} points: {told(total)}")
    return int(wrong > 0)


def one_stop(output: Output, folder: Path, new: list[bytes], *, watched: Steps) -> Counter[str]:
    """Stop one run and say what became of the files, then and after the next run."""
    seen, words = Counter[str](), output.arguments(folder)
    lay_old(output, folder)
    code = forked(words, watched)
    now = read(output, folder)
    kinds = {
        "old" if one == OLD else "new" if one == other else "half"
        for one, other in zip(now, new, strict=True)
    }
    mixed = len(kinds) == 2
    seen["half" if "half" in kinds else "some old, some new" if mixed else kinds.pop()] += 1
    if watched.end == signal.SIGKILL:
        seen["badly ended"] += code != -watched.end
        seen["with a temporary file left"] += bool(leftovers(folder))
    else:
        seen["badly ended"] += code != 130
        seen["left after the next run"] += bool(leftovers(folder))
        seen["half"] += mixed and not output.alone
    seen["badly ended"] += forked(words) != 0
    seen["left after the next run"] += bool(leftovers(folder))
    seen["half"] += read(output, folder) != new
    return seen


def told(seen: Counter[str]) -> str:
    return ", ".join(f"{number} {kind}" for kind, number in sorted(seen.items()) if number)


def two_writers(place: Path, drawings: Drawings, rounds: int) -> int:
    """Let two commands write the same file at once, each of them first in every other round."""
    path = place / "hubs"
    rivals = [["centrality", "--format", form, "-o", str(path)] for form in ("html", "json")]
    whole, won = {}, Counter[str]()
    for rival in rivals:
        drawings.begin()
        quiet(rival)
        whole[path.read_bytes()] = rival[2]
    drawings.begin()
    steps.CHUNK = 64
    for number in range(rounds):
        processes = [begun(rival) for rival in (rivals if number % 2 else rivals[::-1])]
        codes = [ended(each) for each in processes]
        fine = codes == [0, 0] and not leftovers(place)
        won[whole.get(path.read_bytes(), "half") if fine else "badly ended"] += 1
    print(f"{rounds} rounds: {told(won)}")
    return int(not set(won) <= {"html", "json"} or len(whole) != 2)


def full_disk(place: Path, drawings: Drawings, points: int) -> int:
    """Write so many outputs at most onto a disk without a byte left, which this process mounts for itself."""
    outputs = OUTPUTS[:: -(-len(OUTPUTS) // points)]
    disk, found = place / "disk", Counter[str]()
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={FULL}", "graph", str(disk)], check=True)
    for output in outputs:
        lay_old(output, disk / "out")
        filler = fill(disk)
        code = forked(output.arguments(disk / "out"))
        fine = code == 3 and not leftovers(disk)
        fine = fine and read(output, disk / "out") == [OLD] * len(output.files)
        found["old files kept, exit code 3" if fine else f"not so ({code}): {output.line}"] += 1
        filler.unlink()
    subprocess.run(["umount", str(disk)], check=True)
    print(f"{len(outputs)} commands on a full disk: {told(found)}")
    drawings.forget()
    return int(len(found) != 1 or "old files kept, exit code 3" not in found)


def fill(disk: Path) -> Path:
    """Put so much onto a disk that nothing more fits."""
    path = disk / "filler"
    with path.open("wb", buffering=0) as stream:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    stream.write(b"x" * size)
            except OSError:
                continue
    return path


if __name__ == "__main__":
    sys.exit(main())
