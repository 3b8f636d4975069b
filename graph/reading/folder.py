"""A folder with nodes.csv and edges.csv, read whole and checked: findings, or an ecosystem."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.dates.days import as_day
from graph.errors import DataError, FileError, UsageError
from graph.progress import report
from graph.reading.carrying import carried
from graph.reading.cells import EDGE_CELLS, NODE_CELLS, rule_of, says_nothing
from graph.reading.copies import copies
from graph.reading.decoding import contents, decode
from graph.reading.findings import Finding, Findings, Severity, folded, several
from graph.reading.given import HEADS, Given, given_sheet
from graph.reading.header import EDGES, NODES
from graph.reading.identity import ends_by_name
from graph.reading.memory import Memory, of_frames
from graph.reading.rules import REFUSING, RULES_BETWEEN_ROWS, Rule
from graph.reading.sheet import read_sheet
from graph.reading.stages import stages
from graph.reading.tables import Tables, note_rows, read_once, told_of
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date

    import pandas as pd

    from graph.model.ecosystem import Ecosystem
    from graph.reading.header import Shape
    from graph.reading.tables import Sheet

Source = Path | Memory | Given
UNREADABLE = frozenset({"missing-file", "unreadable-file"})


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a check of a folder found.

    Attributes
    ----------
    findings
        By file and row; empty where there is nothing to say.
    organisations, ties
        Rows of nodes.csv and edges.csv that could be read (count).
    fixable
        Cells with one right text other than their own (count).
    """

    findings: tuple[Finding, ...]
    organisations: int
    ties: int
    fixable: int = 0

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


def check(
    folder: str | os.PathLike[str] | pd.DataFrame | Given,
    edges: pd.DataFrame | None = None,
    *,
    today: date | str | None = None,
) -> Inspection:
    """Find what is wrong with a folder's two files, as `graph.check` does, without loading pandas.

    Examples
    --------
    >>> check("data").count("error")
    0
    """
    source = _source(folder, edges)
    tables, findings = _tables(source, None if today is None else as_day(today), RULES_BETWEEN_ROWS)
    return _inspection(tables, findings, source)


def check_and_read(
    folder: str | os.PathLike[str] | Given, *, today: date | None = None, keep_going: bool = False
) -> tuple[Inspection, Ecosystem | None]:
    """Find what `check` finds and make what `read` makes of one look at a folder's files.

    Parameters
    ----------
    folder, today
        As for `check`.
    keep_going
        As for `read`.

    Returns
    -------
    inspection, ecosystem
        No ecosystem where `read` refuses the data.

    Examples
    --------
    >>> found, eco = check_and_read("data")
    >>> found.count("error"), len(eco.nodes)
    (0, 119)
    """
    source = folder if isinstance(folder, Given) else Path(folder)
    tables, findings = _tables(source, today, RULES_BETWEEN_ROWS)
    found = _inspection(tables, findings, source)
    if tables is None or _is_refused(_errors(findings), keep_going=keep_going, heads=_heads(source)):
        return found, None
    return found, _ecosystem(tables, findings)


def _inspection(tables: Tables | None, findings: Findings, source: Source) -> Inspection:
    """What was found in a folder, and what lies beside its files."""
    if isinstance(source, Path):
        copies(source, findings)
    organisations, ties = (len(tables.nodes), len(tables.edges)) if tables else (0, 0)
    files = () if isinstance(source, Given) else (NODES, EDGES)  # nothing is written into a lake
    fixable = sum(len(findings.fixes(shape.file)) for shape in files)
    told = tuple(_in_place(findings.in_order(), source))
    return Inspection(told, organisations, ties, fixable)


def _errors(findings: Findings) -> list[Finding]:
    return [each for each in findings.in_order() if each.severity == "error"] if findings.refuse else []


def _is_refused(errors: Sequence[Finding], *, keep_going: bool, heads: Collection[int] = HEADS) -> bool:
    """Whether data with these errors are refused: any, or one that leaves no table to work with."""
    return any(each.row in heads or not keep_going for each in errors)


def _heads(source: Source) -> Collection[int]:
    """The rows of a header, and of a table as a whole; columns that were given have their names elsewhere."""
    return {0} if isinstance(source, Given) else HEADS


