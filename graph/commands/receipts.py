"""Commands about likely partners and about what numbers rest on: suggest, why and audit."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from graph.commands.options import data_options, data_options_but, table_options
from graph.commands.parts import put_parts
from graph.vocabulary import LIKENESSES, SUGGESTED_BY, WITH_RECEIPTS

if TYPE_CHECKING:
    from graph.commands.terminal import Sink, View


@click.command("suggest")
@data_options
@click.argument("org", metavar="ORG")
@click.option(
    "--by",
    type=click.Choice(SUGGESTED_BY),
    help="Score that ranks [default: blend, or popularity where it did better].",
)
@click.option("--scores", is_flag=True, help="Give every score of each candidate, too.")
@click.option("--record", is_flag=True, help="Give the track record of every score as a table, too.")
@table_options
def suggest_command(view: View, sink: Sink, org: str, by: str | None, scores: bool, record: bool) -> None:
    """Rank likely next partners, with reasons and with how good such lists have been.

    The track record is that of the whole ecosystem: it tests each year of the data with
    what was known on the day before it. Where popularity (preferential attachment) did
    better than the blend beyond doubt, it ranks. --type chooses among the candidates.

    \b
    Example: graph suggest LINK-J --top 10
    """
    import graph
    from graph.model.captions import captions
    from graph.model.selection import labels
    from graph.questions.partners.backtest import track_record
    from graph.questions.partners.suggestions import MOST, suggest
    from graph.questions.partners.track import tieless_captions, track_captions, winner
    from graph.words import sentence

    eco = view.read(types=False)
    graph.select(eco, types=view.type)  # refuses a type that does not exist
    each = graph.find(eco, org)
    held = track_record(eco, as_of=view.day, basis=view.dates)
    how: dict[str, Any] = {"as_of": view.day, "basis": view.dates, "active": view.active, "lang": view.lang}
    table = suggest(eco, each, by=by or winner(held), **how)
    if view.type:
        table = table[table["type"].isin(view.type)].reset_index(drop=True)
    if not scores:
        table = table.drop(columns=list(LIKENESSES))
    shown = view.snapshot(eco)
    notes = track_captions(held, by=by, lang=view.lang)
    name = labels(eco, view.lang)[each]
    if table.attrs.get("own_pairs"):
        notes.insert(0, sentence("suggest_own_pairs", view.lang, most=MOST, name=name))
    notes += tieless_captions(shown, table, each, types=view.type, lang=view.lang)
    notes += captions(shown, lang=view.lang, relations=view.relation)
    title = sentence("show_suggest", view.lang, name=name)
    if record:
        parts = {"suggestions": table if sink.top is None else table.head(sink.top), "record": held}
        put_parts(parts, view, replace(sink, top=None), title=title, notes=notes)
    else:
        sink.put(table, view, title=title, notes=notes)


@click.command("why")
@data_options
@click.argument("org", metavar="ORG")
@click.argument("what", type=click.Choice(WITH_RECEIPTS), default="partners")
@click.option("--with", "other", metavar="ORG", help="Only what the two have with each other.")
@click.option("--counted", is_flag=True, help="Leave out the rows that do not count.")
@table_options
def why_command(view: View, sink: Sink, org: str, what: str, other: str | None, counted: bool) -> None:
    """Give the rows and sources behind a number of an organisation.

    WHAT is partners, agreements, ties or degree. Rows that do not count say why not.
    --type chooses among the rows.

    \b
    Example: graph why LINK-J partners --as-of 2020-09-18
    """
    import graph
    from graph.model.captions import captions
    from graph.model.selection import column, labels
    from graph.questions.agreements.receipts import receipt_caption, why
    from graph.words import sentence

    eco = view.read(types=False)
    graph.select(eco, types=view.type)  # refuses a type that does not exist
    each = graph.find(eco, org)
    found = why(
        eco, each, what, other=other, as_of=view.day, basis=view.dates, active=view.active, lang=view.lang
    )
    rows = found.rows[found.rows["counted"]] if counted else found.rows
    if view.type:
        rows = rows[rows["id"].map(column(eco, "type")).isin(view.type)]
    notes = [receipt_caption(found, what, lang=view.lang)]
    notes += captions(view.snapshot(eco), lang=view.lang, relations=view.relation)
    title = sentence("show_why", view.lang, name=labels(eco, view.lang)[each])
    sink.put(rows.reset_index(drop=True), view, title=title, notes=notes)


@click.command("audit")
@data_options_but("active", "relation", "type")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 1 where the data have fewer or more than a source."
)
@table_options
def audit_command(view: View, sink: Sink, exit_code: bool) -> None:
    """Compare the counts that sources print (claims.csv) with those of the data.

    Claims after --as-of are left out. A source counts what was ever signed, of all types and
    the relations that claims.csv names.

    \b
    Example: graph audit
    """
    from graph.questions.agreements.claims import audit, audit_captions
    from graph.reading.claims import read_claims
    from graph.words import word

    eco = view.read()
    table = audit(eco, read_claims(view.data), as_of=view.day, basis=view.dates, lang=view.lang)
    sink.put(table, view, title=word("show_audit", view.lang), notes=audit_captions(table, lang=view.lang))
    if exit_code and table["verdict"].isin(["fewer", "more"]).any():
        sys.exit(1)
