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

>>> today = graph.View(eco, as_of="2026-11-22")
>>> graph.renewals(today)["agreement"].head(2).tolist()
['ucsd-fbri-2018', 'linkj-10']
>>> then = graph.whatif(eco, add=["LINK-J|Keio University|2026-12"])
>>> then.shape.set_index("measure").loc["components", "change"]
-1
>>> graph.why(graph.View(eco, as_of="2020-09-18"), "LINK-J").rows["source_url"].iloc[0]
'https://www.link-j.org/en/news/post-2999.html'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.commands.functions import add_agreement, add_organisation, chart, report, timeline
    from graph.commands.lakes import check, read
    from graph.dates import PartialDate
    from graph.dates import parse as parse_date
    from graph.documents.calendar import calendar
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
    from graph.exchange.networks import from_networkx
    from graph.map import Saved, StoryError, read_saved, read_story
    from graph.map.draw import draw_map
    from graph.map.draw import positions as layout
    from graph.measures import centrality
    from graph.measures.growth import growth
    from graph.measures.network import build
    from graph.model.answer import Answer
    from graph.model.ecosystem import Ecosystem, make, snapshot
    from graph.model.figures import Figures, figures
    from graph.model.selection import find, select
    from graph.model.view import View
    from graph.questions.agreements.claims import audit
    from graph.questions.agreements.receipts import Receipt, why
    from graph.questions.agreements.renewals import chains, renewals
    from graph.questions.changes.difference import Difference, difference
    from graph.questions.changes.whatif import WhatIf, whatif
    from graph.questions.growth.decomposition import decomposition
    from graph.questions.growth.densification import Densification, densification
    from graph.questions.growth.overtime import over_time
    from graph.questions.organisations.briefing import briefing
    from graph.questions.organisations.card import Card, card
    from graph.questions.organisations.paths import Paths, neighbours, paths
    from graph.questions.partners.backtest import track_record
    from graph.questions.partners.candidates import best
    from graph.questions.partners.suggestions import suggest
    from graph.reading import Finding, Inspection
    from graph.reading.claims import read_claims

_HOMES = {
    "graph.commands.lakes": ("check", "read"),
    "graph.commands.functions": ("add_agreement", "add_organisation", "chart", "report", "timeline"),
    "graph.exchange.networks": ("from_networkx",),
    "graph.questions.partners.backtest": ("track_record",),
    "graph.documents.calendar": ("calendar",),
    "graph.questions.agreements.claims": ("audit",),
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
    "graph.map": ("Saved", "StoryError", "read_saved", "read_story"),
    "graph.measures.growth": ("growth",),
    "graph.map.draw": ("draw_map",),
    "graph.measures": ("centrality",),
    "graph.model.answer": ("Answer",),
    "graph.model.ecosystem": ("Ecosystem", "make", "snapshot"),
    "graph.model.figures": ("Figures", "figures"),
    "graph.model.view": ("View",),
    "graph.measures.network": ("build",),
    "graph.questions.partners.candidates": ("best",),
    "graph.questions.organisations.briefing": ("briefing",),
    "graph.questions.organisations.card": ("Card", "card"),
    "graph.questions.growth.decomposition": ("decomposition",),
    "graph.questions.growth.densification": ("Densification", "densification"),
    "graph.questions.changes.difference": ("Difference", "difference"),
    "graph.questions.growth.overtime": ("over_time",),
    "graph.questions.organisations.paths": ("Paths", "neighbours", "paths"),
    "graph.questions.agreements.renewals": ("chains", "renewals"),
    "graph.questions.changes.whatif": ("WhatIf", "whatif"),
    "graph.reading": ("Finding", "Inspection"),
    "graph.reading.claims": ("read_claims",),
    "graph.questions.agreements.receipts": ("Receipt", "why"),
    "graph.model.selection": ("find", "select"),
    "graph.questions.partners.suggestions": ("suggest",),
}
_WHERE = {name: (home, name) for home, names in _HOMES.items() for name in names}
_WHERE["parse_date"] = ("graph.dates", "parse")
_WHERE["layout"] = ("graph.map.draw", "positions")

__version__ = "0.1.0"
__all__ = [
    "AmbiguousName",
    "Answer",
    "Card",
    "Content",
    "DataError",
    "DateError",
    "Densification",
    "Difference",
    "Ecosystem",
    "Figures",
    "FileError",
    "Finding",
    "GraphError",
    "Inspection",
    "PartialDate",
    "Paths",
    "Receipt",
    "Saved",
    "StoryError",
    "UnknownName",
    "UsageError",
    "View",
    "WhatIf",
    "add_agreement",
    "add_organisation",
    "as_csv",
    "audit",
    "best",
    "briefing",
    "build",
    "calendar",
    "card",
    "centrality",
    "chains",
    "chart",
    "check",
    "decomposition",
    "densification",
    "difference",
    "draw_map",
    "export",
    "figures",
    "find",
    "from_networkx",
    "growth",
    "import_files",
    "layout",
    "make",
    "neighbours",
    "over_time",
    "parse_date",
    "paths",
    "read",
    "read_claims",
    "read_saved",
    "read_story",
    "renewals",
    "report",
    "select",
    "snapshot",
    "suggest",
    "timeline",
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
