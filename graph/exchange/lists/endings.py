"""The day on which an agreement ended, where its status or a note says so and no column does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import DateError
from graph.exchange.lists.statuses import OVER, meaning
from graph.vocabulary import unaccented

if TYPE_CHECKING:
    from graph.exchange.lists.values import Values

_CLAUSES = re.compile(r"[;；。\r\n]+|(?<![\d.])\.\s+|(?<=[a-z]{3}\d{4})\.\s+")
_FORMER = re.compile(
    r"\b(?:previous|former|earlier|old|first|original|prior) (?:\w+ )?(?:agreement|mou|contract|term|one)s?\b"
    r"|旧(?!正月)|前(?:回|協定|契約)|従前|以前|初回|ancien|vorherig|früher|anterior|이전|此前|原(?:协议|協議)",
    re.IGNORECASE,
)
_BY_ITSELF = re.compile(  # over because its time was
    r"\bexpired|lapsed|out of date|失効|満了|期限切|abgelaufen|ausgelaufen|expire|echu|caduc|vencid|scadut"
    r"|만료|到期|届满|屆滿|过期|過期|期满|期滿",
    re.IGNORECASE,
)
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAYS = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和)\s?)?(?:\d{1,4}|元)\s?年(?:\s?\d{1,2}\s?月(?:\s?(?:\d{1,2}\s?日|末日?))?)?"
    r"|\d{4}년(?:\s?\d{1,2}월(?:\s?\d{1,2}일)?)?"
    r"|(?<![A-Za-z])[MTSHR]\.?\d{1,2}[./]\d{1,2}(?:[./]\d{1,2})?"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+)?\d{{4}}"
    rf"|{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}|(?<!\d)(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)


_RENEWED_UNTIL = re.compile(
    r"\b(?:renew|exten|prolong|continu)\w*\b.{0,30}\b(?:until|till?|through|to)\b"
    r"|(?:更新|延長|継続).{0,12}まで|まで.{0,6}(?:更新|延長|継続)|まで有効|\bvalid (?:until|till?|through)\b"
    r"|verlängert bis|(?:renouvelée?|prolongée?) jusqu|renovad[oa] hasta|prorrogad[oa] hasta",
    re.IGNORECASE,
)


def ended_on(text: str) -> tuple[str, str]:
    """Give the column of the day on which an agreement ends, and that day; blank where none is told.

    Examples
    --------
    >>> ended_on("Terminated by mutual consent on 30 April 2019"), ended_on("期間満了（令和4年3月31日）")
    (('terminated', '2019-04-30'), ('expires', '2022-03-31'))
    >>> ended_on("Renewed until 31 March 2025")
    ('expires', '2025-03-31')
    >>> ended_on("Terminated"), ended_on("Previous agreement expired in 2015"), ended_on("Signed 2019")
    (('', ''), ('', ''), ('', ''))
    """
    for clause in filter(None, map(str.strip, _CLAUSES.split(text))):
        days = _days_in(clause)
        if len(days) != 1 or _FORMER.search(clause):
            continue
        if _RENEWED_UNTIL.search(clause):
            return ("expires", days[0])
        if meaning(clause) == OVER:
            return ("expires" if _BY_ITSELF.search(unaccented(clause)) else "terminated", days[0])
    return ("", "")


def _days_in(text: str) -> list[str]:
    """The days, months and years that a text names, in ISO form."""
    found = []
    for match in _DAYS.finditer(text):
        try:
            found.append(str(parse(match[0])))
        except DateError:  # a word and a number that are no date
            year = re.search(r"(?<!\d)(?:19|20)\d\d$", match[0])
            found += [year[0]] if year else []
    return found


def with_endings(values: Values, count: int) -> list[str]:
    """Put the day that a status or a note tells where no column of the row says when the agreement ended.

    Parameters
    ----------
    values
        What stands in the columns of a list, to which the days are added.
    count
        How many rows it has.

    Returns
    -------
    texts
        Those that told one.
    """
    blank = [""] * count
    told = [values.columns[name] for name in ("status", "notes") if name in values.columns]
    said = {text: ended_on(text) for column in told for text in set(column) if text}
    terminated, expires = (list(values.columns.get(name, blank)) for name in ("terminated", "expires"))
    signed = values.columns.get("signed", blank)
    used: list[str] = []
    for at, texts in enumerate(zip(*told, strict=True)):
        text = next((text for text in texts if said.get(text, ("", ""))[1]), "")
        column, day = said.get(text, ("", ""))
        into = terminated if column == "terminated" else expires
        if not day or terminated[at] or into[at] or day < signed[at][: len(day)]:
            continue
        into[at] = day
        used.append(text)
    if used:
        values.columns |= {"terminated": terminated, "expires": expires}
    return used
