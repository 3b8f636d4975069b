"""What a deck holds of how it was written: fingerprints, by which an edit is told from what is merely old.

A fingerprint tells that something is as it was written, and nothing else: what people take out of a deck
cannot be read from it.
"""

from __future__ import annotations

import math
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from graph.documents.slides import inside
from graph.documents.slides.update import charts, items, tables
from graph.files.safe_xml import parse
from graph.words.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Place = tuple[float, float]

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PLACE = "place"
SPACE = "urn:ecosystem-network-graph:written"


@dataclass(frozen=True)
class Record:
    """What was written into a deck.

    Attributes
    ----------
    marks
        Fingerprints of all that was written the last time.
    lang
        The language of the deck.
    own
        Whether its design is ours, or was that of a template.
    places
        Where everyone stood on its maps, in the unit of the layout, by the fingerprint of the id.
    earlier
        Fingerprints of what was written before that: what is not made now may be made again.
    """

    marks: frozenset[str]
    lang: str
    own: bool
    places: Mapping[str, Place] = field(default_factory=dict)
    earlier: frozenset[str] = frozenset()

    def holds(self, *words: str) -> bool:
        """Whether something was written the last time: the slide, the shape, the facet, what it showed."""
        return fingerprint(*words) in self.marks

    def knows(self, *words: str) -> bool:
        """Whether something was ever written."""
        mark = fingerprint(*words)
        return mark in self.marks or mark in self.earlier

    def placed(self, *words: str, at: tuple[int, int]) -> bool:
        """Whether two lengths (EMU) are those that were written, but for what a program may round."""
        return any(self.holds(*words, each) for each in items.near(at))

    def standing(self, ids: Iterable[str]) -> dict[str, Place]:
        """Give where everyone stood: by id, or else by fingerprint, as those who left hold the frame."""
        names = {fingerprint(PLACE, each): each for each in ids}
        return {names.get(mark, mark): place for mark, place in self.places.items()}


def fingerprint(*words: str) -> str:
    """Give 48 bits of what was written, as eight characters.

    Examples
    --------
    >>> fingerprint("growth", "title", "text", "More"), len(fingerprint(""))
    ('4gBH8dQ4', 8)
    """
    digest = blake2b("\x1f".join(words).encode("utf-8"), digest_size=6).digest()
    return urlsafe_b64encode(digest).decode("ascii")


def write_record(presentation: Any, *, lang: str, own: bool, places: Mapping[str, Place]) -> None:
    """Write into a presentation what all its slides show, and where everyone stands on its maps."""
    marks = dict.fromkeys(each for slide in presentation.slides for each in _marks(slide))
    standing = (f"{fingerprint(PLACE, each)}:{x!r}:{y!r}" for each, (x, y) in sorted(places.items()))
    head = f'<written xmlns="{SPACE}" lang="{lang}" design="{"own" if own else "template"}"'
    text = f'{_XML}\n{head} places="{" ".join(standing)}">{" ".join(marks)}</written>'
    inside.keep_aside(presentation, SPACE, text.encode("utf-8"))


def read_record(presentation: Any) -> Record | None:
    """Read what was written into a presentation; None where it holds nothing of it."""
    data = inside.kept_aside(presentation, SPACE)
    if data is None:
        return None
    root = parse(data, message("what the deck holds of how it was written"))
    marks, earlier = (frozenset(each.split()) for each in (root.text or "", root.get("earlier", "")))
    try:
        places = (each.split(":") for each in root.get("places", "").split())
        standing = {mark: (float(x), float(y)) for mark, x, y in places}
    except ValueError:  # by somebody's hand
        return None
    if not all(math.isfinite(each) for place in standing.values() for each in place) or not root.get("lang"):
        return None
    return Record(marks, root.get("lang", ""), root.get("design") == "own", standing, earlier)


def renew_record(presentation: Any, fresh: Any, old: Record, *, gone: Iterable[str]) -> Any:
    """Keep in a deck how the one made now was written, and what was before; the part that holds it.

    What is `gone`, by its fingerprints, was taken away by us and not by people, and may come again.
    """
    written = inside.kept_aside(fresh, SPACE) or b""
    marks = read_record(fresh)
    before = sorted((old.marks | old.earlier) - (marks.marks if marks else frozenset()) - set(gone))
    text = written.replace(b' places="', f' earlier="{" ".join(before)}" places="'.encode(), 1)
    return inside.keep_aside(presentation, SPACE, text)


def _marks(slide: Any) -> Iterator[str]:
    """The fingerprints of a slide."""
    key = inside.called(slide)
    yield fingerprint(key, "there")
    for line in inside.notes(slide).split("\n"):
        yield fingerprint(key, "notes", line)
    for name, element in items.items(slide).items():
        yield fingerprint(key, name, "there")
        for facet, shown in items.facets(element).items():
            yield fingerprint(key, name, facet, shown)
        for words in _more(slide, element):
            yield fingerprint(key, name, *words)


def _more(slide: Any, element: Any) -> Iterator[tuple[str, ...]]:
    """What else a table, chart, picture or text of several paragraphs shows."""
    table, chart = inside.table_in(element), inside.chart_in(slide, element)
    if table is not None:
        yield from tables.written(table)
    elif chart is not None:
        yield from charts.written(inside.held(chart))
    elif items.kind(element) == "pic":
        yield ("image", items.picture_mark(inside.picture(element.find("{*}blipFill"), slide.part)))
    said = items.paragraphs(element)
    if len(said) > 1:
        yield ("paragraphs", str(len(said)))
        yield from ((f"text {i}", each) for i, each in enumerate(said))
