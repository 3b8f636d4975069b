"""Files are written whole or not at all, whatever fails, and names never leave their folder."""

from __future__ import annotations

import errno
import os
import random
import re
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import FileError
from graph.files import (
    check_folder,
    check_writable,
    inside,
    names,
    refusals,
    replacing,
    steps,
    write,
    write_all,
)
from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD, NEW = b"old content", b"new content, longer than the old"
SECRETIVE = re.compile(r"\.tmp$")

posix = pytest.mark.skipif(os.name != "posix", reason="permissions, links and devices of POSIX")


def leftovers(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir() if SECRETIVE.search(each.name)]


# What is written


def test_a_new_file_holds_exactly_what_was_given(tmp_path: Path) -> None:
    write(tmp_path / "a.bin", b"\r\n\x00\xff\n")
    assert (tmp_path / "a.bin").read_bytes() == b"\r\n\x00\xff\n"
    assert leftovers(tmp_path) == []


def test_an_old_file_is_replaced_even_by_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(OLD)
    write(str(target), b"")
    assert target.read_bytes() == b""


def test_content_of_several_chunks_is_whole(tmp_path: Path) -> None:
    data = random.Random(1).randbytes(2 * (1 << 20) + 7)  # two chunks and a bit
    write(tmp_path / "a.bin", data)
    assert (tmp_path / "a.bin").read_bytes() == data


def test_a_short_write_of_the_system_is_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    write(tmp_path / "a.txt", NEW)
    assert (tmp_path / "a.txt").read_bytes() == NEW


