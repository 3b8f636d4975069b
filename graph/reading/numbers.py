"""Numbers in cells: degrees of latitude and longitude, and terms in years."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from graph.reading.flags import renewal_of
from graph.reading.lengths import months_of
from graph.reading.terms import elsewhere, term_of
from graph.reading.texts import NUMBER, shown
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.reading.texts import Report

_SIGNS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u3000": " "})
_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_COMPASS = re.compile(
    r"([NSEW北南東西]緯?経?)?\s*([+-]?\d+(?:\.\d+)?)\s*[°度d]?\s*"
    r"(?:(\d+(?:\.\d+)?)\s*['\u2032分m]?\s*(?:(\d+(?:\.\d+)?)\s*(?:\"|\u2033|''|秒|(?-i:s))?\s*)?)?([NSEW])?",
    re.ASCII | re.IGNORECASE,
)
_NEGATIVE = frozenset("SsWw南西")
LONGEST_TERM = 1000  # years; a longer one is a slip of the finger


def latitude(text: str, report: Report) -> str:
    """Check a latitude in degrees."""
    return _degrees(text, 90, "bad-latitude", report)


def longitude(text: str, report: Report) -> str:
    """Check a longitude in degrees."""
    return _degrees(text, 180, "bad-longitude", report)


def _degrees(text: str, limit: int, slug: str, report: Report) -> str:
    if not text:
        return text
    plain = _plain(text)
    if NUMBER.fullmatch(plain):
        if abs(float(plain)) > limit:
            hint = "were latitude and longitude swapped?" if limit == 90 and abs(float(plain)) <= 180 else ""
            report(
                slug,
                Message("{} is outside -{} to {}", shown(text), limit, limit),
                hint or "write decimal degrees, such as 35.687",
            )
        elif plain != text:
            report("number-spelling", Message("{} was read as {!r}", shown(text), plain))
        return plain
    if _COMMA.fullmatch(plain):
        report(
            slug, Message("{} has a decimal comma", shown(text)), Message("write {}", plain.replace(",", "."))
        )
    else:
        hint = _decimal(plain, limit) or "write decimal degrees, such as 35.687, or leave it blank"
        report(slug, Message("{} is not a number of degrees", shown(text)), hint)
    return plain


def _decimal(plain: str, limit: int) -> str:
    """The decimal degrees of a text with minutes, seconds or points of the compass, as a hint."""
    match = _COMPASS.fullmatch(plain.replace(",", "."))
    if not match:
        return ""
    degrees, minutes, seconds = float(match[2]), float(match[3] or 0), float(match[4] or 0)
    value = abs(degrees) + minutes / 60 + seconds / 3600
    if minutes >= 60 or seconds >= 60 or value > limit:
        return ""
    # The sign as it is written: -0 degrees and 7 minutes are west of Greenwich.
    negative = match[2].startswith("-") or bool(_NEGATIVE & set((match[1] or "") + (match[5] or "")))
    return Message("write {:.6g}", -value if negative else value)


def term(text: str, report: Report) -> str:
    """Check a term: a positive, finite number of years, with its unit or without; blank for no end."""
    if not text:
        return text
    # In the digits of any script, as dates are read.
    plain = "".join(str(unicodedata.decimal(each, each)) for each in _plain(text))
    if not NUMBER.fullmatch(plain):
        return _term_in_words(text, plain, report)
    if not 0 < float(plain) <= LONGEST_TERM or round(float(plain) * 12) < 1:
        message = Message(
            "{} is not a number of years from one month (0.08) to {}", shown(text), LONGEST_TERM
        )
        year = re.fullmatch(r"(18|19|20|21)\d\d", plain) is not None
        report("bad-term", message, "is it the year of expiry?" if year else "leave it blank for no end")
    elif plain != text:
        report("number-spelling", Message("{} was read as {!r}", shown(text), plain))
    return plain


def _term_in_words(text: str, plain: str, report: Report) -> str:
    """The years of a term with its unit; what else is said there belongs into other columns."""
    found = term_of(text)
    more = elsewhere(found, "auto_renews", "notice_months")
    if found and found.endless:
        report("no-end", Message("{} was read as no end", shown(text)), more)
        return ""
    if found and found.term_years and round(float(found.term_years) * 12) >= 1:
        report("number-spelling", Message("{} was read as {!r}", shown(text), found.term_years), more)
        return found.term_years
    hint = elsewhere(found, "expires", "notice_months", "auto_renews") or _years(plain)
    report("bad-term", Message("{} is not a number of years", shown(text)), hint)
    return plain


HOW_LONG = (
    "write how long it lasts, such as 5, 5 years, 18 months or until 2027-03-31, or leave it blank for no end"
)
HOW_RENEWED = (
    "write yes if the same term follows again and again, for how long if for another one (1 year), "
    "no or nothing if none does"
)
RENEWALS = ("yes", "no", "indefinite")
MOST_MONTHS = 120


def auto_renewal(text: str, report: Report, flags: Mapping[str, str] | None = None) -> str:
    """Check how an agreement renews itself: no, yes, for so many years, or without end.

    Parameters
    ----------
    flags
        What its column makes of marks and numbers, by `flags_of`.
    """
    if text in ("", *RENEWALS):
        return text
    plain = _plain(text)
    known = renewal_of(text, flags or {})
    if known:
        report("renewal-spelling", Message("{} was read as {!r}", shown(text), known))
        return known
    months = months_of(plain)
    years = f"{months / 12:.4g}" if months else plain
    if not NUMBER.fullmatch(years) or not 1 <= round(float(years) * 12) <= LONGEST_TERM * 12:
        message = Message("{} is none of no, yes, a number of years, indefinite", shown(text))
        hint = HOW_RENEWED
        report("bad-auto-renewal", message, hint)
        return plain
    if years != text:
        report("number-spelling", Message("{} was read as {!r}", shown(text), years))
    return years


def notice(text: str, report: Report) -> str:
    """Check a period of notice: a number of months."""
    if not text:
        return text
    plain = _plain(text)
    counted = months_of(plain)
    months = plain if counted is None else f"{counted:.4g}"
    if not NUMBER.fullmatch(months) or not 0 <= float(months) <= MOST_MONTHS or float(months) % 1:
        message = Message("{} is not a number of months from 0 to {}", shown(text), MOST_MONTHS)
        report("bad-notice", message, "write a number of months, such as 6, or leave it blank")
        return plain
    if months != text:
        report("number-spelling", Message("{} was read as {!r}", shown(text), months))
    return months


def _years(plain: str) -> str:
    """What was probably meant by a term that is no number; nothing is made of other units."""
    if re.fullmatch(r"\d{4}[-/.年].*", plain):
        return "write a date of expiry into the column expires"
    match = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*[?？]?", plain)
    if not match:
        return HOW_LONG
    return Message("write {} if that is the number of years", match[1].replace(",", "."))


def _plain(text: str) -> str:
    """Fold width and the many minus signs."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_SIGNS).strip()
