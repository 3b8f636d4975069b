"""What an engine gives of ties: whole columns of codes, or as much of them as counts can depend on."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from graph.dates import parse
from graph.errors import DateError
from graph.lake.engine import TEXT
from graph.lake.rules import ENDS as ENDS_OF
from graph.lake.rules import PLACE, numbered, of_rows
from graph.model.columns import Column
from graph.model.numbering import again

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from graph.lake.engine import Engine

    Columns = dict[str, Column]

# Every column in which an error can stand or on which a count rests. The others are texts for people.
ENDS = ("source", "target")
COUNTED = (
    *ENDS, "signed", "relation", "kind", "renews", "effective", "announced", "expires", "term_years",
    "auto_renews", "notice_months", "terminated",
)  # fmt: skip
# Of organisations likewise; and what tables about them show besides.
NAMED = ("id", "name", "type", "lat", "lon")
SHOWN = ("name_ja", "short", "short_ja", "country")


def whole(engine: Engine, table: str, columns: Iterable[str]) -> Columns:
    """Give all columns of a table as they stand in its files."""
    return {name: engine.column(table, name) for name in columns}


def organisations(engine: Engine, columns: Iterable[str], *, shown: bool) -> Columns:
    """Give of the organisations what counts can depend on; all of them where two rows have one id.

    Parameters
    ----------
    shown
        Whether the organisations are listed, by name and country.
    """
    wanted = {*NAMED, *(SHOWN if shown else ())}
    kept = {name: engine.column("nodes", name) for name in columns if name in wanted}
    ids = kept.get("id")
    if ids is not None and len(ids.values) == ids.codes.size:
        return kept
    return whole(engine, "nodes", columns)


def counted(engine: Engine, kinds: Mapping[str, Mapping[str, str]], ids: Column) -> Columns | None:
    """Give of the ties what counts can depend on, where they are written as the contract has them.

    Parameters
    ----------
    kinds
        The columns of the tables ``nodes`` and ``edges``, and the kind of each.
    ids
        Those of all organisations. Both ends of the ties are numbered by them.

    Returns
    -------
    columns
        As many agreements, and each with the same ties, as in the whole table: an id that no other row
        has and no renewal names is left blank, since a row without one is an agreement of its own. Rows
        that share both ends and the date keep everything, for there the reader compares their content.
        None where a text is not clean, so that it has to be read before it can be compared.
    """
    columns = kinds["edges"]
    if not all(name in columns for name in COUNTED[:3]):
        return None
    if {columns[name] for name in ENDS} != {kinds["nodes"]["id"]}:
        return None  # 3 and 3.0 are one id
    if any(columns.get(name, TEXT) != TEXT for name in ("agreement", "renews")):
        return None
    found = _ends(engine, ids)
    if found is None:
        return None
    found |= {name: engine.column("edges", name) for name in COUNTED[len(ENDS) :] if name in columns}
    if not _is_clean(found):
        return None
    alike = _alike(found)
    agreements = _agreements(engine, columns, alike)
    if not _are_tidy(agreements.values):
        return None
    texts = [name for name in columns if name not in found and name != "agreement"]
    made = found | {"agreement": agreements} | _details(engine, texts, alike)
    return {name: column for name, column in made.items() if name in COUNTED[:3] or column.values != [""]}


def _ends(engine: Engine, ids: Column) -> Columns | None:
    """Both ends of each tie, numbered by the ids; None where one of them is nobody's."""
    answer, made = engine.numbers(ENDS_OF), {}
    for name in ENDS:
        codes = np.empty(answer[PLACE].size, np.int32)
        codes[answer[PLACE]] = answer[name]
        if codes.min(initial=0) < 0:
            return None
        made[name] = Column(ids.codes[codes], ids.values)
    return made


def _is_clean(found: Columns) -> bool:
    """Whether dates stand in the form of the contract, and renewals name ids of the files."""
    renews = found["renews"].values if "renews" in found else []
    return (
        all(map(_is_date, found["signed"].values))
        and _are_tidy(renews)
        and not any("~" in text for text in renews)  # an id that was made of a row
    )


def _is_date(text: str) -> bool:
    try:
        return not text or parse(text).text == text
    except DateError:
        return False


def _are_tidy(texts: Iterable[str]) -> bool:
    """Whether the reader would keep ids as they stand."""
    return all(
        text == text.strip()
        and "\n" not in text
        and "\r" not in text
        and not text.startswith('="')
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
        for text in texts
    )


def _alike(found: Columns) -> NDArray[np.bool_]:
    """The rows that share both ends, either way round, and the date with another one."""
    source, target, signed = (found[name] for name in COUNTED[:3])
    n = len(source.values)
    pair = np.minimum(source.codes, target.codes).astype(np.int64)
    pair *= n
    pair += np.maximum(source.codes, target.codes)
    if n**2 * max(len(signed.values), 1) > np.iinfo(np.int64).max:
        pair = np.unique(pair, return_inverse=True)[1]
    pair *= len(signed.values)
    pair += signed.codes
    return again(pair)


def _agreements(engine: Engine, columns: Iterable[str], alike: NDArray[np.bool_]) -> Column:
    """The agreement ids that say more than that their row is an agreement; blank elsewhere.

    Several rows have them, or a renewal names them, or they are not plain. So do those of rows that are
    alike, and a few that share the number of another id.
    """
    if "agreement" not in columns:
        return Column(np.zeros(alike.size, np.int32), [""])
    places, numbers = _in_32_bits(engine, "agreement")
    renewed = _in_32_bits(engine, "renews")[1] if "renews" in columns else numbers[:0]
    none = np.zeros(1, np.uint32)  # so that what is not plain never stands alone
    wanted = alike.copy()
    wanted[places[again(np.concatenate([numbers, renewed, none]))[: places.size]]] = True
    engine.small("saying", np.flatnonzero(wanted))
    return _placed(alike.size, engine.ask(of_rows(["agreement"], "saying")))["agreement"]


def _in_32_bits(engine: Engine, column: str) -> tuple[NDArray[np.integer], NDArray[np.uint32]]:
    """The rows in which a column is not blank, and a number for the id in each, which few others share."""
    answer = engine.numbers(numbered(column))
    return answer[PLACE], answer["number"].astype(np.uint32)


def _placed(rows: int, answer: Mapping[str, NDArray[np.int64] | Column]) -> Columns:
    """Columns with the texts of an answer in the rows that they are of, blank elsewhere."""
    made: Columns = {}
    for name in (each for each in answer if each != PLACE):
        column, at = answer[name], answer[PLACE]
        if isinstance(column, Column) and isinstance(at, np.ndarray):
            codes = np.zeros(rows, np.int32)
            codes[at] = column.numbers(range(1, len(column.values) + 1))
            made[name] = Column(codes, ["", *column.values])
            if "" in column.values or at.size == rows:
                made[name] = made[name].renamed(made[name].values).used()
    return made


def _details(engine: Engine, texts: list[str], alike: NDArray[np.bool_]) -> Columns:
    """The other columns, of the rows that the reader tells apart by their content."""
    if not texts or not alike.any():
        return {}
    engine.small("alike", np.flatnonzero(alike))
    return _placed(alike.size, engine.ask(of_rows(texts, "alike")))
