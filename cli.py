"""The `graph` command: options in, library calls, results to writers.

A command parses, calls public functions and hands the result to a writer. Heavy
libraries are loaded by the command that needs them, so that `graph --help` and
`graph check` answer at once.
"""

from __future__ import annotations

import functools
import json
import sys
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph import __version__
from graph.errors import FileError, UsageError
from graph.periods import EVERY
from graph.terminal import Sink, View, check_target, put, run, save, today

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.model import Ecosystem

FORMS = ("table", "csv", "json", "jsonl", "md", "html", "xlsx")
PICTURES = ("png", "svg")

_file = functools.partial(click.option, type=click.Path(path_type=Path), metavar="FILE")
_output = functools.partial(_file, "-o", "--output")
_lang = click.option(
    "--lang",
    type=click.Choice(["en", "ja"]),
    default="en",
    show_default=True,
    help="Language of names and headings.",
)
_data = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("data"),
    envvar="GRAPH_DATA",
    metavar="DIR",
    show_default=True,
    help="Folder with nodes.csv and edges.csv [env: GRAPH_DATA].",
)
_quiet = click.option("--quiet", is_flag=True, help="Say nothing but the answer.")
_title = click.option("--title", metavar="TEXT", help="Heading.")
_every = click.option(
    "--every", type=click.Choice(EVERY), default="year", show_default=True, help="Length of a period."
)
_fiscal_start = click.option(
    "--fiscal-start",
    type=click.IntRange(1, 12),
    default=4,
    show_default=True,
    help="First month of a fiscal year.",
)
_dates = click.option(
    "--dates",
    type=click.Choice(["certain", "possible"]),
    default="certain",
    show_default=True,
    help="Count a tie from the last or the first day that it can have been signed.",
)
_view = (
    _data,
    click.option(
        "--as-of", metavar="DATE", help="Count what was signed by this day (2020-09-18, 2020-09, 2020)."
    ),
    click.option(
        "--active", is_flag=True, help="Keep only ties in force on the day (today, unless --as-of)."
    ),
    _dates,
    click.option("--relation", multiple=True, metavar="NAME", help="Count only this relation (repeatable)."),
    click.option("--type", multiple=True, metavar="NAME", help="Keep only this type (repeatable)."),
    _lang,
    _quiet,
    click.option("--keep-going", is_flag=True, help="Leave faulty rows out instead of refusing the data."),
)


def data_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `View`, handed to the command as its first argument."""

    @functools.wraps(command)
    def wrapped(**options: Any) -> None:
        view = View(**{each.name: options.pop(each.name) for each in fields(View)})
        command(view, **options)

    for option in reversed(_view):
        wrapped = option(wrapped)
    return wrapped


def table_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `Sink`, handed to the command as `sink`."""

    @functools.wraps(command)
    def wrapped(*given: Any, form: str | None, output: Path | None, **options: Any) -> None:
        sink = Sink(form, output)
        sink.check(given[0])
        command(*given, sink=sink, **options)

    wrapped = _output(help="Write to a file; its ending names the form.")(wrapped)
    forms = click.Choice(FORMS)
    return click.option(
        "--format", "form", type=forms, help="Form of the table [default: table at a terminal, else csv]."
    )(wrapped)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="graph")
def command() -> None:
    """Explore an ecosystem of organisations and their agreements.

    Two files, data/nodes.csv and data/edges.csv, become hub tables, growth tables
    and maps. Start with `graph check`.
    """


@command.command("check")
@_data
@_lang
@_quiet
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form."
)
@_output(help="Write to a file.")
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
@_every
@_fiscal_start
@_file("--chart", help="Draw a chart too, .png or .svg.")
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
@_output(default=Path("output/map.html"), show_default=True, help="The page to write.")
@_title
@click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="Colours.",
)
@_file("--story", help="Steps to tell, as TOML.")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=1500,
    show_default=True,
    metavar="N",
    help="Draw at most N organisations at once; the others are one search away.",
)
def map_command(
    view: View, output: Path, title: str | None, theme: str, story: Path | None, limit: int
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
