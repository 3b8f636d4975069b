"""Names short enough for a label: without legal forms, as an acronym, in two lines."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from graph.vocabulary import known

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

LINE = 26  # columns of a line; a Japanese character takes two
LONG = 2 * LINE
SCRAP = 5  # columns: less is not left alone on a line
READ = 400  # characters: of a name that is longer nothing more could be shown

_ACRONYM = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")


def short_name(name: str, name_ja: str = "", *, lang: str = "en") -> str:
    """Give the name by which an organisation is known among those who know it.

    Parameters
    ----------
    name, name_ja
        Full names; the Japanese one may be blank.
    lang
        ``ja`` prefers the Japanese name.

    Returns
    -------
    name
        Legal forms are left off. An acronym in brackets stands for a name of more
        than a line, in Japanese for one of more than two.

    Examples
    --------
    >>> short_name("Foundation for Biomedical Research and Innovation at Kobe (FBRI)")
    'FBRI'
    >>> short_name("Kyoto Research Park Corp. (KRP)", "京都リサーチパーク株式会社", lang="ja")
    '京都リサーチパーク'
    """
    full, acronym = _split(name[:READ])
    name_ja = name_ja[:READ].strip()
    if lang == "ja" and name_ja:
        shown = without_form(name_ja)
        return acronym if acronym and columns(shown) > LONG - 8 else shown
    bare = without_form(full)
    return acronym if acronym and columns(bare) > LINE else bare


def known_as(nodes: pd.DataFrame, lang: str = "en") -> dict[str, str]:
    """Give the name that people use for each organisation, by id; the full one where two had the same.

    Parameters
    ----------
    nodes
        With ``id``, ``name`` and ``name_ja``; ``short`` and ``short_ja`` go first where they are there.

    Examples
    --------
    >>> import pandas as pd
    >>> columns = {"id": ["a", "b"], "name": ["Life Co., Ltd.", "Kobe"], "name_ja": "", "short": ["", "K"]}
    >>> known_as(pd.DataFrame(columns))
    {'a': 'Life', 'b': 'K'}
    """
    ja, used = lang == "ja", "short_ja" if lang == "ja" else "short"
    told = nodes[used] if used in nodes.columns else [""] * len(nodes)
    rows = list(zip(nodes["id"], nodes["name"], nodes["name_ja"], told, strict=True))
    full = {str(each): str((ja and other) or name or each) for each, name, other, _ in rows}
    found = {
        str(each): str(short).strip() or short_name(str(name), str(other), lang=lang) or full[str(each)]
        for each, name, other, short in rows
    }
    often = Counter(found.values())
    return {each: name if often[name] == 1 else full[each] for each, name in found.items()}


def wrap(name: str, *, width: int = LINE) -> tuple[str, ...]:
    """Break a name into at most two lines of like length; what is longer ends with an ellipsis.

    Parameters
    ----------
    width
        Columns of a line; wide (Japanese) characters take two.

    Examples
    --------
    >>> wrap("International University of Health and Welfare")
    ('International University', 'of Health and Welfare')
    >>> wrap("神戸大学")
    ('神戸大学',)
    """
    name = name[:READ]
    if columns(name) <= width:
        return (name,)
    breaks = [at for at in range(1, len(name)) if _may_break(name, at)]
    halves = [(name[:at].rstrip(), name[at:].lstrip()) for at in breaks]
    halves = [pair for pair in halves if columns(pair[0]) <= width * 1.2 and min(map(columns, pair)) >= SCRAP]
    if not halves:
        return (cut(name, round(width * 1.3)),)
    first, second = min(halves, key=lambda pair: (abs(columns(pair[0]) - columns(pair[1])), pair))
    return first, cut(second, round(width * 1.2))


def columns(text: str) -> int:
    """Count the columns of a text: two for a wide character.

    Examples
    --------
    >>> columns("Kobe 神戸")
    9
    """
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def without_form(name: str) -> str:
    """Leave the legal form off the beginning or end of a name; a name that is nothing else stays.

    The page leaves it off by the same rule (`graph/map/js/canvas/labels.mjs`).

    Examples
    --------
    >>> without_form("株式会社ライフ"), without_form("Link Co., Ltd."), without_form("合同会社")
    ('ライフ', 'Link', '合同会社')
    """
    return _form().sub("", name).strip() or name


@functools.cache
def _form() -> re.Pattern[str]:
    """The legal forms of the list, where a name begins or ends with one."""
    japanese, brackets, western = (
        "|".join(map(re.escape, known("labels")[key]))
        for key in ("japanese_legal_forms", "legal_forms_in_brackets", "western_legal_forms")
    )
    either = rf"(?:{japanese}|[(（](?:{brackets})[)）])"
    return re.compile(rf"^{either}\s*|\s*{either}$|,?\s+(?:co\.?,?\s*)?(?:{western})\.?$", re.IGNORECASE)


def _split(name: str) -> tuple[str, str]:
    """The name without its brackets, and what stands in them if it is an acronym."""
    found = _ACRONYM.match(name.strip())
    if found is None:
        return name.strip(), ""
    inner = found[2]
    capitals = sum(each.isupper() for each in inner)
    return (found[1], inner) if capitals >= 2 and " " not in inner else (name.strip(), "")


def _may_break(name: str, at: int) -> bool:
    """Whether a line may end before a character: at blanks, after marks, between two Japanese scripts."""
    before, after = name[at - 1], name[at]
    if before == " " or after == " ":
        return True
    if after in known("labels")["never_begin_a_line"] or before in known("labels")["never_end_a_line"]:
        return False
    if before in "・-／/=＝":
        return True
    wide = columns(before) == 2 and columns(after) == 2
    return wide and _script(before) != _script(after)


def _script(character: str) -> str:
    return unicodedata.name(character, "").split(" ")[0].replace("KATAKANA-HIRAGANA", "KATAKANA")


def cut(text: str, width: int) -> str:
    """Give the text, with an ellipsis for what goes beyond a width in columns.

    Examples
    --------
    >>> cut("Kobe University", 8)
    'Kobe Un…'
    """
    if columns(text) <= width:
        return text
    kept = text
    while kept and columns(kept) > width - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def cut_apart(texts: Sequence[str], width: int) -> list[str]:
    """Give texts as `cut` does; those that would be alike then lose their middle instead.

    Examples
    --------
    >>> cut_apart(["Institute of Physics", "Institute of Botany", "Hub"], 12)
    ['Instit…ysics', 'Instit…otany', 'Hub']
    """
    plain = [cut(text, width) for text in texts]
    times = Counter(plain)
    return [
        short if times[short] == 1 else _without_middle(text, width)
        for text, short in zip(texts, plain, strict=True)
    ]


def _without_middle(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    end = text
    while columns(end) > (width - 1) // 2:
        end = end[1:]
    return cut(text, width - columns(end)) + end
