"""The `graph` command: options in, library calls, results to writers.

A command parses, calls public functions and hands the result to a writer. Heavy
libraries are loaded by the command that needs them, so that `graph --help` and
`graph check` answer at once.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import signal
import sys
import time
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graph import __version__
from graph.errors import FileError, GraphError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd

    from graph.model import Ecosystem

FORMS = ("table", "csv", "json", "jsonl", "md", "html", "xlsx")
FOR_PROGRAMS = ("csv", "json", "jsonl")
EVERY = ("month", "quarter", "year", "fiscal-year")
PATIENCE = 2.0  # seconds of silence before a progress bar appears
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class View:
    """What every command is asked: which data, of which day, in which language."""

    data: Path
    as_of: str | None
    active: bool
    dates: Any
    relation: tuple[str, ...]
    type: tuple[str, ...]
    lang: str
    quiet: bool
    keep_going: bool

    @property
    def day(self) -> date | None:
        """The day asked for; today where only ties in force are, None for all dates."""
        from graph.model import as_day

        if self.as_of is not None:
            return as_day(self.as_of)
        return _today() if self.active else None

    def read(self, *, types: bool = True) -> Ecosystem:
        """Read the folder, with the relations and (unless told otherwise) the types asked for."""
        import graph

        eco = graph.read(self.data, keep_going=self.keep_going)
        if eco.left_out:
            self.tell(f"{eco.left_out} faulty rows are left out; `graph check --data {self.data}` lists them")
        return graph.select(eco, relations=self.relation, types=self.type if types else ())

    def snapshot(self, eco: Ecosystem) -> Ecosystem:
        """Keep what counts on the day asked for."""
        import graph

        return graph.snapshot(eco, self.day, basis=self.dates, active=self.active)

    def tell(self, message: str) -> None:
        """Say something on stderr, unless asked to be quiet."""
        if not self.quiet:
            click.echo(message, err=True)


@dataclass(frozen=True, slots=True)
class Sink:
    """Where a table goes, and in which form."""

    format: str | None
    output: Path | None

    def put(self, table: pd.DataFrame, view: View, *, title: str = "", notes: Sequence[str] = ()) -> None:
        """Render the table and write it; its notes go to stderr where the form has no room for them."""
        from graph.tables import form_of, render

        shown = self.output is None and sys.stdout.isatty()
        form = self.format or (form_of(self.output) if self.output else "table" if shown else "csv")
        if form == "xlsx" and shown:
            raise UsageError("a workbook cannot be shown at a terminal; name a file, such as -o hubs.xlsx")
        plain = form == "table" and self.output is None
        data = render(
            table,
            form,
            title=title,
            notes=notes,
            lang=view.lang,
            width=shutil.get_terminal_size((120, 24)).columns if plain else None,
            limit=20 if plain else max(len(table), 1),
            color=plain and shown and not os.environ.get("NO_COLOR"),
            ascii=plain and not _can_print("─│…"),
            stamp=_stamp(view),
        )
        if form in FOR_PROGRAMS:
            view.tell("; ".join(notes))
        if self.output is None:
            _print(data, as_is=form != "table")
        else:
            _save(self.output, data, view)


def data_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `View`, handed to the command as its first argument."""

    @functools.wraps(command)
    def wrapped(**options: Any) -> None:
        view = View(**{each.name: options.pop(each.name) for each in fields(View)})
        command(view, **options)

    for option in reversed((
        _data_option,
        click.option("--as-of", metavar="DATE", help="Count what was signed by this day (2020-09-18, 2020-09, 2020)."),
        click.option("--active", is_flag=True, help="Keep only ties in force on the day (today, unless --as-of)."),
        click.option(
            "--dates",
            type=click.Choice(["certain", "possible"]),
            default="certain",
            show_default=True,
            help="Count a tie from the last or the first day that it can have been signed.",
        ),
        click.option("--relation", multiple=True, metavar="NAME", help="Count only this relation (repeatable)."),
        click.option("--type", multiple=True, metavar="NAME", help="Keep only this type of organisation (repeatable)."),
        _lang_option,
        _quiet_option,
        click.option("--keep-going", is_flag=True, help="Leave faulty rows out instead of refusing the data."),
    )):  # fmt: skip
        wrapped = option(wrapped)
    return wrapped


