"""What a sheet for people has and a table has not: sums below the rows, comments, marks for "as above"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.reading.tables import note
from graph.reading.texts import NUMBER, shown
from graph.vocabulary import fold
from graph.words.messages import Message

if TYPE_CHECKING:
    from graph.reading.findings import Findings
    from graph.reading.tables import Tables

_SUMS = frozenset({"合計", "小計", "総計", "総合計", "合計数", "累計", "計"})
_SUMS_WESTERN = frozenset({"total", "totals", "grand total", "subtotal", "sub-total", "sum"})
_DITTO = frozenset(
    {"〃", "〻", "″", "''", "’’", "”", "同上", "上に同じ", "ditto", "as above", "same as above"}
)
_COMMENTS = ("#", "//", "--", "<!--", "/*")


def is_ditto(text: str) -> bool:
    """Tell a mark that stands for the cell above.

    Examples
    --------
    >>> is_ditto("同上"), is_ditto("Ditto"), is_ditto("Ditto Press")
    (True, True, False)
    """
    return len(text) <= 13 and (text in _DITTO or fold(text) in _DITTO)


def is_comment(text: str) -> bool:
    """Tell a text that starts as comments do in programs and settings.

    Examples
    --------
    >>> is_comment("# old"), is_comment("//link-j"), is_comment("C#")
    (True, True, False)
    """
    return text.startswith(_COMMENTS) and not text.startswith("#REF!")


def is_sum(text: str, beside: str = "") -> bool:
    """Tell the first cell of a row of sums.

    A company may be called Total, so that the Western words need a number or nothing `beside` them.

    Examples
    --------
    >>> is_sum("合計"), is_sum("Total", "12"), is_sum("Total", "Total SE")
    (True, True, False)
    """
    plain = fold(text).strip("[]()（）：:【】").replace(" ", "") if text else ""
    if plain in _SUMS:
        return True
    alone = not beside or NUMBER.fullmatch(beside) is not None
    return alone and fold(text).rstrip(":") in _SUMS_WESTERN


def meant_for_people(text: str) -> str:
    """Say what to do about a text that is no id but something written for people; "" for any other text.

    Examples
    --------
    >>> meant_for_people("〃")
    'write the id again: every row stands for itself'
    """
    if is_ditto(text):
        return "write the id again: every row stands for itself"
    if is_sum(text):
        return "delete the row if it is one of sums"
    return ""


def sums(tables: Tables, findings: Findings) -> None:
    """A row of sums below the others is no organisation."""
    for row, id_, name in tables.nodes.each("id", "name"):
        # Ids are seldom that short and names seldom these words: one look at the length spares most rows.
        if len(id_) > 14 and len(name) > 14:
            continue
        column = "id" if is_sum(id_, name) else "name" if is_sum(name, id_) else ""
        if column:
            before = shown(id_ if column == "id" else name)
            message = Message("{} is what stands before sums; it is read as an organisation", before)
            hint = "delete the row if it is one of sums"
            note(findings, "row-of-sums", (tables.nodes, row, column), message=message, hint=hint)
