"""A folder with nodes.csv and edges.csv, read whole and checked: findings, or an ecosystem."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import DataError, FileError
from graph.reading.cells import EDGE_CELLS, NODE_CELLS
from graph.reading.decoding import decode
from graph.reading.findings import Finding, Findings, Severity
from graph.reading.rules import RULES_BETWEEN_ROWS, Tables
from graph.reading.sheet import Shape, Sheet, read_sheet
from graph.reading.texts import any_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from graph.model import Ecosystem

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
        "term_years", "terminated", "purposes", "source_url", "evidence", "date_basis",
    ),
)  # fmt: skip
UNREADABLE = frozenset({"missing-file", "unreadable-file"})
REMEMBERED = 4096  # clean cells of a column that are not checked again


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a check of a folder found.

    Attributes
    ----------
    findings
        By file and row; empty where there is nothing to say.
    organisations, ties
        Rows of nodes.csv and edges.csv that could be read (count).
    """

    findings: tuple[Finding, ...]
    organisations: int
    ties: int

    def count(self, severity: Severity) -> int:
        """Count the findings that are errors, warnings or notes."""
        return sum(each.severity == severity for each in self.findings)

    @property
    def summary(self) -> str:
        """Rows and findings in one line."""
        kinds: tuple[Severity, ...] = ("error", "warning", "note")
        counts = ", ".join(
            f"{self.count(kind)} {kind}{'' if self.count(kind) == 1 else 's'}" for kind in kinds
        )
        return f"{self.organisations} organisations, {self.ties} ties; {counts}"

    @property
    def unreadable(self) -> bool:
        """Whether a file is missing or cannot be opened."""
        return any(each.rule.slug in UNREADABLE for each in self.findings)


def check(folder: str | os.PathLike[str], *, today: date | None = None) -> Inspection:
    """Find everything that is wrong with a folder's two files, without loading pandas.

    Parameters
    ----------
    folder
        Holds nodes.csv and edges.csv.
    today
        Signing dates after it are reported; None reports none.

    Examples
    --------
    >>> check("data").count("error")
    0
    """
    tables, findings = _tables(Path(folder), today)
    organisations, ties = (len(tables.nodes.rows), len(tables.edges.rows)) if tables else (0, 0)
    return Inspection(tuple(findings.in_order()), organisations, ties)


def read(folder: str | os.PathLike[str], *, keep_going: bool = False) -> Ecosystem:
    """Read an ecosystem from a folder.

    Parameters
    ----------
    folder
        Holds nodes.csv and edges.csv.
    keep_going
        Leave out rows with errors, and the ties of organisations left out,
        instead of refusing the data; `left_out` counts them.

    Raises
    ------
    FileError
        When a file is not there or cannot be opened.
    DataError
        When the data have errors; `findings` holds every one, warnings included.
        With `keep_going` only for errors that leave no table to work with.

    Examples
    --------
    >>> eco = read("data")
    >>> len(eco.nodes), eco.nodes.loc[eco.nodes["id"] == "link-j", "type"].item()
    (119, 'hub')
    """
    tables, findings = _tables(Path(folder), None)
    found = findings.in_order()
    errors = [each for each in found if each.severity == "error"]
    unreadable = [each for each in errors if each.rule.slug in UNREADABLE]
    if unreadable:
        raise FileError("\n".join(map(str, unreadable)))
    whole = [each for each in errors if each.row in (0, 1)]
    if tables is None or whole or (errors and not keep_going):
        raise DataError(found)
    return _ecosystem(tables, findings)


def _ecosystem(tables: Tables, findings: Findings) -> Ecosystem:
    """Build the ecosystem of the rows without errors."""
    from graph.model import make

    bad_nodes, bad_edges = findings.spoilt(tables.nodes.file), findings.spoilt(tables.edges.file)
    nodes = [(row, cells) for row, cells in tables.nodes.rows if row not in bad_nodes]
    ids = {cells["id"] for _, cells in nodes}
    edges = [
        (row, cells)
        for row, cells in tables.edges.rows
        if row not in bad_edges and cells["source"] in ids and cells["target"] in ids
    ]
    lost = {row for row, _ in tables.edges.rows} - {row for row, _ in edges}
    return make(
        _columns(tables.nodes, nodes),
        _columns(tables.edges, edges),
        left_out=len(bad_nodes) + len(bad_edges | lost),
    )


def _columns(sheet: Sheet, rows: list[tuple[int, dict[str, str]]]) -> dict[str, list[object]]:
    columns: dict[str, list[object]] = {
        name: [cells[name] for _, cells in rows] for name in sheet.columns if name and name != "row"
    }
    columns["row"] = [row for row, _ in rows]
    return columns


def _tables(folder: Path, today: date | None) -> tuple[Tables | None, Findings]:
    """Read and check both files; no tables where one of them has no rows to speak of."""
    findings = Findings()
    nodes = _sheet(folder, NODES, EDGES, findings)
    edges = _sheet(folder, EDGES, NODES, findings)
    if nodes is not None:
        _check_cells(nodes, NODE_CELLS, findings)
    if edges is not None:
        _check_cells(edges, EDGE_CELLS, findings)
    if nodes is None or edges is None:
        return None, findings
    tables = Tables(nodes, edges, today)
    for rule in RULES_BETWEEN_ROWS:
        rule(tables, findings)
    return tables, findings


def _sheet(folder: Path, shape: Shape, other: Shape, findings: Findings) -> Sheet | None:
    path = folder / shape.file
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        where = "" if folder.is_absolute() else f" (from {Path.cwd()})"
        hint = "name the folder that holds both files with --data"
        findings.add("missing-file", shape.file, 0, message=f"there is no file {path}{where}", hint=hint)
        return None
    except IsADirectoryError:
        findings.add("unreadable-file", shape.file, 0, message=f"{path} is a folder, not a file")
        return None
    except OSError as fault:
        hint = "close it in Excel, then try again" if isinstance(fault, PermissionError) else ""
        findings.add(
            "unreadable-file", shape.file, 0, message=f"{path} cannot be read ({fault.strerror})", hint=hint
        )
        return None
    text = decode(data, shape.file, findings)
    return None if text is None else read_sheet(text, shape, other=other, findings=findings)


def _check_cells(sheet: Sheet, rules: Mapping[str, Callable[..., str]], findings: Findings) -> None:
    """Run each column's rule over its cells and keep what the rule returns."""
    for column in [name for name in sheet.columns if name]:
        _check_column(sheet, column, rules.get(column, any_text), findings)


def _check_column(sheet: Sheet, column: str, rule: Callable[..., str], findings: Findings) -> None:
    place, at, told = sheet.letter(column), 0, False
    clean: dict[str, str] = {}  # cells without a finding, and what is kept of them: most come again and again

    def report(slug: str, message: str, hint: str = "") -> None:
        nonlocal told
        told = True
        findings.add(slug, sheet.file, at, message=message, column=column, letter=place, hint=hint)

    for row, cells in sheet.rows:
        text = cells[column]
        kept = clean.get(text)
        if kept is None:
            at, told = row, False
            kept = rule(text, report)
            if not told and len(clean) < REMEMBERED:
                clean[text] = kept
        cells[column] = kept
