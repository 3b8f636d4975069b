"""How long an agreement lasts, as people write it: a term, a last day, that it renews itself, a notice."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.dates import parse_in
from graph.dates.spellings import Order, day_order
from graph.errors import DateError
from graph.reading.lengths import LENGTH, LONGEST, plain_term, taken, years_in
from graph.words.messages import Message

if TYPE_CHECKING:
    from graph.reading.renewing import Renewing

# The columns of edges.csv that say how long an agreement lasts.
CELLS = ("term_years", "expires", "auto_renews", "notice_months", "effective")
_NO_END = re.compile(
    r"無期限|(?:有効)?(?:期限|期間|終期)の?(?:定め)?(?:なし|無し|がない|のない|を定めない|を定めず)"
    r"|定め(?:なし|無し|ず)"
    r"|継続中?|永続|永年|恒久|現在(?:に至る)?|当面の間|(?:解約|解除|廃止|破棄)(?:の申し?出が?(?:ある"
    r"|あるまで)?|する|される)?まで"
    r"|\bon-?going|\bindefinite(?:ly)?|\bpermanente?(?:ly)?\b|\bperpetual|\bin perpetuity|\bevergreen"
    r"|\bopen(?:[- ]?ended)?\b"
    r"|\bbis auf weiteres|\bjusqu'a nouvel ordre|\bhasta nuevo aviso|\bfino a nuovo avviso|\bate novo aviso"
    r"|\buntil (?:further notice|terminated|cancelled|canceled|revoked)"
    r"|\bbis auf widerruf|\bjusqu'a (?:resiliation|denonciation)|\bhasta (?:su )?(?:rescision|denuncia)"
    r"|\b(?:no|without)(?: fixed)? (?:end|expiry|expiration|term|limit)(?: date)?"
    r"|\bunlimited|\bdoes not expire|\bnever(?: expires)?|\bcontinuing|\b(?:to )?present\b"
    r"|\b(?:duree )?(?:illimitee?|indeterminee?)\b|\bsans (?:limite|terme|echeance|fin)(?: de duree)?\b"
    r"|\boffen\b|\bunbefristet|\bunbegrenzt|\bdauerhaft|\b(?:auf )?unbestimmte (?:zeit|dauer)"
    r"|\bohne (?:befristung|enddatum)"
    r"|\b(?:(?:por|de|a|com|con) )?(?:(?:tiempo|tempo|plazo|prazo|duracion|durata|vigencia) )?"
    r"(?:indefinid[oa]|indeterminat[oa]|indeterminad[oa]|ilimitad[oa]|illimitat[oa])(?:mente)?\b"
    r"|\b(?:sin|sem|senza) (?:limite|vencimiento|vencimento|termino|termo|termine|scadenza|fecha de (?:fin"
    r"|vencimiento))"
    r"(?: de (?:tiempo|tempo))?\b"
    r"|무기한|영구|(?:기한|기간) ?(?:없음|제한 ?없음|의? ?정함 ?없음)"
    r"|无固定期限|无期限|無固定期限|无限期|無限期|不限期?|(?:长期|長期|永久)(?:有效)?"
)
_FREE = re.compile(rf"(?<![\d.和成])(?:{LENGTH})(?:\(s\))?(?!以[内上下]|未満|程度|前|目)")
_SINCE = (
    r"(?:(?:本?(?:協定|契約|覚書)の?)?(?:締結|調印|署名|発効|契約|施行)の?日?(?:から|より)"
    r"|自?(?:签署|签订|签字|签约|生效|簽署|簽訂)(?:之)?日?起|(?:체결|서명|협약|발효)일?(?:로)?부터)"
)
_UNTIL = re.compile(
    rf"(?:(?:有効)?(?:期間|期限)は)?{_SINCE}?、?(?:(?:(?:valid|in force|effective) )?"
    r"(?:until|till|through|thru|up to|to|expires?(?: on)?|expiring(?: on)?|ends?(?: on)?)(?P<a> .*\d.*)"
    r"|(?:(?:gultig|befristet|laufend) )?bis(?: einschl\.| einschliesslich)?(?: zum| zu)?(?P<d> .*\d.*)"
    r"|(?:(?:valable|valide) )?jusqu'(?:a la fin de |au |en |a |a fin )(?P<e>.*\d.*)"
    r"|(?:(?:valid[oa]|vigente) )?(?:hasta|ate|fino)(?: el| al?| o| ao)?(?P<f> .*\d.*)"
    r"|(?:有効期限|満了日?):? ?(?P<b>.*\d.*?)(?:まで|迄)?|(?:有效期)?(?:至|到|截至)(?P<g>.*\d.*?)(?:止"
    r"|为止|有效)?"
    r"|(?P<c>.*\d.*?) ?(?:まで|迄|까지|止|为止)(?:有効|유효)?(?:とする|とし)?)"
)
_DAY_FIRST = ("d", "e", "f")  # in whose languages a date has one order
# What says nothing of its own beside a term. "Renewable" is what may be renewed: nothing follows by itself.
_BESIDE = re.compile(
    r"\b(?:a compter|a partir|after|for|an?|of|the|from|since|signing|signature|initial|first|fixed|term"
    r"|period"
    r"|validity|valid|duration|renewable once|renewable|and|with|then|thereafter|subject to renewal|is"
    r"|in total|date"
    r"|renouvelables?|verlangerbar|renovables?|prorrogables?|rinnovabile|renova(?:vel|veis)|puis|et|mit"
    r"|une fois|1 fois"
    r"|einmalig|duree|laufzeit|de|du|des|la|le|pour|signee?|ab|seit|unterzeichnung|zunachst"
    r"|vertragsdauer"
    r"|desde|el|su|firma|por|plazo|vigencia|periodo|duracion|durata|dalla|firma|duracao|prazo|assinatura|y"
    r"|e|con|com)\b"
    r"|(?:有効)?期間|本?(?:協定|契約|覚書)|締結|署名|調印|発効|施行|満了後|日|から|より|以[後降]|その後"
    r"|更新可能?|延長可能?"
    r"|当初|初回|間|间|간|もの|される|とする|とし|する|ただし|但し|さらに|更に|双方|甲乙|の|は|で|も|、|。"
    r"|(?:체결|서명|협약|발효)일?(?:로)?부터|유효|계약|협정|협약|기간|이후|후"
    r"|自|(?:签署|签订|签字|签约|生效|簽署|簽訂)(?:之)?日?起?|有效期(?:为|為)?|为期|期满后?|到期后?"
    r"|届满后?|期限|为|年期"
    r"|[\s,;:.()\[\]/・+-]"
)
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
# The first and the last day of an agreement in one cell, and nothing or a length behind them.
_FROM_TO = re.compile(
    r"(?:from |du |vom |von |ab |del? |dal |自)?(?P<first>.*?\d.*?)"
    r"(?:\s*(?:~|〜|から|より|→|至|부터|(?<=[日\d])到)\s*|\s+(?:-|to|till?|until|through|au|al?|hasta(?: el)?"
    r"|bis(?: zum)?)\s+|(?<=\d)-(?=\d{4}\b)|(?<=\d{4})-(?=\d{1,2}[./]\d)|\s*-$)"
    r"(?P<last>.*\d.*?)?(?:まで|迄|까지|止)?(?:\s*\((?P<rest>[^()]*)\))?"
)
# The first day and a word for no end, or nothing but that it goes on since then.
_SINCE_THEN = re.compile(r"(?:since|seit|ab|depuis(?: le)?|desde(?: el)?|dal) (?P<first>.*\d)")
_STILL = re.compile(
    r"(?:from |du |vom |von |ab |del? |dal |自)?(?P<first>.*\d日?)\s*(?:から|より|~|-|to|bis)?"
)
_LONG = re.compile(rf"({LENGTH})(?:\(s\))?(?:間|间|간|まで)*")
# The last day of databases: far beyond any agreement, and the largest day of Excel.
_FAR_YEAR = re.compile(r"(?<!\d)(?:9999|2999)")
_FAR = frozenset({"99999999", "9999-99-99", "9999/99/99", "2958465"})


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
    rest = plain_term(text)
    both = _first_and_last(rest, order or Order())
    if both is not None:
        return both
    said = _renewing(rest)
    rest, endless = taken(said.rest, _NO_END)
    since = _day_since(rest, endless=bool(endless), order=order or Order())
    if since:
        return Term(auto_renews=said.auto, endless=True, effective=since)
    rest, expires, far = _last_day(rest, alone=bool(said.auto or said.notice_months), order=order or Order())
    length = None
    if not expires and not far:
        rest, length = taken(rest, _FREE)
        if length:  # 3年(令和9年3月31日まで)
            rest, expires, far = _last_day(rest, alone=False, order=order or Order())
    no_end = bool(endless) or far
    if _BESIDE.sub("", rest) or (no_end and (length or expires)) or said.auto == "?":
        return None
    term = years_in(length[0]) if length else ""
    auto = "yes" if term and said.auto == term else said.auto
    found = Term(term, expires, auto, said.notice_months, no_end)
    return None if found == Term() else found


def _day_since(text: str, *, endless: bool, order: Order) -> str:
    """The first day of what has no end by another word, or by what stands before the day; "" for none."""
    found = (_STILL if endless else _SINCE_THEN).fullmatch(text.strip(" ,、"))
    day = _day(found["first"], order) if found else ""
    return "" if "/" in day else day


def _last_day(text: str, *, alone: bool, order: Order) -> tuple[str, str, bool]:
    """What is left of a text, the last day that it names, and whether that is so far that there is none.

    A day `alone`, without a word for its being the last one, counts beside what is said of renewal.
    """
    bare = text.strip(" ,;、。()")
    until = _UNTIL.fullmatch(bare)
    groups = {name: said for name, said in until.groupdict().items() if said} if until else {}
    name, day = next(iter(groups.items()), ("", bare if alone else ""))
    if is_far(day or bare):
        return "", "", True
    expires = _day(day, Order("day") if name in _DAY_FIRST else order) if day else ""
    return ("" if expires else text), expires, False


def is_far(text: str) -> bool:
    """Tell a day that programs write for no end: one of 9999 or 2999, in any spelling.

    Examples
    --------
    >>> is_far("99991231"), is_far("31.12.9999"), is_far("2999/12/31"), is_far("2099-12-31")
    (True, True, True, False)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in _FAR:
        return True
    near = _FAR_YEAR.sub("2096", plain) if len(plain) <= LONGEST else plain  # a leap year that dates may have
    orders = (Order("day"), Order("month"))
    return near != plain and not _day(plain, orders[0]) and any(_day(near, order) for order in orders)


def dates_in(text: str) -> list[str]:
    """Find the days in a text that may begin with the day or the month.

    Examples
    --------
    >>> dates_in("bis 31.12.2027"), dates_in("5 Jahre")
    (['31.12.2027'], [])
    """
    return re.findall(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", text)


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
    auto = _renewing(found["rest"] or "").auto
    if length:
        return Term(years_in(length[1]), auto_renews=auto, effective=first)
    return Term(expires=last, auto_renews=auto, endless=not last, effective=first)


def _day(text: str, order: Order) -> str:
    try:
        return parse_in(text.strip(), order).text
    except DateError:
        return ""


def _renewing(plain: str) -> Renewing:
    """What is said of renewing; its patterns are many, and hardly any file has such a text."""
    from graph.reading.renewing import renewing

    return renewing(plain)
