"""Commands about the two files: check."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.menu import lang_option
from graph.commands.options import data_option, output_option, quiet_option
from graph.commands.targets import put, save
from graph.commands.terminal import today
from graph.errors import FileError

if TYPE_CHECKING:
    from graph.reading import Inspection


@click.command("check")
@data_option
@lang_option()
@quiet_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Form; SARIF is for editors and code review.",
)
@output_option(help="Write to a file.")
@click.option("--explain", metavar="CODE", help="Explain a finding by its code or name, and check nothing.")
def check_command(
    data: Path, lang: str, quiet: bool, form: str, output: Path | None, explain: str | None
) -> None:
    """List everything that is wrong with the two files.

    Errors come first; of more than 3 findings of one cause the first is told, with
    the number of the others (--format json has all). Exits with 1 where the data have
    errors, 3 where a file cannot be read. --quiet leaves out the notes. All findings
    are described in docs/checks.md.

    \b
    Examples: graph check --data data
              graph check --explain E203
    """
    if explain is not None:
        from graph.reading.catalogue import explanation

        text, code = explanation(explain, lang), 0
    else:
        text, code = _checked(data, form, lang=lang, quiet=quiet)
    if output is None:
        put(text, as_is=explain is None and form != "text")
    else:
        save(output, text, data)
    sys.exit(code)


def _checked(data: Path, form: str, *, lang: str, quiet: bool) -> tuple[str, int]:
    """What a check says in a form, and the exit code."""
    from dataclasses import replace

    from graph.commands.bar import watched
    from graph.reading import check
    from graph.reading.findings import printable
    from graph.reading.telling import lines, told

    with watched("reading", lang=lang, quiet=quiet):
        found = check(data, today=today())
    code = FileError.exit_code if found.unreadable else int(found.count("error") > 0)
    listed = tuple(each for each in found.findings if not (quiet and each.severity == "note"))
    if form == "json":
        records = [told(each, lang).record() for each in listed]
        return json.dumps(records, ensure_ascii=False, indent=1) + "\n", code
    if form == "sarif":
        return _log(replace(found, findings=listed), data), code
    return "".join(f"{line}\n" for line in lines(listed, found, printable(str(data)), lang=lang)), code


def _log(found: Inspection, data: Path) -> str:
    from graph import __version__
    from graph.reading.sarif import sarif

    return json.dumps(sarif(found, data, version=__version__), ensure_ascii=False, indent=1) + "\n"