def test_a_library_may_fill_the_temporary_file_by_name(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    target.write_bytes(OLD)
    with replacing(target) as temporary:
        assert temporary.parent == tmp_path
        temporary.write_bytes(NEW)
        assert target.read_bytes() == OLD
    assert target.read_bytes() == NEW
    assert leftovers(tmp_path) == []


def test_a_relative_name_is_written_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("a.txt", NEW)
    assert (tmp_path / "a.txt").read_bytes() == NEW


@pytest.mark.parametrize("name", ["x" * 255, "県" * 85], ids=["ascii", "japanese"])  # 85 * 3 = 255 bytes
def test_the_longest_name_can_be_written(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, NEW)
    assert (tmp_path / name).read_bytes() == NEW


def test_the_name_of_a_temporary_file_fits_and_tells_its_writer(tmp_path: Path) -> None:
    name = names.temporary(tmp_path / ("県" * 85)).name
    assert len(os.fsencode(name)) <= 255
    found = names.TEMPORARY.fullmatch(name)
    assert found is not None
    assert found["pid"] == str(os.getpid())


@pytest.mark.parametrize("name", ["line\nbreak.csv", "tab\t.csv", "-rf", " blank "])
def test_odd_names_are_names(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, NEW)
    assert [each.name for each in tmp_path.iterdir()] == [name]


# Permissions and links


@posix
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write(tmp_path / "a.csv", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == mode


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_an_old_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(OLD)
    target.chmod(mode)
    write(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@posix
def test_a_link_is_replaced_and_what_it_pointed_to_stays(tmp_path: Path) -> None:
    (tmp_path / "target.csv").write_bytes(OLD)
    (tmp_path / "target.csv").chmod(0o600)
    link = tmp_path / "link.csv"
    link.symlink_to("target.csv")
    write(link, NEW)
    assert not link.is_symlink()
    write(tmp_path / "other.csv", NEW)
    assert link.stat().st_mode == (tmp_path / "other.csv").stat().st_mode
    assert link.read_bytes() == NEW
    assert (tmp_path / "target.csv").read_bytes() == OLD


@posix
def test_a_link_to_nowhere_is_replaced(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to("nowhere/at/all")
    write(link, NEW)
    assert link.read_bytes() == NEW


# Devices and pipes, always by a link in the test's own folder or below /proc, where nothing can be
# replaced: should the guard ever break, root's /dev must not be what shows it.


def device(folder: Path, name: str) -> Path:
    """Link to a device, which a broken guard would replace by a file."""
    if not Path(name).is_char_device():
        pytest.skip(f"no {name}")
    link = folder / "device"
    link.symlink_to(name)
    return link


def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    null = device(tmp_path, "/dev/null")
    check_writable(null)
    write(null, NEW)
    with replacing(null) as temporary:
        temporary.write_bytes(NEW)
    assert null.is_symlink()
    assert null.is_char_device()
    assert leftovers(tmp_path) == []


def test_a_full_device_is_said_in_a_sentence(tmp_path: Path) -> None:
    full = device(tmp_path, "/dev/full")
    message = f"^cannot write {full}: no space left on device; free some, or write to another folder$"
    with pytest.raises(FileError, match=message):
        write(full, NEW)
    with pytest.raises(FileError, match=message), replacing(full) as temporary:
        temporary.write_bytes(NEW)
    assert full.is_symlink()


@posix
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/../dev/stderr", "/dev/fd/1", "/proc/self/fd/1"])
def test_an_open_file_under_its_own_name_is_a_device_whatever_is_behind_it(tmp_path: Path, name: str) -> None:
    code = (
        f"from pathlib import Path\nfrom graph.files.steps import is_device\nprint(is_device(Path({name!r})))"
    )
    with (tmp_path / "log").open("wb") as stream:
        subprocess.run([sys.executable, "-c", code], stdout=stream, stderr=stream, check=True)
    assert (tmp_path / "log").read_text() == "True\n"


@posix
def test_a_named_pipe_reaches_its_reader(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    check_writable(pipe)
    write(pipe, NEW)
    reader.join(10)
    assert read == [NEW]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


TO_STDOUT = """
import sys
from graph.files import check_writable, write
check_writable("/proc/self/fd/1")
try:
    write("/proc/self/fd/1", b"data" * int(sys.argv[1]))
except BrokenPipeError:
    raise SystemExit(9)
"""
has_proc = pytest.mark.skipif(not Path("/proc/self/fd/1").exists(), reason="open files by name")


@has_proc
def test_standard_output_by_its_name_goes_down_a_pipe() -> None:
    ended = subprocess.run([sys.executable, "-c", TO_STDOUT, "1"], capture_output=True, check=True)
    assert ended.stdout == b"data"


@has_proc
def test_standard_output_by_its_name_appends_to_the_file_behind_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"before,")
    with log.open("ab") as stream:
        subprocess.run([sys.executable, "-c", TO_STDOUT, "1"], stdout=stream, check=True)
    assert log.read_bytes() == b"before,data"
    assert [each.name for each in tmp_path.iterdir()] == ["log"]


@has_proc
def test_a_reader_that_has_gone_is_left_to_the_caller() -> None:
    with subprocess.Popen([sys.executable, "-c", TO_STDOUT, "1000000"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(PATIENCE) == 9


# Refusals


def refusal(path: str | Path) -> str:
    """Give the one message that `write`, `replacing` and `check_writable` share."""
    attempts: tuple[Callable[[], object], ...] = (
        lambda: write(path, NEW),
        lambda: check_writable(path),
        lambda: replacing(path).__enter__(),
    )
    messages = set()
    for each in attempts:
        with pytest.raises(FileError) as caught:
            each()
        assert caught.value.exit_code == 3
        messages.add(str(caught.value))
    assert len(messages) == 1
    assert not any("\n" in each for each in messages)
    return messages.pop()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none" / "a.csv") == (
        f"cannot write {tmp_path}/none/a.csv: there is no folder {tmp_path}/none; "
        "make it first, or write to another folder"
    )


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"cannot write {tmp_path}: this is a folder; "
        f"give the name of a file in it, such as {tmp_path}/map.html"
    )


def test_a_name_that_ends_in_a_slash_means_a_folder(tmp_path: Path) -> None:
    assert "this is a folder" in refusal(f"{tmp_path}/none/")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(OLD)
    assert "part of the path is a file, not a folder" in refusal(tmp_path / "a" / "b.csv")


@posix
def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 256)).endswith(
        "the name is too long; give a shorter one (at most 255 bytes)"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["", "a\0b"])
def test_what_is_no_name_is_told(path: str) -> None:
    assert "names no file" in refusal(path)


@posix
def test_a_name_that_the_system_cannot_store_is_told(tmp_path: Path) -> None:
    assert "characters that this system cannot store" in refusal(tmp_path / "\ud800")


@posix
def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert "its links lead in a circle" in refusal(tmp_path / "a" / "map.html")


@posix
def test_a_control_character_in_a_path_is_shown_and_not_sent(tmp_path: Path) -> None:
    assert r"\x1b[2J" in refusal(tmp_path / "\x1b[2J" / "a.csv")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a file system that takes no files")
def test_a_file_system_that_takes_no_files_is_told() -> None:
    assert refusal("/proc/a.csv").startswith("cannot write /proc/a.csv: ")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may do everything")
def test_a_read_only_file_and_a_read_only_folder_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(OLD)
    target.chmod(0o444)
    assert "you may not write to this file" in refusal(target)
    tmp_path.chmod(0o555)
    try:
        assert f"you may not write to the folder {tmp_path}" in refusal(tmp_path / "b.csv")
    finally:
        tmp_path.chmod(0o755)
    assert target.read_bytes() == OLD


def test_a_refused_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: object, *_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    (tmp_path / "a.csv").write_bytes(OLD)
    monkeypatch.setattr(os, "open", denied)
    assert refusal(tmp_path / "a.csv").endswith(
        "you may not write to this file; change its permissions, or write to another folder"
    )


def test_a_file_that_cannot_be_opened_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real = tmp_path / "a.csv", os.open
    target.write_bytes(OLD)

    def locked(path: Any, *given: Any) -> int:
        if Path(path) == target:
            raise PermissionError(errno.EACCES, "in use", str(path))
        return real(path, *given)

    monkeypatch.setattr(os, "open", locked)
    assert "you may not write to this file" in refusal(target)
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == []


def test_on_windows_the_file_is_probably_open_in_excel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(OLD)
    with monkeypatch.context() as patched:
        patched.setattr(os, "name", "nt")
        sentence = refusals._denied(target, str(tmp_path))
    assert sentence == ("it is read-only or open in another program", "close the file in Excel and try again")


@pytest.mark.parametrize("name", ["CON", "aux.html", "com1.csv", "LPT9.xlsx"])
def test_on_windows_the_name_of_a_device_is_no_name_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(tmp_path / name, NEW)
    monkeypatch.setattr(refusals, "_IS_WINDOWS", True)
    assert refusal(tmp_path / name).endswith(f"{name}: Windows keeps this name for a device; give another")
    with pytest.raises(FileError, match="keeps this name"):
        write_all(tmp_path / "folder", [(name, NEW)])
    write(tmp_path / "nul.txt", NEW)  # where one sends what nobody wants
    write(tmp_path / "console.txt", NEW)


def test_a_check_changes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(OLD)
    os.utime(target, (1, 1))
    check_writable(target)
    check_writable(tmp_path / "new.csv")
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]
    assert target.read_bytes() == OLD
    assert target.stat().st_mtime == 1


def test_an_error_about_another_file_passes_unchanged(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "a.pptx"):
        (tmp_path / "template.pptx").read_bytes()
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_a_library_that_writes_is_explained(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="no space left"), replacing(tmp_path / "a.pptx"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


# Whatever fails, the file is old or new

CALLS = ("open", "write", "fsync", "close", "replace", "chmod", "stat")


def failing(name: str, turn: int, error: Callable[[], BaseException]) -> tuple[Callable[..., Any], list[int]]:
    """Give a system call that does its work and then fails, at its n-th turn."""
    real, count = getattr(os, name), [0]

    def call(*arguments: Any, **options: Any) -> Any:
        count[0] += 1
        if count[0] == turn and name != "close":
            raise error()
        given = real(*arguments, **options)
        if count[0] == turn:  # a file is closed even where close fails
            raise error()
        return given

    return call, count


@posix
@pytest.mark.parametrize("error", [lambda: OSError(errno.ENOSPC, "full"), KeyboardInterrupt, MemoryError])
@pytest.mark.parametrize("name", CALLS)
def test_after_any_failure_the_file_is_old_or_new_and_nothing_is_left(
    tmp_path: Path, name: str, error: Callable[[], BaseException]
) -> None:
    target = tmp_path / "a.csv"
    data = NEW * (1 << 16)  # two chunks
    for turn in range(1, 100):
        target.write_bytes(OLD)
        with pytest.MonkeyPatch.context() as patched:
            call, count = failing(name, turn, error)
            patched.setattr(os, name, call)
            raised: BaseException | None = None
            try:
                write(target, data)
            except (FileError, KeyboardInterrupt, MemoryError) as caught:
                raised = caught
        content = target.read_bytes()
        assert content == data or (content == OLD and raised is not None)
        assert leftovers(tmp_path) == []
        if count[0] < turn:
            assert raised is None
            break
    else:
        pytest.fail("the call never came to an end")
    assert turn > 1, f"os.{name} is never called"


def test_an_exception_in_the_block_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_bytes(OLD)
    with pytest.raises(ZeroDivisionError), replacing(target) as temporary:
        temporary.write_bytes(b"%d" % (1 // 0))
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_sync_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def unable(_: int) -> None:
        raise OSError(code, "cannot sync")

    monkeypatch.setattr(os, "fsync", unable)
    write(tmp_path / "a.csv", NEW)
    assert (tmp_path / "a.csv").read_bytes() == NEW


def test_the_content_is_on_the_disk_before_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, sync = tmp_path / "a.csv", os.fsync
    seen: list[bool] = []

    def watched(handle: int) -> None:
        seen.append(target.exists())
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    write(target, NEW)
    assert seen[0] is False


def test_a_swap_is_tried_again_where_a_scanner_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = os.replace, [0]

    def held(source: Any, target: Any) -> None:
        refused[0] += 1
        if refused[0] < 3:
            raise PermissionError(errno.EACCES, "in use", str(source))
        real(source, target)

    monkeypatch.setattr(steps, "_SWAPS", 3)
    monkeypatch.setattr(os, "replace", held)
    write(tmp_path / "a.csv", NEW)
    assert (tmp_path / "a.csv").read_bytes() == NEW
    refused[0] = -9
    with pytest.raises(FileError):
        write(tmp_path / "a.csv", OLD)
    assert (tmp_path / "a.csv").read_bytes() == NEW


# Several files in one folder


def test_files_of_a_folder_are_made_one_at_a_time_and_take_their_places_together(tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    seen = []

    def made() -> Iterator[tuple[str, bytes]]:
        for name in ("b.svg", "a.svg"):
            seen.append([each.name for each in folder.iterdir() if not SECRETIVE.search(each.name)])
            yield name, name.encode()

    assert write_all(folder, made()) == [folder / "b.svg", folder / "a.svg"]
    assert seen == [[], []]
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {
        "a.svg": b"a.svg",
        "b.svg": b"b.svg",
    }


@posix
def test_files_of_a_folder_keep_their_permissions_and_links_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(OLD)
    (tmp_path / "a").chmod(0o600)
    (tmp_path / "b").symlink_to("a")
    write_all(tmp_path, [("a", NEW), ("b", NEW)])
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    assert not (tmp_path / "b").is_symlink()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, MemoryError])
def test_a_file_that_cannot_be_made_leaves_the_folder_as_it_was(
    tmp_path: Path, error: type[BaseException]
) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "1").write_bytes(OLD)

    def made() -> Iterator[tuple[str, bytes]]:
        yield "1", NEW
        raise error

    for name in ("old", "new"):
        with pytest.raises(error):
            write_all(tmp_path / name, made())
    assert [each.name for each in tmp_path.rglob("*")] == ["old", "1"]
    assert (tmp_path / "old" / "1").read_bytes() == OLD


@posix
@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_swap_that_is_refused_takes_back_those_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, turn: int, *, links: bool
) -> None:
    real, swaps = os.replace, [0]

    def refused(source: Any, target: Any) -> None:
        swaps[0] += 1
        if swaps[0] == turn:
            raise OSError(errno.EIO, "fault", str(target))
        real(source, target)

    def unable(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    (tmp_path / "1").write_bytes(OLD)
    (tmp_path / "2").symlink_to("1")
    monkeypatch.setattr(os, "replace", refused)
    if not links:
        monkeypatch.setattr(os, "link", unable)
    with pytest.raises(FileError, match="the disk reports a fault"):
        write_all(tmp_path, [(name, NEW) for name in "123"])
    monkeypatch.undo()
    assert leftovers(tmp_path) == []
    assert not (tmp_path / "3").exists()
    if links:
        assert (tmp_path / "1").read_bytes() == OLD
        assert (tmp_path / "2").readlink() == Path("1")
    else:  # as on a stick with FAT: each of them is whole
        assert (tmp_path / "1").read_bytes() == (NEW if turn > 1 else OLD)


def test_a_check_of_a_folder_leaves_nothing(tmp_path: Path) -> None:
    check_folder(tmp_path / "new")
    check_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_bytes(b"")
    for path, reason in (
        (tmp_path / "file", "is a file, not a folder"),
        (tmp_path / "a" / "b", "there is no folder"),
    ):
        with pytest.raises(FileError, match=reason):
            check_folder(path)


@pytest.mark.parametrize("error", [OSError(errno.EIO, "fault"), KeyboardInterrupt()])
def test_a_check_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    real = os.close

    def close(handle: int) -> None:
        real(handle)
        raise error

    monkeypatch.setattr(os, "close", close)
    for check in (check_writable, check_folder):
        with pytest.raises((FileError, KeyboardInterrupt)):
            check(tmp_path / "new")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


# Processes that are killed, and processes that write at once

WRITER = """
import sys
from graph.files import write
path, letters = sys.argv[1], sys.argv[2]
print("ready", flush=True)
while True:
    for each in letters:
        write(path, each.encode() * 1_000_000)
"""


def writer(path: Path, letters: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path), letters], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(PATIENCE)
    if process.stdout is not None:
        process.stdout.close()


def is_whole(data: bytes, letters: str) -> bool:
    return any(data == each.encode() * 1_000_000 for each in letters)


@pytest.mark.slow
@posix
def test_a_killed_writer_leaves_a_whole_file_and_the_next_one_tidies_up(tmp_path: Path) -> None:
    target, chance = tmp_path / "map.html", random.Random(20)
    write(target, b"a" * 1_000_000)
    left = 0
    for _ in range(20):
        process = writer(target, "ab")
        time.sleep(chance.uniform(0, 0.02))
        end(process)
        assert is_whole(target.read_bytes(), "ab")
        left += len(leftovers(tmp_path))
        write(target, b"a" * 1_000_000)
        assert leftovers(tmp_path) == []
    assert left, "no kill hit a write, so nothing was tested"


@posix
def test_a_reader_beside_two_writers_always_sees_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    write(target, b"a" * 1_000_000)
    processes = [writer(target, "ab"), writer(target, "cd")]
    try:
        seen: list[bytes] = []
        deadline = time.monotonic() + PATIENCE
        while len(seen) < 100 or (len(set(seen)) < 4 and time.monotonic() < deadline):
            data = target.read_bytes()
            assert is_whole(data, "abcd")
            seen.append(data[:1])
    finally:
        for each in processes:
            end(each)
    assert set(seen) == {b"a", b"b", b"c", b"d"}


@posix
def test_an_interrupt_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    code = (
        "import signal, sys, time\nfrom graph.files import replacing\n"
        # A shell's job in the background ignores interrupts, and so would what it starts.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "with replacing(sys.argv[1]) as temporary:\n"
        "    temporary.write_bytes(b'half')\n    print('ready', flush=True)\n    time.sleep(20)"
    )
    target.write_bytes(OLD)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert len(leftovers(tmp_path)) == 1
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
    assert target.read_bytes() == OLD
    assert leftovers(tmp_path) == []


@pytest.fixture
def dead() -> int:
    """Give the number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait(PATIENCE)
    return process.pid


@posix
def test_only_what_dead_writers_left_is_swept(tmp_path: Path, dead: int) -> None:
    token, here, alive = "0123456789ab", names.host(), os.getpid()
    kept = {
        f".a.csv.graph-{here}-{alive}-{token}.tmp",  # its writer still works
        f".a.csv.graph-ffffffff-{dead}-{token}.tmp",  # on another machine, where the number may be alive
        f"a.csv.graph-{here}-{dead}-{token}.tmp",  # somebody's own file
        f".a.csv.graph-{here}-{dead}-{token}.tmp.bak",
        ".a.csv.tmp",
    }
    swept = {f".a.csv.graph-{here}-{dead}-{token}.tmp", f".other.html.graph-{here}-{dead}-{token}.tmp"}
    for each in kept | swept:
        (tmp_path / each).write_bytes(b"half")
    (tmp_path / f".folder.graph-{here}-{dead}-{token}.tmp").mkdir()
    write(tmp_path / "b.csv", NEW)
    left = {each.name for each in tmp_path.iterdir() if each.is_file()}
    assert left == kept | {"b.csv"}


def test_what_is_more_than_a_day_old_is_swept_whoever_wrote_it(tmp_path: Path) -> None:
    hour = 3600
    for name, age in (("old", 25 * hour), ("new", 23 * hour)):
        path = tmp_path / f".{name}.graph-ffffffff-1-0123456789ab.tmp"
        path.write_bytes(b"half")
        os.utime(path, (time.time() - age,) * 2)
    write(tmp_path / "b.csv", NEW)
    assert leftovers(tmp_path) == [".new.graph-ffffffff-1-0123456789ab.tmp"]


# Names


@pytest.mark.parametrize("name", ["kobe-city", "link_j", "a.b", "7", "x" * 80])
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    assert inside("out", name) == Path("out") / name


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("../../etc/x", "etc-x-"),
        ("/etc/x", "etc-x-"),
        (r"C:\Windows\x", "C-Windows-x-"),
        ("..", ""),
        (".", ""),
        ("", ""),
        (".hidden", "hidden-"),
        ("-rf", "rf-"),
        ("a:b", "a-b-"),
        ("a\0b\n", "a-b-"),
        ("trailing.", "trailing-"),
        ("con", "_con-"),
        ("con.txt", "_con.txt-"),
        ("nul", "_nul-"),
        ("com1", "_com1-"),
        ("LPT9", "_LPT9-"),
        ("COM¹", "_COM1-"),
        ("Kobe", "Kobe-"),
        ("Jyväskylä", "Jyvaskyla-"),
        ("神奈川県", ""),
        ("kobe-0123456789", "kobe-0123456789-"),
        ("x" * 300, "x" * 69 + "-"),
    ],
)
def test_any_other_text_becomes_a_safe_name_with_its_hash(name: str, start: str) -> None:
    made = inside("out", name)
    assert made.parent == Path("out")
    assert re.fullmatch(re.escape(start) + "[0-9a-f]{10}", made.name)


def test_the_suffix_counts_and_is_kept() -> None:
    assert inside("out", "x" * 76, suffix=".svg").name == "x" * 76 + ".svg"
    made = inside("out", "x" * 77, suffix=".svg").name
    assert len(made) == 80
    assert made.endswith(".svg")
    assert inside("out", "con", suffix=".svg").name.startswith("_con-")


@given(st.text())
def test_every_name_is_safe(name: str) -> None:
    made = inside("out", name)
    assert made.parent == Path("out")
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,79}", made.name)
    assert not made.name.endswith(".")


@given(st.text("aA-.é県/0", max_size=4), st.text("aA-.é県/0", max_size=4))
def test_two_texts_never_share_a_file_where_case_tells_nothing_apart(one: str, other: str) -> None:
    same = inside("out", one).name.lower() == inside("out", other).name.lower()
    assert same == (one == other)
