"""Commands that answer with a table: centrality and growth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from graph.periods import EVERY

if TYPE_CHECKING:
    import pandas as pd

    from graph.model import Ecosystem
    from graph.terminal import Sink, View

PICTURES = ("png", "svg")


@click.command("centrality")
@data_options
@click.option(
    "--measure", multiple=True, metavar="NAME", help="A column wanted (repeatable); the first ranks."
)
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Give the first N rows only.")
@click.option("--without", multiple=True, metavar="ORG", help="Leave an organisation out (repeatable).")
@click.option("--over-time", type=click.Choice(EVERY), help="Values and ranks at the end of each period.")
@click.option("--exact", is_flag=True, help="Never estimate a measure of a large ecosystem from a sample.")
@table_options
def centrality_command(
    view: View,
    sink: Sink,
    measure: tuple[str, ...],
    top: int | None,
    without: tuple[str, ...],
    over_time: str | None,
    exact: bool,
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
    if over_time is not None:
        _over_time(eco, view, sink, every=over_time, measures=measure, top=top, without=left_out)
        return
    shown = view.snapshot(graph.select(eco, without=left_out))
    table = graph.centrality(
        shown, measures=measure, exact=exact, watch=lambda names: view.track(names, len(names), "measuring")
    )
    notes = captions(shown, lang=view.lang, relations=view.relation, without=left_out)
    notes.append(rank_caption(measure[0] if measure else "partners", len(table), view.lang))
    notes += sampled_captions(table.attrs["bounds"], view.lang)
    if view.type:
        table = table[table["type"].isin(view.type)].reset_index(drop=True)
    table = named(table if top is None else table.head(top), eco, view.lang)
    sink.put(table, view, title=word("hub_report", view.lang), notes=notes, rows=top)


def _over_time(
    eco: Ecosystem,
    view: View,
    sink: Sink,
    *,
    every: str,
    measures: tuple[str, ...],
    top: int | None,
    without: list[str],
) -> None:
    """Values and ranks at the end of each period, one row each."""
    import graph
    from graph.captions import captions
    from graph.phrases import word
    from graph.questions.overtime import over_time

    chosen = graph.select(eco, without=without)
    table = over_time(
        chosen,
        every,
        measures=measures or ("partners",),
        top=top,
        as_of=view.day,
        basis=view.dates,
        active=view.active,
        lang=view.lang,
    )
    if view.type:
        kinds = dict(zip(eco.nodes["id"], eco.nodes["type"], strict=True))
        table = table[table["id"].map(kinds).isin(view.type)].reset_index(drop=True)
    notes = captions(
        view.snapshot(chosen), lang=view.lang, relations=view.relation, without=without, periods=True
    )
    sink.put(table, view, title=word("ranks_title", view.lang), notes=notes)


@click.command("growth")
@data_options
@every_option
@fiscal_start_option
@from_option
@file_option("--chart", help="Draw a chart too, .png or .svg.")
@click.option("--decompose", is_flag=True, help="New or repeated ties, by newcomers or incumbents.")
@click.option("--by", metavar="COLUMN", help="Decompose by type, country or region.")
@click.option("--densification", is_flag=True, help="The power by which ties grow with organisations.")
@table_options
def growth_command(
    view: View,
    sink: Sink,
    every: str,
    fiscal_start: int,
    since: str | None,
    chart: Path | None,
    decompose: bool,
    by: str | None,
    densification: bool,
) -> None:
    """Count organisations, ties and agreements at the end of each period.

    \b
    Example: graph growth --every fiscal-year --chart output/growth.png
    """
    import graph
    from graph.captions import captions
    from graph.phrases import word

    form = _picture_form(chart) if chart is not None else ""
    eco = view.read()
    notes = captions(view.snapshot(eco), lang=view.lang, relations=view.relation, periods=True)
    how: dict[str, Any] = {"fiscal_start": fiscal_start, "as_of": view.day}
    how |= {"basis": view.dates, "active": view.active}
    if decompose or by or densification:
        title, table, said = _taken_apart(eco, view, every=every, by=by, fitted=densification, how=how)
        sink.put(_since(table, since), view, title=title, notes=said + notes)
        return
    table = _since(graph.growth(eco, every, **how), since)
    if chart is not None:
        from graph.charts import growth_chart

        view.save(chart, growth_chart(table, lang=view.lang, form=form))
    sink.put(table, view, title=word("growth_report", view.lang), notes=notes)


def _taken_apart(
    eco: Ecosystem, view: View, *, every: str, by: str | None, fitted: bool, how: dict[str, Any]
) -> tuple[str, pd.DataFrame, list[str]]:
    """Growth decomposed, or the power law that it follows: a title, a table and what to say of it."""
    from graph.phrases import word
    from graph.questions.decomposition import decomposition
    from graph.questions.densification import densification
    from graph.questions.remarks import of_densification

    if fitted:
        found = densification(eco, every, **how)
        said = of_densification(found, lang=view.lang)
        return word("show_densification", view.lang), found.points, said
    return word("show_decomposition", view.lang), decomposition(eco, every, by=by, **how), []


def _since(table: pd.DataFrame, since: str | None) -> pd.DataFrame:
    """The periods that end on a day or after it."""
    from graph.model import as_day

    if since is None or "end" not in table:
        return table
    return table[table["end"] >= as_day(since).isoformat()].reset_index(drop=True)


def _picture_form(path: Path) -> str:
    form = path.suffix.lower().lstrip(".")
    if form not in PICTURES:
        raise UsageError(f"{path} has the ending {form!r}; pictures are written as .png or .svg")
    return form
