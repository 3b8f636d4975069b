"""Where answers go: stdout, a file, or a folder of files, and what is never written over."""

from __future__ import annotations

import errno
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.addresses import called, plain_address
from graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.commands.terminal import Request

STDOUT = Path("-")
AS_FOLDER = "graph.commands.as_folder"  # where a context keeps the path that was written as a folder's
_OUTPUT = Path("output")
_STORED = re.compile(r"\b(?:s3|gs|gcs|abfss?)://?\S*", re.IGNORECASE)
# What moves a terminal's cursor, and what turns the direction of writing; tabs and line ends may stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def put(data: bytes | str, *, as_is: bool) -> None:
    """Write to stdout: for programs always UTF-8 (`as_is`), for people as their terminal can show it."""
    if isinstance(data, str):
        encoding = "utf-8" if as_is else sys.stdout.encoding or "ascii"
        data = data.encode(encoding, "strict" if as_is else "replace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def save(path: Path, content: bytes | str, data: Path) -> None:
    """Write a file whole or not at all, ``-`` to stdout; inputs are refused, ``output`` is made."""
    from graph.files import write

    check_target(path, data)
    if path == STDOUT:
        put(content, as_is=True)
    else:
        write(path, content.encode() if isinstance(content, str) else content)


def save_all(
    folder: Path, files: Iterable[tuple[str, bytes]], data: Path | None = None, *, fresh: bool = False
) -> list[Path]:
    """Write files into a folder, all or none, and give their paths; a missing folder is made.

    With `fresh` none of them may be there, even if it was made only just now.
    """
    from graph.files import write_all

    _check_folder(folder, data)
    return write_all(folder, _no_inputs(folder, files, data), fresh=fresh)


def _no_inputs(
    folder: Path, files: Iterable[tuple[str, bytes]], data: Path | None
) -> Iterator[tuple[str, bytes]]:
    """The files, as long as none of them has the name of an input."""
    for name, content in files:
        if data is not None:
            refuse_input(folder / name, data)
        yield name, content


def check_target(path: Path, data: Path, *others: Path | None) -> None:
    """Refuse to write over an input or where nothing can be written, before any long work.

    `others` are further files that the command reads, None for those that were not given.
    """
    from graph.files import check_writable, make_folder

    if path == STDOUT:
        return
    _refuse_folder(path)
    refuse_input(path, data, *others)
    if path.parent == _OUTPUT:
        make_folder(_OUTPUT)
    check_writable(path)


def _refuse_folder(path: Path) -> None:
    """Refuse the name of a folder, also of one that is not there yet, where one file is written."""
    from graph.files.refusals import explained

    context = click.get_current_context(silent=True)
    if context is not None and context.meta.get(AS_FOLDER) == path:
        with explained(path):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def refuse_input(path: Path, data: Path, *others: Path | None) -> None:
    """Refuse a name of a file that is read: its own, that of a link to it, or another spelling of either.

    The files beside the data have a name there even where there are none yet.
    """
    from graph.reading.inputs import NAMES, NODES, inputs  # not at the start: most answers go to stdout

    blind = are_one(data / NODES.upper(), data / NODES)  # to case, as on Windows and macOS
    beside = (path.name.lower() if blind else path.name) in NAMES and are_one(path.parent, data)
    named = (each for each in others if each is not None)
    if beside or any(are_one(path, each) for each in (*inputs(data), *named)):
        raise UsageError("{} is an input; name another file with -o", path)


def check_folder(folder: Path, data: Path | None = None) -> None:
    """Refuse the folder of the data and one that cannot be written into, before any long work."""
    from graph.files import check_folder as check_writable

    _check_folder(folder, data)
    check_writable(folder)


def _check_folder(folder: Path, data: Path | None) -> None:
    from graph.files import make_folder

    if folder == STDOUT:
        raise UsageError("several files do not go to stdout; name a folder with -o")
    if data is not None and are_one(folder, data):
        raise UsageError("{} holds the data; name another folder with -o", folder)
    if folder.parent == _OUTPUT:
        make_folder(_OUTPUT)


def are_one(path: Path, other: Path) -> bool:
    """Tell whether two names are those of one file or folder that is there."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def missing(folder: Path, files: dict[str, bytes]) -> list[tuple[str, bytes]]:
    """Give the files that a folder lacks, if what it has of them is what it would get.

    So a folder that was begun and not finished can be finished.

    Raises
    ------
    UsageError
        When there is another file of one of the names, or all are there.
    FileError
        When one cannot be read.
    """
    from graph.files import read_bytes

    there = {name: folder / name for name in files if os.path.lexists(folder / name)}
    other = [path for name, path in there.items() if read_bytes(path) != files[name]]
    if other or len(there) == len(files):
        found = min(other or there.values())
        raise UsageError("{} is there already; name another folder", found)
    return [(name, content) for name, content in files.items() if name not in there]


def open_in_browser(address: str, request: Request) -> None:
    """Open an address in the browser; say what to do where there is none but in the terminal."""
    import webbrowser

    from graph.words import sentence

    try:
        browser = webbrowser.get()
        in_terminal = type(browser) is webbrowser.GenericBrowser and not os.environ.get("BROWSER")
        is_open = not in_terminal and browser.open(address)
    except webbrowser.Error:
        is_open = False
    if not is_open:
        request.tell(sentence("no_browser", request.lang, address=address))


def harmless(text: str) -> str:
    """Give a message without characters that a terminal would obey, and without the keys of addresses.

    Each of those characters is shown as it is written in Python.
    """
    plain = _STORED.sub(lambda found: plain_address(found[0]), called(text))
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), plain)
