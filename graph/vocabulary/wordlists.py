"""Lists of words that are recognised: data files beside what looks for them, read when they are needed."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@functools.cache
def wordlist(package: str, name: str) -> dict[str, Any]:
    """Give what a data file of a package holds.

    Examples
    --------
    >>> sorted(wordlist("graph.vocabulary", "bodies"))
    ['eastern', 'western']
    """
    import tomllib  # few commands look for words

    return tomllib.loads((files(package) / f"{name}.toml").read_text(encoding="utf-8"))


def one_of(words: Iterable[str]) -> str:
    """Give the pattern of any of the words.

    Examples
    --------
    >>> one_of(["ports?", "港"])
    'ports?|港'
    """
    return "|".join(words)


def known_as(use: str, groups: Iterable[Mapping[str, list[str]]]) -> str:
    """Give the pattern of the words with one use, of groups of words that say where they are `known`.

    Examples
    --------
    >>> groups = [{"known": ["name", "kind"], "words": ["ports?"]}, {"known": ["name"], "words": ["zoos?"]}]
    >>> known_as("kind", groups), known_as("name", groups)
    ('ports?', 'ports?|zoos?')
    """
    return one_of(word for group in groups if use in group["known"] for word in group["words"])
