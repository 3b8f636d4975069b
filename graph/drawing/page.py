"""The page on which pictures are drawn: a 16:9 slide measured in points, with title, side and source line."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
from matplotlib import style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from PIL import Image

from graph.drawing.fonts import families, legible
from graph.drawing.lettering import ems
from graph.drawing.palette import INK, PAPER, SOFT
from graph.errors import UsageError
from graph.vocabulary import PICTURE_FORMS
from graph.words.messages import either

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes

WIDTH, HEIGHT = 960.0, 540.0  # points: 13.333 x 7.5 inches, the slide of PowerPoint
DPI = 192  # 2560 x 1440 pixels
MARGIN = 28.0
FLOOR = 16.0  # the source line
SURE = 1.08  # the fonts of some machines are wider

_STYLE: dict[str, Any] = {
    "svg.fonttype": "none",  # text stays text, to be searched and edited
    "svg.hashsalt": "graph",  # ids do not change from run to run
    "text.parse_math": False,  # a dollar sign is a dollar sign
    "text.color": INK,
    "axes.edgecolor": SOFT,
    "axes.labelcolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "axes.unicode_minus": False,
    "savefig.facecolor": PAPER,
    "path.simplify": False,
}


@contextmanager
def styled(lang: str) -> Iterator[None]:
    """Draw with this style and nothing of the user's, within the block."""
    with mpl.rc_context(), style.context(["default", {**_STYLE, "font.family": families(lang)}]):
        yield


def blank(wide: float = WIDTH, high: float = HEIGHT) -> tuple[Figure, Axes]:
    """Give an empty slide, or a part of one, whose one axes is measured in points, from the lower left."""
    figure = Figure(figsize=(wide / 72, high / 72))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, wide)
    axes.set_ylim(0, high)
    axes.set_axis_off()
    return figure, axes


def write(axes: Axes, at: tuple[float, float], text: str, *, size: float, **options: Any) -> None:
    """Write a text, without what the fonts cannot draw.

    Parameters
    ----------
    at
        Where, in the units of the axes.
    size
        In points.
    options
        Properties of matplotlib.text.Text.
    """
    axes.text(
        *at, legible(text), fontsize=size, **{"color": INK, "va": "baseline", "linespacing": 1.15, **options}
    )


def rule(axes: Axes, xs: tuple[float, float], ys: tuple[float, float], **options: Any) -> None:
    """Draw a straight line between two points."""
    axes.add_line(Line2D(xs, ys, **options))


def head(axes: Axes, title: str) -> None:
    """Write the title, smaller where it is long."""
    shown = legible(title)
    wide = ems(shown, bold=True) * SURE
    size = min(22.0, (WIDTH - 2 * MARGIN) / max(wide, 1))
    write(axes, (MARGIN, HEIGHT - 36), shown, size=size, weight="bold")


def foot(axes: Axes, source: str) -> None:
    """Write the source line."""
    write(axes, (MARGIN, FLOOR), source, size=8, color=SOFT)


def check_form(form: str) -> None:
    """Refuse a form that pictures do not have.

    Raises
    ------
    UsageError
        When `form` is neither png nor svg.
    """
    if form not in PICTURE_FORMS:
        raise UsageError("a picture is made as {}, not {!r}", either(*PICTURE_FORMS), form)


def saved(figure: Figure, form: str, *, title: str = "") -> bytes:
    """Give the file of a slide: the same bytes for the same drawing, without date and maker."""
    stream = io.BytesIO()
    if form == "svg":
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None, "Title": title or None})
        return stream.getvalue()
    figure.set_dpi(DPI)
    canvas: Any = FigureCanvasAgg(figure)  # its drawing has no type hints
    canvas.draw()
    image = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    # Level 2 takes two thirds of the time of the default and a fiftieth more bytes.
    image.save(stream, "png", dpi=(DPI, DPI), compress_level=2)
    return stream.getvalue()
