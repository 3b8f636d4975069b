"""A folder to start with, and the rows of a new agreement."""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import UsageError
from graph.files import marked
from graph.vocabulary import STRUCTURAL, TYPES, latin
from graph.words import sentence, word
from graph.words.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from importlib.resources.abc import Traversable

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NODES = ("id", "name", "type", "name_ja", "country", "region", "city", "lat", "lon", "url", "notes")
_EDGES = (
    "source", "target", "relation", "signed", "agreement", "kind", "renews", "expires", "term_years",
    "auto_renews", "notice_months", "purposes", "source_url",
)  # fmt: skip
_EXAMPLE_NODES = (
    ("example-hub", "Example Hub", "hub", "例の拠点", "JP", "Tokyo", "Chuo", "35.69", "139.78"),
    ("example-city", "Example City", "city", "例の市", "JP", "Kanagawa", "Yokohama", "35.44", "139.64"),
    ("example-university", "Example University", "university", "例の大学", "US", "California", "San Diego",
     "32.88", "-117.23"),
)  # fmt: skip
_EXAMPLE_EDGES = (
    ("example-hub", "example-city", "mou", "2023-05-18", "example-1", "initial", "", "", "3"),
    ("example-hub", "example-university", "mou", "2024-04", "example-2", "initial"),
    ("example-hub", "example-city", "mou", "2026-05-18", "example-3", "renewal", "example-1"),
    ("example-university", "example-city", "located_in", ""),
)
_GIT_ATTRIBUTES = "*.csv text eol=lf\n*.xlsx binary\n"
_GIT_IGNORE = "output/\n~$*\n.~lock.*#\n"


def starter(*, lang: str = "en") -> dict[str, bytes]:
    """Give the files of a new folder: two tables with an example, what their columns mean, git's settings.

    Returns
    -------
    files
        Name to bytes, in the order in which to look at them: README.md, nodes.csv,
        edges.csv, .gitattributes (line ends) and .gitignore (what is written, and the
        locks of open spreadsheets). The example passes `graph check` without a remark.

    Examples
    --------
    >>> sorted(starter())
    ['.gitattributes', '.gitignore', 'README.md', 'edges.csv', 'nodes.csv']
    """
    return {
        "README.md": _readme(lang).encode(),
        "nodes.csv": marked(_table(_NODES, _EXAMPLE_NODES), lang),
        "edges.csv": marked(_table(_EDGES, _EXAMPLE_EDGES), lang),
        **_for_git(),
    }


def sample(*, lang: str = "en") -> dict[str, bytes]:
    """Give the files of the sample ecosystem, which comes with the program, and git's settings.

    Parameters
    ----------
    lang
        In Japanese the tables begin with a byte order mark, as those of `starter` do.

    Returns
    -------
    files
        Name to bytes: README.md first, which says what they are and how they were
        gathered, the tables and their description for machines, .gitattributes and .gitignore.

    Examples
    --------
    >>> sorted(sample())
    ['.gitattributes', '.gitignore', 'README.md', 'claims.csv', 'datapackage.json', 'edges.csv', 'nodes.csv']
    """
    names = ("README.md", "nodes.csv", "edges.csv", "claims.csv", "datapackage.json")
    there = {name: (_sample_folder() / name).read_bytes() for name in names}
    tables = {name: marked(content, lang) for name, content in there.items() if name.endswith(".csv")}
    return there | tables | _for_git()


def _sample_folder() -> Traversable:
    """Where the sample is: within the package as installed, beside it in a checkout."""
    inside = files("graph") / "sample"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "data"


def _for_git() -> dict[str, bytes]:
    return {".gitattributes": _GIT_ATTRIBUTES.encode(), ".gitignore": _GIT_IGNORE.encode()}


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    lines = [header, *([*row, *[""] * (len(header) - len(row))] for row in rows)]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(lines)
    return stream.getvalue().encode()


