"""Commands about change: diff, renewals and whatif."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.commands.addresses import is_address
from graph.commands.menu import Command
from graph.commands.options import (
    DataPath,
    data_options,
    data_options_but,
    days_argument,
    file_option,
    form_options,
    measure_key,
    measures_option,
    org_option,
    table_options,
)
from graph.commands.targets import check_target, put
from graph.commands.terminal import day_named, today
from graph.errors import UsageError
from graph.vocabulary import STATUSES

if TYPE_CHECKING:
    import pandas as pd

    from graph.commands.terminal import Request, Sink
    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View


@click.command("diff", cls=Command)
@data_options_but("type")
@days_argument("sides", nargs=-1, metavar="[FROM TO]")
@click.option("--rev", metavar="A..B", help="Compare two git revisions of the data (A.. with the files now).")
@click.option("--measure", default="partners", show_default=True, metavar="NAME", help="What ranks are by.")
@click.option(
    "--part",
    type=click.Choice(["agreements", "organisations", "ties", "moves"]),
    help="Give one part only.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 when anything changed.")
@table_options
def diff_command(
    request: Request,
    sink: Sink,
    sides: tuple[str, ...],
    rev: str | None,
    measure: str,
    part: str | None,
    exit_code: bool,
) -> None:
    """Say what changed between two days, two folders or two git revisions.

    FROM and TO are two days of the data, or two folders. A move's cause is the
    agreement with the largest effect, its own before those of others. Of those who
    moved, only the ones with new or lost ties are shown; --part moves gives all.

    \b
    Example: graph diff 2024-12 2025-12 --measure betweenness
    Example: graph diff --rev HEAD~1.. --format md
    """
    from graph.questions.changes.difference import difference, difference_answer

    before, after = _sides(request, sides, rev, output=sink.output)
    found = difference(before, after, measure=measure_key(measure))
    sink.put(difference_answer(found, (before, after), part=part), request)
    if exit_code and found.any:
        sys.exit(1)


def _sides(
    request: Request, sides: tuple[str, ...], rev: str | None, *, output: Path | None
) -> tuple[View, View]:
    """Both sides of a comparison, on the day asked for where they are no days themselves."""
    from graph.reading.revisions import read_revision, revisions

    if (rev is None) != (len(sides) == 2) or (rev is not None and sides):
        raise UsageError("name two days or two folders, or --rev A..B")
    if rev is not None:
        found = [
            read_revision(request.data, each, keep_going=request.keep_going) if each else request.read()
            for each in revisions(rev)
        ]
        return of_relations(request, found)
    if all(is_address(side) or Path(side).is_dir() for side in sides):
        folders = [DataPath(path_type=Path).convert(side, None, None) for side in sides]
        if output is not None:
            for each in folders:
                check_target(output, each)
        return of_relations(request, [replace(request, data=each).read() for each in folders])
    if request.as_of is not None:
        raise UsageError("FROM and TO are the days; leave --as-of out")
    view = request.view()
    return view.on(sides[0]), view.on(sides[1])


def of_relations(request: Request, sides: list[Ecosystem]) -> tuple[View, View]:
    """Look at two sides with the relations asked for; one that only one of them has is new, or gone."""
    from graph.model.selection import select

    both = {name for eco in sides for name in eco.relations}
    plain = replace(request, relation=())
    kept = [select(eco, relations=request.relation, elsewhere=both) for eco in sides]
    return plain.of(kept[0]), plain.of(kept[1])


@click.command("renewals", cls=Command)
@data_options
@click.option(
    "--within", default="12m", show_default=True, metavar="TIME", help="How soon is due: 90d, 12m, 2y."
)
@click.option(
    "--assume-term",
    metavar="TIME",
    help="Add columns for what open-ended agreements would be with this term.",
)
@click.option(
    "--status",
    multiple=True,
    type=click.Choice(STATUSES),
    help="Give only these (repeatable).",
)
@click.option("--chains", is_flag=True, help="List lines of renewals instead.")
@file_option("--calendar", help="Write the last days as an iCalendar file too, .ics.")
@click.option(
    "--remind",
    multiple=True,
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Reminder in the calendar (repeatable).",
)
@click.option(
    "--exit-code", is_flag=True, help="Exit with 1 when any agreement, or notice, is due, or one has lapsed."
)
@form_options("ics")
def renewals_command(
    request: Request,
    sink: Sink,
    within: str,
    assume_term: str | None,
    status: tuple[str, ...],
    chains: bool,
    calendar: Path | None,
    remind: tuple[int, ...],
    exit_code: bool,
) -> None:
    """List which agreements run out, have lapsed or were renewed (today, unless --as-of).

    --type keeps agreements between organisations of these types. The form ics is a
    calendar of the last days; importing a later one moves its events.

    \b
    Example: graph renewals --within 12m --status due --status lapsed
    Example: graph renewals -o output/renewals.ics --remind 90
    """
    from graph.questions.agreements.renewals import PRESSING, chains_answer, renewals_answer

    as_calendar = sink.named() == "ics"
    if chains and assume_term is not None:
        raise UsageError("a line of renewals is told as it is; leave --chains or --assume-term out")
    _check_calendar(request, calendar, remind=remind, as_calendar=as_calendar, chains=chains)
    view = request.view()
    view = view if view.day else view.on(today())
    answer = renewals_answer(view, within=within, assume_term=assume_term)
    pressing = answer.table["status"].isin(PRESSING).any()
    answer = answer.each(lambda table: _of_status(table, status))
    dated = _calendar(answer.table, view, remind=remind) if as_calendar or calendar else ""
    if calendar is not None:
        request.save(calendar, dated)
    if as_calendar:
        request.tell("; ".join(answer.notes))
        put(dated, as_is=True) if sink.output is None else request.save(sink.output, dated)
    else:
        if chains:
            answer = chains_answer(view, answer.notes, within=within).each(
                lambda table: _of_status(table, status)
            )
        sink.put(answer.each(_roomy) if sink.named() == "table" else answer, request)
    if exit_code and pressing:
        sys.exit(1)


def _of_status(table: pd.DataFrame, status: tuple[str, ...]) -> pd.DataFrame:
    """The rows with the statuses asked for, empty for all."""
    return table[table["status"].isin(status)].reset_index(drop=True) if status else table


def _roomy(table: pd.DataFrame) -> pd.DataFrame:
    """The table without the days of what renews itself, where nothing does: they would only take the room."""
    blank = [each for each in ("notice", "rolls") if each in table and table[each].isna().all()]
    return table.drop(columns=blank)


def _check_calendar(
    request: Request, path: Path | None, *, remind: tuple[int, ...], as_calendar: bool, chains: bool
) -> None:
    """Refuse what makes no calendar, before any long work."""
    if as_calendar and chains:
        raise UsageError("a line of renewals has no day of its own; leave --chains or the form ics out")
    if remind and not as_calendar and path is None:
        raise UsageError("--remind is for a calendar; add --format ics, -o FILE.ics or --calendar FILE.ics")
    if path is not None:
        if path.suffix.lower() != ".ics":
            raise UsageError("{} is no calendar by its ending; name it .ics", path)
        check_target(path, request.data)


def _calendar(table: pd.DataFrame, view: View, *, remind: tuple[int, ...]) -> str:
    """The last days as iCalendar, stamped with the newest day of the data."""
    from graph.documents.calendar import calendar
    from graph.model.ecosystem import span
    from graph.words import word

    known = span(view.whole)
    stamp = known[1] if known else None
    return calendar(
        table, title=word("calendar_title", view.lang), lang=view.lang, stamp=stamp, remind=remind
    )


def _dated(ties: tuple[str, ...]) -> list[str]:
    """Ties as they were typed, with today's date where today was named."""
    return ["|".join(map(day_named, each.split("|"))) for each in ties]


