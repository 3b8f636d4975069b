"""What a saved copy of a map has of its own: places, notes, searches, story and view; read as data only."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NoReturn

from graph.errors import FileError
from graph.files.names import shown
from graph.files.reading import MIB, read_text
from graph.map.packed import unpack
from graph.map.story import StoryError, check_story, view_of
from graph.model.arguments import checked
from graph.words.messages import message

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection, Mapping

    from graph.map.content import Plain, Point

VERSION, WITH_STORY, WITH_KEPT = 1, 2, 3  # of the form; as in js/data/own.mjs
LARGEST = 128 * MIB  # bytes of a map; of an earlier version those of 20,000 organisations took 12 MB
LONGEST = 16 * MIB  # characters of what it has of its own
FARTHEST = 1e6  # units from the middle, as in positions.csv
MOST_NOTES = 1000
LONGEST_NOTE = 2000  # characters
MOST_KEPT = 100  # as in js/data/kept.mjs
LONGEST_NAME = 60
LONGEST_QUESTION = 200  # as in js/data/state.mjs
LONGEST_VIEW = 100_000
LAYOUTS = ("network", "geographic")
_KEYS = {"kept", "notes", "places", "remarks", "story", "version", "view"}
_HALF = re.compile("[\ud800-\udfff]")  # of a surrogate pair, which no file can hold


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved copy of a map.

    Attributes
    ----------
    own
        What was made of the map, in the form of the page: ``places`` (id, x, y), ``notes`` (layout, x, y,
        text), ``remarks`` (id, text), ``kept`` (name, question), ``story`` (``title``, and ``steps`` of
        title, text and view) and ``view``, the text behind ``#``; nothing where nothing was.
    homes
        Where everyone stands in the copy whom nobody has moved, by id.
    given
        The story with which the map was made, in the form of `read_story`; None where it had none, or one
        that no file can say.
    """

    own: Mapping[str, Any]
    homes: Mapping[str, Point]
    given: Mapping[str, Any] | None = None

    @property
    def placed(self) -> dict[str, Point]:
        """Where symbols were put by hand, by id.

        Examples
        --------
        >>> Saved({"places": [["a", 1, 2.5]], "version": 1}, {}).placed
        {'a': (1.0, 2.5)}
        """
        return {each: (float(x), float(y)) for each, x, y in self.own.get("places", [])}

    @property
    def story(self) -> Mapping[str, Any] | None:
        """The story that the copy tells, in the form of `read_story`; None where it tells none.

        Examples
        --------
        >>> steps = [["Now", "", "date=2020-01-01&active=true"]]
        >>> own = {"story": {"steps": steps, "title": ""}, "version": 2}
        >>> Saved(own, {}).story["steps"][0]["view"]
        {'active': True, 'date': '2020-01-01'}
        """
        own = self.own.get("story")
        return self.given if own is None else _story(own)

    def telling(self, story: Mapping[str, Any] | None) -> Saved:
        """Take another story instead of that of the copy; None leaves it as it is.

        Examples
        --------
        >>> own = {"story": {"steps": [], "title": ""}, "view": "active=true", "version": 2}
        >>> Saved(own, {}).telling({"title": "", "steps": []}).own
        {'view': 'active=true', 'version': 1}
        >>> Saved({"kept": [["West", "Kyoto | Osaka"]], "version": 3}, {}).telling({"steps": []}).own
        {'kept': [['West', 'Kyoto | Osaka']], 'version': 3}
        """
        if story is None:
            return self
        own = {key: value for key, value in self.own.items() if key not in ("story", "version")}
        version = WITH_KEPT if "kept" in own else VERSION
        return replace(self, own={**own, "version": version} if own else {}, given=story)

    def missing(self, ids: Collection[str]) -> list[str]:
        """List the organisations that were moved or noted on and are not among some ids.

        Examples
        --------
        >>> Saved({"places": [["a", 1, 2]], "remarks": [["b", "?"]], "version": 1}, {}).missing({"a"})
        ['b']
        """
        named = [row[0] for key in ("places", "remarks") for row in self.own.get(key, [])]
        return sorted(set(named) - set(ids))


