"""Commands that draw: the map, and the places of the map and of all pictures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

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
    from graph.commands.terminal import Request

POSITIONS = "positions.csv"


@click.command("map")
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
@fiscal_start_option
def map_command(
    request: Request,
    output: Path,
    title: str | None,
    theme: Literal["auto", "light", "dark"],
    story: Path | None,
    limit: int,
    fiscal_start: int,
) -> None:
    """Write the interactive map: one HTML file that works offline.

    \b
    Example: graph map --lang ja -o output/map-ja.html
    """
    import graph
    from graph.map.story import read_story
    from graph.measures.registry import map_efforts

    check_target(output, request.data, story)
    steps = read_story(story) if story else None
    view = request.view()
    efforts = map_efforts(len(view.whole.nodes), len(view.whole.edges))
    page = graph.draw_map(
        view,
        known=known(request),
        watch=lambda work: request.track(work, efforts, "preparing"),
        title=title,
        theme=theme,
        story=steps,
        limit=limit,
        fiscal_start=fiscal_start,
    )
    request.save(output, page)


@click.command("layout")
@data_options_but("as_of", "active", "dates")
@output_option(help="The file to write [default: positions.csv beside the data].")
def layout_command(request: Request, output: Path | None) -> None:
    """Write down where everyone stands, so that nobody moves when the data grow.

    Maps and pictures of every day use the file where it lies beside the data. Written
    again, it keeps every organisation that it has where it is, and places newcomers only.

    \b
    Example: graph layout
    """
    from graph.drawing.places import positions_csv
    from graph.map.draw import positions

    own = request.data / POSITIONS
    output = output or own
    if are_one(output, own) or (output.name == own.name and are_one(output.parent, request.data)):
        _write_down(request, output)
        return
    check_target(output, request.data)
    request.save(output, positions_csv(positions(request.view().whole, known=known(request))))


def _write_down(request: Request, path: Path) -> None:
    """Write the positions file of the data, with everyone whom it has where it is."""
    from graph.drawing.places import parse_positions, positions_csv
    from graph.files import BYTE_ORDER_MARK, check_writable, real, rewrite
    from graph.map.draw import positions
    from graph.words import sentence

    check_writable(real(path))
    eco = request.view().whole

    def change(old: bytes | None) -> bytes:
        there = None if old is None else parse_positions(old, path)
        mark = BYTE_ORDER_MARK if old and old.startswith(BYTE_ORDER_MARK) else b""
        return mark + positions_csv(positions(eco, known=there)).encode()

    rewrite(path, change)
    request.tell(sentence("wrote_file", request.lang, path=path))


def known(request: Request) -> dict[str, tuple[float, float]] | None:
    """The positions that were written down beside the data, if any were."""
    from graph.drawing.places import read_positions

    path = request.data / POSITIONS
    return read_positions(path) if os.path.lexists(path) else None
