"""The lists that several rooms read, and names in the data: one of each, light enough for `--help`."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

TYPES = (
    "hub", "prefecture", "city", "university", "cluster",
    "institute", "hospital", "company", "government", "state",
)  # fmt: skip
STRUCTURAL = frozenset(
    {"located_in", "part_of", "member_of", "founded", "operates", "office_in", "secretariat_of", "hosts"}
)
COLLABORATION = ("mou", "partnership", "basic_agreement", "sister_city", "sister_region")
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
