"""The map on a slide: ties under symbols under labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from matplotlib import collections
from matplotlib.collections import PathCollection
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from graph.drawing.fonts import legible
from graph.drawing.lettering import letters, outline, width
from graph.drawing.page import rule
from graph.drawing.palette import BLUE, FAINT, INK, NEW, PAPER, SHAPES, SOFT, TIE, blend, is_hollow
from graph.drawing.pictures.plan import CALLED, HALO, LINE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase

    from graph.drawing.palette import Look
    from graph.drawing.pictures.labels import Spot
    from graph.drawing.pictures.map_drawing import MapDrawing
    from graph.drawing.pictures.plan import Label, Plan
    from graph.drawing.pictures.scene import Scene
    from graph.model.steps import Light


Place = tuple[float, float]
Line = tuple[Place, str, Literal["left", "center", "right"], "Label"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: colour, width in points, dashes."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()

    @property
    def style(self) -> tuple[float, tuple[float, ...] | None]:
        """Dashes as matplotlib wants them."""
        return (0.0, self.dashes or None)


STROKES = {
    "ended": Stroke("#AEB8C2", 0.8, (3.0, 2.4)),
    "kept": Stroke(TIE, 0.8),
    "passed": Stroke(BLUE, 1.8, (1.0, 1.4)),
    "renewed": Stroke(NEW, 1.0),
    "new": Stroke(NEW, 2.2),
}
# Where two days are compared, what ended is the news as well, and lies above what did not change.
CONTRAST = {
    "kept": Stroke("#B4BEC8", 0.7),
    "passed": STROKES["passed"],
    "ended": Stroke("#5B2A86", 1.8, (3.4, 2.0)),
    "new": STROKES["new"],
}
RING = Stroke(NEW, 1.7)
# Those who do not stand out where some do.
PALE = Stroke(FAINT, 0.6)
PALENESS = 0.78
EDGE, OUTLINE = 0.7, 1.3  # points: the edge of a symbol, and that of one which is nothing else


def draw_map(
    axes: Axes,
    scene: Scene,
    plan: Plan,
    *,
    strokes: Mapping[str, Stroke],
    scale: float = 1.0,
    absent: bool = True,
    light: Light | None = None,
) -> None:
    """Draw ties, symbols and rings around newcomers.

    Parameters
    ----------
    axes
        Measured in the points of the plan.
    scale
        Widths of lines shrink with it, for small pictures.
    absent
        Show organisations that have no tie yet as faint dots.
    light
        Who stands out; all others are pale.
    """
    if absent:
        _draw_absent(axes, scene, plan)
    for depth, (state, stroke) in enumerate(strokes.items()):
        for pale in (True, False):
            lines = [
                (plan.points[tie.first], plan.points[tie.second])
                for tie in scene.ties
                if tie.state == state and is_pale(light, tie.first, tie.second) == pale
            ]
            if lines:
                how = (PALE, scale, 1) if pale else (stroke, scale, depth + 2)
                axes.add_collection(_lines(lines, *how), autolim=False)
    _draw_symbols(axes, scene, plan, scale=scale, light=light)


def _draw_symbols(axes: Axes, scene: Scene, plan: Plan, *, scale: float, light: Light | None) -> None:
    """Draw the symbols, and rings around newcomers and whoever stands out."""
    symbols = drawn_order(scene, light)
    paths, fills, edges, widths = {}, [], [], []
    for each in symbols:
        look = plan.look_of(each)
        fill, edge = symbol_colours(look)
        if is_pale(light, each):
            fill, edge = (blend(colour, PAPER, PALENESS) for colour in (fill, edge))
        paths[each] = symbol_path(look.shape, plan.points[each], plan.radius(each, scene.partners[each]))
        fills.append(fill)
        edges.append(edge)
        widths.append(scale * (OUTLINE if is_hollow(look.shape) else EDGE))
    _draw_ringed(axes, [paths[each] for each in symbols if light and each in light.ringed], scale)
    if scene.newcomers:
        _draw_rings(axes, [paths[each] for each in symbols if each in scene.newcomers], scale)
    how: dict[str, Any] = {"facecolors": fills, "edgecolors": edges, "linewidths": widths}
    axes.add_collection(PathCollection(list(paths.values()), zorder=11, **how), autolim=False)


def is_pale(light: Light | None, *ends: str) -> bool:
    """Tell whether an organisation, or the line between two in order of id, does not stand out."""
    if light is None:
        return False
    return ends not in light.pairs if len(ends) > 1 else ends[0] not in light.ids


def drawn_order(scene: Scene, light: Light | None) -> list[str]:
    """List the organisations as they are drawn: the pale ones first, the great before the small."""
    return sorted(scene.partners, key=lambda each: (not is_pale(light, each), -scene.partners[each], each))


def draw_areas(axes: Axes, drawing: MapDrawing) -> None:
    """Tint the ground under the communities that are called out, and write their names."""
    for area in drawing.areas:
        circles = [_circle(drawing.plan.points[each], HALO) for each in area.members]
        tinted = PathCollection(circles, facecolors=area.tint, edgecolors="none", zorder=0.5)
        axes.add_collection(tinted, autolim=False)
        if area.box is not None:
            x, y = (area.box.left + area.box.right) / 2, (area.box.bottom + area.box.top) / 2
            how: dict[str, Any] = {"color": area.ink, "weight": "bold", "ha": "center", "va": "center"}
            axes.text(x, y, legible("\n".join(area.lines)), fontsize=CALLED, zorder=22, **how)


def draw_labels(axes: Axes, plan: Plan, spots: Mapping[str, Spot], *, form: str) -> None:
    """Write the labels at their places; those farther off get a line to their symbol.

    Notes
    -----
    In PNG a label has a white outline. In SVG that would turn it into curves, so
    there it stays text, on a white ground that lets the ties shine through.
    """
    for spot in spots.values():
        if spot.leader:
            x0, y0, x1, y1 = spot.leader
            rule(axes, (x0, x1), (y0, y1), color=SOFT, linewidth=0.5, zorder=9)
    lines = [line for each, spot in spots.items() for line in _label_lines(plan.labels[each], spot)]
    if form == "svg":
        _write_labels(axes, lines)
    else:
        _outline_labels(axes, lines, plan.lang)


def _write_labels(axes: Axes, lines: Iterable[Line]) -> None:
    ground = {"facecolor": PAPER, "alpha": 0.72, "linewidth": 0, "pad": 0.2}
    for (x, y), text, align, label in lines:
        axes.text(x, y, text, ha=align, fontsize=label.size, weight=label.weight, bbox=ground, zorder=20)


def _outline_labels(axes: Axes, lines: Iterable[Line], lang: str) -> None:
    shapes = []
    for (x, y), text, align, label in lines:
        how = letters(label.size, label.weight, lang=lang)
        start = x - {"left": 0.0, "center": 0.5, "right": 1.0}[align] * width(text, how)
        shapes.append(outline(text, how).transformed(Affine2D().translate(start, y)))
    halo: dict[str, Any] = {
        "facecolors": PAPER,
        "edgecolors": PAPER,
        "linewidths": 2.2,
        "joinstyle": "round",
        "zorder": 20,
    }
    ink: dict[str, Any] = {"facecolors": INK, "edgecolors": "none", "linewidths": 0, "zorder": 21}
    for options in (halo, ink):
        axes.add_collection(PathCollection(shapes, **options), autolim=False)


def symbol_path(shape: str, at: tuple[float, float], radius: float) -> Path:
    """The outline of a symbol."""
    corners = [(at[0] + x * radius, at[1] + y * radius) for x, y in SHAPES[shape]]
    return Path([*corners, corners[0]], closed=True)


def symbol_colours(look: Look) -> tuple[str, str]:
    """Fill and outline of a type's symbol; an unlisted type is hollow."""
    colour = look.colour
    return (PAPER, colour) if is_hollow(look.shape) else (colour, blend(colour, "#000000", 0.35))


