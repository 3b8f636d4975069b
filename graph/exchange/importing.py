"""Lists and files of other tools, read into the two tables; what a file is shows by what is in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from graph.dates.days import as_day
from graph.errors import FileError, UsageError
from graph.exchange.content import READ_HERE, Content, Loss, content
from graph.exchange.gexf import read_gexf
from graph.exchange.graphml import read_graphml
from graph.exchange.lists.agreements import NAMED, WHOLE
from graph.exchange.lists.grids import Grid, delimited, sheets_of
from graph.exchange.lists.joining import Import, Wishes, read_grids, read_tool
from graph.exchange.lists.organisations import type_by_name
from graph.exchange.parquet import read_parquet
from graph.exchange.texts import reader_of
from graph.files.archives import LARGEST
from graph.model.arguments import checked
from graph.reading.header import EDGES, NODES, name_as_read
from graph.vocabulary import NO_TYPE
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from graph.exchange.content import Record
    from graph.model.ecosystem import Ecosystem
    from graph.reading.header import Shape

_EXAMPLE = 40  # characters of a cell that is named as an example
_EACH_NAMED = frozenset({"came_no_table", "came_no_list"})  # tables of which each is named
_PARQUET = b"PAR1"
_TEXTS = (".csv", ".tsv", ".txt", ".tab", "")


@checked
def import_files(
    files: Mapping[str, bytes],
    *,
    lang: str = "en",
    wishes: Wishes | None = None,
    known: Ecosystem | None = None,
    today: date | str | None = None,
) -> Content:
    """Read somebody's list, or a file of another tool.

    Parameters
    ----------
    files
        Name to bytes: tables (CSV in any encoding that `graph check` reads, XLSX, Parquet), any number of
        them, or one file of another tool (GraphML, GEXF, JSON).
    lang
        Language of the remarks.
    wishes
        Whose the list is, and which columns are which, where its headings do not say so.
    known
        Organisations that are there already, which keep their ids: `update_of` says what is new.
    today
        The day by which an end is past or ahead, where a status says whether an agreement is over;
        None: unknown.

    Returns
    -------
    content
        The two tables as text, to be written by `graph.exchange.content.as_csv` and
        checked like any others; ``remarks`` say what had to be supposed, ``findings``
        which texts could not be read, and ``columns_read`` how each column was.

    Raises
    ------
    UsageError
        When files are given that do not belong together, or somebody has to say
        whose the list is or which of two columns is meant.
    FileError
        When a file cannot be read, is unsafe, or holds no organisations and no agreements.

    Examples
    --------
    >>> data = b"Partner,Signed on\\nPort Lab,2019\\n"
    >>> found = import_files({"e.csv": data}, wishes=Wishes(ours="Our Hub"))
    >>> found.edges[0], found.nodes[1]["name"]
    ({'source': 'our-hub', 'target': 'port-lab', 'signed': '2019'}, 'Port Lab')
    """
    if not files:
        raise UsageError("there is no file to import")
    job = Import(wishes or Wishes(), None if today is None else as_day(today))
    for row in content(known).nodes if known is not None else ():
        job.known.add(row)
    tool = _read_all(files, job)
    return _bounded(_settled(job, tool, lang), next(iter(files)))


def _read_all(files: Mapping[str, bytes], job: Import) -> str:
    """Read every file; give what the one of a tool is."""
    grids: list[Grid] = []
    tools: list[Content] = []
    parquet = {name: data for name, data in files.items() if data.startswith(_PARQUET)}
    if parquet:
        tools.append(read_parquet(parquet))
    for name, data in files.items():
        if name in parquet:
            continue
        read = _read(data, name, job)
        if isinstance(read, Content):
            tools.append(read)
        else:
            grids += read
    if len(files) > 1 and tools and (grids or len(tools) > 1):
        raise UsageError(
            "several files can be imported together only where each is a table: CSV, XLSX or Parquet"
        )
    read_grids(grids, job)
    for each in tools:
        read_tool(each, job)
    return next((each.tool for each in tools), "")


def _bounded(found: Content, name: str) -> Content:
    """Refuse a file in which a few texts stand for very many: what is read of it would fill the disk."""
    total = sum(len(text) for rows in (found.nodes, found.edges) for row in rows for text in row.values())
    if total > LARGEST:
        told = (
            "{} unpacks to {} characters in all cells, more than {} Mi; "
            "leave out the columns with the longest texts"
        )
        raise FileError(told, name, total, LARGEST // 1024**2)
    return found


def _read(data: bytes, name: str, job: Import) -> Content | list[Grid]:
    """Read one file by what is in it: that of a tool, or grids of cells."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head and not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise FileError("{} is empty", name)
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        sheets, losses = sheets_of(data, name)
        job.losses += losses
        return sheets
    if head.startswith(b"<") or data.startswith((b"\xff\xfe<", b"\xfe\xff\0<")):
        return read_gexf(data, name) if _is_gexf(data) else read_graphml(data, name)
    reader = reader_of(data, name)
    if reader is not None:
        return reader(data, name)
    if PurePath(name).suffix.lower() not in _TEXTS:
        raise FileError("{} is none of the files that can be read; {}", name, READ_HERE)
    return [delimited(data, name, job.findings)]


