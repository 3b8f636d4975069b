"""Writing a file whole or not at all.

The new content goes into a temporary file beside the target, is forced to the
disk, and takes the target's name in one step. A reader, another writer or a
power cut sees the old file or the new one, never part of one.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph.files import names
from graph.files.refusals import checked, explained
from graph.files.steps import create, is_device, pour, refuse_locked, seal, swap, sweep, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    if is_device(target):
        with explained(target):
            pour(target, data, os.O_APPEND)
        return
    with replacing(target) as temporary:
        pour(temporary, data, os.O_TRUNC)


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
        if is_device(target):
            with _spool(target) as temporary:
                yield temporary
            return
        refuse_locked(target)
        sweep(target.parent)
        temporary = names.temporary(target)
        try:
            create(temporary)
            yield temporary
            seal(temporary, target)
            swap(temporary, target)
            sync_folder(target.parent)
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
        if is_device(target):
            if not os.access(target, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
            return
        refuse_locked(target)
        # Only an attempt tells: os.access is wrong for root, for Windows and for odd file systems.
        temporary = names.temporary(target)
        try:
            create(temporary)
            temporary.unlink()
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise


@contextmanager
def _spool(target: Path) -> Iterator[Path]:
    """Lend a file elsewhere and pour it into a device at the end."""
    from tempfile import TemporaryDirectory  # only devices need it

    with TemporaryDirectory(prefix="graph-") as folder:
        temporary = Path(folder, target.name)
        create(temporary)
        yield temporary
        pour(target, temporary.read_bytes(), os.O_APPEND)
