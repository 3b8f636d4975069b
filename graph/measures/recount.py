"""A second count of partners, straight from the rows: no number may stand beside another's name."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from graph.errors import InternalError
from graph.model.numbering import once
from graph.vocabulary import STRUCTURAL
from graph.words.messages import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from graph.model.ecosystem import Ecosystem

    Codes = NDArray[np.int64]

FIRST = 10  # rows of a table whose partners are counted again


def check_partners(eco: Ecosystem, partners: Mapping[str, int], order: Iterable[str]) -> None:
    """Hold the partners of a hub table against those that the rows of edges.csv have.

    Parameters
    ----------
    eco
        The ties that the table counts.
    partners
        Organisation to number of partners, as they were computed for the table.
    order
        Organisations in the order of the table; the first ten are counted again.

    Raises
    ------
    InternalError
        When the sum of all partners or those of one of the first differ. It names both numbers.

    Notes
    -----
    Measures are computed on codes of organisations. Here only the texts of the ends are used,
    so a mistake in the codes cannot repeat itself. Takes n log n time in the rows.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016"]})
    >>> check_partners(eco, {"a": 1, "b": 1}, ["a", "b"])
    >>> check_partners(eco, {"a": 2, "b": 0}, ["a", "b"])
    Traceback (most recent call last):
    graph.errors.InternalError: 'a' has 2 partners in the table and 1 in the rows of edges.csv
    """
    source, target, texts = _ends(eco)
    low, high = np.minimum(source, target), np.maximum(source, target)
    pairs = once(low * max(len(texts), 1) + high)
    ends = np.concatenate([pairs // max(len(texts), 1), pairs % max(len(texts), 1)])
    counted = dict(zip(texts, np.bincount(ends, minlength=len(texts)).tolist(), strict=True))
    for each in islice(order, FIRST):
        if partners[each] != counted.get(each, 0):
            raise _miscount(Message("{!r} has", each), partners[each], counted.get(each, 0))
    if sum(partners.values()) != ends.size:
        raise _miscount(message("all organisations together have"), sum(partners.values()), ends.size)


def _miscount(who: Message, table: int, rows: int) -> InternalError:
    """What is raised where two counts of partners differ."""
    return InternalError(
        "{} {} {} in the table and {} in the rows of edges.csv: a mistake of this program, so nothing is "
        "given; please report it with the two files",
        who,
        table,
        message("partners"),
        rows,
    )


def _ends(eco: Ecosystem) -> tuple[Codes, Codes, list[str]]:
    """Both ends of each counted tie, numbered by their texts, and the texts."""
    held = eco.held
    number: dict[str, int] = {}
    mine = held.relation.flags([held.counted or text not in STRUCTURAL for text in held.relation.values])
    columns = [column.kept(mine) for column in (held.source, held.target)]
    places = [[number.setdefault(text, len(number)) for text in column.values] for column in columns]
    source, target = (
        np.asarray(place, np.int64)[column.codes] for place, column in zip(places, columns, strict=True)
    )
    return source, target, list(number)
