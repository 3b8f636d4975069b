"""What stands between the rows of a list and is none: headings of groups, and rows of sums."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from graph.dates.spellings import month_number
from graph.exchange.lists.contents import is_relation, is_type
from graph.exchange.lists.tables import LONGEST_HEADING, is_time, is_value
from graph.reading.leftovers import is_amount, is_counted, is_sum
from graph.reading.terms import term_of
from graph.reading.texts import NUMBER
from graph.vocabulary import fold
from graph.vocabulary.bodies import bodies
from graph.vocabulary.countries import code_of

if TYPE_CHECKING:
    from graph.exchange.lists.tables import Table


def is_row_of_sums(texts: list[str]) -> bool:
    """Tell what stands in a row of sums: the word for one, and numbers or amounts.

    Examples
    --------
    >>> is_row_of_sums(["Total", "4,950,000"]), is_row_of_sums(["計", "4件"])
    (True, True)
    >>> is_row_of_sums(["Total", "2019-04-01"]), is_row_of_sums(["Total", "May 2019"])
    (False, False)
    >>> is_row_of_sums(["Subtotal Asia", "3"]), is_row_of_sums(["アジア計", "3"])
    (True, True)
    >>> is_row_of_sums(["Japan", "Subtotal"]), is_row_of_sums(["France", "Total", "2019"])
    (True, False)
    """
    first, *rest = texts
    if is_sum(first) or (rest and _is_sum_of_group(first)):
        return all(map(_is_count, rest))
    return _is_sum_below_group(texts)


def _is_sum_below_group(texts: list[str]) -> bool:
    """Tell a sum behind what its rows have in common: a country that is merged down, or written again."""
    for at, text in enumerate(texts):
        if is_sum(text) or _is_sum_of_group(text):
            return at > 0 and all(_is_count(each) and not is_time(each) for each in texts[at + 1 :])
        if not divides(text) or is_value(text):
            return False
    return False


def _is_sum_of_group(text: str) -> bool:
    match = (_SUM_OF.fullmatch(text) or _OF_SUM.fullmatch(text)) if len(text) <= LONGEST_HEADING else None
    return match is not None and divides(match["group"])


_SUM = r"(?:sub-?\s?)?totals?|sum|小計|合計|計|소계|합계|小计|合计"
_SUM_OF = re.compile(rf"(?:{_SUM})(?:\s+(?:of|for)\b)?[\s:：(（-]*(?P<group>.+?)[)）]?", re.IGNORECASE)
_OF_SUM = re.compile(rf"(?P<group>.+?)(?:の|[\s:：(（-])*(?:{_SUM})[)）]?", re.IGNORECASE)


def _is_count(text: str) -> bool:
    """Tell a number, alone or with the word for what was counted, as it stands behind a word for sums."""
    if NUMBER.fullmatch(text) or is_amount(text):
        return True
    time = is_value(text) or term_of(text) is not None or any(map(month_number, text.split()))
    return not time and is_counted(text)


def stands_aside(table: Table, at: int) -> bool:
    """Tell a row with one text that is no name: merged across the table, a note, a sum or what divides it.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Partner", "Signed"], ["ASIA", ""], ["Port Lab", ""], ["Total: 1", ""], ["* as of May", ""]]
    >>> table = table_of(Grid("x.csv", "", [1, 2, 3, 4, 5], rows))
    >>> [stands_aside(table, at) for at in range(4)]
    [True, False, True, True]
    """
    (text,) = table.texts(at)
    across = table.numbers[at] in table.across
    return across or bool(_FOOTNOTE.match(text)) or is_sum(text) or divides(text) or ends(table, at)


_FOOTNOTE = re.compile(
    r"[*※†‡#注]|（注|\(?(?:note|source|as of|legend|key|abbreviations|updated|出典|凡例|備考)\b",
    re.IGNORECASE,
)


def ends(table: Table, at: int) -> bool:
    """Tell a row at the foot of a list that says that it is over, as of when, or how long.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Partner", "Signed"], ["End", ""], ["Port Lab", "2019"], ["End", ""], ["Number: 2", ""]]
    >>> table = table_of(Grid("x.csv", "", [1, 2, 3, 4, 5], rows))
    >>> [ends(table, at) for at in range(4)]
    [False, False, True, True]
    """
    texts = table.texts(at)
    count = len(table.numbers)
    if len(texts) != 1 or count - at > _FOOT:
        return False
    below = [table.texts(row) for row in range(at + 1, count)]
    plain = fold(texts[0]).strip("()[]【】（）<>《》-–—=*~.。…・: ")
    return _END.fullmatch(plain) is not None and all(
        len(each) < 2 or is_row_of_sums(each) or len(table.headings) == 1 for each in below
    )


_FOOT = 10  # rows below a list, at most
_COUNTS = r"(?:\d+|[一二三四五六七八九十]+) ?[^\W\d_]{0,6}"
_END = re.compile(
    r"以上(?:[、,。]? ?(?:全|計|合計|の)?"
    rf"{_COUNTS})?|以下、?(?:余白|空白)|余白|終わ?り?|おわり|끝|이상|이하 ?여백|以下空白|结束|完"
    r"|(?:the )?end(?: of (?:the )?(?:list|table|file|document|report|data|sheet|register|page))?"
    r"|ende(?: der (?:liste|tabelle|aufstellung|übersicht|ubersicht))?"
    r"|fine?(?: (?:de|du|della) (?:la )?(?:liste|lista|tableau|tabla|elenco))?"
    r"|(?:stand|as (?:of|at)|état|etat|situaci[oó]n|stato|status|last (?:updated?|revised|modified)"
    r"|updated|printed)(?: (?:am|vom|zum|au|al?|on|of|at))?[: ]+"
    r"(?:the )?(?:\d[\d./-]*|\d{1,2}\.? [^\W\d_]+ \d{4}|[^\W\d_]+\.? (?:\d{1,2},? )?\d{4})"
    r"|(?:更新日|作成日|基準日|調査日|최종 ?갱신일|기준일|截至|截止|数据截止)[: ]*.{0,20}\d.{0,5}"
    r"|(?:令和|平成|昭和)?[\d元].{0,15}(?:現在|時点|作成|更新|기준|현재)"
    r"|(?:anzahl|number|count|nombre|n[uú]mero|aantal)(?: [^\W\d_]+){0,3} ?[:=] ?\d+(?: [^\W\d_]+){0,2}"
    r"|(?:件数|総数|登録数|校数|機関数|団体数|협정 ?수|기관 ?수|건수|총|전체|共|全|共计|計|계)[: ]*"
    rf"{_COUNTS}(?: [^\W\d_]+)?"
)


def divides(text: str) -> bool:
    """Tell a word for what the rows below it have in common: where they are, or of which kind or year.

    A number before it and a count behind it make no difference.

    Examples
    --------
    >>> divides("Asia"), divides("France"), divides("2019年度"), divides("Port Lab")
    (True, True, True, False)
    >>> divides("Northern Region"), divides("県北地域"), divides("Medicen Paris Region")
    (True, True, False)
    >>> divides("2. UNIVERSITIES AND HOSPITALS (12)"), divides("Ⅰ 国内"), divides("大学（3件）")
    (True, True, True)
    """
    plain = text.strip(f"{_SIGNS} ")
    if plain != text.strip() or is_value(plain):
        return True
    bare = _COUNTED.sub("", _NUMBERED.sub("", unicodedata.normalize("NFKC", plain.lstrip(_NUMERALS)))).strip(
        f"{_SIGNS} "
    )
    parts = [each.strip() for each in _AND.split(bare)]
    return bool(bare) and (_is_group(bare) or all(map(_is_group, parts)))


_SIGNS = "[]【】<>＜＞〈〉■●○◆◇□▼▽★☆:："
_NUMERALS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ.．、 \u3000"
_NUMBERED = re.compile(
    r"(?:\(?(?:\d{1,2}|[ivx]{1,4}|[a-h]|[一二三四五六七八九十]{1,2})\s?[.、):]|[ivx]{1,4}(?=\s)"
    r"|第[\d一二三四五六七八九十]+[章部節編]|\((?:\d{1,2}|[一二三四五六七八九十])\))\s*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:[(\[]\s*(?:計|全|total:?)?\s*\d+\s*[^\W\d]*\s*[)\]]|[:-]\s*\d+\s*[^\W\d]*|\s\d+\s?[件校社団機か個]\w*)$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:[・/&,、+]|及び|および|\band\b|\bund\b|\bet\b|\by\b|와|과|和)\s*", re.IGNORECASE)


def _is_group(text: str) -> bool:
    """Tell a word for a place, a type, a kind of agreement or any other group of organisations."""
    plain = fold(text)
    singular = (plain, plain.removesuffix("s"), re.sub("ies$", "y", plain))
    return bool(
        code_of(plain)
        or _PLACES.fullmatch(plain)
        or _groups().fullmatch(plain)
        or any(map(is_type, singular))
        or any(map(is_relation, singular))
    )


_PLACES = re.compile(
    r"(?:(?:north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|latin|southeast|middle)[ -]?)*"
    r"(?:africa|americas?|asia|europe|oceania|east|caribbean|pacific|asia[- ]pacific|emea|apac)"
    r"(?: (?:and|&) .*)?|(?:東|西|南|北|中|東南|中南|ラテン)?(?:アジア|欧州|ヨーロッパ|アフリカ|米|アメリカ"
    r"|オセアニア|大洋州|中近東|中東)(?:地域)?|国内|海外|国外|県内|県外|市内|市外|道内|道外"
    r"|(?:north|south|east|west|central|mid)(?:[ -]?(?:east|west))?(?:ern)?"
    r" (?:region|area|zone|district|part)"
    r"|(?:北|南|東|西|中央|北東|北西|南東|南西|[道府県]?[北南東西央])(?:部|地区|地域|エリア|ブロック)"
    r"|domestic|international|overseas|asien|europa|afrika|amerika|ozeanien|inland|ausland"
    r"|europe|afrique|am[eé]rique|asie|oc[eé]anie|국내|해외|국외|아시아|유럽|아프리카|北美|亚洲|歐洲|欧洲|国内|境外"
)


@functools.cache
def _groups() -> re.Pattern[str]:
    """Words for organisations with what kind of them they are, and those that alone divide a list."""
    return re.compile(
        r"(?:academic|industrial|industry|corporate|research|higher education|education(?:al)?|public|private"
        r"|government(?:al)?|international|overseas|foreign|domestic|local|national|regional|clinical|medical"
        rf"|health(?:care)?|strategic|partner|sister|non-?profit|other) (?:{bodies('kind', 'western')})"
        r"|(?:その他の?|国公立|国立|公立|私立|民間|海外の?|国内の?|国外の?|外国の?|地元の?)?"
        rf"(?:{bodies('kind', 'eastern')})(?:等|など)?"
        rf"|{bodies('divides', 'western')}|{bodies('divides', 'eastern')}"
    )
