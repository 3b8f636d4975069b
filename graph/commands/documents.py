"""Commands that write whole documents: the hub report and the slide deck."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands.pictures import known, stretch
from graph.errors import UsageError
from graph.options import data_options, every_option, fiscal_start_option, output_option, title_option
from graph.periods import EVERY
from graph.terminal import check_target, stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Ecosystem
    from graph.periods import Period
    from graph.terminal import View

REPORTS = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".xlsx": "xlsx", ".pptx": "pptx"}


@click.command("report")
@data_options
@every_option
@fiscal_start_option
@click.option("--focal", metavar="ORG", default="", help="Rank with and without it [default: most partners].")
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
    output: Path,
) -> None:
    """Write the hub report: who the hubs are, how it all grew, what ends, what is missing.

    \b
    Example: graph report --focal link-j -o output/report.html
    """
    from graph.hubreport import hub_report
    from graph.report import compose, render

    form = REPORTS.get(output.suffix.lower())
    if form is None:
        kinds = "a .html, .md, .xlsx or .pptx file"
        raise UsageError(f"{output} has the ending {output.suffix!r}; name {kinds}")
    check_target(output, view.data)
    eco = view.read()
    how: dict[str, Any] = {"basis": view.dates, "active": view.active}
    if form == "pptx":
        shown = stretch(eco, view, every, fiscal_start=fiscal_start, since=None)
        view.save(output, slides(eco, view, shown, every=every, fiscal_start=fiscal_start, title=title))
        return
    found = hub_report(
        eco,
        as_of=view.day,
        focal=focal,
        top=top,
        every=every,
        fiscal_start=fiscal_start,
        within=within,
        lang=view.lang,
        **how,
    )
    charts = {}
    if form == "html" and len(found.tables["growth"]):
        charts["growth"] = _growth(eco, view, every, fiscal_start)
    told = compose(found.tables, found.about, lang=view.lang, title=title or "")
    view.save(output, render(told, form, charts=charts, stamp=stamp(view)))


def _growth(eco: Ecosystem, view: View, every: str, fiscal_start: int) -> bytes:
    """The chart of growth, with text as text."""
    import graph
    from graph.charts import growth_chart

    table = graph.growth(
        eco, every, fiscal_start=fiscal_start, as_of=view.day, basis=view.dates, active=view.active
    )
    return growth_chart(table, lang=view.lang, form="svg")


def slides(
    eco: Ecosystem,
    view: View,
    shown: list[Period],
    *,
    every: str,
    fiscal_start: int = 4,
    title: str | None = None,
    template: Path | None = None,
) -> bytes:
    """Make the slide deck of some periods, with pictures where there is too much for shapes."""
    import graph
    from graph.captions import captions, named
    from graph.deck import HUBS, Findings, deck, too_many
    from graph.mapping import positions
    from graph.questions.overtime import over_time

    places = positions(eco, known=known(view))
    how: dict[str, Any] = {"basis": view.dates, "active": view.active}
    last = graph.snapshot(eco, shown[-1].end, **how)
    regular = every if every in EVERY else "year"
    times: dict[str, Any] = {"fiscal_start": fiscal_start, "as_of": shown[-1].end, **how}
    hubs = named(graph.centrality(last, measures=HUBS), eco, view.lang)
    return deck(
        eco,
        places,
        shown,
        findings=Findings(
            growth=graph.growth(eco, regular, **times),
            ranks=over_time(eco, regular, lang=view.lang, **times),
            hubs=hubs.drop(columns="id"),
            notes=tuple(captions(last, lang=view.lang, relations=view.relation)),
        ),
        title=title or "",
        lang=view.lang,
        template=template.read_bytes() if template else None,
        pictures=_crowded(eco, view, shown, places) if too_many(last) else {},
        stamp=stamp(view),
        **how,
    )


def _crowded(
    eco: Ecosystem, view: View, shown: list[Period], places: Mapping[str, tuple[float, float]]
) -> dict[str, bytes]:
    """Pictures of the periods with too many organisations or ties for shapes, by their labels."""
    import graph
    from graph.deck import too_many
    from graph.snapshots import pictures

    how: dict[str, Any] = {"basis": view.dates, "active": view.active}
    crowded = {each.label for each in shown if too_many(graph.snapshot(eco, each.end, **how))}
    found = pictures(eco, places, shown, title=" ", lang=view.lang, **how)
    return {Path(name).stem: picture for name, picture in found if Path(name).stem in crowded}
