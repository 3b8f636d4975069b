"""Commands that answer with a table: centrality and growth."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands.options import (
    data_options,
    every_option,
    file_option,
    fiscal_start_option,
    from_option,
    measures_option,
    table_options,
)
from graph.dates.periods import EVERY
from graph.errors import UsageError
from graph.vocabulary import PICTURE_FORMS
from graph.words.messages import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import pandas as pd

    from graph.commands.terminal import Sink, View
    from graph.drawing.charts import Setting
    from graph.model.ecosystem import Ecosystem


@click.command("centrality")
@data_options
@measures_option(help="Columns wanted (A,B); the first ranks.")
@click.option("--without", multiple=True, metavar="ORG", help="Leave an organisation out (repeatable).")
@click.option("--over-time", type=click.Choice(EVERY), help="Values and ranks at the end of each period.")
@file_option("--chart", help="With --over-time: draw the ranks too, .png or .svg.")
@click.option("--exact", is_flag=True, help="Never estimate a measure of a large ecosystem from a sample.")
@table_options
def centrality_command(
    view: View,
    sink: Sink,
    measure: tuple[str, ...],
    without: tuple[str, ...],
    over_time: str | None,
    chart: Path | None,
    exact: bool,
) -> None:
    """Rank the organisations by how central they are.

    --type chooses rows: measures and ranks are those among all organisations.

    \b
    Example: graph centrality --measure betweenness --top 10
    """
    import graph
    from graph.model.captions import captions, named, rank_caption, sampled_captions
    from graph.words import word

    eco = view.read(types=False)
    left_out = [graph.find(eco, name) for name in without]
    graph.select(eco, types=view.type)  # refuses a type that does not exist
    if over_time is not None:
        how: dict[str, Any] = {"measures": measure, "without": left_out, "chart": chart}
        _over_time(eco, view, sink, every=over_time, **how)
        return
    if chart is not None:
        raise UsageError("--chart draws ranks over time; add --over-time year")
    shown = view.snapshot(graph.select(eco, without=left_out))
    table = graph.centrality(shown, measures=measure, exact=exact, watch=_measuring(shown, view, exact=exact))
    notes = captions(shown, lang=view.lang, relations=view.relation, without=left_out)
    notes.append(rank_caption(measure[0] if measure else "partners", len(table), view.lang))
    notes += sampled_captions(table.attrs["bounds"], view.lang)
    if view.type:
        table = table[table["type"].isin(view.type)].reset_index(drop=True)
    sink.put(named(table, eco, view.lang), view, title=word("hub_report", view.lang), notes=notes)


def _measuring(eco: Ecosystem, view: View, *, exact: bool) -> Callable[[Sequence[str]], Iterable[str]]:
    """Pass the measures on with a progress bar, each with the work that it is."""

    def watch(names: Sequence[str]) -> Iterable[str]:
        from graph.measures.registry import efforts

        work = efforts(names, len(eco.nodes), len(eco.ties.counted), exact=exact)
        return view.track(names, work, "measuring")

    return watch


def _over_time(
    eco: Ecosystem,
    view: View,
    sink: Sink,
    *,
    every: str,
    measures: tuple[str, ...],
    without: list[str],
    chart: Path | None,
) -> None:
    """Values and ranks at the end of each period, one row each.

    Of each period and measure the first N are given, if asked for, among those of the types asked for.
    """
    import graph
    from graph.model.captions import captions, sampled_captions
    from graph.questions.growth.overtime import over_time
    from graph.words import word

    form = _picture_form(chart) if chart is not None else ""
    chosen = graph.select(eco, without=without)
    table = over_time(
        chosen,
        every,
        measures=measures or ("partners",),
        top=None if view.type else sink.top,
        as_of=view.day,
        basis=view.dates,
        active=view.active,
        lang=view.lang,
    )
    shown = view.snapshot(chosen)
    notes = captions(shown, lang=view.lang, relations=view.relation, without=without, periods=True)
    notes += sampled_captions(table.attrs["bounds"], view.lang)
    if view.type:
        table = _first_of_types(table, eco, view, sink.top)
    if chart is not None:
        from graph.drawing.charts import Setting, bump_chart

        first = table[table["measure"] == table["measure"].iloc[0]] if len(table) else table
        setting = Setting(lang=view.lang, form=form, source="; ".join(notes))
        view.save(chart, bump_chart(first, setting))
    replace(sink, top=None).put(table, view, title=word("ranks_title", view.lang), notes=notes)


def _first_of_types(table: pd.DataFrame, eco: Ecosystem, view: View, top: int | None) -> pd.DataFrame:
    """The rows of the types asked for, of each period and measure the first so many."""
    kinds = dict(zip(eco.nodes["id"], eco.nodes["type"], strict=True))
    table = table[table["id"].map(kinds).isin(view.type)]
    if top is not None:
        table = table.groupby(["period", "measure"], sort=False).head(top)
    return table.reset_index(drop=True)


@click.command("growth")
@data_options
@every_option
@fiscal_start_option
@from_option
@file_option("--chart", help="Draw a chart too, .png or .svg.")
@click.option("--decompose", is_flag=True, help="New or repeated ties, by newcomers or incumbents.")
@click.option("--by", metavar="COLUMN", help="Decompose by type, country or region.")
@click.option("--densification", is_flag=True, help="The power by which ties grow with organisations.")
@click.option(
    "--coverage",
    type=click.Choice(["country", "prefecture"]),
    help="Organisations of each place, and those with a tie, on the day.",
)
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
    coverage: str | None,
) -> None:
    """Count organisations, ties and agreements at the end of each period.

    \b
    Example: graph growth --every fiscal-year --chart output/growth.png
    """
    from graph.model.captions import captions

    form = _picture_form(chart) if chart is not None else ""
    if chart is not None and (by or densification):
        raise UsageError("there is no chart of --by or --densification; leave out --chart")
    tables = {"decompose": decompose or by, "densification": densification, "coverage": coverage}
    _check_growth(every, since, **tables)
    eco = view.read()
    notes = captions(view.snapshot(eco), lang=view.lang, relations=view.relation, periods=coverage is None)
    how: dict[str, Any] = {"fiscal_start": fiscal_start, "as_of": view.day}
    how |= {"basis": view.dates, "active": view.active}
    if coverage:
        found = _covered(eco, view, coverage)
    elif decompose or by or densification:
        found = _taken_apart(eco, view, every=every, by=by, fitted=densification, how=how)
    else:
        found = _grown(eco, view, every=every, how=how)
    table, notes = _since(found.table, since), found.said + notes
    if chart is not None and found.draw is not None:
        from graph.drawing.charts import Setting

        setting = Setting(lang=view.lang, form=form, source="; ".join(notes))
        view.save(chart, found.draw(table, setting))
    sink.put(table, view, title=found.title, notes=notes)


def _check_growth(every: str, since: str | None, **asked: object) -> None:
    """Refuse two tables at once, and what would change nothing in the one asked for."""
    names = [f"--{name}" for name, wish in asked.items() if wish]
    if len(names) > 1:
        raise UsageError("{} are tables of their own; ask for one", joined(*names))
    if since is not None and names and names != ["--decompose"]:
        raise UsageError("{} is not of single periods; leave out --from", names[0])
    if names == ["--coverage"] and every != "year":
        raise UsageError("--coverage is of one day, not of periods; leave out --every")


@dataclass(frozen=True)
class _Answer:
    """A table with its title, what there is to say of it, and the chart that draws it."""

    title: str
    table: pd.DataFrame
    said: list[str] = field(default_factory=list)
    draw: Callable[[pd.DataFrame, Setting], bytes] | None = None


def _grown(eco: Ecosystem, view: View, *, every: str, how: dict[str, Any]) -> _Answer:
    """Growth as it is."""
    import graph
    from graph.words import word

    def draw(table: pd.DataFrame, setting: Setting) -> bytes:
        from graph.drawing.charts import growth_chart

        return growth_chart(table, setting)

    return _Answer(word("growth_report", view.lang), graph.growth(eco, every, **how), draw=draw)


def _covered(eco: Ecosystem, view: View, place: str) -> _Answer:
    """Organisations of each country or prefecture, and those with a tie."""
    import graph
    from graph.questions.hubs.coverage import countries, prefectures
    from graph.words import word

    def draw(table: pd.DataFrame, setting: Setting) -> bytes:
        from graph.drawing.charts import coverage_chart

        return coverage_chart(table, setting)

    counted = countries if place == "country" else prefectures
    table = counted(eco, graph.build(view.snapshot(eco)), lang=view.lang)
    return _Answer(word("coverage_title", view.lang), table, draw=draw)


def _taken_apart(
    eco: Ecosystem, view: View, *, every: str, by: str | None, fitted: bool, how: dict[str, Any]
) -> _Answer:
    """Growth decomposed, or the power law that it follows."""
    from graph.questions.growth.decomposition import decomposition
    from graph.questions.growth.densification import densification
    from graph.questions.remarks import of_densification
    from graph.words import word

    if fitted:
        found = densification(eco, every, **how)
        title = word("show_densification", view.lang)
        return _Answer(title, found.points, of_densification(found, lang=view.lang))

    def draw(table: pd.DataFrame, setting: Setting) -> bytes:
        from graph.drawing.charts import mixing_chart

        return mixing_chart(table, setting)

    return _Answer(word("show_decomposition", view.lang), decomposition(eco, every, by=by, **how), draw=draw)


def _since(table: pd.DataFrame, since: str | None) -> pd.DataFrame:
    """The periods that end on a day or after it."""
    from graph.dates.days import first_day

    if since is None or "end" not in table:
        return table
    return table[table["end"] >= first_day(since).isoformat()].reset_index(drop=True)


def _picture_form(path: Path) -> str:
    form = path.suffix.lower().lstrip(".")
    if form not in PICTURE_FORMS:
        raise UsageError("{} has the ending {!r}; pictures are written as .png or .svg", path, form)
    return form
