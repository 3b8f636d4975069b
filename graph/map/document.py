"""The map as one HTML page that needs nothing but itself."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from graph import words
from graph.drawing.palette import own_looks
from graph.map import assets, content
from graph.map.networks import new_network
from graph.map.packed import pack
from graph.map.saved import Saved
from graph.map.showing import Page
from graph.map.story import check_names
from graph.model.view import View
from graph.vocabulary.countries import countries, country_key, country_name
from graph.words.measures import MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from jinja2 import Environment

    from graph.map.content import Plain, Point
    from graph.model.ecosystem import Ecosystem

# What vis-network does: hold still, and take gestures. The page itself draws, points and has its own keys.
_OPTIONS: Plain = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"shape": "custom"},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "keyboard": False,
        "selectable": False,
        "tooltipDelay": 1000000,
        "zoomSpeed": 0.7,
    },
}
# Whose content stands in the page as it is: scripts, data and the style.
_RAW = re.compile(r"(<(?:script|style)[^>]*>)(.*?)(?=</(?:script|style)>)", re.DOTALL)
_FRAME = '<script type="application/json" id="ecosystem-frame">'
NOSCRIPT = (
    "This map needs JavaScript, which your browser has switched off. "
    "この地図の表示には JavaScript が必要です。"
)


def page(
    source: View | Ecosystem,
    positions: Mapping[str, Point],
    scores: pd.DataFrame,
    *,
    places: Mapping[str, Point] | None = None,
    title: str | None = None,
    theme: Literal["auto", "light", "dark"] = "auto",
    story: Mapping[str, Any] | None = None,
    limit: int = 1500,
    saved: Saved | None = None,
    fiscal_start: int = 4,
) -> Page:
    """Make the map of an ecosystem: the text of one HTML file that works offline.

    Parameters
    ----------
    source
        What is drawn, and the view with which the page opens; readers can change it.
    positions
        Organisation id to (x, y) in the network layout; y grows downwards.
    scores
        The centrality table of the whole ecosystem: ``id`` and any measures.
    places
        Organisation id to (x, y) on the map of the world; None, or a place of nobody, leaves that map out.
    title
        The heading; None gives a general one in the language of the page.
    theme
        With which the page opens; ``auto`` is that of the reader's system.
    story
        What `read_story` gives.
    limit
        With more organisations than this, the most central are drawn and the
        others are reached by search, filter and focus.
    saved
        What a saved copy has of its own, as `read_saved` gives it: it is taken over, its story unless another
        is given.
    fiscal_start
        Month in which a fiscal year begins, 1 to 12, for those who type one into the page.

    Returns
    -------
    html
        The same bytes for the same input. UTF-8 is up to the writer.

    Raises
    ------
    StoryError
        When the story names an organisation or measure that the map does not have.

    Examples
    --------
    >>> import graph
    >>> eco = graph.make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...                  {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> text = page(eco, {"a": (0, 0), "b": (100, 0)}, graph.centrality(graph.build(eco)), title="Us")
    >>> text.startswith("<!DOCTYPE html>"), '<h1 id="heading">Us</h1>' in text
    (True, True)
    """
    view, names = View.of(source), content.measures(scores)
    eco, lang = view.whole, view.lang
    if story is not None:
        check_names(story, ids=set(eco.nodes["id"]), sizes=set(names))
    saved = (saved or Saved({}, {})).telling(story)
    meta = {"limit": limit, "places": bool(places), "view": _opening(view, names, theme)}
    meta |= {"story": saved.given, "fiscal_start": fiscal_start, **_measured(view, scores)}
    return _render(
        content.nodes(eco, positions, scores, places=places),
        content.edges(eco),
        {
            "meta": {**_about(eco, title), **meta},
            "heading": title or words.word("map_title", lang),
            "lang": lang,
            "theme": "dark" if theme == "dark" else "light",
            "words": _words(eco, names),
            "coast": assets.coast() if places else {},
            "own": saved.own,
        },
    )


def _opening(view: View, names: list[str], theme: str) -> Plain:
    """The view with which the page opens."""
    return {
        "date": view.day.isoformat() if view.day else "",
        "dates": view.basis,
        "active": view.active,
        "lang": view.lang,
        "theme": theme,
        "size": "partners" if "partners" in names else (names or ["partners"])[0],
    }


def _measured(view: View, scores: pd.DataFrame) -> Plain:
    """Which measures there are, how they rank and may be off, and what communities and types are like."""
    names = content.measures(scores)
    return {
        "bounds": scores.attrs.get("bounds", {}),
        "communities": content.communities(view, scores),
        "measures": names,
        "own_types": [*own_looks(view.whole.own_types)],
        "ranked": [name for name in names if not MEASURES[name].label],
        "ascending": [name for name in names if MEASURES[name].ascending],
    }


def _about(eco: Ecosystem, title: str | None) -> Plain:
    """What the page is about: its title in both languages, and which data it holds."""
    return {
        "title": title or {each: words.word("map_title", each) for each in words.LANGUAGES},
        "digest": eco.digest,
        "undated": eco.undated,
        "left_out": eco.left_out,
    }


def _render(nodes: list[Plain], edges: list[Plain], values: Plain) -> Page:
    """Have pyvis fill our template with its nodes, edges and options."""
    net = new_network()
    net.nodes, net.edges = nodes, edges
    net.options = _OPTIONS
    net.templateEnv = _environment(values)
    net.path = "template.html"
    return Page(_with_frame(str(net.generate_html())))


def _with_frame(text: str) -> str:
    """Put what is around the scripts, the data and the style into the page once more, as data.

    A browser gives back the very text of a script and not that of markup, which the page needs to save
    a copy of itself (js/panels/copy.mjs).
    """
    first, *rest = _RAW.split(text)
    openings, after = rest[::3], rest[2::3]
    around = [text + opening for text, opening in zip([first, *after], [*openings, ""], strict=True)]
    return text.replace(_FRAME, _FRAME + str(_embed(around)), 1)


def _environment(values: Plain) -> Environment:
    """A template environment that escapes everything but our own scripts and styles.

    pyvis renders with names of its own (``heading``, ``options`` and others), which
    would hide globals of the same name; ``heading`` therefore goes in as ``heading_text``.
    """
    from markupsafe import Markup

    env = templates()
    env.filters["parsed"] = json.loads
    env.filters["packed"] = lambda text: Markup(pack(str(text)))
    env.globals |= {
        "style": Markup(assets.style()),
        "library": Markup(assets.library()),
        "program": Markup(assets.program()),
        "policy": Markup(assets.policy()),
        "noscript": NOSCRIPT,
        **{("heading_text" if key == "heading" else key): value for key, value in values.items()},
    }
    return env


def templates() -> Environment:
    """Give the templates of this room, which escape every value; `embed` writes one as JSON.

    Examples
    --------
    >>> templates().from_string("{{ text }} {{ text | embed }}").render(text="</p>")
    '&lt;/p&gt; "\\\\u003c/p\\\\u003e"'
    """
    from jinja2 import Environment, FileSystemLoader

    env = Environment(
        loader=FileSystemLoader(str(files("graph.map"))), autoescape=True, keep_trailing_newline=True
    )
    env.filters["embed"] = _embed
    return env


def _embed(value: object) -> object:
    """JSON that is safe inside a script element: nothing in it can end or open one."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _words(eco: Ecosystem, measures: list[str]) -> Plain:
    """Every word of the page in both languages: its own, and those of types, relations and measures."""

    def both(keys: list[str], of: Any) -> dict[str, list[str]]:
        known = {key: [of(key, lang) for lang in words.LANGUAGES] for key in keys}
        return {key: pair for key, pair in known.items() if set(pair) != {key}}

    return {
        "ui": assets.strings(),
        "countries": both(sorted({str(each).upper() for each in eco.nodes["country"]}), country_name),
        "spellings": _spellings(sorted(set(eco.nodes["country"]))),
        "types": both(sorted(set(eco.nodes["type"])), words.label),
        "relations": both(sorted(set(eco.edges["relation"])), words.label),
        "measures": both(sorted(measures), words.heading),
    }


def _spellings(written: list[str]) -> dict[str, list[str]]:
    """What else the countries of the data are called, as they are written there, for the search."""
    found = {text: list(countries().get(country_key(text), ())) for text in written if text}
    return {text: names for text, names in found.items() if names}
