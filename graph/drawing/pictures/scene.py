"""What a picture of a day shows: its ties, each with what became of it, and its counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pandas as pd

from graph.model.figures import ALL, IN_FORCE, counted_as
from graph.model.selection import came_into_force

if TYPE_CHECKING:
    from graph.model.ecosystem import Ecosystem

# In the order in which they are drawn: what matters lies on top.
STATES = ("ended", "kept", "passed", "renewed", "new")
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
    change
        By how much each of `counts` grew; of what is in force it may have shrunk.
    rows
        Rows of edges.csv that are counted.
    word
        What the agreements are called (`graph.model.figures.counted_as`).
    """

    ties: tuple[Tie, ...]
    partners: dict[str, int]
    newcomers: frozenset[str] = frozenset()
    counts: dict[str, int] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    change: dict[str, int] = field(default_factory=dict)
    rows: int = 0
    word: str = ALL

    def name(self, count: str) -> str:
        """Give the heading of one of the counts."""
        return self.word if count == "agreements" else count

    def grown(self, count: str) -> str:
        """Give the change of one of the counts with its sign, "" where there is nothing to compare with.

        Examples
        --------
        >>> Scene((), {}, change={"ties": -1200}).grown("ties"), Scene((), {}).grown("ties")
        ('−1,200', '')
        """
        return f"{self.change[count]:+,}".replace("-", "−") if self.change else ""

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
        the day, ``kept`` otherwise. Where nothing is in force any more of what was signed
        since, and nothing was before, it came and went: ``passed``.

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
    lived = live if previous is None else _in_force(previous)
    ties = []
    for pair in sorted(now):
        fresh = now[pair] - before.get(pair, set())
        if pair not in live:
            state = "passed" if fresh and pair not in lived else "ended"
        elif pair not in before:
            state = "new"
        else:
            state = "renewed" if fresh else "kept"
        ties.append(Tie(*pair, state))
    known = {each for pair in before for each in pair}
    return _made(eco, ties, now, known, None if previous is None else before)


def difference(before: Ecosystem, after: Ecosystem) -> Scene:
    """Compare two days by what is in force on each.

    Returns
    -------
    scene
        A tie is ``new`` where it is in force on the later day only, ``ended`` where
        on the earlier one only, ``kept`` where on both, ``passed`` where on neither and on
        a day between them.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["a"], "target": ["b"], "signed": ["2016"], "expires": ["2019"]})
    >>> [tie.state for tie in difference(snapshot(eco, "2018"), snapshot(eco, "2020")).ties]
    ['ended']
    """
    old, new = _in_force(before), _in_force(after)
    came = _agreements(came_into_force(after, before.as_of)) if before.as_of else {}
    gone = {"ended": old.keys() - new.keys(), "passed": came.keys() - old.keys() - new.keys()}
    found = {"new": new.keys() - old.keys(), "kept": old.keys() & new.keys(), **gone}
    states = {pair: state for state, pairs in found.items() for pair in pairs}
    ties = [Tie(*pair, states[pair]) for pair in sorted(states)]
    made = _made(after, ties, new, {each for pair in old for each in pair}, old)
    left = {each: 0 for pairs in gone.values() for pair in pairs for each in pair}
    return replace(made, partners=left | made.partners, word=IN_FORCE if after.as_of else ALL)


def _made(eco: Ecosystem, ties: list[Tie], now: Signed, known: set[str], before: Signed | None) -> Scene:
    """The scene of these ties, counted."""
    partners = Counter(each for pair in now for each in pair)
    signed = set().union(*now.values())
    counts = {"nodes": len(partners), "ties": len(now), "agreements": len(signed)}
    newcomers = frozenset(partners) - known
    added: dict[str, int] = {}
    change: dict[str, int] = {}
    if before is not None:
        earlier: set[str] = set().union(*before.values())
        new = len(now.keys() - before.keys())
        added = {"nodes": len(newcomers), "ties": new, "agreements": len(signed - earlier)}
        old = {"nodes": len(known), "ties": len(before), "agreements": len(earlier)}
        change = {key: count - old[key] for key, count in counts.items()}
    ordered = sorted(ties, key=lambda tie: (STATES.index(tie.state), tie.first, tie.second))
    rows = len(eco.collaboration)
    shown = dict(sorted(partners.items()))
    return Scene(tuple(ordered), shown, newcomers, counts, added, change, rows, counted_as(eco))


def _agreements(eco: Ecosystem) -> Signed:
    """The agreements between each two partners."""
    return _by_pair(eco.pairs)


def _in_force(eco: Ecosystem) -> Signed:
    """The agreements in force between each two partners on the day; all of them where there is no day."""
    pairs = eco.pairs
    if eco.as_of is not None:
        pairs = pairs[pairs["until"].isna() | (pairs["until"] >= pd.Timestamp(eco.as_of))]
    return _by_pair(pairs)


def _by_pair(pairs: pd.DataFrame) -> Signed:
    """The agreements of each pair."""
    found: Signed = {}
    for first, second, agreement in zip(pairs["first"], pairs["second"], pairs["agreement"], strict=True):
        found.setdefault((str(first), str(second)), set()).add(str(agreement))
    return found
