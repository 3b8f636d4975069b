"""Commands about change: diff, renewals and whatif."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands.options import (
    data_options,
    data_options_but,
    file_option,
    form_options,
    measure_key,
    measures_option,
    table_options,
)
from graph.commands.parts import put_parts
from graph.commands.targets import check_target, put
from graph.commands.terminal import today
from graph.errors import UsageError
from graph.vocabulary import STATUSES

if TYPE_CHECKING:
    import pandas as pd

    from graph.commands.terminal import Sink, View
    from graph.model.ecosystem import Ecosystem


@click.command("diff")
@data_options_but("type")
@click.argument("sides", nargs=-1, metavar="[FROM TO]")
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
    view: View,
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
    from graph.model.captions import captions, sampled_captions
    from graph.questions.changes.difference import difference
    from graph.questions.remarks import of_difference
    from graph.words import word

    before, after = _sides(view, sides, rev, output=sink.output)
    found = difference(before, after, measure=measure_key(measure), lang=view.lang)
    parts = {key: getattr(found, key) for key in ("agreements", "organisations", "ties")}
    parts["moves"] = found.moves if part else found.own_moves
    notes = of_difference(found, lang=view.lang) + sampled_captions(found.bounds, view.lang)
    for side in (before, after):
        notes.append(captions(side, lang=view.lang, relations=view.relation)[0])
    chosen = {part: parts[part]} if part else parts
    put_parts(chosen, view, sink, title=word("show_difference", view.lang), notes=notes)
    listed = any(len(parts[each]) for each in ("agreements", "organisations", "ties"))
    if exit_code and (listed or any(found.corrections.values())):
        sys.exit(1)


def _sides(
    view: View, sides: tuple[str, ...], rev: str | None, *, output: Path | None
) -> tuple[Ecosystem, Ecosystem]:
    """Both sides of a comparison, on the day asked for where they are no days themselves."""
    from graph.reading.revisions import read_revision, revisions

    if (rev is None) != (len(sides) == 2) or (rev is not None and sides):
        raise UsageError("name two days or two folders, or --rev A..B")
    whole = replace(view, relation=())
    if rev is not None:
        found = [
            read_revision(view.data, each, keep_going=view.keep_going) if each else whole.read()
            for each in revisions(rev)
        ]
        return _of_relations(view, found)
    if all(Path(side).is_dir() for side in sides):
        if output is not None:
            for side in sides:
                check_target(output, Path(side))
        return _of_relations(view, [replace(whole, data=Path(side)).read() for side in sides])
    if view.as_of is not None:
        raise UsageError("FROM and TO are the days; leave --as-of out")
    eco_now = view.read()
    one, other = (replace(view, as_of=side).snapshot(eco_now) for side in sides)
    return one, other


def _of_relations(view: View, sides: list[Ecosystem]) -> tuple[Ecosystem, Ecosystem]:
    """Keep the relations asked for; one that only one of the sides has is new, or gone."""
    from graph.model.selection import select

    both = {name for eco in sides for name in eco.relations}
    one, other = (view.snapshot(select(eco, relations=view.relation, elsewhere=both)) for eco in sides)
    return one, other


@click.command("renewals")
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
    view: View,
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
    from graph.questions.agreements import renewals as question
    from graph.questions.remarks import of_renewals
    from graph.words import word

    as_calendar = sink.named() == "ics"
    if chains and assume_term is not None:
        raise UsageError("a line of renewals is told as it is; leave --chains or --assume-term out")
    _check_calendar(view, calendar, remind=remind, as_calendar=as_calendar, chains=chains)
    eco, day = view.read(), view.day or today()
    how: dict[str, Any] = {"within": within, "basis": view.dates, "active": view.active, "lang": view.lang}
    table = question.renewals(eco, day, assume_term=assume_term, **how)
    notes = of_renewals(table, day, within, term=assume_term, lang=view.lang)
    pressing = table["status"].isin(question.PRESSING).any()
    table = _of_status(table, status)
    dated = _calendar(eco, table, view, remind=remind) if as_calendar or calendar else ""
    if calendar is not None:
        view.save(calendar, dated)
    if as_calendar:
        view.tell("; ".join(notes))
        put(dated, as_is=True) if sink.output is None else view.save(sink.output, dated)
    else:
        table = _of_status(question.chains(eco, day, **how), status) if chains else table
        table = _roomy(table) if sink.named() == "table" else table
        title = word("show_chains" if chains else "show_renewals", view.lang)
        sink.put(table, view, title=title, notes=notes)
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
    view: View, path: Path | None, *, remind: tuple[int, ...], as_calendar: bool, chains: bool
) -> None:
    """Refuse what makes no calendar, before any long work."""
    if as_calendar and chains:
        raise UsageError("a line of renewals has no day of its own; leave --chains or the form ics out")
    if remind and not as_calendar and path is None:
        raise UsageError("--remind is for a calendar; add --format ics, -o FILE.ics or --calendar FILE.ics")
    if path is not None:
        if path.suffix.lower() != ".ics":
            raise UsageError("{} is no calendar by its ending; name it .ics", path)
        check_target(path, view.data)


def _calendar(eco: Ecosystem, table: pd.DataFrame, view: View, *, remind: tuple[int, ...]) -> str:
    """The last days as iCalendar, stamped with the newest day of the data."""
    from graph.documents.calendar import calendar
    from graph.model.ecosystem import span
    from graph.words import word

    known = span(eco)
    stamp = known[1] if known else None
    return calendar(
        table, title=word("calendar_title", view.lang), lang=view.lang, stamp=stamp, remind=remind
    )


@click.command("whatif")
@data_options
@click.option("--add", multiple=True, metavar="'A|B|DATE'", help="A tie that might be signed (repeatable).")
@click.option(
    "--remove", multiple=True, metavar="'A|B'", help="Ties that might never have been (repeatable)."
)
@click.option(
    "--end", multiple=True, metavar="'A|B|DATE'", help="Ties that might end; with --active (repeatable)."
)
@click.option("--best", metavar="ORG", help="Rank all partners that ORG might still win.")
@measures_option(help="What ranks are by, or several (A,B).")
@click.option("--part", type=click.Choice(["shape", "ranks", "white_space"]), help="Give one part only.")
@table_options
def whatif_command(
    view: View,
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
    import graph
    from graph.model.captions import captions, sampled_captions
    from graph.model.selection import labels
    from graph.questions.changes.whatif import COMPARED, whatif
    from graph.questions.remarks import of_whatif
    from graph.words import word

    eco = view.read(types=False)
    if best is not None:
        if add or remove or end or part:
            raise UsageError("--best stands alone; leave out --add, --remove, --end and --part")
        if len(measure) > 1:
            raise UsageError("--best ranks by one measure; name one")
        _put_best(eco, view, sink, org=best, measure=measure[0] if measure else "harmonic")
        return
    found = whatif(
        eco, add=add, remove=remove, end=end, measures=measure or COMPARED,
        as_of=view.day, basis=view.dates, active=view.active, lang=view.lang,
    )  # fmt: skip
    ranks = found.ranks[found.ranks["type"].isin(view.type)] if view.type else found.ranks
    parts = {"shape": found.shape, "ranks": ranks.reset_index(drop=True), "white_space": found.white_space}
    notes = of_whatif(found, labels(eco, view.lang), lang=view.lang)
    notes += sampled_captions(found.bounds, view.lang)
    counted = graph.snapshot(eco, found.as_of, basis=view.dates, active=view.active)
    notes += captions(counted, lang=view.lang, relations=view.relation)
    chosen = {part: parts[part]} if part else parts
    put_parts(chosen, view, sink, title=word("show_whatif", view.lang), notes=notes)


def _put_best(eco: Ecosystem, view: View, sink: Sink, *, org: str, measure: str) -> None:
    import graph
    from graph.measures import widest
    from graph.model.captions import captions, sampled_captions
    from graph.model.selection import labels
    from graph.questions.organisations.standing import standings
    from graph.questions.partners.candidates import best
    from graph.questions.remarks import of_best, of_nearby
    from graph.words import sentence

    shown, each = view.snapshot(eco), graph.find(eco, org)
    name = labels(eco, view.lang)[each]
    table = best(shown, each, measure=measure, types=view.type, lang=view.lang)
    now = standings(graph.build(shown), measure).get(each)
    notes = of_best(name, measure, now, lang=view.lang) + of_nearby(table, len(shown.nodes), lang=view.lang)
    known = [table.attrs.get("bounds", {}), now.bounds(measure) if now else {}]
    notes += sampled_captions(widest(known), view.lang)
    notes += captions(shown, lang=view.lang, relations=view.relation)
    sink.put(table, view, title=sentence("show_best", view.lang, name=name), notes=notes)
