"""All commands by name, listed without loading one: `graph --help` is there at once."""

from __future__ import annotations

import importlib
from typing import Any

import click

# Name to the module that holds it, as NAME_command, and what its own help says first.
MENU = {
    "add": ("additions", "Add an organisation or an agreement to the two files."),
    "audit": ("receipts", "Compare the counts that sources print (claims.csv) with those of the data."),
    "centrality": ("tables", "Rank the organisations by how central they are."),
    "check": ("data", "List everything that is wrong with the two files."),
    "diff": ("changes", "Say what changed between two days, two folders or two git revisions."),
    "export": ("files", "Write the ecosystem for another tool, and say what its format cannot hold."),
    "growth": ("tables", "Count organisations, ties and agreements at the end of each period."),
    "import": ("files", "Read a file of another tool into nodes.csv and edges.csv, and check them."),
    "init": ("files", "Make a folder with the two files, an example, and what each column means."),
    "layout": ("pictures", "Write down where everyone stands, so that nobody moves when the data grow."),
    "map": ("pictures", "Write the interactive map: one HTML file that works offline."),
    "neighbours": ("organisations", "List who is within a few steps of an organisation, and over whom."),
    "path": (
        "organisations",
        "Find the shortest ways from one organisation to another, with the agreements along them.",
    ),
    "renewals": (
        "changes",
        "List which agreements run out, have lapsed or were renewed (today, unless --as-of).",
    ),
    "report": (
        "documents",
        "Write the hub report: who the hubs are, how it all grew, what ends, what is missing.",
    ),
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


class Menu(click.Group):
    """A group that knows its commands by name and first sentence, and loads the one that is called."""

    def __init__(self, **options: Any) -> None:
        named = {name: click.Command(name, help=said) for name, (_, said) in MENU.items()}
        super().__init__(commands=named, **options)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command whole, with its options."""
        if cmd_name not in MENU:
            return None
        module = importlib.import_module(f"graph.commands.{MENU[cmd_name][0]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by their first sentences."""
        click.Group(commands=self.commands).format_commands(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a library that cannot be loaded for want of memory is a matter of memory."""
        try:
            return super().invoke(ctx)
        except ImportError as fault:
            if "failed to map segment" in str(fault):  # as the system's loader says it
                raise MemoryError from fault
            raise
