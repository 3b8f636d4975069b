"""Parts of an ecosystem: by relation, by type, without some, and one organisation by its name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import pandas as pd

from graph.errors import AmbiguousName, UnknownName
from graph.model.arguments import checked, keys, texts
from graph.model.ecosystem import counts_from
from graph.model.ties import EPOCH, UNDATED
from graph.vocabulary import COLLABORATION, STRUCTURAL, TYPES, aliases, fold, nearest, search_key

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from graph.model.ecosystem import Ecosystem


@checked
def select(
    eco: Ecosystem,
    *,
    relations: Collection[str] = (),
    types: Collection[str] = (),
    without: Collection[str] = (),
    elsewhere: Collection[str] = (),
) -> Ecosystem:
    """Keep a part of an ecosystem.

    Select first, then take the snapshot of a day: a snapshot has no undated ties left
    that could be counted.

    Parameters
    ----------
    relations
        Keep only ties of these relations, and count them even where they are
        structural. Empty: all, the structural ones as context.
    types
        Keep only organisations of these types, and the ties between them.
    without
        Ids of organisations to leave out with all their ties.
    elsewhere
        Relations of other data that these are compared with, which may be asked for too.

    Raises
    ------
    UnknownName
        When a relation, type or id does not occur.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016"]})
    >>> len(select(eco, without=["a"]).nodes), len(select(eco, without=["a"]).edges)
    (1, 0)
    """
    if not (relations or types or without):
        return eco
    relations = keys(relations, {*eco.relations, *elsewhere, *COLLABORATION, *STRUCTURAL}, "relation")
    types = keys(types, {*eco.nodes["type"], *TYPES}, "type") if types else ()
    without = _there(eco, texts(without, "without"))
    if relations:
        eco = _of_relations(eco, relations)
    if types or without:
        nodes = eco.nodes
        kept = nodes["type"].isin(types) if types else pd.Series(True, index=nodes.index)
        eco = _of_organisations(eco, nodes[kept & ~nodes["id"].isin(without)])
    return replace(eco, edges=eco.held, undated=eco.ties.undated)


def _of_relations(eco: Ecosystem, relations: Collection[str]) -> Ecosystem:
    """Keep the ties of some relations, and count them."""
    column = eco.held.relation
    kept = column.flags([text in relations for text in column.values])
    return replace(eco, edges=eco.rows(kept).all_counted())


def _of_organisations(eco: Ecosystem, nodes: pd.DataFrame) -> Ecosystem:
    """Keep some organisations and the ties between them."""
    ties = eco.ties
    known = ties.ids.isin(nodes["id"])
    edges = eco.rows(known[ties.source] & known[ties.target])
    return replace(eco, nodes=nodes.reset_index(drop=True), edges=edges)


def came_into_force(eco: Ecosystem, since: date) -> Ecosystem:
    """Keep the ties that came into force after a day, whether they still are in force or not.

    Parameters
    ----------
    eco
        All that had been signed by its day; a view of what is in force has lost what ended before.
    since
        The day before the first that is looked at.

    Examples
    --------
    >>> from datetime import date
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"], "expires": ["2018"]})
    >>> [len(came_into_force(snapshot(eco, "2020"), date(2016, 5, day)).edges) for day in (30, 31)]
    [1, 0]
    """
    column = counts_from(eco.basis)
    return _begun_after(eco, since, eco.ties.days(column) <= eco.ties.until(column))


def signed_after(eco: Ecosystem, since: date) -> Ecosystem:
    """Keep the ties that count from a day after another one, also those that were never in force.

    Parameters
    ----------
    since
        The day before the first that is looked at.

    Examples
    --------
    >>> from datetime import date
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"], "expires": ["2015"]})
    >>> [len(signed_after(snapshot(eco, "2020"), date(2016, 5, day)).edges) for day in (30, 31)]
    [1, 0]
    """
    return _begun_after(eco, since)


def _begun_after(eco: Ecosystem, since: date, kept: NDArray[np.bool_] | None = None) -> Ecosystem:
    """The agreements, of some ties or of all, that count from a day after another one."""
    begins = eco.ties.days(counts_from(eco.basis))
    later = (begins > since.toordinal() - EPOCH) & (begins < UNDATED)
    later &= ~eco.ties.structural
    return replace(eco, edges=eco.rows(later if kept is None else later & kept))


@checked
def find(eco: Ecosystem, name: str) -> str:
    """Give the id of the organisation that a name stands for.

    Parameters
    ----------
    name
        Its id, name, Japanese name or one of its aliases; width and case make no
        difference, and neither do accents, kana and hyphens where nobody is called
        just so. An exact id wins over any name.

    Raises
    ------
    UnknownName
        When nothing has that name; `suggestions` holds the nearest.
    AmbiguousName
        When several organisations share it.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a"], "name": ["Alpha"], "type": ["hub"], "aliases": ["First; One"]}, {})
    >>> find(eco, "ｆｉｒｓｔ")
    'a'
    """
    register = _REGISTERS.get(eco)
    if register is None:
        register = _REGISTERS[eco] = _Register(eco.nodes)
    if name in register.ids:
        return name
    found = sorted(register.called.get(fold(name), ()) or register.sought.get(search_key(name), ()))
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousName(name, found)
    name.encode()  # a name in another encoding than the system's raises here, and is told as such
    raise _unknown(eco, name)


class _Register:
    """Who goes by which name, looked up again and again without another look at every row."""

    def __init__(self, nodes: pd.DataFrame) -> None:
        self._nodes = nodes

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(self._nodes["id"])

    @cached_property
    def called(self) -> dict[str, set[str]]:
        return self._by(fold)

    @cached_property
    def sought(self) -> dict[str, set[str]]:
        return self._by(search_key)

    def _by(self, key: Callable[[str], str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for each, called in names(self._nodes):
            if wanted := key(called):
                found[wanted].add(each)
        return found


_REGISTERS: WeakKeyDictionary[Ecosystem, _Register] = WeakKeyDictionary()


def names(nodes: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Yield the id with each name that an organisation goes by: id, name, Japanese name, aliases."""
    columns = (nodes["id"], nodes["name"], nodes["name_ja"], nodes["aliases"])
    for each, name, name_ja, others in zip(*columns, strict=True):
        for called in (each, name, name_ja, *aliases(others)):
            if called:
                yield each, called


