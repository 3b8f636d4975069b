"""A newer list against the folder that an older one was imported into: what is new, and what differs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import DateError
from graph.exchange.content import content
from graph.reading.header import EDGES, NODES, name_as_read
from graph.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from graph.exchange.content import Content, Record
    from graph.model.ecosystem import Ecosystem

_APART = frozenset(
    {"source", "target", "agreement", "kind", "sheet"}
)  # what a list and the folder number for themselves


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell of the folder of which the list says more, or something else.

    Attributes
    ----------
    file, row, column
        Where it stands in the folder.
    there, listed
        What stands there, blank or not, and what the list has.
    """

    file: str
    row: int
    column: str
    there: str
    listed: str


@dataclass(frozen=True, slots=True)
class Update:
    """What a list brings to a folder.

    Attributes
    ----------
    nodes, edges
        Organisations and ties that the folder has not.
    filled, other
        Blank cells of which the list knows more, and cells that say something else than it.
    same
        How many ties of the list the folder has (count).
    only_here
        How many ties the folder has, and the list has not (count).
    """

    nodes: list[Record] = field(default_factory=list)
    edges: list[Record] = field(default_factory=list)
    filled: list[Difference] = field(default_factory=list)
    other: list[Difference] = field(default_factory=list)
    same: int = 0
    only_here: int = 0


def update_of(eco: Ecosystem, found: Content) -> Update:
    """Compare what was read of a list with the folder that it is to go into.

    Parameters
    ----------
    eco
        The folder. Organisations that it has under their names have its ids in `found`.
    found
        The list, read with `known=eco`.

    Returns
    -------
    update
        A tie of the list is one of the folder where both have the agreement's id, or parties, relation and
        day of signing, of several the one that it is most alike; or where one alone of the folder has no
        day, or a month or year that holds it.

    Examples
    --------
    >>> from graph.exchange import import_files
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016"]})
    >>> newer = import_files({"x.csv": b"Source,Target,Signed\\na,b,2016-05-18\\na,b,2019\\n"}, known=eco)
    >>> update = update_of(eco, newer)
    >>> [row["signed"] for row in update.edges], update.other[0].listed
    (['2019'], '2016-05-18')
    """
    made = Update()
    _compare_organisations(eco, found, made)
    here = [dict(row) for row in content(eco).edges]
    rows = [int(each) for each in eco.edges["row"]]
    matched, same = _matched(here, found.edges)
    for at, listed in enumerate(found.edges):
        if at not in matched:
            made.edges.append(listed)
        else:
            place = matched[at]
            _compare("edges.csv", rows[place], here[place], listed, made)
    return Update(made.nodes, made.edges, made.filled, made.other, same, len(here) - len(matched))


def _compare_organisations(eco: Ecosystem, found: Content, made: Update) -> None:
    there = {row["id"]: row for row in content(eco).nodes}
    rows = dict(zip(eco.nodes["id"], eco.nodes["row"], strict=True))
    for row in found.nodes:
        if row["id"] not in there:
            made.nodes.append(row)
            continue
        listed = {
            name: text for name, text in row.items() if name != "type" or row["id"] not in found.untyped
        }
        _compare("nodes.csv", int(rows[row["id"]]), there[row["id"]], listed, made)


def _compare(file: str, row: int, there: Mapping[str, str], listed: Mapping[str, str], made: Update) -> None:
    shape = NODES if file == NODES.file else EDGES
    for column, text in listed.items():
        known = there.get(name_as_read(column, shape), "")
        if column in _APART or fold(known) == fold(text):
            continue
        difference = Difference(file, row, column, known, text)
        (made.other if known else made.filled).append(difference)


def _matched(
    here: Sequence[Mapping[str, str]], listed: Sequence[Mapping[str, str]]
) -> tuple[dict[int, int], int]:
    """For each tie of the list that the folder has, its place there."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for key in (_by_agreement, _by_day):
        places, wanted = _named(here, key, taken), _named(listed, key, found)
        for name in wanted.keys() & places.keys():
            for at, place in _most_alike(here, listed, places[name], wanted[name]):
                found[at] = place
                taken.add(place)
    _by_overlap(here, listed, found, taken)
    return found, len(found)


def _named(
    rows: Sequence[Mapping[str, str]],
    key: Callable[[Mapping[str, str]], tuple[str, ...]],
    done: Container[int],
) -> dict[tuple[str, ...], list[int]]:
    """Which rows have each name, of those that are not done."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        if place not in done and (name := key(row)):
            places.setdefault(name, []).append(place)
    return places


def _most_alike(
    here: Sequence[Mapping[str, str]],
    listed: Sequence[Mapping[str, str]],
    places: Sequence[int],
    wanted: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Pair rows of the list with those of the folder that go by one name, the most alike first."""
    if len(places) == len(wanted) == 1:
        yield wanted[0], places[0]
        return
    pairs = sorted((_unlikeness(here[place], listed[at]), at, place) for at in wanted for place in places)
    told: set[int] = set()
    taken: set[int] = set()
    for _, at, place in pairs:
        if at not in told and place not in taken:
            told.add(at)
            taken.add(place)
            yield at, place


def _unlikeness(there: Mapping[str, str], listed: Mapping[str, str]) -> tuple[int, int, int]:
    """How many cells say something else, less how many the same, and how many stand in one only."""
    cells = [(there.get(name, ""), listed.get(name, "")) for name in {*there, *listed} - _APART]
    both = [(one, other) for one, other in cells if one and other]
    same = sum(fold(one) == fold(other) for one, other in both)
    return len(both) - same, -same, sum(bool(one) != bool(other) for one, other in cells)


def _pair(row: Mapping[str, str]) -> tuple[str, ...]:
    return (*sorted((row["source"], row["target"])), row.get("relation", "mou"))


def _by_agreement(row: Mapping[str, str]) -> tuple[str, ...]:
    return (*_pair(row)[:2], row["agreement"]) if row.get("agreement") else ()


def _by_day(row: Mapping[str, str]) -> tuple[str, ...]:
    return (*_pair(row), row.get("signed", ""))


def _by_overlap(
    here: Sequence[Mapping[str, str]],
    listed: Sequence[Mapping[str, str]],
    found: dict[int, int],
    taken: set[int],
) -> None:
    """Match ties whose dates may be the same, where there is one alone on either side."""
    free: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(here):
        if place not in taken:
            free.setdefault(_pair(row), []).append(place)
    for at, row in enumerate(listed):
        near = [
            place
            for place in free.get(_pair(row), ())
            if at not in found and place not in taken and _may_be_one(row, here[place])
        ]
        if len(near) == 1:
            found[at] = near[0]
            taken.add(near[0])


def _may_be_one(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Tell whether two dates may be the same day; one that is not known may be any."""
    texts = [row.get("signed", "") for row in (one, other)]
    if not all(texts):
        return True
    try:
        first, second = map(parse, texts)
    except DateError:
        return False
    return first.first <= second.last and second.first <= first.last


def described(differences: Iterable[Difference]) -> list[str]:
    """Give each difference in a line: where it stands, what stands there, and what the list has.

    Examples
    --------
    >>> described([Difference("edges.csv", 7, "signed", "2016", "2016-05-18")])
    ['edges.csv:7 signed: 2016 -> 2016-05-18']
    """
    return [
        f"{each.file}:{each.row} {each.column}: {each.there or '–'} -> {each.listed}" for each in differences
    ]
