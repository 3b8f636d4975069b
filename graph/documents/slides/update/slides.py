"""A slide that people may have edited, brought up to date shape by shape."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from graph.documents.slides import inside
from graph.documents.slides.update import charts, placing, tables, texts
from graph.documents.slides.update.items import (
    KINDS,
    animated,
    box_of,
    facets,
    free_numbers,
    glued,
    items,
    kind,
    name_of,
    number,
    paragraphs,
    picture_mark,
    xfrm,
)
from graph.documents.slides.update.record import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.documents.slides.update.record import Record

NOTES = "notes"
PLACED = ("at", "size", "turn")


@dataclass
class Changes:
    """What became of a slide.

    Attributes
    ----------
    texts
        By shape, what it said and what it says.
    tables, charts
        By shape, what changed in it.
    symbols, lines
        Of its map, those that came and those that went.
    missing
        Shapes that are not there any more and would be others now.
    kept
        By shape, what it would say if people had not changed it.
    gone
        Fingerprints of the shapes that were taken away.
    touched
        Whether anything is another.
    """

    texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    tables: dict[str, tables.Counts] = field(default_factory=dict)
    charts: dict[str, int] = field(default_factory=dict)
    symbols: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    lines: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    missing: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    touched: bool = False
    parts: list[Any] = field(default_factory=list)


class Slide:
    """A slide of a deck, beside the one made now.

    Parameters
    ----------
    old, fresh
        Slides of python-pptx.
    key
        What the slide is called inside the file.
    record
        What was written into the deck.
    """

    def __init__(self, old: Any, fresh: Any, *, key: str, record: Record) -> None:
        self.old, self.fresh, self.key, self.record = old, fresh, key, record
        self.here, self.now = items(old), items(fresh)
        self.ground = placing.Ground(self.now, self.here)
        self.changes = Changes()

    def bring_up_to_date(self) -> Changes:
        """Bring the slide up to date, and give what became of it."""
        new = [
            name
            for name in self.now
            if name not in self.here and not self.record.knows(self.key, name, "there")
        ]
        for name, element in self.now.items():
            if name in self.here:
                self._merge(name, self.here[name], element)
            elif name not in new and not placing.on_map(element) and self._is_new(name, element):
                self.changes.missing.append(name)
        self._take_away()
        self._add(new)
        self._write_notes()
        return self.changes

    def _written(self, name: str, *words: str) -> bool:
        return self.record.holds(self.key, name, *words)

    def _is_new(self, name: str, element: Any) -> bool:
        """Whether a shape would say something else than it did."""
        if kind(element) == "grpSp":
            return False
        chart = inside.chart_in(self.fresh, element)
        shown: list[tuple[str, ...]] = (
            [("data", repr(charts.series_of(inside.held(chart))))] if chart is not None else []
        )
        table = inside.table_in(element)
        shown += [] if table is None else [next(iter(tables.written(table)))]
        said = facets(element)
        shown += [("text", said["text"])] if said.get("text") else []
        return any(not self._written(name, *each) for each in shown)

    def _touch(self) -> None:
        self.changes.touched = True

    def _merge(self, name: str, old: Any, fresh: Any) -> None:
        """Bring one shape up to date."""
        if kind(old) != kind(fresh):
            self.changes.missing.append(name)
            return
        self._merge_facets(name, old, fresh)
        if inside.table_in(fresh) is not None:
            self._merge_table(name, old, fresh)
        elif inside.chart_in(self.fresh, fresh) is not None:
            self._merge_chart(name, old, fresh)
        elif kind(fresh) == "pic":
            self._merge_picture(name, old, fresh)

    def _merge_facets(self, name: str, old: Any, fresh: Any) -> None:
        before, after = facets(old), facets(fresh)
        for facet, shown in after.items():
            if self._written(name, facet, shown) or before.get(facet) == shown:
                continue
            if facet == "text":
                self._merge_text(name, old, fresh)
            elif facet in PLACED:
                self._merge_place(name, facet, old, fresh)
            elif facet in before and self._written(name, facet, before[facet]):
                _CHANGES[facet](old, fresh, shown)
                self._touch()

    def _merge_text(self, name: str, old: Any, fresh: Any) -> None:
        """Write what a shape says now, if it says what was written; paragraph by paragraph, if not."""
        said, now = paragraphs(old), paragraphs(fresh)
        if self.record.knows(self.key, name, "text", "\n".join(said)):
            wanted = now
        elif len(said) == len(now) and self._written(name, "paragraphs", str(len(now))):
            wanted = [
                new if self._written(name, f"text {i}", each) else each
                for i, (each, new) in enumerate(zip(said, now, strict=True))
            ]
            other = [
                new
                for i, (each, new) in enumerate(zip(wanted, now, strict=True))
                if each != new and not self._written(name, f"text {i}", new)
            ]
            if other:
                self.changes.kept[name] = " / ".join(other)
        else:
            self.changes.kept[name] = "\n".join(now)
            return
        if wanted != said:
            texts.write(old, wanted)
            self.changes.texts[name] = ("\n".join(said), "\n".join(wanted))
            self._touch()

    def _merge_place(self, name: str, facet: str, old: Any, fresh: Any) -> None:
        """Move or stretch a shape that nobody moved; on a map only the sizes of symbols change."""
        own, new = box_of(old), box_of(fresh)
        if own is None or new is None:
            return
        of_map, symbol = placing.on_map(fresh), _is_symbol(fresh)
        if not self._is_placed(name, facet, old) or (of_map and not symbol and not self.ground.stays(name)):
            return
        if of_map and symbol:
            if facet != "size":
                return
            placing.resize(old, new[2:])
        elif facet == "turn":
            placing.turn(old, fresh)
        else:
            names, tag = (("x", "y"), "off") if facet == "at" else (("cx", "cy"), "ext")
            held = xfrm(old).find(f"{{*}}{tag}")
            for each, value in zip(names, new[:2] if facet == "at" else new[2:], strict=True):
                held.set(each, str(value))
        self._touch()

    def _is_placed(self, name: str, facet: str, old: Any) -> bool:
        """Whether a shape stands as it was put."""
        own = box_of(old)
        if facet == "turn" or own is None:
            return self._written(name, facet, facets(old).get(facet, ""))
        return self.record.placed(self.key, name, facet, at=own[:2] if facet == "at" else own[2:])

    def _merge_table(self, name: str, old: Any, fresh: Any) -> None:
        table, now = inside.table_in(old), inside.table_in(fresh)
        if table is None:
            self.changes.missing.append(name)
            return
        counts = tables.merge(table, now, partial(self._written, name))
        if counts.cells or counts.added or counts.gone:
            self.changes.tables[name] = counts
            self._touch()
        for row, text in counts.kept:
            self.changes.kept[f"{name}, {row}" if row else name] = text

    def _merge_chart(self, name: str, old: Any, fresh: Any) -> None:
        chart, now = inside.chart_in(self.old, old), inside.chart_in(self.fresh, fresh)
        if chart is None:
            self.changes.missing.append(name)
            return
        space, made = inside.held(chart), inside.held(now)
        count = charts.merge(space, made, partial(self._written, name))
        if count is None:
            if not self._written(name, "data", repr(charts.series_of(made))):
                self.changes.kept[name] = ""
        elif count:
            self.changes.charts[name] = count
            inside.set_workbook(chart, inside.workbook(now))
            self.changes.parts += [chart, *inside.parts_below(chart)]
            self._touch()

    def _merge_picture(self, name: str, old: Any, fresh: Any) -> None:
        was, now = (
            inside.picture(each.find("{*}blipFill"), slide.part)
            for each, slide in ((old, self.old), (fresh, self.fresh))
        )
        if self._written(name, "image", picture_mark(now)) or was == now:
            return
        if self._written(name, "image", picture_mark(was)):
            inside.set_picture(self.old, old, now)
            self.changes.texts[name] = ("", "")
            self._touch()
        else:
            self.changes.kept[name] = ""

    def _take_away(self) -> None:
        """Take away what was written and is no more, unless people wrote into it or have it move."""
        for name, element in list(self.here.items()):
            if name in self.now or not self.record.knows(self.key, name, "there"):
                continue
            said = facets(element).get("text")
            if kind(element) == "grpSp" or animated(self.old, element):
                continue
            if said and not self._written(name, "text", said):
                self.changes.kept[name] = ""
                continue
            self._count(name, element, place=1)
            placing.unglue(inside.tree(self.old), element)
            element.getparent().remove(element)
            del self.here[name]
            self.changes.gone.append(fingerprint(self.key, name, "there"))
            self._touch()

    def _count(self, name: str, element: Any, *, place: int) -> None:
        """Count what came to a map, or went."""
        if glued(element):
            self.changes.lines[place].append(name)
        elif _is_symbol(element):
            self.changes.symbols[place].append(name)

    def _add(self, new: Sequence[str]) -> None:
        """Add what is new: behind and before the same shapes, on a map beside its partners."""
        numbers: dict[str, str] = {}
        free, added = free_numbers(self.old), []
        for name in new:
            if name in self.here:  # within a group that was added whole
                continue
            copy = deepcopy(self.now[name])
            for each in copy.iter("{*}cNvPr"):
                number = str(next(free))
                numbers[each.get("id")] = number
                each.set("id", number)
            if not self._insert(self.now[name], copy):
                continue
            self.here.update({name_of(each): each for each in copy.iter() if kind(each) in KINDS})
            added.append(name)
        for name in added:
            for end in self.here[name].iter("{*}stCxn", "{*}endCxn"):
                end.set("id", numbers.get(end.get("id"), end.get("id")))
        self._place([name for name in added if placing.on_map(self.now[name])])

    def _insert(self, element: Any, copy: Any) -> bool:
        """Put a copy of a shape where its neighbours of the slide made now are; not where these are gone."""
        group = element.getparent()
        home = inside.tree(self.old) if kind(group) != "grpSp" else self._home(group)
        if home is None:
            return False
        inside.bring(self.fresh, self.old, copy, made=self.changes.parts)
        before = element.getprevious()
        while before is not None:
            other = self.here.get(name_of(before)) if kind(before) in KINDS else None
            if other is not None and other.getparent() is home:
                other.addnext(copy)
                break
            before = before.getprevious()
        else:
            home.insert(2, copy)
        self._touch()
        return True

    def _home(self, group: Any) -> Any:
        """Where the shapes of a group are, which people may have taken apart; None where none is left."""
        own = self.here.get(name_of(group))
        others = (self.here.get(name_of(each)) for each in group if kind(each) in KINDS)
        other = next((each for each in others if each is not None), None)
        return own if own is not None or other is None else other.getparent()

    def _place(self, added: Sequence[str]) -> None:
        """Put what is new on a map where it belongs, and glue new lines to their symbols."""
        symbols = [name for name in added if _is_symbol(self.now[name])]
        self.ground.place_symbols(symbols)
        joined = self.ground.ties
        for name in added:
            if name in joined:
                self._glue(name, self.here[name], joined[name])
            elif name not in symbols:
                self.ground.follow(self.here[name], name)
        there = [name for name in added if name in self.here]
        for name in there:
            self._count(name, self.now[name], place=0)
        groups = dict.fromkeys(self.here[name].getparent() for name in there)
        for group in groups:
            if kind(group) == "grpSp":
                placing.enclose(group)

    def _glue(self, name: str, line: Any, ends: tuple[str, str]) -> None:
        """Glue a new line to its symbols; without one of them there is no line."""
        if any(each not in self.here for each in ends):
            line.getparent().remove(line)
            del self.here[name]
            return
        placing.stretch(line, *(self.here[each] for each in ends))
        for tag, each in zip(("stCxn", "endCxn"), ends, strict=True):
            line.find(f"./*/*/{{*}}{tag}").set("id", str(number(self.here[each])))

    def _write_notes(self) -> None:
        """Bring the notes up to date line by line; lines that people wrote or took out stay so."""
        if inside.notes_body(self.old) is None:  # taken away
            return
        said, now = (inside.notes(each).split("\n") for each in (self.old, self.fresh))
        ours = [self.record.holds(self.key, NOTES, each) for each in said]
        rest = [each for each in now if each in said or not self.record.holds(self.key, NOTES, each)]
        wanted = texts.lines(said, ours, rest)
        if wanted != said:
            texts.relay(inside.notes_body(self.old), wanted)
            self.changes.texts[NOTES] = ("", "")
            self.changes.parts.append(self.old.notes_slide.part)


def _is_symbol(element: Any) -> bool:
    """Whether a shape stands for an organisation: one that has no words and is not for the eye alone."""
    return kind(element) == "sp" and not any(paragraphs(element)) and element.find(".//{*}decorative") is None


def _dress(old: Any, fresh: Any, shown: str) -> None:
    """Have a shape look like another; its place stays."""
    held, new = old.find("{*}spPr"), deepcopy(fresh.find("{*}spPr"))
    for each in [each for each in held if kind(each) != "xfrm"]:
        held.remove(each)
    held.extend(each for each in list(new) if kind(each) != "xfrm")


def _tell(old: Any, fresh: Any, shown: str) -> None:
    """Give a shape another description."""
    old.find("./*/{*}cNvPr").set("descr", shown)


_CHANGES: dict[str, Callable[[Any, Any, str], None]] = {
    "look": _dress,
    "told": _tell,
    "letters": lambda old, fresh, shown: texts.resize(old, shown),
    "script": lambda old, fresh, shown: texts.restyle(old, fresh),
}
