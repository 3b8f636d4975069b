"""Commands that write and read files of other tools, and our own two: export, import, init and add."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import DataError, FileError, UsageError
from graph.options import data_option, data_options, lang_option, quiet_option
from graph.terminal import check_target, make_folder, save, today

if TYPE_CHECKING:
    from graph.terminal import View

FORMATS = (
    "graphml", "gexf", "cytoscape", "node-link", "kumu", "kumu-xlsx", "gephi-csv", "parquet", "xlsx",
)  # fmt: skip
ENDINGS = {".graphml": "graphml", ".gexf": "gexf", ".cyjs": "cytoscape", ".xlsx": "xlsx"}


@click.command("export")
@data_options
@click.option("--format", "form", type=click.Choice(FORMATS), help="Format [default: what the ending says].")
@click.option(
    "--without-structure", is_flag=True, help="Leave out ties of structure (located in, part of …)."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH", required=True,
    help="The file to write; a folder for gephi-csv and parquet.",
)  # fmt: skip
def export_command(view: View, form: str | None, without_structure: bool, output: Path) -> None:
    """Write the ecosystem for another tool, and say what its format cannot hold.

    \b
    Example: graph export -o output/ecosystem.gexf
    """
    from graph.exchange import export, limits

    form = form or ENDINGS.get(output.suffix.lower())
    if form is None:
        raise UsageError(f"{output} names no format by its ending; add --format {'|'.join(FORMATS)}")
    several = form in ("gephi-csv", "parquet")
    if not several:
        check_target(output, view.data)
    eco = view.snapshot(view.read())
    files = export(eco, form, structural=not without_structure)
    if several:
        make_folder(output)
    for name, content in files.items():
        view.save(output / name if several else output, content)
    for each in limits(form, eco, lang=view.lang):
        view.tell(each)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="DIR", required=True,
    help="The folder in which nodes.csv and edges.csv are written; it may hold neither yet.",
)  # fmt: skip
@lang_option
@quiet_option
def import_command(files: tuple[Path, ...], output: Path, lang: str, quiet: bool) -> None:
    """Read a file of another tool into nodes.csv and edges.csv, and check them.

    GraphML, GEXF, JSON of Cytoscape, Kumu or node-link, XLSX with the sheets nodes and
    edges or those of Kumu, one FILE; CSV of Gephi, one or two. Exits with 1 where what
    was read has errors.

    \b
    Example: graph import network.gexf -o imported
    """
    from graph.exchange import import_files
    from graph.exchange.content import as_csv
    from graph.reading import check

    there = [output / name for name in ("nodes.csv", "edges.csv") if (output / name).exists()]
    if there:
        raise UsageError(f"{there[0]} is there already; name another folder with -o")
    try:
        read = {str(path): path.read_bytes() for path in files}
    except OSError as fault:
        raise FileError(f"{fault.filename} cannot be read ({fault.strerror})") from None
    found = import_files(read)
    make_folder(output)
    for name, content in as_csv(found).items():
        save(output / name, content, output)
    result = check(output, today=today())
    if not quiet:
        for said in (*found.remarks, *map(str, result.findings), f"{output}: {result.summary}"):
            click.echo(said, err=True)
    sys.exit(int(result.count("error") > 0))


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR", default=Path("data"))
@lang_option
@quiet_option
def init_command(folder: Path, lang: str, quiet: bool) -> None:
    """Make a folder with the two files, an example, and what each column means.

    \b
    Example: graph init our-ecosystem --lang ja
    """
    from graph.files import write
    from graph.starter import starter

    files = starter(lang=lang)
    there = sorted(name for name in files if (folder / name).exists())
    if there:
        raise UsageError(f"{folder / there[0]} is there already; name another folder")
    make_folder(folder)
    for name, content in files.items():
        write(folder / name, content)
    if not quiet:
        click.echo(f"made {folder}; next: graph check --data {folder}", err=True)


@click.group("add")
def add_command() -> None:
    """Add an organisation or an agreement to the two files."""


@add_command.command("organisation")
@data_option
@click.option("--id", "org", metavar="ID", help="Short name [default: made of the name].")
@click.option("--name", metavar="TEXT", help="Name as shown; asked for at a terminal.")
@click.option("--type", "kind", metavar="TYPE", help="hub, city, university …; asked for at a terminal.")
@click.option("--set", "others", multiple=True, metavar="COLUMN=TEXT", help="Any other column (repeatable).")
@quiet_option
def add_organisation(
    data: Path, org: str | None, name: str | None, kind: str | None, others: tuple[str, ...], quiet: bool
) -> None:
    """Add an organisation to nodes.csv.

    \b
    Example: graph add organisation --name "Kobe Port Lab" --type institute --set country=JP
    """
    import graph
    from graph.starter import id_for

    eco = graph.read(data)
    name = asked(name, "Name", "--name")
    kind = asked(kind, "Type", "--type")
    org = org or id_for(name, eco.nodes["id"]) or asked(None, "Id", "--id")
    row = {"id": org, "name": name, "type": kind, **assigned(others)}
    put_rows(data, "nodes.csv", [row], quiet=quiet)


@add_command.command("agreement")
@data_option
@click.argument("parties", nargs=-1, metavar="ORG ORG...")
@click.option("--signed", metavar="DATE", help="As precise as known; blank: unknown.")
@click.option("--agreement", metavar="ID", help="Its id [default: made of parties and date].")
@click.option("--renews", metavar="ID", help="The agreement that it renews.")
@click.option("--set", "others", multiple=True, metavar="COLUMN=TEXT", help="Any other column (repeatable).")
@quiet_option
def add_agreement(
    data: Path,
    parties: tuple[str, ...],
    signed: str | None,
    agreement: str | None,
    renews: str | None,
    others: tuple[str, ...],
    quiet: bool,
) -> None:
    """Add an agreement of two or more organisations to edges.csv, one row a pair.

    \b
    Example: graph add agreement LINK-J "City of Kobe" --signed 2026-12 --set term_years=3
    """
    import graph
    from graph.starter import agreement_rows

    eco = graph.read(data)
    ids = [graph.find(eco, each) for each in parties]
    while len(ids) < 2 and sys.stdin.isatty():
        ids.append(graph.find(eco, click.prompt(f"Party {len(ids) + 1}", err=True)))
    signed = asked(signed, "Signed (blank where unknown)", "--signed", blank=True)
    details = {**assigned(others), "signed": signed, "agreement": agreement or "", "renews": renews or ""}
    put_rows(data, "edges.csv", agreement_rows(ids, details, taken=eco.edges["agreement"]), quiet=quiet)


def asked(given: str | None, question: str, option: str, *, blank: bool = False) -> str:
    """Give what was given, or ask for it at a terminal; elsewhere say which option is missing."""
    if given is not None:
        return given
    if sys.stdin.isatty():
        return str(click.prompt(question, default="" if blank else None, show_default=False, err=True))
    raise UsageError(f"{option} is missing; give it, or run the command at a terminal to be asked")


def assigned(others: tuple[str, ...]) -> dict[str, str]:
    """Take COLUMN=TEXT apart."""
    found = {}
    for each in others:
        name, sign, text = each.partition("=")
        if not sign or not name.strip():
            raise UsageError(f"{each!r} is not of the form COLUMN=TEXT")
        found[name.strip()] = text
    return found


def put_rows(data: Path, file: str, rows: list[dict[str, str]], *, quiet: bool) -> None:
    """Add rows to one of the two files, unless the check finds new errors."""
    from graph.files import write
    from graph.reading import check
    from graph.starter import with_rows

    both = {name: (data / name).read_bytes() for name in ("nodes.csv", "edges.csv")}
    before = {str(each) for each in check(data, today=today()).findings}
    both[file] = with_rows(both[file], file, rows)
    with tempfile.TemporaryDirectory() as place:
        for name, content in both.items():
            Path(place, name).write_bytes(content)
        found = check(place, today=today()).findings
    new = [each for each in found if str(each) not in before and each.severity != "note"]
    if any(each.severity == "error" for each in new):
        raise DataError(new)
    write(data / file, both[file])
    if not quiet:
        for each in (*new, f"added to {data / file}: {len(rows)} row{'s' if len(rows) > 1 else ''}"):
            click.echo(str(each), err=True)
