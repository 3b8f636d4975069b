"""Durations as people write them: 90 days, 12 months, 5 years."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from graph.dates import add_years
from graph.errors import UsageError
from graph.words import span

_UNITS = {"d": "days", "w": "days", "m": "months", "y": "months"}
_TIMES = {"d": 1, "w": 7, "m": 1, "y": 12}
_MOST_MONTHS = 200 * 12  # further than any date of the data reaches
_FORM = re.compile(r"(\d{1,5})\s*(d|days?|w|weeks?|m|months?|y|years?|日|週間?|[かヶケカ箇]?月|年)")
_KANJI = {"日": "d", "週": "w", "月": "m", "年": "y"}


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of months and days, as it was typed.

    Attributes
    ----------
    months, days
        One of them is 0.
    text
        Its short form: ``12m``.
    """

    months: int
    days: int
    text: str

    def __str__(self) -> str:
        return self.text

    def after(self, day: date) -> date:
        """Give the day that comes so much later; 31 January and a month is the last of February.

        Examples
        --------
        >>> duration("1m").after(date(2016, 1, 31)).isoformat()
        '2016-02-29'
        """
        if self.months:
            return add_years(day, self.months / 12)
        return date.fromordinal(min(day.toordinal() + self.days, date.max.toordinal()))


def duration(text: str) -> Duration:
    """Read a duration: a whole number of days, weeks, months or years.

    Parameters
    ----------
    text
        ``90d``, ``6w``, ``12m``, ``2y``, the words in full, or Japanese (``90日``,
        ``12か月``, ``2年``); up to 200 years.

    Raises
    ------
    UsageError
        When it is none of these.

    Examples
    --------
    >>> duration("2y").after(date(2016, 2, 29)).isoformat(), str(duration("12 か月"))
    ('2018-02-28', '12m')
    """
    match = _FORM.fullmatch(unicodedata.normalize("NFKC", text).strip().lower())
    if not match:
        raise UsageError("{!r} is no length of time; write 90d, 6w, 12m or 2y", text)
    letter = next((short for sign, short in _KANJI.items() if sign in match[2]), match[2][0])
    number = int(match[1]) * _TIMES[letter]
    if number > _MOST_MONTHS * (1 if _UNITS[letter] == "months" else 31):
        raise UsageError("{!r} is more than 200 years", text)
    short = f"{int(match[1])}{letter}"
    return Duration(number, 0, short) if _UNITS[letter] == "months" else Duration(0, number, short)


def length(text: str, lang: str = "en") -> str:
    """Give a duration in its short form, in Japanese in words.

    Examples
    --------
    >>> length("12 months"), length("90d", "ja"), length("12m", "ja")
    ('12m', '90日', '12か月')
    """
    short = duration(text).text
    return span(short, lang) if lang == "ja" else short
