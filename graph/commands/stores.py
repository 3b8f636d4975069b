"""Data in an object store: a folder of this machine stands for it while a command runs, under its name."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graph.commands.addresses import STANDING, plain_address
from graph.commands.terminal import AFTERWARDS
from graph.reading.inputs import CLAIMS, EDGES, NODES, POSITIONS, SETTINGS

if TYPE_CHECKING:
    from graph.lake.stores import Store

TEMPLATE = ".pptx"
# What lies beside the tables and is only spoken of: copies of them, and marks that one is open.
SPOKEN_OF = ("nodes", "edges", "~$", ".~lock.")

_standing: dict[str, Path] = {}  # by address as it was typed
_waiting: dict[Path, Store] = {}  # whose tables were not asked for yet


def stand_in(address: str) -> Path:
    """Give a folder that stands for an address, with all that lies beside the tables.

    The tables are brought by `fetch`, once they are asked for.

    Raises
    ------
    FileError, UsageError
        As `graph.lake.stores.opened`.
    """
    from graph.lake.stores import opened

    if address in _standing:
        return _standing[address]
    store = opened(address, plain_address(address))
    folder = Path(tempfile.mkdtemp(prefix="graph-")).resolve()
    if forget not in AFTERWARDS:
        AFTERWARDS.append(forget)
    _standing[address] = folder
    STANDING[str(folder)] = store.name
    if store.only:
        _standing[address] = folder / store.only
        store.copy([store.only], folder)
        return folder / store.only
    _waiting[folder] = store
    store.copy([CLAIMS, POSITIONS, SETTINGS], folder)
    _beside(store, folder)
    return folder


def _beside(store: Store, folder: Path) -> None:
    """Bring the templates that the settings name, and the names of what is only spoken of."""
    from graph.lake.stores import place_of

    settings = folder / SETTINGS
    said = settings.read_text("utf-8", "replace") if settings.exists() else ""
    store.copy((each for each in store.files if each.endswith(TEMPLATE) and each in said), folder)
    for name in store.files:
        if (
            name.lower().startswith(SPOKEN_OF)
            and name not in (NODES, EDGES)
            and not name.endswith(".parquet")
        ):
            place_of(folder, name, name).touch()


def fetch(data: Path) -> None:
    """Bring the two tables into a folder that stands for an address, unless they are there."""
    store = _waiting.pop(data, None)
    if store is None:
        return
    for name in (NODES, EDGES):
        store.copy([name], data)
        store.copy_parts(name.removesuffix(".csv"), data, empty=name in store.files)


def standing(address: str) -> Path:
    """Give the folder that stands for an address, if it does by now, else a path at which nothing is."""
    return _standing.get(address, Path(address))


def forget() -> None:
    """Delete the folders that stand for addresses."""
    for path in _standing.values():
        shutil.rmtree(path if path.is_dir() else path.parent, ignore_errors=True)
    _standing.clear()
    _waiting.clear()
