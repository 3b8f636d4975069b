"""What is said above a map: a topic, a headline and a text, so large that every step of a story has room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.drawing.fonts import legible
from graph.drawing.lettering import folded
from graph.drawing.page import HEIGHT, MARGIN, write
from graph.drawing.palette import NEW
from graph.drawing.pictures.labels import Box
from graph.drawing.pictures.plan import MAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from matplotlib.axes import Axes

WIDE = MAP.right - MARGIN  # points that words above a map may take
KICKER = 10.0  # where the topic begins, in points from the top
TOLD = 23.0  # where the headline begins under it
SENTENCE = (22.0, 20.0, 18.0, 16.0, 14.0)  # points of a headline that is a sentence
SPACING = 1.16  # from one line of it to the next
SIZES = (14.0, 13.0, 12.0, 11.0, 10.5)  # points of the text
LINE = 1.22
BETWEEN = 0.35  # of its size, from paragraph to paragraph
GAP = 6.0
MOST = 122.0  # points that the text may take of the room of the map
TOPIC = 9.5
ROOMY = 1.03  # a headline may come out wider than it is measured
SURE = {"en": 0.97, "ja": 0.93}  # of the width: others have wider fonts, and air around Latin letters


@dataclass(frozen=True, slots=True)
class Above:
    """What is said above the map of a step.

    Attributes
    ----------
    topic
        Small above the headline.
    title, size
        The headline in lines, and its size (points).
    text, letters
        The paragraphs under it, and their size (points).
    top, foot
        Where the text begins, and where all of it ends, in points from the top.
    is_cut
        Whether the text goes on where there is no room for it.
    """

    topic: str
    title: tuple[str, ...]
    size: float
    text: tuple[str, ...]
    letters: float
    top: float
    foot: float
    is_cut: bool = False


def headline(text: str, room: float, most: int = 2) -> tuple[float, list[str]]:
    """Give the size at which a sentence needs no more lines than it may have, and its lines.

    Examples
    --------
    >>> headline("Who signed what with whom", 714)
    (22.0, ['Who signed what with whom'])
    """
    size, lines = SENTENCE[0], [text]
    for size in SENTENCE:
        lines = folded(text, room / ROOMY, size, bold=True)
        if len(lines) <= most:
            break
    return size, lines


def paragraphs(text: str, lang: str) -> list[str]:
    r"""Cut a text at its blank lines, as the page does; a line break within a paragraph is none.

    Examples
    --------
    >>> paragraphs("One\nline.\n\nTwo.", "en"), paragraphs("一\n行", "ja")
    (['One line.', 'Two.'], ['一行'])
    """
    gap = "" if lang == "ja" else " "
    parts = (re.sub(r"[ \t]*\n[ \t]*", gap, each.strip()) for each in re.split(r"\n\s*\n", text))
    return [each for each in parts if each]


def above(
    steps: Sequence[tuple[str, str]],
    *,
    topics: Sequence[str],
    lang: str,
    share: float | None = None,
    top: float = 0.0,
) -> list[Above]:
    """Find the one size of the texts of all steps that leaves the map its room.

    Parameters
    ----------
    steps
        Headline and text of each.
    topics
        What stands above each headline.
    share
        Of the width that a text may take; None: as our own fonts need it.
    top
        Where the texts begin; 0 for under the headlines.

    Examples
    --------
    >>> found, = above([("Now", "Two of them.")], topics=["1 / 1"], lang="en")
    >>> found.title, found.text, found.letters, found.is_cut
    (('Now',), ('Two of them.',), 14.0, False)
    """
    wide = WIDE * (share or SURE[lang])
    texts = [paragraphs(text, lang) for _, text in steps]
    size = next((each for each in SIZES if all(_high(text, wide, each) <= MOST for text in texts)), SIZES[-1])
    found = []
    for (title, _), text, topic in zip(steps, texts, topics, strict=True):
        large, lines = headline(title, WIDE)
        start = top or TOLD + len(lines) * large * SPACING + GAP
        shown = _cut(text, wide, size)
        foot = start + _high(shown, wide, size) + (GAP if shown else 0.0)
        how = (tuple(lines), large, tuple(shown), size, start, foot, shown != text)
        found.append(Above(_short(topic), *how))
    return found


def map_below(said: Iterable[Above]) -> Box:
    """Give the room of the map that lies under all that is said, the same in every step."""
    foot = max((each.foot for each in said), default=0.0)
    return Box(MAP.left, MAP.bottom, MAP.right, min(MAP.top, HEIGHT - foot - GAP))


def draw_above(axes: Axes, said: Above, lang: str) -> None:
    """Write what is said above the map of a picture."""
    y = HEIGHT - KICKER - 0.88 * TOPIC
    write(axes, (MARGIN, y), said.topic, size=TOPIC, color=NEW, weight="bold")
    y = HEIGHT - TOLD - 0.88 * said.size
    for line in said.title:
        write(axes, (MARGIN, y), line, size=said.size, weight="bold")
        y -= said.size * SPACING
    y = HEIGHT - said.top - 0.9 * said.letters
    for text in said.text:
        for line in folded(legible(text), WIDE * SURE[lang], said.letters):
            write(axes, (MARGIN, y), line, size=said.letters)
            y -= said.letters * LINE
        y -= said.letters * BETWEEN


def _high(text: Sequence[str], wide: float, size: float) -> float:
    """The points that paragraphs take."""
    lines = sum(len(folded(each, wide, size)) for each in text)
    return lines * size * LINE + max(len(text) - 1, 0) * size * BETWEEN


def _cut(text: Sequence[str], wide: float, size: float) -> list[str]:
    """As many lines of some paragraphs as there is room for; an ellipsis stands for the others."""
    shown: list[str] = []
    for each in text:
        lines = folded(each, wide, size)
        if _high([*shown, each], wide, size) <= MOST:
            shown.append(each)
            continue
        while lines and _high([*shown, _joined(lines, each) + "…"], wide, size) > MOST:
            lines.pop()
        return [*shown, _joined(lines, each).rstrip("。.、, ") + "…"] if lines else shown
    return shown


def _joined(lines: Sequence[str], whole: str) -> str:
    """The beginning of a paragraph that some of its lines hold, as it is written."""
    left = sum(len(each.replace(" ", "")) for each in lines)
    at = 0
    while at < len(whole) and left:
        left -= not whole[at].isspace()
        at += 1
    return whole[:at]


def _short(topic: str) -> str:
    """A topic on one line."""
    first, *more = folded(topic, WIDE, TOPIC, bold=True) or [""]
    return first + "…" if more else first
