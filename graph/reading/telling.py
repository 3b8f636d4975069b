"""What was found in the data, line by line, for people to read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import DataError
from graph.messages import translated
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
        ``en`` or ``ja``.

    Examples
    --------
    >>> from graph.reading import check
    >>> lines([], check("data"), "data")[-1]
    'data: 119 organisations, 236 ties; 0 errors, 0 warnings, 3 notes'
    """
    if lang != "ja":
        return [*map(str, listed), f"{folder}: {found.summary}"]
    return [*map(_line, listed), f"{folder}：{_counts(found)}"]


def told(finding: Finding, lang: str = "en") -> Finding:
    """Give a finding with its message and its hint in a language.

    Parameters
    ----------
    lang
        ``en`` or ``ja``. A Japanese one always says what to do: where there is no hint for the cell,
        what the catalogue says of the code.

    Examples
    --------
    >>> from graph.messages import Message
    >>> from graph.reading.findings import RULES, Finding
    >>> message = Message("{} is tied to itself", "'a'")
    >>> told(Finding(RULES["self-tie"], "edges.csv", 7, "target", "B", message), "ja").message
    "'a' が自分自身とつながっています"
    """
    if lang != "ja":
        return finding
    from graph.reading.catalogue import entry, japanese  # TOML, which nothing else needs

    hint = translated(finding.hint, japanese()) or entry(finding.rule.slug).ja_do.removesuffix("。")
    return replace(finding, message=translated(finding.message, japanese()), hint=hint)


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
        raise DataError(fault.findings, told="\n".join(map(_line, fault.findings))) from None


def _line(finding: Finding) -> str:
    """Give the line of a finding in Japanese."""
    in_words = told(finding, "ja")
    place = f"{finding.file}:{finding.row}" if finding.row else finding.file
    where = f"{finding.column}（{finding.letter} 列）：" if finding.letter else ""
    kind = word(f"severity_{finding.severity}", "ja")
    stop = "" if in_words.hint.endswith("？") else "。"
    return f"{place}: {kind} {finding.rule.code}  {where}{in_words.message}。{in_words.hint}{stop}"


def _counts(found: Inspection) -> str:
    kinds: tuple[Severity, ...] = ("error", "warning", "note")
    counts = "、".join(f"{word(f'severity_{kind}', 'ja')} {found.count(kind)} 件" for kind in kinds)
    return f"組織 {found.organisations}、つながり {found.ties}；{counts}"
