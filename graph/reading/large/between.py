"""What must hold between the rows of large tables: which few rows the exact rules have to look at.

Each rule between rows compares rows that share something: a pair, an agreement, a set of dates. Where nothing
is shared, nothing can be wrong. So the rows that share something are picked by their codes and given to the
exact rule, which sees all that it would have compared anyway.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from graph.dates import parse
from graph.reading.agreements import (
    agreement_dates,
    ends_after_signing,
    renewals,
    repeated_ties,
    twin_agreements,
)
from graph.reading.findings import Findings
from graph.reading.large.plain import sheet_of
from graph.reading.large.wholesale import skeletons
from graph.reading.parties import (
    agreements_hang_together,
    renewals_keep_parties,
    similar_agreements,
)
from graph.reading.rules import RULES_BETWEEN_ROWS, totals
from graph.reading.sheet import Sheet, Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from numpy.typing import NDArray

    from graph.model.columns import Column
    from graph.reading.large.plain import PlainTable

    Mask = NDArray[np.bool_]

MANY = 100_000  # rows, from which the exact reader is no slower


def ends(edges: PlainTable, ids: Iterable[str]) -> tuple[NDArray[np.int32], NDArray[np.int32]] | None:
    """Give each tie's two ends as places among the ids; None where one is not there, or both are one."""
    place = {text: code for code, text in enumerate(ids)}
    sides = []
    for name in ("source", "target"):
        column = edges.columns[name]
        found = list(map(place.get, column.values))
        if None in found:
            return None
        sides.append(column.numbers([each for each in found if each is not None]))
    return None if np.any(sides[0] == sides[1]) else (sides[0], sides[1])


def ends_follow_signing(edges: PlainTable) -> bool:
    """Tell whether no tie ends before it was signed."""
    signed = edges.columns["signed"]
    first = signed.numbers([parse(text).first.toordinal() if text else 0 for text in signed.values])
    for name in ("expires", "terminated"):
        column = edges.columns.get(name)
        if column is not None:
            latest = [parse(text).last.toordinal() if text else 1 << 30 for text in column.values]
            if np.any(column.numbers(latest) < first):
                return False
    return True


def check_between(nodes: Sheet, edges: PlainTable, today: date | None, *, findings: Findings) -> bool:
    """Run every rule between rows over the rows that it compares.

    Parameters
    ----------
    nodes
        All of them, after each cell was checked.
    edges
        All of them.
    today
        Signing dates after it are reported; None reports none.
    findings
        Takes what is found.

    Returns
    -------
    done
        False where a rule would have to look at too many ties; what was noted is then
        not complete.
    """
    if ends(edges, {cells["id"] for _, cells in nodes.rows}) is None:
        return False
    masks = {pick: pick(edges, today) for pick in {*COMPARED.values()}}
    none = np.zeros(edges.rows.size, np.bool_)
    for rule in RULES_BETWEEN_ROWS:
        mask = masks[COMPARED[rule]] if rule in COMPARED else none
        if np.count_nonzero(mask) > MANY:
            return False
        rule(Tables(nodes, sheet_of(edges, mask), today), findings)
    return True


def _alike(edges: PlainTable, today: date | None) -> Mask:
    """Ties that share their pair and their date."""
    source, target, signed = (edges.columns[name] for name in ("source", "target", "signed"))
    codes = {text: code for code, text in enumerate(dict.fromkeys([*source.values, *target.values]))}
    one, other = (column.numbers([codes[text] for text in column.values]) for column in (source, target))
    pair = np.minimum(one, other).astype(np.int64) * len(codes) + np.maximum(one, other)
    if len(codes) ** 2 * len(signed.values) > np.iinfo(np.int64).max:
        pair = np.unique(pair, return_inverse=True)[1]
    return _repeated(pair * len(signed.values) + signed.codes)


