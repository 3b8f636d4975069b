"""Stories: steps with a title, a text and a view of the map, read from a TOML file."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from graph.errors import FileError, UsageError
from graph.files.names import shown
from graph.files.reading import MIB, read_text
from graph.model.arguments import checked
from graph.words import LANGUAGES
from graph.words.messages import Message, joined, message

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Mapping

_SWITCHES = {"active", "undated", "context", "folded", "hulls"}
# Each with its lowest and its highest, as in js/state.mjs; tie and steps are whole.
_NUMBERS = {"tie": (0, 10**9), "steps": (0, 1000), "x": (-1e6, 1e6), "y": (-1e6, 1e6), "zoom": (0, 1000)}
_WHOLE = {"tie", "steps"}
_CHOICES = {
    "dates": ("certain", "possible"),
    "layout": ("network", "geographic"),
    "table": ("", "ties", "own", "organisations", "measures"),
    "colour": ("type", "country", "community", "year"),
    "compare": ("", "change", "days"),
    "group": ("", "community", "country", "type", "city"),
}
_TEXTS = {
    "date", "since", "size", "focus", "path", "way", "sort", "types_off", "relations_off",
    "countries_off", "regions_off", "communities_off", "years_off",
    "changes_off", "find", "folded_but", "bubble",
}  # fmt: skip
VIEW_KEYS = frozenset(_SWITCHES | set(_NUMBERS) | set(_CHOICES) | _TEXTS)
_STEP_KEYS = ("title", "text", "view")
_LONGEST = 60  # characters of a value in a message
LARGEST = 3 * MIB  # bytes; a hundred steps of the longest texts take less
# As in js/data/stories.mjs.
MOST = 100  # steps
LONGEST = {"title": 200, "text": 2000}  # characters
# Keys of so many parts that to read them takes for ever; a story's have three at most.
_KEY = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_ENDLESS = re.compile(rf"(?:^|[\[{{,])[ \t]*{_KEY}(?:[ \t]*\.[ \t]*{_KEY}){{64}}", re.MULTILINE)


class StoryError(UsageError):
    """A story that cannot be told as it is written.

    Attributes
    ----------
    step
        Which step, from 1; 0 for the story as a whole.
    key
        Which key of it.
    """

    def __init__(self, step: int, key: str, reason: str, *values: object) -> None:
        self.step = step
        self.key = key
        why = Message(reason, *values) if values else message(reason)
        if step:
            super().__init__("story, step {}, {}: {}", step, key, why)
        else:
            super().__init__("story, {}: {}", key, why)


@checked
def read_story(path: str | os.PathLike[str]) -> dict[str, Any]:
    """Read a story and check every step of it.

    Parameters
    ----------
    path
        A TOML file, UTF-8.

    Returns
    -------
    story
        ``title`` and ``steps``, each with ``title``, ``text`` and ``view``. A text is
        a string, or a table with ``en`` and ``ja``.

    Raises
    ------
    FileError
        When the file cannot be read, is larger than 3 MiB, no UTF-8 or no TOML, or nested
        too deep.
    StoryError
        When a step has an unknown key or a value that makes no sense; the
        sentence names step and key.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> text = '''
    ... title = "Ten years"
    ... [[step]]
    ... title = "The first partners"
    ... text = "Two of them are in California."
    ... view = { date = "2016-12-31" }
    ... '''
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "story.toml")
    ...     _ = path.write_text(text, encoding="utf-8")
    ...     read_story(path)["steps"][0]["view"]
    {'date': '2016-12-31'}
    """
    text = read_text(path, most=LARGEST)
    name = shown(str(path))
    if _ENDLESS.search(text):
        raise FileError("{} has a key of more than 64 parts; a story's have three at most", name)
    try:
        raw = tomllib.loads(text)
    except RecursionError:
        told = "{} is nested too deep; a story has tables in tables in steps"
        raise FileError(told, name) from None
    except tomllib.TOMLDecodeError as fault:
        raise FileError("{} is not TOML: {}", name, fault) from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        told = "{} has a number of thousands of digits; write a shorter one"
        raise FileError(told, name) from None
    return check_story(raw)


def check_story(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Check a story that has been parsed, and put it into the page's form.

    Examples
    --------
    >>> check_story({"step": [{"title": "Start", "view": {"date": "2016"}}]})
    Traceback (most recent call last):
    graph.map.story.StoryError: story, step 1, view.date: '2016' is no day; write YYYY-MM-DD
    """
    for key in raw:
        if key not in ("title", "step", "steps"):
            raise StoryError(0, key, "is unknown; a story has a title and [[step]] tables")
    steps = raw.get("step", raw.get("steps", []))
    if not isinstance(steps, list) or not steps:
        raise StoryError(0, "step", "is missing; write at least one [[step]] table")
    if len(steps) > MOST:
        told = (
            "is one too many, as a story has {} steps at most and this one has {:,}; tell it in two stories"
        )
        raise StoryError(MOST + 1, "step", told, MOST, len(steps))
    checked = [_step(number, step) for number, step in enumerate(steps, start=1)]
    return {"title": _words(0, "title", raw.get("title", "")), "steps": checked}


