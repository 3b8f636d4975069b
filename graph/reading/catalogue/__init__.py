"""The catalogue of findings: what each code means, why, and what to do, with examples that are tested."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.errors import UnknownName
from graph.reading.findings import FIXABLE, RULES, Rule, printable
from graph.vocabulary import nearest
from graph.vocabulary.wordlists import wordlist
from graph.words import sentence, word

if TYPE_CHECKING:
    from pathlib import Path

# The two files of an example, where it does not give them itself.
NODES = "id,name,type\na,Alpha,hub\nb,Beta,city\nc,Gamma,company\n"
EDGES = "source,target,signed\na,b,2016-05-01\nb,c,2018-03\n"


@dataclass(frozen=True, slots=True)
class Example:
    """Two small files with one fault, or without it.

    Attributes
    ----------
    shown, text
        The file that matters, and its text; "" where there is none to show.
    nodes, edges
        The bytes of both files; None for a file that is missing or a folder.
    encoding, folder, today, beside
        How the file shown is saved; the file in whose place a folder stands; the day that is today; the
        name of a further file.
    """

    shown: str
    text: str
    nodes: bytes | None
    edges: bytes | None
    encoding: str = "utf-8"
    folder: str = ""
    today: date | None = None
    beside: str = ""

    def write(self, folder: Path) -> None:
        """Write both files into a folder, and the one beside them."""
        if self.beside:
            (folder / self.beside).write_bytes(b"")
        for name, content in (("nodes.csv", self.nodes), ("edges.csv", self.edges)):
            if content is not None:
                (folder / name).write_bytes(content)
            elif name == self.folder:
                (folder / name).mkdir()


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything there is to say about one kind of finding.

    Attributes
    ----------
    rule
        Code, slug, severity and summary.
    ja
        The summary in Japanese.
    means, why, do
        A sentence each: what was met, why it is told, and what to do about it.
    ja_do
        What to do about it, in Japanese.
    bad, good
        Files that have the finding, and files that have it no more.
    """

    rule: Rule
    ja: str
    means: str
    why: str
    do: str
    ja_do: str
    bad: Example
    good: Example


@functools.cache
def entries() -> tuple[Entry, ...]:
    """List the whole catalogue, in the order of the registry.

    Examples
    --------
    >>> [each.rule.code for each in entries()][:3]
    ['E101', 'E102', 'E103']
    """
    found: dict[str, dict[str, Any]] = {}
    for name in ("errors", "warnings", "notes"):
        found |= _table(name)
    return tuple(_entry(rule, found[slug]) for slug, rule in RULES.items())


@functools.cache
def japanese() -> dict[str, str]:
    """Give what findings, refusals and the pages of help say in Japanese, by their English template.

    Examples
    --------
    >>> japanese()["{} is tied to itself"]
    '{} が自分自身とつながっています'
    """
    return _table("japanese") | _table("refusals") | _table("help")


def entry(name: str) -> Entry:
    """Give what there is to say about a code or a slug, whatever its case.

    Raises
    ------
    UnknownName
        When no finding is called so; the nearest ones are suggested.

    Examples
    --------
    >>> entry("e203").rule.slug, entry("unknown-id").rule.code
    ('unknown-id', 'E203')
    """
    wanted = name.strip().casefold()
    for each in entries():
        if wanted in (each.rule.code.casefold(), each.rule.slug):
            return each
    near = nearest(name, RULES) or nearest(name, [rule.code for rule in RULES.values()])
    raise UnknownName(name, "finding", near)


def explanation(name: str, lang: str = "en") -> str:
    """Explain a code or a slug: what it means, why, what to do, a bad and a good example.

    Parameters
    ----------
    name
        Such as ``E203`` or ``unknown-id``.
    lang
        ``en`` or ``ja``.

    Raises
    ------
    UnknownName
        When no finding is called so.

    Examples
    --------
    >>> print(explanation("self-tie").splitlines()[0])
    E205 self-tie (error)
    """
    each = entry(name)
    rule = each.rule
    lines = [f"{rule.code} {rule.slug} ({word(f'severity_{rule.severity}', lang)})"]
    if lang == "ja":
        lines += [each.ja, rule.summary, "", f"{word('what_to_do', lang)}：{each.ja_do}"]
    else:
        lines += [rule.summary, each.ja, "", f"{word('what_it_means')}: {each.means}"]
        lines += [f"{word('why_it_is_told')}: {each.why}", f"{word('what_to_do')}: {each.do}"]
    lines += [word("by_fix", lang)] if rule.slug in FIXABLE else []
    for key, example in (("bad_example", each.bad), ("good_example", each.good)):
        lines += ["", f"{word(key, lang)} {example.shown}", *(f"  {line}" for line in shown(example, lang))]
    return "\n".join(lines) + "\n"


def shown(example: Example, lang: str = "en") -> list[str]:
    """Give the lines of an example as they are shown: what does not print as its escape.

    Examples
    --------
    >>> shown(entry("W502").bad)[1]
    'a,Al\\\\u200bpha,hub'
    >>> shown(entry("E103").bad)
    ['(the file is empty)']
    """
    if example.folder:
        return [word("example_is_a_folder", lang)]
    if example.beside:
        return [sentence("example_beside", lang, name=example.beside)]
    if not example.text:
        missing = None in (example.nodes, example.edges)
        return [word("example_is_missing" if missing else "example_is_empty", lang)]
    return [printable(line) for line in example.text.removesuffix("\n").split("\n")]


def _table(name: str) -> dict[str, Any]:
    return wordlist("graph.reading.catalogue", name)


def _entry(rule: Rule, told: dict[str, Any]) -> Entry:
    words = {key: told[key] for key in ("ja", "means", "why", "do", "ja_do")}
    return Entry(rule, **words, bad=_example(told["bad"]), good=_example(told["good"]))


def _example(told: dict[str, Any]) -> Example:
    encoding = told.get("encoding", "utf-8")
    own = {f"{name}.csv": told[name].removeprefix("\n") for name in ("nodes", "edges") if name in told}
    gone = told.get("missing", "") or told.get("folder", "")
    content = {
        name: None if name == gone else own[name].encode(encoding) if name in own else text.encode()
        for name, text in (("nodes.csv", NODES), ("edges.csv", EDGES))
    }
    name = told.get("shown", "") or (list(own)[-1] if own else gone)
    return Example(
        shown=name,
        text=own.get(name, ""),
        nodes=content["nodes.csv"],
        edges=content["edges.csv"],
        encoding=encoding,
        folder=told.get("folder", ""),
        today=told.get("today"),
        beside=told.get("beside", ""),
    )
