"""What can stand below the headings of a list: dates, parties, words for types and kinds, marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import DateError
from graph.exchange.lists.tables import FURTHER
from graph.exchange.lists.values import says_nothing
from graph.reading.cells import is_link
from graph.reading.flags import is_flag
from graph.reading.synonyms import RELATIONS, TYPES, is_of_renewals, japanese, plain_name, synonym
from graph.reading.terms import term_of
from graph.reading.texts import NUMBER
from graph.vocabulary import KINDS, fold
from graph.vocabulary.bodies import names_a_body
from graph.vocabulary.countries import code_of, countries
from graph.vocabulary.marks import CROSS_LETTERS, CROSSES, HALF, RING_LETTERS, RINGS, TICKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

DATES = frozenset({"signed", "effective", "expires", "announced", "terminated", "founded"})
LONGEST_DATE = 40  # characters
_SAMPLE = 200  # distinct texts of a column that are looked at
# What cells of a table of parties against parties say, a mark or a word.
YES = RINGS | RING_LETTERS | TICKS | frozenset(("yes", "y", "true", "mou", "有", "あり", "締結", "済"))
NO = frozenset(["0", "-", "–", "—", "ー", "☐", "no", "n", "false", "無", "なし", "未", "none"])
# Yes where nothing else in the matrix says so, and no beside any other mark.
CROSSED = CROSSES | CROSS_LETTERS


def is_whole_date(text: str) -> bool:
    """Tell a text that is a date and nothing else.

    Examples
    --------
    >>> is_whole_date("2019-05"), is_whole_date("since 2019-05")
    (True, False)
    """
    try:
        parse(text)
    except DateError:
        return False
    return True


def is_mark(text: str) -> bool:
    """Tell a mark for yes or no, for something, or for nothing.

    Examples
    --------
    >>> is_mark("○"), is_mark("x"), is_mark("-"), is_mark("Port Lab"), is_mark("7")
    (True, True, True, False, False)
    """
    return fold(text) in YES | NO | CROSSED | HALF | {"1"} or says_nothing(text)


def most(test: Callable[[str], object], texts: Sequence[str]) -> bool:
    """Tell whether at least half of some texts pass a test; none do not.

    Examples
    --------
    >>> most(is_type, ["University", "Port Lab"]), most(is_type, [])
    (True, False)
    """
    return bool(texts) and 2 * sum(map(bool, map(test, texts))) >= len(texts)


def sample(texts: Iterable[str]) -> list[str]:
    """Give some of the distinct texts of a column, without blank ones.

    Examples
    --------
    >>> sample(["b", "", "a", "b"])
    ['b', 'a']
    """
    found: dict[str, None] = {}
    for text in texts:
        if text and text not in found:
            found[text] = None
            if len(found) >= _SAMPLE:
                break
    return list(found)


def fits(column: str, texts: Iterable[str]) -> bool:
    """Tell whether what stands in a column can be what its heading says.

    Examples
    --------
    >>> fits("country", ["Japan", "FR", "?"]), fits("country", ["Bayern"]), fits("notes", ["Bayern"])
    (True, False, True)
    """
    some = sample(texts)
    test = TESTS.get(column)
    return not some or test is None or most(test, some)


def is_date(text: str) -> bool:
    """Tell a date, or what people write in the place of one: a term, or that there is no end.

    Examples
    --------
    >>> is_date("2019年5月"), is_date("indefinite"), is_date("Port Lab")
    (True, True, False)
    """
    return (any(each.isdigit() for each in text) and len(text) <= LONGEST_DATE) or term_of(text) is not None


def _is_party(text: str) -> bool:
    """Tell what can be the name of an organisation."""
    if NUMBER.fullmatch(text) and len(text) > 4 and "." in text:
        return False
    return not is_link(text) and not (is_day(text))


def is_day(text: str) -> bool:
    """Tell a date that is more than a number.

    Examples
    --------
    >>> is_day("2019-05-18"), is_day("2019")
    (True, False)
    """
    return not text.isdecimal() and is_whole_date(text)


def is_type(text: str) -> bool:
    """Tell a word for what an organisation is.

    Examples
    --------
    >>> is_type("University"), is_type("大学"), is_type("MoU")
    (True, True, False)
    """
    return plain_name(text) in TYPES or bool(japanese(text, TYPES) or synonym("type", text))


def is_relation(text: str) -> bool:
    """Tell a word for what ties two organisations.

    Examples
    --------
    >>> is_relation("MoU"), is_relation("姉妹都市"), is_relation("大学")
    (True, True, False)
    """
    return plain_name(text) in RELATIONS or bool(japanese(text, RELATIONS) or synonym("relation", text))


def _is_length(text: str) -> bool:
    """Tell a length of time, or words for one."""
    return not any(each.isdigit() for each in text) or not is_day(text)


def _is_renewal(text: str) -> bool:
    """Tell a word for whether an agreement renews itself, or for how long each time."""
    found = term_of(text)
    return bool(
        NUMBER.fullmatch(text)
        or says_nothing(text)
        or is_flag(text)
        or synonym("auto_renews", text)
        or (found and not found.expires)
    )


def is_open(column: str, heading: str, texts: Iterable[str]) -> bool:
    """Tell a heading that does not say what stands below it, where that does not say so either.

    Marks below 更新 or Renewal may mean that it will be, or has been; 区分 and Category head anything.

    Examples
    --------
    >>> is_open("auto_renews", "更新", ["○"]), is_open("auto_renews", "自動更新", ["○"])
    (True, False)
    """
    if column == "source" and plain_name(heading) == "lead":  # a party, or somebody
        return not most(names_a_body, sample(texts))
    if column == "relation" and plain_name(heading) in _ANY_GROUP:
        return not most(_is_of_agreements, sample(texts))
    if column == "term_years" and is_of_renewals(heading):  # of these, only days tell of the agreement
        return not most(_tells_the_end, sample(texts))
    if column not in ("renews", "auto_renews") or not _is_bare_renewal(heading):
        return False
    some = sample(texts)
    if column == "auto_renews":
        return any(map(_is_mark, some)) or (bool(some) and set(some) <= {"0", "1", "-1"})
    return bool(some) and not most(lambda text: _is_agreement(text) and not is_day(text), some)


def _tells_the_end(text: str) -> bool:
    found = term_of(text)
    return found is not None and bool(found.expires)


_ANY_GROUP = frozenset({"区分", "種類", "分類", "category", "class", "kind"})
_OF_AGREEMENTS = re.compile(
    r"都市|協定|覚書|契約|合意|提携|交流|連携|協力|agreement|\bmou\b|memorandum|contract|partnership|cooperation"
    r"|\bexchange|sister|friendship|twin",
    re.IGNORECASE,
)


def _is_of_agreements(text: str) -> bool:
    return is_relation(text) or _OF_AGREEMENTS.search(text) is not None


def _is_kind(text: str) -> bool:
    """Tell a word for whether an agreement is the first, renews another, or has several parties."""
    return plain_name(text).replace("_", "-") in KINDS or bool(synonym("kind", text))


def _is_bare_renewal(heading: str) -> bool:
    """Tell a heading that is nothing but a word for renewal, in one language or several."""
    parts = [fold(each) for each in re.split(r"[()（）/／・\[\]\s]+", heading) if not _is_mark(each) and each]
    return bool(parts) and all(map(_RENEWAL.fullmatch, parts))


def _is_mark(text: str) -> bool:
    return bool(text) and all(each in _MARKS for each in text.casefold())


_MARKS = frozenset("□■☆★☐v:=、,") | RINGS | RING_LETTERS | TICKS | CROSSED | HALF
_RENEWAL = re.compile(
    r"(?:更新|延長|継続)(?:済み?|状況|手続き?)?|renew(?:als?|ed)?|exten(?:sions?|ded)|renouvellements?|renouvelée?"
    r"|prolongation|verlängerung|verlängert|갱신|연장|续签|续约|续期|續約|renovaci[oó]n|pr[oó]rroga|rinnovo"
)


def is_day_or_month(text: str) -> bool:
    """Tell a day or a month of a year.

    Examples
    --------
    >>> is_day_or_month("2019-05"), is_day_or_month("2019年")
    (True, False)
    """
    return is_day(text) and len(re.findall(r"\d+", text)) > 1


def _is_agreement(text: str) -> bool:
    """Tell what can tell one agreement from another: a number is in it, and it is no title of many."""
    return any(each.isdigit() for each in text) and not is_relation(text)


TESTS: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(DATES, is_date),
    **dict.fromkeys(("source", "target", "parties", "name", *FURTHER), _is_party),
    "auto_renews": _is_renewal,
    "renews": lambda text: not _is_renewal(text),
    "type": is_type,
    "agreement": _is_agreement,
    "relation": lambda text: (
        is_relation(text) or (len(text) <= 40 and not is_type(text) and not _is_kind(text))
    ),
    "kind": _is_kind,
    "country": lambda text: text.upper() in countries() or bool(code_of(text)),
    "lat": lambda text: bool(NUMBER.fullmatch(text)),
    "lon": lambda text: bool(NUMBER.fullmatch(text)),
    "term_years": _is_length,
    "source_url": is_link,
    "url": is_link,
}
