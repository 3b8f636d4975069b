"""The rules between rows, in the order in which they run.

To add one, write a function of the tables in the module of its subject
(`identity`, `agreements`, `places`, or a new one) and name it in RULES_BETWEEN_ROWS, or in REFUSING
if it may refuse data. Going through a million rows takes seconds: look at the columns first
(`Sheet.each`), and make rows (`Sheet.rows`) only of those that share something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.reading.agreements import (
    agreement_dates,
    ends_after_signing,
    renewals,
    repeated_ties,
    twin_agreements,
)
from graph.reading.findings import Findings, several
from graph.reading.identity import ends_known, repeated_ids, shared_aliases, similar_ids, similar_names
from graph.reading.leftovers import sums
from graph.reading.parties import (
    agreements_hang_together,
    likely_renewals,
    renewals_keep_parties,
    similar_agreements,
)
from graph.reading.places import places, unplaced
from graph.reading.tables import Tables, note
from graph.vocabulary import STRUCTURAL
from graph.words.messages import Message


def half_places(tables: Tables, findings: Findings) -> None:
    """A latitude needs a longitude."""
    for row, lat, lon in tables.nodes.each("lat", "lon"):
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
    if not len(tables.nodes) and not findings.spoilt(tables.nodes.file):
        findings.add(
            "no-organisations", tables.nodes.file, 0, message="no organisations", hint="add a row for each"
        )
    ties = tables.edges.each("signed", "relation")
    undated = sum(not signed and relation not in STRUCTURAL for _, signed, relation in ties)
    if undated:
        findings.add(
            "undated-ties",
            tables.edges.file,
            0,
            message=Message("{} without a date, in no dated view", several(undated, "tie")),
        )


Rule = Callable[[Tables, Findings], None]

# Those that find errors, for which data are refused; the others only warn.
REFUSING: Sequence[Rule] = (repeated_ids, ends_known, ends_after_signing)
RULES_BETWEEN_ROWS: Sequence[Rule] = (
    *REFUSING,
    similar_ids,
    similar_names,
    shared_aliases,
    sums,
    half_places,
    places,
    unplaced,
    repeated_ties,
    twin_agreements,
    agreement_dates,
    agreements_hang_together,
    similar_agreements,
    renewals,
    renewals_keep_parties,
    likely_renewals,
    totals,
)
