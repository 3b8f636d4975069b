"""All commands by name, listed without loading one: `graph --help` is there at once, in either language."""

from __future__ import annotations

import functools
import importlib
from typing import Any

import click
from click.core import ParameterSource as Source

from graph.commands.terminal import LANGUAGE
from graph.words import LANGUAGES

# Name to the module that holds it, as NAME_command, and what its own help says first.
MENU = {
    "add": ("additions", "Add an organisation or an agreement to the two files."),
    "audit": ("receipts", "Compare the counts that sources print (claims.csv) with those of the data."),
    "centrality": ("tables", "Rank the organisations by how central they are."),
    "check": ("data", "List everything that is wrong with the two files."),
    "diff": ("changes", "Say what changed between two days, two folders or two git revisions."),
    "export": ("files", "Write the ecosystem for another tool, and say what its format cannot hold."),
    "growth": ("tables", "Count organisations, ties and agreements at the end of each period."),
    "import": (
        "imports",
        "Read a list of agreements, or a file of another tool, into nodes.csv and edges.csv.",
    ),
    "init": ("files", "Make a folder with the two files, an example, and what each column means."),
    "layout": ("pictures", "Write down where everyone stands, so that nobody moves when the data grow."),
    "map": ("pictures", "Write the interactive map: one HTML file that works offline."),
    "neighbours": ("organisations", "List who is within a few steps of an organisation, and over whom."),
    "path": (
        "organisations",
        "Find the shortest ways from one organisation to another, with the agreements along them.",
    ),
    "publish": (
        "publish",
        "Write map, report, slides, time line and what is new into one folder, in both languages.",
    ),
    "renewals": (
        "changes",
        "List which agreements run out, have lapsed or were renewed (today, unless --as-of).",
    ),
    "report": (
        "report",
        "Write the hub report: a story for the board, then who the hubs are, what ends, what is missing.",
    ),
    "serve": ("serve", "Show the map in a browser, and draw it anew each time the data are saved."),
    "show": (
        "organisations",
        "Show all about one organisation: where it stands, with whom, and what hangs on it.",
    ),
    "suggest": (
        "receipts",
        "Rank likely next partners, with reasons and with how good such lists have been.",
    ),
    "timeline": ("timeline", "Draw one picture a period for slides; no organisation ever moves."),
    "whatif": ("changes", "Say what a few agreements more or less would do to ranks, distances and gaps."),
    "why": ("receipts", "Give the rows and sources behind a number of an organisation."),
}


class Asked(click.Context):
    """A command that was called; its object is the language that the command line asks for."""

    def make_formatter(self) -> click.HelpFormatter:
        """Give what writes the help."""
        if self.obj == "ja":
            from graph.commands.help import Japanese  # not at the start: English needs none of it

            self.formatter_class = Japanese
        return super().make_formatter()


class Language(click.Option):
    """The option --lang, which may stand on the line before the command, or in the environment."""

    def resolve_envvar_value(self, ctx: click.Context) -> str | None:
        """Give the setting, at the beginning of the line only: what is typed there wins over it."""
        return None if ctx.parent else super().resolve_envvar_value(ctx)

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Give what has to be changed where the value is wrong."""
        return f"'{LANGUAGE}'" if ctx and _source(ctx) is Source.ENVIRONMENT else super().get_error_hint(ctx)


def _source(context: click.Context) -> Source | None:
    return context.get_parameter_source("lang")


def _language(context: click.Context, option: click.Parameter, value: str) -> str:
    """The language that was typed behind the command's name, else the one of the command line."""
    return value if _source(context) is Source.COMMANDLINE else context.obj or value


lang_option = functools.partial(
    click.option,
    "--lang",
    cls=Language,
    type=click.Choice(LANGUAGES),
    default="en",
    envvar=LANGUAGE,
    show_default=True,
    callback=_language,
    help="Language of names and headings [env: GRAPH_LANG].",
)


class Commands(click.Group):
    """Commands under one name, which says what there is where none of them is called."""

    context_class = Asked

    def __init__(self, **options: Any) -> None:
        options |= {"invoke_without_command": True, "no_args_is_help": False, "callback": self._help}
        super().__init__(**options, subcommand_metavar="COMMAND [ARGS]...")
        lang_option(expose_value=False)(self)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command, which says its help in the language asked for."""
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            found.context_class = Asked
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their first sentences, which Japanese has room for, on several lines."""
        limit = 1000 if ctx.obj == "ja" else formatter.width - 6 - max(map(len, self.commands))
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, self.commands[name].get_short_help_str(limit)) for name in sorted(self.commands)]
            )

    @staticmethod
    def _help() -> None:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            click.echo(context.get_help(), err=True)
            context.exit(2)


class Menu(Commands):
    """The commands of the menu, of which the one that is called is loaded."""

    def __init__(self, **options: Any) -> None:
        named = {name: click.Command(name, help=said) for name, (_, said) in MENU.items()}
        super().__init__(commands=named, **options)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command whole, with its options."""
        if cmd_name not in MENU:
            return None
        module = importlib.import_module(f"graph.commands.{MENU[cmd_name][0]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        found.context_class = Asked
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a library that cannot be loaded for want of memory is a matter of memory."""
        try:
            return super().invoke(ctx)
        except ImportError as fault:
            if "failed to map segment" in str(fault):  # as the system's loader says it
                raise MemoryError from fault
            raise
