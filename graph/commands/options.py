"""The options that commands share, as decorators."""

from __future__ import annotations

import functools
import os
import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graph.commands import completion
from graph.commands.addresses import STANDING, is_address, plain_address
from graph.commands.menu import Shared, lang_option
from graph.commands.targets import AS_FOLDER, STDOUT
from graph.commands.terminal import Request, Sink, day_named, hush
from graph.dates.periods import EVERY
from graph.errors import UsageError
from graph.vocabulary import TABLE_FORMS, fold
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SAID = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
FIRST = "Give the first N rows only."
top_option = functools.partial(click.option, "--top", type=click.IntRange(min=1), metavar="N")

file_option = functools.partial(click.option, type=click.Path(path_type=Path), metavar="FILE")


class OutputPath(click.Path):
    """A path to write; that it was written as a folder's, with a stroke at its end, is remembered."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give the path; an address is refused, since nothing is written there."""
        if isinstance(value, str) and is_address(value):
            told = "{} is an address, where nothing is written; name a file or folder of this machine"
            raise UsageError(told, plain_address(value))
        path = super().convert(value, param, ctx)
        if ctx is not None and isinstance(value, str) and value.endswith(("/", os.sep)):
            ctx.meta[AS_FOLDER] = path
        return path


output_option = functools.partial(
    click.option, "-o", "--output", type=OutputPath(path_type=Path), metavar="FILE"
)


class DataPath(click.Path):
    """A folder with data; for an address the one that stands for it until the command ends."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Give the folder; at the Tab key nothing is fetched."""
        if not isinstance(value, str) or not is_address(value):
            return super().convert(value, param, ctx)
        if ctx is not None and ctx.resilient_parsing:
            return Path(value)
        from graph.commands.stores import stand_in

        return stand_in(value)


def _days(context: click.Context, option: click.Parameter, given: Any) -> Any:
    """Days as they are written, also where today was named by its word."""
    if isinstance(given, tuple):
        return tuple(day_named(each) for each in given)
    return None if given is None else day_named(given)


day_option = functools.partial(click.option, metavar="DATE", callback=_days)
days_argument = functools.partial(click.argument, callback=_days)


org_argument = functools.partial(click.argument, metavar="ORG", shell_complete=completion.organisations)
org_option = functools.partial(click.option, metavar="ORG", shell_complete=completion.organisations)


def chart_option(told: str = "Draw a chart too, .png or .svg.") -> Callable[[Any], Any]:
    """Add the option for a chart of what the table says."""
    return file_option("--chart", help=told)


open_option = functools.partial(click.option, "--open", "in_browser", is_flag=True)
update_option = file_option(
    "--update", help="Slides: bring this deck up to date, with all edits, instead of making a new one."
)


def _settled(context: click.Context, option: click.Parameter, folder: Path) -> Path:
    """The folder; what its settings say stands in for options that were not typed."""
    if (folder / "ecosystem.toml").exists():
        from graph.reading.settings import settings  # TOML, which nothing else needs

        context.default_map = {**settings(folder).given, **(context.default_map or {})}
        # Settings from an address were not there yet when the language of the line was looked for.
        if STANDING and context.find_root().get_parameter_source("lang") not in SAID:
            context.obj = context.default_map.get("lang", context.obj)
    return folder


shared_option = functools.partial(click.option, cls=Shared)
data_option = shared_option(
    "--data",
    is_eager=True,
    callback=_settled,
    type=DataPath(path_type=Path),
    default=Path("data"),
    envvar="GRAPH_DATA",
    metavar="DIR",
    show_default=True,
    help="Folder with nodes.csv and edges.csv, or s3://bucket/folder [env: GRAPH_DATA].",
)
quiet_option = shared_option("-q", "--quiet", is_flag=True, help="Say nothing but the answer.")
title_option = click.option("--title", metavar="TEXT", envvar="GRAPH_TITLE", help="Heading.")
every_option = click.option(
    "--every", type=click.Choice(EVERY), default="year", show_default=True, help="Length of a period."
)
fiscal_start_option = click.option(
    "--fiscal-start",
    envvar="GRAPH_FISCAL_START",
    type=click.IntRange(1, 12),
    metavar="MONTH",
    default=4,
    show_default=True,
    help="First month of a fiscal year.",
)
from_option = day_option("--from", "since", help="Leave out the periods that end before this day.")
ours_option = org_option(
    "--focal",
    "--ours",
    "ours",
    default="",
    envvar="GRAPH_OURS",
    help="Rank with and without it [default: ours, else most partners, if one has].",
)
all_periods_option = click.option(
    "--all-periods",
    is_flag=True,
    help="Slides: a map of every period in which anything changed, not of the six with most changes.",
)
dates_option = shared_option(
    "--dates",
    type=click.Choice(["certain", "possible"]),
    default="certain",
    show_default=True,
    help="Count a tie from the last or the first day that it can have been signed.",
)


