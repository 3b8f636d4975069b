"""Commands that answer with a table: centrality and growth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.errors import UsageError
from graph.options import (
    data_options,
    every_option,
    file_option,
    fiscal_start_option,
    from_option,
    table_options,
)

if TYPE_CHECKING:
    from graph.terminal import Sink, View

PICTURES = ("png", "svg")


@click.command("centrality")
@data_options
@click.option(
    "--measure", multiple=True, metavar="NAME", help="A column wanted (repeatable); the first ranks."
)
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Give the first N rows only.")
@click.option("--without", multiple=True, metavar="ORG", help="Leave an organisation out (repeatable).")
@click.option("--exact", is_flag=True, help="Never estimate a measure of a large ecosystem from a sample.")
@table_options
def centrality_command(
    view: View, sink: Sink, measure: tuple[str, ...], top: int | None, without: tuple[str, ...], exact: bool
) -> None:
    """Rank the organisations by how central they are.

    --type chooses rows: measures and ranks are those among all organisations.

    \b
    Example: graph centrality --measure betweenness --top 10
    """
    import graph
    from graph.captions import captions, named, rank_caption, sampled_captions
    from graph.phrases import word

    eco = view.read(types=False)
    left_out = [graph.find(eco, name) for name in without]
    graph.select(eco, types=view.type)  # refuses a type that does not exist
    shown = view.snapshot(graph.select(eco, without=left_out))
    table = graph.centrality(shown, measures=measure, exact=exact)
    notes = captions(shown, lang=view.lang, relations=view.relation, without=left_out)
    notes.append(rank_caption(measure[0] if measure else "partners", len(table), view.lang))
    notes += sampled_captions(table.attrs["bounds"], view.lang)
    if view.type:
        table = table[table["type"].isin(view.type)].reset_index(drop=True)
    table = named(table if top is None else table.head(top), eco, view.lang)
    sink.put(table, view, title=word("hub_report", view.lang), notes=notes, rows=top)


@click.command("growth")
@data_options
@every_option
@fiscal_start_option
@from_option
@file_option("--chart", help="Draw a chart too, .png or .svg.")
@table_options
def growth_command(
    view: View, sink: Sink, every: str, fiscal_start: int, since: str | None, chart: Path | None
) -> None:
    """Count organisations, ties and agreements at the end of each period.

    \b
    Example: graph growth --every fiscal-year --chart output/growth.png
    """
    import graph
    from graph.captions import captions
    from graph.model import as_day
    from graph.phrases import word

    form = _picture_form(chart) if chart is not None else ""
    eco = view.read()
    table = graph.growth(
        eco, every, fiscal_start=fiscal_start, as_of=view.day, basis=view.dates, active=view.active
    )
    if since is not None:
        table = table[table["end"] >= as_day(since).isoformat()].reset_index(drop=True)
    notes = captions(view.snapshot(eco), lang=view.lang, relations=view.relation, periods=True)
    if chart is not None:
        from graph.charts import growth_chart

        view.save(chart, growth_chart(table, lang=view.lang, form=form))
    sink.put(table, view, title=word("growth_report", view.lang), notes=notes)


def _picture_form(path: Path) -> str:
    form = path.suffix.lower().lstrip(".")
    if form not in PICTURES:
        raise UsageError(f"{path} has the ending {form!r}; pictures are written as .png or .svg")
    return form
