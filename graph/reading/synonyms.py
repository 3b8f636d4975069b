"""Other words that people use for the columns, types, relations and kinds of the data contract."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from graph.vocabulary import COLLABORATION, STRUCTURAL, TYPES, fold
from graph.vocabulary.bodies import bodies
from graph.vocabulary.wordlists import one_of, wordlist
from graph.words import heading, label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


def plain_name(name: str) -> str:
    """Give a column's name without regard to case, width, blanks and hyphens.

    Examples
    --------
    >>> plain_name(" Term Years ")
    'term_years'
    """
    return re.sub(r"[\s-]+", "_", unicodedata.normalize("NFKC", name).strip().casefold())


def _words() -> dict[str, Any]:
    return wordlist("graph.reading", "synonyms")


def _meant(words: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """What each word may mean, in the order of the list."""
    found: dict[str, list[str]] = {}
    for name, others in words.items():
        for each in others:
            found.setdefault(plain_name(each), []).append(name)
    return found


@functools.cache
def _columns() -> dict[str, list[str]]:
    return _meant(_words()["headings"])


@functools.cache
def _values(column: str) -> dict[str, list[str]]:
    return _meant(_words()["values"][column])


@functools.cache
def _patterns(name: str) -> list[tuple[str, re.Pattern[str]]]:
    """The columns of a list, each with what a heading is searched for that is about it."""
    return [(group["column"], _pattern(group["words"])) for group in _words()[name]]


@functools.cache
def _one_of(name: str) -> re.Pattern[str]:
    return _pattern(_words()[name])


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_BODIES.sub(lambda match: bodies(match["use"], match["writing"]), one_of(words)))


_BODIES = re.compile(r"<(?P<writing>\w+) (?P<use>\w+)>")

EXACT, KNOWN, PARTLY, VAGUE, ABOUT, FAR, LAST = 100, 90, 80, 70, 60, 50, 40  # how sure a heading's meaning is

LONGEST = 300  # characters of a heading that is looked at


def meanings(heading: str, columns: Collection[str]) -> dict[str, int]:
    """Give the columns that a heading of somebody's list may mean, each with how sure that is.

    Parameters
    ----------
    columns
        Those that may be meant.

    Returns
    -------
    meant
        Column to `EXACT` (its name), `KNOWN` (another word for it), `PARTLY` (a part of the heading is one of
        both), `VAGUE` (a word that may head any date), `ABOUT` (what the heading is about) or `FAR` (any day,
        and a part of a party, which are meant where nothing nearer is there).

    Examples
    --------
    >>> meanings("Signed on", ["signed"]), meanings("締結日 / Date of signature", ["signed", "expires"])
    ({'signed': 90}, {'signed': 80})
    >>> meanings("Valid until (YYYY/MM/DD)", ["signed", "expires"]), meanings("Signed by", ["signed"])
    ({'expires': 80}, {})
    """
    if len(heading) > LONGEST:
        return {}
    plain = plain_name(heading)
    words = _words_for(plain, columns) or _words_for(plain.removesuffix("_name"), columns)
    found = dict.fromkeys(words, VAGUE if plain in _ANY_DATE else KNOWN)
    if plain in columns:
        return found | {plain: EXACT}
    if found:
        return found
    units: dict[str, int] = {}
    for part in _PARTS.split(heading):
        name = plain_name(part)
        into, sure = (units, FAR) if name in _UNITS and name != plain else (found, PARTLY)
        for column in [name] if name in columns else _words_for(name, columns):
            into.setdefault(column, sure)
    if found or not units:
        return {**units, **found} or _about(plain, columns) or _without_language(heading, columns)
    bare = _BRACKETS.sub("", plain)
    return _about(bare, columns) or ({} if is_of_others(bare) else units)


def _without_language(heading: str, columns: Collection[str]) -> dict[str, int]:
    """What a heading of names means beside the language they are in: 大学名 和文, 英語・機関名."""
    names = [each for each in columns if each in _NAMING]
    words = [each for each in _BETWEEN_WORDS.split(heading) if each and not is_language(each)]
    bare = " ".join(words)
    if not names or not bare or len(bare) == len(_BETWEEN_WORDS.sub(" ", heading)):
        return {}
    return {column: min(sure, ABOUT) for column, sure in meanings(bare, names).items()}


def is_language(text: str) -> bool:
    """Tell the word for a language and nothing else, as it stands below or beside a word for names.

    Examples
    --------
    >>> is_language("和文"), is_language("（英語表記）"), is_language("英文学部")
    (True, True, False)
    """
    plain = plain_name(text).strip("()[]【】_")
    found = _one_of("languages").match(plain)
    return plain in _CODES or (found is not None and plain[found.end() :] in ("", "表記", "_name"))


_NAMING = frozenset({"name", "source", "target", "parties"})
_CODES = frozenset({"和", "英", "en", "ja", "jp", "eng", "jpn"})
_BETWEEN_WORDS = re.compile(r"[\s/／・:：|｜_()（）\[\]【】-]+")


_UNITS = frozenset({"years", "年数", "年限"})  # of what is said before them: Term (years), Renewal (years)


def _about(plain: str, columns: Collection[str]) -> dict[str, int]:
    """What a heading is about, as a whole or without what stands in brackets: 大学名（和文）."""
    whole = re.sub(r"[_\s-]+", " ", plain)
    *before, last = whole.split(" ")
    known = [] if last.isascii() else _words_for(last, [each for each in _OF_ANY if each in columns])
    if before and known:
        return {known[0]: ABOUT}
    texts = dict.fromkeys((whole, _BRACKETS.sub("", whole).strip()))
    for sure, name in ((ABOUT, "about"), (FAR, "far"), (LAST, "last")):
        for text in texts:
            asked = (each for each in _patterns(name) if not each[0] or each[0] in columns)
            first = next((column for column, pattern in asked if pattern.search(text)), None)
            if first is not None:
                near = 5 * (first == "target" and _one_of("other_side").search(text) is not None)
                return {first: FAR if _one_of("parts").search(text) else sure + near} if first else {}
    return {}


# Which the last word says, whatever stands before it: 締結相手 国.
_OF_ANY = ("country", "region", "status", "source", "target")
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")

_PARTS = re.compile(r"[/／|｜()（）\[\]【】\r\n:：*＊※]+")


def is_of_a_part(heading: str) -> bool:
    """Tell a heading of parts of organisations: faculties, departments, 学部.

    Examples
    --------
    >>> is_of_a_part("Partner Department"), is_of_a_part("Partner University")
    (True, False)
    """
    return _one_of("parts").search(re.sub(r"[_\s-]+", " ", plain_name(heading))) is not None


def names_a_language(heading: str) -> bool:
    """Tell a heading in which a language is named.

    Examples
    --------
    >>> names_a_language("Name in English"), names_a_language("Name")
    (True, False)
    """
    return _one_of("languages").search(plain_name(heading)) is not None


def is_of_renewals(heading: str) -> bool:
    """Tell a heading for how long a renewal lasts, which is not how long the agreement does.

    Examples
    --------
    >>> is_of_renewals("Renewal period (years)"), is_of_renewals("更新期間"), is_of_renewals("Initial term")
    (True, True, False)
    """
    return _one_of("renewals").search(re.sub(r"[_\s-]+", " ", plain_name(heading))) is not None


def is_of_renewal_days(heading: str) -> bool:
    """Tell a heading of days on which agreements were renewed, or a row was: 更新日 may be either.

    Examples
    --------
    >>> [is_of_renewal_days(each) for each in ("1st renewal", "Renewed on", "更新日", "Renewal period")]
    [True, True, True, False]
    """
    return _one_of("renewed").search(re.sub(r"[_\s-]+", " ", plain_name(heading))) is not None


def is_of_ends(heading: str) -> bool:
    """Tell a heading about ends before their time.

    Examples
    --------
    >>> is_of_ends("Kündigung"), is_of_ends("Unterzeichnung")
    (True, False)
    """
    return _one_of("ended").search(plain_name(heading)) is not None


def is_of_others(heading: str) -> bool:
    """Tell a heading that is about people, or about another day than those of the contract.

    Examples
    --------
    >>> is_of_others("Last updated"), is_of_others("Signed by"), is_of_others("Signed on")
    (True, True, False)
    """
    about = re.sub(r"[_\s-]+", " ", plain_name(heading))
    return any(not column and pattern.search(about) for column, pattern in _patterns("about"))


def _words_for(plain: str, columns: Collection[str]) -> list[str]:
    """The columns for which a word stands, that of tables in Japanese included."""
    folded = fold(plain)
    other = [each for each in columns if each not in _NO_HEADING and _heading(each) == folded]
    return [each for each in dict.fromkeys((*_columns().get(plain, ()), *other)) if each in columns]


_ANY_DATE = frozenset({"date", "year", "日付", "年月日", "datum", "from", "to"})
_NO_HEADING = frozenset(
    ("status", "parties", "interval", "source_name", "target_name", *(f"party_{n}" for n in range(3, 7)))
)


def column_for(name: str, known: Collection[str]) -> str:
    """Give the known column that a name probably stands for, "" where none comes to mind.

    Examples
    --------
    >>> column_for("署名日", ["source", "target", "signed"]), column_for("budget", ["signed"])
    ('signed', '')
    """
    plain, folded = plain_name(name), fold(name)
    meant = [each for each in known if _heading(each) == folded]
    return next((each for each in (*_columns().get(plain, ()), *meant) if each in known), "")


@functools.cache
def _heading(column: str) -> str:
    return fold(heading(column, "ja"))


def japanese(text: str, keys: Iterable[str]) -> str:
    """Give the key whose Japanese word, as maps and tables show it, a text is; "" where there is none.

    Examples
    --------
    >>> japanese("大学", TYPES), japanese("Universität", TYPES), japanese("覚書", RELATIONS)
    ('university', '', 'mou')
    """
    wanted = fold(text)
    return next((key for key in keys if wanted in _called(key)), "")


def _called(key: str) -> tuple[str, ...]:
    """The Japanese word of a key; without the key itself, where that stands behind it in brackets, too."""
    whole = fold(label(key, "ja"))
    bare = whole.removesuffix(f"({key})")
    return (whole, bare)


def synonym(column: str, text: str) -> str:
    """Give the word of the contract for another one in type, relation, kind or auto_renews; "" for none.

    Examples
    --------
    >>> synonym("type", "Firm"), synonym("relation", "連携協定"), synonym("kind", "planet")
    ('company', 'partnership', '')
    """
    return next(iter(_values(column).get(plain_name(text), ())), "")


def type_for(text: str) -> str:
    """Give the type that a word means and that it can only mean; "" for none.

    Examples
    --------
    >>> type_for("大学"), type_for("Firm"), type_for("市"), type_for("団体")
    ('university', 'company', 'city', '')
    """
    plain = plain_name(text)
    if plain in TYPES:
        return plain
    return japanese(text, TYPES) or ("" if plain in _words()["likely"] else synonym("type", text))


RELATIONS = (*COLLABORATION, *sorted(STRUCTURAL))
__all__ = ["RELATIONS", "TYPES", "column_for", "japanese", "plain_name", "synonym", "type_for"]
