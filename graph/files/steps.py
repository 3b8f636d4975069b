"""The steps by which a file is replaced: create, fill, force to the disk, swap, and sweep up."""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from graph.files import names

BINARY = getattr(os, "OBINARY", 0)  # Windows would turn \n into \r\n without it
CHUNK = 1 << 20
_DAY = 86_400.0
# Windows refuses the swap while a virus scanner or a preview holds the old file, usually for a moment.
_SWAPS = 10 if os.name == "nt" else 1


def is_device(target: Path) -> bool:
    """Tell whether there is nothing to replace: a device, a pipe, or an open file's own name."""
    try:
        mode = target.stat().st_mode
    except (OSError, ValueError):
        return False
    # With `> file`, /dev/stdout is a regular file behind a link that must not be replaced.
    name = os.path.abspath(target)  # noqa: PTH100  (resolve() would follow the link)
    is_open = name.startswith(("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/"))
    return is_open or not stat.S_ISREG(mode)


def refuse_locked(target: Path) -> None:
    """Open an old file for writing, for a swap would go through where the file is read-only."""
    if is_old_file(target):
        os.close(os.open(target, os.O_WRONLY | BINARY))


def is_old_file(target: Path) -> bool:
    """Tell whether a regular file, not a link to one, is there already."""
    try:
        return stat.S_ISREG(target.lstat().st_mode)
    except FileNotFoundError:
        return False


def create(temporary: Path) -> None:
    """Make a file with the permissions that the umask leaves."""
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666))


def pour(path: Path, data: bytes, flag: int) -> None:
    """Write every byte into a file that is there."""
    handle = os.open(path, os.O_WRONLY | BINARY | flag)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest[:CHUNK]) :]
    finally:
        os.close(handle)


def seal(temporary: Path, target: Path) -> None:
    """Force the temporary file to the disk, with the permissions of the file that it will replace."""
    handle = os.open(temporary, os.O_RDWR | BINARY)  # Windows flushes only what is open for writing
    try:
        _sync(handle)
    finally:
        os.close(handle)
    if os.name == "posix" and is_old_file(target):
        temporary.chmod(target.stat().st_mode & 0o777)


def _sync(handle: int) -> None:
    """Force a file to the disk, where its file system can do that at all."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def swap(temporary: Path, target: Path) -> None:
    """Rename in one step, with patience on Windows."""
    for left in reversed(range(_SWAPS)):
        try:
            temporary.replace(target)
        except PermissionError:
            if not left:
                raise
            time.sleep(0.05)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Force the new name to the disk; the file is in place, so a refusal changes nothing."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what writers that were killed left in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            if _is_stale(each):
                with suppress(OSError):
                    Path(each.path).unlink()


def _is_stale(entry: os.DirEntry[str]) -> bool:
    """Tell whether this is a temporary file whose writer is dead, or more than a day old."""
    found = names.TEMPORARY.fullmatch(entry.name)
    if found is None:
        return False
    if found["host"] == names.host() and not is_alive(int(found["pid"])):
        return True
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY


def is_alive(pid: int) -> bool:
    """Tell whether a process runs on this machine; where that cannot be asked, it does."""
    if os.name != "posix":  # os.kill would end it on Windows
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True