class LineCollection(collections.LineCollection):
    """Lines whose outlines are there only while they are drawn: those of a million ties take much room.

    It keeps the name of what it stands for, by which an SVG calls it.
    """

    def __init__(self, lines: Sequence[tuple[Place, Place]], **options: Any) -> None:
        super().__init__([], **options)
        self.places: Any = np.array(lines)

    def draw(self, renderer: RendererBase) -> None:
        """Draw all the lines."""
        self.set_segments(self.places)
        super().draw(renderer)
        self.set_segments([])


def _lines(lines: Sequence[tuple[Place, Place]], stroke: Stroke, scale: float, depth: int) -> LineCollection:
    return LineCollection(
        lines,
        colors=stroke.colour,
        linewidths=stroke.width * scale,
        linestyles=[stroke.style],
        capstyle="butt" if stroke.dashes else "round",
        zorder=depth,
    )


def _draw_absent(axes: Axes, scene: Scene, plan: Plan) -> None:
    absent = [each for each in sorted(plan.points) if each in plan.types and each not in scene.partners]
    dots = [_circle(plan.points[each], 1.6) for each in absent]
    if dots:
        axes.add_collection(
            PathCollection(dots, facecolors=FAINT, edgecolors="none", zorder=1), autolim=False
        )


def _draw_ringed(axes: Axes, named: list[Path], scale: float) -> None:
    """A dark outline around those whom a step of a story names."""
    how: dict[str, Any] = {"facecolors": "none", "edgecolors": INK, "linewidths": 5.2 * scale, "zorder": 10.5}
    if named:
        axes.add_collection(PathCollection(named, joinstyle="round", **how), autolim=False)


def _draw_rings(axes: Axes, newcomers: list[Path], scale: float) -> None:
    """A ring in the form of the symbol around each newcomer, clear of symbol and ties."""
    for colour, line in ((RING.colour, 2 * RING.width + 2.6), (PAPER, 2.6)):
        ring = PathCollection(
            newcomers,
            facecolors=PAPER,
            edgecolors=colour,
            linewidths=line * scale,
            joinstyle="round",
            zorder=10,
        )
        axes.add_collection(ring, autolim=False)


def _circle(at: tuple[float, float], radius: float) -> Path:
    corners = [(at[0] + x * radius, at[1] + y * radius) for x, y in SHAPES["circle"]]
    return Path([*corners, corners[0]], closed=True)


def _label_lines(label: Label, spot: Spot) -> Iterator[Line]:
    """Each line of a label: where it is anchored, its text, its alignment and the label."""
    box = spot.box
    x = {"left": box.left + 1, "center": (box.left + box.right) / 2, "right": box.right - 1}[spot.align]
    for line, text in enumerate(label.lines):
        yield (x, box.top - 0.5 - (line + 0.82) * label.size * LINE_HEIGHT), text, spot.align, label
