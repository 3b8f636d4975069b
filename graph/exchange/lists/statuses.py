"""What the status of an agreement says: signed, not yet, or over, and whether its dates say so, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.exchange.lists.values import says_nothing
from graph.model.tables import DATES, ends_by
from graph.vocabulary import unaccented
from graph.vocabulary.marks import RINGS, TICKS

if TYPE_CHECKING:
    from datetime import date

    from graph.exchange.lists.values import Values

# Keys of the sentences that tell of it, and what is said of an agreement that goes on.
NOT_YET, OVER, PAST, UNKNOWN = "came_unsigned", "came_over", "came_past", "came_status"
IN_FORCE = "in force"
# The words stand here without accents, as `unaccented` gives the status. The first that fits decides.
_SURELY = re.compile(  # before a remark: Active (amendment under negotiation)
    r"(?:active|in force|in effect|valid|有効|現行|en vigueur|actif|gultig|aktiv|in kraft|vigente|en vigor"
    r"|유효|有效|生效)\s*(?:[(（\[,;:/・–-]|$)",
    re.IGNORECASE,
)
_ENDING = re.compile(  # signed and not in force yet, or in force until an end that is near or planned
    r"(?<!not )(?<!un)\bsigned\b.{0,8}not (?:yet )?(?:in force|in effect|effective|ratified)"
    r"|署名済.{0,4}未発効"
    r"|(?:終了|満了|解約|解除|失効|廃止)(?:の|を|に向けた?)?(?:予定|手続|協議|検討|準備|調整)|(?:終了|満了|期限)間近"
    r"|(?:pending|planned|proposed|upcoming) (?:terminat|expir|cancell?ation|end)"
    r"|(?:termination|expiry|expiration|cancell?ation) (?:pending|planned|proposed|under)"
    r"|to be (?:terminated|ended|cancell?ed|closed)|\bexpir(?:es|ing)\b|\bending\b|\bends\b"
    r"|not (?:yet )?(?:expired|terminated|ended|cancell?ed|lapsed)|nicht (?:beendet|gekundigt|abgelaufen)"
    r"|(?:만료|종료|해지) ?(?:예정|임박|검토)|[将將](?:到期|届满|屆滿|终止|終止)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"pending|draft|negotiat|(?:under|in) (?:discussion|review|process\b)|proposed|planned"
    r"|not (?:yet )?signed"
    r"|unsigned|(?:to be|awaiting) sign|\bprospect|\b(?:new )?leads?\b|\bcontacted\b|\bin talks\b|\bexplor"
    r"|\bpotential|\b(?:initial|first) (?:contact|meeting|talks)|\bqualif|\bidea\b|\bwish ?list|\bto do\b"
    r"|\bin (?:process|progress|preparation)\b|\bprocessing\b|\btb[acd]\b"
    r"|(?:under|being) (?:prepar|draft|negotiat|finali[sz])|awaiting"
    r"|not yet (?:in force|in effect|effective|active|valid)|closed[ -]lost"
    r"|(?:調整|協議|交渉|検討|予定|準備|手続)(?!き?(?:完了|済))|未締結|未署名|未発効|(?:^|（|\()案|negociat"
    r"|(?:non|pas|pas encore) signe|a signer|en attente|\bprojet\b"
    r"|en cours de (?:signature|redaction|discussion|finalisation|preparation)"
    r"|verhandlung|entwurf|geplant|in vorbereitung|nicht unterzeichnet"
    r"|en negociacion|pendiente|borrador|(?:por|sin) firmar|en tramite|in trattativa|\bbozza\b"
    r"|협의|협상|검토|예정|추진|준비|미체결|미서명|초안|谈判|談判|洽谈|洽談|协商|協商|商谈|草案|拟|擬"
    r"|筹备|籌備|审批|審批|待批|待签|待簽|未签|未簽|未生效",
    re.IGNORECASE,
)
_RENEWING = re.compile(  # in force while its renewal is talked about
    r"renew|exten[ds]|更新|延長|継続|renouvel|verlanger|renov|rinnov|갱신|연장|续|續", re.IGNORECASE
)
_OVER = re.compile(
    r"\bexpired|terminated|\bended|lapsed|cancell?ed|\bclosed(?![ -]won)|inactive|\binvalid|\bvoid\b"
    r"|discontinued|dissolved|\bceased|revoked|rescinded|annulled|superseded|defunct|withdrawn|archived"
    r"|\bfinished|(?:not|no longer) (?:active|in force|in effect|effective|valid)|out of (?:date|force)"
    r"|not renewed|non renouvel|nicht verlangert|no renovad|更新(?:せず|されず)"
    r"|失効|満了|終了|終結|解約|解除|解消|中止|廃止|破棄|取り?消|打ち?切|期限切|無効"
    r"|\bfin (?:du|de la|de l.|des?) \w|\bende der\b|echue?s?\b|\bexpiree?\b|resilie|\btermine|caduc"
    r"|perime|annule|denonce|abroge|\bclos\b|cloture|\binacti"
    r"|(?:plus|pas|non) (?:en vigueur|valide|valable|actif|active)|arrivee? a (?:son )?(?:terme|echeance)"
    r"|abgelaufen|ausgelaufen|beendet|gekundigt|erloschen|aufgelost|aufgehoben|verfallen|eingestellt"
    r"|storniert|\bungultig|\binaktiv|unwirksam|nicht (?:mehr )?(?:gultig|aktiv|in kraft)|au(?:ß|ss)er kraft"
    r"|(?:vencid|caducad|finalizad|terminad|expirad|rescindid|resuelt|extinguid|cancelad|anulad|cerrad"
    r"|encerrad|scadut|cessat|estint|terminat)[oa]\b|(?:no|sin) (?:vigente|vigencia|activ[oa]|en vigor)"
    r"|만료|종료|해지|해제|파기|실효|무효|폐지|소멸|취소|중단"
    r"|过期|過期|终止|終止|到期|失效|无效|無效|作废|作廢|结束|結束|届满|屆滿|期满|期滿|废止|廢止|撤销|撤銷|取消"
    r"|解约",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\bactive\b|in force|in effect|\beffective|\bvalid\b|\bcurrent|on-?going|\blive\b"
    r"|有効|履行|実施|現行|発効|en cours de validite|en vigueur|\bvalide|valable|\bacti(?:f|ve)s?\b"
    r"|\bgultig|\baktiv|in kraft|laufend|\bwirksam|vigente|e[mn] vigor|\bactiv[oa]\b|\bvalid[oa]\b"
    r"|유효|진행|시행|발효|이행|有效|生效|执行|執行|现行",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\bsigned|executed|complete|closed[ -]won|\bok\b|\byes\b|締結|手続き?(?:完了|済)|\bsigne|unterzeichnet"
    r"|abgeschlossen|firmad[oa]|firmat[oa]|체결|서명|已签|已簽|签署|簽署"
    rf"|[{''.join(sorted(RINGS | TICKS))}]",
    re.IGNORECASE,
)
_ORDER = (
    (IN_FORCE, _SURELY), ("", _ENDING), (NOT_YET, _NOT_YET), (OVER, _OVER), ("", _RENEWING),
    (IN_FORCE, _RUNNING), ("", _SIGNED),
)  # fmt: skip


def remarks(values: Values, count: int, today: date | None = None) -> dict[int, tuple[str, str]]:
    """Find what has to be told of the status in each row.

    Parameters
    ----------
    values
        What stands in the columns of a list.
    count
        How many rows it has.
    today
        The day by which an end is past or ahead; None where that is not known, so that only an agreement
        without an end is known to go on.

    Returns
    -------
    remarks
        Row, from 0, to the key of a sentence and the text of the status: of an agreement that is not signed
        yet, one that is over though no date says so, one that is in force after its last day, and one whose
        status is not known.
    """
    status = values.columns.get("status", [""] * count)
    meant = {text: meaning(text) for text in set(status) if text}
    found = {}
    for at, text in enumerate(status):
        said = meant.get(text, "")
        end = _last_day(values, at) if said in (OVER, IN_FORCE) else None
        past = end is not None and today is not None and end < today
        if said in (NOT_YET, UNKNOWN) or (said == OVER and (end is None or (today is not None and not past))):
            found[at] = (said, text)
        elif said == IN_FORCE and past:
            found[at] = (PAST, text)
    return found


def _last_day(values: Values, at: int) -> date | None:
    """The last day in force by the dates of a row; None where there is none, or it renews itself."""
    return ends_by([values.columns[name][at] if name in values.columns else "" for name in DATES])


def meaning(status: str) -> str:
    """Give what a status says: `IN_FORCE`, `NOT_YET`, `OVER`, `UNKNOWN`; "" where it is signed only.

    Examples
    --------
    >>> meaning("Under negotiation"), meaning("失効"), meaning("Active"), meaning("B"), meaning("Signed")
    ('came_unsigned', 'came_over', 'in force', 'came_status', '')
    """
    plain = unaccented(status)
    renewing = _RENEWING.search(plain) is not None
    for said, words in _ORDER:
        found = words.match(plain) if words is _SURELY else words.search(plain)
        if found and not (renewing and said == NOT_YET):
            return said
    return "" if says_nothing(status) else UNKNOWN
