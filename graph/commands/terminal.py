"""What all commands share: the data asked for, where answers go, and how a run ends.

Loads click and the standard library only; everything else when it is needed.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from graph.errors import FileError, GraphError, UsageError
from graph.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from graph.model.answer import Answer
    from graph.model.communities import Called
    from graph.model.ecosystem import Basis, Ecosystem
    from graph.model.view import View
    from graph.words.messages import Message

INTERRUPTED = 130
TODAY = ("today", "今日", "本日")
LANGUAGE = "GRAPH_LANG"  # the environment variable that stands in for --lang
EXPECTED = (click.ClickException, GraphError, OSError, MemoryError, UnicodeEncodeError)
STOPS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
AFTERWARDS: list[Callable[[], object]] = []  # what is done once a run has ended, and everything is said
UNREADABLE = (
    "a text on the command line is not in the encoding of this system ({}); "
    "give it in that encoding, or set PYTHONUTF8=1"
)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Request:
    """What every command is asked: which data, of which day, in which language.

    Attributes
    ----------
    data, relation, type
        The folder that holds both files; relations and types asked for, empty for all.
    as_of, active, dates
        The day as it was typed, whether only ties in force count, and how dates
        that are not known to the day are counted.
    lang, quiet, keep_going
        The language, whether to say nothing but the answer, and whether faulty
        rows are left out.
    """

    data: Path
    lang: str
    quiet: bool
    keep_going: bool
    as_of: str | None = None
    active: bool = False
    dates: Basis = "certain"
    relation: tuple[str, ...] = ()
    type: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The day asked for; today where only ties in force are, None for all dates."""
        from graph.dates.days import as_day

        if self.as_of is not None:
            return as_day(self.as_of)
        return today() if self.active else None

    def read(self, *, counts: bool = False, named: bool = True) -> Ecosystem:
        """Read the folder, with everything that it holds, or as much as `counts` depend on."""
        from graph.commands.bar import watched
        from graph.commands.lakes import read_folder

        self.day  # noqa: B018  (a day that cannot be read is told before the files are)
        with watched("reading", lang=self.lang, quiet=self.quiet):
            eco = read_folder(self.data, keep_going=self.keep_going, counts=counts, named=named)
        self.tell_passed_over()
        self.tell_left_out(eco)
        return eco

    def tell_passed_over(self) -> None:
        """Say which of two copies of a table was read, where it is there as CSV and as Parquet."""
        from graph.files.parquet import passed_over
        from graph.words import sentence

        for read, other in passed_over(self.data).items():
            self.tell(sentence("passed_over", self.lang, path=self.data / read, file=other))

    def tell_left_out(self, eco: Ecosystem) -> None:
        """Say how many rows and cells were passed over, where faulty ones are."""
        from graph.words import sentence

        if eco.left_out:
            self.tell(sentence("faulty_out", self.lang, count=eco.left_out, data=self.data))
        if eco.blanked:
            from graph.model.captions import blanked_cells

            cells = blanked_cells(eco, self.lang)
            self.tell(sentence("cells_blank", self.lang, cells=cells, data=self.data))

    def view(self, *, rows: bool = False, counts: bool = False, named: bool = True) -> View:
        """Read the folder, and look at it as it is asked for.

        Parameters
        ----------
        counts
            Whether nothing but numbers is asked for, and no tie is named.
        named
            Whether organisations are named beside their numbers.
        rows
            Whether the types asked for choose rows among numbers of all organisations, or
            (unless told) the organisations that are there at all.
        """
        return self.chosen(self.read(counts=counts, named=named), rows=rows)

    def chosen(self, eco: Ecosystem, *, rows: bool = False) -> View:
        """Look at an ecosystem that was read as it is asked for; `rows` as for `view`."""
        from graph.model.selection import select

        related = select(eco, relations=self.relation)
        chosen = select(related, types=self.type)  # refuses a type that does not exist, in either case
        named = self.communities(eco)
        return self.of(related if rows else chosen, types=self.type if rows else (), communities=named)

    def of(
        self,
        eco: Ecosystem,
        *,
        types: Collection[str] = (),
        communities: Mapping[str, Called] | None = None,
    ) -> View:
        """Look at an ecosystem on the day asked for, counted as it is asked for."""
        from graph.model.view import View

        how = (self.day, self.dates, self.active, self.relation, types, self.lang)
        return View(eco, *how, communities or {})

    def communities(self, eco: Ecosystem) -> Mapping[str, Called]:
        """Give what the settings call the communities of an ecosystem that was read whole."""
        path = self.data / "ecosystem.toml"
        if not path.is_file():
            return {}
        from graph.reading.settings import settings  # TOML, which nothing else needs

        return settings(self.data).communities_among(set(eco.nodes["id"]), path)

    def tell(self, message: str) -> None:
        """Say something on stderr, unless asked to be quiet."""
        if not self.quiet:
            _say(message)

    def save(self, path: Path, content: bytes | str) -> None:
        """Write a file whole or not at all, and say where it is."""
        from graph.commands.targets import STDOUT, save
        from graph.words import sentence

        save(path, content, self.data)
        if path != STDOUT:
            self.tell(sentence("wrote_file", self.lang, path=path))

    def track(self, items: Iterable[Item], work: Sequence[int], label: str) -> Iterator[Item]:
        """Yield the items, each so much work, with a progress bar once it takes more than two seconds."""
        from graph.commands.bar import tracked

        return tracked(items, work, label, lang=self.lang, quiet=self.quiet)


