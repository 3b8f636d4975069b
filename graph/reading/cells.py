"""What may stand in one cell: a rule for each column, giving the value as the model keeps it.

A rule takes the cell's text and a `report` for faults; it returns the text to
keep. To add one, write it and name its column in NODE_CELLS or EDGE_CELLS.
"""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from graph.dates import parse
from graph.errors import DateError
from graph.reading.countries import COUNTRIES
from graph.vocabulary import COLLABORATION, STRUCTURAL, TYPES, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

KINDS = ("initial", "renewal", "multi-party")
LONG = 300  # characters in a name; no map can show as many
_FORMULA = tuple("=+-@＝＋－＠")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


class Report(Protocol):
    """Notes a fault of the cell at hand."""

    def __call__(self, slug: str, message: str, hint: str = "") -> None:
        """Note a fault of the rule that `slug` names."""




def any_text(text: str, report: Report) -> str:
    """Check what every text cell must satisfy; nothing is changed."""
    if text.isascii() and text.isprintable():
        if text[:1] in _FORMULA:
            _formula(text, report)
        return text
    names = [f"U+{ord(each):04X}" for each in text if unicodedata.category(each) == "Cc"]
    if names:
        report("control-character", f"holds {', '.join(dict.fromkeys(names))}", "delete it")
    hidden = [f"U+{ord(each):04X}" for each in text if unicodedata.category(each) in ("Cf", "Zl", "Zp", "Co", "Cn")]
    if hidden:
        report("invisible-character", f"holds {', '.join(dict.fromkeys(hidden))}", "delete it")
    if "\ufffd" in text:
        report("lost-characters", "holds U+FFFD where a character was lost", "type the text again from its source")
    if text[:1] in _FORMULA:
        _formula(text, report)
    return text


def _formula(text: str, report: Report) -> None:
    if not _NUMBER.fullmatch(text) and len(text) > 1:
        report("looks-like-formula", f"{shown(text)} starts like a formula", "")


def identifier(text: str, report: Report) -> str:
    """Check an id of an organisation."""
    if not text:
        report("missing-id", "an organisation needs an id", "choose a short text that no other row has")
    return any_text(text, report)


def name(text: str, report: Report) -> str:
    """Check the name of an organisation."""
    if not text:
        report("missing-name", "an organisation needs a name")
    if len(text) > LONG:
        report("long-text", f"{len(text)} characters; maps show the first part")
    return any_text(text, report)


