"""The documents that commands write: slides of periods, and the maps of a report."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graph.commands.terminal import today
from graph.dates.periods import EVERY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.commands.decks import Deck
    from graph.commands.terminal import Request
    from graph.dates.periods import Period
    from graph.documents.slides import Findings
    from graph.drawing.pictures import MapDrawing
    from graph.model.answer import Answer
    from graph.model.view import View

    Places = Mapping[str, tuple[float, float]]

MOST = 6  # periods with a map in a deck, unless all are asked for


def read_template(path: Path | None) -> bytes | None:
    """The presentation whose design slides take, before any long work."""
    from graph.files import read_bytes
    from graph.files.archives import LARGEST

    return None if path is None else read_bytes(path, most=LARGEST)


def places(
    view: View, written: Places | None = None, deck: Deck | None = None
) -> dict[str, tuple[float, float]]:
    """Where everyone stands: where a deck has them that is brought up to date, and as is written down."""
    from graph.map.draw import positions

    held = {} if deck is None else dict(deck.places(view.whole))
    return held | positions(view.whole, known={**(written or {}), **held} or None)


def maps(
    answer: Answer,
    view: View,
    *,
    slides: bool,
    written: Places | None = None,
    deck: Deck | None = None,
) -> dict[str, MapDrawing]:
    """The map of today with the communities that the story calls out; a picture where there is too much.

    On slides such a picture has fewer and larger names.
    """
    from graph.documents.slides import NAMED, SMALLEST, too_many
    from graph.drawing.pictures import day_drawing, day_label, picture_of
    from graph.drawing.pictures.map_drawing import lettered
    from graph.drawing.pictures.plan import lettered as named

    called = answer.charts.get("map_today")
    if called is None:
        return {}
    drawing = day_drawing(
        view.counted,
        places(view, written, deck),
        date=day_label(view.day, view.lang),
        source=answer.source,
        lang=view.lang,
        called=called,
    )
    if too_many(view.counted):
        plan = named(drawing.plan, smallest=SMALLEST, most=NAMED) if slides else drawing.plan
        drawn = lettered(drawing, plan) if slides else drawing
        drawing = replace(drawing, picture=picture_of(drawn, title=" "))
    return {"map_today": drawing}


def partners_map(answer: Answer, view: View) -> dict[str, MapDrawing]:
    """The small map of the partners of one organisation, which stands beside what is said."""
    from graph.drawing.pictures import day_label
    from graph.drawing.pictures.partners import partners_drawing

    drawn = answer.charts.get("org_partners")
    if drawn is None:
        return {}
    org, *others = drawn["id"]
    date = day_label(view.day, view.lang)
    found = partners_drawing(view.counted, org, others, date=date, source=answer.source, lang=view.lang)
    return {"org_partners": found}


def periods_so_far(view: View, every: str, *, fiscal_start: int) -> list[Period]:
    """The periods up to the day on which a report looks at what is in force; what lies ahead has none."""
    from graph.model.figures import looked_at

    day, _, newest = looked_at(view, today=today())
    ahead = day is not None and newest is not None and day < newest
    return (view.on(day) if ahead else view).periods(every, fiscal_start=fiscal_start)


def appended(
    view: View,
    shown: list[Period],
    *,
    all_periods: bool,
    written: Places | None = None,
    deck: Deck | None = None,
) -> list[MapDrawing]:
    """The maps of the periods in which most changed, or of all in which anything did."""
    from graph.documents.slides import too_many
    from graph.documents.slides.periods import period_sheets, series_plan

    if not shown:
        return []
    standing = places(view, written, deck)
    many = too_many(view.counted) or too_many(view.on(shown[-1].end).counted)  # as the map of today
    crowded = _crowded(view, shown, standing) if many else {}
    plan, most = series_plan(view, standing, shown), None if all_periods else MOST
    kept = [] if deck is None else deck.periods(shown)
    return list(period_sheets(view, plan, shown, most=most, kept=kept, pictures=crowded))


def slides(
    view: View,
    shown: list[Period],
    *,
    every: str,
    fiscal_start: int = 4,
    title: str | None = None,
    template: bytes | None = None,
    all_periods: bool = False,
    written: Places | None = None,
    known_deck: Deck | None = None,
    stamp: date | None = None,
) -> bytes:
    """Make the slide deck of some periods, with pictures where there is too much for shapes."""
    from graph.documents.slides import deck, too_many

    standing = places(view, written, known_deck)
    last = view.on(shown[-1].end)
    return deck(
        view,
        standing,
        shown,
        findings=_findings(last, shown, every=every, fiscal_start=fiscal_start),
        title=title or "",
        template=template,
        pictures=_crowded(view, shown, standing) if too_many(last.counted) else {},
        stamp=stamp,
        most=None if all_periods else MOST,
        kept=[] if known_deck is None else known_deck.periods(shown),
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
    """Pictures of all periods of a deck that ends with too much for shapes, by their labels."""
    from graph.documents.slides import NAMED, SMALLEST
    from graph.documents.slides.periods import series_plan
    from graph.drawing.pictures import pictures
    from graph.drawing.pictures.plan import lettered

    plan = lettered(series_plan(view, places, shown), smallest=SMALLEST, most=NAMED)
    found = pictures(view, places, shown, title=" ", plan=plan)
    return {Path(name).stem: picture for name, picture in found}


def report_answer(
    view: View, ours: str, request: Request, *, since: date | None, title: str, **counted: Any
) -> Answer:
    """Give the report about everyone, with what changed since a day."""
    from graph.questions.hubs.answer import hub_report_answer

    claims = _claims(request)
    return hub_report_answer(
        view, since=since, title=title, claims=claims, today=today(), **counted, **focal(ours)
    )


def focal(name: str) -> dict[str, str]:
    """Give whom to rank without: one that was typed has to be there, ours may be missing in a part."""
    context = click.get_current_context()
    typed = context.get_parameter_source("ours") is ParameterSource.COMMANDLINE
    return {"focal" if typed else "ours": name}


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
