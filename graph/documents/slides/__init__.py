"""The slide deck: the ecosystem period by period as shapes that can be edited, charts, and the hub table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

from graph.dates.eras import period_words
from graph.documents.slides.bars import add_coverage
from graph.documents.slides.charts import add_growth, add_mixing, add_ranks
from graph.documents.slides.maps import MOST_NODES, MOST_TIES, NAMED, SMALLEST, add_map
from graph.documents.slides.package import sealed
from graph.documents.slides.periods import MOST, period_sheets, series_plan
from graph.documents.slides.presentation import Desk, open_desk
from graph.documents.slides.slide import Leaf
from graph.documents.slides.tables import add_table
from graph.documents.slides.update.record import write_record
from graph.documents.tables.cells import columns
from graph.drawing.pictures import source_line
from graph.words import word

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pandas as pd

    from graph.dates.periods import Period
    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View

__all__ = ["HUBS", "MOST_NODES", "MOST_TIES", "NAMED", "SMALLEST", "Findings", "deck", "saved", "too_many"]

ROWS = 12  # of the hub table; all are in the report
HUBS = ("partners", "agreements", "betweenness")  # measures of the hub table, the first ranks


@dataclass(frozen=True, eq=False)
class Findings:
    """The tables and sentences that a deck shows beside its maps; what is empty has no slide.

    Attributes
    ----------
    growth
        As `graph.growth` gives it.
    mixing
        Who ties with whom, as `graph.questions.growth.decomposition` gives it.
    ranks
        One row an organisation and period, periods in order: ``period, id, name, rank``.
    prefectures, countries
        One row a place: ``place, nodes, connected``.
    hubs
        The hub table: ``rank, name, type`` and the measures `HUBS`.
    notes
        What was counted, for the notes of every slide.
    """

    growth: pd.DataFrame | None = None
    mixing: pd.DataFrame | None = None
    ranks: pd.DataFrame | None = None
    prefectures: pd.DataFrame | None = None
    countries: pd.DataFrame | None = None
    hubs: pd.DataFrame | None = None
    notes: tuple[str, ...] = field(default=())


def deck(
    view: View,
    positions: Mapping[str, tuple[float, float]],
    periods: Sequence[Period],
    *,
    findings: Findings | None = None,
    title: str = "",
    template: bytes | None = None,
    pictures: Mapping[str, bytes] | None = None,
    stamp: date | None = None,
    most: int | None = MOST,
    kept: Collection[str] = (),
) -> bytes:
    """Make a PowerPoint presentation of an ecosystem's history.

    Parameters
    ----------
    view
        What is looked at, and in which language; its day is that of each period.
    positions
        Each organisation's place, y downwards; nothing moves from slide to slide.
    periods
        Those in which most changed have a slide that shows it as it ends, against the end of the one
        before. The notes of the next one name those that have none.
    findings
        Tables for the slides of growth, ranks and hubs, and notes.
    title
        Blank: a general title.
    template
        A presentation (.pptx) whose design is taken and whose slides are left out.
    pictures
        Pictures (PNG) by the labels of the periods that are `too_many` for shapes,
        drawn with a blank title (``title=" "``), as the slide has one.
    stamp
        Day of the document properties; the last period's end unless given.
    most
        How many periods have a slide at most (`graph.documents.slides.periods.period_sheets`); None: all
        in which anything changed.
    kept
        Labels of periods that have a slide in any case.

    Returns
    -------
    data
        PPTX, the same bytes in every run. Organisations are shapes and ties are
        connectors glued to them, so that a shape that is moved takes its ties along.

    Raises
    ------
    UsageError
        When the template is no presentation or has no layout with a title.
    UnknownName
        When an organisation with a tie has no position.
    """
    lang, digest = view.lang, view.whole.digest
    desk = open_desk(template, lang)
    given = findings or Findings()
    name = title or word("map_title", lang)
    last = view.on(periods[-1].end if periods else None)
    whole = source_line(last.counted, lang=lang, digest=digest)
    desk.add_title(name, _stretch(periods, lang), source=whole, notes=given.notes)
    plan = series_plan(view, positions, periods)
    for drawing in period_sheets(view, plan, periods, most=most, kept=kept, pictures=pictures):
        line, *more = drawing.notes
        notes = (line, *given.notes, *more)
        add_map(desk, drawing, Leaf(drawing.title, drawing.source, notes, key=drawing.key))
    names = {each: found.written for each, found in plan.labels.items()}
    _add_findings(desk, given, whole, names)
    return saved(desk, name, stamp or (periods[-1].end if periods else date(1980, 1, 1)))


def _add_findings(desk: Desk, given: Findings, source: str, names: Mapping[str, str]) -> None:
    """The slides after the maps: charts and the hub table, of what is not empty."""

    def leaf(key: str, *more: str) -> Leaf:
        said = [word(each, desk.lang) for each in more]
        return Leaf(word(key, desk.lang), " · ".join([source, *said]), given.notes, key=key)

    if given.growth is not None and len(given.growth):
        add_growth(desk, given.growth, leaf("growth_title", "open_ended"))
    if given.mixing is not None and len(given.mixing):
        add_mixing(desk, given.mixing, leaf("mixing_title"))
    if given.ranks is not None and len(given.ranks):
        add_ranks(desk, given.ranks, leaf("ranks_title"), names=names)
    places = {"prefectures": given.prefectures, "countries": given.countries}
    covered = [
        (word(f"report_short_{key}", desk.lang), table)
        for key, table in places.items()
        if table is not None and len(table)
    ]
    if covered:
        add_coverage(desk, covered, leaf("coverage_title"))
    if given.hubs is not None and len(given.hubs):
        add_table(desk, columns(given.hubs.head(ROWS)), leaf("hub_report"))


def too_many(eco: Ecosystem) -> bool:
    """Tell whether a day has more organisations or ties than shapes and connectors can show.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> too_many(make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {}))
    False
    """
    pairs = set(eco.pairs[["first", "second"]].itertuples(index=False, name=None))
    return len(pairs) > MOST_TIES or len({each for pair in pairs for each in pair}) > MOST_NODES


def _stretch(periods: Sequence[Period], lang: str) -> str:
    if not periods:
        return word("all_dates", lang)
    return " – ".join(dict.fromkeys(period_words(each, lang) for each in (periods[0], periods[-1])))


def saved(desk: Desk, title: str, day: date) -> bytes:
    """Give the file of a presentation, with a title and a day for its properties."""
    desk.describe(title, day)
    desk.finish()
    write_record(desk.presentation, lang=desk.lang, own=desk.own, places=desk.places)
    stream = BytesIO()
    desk.presentation.save(stream)
    return sealed(stream.getvalue(), day)