@dataclass(frozen=True, slots=True)
class Sink:
    """Where a table goes, and in which form.

    Attributes
    ----------
    form, output
        One of `graph.vocabulary.TABLE_FORMS`, or None: what the file's name says, else a table at
        a terminal and CSV in a pipe. A file, or None for stdout.
    top, own
        How many rows are asked for, None for all; forms that the command writes itself.
    chosen, newest
        Whether the answer holds no more than was asked for already, and whether a terminal that
        has no room for all rows shows the last of them.
    """

    form: str | None
    output: Path | None
    top: int | None = None
    own: tuple[str, ...] = ()
    chosen: bool = False
    newest: bool = False

    def whole(self) -> Sink:
        """Give a sink for an answer of what was asked for, all of which is written."""
        return replace(self, chosen=True)

    def put(self, answer: Answer, request: Request) -> None:
        """Render the answer and write it; its notes go to stderr where the form has no room for them.

        Of each table the rows asked for are given; at a terminal 20 are shown unless a number is asked for.
        """
        from shutil import get_terminal_size

        from graph.commands.targets import put
        from graph.documents.tables import render
        from graph.files import marked
        from graph.vocabulary import FOR_PROGRAMS

        form, top = self.named(), self.top
        answer = answer if top is None or self.chosen else answer.each(lambda table: table.head(top))
        plain = form == "table" and self.output is None
        shown = 20 if plain and top is None else max(1, *map(len, answer.parts.values()))
        data = render(
            answer,
            form,
            lang=request.lang,
            width=get_terminal_size((120, 24)).columns if plain else None,
            limit=-shown if self.newest else shown,
            color=plain and can_color(),
            ascii=plain and not can_print("─│…"),
            stamp=stamp(request),
        )
        if form in FOR_PROGRAMS:
            request.tell("; ".join(answer.notes))
        if self.output is None:
            put(data, as_is=form != "table")
        else:
            content = data.encode() if isinstance(data, str) else data
            request.save(self.output, marked(content, request.lang) if form == "csv" else content)

    def check(self, request: Request) -> None:
        """Refuse a file that cannot be written, or that has no form, before any long work."""
        from graph.commands.targets import check_target

        self.named()
        if self.output is not None:
            check_target(self.output, request.data)

    def named(self) -> str:
        """Give the form: as asked for, as the file's ending says, or as stdout takes it."""
        from graph.vocabulary import TABLE_ENDINGS, TABLE_FORMS

        if self.form is None and self.output is not None:
            ending = self.output.suffix.lower().removeprefix(".")
            form = ending if ending in self.own else TABLE_ENDINGS.get(self.output.suffix.lower())
            if form is None:
                forms = "|".join([*TABLE_FORMS, *self.own])
                raise UsageError(
                    "{} names no form of a table by its ending; add --format {}", self.output, forms
                )
            return form
        shown = self.output is None and sys.stdout.isatty()
        if self.form == "xlsx" and shown:
            raise UsageError("a workbook cannot be shown at a terminal; name a file, such as -o hubs.xlsx")
        return self.form or ("table" if shown else "csv")


