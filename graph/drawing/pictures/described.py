"""What a map shows, in words for those who have it read out: the network, its side, its legend."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from graph.words import heading, sentence, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.drawing.pictures.map_drawing import MapDrawing
    from graph.drawing.pictures.side import Entry

NAMED = 3  # organisations with most partners that are named; equals are named or counted together


def told_network(drawing: MapDrawing) -> str:
    """Say how large the network is, and who has most partners.

    Examples
    --------
    >>> from graph.drawing.pictures import day_drawing
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub"] * 3},
    ...            {"source": ["a", "c"], "target": ["b", "a"]})
    >>> places = {"a": (0, 0), "b": (1, 0), "c": (0, 1)}
    >>> told_network(day_drawing(eco, places, date=("2016", ""), source=""))
    'Network of 3 organisations and 2 ties; most partners: A (2), B (1), C (1)'
    """
    scene, lang = drawing.scene, drawing.plan.lang
    counts = {key: f"{scene.counts[key]:,}" for key in ("nodes", "ties")}
    said = sentence("told_network", lang, **counts)
    return word("told_full_stop", lang).join([said, *_most(drawing)])


def _most(drawing: MapDrawing) -> list[str]:
    """Who has most partners: as many ranks as can be named whole, or how many share the first."""
    scene, lang = drawing.scene, drawing.plan.lang
    order = sorted(scene.partners, key=lambda each: (-scene.partners[each], each))
    found: list[str] = []
    for count, group in groupby(order, key=scene.partners.__getitem__):
        equal = list(group)
        if not found and len(equal) > NAMED:
            return [sentence("told_equal", lang, count=f"{len(equal):,}", partners=f"{count:,}")]
        if len(found) + len(equal) > NAMED:
            break
        found += [bracketed(_name(drawing, each), f"{count:,}", lang) for each in equal]
    return [sentence("told_most", lang, names=word("table_comma", lang).join(found))] if found else []


def _name(drawing: MapDrawing, each: str) -> str:
    """An organisation as the map names it; by its id where it has no label."""
    label = drawing.plan.labels.get(each)
    return label.written if label else each


def told_side(drawing: MapDrawing) -> str:
    """Say which day it is, how many organisations, ties and agreements there are, and the communities.

    Examples
    --------
    >>> from graph.drawing.pictures import day_drawing
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub"] * 2},
    ...            {"source": ["a"], "target": ["b"]})
    >>> told_side(day_drawing(eco, {"a": (0, 0), "b": (1, 0)}, date=("2016", ""), source=""))
    '2016: Organisations 2, Ties 1, Agreements 1'
    """
    scene, lang, comma = drawing.scene, drawing.plan.lang, word("table_comma", drawing.plan.lang)
    day, more = drawing.date
    counts = []
    for key in ("nodes", "ties", "agreements"):
        count = f"{heading(scene.name(key), lang)} {scene.counts[key]:,}"
        counts.append(bracketed(count, scene.grown(key), lang) if scene.change else count)
    said = (bracketed(day, more, lang) if more else day) + word("told_colon", lang) + comma.join(counts)
    names = comma.join(bracketed(each.name, f"{len(each.members):,}", lang) for each in drawing.areas)
    called = [sentence("told_communities", lang, names=names)] if names else []
    return word("told_full_stop", lang).join([said, *called])


def told_legend(*groups: Sequence[Entry], lang: str, more: str = "") -> str:
    """Say what shapes and lines stand for, and how many there are of each.

    Examples
    --------
    >>> from graph.drawing.pictures.side import Entry
    >>> told_legend([Entry("hub", "Hub", 1), Entry("city", "City", 2)], [Entry("kept", "Tie", 2)], lang="en")
    'Legend: Hub 1, City 2; Tie 2'
    """
    comma = word("table_comma", lang)
    rows = [comma.join(f"{each.text} {each.count:,}" for each in entries) for entries in groups if entries]
    entries = word("told_full_stop", lang).join([*rows, more] if more else rows)
    return sentence("told_legend", lang, entries=entries)


def bracketed(name: str, more: str, lang: str) -> str:
    """Give a name with more in brackets.

    Examples
    --------
    >>> bracketed("A", "2", "en"), bracketed("A", "2", "ja")
    ('A (2)', 'A（2）')
    """
    return sentence("told_brackets", lang, name=name, more=more)
