"""The day on which an agreement ended, where its status or a note says so and no column does."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import DateError
from graph.exchange.lists.statuses import OVER, meaning, over
from graph.vocabulary import unaccented

if TYPE_CHECKING:
    from graph.exchange.lists.values import Values

_CLAUSES = re.compile(r"[;；。\r\n]+|(?<![\d.])\.\s+|(?<=[a-z]{3}\d{4})\.\s+")
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = (
    r"(?:(?:明治|大正|昭和|平成|令和)\s?)?(?:\d{1,4}|元)\s?年(?:度(?:末日?)?|\s?\d{1,2}\s?月(?:\s?(?:\d{1,2}\s?日|末日?))?)?"
    r"|\d{4}년(?:\s?\d{1,2}월(?:\s?\d{1,2}일)?)?"
    r"|(?<![A-Za-z])[MTSHR]\.?\d{1,2}[./]\d{1,2}(?:[./]\d{1,2})?|\bFY ?\d{4}"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?!\d)|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:of\s+|de\s+)?{_MONTH},?\s+(?:de\s+)?\d{{4}}"
    rf"|{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}|(?<!\d)(?:19|20)\d\d(?!\d)"
)
_DAYS = re.compile(_DAY, re.IGNORECASE)
_UNTIL = re.compile(  # of a status: how long it goes on
    r"\b(?:until|till?|through|expires?(?: on)?|ends?(?: on)?)\b|まで|(?:満了|終了|期限)(?:予定)?"
    r"|\bbis\b|jusqu|\bhasta\b",
    re.IGNORECASE,
)
_AGREEMENT = (
    r"(?:(?:the |this |our |la |le |die |der |das |el |l['’])?"
    r"(?:mo[ua]|agreement|contract|partnership|relationship|convention|accord|jumelage|vertrag|convenio)"
    r"(?: (?:was|has been|is|a été|wurde|fue))? )?"
)
_LITTLE = (
    r"(?: (?:by|with|at|upon|after|early|mutual|consent|agreement|notice|the|of|both|parties|partner"
    r"|request|on|in"
    r"|as|effective|from|since|le|en|depuis|zum|am|per|mit|seit|el|il|dal|du|à|a|au))*"
)
_RENEWED = re.compile(
    rf"{_AGREEMENT}(?:renewed|extended|prolonged|verlängert|prolongée?|renouvelée?|prorrogad[oa]|renovad[oa])"
    rf"(?: (?:again|once|for|\d+|years?|by|mutual|consent))* (?:until|till?|through|to|bis"
    rf"|jusqu['’]?(?:au|à)?|hasta) ?(?:the |le |el )?(?P<day>{_DAY})"
    rf"|(?P<ja>{_DAY})\s?まで(?:期間を?)?(?:更新|延長|継続|有効)(?:済み?)?",
    re.IGNORECASE,
)


def ended_on(text: str, *, status: bool = False) -> tuple[str, str]:
    """Give the column of the day on which an agreement ends, and that day; blank where none is told.

    Parameters
    ----------
    status
        Whether the text is a status, which is about the agreement; of a note a whole clause has to be.

    Examples
    --------
    >>> ended_on("Terminated by mutual consent on 30 April 2019"), ended_on("期間満了（令和4年3月31日）")
    (('terminated', '2019-04-30'), ('expires', '2022-03-31'))
    >>> ended_on("Renewed until 31 March 2025"), ended_on("In force until 31 March 2027", status=True)
    (('expires', '2025-03-31'), ('expires', '2027-03-31'))
    >>> ended_on("Terminated"), ended_on("Talks ended in 2015"), ended_on("Signed 2019")
    (('', ''), ('', ''), ('', ''))
    """
    found = _of_status(text) if status else ("", "")
    for clause in filter(None, (each.strip(" .") for each in _CLAUSES.split(text))):
        renewed, ended = _RENEWED.fullmatch(clause), _ended().fullmatch(clause)
        match = renewed or ended
        days = _days_in(next(filter(None, match.groupdict().values()))) if match else []
        if days and not found[0]:
            by_itself = renewed or _by_itself(clause)
            found = ("expires" if by_itself else "terminated", days[0])
    return found


@functools.cache
def _ended() -> re.Pattern[str]:
    """What a whole clause of a note has to be: others with a year in them are about something else."""
    western, eastern = over("clause", "western"), over("clause", "eastern")
    return re.compile(
        rf"{_AGREEMENT}(?:{western}){_LITTLE}:? (?P<day>{_DAY})"
        rf"|(?:本?協定(?:は|を|書は)?|覚書(?:は|を)?)?(?P<ja>{_DAY})\s?(?:を?もって|で|に|付け?で?|限りで)?、?"
        rf"(?:本?協定|覚書)?(?:は|を|の)?(?:{eastern})(?:済み?)?"
        rf"|(?:協定|覚書|期間)?の?(?:{eastern})(?:日)?\s?[（(:：]?\s?(?P<behind>{_DAY})\s?[)）]?",
        re.IGNORECASE,
    )


def _by_itself(text: str) -> bool:
    """Whether an agreement is told to be over because its time was."""
    return _time().search(unaccented(text)) is not None


@functools.cache
def _time() -> re.Pattern[str]:
    return re.compile(over("time", "western", "eastern"), re.IGNORECASE)


def _of_status(text: str) -> tuple[str, str]:
    """What a status tells of the end of its agreement."""
    days, ended = _days_in(text), meaning(text) == OVER
    if len(days) != 1 or not (ended or _UNTIL.search(text)):
        return ("", "")
    return ("terminated" if ended and not _by_itself(text) else "expires", days[0])


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
    names = [name for name in ("status", "notes") if name in values.columns]
    told = [values.columns[name] for name in names]
    said = {
        (name, text): ended_on(text, status=name == "status")
        for name in names
        for text in set(values.columns[name])
    }
    terminated, expires = (list(values.columns.get(name, blank)) for name in ("terminated", "expires"))
    signed = values.columns.get("signed", blank)
    used: list[str] = []
    for at, texts in enumerate(zip(*told, strict=True)):
        found = [(*said[name, text], text) for name, text in zip(names, texts, strict=True)]
        column, day, text = next((each for each in found if each[1]), ("", "", ""))
        into = terminated if column == "terminated" else expires
        if not day or terminated[at] or into[at] or day < signed[at][: len(day)]:
            continue
        into[at] = day
        used.append(text)
    if used:
        values.columns |= {"terminated": terminated, "expires": expires}
    return used
