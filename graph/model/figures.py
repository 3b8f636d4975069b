"""The figures of a day: how many organisations, ties and agreements, and which of the agreements are what.

Every output takes them from here, so that one number has one word and one word is one number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from graph.dates.days import as_day
from graph.model.arguments import checked
from graph.model.ecosystem import check_holds, counts_from, span
from graph.model.selection import find
from graph.model.ties import EPOCH
from graph.model.view import View

if TYPE_CHECKING:
    from datetime import date

    from graph.model.ecosystem import Ecosystem
    from graph.model.ties import Ties

Why = Literal["asked", "today", "newest", "undated"]
FRESH = timedelta(days=60)  # data whose newest date is older than this say so
# What agreements are called by the view that counts them: a word of `graph.words.heading`.
ALL, SIGNED, IN_FORCE = "agreements", "signed_agreements", "active_agreements"


@dataclass(frozen=True, slots=True)
class Figures:
    """How much there is, of everyone or of one organisation.

    Attributes
    ----------
    nodes, ties, agreements
        What the view counts: organisations with a tie, pairs of partners (of one organisation its
        partners), and agreements; without a day all of them, undated ones too.
    dated
        Those of these agreements that have a date.
    undated
        Agreements without one, which only a view without a day counts.
    day, why
        The day on which the next two are looked at: the one that was ``asked`` for, ``today``, or that of
        the ``newest`` date; None where nothing has a date (``undated``).
    signed, in_force
        Agreements that count by that day, and those of them that are in force on it (`Ecosystem.until`).
    word
        What `agreements` are called: `ALL`, `SIGNED` or `IN_FORCE`.
    newest
        The newest date in the data, of one that is not precise the last day, however ties are counted.
    """

    nodes: int
    ties: int
    agreements: int
    dated: int
    undated: int
    day: date | None
    why: Why
    signed: int
    in_force: int
    word: str
    newest: date | None

    @property
    def stale(self) -> dict[str, object]:
        """How old the data are, where their newest date is more than 60 days before the day.

        ``newest`` and ``day``, and ``days`` between them (count); nothing where they are fresh.
        """
        if self.day is None or self.newest is None or self.day - self.newest <= FRESH:
            return {}
        return {"newest": f"{self.newest}", "day": f"{self.day}", "days": (self.day - self.newest).days}


@checked
def figures(source: View | Ecosystem, org: str = "", *, today: date | str | None = None) -> Figures:
    """Count a view of an ecosystem.

    Parameters
    ----------
    org
        Only what this organisation has signed, by its id or any of its names; blank: everything.
    today
        The day looked at where the view has none; None: that of the newest date.

    Raises
    ------
    UnknownName, AmbiguousName
        When the name stands for none or for several.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a", "b"], "target": ["a", "b", "a"], "signed": ["2016-05", "2018", ""],
    ...             "agreement": ["m1", "m2", "m3"], "renews": ["", "m1", ""]})
    >>> found = figures(eco)
    >>> found.agreements, found.dated, found.undated, str(found.day), found.signed, found.in_force
    (3, 2, 1, '2018-12-31', 2, 1)
    """
    view = View.of(source)
    org = find(view.eco, org) if org else ""
    check_holds(view.whole, view.day, view.basis, active=view.active)
    day, why, newest = looked_at(view, today=today)
    column, whole = counts_from(view.basis), _of(view.whole.ties, org)
    everything, dated = ~whole.structural, whole.dated
    begun = dated & (day is not None and whole.days(column) <= day.toordinal() - EPOCH)
    going = begun if day is None else begun & (whole.until(column) >= day.toordinal() - EPOCH)
    counted = everything if view.day is None else going if view.active else begun
    nodes, ties, agreements = whole.sizes(counted)
    return Figures(
        nodes=nodes, ties=ties, agreements=agreements, dated=whole.agreements(counted & dated),
        undated=whole.agreements(everything) - whole.agreements(dated), day=day, why=why,
        signed=whole.agreements(begun), in_force=whole.agreements(going),
        word=_word(view.day, active=view.active), newest=newest,
    )  # fmt: skip


def counted_as(eco: Ecosystem) -> str:
    """Give what the agreements of a view are called: all, signed by the day, or in force on it.

    Examples
    --------
    >>> from graph.model.ecosystem import make, snapshot
    >>> eco = make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {})
    >>> counted_as(eco), counted_as(snapshot(eco, "2020")), counted_as(snapshot(eco, "2020", active=True))
    ('agreements', 'signed_agreements', 'active_agreements')
    """
    return _word(eco.as_of, active=eco.active)


def _word(day: date | None, *, active: bool) -> str:
    if day is None:
        return ALL
    return IN_FORCE if active else SIGNED


def looked_at(view: View, *, today: date | str | None = None) -> tuple[date | None, Why, date | None]:
    """Give the day on which a view is looked at, why that day, and the newest date in the data.

    Parameters
    ----------
    today
        As for `figures`.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> looked_at(View(make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {}), "2020"))[1]
    'asked'
    """
    days = span(view.whole)  # the data go on to the last possible day, however they are counted
    newest = days[1] if days else None
    if view.day is not None:
        return view.day, "asked", newest
    if newest is None:
        return None, "undated", None
    return (newest, "newest", newest) if today is None else (as_day(today), "today", newest)


def _of(ties: Ties, org: str) -> Ties:
    """The ties of an organisation; all where none is named."""
    if not org:
        return ties
    code = ties.ids.get_loc(org)
    return ties.kept((ties.source == code) | (ties.target == code))
