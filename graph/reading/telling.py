"""What was found in the data, line by line, for people to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import DataError
from graph.phrases import word
from graph.reading.folder import read

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from graph.model import Ecosystem
    from graph.reading.findings import Finding, Severity
    from graph.reading.folder import Inspection


def lines(listed: Sequence[Finding], found: Inspection, folder: str, *, lang: str = "en") -> list[str]:
    """Give a line for each finding, and one that sums them up.

    Parameters
    ----------
    listed, found
        The findings to tell, and all of them with the rows that were read.
    folder
        What the folder is called.
    lang
        ``en`` or ``ja``. In Japanese each line says what its code means, and what to do comes at the end;
        what was found in the cell is told as in English.

    Examples
    --------
    >>> from graph.reading import check
    >>> lines([], check("data"), "data")[-1]
    'data: 119 organisations, 236 ties; 0 errors, 0 warnings, 3 notes'
    """
    if lang != "ja":
        return [*map(str, listed), f"{folder}: {found.summary}"]
    return [*_in_japanese(listed), f"{folder}：{_counts(found)}"]


def read_told(folder: str | os.PathLike[str], *, keep_going: bool, lang: str) -> Ecosystem:
    """Read an ecosystem as `graph.reading.read` does; faults are told in the language.

    Examples
    --------
    >>> len(read_told("data", keep_going=False, lang="ja").nodes)
    119
    """
    try:
        return read(folder, keep_going=keep_going)
    except DataError as fault:
        if lang != "ja":
            raise
        raise DataError(fault.findings, told="\n".join(_in_japanese(fault.findings))) from None


def _in_japanese(findings: Sequence[Finding]) -> list[str]:
    """A line for each finding, then what to do about each code."""
    from graph.reading.catalogue import entry  # TOML, which nothing else needs

    codes = dict.fromkeys(each.rule for each in findings)
    remedies = [f"  {rule.code}：{entry(rule.slug).ja_do}" for rule in codes]
    heading = [f"{word('what_to_do', 'ja')}："] if remedies else []
    return [*map(_japanese, findings), *heading, *remedies]


def _japanese(finding: Finding) -> str:
    """Give the line of a finding.

    Examples
    --------
    >>> from graph.reading.findings import RULES, Finding
    >>> print(_japanese(Finding(RULES["unknown-id"], "edges.csv", 7, "target", "B", "'ZZ' is not an id")))
    edges.csv:7: エラー E203 nodes.csv にない ID である  target（B 列）：'ZZ' is not an id
    """
    from graph.reading.catalogue import entry

    place = f"{finding.file}:{finding.row}" if finding.row else finding.file
    where = f"{finding.column}（{finding.letter} 列）：" if finding.letter else ""
    hint = f"; {finding.hint}" if finding.hint else ""
    kind = word(f"severity_{finding.severity}", "ja")
    means = entry(finding.rule.slug).ja
    return f"{place}: {kind} {finding.rule.code} {means}  {where}{finding.message}{hint}"


def _counts(found: Inspection) -> str:
    kinds: tuple[Severity, ...] = ("error", "warning", "note")
    counts = "、".join(f"{word(f'severity_{kind}', 'ja')} {found.count(kind)} 件" for kind in kinds)
    return f"組織 {found.organisations}、つながり {found.ties}；{counts}"
