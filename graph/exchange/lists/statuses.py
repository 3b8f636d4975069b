"""What the status of an agreement says: signed, not yet, or over."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from graph.exchange.lists.values import says_nothing

if TYPE_CHECKING:
    from graph.exchange.lists.values import Values

NOT_YET, OVER, UNKNOWN = "came_unsigned", "came_over", "came_status"  # keys of the sentences that tell of it
_NOT_YET = re.compile(
    r"pending|draft|negotiat|under (?:discussion|review|process)|proposed|planned|not (?:yet )?signed"
    r"|調整|協議|交渉|検討|予定|準備|未締結|手続|(?:^|（|\()案|negociat|a signer|en attente|\bprojet\b"
    r"|en cours de (?:signature|redaction|discussion|finalisation|preparation)"
    r"|verhandlung|entwurf|geplant|in vorbereitung|협의|검토|예정|谈判|談判|洽谈|洽談|草案|拟|擬"
    r"|待签|待簽|未签|未簽",
    re.IGNORECASE,
)
# What is in force while its renewal is talked about.
_RENEWING = re.compile(r"renew|exten[ds]|更新|延長|継続|renouvel|verlanger|갱신|연장|续|續", re.IGNORECASE)
_OVER = re.compile(
    r"expired|terminated|\bended|lapsed|cancell?ed|closed|inactive|\binvalid|\bvoid\b|not renewed"
    r"|失効|満了|終了|解約|解除|中止|echu|expire|resilie|\btermine|abgelaufen|beendet|gekundigt"
    r"|만료|종료|해지|过期|過期|终止|終止|已到期|失效",
    re.IGNORECASE,
)
_IN_FORCE = re.compile(
    r"active|in force|en cours de validite|in effect|effective|valid|signed|current|executed|ongoing"
    r"|complete|renewed|live"
    r"|\bok\b|\byes\b"
    r"|有効|締結|継続|更新|履行|実施|現行|en vigueur|signe|actif|active?|gultig|aktiv|in kraft|laufend"
    r"|유효|체결|진행|有效|生效|已签|已簽|执行|執行|[✓✔○◯〇●]",
    re.IGNORECASE,
)


def remarks(values: Values, count: int) -> dict[int, tuple[str, str]]:
    """Find what has to be told of the status in each row.

    Parameters
    ----------
    values
        What stands in the columns of a list.
    count
        How many rows it has.

    Returns
    -------
    remarks
        Row, from 0, to the key of a sentence and the text of the status: of an agreement that is not signed
        yet, one that is over though no day says so, and one whose status is not known.
    """
    status = values.columns.get("status", [""] * count)
    cache = {text: remark(text) for text in set(status) if text}
    found = {at: (key, text) for at, text in enumerate(status) if (key := cache.get(text, ""))}
    return {at: each for at, each in found.items() if each[0] != OVER or not _has_end(values, at)}


def _has_end(values: Values, at: int) -> bool:
    ends = ("terminated", "expires", "term_years")
    return any(values.columns[each][at] for each in ends if each in values.columns)


def remark(status: str) -> str:
    """Give the key of what has to be told of a status; "" of one that says that the agreement is in force.

    Examples
    --------
    >>> remark("Under negotiation"), remark("失効"), remark("Active"), remark("B")
    ('came_unsigned', 'came_over', '', 'came_status')
    """
    plain = _without_accents(status)
    renewing = _RENEWING.search(plain) is not None
    if _NOT_YET.search(plain) and not renewing:
        return NOT_YET
    if _OVER.search(plain):
        return OVER
    return "" if renewing or says_nothing(status) or _IN_FORCE.search(plain) else UNKNOWN


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(each for each in apart if not unicodedata.combining(each)))
