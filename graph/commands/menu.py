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
    "centrality": ("centrality", "Rank the organisations by how central they are."),
    "check": ("data", "List everything that is wrong with the two files."),
    "completion": (
        "completion",
        "Print what lets a shell complete commands, options and organisations at the Tab key.",
    ),
    "coverage": ("growth", "Count the organisations of each country or prefecture, and those with a tie."),
    "decomposition": (
        "growth",
        "Take growth apart: new and repeated ties, by newcomers and by those who were there.",
    ),
    "densification": ("growth", "Say whether ties grow faster than organisations, and by which power."),
    "diff": ("changes", "Say what changed between two days, two folders or two git revisions."),
    "export": ("files", "Write the ecosystem for another tool, and say what its format cannot hold."),
    "growth": ("growth", "Count organisations, ties and agreements at the end of each period."),
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


# What stands together on the page of help, in the order of first use; who is named nowhere is a question.
GROUPS = {
    "Start here": ("init", "import", "check", "map", "centrality", "report"),
    "Ask": (
        "show", "why", "path", "neighbours", "renewals", "diff", "suggest", "whatif", "growth",
        "decomposition", "densification", "coverage", "audit",
    ),
    "Show": ("serve", "timeline", "publish"),
    "Keep and exchange": ("add", "layout", "export", "completion"),
}  # fmt: skip


class Asked(click.Context):
    """A command that was called; its object is the language that the command line asks for."""

    def make_formatter(self) -> click.HelpFormatter:
        """Give what writes the help."""
        if self.obj == "ja":
            from graph.commands.help import Japanese  # not at the start: English needs none of it

            self.formatter_class = Japanese
        return super().make_formatter()


class Shared(click.Option):
    """An option of nearly all commands, which a page of help lists after the command's own."""


class Placed(click.Command):
    """What says where help is, whatever is wrong with its line."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the line; click does not say of which command an option without its value is."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx
            raise


class Command(Placed):
    """A command, whose page of help has its own options first."""

    context_class = Asked

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the options in two sections; --help is of the second."""
        sections: dict[str, list[tuple[str, str]]] = {"Options": [], "Options of most commands": []}
        own, shared = sections.values()
        for each in self.get_params(ctx):
            record = each.get_help_record(ctx)
            if record is not None and isinstance(each, click.Option):
                (shared if isinstance(each, Shared) or each.name == "help" else own).append(record)
        for heading, listed in sections.items():
            if listed:
                with formatter.section(heading):
                    formatter.write_dl(listed)


class Language(Shared):
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


class Commands(Placed, click.Group):
    """Commands under one name, which says what there is where none of them is called."""

    context_class = Asked
    command_class = Command

    def __init__(self, **options: Any) -> None:
        options |= {"invoke_without_command": True, "no_args_is_help": False, "callback": self._help}
        super().__init__(**options, subcommand_metavar="COMMAND [ARGS]...")
        lang_option(expose_value=False)(self)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that a line means, also by a name that it had before."""
        from graph.commands.former import renamed
        from graph.commands.terminal import tell

        name, rest, said = renamed(args[0], args[1:])
        quiet = any(each == "--quiet" or each.startswith("-q") for each in rest)  # -qo, too
        if not (quiet or ctx.resilient_parsing):
            for each in said:
                tell(each, ctx.obj or "en")
        return super().resolve_command(ctx, [name, *rest])

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Give the commands by the heading under which they stand."""
        return {"Commands": tuple(sorted(self.commands))}

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their first sentences, whole, with all of them in one column."""
        wide = max(map(len, self.commands))
        for heading, names in self.groups().items():
            with formatter.section(heading):
                formatter.write_dl(
                    [(each.ljust(wide), self.commands[each].get_short_help_str(1000)) for each in names]
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

    def groups(self) -> dict[str, tuple[str, ...]]:
        """Give the commands by what they are for."""
        named = {name for names in GROUPS.values() for name in names}
        return GROUPS | {"Ask": (*GROUPS["Ask"], *(name for name in MENU if name not in named))}

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command whole, with its options."""
        if cmd_name not in MENU:
            return None
        module = importlib.import_module(f"graph.commands.{MENU[cmd_name][0]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a library that cannot be loaded for want of memory is a matter of memory."""
        try:
            return super().invoke(ctx)
        except ImportError as fault:
            if "failed to map segment" in str(fault):  # as the system's loader says it
                raise MemoryError from fault
            raise
