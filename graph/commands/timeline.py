"""The command that draws the time line: pictures, one page, a moving picture or slides."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands.decks import named, put, read_deck, target
from graph.commands.documents import read_template
from graph.commands.menu import Command
from graph.commands.options import (
    all_periods_option,
    data_options,
    file_option,
    fiscal_start_option,
    from_option,
    output_option,
    title_option,
    update_option,
)
from graph.commands.pictures import known, tell_undrawn
from graph.commands.stories import check_alone, tell
from graph.commands.targets import check_folder, check_target, save_all
from graph.commands.terminal import day_named, stamp
from graph.dates.periods import EVERY
from graph.errors import UsageError
from graph.vocabulary import PICTURE_FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from graph.commands.decks import Deck
    from graph.commands.terminal import Request
    from graph.dates.periods import Period
    from graph.model.view import View

FORMS = (*PICTURE_FORMS, "gif", "webp", "pptx")


@dataclass(frozen=True)
class Order:
    """What is to be drawn, and where it goes.

    Attributes
    ----------
    view, request
        What is looked at, and what was asked.
    periods
        Those to draw, oldest first.
    output
        A folder or file.
    kind, form
        What is written, a key of `WRITERS`, and the form of its pictures.
    title, template
        Heading, and the presentation whose design slides take; both may be missing.
    every, fiscal_start
        The kind of the periods, as it was typed.
    all_periods
        Whether slides show every period in which anything changed.
    deck
        The deck that is brought up to date, if one is.
    """

    view: View
    request: Request
    periods: list[Period]
    output: Path
    kind: str
    form: str
    title: str
    template: bytes | None
    every: str
    fiscal_start: int
    all_periods: bool = False
    deck: Deck | None = None

    def places(self) -> dict[str, tuple[float, float]]:
        """Where everyone stands."""
        from graph.map.draw import positions

        return positions(self.view.whole, known=known(self.request))

    def drawn(self) -> dict[str, Any]:
        """How pictures are drawn."""
        return {"title": self.title, "form": self.form}


@click.command("timeline", cls=Command)
@data_options
@click.option(
    "--every",
    default="year",
    show_default=True,
    metavar="PERIOD",
    help="month, quarter, year or fiscal-year; or dates with commas between: 2016-03,2020-03,2026-03.",
)
@fiscal_start_option
@from_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Form [default: what the ending says; png in a folder].",
)
@title_option
@file_option("--story", help="A story of the map, as TOML: each step is a slide, or a picture in a folder.")
@click.option("--overview", is_flag=True, help="All periods as small maps on one page.")
@click.option("--difference", is_flag=True, help="What changed from the first to the last of the periods.")
@all_periods_option
@file_option("--template", envvar="GRAPH_TEMPLATE", help="A .pptx or .potx whose design the slides take.")
@update_option
@output_option(
    default=Path("output/timeline"),
    show_default=True,
    metavar="PATH",
    help="A folder, for one picture a period; a .png or .svg file, for the last period alone; "
    "a .gif or .webp file, for all in one moving picture; a .pptx file, for slides to edit.",
)
def timeline_command(
    request: Request,
    every: str,
    fiscal_start: int,
    since: str | None,
    form: str | None,
    title: str | None,
    story: Path | None,
    overview: bool,
    difference: bool,
    all_periods: bool,
    template: Path | None,
    update: Path | None,
    output: Path,
) -> None:
    """Draw one picture a period for slides; no organisation ever moves.

    \b
    Examples: graph timeline --every fiscal-year --lang ja -o output/timeline
              graph timeline --story story.toml -o story.pptx
    """
    page = _page(overview=overview, difference=difference)
    output = target(named(output, _file_form(form, page)), update, form)
    kind, picture = _kind(output, form, page)
    if story is not None:
        check_alone(kind)
    _check_kind(kind, page, template=template, all_periods=all_periods)
    if kind:
        check_target(output, request.data, template, story)
    else:
        check_folder(output, request.data)
    deck = read_deck(update, request)
    design = read_template(template) if deck is None else deck.template
    if story is not None:
        looks: dict[str, Any] = {"kind": kind, "form": picture, "template": design, "deck": deck}
        tell(request, story, output, title=title or "", **looks)
        return
    view = request.view()
    chosen = stretch(view, every, fiscal_start=fiscal_start, since=since)
    how: dict[str, Any] = {
        "every": every, "fiscal_start": fiscal_start, "all_periods": all_periods, "deck": deck,
    }  # fmt: skip
    order = Order(view, request, chosen, output, page or kind, picture, title or "", design, **how)
    WRITERS[order.kind](order)


def _check_kind(kind: str, page: str, *, template: Path | None, all_periods: bool) -> None:
    """Refuse what is for one page, or for slides, alone where something else is written."""
    if page and kind not in PICTURE_FORMS:
        raise UsageError("one page is one picture; name a .png or .svg file with -o")
    if template is not None and kind != "pptx":
        raise UsageError("--template is for slides; name a .pptx file with -o")
    if all_periods and kind != "pptx":
        raise UsageError("--all-periods is for slides; name a .pptx file with -o")


def _write_pictures(order: Order) -> None:
    """A picture a period, into a folder."""
    from graph.words import sentence

    paths = save_all(order.output, _pictures(order), order.request.data)
    order.request.tell(sentence("wrote_pictures", order.view.lang, count=len(paths), path=order.output))


def _write_last(order: Order) -> None:
    """The picture of the last period."""
    last = replace(order, periods=order.periods[-1:])
    order.request.save(order.output, next(_pictures(last))[1])


def _write_moving(order: Order) -> None:
    """The pictures of all periods as one that moves."""
    from graph.drawing.pictures import animation

    moving = animation([picture for _, picture in _pictures(order)], order.kind)
    order.request.save(order.output, moving)


def _write_slides(order: Order) -> None:
    """Slides to edit."""
    from graph.commands.documents import slides

    how: dict[str, Any] = {
        "every": order.every, "fiscal_start": order.fiscal_start, "all_periods": order.all_periods,
        "known_deck": order.deck, "written": known(order.request), "stamp": stamp(order.request),
    }  # fmt: skip
    made = slides(order.view, order.periods, title=order.title, template=order.template, **how)
    put(made, order.output, order.request, deck=order.deck)


def _write_overview(order: Order) -> None:
    """Small maps of all periods on one page."""
    from graph.drawing.pictures import overview

    page = overview(order.view, order.places(), order.periods, **order.drawn())
    order.request.save(order.output, page)


def _write_difference(order: Order) -> None:
    """What changed between the first and the last period."""
    from graph.drawing.pictures import difference_picture, source_line

    if len(order.periods) < 2:
        raise UsageError("a difference needs two days, such as --every 2024-12,2025-12")
    ends = [order.periods[end].end for end in (0, -1)]
    source = source_line(order.view.on(ends[1]).counted, lang=order.view.lang, digest=order.view.whole.digest)
    signed = replace(order.view, active=False)  # with what is in force no longer, for it may have come, too
    before, after = (signed.on(day).counted for day in ends)
    tell_undrawn(order.request, after)
    page = difference_picture(
        before, after, order.places(), source=source, lang=order.view.lang, **order.drawn()
    )
    order.request.save(order.output, page)


# By the ending of the output, which a folder has not, or by what is on the one page.
WRITERS: dict[str, Callable[[Order], None]] = {
    "": _write_pictures,
    "png": _write_last,
    "svg": _write_last,
    "gif": _write_moving,
    "webp": _write_moving,
    "pptx": _write_slides,
    "overview": _write_overview,
    "difference": _write_difference,
}
PAGES = ("overview", "difference")


def _pictures(order: Order) -> Iterator[tuple[str, bytes]]:
    """Name and picture of each period, with a progress bar."""
    from graph.drawing.pictures import pictures

    last = replace(order.view, as_of=order.periods[-1].end, active=False)
    tell_undrawn(order.request, last.counted)
    drawn = pictures(order.view, order.places(), order.periods, **order.drawn())
    return order.request.track(drawn, [1] * len(order.periods), "drawing")


def _file_form(form: str | None, page: str) -> str | None:
    """The form of the one file that is asked for; None where a folder of pictures may be meant."""
    return form or "png" if page else form if form not in PICTURE_FORMS else None


def _page(*, overview: bool, difference: bool) -> str:
    """The one page that is asked for in the place of a picture a period, or blank."""
    if overview and difference:
        raise UsageError("one picture is one page; choose one of {} and {}", "--overview", "--difference")
    return "difference" if difference else "overview" if overview else ""


def _kind(output: Path, form: str | None, page: str) -> tuple[str, str]:
    """What is written, nothing for a folder of pictures, and the form of its pictures."""
    is_folder = form in PICTURE_FORMS and not output.suffix and not page
    kind = "" if is_folder else form or _ending(output)
    picture = next((each for each in (form, kind) if each in PICTURE_FORMS), PICTURE_FORMS[0])
    return kind, str(picture)


def _ending(output: Path) -> str:
    """The kind of file that is asked for; nothing for a folder."""
    ending = output.suffix.lower().lstrip(".")
    if ending not in WRITERS or ending in PAGES:
        told = "{} has the ending {!r}; name a folder, or a .png, .svg, .gif, .webp or .pptx file"
        raise UsageError(told, output, ending)
    return ending


def stretch(view: View, every: str, *, fiscal_start: int, since: date | str | None) -> list[Period]:
    """Give the periods to draw, from one day to another."""
    from graph.dates.days import as_day, first_day
    from graph.dates.periods import up_to
    from graph.model.ecosystem import span

    days = span(view.whole, basis=view.basis)
    if days is None:
        raise UsageError("no tie has a date, so there is no timeline; `graph map` shows them all")
    named_days = [day_named(each.strip()) for each in re.split("[,、，]", every)]
    if every not in EVERY and (len(named_days) > 1 or any(each.isdigit() for each in named_days[0])):
        if since is not None or view.as_of is not None:
            told = "the days are named one by one; leave out the day to begin with and the day shown"
            raise UsageError(told)
        return up_to([as_day(each) for each in named_days])
    found = view.periods(every, fiscal_start=fiscal_start)
    first = first_day(since) if since is not None else days[0]
    found = [each for each in found if each.end >= first]
    if not found:
        raise UsageError(
            "no period lies from {} to {}; the first date is {}", first, view.day or days[1], days[0]
        )
    return found
