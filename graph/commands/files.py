"""Commands that write files of other tools, and begin a folder: export and init."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.menu import Command, lang_option
from graph.commands.options import OutputPath, data_options, output_option, quiet_option
from graph.commands.targets import check_folder, check_target, harmless, missing, save_all
from graph.errors import UsageError
from graph.vocabulary import EXCHANGE_FORMATS

if TYPE_CHECKING:
    from graph.commands.terminal import Request

ENDINGS = {".graphml": "graphml", ".gexf": "gexf", ".cyjs": "cytoscape", ".xlsx": "xlsx"}


@click.command("export", cls=Command)
@data_options
@click.option(
    "--format", "form", type=click.Choice(EXCHANGE_FORMATS), help="Format [default: what the ending says]."
)
@click.option(
    "--without-structure", is_flag=True, help="Leave out ties of structure (located in, part of …)."
)
@output_option(
    metavar="PATH", required=True,
    help="The file to write; a folder for gephi-csv and parquet.",
)  # fmt: skip
def export_command(request: Request, form: str | None, without_structure: bool, output: Path) -> None:
    """Write the ecosystem for another tool, and say what its format cannot hold.

    \b
    Example: graph export -o output/ecosystem.gexf
    """
    from graph.exchange import export, limits
    from graph.words import sentence

    form = form or ENDINGS.get(output.suffix.lower())
    if form is None:
        raise UsageError(
            "{} names no format by its ending; add --format {}", output, "|".join(EXCHANGE_FORMATS)
        )
    several = form in ("gephi-csv", "parquet")
    (check_folder if several else check_target)(output, request.data)
    eco = request.view().counted
    files = export(eco, form, structural=not without_structure)
    if several:
        for path in save_all(output, files.items(), request.data):
            request.tell(sentence("wrote_file", request.lang, path=path))
    else:
        request.save(output, *files.values())
    for each in limits(form, eco, lang=request.lang):
        request.tell(each)


def _begin_git(root: Path, *, lang: str, quiet: bool) -> None:
    """Write what has git's servers check the data and publish them; nothing is written over."""
    from graph.exchange import starter
    from graph.words import sentence

    if not root.is_dir():
        raise UsageError("there is no folder {}; name the one of the repository", root)
    made: list[Path] = []
    for name, content in missing(root, starter.git_files()):
        folder = root / Path(name).parent
        folder.mkdir(parents=True, exist_ok=True)
        made += save_all(folder, [(Path(name).name, content)], fresh=True)
    for path in made if not quiet else ():
        click.echo(harmless(sentence("wrote_file", lang, path=path)), err=True)


@click.command("init", cls=Command)
@click.argument("folder", type=OutputPath(path_type=Path), metavar="[DIR]", required=False)
@click.option(
    "--sample", is_flag=True,
    help="The ecosystem of the documents, into the folder sample unless DIR is given.",
)  # fmt: skip
@click.option(
    "--git", is_flag=True,
    help="What checks and publishes the data from git instead, into the repository DIR, or this one.",
)  # fmt: skip
@lang_option()
@quiet_option
def init_command(folder: Path | None, lang: str, *, sample: bool, git: bool, quiet: bool) -> None:
    """Make a folder with the two files, an example, and what each column means.

    \b
    Example: graph init our-ecosystem --lang ja
    """
    if git:
        if sample:
            raise UsageError("--git and --sample are two things; leave one out")
        _begin_git(folder or Path(), lang=lang, quiet=quiet)
        return
    from graph.exchange import starter
    from graph.words import sentence

    folder = folder or Path("sample" if sample else "data")
    files = starter.sample(lang=lang) if sample else starter.starter(lang=lang)
    save_all(folder, missing(folder, files), fresh=True)
    if not quiet:
        click.echo(harmless(sentence("made_folder", lang, folder=folder)), err=True)
