"""Commands about growth, each a table: growth, decomposition, densification and coverage."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.menu import Command
from graph.commands.options import (
    chart_option,
    data_options,
    every_option,
    fiscal_start_option,
    form_options,
    from_option,
    table_options,
)
from graph.commands.plots import check_picture, draw
from graph.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd

    from graph.commands.terminal import Request, Sink
    from graph.model.answer import Answer

NEWEST = "Give the newest N periods only."


@click.command("growth", cls=Command)
@data_options
@every_option
@fiscal_start_option
@from_option
@chart_option()
@form_options(top=NEWEST)
def growth_command(
    request: Request, sink: Sink, every: str, fiscal_start: int, since: str | None, chart: Path | None
) -> None:
    """Count organisations, ties and agreements at the end of each period.

    \b
    Example: graph growth --every fiscal-year --chart output/growth.png
    """
    check_picture(chart)
    from graph.questions.growth.overtime import growth_answer

    answer = growth_answer(request.view(counts=True, named=False), every, fiscal_start=fiscal_start)
    _put_periods(answer, sink, request, since=since, chart=chart)


@click.command("decomposition", cls=Command)
@data_options
@click.option("--by", metavar="COLUMN", help="A row for each two groups: type, country or region.")
@every_option
@fiscal_start_option
@from_option
@chart_option("Draw a chart too, .png or .svg; not with --by.")
@form_options(top=NEWEST)
def decomposition_command(
    request: Request,
    sink: Sink,
    by: str | None,
    every: str,
    fiscal_start: int,
    since: str | None,
    chart: Path | None,
) -> None:
    """Take growth apart: new and repeated ties, by newcomers and by those who were there.

    \b
    Example: graph decomposition --from 2020
    Example: graph decomposition --by type --every fiscal-year
    """
    check_picture(chart)
    if chart is not None and by is not None:
        raise UsageError("there is no chart of --by; leave out --chart")
    from graph.questions.growth.decomposition import decomposition_answer

    answer = decomposition_answer(request.view(), every, by=by, fiscal_start=fiscal_start)
    _put_periods(answer, sink, request, since=since, chart=chart)


@click.command("densification", cls=Command)
@data_options
@every_option
@fiscal_start_option
@table_options
def densification_command(request: Request, sink: Sink, every: str, fiscal_start: int) -> None:
    """Say whether ties grow faster than organisations, and by which power.

    Eight periods at least are needed.

    \b
    Example: graph densification
    """
    from graph.questions.growth.densification import densification_answer

    sink.put(densification_answer(request.view(), every, fiscal_start=fiscal_start), request)


@click.command("coverage", cls=Command)
@data_options
@click.option(
    "--by", type=click.Choice(["country", "prefecture"]), default="country", show_default=True,
    help="What a place is.",
)  # fmt: skip
@chart_option()
@table_options
def coverage_command(request: Request, sink: Sink, by: str, chart: Path | None) -> None:
    """Count the organisations of each country or prefecture, and those with a tie.

    \b
    Example: graph coverage --by prefecture --active
    """
    check_picture(chart)
    from graph.questions.hubs.coverage import coverage_answer

    answer = coverage_answer(request.view(), by)
    draw(answer, chart, request)
    sink.put(answer, request)


def _put_periods(
    answer: Answer, sink: Sink, request: Request, *, since: str | None, chart: Path | None
) -> None:
    """Write the periods asked for; where there is no room for all, the newest are shown."""
    answer = answer.each(lambda table: _newest(_since(table, since), sink.top))
    draw(answer, chart, request)
    replace(sink.whole(), newest=True).put(answer, request)


def _since(table: pd.DataFrame, since: str | None) -> pd.DataFrame:
    """The periods that end on a day or after it."""
    from graph.dates.days import first_day

    if since is None:
        return table
    late: pd.DataFrame = table[table["end"].dt.date >= first_day(since)]
    return late.reset_index(drop=True)


def _newest(table: pd.DataFrame, count: int | None) -> pd.DataFrame:
    """The last periods, which may have several rows each."""
    if count is None:
        return table
    return table[table["period"].isin(table["period"].unique()[-count:])].reset_index(drop=True)
