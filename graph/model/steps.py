"""What a step of a story shows: the ties of its day that pass its filters, and who stands out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import numpy as np

from graph.dates import term_end
from graph.model.ecosystem import counts_from
from graph.model.selection import column, select
from graph.model.ties import EPOCH, UNDATED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

    Said = Mapping[str, Any]  # the view of a step, as `graph.map.read_story` gives it

YEAR = 12  # months between two days that are compared where a step names one only
# What filters leave out, and the column that it stands in; communities and years are worked out.
COLUMNS = {"types_off": "type", "countries_off": "country", "regions_off": "region"}


@dataclass(frozen=True, slots=True)
class Light:
    """Who stands out of a map, on which all others are pale.

    Attributes
    ----------
    ringed
        Ids of those the step names: its focus, and the other end of its path or tie.
    ids, pairs
        Everyone who stands out, and the lines that do, each with its ends in order of id.
    """

    ringed: frozenset[str]
    ids: frozenset[str]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Sight:
    """What a step has in sight.

    Attributes
    ----------
    now
        The ecosystem of its day. Whoever is filtered out is not in it.
    first, before
        The day with which it is compared, and the ecosystem of that day; None where it is with none.
    apart
        Whether both days are compared by what is in force on each.
    light
        Who stands out; None where all are alike.
    """

    now: Ecosystem
    first: date | None = None
    before: Ecosystem | None = None
    apart: bool = False
    light: Light | None = None


def sight(view: View, said: Said, *, today: date, communities: Mapping[str, str] | None = None) -> Sight:
    """Give what a step of a story has in sight, as the map has it.

    Parameters
    ----------
    view
        With which the map opens, and so what a step does not say.
    said
        The view of the step.
    today
        On which day is in force what is so without a day.
    communities
        The number of each organisation's community, by id, for steps that leave communities out.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "b"], "target": ["b", "c"], "signed": ["2016", "2018"]})
    >>> found = sight(View(eco), {"focus": "a"}, today=date(2020, 1, 1))
    >>> sorted(found.light.ids), len(found.now.edges)
    (['a', 'b'], 2)
    """
    active = bool(said.get("active", view.active))
    day = date.fromisoformat(said["date"]) if said.get("date") else None
    day = view.day if "date" not in said else day
    day = today if day is None and active else day
    kept = passing(view.whole, said, communities or {})
    how: dict[str, Any] = {"basis": said.get("dates", view.basis), "relations": ()}
    look = replace(view, eco=kept, as_of=day, active=active, **how)
    now = look.counted
    if day is None and not said.get("undated", True):
        now = replace(now, edges=now.rows(now.ties.structural | (now.ties.first != UNDATED)))
    now = _around(now, said)
    first = _first(said, day or today)
    apart = active and said.get("compare") == "change" and first is not None
    if apart:  # what came and went in between is known where all that was signed is
        now = select(replace(look, active=False).counted, without=_out(look.eco, now))
    before = None if first is None else _earlier(replace(look, active=active and not apart), now, first)
    return Sight(now, first, before, apart, light(now, said))


def _first(said: Said, on: date) -> date | None:
    """The day before the first of the period of a step; None where it has none."""
    first = date.fromisoformat(said["since"]) if said.get("since") else None
    if first is None and said.get("compare"):
        first = term_end(on, -YEAR)
    return first if first is not None and first < on else None


def _earlier(look: View, now: Ecosystem, first: date) -> Ecosystem:
    """The ecosystem of the day with which one is compared, of the same organisations.

    Beside all dates it has the undated ties as well, of which nobody knows that they are new.
    """
    out = _out(look.eco, now)
    if look.day is not None:
        return select(look.on(first).counted, without=out)
    ties = now.ties
    known = (ties.days(counts_from(look.basis)) <= first.toordinal() - EPOCH) | (ties.first == UNDATED)
    return replace(now, edges=now.rows(known | ties.structural))


def _out(eco: Ecosystem, kept: Ecosystem) -> list[str]:
    """Who of an ecosystem is not in another one."""
    there = set(kept.nodes["id"])
    return [str(each) for each in eco.nodes["id"] if each not in there]


def passing(eco: Ecosystem, said: Said, communities: Mapping[str, str]) -> Ecosystem:
    """Leave out whom the filters of a step leave out, and the ties of relations that are.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016"]})
    >>> passing(eco, {"types_off": "city,state"}, {}).nodes["id"].tolist()
    ['a']
    """
    off = {name: column(eco, key) for name, key in COLUMNS.items() if said.get(name)}
    if said.get("communities_off"):
        off["communities_off"] = {each: communities.get(each, "") for each in eco.nodes["id"]}
    if said.get("years_off"):
        off["years_off"] = first_years(eco)
    out = {each for name, values in off.items() for each in _having(values, split_list(said[name]))}
    kept = select(eco, without=sorted(out))
    relations = split_list(said.get("relations_off", ""))
    if not relations:
        return kept
    named = kept.held.relation
    fewer = replace(kept, edges=kept.rows(named.flags([each not in relations for each in named.values])))
    return replace(fewer, undated=fewer.ties.undated)


def _having(values: Mapping[str, str], wanted: Collection[str]) -> list[str]:
    return [each for each, value in values.items() if value in wanted]


def split_list(text: str) -> list[str]:
    """Read a list in one cell, whose values have commas and percent signs escaped.

    Examples
    --------
    >>> split_list("JP,Korea%2C South"), split_list(""), split_list(",")
    (['JP', 'Korea, South'], [], [''])
    """
    if text == ",":  # nothing but a blank, as js/data/state.mjs writes it
        return [""]
    return [unquote(each) for each in text.split(",")] if text else []


def first_years(eco: Ecosystem) -> dict[str, str]:
    """Give the year of the first dated agreement of each organisation; blank for none.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> first_years(make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...                  {"source": ["b", "b"], "target": ["a", "a"], "signed": ["2018", "2016-05"]}))
    {'a': '2016', 'b': '2016'}
    """
    found = dict.fromkeys(map(str, eco.nodes["id"]), "")
    ties = eco.ties.counted
    order = np.argsort(-ties.last.astype(np.int64), kind="stable")  # so that the first day is written last
    for at in order[ties.last[order] != UNDATED]:
        year = str(date.fromordinal(int(ties.last[at]) + EPOCH).year)
        found |= dict.fromkeys((str(ties.ids[ties.source[at]]), str(ties.ids[ties.target[at]])), year)
    return found


def _around(eco: Ecosystem, said: Said) -> Ecosystem:
    """Those within the steps of the focus alone, where asked for; nobody where it is filtered out."""
    focus, steps = said.get("focus", ""), said.get("steps", 0)
    if not (focus and steps):
        return eco
    near = _distances(_neighbours(_pairs(eco)), focus)
    far = [str(each) for each in eco.nodes["id"] if near.get(each, steps + 1) > steps]
    return replace(select(eco, without=far), undated=eco.undated)


def light(eco: Ecosystem, said: Said) -> Light | None:
    """Give who stands out in a step: a path, else the ends of a tie, else the focus and its partners."""
    pairs, focus, end = _pairs(eco), said.get("focus", ""), said.get("path", "")
    if focus and end and focus != end:
        found = _path(pairs, (focus, end), split_list(said.get("way", "")))
        if found:
            return Light(frozenset((focus, end)), frozenset(each for pair in found for each in pair), found)
    if said.get("tie"):
        rows = eco.edges[eco.edges["row"] == said["tie"]]
        for one, other in rows[["source", "target"]].itertuples(index=False, name=None):
            pair = (min(one, other), max(one, other))
            return Light(frozenset(pair), frozenset(pair), frozenset([pair]))
    if not focus:
        return None
    own = frozenset(pair for pair in pairs if focus in pair)
    there = frozenset([focus])
    if said.get("steps", 0):
        return Light(there, frozenset(map(str, eco.nodes["id"])), frozenset(pairs))
    return Light(there, there.union(*own), own)


def _pairs(eco: Ecosystem) -> set[tuple[str, str]]:
    """The partners, each two of them in order of id."""
    return set(eco.pairs[["first", "second"]].itertuples(index=False, name=None))


def _neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def _distances(near: Mapping[str, set[str]], start: str) -> dict[str, int]:
    """How many steps away everyone is who can be reached."""
    found, front = {start: 0}, [start]
    while front:
        front = sorted({each for one in front for each in near.get(one, ()) if each not in found})
        found |= dict.fromkeys(front, max(found.values()) + 1)
    return found


def _path(
    pairs: Collection[tuple[str, str]], ends: tuple[str, str], way: Sequence[str]
) -> frozenset[tuple[str, str]]:
    """The lines of all shortest paths between two, or of the one that is chosen; none where there is none."""
    near = _neighbours(pairs)
    there, back = (_distances(near, each) for each in ends)
    if ends[1] not in there:
        return frozenset()
    long, chosen = there[ends[1]], [ends[0], *way, ends[1]]
    steps = {(min(pair), max(pair)) for pair in pairwise(chosen)}
    if way and len(chosen) == long + 1 and steps <= set(pairs):
        return frozenset(steps)
    return frozenset(
        pair
        for pair in pairs
        for one, other in (pair, pair[::-1])
        if there.get(one, long) + 1 + back.get(other, long) == long
    )
