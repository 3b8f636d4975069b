"""Commands that draw: the map, the timeline and the places of both."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from graph.errors import UsageError
from graph.options import (
    PICTURES,
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
    from collections.abc import Iterator

    from graph.model import Ecosystem
    from graph.periods import Period
    from graph.terminal import View

MOVING = ("gif", "webp")
SLIDES = ("pptx",)
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

    check_target(output, view.data)
    steps = read_story(story) if story else None
    eco = view.read()
    page = graph.draw_map(
        eco,
        known=known(view),
        watch=lambda work: view.track(work, len(work), "preparing"),
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
@click.option("--overview", is_flag=True, help="All periods as small maps on one page.")
@click.option("--difference", is_flag=True, help="What changed from the first to the last of the periods.")
@file_option("--template", help="A .pptx whose design the slides take.")
@output_option(
    default=Path("output/timeline"),
    show_default=True,
    metavar="PATH",
    help="A folder, for one picture a period; a .png or .svg file, for the last period alone; "
    "a .gif or .webp file, for all in one moving picture; a .pptx file, for slides to edit.",
)
def timeline_command(
    view: View,
    every: str,
    fiscal_start: int,
    since: str | None,
    form: str,
    title: str | None,
    overview: bool,
    difference: bool,
    template: Path | None,
    output: Path,
) -> None:
    """Draw one picture a period for slides; no organisation ever moves.

    \b
    Example: graph timeline --every fiscal-year --lang ja -o output/timeline
    """
    from graph.mapping import positions
    from graph.snapshots import pictures

    ending = _checked(output, view)
    eco = view.read()
    chosen = stretch(eco, view, every, fiscal_start=fiscal_start, since=since)
    if ending in SLIDES:
        from graph.commands.documents import slides

        made = slides(
            eco, view, chosen, every=every, fiscal_start=fiscal_start, title=title, template=template
        )
        view.save(output, made)
        return
    if overview or difference:
        view.save(output, _one_page(eco, view, chosen, output, title=title or "", compared=difference))
        return
    if ending in PICTURES:
        chosen = chosen[-1:]
    drawn = pictures(
        eco,
        positions(eco, known=known(view)),
        chosen,
        title=title or "",
        lang=view.lang,
        form=ending if ending in PICTURES else "png" if ending else form,
        basis=view.dates,
        active=view.active,
    )
    _keep(view.track(drawn, len(chosen), "drawing"), output, view)


def _one_page(
    eco: Ecosystem, view: View, chosen: list[Period], output: Path, *, title: str, compared: bool
) -> bytes:
    """All periods on one page, or the difference of the first and the last."""
    import graph
    from graph.mapping import positions
    from graph.snapshots import difference_picture, overview, source_line

    form = _ending(output)
    if form not in PICTURES:
        raise UsageError("one page is one picture; name a .png or .svg file with -o")
    places = positions(eco, known=known(view))
    how: dict[str, Any] = {"basis": view.dates, "active": view.active}
    shown: dict[str, Any] = {"title": title, "lang": view.lang, "form": form}
    if not compared:
        return overview(eco, places, chosen, **shown, **how)
    if len(chosen) < 2:
        raise UsageError("a difference needs two days, such as --every 2024-12,2025-12")
    before, after = (graph.snapshot(eco, chosen[end].end, **how) for end in (0, -1))
    source = source_line(after, lang=view.lang, digest=eco.digest)
    return difference_picture(before, after, places, source=source, **shown)


@click.command("layout")
@data_options
@output_option(help="The file to write [default: positions.csv beside the data].")
def layout_command(view: View, output: Path | None) -> None:
    """Write down where everyone stands, so that nobody moves when the data grow.

    Maps and pictures use the file where it lies beside the data. Written again, it
    keeps every organisation that it has where it is, and places newcomers only.

    \b
    Example: graph layout
    """
    from graph.layout import positions_csv
    from graph.mapping import positions

    target = output or view.data / POSITIONS
    check_target(target, view.data)
    eco = view.read()
    view.save(target, positions_csv(positions(eco, known=known(view))))


def _checked(output: Path, view: View) -> str:
    """The kind of file that is asked for, once it is sure that it can be written."""
    ending = _ending(output)
    if ending:
        check_target(output, view.data)
    elif output.resolve() == view.data.resolve():
        raise UsageError(f"{output} holds the data; name another folder with -o")
    return ending


def _ending(output: Path) -> str:
    """The kind of file that is asked for; nothing for a folder."""
    ending = output.suffix.lower().lstrip(".")
    if ending not in ("", *PICTURES, *MOVING, *SLIDES):
        kinds = "a folder, or a .png, .svg, .gif, .webp or .pptx file"
        raise UsageError(f"{output} has the ending {ending!r}; name {kinds}")
    return ending


def _keep(shown: Iterator[tuple[str, bytes]], output: Path, view: View) -> None:
    """Write the pictures: into a folder, or one, or all of them as one that moves."""
    from graph.snapshots import animation

    ending = _ending(output)
    if ending in MOVING:
        view.save(output, animation([picture for _, picture in shown], ending))
    elif ending:
        view.save(output, next(shown)[1])
    else:
        make_folder(output)
        count = 0
        for name, picture in shown:
            save(output / name, picture, view.data)
            count += 1
        view.tell(f"wrote {count} pictures into {output}")


def stretch(eco: Ecosystem, view: View, every: str, *, fiscal_start: int, since: str | None) -> list[Period]:
    """The periods to draw, from one day to another."""
    from graph.model import as_day, span
    from graph.periods import periods, up_to

    days = span(eco, basis=view.dates)
    if days is None:
        raise UsageError("no tie has a date, so there is no timeline; `graph map` shows them all")
    if every not in EVERY and any(each.isdigit() for each in every):
        return up_to([as_day(each.strip()) for each in every.split(",")])
    found = periods(days[0], view.day or days[1], every=every, fiscal_start=fiscal_start)
    first = as_day(since) if since is not None else days[0]
    found = [each for each in found if each.end >= first]
    if not found:
        raise UsageError(f"no period lies from {first} to {view.day or days[1]}; the first date is {days[0]}")
    last = found[-1]
    return [*found[:-1], replace(last, end=min(last.end, view.day or last.end))]


def known(view: View) -> dict[str, tuple[float, float]] | None:
    """The positions that were written down beside the data, if any were."""
    from graph.layout import read_positions

    path = view.data / POSITIONS
    return read_positions(path) if path.exists() else None
