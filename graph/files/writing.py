"""Writing a file whole or not at all.

The new content goes into a temporary file beside the target, is forced to the
disk, and takes the target's name in one step. A reader, another writer or a
power cut sees the old file or the new one, never part of one.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph.files import names
from graph.files.refusals import checked, explained

if TYPE_CHECKING:
    from collections.abc import Iterator

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn \n into \r\n without it
_CHUNK = 1 << 20
_DAY = 86_400.0
# Windows refuses the swap while a virus scanner or a preview holds the old file, usually for a moment.
_SWAPS = 10 if os.name == "nt" else 1


def write(path: str | os.PathLike[str], data: bytes) -> None:
    """Put bytes into a file, all of them or, if anything goes wrong, none.

    Parameters
    ----------
    path
        The file. A regular file is replaced and keeps its permissions; a new one
        gets those that the umask leaves. A symbolic link is itself replaced and
        what it pointed to stays as it was. A device or a pipe, such as
        ``/dev/stdout``, is written to directly.
    data
        Its whole new content.

    Raises
    ------
    FileError
        If the file cannot be written; the old one is then still there.
    BrokenPipeError
        If the reader at the other end of a pipe has gone.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> write(folder / "hubs.csv", b"rank,id")
    >>> [each.name for each in folder.iterdir()]
    ['hubs.csv']
    """
    target = checked(path)
    if _is_device(target):
        with explained(target):
            _pour(target, data, os.O_APPEND)
        return
    with replacing(target) as temporary:
        _pour(temporary, data, os.O_TRUNC)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Lend a temporary file that takes the target's place when the block ends well.

    Parameters
    ----------
    path
        The file to replace, as for `write`.

    Yields
    ------
    temporary
        An empty file for a library to fill by name. It ends in ``.tmp``, so name the
        format to a library that would read it from the suffix, and close the file.

    Raises
    ------
    FileError
        If the file cannot be written. It is then, as after any other exception in
        the block, still what it was, and the temporary file is gone.

    Examples
    --------
    >>> import tempfile
    >>> target = Path(tempfile.mkdtemp()) / "map.html"
    >>> with replacing(target) as temporary:
    ...     _ = temporary.write_text("<!doctype html>")
    >>> target.read_text()
    '<!doctype html>'
    """
    target = checked(path)
    with explained(target):
        if _is_device(target):
            with _spool(target) as temporary:
                yield temporary
            return
        _refuse_locked(target)
        _sweep(target.parent)
        temporary = names.temporary(target)
        try:
            _create(temporary)
            yield temporary
            _settle(temporary, target)
        except BaseException:  # an interrupt, too, must not leave the temporary file behind
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise


def check_writable(path: str | os.PathLike[str]) -> None:
    """Make sure, before a long computation, that its result can be written.

    Parameters
    ----------
    path
        The file that `write` or `replacing` will be given.

    Raises
    ------
    FileError
        If it could not be written now: no such folder, no permission, a file that
        is read-only or open in another program, a name that is too long.

    Examples
    --------
    >>> check_writable("nowhere/map.html")
    Traceback (most recent call last):
    graph.errors.FileError: cannot write nowhere/map.html: there is no folder nowhere; make it first, or write to another folder
    """  # noqa: E501
    target = checked(path)
    with explained(target):
        if _is_device(target):
            if not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
            return
        _refuse_locked(target)
        # Only an attempt tells: os.access is wrong for root, for Windows and for odd file systems.
        temporary = names.temporary(target)
        _create(temporary)
        temporary.unlink()


def _is_device(target: Path) -> bool:
    """Tell whether there is nothing to replace: a device, a pipe, or an open file's own name."""
    try:
        mode = target.stat().st_mode
    except (OSError, ValueError):
        return False
    # With `> file`, /dev/stdout is a regular file behind a link that must not be replaced.
    name = os.path.abspath(target)  # noqa: PTH100  (resolve() would follow the link)
    is_open = name.startswith(("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/"))
    return is_open or not stat.S_ISREG(mode)


def _refuse_locked(target: Path) -> None:
    """Open an old file for writing, for a swap would go through where the file is read-only."""
    if _is_old_file(target):
        os.close(os.open(target, os.O_WRONLY | _BINARY))


def _is_old_file(target: Path) -> bool:
    """Tell whether a regular file, not a link to one, is there already."""
    try:
        return stat.S_ISREG(target.lstat().st_mode)
    except FileNotFoundError:
        return False


def _create(temporary: Path) -> None:
    """Make a file with the permissions that the umask leaves."""
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666))


def _pour(path: Path, data: bytes, flag: int) -> None:
    """Write every byte into a file that is there."""
    handle = os.open(path, os.O_WRONLY | _BINARY | flag)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest[:_CHUNK]) :]
    finally:
        os.close(handle)


def _settle(temporary: Path, target: Path) -> None:
    """Force the temporary file to the disk and give it the target's name."""
    handle = os.open(temporary, os.O_RDWR | _BINARY)  # Windows flushes only what is open for writing
    try:
        _sync(handle)
    finally:
        os.close(handle)
    if os.name == "posix" and _is_old_file(target):
        temporary.chmod(target.stat().st_mode & 0o777)
    _swap(temporary, target)
    _sync_folder(target.parent)


def _sync(handle: int) -> None:
    """Force a file to the disk, where its file system can do that at all."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def _swap(temporary: Path, target: Path) -> None:
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


def _sync_folder(folder: Path) -> None:
    """Force the new name to the disk; the file is in place, so a refusal changes nothing."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _spool(target: Path) -> Iterator[Path]:
    """Lend a file elsewhere and pour it into a device at the end."""
    from tempfile import TemporaryDirectory  # only devices need it

    with TemporaryDirectory(prefix="graph-") as folder:
        temporary = Path(folder, target.name)
        _create(temporary)
        yield temporary
        _pour(target, temporary.read_bytes(), os.O_APPEND)


def _sweep(folder: Path) -> None:
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
    if found["host"] == names.host() and not _is_alive(int(found["pid"])):
        return True
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY


def _is_alive(pid: int) -> bool:
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
