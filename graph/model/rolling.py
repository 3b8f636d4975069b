"""How an agreement renews itself: on which days its terms end, and until when notice can be given."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from graph.dates import add_years, parse, term_end, whole_term
from graph.dates.days import first_term_ends

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Rolling:
    """How an agreement renews itself.

    Attributes
    ----------
    first_end
        The last day of its first term; None where nothing says how long that is.
    years
        The length of each further term, 0 where nothing ends after the first, or nothing says when.
    notice
        Months before a term's last day by which notice must be given; None where unknown.
    start
        The day from which the terms are counted, so that a short month shortens no later term:
        what began on 31 January ends on 28 February, and then on 31 March. The first end unless given.
    months
        From that day to the first end.
    eve
        Whether terms end on the day before (`graph.dates.term_end`).
    """

    first_end: date | None
    years: float
    notice: float | None
    start: date | None = None
    months: int = 0
    eve: bool = False

    def next_after(self, day: date) -> date | None:
        """Give the first last day of a term that is not before a day; None where no term ends any more.

        Examples
        --------
        >>> rolling = Rolling(date(2020, 9, 18), 5, 6)
        >>> rolling.next_after(date(2025, 9, 18)), rolling.next_after(date(2025, 9, 19))
        (datetime.date(2025, 9, 18), datetime.date(2030, 9, 18))
        """
        if self.first_end is None:
            return None
        step = round(self.years * 12)
        past = max((day - self.first_end).days, 0) / 366 * 12  # months, and rather too few
        start = self.start or self.first_end
        numbers = itertools.count(int(past / step)) if step else range(1)
        ends = (term_end(start, self.months + step * number, eve=self.eve) for number in numbers)
        return next((end for end in ends if end >= day), None)

    def notice_after(self, day: date) -> date | None:
        """Give the next last day of notice that is not before a day; None where unknown.

        Examples
        --------
        >>> rolling = Rolling(date(2020, 9, 18), 5, 6)
        >>> rolling.notice_after(date(2025, 3, 18)), rolling.notice_after(date(2025, 3, 19))
        (datetime.date(2025, 3, 18), datetime.date(2030, 3, 18))
        """
        ends = None if self.notice is None else self.next_after(day)
        while ends is not None and self.notice is not None and ends < date.max - timedelta(days=1):
            last = add_years(ends, -self.notice / 12)
            if last >= day:
                return last
            ends = self.next_after(ends + timedelta(days=1))
        return None


def rolling_of(tie: Mapping[Any, Any]) -> Rolling | None:
    """Tell how a tie renews itself; None where it does not.

    Parameters
    ----------
    tie
        Its cells by column: texts, and ``term_years`` as a number.

    Examples
    --------
    >>> cells = {"signed": "2016-05-18", "effective": "", "expires": "", "term_years": 5.0}
    >>> rolling_of(cells | {"auto_renews": "2", "notice_months": ""}).next_after(date(2022, 1, 1))
    datetime.date(2023, 5, 18)
    """
    again, notice = tie["auto_renews"], tie["notice_months"]
    if again in ("", "no"):
        return None
    term = None if tie["term_years"] != tie["term_years"] else float(tie["term_years"])
    expires, signed = (parse(tie[name]) if tie[name] else None for name in ("expires", "signed"))
    ends = first_term_ends(expires, signed, term)
    start, months, eve = _counted(tie, term)
    years = 0.0 if again in ("yes", "indefinite") else float(again)
    if again == "yes":
        years = months / 12 if term is None else term
    return Rolling(ends, years, float(notice) if notice else None, start, months, eve)


def _counted(tie: Mapping[Any, Any], term: float | None) -> tuple[date | None, int, bool]:
    """The day from which a tie's terms are counted, the months to its first end, and whether that is an eve.

    The months are 0 where the dates do not tell how long the first term is.
    """
    if not tie["expires"]:
        return (
            (parse(tie["signed"]).last, round(term * 12), False)
            if tie["signed"] and term
            else (None, 0, False)
        )
    begins, expires = tie["effective"] or tie["signed"], parse(tie["expires"])
    found = whole_term(begins, tie["expires"])
    if found is not None:
        return parse(begins).last, *found
    # The last day of a month or year, which is all that is known, is followed by last days.
    return (
        (expires.last, 0, False)
        if expires.precision == "day"
        else (expires.last + timedelta(days=1), 0, True)
    )
