"""The command that writes everything for a meeting into one folder, ready to be put on a server."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.commands.documents import maps, periods_so_far, places, read_template, report_answer, slides
from graph.commands.menu import Command
from graph.commands.options import (
    data_options_but,
    file_option,
    fiscal_start_option,
    ours_option,
    output_option,
    title_option,
)
from graph.commands.pictures import known
from graph.commands.publications import (
    FILE,
    Publication,
    changes_page,
    compared,
    front_page,
    last_publication,
)
from graph.commands.targets import check_folder, save_all
from graph.commands.terminal import stamp
from graph.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.commands.terminal import Request
    from graph.dates.periods import Period
    from graph.model.answer import Answer
    from graph.model.view import View

# Each document: its name in front of the language, and its ending; those of changes only where there are any.
DOCUMENTS = (
    ("map", "html"),
    ("report", "html"),
    ("report", "pptx"),
    ("report", "xlsx"),
    ("timeline", "pptx"),
)


@click.command("publish", cls=Command)
@data_options_but("as_of", "active", "type")
@ours_option
@fiscal_start_option
@click.option(
    "--rev",
    metavar="REVISION",
    help="Tell what is new since this git revision [default: the last publication].",
)
@title_option
@file_option("--template", envvar="GRAPH_TEMPLATE", help="A .pptx or .potx whose design the slides take.")
@output_option(
    default=Path("output/site"), show_default=True, metavar="DIR", help="The folder to write into."
)
def publish_command(
    request: Request,
    ours: str,
    fiscal_start: int,
    rev: str | None,
    title: str | None,
    template: Path | None,
    output: Path,
) -> None:
    """Write map, report, slides, time line and what is new into one folder, in both languages.

    Nothing is written where the data have errors, or where anything else goes wrong. The
    pages load nothing from elsewhere: the folder opens by double-click, and from any server.

    \b
    Example: graph publish -o output/site
    """
    from graph.model.selection import select
    from graph.words import sentence

    check_folder(output, request.data)
    design = read_template(template)
    eco = request.read()
    view = request.of(select(eco, relations=request.relation), communities=request.communities(eco))
    last = last_publication(output, eco.digest, request, rev=rev)
    how: dict[str, Any] = {
        "ours": ours,
        "fiscal_start": fiscal_start,
        "title": title or "",
        "template": design,
        "standing": cache(partial(places, view, known(request))),
    }
    editions = {
        lang: Edition(replace(view, lang=lang), replace(request, lang=lang), last, **how)
        for lang in LANGUAGES
    }
    jobs = [job for each in editions.values() for job in each.jobs()]
    jobs += [("check.json", partial(_findings, request)), (FILE, last.record)]
    jobs.append(("index.html", editions[request.lang].front))
    made = ((name, make()) for name, make in jobs)
    paths = save_all(output, request.track(made, [1] * len(jobs), "publishing"), request.data)
    request.tell(sentence("published", request.lang, count=len(paths), path=output / "index.html"))


@dataclass(frozen=True)
class Edition:
    """All that is published in one language.

    Attributes
    ----------
    view, request, last
        What is looked at, what was asked, and what was published before.
    ours, fiscal_start, title, template
        As the options of `graph report` and `graph timeline`.
    standing
        Gives where everyone stands, in every document and language.
    """

    view: View
    request: Request
    last: Publication
    ours: str
    fiscal_start: int
    title: str
    template: bytes | None
    standing: Callable[[], dict[str, tuple[float, float]]]

    @cached_property
    def answer(self) -> Answer:
        """The report."""
        counted = {"top": 10, "every": "year", "fiscal_start": self.fiscal_start, "within": "12m"}
        return report_answer(self.view, self.ours, self.request, since=None, title=self.title, **counted)

    @cached_property
    def periods(self) -> list[Period]:
        """The years of the time line, which ends on the day of the report."""
        return periods_so_far(self.view, "year", fiscal_start=self.fiscal_start)

    @cached_property
    def news(self) -> Answer | None:
        """What is new, where that is known."""
        return compared(self.last, self.view, self.request)

    def jobs(self) -> list[tuple[str, Callable[[], bytes]]]:
        """Give the name of each file and what makes it, the front page last."""
        lang = self.view.lang
        found: list[tuple[str, Callable[[], bytes]]] = [(f"map-{lang}.html", self._map)]
        found += [(f"report-{lang}.{form}", partial(self._report, form)) for form in ("html", "pptx", "xlsx")]
        if self.periods:
            found.append((f"timeline-{lang}.pptx", self._timeline))
        return [*found, (f"changes-{lang}.html", self._changes), (f"index-{lang}.html", self.front)]

    def front(self) -> bytes:
        """Give the page that leads to all others."""
        how: dict[str, Any] = {"title": self.title, "source": self.answer.source, "dated": bool(self.periods)}
        return self._page(front_page(self.view, self.last, self.news, **how))

    def _changes(self) -> bytes:
        return self._page(changes_page(self.last, self.news, lang=self.view.lang))

    def _map(self) -> bytes:
        import graph

        how: dict[str, Any] = {"title": self.title or None, "fiscal_start": self.fiscal_start}
        page = graph.draw_map(self.view, known=self.standing(), **how)
        return page.encode("utf-8")

    def _report(self, form: str) -> bytes:
        from graph.documents.tables import render

        how: dict[str, Any] = {"lang": self.view.lang, "stamp": stamp(self.request)}
        if form == "pptx":
            how["template"] = self.template
        if form != "xlsx":
            how["maps"] = maps(self.answer, self.view, slides=form == "pptx", written=self.standing())
        made = render(self.answer, form, **how)
        return made.encode("utf-8") if isinstance(made, str) else made

    def _timeline(self) -> bytes:
        how: dict[str, Any] = {"every": "year", "title": self.title, "template": self.template}
        how |= {"written": self.standing(), "stamp": stamp(self.request)}
        return slides(self.view, self.periods, **how)

    def _page(self, answer: Answer) -> bytes:
        from graph.documents.tables import render

        return str(render(answer, "html", lang=self.view.lang)).encode("utf-8")


def _findings(request: Request) -> bytes:
    """What a check finds, as `graph check` gives it to programs."""
    from graph.commands.data import checked

    return checked(request.data, "json", lang=request.lang, quiet=False)[0].encode("utf-8")