def _there(eco: Ecosystem, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Some ids, once all are known to be there."""
    for each in set(ids) - set(eco.nodes["id"]) if ids else ():
        raise _unknown(eco, each)
    return ids


def _unknown(eco: Ecosystem, name: str) -> UnknownName:
    """What is raised where nobody goes by a name: who comes near."""
    return UnknownName(name, "organisation", nearest(name, (called for _, called in names(eco.nodes))))


def labels(eco: Ecosystem, lang: str = "en") -> dict[str, str]:
    """Give each organisation's name by its id, the Japanese one where asked for and known.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"], "name_ja": ["甲", ""]}, {})
    >>> labels(eco, "ja")
    {'a': '甲', 'b': 'B'}
    """
    nodes = eco.nodes
    found = dict(zip(nodes["id"], nodes["name"], strict=True))
    if lang == "ja":
        found |= {each: name for each, name in zip(nodes["id"], nodes["name_ja"], strict=True) if name}
    return found


def listed(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """Join the names of organisations in a cell, in the order given.

    Examples
    --------
    >>> listed(["b", "a"], {"a": "Alpha", "b": "Beta"})
    'Beta; Alpha'
    """
    return "; ".join(names.get(each, each) for each in ids)


def column(eco: Ecosystem, name: str) -> dict[str, str]:
    """Give a text column of nodes.csv by id; blank for everyone where there is no such column.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> column(make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {}), "type")
    {'a': 'hub'}
    """
    if name not in eco.nodes:
        return dict.fromkeys(eco.nodes["id"], "")
    return dict(zip(eco.nodes["id"], eco.nodes[name], strict=True))
