"""Commands about one organisation or two: show, path and neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.commands.options import data_options, table_options
from graph.commands.parts import put_parts
from graph.vocabulary import CARD_PARTS, FOR_PROGRAMS

if TYPE_CHECKING:
    import pandas as pd

    from graph.commands.terminal import Sink, View


@click.command("show")
@data_options
@click.argument("org", metavar="ORG")
@click.option(
    "--part",
    type=click.Choice(CARD_PARTS),
    help="Give one part of the card only.",
)
@table_options
def show_command(view: View, sink: Sink, org: str, part: str | None) -> None:
    """Show all about one organisation: where it stands, with whom, and what hangs on it.

    ORG is an id or any of its names. --type chooses among the partners' rows.

    \b
    Example: graph show LINK-J --as-of 2020-09-18
    """
    import graph
    from graph.model.captions import captions, sampled_captions
    from graph.model.selection import labels
    from graph.questions.organisations.card import card
    from graph.questions.remarks import of_card

    eco = view.read(types=False)
    graph.select(eco, types=view.type)  # refuses a type that does not exist
    each = graph.find(eco, org)
    found = card(eco, each, as_of=view.day, basis=view.dates, active=view.active, lang=view.lang)
    name = labels(eco, view.lang)[each]
    parts = {key: getattr(found, key) for key in CARD_PARTS}
    if sink.named() not in FOR_PROGRAMS:
        parts["facts"] = _spoken(found.facts, view.lang)
    if view.type:
        parts["partners"] = found.partners[found.partners["type"].isin(view.type)].reset_index(drop=True)
    notes = of_card(found, name, lang=view.lang) + sampled_captions(found.sampled, view.lang)
    notes += captions(view.snapshot(eco), lang=view.lang, relations=view.relation)
    put_parts({part: parts[part]} if part else parts, view, sink, title=name, notes=notes)


def _spoken(facts: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The facts with the type in words, as the tables beside them have it."""
    from graph.words import label

    values = zip(facts["fact"], facts["value"], strict=True)
    return facts.assign(value=[label(value, lang) if fact == "type" else value for fact, value in values])


@click.command("path")
@data_options
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="At most N paths."
)
@table_options
def path_command(view: View, sink: Sink, source: str, target: str, limit: int) -> None:
    """Find the shortest ways from one organisation to another, with the agreements along them.

    --type lets only organisations of these types stand in between.

    \b
    Example: graph path BioM LINK-J --as-of 2020
    """
    from graph.model.captions import captions
    from graph.model.selection import labels
    from graph.questions.organisations.paths import paths
    from graph.questions.remarks import of_paths
    from graph.words import sentence

    shown = view.snapshot(view.read(types=False))
    names = labels(shown, view.lang)
    found = paths(shown, source, target, limit=limit, through=view.type, lang=view.lang)
    notes = of_paths(found, names, lang=view.lang)
    notes += captions(shown, lang=view.lang, relations=view.relation)
    title = sentence("show_paths", view.lang, source=names[found.source], target=names[found.target])
    sink.put(found.steps, view, title=title, notes=notes)


@click.command("neighbours")
@data_options
@click.argument("org", metavar="ORG")
@click.option(
    "--steps", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="How far to go."
)
@table_options
def neighbours_command(view: View, sink: Sink, org: str, steps: int) -> None:
    """List who is within a few steps of an organisation, and over whom.

    --type chooses rows.

    \b
    Example: graph neighbours BioM --steps 2
    """
    import graph
    from graph.model.captions import captions
    from graph.model.selection import labels
    from graph.questions.organisations.paths import neighbours
    from graph.questions.remarks import of_neighbours
    from graph.words import sentence

    shown = view.snapshot(view.read(types=False))
    graph.select(shown, types=view.type)  # refuses a type that does not exist
    table = neighbours(shown, org, steps=steps, lang=view.lang)
    notes = of_neighbours(table, lang=view.lang) + captions(shown, lang=view.lang, relations=view.relation)
    if view.type:
        table = table[table["type"].isin(view.type)].reset_index(drop=True)
    name = labels(shown, view.lang)[graph.find(shown, org)]
    sink.put(table, view, title=sentence("show_neighbours", view.lang, name=name), notes=notes)
