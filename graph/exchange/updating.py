"""A newer list against the folder that an older one was imported into: what is new, and what differs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.exchange.content import content
from graph.exchange.corrections import Folder, about
from graph.exchange.matching import APART, is_unnumbered, matching
from graph.reading.header import EDGES, NODES, name_as_read
from graph.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.exchange.content import Content, Record
    from graph.model.ecosystem import Ecosystem
    from graph.reading.header import Shape


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
    gone
        Ties that the folder has, and the list has not, each in a line.
    told
        What of the new ties is about old ones: the key of a sentence to its cases, each in a line.
    """

    nodes: list[Record] = field(default_factory=list)
    edges: list[Record] = field(default_factory=list)
    filled: list[Difference] = field(default_factory=list)
    other: list[Difference] = field(default_factory=list)
    same: int = 0
    gone: list[str] = field(default_factory=list)
    told: dict[str, list[str]] = field(default_factory=dict)


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
        A tie of the list is one of the folder where `matching` says so. Those that are new in an agreement
        of the folder have its number; nothing else is merged, and what may be one is told.

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
    there = content(eco)
    _compare_organisations(dict(zip(eco.nodes["id"], eco.nodes["row"], strict=True)), there, found, made=made)
    rows = [int(each) for each in eco.edges["row"]]
    read = _as_read(found.edges, EDGES)
    pairs = matching(there.edges, [{read[name]: row[name] for name in row} for row in found.edges])
    names = {row["id"]: row["name"] for row in (*found.nodes, *there.nodes)}
    folder = Folder(pairs, rows, [last for _, last in there.spans], names)
    news = about(folder)
    for at, listed in enumerate(found.edges):
        if at in pairs.ties:
            place = pairs.ties[at]
            _compare(("edges.csv", rows[place]), there.edges[place], listed, read=read, made=made)
        else:
            made.edges.append({**listed, "agreement": news.numbers[at]} if at in news.numbers else listed)
    _number(folder, set(news.numbers.values()), made)
    left = sorted((rows[place], place) for place in range(len(rows)) if place not in pairs.taken)
    gone = [folder.row(place) for _, place in left]
    return replace(made, same=len(pairs.ties), gone=gone, told=news.told)


def _number(folder: Folder, numbers: set[str], made: Update) -> None:
    """Write the number of agreements that have further parties where the folder has none in that cell."""
    here, rows = folder.found.here, folder.rows
    given = {row["agreement"] for row in here if row["agreement"] in numbers and not is_unnumbered(row)}
    for place, row in enumerate(here):
        if row["agreement"] in numbers - given:
            new = {"agreement": row["agreement"]} | ({} if row.get("kind") else {"kind": "multi-party"})
            made.filled.extend(Difference("edges.csv", rows[place], name, "", new[name]) for name in new)


def _as_read(rows: Iterable[Record], shape: Shape) -> dict[str, str]:
    """Each heading of some rows with the name as which it is read."""
    return {name: name_as_read(name, shape) for name in {name: None for row in rows for name in row}}


def _compare_organisations(rows: Mapping[str, int], here: Content, found: Content, *, made: Update) -> None:
    there = {row["id"]: row for row in here.nodes}
    read = _as_read(found.nodes, NODES)
    for row in found.nodes:
        if row["id"] not in there:
            made.nodes.append(row)
            continue
        listed = {
            name: text for name, text in row.items() if name != "type" or row["id"] not in found.untyped
        }
        place = ("nodes.csv", int(rows[row["id"]]))
        _compare(place, there[row["id"]], listed, read=read, made=made)


def _compare(
    place: tuple[str, int], there: Mapping[str, str], listed: Record, *, read: Mapping[str, str], made: Update
) -> None:
    """Note the cells of a row, at its file and number, of which a list says more or something else."""
    for column, text in listed.items():
        known = there.get(read[column], "")
        if column in APART or fold(known) == fold(text):
            continue
        difference = Difference(*place, column, known, text)
        (made.other if known else made.filled).append(difference)


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
