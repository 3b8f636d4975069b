"""A calendar of the days on which agreements end, as an iCalendar file that calendars import."""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

import pandas as pd

from graph.dates.days import as_day
from graph.model.arguments import checked, having
from graph.model.tables import records
from graph.words import heading, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_LINE = 75  # octets, RFC 5545 section 3.1
# A renewed or terminated agreement needs no reminder; an unknown one may have a last day to come.
ENDING = frozenset({"lapsed", "due", "in-force", "unknown"})
RENEWING = frozenset({"notice-due", "renews-itself"})
NO_DAY = date(1980, 1, 1)

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_FACTS = ("agreement", "signed", "chain", "purposes", "source_url")


@checked
def calendar(
    table: pd.DataFrame,
    *,
    title: str = "",
    lang: str = "en",
    stamp: date | str | None = None,
    remind: Sequence[int] = (),
) -> str:
    """Write the last days of agreements as all-day events.

    Parameters
    ----------
    table
        As `graph.questions.agreements.renewals.renewals` makes it. Agreements that are lapsed, due
        or in force become events, those that renew themselves on their last day of notice
        (or the last of the term that runs), undated ones with a last day to come, and those for which
        a term was assumed, which then say so.
    title
        Name of the calendar.
    lang
        Language of the words around the data.
    stamp
        The day of the data, which every event carries as DTSTAMP; the first of 1980
        unless given. Never the clock's, so that the same table is the same file.
    remind
        Days before the end on which a calendar shall remind of it.

    Returns
    -------
    text
        iCalendar with CRLF at the ends of lines, to be stored as UTF-8. An event's UID is
        made of the agreement's id: importing a later file moves the event.

    References
    ----------
    .. [1] B. Desruisseaux, Internet Calendaring and Scheduling Core Object
       Specification (iCalendar), RFC 5545, 2009.

    Examples
    --------
    >>> table = pd.DataFrame({"status": ["due"], "ends": [pd.Timestamp("2025-09-18")],
    ...                       "agreement": ["linkj-14"], "names": ["LINK-J; Kanagawa"]})
    >>> [line for line in calendar(table).split("\\r\\n") if line.startswith(("DT", "SUMMARY"))]
    ['DTSTAMP:19800101T000000Z', 'DTSTART;VALUE=DATE:20250918', 'DTEND;VALUE=DATE:20250919',
     'SUMMARY:Agreement ends: LINK-J\\\\; Kanagawa']
    """
    having(table.columns, "table", ("status", "ends", "agreement", "names"), of="graph.renewals")
    stamp = None if stamp is None else as_day(stamp)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ecosystem-graph//renewals//EN"]
    lines += ["CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if title:
        lines.append(f"X-WR-CALNAME:{escaped(title)}")
    for row in records(table):
        record = {str(key): value for key, value in row.items()}
        lines += _event(record, lang, stamp or NO_DAY, remind)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def folded(line: str) -> str:
    """Break a line after at most 75 octets, never within a character.

    Examples
    --------
    >>> [len(part.encode()) for part in folded("SUMMARY:" + "県" * 40).split("\\r\\n")]
    [74, 55]
    """
    parts, part, room = [], "", LONGEST_LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append(part)
            part, room = "", LONGEST_LINE - 1  # the blank in front counts
        part += character
        room -= size
    return "\r\n ".join([*parts, part])


def escaped(text: str) -> str:
    """Escape a text for a property's value; control characters are left out.

    Examples
    --------
    >>> print(escaped("data; health, trade"))
    data\\; health\\, trade
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", plain).translate(_ESCAPED)


def _event(row: dict[str, object], lang: str, stamp: date, remind: Sequence[int]) -> Iterable[str]:
    """The lines of one event; none where the agreement does not end."""
    if str(row["status"]) in ENDING:
        ends, key, term = _day(row["ends"]), "calendar_ends", ""
    elif str(row["status"]) in RENEWING:
        notice = _day(row.get("notice"))
        key, term = "calendar_notice" if notice else "calendar_rolls", ""
        ends = notice or _day(row.get("rolls"))
    else:
        ends, key, term = _day(row.get("assumed_ends")), "calendar_assumed", str(row.get("assumed_term", ""))
    if ends is None:
        return []
    summary = escaped(sentence(key, lang, names=row["names"], term=term))
    facts = "\n".join(f"{heading(name, lang)}: {row[name]}" for name in _FACTS if row.get(name))
    uid = hashlib.sha256(str(row["agreement"]).encode("utf-8", "replace")).hexdigest()[:32]
    after = ends + timedelta(days=1) if ends < date.max else ends
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}@ecosystem-graph",
        f"DTSTAMP:{_digits(stamp)}T000000Z",
        f"DTSTART;VALUE=DATE:{_digits(ends)}",
        f"DTEND;VALUE=DATE:{_digits(after)}",
        f"SUMMARY:{summary}",
        f"DESCRIPTION:{escaped(facts)}",
        *_link(str(row.get("source_url") or "")),
        "TRANSP:TRANSPARENT",
    ]
    for days in remind:
        alarm = [f"DESCRIPTION:{summary}", f"TRIGGER:-P{int(days)}D"]
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", *alarm, "END:VALARM"]
    return [*lines, "END:VEVENT"]


def _link(sources: str) -> list[str]:
    """The first source that is a web address."""
    for source in sources.split("; "):
        if source.startswith(("http://", "https://")):
            return [f"URL:{quote(source, safe=':/?#[]@!$&()*+,;=%~', errors='replace')}"]
    return []


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
