"""The command that reads somebody's own list, and files of other tools, into the two files: import."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.bar import watched
from graph.commands.menu import Command, lang_option
from graph.commands.options import OutputPath, quiet_option
from graph.commands.targets import harmless, missing, save_all
from graph.commands.terminal import today
from graph.commands.updating import brought
from graph.errors import UsageError
from graph.files.parquet import is_parquet
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.dates.spellings import Order
    from graph.exchange.content import Content
    from graph.exchange.lists.joining import Wishes
    from graph.exchange.lists.undecided import Undecided
    from graph.model.ecosystem import Ecosystem
    from graph.reading.folder import Inspection


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o", "--output", type=OutputPath(path_type=Path), metavar="DIR", required=True,
    help="The folder in which nodes.csv and edges.csv are written, or to which what is new is added.",
)  # fmt: skip
@click.option(
    "--ours",
    metavar="NAME",
    default="",
    envvar="GRAPH_OURS",
    help="Whose list it is, where each row names the other party only.",
)
@click.option(
    "--column", "columns", multiple=True, metavar="OURS=THEIRS",
    help='Which heading is which column, as in target="Institution" (repeatable).',
)  # fmt: skip
@click.option(
    "--day-first/--month-first", "day_first", default=None,
    help="How dates such as 01/04/2019 begin, where their column does not decide it.",
)  # fmt: skip
@click.option("--update", is_flag=True, help="Take what a newer list says in the place of what is there.")
@click.option("--save", is_flag=True, help="Keep how the list is read in ecosystem.toml, for the next one.")
@click.option("--dry-run", is_flag=True, help="Say how everything would be read, and write nothing.")
@lang_option()
@quiet_option
def import_command(
    files: tuple[Path, ...],
    output: Path,
    ours: str,
    columns: tuple[str, ...],
    day_first: bool | None,
    update: bool,
    save: bool,
    dry_run: bool,
    lang: str,
    quiet: bool,
) -> None:
    """Read a list of agreements, or a file of another tool, into nodes.csv and edges.csv.

    A list is a table (XLSX, CSV, Parquet) with any headings, in any order: partners by name, dates as
    people write them. Files of other tools are GraphML, GEXF, JSON and the tables of Gephi and Kumu. Says
    how each column was read, and checks what it wrote. Exits with 1 where something could not be read.

    Where the folder has both files, what is new is added to them, and nothing that stands there is lost.

    \b
    Example: graph import agreements.xlsx -o data --ours "Our Hub"
    """
    from graph.files import read_bytes

    read = {str(path): read_bytes(path) for path in files}
    wishes = _wishes(files, output, ours, columns, day_first)
    before, eco = _state(output), _there(output)
    found, wishes = _understood(read, wishes, eco, lang=lang, quiet=quiet)
    if eco is not None and _state(output) != before:
        eco = _there(output)  # saved while a question was open: its rows may stand elsewhere
    said: list[str] = []
    result = None
    if dry_run:
        said = brought(found, eco, output, update=update, lang=lang, dry_run=True) if eco is not None else []
        said.append(word("nothing_written", lang))
    else:
        said = _written(found, output, eco, update=update, lang=lang)
        result = _quiet_of_own(check(output), found) if eco is None else check(output)
        if save:
            said.append(_saved(files, output, found, wishes, lang=lang))
    if not quiet:
        again = " ".join(_again(files, output, found, wishes))
        for each in (
            *_told(found, result, output, said, lang=lang),
            sentence("same_again", lang, command=again),
        ):
            click.echo(harmless(each), err=True)
    sys.exit(int(_is_wrong(found) or (result is not None and result.count("error") > 0)))


def _is_wrong(found: Content) -> bool:
    """Tell whether something of the list could not be read, or was left out."""
    return any(each.severity == "error" for each in found.findings) or any(
        each.grave for each in found.losses
    )


def check(output: Path) -> Inspection:
    """Check what was written, as of today."""
    from graph.reading import check as checked

    return checked(output, today=today())


def _wishes(
    files: tuple[Path, ...], output: Path, ours: str, columns: tuple[str, ...], day_first: bool | None
) -> Wishes:
    """What was typed of the list, and what the settings of the folder say of lists by its name."""
    from graph.exchange.lists.joining import Wishes
    from graph.reading.settings import settings

    kept = settings(output)
    how = kept.of_list(files[0].name)
    given = {**how.get("columns", {}), **_given(columns)}
    order = _order(how.get("day_first") if day_first is None else day_first)
    return Wishes(ours or how.get("ours", ""), given, order, str(kept.given.get("ours", "")))


def _there(output: Path) -> Ecosystem | None:
    """What the folder has, where it has both files; with Parquet files it would hold a table twice."""
    if is_parquet(output):
        raise UsageError(
            "{} holds Parquet files, to which nothing is added; name another folder with -o", output
        )
    if not all((output / name).exists() for name in ("nodes.csv", "edges.csv")):
        return None
    import graph

    return graph.read(output)


def _state(output: Path) -> list[tuple[int, int]]:
    """When each of the two files was written, and how long it is."""
    paths = (output / name for name in ("nodes.csv", "edges.csv"))
    return [(found.st_mtime_ns, found.st_size) for each in paths if each.exists() and (found := each.stat())]


def _written(found: Content, output: Path, eco: Ecosystem | None, *, update: bool, lang: str) -> list[str]:
    """Write what was read, or what of it is new; say what of the folder it was compared with."""
    from graph.exchange.content import as_csv
    from graph.files import marked

    if eco is None:
        made = {name: marked(data, lang) for name, data in as_csv(found).items()}
        save_all(output, missing(output, made), fresh=True)
        return []
    return brought(found, eco, output, update=update, lang=lang)


def _saved(files: tuple[Path, ...], output: Path, found: Content, wishes: Wishes, *, lang: str) -> str:
    """Keep in the folder's settings how the list was read."""
    from graph.files import read_text, write
    from graph.reading.settings import FILE, with_list

    path = output / FILE
    how = {
        "ours": wishes.ours,
        "day_first": None if wishes.order is None else wishes.order.first == "day",
        "columns": {each.column: each.heading for each in found.columns_read if each.column},
    }
    write(path, with_list(read_text(path) if path.exists() else "", files[0].name, how).encode())
    return sentence("wrote_file", lang, path=path)


