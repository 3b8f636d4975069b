"""The `graph` command: options in, library calls, results to writers.

A command parses, calls public functions and hands the result to a writer. Heavy
libraries are loaded by the command that needs them, so that `graph --help` and
`graph check` answer at once.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from graph import __version__
from graph.errors import FileError, UsageError
from graph.options import (
    data_option,
    data_options,
    every_option,
    file_option,
    fiscal_start_option,
    lang_option,
    output_option,
    quiet_option,
    table_options,
    title_option,
)
from graph.periods import EVERY
from graph.terminal import check_target, make_folder, put, run, save, today

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Ecosystem
    from graph.periods import Period
    from graph.terminal import Sink, View

PICTURES = ("png", "svg")
MOVING = ("gif", "webp")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="graph")
def command() -> None:
    """Explore an ecosystem of organisations and their agreements.

    Two files, data/nodes.csv and data/edges.csv, become hub tables, growth tables
    and maps. Start with `graph check`.
    """


@command.command("check")
@data_option
@lang_option
@quiet_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form."
)
@output_option(help="Write to a file.")
def check_command(data: Path, lang: str, quiet: bool, form: str, output: Path | None) -> None:
    """List everything that is wrong with the two files.

    Exits with 1 where the data have errors, 3 where a file cannot be read. --quiet
    leaves out the notes.

    \b
    Example: graph check --data data
    """
    from graph.reading import check

    found = check(data, today=today())
    listed = [each for each in found.findings if not (quiet and each.severity == "note")]
    if form == "json":
        text = json.dumps([each.record() for each in listed], ensure_ascii=False, indent=1) + "\n"
    else:
        text = "".join(f"{each}\n" for each in listed) + f"{data}: {found.summary}\n"
    if output is None:
        put(text, as_is=form == "json")
    else:
        save(output, text, data)
    sys.exit(FileError.exit_code if found.unreadable else int(found.count("error") > 0))


@command.command("centrality")
@data_options
@click.option(
    "--measure", multiple=True, metavar="NAME", help="A column wanted (repeatable); the first ranks."
)
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Give the first N rows only.")
@click.option("--without", multiple=True, metavar="ORG", help="Leave an organisation out (repeatable).")
@table_options
def centrality_command(
    view: View, sink: Sink, measure: tuple[str, ...], top: int | None, without: tuple[str, ...]
) -> None:
    """Rank the organisations by how central they are.

    --type chooses rows: measures and ranks are those among all organisations.

    \b
    Example: graph centrality --measure betweenness --top 10
    """
    import graph
    from graph.captions import captions, named, rank_caption
    from graph.phrases import word

    eco = view.read(types=False)
    left_out = [graph.find(eco, name) for name in without]
    graph.select(eco, types=view.type)  # refuses a type that does not exist
    shown = view.snapshot(graph.select(eco, without=left_out))
    table = graph.centrality(graph.build(shown), measures=measure)
    notes = captions(shown, lang=view.lang, relations=view.relation, without=left_out)
    notes.append(rank_caption(measure[0] if measure else "partners", len(table), view.lang))
    if view.type:
        table = table[table["type"].isin(view.type)].reset_index(drop=True)
    table = named(table if top is None else table.head(top), eco, view.lang)
    sink.put(table, view, title=word("hub_report", view.lang), notes=notes)


@command.command("growth")
@data_options
@every_option
@fiscal_start_option
@file_option("--chart", help="Draw a chart too, .png or .svg.")
@table_options
def growth_command(view: View, sink: Sink, every: str, fiscal_start: int, chart: Path | None) -> None:
    """Count organisations, ties and agreements at the end of each period.

    \b
    Example: graph growth --every fiscal-year --chart output/growth.png
    """
    import graph
    from graph.captions import captions
    from graph.phrases import word

    form = _picture_form(chart) if chart is not None else ""
    eco = view.read()
    table = graph.growth(
        eco, every, fiscal_start=fiscal_start, as_of=view.day, basis=view.dates, active=view.active
    )
    notes = captions(view.snapshot(eco), lang=view.lang, relations=view.relation, periods=True)
    if chart is not None:
        from graph.charts import growth_chart

        view.save(chart, growth_chart(table, lang=view.lang, form=form))
    sink.put(table, view, title=word("growth_report", view.lang), notes=notes)


@command.command("map")
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
        graph.centrality(graph.build(eco)),
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


@command.command("timeline")
@data_options
@click.option(
    "--every",
    default="year",
    show_default=True,
    metavar="PERIOD",
    help="month, quarter, year or fiscal-year; or dates with commas between: 2016-03,2020-03,2026-03.",
)
@fiscal_start_option
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
    view: View, every: str, fiscal_start: int, form: str, title: str | None, output: Path
) -> None:
    """Draw one picture a period for slides; no organisation ever moves.

    \b
    Example: graph timeline --every fiscal-year --lang ja -o output/timeline
    """
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
    stretch = stretch[-1:] if ending in PICTURES else stretch
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


def _picture_form(path: Path) -> str:
    form = path.suffix.lower().lstrip(".")
    if form not in PICTURES:
        raise UsageError(f"{path} has the ending {form!r}; pictures are written as .png or .svg")
    return form


def main() -> None:
    """Run the `graph` command and leave with its exit code."""
    sys.exit(run(command))


if __name__ == "__main__":
    main()
