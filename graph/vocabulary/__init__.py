"""The lists that several rooms read, and names in the data: one of each, light enough for `--help`."""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from collections import Counter
from importlib.resources import files
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TYPES = (
    "hub", "prefecture", "city", "university", "cluster",
    "institute", "hospital", "company", "government", "state",
)  # fmt: skip
NO_TYPE = "unknown"  # what `graph import` writes where nothing tells the type; a type that is not listed
STRUCTURAL = frozenset(
    {"located_in", "part_of", "member_of", "founded", "operates", "office_in", "secretariat_of", "hosts"}
)
COLLABORATION = ("mou", "partnership", "basic_agreement", "sister_city", "sister_region")
KINDS = ("initial", "renewal", "multi-party")  # of an agreement
# Where an agreement stands on a day, the most pressing first.
STATUSES = (
    "lapsed", "due", "notice-due", "in-force", "renews-itself",
    "renewed", "open-ended", "terminated", "unknown",
)  # fmt: skip

# Columns of nodes.csv and edges.csv, the required ones first; blank where a file has none.
REQUIRED = 3
NODE_COLUMNS = (
    "id", "name", "type", "name_ja", "country", "region", "city", "lat", "lon", "url", "founded", "aliases",
    "notes",
)  # fmt: skip
EDGE_COLUMNS = (
    "source", "target", "signed", "relation", "agreement", "kind", "renews", "effective", "announced",
    "expires", "term_years", "auto_renews", "notice_months", "terminated", "purposes", "source_url",
    "evidence", "date_basis",
)  # fmt: skip
# Columns of the tables in memory that no file has.
MADE = {"nodes": {"row"}, "edges": {"row", "signed_first", "signed_last", "ends", "structural"}}
LATER = ("auto_renews", "notice_months")  # columns that came after data had been given a digest
# What can be asked for on the command line, which lists it before the room that answers is loaded.
TABLE_ENDINGS = {
    ".txt": "table", ".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xlsx": "xlsx",
}  # fmt: skip
TABLE_FORMS = tuple(dict.fromkeys(TABLE_ENDINGS.values()))
FOR_PROGRAMS = ("csv", "json", "jsonl")  # forms of a table with machine names, and nothing but the table
REPORT_ENDINGS = {
    ".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".xlsx": "xlsx", ".pptx": "pptx",
}  # fmt: skip
REPORT_FORMS = tuple(dict.fromkeys(REPORT_ENDINGS.values()))
PICTURE_FORMS = ("png", "svg")
EXCHANGE_FORMATS = (
    "graphml", "gexf", "cytoscape", "node-link", "kumu", "kumu-xlsx", "gephi-csv", "parquet", "xlsx",
)  # fmt: skip
CARD_PARTS = ("facts", "measures", "partners", "agreements", "apart", "types")
WITH_RECEIPTS = ("partners", "agreements", "ties", "degree")
# What a likely partner is judged by: the blend is the mean rank by all others.
LIKENESSES = ("common_partners", "adamic_adar", "resource_allocation", "preferential_attachment", "same")
SUGGESTED_BY = ("blend", *LIKENESSES)


def fold(text: str) -> str:
    """Fold a name so that width, case and blanks make no difference.

    Examples
    --------
    >>> fold(" ＬＩＮＫ－Ｊ ") == fold("link-j")
    True
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(plain.split()).casefold()


def unaccented(text: str) -> str:
    """Give a text without the accents of Latin letters, which people leave out; the marks of kana stay.

    Examples
    --------
    >>> unaccented("Österreich"), unaccented("résilié"), unaccented("ドイツ")
    ('Osterreich', 'resilie', 'ドイツ')
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFKD", text)))


_ACCENTS = re.compile("[\u0300-\u036f]")


def in_order(kinds: Iterable[str]) -> list[str]:
    """List types as the vocabulary does, others after them by name, as every legend has them.

    Examples
    --------
    >>> in_order({"society", "city", "hub"})
    ['hub', 'city', 'society']
    """
    there = set(kinds)
    return [kind for kind in TYPES if kind in there] + sorted(there - set(TYPES))