def view_of(text: str) -> dict[str, Any]:
    """Read the view of a step that is the text behind ``#`` of a link, each value in its kind, unchecked.

    Examples
    --------
    >>> view_of("active=true&steps=2&zoom=0.5&find=UC+%E7%A5%9E%E6%88%B8")
    {'active': True, 'steps': 2, 'zoom': 0.5, 'find': 'UC 神戸'}
    """
    return {key: _typed(key, value) for key, value in parse_qsl(text, keep_blank_values=True)}


def _typed(key: str, value: str) -> object:
    """A value of a link as TOML has it; as it stands where it is none of its kind."""
    if key in _SWITCHES:
        return {"true": True, "false": False}.get(value, value)
    try:
        return (int if key in _WHOLE else float)(value) if key in _NUMBERS else value
    except ValueError:
        return value


def check_names(story: Mapping[str, Any], *, ids: Collection[str], sizes: Collection[str]) -> None:
    """Check that a story names organisations and measures that the map has.

    Raises
    ------
    StoryError
        With the step and key of the first name that is unknown.
    """
    for number, step in enumerate(story["steps"], start=1):
        for key, known, kind in (
            ("focus", ids, "organisation"),
            ("path", ids, "organisation"),
            ("size", sizes, "measure"),
        ):
            name = step["view"].get(key, "")
            if name and name not in known:
                raise StoryError(number, f"view.{key}", "no {} has the id {!r}", message(kind), name)


def _step(number: int, raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise StoryError(number, "step", "is no table; write [[step]] and its keys below it")
    for key in raw:
        if key not in _STEP_KEYS:
            raise StoryError(number, key, "is unknown; a step has {}", ", ".join(_STEP_KEYS))
    title = _words(number, "title", raw.get("title") or "")
    if not (title if isinstance(title, str) else any(title.values())):
        raise StoryError(number, "title", "is missing; every step needs one")
    view = raw.get("view", {})
    if not isinstance(view, dict):
        raise StoryError(number, "view", "is no table; write view = {}", '{ date = "2020-09-18" }')
    return {
        "title": title,
        "text": _words(number, "text", raw.get("text", "")),
        "view": {key: _value(number, key, view[key]) for key in sorted(view)},
    }


def _words(number: int, key: str, raw: object) -> str | dict[str, str]:
    """A text, or one for each language."""
    if isinstance(raw, str):
        _not_too_long(number, key, raw, LONGEST[key])
        return raw
    if not isinstance(raw, dict) or not raw:
        raise StoryError(number, key, "is neither a text nor a table with en and ja")
    for lang, text in raw.items():
        if lang not in LANGUAGES:
            raise StoryError(
                number, f"{key}.{lang}", "is no language of the map; it speaks {}", joined(*LANGUAGES)
            )
        if not isinstance(text, str):
            raise StoryError(number, f"{key}.{lang}", "is no text")
        _not_too_long(number, f"{key}.{lang}", text, LONGEST[key])
    return {lang: str(raw[lang]) for lang in LANGUAGES if lang in raw}


def _not_too_long(number: int, key: str, text: str, most: int) -> None:
    if len(text) <= most:
        return
    told = "has {:,} characters, and {:,} at most are told; shorten it"
    if key.startswith("text"):
        told = "has {:,} characters, and {:,} at most are told; shorten it, or tell it in two steps"
    raise StoryError(number, key, told, len(text), most)


def _value(number: int, key: str, value: object) -> object:
    """One value of a view, checked against what the page understands."""
    where = f"view.{key}"
    if key not in VIEW_KEYS:
        raise StoryError(number, where, "is unknown; a view has {}", ", ".join(sorted(VIEW_KEYS)))
    if key in _SWITCHES and not isinstance(value, bool):
        raise StoryError(number, where, "{} is neither true nor false", _brief(value))
    if key in _CHOICES and value not in _CHOICES[key]:
        choices = ", ".join(filter(None, _CHOICES[key]))
        raise StoryError(number, where, "{} is unknown; choose {}", _brief(value), choices)
    if key in _NUMBERS:
        _check_number(number, key, value)
    return _text(number, where, value) if key in _TEXTS else value


def _check_number(number: int, key: str, value: object) -> None:
    """Refuse what the page cannot show: no number, none that is finite, or one out of its range."""
    low, high = _NUMBERS[key]
    known = int if key in _WHOLE else (int, float)
    if isinstance(value, bool) or not isinstance(value, known) or not low <= value <= high:
        told = "{} is no whole number from {:,.0f} to {:,.0f}"
        told = told if key in _WHOLE else "{} is no number from {:,.0f} to {:,.0f}"
        raise StoryError(number, f"view.{key}", told, _brief(value), low, high)


def _brief(value: object) -> str:
    """A value for a message, on one line and not long."""
    try:
        text = repr(value)
    except ValueError:  # an integer of thousands of digits
        return message("a number of thousands of digits")
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _text(number: int, where: str, value: object) -> str:
    if where in ("view.date", "view.since"):
        return _day(number, where, value)
    if not isinstance(value, str):
        raise StoryError(number, where, "{} is no text", _brief(value))
    return value


def _day(number: int, where: str, value: object) -> str:
    """A day as the page has it; TOML's own dates are welcome too."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    try:
        return date.fromisoformat(str(value)).isoformat() if value != "" else ""
    except ValueError:
        raise StoryError(number, where, "{} is no day; write YYYY-MM-DD", _brief(value)) from None