def table_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `Sink`, handed to the command as `sink`."""

    @functools.wraps(command)
    def wrapped(*given: Any, format: str | None, output: Path | None, **options: Any) -> None:
        command(*given, sink=Sink(format, output), **options)

    wrapped = click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")(wrapped)
    return click.option(
        "--format", type=click.Choice(FORMS), help="Form of the table; `table` at a terminal, `csv` in a pipe."
    )(wrapped)


_data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("data"),
    envvar="GRAPH_DATA",
    metavar="DIR",
    show_default=True,
    help="Folder with nodes.csv and edges.csv [env: GRAPH_DATA].",
)
_lang_option = click.option(
    "--lang", type=click.Choice(["en", "ja"]), default="en", show_default=True, help="Language of names and headings."
)
_quiet_option = click.option("--quiet", is_flag=True, help="Say nothing but the answer.")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="graph")
def graph_command() -> None:
    """Explore an ecosystem of organisations and their agreements.

    Two files, data/nodes.csv and data/edges.csv, become hub tables, growth tables
    and maps. Start with `graph check`.
    """


@graph_command.command("check")
@_data_option
@_lang_option
@_quiet_option
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the findings.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file.")
def check_command(data: Path, lang: str, quiet: bool, format: str, output: Path | None) -> None:  # noqa: ARG001
    """List everything that is wrong with the two files.

    Exits with 1 where the data have errors, 3 where a file cannot be read. --quiet
    leaves out the notes.

    \b
    Example: graph check --data data
    """
    from graph.reading import check

    found = check(data, today=_today())
    listed = [each for each in found.findings if not (quiet and each.severity == "note")]
    if format == "json":
        text = json.dumps([each.record() for each in listed], ensure_ascii=False, indent=1) + "\n"
    else:
        text = "".join(f"{each}\n" for each in listed) + _verdict(data, found) + "\n"
    if output is None:
        _print(text, as_is=format == "json")
    else:
        _write(output, text, data)
    if found.unreadable:
        sys.exit(FileError.exit_code)
    sys.exit(1 if found.count("error") else 0)


def _verdict(data: Path, found: Any) -> str:
    counts = ", ".join(
        f"{found.count(kind)} {kind}{'' if found.count(kind) == 1 else 's'}" for kind in ("error", "warning", "note")
    )
    return f"{data}: {found.organisations} organisations, {found.ties} ties; {counts}"


@graph_command.command("centrality")
@data_options
@click.option("--measure", multiple=True, metavar="NAME", help="A column wanted (repeatable); the first one ranks.")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Give the first N rows only.")
@click.option("--without", multiple=True, metavar="ORG", help="Leave an organisation out (repeatable).")
@table_options
def centrality_command(view: View, sink: Sink, measure: tuple[str, ...], top: int | None, without: tuple[str, ...]) -> None:
    """Rank the organisations by how central they are.

    --type chooses rows: the measures and ranks are those among all organisations.

    \b
    Example: graph centrality --measure betweenness --top 10
    """
    import graph
    from graph.captions import captions, named, rank_caption
    from graph.phrases import word

    eco = view.read(types=False)
    left_out = [graph.find(eco, name) for name in without]
    shown = view.snapshot(graph.select(eco, without=left_out))
    table = graph.centrality(graph.build(shown), measures=measure)
    notes = captions(shown, lang=view.lang, relations=view.relation, without=left_out)
    notes.append(rank_caption(measure[0] if measure else "partners", len(table), view.lang))
    if view.type:
        graph.select(eco, types=view.type)  # refuses a type that does not exist
        table = table[table["type"].isin(view.type)].reset_index(drop=True)
    table = named(table if top is None else table.head(top), eco, view.lang)
    sink.put(table, view, title=word("hub_report", view.lang), notes=notes)


@graph_command.command("growth")
@data_options
@click.option("--every", type=click.Choice(EVERY), default="year", show_default=True, help="Length of a period.")
@click.option("--fiscal-start", type=click.IntRange(1, 12), default=4, show_default=True, help="First month of a fiscal year.")
@click.option("--chart", type=click.Path(path_type=Path), metavar="FILE", help="Draw a chart too, .png or .svg.")
@table_options
def growth_command(view: View, sink: Sink, every: str, fiscal_start: int, chart: Path | None) -> None:
    """Count organisations, ties and agreements at the end of each period.

    \b
    Example: graph growth --every fiscal-year --chart output/growth.png
    """
    import graph
    from graph.captions import captions
    from graph.phrases import sentence, word

    eco = view.read()
    table = graph.growth(
        eco, every, fiscal_start=fiscal_start, as_of=view.day, basis=view.dates, active=view.active
    )
    notes = captions(view.snapshot(eco), lang=view.lang, relations=view.relation)
    if eco.undated and view.day is None:
        notes[1] = sentence("undated_rows", view.lang, count=eco.undated)
    title = word("growth_report", view.lang)
    if chart is not None:
        from graph.charts import growth_chart

        _save(chart, growth_chart(table, lang=view.lang, form=_picture_form(chart), source="; ".join(notes)), view)
    sink.put(table, view, title=title, notes=notes)


@graph_command.command("map")
@data_options
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("output/map.html"), show_default=True, metavar="FILE", help="The page to write.")  # noqa: E501
@click.option("--title", metavar="TEXT", help="Heading of the page.")
@click.option("--theme", type=click.Choice(["auto", "light", "dark"]), default="auto", show_default=True, help="Colours of the page.")  # noqa: E501
@click.option("--story", type=click.Path(path_type=Path), metavar="FILE", help="Steps to tell, as TOML.")
@click.option("--limit", type=click.IntRange(min=1), default=1500, show_default=True, help="Draw at most this many organisations at once.")  # noqa: E501
def map_command(view: View, output: Path, title: str | None, theme: str, story: Path | None, limit: int) -> None:
    """Write the interactive map: one HTML file that works offline.

    \b
    Example: graph map --lang ja -o output/map-ja.html
    """
    import graph
    from graph.explorer.story import read_story
    from graph.geography import places

    _check_target(output, view.data)
    eco = view.read()
    steps = read_story(story) if story else None
    G = graph.build(eco)
    page = graph.page(
        eco,
        _positions(eco),
        graph.centrality(G),
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
    _save(output, page, view)


@graph_command.command("timeline")
@data_options
@click.option("--every", type=click.Choice(EVERY), default="year", show_default=True, help="Length of a period.")
@click.option("--fiscal-start", type=click.IntRange(1, 12), default=4, show_default=True, help="First month of a fiscal year.")
@click.option("--format", "form", type=click.Choice(["png", "svg"]), help="Form of the pictures [default: png].")
@click.option("--title", metavar="TEXT", help="Heading of the pictures.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("output/timeline"), show_default=True, metavar="PATH",
    help="A folder for one picture a period; a .png or .svg file for the last day alone.",
)  # fmt: skip
def timeline_command(
    view: View, every: str, fiscal_start: int, form: str | None, title: str | None, output: Path
) -> None:
    """Draw one picture a period for slides; no organisation ever moves.

    \b
    Example: graph timeline --every fiscal-year --lang ja -o output/timeline
    """
    import graph

    eco = view.read()
    table = graph.growth(eco, every, fiscal_start=fiscal_start, as_of=view.day, basis=view.dates, active=view.active)
    print(len(table), form, title, output)


def _positions(eco: Ecosystem) -> dict[str, tuple[float, float]]:
    """Where the organisations stand, on every map and picture alike."""
    from graph.layout import layout

    ties = eco.collaboration
    return layout(eco.nodes["id"], zip(ties["source"], ties["target"], strict=True))


def _picture_form(path: Path) -> str:
    form = path.suffix.lower().lstrip(".")
    if form not in ("png", "svg"):
        raise UsageError(f"{path} would be a {form or 'nameless'} file; pictures are written as .png or .svg")
    return form


def _today() -> date:
    """The day of SOURCE_DATE_EPOCH, for repeatable runs; else the calendar's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()


