"""What a picture of a day shows: its ties, each with what became of it, and its counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from graph.model.selection import tie_pairs

if TYPE_CHECKING:
    from graph.model.ecosystem import Ecosystem

# In the order in which they are drawn: what matters lies on top.
STATES = ("ended", "kept", "renewed", "new")
Pair = tuple[str, str]
Signed = dict[Pair, set[str]]  # the agreements between each two partners


@dataclass(frozen=True, slots=True)
class Tie:
    """A line on the picture: two organisations and one of `STATES`."""

    first: str
    second: str
    state: str


@dataclass(frozen=True)
class Scene:
    """What a picture shows.

    Attributes
    ----------
    ties
        Sorted as they are drawn.
    partners
        Neighbours of each organisation with a tie (count).
    newcomers
        Ids of the organisations whose first tie is new.
    counts, added
        ``nodes``, ``ties`` and ``agreements``: as many as there are, and how many of
        them are new; `added` is empty where there is nothing to compare with.
    rows
        Rows of edges.csv that are counted.
    """

    ties: tuple[Tie, ...]
    partners: dict[str, int]
    newcomers: frozenset[str] = frozenset()
    counts: dict[str, int] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    rows: int = 0

    def states(self) -> Counter[str]:
        """Count the ties of each state."""
        return Counter(tie.state for tie in self.ties)


def scene(eco: Ecosystem, previous: Ecosystem | None = None) -> Scene:
    """Compare a day with an earlier one.

    Parameters
    ----------
    eco
        The ecosystem as it is on the day.
    previous
        The same at the end of the period before; None: nothing is new.

    Returns
    -------
    scene
        A tie is ``new`` where the two were no partners before, ``renewed`` where they
        were and signed once more, ``ended`` where nothing between them is in force on
        the day, ``kept`` otherwise.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["a", "a"], "target": ["b", "c"], "signed": ["2016", "2018"]})
    >>> found = scene(snapshot(eco, "2018"), snapshot(eco, "2017"))
    >>> found.states(), sorted(found.newcomers)
    (Counter({'kept': 1, 'new': 1}), ['c'])
    """
    now = _agreements(eco)
    live = _in_force(eco)
    before = now if previous is None else _agreements(previous)
    ties = []
    for pair in sorted(now):
        if pair not in before:
            state = "new"
        elif now[pair] - before[pair]:
            state = "renewed"
        else:
            state = "kept" if pair in live else "ended"
        ties.append(Tie(*pair, state))
    known = {each for pair in before for each in pair}
    return _made(eco, ties, now, known, None if previous is None else before)


def difference(before: Ecosystem, after: Ecosystem) -> Scene:
    """Compare two days by what is in force on each.

    Returns
    -------
    scene
        A tie is ``new`` where it is in force on the later day only, ``ended`` where
        on the earlier one only, ``kept`` where on both.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["a"], "target": ["b"], "signed": ["2016"], "expires": ["2019"]})
    >>> [tie.state for tie in difference(snapshot(eco, "2018"), snapshot(eco, "2020")).ties]
    ['ended']
    """
    old, new = _in_force(before), _in_force(after)
    states = (
        dict.fromkeys(new - old, "new") | dict.fromkeys(old - new, "ended") | dict.fromkeys(old & new, "kept")
    )
    ties = [Tie(*pair, states[pair]) for pair in sorted(states)]
    now = {pair: ids for pair, ids in _agreements(after).items() if pair in new}
    past = {pair: ids for pair, ids in _agreements(before).items() if pair in old}
    found = _made(after, ties, now, {each for pair in past for each in pair}, past)
    gone = {each: 0 for pair in old - new for each in pair}
    return Scene(found.ties, gone | found.partners, found.newcomers, found.counts, found.added, found.rows)


def _made(eco: Ecosystem, ties: list[Tie], now: Signed, known: set[str], before: Signed | None) -> Scene:
    """The scene of these ties, counted."""
    partners = Counter(each for pair in now for each in pair)
    signed = set().union(*now.values())
    counts = {"nodes": len(partners), "ties": len(now), "agreements": len(signed)}
    newcomers = frozenset(partners) - known
    added: dict[str, int] = {}
    if before is not None:
        fresh = signed - set().union(*before.values())
        added = {"nodes": len(newcomers), "ties": len(now.keys() - before.keys()), "agreements": len(fresh)}
    ordered = sorted(ties, key=lambda tie: (STATES.index(tie.state), tie.first, tie.second))
    rows = len(eco.collaboration)
    return Scene(tuple(ordered), dict(sorted(partners.items())), newcomers, counts, added, rows)


def _agreements(eco: Ecosystem) -> Signed:
    """The agreements between each two partners."""
    found: Signed = {}
    pairs = tie_pairs(eco)
    for first, second, agreement in zip(pairs["first"], pairs["second"], pairs["agreement"], strict=True):
        found.setdefault((str(first), str(second)), set()).add(str(agreement))
    return found


def _in_force(eco: Ecosystem) -> set[Pair]:
    """The partners with something in force on the day; all of them where there is no day."""
    pairs = tie_pairs(eco)
    if eco.as_of is not None:
        pairs = pairs[pairs["until"].isna() | (pairs["until"] >= pd.Timestamp(eco.as_of))]
    return {(str(first), str(second)) for first, second in zip(pairs["first"], pairs["second"], strict=True)}