@checked
def read_saved(path: str | os.PathLike[str]) -> Saved:
    """Read what a map has of its own that `graph map` wrote, or that was saved in one.

    Nothing in it is run: two blocks of data are looked up in the text, and each value is checked.

    Raises
    ------
    FileError
        When the file cannot be read, is larger than 128 MiB or no UTF-8, is no map, a map of another
        version, or damaged.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> block = '<script type="application/json" id="ecosystem-{}">{}</script>'
    >>> text = block.format("data", '{"nodes":[{"id":"a","x":0,"y":5.5}]}')
    >>> text += block.format("own", '{"places":[["a",1,2]],"version":1}')
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "saved.html")
    ...     _ = path.write_text(text, encoding="utf-8")
    ...     read_saved(path)
    Saved(own={'places': [['a', 1, 2]], 'version': 1}, homes={'a': (0.0, 5.5)}, given=None)
    """
    text, name = read_text(path, most=LARGEST), shown(str(path))
    data = _block(text, "ecosystem-data")
    if data is None:
        told = "{} is no map; give a file that `graph map` wrote or that was saved in one"
        raise FileError(told, name)
    own = _block(text, "ecosystem-own")
    if own is None:
        told = (
            "{} is a map of an earlier version, in which nothing can be saved; write it anew with `graph map`"
        )
        raise FileError(told, name)
    if len(own) > LONGEST:
        raise FileError("{} has more of its own than {} million characters", name, LONGEST // MIB)
    whole = _unpacked(_plain(data, name), name)
    return Saved(_own(_plain(own, name), name), _homes(whole, name), _given(whole))


def _block(text: str, name: str) -> str | None:
    """The content of a block of data; None where there is none, or it does not end."""
    _, opened, rest = text.partition(f'<script type="application/json" id="{name}">')
    content, closed, _ = rest.partition("</script>")
    return content if opened and closed else None


def _plain(text: str, name: str) -> Plain:
    """A block as a table of plain JSON."""
    try:
        found = json.loads(text, parse_constant=float)
    except (ValueError, RecursionError):
        _refuse(name, "it holds no JSON where its data should be")
    if not isinstance(found, dict):
        _refuse(name, "it holds no JSON where its data should be")
    return found


def _unpacked(data: Plain, name: str) -> Plain:
    """The data of a map, which those of a large one hold packed."""
    try:
        found = unpack(data, name)
    except (ValueError, RecursionError):
        _refuse(name, "it holds no JSON where its data should be")
    if not isinstance(found, dict):
        _refuse(name, "it holds no JSON where its data should be")
    return found


def _homes(data: Plain, name: str) -> dict[str, Point]:
    nodes = data.get("nodes")
    if not isinstance(nodes, list):
        _refuse(name, "it holds no organisations")
    found: dict[str, Point] = {}
    for node in nodes:
        if not isinstance(node, dict) or not _is_place(node.get("id"), node.get("x"), node.get("y")):
            _refuse(name, "an organisation of it stands nowhere")
        found[node["id"]] = (float(node["x"]), float(node["y"]))
    return found


def _own(raw: Plain, name: str) -> Plain:
    """What is one's own, each value checked; `readOwn` of js/data/own.mjs passes over what is wrong."""
    if not raw:
        return {}
    version = raw.get("version")
    if version not in (VERSION, WITH_STORY, WITH_KEPT) or isinstance(version, bool):
        told = "{} was saved by another version of `graph`; take that one, or write the map anew"
        raise FileError(told, name)
    checks: dict[str, Callable[[list[Any]], bool]] = {
        "places": lambda row: len(row) == 3 and _is_place(*row),
        "notes": lambda row: len(row) == 4 and _is_note(*row),
        "remarks": lambda row: len(row) == 2 and _is_text(row[0]) and _is_text(row[1], LONGEST_NOTE),
        "kept": lambda row: (
            len(row) == 2 and _is_text(row[0], LONGEST_NAME) and _is_text(row[1], LONGEST_QUESTION)
        ),
    }
    for key, good in checks.items():
        rows = raw.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, list) and good(row) for row in rows):
            _refuse(name, _WRONG[key])
    many = {"notes": MOST_NOTES, "kept": MOST_KEPT}
    if any(len(raw.get(key, [])) > most for key, most in many.items()) or set(raw) - _KEYS:
        _refuse(name, "it has more of its own than a map can")
    if not _is_text(raw.get("view", "-"), LONGEST_VIEW):
        _refuse(name, "its view is no text")
    if "story" in raw:
        try:
            _story(raw["story"])
        except StoryError as fault:
            raise FileError("{} is a damaged map: {}; take an earlier copy", name, fault) from None
    return raw


def _story(raw: object) -> Plain | None:
    """A story of one's own in the form of `read_story`; None of one whose steps were all deleted."""
    story = raw if isinstance(raw, dict) else {}
    rows = story.get("steps")
    if not isinstance(rows, list) or not all(map(_is_step, rows)):
        raise StoryError(0, "steps", "has a step that is no title, text and view")
    if not rows:
        return None
    told = [{"title": title, "text": text, "view": view_of(view)} for title, text, view in rows]
    return check_story({"title": story.get("title", ""), "step": told})


def _is_step(row: object) -> bool:
    return isinstance(row, list) and len(row) == 3 and isinstance(row[2], str)


def _given(data: Plain) -> Plain | None:
    """The story with which a map was made; None where no file can say it, as that of a program may be."""
    meta = data.get("meta")
    story = meta.get("story") if isinstance(meta, dict) else None
    try:
        return check_story(story) if isinstance(story, dict) else None
    except StoryError:
        return None


_WRONG = {
    "places": "a place of its own is no id with two numbers",
    "notes": "a note of its own is no layout, two numbers and a text of at most 2,000 characters",
    "remarks": "a note on an organisation is no id and a text of at most 2,000 characters",
    "kept": "a kept search is no name of at most 60 characters and a question of at most 200",
}


def _is_text(value: object, most: int = LONGEST) -> bool:
    """Whether something is a text that says something and that a file can hold."""
    return isinstance(value, str) and 0 < len(value) <= most and not _HALF.search(value)


def _is_note(layout: object, x: object, y: object, text: object) -> bool:
    return layout in LAYOUTS and _is_text(text, LONGEST_NOTE) and _is_place("-", x, y)


def _is_place(each: object, x: object, y: object) -> bool:
    return _is_text(each) and all(
        isinstance(at, (int, float)) and not isinstance(at, bool) and abs(at) <= FARTHEST for at in (x, y)
    )


def _refuse(name: str, reason: str) -> NoReturn:
    told = "{} is a damaged map: {}; take an earlier copy"
    raise FileError(told, name, message(reason))
