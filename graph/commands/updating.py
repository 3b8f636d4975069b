"""What a newer list brings to the two files of a folder: written, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from graph.exchange.content import Content, Record
    from graph.exchange.updating import Difference, Update
    from graph.model.ecosystem import Ecosystem

_NAMED, _FEW = 3, 6  # cells and ties that are named, of many


def brought(
    found: Content, eco: Ecosystem, output: Path, *, update: bool, lang: str, dry_run: bool = False
) -> list[str]:
    """Add to a folder what a list has and it has not, fill its blank cells, and say what else differs.

    Both files are written, or neither. A dry run says the same, and refuses the same, and writes nothing.
    """
    from graph.exchange.updating import update_of
    from graph.files import read_bytes, rewrite_all

    made = update_of(eco, found)
    changed = [*made.filled, *(made.other if update else [])]
    added = {"nodes.csv": made.nodes, "edges.csv": made.edges}
    paths = [output / file for file in added]

    def change(*seen: bytes | None) -> list[bytes]:
        return [
            _changed(data or b"", file, rows, [each for each in changed if each.file == file])
            for data, (file, rows) in zip(seen, added.items(), strict=True)
        ]

    if dry_run:
        change(*(read_bytes(path, most=None) for path in paths))  # refuses what could not be written
    elif changed or any(added.values()):
        rewrite_all(paths, change)
    return _said(made, update=update, lang=lang)


def _changed(data: bytes, file: str, rows: Sequence[Record], changed: Sequence[Difference]) -> bytes:
    """A file with other texts in some cells, and rows added."""
    from graph.reading.editing import with_cells, with_rows

    if changed:
        cells = {(each.row, each.column): each.listed for each in changed}
        data = with_cells(data, file, cells, widen=True)
    return with_rows(data, file, rows, widen=True) if rows else data


def _said(made: Update, *, update: bool, lang: str) -> list[str]:
    """What was added, filled and left, each with the first cells."""
    from graph.exchange.updating import described

    counts = {"nodes": len(made.nodes), "edges": len(made.edges), "same": made.same}
    said = [sentence("new_of_list", lang, **counts)]
    if made.gone:
        said.append(sentence("only_here", lang, count=len(made.gone), examples=_some(made.gone)))
    for key, cases in made.told.items():
        said.append(sentence(key, lang, count=len(cases), examples=_some(cases)))
    for key, cells in (
        ("list_says_more", made.filled),
        ("list_replaced" if update else "list_says_other", made.other),
    ):
        if cells:
            first = "; ".join(described(cells[:_NAMED]))
            said.append(sentence(key, lang, count=len(cells), examples=first))
    return said


def _some(cases: Sequence[str]) -> str:
    """The first few of some cases."""
    return "; ".join([*cases[:_FEW], *(["…"] if len(cases) > _FEW else [])])
