"""The bump chart: how the ranks of the first organisations changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from graph.drawing.charts.axes import PLAIN, Setting, chart, note, panel, time_axis
from graph.drawing.fonts import legible
from graph.drawing.names import short_name, wrap
from graph.drawing.page import HEIGHT, MARGIN, WIDTH
from graph.drawing.palette import INK, OTHERS, SERIES, SOFT
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURED = 5  # lines


def bump_chart(ranks: pd.DataFrame, setting: Setting = PLAIN, *, top: int = 10) -> bytes:
    """Draw how the ranks of the first organisations changed.

    Parameters
    ----------
    ranks
        One row an organisation and period, periods in order: ``period, id, name, rank``.
    setting
        Title, language, form and source line.
    top
        How many ranks are shown. The first five of the last period are coloured.

    Notes
    -----
    Of organisations with equal ranks, the one that was ahead in the period before
    stands above; the number beside the name is the rank itself.

    Raises
    ------
    UsageError
        When `form` is neither png nor svg.
    """
    labels = list(dict.fromkeys(ranks["period"]))

    def draw(figure: Figure, page: Axes) -> str:
        if labels:
            axes = panel(figure, (MARGIN, 58, WIDTH - 250, HEIGHT - 60))
            axes.set_ylim(top + 0.6, 0.4)
            axes.set_yticks([])
            time_axis(axes, labels, setting.lang)
            _draw_ranks(axes, ranks, labels, top, setting.lang)
        return ""

    return chart(setting, word("ranks_title", setting.lang), draw)


def standings(ranks: pd.DataFrame, top: int) -> dict[str, dict[str, int]]:
    """Give each of the first organisations of every period a place of its own.

    Examples
    --------
    >>> table = pd.DataFrame({"period": ["1", "1", "2", "2"], "id": ["a", "b", "a", "b"],
    ...                       "name": ["A", "B", "A", "B"], "rank": [2, 1, 1, 1]})
    >>> standings(table, 10)
    {'1': {'b': 1, 'a': 2}, '2': {'b': 1, 'a': 2}}
    """
    found: dict[str, dict[str, int]] = {}
    before: Mapping[str, int] = {}
    for period, rows in ranks.groupby("period", sort=False):
        pairs = [(str(each), int(rank)) for each, rank in zip(rows["id"], rows["rank"], strict=True)]
        pairs.sort(key=lambda pair: (pair[1], before.get(pair[0], top + 1), pair[0]))
        before = {each: place for place, (each, _) in enumerate(pairs[:top], start=1)}
        found[str(period)] = dict(before)
    return found


def _draw_ranks(axes: Axes, ranks: pd.DataFrame, labels: Sequence[str], top: int, lang: str) -> None:
    """A line an organisation through its places, broken where it is not among the first."""
    places = standings(ranks, top)
    last = places[labels[-1]]
    order = sorted(last, key=lambda each: last[each])
    colours = dict(zip(order[:COLOURED], SERIES, strict=False))
    others = sorted({each for standing in places.values() for each in standing} - set(colours))
    for depth, each in enumerate([*others, *reversed(order[:COLOURED])]):
        y = [places[label].get(each, float("nan")) for label in labels]
        style: dict[str, Any] = {"linewidth": 3.2, "markersize": 7, "solid_capstyle": "round"}
        if each not in colours:
            style |= {"linewidth": 1.4, "markersize": 4}
        colour = colours.get(each, OTHERS)
        axes.plot(range(len(labels)), y, color=colour, marker="o", zorder=2 + depth, **style)
    known = {(period, each): (int(rank), str(name)) for period, each, name, rank in _rows(ranks)}
    for each, place in places[labels[0]].items():
        rank, _ = known[labels[0], each]
        note(axes, (0, place), f"{rank}", off=(-10, 0), ha="right", va="center", fontsize=10, color=SOFT)
    for each, place in last.items():
        rank, name = known[labels[-1], each]
        _name_line(
            axes, (len(labels) - 1, place), rank, legible(name, each), strong=each in colours, lang=lang
        )


def _rows(ranks: pd.DataFrame) -> list[tuple[Any, ...]]:
    return list(ranks[["period", "id", "name", "rank"]].itertuples(index=False, name=None))


def _name_line(axes: Axes, at: tuple[float, float], rank: int, name: str, *, strong: bool, lang: str) -> None:
    """Write rank and name at the end of a line."""
    lines = wrap(short_name(name, name, lang=lang), width=32)
    options = {"va": "center", "weight": "bold" if strong else "normal", "color": INK if strong else SOFT}
    note(axes, at, f"{rank}", off=(24, 0), ha="right", fontsize=10.5, **options)
    note(axes, at, "\n".join(lines), off=(31, 0), fontsize=10.5 if len(lines) == 1 else 9, **options)
