"""What was found in the data, line by line, for people to read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.reading.findings import FIXABLE, Finding, folded, printable
from graph.words import sentence, word
from graph.words.messages import translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.errors import GraphError
    from graph.reading.findings import Severity
    from graph.reading.folder import Inspection


def lines(listed: Sequence[Finding], found: Inspection, folder: str, *, lang: str = "en") -> list[str]:
    """Give a line for each finding, or for many of one cause, and one that sums them up.

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
    summary = f"{folder}：{_counts(found)}" if lang == "ja" else f"{folder}: {found.summary}"
    is_told = found.fixable and any(each.rule.slug in FIXABLE for each in listed)
    fixable = [sentence("fixable", lang, count=found.fixable, folder=folder)] if is_told else []
    return [*(line(each, lang) for each in folded(listed)), *fixable, summary]


def line(finding: Finding, lang: str = "en") -> str:
    """Give the line of a finding: where it is, its code, what was found and what to do.

    Examples
    --------
    >>> from graph.reading.findings import RULES, Finding
    >>> print(line(Finding(RULES["no-organisations"], "nodes.csv", 0, "", "", "no organisations"), "ja"))
    nodes.csv: 注記 N203  組織がありません。組織ごとに行を追加してください。
    """
    if lang != "ja":
        return str(finding)
    in_words = told(finding, lang)
    where = f"{printable(finding.column)}（{finding.letter} 列）：" if finding.letter else ""
    kind = word(f"severity_{finding.severity}", lang)
    hint = _stopped(in_words.hint)
    return f"{finding.place}: {kind} {finding.rule.code}  {where}{in_words.message}。{hint}"


def told(finding: Finding, lang: str = "en") -> Finding:
    """Give a finding with its message and its hint in a language.

    Parameters
    ----------
    lang
        ``en`` or ``ja``. A Japanese one always says what to do: where there is no hint for the cell,
        what the catalogue says of the code.

    Examples
    --------
    >>> from graph.words.messages import Message
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


def refusal(fault: GraphError, lang: str = "en") -> str:
    """Say in a language what cannot be done, why, and what to do instead.

    Parameters
    ----------
    lang
        ``en`` or ``ja``. A sentence that has no Japanese stays in English.

    Examples
    --------
    >>> from graph.dates import parse
    >>> from graph.errors import DateError
    >>> try:
    ...     parse("2019-13")
    ... except DateError as fault:
    ...     print(refusal(fault, "ja"))
    '2019-13' の13月は存在しません。年だけが分かっているなら2019と書いてください。
    """
    if lang != "ja":
        return str(fault)
    faults: list[str] = [each for each in fault.findings if not isinstance(each, Finding)]
    said = faults if fault.findings else [fault.message]
    of_rows = folded([each for each in fault.findings if isinstance(each, Finding)])
    return "\n".join([*(line(each, lang) for each in of_rows), *(in_japanese(each) for each in said)])


def in_japanese(message: str) -> str:
    """Say a sentence in Japanese, with its full stop; a question has none.

    Examples
    --------
    >>> from graph.words.messages import Message
    >>> in_japanese(Message("no such command {}", "'mapp'"))
    "'mapp' というコマンドはありません。"
    """
    from graph.reading.catalogue import japanese

    return _stopped(translated(message, japanese()))


def _stopped(said: str) -> str:
    return f"{said}。" if said and not said.endswith(("？", "。")) else said


def _counts(found: Inspection) -> str:
    kinds: tuple[Severity, ...] = ("error", "warning", "note")
    counts = "、".join(f"{word(f'severity_{kind}', 'ja')}{found.count(kind)}件" for kind in kinds)
    return f"組織{found.organisations}、つながり{found.ties}；{counts}"
