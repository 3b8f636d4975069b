"""The statements that narrow ties, in SQL that every engine runs unchanged.

They say nothing about dates, and nothing about what counts: a text is the same as another one or it is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# An id of these characters is read as it stands; any other is looked at by the rules of cells.
PLAIN = "^[-a-zA-Z0-9_.:/]*$"

# The column in which a row says where it stands in the files, from 0 on; no file has one of this name.
PLACE = "place_of_row"

# Where the organisations at both ends of a tie stand, each id at its first row; -1 where nobody has it.
FIRST = f"(select id, cast(min({PLACE}) as integer) as {PLACE} from nodes group by id)"
ENDS = f"""
select edges.{PLACE}, coalesce(one.{PLACE}, -1) as source, coalesce(other.{PLACE}, -1) as target
from edges left join {FIRST} one on edges.source = one.id left join {FIRST} other on edges.target = other.id
"""


def numbered(column: str) -> str:
    """Ask for a number for each id of a column: the same for the same id, 0 for all that are not plain.

    Two ids may by chance have one number, so ids that share one are compared as texts.

    Examples
    --------
    >>> numbered("renews").split("case")[0]
    'select place_of_row, '
    """
    number = f"case when regexp_replace({column}, '{PLAIN}', '') = '' then hash({column}) else 0 end"
    return f"select {PLACE}, {number} as number from edges where {column} <> ''"


def of_rows(columns: Iterable[str], places: str) -> str:
    """Ask for some columns of the rows whose places are in a table of places.

    Examples
    --------
    >>> of_rows(["agreement"], "alike")
    'select edges.place_of_row, edges."agreement" from edges join alike using (place_of_row)'
    """
    wanted = ", ".join([f"edges.{PLACE}", *(f"edges.{quoted(name)}" for name in columns)])
    return f"select {wanted} from edges join {places} using ({PLACE})"


def quoted(name: str) -> str:
    """Write a name of a column as SQL has it, between quotation marks, those within it twice.

    Examples
    --------
    >>> quoted("signed")
    '"signed"'
    """
    return '"' + name.replace('"', '""') + '"'
