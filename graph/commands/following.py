"""The data while they are edited: each good state becomes a map, and what is wrong with others is told."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import click

from graph.commands.options import as_settled, asked
from graph.commands.terminal import EXPECTED, as_error, today
from graph.words import LANGUAGES, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from graph.commands.terminal import Request
    from graph.files.looks import Seen
    from graph.model.ecosystem import Ecosystem
    from graph.model.view import View
    from graph.reading import Inspection

Places = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class News:
    """What there is to say of a state of the data.

    Attributes
    ----------
    is_good
        Whether it can be drawn.
    findings
        Severity and text of each, in both languages.
    summary
        The line that `graph check` ends with, in both languages; blank where it does not come so far.
    """

    is_good: bool
    findings: tuple[tuple[str, tuple[str, ...]], ...]
    summary: tuple[str, ...]

    def line(self, lang: str) -> str:
        """Give the summary of what is good; else the first error, and how many more there are.

        It is one line, whatever stands in the data.
        """
        number = LANGUAGES.index(lang)
        if self.is_good:
            return self.summary[number]
        first, *more = [texts[number] for severity, texts in self.findings if severity == "error"]
        key = "not_drawn_more" if more else "not_drawn"
        return sentence(key, lang, first=" ".join(first.split("\n")), count=len(more))


@dataclass(frozen=True, slots=True)
class Picture:
    """The map of a good state.

    Attributes
    ----------
    page
        As `graph map` writes it.
    view
        What it shows.
    where, known
        Where everyone stands, and those of them whom a file of positions holds.
    """

    page: str
    view: View
    where: Places
    known: Mapping[str, tuple[float, float]]


class Audience(Protocol):
    """Who is told of each state: first what was found, then, if it is good, the picture of it."""

    def hear(self, news: News, request: Request) -> None:
        """Take what was found."""

    def see(self, news: News, picture: Picture, request: Request) -> None:
        """Take the picture of what was found."""


def follow(audience: Audience, *, sleep: Callable[[float], object] = time.sleep) -> None:
    """Tell an audience of the data of the command that runs, now and after each change, until interrupted.

    Parameters
    ----------
    audience
        Who is told. What it raises on purpose is told to it in turn.
    sleep
        Waits so many seconds between two looks at the files.

    Raises
    ------
    FileError
        When there is nothing at all in the place of the data.
    """
    from graph.files.looks import Looks

    context = click.get_current_context()
    request = asked(dict(context.params))
    request.day  # noqa: B018  (a day that cannot be read is refused at once)
    if not request.data.exists():
        request.read()
    watched = [context.params["story"]] if context.params["story"] else []
    looks = Looks(lambda: _seen(request.data, watched), sleep=sleep)
    follower = _Follower(context, audience, looks)
    again = False
    while True:
        changed = looks.wait(again=again)
        again = follower.step(request, again=not changed)


def _seen(data: Path, more: list[Path]) -> Seen:
    """What a look finds of all that is read, and which files lie beside it that a check speaks of."""
    from graph.files.looks import look
    from graph.reading.copies import beside
    from graph.reading.inputs import inputs

    return look([*inputs(data), *more]) + tuple((name, ()) for name in beside(data))


@dataclass(slots=True)
class _Follower:
    """Reads each state once, and tells of it."""

    context: click.Context
    audience: Audience
    looks: Any
    last: News | None = None

    def step(self, request: Request, *, again: bool) -> bool:
        """Read what is there and tell of it; gives whether to do so again though nothing changes.

        What another program keeps to itself is told the second time: while it saves it does.
        """
        try:
            return self._tell(again=again)
        except EXPECTED as fault:
            is_locked = isinstance(fault, OSError) or isinstance(fault.__cause__, OSError)
            if again or not is_locked:
                self._hear(News(False, (("error", _refused(fault)),), ("", "")), request)
            return is_locked

    def _tell(self, *, again: bool) -> bool:
        """Read everything before anything is told, so that it is of one state."""
        from graph.commands.lakes import source_of
        from graph.commands.pictures import known
        from graph.map.story import read_story
        from graph.reading.folder import check_and_read

        how = as_settled(self.context)
        request = asked(how)
        source = source_of(request.data)
        found, eco = check_and_read(source, today=today(), keep_going=request.keep_going)
        held = known(request) or {}
        story = read_story(how["story"]) if how["story"] else None
        if not self.looks.still_hold:
            return False
        is_locked = any(each.rule.slug == "unreadable-file" for each in found.findings)
        if is_locked and not again:
            return True
        news = _news(found, request, is_good=eco is not None)
        self._hear(news, request)
        if eco is not None:
            options = {key: how[key] for key in ("title", "theme", "limit", "fiscal_start")} | {
                "story": story
            }
            self.audience.see(news, _picture(request, eco, held, options), request)
        return is_locked

    def _hear(self, news: News, request: Request) -> None:
        """Tell what was found, unless it was told just before and nothing has come of it."""
        if news.is_good or news != self.last:
            self.audience.hear(news, request)
        self.last = news


def _refused(fault: BaseException) -> tuple[str, ...]:
    """What cannot be done, in both languages."""
    from graph.reading.telling import refusal

    return tuple(refusal(as_error(fault), lang) for lang in LANGUAGES)


def _news(found: Inspection, request: Request, *, is_good: bool) -> News:
    """What a check says."""
    from graph.reading.findings import folded, printable
    from graph.reading.telling import line, lines

    folder = printable(str(request.data))
    told = folded(each for each in found.findings if not (request.quiet and each.severity == "note"))
    return News(
        is_good,
        tuple((each.severity, tuple(line(each, lang) for lang in LANGUAGES)) for each in told),
        tuple(lines([], found, folder, lang=lang)[-1] for lang in LANGUAGES),
    )


def _picture(request: Request, eco: Ecosystem, known: Places, options: dict[str, Any]) -> Picture:
    """The map of what was read."""
    from graph.commands.bar import watched
    from graph.commands.pictures import drawn
    from graph.map.draw import positions

    request.tell_left_out(eco)
    view = request.chosen(eco)
    with watched("preparing", lang=request.lang, quiet=request.quiet):
        where = positions(view.whole, known=known)
    return Picture(drawn(request, view, known=where, **options), view, where, known)
