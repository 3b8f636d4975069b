"""Sheets beside a list that are none: what it is about, its key, its sums, what changed in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.exchange.lists.contents import sample
from graph.exchange.lists.mapping import Mapped, mapped
from graph.exchange.lists.parties import mostly_names
from graph.exchange.lists.tables import EVERY, TELLING, is_time
from graph.reading.synonyms import PARTLY, is_of_others, meanings, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.exchange.lists.tables import Table


def without_asides(read: Sequence[tuple[Table, Mapped]]) -> list[tuple[Table, Mapped]]:
    """Keep the tables that are lists, where others stand beside them.

    A table that says nothing of agreements (when, how long, in which state), or whose headings name no party,
    beside others that do, is one of them where its parties stand below the same heading, and are not the
    headings themselves, as in a key. Else it is a list of organisations where it says what these are.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.mapping import mapped
    >>> from graph.exchange.lists.tables import table_of
    >>> sheets = {"A": [["Partner", "Signed"], ["Port Lab", "2019"]], "Read me": [["Our partners"], ["!"]]}
    >>> tables = [table_of(Grid("x.xlsx", name, [1, 2], rows)) for name, rows in sheets.items()]
    >>> [table.sheet for table, _ in without_asides([(each, mapped(each, ours="Hub")) for each in tables])]
    ['A']
    """
    sure = [
        each for each in read if each[1].role in ("list", "ties") and _tells(each[1]) and _is_named(*each)
    ]
    if not sure:
        return list(read)
    parties = {heading for table, found in sure for heading in _party_headings(table, found)}
    seen = ((table, _beside(table, found, parties)) for table, found in read)
    return [(table, found) for table, found in seen if found.role]


def _beside(table: Table, found: Mapped, parties: set[str]) -> Mapped:
    """What a table is beside lists of agreements whose parties stand below some headings."""
    if found.role == "organisations":
        says = bool(_OF_THEM & set(found.places)) or not _ASIDE.search(table.sheet)
        told = "name" in found.places and says
        return found if told or table.tool else Mapped("", {})
    if found.role != "list" or (_tells(found) and _is_named(table, found)):
        return found
    if parties & _party_headings(table, found) and not _is_key(table.columns[found.places["target"]]):
        return found
    other = mapped(table)
    several = len(set(other.places.values())) > 1
    known = other.role == "organisations" and several and _OF_THEM & set(other.places)
    return other if known else Mapped("", {})


# Sheets of codes or of people, where they say nothing of what kind of organisations they name.
_ASIDE = re.compile(
    r"abbreviat|acronym|glossar|\bcodes?\b|legend|\bkey\b|lookup|abk[uü]rz|abr[ée]viation|abreviat"
    r"|contact|kontakt|contatt|ansprech|staff|people"
    r"|略語|略称|略号|コード|凡例|記号|用語|担当|連絡先|名簿|약어|코드|연락처|담당|缩写|代码|联系",
    re.IGNORECASE,
)
_OF_THEM = frozenset({"type", "country", "region", "city", "name_ja", "url", "founded"})


def _tells(found: Mapped) -> bool:
    return bool((TELLING | {"status"}) & set(found.places))


def _party_headings(table: Table, found: Mapped) -> set[str]:
    return {
        plain_name(table.headings[found.places[name]])
        for name in ("target", "source")
        if name in found.places
    }


def _is_named(table: Table, found: Mapped) -> bool:
    """Tell a table in which a heading, not only what stands below it, says who the party is."""
    return any(meanings(heading, (*_PARTIES, "name")) for heading in _party_headings(table, found))


_PARTIES = ("source", "target", "parties", "name_ja")


def _is_key(texts: Iterable[str]) -> bool:
    """Tell a column that explains headings."""
    some = sample(texts)
    return 2 * sum(max(meanings(text, EVERY).values(), default=0) >= PARTLY for text in some) >= len(some) > 0


def may_be_list(table: Table) -> bool:
    """Tell a table that was not understood and may be a list all the same: days or names stand in it.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Country", "Number"], ["France", "3"]], [["Wer", "Wann"], ["Port Lab", "2019-05-01"]]
    >>> [may_be_list(table_of(Grid("x.csv", "", [1, 2], each))) for each in rows]
    [False, True]
    """
    columns = [
        sample(column)
        for heading, column in zip(table.headings, table.columns, strict=True)
        if not is_of_others(heading)
    ]
    some = [texts for texts in columns if texts]
    return any(map(mostly_names, some)) or (len(some) > 1 and any(map(_mostly_days, some)))


def _mostly_days(texts: Sequence[str]) -> bool:
    """Tell texts of which half are days or months; years alone head sums, too."""
    return 2 * sum(is_time(text) and len(text) > len("2019年度") for text in texts) >= len(texts) > 0