def _stamp(view: View) -> date | None:
    """The day that documents carry: the one asked for, never the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return _today() if epoch.isdigit() else view.day


def _track(items: Sequence[Item], label: str, view: View) -> Iterator[Item]:
    """Yield the items, with a progress bar on stderr once the work takes more than two seconds."""
    started = time.monotonic()
    bar: Any = None
    for done, item in enumerate(items):
        yield item
        if bar is None and not view.quiet and time.monotonic() - started > PATIENCE:
            bar = click.progressbar(length=len(items), label=label, file=sys.stderr).__enter__()
            bar.update(done)
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.__exit__(None, None, None)


def _can_print(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _print(data: bytes | str, *, as_is: bool) -> None:
    """Write to stdout: for programs always UTF-8, for people as the terminal can."""
    if isinstance(data, str):
        encoding = "utf-8" if as_is else sys.stdout.encoding or "ascii"
        data = data.encode(encoding, "strict" if as_is else "replace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _check_target(path: Path, data: Path) -> None:
    """Refuse to write over an input; make the default folder."""
    for name in ("nodes.csv", "edges.csv"):
        source = data / name
        if source.exists() and path.exists() and path.samefile(source):
            raise UsageError(f"{path} is an input; name another file with -o")
    if path.parent == Path("output"):
        path.parent.mkdir(exist_ok=True)


def _write(path: Path, content: bytes | str, data: Path) -> None:
    from graph.files import write

    _check_target(path, data)
    write(path, content.encode() if isinstance(content, str) else content)


def _save(path: Path, content: bytes | str, view: View) -> None:
    """Write a file whole or not at all, and say where it is."""
    _write(path, content, view.data)
    view.tell(f"wrote {path}")


def _stop(number: int, frame: object) -> None:
    """Turn a request to end into an exception, so that half-written files are removed."""
    raise KeyboardInterrupt


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and give its exit code: the one place where errors become messages."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, _stop)
    try:
        result = graph_command.main(args=arguments, prog_name="graph", standalone_mode=False)
    except GraphError as fault:
        click.echo(f"graph: {fault}", err=True)
        return fault.exit_code
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("graph: interrupted; nothing was half written", err=True)
        return 130
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        click.echo(f"graph: {fault.strerror or fault}{f': {fault.filename}' if fault.filename else ''}", err=True)
        return FileError.exit_code
    except MemoryError:
        click.echo("graph: there is not enough memory for this many rows", err=True)
        return 1
    return result if isinstance(result, int) else 0


def main() -> None:
    """Run the `graph` command and leave with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
