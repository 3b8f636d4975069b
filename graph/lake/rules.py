"""The statements that narrow ties, in SQL that every engine runs unchanged.

They say nothing about dates, and nothing about what counts: a text is the same as another one or it is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# An id of these characters is read as it stands; any other is looked at by the rules of cells.
PLAIN = "^[-a-zA-Z0-9_.:/]*$"

# Ids that say more than that their row is an agreement of its own: several rows have them, or a renewal
# names them, or they are not plain.
SAYING = f"""
select n, agreement from edges
where agreement <> '' and (
    regexp_replace(agreement, '{PLAIN}', '') <> ''
    or agreement in (select agreement from edges where agreement <> '' group by agreement having count(*) > 1)
    {{renewed}}
)
"""
RENEWED = "or agreement in (select renews from edges where renews <> '')"


def saying(columns: Iterable[str]) -> str:
    """Ask for the agreement ids of which the text matters, and their rows.

    Parameters
    ----------
    columns
        The names of the table's columns.

    Examples
    --------
    >>> "renews" in saying(["agreement", "renews"]), "renews" in saying(["agreement"])
    (True, False)
    """
    return SAYING.format(renewed=RENEWED if "renews" in columns else "")


def of_rows(columns: Iterable[str]) -> str:
    """Ask for some columns of the rows whose places are in the table ``alike``.

    Examples
    --------
    >>> of_rows(["agreement"])
    'select edges.n, edges."agreement" from edges join alike on edges.n = alike.n'
    """
    wanted = ", ".join(["edges.n", *(f"edges.{quoted(name)}" for name in columns)])
    return f"select {wanted} from edges join alike on edges.n = alike.n"


def quoted(name: str) -> str:
    """Write a name of a column as SQL has it, between quotation marks, those within it twice.

    Examples
    --------
    >>> quoted("signed")
    '"signed"'
    """
    return '"' + name.replace('"', '""') + '"'