def fixes(folder: str | os.PathLike[str]) -> dict[str, dict[tuple[int, str], str]]:
    """Give what belongs into which cells of a folder's two files, where there is one right answer.

    Returns
    -------
    fixes
        For each file the cells that hold something else: row and column to text, as
        `graph.reading.editing.with_cells` takes them. Written there, most of the texts are read as what
        was read before; those of garbled cells are what was meant by them. None in a file that is
        no table yet.

    Examples
    --------
    >>> fixes("data")
    {'nodes.csv': {}, 'edges.csv': {}}
    """
    _, findings = _tables(Path(folder), None, ())
    return {shape.file: findings.fixes(shape.file) for shape in (NODES, EDGES)}


def read(
    folder: str | os.PathLike[str] | pd.DataFrame | Given,
    edges: pd.DataFrame | None = None,
    *,
    keep_going: bool = False,
) -> Ecosystem:
    """Read an ecosystem from a folder of CSV files, a workbook or two tables, as `graph.read` does.

    Raises
    ------
    FileError
        When a file is not there or cannot be opened.
    DataError
        When the data have errors.

    Examples
    --------
    >>> len(read("data").nodes)
    119
    """
    return _read(_source(folder, edges), keep_going=keep_going)


def read_memory(memory: Memory) -> Ecosystem:
    """Read an ecosystem from texts as if they were files, with all that `read` raises.

    Examples
    --------
    >>> texts = {"nodes.csv": "id,name,type\\na,A,hub\\n", "edges.csv": "source,target,signed\\n"}
    >>> len(read_memory(Memory(texts)).nodes)
    1
    """
    return _read(memory)


def _read(source: Source, *, keep_going: bool = False) -> Ecosystem:
    tables, findings = _tables(source, None, REFUSING)
    errors = _errors(findings)
    unreadable = [each for each in errors if each.rule.slug in UNREADABLE]
    if unreadable:
        raise FileError("\n".join(map(str, unreadable)), findings=unreadable)
    if tables is None or _is_refused(errors, keep_going=keep_going, heads=_heads(source)):
        found = _with_warnings(tables, findings)
        found = _in_place(found, source)
        raise DataError(found, told="\n".join(map(str, folded(found))))
    return _ecosystem(tables, findings)