def _names(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Names one by one, also where several were typed with commas."""
    typed = [part.strip() for each in values for part in re.split("[,、，]", each)]
    if not all(typed):
        told = Message("a name is missing in {!r}", ",".join(values))
        raise click.BadParameter(told, context, option)
    return tuple(dict.fromkeys(typed))


def _keys(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Types and relations by the keys of the data, also where the words of tables were typed."""
    from graph.reading.synonyms import RELATIONS, TYPES

    known = TYPES if option.name == "type" else RELATIONS
    return tuple(_key(each, known) for each in _names(context, option, values))


def relation_key(text: str) -> str:
    """Give a relation by its key in the data, also where the word of tables was typed."""
    from graph.reading.synonyms import RELATIONS

    return _key(text, RELATIONS)


def _key(text: str, known: Iterable[str]) -> str:
    """The one of some keys that a text names as tables do; else the text as it is."""
    from graph.reading.synonyms import japanese
    from graph.words import label

    told = (each for each in known if fold(text) in (fold(each), fold(label(each, "en"))))
    return japanese(text, known) or next(told, text)


def measure_key(text: str) -> str:
    """Give a measure by its name, also where the heading of a table was typed, in either language.

    Examples
    --------
    >>> measure_key("媒介中心性"), measure_key("PageRank"), measure_key("fame")
    ('betweenness', 'pagerank', 'fame')
    """
    from graph.words.measures import MEASURES

    headings = {fold(word): name for name, each in MEASURES.items() for word in each.heading}
    return headings.get(fold(text), text)


def _measures(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Measures by their names, also where the headings of tables were typed."""
    return tuple(dict.fromkeys(map(measure_key, _names(context, option, values))))


measures_option = functools.partial(
    click.option,
    "--measure",
    multiple=True,
    callback=_measures,
    metavar="NAME",
    shell_complete=completion.measures,
)


VIEW_OPTIONS = {
    "data": data_option,
    "as_of": day_option(
        "--as-of",
        cls=Shared,
        help="Count what was signed by this day (2020-09-18, 2020-09, 2020, today).",
    ),
    "active": shared_option(
        "--active", is_flag=True, help="Keep only ties in force on the day (today, unless --as-of)."
    ),
    "dates": dates_option,
    "relation": shared_option(
        "--relation",
        envvar="GRAPH_RELATION",
        multiple=True,
        callback=_keys,
        metavar="NAME",
        shell_complete=completion.relations,
        help="Count only this relation, or several (A,B).",
    ),
    "type": shared_option(
        "--type",
        multiple=True,
        callback=_keys,
        metavar="NAME",
        shell_complete=completion.types,
        help="Keep only this type, or several (A,B).",
    ),
    "lang": lang_option(),
    "quiet": quiet_option,
    "keep_going": shared_option(
        "--keep-going",
        is_flag=True,
        help="Leave faulty cells blank, or rows out, instead of refusing the data.",
    ),
}


def as_settled(context: click.Context) -> dict[str, Any]:
    """Give the options of a command, those that nobody typed as the settings are now.

    Raises
    ------
    FileError, UsageError
        As `graph.reading.settings.settings`.
    """
    lines = [each for each in (context, context.parent) if each is not None]
    fresh = context.command.make_context(context.info_name, [f"--data={context.params['data']}"]).params
    return {
        name: value if any(each.get_parameter_source(name) in SAID for each in lines) else fresh[name]
        for name, value in context.params.items()
    }


def asked(options: dict[str, Any], *unasked: str) -> Request:
    """Take the options of `Request`, but for those that are as if never given, out of all options."""
    names = (each.name for each in fields(Request) if each.name not in unasked)
    return Request(**{name: options.pop(name) for name in names})


def data_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `Request`, handed to the command as its first argument."""
    return data_options_but()(command)


def data_options_but(*unasked: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the options of `Request` but for those that would change nothing, which are as if never given."""

    def decorated(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def wrapped(**options: Any) -> None:
            hush()
            command(asked(options, *unasked), **options)

        for name, option in reversed(VIEW_OPTIONS.items()):
            wrapped = wrapped if name in unasked else option(wrapped)
        return wrapped

    return decorated


def table_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of `Sink`, handed to the command as `sink`."""
    return form_options()(command)


def form_options(
    *more: str, top: str = FIRST, first: int | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the options of `Sink`.

    Parameters
    ----------
    more
        Forms besides those of a table, which the command writes itself.
    top, first
        What the help says of --top, and the number where none is given; None for all.
    """

    def decorated(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def wrapped(
            *given: Any, form: str | None, output: Path | None, most: int | None, **options: Any
        ) -> None:
            sink = Sink(form, None if output == STDOUT else output, most, more)
            sink.check(given[0])
            command(*given, sink=sink, **options)

        wrapped = output_option(help="Write to a file; its ending names the form.")(wrapped)
        forms = click.Choice([*TABLE_FORMS, *more])
        wrapped = click.option(
            "--format", "form", type=forms, help="Form of the table [default: table at a terminal, else csv]."
        )(wrapped)
        return top_option("most", default=first, show_default=first is not None, help=top)(wrapped)

    return decorated