def today() -> date:
    """Give the day of SOURCE_DATE_EPOCH, for repeatable runs; else the calendar's."""
    if not (epoch := os.environ.get("SOURCE_DATE_EPOCH", "")).isdecimal():
        return date.today()
    from graph.dates.days import day_of_epoch

    return day_of_epoch(epoch)


def day_named(text: str) -> str:
    """Give the day that a word means, as it is written in the data; any other text as it is.

    Examples
    --------
    >>> day_named("2020-09")
    '2020-09'
    >>> day_named("today") == day_named("今日") == today().isoformat()
    True
    """
    return today().isoformat() if text.strip().casefold() in TODAY else text


def stamp(request: Request) -> date | None:
    """Give the day that documents carry: of SOURCE_DATE_EPOCH, or the one asked for; never the clock's."""
    return today() if os.environ.get("SOURCE_DATE_EPOCH", "").isdecimal() else request.day


def hush() -> None:
    """Keep from stderr what Matplotlib says of its own cache; to be called before it is loaded."""
    import logging  # not at the start: `graph --help` needs none of it

    logging.getLogger("matplotlib").setLevel(logging.ERROR)


def can_color() -> bool:
    """Tell whether stdout is a terminal that obeys colours, and whose user wants them."""
    # Older consoles of Windows show the sequences themselves; those that obey them set one of these.
    obeys = os.name != "nt" or not {"WT_SESSION", "ANSICON", "TERM"}.isdisjoint(os.environ)
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return sys.stdout.isatty() and obeys and wanted


def can_print(text: str) -> bool:
    """Tell whether stdout's encoding has these characters."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and give its exit code: the one place where errors become messages.

    Returns
    -------
    exit code
        0 fine, 1 the data have errors, 2 wrong usage, 3 a file cannot be read or written,
        70 two counts of one thing differ, 130 interrupted.
    """
    try:
        return _run(command, arguments)
    finally:
        while AFTERWARDS:
            AFTERWARDS.pop()()


def _run(command: click.Command, arguments: Sequence[str] | None) -> int:
    _prepare_streams()
    for number in STOPS:
        if signal.getsignal(number) != signal.SIG_IGN:  # as under nohup
            signal.signal(number, _stop)
    typed = sys.argv[1:] if arguments is None else arguments
    lang = language(typed)
    try:
        result = command.main(args=arguments, prog_name="graph", standalone_mode=False, obj=lang)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except BrokenPipeError:
        # The reader has gone (`| head`): let Python flush into nothing when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (*EXPECTED, click.Abort, KeyboardInterrupt) as fault:
        return _explain(fault, language(typed))  # which by now may be that of settings from elsewhere
    return result if isinstance(result, int) else 0


