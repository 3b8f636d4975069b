"""Words for organisations, whatever our type of them: a union, a museum, a port, 図書館, 商工会議所."""

from __future__ import annotations

import functools
import re

from graph.vocabulary.wordlists import known_as, wordlist


@functools.cache
def bodies(use: str, writing: str) -> str:
    """Give the pattern of all words with a use, which `bodies.toml` explains, in a writing.

    Parameters
    ----------
    use
        `name`, `heading`, `far`, `kind` or `divides`.
    writing
        `western` or `eastern`.

    Examples
    --------
    >>> bodies("heading", "eastern").split("|")[:3], "museums?" in bodies("name", "western")
    (['学校', '会社', '法人'], True)
    """
    return known_as(use, wordlist("graph.vocabulary", "bodies")[writing])


def names_a_body(text: str) -> bool:
    """Tell a name with a word for an organisation: anywhere in Western ones, at the end of others.

    Examples
    --------
    >>> names_a_body("Museum of Ports"), names_a_body("港湾大学（本部）"), names_a_body("大学の協定")
    (True, True, False)
    """
    return _body().search(text) is not None


@functools.cache
def _body() -> re.Pattern[str]:
    western, eastern = bodies("name", "western"), bodies("name", "eastern")
    return re.compile(rf"\b(?:{western})\b|(?:{eastern})(?:$|(?=[\s(（　・]))", re.IGNORECASE)
