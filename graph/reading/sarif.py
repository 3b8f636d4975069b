"""Findings as SARIF 2.1.0, the form in which editors and code review show what a checker found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graph.reading.catalogue import entry
from graph.reading.editing import as_cell, columns_of
from graph.reading.header import EDGES, NODES
from graph.reading.lines import Lines, Region, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.reading.findings import Finding
    from graph.reading.folder import Inspection

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif(inspection: Inspection, folder: Path, *, version: str = "", home: str = "") -> dict[str, Any]:
    """Give what a check of a folder found as a SARIF log of one run.

    Parameters
    ----------
    inspection
        What `graph.check` gave.
    folder
        The folder that was checked. Its files are read once more, for findings count rows
        and SARIF counts lines.
    version
        Of the program, for the log.
    home
        The address of the folder, where it was copied from elsewhere; blank: its own.

    Returns
    -------
    log
        Ready for `json.dumps`. A finding about a whole file stands at its first line. The
        region of any other is its cell, or its row where it has no column; the row and
        the column as a spreadsheet shows them are in the result's ``properties``. Its ``fixes`` say what to
    write over which cells, where there is one right answer.

    References
    ----------
    .. [1] OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020.

    Examples
    --------
    >>> from graph.reading import check
    >>> log = sarif(check("data"), Path("data"))
    >>> log["version"], log["runs"][0]["results"][0]["ruleId"]
    ('2.1.0', 'N104')
    """
    findings = inspection.findings
    codes = sorted({each.rule.code for each in findings})
    driver: dict[str, Any] = {"name": "graph"}
    if version:
        driver["version"] = version
    driver["rules"] = [_rule(code) for code in codes]
    files = {shape.file: _lines(folder / shape.file, findings) for shape in (NODES, EDGES)}
    results = [
        _result(each, files.get(each.file), codes, _address(folder, each.file, home)) for each in findings
    ]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not inspection.unreadable}],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    told = entry(code)
    return {
        "id": told.rule.code,
        "name": told.rule.slug,
        "shortDescription": {"text": told.rule.summary},
        "fullDescription": {"text": f"{told.means} {told.why}"},
        "help": {"text": told.do},
        "defaultConfiguration": {"level": told.rule.severity},
    }


def _result(finding: Finding, file: _File | None, codes: list[str], address: str) -> dict[str, Any]:
    where = f"{finding.column} (column {finding.letter}): " if finding.letter else ""
    hint = f"; {finding.hint}" if finding.hint else ""
    place = {"row": finding.row or None, "column": finding.letter or None}
    result: dict[str, Any] = {
        "ruleId": finding.rule.code,
        "ruleIndex": codes.index(finding.rule.code),
        "level": finding.severity,
        "message": {"text": f"{where}{finding.message}{hint}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": address},
                    "region": _region(finding, file),
                }
            }
        ],
    }
    if finding.row:
        result["properties"] = {key: value for key, value in place.items() if value is not None}
    replacements = _replacements(finding, file) if file else []
    if replacements:
        change = {"artifactLocation": {"uri": address}, "replacements": replacements}
        result["fixes"] = [{"artifactChanges": [change]}]
    return result


def _replacements(finding: Finding, file: _File) -> list[dict[str, Any]]:
    """What to write over which cells; nothing where a cell is in a column that the file does not have yet."""
    if not all(name in file.columns for name, _ in finding.fix):
        return []
    places = [(file.columns.index(name), text) for name, text in sorted(finding.fix)]
    lines, row = file.lines, finding.row
    return [
        {
            "deletedRegion": _as_region(lines.region(row, place)),
            "insertedContent": {"text": as_cell(text, lines.written(row, place), lines.delimiter)},
        }
        for place, text in places
    ]


def _region(finding: Finding, file: _File | None) -> dict[str, int]:
    """The cell, the row, or the first line."""
    if file is None or not finding.row:
        return {"startLine": max(finding.row, 1)}
    return _as_region(file.lines.region(finding.row, _index(finding.letter)))


def _as_region(found: Region) -> dict[str, int]:
    return {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }


@dataclass(frozen=True, slots=True)
class _File:
    """The rows of a file that findings name, and the names of its columns."""

    lines: Lines
    columns: list[str]


def _lines(path: Path, findings: Sequence[Finding]) -> _File | None:
    """A file as far as findings name it; None where there is nothing to look up, or no file."""
    rows = {each.row for each in findings if each.file == path.name and each.row}
    shape = NODES if path.name == NODES.file else EDGES
    if not rows:
        return None
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return _File(lines_of(data, shape, rows), columns_of(data, shape.file))


def _index(letters: str) -> int | None:
    """Count a spreadsheet's column from 0; None where no column is named."""
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - ord("A") + 1
    return number - 1 if letters else None


def _address(folder: Path, file: str, home: str) -> str:
    """A file's address: relative to where the program runs, where it lies below."""
    if home:
        return quote(f"{home}/{file}", safe=":/@")
    whole = Path.cwd() / folder / file
    if whole.is_relative_to(Path.cwd()) and ".." not in whole.parts:
        return quote(whole.relative_to(Path.cwd()).as_posix())
    return whole.resolve().as_uri()
