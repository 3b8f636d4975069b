"""The one way in: the bytes of an ordinary file of bounded size, or the reason why there are none."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from graph.errors import FileError
from graph.files.names import shown
from graph.words.messages import Message

MIB = 1024**2
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # of UTF-8
LARGEST = 1024 * MIB  # of a file whose reader has no limit of its own
_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # so that a pipe put there meanwhile is not waited for


def read_bytes(path: str | os.PathLike[str], *, most: int | None = LARGEST) -> bytes:
    """Give the content of a file that stands beside the two tables, whole.

    Parameters
    ----------
    path
        The file, or a link to it.
    most
        The largest size in bytes; None for no limit.

    Raises
    ------
    FileError
        When there is no such file, it is no ordinary file (a pipe would be waited for and
        a device may never end, so neither is read), it is larger, or it cannot be read.

    Examples
    --------
    >>> read_bytes("data/none.toml")
    Traceback (most recent call last):
    graph.errors.FileError: data/none.toml cannot be read: there is no such file
    """
    place = Path(path)
    name = shown(str(place))
    try:
        kind = not_a_file(place)
        if kind:
            raise FileError("{} is {}, not a file", name, Message(kind))
        is_larger = most is not None and place.stat().st_size > most
        data = b"" if is_larger else content(place, most)
    except FileNotFoundError:
        raise FileError("{} cannot be read: there is no such file", name) from None
    except OSError as fault:
        raise FileError("{} cannot be read ({})", name, fault.strerror or fault) from fault
    except ValueError as fault:  # a NUL character, or half of a surrogate pair
        raise FileError("{} cannot be the name of a file ({})", name, fault) from None
    if most is not None and (is_larger or len(data) > most):
        raise FileError("{} is larger than {}, and was not read", name, _size(most))
    return data


def read_text(path: str | os.PathLike[str], *, most: int = LARGEST) -> str:
    """Give the text of a file in UTF-8, with or without a byte order mark.

    Raises
    ------
    FileError
        As `read_bytes`, and when it is not UTF-8.

    Examples
    --------
    >>> read_text("data/claims.csv").partition(",")[0]
    'organisation'
    """
    return decoded(read_bytes(path, most=most), path)


def decoded(data: bytes, path: str | os.PathLike[str]) -> str:
    """Give a content that was read as text; what is not UTF-8 is refused, as by `read_text`.

    Examples
    --------
    >>> decoded("神戸".encode(), "story.toml")
    '神戸'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        name = shown(str(path))
        raise FileError("{} is not UTF-8 (byte {}); save it as UTF-8", name, fault.start) from None


def marked(data: bytes, lang: str) -> bytes:
    """Give a CSV file as Excel can open it by double-click in the country of a language.

    Japanese Excel takes a file for Shift_JIS unless a byte order mark says that it is UTF-8.

    Examples
    --------
    >>> marked("神戸".encode(), "ja").decode("utf-8-sig"), marked(b"Kobe", "en")
    ('神戸', b'Kobe')
    """
    return BYTE_ORDER_MARK + data if lang == "ja" and not data.startswith(BYTE_ORDER_MARK) else data


def not_a_file(path: Path) -> str:
    """Say what stands in the place of an ordinary file; nothing where it is one.

    Examples
    --------
    >>> not_a_file(Path("data")), not_a_file(Path("data/nodes.csv"))
    ('a folder', '')
    """
    mode = path.stat().st_mode
    if stat.S_ISREG(mode):
        return ""
    return "a folder" if stat.S_ISDIR(mode) else "a pipe or a device"


def content(path: Path, most: int | None = None) -> bytes:
    """Give the bytes of an ordinary file, at most one more than `most`, whatever it says of its size."""
    handle = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
    with os.fdopen(handle, "rb") as file:
        return file.read() if most is None else file.read(most + 1)


def _size(most: int) -> str:
    """A size that people can read."""
    return f"{most // MIB} MiB" if most >= MIB else f"{most // 1024} KiB"
