"""What functions take, checked in one place, so that whatever is refused is refused in a sentence."""

from __future__ import annotations

import ast
import functools
import inspect
import math
import operator
import os
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from graph.dates import parse
from graph.errors import UnknownName, UsageError
from graph.vocabulary import fold, nearest
from graph.words import LANGUAGES, label
from graph.words.messages import either, message

if TYPE_CHECKING:
    from collections.abc import Collection


P = ParamSpec("P")
R = TypeVar("R")


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
        told = message("texts, one or several in a list")
        raise UsageError("{} takes {}, not {}", argument, told, shown(given))
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
        told = "{} = {} is not known; choose one of {}"
        raise UsageError(told, argument, shown(given), ", ".join(known))
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


def at_least(given: int, argument: str, least: int) -> int:
    """Give a whole number that is not too small.

    Raises
    ------
    UsageError
        When it is none, or smaller.

    Examples
    --------
    >>> at_least(0, "top", 0)
    0
    """
    if _whole(given, argument) < least:
        raise UsageError("{} is {} or more, not {}", argument, least, given)
    return int(given)


def having(given: Collection[str], argument: str, needed: Iterable[str], *, of: str) -> None:
    """Refuse a table or a record that is not such as a function gives.

    Parameters
    ----------
    given
        The names that it has.
    needed
        Those that it has to have.
    of
        The function.

    Raises
    ------
    UsageError
        When one of them is missing.

    Examples
    --------
    >>> having(["period", "ties"], "table", ["period"], of="graph.growth")
    """
    missing = [name for name in needed if name not in given]
    if missing:
        raise UsageError("{} takes what {} gives, and has no {}", argument, of, ", ".join(missing))


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function refuse, in a sentence, what is not of the kind that its signature says.

    A series of texts arrives as a tuple, a text alone as one of them, a number of NumPy's as one of
    Python's, a day as it was given.

    Examples
    --------
    >>> @checked
    ... def first(names: Sequence[str], count: int = 1) -> list[str]:
    ...     return list(names[:count])
    >>> first("ab"), first(each for each in ["x", "y"])
    (['ab'], ['x'])
    >>> first(["a"], count="1")
    Traceback (most recent call last):
    graph.errors.UsageError: count takes a whole number, not '1'
    """
    said: dict[str, str] = {}

    @functools.wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        if not said:
            found = inspect.signature(function).parameters.values()
            said.update({each.name: str(each.annotation) for each in found})
        placed = [fitting(given, name, said[name]) for name, given in zip(said, args, strict=False)]
        named = {name: fitting(given, name, said.get(name, "Any")) for name, given in kwargs.items()}
        return function(*placed, *args[len(placed) :], **named)  # type: ignore[arg-type]

    return asked


def fitting(given: Any, argument: str, annotation: str) -> Any:
    """Give a value of one of the kinds that an annotation names.

    Parameters
    ----------
    argument
        What it is called, for the refusal; ``lang`` is one of the languages.
    annotation
        As it is written in the signature.

    Raises
    ------
    UsageError
        When it is of none of them.
    DateError
        When it should be a date, and is none.

    Examples
    --------
    >>> fitting(2, "limit", "int"), fitting(None, "top", "int | None"), fitting("mou", "of", "Sequence[str]")
    (2, None, ('mou',))
    """
    kinds = _kinds(annotation)
    if argument == "lang":
        return one_of(given, argument, LANGUAGES)
    if given is None and "None" in kinds:
        return None
    if "date" in kinds:
        parse(given)  # refuses what is no day; whether its first or its last is meant, the function knows
        return given
    if not kinds:
        return given
    for kind in kinds:
        found = _of_kind(given, argument, kind)
        if found is not _REFUSED:
            return found
    if "Ecosystem" in kinds:
        raise no_ecosystem(given)
    raise UsageError("{} takes {}, not {}", argument, _told(kinds), shown(given))


def _told(kinds: tuple[str, ...]) -> str:
    """What may be given, in words; that nothing may be given as well goes without saying."""
    if "os.PathLike[str]" in kinds:
        return _TOLD["os.PathLike[str]"]
    known = [_TOLD[kind] for kind in kinds if kind in _TOLD]
    return either(*known or (kind.rpartition(".")[2] for kind in kinds))


@functools.cache
def _kinds(annotation: str) -> tuple[str, ...]:
    """The kinds that an annotation names: those between its bars, none where anything will do."""
    parts = [each.strip() for each in re.split(r"\|(?![^\[]*\])", annotation)]
    known = [_NAMED.get(each, each) for each in parts]
    return () if "Any" in known else tuple(known)


# Kinds that have another name where they are used.
_NAMED = {
    "Places": "Mapping[str, tuple[float, float]]",
    "Basis": "str",
    "Mapping[str, Called]": "Mapping[str, Any]",
}
_REFUSED = object()
_TOLD = {
    "str": message("a text"),
    "int": message("a whole number"),
    "bool": message("True or False"),
    "bytes": message("bytes"),
    "Saved": message("a saved map (graph.read_saved)"),
    "Content": message("what was read (graph.import_files)"),
    "pd.DataFrame": message("a table (DataFrame)"),
    "os.PathLike[str]": message("a path"),
    "Mapping[str, bytes]": message("a mapping of names to bytes"),
    "Mapping[str, tuple[float, float]]": message("a mapping of ids to places, two numbers each"),
    "Mapping[str, Any]": message("a mapping"),
    "Mapping[str, Sequence[object]]": message("a mapping of columns to values"),
    "Sequence[str]": message("texts, one or several in a list"),
    "Collection[str]": message("texts, one or several in a list"),
    "Sequence[int]": message("whole numbers in a list"),
    "Sequence[Mapping[str, str]]": message("mappings in a list"),
}


def _of_kind(given: Any, argument: str, kind: str) -> Any:
    """A value as one of a kind, `_REFUSED` where it is none."""
    if kind.startswith("Literal["):
        return one_of(given, argument, ast.literal_eval(kind[len("Literal") :]))
    if kind in ("Sequence[str]", "Collection[str]"):
        return texts(given, argument)
    if kind == "int":
        return _whole(given, argument)
    fits = _FITS.get(kind)
    if fits is None:  # a class, which need not be loaded to be told by its name
        name = kind.rpartition(".")[2]
        fits = callable if kind.startswith("Callable") else lambda each: name in _classes(each)
    return given if fits(given) else _REFUSED


def _classes(given: object) -> set[str]:
    return {each.__name__ for each in type(given).__mro__}


def _whole(given: Any, argument: str) -> int:
    """A whole number, also one of NumPy's."""
    try:
        if not isinstance(given, bool):
            return operator.index(given)
    except TypeError:
        pass
    raise UsageError("{} takes {}, not {}", argument, message("a whole number"), shown(given))


