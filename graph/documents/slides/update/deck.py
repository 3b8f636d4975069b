"""A deck that people have edited, brought up to date from one made now."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx import Presentation

from graph.documents.slides import inside
from graph.documents.slides.package import put
from graph.documents.slides.templates import as_presentation, opened
from graph.documents.slides.update.items import facets, items
from graph.documents.slides.update.record import Record, read_record, renew_record
from graph.documents.slides.update.slides import Changes, Slide
from graph.errors import UsageError
from graph.words.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_RECORD = (
    "{} does not hold how it was written, so that edits cannot be told from old numbers: it was made by an "
    "earlier version, or saved by a program that drops this; make it again, once, and edit that"
)
OTHER = (
    "{} has none of the slides that this command makes; name one that it made, about the same organisation "
    "and under the same title"
)


@dataclass(frozen=True)
class Updated:
    """What became of a deck.

    Attributes
    ----------
    data
        PPTX; that of the deck itself where no slide is another.
    slides
        For each slide that is found again its number, title and changes.
    added
        Number and title of slides that are new.
    missing
        Titles of slides that are made now and are not in the deck any more.
    left
        Number and title of slides that were written and are not made now; they stay as they are.
    """

    data: bytes
    slides: list[tuple[int, str, Changes]] = field(default_factory=list)
    added: list[tuple[int, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    left: list[tuple[int, str]] = field(default_factory=list)


def record_of(deck: bytes, name: str) -> Record:
    """Read how a deck was written.

    Parameters
    ----------
    deck
        PPTX.
    name
        Of its file, for messages.

    Raises
    ------
    UsageError
        When it is no presentation or holds nothing of it.
    """
    presentation = opened(deck, message("the deck"))
    try:
        for slide in presentation.slides:
            slide.shapes  # noqa: B018  (a part that is missing is told here)
    except (KeyError, AttributeError) as fault:
        raise UsageError("{} lacks a slide that it names; open and save it in PowerPoint", name) from fault
    record = read_record(presentation)
    if record is None:
        raise UsageError(NO_RECORD, name)
    return record


def updated(deck: bytes, fresh: bytes, *, name: str = "deck.pptx") -> Updated:
    """Bring a deck up to date.

    Parameters
    ----------
    deck
        PPTX that was made by this package, and may have been edited since.
    fresh
        PPTX that is made now, in the same language and design.
    name
        Of the deck's file, for messages.

    Returns
    -------
    updated
        The deck in which whatever was as it had been written is as it is now. Whatever people changed,
        moved, coloured, took out or added stays so. Without anything new the bytes are those of `deck`,
        and slides without anything new keep every byte.

    Raises
    ------
    UsageError
        When the deck is no presentation, does not hold how it was written, or is another one.
    """
    record = record_of(deck, name)
    data = as_presentation(deck)
    old: Any = Presentation(BytesIO(data))  # afresh: whoever asks for the slides renames their files
    new: Any = Presentation(BytesIO(fresh))
    before = inside.contents(old)
    if not any(record.knows(inside.called(each), "there") for each in new.slides):
        raise UsageError(OTHER, name)
    made = Updated(deck)
    touched = _merge(old, new, record, made)
    if not touched:
        return made
    gone = [mark for _, _, changes in made.slides for mark in changes.gone]
    touched.append(renew_record(old, new, record, gone=gone))
    stream = BytesIO()
    old.save(stream)
    kept = {part: name for part, name in before.items() if part not in touched}
    return Updated(_packed(stream.getvalue(), data, kept), made.slides, made.added, made.missing, made.left)


def _merge(old: Any, new: Any, record: Record, made: Updated) -> list[Any]:
    """Bring each slide up to date, add what is new; the parts of the file that are others."""
    fresh = {inside.called(each): each for each in new.slides}
    here = _found(old, fresh, record)
    touched: list[Any] = []
    place = 0
    for key, slide in fresh.items():
        title = _title(slide)
        if key in here:
            place = 1 + list(old.slides).index(here[key])
            changes = Slide(here[key], slide, key=key, record=record).bring_up_to_date()
            made.slides.append((place, _title(here[key]), changes))
            touched += [*changes.parts, *([here[key].part] if changes.touched else [])]
        elif record.knows(key, "there"):
            made.missing.append(title)
        else:
            place = _after_those_left(old, place, key, fresh)
            added = inside.add_slide(old, slide, place=place, made=touched)
            touched += [old.part, added.part]
            place += 1
            made.added.append((place, title))
    for number, slide in enumerate(old.slides, start=1):
        if inside.called(slide) not in fresh and record.knows(inside.called(slide), "there"):
            made.left.append((number, _title(slide)))
    return touched


def _after_those_left(old: Any, place: int, key: str, fresh: Mapping[str, Any]) -> int:
    """The place of a new slide, behind those of earlier periods that nothing makes any more."""
    for slide in list(old.slides)[place:]:
        if not "" < inside.called(slide) < key or inside.called(slide) in fresh:
            break
        place += 1
    return place


def _found(old: Any, fresh: Mapping[str, Any], record: Record) -> dict[str, Any]:
    """The slides of the deck by what they are called, or by what they say where a program dropped that."""
    named = {inside.called(each): each for each in reversed(list(old.slides)) if inside.called(each)}
    found = {key: named[key] for key in fresh if key in named}
    lost = [each for each in old.slides if not inside.called(each)]
    for slide in lost:
        said = [(name, facets(each).get("text", "")) for name, each in items(slide).items()]
        keys = [key for key in fresh if key not in found]
        hits = {
            key: sum(bool(text) and record.holds(key, name, "text", text) for name, text in said)
            for key in keys
        }
        best = max(keys, key=lambda key: hits[key], default="")
        if best and hits[best]:
            found[best] = slide
    return found


def _title(slide: Any) -> str:
    held = slide.shapes.title
    return "" if held is None else str(held.text_frame.text)


def _packed(saved: bytes, deck: bytes, kept: Mapping[Any, str]) -> bytes:
    """The file with every byte of the parts that are as they were, and without a clock."""
    names = {f"{part.partname}".lstrip("/"): old for part, old in kept.items()}
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(saved)) as made, zipfile.ZipFile(BytesIO(deck)) as old:
        files = {
            each: old.read(names[each]) if each in names else made.read(each) for each in made.namelist()
        }
    with zipfile.ZipFile(stream, "w") as archive:
        for each, content in files.items():
            put(archive, each, content)
    return stream.getvalue()
