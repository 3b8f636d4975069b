"""Whose list it is, where each row names one party and the title above the table says who made it."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph.exchange.lists.organisations import type_by_name
from graph.exchange.lists.tables import is_value
from graph.exchange.starter import CJK
from graph.vocabulary.bodies import bodies, names_a_body

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = re.compile(
    r"\s[-–—―|]\s|[:：|｜()（）「」『』【】,，\r\n\u3000]|(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])"
)
# What is listed, so that it is no name: of agreements, of partners, of a day.
_LISTED = re.compile(
    r"\b(?:agreements?|mous?|mo[au]s?|memorand\w+|partner\w*|partnerships?|register|registry|lists?|overview"
    r"|cities|cooperations?|collaborations?|contracts?|foreign|overseas|affiliat\w+|status"
    r"|inventory|database|tracker|directory|network members|twinning|sister\w*|table|annex|appendix"
    r"|prepared|updated|as of|source|note|submitted|funded|supported|sponsored|faculty|department"
    r"|division|office"
    r"|section|confidential|report|by country|by region)\b"
    r"|一覧|協定|覚書|提携|連携|締結|交流|姉妹|友好|名簿|リスト|台帳|実績|状況|現在|作成|関係|担当"
    r"|자매|우호|교류|협약|협정|결연|현황|목록|국제|국내|해외|协议|合作|一览|名单|清冊|清册|備忘錄"
    r"|助成|基金$|調査|報告|提出|課$|室$|係$|部$|度$|年$|日$|^(?:海外|国際|国内|国外|[県市都府町管道]内|全国|各|民間)\w{0,6}$",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?i:\b(?:agreements?|mous?|partners?|partnerships?|institutions|cities|ports|lists?|register"
    r"|memoranda|contracts?|organi[sz]ations)\b)[^,;:]*?\bof (?:the )?(?P<name>[A-Z].*)$"
)
_NO_NAME = re.compile(
    r"\b(?:understanding|cooperation|collaboration|agreements?|partners?|mous?)\b", re.IGNORECASE
)
# Organisations of a kind, and no one of them: Asian universities, 国立大学, アジアの大学.
_SEVERAL = re.compile(
    r"\b(?:universities|institutions|cities|ports|countries|schools|companies|hospitals|organi[sz]ations)$"
    r"|^(?:国|公|私)立(?:大学|病院)$|の(?:大学|企業|機関|都市|病院)$|(?<=[学市所院会])(?:と|及び|および|・)",
    re.IGNORECASE,
)


def owner_in(titles: Iterable[str]) -> str:
    """Give the one organisation that the titles above a table name; "" for none or several.

    Parameters
    ----------
    titles
        The texts above the header.

    Examples
    --------
    >>> owner_in(["International partners of Tallinn Maritime Academy"])
    'Tallinn Maritime Academy'
    >>> owner_in(["港湾大学\u3000海外協定校一覧", "2026年5月1日現在"]), owner_in(["姉妹都市一覧"])
    ('港湾大学', '')
    """
    found = dict.fromkeys(name for title in titles for name in _names_in(title.strip()))
    return next(iter(found)) if len(found) == 1 else ""


def _names_in(title: str) -> list[str]:
    """The names of organisations in a title."""
    of = _OF.search(title)
    if of:
        name = of["name"].strip(" .")
        return [] if _NO_NAME.search(name) or is_value(name) or not _is_name(name) else [name]
    parts = [each.strip() for each in _BETWEEN.split(title) if each.strip()]
    found = [each for each in parts if _is_name(each)]
    heads = [match for each in parts if CJK.search(each) and (match := _head().match(each))]
    return found + [each["name"] for each in heads if _is_name(each["name"])]


@functools.cache
def _head() -> re.Pattern[str]:
    """A name at the head of a title in Japanese or Chinese, and what is listed."""
    return re.compile(
        rf"(?P<name>\S{{2,}}?(?:{bodies('name', 'eastern')}))(?:の|と|における)?"
        r"(?=海外|国際|国内|学術|交流|協定|覚書|提携|連携|締結|姉妹|友好|国际|國際|合作)"
    )


def _is_name(text: str) -> bool:
    if len(text) < _SHORTEST or _LISTED.search(text) or _SEVERAL.search(text) or text[:1].islower():
        return False
    one, _, other = text.partition(" and ")
    several = bool(names_a_body(one) and names_a_body(other) and type_by_name(other))
    return bool(type_by_name(text) or names_a_body(text)) and not several


_SHORTEST = 3  # characters of a name
