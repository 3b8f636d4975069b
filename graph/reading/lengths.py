"""Lengths of time as people write them: a number, in digits or in words, and years or months."""

from __future__ import annotations

import re
import unicodedata

from graph.vocabulary import unaccented

LONGEST = 160  # characters of a text about a term
# Units stand here without accents, as `plain_term` gives the text; those of years in kanji are 年 there.
MONTH = (
    r"か月|ヶ月|カ月|ケ月|ヵ月|箇月|個月|个月|개월"
    r"|months?\b|monate?[ns]?\b|mois\b|mes(?:es)?\b|mes[ei]\b|mos?\b"
)
YEAR = (
    r"年|년|years?\b|yrs?\b\.?|y\b|ann?ee?s?\b|ans?\b|jahre?[ns]?\b|jahrig\w*|anos?\b|ann[oi]\b"
    r"|jaar\b|jaren\b|(?<=-)ans?\b"
)
COUNT = r"\d{1,3}(?:\.\d+)?"
_MONTHS = rf"(?:{COUNT})[- ]?(?:{MONTH})"
LENGTH = rf"(?:(?:{COUNT})[- ]?(?:{YEAR})(?:[と零又]?[ ,]*(?:(?:and|und|et|y|e) )?{_MONTHS})?|{_MONTHS})"
UNIT = rf"(?:(?:{COUNT})[- ]?(?:{YEAR}|{MONTH}))"
_LONG = re.compile(rf"({LENGTH})(?:\(s\))?(?:間|间|간|前|まで| before)*")
# English, French, German, Spanish, Italian and Portuguese, then what Korea and China write before a unit.
_NUMBERS = """
1|one|a|an|un|une|uno|una|um|uma|ein|eine|einen|einem|einer|eines|eins
2|two|deux|zwei|zwo|dos|due|dois|duas
3|three|trois|drei|tres|tre
4|four|quatre|vier|cuatro|quattro|quatro
5|five|cinq|funf|fuenf|cinco|cinque
6|six|sechs|seis|sei
7|seven|sept|sieben|siete|sette|sete
8|eight|huit|acht|ocho|otto|oito
9|nine|neuf|neun|nueve|nove
10|ten|dix|zehn|diez|dieci|dez
11|eleven|onze|elf|once|undici
12|twelve|douze|zwolf|zwoelf|doce|dodici|doze
15|fifteen|quinze|funfzehn|quince|quindici
18|eighteen|dix-huit|achtzehn|dieciocho|diciotto|dezoito
20|twenty|vingt|zwanzig|veinte|venti|vinte
24|twenty-four|vingt-quatre|vierundzwanzig|veinticuatro|ventiquattro|vinte-e-quatro
25|twenty-five|vingt-cinq|funfundzwanzig|veinticinco|venticinque|vinte-e-cinco
30|thirty|trente|dreissig|treinta|trenta|trinta
36|thirty-six|trente-six|sechsunddreissig|treinta-y-seis|trentasei|trinta-e-seis
48|forty-eight|quarante-huit|achtundvierzig|cuarenta-y-ocho|quarantotto|quarenta-e-oito
50|fifty|cinquante|funfzig|cincuenta|cinquanta|cinquenta
60|sixty|soixante|sechzig|sesenta|sessanta|sessenta
"""
_KOREAN = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True)) | {
    **{"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9},
    **{"십": 10, "열": 10, "십오": 15, "이십": 20},
}
_WORTH = {
    word.replace("-", " "): number
    for line in _NUMBERS.strip().splitlines()
    for number, *words in [line.split("|")]
    for word in words
}
_ANY = "|".join(word.replace(" ", "[- ]") for word in sorted(_WORTH, key=len, reverse=True))
_WORDS = re.compile(rf"(?<![\w-])({_ANY})(?=[- ]?(?:\(\d+\) ?)?(?:{YEAR}|{MONTH})| and a half )")
_HANGUL = re.compile(rf"(?<![가-힣])({'|'.join(sorted(_KOREAN, key=len, reverse=True))}) ?(?=년|개년|개월)")
_TWICE = re.compile(r"(\d+) ?\((\d+)\)")  # five (5) years
_BEFORE_UNIT = r"(?=[年かヶカケヵ箇個个]|月前)"
_TENS = re.compile(rf"([二三四五六七八九]?)十([一二三四五六七八九]?){_BEFORE_UNIT}")
_DIGIT = re.compile(rf"[一二三四五六七八九]{_BEFORE_UNIT}")
_FORMAL = re.compile(rf"[壱壹弐贰貳参叁參肆伍陆柒捌玖拾两兩]+{_BEFORE_UNIT}")  # as contracts write them
_PLAIN_KANJI = str.maketrans("壱壹弐贰貳参叁參肆伍陆柒捌玖拾两兩", "一一二二二三三三四五六七八九十二二")
_MONTHS_BEFORE = re.compile(r"(?<=\d)月(?=前)")  # 満了の1月前まで
_YEAR_KANJI = re.compile(r"(?<=\d)(?: ?[かヶカケヵ箇個]年| ?개년|周年)")
_AND_A_HALF = re.compile(
    r"(\d+)年半|(\d+)년 ?반|(?:(\d+) )?(?:years?|jahre?|ans?|anos?|anni?o?) (?:and|und|et|y|e) (?:a|an|ein"
    r"|un|une"
    r"|una)? ?(?:half|halbes|demie?|medio|mezzo|meio)\b|(\d+) and a half years?"
)
_HALF = re.compile(
    r"(?<!\w)(?<!and )(?<!and a )(?<!und )(?<!et )(?<!y )(?:(?:an?|eine?[mns]?|eines|une?|uno"
    r"|um) )?(?:half[- ](?:an? )?year|halb(?:es|en|e|er)?[ -]?jahr(?:es)?|medio ano|mezzo anno|meio ano"
    r"|半年|반년)(?!度)"
)
_SIGNS = str.maketrans({"（": "(", "）": ")", "’": "'", "‘": "'"})


def plain_term(text: str) -> str:
    """Fold width, case and accents, and write numbers in digits where they count years or months.

    Examples
    --------
    >>> [plain_term(text) for text in ("五年間", "Trente-six mois", "tres años", "sechs Jahre", "5개년")]
    ['5年間', '36 mois', '3 anos', '6 jahre', '5年']
    >>> plain_term("half a year"), plain_term("1年半"), plain_term("once a week")
    ('6 months', '1.5年', 'once a week')
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGNS).strip().casefold()
    plain = unaccented(re.sub(r"\s+", " ", plain))
    plain = _HALF.sub("6 months", plain)
    plain = _WORDS.sub(lambda word: str(_WORTH[word[1].replace("-", " ")]), plain)
    plain = _HANGUL.sub(lambda word: str(_KOREAN[word[1]]), plain)
    plain = _TWICE.sub(lambda both: both[1] if both[1] == both[2] else both[0], plain)
    plain = _FORMAL.sub(lambda digits: digits[0].translate(_PLAIN_KANJI), plain)
    plain = _TENS.sub(lambda tens: f"{_digit(tens[1]) or 1}{_digit(tens[2])}", plain)
    plain = _DIGIT.sub(lambda one: str(_digit(one[0])), plain)
    plain = _MONTHS_BEFORE.sub("か月", plain)
    return _AND_A_HALF.sub(_with_half, _YEAR_KANJI.sub("年", plain))


def _digit(kanji: str) -> int:
    return " 一二三四五六七八九".index(kanji) if kanji else 0


def _with_half(found: re.Match[str]) -> str:
    """A number of years and a half of one, which counts from one where no number stands there."""
    count = next(filter(None, found.groups()), "1")
    return f"{count}.5年" if found[1] or found[2] else f"{count}.5 years"


def months_of(text: str) -> float | None:
    """Give the months of a length with its unit; None for any other text.

    Examples
    --------
    >>> months_of("6か月"), months_of("two years"), months_of("3ヶ月前まで"), months_of("6 weeks")
    (6.0, 24.0, 3.0, None)
    """
    plain = plain_term(text) if len(text) <= LONGEST else ""
    match = _LONG.fullmatch(plain)
    return months_in(match[1]) if match else None


def months_in(length: str) -> float:
    """Give the months of a length: its years and its months.

    Examples
    --------
    >>> months_in("1年6か月")
    18.0
    """
    years = re.search(rf"({COUNT})[- ]?(?:{YEAR})", length)
    months = re.search(rf"({COUNT})[- ]?(?:{MONTH})", length)
    return (float(years[1]) * 12 if years else 0) + (float(months[1]) if months else 0)


def years_in(length: str) -> str:
    """Give a length in years, as the columns have it; blank for none.

    Examples
    --------
    >>> years_in("60か月"), years_in("18 months"), years_in("")
    ('5', '1.5', '')
    """
    return f"{months_in(length) / 12:.4g}" if length else ""


def taken(text: str, pattern: re.Pattern[str]) -> tuple[str, re.Match[str] | None]:
    """Give a text without the first place that fits a pattern, and that place.

    Examples
    --------
    >>> taken("5 years, renewable", re.compile("renewable"))[0]
    '5 years,'
    """
    found = pattern.search(text)
    return (text, None) if not found else (f"{text[: found.start()]} {text[found.end() :]}".strip(), found)
