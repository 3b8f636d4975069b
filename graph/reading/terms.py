"""How long an agreement lasts, as people write it: a term, a last day, that it renews itself, a notice."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.dates import parse_in
from graph.dates.spellings import Order, day_order
from graph.errors import DateError
from graph.reading.tables import coded, combined, note_rows, told_of
from graph.reading.texts import shown
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.reading.findings import Findings, Fix
    from graph.reading.tables import Sheet

LONGEST = 120  # characters of a text about a term
_NO_END = re.compile(
    r"無期限|(?:有効)?(?:期限|期間|終期)の?(?:定め)?(?:なし|無し|がない|のない)|定め(?:なし|無し)"
    r"|継続中?|永続|恒久|現在(?:に至る)?"
    r"|\bon-?going|indefinite(?:ly)?|permanent(?:ly)?|perpetual|in perpetuity|evergreen|open(?:[- ]?ended)?"
    r"|until (?:further notice|terminated|cancelled|canceled|revoked)"
    r"|(?:no|without)(?: fixed)? (?:end|expiry|expiration|term|limit)(?: date)?"
    r"|unlimited|does not expire|never(?: expires)?|continuing|(?:to )?present"
    r"|(?:durée )?(?:illimitée?|indéterminée?)|sans (?:limite|terme|échéance)(?: de durée)?"
    r"|offen|unbefristet|unbegrenzt|auf unbestimmte zeit|indefinid[oa]|indeterminat[oa]"
    r"|무기한|기한 ?없음|无固定期限|无期限|無固定期限|(?:长期|長期|永久)(?:有效)?"
)
_MONTH = "か月|ヶ月|カ月|ケ月|ヵ月|箇月|個月|个月|개월|months?|monate?n?|mois|meses|mesi|mos?"
_YEAR = "年|년|years?|yrs?|y|ann?é?es?|ans?|jahre?n?|años?|anni|anno"
_COUNT = r"\d{1,3}(?:\.\d+)?"
_MONTHS = rf"(?:{_COUNT})[- ]?(?:{_MONTH})"
_LENGTH = rf"(?:{_COUNT})[- ]?(?:{_YEAR})(?:と?[ ,]*(?:and )?{_MONTHS})?|{_MONTHS}"
_LONG = re.compile(rf"({_LENGTH})(?:\(s\))?(?:間|间|간|前|まで| before)*")
_FREE = re.compile(rf"(?<![\d.])(?:{_LENGTH})(?:\(s\))?")
_UNIT = rf"(?:{_COUNT})[- ]?(?:{_YEAR}|{_MONTH})"
_NOTICE = re.compile(
    rf"(?:予告期間|通知期間|解約予告|事前通知|notice(?: period)?(?: of)?) ?(?:は|:)? ?"
    rf"(?P<a>{_UNIT})(?:間|前)?(?:まで)?(?:に通知)?"
    rf"|(?P<b>{_UNIT})(?:間|前)?(?:までに?|の)*(?:書面で?)?(?:通知|予告)"
    rf"|(?P<c>{_UNIT})'? (?:prior |written )*notice"
)
_AUTO = r"\bauto(?:matic(?:ally)?)?[- ]?"
_ONWARDS = r"(?:更新|延長|継続)"
_NOT_RENEWED = re.compile(
    rf"自動{_ONWARDS}(?:は)?(?:なし|無し|しない|無)|更新(?:なし|無し|しない)|non[- ]renewable|no renewal"
    rf"|(?:no|not|without|non)[- ]{_AUTO}(?:renew\w*|extend\w*|extension)"
)
_EVERY = re.compile(
    rf"(?:以[後降]|その後|\bthen|\bthereafter)?、? ?"
    rf"(?P<a>{_LENGTH})間?(?:ごと|毎|ずつ)に?自動(?:的に)?{_ONWARDS}"
    rf"|毎年自動(?:的に)?{_ONWARDS}|{_AUTO}renew(?:s|ed)? (?:annually|yearly|every year)"
    rf"|{_AUTO}renew(?:s|ed|able)? (?:for|every|by) (?P<b>{_LENGTH})(?: periods?| terms?)?"
)
_RENEWED = re.compile(
    rf"(?:(?:有り?|あり|可)[ 、(]*)?自動(?:的に)?{_ONWARDS}(?:条項)?(?:あり|有り|有|される|する)?"
    rf"|{_AUTO}(?:renew\w*|extend\w*|extension|rollover)"
    r"|(?:is |are )?(?:renew(?:s|ed|able|al)?|extend(?:s|ed)) (?:itself|automatically)|tacit(?:ly)? renew\w*"
    r"|self-renewing|(?:par )?tacite(?:ment)? (?:re(?:conduction|nouvellement)|reconduite?|renouvelée?)"
    r"|(?:reconduction|renouvellement) (?:tacite|automatique)|(?:automatisch[er]? )?verlängerung automatisch"
    r"|automatische verlängerung|(?:verlängert sich )?automatisch(?: verlängert)?"
    r"|stillschweigende verlängerung|(?:pr[oó]rroga|renovaci[oó]n) (?:t[aá]cita|autom[aá]tica)"
    r"|tacit[ao] (?:rinnovo|proroga)|rinnovo (?:tacito|automatico)"
    r"|자동(?: ?(?:갱신|연장))|自动(?:续签|续期|续约|延长|延期|展期)|自動(?:續約|續簽|展延)"
)
_UNTIL = re.compile(
    r"(?:(?:valid|in force|effective) )?"
    r"(?:until|till|through|thru|up to|expires?(?: on)?|expiring(?: on)?|ends?(?: on)?)(?P<a> .*\d.*)"
    r"|(?:有効期限|満了日?):? ?(?P<b>.*\d.*?)(?:まで|迄)?|(?P<c>.*\d.*?)(?:まで|迄)(?:有効)?"
)
_YEARS = re.compile(r"\d{4}-\d{4}")
# What says nothing of its own beside a term. "Renewable" is what may be renewed: nothing follows by itself.
_BESIDE = re.compile(
    r"\b(?:after|for|an?|of|the|from|since|signing|signature|initial|first|fixed|term|period"
    r"|validity|valid|duration|renewable|and|with|then|subject to renewal|is|in total|date"
    r"|renouvelables?|verlängerbar|renovables?|puis|et|mit)\b"
    r"|(?:有効)?期間|締結|署名|調印|発効|日|から|より|以[後降]|その後|更新可能?|延長可能?|間|间|간|とし|は|ただし|で|、|。|[\s,;:.()\[\]/・+-]"
)
_SIGNS = str.maketrans({"（": "(", "）": ")"})
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"fifteen": 15, "twenty": 20}
_WORDS = re.compile(rf"\b({'|'.join(_NUMBERS)})\b")
_TWICE = re.compile(r"(\d+) ?\((\d+)\)")  # five (5) years
_TENS = re.compile(r"([二三四五六七八九]?)十([一二三四五六七八九]?)(?=[年かヶカケヵ箇個])")
_DIGIT = re.compile(r"[一二三四五六七八九](?=[年かヶカケヵ箇個])")
# The first and the last day of an agreement in one cell, and nothing or a length behind them.
_FROM_TO = re.compile(
    r"(?:from |du |vom |von |ab )?(?P<first>.*?\d.*?)"
    r"(?:\s*(?:~|〜|から|より|→|至|부터|(?<=[日\d])到)\s*|\s+(?:-|to|till?|until|through|au"
    r"|bis(?: zum)?)\s+|(?<=\d)-(?=\d{4}\b))"
    r"(?P<last>.*\d.*?)?(?:まで|迄|까지|止)?(?:\s*\((?P<rest>[^()]*)\))?"
)
_OF_DIGITS = re.compile(r"[\d/.-]*")  # a number or a date, as most cells are


@dataclass(frozen=True, slots=True)
class Term:
    """What a text says of how long an agreement lasts, as the columns of edges.csv have it.

    Attributes
    ----------
    term_years, expires, auto_renews, notice_months
        Texts of these columns, blank where nothing is said.
    endless
        Whether it says that there is no end.
    effective
        Text of the column for the first day, where a text names both.
    """

    term_years: str = ""
    expires: str = ""
    auto_renews: str = ""
    notice_months: str = ""
    endless: bool = False
    effective: str = ""


def term_of(text: str, order: Order | None = None) -> Term | None:
    """Read what people write about a term; None where a part of it cannot be read one way only.

    Parameters
    ----------
    text
        ``5 Years``, ``60か月``, ``5年(自動更新)``, ``until 2025-03-31``, ``無期限``, ``予告期間6か月``.
    order
        What the column decides of days and months in dates.

    Examples
    --------
    >>> found = term_of("五年(自動更新)")
    >>> found.term_years, found.auto_renews, term_of("無期限").endless
    ('5', 'yes', True)
    >>> term_of("about 5 years") is None
    True
    """
    if len(text) > LONGEST or not text:
        return None
    rest = _plain(text)
    both = _first_and_last(rest, order or Order())
    if both is not None:
        return both
    rest, notice = _taken(rest, _NOTICE)
    rest, refused = _taken(rest, _NOT_RENEWED)
    rest, every = _taken(rest, _EVERY)
    rest, renewed = _taken(rest, _RENEWED)
    auto = "no" if refused else _years(_said(every)) or "1" if every else "yes" if renewed else ""
    rest, endless = _taken(rest, _NO_END)
    bare = rest.strip(" ,;、()")
    until = _UNTIL.fullmatch(bare)
    day = _said(until) if until else bare if auto or notice else ""
    expires = _day(day, order or Order()) if day else ""
    length = None
    if not expires:
        rest, length = _taken(rest, _FREE)
    if (not expires and _BESIDE.sub("", rest)) or (endless and length) or (refused and renewed):
        return None
    found = Term(
        term_years=_years(length[0]) if length else "",
        expires=expires,
        auto_renews=auto,
        notice_months=f"{_months(_said(notice)):.4g}" if notice else "",
        endless=bool(endless),
    )
    return None if found == Term() else found


def elsewhere(found: Term | None, *columns: str) -> str:
    """Give the hint into which of some columns belongs what was found in another one; "" for none.

    Examples
    --------
    >>> elsewhere(term_of("5年(自動更新)"), "expires", "auto_renews")
    'write yes into auto_renews'
    """
    said = ((name, getattr(found, name, "")) for name in columns)
    return next((Message("write {} into {}", value, name) for name, value in said if value), "")


def _first_and_last(plain: str, order: Order) -> Term | None:
    """Read a text that names the first and the last day, or the first one and no end."""
    found = _FROM_TO.fullmatch(plain.translate(_DASHES))
    if not found:
        return None
    said = (found["last"] or "").strip(" ,、")
    order = order if order.first else day_order((found["first"], said))
    first = _day(found["first"], order)
    last = _day(said, order) if said else ""
    length = _LONG.fullmatch(said)
    if not first or "/" in first + last or (said and not last and not length) or (last and last < first):
        return None
    auto = _RENEWED.search(found["rest"] or "")
    if length:
        return Term(_years(length[1]), auto_renews="yes" if auto else "", effective=first)
    return Term(expires=last, auto_renews="yes" if auto else "", endless=not last, effective=first)


def months_of(text: str) -> float | None:
    """Give the months of a length with its unit; None for any other text.

    Examples
    --------
    >>> months_of("6か月"), months_of("2 years"), months_of("3ヶ月前まで"), months_of("6 weeks")
    (6.0, 24.0, 3.0, None)
    """
    plain = _plain(text) if len(text) <= LONGEST else ""
    match = _LONG.fullmatch(plain)
    return _months(match[1]) if match else None


def _plain(text: str) -> str:
    """Fold width and case, and write numbers in digits."""
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS).strip().casefold()
    plain = re.sub(r"\s+", " ", plain)
    plain = _WORDS.sub(lambda word: str(_NUMBERS[word[1]]), plain)
    plain = _TWICE.sub(lambda both: both[1] if both[1] == both[2] else both[0], plain)
    plain = _TENS.sub(lambda tens: f"{_digit(tens[1]) or 1}{_digit(tens[2])}", plain)
    return _DIGIT.sub(lambda one: str(_digit(one[0])), plain)


def _digit(kanji: str) -> int:
    return " 一二三四五六七八九".index(kanji) if kanji else 0


def _taken(text: str, pattern: re.Pattern[str]) -> tuple[str, re.Match[str] | None]:
    """A text without the first place that fits a pattern, and that place."""
    found = pattern.search(text)
    return (text, None) if not found else (f"{text[: found.start()]} {text[found.end() :]}".strip(), found)


def _said(found: re.Match[str] | None) -> str:
    """The named part of a match that was met."""
    parts = found.groupdict() if found else {}
    return next((part for name, part in parts.items() if part and len(name) == 1), "")


def _day(text: str, order: Order) -> str:
    try:
        return parse_in(text.strip(), order).text
    except DateError:
        return ""


def _months(length: str) -> float:
    """The months of a length: its years and its months."""
    years = re.search(rf"({_COUNT})[- ]?(?:{_YEAR})", length)
    months = re.search(rf"({_COUNT})[- ]?(?:{_MONTH})", length)
    return (float(years[1]) * 12 if years else 0) + (float(months[1]) if months else 0)


def _years(length: str) -> str:
    """A length in years, as the column has it; blank for none."""
    return f"{_months(length) / 12:.4g}" if length else ""


CELLS = ("term_years", "expires", "auto_renews", "notice_months", "effective")


def carried(sheet: Sheet, findings: Findings) -> Sheet:
    """Carry what a cell says of another column there: that an agreement renews itself, and its notice.

    Read as a term or a last day alone, ``5年(自動更新)`` would lose what keeps the agreement in force. A
    cell that says something itself is left as it is.
    """
    odd = any(_says_more(text, name) for name in CELLS[:2] for text in sheet.column(name).values)
    if not odd:
        return sheet
    sets = combined(sheet, CELLS)
    kept, told = told_of(sets, in_their_columns)
    fixes = {code: _changed(sets.values[code]) for code in told}
    notes = {code: [(*each[:4], fixes[code]) for each in said] for code, said in told.items()}
    note_rows(findings, sheet, sets, told=notes)
    columns = zip(*kept.values, strict=True)
    texts = dict(sheet.texts)
    for name, values in zip(CELLS, columns, strict=True):
        if name in texts or any(values):
            texts[name] = coded(map(values.__getitem__, kept.codes))
    return type(sheet)(sheet.file, sheet.columns, sheet.numbers, texts, sheet.lost)


def _changed(cells: tuple[str, ...]) -> Fix:
    """The cells of a row about its term that hold something else once each says what is its own."""
    kept = in_their_columns(cells, lambda *told, column: None)
    return tuple((name, new) for name, old, new in zip(CELLS, cells, kept, strict=True) if new != old)


def _says_more(text: str, name: str, order: Order | None = None) -> bool:
    """Tell a text that speaks of renewal or notice, or of a last day where a term belongs, or it of that."""
    found = None if _OF_DIGITS.fullmatch(text) and not _YEARS.fullmatch(text) else term_of(text, order)
    if found and name == "expires" and len(found.effective) == 4:  # 2019-2024 may be when it ends
        return False
    other = (found.expires if name == "term_years" else found.term_years) if found else ""
    return bool(found and (found.auto_renews or found.notice_months or found.effective or other))


def in_their_columns(
    cells: tuple[str, ...], report: Callable[..., None], *, order: Order | None = None
) -> tuple[str, ...]:
    """Give the cells of a row about its term, once each says only what is its own.

    Parameters
    ----------
    cells
        What stands in the columns of `CELLS`.
    report
        Where it is told what was carried into which column.
    order
        Which of day and month stands first in dates, where that is known.

    Examples
    --------
    >>> in_their_columns(("5年(自動更新)", "", "", "", ""), lambda *told, column: None)
    ('5', '', 'yes', '', '')
    """
    row = dict(zip(CELLS, cells, strict=True))
    for name in CELLS[:2]:
        text = row[name]
        found = term_of(text, order) if _says_more(text, name, order) else None
        if found is None or not _fits(found, row, name):
            continue
        row[name] = ""
        row |= {each: getattr(found, each) for each in CELLS if getattr(found, each) and not row[each]}
        read = ", ".join(f"{each} {row[each]}" for each in CELLS if getattr(found, each))
        message = Message("{} was read as {}", shown(text), read)
        if row["auto_renews"] == "yes" and not row["term_years"] and not row["expires"]:
            row["auto_renews"] = "indefinite"
            message = Message(
                "{} has no term; read as auto_renews indefinite, in force until it is terminated",
                shown(text),
            )
        report("renewal-spelling", message, column=name)
    return tuple(row[each] for each in CELLS)


def _fits(found: Term, row: dict[str, str], name: str) -> bool:
    """Whether the row says nothing else of what was found."""
    given = ((row[each], getattr(found, each)) for each in CELLS if each != name and getattr(found, each))
    return not any(said and said != other and _day(said, Order()) != other for said, other in given)
