"""The two tables on their way in or out: every cell as text, as the CSV files have it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.arguments import checked
from graph.model.ecosystem import counts_from
from graph.model.tables import records
from graph.vocabulary import EDGE_COLUMNS, MADE, NODE_COLUMNS
from graph.vocabulary.values import cell_text, plain
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    import pandas as pd

    from graph.model.ecosystem import Ecosystem
    from graph.reading.findings import Finding

Record = dict[str, str]
Span = tuple[str, str]

NUMBERS = ("lat", "lon", "term_years")
REQUIRED = {"nodes": ("id", "name", "type"), "edges": ("source", "target", "signed")}
_QUOTED = re.compile('[",\r\n]')
READ_HERE = Message(
    "read here are GraphML, GEXF, JSON (Cytoscape, graphology, Kumu, Neo4j, node-link, vis-network, a list "
    "of objects), Pajek, GML, DOT, SIF, XLSX, Parquet and CSV"
)
OWN = " (own)"  # behind a column of the data whose name a format needs for itself

# What a format knows by itself and the two tables have no column for, until `settled` has judged it.
LABEL, OTHER_ID, START, END = "\0label", "\0id", "\0start", "\0end"


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a file that was not read.

    Attributes
    ----------
    key
        What it is: a sentence in `graph.words`.
    count
        How many there are.
    example
        One of them, as the file has it.
    grave
        Whether it may have been an agreement or an organisation, so that what was read is not whole.
    """

    key: str
    count: int
    example: str = ""
    grave: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """How a column of somebody's list was read.

    Attributes
    ----------
    place
        The file, and the sheet.
    heading
        Theirs.
    column
        Ours; blank where the column is kept as it is.
    examples
        Up to three of its texts, each with the value that it was read as.
    sure
        Whether the heading is the column's own name.
    """

    place: str
    heading: str
    column: str
    examples: tuple[tuple[str, str], ...]
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """Organisations and ties as text.

    Attributes
    ----------
    nodes, edges
        One dictionary a row: column of nodes.csv or edges.csv to text, blank cells left out.
    spans
        For each tie the first and last day in force, ISO or blank; empty where a file
        was read.
    directed
        For each tie whether it reads from left to right (structural ones).
    remarks
        What had to be changed or supposed on the way, as sentences.
    order
        Columns that the contract does not know, in the order in which they stand.
    losses
        What of the file was not read.
    read_as
        What the file is, in a sentence.
    tool
        What the file is: a word of `graph.words`; blank where it is a table of no tool.
    findings
        Texts that are none of their column's, at their row in the file.
    columns_read
        How each heading was read.
    untyped
        Ids of the organisations whose type nobody says.
    """

    nodes: tuple[Record, ...]
    edges: tuple[Record, ...]
    spans: tuple[Span, ...] = ()
    directed: tuple[bool, ...] = ()
    remarks: tuple[str, ...] = field(default=())
    order: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    read_as: str = ""
    tool: str = ""
    findings: tuple[Finding, ...] = ()
    columns_read: tuple[ColumnRead, ...] = ()
    untyped: frozenset[str] = frozenset()

    def columns(self, table: str) -> list[str]:
        """List the columns of ``nodes`` or ``edges`` that hold something, in the order of the contract.

        Examples
        --------
        >>> Content(({"type": "hub", "id": "a", "budget": "3"},), ()).columns("nodes")
        ['id', 'name', 'type', 'budget']
        """
        rows = self.nodes if table == "nodes" else self.edges
        there = dict.fromkeys(name for row in rows for name in row)
        known = NODE_COLUMNS if table == "nodes" else EDGE_COLUMNS
        kept = [name for name in known if name in there or name in REQUIRED[table]]
        rest = [name for name in there if name not in known]
        place = {name: number for number, name in enumerate(self.order)}
        return kept + sorted(rest, key=lambda name: place.get(name, len(place)))


def content(eco: Ecosystem, *, structural: bool = True) -> Content:
    """Take an ecosystem apart into the cells that its files would have.

    Parameters
    ----------
    structural
        Whether ties of structure (a city lies in a prefecture) are taken along.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"], "term_years": ["2"]})
    >>> content(eco).edges[0]["agreement"], content(eco).spans
    ('a~b~2016-05', (('2016-05-31', '2018-05-31'),))
    """
    edges = eco.edges if structural else eco.collaboration
    days = edges[counts_from(eco.basis)], eco.until()[edges.index]
    return Content(
        tuple(_records(eco.nodes, "nodes")),
        tuple(_records(edges, "edges")),
        tuple(_span(start, end) for start, end in zip(*days, strict=True)),
        tuple(bool(each) for each in edges["structural"]),
        order=tuple(map(str, (*eco.nodes.columns, *edges.columns))),
    )


