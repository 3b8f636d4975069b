"""What stands between the rows of a list and is none: headings of groups, and rows of sums."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from graph.dates.spellings import month_number
from graph.exchange.lists.contents import is_relation, is_type
from graph.exchange.lists.tables import LONGEST_HEADING, is_value
from graph.reading.leftovers import is_amount, is_counted, is_sum
from graph.reading.terms import term_of
from graph.reading.texts import NUMBER
from graph.vocabulary import fold
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
    """
    first, *rest = texts
    return (is_sum(first) or (bool(rest) and _is_sum_of_group(first))) and all(map(_is_count, rest))


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
    return across or bool(_FOOTNOTE.match(text)) or is_sum(text) or divides(text)


_FOOTNOTE = re.compile(
    r"[*※†‡#注]|（注|\(?(?:note|source|as of|legend|key|abbreviations|updated|出典|凡例|備考)\b",
    re.IGNORECASE,
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
        or _GROUPS.fullmatch(plain)
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
_BODIES = (
    r"partner|institution|institute|organi[sz]ation|bod(?:y|ie)|agenc(?:y|ie)|sector|universit(?:y|ie)|school"
    r"|compan(?:y|ie)|enterprise|hospital|cent(?:er|re)|association|group|cit(?:y|ie)|government|entit(?:y|ie)"
)
_GROUPS = re.compile(
    rf"others?|misc(?:ellaneous)?|academia|industry|ngos?|npos?|smes?|corporates?|startups?"
    rf"|(?:academic|industrial|industry|corporate|research|higher education|education(?:al)?|public|private"
    rf"|government(?:al)?|international|overseas|foreign|domestic|local|national|regional|clinical|medical"
    rf"|health(?:care)?|strategic|partner|sister|non-?profit|other) (?:{_BODIES})s?"
    r"|(?:その他の?|国公立|国立|公立|私立|民間|海外の?|国内の?|国外の?|外国の?|地元の?)?"
    r"(?:大学|高専|高校|短期大学|学校|企業|会社|団体|自治体|機関|病院|研究機関|研究所|教育機関|学術機関"
    r"|医療機関|行政機関|国際機関|公的機関|金融機関|経済団体|財団|協会|省庁|官公庁|都市|クラスター)(?:等|など)?"
    r"|その他|行政|産業界|学術|民間|官公庁等|姉妹都市等?"
    r"|universitäten|hochschulen|unternehmen|firmen|krankenhäuser|kliniken|forschungseinrichtungen|institute"
    r"|städte|behörden|sonstige|andere|universités|entreprises|h[oô]pitaux|instituts|[eé]coles|villes|autres"
    r"|universidades|empresas|hospitales|institutos|ciudades|otr[oa]s"
    r"|대학교?|기업|회사|병원|연구소|연구기관|기관|정부|지자체|도시|기타|大學|高校|企业|公司|医院|醫院|政府|机构|機構"
    r"|其他|其它|城市|研究院"
)
