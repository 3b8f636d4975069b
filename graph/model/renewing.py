"""What a renewal does to the agreement that it renews: from which day on that one is superseded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from graph.model.numbering import once
from graph.model.ties import NEVER, UNDATED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from graph.model.columns import Column
    from graph.model.ties import Numbers, Ties

    Codes = NDArray[np.int64]

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
    new, old = _renewing(ties.agreement, renews, codes)
    if not new.size:
        return ties
    alone = _alone(new, old)
    lines: dict[int, list[int]] = {}
    for each, before in zip(new[~alone].tolist(), old[~alone].tolist(), strict=True):
        lines.setdefault(each, []).append(before)

    def superseded(days: Numbers) -> Numbers:
        begins = _begins(ties.agreement, days)
        found = _reached(lines, begins)
        found[old[alone]] = begins[new[alone]]  # never, where the renewal has no date
        return found[ties.agreement]

    return replace(ties, superseded_first=superseded(ties.first), superseded_last=superseded(ties.last))


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


def _renewing(agreement: Numbers, renews: Column, codes: Mapping[str, int]) -> tuple[Codes, Codes]:
    """Which agreement renews which, by their codes; what no agreement is called, and itself, left out."""
    named = np.array([codes.get(text, -1) if text else -1 for text in renews.values], np.int32)
    old = named[renews.codes] if named.size else np.empty(0, np.int32)
    rows = np.flatnonzero((old >= 0) & (old != agreement))
    width = int(agreement.max(initial=0)) + 1
    both = once(agreement[rows].astype(np.int64) * width + old[rows])
    return both // width, both % width


def _alone(new: Codes, old: Codes) -> NDArray[np.bool_]:
    """Which renewals are a line of two, as most are: renewed once, by what was not renewed itself."""
    width = int(max(new.max(), old.max())) + 1
    renewed = np.bincount(old, minlength=width)
    renews = np.bincount(new, minlength=width)
    found: NDArray[np.bool_] = (renewed[new] == 0) & (renewed[old] == 1) & (renews[old] == 0)
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
