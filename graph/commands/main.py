"""The `graph` command: the group of all commands, each loaded with its parts when it is called."""

from __future__ import annotations

import gc
import os
import sys

import click

from graph import __version__
from graph.commands.menu import Menu
from graph.commands.terminal import run


@click.group(cls=Menu, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="graph")
def command() -> None:
    """Explore an ecosystem of organisations and their agreements.

    Two files, data/nodes.csv and data/edges.csv, become maps, hub tables and reports.
    Whoever has a list begins with `graph import`, others with `graph init`.
    """


def main() -> None:
    """Run the `graph` command and leave with its exit code."""
    # The matrices of an ecosystem are small: threads that share them wait for one another, and an answer
    # took three times as long. What is large runs on threads of its own (numba).
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Loading pandas makes 140,000 objects that stay: the collector need not look through them again and
    # again while they come, nor once more at the end.
    gc.set_threshold(200_000, 10, 10)
    code = run(command)
    gc.freeze()
    sys.exit(code)
