"""What the commands write, as functions: the same names and defaults, without files and a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph.errors import UnknownName, UsageError
from graph.model.arguments import at_least, checked, having
from graph.model.view import View
from graph.vocabulary.values import plain

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping, Sequence
    from datetime import date

    import pandas as pd

    from graph.model.ecosystem import Ecosystem

    Places = Mapping[str, tuple[float, float]]


@checked
def report(
    source: View | Ecosystem,
    *,
    form: Literal["html", "md", "xlsx", "pptx"] = "html",
    org: str = "",
    focal: str = "",
    title: str = "",
    since: date | str | None = None,
    today: date | str | None = None,
    known: Places | None = None,
    template: bytes | None = None,
    claims: Sequence[Mapping[str, str]] = (),
    stamp: date | str | None = None,
    top: int = 10,
    every: str = "year",
    fiscal_start: int = 4,
    within: str = "12m",
) -> str | bytes:
    """Write the hub report, or the page about one organisation, as `graph report` does.

    Parameters
    ----------
    source
        What is told, and in which language.
    form
        ``html`` and ``md`` are text, ``xlsx`` and ``pptx`` are bytes.
    org
        The organisation that a page is about; blank: the report about everyone.
    focal
        Whom to rank without; blank: who has most partners, if one has.
    title
        Blank: a general one.
    since
        The day of the last board, from which on changes are told; None: a year before the day.
    today
        The day on which ends are looked at where the view has none; None: that of the newest date.
    known
        Positions that hold, by id, as `layout` gives them.
    template
        A presentation whose design slides take.
    claims
        Counts that sources print, as `read_claims` reads them.
    stamp
        The day that a workbook or a deck says it was made; None: the day that is shown, else that of the
        newest date. The commands give that of SOURCE_DATE_EPOCH.
    top, every, fiscal_start, within
        As the options.

    Returns
    -------
    document
        The same for the same input.

    Raises
    ------
    UsageError
        When there is no such form, or the template is no presentation.
    DateError
        When a day is no date.
    UnknownName
        When there is no such organisation.

    Examples
    --------
    >>> from graph.reading import read
    >>> report(read("data"), form="md", title="Our hubs").splitlines()[0]
    '# Our hubs'
    """
    from graph.commands.documents import maps, partners_map
    from graph.dates.days import as_day
    from graph.documents.tables import render
    from graph.questions.hubs.answer import hub_report_answer
    from graph.questions.organisations.briefing import briefing

    view = View.of(source)
    drawn = form in ("html", "pptx")
    board, day, made = (None if each is None else as_day(each) for each in (since, today, stamp))
    if org:
        answer = briefing(view, org, focal=focal, within=within, title=title, today=day)
        shown = partners_map(answer, view) if drawn else {}
    else:
        told: dict[str, Any] = {"top": at_least(top, "top", 0), "every": every, "fiscal_start": fiscal_start}
        answer = hub_report_answer(
            view, since=board, title=title, claims=claims, today=day, focal=focal, within=within, **told
        )
        shown = maps(answer, view, slides=form == "pptx", written=known) if drawn else {}
    return render(answer, form, lang=view.lang, template=template, stamp=made or view.day, maps=shown)


@checked
def timeline(
    source: View | Ecosystem,
    *,
    form: Literal["png", "svg", "gif", "webp", "pptx"] = "png",
    every: str = "year",
    fiscal_start: int = 4,
    since: date | str | None = None,
    title: str = "",
    known: Places | None = None,
    template: bytes | None = None,
    stamp: date | str | None = None,
) -> dict[str, bytes]:
    """Draw one picture a period, as `graph timeline` does; nobody moves.

    Parameters
    ----------
    source
        What is drawn, and in which language.
    form
        ``png`` and ``svg`` are a file a period; ``gif``, ``webp`` and ``pptx`` are one.
    every
        ``month``, ``quarter``, ``year`` or ``fiscal-year``, or days with commas between.
    fiscal_start
        The month in which a fiscal year begins.
    since
        Leaves out the periods that end before this day.
    title
        Blank: none.
    known
        Positions that hold, by id, as `layout` gives them.
    template
        A presentation whose design slides take.
    stamp
        The day that a deck says it was made, as for `report`.

    Returns
    -------
    files
        Name to content, oldest first.

    Raises
    ------
    UsageError
        When there is nothing to draw, or no such form.

    Examples
    --------
    >>> from graph.reading import read
    >>> [*timeline(read("data"), form="svg", since="2025")]
    ['2025.svg', '2026.svg']
    """
    from graph.commands.documents import places, slides
    from graph.commands.timeline import FORMS, stretch
    from graph.dates.days import as_day
    from graph.drawing.pictures import animation, pictures
    from graph.vocabulary import PICTURE_FORMS

    if form not in FORMS:
        raise UsageError("there is no form {!r} of a time line; take one of {}", form, ", ".join(FORMS))
    view = View.of(source)
    periods = stretch(view, every, fiscal_start=fiscal_start, since=since)
    name = f"timeline.{form}"
    if form == "pptx":
        how: dict[str, Any] = {
            "every": every,
            "fiscal_start": fiscal_start,
            "stamp": view.day if stamp is None else as_day(stamp),
        }
        return {name: slides(view, periods, title=title, template=template, written=known, **how)}
    kind = form if form in PICTURE_FORMS else PICTURE_FORMS[0]
    drawn = dict(pictures(view, places(view, known), periods, title=title, form=kind))
    return drawn if form in PICTURE_FORMS else {name: animation([*drawn.values()], form)}


@checked
def chart(
    name: str, table: pd.DataFrame, *, lang: str = "en", form: Literal["png", "svg"] = "png", title: str = ""
) -> bytes:
    """Draw a chart of a table, as the option --chart does.

    Parameters
    ----------
    name
        ``growth`` for a table of `growth`, ``mixing`` for one of `decomposition`, ``ranks`` for one of
        `over_time`.
    table
        What that function gives.
    lang, form, title
        Of the words in it, of the picture, and its heading; blank: the chart's own.

    Raises
    ------
    UnknownName
        When there is no such chart.

    Examples
    --------
    >>> import graph
    >>> chart("growth", graph.growth(graph.read("data")), form="svg")[:5]
    b'<?xml'
    """
    from graph.drawing.charts import DRAWN, Setting, draw
    from graph.vocabulary import nearest

    if name not in DRAWN:
        raise UnknownName(name, "chart", nearest(name, DRAWN), known=[*DRAWN])
    if name in _CHARTED:
        of, needed = _CHARTED[name]
        having(table.columns, "table", needed, of=of)
    return draw(name, table, Setting(title=title, lang=lang, form=form))


# What a chart is drawn of: the function that gives such a table, and the columns by which it is known.
_CHARTED = {
    "growth": ("graph.growth", ("period", "agreements", "active_agreements", "new_agreements", "renewals")),
    "mixing": ("graph.decomposition", ("period", "newcomer_newcomer", "newcomer_incumbent")),
    "ranks": ("graph.over_time", ("period", "id", "name", "measure", "value", "rank")),
}


@checked
def add_organisation(
    folder: str | os.PathLike[str], name: str, kind: str, *, id: str = "", **columns: object
) -> str:
    """Add an organisation to nodes.csv, unless it brings errors, as `graph add organisation` does.

    Parameters
    ----------
    folder
        Holds nodes.csv and edges.csv.
    name, kind
        What it is called, and its type, in English or Japanese.
    id
        Blank: made of the name.
    columns
        Any other column: texts, numbers, or days as `graph.View` takes them.

    Returns
    -------
    id
        Of the organisation.

    Raises
    ------
    DataError
        When the row has errors; the file is as it was.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     _ = Path(place, "nodes.csv").write_text("id,name,type\\n")
    ...     _ = Path(place, "edges.csv").write_text("source,target,signed\\n")
    ...     add_organisation(place, "Kobe Lab", "hub", country="JP")
    'kobe-lab'
    """
    from graph.commands.additions import added
    from graph.exchange.starter import id_for

    def made(now: Ecosystem) -> list[dict[str, str]]:
        return [{"id": id or id_for(name, now.nodes["id"]), "name": name, "type": kind, **_cells(columns)}]

    [row], _ = added(Path(folder), "nodes.csv", made, lang="en")
    return row["id"]


@checked
def add_agreement(folder: str | os.PathLike[str], parties: Sequence[str], **columns: object) -> str:
    """Add an agreement of two or more organisations to edges.csv, as `graph add agreement` does.

    Parameters
    ----------
    folder
        Holds nodes.csv and edges.csv.
    parties
        Organisations by id or any of their names.
    columns
        ``signed``, ``expires``, ``relation`` and any other column of edges.csv: texts, numbers, or days.

    Returns
    -------
    agreement
        Its id.

    Raises
    ------
    DataError
        When a row has errors; the file is as it was.
    UsageError
        When there are fewer than two parties, or one is not known.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as place:
    ...     _ = Path(place, "nodes.csv").write_text("id,name,type\\na,Alpha,hub\\nb,Beta,city\\n")
    ...     _ = Path(place, "edges.csv").write_text("source,target,signed\\n")
    ...     add_agreement(place, ["Alpha", "b"], signed="2026-05")
    'a-b-2026-05'
    """
    from graph.commands.additions import added
    from graph.exchange.starter import agreement_rows
    from graph.model.selection import find

    def made(now: Ecosystem) -> list[dict[str, str]]:
        ids = [find(now, each) for each in parties]
        return agreement_rows(ids, _cells(columns), taken=now.edges["agreement"])

    rows, _ = added(Path(folder), "edges.csv", made, lang="en")
    return rows[0]["agreement"]


def _cells(columns: Mapping[str, object]) -> dict[str, str]:
    """Values of a program as the cells of a row."""
    return {name: plain(value) for name, value in columns.items()}
