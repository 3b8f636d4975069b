"""The `graph` command.

Each command stands in `graph/commands`; they and this file alone know the whole
package, and load its parts when they are needed.
"""

from __future__ import annotations

import sys

import click

from graph import __version__
from graph.commands.changes import diff_command, renewals_command, whatif_command
from graph.commands.data import check_command
from graph.commands.documents import report_command
from graph.commands.files import add_command, export_command, import_command, init_command
from graph.commands.organisations import neighbours_command, path_command, show_command
from graph.commands.pictures import layout_command, map_command, timeline_command
from graph.commands.receipts import audit_command, suggest_command, why_command
from graph.commands.tables import centrality_command, growth_command
from graph.terminal import run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="graph")
def command() -> None:
    """Explore an ecosystem of organisations and their agreements.

    Two files, data/nodes.csv and data/edges.csv, become hub tables, growth tables
    and maps. Start with `graph check`.
    """


for each in (
    check_command,
    centrality_command,
    growth_command,
    map_command,
    timeline_command,
    layout_command,
    show_command,
    path_command,
    neighbours_command,
    diff_command,
    renewals_command,
    whatif_command,
    suggest_command,
    why_command,
    audit_command,
    report_command,
    export_command,
    import_command,
    init_command,
    add_command,
):
    command.add_command(each)


def main() -> None:
    """Run the `graph` command and leave with its exit code."""
    sys.exit(run(command))


if __name__ == "__main__":
    main()
