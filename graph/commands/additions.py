"""The command that adds rows to the two files, and asks for what is missing at a terminal: add."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands import completion
from graph.commands.addresses import refuse_standing
from graph.commands.menu import Commands, lang_option
from graph.commands.options import data_option, day_option, org_argument, quiet_option, relation_key
from graph.commands.targets import harmless
from graph.commands.terminal import today
from graph.errors import DataError, UsageError
from graph.files.parquet import is_parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.model.ecosystem import Ecosystem

# The columns of edges.csv that have an option of their own; the first three are not taken with --set.
OWN = ("signed", "agreement", "renews", "expires", "term_years", "relation")


@click.group("add", cls=Commands)
def add_command() -> None:
    """Add an organisation or an agreement to the two files.

    At a terminal, what is missing is asked for. A row that the check finds an error in is
    not added; Ctrl-C leaves the files as they were.
    """


@add_command.command("organisation")
@data_option
@click.option("--id", "org", metavar="ID", help="Short name [default: made of the name].")
@click.option("--name", metavar="TEXT", help="Name as shown; asked for at a terminal.")
@click.option("--type", "kind", metavar="TYPE", help="hub, city, university …; asked for at a terminal.")
@click.option("--set", "others", multiple=True, metavar="COLUMN=TEXT", help="Any other column (repeatable).")
@lang_option()
@quiet_option
def add_organisation(
    data: Path,
    org: str | None,
    name: str | None,
    kind: str | None,
    others: tuple[str, ...],
    lang: str,
    quiet: bool,
) -> None:
    """Add an organisation to nodes.csv.

    \b
    Example: graph add organisation --name "Kobe Lab" --type hub --set country=JP
    """
    import graph
    from graph.exchange.starter import id_for
    from graph.vocabulary import TYPES
    from graph.words import label, sentence, word

    refuse_unwritable(data)
    eco, told = graph.read(data), assigned(others, own=("id", "name", "type"))
    known = list(dict.fromkeys([*TYPES, *eco.nodes["type"]]))
    name = asked(name, word("ask_name", lang), "--name", lang=lang)
    shown = ", ".join(known) if lang == "en" else "、".join(label(each, lang) for each in known)
    question = sentence("ask_type", lang, types=shown)
    kind = asked(kind, question, "--type", lang=lang, accept=lambda text: type_of(text, known))
    if not org and not id_for(name, eco.nodes["id"]):
        org = asked(None, word("ask_id", lang), "--id", lang=lang)

    def made(now: Ecosystem) -> list[dict[str, str]]:
        return [{"id": org or id_for(name, now.nodes["id"]), "name": name, "type": kind, **told}]

    put_rows(data, "nodes.csv", made, lang=lang, quiet=quiet)


@add_command.command("agreement")
@data_option
@org_argument("parties", nargs=-1, metavar="ORG ORG...")
@day_option("--signed", help="As precise as known; blank: unknown.")
@day_option("--expires", help="Its last day.")
@click.option("--term", metavar="YEARS", help="How long it runs, where its last day is not known.")
@click.option(
    "--relation",
    metavar="NAME",
    shell_complete=completion.relations,
    help="mou, partnership, research … [default: mou].",
)
@click.option("--agreement", metavar="ID", help="Its id [default: made of parties and date].")
@click.option("--renews", metavar="ID", help="The agreement that it renews.")
@click.option("--set", "others", multiple=True, metavar="COLUMN=TEXT", help="Any other column (repeatable).")
@lang_option()
@quiet_option
def add_agreement(
    data: Path,
    parties: tuple[str, ...],
    signed: str | None,
    expires: str | None,
    term: str | None,
    relation: str | None,
    agreement: str | None,
    renews: str | None,
    others: tuple[str, ...],
    lang: str,
    quiet: bool,
) -> None:
    """Add an agreement of two or more organisations to edges.csv, one row a pair.

    \b
    Example: graph add agreement LINK-J BioM --signed 2026-12 --term 3
    """
    import graph
    from graph.exchange.starter import agreement_rows
    from graph.words import word

    refuse_unwritable(data)
    eco = graph.read(data)
    given = (signed, agreement, renews, expires, term, relation and relation_key(relation))
    typed = [name for name, text in zip(OWN, given, strict=True) if name in OWN[:3] or text is not None]
    told = assigned(others, own=typed)
    ids = [graph.find(eco, each) for each in parties]
    if len(ids) < 2 and sys.stdin.isatty():
        ids = more_parties(eco, ids, lang=lang)
    agreement_rows(ids, {})  # refuses too few parties before anything else is asked
    question = word("ask_signed", lang)
    signed = asked(signed, question, "--signed", lang=lang, blank=True, accept=dated)
    details = {
        **told,
        **{name: text for name, text in zip(OWN, given, strict=True) if text},
        "signed": signed,
    }

    def made(now: Ecosystem) -> list[dict[str, str]]:
        return agreement_rows(ids, details, taken=now.edges["agreement"])

    put_rows(data, "edges.csv", made, lang=lang, quiet=quiet)


def asked(
    given: str | None,
    question: str,
    option: str,
    *,
    lang: str,
    blank: bool = False,
    accept: Callable[[str], str] = str,
) -> str:
    """Give what was given, or ask at a terminal until there is an answer that can be used.

    Elsewhere the option that is missing is named.
    """
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise UsageError("{} is missing; give it, or run the command at a terminal to be asked", option)
    from graph.reading.telling import refusal

    while True:
        text = str(
            click.prompt(
                question,
                default="" if blank else None,
                show_default=False,
                prompt_suffix="：" if lang == "ja" else ": ",
                err=True,
            )
        ).strip()
        try:
            if text or blank:
                return accept(text) if text else ""
        except UsageError as fault:
            click.echo(harmless(refusal(fault, lang)), err=True)


def more_parties(eco: Ecosystem, ids: list[str], *, lang: str) -> list[str]:
    """Ask for parties until there are two, and then for further ones."""
    from graph.words import sentence, word

    found = list(ids)
    while len(found) < 2:
        question = sentence("ask_party", lang, number=len(found) + 1)
        found.append(asked(None, question, "ORG", lang=lang, accept=lambda text: party(eco, text, found)))
    question = word("ask_more", lang)
    while more := asked(
        None, question, "ORG", lang=lang, blank=True, accept=lambda text: party(eco, text, found)
    ):
        found.append(more)
    return found


def party(eco: Ecosystem, text: str, taken: list[str]) -> str:
    """Give the id of a party; unknown names and those named already are refused."""
    import graph

    each = graph.find(eco, text)
    if each in taken:
        raise UsageError("{!r} is named twice", text)
    return each


def type_of(text: str, known: list[str]) -> str:
    """Give the type that a text names, in English or Japanese; another is refused."""
    from graph.reading.synonyms import japanese, synonym
    from graph.vocabulary import fold, nearest

    plain = next((each for each in known if fold(each) == fold(text)), "")
    found = plain or japanese(text, known) or synonym("type", text)
    if not found:
        near = ", ".join(nearest(text, known))
        if near:
            raise UsageError("{!r} is none of these types; did you mean {}?", text, near)
        raise UsageError("{!r} is none of these types", text)
    return found


def dated(text: str) -> str:
    """Give a date that can be read; another is refused."""
    from graph.dates import parse

    return parse(text).text


def assigned(others: tuple[str, ...], *, own: Sequence[str]) -> dict[str, str]:
    """Take COLUMN=TEXT apart; a column that has a place of its own on the command line is refused."""
    found = {}
    for each in others:
        name, sign, text = each.partition("=")
        if not sign or not name.strip():
            raise UsageError("{!r} is not of the form COLUMN=TEXT", each)
        if name.strip() in ("source", "target"):
            raise UsageError("{!r} is given as ORG ORG, not with --set", each)
        if name.strip() in own:
            option = name.strip().removesuffix("_years")
            raise UsageError("{!r} is given with --{}, not with --set", each, option)
        found[name.strip()] = text
    return found


def put_rows(
    data: Path, file: str, made: Callable[[Ecosystem], list[dict[str, str]]], *, lang: str, quiet: bool
) -> None:
    """Add rows to one of the two files, and say what the check warns of."""
    from graph.words import sentence

    rows, said = added(data, file, made, lang=lang)
    if not quiet:
        for each in (*said, sentence("added_rows", lang, path=data / file, count=len(rows))):
            click.echo(harmless(each), err=True)


def added(
    data: Path, file: str, made: Callable[[Ecosystem], list[dict[str, str]]], *, lang: str
) -> tuple[list[dict[str, str]], list[str]]:
    """Add rows, made for the data as they are by then, unless they bring errors; give them, and warnings."""
    from graph.files import rewrite
    from graph.reading.header import EDGES, NODES

    refuse_unwritable(data)
    other = EDGES.file if file == NODES.file else NODES.file
    said: list[str] = []
    rows: list[dict[str, str]] = []

    def change(*seen: bytes | None) -> bytes:
        both = dict(zip((file, other), seen, strict=True))
        with tempfile.TemporaryDirectory() as place:
            rows[:], content, said[:] = _changed(Path(place), both, file, made, lang=lang)
        return content

    rewrite(data / file, change, beside=[data / other])
    return rows, said


def refuse_unwritable(data: Path) -> None:
    """Refuse data to which no rows are added here, since they are elsewhere or are no CSV files.

    Raises
    ------
    UsageError
        When they are in an object store, in a workbook or in Parquet files.
    """
    refuse_standing(data)
    if data.is_file():
        told = (
            "{} is a workbook, in which rows are written by hand; "
            "make a folder of it: graph import {} -o data"
        )
        raise UsageError(told, data, data)
    if is_parquet(data):
        raise UsageError("{} is Parquet; add the rows to the table that it was written from", data)


def _changed(
    place: Path,
    both: Mapping[str, bytes | None],
    file: str,
    made: Callable[[Ecosystem], list[dict[str, str]]],
    *,
    lang: str,
) -> tuple[list[dict[str, str]], bytes, list[str]]:
    """The rows, the file with them, and what the check warns of; `place` is an empty folder for it."""
    from graph.reading import check, read
    from graph.reading.editing import with_rows
    from graph.reading.telling import line

    for name, content in both.items():
        if content is not None:
            (place / name).write_bytes(content)
    before = {str(each) for each in check(place, today=today()).findings}
    rows = made(read(place))
    content = with_rows(both[file] or b"", file, rows)
    (place / file).write_bytes(content)
    found = check(place, today=today()).findings
    new = [each for each in found if str(each) not in before and each.severity != "note"]
    if any(each.severity == "error" for each in new):
        raise DataError(new)
    return rows, content, [line(each, lang) for each in new]
