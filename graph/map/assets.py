"""The scripts and styles of the page: our modules as one program, vis-network, and their fingerprints."""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from graph.errors import FileError
from graph.vocabulary import KINDS, known
from graph.words import LANGUAGES, heading, label, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from importlib.resources.abc import Traversable

_IMPORT = re.compile(r'^import \{[^}]*\} from "([^"]+)\.mjs";\n', re.MULTILINE)
_DATA = re.compile(
    r'^import (\w+) from "(?:\.\./)+vocabulary/(\w+)\.json" with \{ type: "json" \};\n', re.MULTILINE
)
# What the page says as tables and reports do.
_SHARED: Mapping[Callable[[str, str], str], tuple[str, ...]] = {
    heading: (
        "agreement", "aliases", "city", "community", "date", "ends", "founded", "group", "kind", "measure",
        "nodes", "notes", "partner", "period", "purposes", "rank", "region", "relation", "renewals", "renews",
        "rolls", "signed", "source_url", "ties", "type", "undated", "value",
    ),
    word: (
        "all_dates", "came-and-went", "city_in", "digest", "due", "ended", "facts", "new", "renewed",
        "renews-itself", "table_comma", "table_name", "terminated", "tie_stayed", "unknown_country",
    ),
}  # fmt: skip
_EXPORT = re.compile(r"^export (?=(async )?(function|const|let|class) )", re.MULTILINE)


@cache
def program() -> str:
    """Our modules as one program: imports dropped, lists put in, exports made plain, all in one function.

    No bundler is needed since no two modules define the same name at their top
    level, which a test makes sure of.
    """
    parts = [_IMPORT.sub("", asset(f"js/{name}.mjs")) for name in modules()]
    parts = [_EXPORT.sub("", _DATA.sub(_list, each)) for each in parts]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _list(found: re.Match[str]) -> str:
    """A list that we know as well, as a constant of the program."""
    text = json.dumps(known(found[2]), ensure_ascii=False, separators=(",", ":"))
    return f"const {found[1]} = {text};\n"


@cache
def modules() -> tuple[str, ...]:
    """The names of our modules under js, each after those that it imports; `main` is the last."""
    found: dict[str, None] = {}

    def visit(name: str) -> None:
        for other in _IMPORT.findall(asset(f"js/{name}.mjs")):
            needed = posixpath.normpath(posixpath.join(posixpath.dirname(name), other))
            if needed not in found:
                visit(needed)
        found[name] = None

    visit("main")
    return tuple(found)


@cache
def library() -> str:
    """vis-network as pyvis brings it, without the note that points to a source map."""
    text = _libraries()[library_version()].read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S*\s*$", "", _unix(text))


@cache
def library_version() -> str:
    """The newest version of vis-network that pyvis brings.

    Raises
    ------
    FileError
        When it brings none.
    """
    found = sorted(_libraries(), key=lambda each: [int(part) for part in each.split(".")])
    if not found:
        raise FileError(
            "pyvis {} brings no vis-network (templates/lib/vis-*/vis-network.min.js); install another "
            "version: pip install 'pyvis>=0.3.2'",
            version("pyvis"),
        )
    return found[-1]


def _libraries() -> dict[str, Traversable]:
    """The scripts of vis-network within pyvis, by their versions."""
    folders = (files("pyvis") / "templates" / "lib").iterdir()
    scripts = {each.name: each / "vis-network.min.js" for each in folders}
    return {
        name.removeprefix("vis-"): script
        for name, script in scripts.items()
        if re.fullmatch(r"vis-\d+(\.\d+)*", name) and script.is_file()
    }


@cache
def style() -> str:
    """The page's style sheet."""
    return colours() + asset("style.css")


@cache
def colours() -> str:
    """The colours and the letters of our pages, light and dark, by the names that their style sheets use."""
    return asset("colours.css")


@cache
def strings() -> dict[str, list[str]]:
    """The page's words, key to English and Japanese: its own, and those that tables have, too."""
    own: dict[str, list[str]] = json.loads(asset("strings.json"))
    shared = {key: [of(key, lang) for lang in LANGUAGES] for of, keys in _SHARED.items() for key in keys}
    kinds = {f"kind_{each}": [label(each, lang) for lang in LANGUAGES] for each in KINDS}
    return own | shared | kinds


@cache
def coast() -> dict[str, Any]:
    """Coastlines for the geographic layout, with Japan apart; none where a file is missing."""

    def read(name: str) -> dict[str, Any]:
        place = files("graph.map") / name
        return dict(json.loads(place.read_text(encoding="utf-8"))) if place.is_file() else {"rings": []}

    return {**read("coast.json"), "japan": read("japan.json")}


def asset(name: str) -> str:
    """One of the files beside this module."""
    return _unix((files("graph.map") / name).read_text(encoding="utf-8"))


def policy() -> str:
    """The Content-Security-Policy: nothing but the scripts and styles of this very page, and no requests."""
    scripts = " ".join(fingerprint(text) for text in (library(), program()))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {fingerprint(style())}; img-src data: blob:; "
        "font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def fingerprint(text: str) -> str:
    """Give what a Content-Security-Policy calls a script or a style sheet by.

    Examples
    --------
    >>> fingerprint("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _unix(text: str) -> str:
    """Line ends as the browser counts them when it takes the fingerprint."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