def _readme(lang: str) -> str:
    """What each column means, in a table for each file."""
    parts = [word("starter_intro", lang)]
    for file, columns in (("nodes.csv", _NODES), ("edges.csv", _EDGES)):
        lines = [f"| `{name}` | {word(f'starter_{name}', lang)} |" for name in columns]
        head = f"| {word('starter_column', lang)} | {word('starter_meaning', lang)} |"
        parts.append("\n".join([f"## {file}", "", head, "| --- | --- |", *lines]))
    lists = {"types": ", ".join(TYPES), "structural": ", ".join(sorted(STRUCTURAL))}
    parts += [sentence("starter_words", lang, **lists), word("starter_next", lang)]
    return "\n\n".join(parts) + "\n"


def id_for(name: str, taken: Iterable[str] = ()) -> str:
    """Make an id of a name: small letters, digits and hyphens.

    A name in Japanese, Chinese or Korean is its own id; one without a letter or digit has none.

    Parameters
    ----------
    taken
        Ids that there are already; a number is put behind one that is taken.

    Examples
    --------
    >>> id_for("Université de Kobe"), id_for("Kobe", ["kobe"]), id_for("神戸")
    ('universite-de-kobe', 'kobe-2', '神戸')
    """
    known = taken if isinstance(taken, dict | set) else set(taken)
    plain = unicodedata.normalize("NFKD", latin(name)).encode("ascii", "ignore").decode()
    base = name.strip() if CJK.search(name) else re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    numbered = (f"{base}-{number}" for number in itertools.count(2))
    return base if base not in known else next(each for each in numbered if each not in known)


def number_for(parties: Iterable[str], signed: str) -> str:
    """Make the number of an agreement of its parties, by id, and its day of signing, all of them whole.

    Examples
    --------
    >>> number_for(["hub", "BioM", "c"], "2021-04/2022-03"), number_for(["拠点", "港大学"], "2019")
    ('hub-biom-c-2021-04-2022-03', '拠点-港大学-2019')
    """
    parts = [*parties, *filter(None, [signed.replace("/", "-")])]
    made = "-".join(parts)
    return "-".join(filter(None, map(id_for, parts))) if made.isascii() else made


def agreement_rows(
    parties: Sequence[str], details: Mapping[str, str], *, taken: Iterable[str] = ()
) -> list[dict[str, str]]:
    """Give the rows of an agreement: every pair of its parties, all with the same id.

    Parameters
    ----------
    parties
        Ids, two or more.
    details
        The other columns of edges.csv; the date of signing is put into its ISO form.
    taken
        Ids of agreements that there are already.

    Raises
    ------
    UsageError
        When there are fewer than two parties, or one is named twice.
    DateError
        When a date cannot be read.

    Examples
    --------
    >>> rows = agreement_rows(["c", "a", "b"], {"signed": "2026年5月"})
    >>> [(row["source"], row["target"]) for row in rows], rows[0]["agreement"], rows[0]["kind"]
    ([('c', 'a'), ('c', 'b'), ('a', 'b')], 'c-a-b-2026-05', 'multi-party')
    """
    if len(parties) < 2 or len(set(parties)) < len(parties):
        raise UsageError(
            "an agreement needs two different parties at least, not {}", ", ".join(parties) or message("none")
        )
    told = {name: text for name, text in details.items() if text}
    for name in ("signed", "expires", "effective", "announced", "terminated"):
        if name in told:
            told[name] = parse(told[name]).text
    when = told.get("signed", "").replace("/", "-")
    told.setdefault("agreement", id_for("-".join([*parties, when]), taken))
    if len(parties) > 2:
        told.setdefault("kind", "multi-party")
    elif "renews" in told:
        told.setdefault("kind", "renewal")
    return [{"source": a, "target": b, **told} for a, b in itertools.combinations(parties, 2)]


def git_files() -> dict[str, bytes]:
    """Give what checks and publishes data from a git repository: name in it to content.

    Examples
    --------
    >>> sorted(git_files())
    ['.github/workflows/ecosystem.yml', '.pre-commit-config.yaml']
    """
    place = Path(__file__).parent / "git"
    names = {
        ".github/workflows/ecosystem.yml": "ecosystem.yml",
        ".pre-commit-config.yaml": "pre-commit.yml",
    }
    return {name: (place / source).read_bytes() for name, source in names.items()}
