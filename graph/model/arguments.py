"""What functions take, checked in one place, so that whatever is refused is refused in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.errors import UnknownName, UsageError
from graph.vocabulary import fold, nearest
from graph.words import LANGUAGES, label

if TYPE_CHECKING:
    from collections.abc import Collection


def texts(given: Iterable[str], argument: str) -> tuple[str, ...]:
    """Give some names, each once; a text alone is one name.

    Parameters
    ----------
    given
        Any series of texts; one that can be gone through once only is gone through here.
    argument
        What it is called, for the refusal.

    Raises
    ------
    UsageError
        When it is no series, or something in it is no text.

    Examples
    --------
    >>> texts("mou", "relations"), texts((each for each in ["b", "a", "b"]), "types")
    (('mou',), ('b', 'a'))
    """
    found = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, Iterable) else (given,)
    if not all(isinstance(each, str) for each in found):
        raise UsageError("{} takes names, as texts in a list, not {!r}", argument, given)
    return tuple(dict.fromkeys(found))


def one_of(given: str, argument: str, known: Collection[str]) -> str:
    """Give a word of a list.

    Raises
    ------
    UsageError
        When it is none of them.

    Examples
    --------
    >>> one_of("ja", "lang", ["en", "ja"])
    'ja'
    """
    if not isinstance(given, str) or given not in known:
        raise UsageError("{} = {!r} is not known; choose one of {}", argument, given, ", ".join(known))
    return given


def keys(given: Iterable[str], known: Collection[str], kind: str) -> tuple[str, ...]:
    """Give names as the data have them, also where they are written in another case or as in tables.

    Parameters
    ----------
    given
        As for `texts`.
    known
        All that there may be.
    kind
        What they name, in the words of `UnknownName`.

    Raises
    ------
    UsageError
        As `texts`.
    UnknownName
        When there is no such name. It tells the nearest, or all where they are few.

    Examples
    --------
    >>> keys(["City", "研究機関", "hub"], ["hub", "city", "institute"], "type")
    ('city', 'institute', 'hub')
    """
    wanted = texts(given, f"{kind}s")
    if all(each in known for each in wanted):
        return wanted
    folded = {fold(label(each, lang)): each for each in known for lang in LANGUAGES}
    folded |= {fold(each): each for each in known}
    found = [each if each in known else folded.get(fold(each), "") for each in wanted]
    for each, key in zip(wanted, found, strict=True):
        if not key:
            few = sorted(known) if len(known) <= FEW else []
            raise UnknownName(each, kind, nearest(each, sorted(known)), known=few)
    return tuple(dict.fromkeys(found))


FEW = 30  # names that are told in full where none comes near
