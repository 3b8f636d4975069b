"""Files of other tools, read into the two tables; which tool's they are shows by what is in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import FileError, UsageError
from graph.exchange.content import END, LABEL, OTHER_ID, START, Content, Loss, Record, named, own
from graph.exchange.gephi import read_gephi
from graph.exchange.gexf import read_gexf
from graph.exchange.graphml import read_graphml
from graph.exchange.kumu import FROM_KUMU
from graph.exchange.parquet import read_parquet
from graph.exchange.texts import reader_of
from graph.exchange.workbooks import read_workbook
from graph.files.archives import LARGEST
from graph.vocabulary import fold
from graph.words import sentence
from graph.words.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EXAMPLE = 40  # characters of a cell that is named as an example
UNKNOWN = "unknown"  # a type that is not in the vocabulary, so that `graph check` names it
_PARQUET = b"PAR1"
_KUMU = {"elements": "nodes", "connections": "edges"}


def import_files(files: Mapping[str, bytes], *, lang: str = "en") -> Content:
    """Read a file of another tool, or two where organisations and ties stand in one each.

    Parameters
    ----------
    files
        Name to bytes: GraphML, GEXF, JSON (Cytoscape, Kumu, node-link) or XLSX, one
        file; or CSV files of Gephi or Parquet files, one or two.
    lang
        Language of the remarks.

    Returns
    -------
    content
        The two tables as text, to be written by `graph.exchange.content.as_csv` and
        checked like any others; ``remarks`` say what had to be supposed.

    Raises
    ------
    UsageError
        When several files are given that do not belong together.
    FileError
        When a file cannot be read, is unsafe, or is none of these.

    Examples
    --------
    >>> found = import_files({"e.csv": b"Source,Target\\na,b\\n"})
    >>> found.nodes[0], found.remarks[0]
    ({'id': 'a', 'name': 'a', 'type': 'unknown'}, 'added 2 organisations that only ties name')
    """
    if not files:
        raise UsageError("there is no file to import")
    if len(files) == 1:
        name, data = next(iter(files.items()))
        return settled(_bounded(_read(data, name), name), lang=lang)
    if all(data.startswith(_PARQUET) for data in files.values()):
        return settled(read_parquet(files), lang=lang)
    if any(not name.lower().endswith((".csv", ".tsv", ".txt")) for name in files):
        raise UsageError(
            "several files can be imported together only where they are Gephi's CSV files or Parquet files"
        )
    return settled(read_gephi(files), lang=lang)


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


def _read(data: bytes, name: str) -> Content:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head and not data.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise FileError("{} is empty", name)
    if data.startswith(_PARQUET):
        return read_parquet({name: data})
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        book = read_workbook(data, name)
        found = _from_workbook(book.sheets, name)
        return replace(found, losses=(*book.losses, *found.losses))
    if head.startswith(b"<") or data.startswith((b"\xff\xfe<", b"\xfe\xff\0<")):
        return read_gexf(data, name) if _is_gexf(data) else read_graphml(data, name)
    reader = reader_of(data, name)
    return reader(data, name) if reader else read_gephi({name: data})


def _is_gexf(data: bytes) -> bool:
    """Tell GEXF from GraphML by the first element that either has."""
    head = data[:65536].replace(b"\0", b"")
    found = [head.find(mark) for mark in (b"<gexf", b"<graphml")]
    return found[0] >= 0 and (found[1] < 0 or found[0] < found[1])


def _from_workbook(sheets: Mapping[str, Sequence[Sequence[str]]], name: str) -> Content:
    """Two sheets by their names: ours (nodes, edges) or Kumu's (Elements, Connections)."""
    tables = {fold(title): rows for title, rows in sheets.items()}
    order = tuple(own(cell.strip()) for rows in sheets.values() for cell in next(iter(rows), ()))
    unnamed = [each for rows in sheets.values() for each in _unnamed(rows)]
    lost = (Loss("came_unnamed", len(unnamed), next(iter(unnamed), "")),)
    if {"nodes", "edges"} <= set(tables):
        return Content(_records(tables["nodes"]), _records(tables["edges"]), order=order, losses=lost)
    if set(_KUMU) <= set(tables):
        found = {ours: _from_kumu(_records(tables[theirs]), ours) for theirs, ours in _KUMU.items()}
        return Content(found["nodes"], found["edges"], order=order, losses=lost)
    raise FileError(
        "{} has the sheets {}; it needs nodes and edges, or Kumu's Elements and Connections",
        name,
        ", ".join(sheets) or message("(none)"),
    )


def _filled(rows: Sequence[Sequence[str]]) -> tuple[list[str], list[Sequence[str]]]:
    """The header of a sheet, which is its first row that is not blank, and the rows below."""
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    return ([each.strip() for each in filled[0]] if filled else []), filled[1:]


