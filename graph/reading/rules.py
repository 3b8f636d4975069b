"""The rules between rows, in the order in which they run.

To add one, write a function of the tables in the module of its subject
(`identity`, `agreements`, `places`, or a new one) and name it in RULES_BETWEEN_ROWS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.reading.agreements import (
    agreement_dates,
    ends_after_signing,
    renewals,
    repeated_ties,
    twin_agreements,
)
from graph.reading.findings import several
from graph.reading.identity import ends_known, repeated_ids, shared_aliases, similar_ids, similar_names
from graph.reading.leftovers import sums
from graph.reading.parties import agreements_hang_together, renewals_keep_parties, similar_agreements
from graph.reading.places import places
from graph.reading.sheet import Tables, note
from graph.vocabulary import STRUCTURAL
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.reading.findings import Findings

__all__ = ["RULES_BETWEEN_ROWS", "Tables"]


def half_places(tables: Tables, findings: Findings) -> None:
    """A latitude needs a longitude."""
    for row, cells in tables.nodes.rows:
        lat, lon = cells.get("lat", ""), cells.get("lon", "")
        if bool(lat) != bool(lon):
            column = "lon" if lat else "lat"
            message = Message("{} is blank; the place is unknown", column)
            note(
                findings,
                "half-a-place",
                (tables.nodes, row, column),
                message=message,
                hint="write both or none",
            )


def totals(tables: Tables, findings: Findings) -> None:
    """Say how many ties have no date, and whether there is anybody at all."""
    if not tables.nodes.rows and not findings.spoilt(tables.nodes.file):
        findings.add(
            "no-organisations", tables.nodes.file, 0, message="no organisations", hint="add a row for each"
        )
    relations = [cells.get("relation", "mou") for _, cells in tables.edges.rows if not cells["signed"]]
    undated = sum(relation not in STRUCTURAL for relation in relations)
    if undated:
        findings.add(
            "undated-ties",
            tables.edges.file,
            0,
            message=Message("{} without a date, in no dated view", several(undated, "tie")),
        )


RULES_BETWEEN_ROWS: Sequence[Callable[[Tables, Findings], None]] = (
    repeated_ids,
    similar_ids,
    similar_names,
    shared_aliases,
    sums,
    half_places,
    places,
    ends_known,
    repeated_ties,
    twin_agreements,
    agreement_dates,
    agreements_hang_together,
    similar_agreements,
    renewals,
    renewals_keep_parties,
    ends_after_signing,
    totals,
)
