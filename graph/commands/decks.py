"""A deck that people have edited, brought up to date: read before any long work, written and told after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graph.errors import UsageError
from graph.words import heading, known_label, sentence, word
from graph.words.decks import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.commands.terminal import Request
    from graph.dates.periods import Period
    from graph.documents.slides.update.deck import Updated
    from graph.documents.slides.update.record import Record
    from graph.documents.slides.update.slides import Changes
    from graph.model.ecosystem import Ecosystem

SHORT = 30  # characters of a text that is told as it was and is
LONG = 200  # ... of what a text would say now
NAMED = 8  # organisations that are named
ALWAYS = ("source", "notes")  # what says from which data a slide is
KINDS = frozenset(key.removeprefix("deck_shape_") for key in SHAPES)
COUNTED = ("count", "size")  # of what the rest of a name says
FIGURES = ("nodes", "ties", "agreements")


@dataclass(frozen=True)
class Deck:
    """A deck that people have edited.

    Attributes
    ----------
    path, data
        Its file and what is in it.
    record
        How it was written.
    """

    path: Path
    data: bytes
    record: Record

    @property
    def template(self) -> bytes | None:
        """The presentation whose design its slides have; None where that is ours."""
        return None if self.record.own else self.data

    def places(self, eco: Ecosystem) -> Mapping[str, tuple[float, float]]:
        """Where everyone stands on its maps."""
        return self.record.standing(map(str, eco.nodes["id"]))

    def periods(self, shown: Sequence[Period]) -> list[str]:
        """The labels of the periods of which it has a slide."""
        return [each.label for each in shown if self.record.holds(each.label, "there")]


def read_deck(path: Path | None, request: Request) -> Deck | None:
    """Read the deck that is to be brought up to date, before any long work.

    Raises
    ------
    UsageError
        When it was not made by us, or in another language.
    """
    from graph.documents.slides.update.deck import record_of
    from graph.files import read_bytes
    from graph.files.archives import LARGEST

    if path is None:
        return None
    if _typed("template"):
        raise UsageError("a deck that is brought up to date keeps its design; leave out --template")
    data = read_bytes(path, most=LARGEST)
    record = record_of(data, path.name)
    if record.lang != request.lang:
        raise UsageError("{} is written in the language {!r}; add --lang {}", path, record.lang, record.lang)
    return Deck(path, data, record)


def named(output: Path, form: str | None) -> Path:
    """The file to write: where none was typed, its ending is that of the form."""
    return output if form is None or _typed("output") else output.with_suffix(f".{form}")


def _typed(option: str) -> bool:
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE


def target(output: Path, update: Path | None, form: str | None = None) -> Path:
    """Where slides go: into the deck that is brought up to date, unless another file is named.

    Raises
    ------
    UsageError
        When that is no deck, or another form is asked for.
    """
    if update is None:
        return output
    if form not in (None, "pptx"):
        raise UsageError("--update is for slides; leave out --format {}", form)
    found = (
        output if _typed("output") else update.resolve() if update.is_symlink() else update
    )  # a link stays one
    if found.suffix.lower() != ".pptx":
        raise UsageError("--update is for slides; {} is no .pptx file", found)
    return found


def put(fresh: bytes | str, output: Path, request: Request, *, deck: Deck | None) -> None:
    """Write what was made, or bring a deck up to date and say what was changed and what was not found."""
    if deck is None or not isinstance(fresh, bytes):
        request.save(output, fresh)
    else:
        _bring(deck, fresh, output, request)


def _bring(deck: Deck, fresh: bytes, output: Path, request: Request) -> None:
    from graph.documents.slides.update.deck import updated

    made = updated(deck.data, fresh, name=deck.path.name)
    for each in _told(made, request.lang):
        request.tell(each)
    if made.data == deck.data and output == deck.path:
        request.tell(sentence("deck_same", request.lang, path=deck.path))
    else:
        request.save(output, made.data)


def _told(made: Updated, lang: str) -> Iterator[str]:
    """What was changed, what stays as people made it, and what was not found."""
    for number, _, changes in made.slides:
        said = list(_changed(changes, lang))
        if said:
            joined = word("told_full_stop", lang).join(said)
            yield sentence("deck_slide", lang, number=number, changes=joined)
        for shape, text in changes.kept.items():
            if shape not in ALWAYS:
                key = "deck_kept" if text else "deck_kept_numbers"
                shown = " / ".join(_cut(text, LONG).split("\n"))
                yield sentence(key, lang, number=number, shape=shape, text=shown)
        for shape in changes.missing:
            yield sentence("deck_shape_missing", lang, number=number, shape=shape)
    for number, title in made.added:
        yield sentence("deck_slide_added", lang, number=number, title=title)
    for title in made.missing:
        yield sentence("deck_slide_missing", lang, title=title)
    for number, title in made.left:
        yield sentence("deck_slide_left", lang, number=number, title=title)


def _in_words(name: str, lang: str) -> str:
    """What a shape is, by its name in PowerPoint; the name itself where a language has no words for it."""
    first, _, of = name.partition(" ")
    if lang == "en":
        return name
    if name in FIGURES:
        return heading(name, lang)
    if first in COUNTED:
        told = known_label(of, lang) or (of if first == "size" else "")
        return sentence(f"deck_shape_{first}", lang, of=told) if told else name
    known = first in KINDS and (not of or of.isdecimal())
    return sentence(f"deck_shape_{first}", lang) + of if known else name


def _changed(changes: Changes, lang: str) -> Iterator[str]:
    """What became of the shapes of a slide."""
    for name, (before, after) in changes.texts.items():
        if name in ALWAYS:
            continue
        shape = _in_words(name, lang)
        if not (before or after):
            yield sentence("deck_drawn_again", lang, shape=shape)
        elif max(len(before), len(after)) <= SHORT:
            yield sentence("deck_says", lang, shape=shape, before=before, after=after)
        else:
            yield sentence("deck_rewritten", lang, shape=shape)
    for name, count in changes.charts.items():
        yield sentence("deck_numbers", lang, shape=_in_words(name, lang), count=count)
    for name, found in changes.tables.items():
        counts = {"deck_cells": found.cells, "deck_rows_more": found.added, "deck_rows_fewer": found.gone}
        for key, count in counts.items():
            if count:
                yield sentence(key, lang, shape=_in_words(name, lang), count=count)
    for key, names in zip(("deck_symbols_more", "deck_symbols_fewer"), changes.symbols, strict=True):
        if names:
            yield sentence(key, lang, count=len(names), names=_few(names, lang))
    for key, names in zip(("deck_lines_more", "deck_lines_fewer"), changes.lines, strict=True):
        if names:
            yield sentence(key, lang, count=len(names))


def _few(names: list[str], lang: str) -> str:
    shown = word("table_comma", lang).join(names[:NAMED])
    return shown if len(names) <= NAMED else shown + " …"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
