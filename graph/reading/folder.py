"""A folder with nodes.csv and edges.csv, read whole and checked: findings, or an ecosystem."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import DataError, FileError
from graph.progress import report
from graph.reading.cells import EDGE_CELLS, NODE_CELLS
from graph.reading.decoding import contents, decode
from graph.reading.findings import Finding, Findings, Severity, folded, letter, several
from graph.reading.header import EDGES, NODES
from graph.reading.rules import RULES_BETWEEN_ROWS, Tables
from graph.reading.sheet import Shape, Sheet, read_once, read_sheet
from graph.reading.stages import stages
from graph.reading.texts import any_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from graph.model.ecosystem import Ecosystem

UNREADABLE = frozenset({"missing-file", "unreadable-file"})
LARGE = 1_500_000  # bytes of both files; at 1.3 MB reading by columns and row by row take equally long
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
        rows = f"{several(self.organisations, 'organisation')}, {several(self.ties, 'tie')}"
        return f"{rows}; {', '.join(several(self.count(kind), kind) for kind in kinds)}"

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
    if is_large(Path(folder)):
        from graph.reading.large.folder import check_large

        found = check_large(Path(folder), today)
        if found is not None:
            return Inspection(tuple(found.findings.in_order()), found.organisations, found.ties)
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
    if is_large(Path(folder)):
        from graph.reading.large.folder import read_large

        eco = read_large(Path(folder))
        if eco is not None:
            return eco
    tables, findings = _tables(Path(folder), None)
    found = findings.in_order()
    errors = [each for each in found if each.severity == "error"]
    unreadable = [each for each in errors if each.rule.slug in UNREADABLE]
    if unreadable:
        raise FileError("\n".join(map(str, unreadable)), findings=unreadable)
    whole = [each for each in errors if each.row in (0, 1)]
    if tables is None or whole or (errors and not keep_going):
        raise DataError(found, told="\n".join(map(str, folded(found))))
    return _ecosystem(tables, findings)


def is_large(folder: Path) -> bool:
    """Tell whether the files are so large that reading them by columns is worth loading what that needs.

    Examples
    --------
    >>> is_large(Path("data"))
    False
    """
    try:
        found = [folder / shape.file for shape in (NODES, EDGES)]
        return all(map(Path.is_file, found)) and sum(each.stat().st_size for each in found) >= LARGE
    except (OSError, ValueError):
        return False  # the exact reader says what is the matter


def _ecosystem(tables: Tables, findings: Findings) -> Ecosystem:
    """Build the ecosystem of the rows without errors."""
    from graph.model.ecosystem import make

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
    findings, stage = Findings(), stages(folder)
    next(stage)
    nodes = _checked_sheet(folder, NODES, EDGES, findings)
    next(stage)
    edges = _checked_sheet(folder, EDGES, NODES, findings)
    next(stage)
    if nodes is None or edges is None:
        return None, findings
    once, repeated = read_once(nodes)
    tables = Tables(once, edges, today, repeated)
    for done, rule in enumerate(RULES_BETWEEN_ROWS):
        report(done, len(RULES_BETWEEN_ROWS))
        rule(tables, findings)
    next(stage, None)
    return tables, findings


def _checked_sheet(folder: Path, shape: Shape, other: Shape, findings: Findings) -> Sheet | None:
    """Read one file and check its cells; None where it has no rows to speak of."""
    sheet = _sheet(folder, shape, other, findings)
    if sheet is not None:
        _check_cells(sheet, NODE_CELLS if shape is NODES else EDGE_CELLS, findings)
    return sheet


def _sheet(folder: Path, shape: Shape, other: Shape, findings: Findings) -> Sheet | None:
    data = contents(folder / shape.file, findings)
    if data is None:
        return None
    text = decode(data, shape.file, findings)
    return None if text is None else read_sheet(text, shape, other=other, findings=findings)


def _check_cells(sheet: Sheet, rules: Mapping[str, Callable[..., str]], findings: Findings) -> None:
    """Run each column's rule over its cells and keep what the rule returns."""
    columns = [(name, place) for place, name in enumerate(sheet.columns) if name]
    for done, (name, place) in enumerate(columns):
        report(len(columns) + done, 2 * len(columns))  # finding the cells has taken as long as checking them
        _check_column(sheet, (name, letter(place)), rules.get(name, any_text), findings)


def _check_column(sheet: Sheet, named: tuple[str, str], rule: Callable[..., str], findings: Findings) -> None:
    (column, place), at, told = named, 0, False
    clean: dict[str, str] = {}  # cells without a finding, and what is kept of them: most come again and again

    def found(slug: str, message: str, hint: str = "") -> None:
        nonlocal told
        told = True
        findings.add(slug, sheet.file, at, message=message, column=column, letter=place, hint=hint)

    for row, cells in sheet.rows:
        text = cells[column]
        kept = clean.get(text)
        if kept is None:
            at, told = row, False
            kept = rule(text, found)
            if not told and len(clean) < REMEMBERED:
                clean[text] = kept
        cells[column] = kept
