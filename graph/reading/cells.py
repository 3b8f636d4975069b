"""What may stand in one cell: a rule for each column, giving the value as the model keeps it.

A rule takes the cell's text and a `report` for faults; it returns the text to
keep. To add one, write it and name its column in NODE_CELLS or EDGE_CELLS.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graph.dates import IN_RANGE, parse_in, span_of
from graph.dates.hints import A_DAY, interval
from graph.dates.spellings import Order, day_order
from graph.errors import DateError
from graph.reading.flags import flags_of
from graph.reading.leftovers import is_comment, is_ditto
from graph.reading.numbers import auto_renewal, latitude, longitude, notice, term
from graph.reading.synonyms import RELATIONS, TYPES, japanese, plain_name, synonym, type_for
from graph.reading.terms import elsewhere, is_far, term_of
from graph.reading.texts import SHORTENED, any_text, is_slip, shown, visible
from graph.vocabulary import KINDS, nearest
from graph.vocabulary.countries import code_of, countries
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.reading.texts import Report

UNDECIDED = Order()
LONG = 300  # characters in a name; no map can show as many
# Day zero or one of spreadsheets and databases: nobody signs on New Year's Day of those years.
WIDEST = 10  # years that an interval may leave open
_INTERVAL = re.compile(r"\d{4}(-\d\d)*/\d{4}(-\d\d)*")
_NOT_KNOWN = "leave the cell blank if the date is not known"
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
DEFAULTS = frozenset({"1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01", "1970-01-01"})
_LOST = re.compile(r"[?？]{2,}")
_ERROR_VALUE = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|NULL!|NUM!|DIV/0!|SPILL!|CALC!|#+)")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[!#-;=?-\[\]-~]*)?")
_BARE_ADDRESS = re.compile(r"(www\.)?[\w-]+(\.[\w-]+)+(/\S*)?")


def identifier(text: str, report: Report) -> str:
    """Check an id of an organisation."""
    if not visible(text):
        report("missing-id", "an organisation needs an id", "choose a short text that no other row has")
        return text
    if _is_damaged(text, report):
        return text
    if is_comment(text):
        message = Message("{} starts like a comment; the row is read like any other", shown(text))
        report("likely-comment", message, "delete the row; CSV files have no comments")
        return text
    return any_text(text, report)


def agreement_id(text: str, report: Report) -> str:
    """Check an id of an agreement, which may be blank; damaged ones, dropped here, would make two one."""
    return "" if text and _is_damaged(text, report) else any_text(text, report)


def _is_damaged(text: str, report: Report) -> bool:
    """Report an id that a spreadsheet has overwritten."""
    if SHORTENED.fullmatch(text):
        message = Message("{} is a long number that a spreadsheet has shortened", shown(text))
        report("damaged-id", message, "write all its digits, and format the column as text")
        return True
    if _ERROR_VALUE.fullmatch(text):
        message = Message("{} is what a spreadsheet shows in place of a value", shown(text))
        report("damaged-id", message, "write the id itself")
        return True
    return False


def name(text: str, report: Report) -> str:
    """Check the name of an organisation."""
    if not visible(text):
        report("missing-name", "an organisation needs a name", "write the name in English, or as it is known")
        return text
    if len(text) > LONG:
        report(
            "long-text",
            Message("{} characters; maps show the first part", len(text)),
            Message("shorten it to {}", LONG),
        )
    return local_name(text, report)


def local_name(text: str, report: Report) -> str:
    """Check a name that may be blank; question marks in a row stand where letters were lost."""
    if _LOST.search(text):
        report(
            "lost-characters",
            Message("{} has question marks where letters were lost", shown(text)),
            "type it again",
        )
    if is_ditto(text):
        message = Message("{} means 'as above', which a table has not", shown(text))
        report("ditto-mark", message, "write the text again: every row stands for itself")
        return text
    return any_text(text, report)


def kind_of_organisation(text: str, report: Report) -> str:
    """Check a type; known ones are read without regard to case and width, and in Japanese."""
    if text in TYPES:
        return text
    if not visible(text):
        report("missing-type", "an organisation needs a type", Message("one of {}", ", ".join(TYPES)))
        return text
    known = type_for(text)
    if known:
        report("type-spelling", Message("{} was read as {!r}", shown(text), known))
        return known
    near = synonym("type", text) or _slip(plain_name(text), TYPES)
    message = Message("{} is none of {}", shown(text), ", ".join(TYPES))
    report(
        "unknown-type",
        message,
        Message("did you mean {!r}?", near) if near else "it is kept, and drawn as an outline",
    )
    return any_text(text, report)


def country(text: str, report: Report) -> str:
    """Check a country code, ISO 3166-1 alpha-2; a name of a country and a flag are read as its code."""
    if not text or text in countries():
        return text
    plain = unicodedata.normalize("NFKC", text).upper()
    code = plain if plain in countries() else code_of(text) or _flag(text)
    if code:
        report("country-spelling", Message("{} was read as {!r}", shown(text), code))
        return code
    message = Message("{} is not an ISO 3166-1 alpha-2 code", shown(text))
    report("unknown-country", message, "write two letters, such as JP")
    return any_text(text, report)


def _flag(text: str) -> str:
    """The country code that a flag is made of; "" for any other text."""
    letters = "".join(chr(ord(each) - 0x1F1E6 + ord("A")) for each in text) if _FLAG.fullmatch(text) else ""
    return letters if letters in countries() else ""


def founding(text: str, report: Report, order: Order = UNDECIDED) -> str:
    """Check a founding date."""
    return _date(text, report, order, slug="bad-founding-date")


def day(text: str, report: Report, order: Order = UNDECIDED) -> str:
    """Check a date of any precision; the day zero of a program is none."""
    return _date(text, report, order)


def signing(text: str, report: Report, order: Order = UNDECIDED) -> str:
    """Check a date of signing, in whose place a list of agreements may have the term."""
    return _date(text, report, order, begins="signed")


def entry_into_force(text: str, report: Report, order: Order = UNDECIDED) -> str:
    """Check a date from which an agreement holds, in whose place a list may have the term."""
    return _date(text, report, order, begins="effective")


def _doubts(plain: str, report: Report) -> None:
    """Report dates that are sound and tell nothing."""
    if plain in DEFAULTS:
        message = Message("{} is what programs write where they have no date", plain)
        report("default-date", message, _NOT_KNOWN)
    if _INTERVAL.fullmatch(plain) and (years := int(plain.partition("/")[2][:4]) - int(plain[:4])) > WIDEST:
        message = Message("{} leaves {} years open", plain, years)
        report("wide-interval", message, "check both years, or leave the cell blank if the date is not known")


def last_day(text: str, report: Report, order: Order = UNDECIDED) -> str:
    """Check the last day of a tie: databases write one of 9999 or 2999 for no end, and people have words."""
    if not text:
        return text
    try:
        parse_in(text, order)
    except DateError:
        found = term_of(text, order)
        more = elsewhere(found, "auto_renews", "notice_months")
        if is_far(text) or (found and found.endless):
            report("no-end", Message("{} was read as no end", shown(text)), more)
            return ""
        if found and found.expires and not found.effective:
            report("date-spelling", Message("{} was read as {}", shown(text), found.expires), more)
            return found.expires
        hint = elsewhere(found, "term_years") or more
        if hint:
            report("bad-date", Message("{} {}", shown(text), Message("is not a date")), hint)
            return text
    return _date(text, report, order, ends=True)


def _date(
    text: str, report: Report, order: Order, *, slug: str = "bad-date", begins: str = "", ends: bool = False
) -> str:
    """Read a date; only one that `ends` something may be open, and a term may stand where one `begins`."""
    if not text:
        return text
    try:
        plain = parse_in(text, order).text
    except DateError as fault:
        hint = _of_a_term(text, begins, ends=ends) or _in_a_cell(fault, ends=ends)
        report(slug, Message("{} {}", shown(fault.text), fault.reason), hint)
        return text
    if plain != text:
        report("date-spelling", _read_as(text, plain, order))
    if slug == "bad-date":
        _doubts(plain, report)
    return plain


def _read_as(text: str, plain: str, order: Order) -> Message:
    """Say as what a date was read, and by what, where that is not plain to see."""
    if _SERIAL.fullmatch(text):
        return Message("{} was read as {}, whose number it is in a spreadsheet", shown(text), plain)
    if ":" in text:
        return Message("{} was read as {}, without its time of day", shown(text), plain)
    if order.by and _undecided(text):
        template = {
            "day": "{} was read as {}: the day stands first in this column, as in {}",
            "month": "{} was read as {}: the month stands first in this column, as in {}",
        }[order.first]
        return Message(template, shown(text), plain, shown(order.by))
    return Message("{} was read as {}", shown(text), plain)


def _undecided(text: str) -> bool:
    """Whether a date has no reading by itself."""
    try:
        parse_in(text, UNDECIDED)
    except DateError:
        return True
    return False


def is_undecided(text: str) -> bool:
    """Tell a date that can begin with the day or with the month.

    Examples
    --------
    >>> is_undecided("01/04/2019"), is_undecided("13/04/2019"), is_undecided("soon")
    (True, False, False)
    """
    if not _undecided(text):
        return False
    try:
        parse_in(text, Order("day"))
    except DateError:
        return False
    return True


def _of_a_term(text: str, begins: str, *, ends: bool) -> str:
    """What to write where a term may stand in place of the day on which it begins or ends."""
    found = span_of(text) if begins or ends else None
    if found is None:
        return ""
    first, second = (each.text for each in found)
    between = interval(*found)
    if ends:
        template = "if this is the term: {} {}; if the day lies in between: {}"
        return Message(template, "expires", second, between)
    template = "if this is the term: {} {}, {} {}; if the day lies in between: {}"
    return Message(template, begins, first, "expires", second, between)


def _in_a_cell(fault: DateError, *, ends: bool) -> str:
    """What to do about a text that is no date, where a cell may stay blank."""
    if fault.hint == IN_RANGE:
        return "leave the cell blank for no end" if ends else _NOT_KNOWN
    if fault.hint == A_DAY:
        broken = fault.text.startswith("#")
        return "widen the column or mend the formula, then save again" if broken else _NOT_KNOWN
    return fault.hint


def link(text: str, report: Report) -> str:
    """Check an address; only http and https become links."""
    if text and not is_link(text):
        hint = Message("write https://{}", text) if _BARE_ADDRESS.fullmatch(text) else "it is shown as text"
        report("not-a-link", Message("{} is not an http or https address", shown(text)), hint)
    return any_text(text, report)


def is_link(text: str) -> bool:
    """Tell whether an address may become a link.

    Examples
    --------
    >>> is_link("https://www.link-j.org"), is_link("javascript:alert(1)"), is_link("http://")
    (True, False, False)
    """
    if _PLAIN_ADDRESS.fullmatch(text):  # most are, and taking a million apart takes seconds
        return True
    if not text.isprintable() or re.search(r"[\s\\<>\"]", text):
        return False
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  a port that is no number raises here
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def endpoint(text: str, report: Report) -> str:
    """Check an end of a tie."""
    if not visible(text):
        report("missing-end", "a tie needs both its ends", "write the id of an organisation")
        return ""
    return any_text(text, report)


def relation(text: str, report: Report) -> str:
    """Check a relation; known ones are read whatever their case, width and hyphens, and in Japanese."""
    if not text:
        return "mou"
    if text in RELATIONS:
        return text
    plain = re.sub(r"[\s-]+", "_", unicodedata.normalize("NFKC", text).casefold())
    known = plain if plain in RELATIONS else japanese(text, RELATIONS)
    if known:
        report("relation-spelling", Message("{} was read as {!r}", shown(text), known))
        return known
    near = synonym("relation", text) or _slip(plain, RELATIONS)
    if near:
        report(
            "likely-relation",
            Message("{} counts as a collaboration of its own kind", shown(text)),
            Message("did you mean {!r}?", near),
        )
    return any_text(text, report)


def _slip(plain: str, known: Iterable[str]) -> str:
    """The known word that another is one or two slips of the finger away from, and no other word."""
    near = nearest(plain, known, limit=1)
    return near[0] if near and is_slip(plain, near[0]) else ""


def kind(text: str, report: Report) -> str:
    """Check what an agreement is: the first, a renewal, or one of several parties."""
    if not text or text in KINDS:
        return text
    plain = re.sub(r"[\s_]+", "-", unicodedata.normalize("NFKC", text).casefold())
    if plain in KINDS:
        report("kind-spelling", Message("{} was read as {!r}", shown(text), plain))
        return plain
    near = synonym("kind", text) or _slip(plain, KINDS)
    hint = Message("did you mean {!r}?", near) if near else "leave it blank if none fits"
    report("unknown-kind", Message("{} is none of {}", shown(text), ", ".join(KINDS)), hint)
    return any_text(text, report)


NODE_CELLS: Mapping[str, Callable[..., str]] = {
    "id": identifier,
    "name": name,
    "name_ja": local_name,
    "type": kind_of_organisation,
    "country": country,
    "city": local_name,
    "lat": latitude,
    "lon": longitude,
    "url": link,
    "founded": founding,
}
EDGE_CELLS: Mapping[str, Callable[..., str]] = {
    "source": endpoint,
    "target": endpoint,
    "signed": signing,
    "relation": relation,
    "agreement": agreement_id,
    "renews": agreement_id,
    "kind": kind,
    "effective": entry_into_force,
    "announced": day,
    "expires": last_day,
    "terminated": last_day,
    "term_years": term,
    "auto_renews": auto_renewal,
    "notice_months": notice,
    "source_url": link,
}
_OF_IDS = frozenset({identifier, endpoint, agreement_id})


def says_nothing(rule: Callable[..., str], texts: Sequence[str]) -> bool:
    """Tell ids of letters, digits, hyphens and low lines: no rule of ids has a word about any of them.

    Most are, and asking a rule about three million of them takes seconds.

    Examples
    --------
    >>> says_nothing(endpoint, ["link-j", "org_7"]), says_nothing(endpoint, ["link-j", "=A1"])
    (True, False)
    >>> says_nothing(agreement_id, ["", "m1"]), says_nothing(endpoint, ["", "m1"]), says_nothing(day, ["m1"])
    (True, False, False)
    """
    if rule not in _OF_IDS or (rule is not agreement_id and "" in texts):
        return False
    whole = "\n".join(["", *texts])
    bare = whole.replace("\n", "").replace("-", "").replace("_", "")
    lines = whole.count("\n") == len(texts)
    return lines and bare.isascii() and bare.isalnum() and "\n-" not in whole


# The columns whose rules take what the whole column decides of days and months.
DATED = frozenset({"founded", "signed", "effective", "announced", "expires", "terminated"})


def rule_of(
    rules: Mapping[str, Callable[..., str]],
    name: str,
    texts: Iterable[str],
    *,
    order: Order | None = None,
    flags: Mapping[str, str] | None = None,
) -> Callable[..., str]:
    """Give the rule of a column, which knows what its rows decide of dates and marks.

    Parameters
    ----------
    rules
        NODE_CELLS or EDGE_CELLS.
    texts
        What stands in the column; each distinct text is enough.
    order
        Which order holds, whatever the rows decide.
    flags
        What marks mean in a column of renewals, whatever stands beside them.

    Examples
    --------
    >>> rule_of(EDGE_CELLS, "signed", ["01/04/2019", "13/04/2019"])("01/04/2019", lambda *told: None)
    '2019-04-01'
    """
    rule = rules.get(name, any_text)
    if rule is auto_renewal:
        return partial(rule, flags=flags_of(texts) if flags is None else flags)
    return partial(rule, order=order or day_order(texts)) if name in DATED else rule
