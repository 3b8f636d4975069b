"""Commands about likely partners and about what numbers rest on: suggest, why and audit."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from graph.commands.menu import Command
from graph.commands.options import (
    data_options,
    data_options_but,
    org_argument,
    org_option,
    table_options,
)
from graph.vocabulary import SUGGESTED_BY, WITH_RECEIPTS

if TYPE_CHECKING:
    from graph.commands.terminal import Request, Sink


@click.command("suggest", cls=Command)
@data_options
@org_argument("org")
@click.option(
    "--by",
    type=click.Choice(SUGGESTED_BY),
    help="Score that ranks [default: blend, or popularity where it did better].",
)
@click.option("--scores", is_flag=True, help="Give every score of each candidate, too.")
@click.option("--record", is_flag=True, help="Give the track record of every score as a table, too.")
@table_options
def suggest_command(
    request: Request, sink: Sink, org: str, by: str | None, scores: bool, record: bool
) -> None:
    """Rank likely next partners, with reasons and with how good such lists have been.

    The track record is that of the whole ecosystem: it tests each year of the data with
    what was known on the day before it. Where popularity (preferential attachment) did
    better than the blend beyond doubt, it ranks. --type chooses among the candidates.

    \b
    Example: graph suggest LINK-J --top 10
    """
    from graph.questions.partners.track import suggest_answer

    answer = suggest_answer(request.view(rows=True), org, by=by, scores=scores, record=record, top=sink.top)
    sink.whole().put(answer, request)


@click.command("why", cls=Command)
@data_options
@org_argument("org")
@click.argument("what", type=click.Choice(WITH_RECEIPTS), default="partners")
@org_option("--with", "other", help="Only what the two have with each other.")
@click.option("--counted", is_flag=True, help="Leave out the rows that do not count.")
@table_options
def why_command(request: Request, sink: Sink, org: str, what: str, other: str | None, counted: bool) -> None:
    """Give the rows and sources behind a number of an organisation.

    WHAT is partners, agreements, ties or degree. Rows that do not count say why not.
    --type chooses among the rows.

    \b
    Example: graph why LINK-J partners --as-of 2020-09-18
    """
    from graph.questions.agreements.receipts import why_answer

    answer = why_answer(request.view(rows=True), org, what, other=other, counted=counted)
    sink.put(answer, request)


@click.command("audit", cls=Command)
@data_options_but("active", "relation", "type")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 1 where the data have fewer or more than a source."
)
@table_options
def audit_command(request: Request, sink: Sink, exit_code: bool) -> None:
    """Compare the counts that sources print (claims.csv) with those of the data.

    Claims after --as-of are left out. A source counts what was ever signed, of all types and
    the relations that claims.csv names.

    \b
    Example: graph audit
    """
    from graph.questions.agreements.claims import audit_answer
    from graph.reading.claims import read_claims

    view = request.view()
    answer = audit_answer(view, read_claims(request.data))
    sink.put(answer, request)
    if exit_code and answer.table["verdict"].isin(["fewer", "more"]).any():
        sys.exit(1)
