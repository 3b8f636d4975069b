"""The chart of a slide: new numbers in lines and bars that people may have coloured and labelled."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from graph.documents.slides.update.items import canonical, kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Holds = Callable[..., bool]  # whether something of this chart is as it was written

Series = tuple[str, tuple[str, ...], tuple[str, ...]]  # name, categories, values
BEFORE = ("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt")  # a point of a series
OWN = ("trendline", "errBars")  # that people add to a series
DRESS = ("spPr", "marker", "smooth")  # of a series, which people may change


def written(space: Any) -> Iterator[tuple[str, ...]]:
    """Give what a chart shows: as a whole, its data, and what is drawn or labelled in its own way."""
    yield ("whole", _whole(space))
    yield ("data", repr(series_of(space)))
    for each in _drawn(space):
        name, categories, _ = _series(each)
        if each.find("{*}dLbls") is not None:
            yield ("labels", name)
        for point in each.findall("{*}dPt"):
            yield ("point", name, _category(categories, point))


def series_of(space: Any) -> list[Series]:
    """Give the data that a chart shows."""
    return [_series(each) for each in _drawn(space)]


def merge(space: Any, fresh: Any, holds: Holds) -> int | None:
    """Bring a chart up to date, and give how many of its numbers are others; None where people changed it.

    Parameters
    ----------
    space, fresh
        The elements of the chart in the deck and of the one made now. One that is as it was written
        becomes as it is now; of one that people dressed only the data and what marks them are new.
    """
    old, new = series_of(space), series_of(fresh)
    ours = holds("whole", _whole(space))
    if holds("whole", _whole(fresh)):
        return 0
    if not ours and not holds("data", repr(old)):
        return 0 if old == new else None
    if ours:
        _replace(space, fresh)
    elif old == new:
        return 0
    else:
        _merge_series(space, fresh, holds)
    return max(_different(old, new), 1)


def _different(old: list[Series], new: list[Series]) -> int:
    """How many numbers are others."""
    before, after = _numbers(old), _numbers(new)
    return sum(before.get(place) != after.get(place) for place in before.keys() | after.keys())


def _numbers(found: list[Series]) -> dict[tuple[str, str], str]:
    """The numbers of a chart by series and category."""
    rows = ((name, zip(categories, values, strict=False)) for name, categories, values in found)
    return {(name, category): value for name, pairs in rows for category, value in pairs}


def _replace(space: Any, fresh: Any) -> None:
    """Have a chart be another; what leads to its workbook stays."""
    for each in [each for each in space if kind(each) != "externalData"]:
        space.remove(each)
    workbook = next(iter(space), None)
    for each in fresh:
        if kind(each) == "externalData":
            continue
        copy = deepcopy(each)
        if workbook is None or kind(each) in ("printSettings", "userShapes", "extLst"):
            space.append(copy)
        else:
            workbook.addprevious(copy)


def _merge_series(space: Any, fresh: Any, holds: Holds) -> None:
    """Give a chart the lines or bars of another, dressed as they were."""
    old, new = _drawn(space), _drawn(fresh)
    named = {_series(each)[0]: each for each in old}
    made = []
    for place, each in enumerate(new):
        name = _series(each)[0]
        copy, mine = deepcopy(each), named.get(name)
        if mine is None and len(old) == len(new) and _series(old[place])[0] not in map(_name, new):
            mine = old[place]
        if mine is not None and kind(mine.getparent()) != kind(each.getparent()):
            _refill(mine, each)
            copy = mine
        elif mine is not None:
            _dress(copy, mine, holds)
        made.append((copy, mine))
    ours = [each for each in old if not any(copy is each for copy, _ in made)]
    plot = next((each.getparent() for each in ours), old[0].getparent())
    at = min((plot.index(each) for each in ours if each.getparent() is plot), default=len(plot))
    for each in ours:
        each.getparent().remove(each)
    for copy, mine in reversed(made):
        if copy is not mine:
            plot.insert(at, copy)
    _rescale(space, fresh)


def _refill(series: Any, fresh: Any) -> None:
    """Give new data to a series that people draw in another way, as a line among bars."""
    for tag in ("idx", "order", "tx", "cat", "val"):
        own, new = series.find(f"{{*}}{tag}"), fresh.find(f"{{*}}{tag}")
        if own is not None and new is not None:
            series.replace(own, deepcopy(new))


def _dress(series: Any, mine: Any, holds: Holds) -> None:
    """Give a new series the looks, points and labels that people gave to the old one."""
    colours = dict(zip(map(canonical, _colours(series)), _colours(mine), strict=False))
    for tag in DRESS:
        own, other = mine.find(f"{{*}}{tag}"), series.find(f"{{*}}{tag}")
        if own is not None and other is not None:
            series.replace(other, deepcopy(own))
    for tag in OWN:
        for each in mine.findall(f"{{*}}{tag}"):
            _data(series).addprevious(deepcopy(each))
    name, categories, _ = _series(mine)
    for tag in ("dPt", "dLbls"):
        for each in series.findall(f"{{*}}{tag}"):
            _recolour(each, colours)
    labels = mine.find("{*}dLbls")
    if labels is None and holds("labels", name):
        for each in series.findall("{*}dLbls"):
            series.remove(each)
    elif labels is not None:
        _relabel(series, labels)
    now = _series(series)[1]
    for point in mine.findall("{*}dPt"):
        category = _category(categories, point)
        if not holds("point", name, category) and category in now:
            _add_point(series, point, now.index(category))


def _add_point(series: Any, point: Any, place: int) -> None:
    """Dress a point as people dressed it; the category that it is of may stand elsewhere now."""
    copy = deepcopy(point)
    copy.find("{*}idx").set("val", str(place))
    others = series.findall("{*}dPt")
    for each in others:
        if each.find("{*}idx").get("val") == str(place):
            series.replace(each, copy)
            return
    before = [each for each in series if kind(each) in BEFORE]
    before[-1].addnext(copy)


def _relabel(series: Any, labels: Any) -> None:
    """Keep how people have all points labelled, with our labels of single ones."""
    own = series.find("{*}dLbls")
    ours = [] if own is None else own.findall("{*}dLbl")
    copy = deepcopy(labels)
    for each in copy.findall("{*}dLbl"):
        copy.remove(each)
    for place, each in enumerate(ours):
        copy.insert(place, deepcopy(each))
    if own is not None:
        series.replace(own, copy)
    else:
        before = [each for each in series if kind(each) in OWN]
        (before[0] if before else _data(series)).addprevious(copy)


def _data(series: Any) -> Any:
    """The first of the data of a series."""
    held = series.find("{*}cat")
    return held if held is not None else series.find("{*}val")


def _rescale(space: Any, fresh: Any) -> None:
    """Give the axes of a chart the ends and steps that the new numbers need, where they have any."""
    for axis, other in zip(space.iter("{*}valAx"), fresh.iter("{*}valAx"), strict=False):
        for tag in ("max", "min"):
            mine, new = axis.find(f"{{*}}scaling/{{*}}{tag}"), other.find(f"{{*}}scaling/{{*}}{tag}")
            if mine is not None and new is not None:
                mine.set("val", new.get("val"))
        mine, new = axis.find("{*}majorUnit"), other.find("{*}majorUnit")
        if mine is not None and new is None and mine.get("val") == "1":  # steps of few, when it is many now
            axis.remove(mine)


def _colours(series: Any) -> list[Any]:
    """The colours of a series, as they are written."""
    held = series.find("{*}spPr")
    return [] if held is None else list(held.iter("{*}schemeClr", "{*}srgbClr"))


def _recolour(element: Any, colours: Mapping[str, Any]) -> None:
    """Give a point or label the colours of its series, by those that it was written with."""
    for each in list(element.iter("{*}schemeClr", "{*}srgbClr")):
        own = colours.get(canonical(each))
        if own is not None:
            each.getparent().replace(each, deepcopy(own))


def _drawn(space: Any) -> list[Any]:
    return list(space.iter("{*}ser"))


def _name(series: Any) -> str:
    return _series(series)[0]


def _series(series: Any) -> Series:
    """Name, categories and values of a series."""
    name = series.findtext("{*}tx//{*}v") or ""
    categories = _cells(series.find("{*}cat"))
    values = [_number(each) for each in _cells(series.find("{*}val"))]
    return name, tuple(categories), tuple(values)


def _cells(held: Any) -> list[str]:
    """What a range of cells holds; blank for one that holds nothing."""
    if held is None:
        return []
    count = held.find(".//{*}ptCount")
    found = {int(each.get("idx")): each.findtext("{*}v") or "" for each in held.iter("{*}pt")}
    size = int(count.get("val")) if count is not None else max(found, default=-1) + 1
    return [found.get(i, "") for i in range(size)]


def _number(text: str) -> str:
    try:
        return f"{float(text):.12g}"
    except ValueError:
        return text


def _category(categories: tuple[str, ...], point: Any) -> str:
    """The category that a point is of."""
    place = int(point.find("{*}idx").get("val"))
    return categories[place] if place < len(categories) else ""


def _whole(space: Any) -> str:
    """A chart without what leads to its workbook."""
    return "".join(canonical(each) for each in space if kind(each) != "externalData")
