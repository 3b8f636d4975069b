"""Where new shapes go on a map that people may have rearranged: near whom they tie with, over nothing."""

from __future__ import annotations

from math import cos, dist, pi, sin
from typing import TYPE_CHECKING, Any

from graph.documents.slides.update.items import NETWORK, TURNS, box_of, glued, kind, name_of, number, xfrm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Point = tuple[float, float]
STEP = 50_000.0  # EMU between the places that are tried, some four points
AROUND = 12  # places on each ring around the first
RINGS = 12
STILL = 12_700.0  # EMU by which a symbol may stand elsewhere and count as where it was
AIR = 25_000.0  # EMU between two symbols
_PARTS = ("off", "ext", "chOff", "chExt")  # of the box of a group: on the slide, and as those in it see it


def ties(found: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Give the ties of a slide, by the names of their lines: the names of the symbols at both ends."""
    numbers = {number(each): name for name, each in found.items()}
    made = {}
    for name, each in found.items():
        if glued(each):
            ends = [each.find(f"./*/*/{{*}}{tag}") for tag in ("stCxn", "endCxn")]
            names = [None if end is None else numbers.get(int(end.get("id"))) for end in ends]
            if names[0] is not None and names[1] is not None:
                made[name] = (names[0], names[1])
    return made


def on_map(element: Any) -> bool:
    """Whether a shape is part of the network of a map."""
    above = element.getparent()
    return kind(above) == "grpSp" and name_of(above) == NETWORK


def middle(element: Any) -> Point:
    """Give the middle of a shape (EMU), in its group."""
    left, top, wide, high = box_of(element) or (0, 0, 0, 0)
    return left + wide / 2, top + high / 2


class Ground:
    """A map of a deck beside the one made now.

    Parameters
    ----------
    fresh, here
        All shapes of the slide made now, and of that of the deck, by name.
    """

    def __init__(self, fresh: Mapping[str, Any], here: Mapping[str, Any]) -> None:
        self.fresh, self.here, self.ties = fresh, here, ties(fresh)
        self.symbols = sorted({end for ends in self.ties.values() for end in ends})

    def place_symbols(self, new: Sequence[str]) -> None:
        """Put new symbols where they stand now beside those they tie with, wherever these are in the deck."""
        partners: dict[str, set[str]] = {each: set() for each in new}
        for one, other in self.ties.values():
            for each, beside in ((one, other), (other, one)):
                if each in partners:
                    partners[each].add(beside)
        waiting = list(new)
        while waiting:
            known = [each for each in self.symbols if each in self.here and each not in waiting]
            placed = {each: partners[each] & set(known) for each in waiting}
            name = max(waiting, key=lambda each: (len(placed[each]), -new.index(each)))
            waiting.remove(name)
            at = self._beside(name, sorted(placed[name]) or known)
            _put(self.here[name], at, [self.here[each] for each in known])

    def _beside(self, name: str, around: Sequence[str]) -> Point:
        """Where a symbol of the new map goes in the deck, by how far those around it stand from theirs."""
        x, y = middle(self.fresh[name])
        moved = [self._shift(each) for each in around]
        count = max(len(moved), 1)
        return x + sum(each[0] for each in moved) / count, y + sum(each[1] for each in moved) / count

    def follow(self, element: Any, name: str) -> None:
        """Put a new name or tint where the symbol stands in the deck that is nearest to it on the new map."""
        moved = self._moved(name)
        if moved is not None:
            x, y = middle(self.fresh[name])
            move(element, (x + moved[0], y + moved[1]))

    def stays(self, name: str) -> bool:
        """Whether the symbol nearest to a name or tint stands in the deck where the new map has it."""
        moved = self._moved(name)
        return moved is not None and max(map(abs, moved)) < STILL

    def _moved(self, name: str) -> Point | None:
        """How far the symbol nearest to a shape stands from where the new map has it; None without one."""
        at, known = middle(self.fresh[name]), [each for each in self.symbols if each in self.here]
        nearest = min(known, key=lambda each: dist(middle(self.fresh[each]), at), default=None)
        return None if nearest is None else self._shift(nearest)

    def _shift(self, name: str) -> Point:
        """How far a symbol stands in the deck from where the new map has it."""
        (x0, y0), (x1, y1) = middle(self.fresh[name]), middle(self.here[name])
        return x1 - x0, y1 - y0


def _put(element: Any, at: Point, others: Iterable[Any]) -> None:
    """Move a shape to a place, or to the nearest one that is free."""
    boxes = [box for box in map(box_of, others) if box is not None]
    _, _, wide, high = box_of(element) or (0, 0, 0, 0)
    for ring in range(RINGS):
        for step in range(AROUND if ring else 1):
            angle = 2 * pi * step / AROUND
            x, y = at[0] + ring * STEP * cos(angle), at[1] + ring * STEP * sin(angle)
            if not any(_meet((x, y, wide, high), box) for box in boxes):
                move(element, (x, y))
                return
    move(element, at)


def _meet(one: tuple[float, float, float, float], box: tuple[int, int, int, int]) -> bool:
    """Whether a symbol around a middle comes too near to a box."""
    x, y, wide, high = one
    left, top, across, down = box
    return (
        abs(x - (left + across / 2)) < (wide + across) / 2 + AIR
        and abs(y - (top + down / 2)) < (high + down) / 2 + AIR
    )


def move(element: Any, at: Point) -> None:
    """Move a shape so that its middle is at a place (EMU)."""
    off, ext = (xfrm(element).find(f"{{*}}{tag}") for tag in ("off", "ext"))
    off.set("x", str(round(at[0] - int(ext.get("cx")) / 2)))
    off.set("y", str(round(at[1] - int(ext.get("cy")) / 2)))


def resize(element: Any, size: tuple[int, int]) -> None:
    """Give a symbol another size (EMU) around its middle."""
    at = middle(element)
    ext = xfrm(element).find("{*}ext")
    ext.set("cx", str(size[0]))
    ext.set("cy", str(size[1]))
    move(element, at)


def turn(line: Any, fresh: Any) -> None:
    """Have a line lead as another one does."""
    held, new = xfrm(line), xfrm(fresh)
    for name in TURNS:
        held.attrib.pop(name, None)
        if new.get(name):
            held.set(name, new.get(name))


def unglue(tree: Any, element: Any) -> None:
    """Free the lines that lead to a shape which is taken away; people may have drawn some of them."""
    for end in list(tree.iter("{*}stCxn", "{*}endCxn")):
        if end.get("id") == str(number(element)):
            end.getparent().remove(end)


def stretch(line: Any, one: Any, other: Any) -> None:
    """Have a line lead from the middle of a symbol to that of another."""
    (x0, y0), (x1, y1) = (_seen_from(line.getparent(), each) for each in (one, other))
    held = xfrm(line)
    for name, turned in (("flipH", x1 < x0), ("flipV", y1 < y0)):
        held.attrib.pop(name, None)
        if turned:
            held.set(name, "1")
    off, ext = held.find("{*}off"), held.find("{*}ext")
    off.set("x", str(round(min(x0, x1))))
    off.set("y", str(round(min(y0, y1))))
    ext.set("cx", str(round(abs(x1 - x0))))
    ext.set("cy", str(round(abs(y1 - y0))))


def _seen_from(home: Any, element: Any) -> Point:
    """The middle of a shape as those see it that stand in a group: it may stand in another one."""
    x, y = middle(element)
    above = element.getparent()
    if above is home:
        return x, y
    while kind(above) == "grpSp":
        x, y = _through(above, (x, y), inward=False)
        above = above.getparent()
    around = []
    while kind(home) == "grpSp":
        around.append(home)
        home = home.getparent()
    for each in reversed(around):
        x, y = _through(each, (x, y), inward=True)
    return x, y


def _through(group: Any, at: Point, *, inward: bool) -> Point:
    """A place in a group as it is on the outside, or the other way round."""
    held = xfrm(group)
    if held is None or len(held) != len(_PARTS):
        return at
    off, ext, inner_off, inner_ext = (held.find(f"{{*}}{tag}") for tag in _PARTS)
    found = []
    for value, place, size in zip(at, ("x", "y"), ("cx", "cy"), strict=True):
        outer, inner = int(off.get(place)), int(inner_off.get(place))
        scale = int(ext.get(size)) / max(int(inner_ext.get(size)), 1) or 1.0
        found.append(inner + (value - outer) / scale if inward else outer + (value - inner) * scale)
    return found[0], found[1]


def enclose(group: Any) -> None:
    """Have the box of a group reach around what it holds, where all stays as it lies on the slide."""
    held = xfrm(group)
    boxes = [box for box in map(box_of, group) if box is not None]
    if held is None or len(held) != len(_PARTS) or not boxes:
        return
    sides = [min(box[i] for box in boxes) for i in (0, 1)]
    spans = [max(box[i] + box[i + 2] for box in boxes) - sides[i] for i in (0, 1)]
    off, ext, inner_off, inner_ext = (held.find(f"{{*}}{tag}") for tag in _PARTS)
    for i, (place, size) in enumerate((("x", "cx"), ("y", "cy"))):
        scale = int(ext.get(size)) / max(int(inner_ext.get(size)), 1)
        moved = int(off.get(place)) + (sides[i] - int(inner_off.get(place))) * scale
        for each, name, value in (
            (off, place, moved),
            (ext, size, spans[i] * scale),
            (inner_off, place, sides[i]),
            (inner_ext, size, spans[i]),
        ):
            each.set(name, str(round(value)))