def _records(table: pd.DataFrame, name: str) -> Iterable[Record]:
    plain = table.drop(columns=[each for each in MADE[name] if each in table])
    for row in records(plain):
        yield {str(column): text for column, value in row.items() if (text := cell_text(value))}


def _span(start: pd.Timestamp, end: pd.Timestamp) -> Span:
    """First and last day in force; one that had ended before it certainly began has that day alone."""
    last = "" if end != end else end.date().isoformat()
    first = "" if start != start else start.date().isoformat()
    return (min(first, last) if first and last else first), last


def edge_ids(found: Content) -> list[str]:
    """Give each tie an id that no organisation has: in Cytoscape both share one register.

    Examples
    --------
    >>> tie = {"source": "e0", "target": "b"}
    >>> edge_ids(Content(({"id": "e0"}, {"id": "b"}), (tie, tie)))
    ['e_0', 'e_1']
    """
    taken, mark = {row.get("id", "") for row in found.nodes}, "e"
    while any(f"{mark}{number}" in taken for number in range(len(found.edges))):
        mark += "_"
    return [f"{mark}{number}" for number in range(len(found.edges))]


def edge_kinds(found: Content) -> list[str]:
    """Give each tie its relation, numbered where two organisations have it more than once.

    Gephi merges parallel edges of the same kind, and GEXF does not allow them.

    Examples
    --------
    >>> edge_kinds(Content((), ({"source": "a", "target": "b"}, {"source": "b", "target": "a"})))
    ['mou', 'mou 2']
    """
    counts: Counter[tuple[frozenset[str], str]] = Counter()
    kinds = []
    for row in found.edges:
        relation = row.get("relation", "mou")
        pair = frozenset((row["source"], row["target"])), relation
        counts[pair] += 1
        kinds.append(relation if counts[pair] == 1 else f"{relation} {counts[pair]}")
    return kinds


@checked
def as_csv(found: Content) -> dict[str, bytes]:
    """Give the two CSV files of what was read: UTF-8, LF, the columns of the contract first.

    Examples
    --------
    >>> print(as_csv(Content(({"id": "a", "name": "A", "type": "hub"},), ()))["nodes.csv"].decode(), end="")
    id,name,type
    a,A,hub
    """
    files = {}
    for name, rows in (("nodes", found.nodes), ("edges", found.edges)):
        columns = found.columns(name)  # looks through every row
        files[f"{name}.csv"] = csv_bytes(columns, ([row.get(each, "") for each in columns] for row in rows))
    return files


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Give rows as CSV.

    Examples
    --------
    >>> csv_bytes(["id"], [["a,b"]])
    b'id\\n"a,b"\\n'
    """
    return "".join(map(_line, (header, *rows))).encode("utf-8", "replace")


def _line(row: Sequence[str]) -> str:
    """One row; the standard library's writer leaves a bare carriage return without quotation marks."""
    cells = ['"' + each.replace('"', '""') + '"' if _QUOTED.search(each) else each for each in row]
    return (",".join(cells) or '""') + "\n"


def told_apart(columns: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    """Name the columns in a format that needs some names for itself.

    Examples
    --------
    >>> told_apart(["id", "Label"], ["label"])
    {'id': 'id', 'Label': 'Label (own)'}
    """
    reserved = {each.casefold() for each in taken}
    return {
        each: each + OWN if each.casefold() in reserved or each.endswith(OWN) else each for each in columns
    }


def own(name: str) -> str:
    """Give a column its name in the data back.

    Examples
    --------
    >>> own("Label (own)"), own("city")
    ('Label', 'city')
    """
    return name.removesuffix(OWN)


def named(rows: Iterable[Mapping[str, object]]) -> tuple[Record, ...]:
    """Make records of what a file holds: text, blanks left out, numbers without needless zeros.

    Examples
    --------
    >>> named([{"id": 7, "lat": 35.0, "city": None, "tags": ["a", "b"]}])
    ({'id': '7', 'lat': '35', 'tags': 'a; b'},)
    """
    return tuple({key: text for key, value in row.items() if (text := plain(value))} for row in rows)