def _is_gexf(data: bytes) -> bool:
    """Tell GEXF from GraphML by the first element that either has."""
    head = data[:65536].replace(b"\0", b"")
    found = [head.find(mark) for mark in (b"<gexf", b"<graphml")]
    return found[0] >= 0 and (found[1] < 0 or found[0] < found[1])


def shortened(text: str) -> str:
    """Give as much of a text as an example needs."""
    return text if len(text) <= _EXAMPLE else text[: _EXAMPLE - 1] + "…"


def _example(loss: Loss) -> str:
    """What a loss names: an example, or several."""
    return loss.example if loss.key in _EACH_NAMED | NAMED | WHOLE else shortened(loss.example)


def _settled(job: Import, tool: str, lang: str) -> Content:
    """The two tables of all that was read, and what had to be supposed on the way."""
    rows = _without_left_out(job)
    named = [row for row in rows if row["id"] not in job.known.unnamed]
    by_ties = sorted((row for row in rows if row["id"] in job.known.unnamed), key=lambda row: row["id"])
    nodes, untyped, guessed = _typed([*named, *by_ties])
    other = job.known.otherwise
    losses = _summed(
        [*job.losses, *job.ties.losses(), Loss("came_otherwise", len(other), next(iter(other), ""))]
    )
    alone = all(key in ("read_list", "read_ties", "read_matrix") for key, _ in job.kinds)
    counts = {
        "came_with_days": len(job.dated),
        "came_found": len(rows) if alone else 0,
        "came_by_ties": 0 if alone else len(by_ties),
        "came_types": guessed,
        "came_untyped": len(untyped),
    }
    remarks = [sentence(each.key, lang, count=each.count, example=_example(each)) for each in losses]
    first = shortened(next(iter(job.dated), ""))
    remarks += [
        sentence(key, lang, count=count, type=NO_TYPE, example=first)
        for key, count in counts.items()
        if count
    ]
    return Content(
        tuple(one_spelling(nodes, NODES)), tuple(one_spelling(job.ties.rows, EDGES)),
        order=tuple(job.order), remarks=tuple(remarks), losses=losses, read_as=_read_as(job, lang), tool=tool,
        findings=tuple(job.findings.in_order()), columns_read=tuple(job.read), untyped=untyped,
    )  # fmt: skip


def _without_left_out(job: Import) -> list[Record]:
    """The organisations but for those that only rows name which were left out."""
    tied = {row[end] for row in job.ties.rows for end in ("source", "target")}
    return [row for id_, row in job.known.rows.items() if id_ not in job.known.unnamed or id_ in tied]


def one_spelling(rows: Sequence[Record], shape: Shape) -> Sequence[Record]:
    """Give rows in which no two headings would be read as one column.

    What several tables write in other characters (担当（部局） and 担当(部局)) is one column, under the first
    spelling; what stands side by side in a row are two, and numbered.

    Examples
    --------
    >>> one_spelling([{"CO₂": "5"}, {"CO2": "6"}], NODES), one_spelling([{"CO₂": "5", "CO2": "6"}], NODES)
    ([{'CO₂': '5'}, {'CO₂': '6'}], [{'CO₂': '5', 'CO2 (2)': '6'}])
    """
    alike: dict[str, list[str]] = {}
    for name in dict.fromkeys(name for row in rows for name in row):
        alike.setdefault(name_as_read(name, shape), []).append(name)
    called: dict[str, str] = {}
    for first, *others in alike.values():
        for number, name in enumerate(others, 2):
            beside = any(name in row and first in row for row in rows)
            called[name] = f"{name} ({number})" if beside else first
    return [{called.get(name, name): text for name, text in row.items()} for row in rows] if called else rows


def _read_as(job: Import, lang: str) -> str:
    """What the tables and files are, in one line."""
    found: dict[str, list[str]] = {}
    for key, name in job.kinds:
        found.setdefault(key, []).append(name)
    said = [
        sentence(key, lang, count=len(names), name=shortened(names[0]))
        if key.startswith("read_")
        else sentence("read_as", lang, tool=word(key, lang))
        for key, names in found.items()
    ]
    return "; ".join(said) if lang == "en" else "、".join(said)


def _typed(rows: list[Record]) -> tuple[list[Record], frozenset[str], int]:
    """The organisations with a type: what their names say, where nothing else does."""
    found, untyped, guessed = [], [], 0
    for row in rows:
        kind = row.get("type") or type_by_name(row["name"], row.get("name_ja", ""))
        guessed += "type" not in row and bool(kind)
        if not kind:
            untyped.append(row["id"])
        found.append({**row, "type": kind or NO_TYPE})
    return found, frozenset(untyped), guessed


def _summed(losses: list[Loss]) -> tuple[Loss, ...]:
    """Losses of one kind as one, in the order in which they came."""
    found: dict[str, Loss] = {}
    for each in losses:
        if each.count:
            known = found.get(each.key)
            example = known.example if known else each.example
            if known and each.key in _EACH_NAMED:
                example = f"{example}, {each.example}"
            count = each.count + (known.count if known else 0)
            found[each.key] = replace(known or each, count=count, example=example)
    return tuple(found.values())