def _prepare_streams() -> None:
    """Let no character stop a message, and stand in for streams that are closed (`>&-`, a service)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  (kept open)
        elif mode == "w" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _explain(fault: BaseException, lang: str) -> int:
    """Say what went wrong in a sentence on stderr, and give the exit code that stands for it."""
    if isinstance(fault, click.ClickException):
        _say(_misused(fault, lang))
        return fault.exit_code
    if isinstance(fault, UnicodeEncodeError) and "surrogates" not in fault.reason:
        raise fault
    error = as_error(fault)
    message = str(error)
    if lang == "ja":
        from graph.reading.telling import refusal  # not at the start: `graph --help` needs none of it

        message = refusal(error, lang)
    _say(f"graph: {message}")
    return INTERRUPTED if isinstance(fault, (click.Abort, KeyboardInterrupt)) else error.exit_code


def as_error(fault: BaseException) -> GraphError:
    """Give what Python or the system raises as one of our errors, with a sentence."""
    if isinstance(fault, GraphError):
        return fault
    if isinstance(fault, OSError):
        reason = fault.strerror or str(fault)
        return FileError("{}: {}", reason, fault.filename) if fault.filename else FileError(reason)
    if isinstance(fault, UnicodeEncodeError):
        return UsageError(UNREADABLE, sys.getfilesystemencoding())
    if isinstance(fault, (click.Abort, KeyboardInterrupt)):
        return GraphError("interrupted; no file was left half written")
    return FileError("not enough memory; close other programs, or ask for less")


def language(arguments: Sequence[str]) -> str:
    """Give the language that a command line asks for, also where nothing else in it can be understood.

    Where it asks for none it is that of the environment variable GRAPH_LANG, then that of the settings.

    Examples
    --------
    >>> language(["path", "Kobe", "--lang", "ja"]), language(["path", "--lang=ja", "--lang", "en"])
    ('ja', 'en')
    """
    typed = _typed("--lang", arguments)
    folder = next(reversed(_typed("--data", arguments)), os.environ.get("GRAPH_DATA") or "data")
    given = [_language_of(folder), os.environ.get(LANGUAGE, ""), *typed]
    return next((each for each in reversed(given) if each in LANGUAGES), "en")


def _typed(option: str, arguments: Sequence[str]) -> list[str]:
    """What was typed for an option, each time."""
    given: list[str] = []
    for place, each in enumerate(arguments):
        if each == "--":
            break
        name, sign, value = each.partition("=")
        if name == option:
            given += [value] if sign else arguments[place + 1 : place + 2]
    return given


def _language_of(data: str) -> str:
    """The language that the settings of a folder ask for; what is wrong with them the command tells."""
    try:
        folder = Path(data)
        if "://" in data:
            from graph.commands.stores import standing

            folder = standing(data)
        if not (folder / "ecosystem.toml").is_file():
            return ""
        from graph.reading.settings import settings  # TOML, which nothing else needs

        return str(settings(folder).given.get("lang", ""))
    except (GraphError, OSError, ValueError):
        return ""


def _misused(fault: click.ClickException, lang: str) -> str:
    """What is wrong with a command line, and where help is."""
    from graph.commands.misuse import misuse

    wrong, *more = misuse(fault)
    return "\n".join([_told(wrong, lang), *(_translated(each, lang) for each in more)])


def _told(message: Message, lang: str) -> str:
    """A sentence about the command line itself."""
    if lang != "ja":
        return f"graph: {message}"
    from graph.reading.telling import in_japanese  # not at the start: `graph --help` needs none of it

    return f"graph: {in_japanese(message)}"


def _translated(message: Message, lang: str) -> str:
    if lang != "ja":
        return message
    from graph.reading.catalogue import japanese
    from graph.words.messages import translated

    return translated(message, japanese())


def tell(message: Message, lang: str) -> None:
    """Say a sentence about the command line itself on stderr."""
    _say(_told(message, lang))


def _say(message: str) -> None:
    """Write a message to stderr, without what would move a terminal's cursor."""
    from graph.commands.targets import harmless

    click.echo(harmless(message), err=True)


def _stop(number: int, frame: object) -> None:
    """Turn a request to end into an exception, so that half-written files are removed."""
    raise KeyboardInterrupt
