"""Commands that write whole documents: the hub report and the slide deck."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

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
from graph.commands.terminal import stamp
from graph.dates.periods import EVERY
from graph.errors import UsageError
from graph.vocabulary import REPORT_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.commands.terminal import View
    from graph.dates.periods import Period
    from graph.documents.slides import Findings
    from graph.model.ecosystem import Ecosystem


@click.command("report")
@data_options
@every_option
@fiscal_start_option
@click.option(
    "--focal",
    metavar="ORG",
    default="",
    help="Rank with and without it [default: most partners, if one has].",
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
@file_option("--template", help="A .pptx whose design the slides take.")
@output_option(
    default=Path("output/report.html"), show_default=True, help="A .html, .md, .xlsx or .pptx file."
)
def report_command(
    view: View,
    every: str,
    fiscal_start: int,
    focal: str,
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
    from graph.documents.report import compose, render
    from graph.questions.hubs import hub_report

    form = REPORT_ENDINGS.get(output.suffix.lower())
    if form is None:
        unknown = "{} has the ending {!r}; name a .html, .md, .xlsx or .pptx file"
        raise UsageError(unknown, output, output.suffix)
    if template is not None and form != "pptx":
        raise UsageError("--template is for slides; name a .pptx file with -o")
    check_target(output, view.data, template)
    design = read_template(template)
    eco = view.read()
    found = hub_report(
        eco,
        as_of=view.day,
        basis=view.dates,
        active=view.active,
        focal=focal,
        top=top,
        every=every,
        fiscal_start=fiscal_start,
        within=within,
        claims=_claims(view),
        lang=view.lang,
    )
    told = compose(
        found.tables, found.about, links=found.links, charts=found.charts, lang=view.lang, title=title or ""
    )
    view.save(output, render(told, form, template=design, stamp=stamp(view)))


def read_template(path: Path | None) -> bytes | None:
    """The presentation whose design slides take, before any long work."""
    from graph.files import read_bytes
    from graph.files.archives import LARGEST

    return None if path is None else read_bytes(path, most=LARGEST)


def _claims(view: View) -> list[dict[str, str]]:
    """The counts that sources print, where they are written down beside the data.

    A source counts all types and relations, so a part of the data cannot be held against it.
    """
    from graph.reading.claims import FILE, read_claims
    from graph.words import sentence

    if not os.path.lexists(view.data / FILE):
        return []
    if view.type or view.relation:
        view.tell(sentence("no_claims", view.lang, file=FILE))
        return []
    return read_claims(view.data)


def slides(
    eco: Ecosystem,
    view: View,
    shown: list[Period],
    *,
    every: str,
    fiscal_start: int = 4,
    title: str | None = None,
    template: bytes | None = None,
) -> bytes:
    """Make the slide deck of some periods, with pictures where there is too much for shapes."""
    import graph
    from graph.documents.slides import deck, too_many
    from graph.map.draw import positions

    places = positions(eco, known=known(view))
    how: dict[str, Any] = {"basis": view.dates, "active": view.active}
    last = graph.snapshot(eco, shown[-1].end, **how)
    return deck(
        eco,
        places,
        shown,
        findings=_findings(eco, view, shown, every=every, fiscal_start=fiscal_start),
        title=title or "",
        lang=view.lang,
        template=template,
        pictures=_crowded(eco, view, shown, places) if too_many(last) else {},
        stamp=stamp(view),
        **how,
    )


def _findings(eco: Ecosystem, view: View, shown: list[Period], *, every: str, fiscal_start: int) -> Findings:
    """The tables behind the charts of a deck, of the periods that it shows where they are regular."""
    import graph
    from graph.documents.slides import HUBS, Findings
    from graph.model.captions import captions, named, sampled_captions
    from graph.questions.growth.decomposition import decomposition
    from graph.questions.growth.overtime import over_time
    from graph.questions.hubs.coverage import countries, prefectures

    how: dict[str, Any] = {"basis": view.dates, "active": view.active}
    last = graph.snapshot(eco, shown[-1].end, **how)
    regular = every if every in EVERY else "year"
    times: dict[str, Any] = {"fiscal_start": fiscal_start, "as_of": shown[-1].end, **how}
    found = [graph.growth(eco, regular, **times), decomposition(eco, regular, **times)]
    found.append(over_time(eco, regular, lang=view.lang, **times))
    if every in EVERY:
        labels = [each.label for each in shown]
        found = [table[table["period"].isin(labels)].reset_index(drop=True) for table in found]
    G = graph.build(last)
    scores = graph.centrality(last, measures=HUBS)
    notes = captions(last, lang=view.lang, relations=view.relation)
    return Findings(
        growth=found[0],
        mixing=found[1],
        ranks=found[2],
        prefectures=prefectures(eco, G, lang=view.lang),
        countries=countries(eco, G, lang=view.lang),
        hubs=named(scores, eco, view.lang).drop(columns="id"),
        notes=(*notes, *sampled_captions(scores.attrs["bounds"], view.lang)),
    )


def _crowded(
    eco: Ecosystem, view: View, shown: list[Period], places: Mapping[str, tuple[float, float]]
) -> dict[str, bytes]:
    """Pictures of the periods with too many organisations or ties for shapes, by their labels."""
    import graph
    from graph.documents.slides import too_many
    from graph.drawing.pictures import pictures

    how: dict[str, Any] = {"basis": view.dates, "active": view.active}
    crowded = {each.label for each in shown if too_many(graph.snapshot(eco, each.end, **how))}
    found = pictures(eco, places, shown, title=" ", lang=view.lang, **how)
    return {Path(name).stem: picture for name, picture in found if Path(name).stem in crowded}
