"""The page around a map that is drawn anew while somebody looks at it; `graph serve` serves it."""

from __future__ import annotations

from typing import Literal

from graph import words
from graph.map.assets import asset, colours, fingerprint
from graph.map.document import NOSCRIPT, templates

_WORDS = (
    "title", "reading", "drawing", "good", "faulty", "nothing", "gone", "again", "findings", "show", "hide",
    "map",
)  # fmt: skip


def shell(lang: str = "en", *, theme: Literal["auto", "light", "dark"] = "auto") -> str:
    """Make the page that shows the map, swaps in the next one, and says what is wrong with the data.

    Parameters
    ----------
    lang, theme
        With which it opens; then it follows the map, whose readers can change both.

    Returns
    -------
    html
        It asks for ``map``, ``places`` and ``events`` beside it, and for nothing else.

    Examples
    --------
    >>> shell("ja").startswith('<!DOCTYPE html>\\n<html lang="ja"')
    True
    """
    from markupsafe import Markup

    said = {key: [words.word(f"live_{key}", each) for each in words.LANGUAGES] for key in _WORDS}
    return (
        templates()
        .get_template("live.html")
        .render(
            lang=lang,
            theme=theme,
            words={"languages": words.LANGUAGES, "said": said},
            noscript=NOSCRIPT,
            style=Markup(_style()),
            program=Markup(_program()),
        )
    )


def policy() -> str:
    """Give the page's Content-Security-Policy: its own script, its own style, and what stands beside it."""
    return (
        f"default-src 'none'; script-src {fingerprint(_program())}; style-src {fingerprint(_style())}; "
        "img-src data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def _style() -> str:
    return colours() + asset("live.css")


def _program() -> str:
    return f'"use strict";\n{asset("live.mjs")}'
