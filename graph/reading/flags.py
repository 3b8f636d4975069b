"""Marks and letters for yes and no; some mean what their column, or its heading, makes of them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from graph.reading.synonyms import plain_name, synonym
from graph.reading.terms import term_of
from graph.reading.texts import NUMBER
from graph.vocabulary import fold
from graph.vocabulary.marks import CROSS_LETTERS, CROSSES, RING_LETTERS, RINGS, TICKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OWN = "auto_renews"
_YES_MARKS = RINGS | RING_LETTERS | TICKS
# Letters that stand for a word where one for its contrary stands beside them.
_LETTERS = {"t": "yes", "v": "yes", "s": "yes", "j": "yes", "w": "yes", "f": "no", "n": "no"}
_OF_YEARS = re.compile(
    r"年(?![月度])|期間|期限|년(?!월)|기간|\byears?\b|\byrs?\b|\bans\b|\bann[ée]es\b|\bjahre\b|\baños\b|\banni\b"
    r"|\bperiods?\b|\bterm\b|\bdurations?\b|\blength\b|dauer\b|durée"
)
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def flags_of(texts: Iterable[str], heading: str = OWN) -> dict[str, str]:
    """Read the marks, numbers and letters of a column whose meaning its other texts decide.

    An x beside a ring or a yes says no; 0 and 1 alone say no and yes, and beside other numbers 1 is a year.

    Parameters
    ----------
    texts
        All that stands in the column.
    heading
        What stands above it: below one that names years a 1 is a year, below our own name one without a 0.

    Returns
    -------
    flags
        Text to ``yes`` or ``no``, or to nothing where nobody can tell; other texts are not in it.

    Examples
    --------
    >>> flags_of(["O", "X"]), flags_of(["1", "0"]), flags_of(["1", "0", "3"])
    ({'O': 'yes', 'X': 'no'}, {'1': 'yes', '0': 'no'}, {'0': 'no'})
    >>> flags_of(["1"], "自動更新"), flags_of(["1", "0"], "自動更新期間（年）")
    ({'1': 'yes'}, {'0': 'no'})
    >>> flags_of(["x", ""], "Automatic renewal"), flags_of(["X"], "자동연장 여부")
    ({'x': 'yes'}, {'X': ''})
    """
    plain = {text: _folded(text) for text in dict.fromkeys(texts) if text}
    there = set(plain.values())
    found = _numbers(plain, heading) | _letters(plain)
    found |= {text: "yes" for text, each in plain.items() if each in _YES_MARKS}
    found |= {text: "no" for text, each in plain.items() if each in CROSSES}
    crosses = [text for text, each in plain.items() if each in CROSS_LETTERS]
    beside = any(each in _YES_MARKS or _is_yes(each) for each in there - CROSS_LETTERS)
    ticks = not _EAST.search(heading) and not there & (CROSSES | {"0", "1"})
    found |= dict.fromkeys(crosses, "no" if beside else "yes" if ticks else "")
    if "1" not in there and there & (CROSS_LETTERS | RINGS | RING_LETTERS):  # a nought, or a ring?
        found |= {text: "" for text, each in plain.items() if each == "0"}
    return found


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _numbers(plain: Mapping[str, str], heading: str) -> dict[str, str]:
    """What 0, 1 and -1 say; 1 says how many years where other numbers or the heading do so, too."""
    numbers = {text: float(each) for text, each in plain.items() if NUMBER.fullmatch(each)}
    values = set(numbers.values())
    plain_heading = plain_name(heading)
    of_years = _OF_YEARS.search(plain_heading.replace("_", " "))
    either = not of_years and (0 in values or plain_heading != OWN)
    flags = values <= {0, 1, -1} and bool(values & {1, -1}) and either
    said = {0: "no"}
    if flags:
        said[1 if 1 in values else -1] = "yes"
    return {text: said[int(value)] for text, value in numbers.items() if value in said}


def _letters(plain: Mapping[str, str]) -> dict[str, str]:
    """What single letters say beside others: T and F, S and N, J and N, V and F."""
    found = {text: _LETTERS[each] for text, each in plain.items() if each in _LETTERS}
    others = {"yes" if _is_yes(each) else synonym(OWN, each) for each in plain.values()}
    return found if {"yes", "no"} <= {*found.values(), *others} else {}


def _is_yes(text: str) -> bool:
    """Tell a word for yes, or for a yes that has become one without end."""
    return synonym(OWN, text) in ("yes", "indefinite")


def is_flag(text: str) -> bool:
    """Tell a mark or a letter that says yes or no, whatever stands beside it.

    Examples
    --------
    >>> is_flag("O"), is_flag("✕"), is_flag("T"), is_flag("port")
    (True, True, True, False)
    """
    plain = _folded(text)
    mark = plain in CROSS_LETTERS | CROSSES | _YES_MARKS
    return mark or plain in _LETTERS or synonym(OWN, text) in ("yes", "no")


def renewal_of(text: str, flags: Mapping[str, str]) -> str:
    """Give the word of the contract, or a number of years, for what people write; "" for none.

    Parameters
    ----------
    flags
        What the column makes of its marks, by `flags_of`.

    Examples
    --------
    >>> renewal_of("自動更新", {}), renewal_of("auf Antrag", {}), renewal_of("自動更新（1年）", {})
    ('yes', 'no', '1')
    """
    if text in flags:
        return flags[text]
    known = "indefinite" if _folded(text).startswith("indefinite") else synonym(OWN, text)
    found = None if known else term_of(text)
    if found and found.auto_renews and not found.expires:
        return found.term_years if found.auto_renews == "yes" and found.term_years else found.auto_renews
    return known


def states(heading: str, texts: Iterable[str]) -> tuple[str, str] | None:
    """Give what yes and no say below a heading that is itself a state: Active?, MOU signed?, 有効.

    Returns
    -------
    said
        The state for yes and the one for no; None where the heading is no state, or other texts than yes and
        no stand below it.

    Examples
    --------
    >>> states("Active?", ["Yes", "No"]), states("MOU signed?", ["Y", "N"]), states("有効", ["○", "×"])
    (('in force', 'not in force'), ('signed', 'not signed'), ('有効', '失効'))
    >>> states("Valid", ["2025-03-31"]), states("Renewed", ["Yes"])
    (None, None)
    """
    plain = fold(heading)
    found = next((said for pattern, said in _STATES if pattern.fullmatch(plain)), None)
    there = set(filter(None, texts)) if found else set()
    known = sum(is_flag(text) or text in ("0", "1") for text in there)
    return found if there and 2 * known >= len(there) else None


_STATES = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (
            r"(?:still |currently )?(?:active|in force|valid|current|in effect)\??"
            r"|(?:aktiv|gültig|in kraft)\??|actif|en vigueur|vigente",
            ("in force", "not in force"),
        ),
        (r"現行|継続中?|発効中?|有効(?:性|・失効)?|유효|有效", ("有効", "失効")),
        (
            r"(?:(?:mo[ua]|agreement|contract|document|lo[ia]) )?(?:is |was |already |fully )?"
            r"(?:signed|executed|concluded)(?: yet)?\??|signée? ?\?|unterzeichnet\?|firma[dt][oa]\?",
            ("signed", "not signed"),
        ),
        (
            r"(?:協定書?|覚書|契約書?|mou)?の?(?:締結|調印|署名)(?:済み?)?(?:の?有無)?\??"
            r"|체결 ?여부|是否签[署订约]",
            ("締結済", "未締結"),
        ),
    )
)
