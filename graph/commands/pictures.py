"""Commands that draw: the map, and the places of the map and of all pictures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from graph.commands.menu import Command
from graph.commands.options import (
    data_options,
    data_options_but,
    file_option,
    fiscal_start_option,
    output_option,
    title_option,
)
from graph.commands.targets import are_one, check_target

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.commands.terminal import Request
    from graph.map.saved import Saved

POSITIONS = "positions.csv"
Place = tuple[float, float]
MOST_NAMED = 100  # organisations of a saved copy that the data do not have


@click.command("map", cls=Command)
@data_options
@output_option(default=Path("output/map.html"), show_default=True, help="The page to write.")
@title_option
@click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="Colours.",
)
@file_option("--story", help="Steps to tell, as TOML.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=1500,
    show_default=True,
    metavar="N",
    help="Draw at most N organisations at once; the others are one search away.",
)
@file_option("--from", "copy", help="A saved copy of a map, whose places, notes and view it takes over.")
@fiscal_start_option
def map_command(
    request: Request,
    output: Path,
    title: str | None,
    theme: Literal["auto", "light", "dark"],
    story: Path | None,
    limit: int,
    copy: Path | None,
    fiscal_start: int,
) -> None:
    """Write the interactive map: one HTML file that works offline.

    \b
    Example: graph map --lang ja -o output/map-ja.html
    """
    import graph
    from graph.map.saved import read_saved
    from graph.map.story import read_story
    from graph.measures.registry import map_efforts

    check_target(output, request.data, story, copy)
    steps = read_story(story) if story else None
    saved = read_saved(copy) if copy else None
    view = request.view()
    if copy and saved:
        _tell_taken(request, copy, saved, set(view.whole.nodes["id"]))
    efforts = map_efforts(len(view.whole.nodes), len(view.whole.edges))
    page = graph.draw_map(
        view,
        known=known(request),
        watch=lambda work: request.track(work, efforts, "preparing"),
        title=title,
        theme=theme,
        story=steps,
        limit=limit,
        saved=saved,
        fiscal_start=fiscal_start,
    )
    request.save(output, page)


def _tell_taken(request: Request, copy: Path, saved: Saved, ids: Collection[str]) -> None:
    """Say what is taken over from a saved copy, and what of it is about organisations that are not there."""
    from graph.words import sentence

    notes = sum(len(saved.own.get(key, [])) for key in ("notes", "remarks"))
    placed = len(saved.placed)
    request.tell(sentence("own_taken", request.lang, path=copy, placed=placed, notes=notes))
    missing = saved.missing(ids)
    named = ", ".join(missing[:MOST_NAMED])
    if more := len(missing[MOST_NAMED:]):
        named = sentence("own_missing_more", request.lang, ids=named, count=more)
    if missing:
        request.tell(sentence("own_missing", request.lang, path=copy, ids=named))


@click.command("layout", cls=Command)
@data_options_but("as_of", "active", "dates")
@output_option(help="The file to write [default: positions.csv beside the data].")
@file_option("--from", "copy", help="A saved copy of a map: whoever was moved in it stands where it was put.")
def layout_command(request: Request, output: Path | None, copy: Path | None) -> None:
    """Write down where everyone stands, so that nobody moves when the data grow.

    Maps and pictures of every day use the file where it lies beside the data. Written
    again, it keeps every organisation that it has where it is, and places newcomers only.
    With --from it takes over who was moved by hand in a map: the slides then show it there, too.

    \b
    Example: graph layout
    """
    from graph.drawing.places import positions_csv
    from graph.map.draw import positions
    from graph.map.saved import read_saved

    saved = read_saved(copy) if copy else None
    own = request.data / POSITIONS
    output = output or own
    if are_one(output, own) or (output.name == own.name and are_one(output.parent, request.data)):
        _write_down(request, output, copy, saved)
        return
    check_target(output, request.data, copy)
    eco = request.view().whole
    there = _taken_over(known(request), saved)
    request.save(output, positions_csv(positions(eco, known=there)))
    _tell_moved(request, copy, saved, set(eco.nodes["id"]))


def _write_down(request: Request, path: Path, copy: Path | None, saved: Saved | None) -> None:
    """Write the positions file of the data, with everyone whom it has where it is."""
    from graph.drawing.places import parse_positions, positions_csv
    from graph.files import BYTE_ORDER_MARK, check_writable, real, rewrite
    from graph.map.draw import positions
    from graph.words import sentence

    check_writable(real(path))
    eco = request.view().whole

    def change(old: bytes | None) -> bytes:
        there = _taken_over(None if old is None else parse_positions(old, path), saved)
        mark = BYTE_ORDER_MARK if old and old.startswith(BYTE_ORDER_MARK) else b""
        return mark + positions_csv(positions(eco, known=there)).encode()

    rewrite(path, change)
    request.tell(sentence("wrote_file", request.lang, path=path))
    _tell_moved(request, copy, saved, set(eco.nodes["id"]))


def _taken_over(there: dict[str, Place] | None, saved: Saved | None) -> dict[str, Place] | None:
    """The positions that hold: those written down but for who was moved by hand, and those of the copy."""
    return there if saved is None else {**saved.homes, **(there or {}), **saved.placed}


def _tell_moved(request: Request, copy: Path | None, saved: Saved | None, ids: Collection[str]) -> None:
    """Say what was taken over from a saved copy, and that its notes were not."""
    from graph.words import sentence

    if copy is None or saved is None:
        return
    _tell_taken(request, copy, saved, ids)
    if notes := sum(len(saved.own.get(key, [])) for key in ("notes", "remarks")):
        request.tell(sentence("own_notes_stay", request.lang, count=notes, path=copy))


def known(request: Request) -> dict[str, Place] | None:
    """The positions that were written down beside the data, if any were."""
    from graph.drawing.places import read_positions

    path = request.data / POSITIONS
    return read_positions(path) if os.path.lexists(path) else None