def _repeated(keys: NDArray[np.int64]) -> Mask:
    """Which keys stand there more than once."""
    order = np.argsort(keys, kind="stable")
    apart = np.concatenate([[True], np.diff(keys[order]) != 0, [True]])
    found = np.empty(keys.size, np.bool_)
    found[order] = ~(apart[:-1] & apart[1:])
    return found


def _of_one_agreement(edges: PlainTable, today: date | None) -> Mask:
    """Ties that share their agreement with another tie."""
    column = edges.columns.get("agreement")
    if column is None:
        return np.zeros(edges.rows.size, np.bool_)
    shared = np.bincount(column.codes, minlength=len(column.values)) > 1
    return (shared & [text != "" for text in column.values])[column.codes]


def _of_similar_agreements(edges: PlainTable, today: date | None) -> Mask:
    """Ties of agreements whose ids are easily mixed up."""
    column = edges.columns.get("agreement")
    if column is None:
        return np.zeros(edges.rows.size, np.bool_)
    looks = skeletons(column.values)
    often = Counter(looks)
    if len(often) == len(looks):
        return np.zeros(edges.rows.size, np.bool_)
    return column.flags(
        [often[each] > 1 and text != "" for each, text in zip(looks, column.values, strict=True)]
    )


def _renewed(edges: PlainTable, today: date | None) -> Mask:
    """Ties that renew an agreement, and those of every agreement that renews one or is renewed."""
    renews, agreement = edges.columns.get("renews"), edges.columns.get("agreement")
    if renews is None:
        return np.zeros(edges.rows.size, np.bool_)
    mask = renews.flags([text != "" for text in renews.values])
    if agreement is None or not mask.any():
        return mask
    own = np.zeros(len(agreement.values), np.bool_)
    own[agreement.codes[mask]] = True
    named = set(renews.values)
    if not named <= {*agreement.values, ""}:
        return np.ones(edges.rows.size, np.bool_)  # for an unknown one the nearest of all agreements is named
    own |= np.array([text in named for text in agreement.values], np.bool_)
    own &= np.array([text != "" for text in agreement.values], np.bool_)
    return mask | own[agreement.codes]


def _odd_dates(edges: PlainTable, today: date | None) -> Mask:
    """Ties whose dates the rule objects to: it is asked once for each distinct set of dates."""
    dates = ("signed", "effective", "announced", "expires", "terminated", "term_years", "auto_renews")
    asked: list[str] = [name for name in dates if name in edges.columns]
    place = np.zeros(edges.rows.size, np.int64)
    for name in asked:
        column: Column = edges.columns[name]
        if len(column.values) > 1:
            place = np.unique(place * len(column.values) + column.codes, return_inverse=True)[1]
    first = np.unique(place, return_index=True)[1]
    texts = [edges.columns[name].kept(first).texts().tolist() for name in asked]
    rows = [
        (number, dict(zip(asked, each, strict=True))) for number, each in enumerate(zip(*texts, strict=True))
    ]
    odd = Findings()
    ends_after_signing(Tables(Sheet("nodes.csv"), Sheet(edges.file, asked, rows), today), odd)
    objected = np.zeros(first.size, np.bool_)
    objected[[each.row for each in odd.found]] = True
    return objected[place]


def _undated(edges: PlainTable, today: date | None) -> Mask:
    """Ties without a date."""
    column = edges.columns["signed"]
    return column.flags([text == "" for text in column.values])


# Each rule that looks at ties, and the ties that it has to see. A rule about organisations needs none, and
# whether all ends are known was found before.
COMPARED: Mapping[Callable[[Tables, Findings], None], Callable[[PlainTable, date | None], Mask]] = {
    repeated_ties: _alike,
    twin_agreements: _alike,
    agreement_dates: _of_one_agreement,
    agreements_hang_together: _of_one_agreement,
    similar_agreements: _of_similar_agreements,
    renewals: _renewed,
    renewals_keep_parties: _renewed,
    ends_after_signing: _odd_dates,
    totals: _undated,
}
