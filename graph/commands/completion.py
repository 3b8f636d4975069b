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
# In the place of click's own scripts. That for bash parts an option from its value at a sign of equality, as
# readline does, lets the shell read a text with a star as a pattern, and quotes nothing; that for fish ends
# at the first comma, and leaves out the option before a sign of equality, without which fish takes no answer.
SCRIPTS = {
    "bash": r"""%(complete_func)s() {
    local IFS=$'\n' word type value response
    local -a words=()
    for word in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
        if (( ${#words[@]} )) && [[ $word == "=" || ${words[-1]} == --*= ]]; then
            words[-1]+=$word
        else
            words+=("$word")
        fi
    done
    response=$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((${#words[@]} - 1)) \
        %(complete_var)s=bash_complete $1)
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                COMPREPLY+=("$value")
                # Readline quotes what it takes for the name of a file.
                if [[ $value != "${value//[^[:alnum:]._,:@=+-]/}" ]]; then compopt -o filenames; fi ;;
        esac
    done <<< "$response" 2> /dev/null
    return 0
}
complete -o nosort -F %(complete_func)s %(prog_name)s
""",
    "fish": r"""function %(complete_func)s
    set -l before (string match -r -- '^--[^=]*=' (commandline -t))
    for completion in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \
            COMP_CWORD=(commandline -t) %(prog_name)s)
        set -l found (string split -m 1 -- , $completion)
        switch $found[1]
            case dir
                __fish_complete_directories $found[2]
            case file
                __fish_complete_path $found[2]
            case plain
                echo -- "$before$found[2]"
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
""",
}


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
    made = found(click.Command(name), {}, name, VARIABLE)
    script = SCRIPTS.get(shell, made.source_template)
    # Not made.source(), which looks for the shell on this machine first.
    put(script % ShellComplete.source_vars(made) + "\n", as_is=True)


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
    """Cells of the organisations, none where they cannot be read: nobody is told of faults at the Tab key.

    Those at an address are not asked for: nobody waits for them.
    """
    from graph.commands.lakes import glance

    folder: Any = context.params.get("data")
    try:
        yield from glance(Path(folder or "data"), *columns)
    except (GraphError, OSError, ValueError):
        return
