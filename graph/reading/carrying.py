"""What a cell says of another column of its agreement, carried there; what renews itself without a term."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from graph.dates import parse_in
from graph.dates.spellings import Order
from graph.errors import DateError
from graph.reading.flags import flags_of, renewal_of
from graph.reading.tables import coded, combined, note_rows, told_of
from graph.reading.terms import CELLS, term_of
from graph.reading.texts import shown
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.reading.findings import Findings, Fix
    from graph.reading.tables import Sheet
    from graph.reading.terms import Term

_OF_DIGITS = re.compile(r"[\d/.-]*")  # a number or a date, as most cells are
_YEARS = re.compile(r"\d{4}-\d{4}")
AUTO = CELLS[2]


def carried(sheet: Sheet, findings: Findings) -> Sheet:
    """Carry what a cell says of another column there: that an agreement renews itself, and its notice.

    Read as a term or a last day alone, ``5年(自動更新)`` would lose what keeps the agreement in force. A
    cell that says something itself is left as it is.
    """
    flags = flags_of(sheet.column(AUTO).values)
    odd = any(_says_more(text, name) for name in CELLS[:3] for text in sheet.column(name).values)
    if not odd and not any(_in_words(text, flags) for text in sheet.column(AUTO).values):
        return sheet
    sets = combined(sheet, CELLS)
    rule = partial(in_their_columns, flags=flags)
    kept, told = told_of(sets, rule)
    fixes = {code: _changed(sets.values[code], rule) for code in told}
    notes = {code: [(*each[:4], fixes[code]) for each in said] for code, said in told.items()}
    note_rows(findings, sheet, sets, told=notes)
    columns = zip(*kept.values, strict=True)
    texts = dict(sheet.texts)
    for name, values in zip(CELLS, columns, strict=True):
        if name in texts or any(values):
            texts[name] = coded(map(values.__getitem__, kept.codes))
    return type(sheet)(sheet.file, sheet.columns, sheet.numbers, texts, sheet.lost)


def _in_words(text: str, flags: Mapping[str, str]) -> bool:
    """Tell another word for yes than ours."""
    return text not in ("", "yes") and renewal_of(text, flags) == "yes"


def _changed(cells: tuple[str, ...], rule: Callable[..., tuple[str, ...]]) -> Fix:
    """The cells of a row about its term that hold something else once each says what is its own."""
    kept = rule(cells, lambda *told, column: None)
    return tuple((name, new) for name, old, new in zip(CELLS, cells, kept, strict=True) if new != old)


def _says_more(text: str, name: str, order: Order | None = None) -> bool:
    """Tell a text that speaks of another column: of renewal or notice, a last day in place of a term."""
    found = None if _OF_DIGITS.fullmatch(text) and not _YEARS.fullmatch(text) else term_of(text, order)
    if found is None or (name == "expires" and len(found.effective) == 4):  # 2019-2024 may be when it ends
        return False
    if name == AUTO:
        return bool(found.auto_renews and (found.notice_months or found.expires))
    other = found.expires if name == "term_years" else found.term_years
    return bool(found.auto_renews or found.notice_months or found.effective or other)


def in_their_columns(
    cells: tuple[str, ...],
    report: Callable[..., None],
    *,
    order: Order | None = None,
    flags: Mapping[str, str] | None = None,
    own: bool = True,
) -> tuple[str, ...]:
    """Give the cells of a row about its term, once each says only what is its own.

    What renews itself, and has neither a term nor a last day, is in force until terminated: `indefinite`.

    Parameters
    ----------
    cells
        What stands in the columns of `CELLS`.
    report
        Where it is told what was carried into which column.
    order
        Which of day and month stands first in dates, where that is known.
    flags
        What the column of renewals makes of its marks, by `flags_of`.
    own
        Whether a bare ``yes`` is the contract's word, whose term the rules between cells ask for.

    Examples
    --------
    >>> in_their_columns(("5年(自動更新)", "", "", "", ""), lambda *told, column: None)
    ('5', '', 'yes', '', '')
    >>> in_their_columns(("", "", "有", "", ""), lambda *told, column: None)
    ('', '', 'indefinite', '', '')
    """
    row = dict(zip(CELLS, cells, strict=True))
    says = flags or {}
    told: dict[str, tuple[str, str]] = {}
    if flag := says.get(cells[2]):  # what is carried there may be a number of years
        row[AUTO] = flag
        told[AUTO] = (cells[2], Message("{} was read as {!r}", shown(cells[2]), flag))
    for name in CELLS[:3]:
        text = row[name]
        found = term_of(text, order) if _says_more(text, name, order) else None
        if found is not None and _fits(found, row, name, says):
            told[name] = (text, _spread(found, row, name, text))
    if not (own and cells[2] == "yes") and _has_no_end(row, says):
        name, (text, _) = next(reversed(told.items()), (AUTO, (cells[2], "")))
        row[AUTO] = "indefinite"
        message = "{} has no term; read as auto_renews indefinite, in force until it is terminated"
        told[name] = (text, Message(message, shown(text)))
    for name, (_, said) in told.items():
        report("renewal-spelling", said, column=name)
    return tuple(row[each] for each in CELLS)


def _spread(found: Term, row: dict[str, str], name: str, text: str) -> str:
    """Write what was found in a column of a row into its own columns, and say so."""
    row[name] = ""
    said = {each: getattr(found, each) for each in CELLS if getattr(found, each)}
    row |= {each: value for each, value in said.items() if not row[each]}
    return Message("{} was read as {}", shown(text), ", ".join(f"{each} {row[each]}" for each in said))


def _has_no_end(row: Mapping[str, str], flags: Mapping[str, str]) -> bool:
    """Tell a row that renews itself, and has neither a term nor a last day."""
    if renewal_of(row[AUTO], flags) != "yes":
        return False
    given = [row[name] for name in CELLS[:2] if row[name]]
    return all((found := term_of(text)) and found.endless for text in given)


def _fits(found: Term, row: Mapping[str, str], name: str, flags: Mapping[str, str]) -> bool:
    """Whether the row says nothing else of what was found."""
    given = ((each, row[each], getattr(found, each)) for each in CELLS if each != name)
    return all(
        not said
        or not other
        or other in (said, _day(said), renewal_of(said, flags) if each == AUTO else said)
        for each, said, other in given
    )


def _day(text: str) -> str:
    try:
        return parse_in(text.strip(), Order()).text
    except DateError:
        return ""
