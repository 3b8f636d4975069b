"""A million texts at once: whether a rule would keep each of them as it is and say nothing.

All texts of a column are joined into one, which the interpreter searches at the speed of the machine. The
answer errs on the side of doubt: texts in doubt are given to their rule one by one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from graph.reading.cells import LONG, agreement_id, endpoint, identifier, link, local_name, name
from graph.reading.findings import SELECTORS
from graph.reading.identity import skeleton
from graph.reading.leftovers import is_ditto
from graph.reading.texts import BLANKS, GONE, MARKS, TWINS, any_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

SEPARATOR = "\x1f"
_LOST = re.compile("[?？]{2}")
SHORT = 14  # characters, from which on a text is no mark for "as above"
_QUOTES = frozenset("\"“‘„«＂’'`")
_LINK = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[!#-;=?-\[\]-~]*)?")


def is_tidy(texts: Sequence[str]) -> bool:
    """Tell whether no text has blanks around it, a line break, or letters apart from their marks.

    Examples
    --------
    >>> is_tidy(["a b", ""]), is_tidy(["a", " b"]), is_tidy(["a\\nb"])
    (True, False, False)
    """
    joined = SEPARATOR.join(texts)
    if not joined.replace(SEPARATOR, "").isprintable():
        return False
    framed = f"{SEPARATOR}{joined}{SEPARATOR}"
    if any(each in framed for each in (f"{SEPARATOR} ", f" {SEPARATOR}", f'{SEPARATOR}="')):
        return False
    return joined.isascii() or unicodedata.is_normalized("NFC", joined)


def skeletons(texts: Sequence[str]) -> list[str]:
    """Give the skeleton of each text, as `graph.reading.identity.skeleton` does one by one.

    Examples
    --------
    >>> skeletons(["MOU 1", "mou_1"])
    ['mou-1', 'mou-1']
    """
    joined = SEPARATOR.join(texts)
    if not joined.isascii() or not joined.replace(SEPARATOR, "").isprintable():
        return [skeleton(text) for text in texts]
    plain = re.sub("[_ -]+", "-", joined.casefold())
    return [each.strip("\"'`-") for each in plain.split(SEPARATOR)]


def is_settled(texts: Sequence[str], rule: Callable[..., str]) -> bool:
    """Tell whether a rule would keep every text as it is and report nothing.

    Parameters
    ----------
    texts
        Tidy ones.

    Examples
    --------
    >>> is_settled(["research", "交流"], any_text), is_settled(["=1+1"], any_text)
    (True, False)
    """
    test = _SETTLED.get(rule)
    return test is not None and test(texts)


def _any_text(texts: Sequence[str]) -> bool:
    if {text[:1] for text in texts} & (MARKS | _QUOTES):
        return False
    joined = "".join(texts)
    return joined.isprintable() and (joined.isascii() or _doubt().search(joined) is None)


def _endpoint(texts: Sequence[str]) -> bool:
    return "" not in texts and _any_text(texts) and "".join(texts).isascii()


def _identifier(texts: Sequence[str]) -> bool:
    return _endpoint(texts) and _agreement_id(texts) and not {text[:1] for text in texts} & {"/", "<"}


def _local_name(texts: Sequence[str]) -> bool:
    if not _any_text(texts) or _LOST.search(SEPARATOR.join(texts)):
        return False
    return not any(is_ditto(text) for text in texts if len(text) < SHORT)


def _name(texts: Sequence[str]) -> bool:
    return "" not in texts and max(map(len, texts), default=0) <= LONG and _local_name(texts)


def _agreement_id(texts: Sequence[str]) -> bool:
    return _any_text(texts) and "E+" not in SEPARATOR.join(texts)


def _link(texts: Iterable[str]) -> bool:
    return all(not text or _LINK.fullmatch(text) for text in texts)


@functools.cache
def _doubt() -> re.Pattern[str]:
    """Characters beyond ASCII that make a text worth a closer look.

    A text in the wrong encoding shows by the letters that stand for the first byte of a character: Â to ô
    where UTF-8 was read as Western, half-width katakana and the kanji from 0xE0 on where it was read as
    Shift_JIS.
    """
    leads = [*range(0xE0, 0xF0), *range(0xFA, 0xFD)]
    trails = [*range(0x40, 0x7F), *range(0x80, 0xFD)]
    rare = b"".join(bytes([lead, trail]) for lead in leads for trail in trails).decode("cp932", "ignore")
    rare = "".join(each for each in rare if not each.isascii())
    private = "\ue000-\uf8ff"
    return re.compile(
        f"[{BLANKS}{GONE}{SELECTORS}{''.join(TWINS)}\u0080-\u00a0\u00c2-\u00f4\uff61-\uff9f{private}{re.escape(rare)}]"
    )


_SETTLED: Mapping[Callable[..., str], Callable[[Sequence[str]], bool]] = {
    any_text: _any_text,
    endpoint: _endpoint,
    agreement_id: _agreement_id,
    link: _link,
    identifier: _identifier,
    local_name: _local_name,
    name: _name,
}
