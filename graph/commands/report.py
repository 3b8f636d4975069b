"""The command that writes the hub report: a story for the board, and the tables behind it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graph.commands.decks import named, put, read_deck, target
from graph.commands.documents import (
    appended,
    focal,
    maps,
    partners_map,
    periods_so_far,
    read_template,
    report_answer,
)
from graph.commands.menu import Command
from graph.commands.options import (
    all_periods_option,
    data_options,
    day_option,
    every_option,
    file_option,
    fiscal_start_option,
    org_option,
    ours_option,
    output_option,
    title_option,
    top_option,
    update_option,
)
from graph.commands.pictures import known
from graph.commands.targets import check_target
from graph.commands.terminal import stamp, today
from graph.errors import UsageError
from graph.vocabulary import REPORT_ENDINGS, REPORT_FORMS

if TYPE_CHECKING:
    from graph.commands.terminal import Request
    from graph.model.answer import Answer
    from graph.model.view import View

# Options that change nothing of the page about one organisation, or leave its partners out.
OF_EVERYONE = ("type", "every", "fiscal_start", "top", "since", "appendix", "all_periods")


@click.command("report", cls=Command)
@data_options
@org_option(
    "--org",
    help="Write one page, or slide, about this organisation instead, for the meeting with it.",
)
@every_option
@fiscal_start_option
@ours_option
@top_option(default=10, show_default=True, help="Hubs in a list.")
@click.option(
    "--within",
    default="12m",
    show_default=True,
    metavar="TIME",
    help="How far ahead is soon: 2y, 90d.",
)
@day_option(
    "--since",
    help="The last board: tell what changed after this day, or from this month on [default: a year before].",
)
@click.option(
    "--appendix", is_flag=True, help="Slides: add maps of the periods in which most changed, six at most."
)
@all_periods_option
@title_option
@file_option("--template", envvar="GRAPH_TEMPLATE", help="A .pptx or .potx whose design the slides take.")
@update_option
@click.option(
    "--format", "form", type=click.Choice(REPORT_FORMS), help="Form [default: what the ending says]."
)
@output_option(
    default=Path("output/report.html"), show_default=True, help="A .html, .md, .xlsx or .pptx file."
)
def report_command(
    request: Request,
    org: str | None,
    every: str,
    fiscal_start: int,
    ours: str,
    top: int,
    within: str,
    since: str | None,
    appendix: bool,
    all_periods: bool,
    title: str | None,
    template: Path | None,
    update: Path | None,
    form: str | None,
    output: Path,
) -> None:
    """Write the hub report: a story for the board, then who the hubs are, what ends, what is missing.

    --update keeps what people changed in a deck: texts, places, colours, slides of their own.

    \b
    Example: graph report --focal link-j -o output/report.html
    Example: graph report --update output/board.pptx
    Example: graph report --org link-j -o output/link-j.pptx
    """
    from graph.documents.tables import render

    if org is not None:
        _refuse_of_everyone()
    output = target(named(output, form), update, form)
    form = _form(output, form, template=template is not None, appendix=appendix or all_periods)
    check_target(output, request.data, template)
    deck = read_deck(update, request)
    design, view = read_template(template) if deck is None else deck.template, request.view()
    how: dict[str, Any] = {"lang": request.lang, "template": design, "stamp": stamp(request)}
    if org is not None:
        page = _briefing(view, org, ours, within=within, title=title or "")
        how["maps"] = partners_map(page, view) if form in ("html", "pptx") else {}
        put(render(page, form, **how), output, request, deck=deck)
        return
    counted = {"top": top, "every": every, "fiscal_start": fiscal_start, "within": within}
    answer = report_answer(view, ours, request, since=_last_board(since), title=title or "", **counted)
    if form in ("html", "pptx"):
        how["maps"] = maps(answer, view, slides=form == "pptx", written=known(request), deck=deck)
    if appendix or all_periods:
        shown = periods_so_far(view, every, fiscal_start=fiscal_start)
        how["appendix"] = appended(view, shown, all_periods=all_periods, written=known(request), deck=deck)
    put(render(answer, form, **how), output, request, deck=deck)


def _briefing(view: View, org: str, ours: str, *, within: str, title: str) -> Answer:
    """The page about one organisation."""
    from graph.questions.organisations.briefing import briefing

    return briefing(view, org, **focal(ours), within=within, title=title, today=today())


def _refuse_of_everyone() -> None:
    """Refuse what was typed that is of the report about everyone."""
    context = click.get_current_context()
    for name in OF_EVERYONE:
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            option = "--" + name.replace("_", "-")
            raise UsageError("{} is for the report about everyone; leave out either it or --org", option)


def _form(output: Path, form: str | None, *, template: bool, appendix: bool) -> str:
    """The form of the file that is asked for, which has to take what else is asked for."""
    form = form or REPORT_ENDINGS.get(output.suffix.lower())
    if form is None:
        unknown = "{} has the ending {!r}; name a .html, .md, .xlsx or .pptx file, or add --format"
        raise UsageError(unknown, output, output.suffix)
    if template and form != "pptx":
        raise UsageError("--template is for slides; name a .pptx file with -o")
    if appendix and form != "pptx":
        raise UsageError("an appendix of maps is for slides; name a .pptx file with -o")
    return form


def _last_board(since: str | None) -> date | None:
    """The day after which changes are told: the one that was typed, or the day before a month or year."""
    if since is None:
        return None
    from graph.dates import parse

    day = parse(since)
    return day.last if day.first == day.last else day.first - timedelta(days=1)
