"""Explore an ecosystem of organisations and their agreements.

Two CSV files become a NetworkX graph, tables of centrality and growth, answers to a
strategy team's questions, and an offline map. A part is loaded when it is first used,
so that ``import graph`` costs next to nothing.

Examples
--------
>>> import graph
>>> eco = graph.read("data")
>>> G = graph.build(graph.snapshot(eco, "2020-09-18"))
>>> hubs = graph.centrality(G)
>>> int(hubs.set_index("id").loc["link-j", "partners"])
14

What ran out and was not renewed, what one more agreement would do, and the rows behind a number:

>>> graph.renewals(eco, "2026-11-22")["agreement"].head(2).tolist()
['ucsd-fbri-2018', 'linkj-10']
>>> then = graph.whatif(eco, add=["LINK-J|Keio University|2026-12"])
>>> then.shape.set_index("measure").loc["components", "change"]
-1
>>> graph.why(eco, "LINK-J", as_of="2020-09-18").rows["source_url"].iloc[0]
'https://www.link-j.org/en/news/post-2999.html'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.calendar_file import calendar
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
    from graph.exchange import Content, as_csv, export, import_files
    from graph.explorer import StoryError, read_story
    from graph.history import growth
    from graph.mapping import draw_map
    from graph.measures import centrality
    from graph.model import Ecosystem, make, snapshot
    from graph.network import build
    from graph.questions.backtest import track_record
    from graph.questions.candidates import best
    from graph.questions.card import Card, card
    from graph.questions.claims import audit
    from graph.questions.decomposition import decomposition
    from graph.questions.densification import Densification, densification
    from graph.questions.difference import Difference, difference
    from graph.questions.overtime import over_time
    from graph.questions.paths import Paths, neighbours, paths
    from graph.questions.receipts import Receipt, why
    from graph.questions.renewals import chains, renewals
    from graph.questions.suggestions import suggest
    from graph.questions.whatif import WhatIf, whatif
    from graph.reading import Finding, Inspection, check, read
    from graph.reading.claims import read_claims
    from graph.selection import find, select

_HOMES = {
    "graph.questions.backtest": ("track_record",),
    "graph.calendar_file": ("calendar",),
    "graph.questions.claims": ("audit",),
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
    "graph.exchange": ("Content", "as_csv", "export", "import_files"),
    "graph.explorer": ("StoryError", "read_story"),
    "graph.history": ("growth",),
    "graph.mapping": ("draw_map",),
    "graph.measures": ("centrality",),
    "graph.model": ("Ecosystem", "make", "snapshot"),
    "graph.network": ("build",),
    "graph.questions.candidates": ("best",),
    "graph.questions.card": ("Card", "card"),
    "graph.questions.decomposition": ("decomposition",),
    "graph.questions.densification": ("Densification", "densification"),
    "graph.questions.difference": ("Difference", "difference"),
    "graph.questions.overtime": ("over_time",),
    "graph.questions.paths": ("Paths", "neighbours", "paths"),
    "graph.questions.renewals": ("chains", "renewals"),
    "graph.questions.whatif": ("WhatIf", "whatif"),
    "graph.reading": ("Finding", "Inspection", "check", "read"),
    "graph.reading.claims": ("read_claims",),
    "graph.questions.receipts": ("Receipt", "why"),
    "graph.selection": ("find", "select"),
    "graph.questions.suggestions": ("suggest",),
}
_WHERE = {name: (home, name) for home, names in _HOMES.items() for name in names}
_WHERE["parse_date"] = ("graph.dates", "parse")

__version__ = "0.1.0"
__all__ = [
    "AmbiguousName",
    "Card",
    "Content",
    "DataError",
    "DateError",
    "Densification",
    "Difference",
    "Ecosystem",
    "FileError",
    "Finding",
    "GraphError",
    "Inspection",
    "PartialDate",
    "Paths",
    "Receipt",
    "StoryError",
    "UnknownName",
    "UsageError",
    "WhatIf",
    "as_csv",
    "audit",
    "best",
    "build",
    "calendar",
    "card",
    "centrality",
    "chains",
    "check",
    "decomposition",
    "densification",
    "difference",
    "draw_map",
    "export",
    "find",
    "growth",
    "import_files",
    "make",
    "neighbours",
    "over_time",
    "parse_date",
    "paths",
    "read",
    "read_claims",
    "read_story",
    "renewals",
    "select",
    "snapshot",
    "suggest",
    "track_record",
    "whatif",
    "why",
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
