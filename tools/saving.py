"""How programs save a file that another one reads: five ways, step by step, each with its in-between states.

A way is an iterator that stops where the other one may look. ``python tools/saving.py serve ...`` runs the
command as on a system that locks files: while ``~$name`` lies beside a file, it cannot be opened.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Way = Callable[[Path, bytes], Iterator[None]]


def mark(path: Path) -> Path:
    """What a spreadsheet lays beside a file that it has open."""
    return path.with_name(f"~${path.name}")


def replaced(path: Path, content: bytes) -> Iterator[None]:
    """Written beside it and renamed, as most editors do."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(content[: len(content) // 2])
    yield
    beside.write_bytes(content)
    yield
    beside.replace(path)


def made_again(path: Path, content: bytes) -> Iterator[None]:
    """Deleted, and made anew a while later."""
    path.unlink()
    yield
    yield
    path.write_bytes(content)


def in_pieces(path: Path, content: bytes) -> Iterator[None]:
    """Emptied, then written piece by piece, at first without a whole row."""
    with path.open("wb") as file:
        yield
        for start in range(0, len(content), len(content) // 4 + 1):
            file.write(content[start : start + len(content) // 4 + 1])
            file.flush()
            yield


def locked(path: Path, content: bytes) -> Iterator[None]:
    """Kept from others for a while, and written in its place."""
    mark(path).write_bytes(b"user")
    yield
    path.write_bytes(content)
    yield
    yield
    mark(path).unlink()


def as_excel(path: Path, content: bytes) -> Iterator[None]:
    """Written beside it under a name without an ending, the old one moved away, and the mark left lying."""
    mark(path).write_bytes(b"user")
    yield
    made, old = path.with_name("5E2A7000"), path.with_name("C41B.tmp")
    made.write_bytes(content)
    yield
    path.replace(old)
    yield
    made.replace(path)
    yield
    old.unlink()
    mark(path).unlink()


WAYS: tuple[Way, ...] = (replaced, made_again, in_pieces, locked, as_excel)


def lock() -> None:
    """Have no file opened in this process beside which a mark lies."""
    plain = os.open

    def opened(path: Any, flags: int, *given: Any, **options: Any) -> int:
        place = Path(os.fsdecode(path))
        if place.suffix == ".csv" and mark(place).exists():
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return plain(path, flags, *given, **options)

    os.open = opened


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from graph.commands.main import main

    lock()
    main()
