"""What a sheet for people has and a table has not: sums below the rows, comments, marks for "as above"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.reading.tables import note
from graph.reading.texts import NUMBER, shown
from graph.vocabulary import fold
from graph.words.messages import Message

if TYPE_CHECKING:
    from graph.reading.findings import Findings
    from graph.reading.tables import Tables

_SUMS = frozenset(
    ("合計", "小計", "総計", "総合計", "合計数", "合計額", "累計", "計", "합계", "소계", "총계", "합계액",
     "계", "合计", "小计", "总计", "總計")
)  # fmt: skip
_SUMS_WESTERN = re.compile(
    r"(?:grand\s|overall\s|in\s|sub[-\s]?|sous-)?totals?(?:\sg[eé]n[eé]ral)?|totale|sum"
    r"|gesamt(?:summe)?|insgesamt|(?:zwischen)?summe|somme"
)
_DITTO = frozenset(
    {
        "〃",
        "〻",
        "″",
        '"',
        "''",
        "’’",
        "”",
        "“",
        "同上",
        "上に同じ",
        "ditto",
        "do.",
        "as above",
        "same as above",
    }
)
# A sum in the same cell as its word: 計 4件, Total: 12, Total number of agreements: 12.
_WITH_NUMBER = re.compile(
    r"(?:総?合計|小計|総計|累計|計)[^\d\w]*\d+ ?(?:[件社校館園港市国組名]|団体|機関|大学|都市|病院|施設"
    r"|[かカヶケ][所国])?[)]?"
    r"|(?:grand )?(?:sub-?)?totals?(?: (?:number )?of [a-z ]+| [a-z]+)?(?: ?[:=(] ?| )\d+\)?(?: [a-z]+)?"
    r"|(?:grand )?totals? (?:number )?(?:of )?(?:active )?(?:agreements?|mous?|contracts?|partners?"
    r"|institutions?)"
    r"|(?:sous-|zwischen)?(?:gesamt|summe|somme|total|totale)(?: [^\W\d_]+){0,3}"
    r" ?: ?\d+(?: [^\W\d_]{1,20}){0,2}"
    r"|(?:합계|총계|소계|合计|总计"
    r"|小计) ?[::]? ?\d+ ?[건个件]?"
)
# A number with thousands apart, a currency or a word for what was counted: 4,950,000; ¥1,200千円; £ 3,000.
_CURRENCY = r"(?:[a-z]{0,3}[$¥€£₩]|元|(?:jpy|usd|eur|gbp|chf|cny|krw|rmb|fr)\b\.?)"
_NUMBER = r"[-+]?(?:\d{1,3}(?:[ .,'’]\d{3})+|\d+)(?:[.,]\d{1,2})?(?:,-)?"
_UNIT = (
    r"(?:(?:[十百千万億亿만억천]{0,2}|thousand|million|billion|mio\.?|mrd\.?|tsd\.?|k|m|bn) ?"
    rf"(?:{_CURRENCY}|%|円|원|ドル|ユーロ|ポンド|yen|euros?|dollars?|pounds?"
    r"|件|社|校|名|人|団体|機関|か所|カ所|ヶ所|所|家|个|個|项|項|건|개|명"
    r"|(?:agreement|mou|contract|partner|institution|item|organi[sz]ation|row|record)s?)?)"
)
_AMOUNT = re.compile(rf"(?:約|~)?[△▲]?\(?{_CURRENCY}? ?{_NUMBER} ?{_UNIT}\)?")
_COMMENTS = ("#", "//", "--", "<!--", "/*")


def is_ditto(text: str) -> bool:
    """Tell a mark that stands for the cell above.

    Examples
    --------
    >>> is_ditto("同上"), is_ditto("Ditto"), is_ditto("Ditto Press")
    (True, True, False)
    """
    return len(text) <= 13 and (text in _DITTO or fold(text) in _DITTO)


def is_amount(text: str) -> bool:
    """Tell a number with thousands apart, a currency or what was counted, and nothing else.

    Examples
    --------
    >>> is_amount("4,950,000"), is_amount("￥1,200"), is_amount("1,200千円"), is_amount("2019-04")
    (True, True, True, False)
    """
    return _AMOUNT.fullmatch(fold(text)) is not None


def is_counted(text: str) -> bool:
    """Tell a number with a word for what was counted, whatever that is.

    Examples
    --------
    >>> is_counted("9개교"), is_counted("10 Abkommen"), is_counted("2019-04"), is_counted("Port Lab")
    (True, True, False, False)
    """
    return _COUNTED.fullmatch(text) is not None


_COUNTED = re.compile(r"\d[\d,.]* ?[^\W\d_]{1,20}(?: [^\W\d_]{1,20})?")


def is_comment(text: str) -> bool:
    """Tell a text that starts as comments do in programs and settings.

    Examples
    --------
    >>> is_comment("# old"), is_comment("//link-j"), is_comment("C#")
    (True, True, False)
    """
    return text.startswith(_COMMENTS) and not text.startswith("#REF!")


def is_sum(text: str, beside: str = "") -> bool:
    """Tell the first cell of a row of sums.

    A company may be called Total, so that the Western words need a number or nothing `beside` them.

    Examples
    --------
    >>> is_sum("合計"), is_sum("計 4件"), is_sum("Total", "12"), is_sum("Total", "Total SE")
    (True, True, True, False)
    """
    whole = fold(text) if text else ""
    if whole.strip("[]()（）：:【】").replace(" ", "") in _SUMS or _WITH_NUMBER.fullmatch(whole):
        return True
    word, _, number = whole.partition(":" if ":" in whole else " ")
    if is_amount(number.strip()) and (word.strip() in _SUMS or _SUMS_WESTERN.fullmatch(word.strip())):
        return True
    alone = not beside or NUMBER.fullmatch(beside) is not None or is_amount(beside)
    return alone and _SUMS_WESTERN.fullmatch(whole.rstrip(":")) is not None


def meant_for_people(text: str) -> str:
    """Say what to do about a text that is no id but something written for people; "" for any other text.

    Examples
    --------
    >>> meant_for_people("〃")
    'write the id again: every row stands for itself'
    """
    if is_ditto(text):
        return "write the id again: every row stands for itself"
    if is_sum(text):
        return "delete the row if it is one of sums"
    return ""


def sums(tables: Tables, findings: Findings) -> None:
    """A row of sums below the others is no organisation."""
    for row, id_, name in tables.nodes.each("id", "name"):
        # Ids are seldom that short and names seldom these words: one look at the length spares most rows.
        if len(id_) > 14 and len(name) > 14:
            continue
        column = "id" if is_sum(id_, name) else "name" if is_sum(name, id_) else ""
        if column:
            before = shown(id_ if column == "id" else name)
            message = Message("{} is what stands before sums; it is read as an organisation", before)
            hint = "delete the row if it is one of sums"
            note(findings, "row-of-sums", (tables.nodes, row, column), message=message, hint=hint)
