"""Completion at the Tab key: the command that a shell reads at its start, and what it may complete."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem, ShellComplete, get_completion_class

from graph.commands.menu import Command, lang_option
from graph.commands.targets import put
from graph.errors import GraphError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHELLS = ("bash", "zsh", "fish", "powershell")
VARIABLE = "_GRAPH_COMPLETE"  # as click makes it of the program's name


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS))
@lang_option(expose_value=False)
def completion_command(shell: str) -> None:
    """Print what lets a shell complete commands, options and organisations at the Tab key.

    It stands in a file that the shell reads at its start: ~/.bashrc, ~/.zshrc, config.fish or
    $PROFILE of PowerShell.

    \b
    Examples: eval "$(graph completion bash)"
              eval "$(graph completion zsh)"
              graph completion fish | source
              graph completion powershell | Out-String | Invoke-Expression
    """
    found = get_completion_class(shell)
    if found is None:
        raise UsageError("completion in {} needs click 8.5 or newer; update it with pip", shell)
    called = Path(sys.argv[0]).stem
    name = called if called == "ecograph" else "graph"
    # Not found.source(), which looks for the shell on this machine first.
    put(ShellComplete.source(found(click.Command(name), {}, name, VARIABLE)) + "\n", as_is=True)


def organisations(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give the ids of organisations of which the id or a name begins with what was typed."""
    from graph.vocabulary import search_key

    begun, native = search_key(typed), context.params.get("lang") == "ja"
    return [
        CompletionItem(org, help=(native and names[1]) or names[0])
        for org, *names in _organisations(context, "id", "name", "name_ja", "aliases")
        if any(search_key(each).startswith(begun) for each in (org, *names[:2], *names[2].split(";")))
    ]


def types(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give the types of the data that begin with what was typed."""
    return _listed(dict.fromkeys(kind for (kind,) in _organisations(context, "type")), typed)


def relations(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give the known relations that begin with what was typed."""
    from graph.reading.synonyms import RELATIONS

    return _listed(RELATIONS, typed)


def measures(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give the measures that begin with what was typed."""
    from graph.words.measures import MEASURES

    return _listed(MEASURES, typed)


def codes(context: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Give the codes and names of findings that begin with what was typed."""
    from graph.reading.findings import RULES

    return _listed([each for rule in RULES.values() for each in (rule.code, rule.slug)], typed)


def _listed(names: Iterable[str], typed: str) -> list[CompletionItem]:
    """The names that go on what was typed, of which the last of several is completed."""
    before, comma, last = typed.rpartition(",")
    return [CompletionItem(before + comma + each) for each in names if each.startswith(last)]


def _organisations(context: click.Context, *columns: str) -> Iterator[tuple[str, ...]]:
    """Cells of nodes.csv, none where it cannot be read: nobody is told of faults at the Tab key."""
    from graph.reading.folder import glance

    folder: Any = context.params.get("data")
    try:
        yield from glance(Path(folder or "data"), *columns)
    except (GraphError, OSError, ValueError):
        return
