"""What the two files must and may hold: their columns, and the rule of each column's cells."""

from __future__ import annotations

from graph.reading.header import Shape

NODES = Shape(
    "nodes.csv",
    ("id", "name", "type"),
    ("name_ja", "country", "region", "city", "lat", "lon", "url", "founded", "aliases", "notes"),
)
EDGES = Shape(
    "edges.csv",
    ("source", "target", "signed"),
    (
        "relation", "agreement", "kind", "renews", "effective", "announced", "expires",
        "term_years", "auto_renews", "notice_months", "terminated", "purposes", "source_url", "evidence",
        "date_basis",
    ),
)  # fmt: skip
