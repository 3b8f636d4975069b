"""Changes that are only thought of: a tie that might be signed, might never have been, or might end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd

from graph.dates import PartialDate, parse
from graph.errors import UsageError
from graph.model.ecosystem import make
from graph.model.selection import find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.ecosystem import Ecosystem


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tie between two organisations, on a date or none.

    Attributes
    ----------
    source, target
        Ids, in the order in which they were named.
    when
        As precise as it was given; None for no date.
    """

    source: str
    target: str
    when: PartialDate | None


def proposal(eco: Ecosystem, text: str) -> Proposal:
    """Read a proposed tie: two organisations and perhaps a date, with bars between them.

    Parameters
    ----------
    text
        ``A|B`` or ``A|B|2026-12``; each organisation by its id or any of its names.

    Raises
    ------
    UsageError
        When it has another form, or names one organisation twice.
    UnknownName, AmbiguousName, DateError
        When a name or the date cannot be understood.

    Examples
    --------
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}, {})
    >>> str(proposal(eco, "A | b | 2026-12").when)
    '2026-12'
    """
    parts = [part.strip() for part in text.replace("｜", "|").split("|")]
    if len(parts) not in (2, 3) or not parts[0] or not parts[1]:
        raise UsageError("{!r} is no tie; write two organisations and perhaps a date: 'A|B|2026-12'", text)
    source, target = find(eco, parts[0]), find(eco, parts[1])
    if source == target:
        raise UsageError("{!r} names {} twice; a tie joins two organisations", text, source)
    return Proposal(source, target, parse(parts[2]) if len(parts) == 3 and parts[2] else None)


def with_ties(eco: Ecosystem, ties: Sequence[Proposal]) -> Ecosystem:
    """Give the ecosystem with ties added, each an agreement of its own that ends on no known day.

    Examples
    --------
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}, {})
    >>> with_ties(eco, [proposal(eco, "a|b|2026-12")]).edges["agreement"].tolist()
    ['whatif-1']
    """
    if not ties:
        return eco
    taken = set(eco.edges["agreement"])
    free = (name for name in (f"whatif-{number}" for number in range(1, len(taken) + len(ties) + 1)))
    ids = [name for name in free if name not in taken][: len(ties)]
    made = make(
        {"id": []},
        {
            "source": [each.source for each in ties],
            "target": [each.target for each in ties],
            "signed": [str(each.when) if each.when else "" for each in ties],
            "agreement": ids,
            "row": [0] * len(ties),
        },
    ).edges
    blank = {
        str(name): pd.Series([""] * len(made), dtype=eco.edges[name].dtype)
        for name in eco.edges
        if name not in made
    }
    more = made.assign(**blank)[list(eco.edges.columns)]
    edges = more if eco.edges.empty else pd.concat([eco.edges, more], ignore_index=True)
    undated = sum(each.when is None for each in ties)
    return replace(eco, edges=edges, undated=eco.undated + undated)


def without_ties(eco: Ecosystem, ties: Sequence[Proposal]) -> Ecosystem:
    """Give the ecosystem without any collaboration tie between the pairs named, as if never signed.

    Raises
    ------
    UsageError
        When a pair has no tie.

    Examples
    --------
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> len(without_ties(eco, [proposal(eco, "a|b")]).edges)
    0
    """
    edges = eco.edges
    for each in ties:
        edges = edges[~_between(edges, each)]
    undated = int((edges["signed_first"].isna() & ~edges["structural"]).sum())
    return replace(eco, edges=edges.reset_index(drop=True), undated=undated)


def with_ends(eco: Ecosystem, ties: Sequence[Proposal], day: date) -> Ecosystem:
    """Give the ecosystem with the ties between the pairs named ending, unless they end before.

    Parameters
    ----------
    day
        Where a proposal has no date, the day before this one is the last.

    Raises
    ------
    UsageError
        When a pair has no tie.

    Examples
    --------
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> with_ends(eco, [proposal(eco, "a|b|2020-03")], date(2026, 1, 1)).edges["ends"][0].date().isoformat()
    '2020-03-31'
    """
    edges = eco.edges.copy()
    for each in ties:
        last = pd.Timestamp(each.when.last if each.when else day - timedelta(days=1))
        mine = _between(edges, each)
        edges.loc[mine, "ends"] = edges.loc[mine, "ends"].fillna(last).clip(upper=last)
    return replace(eco, edges=edges)


def _between(edges: pd.DataFrame, each: Proposal) -> pd.Series:
    """Which rows are collaboration ties of the pair; an error where none is."""
    found = ~edges["structural"] & (
        ((edges["source"] == each.source) & (edges["target"] == each.target))
        | ((edges["source"] == each.target) & (edges["target"] == each.source))
    )
    if not found.any():
        raise UsageError(
            "{} and {} have no agreement that could be left out or end", each.source, each.target
        )
    return found
