"""Commands that draw: the map and the timeline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from graph.errors import UsageError
from graph.options import (
    data_options,
    file_option,
    fiscal_start_option,
    from_option,
    output_option,
    title_option,
)
from graph.periods import EVERY
from graph.terminal import check_target, make_folder, save

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Ecosystem
    from graph.periods import Period
    from graph.terminal import View

PICTURES = ("png", "svg")
MOVING = ("gif", "webp")


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
def map_command(
    view: View,
    output: Path,
    title: str | None,
    theme: Literal["auto", "light", "dark"],
    story: Path | None,
    limit: int,
) -> None:
    """Write the interactive map: one HTML file that works offline.

    \b
    Example: graph map --lang ja -o output/map-ja.html
    """
    import graph
    from graph.explorer.story import read_story
    from graph.geography import places

    check_target(output, view.data)
    steps = read_story(story) if story else None
    eco = view.read()
    page = graph.page(
        eco,
        _positions(eco),
        graph.centrality(eco),
        places=places(eco.nodes),
        title=title,
        lang=view.lang,
        theme=theme,
        story=steps,
        dates=view.dates,
        active=view.active,
        as_of=view.day,
        limit=limit,
    )
    view.save(output, page)


@click.command("timeline")
@data_options
@click.option(
    "--every",
    default="year",
    show_default=True,
    metavar="PERIOD",
    help="month, quarter, year or fiscal-year; or dates with commas between: 2016-03,2020-03,2026-03.",
)
@fiscal_start_option
@from_option
@click.option("--format", "form", type=click.Choice(PICTURES), default="png", show_default=True, help="Form.")
@title_option
@output_option(
    default=Path("output/timeline"),
    show_default=True,
    metavar="PATH",
    help="A folder, for one picture a period; a .png or .svg file, for the last period alone; "
    "a .gif or .webp file, for all in one moving picture.",
)
def timeline_command(
    view: View,
    every: str,
    fiscal_start: int,
    since: str | None,
    form: str,
    title: str | None,
    output: Path,
) -> None:
    """Draw one picture a period for slides; no organisation ever moves.

    \b
    Example: graph timeline --every fiscal-year --lang ja -o output/timeline
    """
    from graph.model import as_day
    from graph.snapshots import animation, pictures

    ending = output.suffix.lower().lstrip(".")
    if ending not in ("", *PICTURES, *MOVING):
        raise UsageError(
            f"{output} has the ending {ending!r}; name a folder, or a .png, .svg, .gif or .webp file"
        )
    if ending:
        check_target(output, view.data)
    eco = view.read()
    stretch = _stretch(eco, view, every, fiscal_start)
    if since is not None:
        stretch = [each for each in stretch if each.end >= as_day(since)]
    if ending in PICTURES:
        stretch = stretch[-1:]
    drawn = pictures(
        eco,
        _positions(eco),
        stretch,
        title=title or "",
        lang=view.lang,
        form=ending if ending in PICTURES else "png" if ending else form,
        basis=view.dates,
        active=view.active,
    )
    shown = view.track(drawn, len(stretch), "drawing")
    if ending in MOVING:
        view.save(output, animation([picture for _, picture in shown], ending))
    elif ending:
        view.save(output, next(shown)[1])
    else:
        make_folder(output)
        for name, picture in shown:
            save(output / name, picture, view.data)
        view.tell(f"wrote {len(stretch)} pictures into {output}")


def _stretch(eco: Ecosystem, view: View, every: str, fiscal_start: int) -> list[Period]:
    """The periods to draw, up to the day asked for."""
    from graph.model import as_day, span
    from graph.periods import periods, up_to

    days = span(eco, basis=view.dates)
    if days is None:
        raise UsageError("no tie has a date, so there is no timeline; `graph map` shows them all")
    if every not in EVERY and any(each.isdigit() for each in every):
        return up_to([as_day(each.strip()) for each in every.split(",")])
    found = periods(days[0], view.day or days[1], every=every, fiscal_start=fiscal_start)
    if not found:
        raise UsageError(f"nothing was signed by {view.day}; the first date is {days[0]}")
    last = found[-1]
    return [*found[:-1], replace(last, end=min(last.end, view.day or last.end))]


def _positions(eco: Ecosystem) -> Mapping[str, tuple[float, float]]:
    """Where the organisations stand, on every map and picture alike."""
    from graph.layout import layout

    ties = eco.collaboration
    return layout(eco.nodes["id"], zip(ties["source"], ties["target"], strict=True))
