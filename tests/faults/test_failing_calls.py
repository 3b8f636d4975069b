"""Whichever call to the system fails while a command writes: the old file stays, and a sentence says why."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.faults.conftest import Tried
from tests.faults.drawings import Drawings
from tests.faults.outputs import FOLDERS, OUTPUTS, Output, leftovers

pytestmark = pytest.mark.slow

CALLS = ("open", "write", "fsync", "replace")
CODES = (errno.ENOSPC, errno.EACCES, errno.EIO)
# `make faults` tries every error at every turn; here each turn has one of them.
THOROUGH = bool(os.environ.get("GRAPH_FAULTS"))
# What writes one file does it in one way: here each has one of the calls, by turns; `make faults` tries all.
CASES = [
    (output, call)
    for place, output in enumerate(OUTPUTS)
    for turn, call in enumerate(CALLS)
    if THOROUGH or output.alone or len(output.files) > 1 or turn == place % len(CALLS)
]
OLD = b"old content"
REASONS = ("no space left on device", "you may not write to", "the disk reports a fault")

posix = pytest.mark.skipif(os.name != "posix", reason="system calls of POSIX")


@dataclass
class Fault:
    """A system call that fails at its n-th turn on something in a folder."""

    folder: Path
    name: str
    turn: int
    code: int
    calls: int = 0
    ours: set[int] = field(default_factory=set)

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Stand in for the call, and for those that open and close files."""
        patch.setattr(os, "open", self.opened(os.open))
        patch.setattr(os, "close", self.closed(os.close))
        if self.name != "open":
            patch.setattr(os, self.name, self.failing(getattr(os, self.name)))

    def fail(self, path: object) -> None:
        """Count a call, and fail when its turn has come."""
        self.calls += 1
        if self.calls == self.turn:
            raise OSError(self.code, os.strerror(self.code), *([str(path)] if path else []))

    def concerns(self, path: object) -> bool:
        """Tell whether a path lies in the folder."""
        return isinstance(path, str | Path) and Path(path).is_relative_to(self.folder)

    def opened(self, real: Callable[..., int]) -> Callable[..., int]:
        """Stand in for os.open, which tells which handles are of the folder."""

        def call(path: Any, *given: Any, **options: Any) -> int:
            if self.concerns(path) and self.name == "open":
                self.fail(path)
            handle = real(path, *given, **options)
            if self.concerns(path):
                self.ours.add(handle)
            return handle

        return call

    def closed(self, real: Callable[[int], None]) -> Callable[[int], None]:
        """Stand in for os.close, after which a number means another file."""

        def call(handle: int) -> None:
            self.ours.discard(handle)
            real(handle)

        return call

    def failing(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """Stand in for a call that is given a handle or a path."""

        def call(first: Any, *given: Any, **options: Any) -> Any:
            if first in self.ours or self.concerns(first):
                self.fail(first if self.concerns(first) else None)
            return real(first, *given, **options)

        return call


def put_old(output: Output, folder: Path) -> None:
    """Lay an old file in the place of each that the command writes."""
    for each in output.files:
        (folder / each).parent.mkdir(exist_ok=True)
        (folder / each).write_bytes(OLD)


def content(output: Output, folder: Path) -> list[bytes]:
    return [(folder / each).read_bytes() for each in output.files]


@posix
@pytest.mark.parametrize(("output", "call"), CASES, ids=lambda each: getattr(each, "line", each))
def test_the_old_file_stays_whichever_call_fails(
    output: Output, call: str, *, tried: Tried, drawings: Drawings, out: Path
) -> None:
    words = output.arguments(out)
    put_old(output, out)
    assert tried(*words)[0] == 0
    new = content(output, out)
    failures = 0
    for turn in count(1):
        for code in CODES if THOROUGH else [CODES[turn % 3]]:
            put_old(output, out)
            drawings.begin()
            fault = Fault(out, call, turn, code)
            with pytest.MonkeyPatch.context() as patch:
                fault.install(patch)
                ended, _, told = tried(*words)
            now = content(output, out)
            assert leftovers(out) == []
            assert "Traceback" not in told
            if ended:
                failures += 1
                assert ended == 3
                last = told.splitlines()[-1]
                assert last.startswith("graph: cannot write ")
                assert any(reason in last for reason in REASONS)
                whole = zip(now, new, strict=True) if output.alone else [(now, new)]
                old = OLD if output.alone else [OLD] * len(new)
                assert all(one in (old, other) for one, other in whole)
                assert now != new
            else:
                assert now == new
        if fault.calls < turn:
            break
    assert failures


# Files that are written together


@posix
@pytest.mark.parametrize("output", FOLDERS, ids=lambda each: each.line)
def test_a_folder_of_files_is_not_even_made_when_one_of_them_fails(
    output: Output, tried: Tried, drawings: Drawings, out: Path
) -> None:
    for name in ("write", "replace"):
        for turn in range(1, len(output.files) + 1):
            drawings.begin()
            with pytest.MonkeyPatch.context() as patch:
                Fault(out, name, turn, errno.ENOSPC).install(patch)
                code, _, told = tried(*output.arguments(out))
            assert (code, "no space left on device" in told) == (3, True)
            assert list(out.iterdir()) == []


@posix
@pytest.mark.parametrize("turn", [1, 3, 5])
@pytest.mark.parametrize("name", ["write", "fsync", "replace"])
def test_a_new_folder_of_data_is_there_whole_or_not_at_all(
    tried: Tried, out: Path, name: str, turn: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Fault(out, name, turn, errno.EIO).install(patch)
        code, _, told = tried("init", str(out / "eco"))
    assert code == 3
    assert told.endswith("the disk reports a fault; write to another disk\n")
    assert list(out.iterdir()) == []
    assert tried("init", str(out / "eco"))[0] == 0
    assert len(list((out / "eco").iterdir())) == 5


@posix
@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.parametrize("name", ["write", "fsync", "replace"])
def test_both_tables_are_imported_or_none(tried: Tried, out: Path, name: str, turn: int) -> None:
    tried("export", "-o", str(out / "eco.gexf"))
    (out / "new").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        Fault(out, name, turn, errno.ENOSPC).install(patch)
        code, _, _ = tried("import", str(out / "eco.gexf"), "-o", str(out / "new"))
    assert code == 3
    assert list((out / "new").iterdir()) == []


@posix
@pytest.mark.parametrize("name", CALLS)
def test_a_table_to_which_a_row_cannot_be_added_stays_as_it_was(tried: Tried, data: Path, name: str) -> None:
    before = (data / "nodes.csv").read_bytes()
    words = ["add", "organisation", "--id", "port", "--name", "Kobe Port Lab", "--type", "institute"]
    for turn in count(1):
        fault = Fault(data, name, turn, CODES[turn % 3])
        with pytest.MonkeyPatch.context() as patch:
            fault.install(patch)
            code, _, told = tried(*words)
        after = (data / "nodes.csv").read_bytes()
        assert leftovers(data) == []
        assert not (data / "nodes.csv.lock").exists()
        assert "Traceback" not in told
        if code:
            assert code == 3
            assert after == before
        else:
            assert after.startswith(before)
            assert after.splitlines()[-1].startswith(b"port,Kobe Port Lab,institute")
            (data / "nodes.csv").write_bytes(before)
        if fault.calls < turn:
            break
    assert turn > 1
