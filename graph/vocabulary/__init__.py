"""The words of the data contract: types of organisations, relations, statuses, and names in the data."""

from __future__ import annotations

import difflib
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
