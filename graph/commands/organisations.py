"""Commands about one organisation or two: show, path and neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from graph.commands.menu import Command
from graph.commands.options import data_options, form_options, org_argument, table_options
from graph.vocabulary import CARD_PARTS, FOR_PROGRAMS

if TYPE_CHECKING:
    import pandas as pd

    from graph.commands.terminal import Request, Sink


@click.command("show", cls=Command)
@data_options
@org_argument("org")
@click.option(
    "--part",
    type=click.Choice(CARD_PARTS),
    help="Give one part of the card only.",
)
@table_options
def show_command(request: Request, sink: Sink, org: str, part: str | None) -> None:
    """Show all about one organisation: where it stands, with whom, and what hangs on it.

    ORG is an id or any of its names. --type chooses among the partners' rows.

    \b
    Example: graph show LINK-J --as-of 2020-09-18
    """
    from graph.questions.organisations.card import card_answer

    answer = card_answer(request.view(rows=True), org)
    if sink.named() not in FOR_PROGRAMS:
        answer = replace(
            answer, parts={**answer.parts, "facts": _spoken(answer.parts["facts"], request.lang)}
        )
    sink.put(answer.only(part), request)


def _spoken(facts: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The facts with the type in words, as the tables beside them have it."""
    from graph.words import label

    values = zip(facts["fact"], facts["value"], strict=True)
    return facts.assign(value=[label(value, lang) if fact == "type" else value for fact, value in values])


@click.command("path", cls=Command)
@data_options
@org_argument("source", metavar="FROM")
@org_argument("target", metavar="TO")
@form_options(top="Give at most N ways.", first=10)
def path_command(request: Request, sink: Sink, source: str, target: str) -> None:
    """Find the shortest ways from one organisation to another, with the agreements along them.

    --type lets only organisations of these types stand in between.

    \b
    Example: graph path BioM LINK-J --as-of 2020
    """
    from graph.questions.organisations.paths import paths_answer

    found = paths_answer(request.view(rows=True), source, target, limit=sink.top or 10)
    sink.whole().put(found, request)


@click.command("neighbours", cls=Command)
@data_options
@org_argument("org")
@click.option(
    "--steps", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="How far to go."
)
@table_options
def neighbours_command(request: Request, sink: Sink, org: str, steps: int) -> None:
    """List who is within a few steps of an organisation, and over whom.

    --type chooses rows.

    \b
    Example: graph neighbours BioM --steps 2
    """
    from graph.questions.organisations.paths import neighbours_answer

    sink.put(neighbours_answer(request.view(rows=True), org, steps=steps), request)
