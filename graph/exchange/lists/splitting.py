"""Where a cell that names several parties can be split: always, or only where each part is a known name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.reading.sheet import tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BETWEEN = re.compile(r"[|;；｜\r\n]+|[、､]")
_WRAPPED = re.compile(r"(?:[,，(（/／&＆・･+＋-]|\b(?:of|and|for|the|de|in|at|und|für))\s*$", re.IGNORECASE)
# What also stands within names, such as that of Johns Hopkins in Japanese: it divides known names only.
_AND = r"(?:and|und|et|og|och|en|y|e|и)"
_JOINED = re.compile(
    rf"\s*[,，]\s*(?:{_AND}\s+|&\s*)?|\s*[/／&＆・･·•+＋]\s*|\s+{_AND}\s+"
    r"|\s*(?:及び|および|並びに|ならびに|[と和与與및])\s*|[와과]\s+",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s*(?:[*＊†‡§※]+\d{0,2}|[¹²³⁴⁵⁶⁷⁸⁹]+|\(?(?:注|※)\d{0,2}\)?|（(?:注|※)\d{0,2}）)$")
_MOST, _WITHIN = 200, 8  # places at which a text may be split, and those within one name


def pieces(text: str) -> list[str]:
    """Give what stands between bars, semicolons, 、 and line ends; a line that goes on in the next is one.

    Examples
    --------
    >>> pieces("神戸市\\n北市"), pieces("Minami University,\\nAoba"), pieces("Port & Sea; Lab")
    (['神戸市', '北市'], ['Minami University, Aoba'], ['Port & Sea', 'Lab'])
    """
    return [tidy(each) for each in BETWEEN.split(_in_one_line(text)) if each.strip()]


def may_be_joined(text: str) -> bool:
    """Tell a text with something in it that may stand between two names.

    Examples
    --------
    >>> may_be_joined("Port & Sea"), may_be_joined("ジョンズ・ホプキンス大学"), may_be_joined("Port Lab")
    (True, True, False)
    """
    return _JOINED.search(text) is not None


def names_in(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """Split a text at commas, "and" and the like into as few known names as it is made of; [] for none.

    Parameters
    ----------
    is_name
        Tells whether a part is the name of an organisation. It is not asked about the whole text.

    Examples
    --------
    >>> known = {"Otter", "Wye", "Wye & Sons", "やま大学と海", "北大"}
    >>> names_in("Otter, Wye and Wye & Sons", known.__contains__), names_in("Otter & Co", known.__contains__)
    (['Otter', 'Wye', 'Wye & Sons'], [])
    >>> names_in("やま大学と海と北大", known.__contains__)
    ['やま大学と海', '北大']
    """
    at = [match.span() for match in _JOINED.finditer(text)]
    if len(at) > _MOST:
        parts = [each for each in _JOINED.split(text) if each.strip()]
        return parts if all(map(is_name, parts)) else []
    starts, stops = [0, *(stop for _, stop in at)], [*(start for start, _ in at), len(text)]
    best: list[list[str] | None] = [[], *[None] * len(stops)]
    for end, stop in enumerate(stops):
        for begin, before in enumerate(best[: end + 1]):
            if end - begin > _WITHIN:
                continue
            part = text[starts[begin] : stop].strip()
            shorter = before is not None and (
                best[end + 1] is None or len(before) + 1 < len(best[end + 1] or ())
            )
            if shorter and part and part != text and is_name(part):
                best[end + 1] = [*(before or ()), part]
    return best[-1] or []


def without_mark(text: str) -> str:
    """Give a name without the mark of a footnote behind it.

    Examples
    --------
    >>> without_mark("Port Lab*1"), without_mark("港大学（注1）"), without_mark("Port Lab")
    ('Port Lab', '港大学', 'Port Lab')
    """
    return _MARKED.sub("", text) or text


def lines_of(text: str) -> Iterator[str]:
    """Give the lines of a cell that hold something."""
    return (each.strip() for each in re.split(r"[\r\n]+", text) if each.strip())


def _in_one_line(text: str) -> str:
    """A text in which lines that go on in the next one are put together."""
    found: list[str] = []
    for line in lines_of(text):
        goes_on = found and (
            _WRAPPED.search(found[-1]) or _is_open(found[-1]) or line[:1] in "(（&,、" or line[:1].islower()
        )
        if goes_on:
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return "\n".join(found)


def _is_open(line: str) -> bool:
    """Tell a line with a bracket that does not close."""
    return line.count("(") + line.count("（") > line.count(")") + line.count("）")