def _order(day_first: bool | None) -> Order | None:
    """Which of day and month stands first, where somebody has said so."""
    from graph.dates.spellings import Order

    return None if day_first is None else Order("day" if day_first else "month")


def _given(columns: tuple[str, ...]) -> dict[str, str]:
    """Our column to their heading, as typed."""
    given = {}
    for text in columns:
        name, mark, heading = text.partition("=")
        if not mark or not name.strip() or not heading.strip():
            raise UsageError("{!r} is not of the form OURS=THEIRS, such as target=Institution", text)
        given[name.strip()] = heading.strip()
    return given


def _understood(
    read: Mapping[str, bytes], wishes: Wishes, eco: Ecosystem | None, *, lang: str, quiet: bool
) -> tuple[Content, Wishes]:
    """Read the files; at a terminal, ask what only the person there can decide."""
    from graph.exchange import import_files
    from graph.exchange.lists.undecided import Undecided

    while True:
        try:
            with watched("reading", lang=lang, quiet=quiet):
                return import_files(read, lang=lang, wishes=wishes, known=eco, today=today()), wishes
        except Undecided as fault:
            if not sys.stdin.isatty():
                raise
            wishes = _answered(fault, wishes, lang)


def _answered(fault: Undecided, wishes: Wishes, lang: str) -> Wishes:
    """What was said of a list, with the answer to one more question."""
    from graph.reading.telling import refusal

    click.echo(harmless(refusal(fault, lang)), err=True)
    mark = "：" if lang == "ja" else ": "
    if fault.about == "order":
        day_first = click.confirm(word("ask_order", lang), prompt_suffix=mark, err=True)
        return replace(wishes, order=_order(day_first))
    if fault.about == "ours":
        ours = click.prompt(word("ask_ours", lang), prompt_suffix=mark, err=True)
        return replace(wishes, ours=str(ours).strip())
    for number, heading in enumerate(fault.choices, 1):
        click.echo(harmless(f"  {number}  {heading}"), err=True)
    chosen = click.prompt(
        word("ask_column", lang), type=click.IntRange(1, len(fault.choices)), prompt_suffix=mark, err=True
    )
    return replace(wishes, columns={**wishes.columns, fault.about: fault.choices[int(chosen) - 1]})


def _quiet_of_own(result: Inspection, found: Content) -> Inspection:
    """A check without what import did itself and has said: of whom nobody says the type, and how columns
    were read."""
    ids = [row["id"] for row in found.nodes]
    kept = [
        each
        for each in result.findings
        if each.rule.slug != "likely-column"
        and (each.rule.slug != "unknown-type" or ids[each.row - 2] not in found.untyped)
    ]
    return replace(result, findings=tuple(kept))


def _told(
    found: Content, result: Inspection | None, output: Path, said: list[str], *, lang: str
) -> Iterator[str]:
    """How everything was read, what was not, and what the check of the two files says."""
    from graph.exchange.lists.telling import columns_table
    from graph.reading.findings import folded, printable
    from graph.reading.telling import line, lines

    if found.read_as:
        yield found.read_as
    yield from columns_table(found, lang)
    yield from found.remarks
    yield from (line(each, lang) for each in folded(found.findings))
    yield from said
    if result is not None:
        yield from lines(result.findings, result, printable(str(output)), lang=lang)


def _again(files: tuple[Path, ...], output: Path, found: Content, wishes: Wishes) -> Iterator[str]:
    """The words of the command that reads the same list in the same way."""
    yield "graph import"
    yield from (_quoted(str(path)) for path in files)
    yield f"-o {_quoted(str(output))}"
    if wishes.ours:
        yield f"--ours {_quoted(wishes.ours)}"
    if wishes.order is not None:
        yield f"--{wishes.order.first}-first"
    read = {each.column: each.heading for each in found.columns_read if each.column and not each.sure}
    for column, heading in {**read, **wishes.columns}.items():
        yield f"--column {column}={_quoted(heading)}"


def _quoted(text: str) -> str:
    """A word of a command line, in the marks that every shell knows where it needs them."""
    plain = all(each.isalnum() or each in "._-/\\:" for each in text)
    return text if plain and text else '"' + text.replace('"', '\\"') + '"'
