"""Explore an ecosystem of organisations and their agreements.

Two CSV files become a NetworkX graph, tables of centrality and growth, and an
offline map. A part is loaded when it is first used, so that ``import graph``
costs next to nothing.

Examples
--------
>>> import graph
>>> eco = graph.read("data")
>>> G = graph.build(graph.snapshot(eco, "2020-09-18"))
>>> hubs = graph.centrality(G)
>>> int(hubs.set_index("id").loc["link-j", "partners"])
14
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.dates import PartialDate
    from graph.dates import parse as parse_date
    from graph.errors import (
        AmbiguousName,
        DataError,
        DateError,
        FileError,
        GraphError,
        UnknownName,
        UsageError,
    )
    from graph.explorer import page
    from graph.history import growth
    from graph.mapping import draw_map
    from graph.measures import centrality
    from graph.model import Ecosystem, make, snapshot
    from graph.network import build
    from graph.reading import Finding, check, read
    from graph.selection import find, select

_HOMES = {
    "graph.dates": ("PartialDate",),
    "graph.errors": (
        "AmbiguousName",
        "DataError",
        "DateError",
        "FileError",
        "GraphError",
        "UnknownName",
        "UsageError",
    ),
    "graph.explorer": ("page",),
    "graph.history": ("growth",),
    "graph.mapping": ("draw_map",),
    "graph.measures": ("centrality",),
    "graph.model": ("Ecosystem", "make", "snapshot"),
    "graph.network": ("build",),
    "graph.reading": ("Finding", "check", "read"),
    "graph.selection": ("find", "select"),
}
_WHERE = {name: (home, name) for home, names in _HOMES.items() for name in names}
_WHERE["parse_date"] = ("graph.dates", "parse")

__version__ = "0.1.0"
__all__ = [
    "AmbiguousName",
    "DataError",
    "DateError",
    "Ecosystem",
    "FileError",
    "Finding",
    "GraphError",
    "PartialDate",
    "UnknownName",
    "UsageError",
    "build",
    "centrality",
    "check",
    "draw_map",
    "find",
    "growth",
    "make",
    "page",
    "parse_date",
    "read",
    "select",
    "snapshot",
]


def __getattr__(name: str) -> object:
    """Load the part that holds a public name on its first use."""
    if name not in _WHERE:
        raise AttributeError(f"module 'graph' has no attribute {name!r}")
    home, inner = _WHERE[name]
    found = getattr(importlib.import_module(home), inner)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