def pairs_of(kinds: Iterable[str], members: Mapping[str, int]) -> list[tuple[str, str]]:
    """Give the pairs of types, or of countries, between which there can be a tie.

    Parameters
    ----------
    kinds
        Each once, in the order in which they stand in the pairs.
    members
        How many organisations are of each: one alone has no tie with its own.

    Examples
    --------
    >>> pairs_of(["hub", "city"], {"hub": 1, "city": 2})
    [('hub', 'city'), ('city', 'city')]
    """
    pairs = combinations_with_replacement(kinds, 2)
    return [(one, other) for one, other in pairs if one != other or members[one] > 1]


def own_types(kinds: Iterable[str]) -> tuple[str, ...]:
    """Give the types that are not listed, the most frequent first, then by name.

    Parameters
    ----------
    kinds
        The type of each organisation.

    Examples
    --------
    >>> own_types(["hub", "fund", "startup", "", "unknown", "startup"])
    ('startup', 'fund')
    """
    counts = Counter(kinds)
    own = [kind for kind in counts if kind not in (*TYPES, "", NO_TYPE)]
    return tuple(sorted(own, key=lambda kind: (-counts[kind], kind)))


@functools.cache
def known(name: str) -> dict[str, Any]:
    """Give a list that the page knows as well: `looks`, `labels` or `folding`, the data files beside this.

    Examples
    --------
    >>> known("looks")["types"]["hub"]["shape"]
    'star'
    """
    text = (files("graph.vocabulary") / f"{name}.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def search_key(text: str) -> str:
    """Fold a name for search: blind to accents and kana as well, and to hyphens and dots between words.

    Voicing marks of kana stay, か and が are different letters. The page searches by the same rule
    (`graph/map/js/data/fold.mjs`).

    Examples
    --------
    >>> search_key("Ōsaka") == search_key("OSAKA"), search_key("ﾗｲﾌ") == search_key("らいふ")
    (True, True)
    """
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    plain = "".join(each for each in apart if each in _VOICING or unicodedata.category(each) != "Mn")
    plain = unicodedata.normalize("NFC", plain).translate(_letters())
    return " ".join(re.sub(f"[{re.escape(known('folding')['separators'])}]", " ", plain).split())


def latin(text: str) -> str:
    """Give a text in small letters, with those that Unicode does not take apart written as others.

    Examples
    --------
    >>> latin("Łódź"), latin("Straßburg"), latin("ĐẠI")
    ('lódź', 'strassburg', 'dại')
    """
    return text.lower().translate(
        {ord(letter): plain for letter, plain in known("folding")["letters"].items()}
    )


_VOICING = "\u3099\u309a"


@functools.cache
def _letters() -> dict[int, str]:
    """What stands for letters that Unicode does not take apart, and for katakana."""
    kana = {code: chr(code - 0x60) for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
    return kana | {ord(letter): plain for letter, plain in known("folding")["letters"].items()}


LONGEST = 200  # characters of a name that is compared with others; what is longer is no slip of the finger


def nearest(name: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """List the known names that come nearest to a misspelt one, best first.

    Examples
    --------
    >>> nearest("univercity", ["city", "university", "hub"])
    ['university', 'city']
    """
    import difflib  # not at the start: only a misspelt name needs it

    if len(name) > LONGEST:
        return [each for each in known if each == name][:1]
    folded: dict[str, str] = {}
    for each in known:
        if len(each) <= LONGEST:
            folded.setdefault(fold(each), each)
    wanted = fold(name)
    exact = [folded[wanted]] if wanted in folded else []
    close = difflib.get_close_matches(wanted, list(folded), n=limit, cutoff=0.5)
    return exact or [folded[each] for each in close]


def aliases(text: str) -> list[str]:
    """Split a cell of other names at semicolons and bars.

    Examples
    --------
    >>> aliases("KRP; 京都リサーチパーク")
    ['KRP', '京都リサーチパーク']
    """
    return [each.strip() for each in re.split(r"[;；|]", text) if each.strip()]
