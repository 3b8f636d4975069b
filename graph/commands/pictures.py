"""Commands that draw: the map, and the places of the map and of all pictures."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from graph.commands.addresses import refuse_standing
from graph.commands.menu import Command
from graph.commands.options import (
    data_options,
    data_options_but,
    file_option,
    fiscal_start_option,
    open_option,
    output_option,
    title_option,
)
from graph.commands.targets import STDOUT, are_one, check_target, open_in_browser, save
from graph.commands.terminal import INTERRUPTED
from graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from graph.commands.following import News, Picture
    from graph.commands.terminal import Request
    from graph.map.saved import Saved
    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

Place = tuple[float, float]
MOST_NAMED = 100  # organisations of a saved copy that the data do not have


def map_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of how the map is drawn: `title`, `theme`, `story`, `limit` and `fiscal_start`."""
    for option in (
        fiscal_start_option,
        click.option(
            "--limit",
            type=click.IntRange(min=1),
            default=1500,
            show_default=True,
            metavar="N",
            help="Draw at most N organisations at once; the others are one search away.",
        ),
        file_option("--story", help="Steps to tell, as TOML."),
        click.option(
            "--theme",
            type=click.Choice(["auto", "light", "dark"]),
            default="auto",
            show_default=True,
            help="Colours.",
        ),
        title_option,
    ):
        command = option(command)
    return command


@click.command("map", cls=Command)
@data_options
@output_option(default=Path("output/map.html"), show_default=True, help="The page to write.")
@map_options
@file_option(
    "--from",
    "copy",
    help="A saved copy of a map, whose places, notes, kept searches, story and view it takes over.",
)
@click.option("--watch", is_flag=True, help="Write the page anew each time the data are saved.")
@open_option(help="Open the page in the browser.")
def map_command(
    request: Request,
    output: Path,
    story: Path | None,
    copy: Path | None,
    *,
    watch: bool,
    in_browser: bool,
    **how: Any,
) -> None:
    """Write the interactive map: one HTML file that works offline.

    --watch goes on until Ctrl+C: each good state of the data is written, and what is wrong
    with any other is said while the page stays as it is. `graph serve` shows it as it comes.

    \b
    Examples: graph map --lang ja -o output/map-ja.html
              graph map --watch --open
    """
    from graph.map.saved import read_saved
    from graph.map.story import read_story

    if output == STDOUT and (watch or in_browser):
        raise UsageError("{} is for a file; name one with -o", "--watch" if watch else "--open")
    if watch and copy:
        told = "--watch takes no saved copy; write down where everyone stands in it: graph layout --from {}"
        raise UsageError(told, copy)
    check_target(output, request.data, story, copy)
    if watch:
        refuse_standing(request.data, followed=True)
        _follow(request, output, in_browser=in_browser)
    steps = read_story(story) if story else None
    saved = read_saved(copy) if copy else None
    view = request.view()
    if copy and saved:
        _tell_taken(request, copy, saved, set(view.whole.nodes["id"]))
        _tell_story(request, copy, saved, is_other=steps is not None)
    page = drawn(request, view, known=known(request), story=steps, saved=saved, **how)
    request.save(output, page)
    if in_browser:
        open_in_browser(output.resolve().as_uri(), request)


def drawn(
    request: Request,
    view: View,
    *,
    known: Mapping[str, tuple[float, float]] | None,
    **how: Any,
) -> str:
    """Draw the map of what is looked at, with a progress bar once that takes more than two seconds.

    Parameters
    ----------
    known
        Positions that hold.
    how
        Title, theme, limit, and the steps of the story.
    """
    import graph
    from graph.measures.registry import map_efforts

    efforts = map_efforts(len(view.whole.nodes), len(view.whole.edges))
    return graph.draw_map(
        view, known=known, watch=lambda work: request.track(work, efforts, "preparing"), **how
    )


def _follow(request: Request, output: Path, *, in_browser: bool) -> NoReturn:
    """Write the map of each good state of the data until interrupted."""
    from graph.commands.following import follow
    from graph.words import sentence

    request.tell(sentence("watch_follows", request.lang, path=output, data=request.data))
    try:
        follow(_File(output, in_browser=in_browser))
    except KeyboardInterrupt:
        request.tell(sentence("watch_ended", request.lang, path=output))
    sys.exit(INTERRUPTED)


class _File:
    """The file of a map, which is only ever written whole."""

    def __init__(self, path: Path, *, in_browser: bool) -> None:
        self._path, self._is_awaited = path, in_browser

    def hear(self, news: News, request: Request) -> None:
        """Say what is wrong; what is good is said once it is written."""
        if not news.is_good:
            replace(request, quiet=False).tell(news.line(request.lang))

    def see(self, news: News, picture: Picture, request: Request) -> None:
        """Write the picture, and open it the first time if that is asked for."""
        from graph.words import sentence

        save(self._path, picture.page, request.data)
        request.tell(sentence("watch_wrote", request.lang, path=self._path, summary=news.line(request.lang)))
        if self._is_awaited:
            open_in_browser(self._path.resolve().as_uri(), request)
        self._is_awaited = False


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


def _tell_story(request: Request, copy: Path, saved: Saved, *, is_other: bool) -> None:
    """Say that what was kept and told in a copy is taken over, or left out where another story is told."""
    from graph.words import sentence

    if kept := len(saved.own.get("kept", [])):
        request.tell(sentence("own_kept", request.lang, path=copy, count=kept))
    if saved.story is not None and is_other:
        request.tell(sentence("own_story_left", request.lang, path=copy))
    elif saved.story is not None:
        request.tell(sentence("own_story", request.lang, path=copy, count=len(saved.story["steps"])))


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
    from graph.reading.inputs import POSITIONS

    if output is None:
        refuse_standing(request.data)
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


def tell_undrawn(request: Request, eco: Ecosystem) -> None:
    """Say how many organisations pictures call by their id, as no font has the letters of their names."""
    from graph.drawing.pictures import undrawn
    from graph.words import sentence

    if found := undrawn(eco, request.lang):
        first = min(found)
        told = {"count": len(found), "id": first, "name": found[first]}
        request.tell(sentence("undrawn", request.lang, **told))


def known(request: Request) -> dict[str, Place] | None:
    """The positions that were written down beside the data, if any were."""
    from graph.drawing.places import read_positions
    from graph.reading.inputs import POSITIONS

    path = request.data / POSITIONS
    return read_positions(path) if os.path.lexists(path) else None
