"""A folder with large files: read by columns where both are plain CSV and sound, else not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reading.cells import EDGE_CELLS, NODE_CELLS
from graph.reading.findings import Findings
from graph.reading.header import EDGES, NODES
from graph.reading.large.between import check_between, ends, ends_follow_signing
from graph.reading.large.plain import plain_table, sheet_of
from graph.reading.sheet import read_once
from graph.reading.stages import stages

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from graph.model.ecosystem import Ecosystem
    from graph.reading.large.plain import PlainTable
    from graph.reading.sheet import Shape


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
    from graph.model.ecosystem import make_coded

    stage = stages(folder)
    next(stage)
    nodes = _plain(folder, (NODES, EDGES), None)
    if nodes is None:
        return None
    next(stage)
    edges = _plain(folder, (EDGES, NODES), None)
    next(stage)
    ids = nodes.columns["id"].values
    if edges is None or len(ids) < nodes.rows.size or not ends_follow_signing(edges):
        return None
    places = ends(edges, ids)
    if places is None:
        return None
    eco = make_coded(nodes.columns, edges.columns, rows=(nodes.rows, edges.rows), ends=places)
    next(stage, None)
    return eco


def check_large(folder: Path, today: date | None) -> Checked | None:
    """Find everything that is wrong with two files; None where the exact reader has to look."""
    findings, stage = Findings(), stages(folder)
    next(stage)
    organisations = _plain(folder, (NODES, EDGES), findings)
    if organisations is None or organisations.tidied:
        return None
    next(stage)
    edges = _plain(folder, (EDGES, NODES), findings)
    if edges is None or edges.tidied:
        return None
    next(stage)
    nodes, repeated = read_once(sheet_of(organisations))
    if repeated or not check_between(nodes, edges, today, findings=findings):
        return None
    next(stage, None)
    return Checked(findings, len(nodes.rows), int(edges.rows.size))


def _plain(folder: Path, shapes: tuple[Shape, Shape], findings: Findings | None) -> PlainTable | None:
    """Read one file and check its cells; None where it is not plain, or cannot be read."""
    rules = NODE_CELLS if shapes[0] is NODES else EDGE_CELLS
    try:
        return plain_table((folder / shapes[0].file).read_bytes(), shapes, rules, findings=findings)
    except OSError:
        return None
