"""Commands that answer with a table: centrality and growth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.menu import Command
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

    from graph.commands.terminal import Request, Sink
    from graph.model.answer import Answer
    from graph.model.view import View


@click.command("centrality", cls=Command)
@data_options
@measures_option(help="Columns wanted (A,B); the first ranks.")
@click.option("--without", multiple=True, metavar="ORG", help="Leave an organisation out (repeatable).")
@click.option("--over-time", type=click.Choice(EVERY), help="Values and ranks at the end of each period.")
@file_option("--chart", help="With --over-time: draw the ranks too, .png or .svg.")
@click.option("--exact", is_flag=True, help="Never estimate a measure of a large ecosystem from a sample.")
@table_options
def centrality_command(
    request: Request,
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
    if chart is not None and over_time is None:
        raise UsageError("--chart draws ranks over time; add --over-time year")
    _check_picture(chart)
    view = request.view(rows=True)
    if over_time is not None:
        from graph.questions.growth.overtime import over_time_answer

        answer = over_time_answer(view, over_time, measures=measure, without=without, top=sink.top)
        _draw(answer, chart, request)
        replace(sink, top=None).put(answer, request)
        return
    from graph.questions.hubs.rankings import ranking_answer

    watch = _measuring(view, request, exact=exact)
    sink.put(ranking_answer(view, measures=measure, without=without, exact=exact, watch=watch), request)


def _measuring(view: View, request: Request, *, exact: bool) -> Callable[[Sequence[str]], Iterable[str]]:
    """Pass the measures on with a progress bar, each with the work that it is."""

    def watch(names: Sequence[str]) -> Iterable[str]:
        from graph.measures.registry import efforts

        eco = view.counted
        work = efforts(names, len(eco.nodes), len(eco.ties.counted), exact=exact)
        return request.track(names, work, "measuring")

    return watch


@click.command("growth", cls=Command)
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
    request: Request,
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
    _check_picture(chart)
    if chart is not None and (by or densification):
        raise UsageError("there is no chart of --by or --densification; leave out --chart")
    tables = {"decompose": decompose or by, "densification": densification, "coverage": coverage}
    _check_growth(every, since, **tables)
    view = request.view()
    if coverage:
        from graph.questions.hubs.coverage import coverage_answer

        answer = coverage_answer(view, coverage)
    elif decompose or by:
        from graph.questions.growth.decomposition import decomposition_answer

        answer = decomposition_answer(view, every, by=by, fiscal_start=fiscal_start)
    elif densification:
        from graph.questions.growth.densification import densification_answer

        answer = densification_answer(view, every, fiscal_start=fiscal_start)
    else:
        from graph.questions.growth.overtime import growth_answer

        answer = growth_answer(view, every, fiscal_start=fiscal_start)
    answer = answer.each(lambda table: _since(table, since))
    _draw(answer, chart, request)
    sink.put(answer, request)


def _check_growth(every: str, since: str | None, **asked: object) -> None:
    """Refuse two tables at once, and what would change nothing in the one asked for."""
    names = [f"--{name}" for name, wish in asked.items() if wish]
    if len(names) > 1:
        raise UsageError("{} are tables of their own; ask for one", joined(*names))
    if since is not None and names and names != ["--decompose"]:
        raise UsageError("{} is not of single periods; leave out --from", names[0])
    if names == ["--coverage"] and every != "year":
        raise UsageError("--coverage is of one day, not of periods; leave out --every")


def _since(table: pd.DataFrame, since: str | None) -> pd.DataFrame:
    """The periods that end on a day or after it."""
    from graph.dates.days import first_day

    if since is None or "end" not in table:
        return table
    return table[table["end"] >= first_day(since).isoformat()].reset_index(drop=True)


def _draw(answer: Answer, path: Path | None, request: Request) -> None:
    """Draw the chart of an answer, with what it says as its source."""
    if path is None:
        return
    from graph.drawing import charts

    form = path.suffix.lower().lstrip(".")
    setting = charts.Setting(lang=request.lang, form=form, source="; ".join(answer.notes))
    for name, table in answer.charts.items():
        request.save(path, charts.draw(name, table, setting))


def _check_picture(path: Path | None) -> None:
    """Refuse a chart that is no picture by its ending."""
    if path is not None and (form := path.suffix.lower().lstrip(".")) not in PICTURE_FORMS:
        raise UsageError("{} has the ending {!r}; pictures are written as .png or .svg", path, form)
