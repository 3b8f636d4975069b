"""Commands about the two files: check."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from graph.errors import FileError
from graph.options import data_option, lang_option, output_option, quiet_option
from graph.terminal import put, save, today


@click.command("check")
@data_option
@lang_option
@quiet_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form."
)
@output_option(help="Write to a file.")
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