def _is_series(given: object, of: Callable[[Any], bool]) -> bool:
    return isinstance(given, list | tuple) and all(map(of, given))


def _is_place(given: object) -> bool:
    """Whether something is two numbers."""
    try:
        return isinstance(given, Iterable) and [math.isfinite(each) for each in given] == [True, True]
    except TypeError:
        return False


def _is_mapping(given: object, of: Callable[[Any], bool] = lambda _: True) -> bool:
    return isinstance(given, Mapping) and all(map(of, given.values()))


_FITS: dict[str, Callable[[Any], bool]] = {
    "None": lambda given: given is None,
    "str": lambda given: isinstance(given, str),
    "bool": lambda given: type(given).__name__ in ("bool", "bool_"),
    "bytes": lambda given: isinstance(given, bytes),
    "os.PathLike[str]": lambda given: isinstance(given, os.PathLike),
    "Mapping[str, bytes]": lambda given: _is_mapping(given, lambda each: isinstance(each, bytes)),
    "Mapping[str, tuple[float, float]]": lambda given: _is_mapping(given, _is_place),
    "Mapping[str, Any]": _is_mapping,
    "Mapping[str, Sequence[object]]": _is_mapping,
    "Sequence[int]": lambda given: _is_series(given, lambda each: isinstance(each, int)),
    "Sequence[Mapping[str, str]]": lambda given: _is_series(given, _is_mapping),
}


def no_ecosystem(given: object) -> UsageError:
    """What is raised where something else stands in the place of an ecosystem."""
    return UsageError(
        "an ecosystem or a view of one is asked for, not {}; graph.read and graph.from_networkx make"
        " an ecosystem",
        type(given).__name__,
    )


def shown(given: object) -> str:
    """Give as much of a value as a sentence can hold.

    Examples
    --------
    >>> shown("a"), shown([1, 2]), shown(object())
    ("'a'", '[1, 2]', 'object')
    """
    if not isinstance(given, str | bytes | int | float | list | tuple | dict | None):
        return type(given).__name__
    text = repr(given)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


LONGEST = 60  # characters of a value in a refusal
