"""What an engine gives of ties: whole columns of codes, or as much of them as counts can depend on."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

from graph.dates import parse
from graph.errors import DateError
from graph.lake.rules import of_rows, saying
from graph.model.columns import Column, column_of
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


def counted(engine: Engine, columns: Mapping[str, bool], ids: list[str]) -> Columns | None:
    """Give of the ties what counts can depend on, where they are written as the contract has them.

    Parameters
    ----------
    columns
        The columns of the table ``edges``, and which of them hold texts.
    ids
        Those of all organisations, each once. Both ends of the ties are numbered by them.

    Returns
    -------
    columns
        As many agreements, and each with the same ties, as in the whole table: an id that no other row
        has and no renewal names is left blank, since a row without one is an agreement of its own. Rows
        that share both ends and the date keep everything, for there the reader compares their content.
        None where a text is not clean, so that it has to be read before it can be compared.
    """
    if not all(name in columns for name in COUNTED[:3]):
        return None
    place = {text: code for code, text in enumerate(ids)}
    found = {}
    for name in (each for each in COUNTED if each in columns):
        column = engine.column("edges", name)
        if name in ENDS:
            codes = [place.get(text, -1) for text in column.values]
            if -1 in codes:
                return None
            column = Column(column.numbers(codes), ids)
        found[name] = column
    del place
    if not _is_clean(found) or not all(columns.get(name, True) for name in ("agreement", "renews")):
        return None
    alike = _alike(found)
    engine.small("alike", alike)
    agreements = _agreements(engine, columns, found["source"].codes.size)
    if not _are_tidy(agreements.values):
        return None
    texts = [name for name in columns if name not in found and name != "agreement"]
    details = _details(engine, texts, alike, agreements)
    made = found | {"agreement": agreements} | details
    return {name: column for name, column in made.items() if name in COUNTED[:3] or column.values != [""]}


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


def _alike(found: Columns) -> NDArray[np.int64]:
    """The places of the rows that share both ends, either way round, and the date with another one."""
    source, target, signed = (found[name] for name in COUNTED[:3])
    n = len(source.values)
    pair = np.minimum(source.codes, target.codes).astype(np.int64)
    pair *= n
    pair += np.maximum(source.codes, target.codes)
    if n**2 * max(len(signed.values), 1) > np.iinfo(np.int64).max:
        pair = np.unique(pair, return_inverse=True)[1]
    pair *= len(signed.values)
    pair += signed.codes
    return np.flatnonzero(again(pair))


def _agreements(engine: Engine, columns: Mapping[str, bool], rows: int) -> Column:
    """The agreement ids that say more than that their row is an agreement; blank elsewhere."""
    if "agreement" not in columns:
        return Column(np.zeros(rows, np.int32), [""])
    return _placed(rows, engine.ask(saying(columns)), engine.ask(of_rows(["agreement"])))["agreement"]


def _placed(rows: int, *answers: Mapping[str, NDArray[np.int64] | Column]) -> Columns:
    """Columns with the texts of answers in the rows that they are of, blank elsewhere."""
    made: Columns = {}
    for name in (each for each in answers[0] if each != "n"):
        places, codes = {"": 0}, np.zeros(rows, np.int32)
        for answer in answers:
            column, at = answer[name], answer["n"]
            if isinstance(column, Column) and isinstance(at, np.ndarray):
                codes[at] = column.numbers([places.setdefault(text, len(places)) for text in column.values])
        made[name] = Column(codes, list(places)).used() if rows else column_of([])
    return made


def _details(engine: Engine, texts: list[str], alike: NDArray[np.int64], agreements: Column) -> Columns:
    """The other columns, of the rows that the reader tells apart by their content."""
    if not texts or not alike.size:
        return {}
    return _placed(agreements.codes.size, engine.ask(of_rows(texts)))
