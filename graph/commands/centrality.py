"""The command that ranks: centrality."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.menu import Command
from graph.commands.options import chart_option, data_options, measures_option, org_option, table_options
from graph.commands.plots import check_picture, draw
from graph.dates.periods import EVERY
from graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.commands.terminal import Request, Sink
    from graph.model.view import View


@click.command("centrality", cls=Command)
@data_options
@measures_option(help="Columns wanted (A,B); the first ranks.")
@org_option("--without", multiple=True, help="Leave an organisation out (repeatable).")
@click.option("--over-time", type=click.Choice(EVERY), help="Values and ranks at the end of each period.")
@chart_option("With --over-time: draw the ranks too, .png or .svg.")
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
    check_picture(chart)
    view = request.view(rows=True, counts=True)
    if over_time is not None:
        from graph.questions.growth.overtime import over_time_answer

        answer = over_time_answer(view, over_time, measures=measure, without=without, top=sink.top)
        draw(answer, chart, request)
        sink.whole().put(answer, request)
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