def glance(folder: str | os.PathLike[str] | Given, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield cells of nodes.csv as they are read, whatever is wrong with them, without loading pandas.

    Parameters
    ----------
    folder
        Holds nodes.csv; or a workbook with a sheet nodes; or columns that were read by somebody else.
    columns
        Which cells of each row; blank where the file has no such column.

    Examples
    --------
    >>> next(glance("data", "id", "type", "colour"))
    ('ann-arbor-spark', 'hub', '')
    """
    sheet = _checked_sheet(folder if isinstance(folder, Given) else Path(folder), NODES, EDGES, Findings())
    if sheet is not None:
        yield from zip(*map(sheet.column, columns), strict=True)


def _source(folder: str | os.PathLike[str] | pd.DataFrame | Given, edges: pd.DataFrame | None) -> Source:
    """What is read: a folder or workbook, or two tables as the files that they would be."""
    if isinstance(folder, Given):
        return folder
    if isinstance(folder, str | os.PathLike):
        if edges is not None:
            raise UsageError("give a folder, or two tables: organisations and ties")
        return Path(folder)
    if edges is None:
        raise UsageError("give the table of ties, too: graph.read(nodes, edges)")
    if not all(hasattr(each, "itertuples") for each in (folder, edges)):
        raise UsageError("give a folder, or two tables: organisations and ties")
    return of_frames(folder, edges)


def _in_place(found: list[Finding], folder: Source) -> list[Finding]:
    """Findings where they stand: those of a workbook in its sheets, those of a lake in its parts."""
    if isinstance(folder, Given):
        return [_in_part(each, folder) for each in found]
    if isinstance(folder, Memory) or not _is_workbook(folder):
        return found
    from graph.reading.workbooks import sheet_text

    titles = {file: f"{folder.name} [{sheet_text(folder, file)[1]}]" for file in (NODES.file, EDGES.file)}
    return [replace(each, file=titles.get(each.file, each.file)) for each in found]


def _in_part(found: Finding, given: Given) -> Finding:
    """A finding in the file of a lake in which it stands."""
    if found.file not in given.tables:
        return found
    file, row = given.place(found.file, found.row)
    return replace(found, file=file, row=row)


def _with_warnings(tables: Tables | None, findings: Findings) -> list[Finding]:
    """Give every finding, also those of the rules that were not asked while the data seemed sound."""
    for rule in RULES_BETWEEN_ROWS if tables else ():
        if rule not in REFUSING and tables is not None:
            rule(tables, findings)
    return findings.in_order()


def _ecosystem(tables: Tables, findings: Findings) -> Ecosystem:
    """Build the ecosystem of the rows without errors; cells that cannot be read and may be blank are."""
    from graph.model.ecosystem import make_coded

    nodes, edges = tables.nodes, tables.edges
    bad_nodes, bad_edges = findings.spoilt(nodes.file), findings.spoilt(edges.file)
    if bad_nodes or bad_edges:
        nodes = nodes.kept([place for place, row in enumerate(nodes.numbers) if row not in bad_nodes])
        ids = set(nodes.column("id").values)
        ties = enumerate(edges.each("source", "target"))
        fitting = [at for at, (row, *ends) in ties if row not in bad_edges and ids.issuperset(ends)]
        lost = {*edges.numbers} - {edges.numbers[place] for place in fitting}
        edges, bad_edges = edges.kept(fitting), bad_edges | lost
    unread = {sheet.file: _still_there(sheet, findings.unread(sheet.file)) for sheet in (nodes, edges)}
    nodes, edges = (sheet.blanked(unread[sheet.file]) for sheet in (nodes, edges))
    return make_coded(
        nodes.texts,
        edges.texts,
        rows=(nodes.numbers, edges.numbers),
        left_out=len(bad_nodes) + len(bad_edges),
        blanked={name: len(rows) for cells in unread.values() for name, rows in cells.items()},
    )


def _still_there(sheet: Sheet, cells: Mapping[str, set[int]]) -> dict[str, set[int]]:
    """The cells in rows that a sheet still has."""
    rows = set(sheet.numbers) if cells else set()
    return {name: found & rows for name, found in cells.items() if found & rows}


def _tables(folder: Source, today: date | None, rules: Sequence[Rule]) -> tuple[Tables | None, Findings]:
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
    tables = Tables(once, ends_by_name(once, edges, findings), today, repeated)
    for done, rule in enumerate(rules):
        report(done, len(rules))
        rule(tables, findings)
    next(stage, None)
    return tables, findings


def _is_workbook(path: Path) -> bool:
    """Tell a workbook in the place of a folder."""
    return path.suffix.lower() in (".xlsx", ".xlsm") and path.is_file()


def _text_of(folder: Source, file: str, findings: Findings) -> str | None:
    """The text of a table: a file of the folder, or a sheet of a workbook that stands in its place."""
    if isinstance(folder, Given):
        folder = folder.folder
    if isinstance(folder, Memory):
        return folder.texts[file]
    if not _is_workbook(folder):
        data = contents(folder / file, findings)
        return None if data is None else decode(data, file, findings)
    from graph.reading.workbooks import sheet_text  # ZIP and XML, which no folder needs

    text, _, losses = sheet_text(folder, file)
    for key, count, example in losses if file == NODES.file else ():
        if count and key != "came_hours":
            message = Message(
                "{} have no value that the workbook stores, such as {}", several(count, "cell"), example
            )
            hint = "open the workbook in Excel and save it"
            findings.add("spreadsheet-error", file, 0, message=message, hint=hint)
    return text


def _checked_sheet(folder: Source, shape: Shape, other: Shape, findings: Findings) -> Sheet | None:
    """Read one file and check its cells; None where it has no rows to speak of."""
    given = folder.tables.get(shape.file) if isinstance(folder, Given) else None
    text = None if given is not None else _text_of(folder, shape.file, findings)
    if given is not None:
        sheet = given_sheet(given, shape, other=other, findings=findings)
    else:
        sheet = None if text is None else read_sheet(text, shape, other=other, findings=findings)
    if sheet is None:
        findings.leave(shape.file)
        return None
    del text, given
    if shape is NODES:
        return _checked(sheet, NODE_CELLS, findings)
    return _checked(carried(sheet, findings), EDGE_CELLS, findings)


def _checked(sheet: Sheet, rules: Mapping[str, Callable[..., str]], findings: Findings) -> Sheet:
    """Ask each column's rule about its texts, and keep what the rule returns."""
    texts = {}
    for done, (name, column) in enumerate(sheet.texts.items(), len(sheet.texts)):
        report(done, 2 * len(sheet.texts))  # finding the cells has taken as long as checking them
        rule = rule_of(rules, name, column.values)
        if says_nothing(rule, column.values):
            texts[name] = column
            continue
        texts[name], told = told_of(column, rule, name)
        note_rows(findings, sheet, column, told=told)
    return replace(sheet, texts=texts)
