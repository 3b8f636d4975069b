"""Settings beside the data: ecosystem.toml says once what every command would be told again and again."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import FileError, UsageError
from graph.files import read_text
from graph.reading.inputs import SETTINGS
from graph.vocabulary import nearest
from graph.words import LANGUAGES
from graph.words.messages import either

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

FILE = SETTINGS


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, dict) for each in value.values())


def _called(value: object) -> bool:
    """Whether a value is a text, or one for each of some languages."""
    if isinstance(value, dict):
        return bool(value) and set(value) <= {*LANGUAGES} and all(map(_text, value.values()))
    return _text(value)


# Each setting, what is expected of it in words, and how that is told.
_KNOWN: dict[str, tuple[str, Callable[[object], bool]]] = {
    "ours": ('the name of an organisation, such as "Our Hub"', _text),
    "title": ("a text", _text),
    "lang": ("en or ja", lambda value: value in LANGUAGES),
    "fiscal_start": (
        "the number of a month, 1 to 12",
        lambda value: isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 12,
    ),
    "relation": ('a list of relations, such as ["mou"]', _texts),
    "dates": ("certain or possible", lambda value: value in ("certain", "possible")),
    "template": ("the name of a .pptx file beside the settings", _text),
    "communities": (
        'the id of an organisation with a name, such as link-j = "Life sciences", or with one for en and ja',
        lambda value: isinstance(value, dict) and all(map(_called, value.values())),
    ),
    "import": ('a table for each list, such as [import."agreements.xlsx"]', _table),
}
_OF_LISTS: dict[str, tuple[str, Callable[[object], bool]]] = {
    "ours": ('the name of an organisation, such as "Our Hub"', _text),
    "day_first": ("true or false", lambda value: isinstance(value, bool)),
    "columns": (
        'our columns with their headings, such as target = "Institution"',
        lambda value: isinstance(value, dict) and all(map(_text, value.values())),
    ),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What ecosystem.toml says.

    Attributes
    ----------
    given
        Setting to value; only those that are there. A template is a path from where the command runs.
    lists
        Name of a file, in which ``*`` may stand for anything, to how it is read: ``ours``, ``day_first``,
        ``columns``.
    communities
        What communities are called, by the id of an organisation in them: a text, or one for each language.
    rows
        In which line of the file each of these ids stands.
    """

    given: Mapping[str, Any] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    communities: Mapping[str, str | dict[str, str]] = field(default_factory=dict)
    rows: Mapping[str, int] = field(default_factory=dict)

    def of_list(self, name: str) -> Mapping[str, Any]:
        """Give how a list is read by the name of its file; nothing where no setting is for it.

        Examples
        --------
        >>> Settings(lists={"list-*.xlsx": {"day_first": True}}).of_list("list-12.xlsx")
        {'day_first': True}
        """
        return next((how for pattern, how in self.lists.items() if fnmatchcase(name, pattern)), {})

    def communities_among(self, ids: Collection[str], path: Path) -> Mapping[str, str | dict[str, str]]:
        """Give what communities are called, once each id is known to be there.

        Parameters
        ----------
        ids
            Of all organisations.
        path
            Of the settings, for what is refused.

        Raises
        ------
        UsageError
            With file and line of the first id that no organisation has.

        Examples
        --------
        >>> Settings(communities={"a": "South"}).communities_among({"a", "b"}, Path("ecosystem.toml"))
        {'a': 'South'}
        """
        for each in self.communities:
            if each not in ids:
                where = f"{path}:{self.rows.get(each, 1)}"
                near = nearest(each, sorted(ids))
                if not near:
                    raise UsageError("{}: no organisation has the id {!r}", where, each)
                raise UsageError(
                    "{}: no organisation has the id {!r}; did you mean {}?", where, each, either(*near)
                )
        return self.communities


def settings(folder: Path) -> Settings:
    """Read the settings of a folder; none where it has no such file.

    Raises
    ------
    FileError
        When the file cannot be opened, or is no TOML.
    UsageError
        When there is no such setting, or its value is not what is expected.

    Examples
    --------
    >>> settings(Path("data")).given
    {}
    """
    path = folder / FILE
    if not path.is_file():
        return Settings()
    try:
        found = tomllib.loads(text := read_text(path))
    except tomllib.TOMLDecodeError as fault:
        raise FileError("{} is no TOML file that can be read ({})", path, fault) from None
    _check(found, _KNOWN, path, "")
    lists, communities = found.pop("import", {}), found.pop("communities", {})
    for name, how in lists.items():
        _check(how, _OF_LISTS, path, f"import.{json.dumps(name, ensure_ascii=False)}.")
    if "template" in found:
        found["template"] = folder / found["template"]
    return Settings(found, lists, communities, _rows(text, communities))


def _rows(text: str, keys: Iterable[str]) -> dict[str, int]:
    """In which line each key of the communities stands, as near as can be told without reading TOML again."""
    lines = text.splitlines()
    table = next((at for at, line in enumerate(lines) if re.search(r"\bcommunities\b", line)), 0)
    found = {}
    for key in keys:
        names = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
        found[key] = next((at for at in range(table, len(lines)) if names.search(lines[at])), table) + 1
    return found


def _check(
    found: Mapping[str, Any],
    known: Mapping[str, tuple[str, Callable[[object], bool]]],
    path: Path,
    within: str,
) -> None:
    """Refuse what is no setting, and a value that is none of those expected."""
    for name, value in found.items():
        if name not in known:
            near = nearest(name, known) or list(known)
            raise UsageError(
                "{}: there is no setting {!r}; did you mean {}?", path, within + name, either(*near)
            )
        expected, fits = known[name]
        if not fits(value):
            raise UsageError(
                "{}: {!r} should be {}, not {!r}", path, within + name, message_of(expected), value
            )


def message_of(text: str) -> str:
    """Give what is expected of a setting as a message, which has a translation."""
    from graph.words.messages import message

    return message(text)


def with_list(text: str, file: str, how: Mapping[str, Any]) -> str:
    """Give the text of ecosystem.toml with how a list is read; digits in its name may differ next time.

    Parameters
    ----------
    text
        What stands there, to which is added; "" where there is no such file yet.
    how
        ``ours``, ``day_first``, ``columns``; blank ones are left out.

    Examples
    --------
    >>> print(with_list("", "list-2026-11.xlsx", {"ours": "Hub", "columns": {"target": "Who"}}), end="")
    [import."list-*.xlsx"]
    ours = "Hub"
    columns = { target = "Who" }
    """
    pattern = re.sub(r"\d[\d._-]*\d|\d", "*", Path(file).stem) + Path(file).suffix
    lines = [f"[import.{_quoted(pattern)}]"]
    for name, value in how.items():
        if value not in (None, "", {}):
            lines.append(f"{name} = {_toml(value)}")
    before = text + ("" if not text or text.endswith("\n") else "\n") + ("\n" if text.strip() else "")
    return before + "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_quoted(text)}" for key, text in value.items()) + " }"
    return str(value).lower() if isinstance(value, bool) else _quoted(str(value))


def _quoted(text: str) -> str:
    """A text as TOML has it, which escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)