def _unnamed(rows: Sequence[Sequence[str]]) -> list[str]:
    """The cells that stand in a column without a heading."""
    header, below = _filled(rows)
    named = {place for place, key in enumerate(header) if key}
    return [cell for row in below for place, cell in enumerate(row) if cell.strip() and place not in named]


def _records(rows: Sequence[Sequence[str]]) -> tuple[Record, ...]:
    """The rows of a sheet by its first row."""
    header, filled = _filled(rows)
    return named({key: cell for key, cell in zip(header, row, strict=False) if key} for row in filled)


def _from_kumu(rows: Sequence[Record], table: str) -> tuple[Record, ...]:
    names = FROM_KUMU[table]
    return named(
        {
            names.get(key.casefold(), own(key)): text
            for key, text in row.items()
            if key.casefold() not in ("tags", "direction")
        }
        for row in rows
    )


def shortened(text: str) -> str:
    """Give as much of a text as an example needs."""
    return text if len(text) <= _EXAMPLE else text[: _EXAMPLE - 1] + "…"


def settled(found: Content, *, lang: str = "en") -> Content:
    """Give what was read the columns that the two files must have.

    Returns
    -------
    content
        An organisation without an id has its label for one, one without a name its
        label or id, one without a type the type ``unknown``; organisations that only
        ties name are added. Where no tie has ``signed``, the first day of its spell
        is taken for it, and the last for ``expires``.

    Examples
    --------
    >>> settled(Content(({"id": "1", "\\0label": "Alpha"},), ())).nodes
    ({'id': '1', 'name': 'Alpha', 'type': 'unknown'},)
    """
    ids = _other_ids(found.nodes)
    nodes = [_node(row, ids) for row in found.nodes]
    spells = not any("signed" in row for row in found.edges)
    labels = _by_label(nodes)
    edges = [_edge(row, ids, spells) for row in found.edges]
    known = {row.get("id", "") for row in nodes}
    for row in edges:
        row |= {end: labels[row[end]] for end in ("source", "target") if _is_label(row, end, known, labels)}
    named_by_ties = sorted({row[end] for row in edges for end in ("source", "target") if end in row} - known)
    nodes += [{"id": each, "name": each} for each in named_by_ties]
    untyped = sum("type" not in row for row in nodes)
    counts = {
        "came_by_ties": len(named_by_ties),
        "came_untyped": untyped,
        "came_with_days": int(spells and any("signed" in row for row in edges)),
    }
    remarks = [
        sentence(each.key, lang, count=each.count, example=shortened(each.example))
        for each in found.losses
        if each.count
    ]
    remarks += [sentence(key, lang, count=count, type=UNKNOWN) for key, count in counts.items() if count]
    return replace(
        found, nodes=tuple({**row, "type": row.get("type", UNKNOWN)} for row in nodes), edges=tuple(edges),
        remarks=tuple(remarks),
    )  # fmt: skip


def _is_label(row: Record, end: str, known: set[str], labels: Mapping[str, str]) -> bool:
    """Tell whether an end of a tie is named by a label, as in Kumu's own files."""
    return end in row and row[end] not in known and row[end] in labels


def _by_label(nodes: Sequence[Record]) -> dict[str, str]:
    return {row["name"]: row["id"] for row in reversed(nodes) if "name" in row and "id" in row}


def _other_ids(nodes: Sequence[Record]) -> dict[str, str]:
    """File id to own id, where a tool put numbers in the place of all ids and kept the ids beside them."""
    found = {row.get("id", ""): row.get(OTHER_ID, "") for row in nodes}
    whole = len(set(found.values())) == len(nodes) and "" not in found.values()
    return found if whole else {}


def _node(row: Record, ids: Mapping[str, str]) -> Record:
    kept = {key: text for key, text in row.items() if key not in (LABEL, OTHER_ID)}
    label = row.get(LABEL, "")
    if "id" not in kept and (label or "name" in kept):
        kept = {"id": label or kept["name"], **kept}
    if "id" in kept:
        kept["id"] = ids.get(kept["id"], kept["id"])
    if "name" not in kept and (label or "id" in kept):
        kept["name"] = label or kept["id"]
    if label and label != kept["name"]:
        kept["label"] = label
    return kept


def _edge(row: Record, ids: Mapping[str, str], spells: bool) -> Record:
    kept = {key: text for key, text in row.items() if not key.startswith("\0")}
    kept |= {end: ids.get(kept[end], kept[end]) for end in ("source", "target") if end in kept}
    if spells and START in row:
        kept["signed"] = row[START]
    if spells and END in row and "expires" not in kept:
        kept["expires"] = row[END]
    return kept
