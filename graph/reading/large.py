"""A folder with large files: read by columns where both are plain CSV and sound, else not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reading.between import check_between, ends_are_sound, ends_follow_signing
from graph.reading.cells import EDGE_CELLS, NODE_CELLS
from graph.reading.findings import Findings
from graph.reading.plain import plain_table, sheet_of
from graph.reading.shapes import EDGES, NODES

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from graph.model import Ecosystem


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of large files found, and how many records they hold."""

    findings: Findings
    organisations: int
    ties: int


def read_large(folder: Path) -> Ecosystem | None:
    """Read an ecosystem; None where the exact reader has to look.

    Only rules that refuse data are asked. Repairs are those of the exact reader.
    """
    from graph.model import make_coded

    try:
        nodes = plain_table((folder / NODES.file).read_bytes(), (NODES, EDGES), NODE_CELLS, findings=None)
        edges = plain_table((folder / EDGES.file).read_bytes(), (EDGES, NODES), EDGE_CELLS, findings=None)
    except OSError:
        return None
    if nodes is None or edges is None or len(nodes.columns["id"].values) < nodes.rows.size:
        return None
    if not (ends_are_sound(edges, nodes.columns["id"].values) and ends_follow_signing(edges)):
        return None
    return make_coded(nodes.columns, edges.columns, rows=(nodes.rows, edges.rows))


def check_large(folder: Path, today: date | None) -> Checked | None:
    """Find everything that is wrong with two files; None where the exact reader has to look."""
    findings = Findings()
    try:
        organisations = plain_table(
            (folder / NODES.file).read_bytes(), (NODES, EDGES), NODE_CELLS, findings=findings
        )
        edges = plain_table((folder / EDGES.file).read_bytes(), (EDGES, NODES), EDGE_CELLS, findings=findings)
    except OSError:
        return None
    if organisations is None or organisations.tidied:
        return None
    if edges is None or edges.tidied:
        return None
    nodes = sheet_of(organisations)
    if not check_between(nodes, edges, today, findings=findings):
        return None
    return Checked(findings, len(nodes.rows), int(edges.rows.size))