def kind_of_organisation(text: str, report: Report) -> str:
    """Check a type; known ones are read without regard to case and width."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace(" ", "_")
    if not text:
        report("missing-type", "an organisation needs a type", f"one of {', '.join(TYPES)}")
    elif plain in TYPES:
        return plain
    else:
        near = nearest(plain, TYPES, limit=1)
        report("unknown-type", f"{shown(text)} is none of {', '.join(TYPES)}", f"did you mean {near[0]!r}?" if near else "")
    return any_text(text, report)


def country(text: str, report: Report) -> str:
    """Check a country code, ISO 3166-1 alpha-2."""
    if not text or text in COUNTRIES:
        return text
    plain = unicodedata.normalize("NFKC", text).upper()
    if plain in COUNTRIES:
        report("country-spelling", f"{shown(text)} was read as {plain!r}")
        return plain
    hint = "write GB for the United Kingdom" if plain == "UK" else "write two letters, such as JP"
    report("unknown-country", f"{shown(text)} is not an ISO 3166-1 alpha-2 code", hint)
    return any_text(text, report)


def latitude(text: str, report: Report) -> str:
    """Check a latitude in degrees."""
    return _degrees(text, 90, "bad-latitude", report)


def longitude(text: str, report: Report) -> str:
    """Check a longitude in degrees."""
    return _degrees(text, 180, "bad-longitude", report)


def _degrees(text: str, limit: int, slug: str, report: Report) -> str:
    if not text:
        return text
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    if re.fullmatch(r"[+-]?\d+,\d+", plain):
        report(slug, f"{shown(text)} has a decimal comma", f"write {plain.replace(',', '.')}")
    elif not _NUMBER.fullmatch(plain):
        report(slug, f"{shown(text)} is not a number of degrees", "write decimal degrees, such as 35.687")
    elif abs(float(plain)) > limit:
        hint = "were latitude and longitude swapped?" if limit == 90 and abs(float(plain)) <= 180 else ""
        report(slug, f"{shown(text)} is outside -{limit} to {limit}", hint)
    return plain


def founding(text: str, report: Report) -> str:
    """Check a founding date."""
    try:
        return parse(text).text if text else text
    except DateError as fault:
        report("bad-founding-date", str(fault))
        return text


def link(text: str, report: Report) -> str:
    """Check an address; only http and https become links."""
    if text and not is_link(text):
        report("not-a-link", f"{shown(text)} is not an http or https address", "it is shown as text")
    return any_text(text, report)


def is_link(text: str) -> bool:
    """Tell whether an address may become a link.

    Examples
    --------
    >>> is_link("https://www.link-j.org"), is_link("javascript:alert(1)"), is_link("http://")
    (True, False, False)
    """
    if not text.isprintable() or re.search(r"[\s\\<>\"]", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def endpoint(text: str, report: Report) -> str:
    """Check an end of a tie."""
    if not text:
        report("missing-end", "a tie needs both its ends", "write the id of an organisation")
    return any_text(text, report)


def day(text: str, report: Report) -> str:
    """Check a date of any precision."""
    try:
        return parse(text).text if text else text
    except DateError as fault:
        report("bad-date", f"{shown(fault.text)} {fault.reason}", fault.hint)
        return text


def relation(text: str, report: Report) -> str:
    """Check a relation; known ones are read without regard to case, width, blanks and hyphens."""
    plain = re.sub(r"[\s-]+", "_", unicodedata.normalize("NFKC", text).casefold())
    known = (*COLLABORATION, *sorted(STRUCTURAL))
    if not text:
        return "mou"
    if plain in known:
        if plain != text:
            report("relation-spelling", f"{shown(text)} was read as {plain!r}")
        return plain
    near = nearest(plain, known, limit=1)
    if near and abs(len(near[0]) - len(plain)) <= 2 and len(plain) > 3 and _distance(plain, near[0]) <= 2:
        report("likely-relation", f"{shown(text)} counts as a collaboration of its own kind", f"did you mean {near[0]!r}?")
    return any_text(text, report)


def kind(text: str, report: Report) -> str:
    """Check what an agreement is: the first, a renewal, or one of several parties."""
    if text and text not in KINDS:
        near = nearest(text, KINDS, limit=1)
        report("unknown-kind", f"{shown(text)} is none of {', '.join(KINDS)}", f"did you mean {near[0]!r}?" if near else "")
    return any_text(text, report)


def term(text: str, report: Report) -> str:
    """Check a term: a positive, finite number of years."""
    if not text:
        return text
    plain = unicodedata.normalize("NFKC", text)
    if not _NUMBER.fullmatch(plain):
        number = re.search(r"\d+", plain)
        hint = f"write {number[0]} if that is the number of years" if number else "write a number, such as 5"
        report("bad-term", f"{shown(text)} is not a number of years", hint)
    elif not 0 < float(plain) <= 1000 or not math.isfinite(float(plain)) or round(float(plain) * 12) < 1:
        report("bad-term", f"{shown(text)} is not a positive number of years", "leave it blank for no end")
    return plain


def shown(text: str, limit: int = 60) -> str:
    """Quote a text for a message: control characters escaped, long texts cut."""
    cut = text if len(text) <= limit else text[: limit - 1] + "…"
    return repr(cut)


def _distance(a: str, b: str) -> int:
    """Edits (insert, drop, replace) between two words."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        corner, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            corner, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, corner + (left != right))
    return row[-1]


NODE_CELLS: Mapping[str, Callable[[str, Report], str]] = {
    "id": identifier,
    "name": name,
    "type": kind_of_organisation,
    "country": country,
    "lat": latitude,
    "lon": longitude,
    "url": link,
    "founded": founding,
}
EDGE_CELLS: Mapping[str, Callable[[str, Report], str]] = {
    "source": endpoint,
    "target": endpoint,
    "signed": day,
    "relation": relation,
    "kind": kind,
    "effective": day,
    "announced": day,
    "expires": day,
    "terminated": day,
    "term_years": term,
    "source_url": link,
}
