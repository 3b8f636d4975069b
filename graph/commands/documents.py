"""Commands that write whole documents: the hub report and the slide deck."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graph.commands.options import (
    data_options,
    every_option,
    file_option,
    fiscal_start_option,
    output_option,
    title_option,
)
from graph.commands.pictures import known
from graph.commands.targets import check_target
from graph.commands.terminal import stamp, today
from graph.dates.periods import EVERY
from graph.errors import UsageError
from graph.vocabulary import REPORT_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.commands.terminal import Request
    from graph.dates.periods import Period
    from graph.documents.slides import Findings
    from graph.model.view import View


@click.command("report")
@data_options
@every_option
@fiscal_start_option
@click.option(
    "--focal",
    "--ours",
    "ours",
    metavar="ORG",
    default="",
    envvar="GRAPH_OURS",
    help="Rank with and without it [default: ours, else most partners, if one has].",
)
@click.option(
    "--top", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="Hubs in a list."
)
@click.option(
    "--within",
    default="12m",
    show_default=True,
    metavar="TIME",
    help="How far ahead is soon: 2y, 90d.",
)
@title_option
@file_option("--template", envvar="GRAPH_TEMPLATE", help="A .pptx or .potx whose design the slides take.")
@output_option(
    default=Path("output/report.html"), show_default=True, help="A .html, .md, .xlsx or .pptx file."
)
def report_command(
    request: Request,
    every: str,
    fiscal_start: int,
    ours: str,
    top: int,
    within: str,
    title: str | None,
    template: Path | None,
    output: Path,
) -> None:
    """Write the hub report: who the hubs are, how it all grew, what ends, what is missing.

    \b
    Example: graph report --focal link-j -o output/report.html
    """
    from graph.documents.tables import render
    from graph.questions.hubs.answer import hub_report_answer

    form = REPORT_ENDINGS.get(output.suffix.lower())
    if form is None:
        unknown = "{} has the ending {!r}; name a .html, .md, .xlsx or .pptx file"
        raise UsageError(unknown, output, output.suffix)
    if template is not None and form != "pptx":
        raise UsageError("--template is for slides; name a .pptx file with -o")
    check_target(output, request.data, template)
    design = read_template(template)
    answer = hub_report_answer(
        request.view(),
        title=title or "",
        **_focal(ours),
        top=top,
        every=every,
        fiscal_start=fiscal_start,
        within=within,
        claims=_claims(request),
        today=today(),
    )
    data = render(answer, form, lang=request.lang, template=design, stamp=stamp(request))
    request.save(output, data)


def _focal(name: str) -> dict[str, str]:
    """Whom to rank without: one that was typed has to be there, ours need not be in a part of the data."""
    context = click.get_current_context()
    typed = context.get_parameter_source("ours") is ParameterSource.COMMANDLINE
    return {"focal" if typed else "ours": name}


def read_template(path: Path | None) -> bytes | None:
    """The presentation whose design slides take, before any long work."""
    from graph.files import read_bytes
    from graph.files.archives import LARGEST

    return None if path is None else read_bytes(path, most=LARGEST)


def _claims(request: Request) -> list[dict[str, str]]:
    """The counts that sources print, where they are written down beside the data.

    A source counts all types and relations, so a part of the data cannot be held against it.
    """
    from graph.reading.claims import FILE, read_claims
    from graph.words import sentence

    if not os.path.lexists(request.data / FILE):
        return []
    if request.type or request.relation:
        request.tell(sentence("no_claims", request.lang, file=FILE))
        return []
    return read_claims(request.data)


def slides(
    view: View,
    request: Request,
    shown: list[Period],
    *,
    every: str,
    fiscal_start: int = 4,
    title: str | None = None,
    template: bytes | None = None,
) -> bytes:
    """Make the slide deck of some periods, with pictures where there is too much for shapes."""
    from graph.documents.slides import deck, too_many
    from graph.map.draw import positions

    places = positions(view.whole, known=known(request))
    last = view.on(shown[-1].end)
    return deck(
        view,
        places,
        shown,
        findings=_findings(last, shown, every=every, fiscal_start=fiscal_start),
        title=title or "",
        template=template,
        pictures=_crowded(view, shown, places) if too_many(last.counted) else {},
        stamp=stamp(request),
    )


def _findings(last: View, shown: list[Period], *, every: str, fiscal_start: int) -> Findings:
    """The tables behind the charts of a deck, of the periods that it shows where they are regular."""
    import graph
    from graph.documents.slides import HUBS, Findings
    from graph.model.captions import captions, sampled_captions
    from graph.model.figures import counted_as
    from graph.questions.growth.decomposition import decomposition
    from graph.questions.growth.overtime import over_time
    from graph.questions.hubs.coverage import countries, prefectures

    regular, lang = every if every in EVERY else "year", last.lang
    found = [of(last, regular, fiscal_start=fiscal_start) for of in (graph.growth, decomposition, over_time)]
    if every in EVERY:
        labels = [each.label for each in shown]
        found = [table[table["period"].isin(labels)].reset_index(drop=True) for table in found]
    scores = graph.centrality(last.counted, measures=HUBS)
    scores.attrs["told"] = {"agreements": counted_as(last.counted)}
    return Findings(
        growth=found[0],
        mixing=found[1],
        ranks=found[2],
        prefectures=prefectures(last),
        countries=countries(last),
        hubs=last.named(scores).drop(columns="id"),
        notes=(*captions(last), *sampled_captions(scores.attrs["bounds"], lang)),
    )


def _crowded(view: View, shown: list[Period], places: Mapping[str, tuple[float, float]]) -> dict[str, bytes]:
    """Pictures of the periods with too many organisations or ties for shapes, by their labels."""
    from graph.documents.slides import too_many
    from graph.drawing.pictures import pictures

    crowded = {each.label for each in shown if too_many(view.on(each.end).counted)}
    found = pictures(view, places, shown, title=" ")
    return {Path(name).stem: picture for name, picture in found if Path(name).stem in crowded}
