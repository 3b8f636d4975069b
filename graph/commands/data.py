"""Commands about the two files: check."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands import completion
from graph.commands.addresses import STANDING, called, refuse_standing
from graph.commands.menu import Command, lang_option
from graph.commands.options import data_option, output_option, quiet_option
from graph.commands.targets import STDOUT, check_target, put, save
from graph.commands.terminal import today
from graph.errors import FileError, UsageError
from graph.files.parquet import is_parquet
from graph.vocabulary import TABLE_ENDINGS

if TYPE_CHECKING:
    from graph.reading import Inspection

ENDINGS = {".txt": "text", ".json": "json", ".sarif": "sarif"}
FORMS = tuple(ENDINGS.values())


@click.command("check", cls=Command)
@data_option
@lang_option()
@quiet_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Form; SARIF is for editors and code review [default: what the file's ending says, else text].",
)
@output_option(help="Write to a file; its ending names the form.")
@click.option("--fix", is_flag=True, help="Put right in the two files what has one right answer.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option(
    "--explain",
    metavar="CODE",
    shell_complete=completion.codes,
    help="Explain a finding by its code or name, and check nothing.",
)
def check_command(
    data: Path,
    lang: str,
    quiet: bool,
    form: str | None,
    output: Path | None,
    fix: bool,
    diff: bool,
    explain: str | None,
) -> None:
    """List everything that is wrong with the two files.

    Errors come first; of more than 3 findings of one cause the first is told, with
    the number of the others (--format json has all). Exits with 1 where the data have
    errors, 3 where a file cannot be read. --quiet leaves out the notes. All findings
    are described in docs/checks.md.

    --fix writes into the files what the findings say where there is one right answer,
    shows the difference, and lists what remains; all else is left to people. --diff
    shows the difference alone, and exits with 1 where there is one.

    \b
    Examples: graph check --data data
              graph check --diff
              graph check --explain E203
    """
    if diff and (fix or form is not None):
        raise UsageError("--diff shows what would be written; leave out {}", "--fix" if fix else "--format")
    if fix or diff:
        refuse_standing(data)
        _refuse_unmendable(data)
    if output is not None:
        check_target(output, data)
    form = "" if diff or explain is not None else _form(form, output)
    if explain is not None:
        from graph.reading.catalogue import explanation

        text, code = explanation(explain, lang), 0
    elif diff:
        text, code = _difference(data, output)
    else:
        if fix:
            from graph.commands.fixes import put_right

            put_right(data, lang=lang, quiet=quiet)
        text, code = checked(data, form, lang=lang, quiet=quiet)
    if output is None:
        put(text, as_is=form in ("json", "sarif") or (diff and not sys.stdout.isatty()))
    else:
        save(output, text, data)
    sys.exit(code)


def _refuse_unmendable(data: Path) -> None:
    """Refuse to put right what is no CSV file."""
    if data.is_file():
        raise UsageError(
            "{} is a workbook, in which cells are mended by hand; --fix and --diff are for CSV files", data
        )
    if is_parquet(data):
        told = (
            "{} is Parquet; put right the table that it was written from. --fix and --diff are for CSV files"
        )
        raise UsageError(told, data)


def _form(form: str | None, output: Path | None) -> str:
    """The form as asked for, or as the ending of the file says; text where it says nothing."""
    if form is not None or output is None or output == STDOUT:
        return form or "text"
    endings = [each.lower() for each in output.suffixes[-2:]]
    if endings == [".sarif", ".json"]:
        return "sarif"
    ending = output.suffix.lower()
    if ending in TABLE_ENDINGS and ending not in ENDINGS:
        told = "{} names no form of a check by its ending; add --format {}"
        raise UsageError(told, output, "|".join(FORMS))
    return ENDINGS.get(ending, "text")


def _difference(data: Path, output: Path | None) -> tuple[str, int]:
    """What --fix would write, and the exit code: 1 where there is something."""
    from graph.commands.fixes import difference, for_terminal

    text = difference(data)
    return for_terminal(text, is_shown=output is None and sys.stdout.isatty()), int(bool(text))


def checked(data: Path, form: str, *, lang: str, quiet: bool) -> tuple[str, int]:
    """Give what a check says in a form, and the exit code."""
    from dataclasses import replace

    from graph.commands.bar import watched
    from graph.commands.lakes import source_of
    from graph.reading import check
    from graph.reading.findings import printable
    from graph.reading.telling import lines, told

    with watched("reading", lang=lang, quiet=quiet):
        found = check(source_of(data), today=today())
    code = FileError.exit_code if found.unreadable else int(found.count("error") > 0)
    listed = tuple(each for each in found.findings if not (quiet and each.severity == "note"))
    if form == "json":
        records = [told(each, lang).record() for each in listed]
        return json.dumps(records, ensure_ascii=False, indent=1) + "\n", code
    if form == "sarif":
        return _log(replace(found, findings=listed), data), code
    said = [*lines(listed, found, printable(str(data)), lang=lang), *_settings(data, lang)]
    return called("".join(f"{line}\n" for line in said)), code


def _settings(data: Path, lang: str) -> list[str]:
    """The settings that are in use, in a line."""
    from graph.reading.settings import FILE, settings
    from graph.words import sentence

    kept = settings(data)
    said = [f"{name} = {value}" for name, value in kept.given.items()] + [
        f"import {name}" for name in kept.lists
    ]
    said += [f"communities {name}" for name in kept.communities]
    return [sentence("settings_in_use", lang, path=data / FILE, settings="; ".join(said))] if said else []


def _log(found: Inspection, data: Path) -> str:
    from graph import __version__
    from graph.reading.sarif import sarif

    home = STANDING.get(str(data), "")
    return json.dumps(sarif(found, data, version=__version__, home=home), ensure_ascii=False, indent=1) + "\n"