@click.command("whatif", cls=Command)
@data_options
@click.option("--add", multiple=True, metavar="'A|B|DATE'", help="A tie that might be signed (repeatable).")
@click.option(
    "--remove", multiple=True, metavar="'A|B'", help="Ties that might never have been (repeatable)."
)
@click.option(
    "--end", multiple=True, metavar="'A|B|DATE'", help="Ties that might end; with --active (repeatable)."
)
@org_option("--best", help="Rank all partners that ORG might still win.")
@measures_option(help="What ranks are by, or several (A,B).")
@click.option("--part", type=click.Choice(["shape", "ranks", "white_space"]), help="Give one part only.")
@table_options
def whatif_command(
    request: Request,
    sink: Sink,
    add: tuple[str, ...],
    remove: tuple[str, ...],
    end: tuple[str, ...],
    best: str | None,
    measure: tuple[str, ...],
    part: str | None,
) -> None:
    """Say what a few agreements more or less would do to ranks, distances and gaps.

    With --best, --type chooses whom to try.

    \b
    Example: graph whatif --add "LINK-J|City of Oulu|2026-12"
    Example: graph whatif --best LINK-J --type university
    """
    from graph.questions.changes.whatif import COMPARED, whatif_answer
    from graph.questions.partners.candidates import best_answer

    view = request.view(rows=True)
    if best is None:
        ties = {"add": _dated(add), "remove": remove, "end": _dated(end)}
        answer = whatif_answer(view, **ties, measures=measure or COMPARED)
        sink.put(answer.only(part), request)
        return
    if add or remove or end or part:
        raise UsageError("--best stands alone; leave out --add, --remove, --end and --part")
    if len(measure) > 1:
        raise UsageError("--best ranks by one measure; name one")
    sink.put(best_answer(view, best, measure=measure[0] if measure else "harmonic"), request)
