"""What a renewal does to the agreement that it renews: from which day on that one is superseded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from graph.model.ties import NEVER, UNDATED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graph.model.columns import Column
    from graph.model.ties import Numbers, Ties

Name = TypeVar("Name", int, str)


def with_renewals(ties: Ties, renews: Column, codes: Mapping[str, int]) -> Ties:
    """Say for each tie from which day on an agreement that renews its own counts.

    Parameters
    ----------
    renews
        The agreement that each tie's own renews, by id; blank for none.
    codes
        Id of an agreement to its code.

    Notes
    -----
    An agreement counts from the first of its ties on. Who renews a renewal goes on with the whole
    line: what stands before it is superseded too, be the date of the one between unknown.

    Examples
    --------
    >>> from graph.model.columns import column_of
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["1970-01", "1970-03"]})
    >>> found = with_renewals(eco.ties, column_of(["", "m1"]), {"m1": int(eco.ties.agreement[0])})
    >>> found.superseded_first.tolist(), found.superseded_last.tolist()
    ([59, 2147483647], [89, 2147483647])
    """
    found = _renewing(ties.agreement, renews, codes)
    if not found:
        return ties
    first, last = (_reached(found, _begins(ties.agreement, each)) for each in (ties.first, ties.last))
    return replace(ties, superseded_first=first[ties.agreement], superseded_last=last[ties.agreement])


def line_of(renews: Mapping[Name, Collection[Name]], agreement: Name) -> set[Name]:
    """Give what an agreement renews, what that renews, and so on; itself is not among them.

    Parameters
    ----------
    renews
        Agreement to those that it renews. They may go round in a circle.

    Examples
    --------
    >>> sorted(line_of({"c": ["b"], "b": ["a"]}, "c"))
    ['a', 'b']
    """
    found, ahead = {agreement}, [agreement]
    while ahead:
        further = {each for one in ahead for each in renews.get(one, ())} - found
        found |= further
        ahead = list(further)
    return found - {agreement}


def _renewing(agreement: Numbers, renews: Column, codes: Mapping[str, int]) -> dict[int, list[int]]:
    """Which agreement renews which, by their codes; what no agreement is called, and itself, left out."""
    named = np.array([codes.get(text, -1) if text else -1 for text in renews.values], np.int64)
    old = named[renews.codes] if named.size else np.empty(0, np.int64)
    rows = np.flatnonzero((old >= 0) & (old != agreement))
    width = int(agreement.max(initial=0)) + 1
    found: dict[int, list[int]] = {}
    for each in np.unique(agreement[rows].astype(np.int64) * width + old[rows]).tolist():
        found.setdefault(each // width, []).append(each % width)
    return found


def _begins(agreement: Numbers, days: Numbers) -> Numbers:
    """The day from which each agreement counts, by its code."""
    begins = np.full(int(agreement.max(initial=-1)) + 1, UNDATED, np.int32)
    np.minimum.at(begins, agreement, days)
    return begins


def _reached(renews: Mapping[int, Collection[int]], begins: Numbers) -> Numbers:
    """The first day on which each agreement is in the line of another that counts, by its code.

    Renewals are taken by the day on which they begin, and each agreement keeps the first two that it is
    in the line of: in a circle one of them is itself.
    """
    lines: dict[int, list[int]] = {}
    for origin in sorted((each for each in renews if begins[each] != UNDATED), key=lambda each: begins[each]):
        ahead = [origin]
        while ahead:
            for old in renews.get(ahead.pop(), ()):
                line = lines.setdefault(old, [])
                if len(line) < 2 and origin not in line:
                    line.append(origin)
                    ahead.append(old)
    found = np.full(begins.size, NEVER, np.int32)
    for each, line in lines.items():
        found[each] = min((begins[origin] for origin in line if origin != each), default=NEVER)
    return found
