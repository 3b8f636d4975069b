"""What the status of an agreement says: signed, not yet, or over, and whether its dates say so, too."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from graph.exchange.lists.values import says_nothing
from graph.model.tables import DATES, ends_by
from graph.vocabulary import unaccented
from graph.vocabulary.marks import RINGS, TICKS
from graph.vocabulary.wordlists import known_as, one_of, wordlist

if TYPE_CHECKING:
    from datetime import date

    from graph.exchange.lists.values import Values

# Keys of the sentences that tell of it, and what is said of an agreement that goes on.
NOT_YET, OVER, PAST, UNKNOWN = "came_unsigned", "came_over", "came_past", "came_status"
IN_FORCE = "in force"
# What is said by which words of `statuses.toml`; the first that fits decides.
_ORDER = (
    ("surely", IN_FORCE), ("ending", ""), ("not_yet", NOT_YET), ("over", OVER), ("renewing", ""),
    ("running", IN_FORCE), ("signed", ""),
)  # fmt: skip


def remarks(values: Values, count: int, today: date | None = None) -> dict[int, tuple[str, str]]:
    """Find what has to be told of the status in each row.

    Parameters
    ----------
    values
        What stands in the columns of a list.
    count
        How many rows it has.
    today
        The day by which an end is past or ahead; None where that is not known, so that only an agreement
        without an end is known to go on.

    Returns
    -------
    remarks
        Row, from 0, to the key of a sentence and the text of the status: of an agreement that is not signed
        yet, one that is over though no date says so, one that is in force after its last day, and one whose
        status is not known.
    """
    status = values.columns.get("status", [""] * count)
    meant = {text: meaning(text) for text in set(status) if text}
    found = {}
    for at, text in enumerate(status):
        said = meant.get(text, "")
        end = _last_day(values, at) if said in (OVER, IN_FORCE) else None
        past = end is not None and today is not None and end < today
        if said in (NOT_YET, UNKNOWN) or (said == OVER and (end is None or (today is not None and not past))):
            found[at] = (said, text)
        elif said == IN_FORCE and past:
            found[at] = (PAST, text)
    return found


def _last_day(values: Values, at: int) -> date | None:
    """The last day in force by the dates of a row; None where there is none, or it renews itself."""
    return ends_by([values.columns[name][at] if name in values.columns else "" for name in DATES])


def meaning(status: str) -> str:
    """Give what a status says: `IN_FORCE`, `NOT_YET`, `OVER`, `UNKNOWN`; "" where it is signed only.

    Examples
    --------
    >>> meaning("Under negotiation"), meaning("失効"), meaning("Active"), meaning("B"), meaning("Signed")
    ('came_unsigned', 'came_over', 'in force', 'came_status', '')
    """
    plain = unaccented(status)
    renewing = _words("renewing").search(plain) is not None
    for name, said in _ORDER:
        if _words(name).search(plain) and not (renewing and said == NOT_YET):
            return said
    return "" if says_nothing(status) else UNKNOWN


def over(use: str, *writings: str) -> str:
    """Give the pattern of the words for "over" with a use, as `statuses.toml` explains, in some writings.

    Examples
    --------
    >>> over("time", "eastern").split("|")[:3], "revoked" in over("clause", "western")
    (['失効', '満了', '만료'], True)
    """
    return one_of(known_as(use, _statuses()[writing]) for writing in writings)


@functools.cache
def _words(name: str) -> re.Pattern[str]:
    if name == "over":
        return re.compile(over("status", "western", "eastern"), re.IGNORECASE)
    words = one_of(_statuses()[name])
    if name == "surely":  # nothing but a remark behind it
        return re.compile(rf"^(?:{words})\s*(?:[(（\[,;:/・–-]|$)", re.IGNORECASE)
    marks = f"|[{''.join(sorted(RINGS | TICKS))}]" if name == "signed" else ""
    return re.compile(words + marks, re.IGNORECASE)


def _statuses() -> dict[str, Any]:
    return wordlist("graph.exchange.lists", "statuses")
