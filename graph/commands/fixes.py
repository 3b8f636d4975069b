"""What `graph check --fix` writes into the two files, and what `--diff` shows of it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.targets import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

FILES = ("nodes.csv", "edges.csv")
ROUNDS = 5  # in which what was put right may bring to light what can be put right as well


def put_right(data: Path, *, lang: str, quiet: bool) -> None:
    """Write into the two files what has one right answer, both or none, and show it first."""
    from graph.files import rewrite_all
    from graph.words import sentence

    paths = [data / name for name in FILES]
    count = 0

    def change(*seen: bytes) -> list[bytes]:
        nonlocal count
        before = dict(zip(FILES, seen, strict=True))
        after, count = righted(before)
        if not quiet:
            shown = for_terminal(patches(data, before, after), is_shown=sys.stderr.isatty())
            click.echo(shown, err=True, nl=False)
        return list(after.values())

    if all(path.is_file() for path in paths):  # else the check says what is missing
        rewrite_all(paths, change)
        if not quiet:
            said = sentence("put_right" if count else "nothing_to_put_right", lang, count=count, data=data)
            click.echo(harmless(said), err=True)


def difference(data: Path) -> str:
    """Give what `put_right` would write, as a unified diff; "" where that is nothing."""
    from graph.files import read_bytes

    before = {name: read_bytes(data / name, most=None) for name in FILES}
    return patches(data, before, righted(before)[0])


def righted(before: Mapping[str, bytes]) -> tuple[dict[str, bytes], int]:
    """Give both files with everything put right that has one right answer, and in how many cells."""
    from graph.reading.editing import with_cells
    from graph.reading.folder import fixes

    now, cells = dict(before), set()
    with tempfile.TemporaryDirectory() as place:
        for _ in range(ROUNDS):
            for name, content in now.items():
                Path(place, name).write_bytes(content)
            found = fixes(place)
            if not any(found.values()):
                break
            for name, texts in found.items():
                now[name] = with_cells(now[name], name, texts) if texts else now[name]
                cells |= {(name, *cell) for cell in texts}
    return now, len(cells)


def patches(data: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """Give the difference of both files, as a unified diff."""
    from graph.reading.patch import patch

    return "".join(patch(before[name], after[name], (data / name).as_posix()) for name in FILES)


def for_terminal(text: str, *, is_shown: bool) -> str:
    """Give a difference as a terminal can show it; for programs it stays what it is."""
    return harmless(text.replace("\r\n", "\n").replace("\ufeff", "")) if is_shown else text
