"""What all commands share: the data asked for, where answers go, and how a run ends.

Loads click and the standard library only; everything else when it is needed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from graph.errors import FileError, GraphError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pandas as pd

    from graph.model import Basis, Ecosystem

FOR_PROGRAMS = ("csv", "json", "jsonl")
PATIENCE = 2.0  # seconds of silence before a progress bar appears
INTERRUPTED = 130
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class View:
    """What every command is asked: which data, of which day, in which language.

    Attributes
    ----------
    data
        The folder that holds both files.
    as_of, active, dates
        The day as it was typed, whether only ties in force count, and how dates
        that are not known to the day are counted.
    relation, type
        Relations and types asked for; empty for all.
    lang, quiet, keep_going
        The language, whether to say nothing but the answer, and whether faulty
        rows are left out.
    """

    data: Path
    as_of: str | None
    active: bool
    dates: Basis
    relation: tuple[str, ...]
    type: tuple[str, ...]
    lang: Literal["en", "ja"]
    quiet: bool
    keep_going: bool

    @property
    def day(self) -> date | None:
        """The day asked for; today where only ties in force are, None for all dates."""
        from graph.model import as_day

        if self.as_of is not None:
            return as_day(self.as_of)
        return today() if self.active else None

    def read(self, *, types: bool = True) -> Ecosystem:
        """Read the folder, with the relations and (unless told otherwise) the types asked for."""
        from graph.reading import read
        from graph.selection import select

        self.day  # noqa: B018  (a day that cannot be read is told before the files are)
        eco = read(self.data, keep_going=self.keep_going)
        if eco.left_out:
            self.tell(f"{eco.left_out} faulty rows are left out; `graph check --data {self.data}` lists them")
        return select(eco, relations=self.relation, types=self.type if types else ())

    def snapshot(self, eco: Ecosystem) -> Ecosystem:
        """Keep what counts on the day asked for."""
        from graph.model import snapshot

        return snapshot(eco, self.day, basis=self.dates, active=self.active)

    def tell(self, message: str) -> None:
        """Say something on stderr, unless asked to be quiet."""
        if not self.quiet:
            click.echo(message, err=True)

    def save(self, path: Path, content: bytes | str) -> None:
        """Write a file whole or not at all, and say where it is."""
        save(path, content, self.data)
        self.tell(f"wrote {path}")

    def track(self, items: Iterable[Item], length: int, label: str) -> Iterator[Item]:
        """Yield the items, with a progress bar on stderr once the work takes more than two seconds."""
        quiet = self.quiet or not sys.stderr.isatty()
        started = time.monotonic()
        bar: Any = None
        for done, item in enumerate(items):
            yield item
            if bar is None and not quiet and time.monotonic() - started > PATIENCE:
                bar = click.progressbar(length=length, label=label, file=sys.stderr)
                bar.__enter__()
                bar.update(done)
            if bar is not None:
                bar.update(1)
        if bar is not None:
            bar.__exit__(None, None, None)


@dataclass(frozen=True, slots=True)
class Sink:
    """Where a table goes, and in which form.

    Attributes
    ----------
    form
        One of `graph.tables.FORMS`, or None: what the file's name says, else a
        table at a terminal and CSV in a pipe.
    output
        A file, or None for stdout.
    """

    form: str | None
    output: Path | None

    def put(
        self,
        table: pd.DataFrame,
        view: View,
        *,
        title: str = "",
        notes: Sequence[str] = (),
        rows: int | None = None,
    ) -> None:
        """Render the table and write it; its notes go to stderr where the form has no room for them.

        At a terminal 20 rows are shown, or as many as were asked for (`rows`).
        """
        from graph.tables import render

        form = self._form()
        plain = form == "table" and self.output is None
        data = render(
            table,
            form,
            title=title,
            notes=notes,
            lang=view.lang,
            width=shutil.get_terminal_size((120, 24)).columns if plain else None,
            limit=(rows or 20) if plain else max(len(table), 1),
            color=plain and sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
            ascii=plain and not can_print("─│…"),
            stamp=stamp(view),
        )
        if form in FOR_PROGRAMS:
            view.tell("; ".join(notes))
        if self.output is None:
            put(data, as_is=form != "table")
        else:
            view.save(self.output, data)

    def check(self, view: View) -> None:
        """Refuse a file that cannot be written, or that has no form, before any long work."""
        self._form()
        if self.output is not None:
            check_target(self.output, view.data)

    def _form(self) -> str:
        from graph.tables import FORMS, form_of

        if self.form is None and self.output is not None:
            form = form_of(self.output)
            if form is None:
                raise UsageError(
                    f"{self.output} names no form of a table by its ending; add --format {'|'.join(FORMS)}"
                )
            return form
        shown = self.output is None and sys.stdout.isatty()
        if self.form == "xlsx" and shown:
            raise UsageError("a workbook cannot be shown at a terminal; name a file, such as -o hubs.xlsx")
        return self.form or ("table" if shown else "csv")


def today() -> date:
    """Give the day of SOURCE_DATE_EPOCH, for repeatable runs; else the calendar's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()


def stamp(view: View) -> date | None:
    """Give the day that documents carry: of SOURCE_DATE_EPOCH, or the one asked for; never the clock's."""
    return today() if os.environ.get("SOURCE_DATE_EPOCH", "").isdigit() else view.day


def can_print(text: str) -> bool:
    """Tell whether stdout's encoding has these characters."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def put(data: bytes | str, *, as_is: bool) -> None:
    """Write to stdout: for programs always UTF-8 (`as_is`), for people as their terminal can show it."""
    if isinstance(data, str):
        encoding = "utf-8" if as_is else sys.stdout.encoding or "ascii"
        data = data.encode(encoding, "strict" if as_is else "replace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def save(path: Path, content: bytes | str, data: Path) -> None:
    """Write a file whole or not at all; inputs are refused, the folder ``output`` is made."""
    from graph.files import write

    check_target(path, data)
    write(path, content.encode() if isinstance(content, str) else content)


def check_target(path: Path, data: Path) -> None:
    """Refuse to write over an input or where nothing can be written, before any long work."""
    from graph.files import check_writable

    for name in ("nodes.csv", "edges.csv"):
        source = data / name
        if source.exists() and path.exists() and path.samefile(source):
            raise UsageError(f"{path} is an input; name another file with -o")
    if path.parent == Path("output"):
        make_folder(path.parent)
    check_writable(path)


def make_folder(path: Path) -> None:
    """Make a folder where there is none yet; the folder that holds it has to be there."""
    if path.parent == Path("output"):
        make_folder(path.parent)
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError:
        raise FileError(f"{path} is a file, not a folder; name another place with -o") from None
    except FileNotFoundError:
        raise FileError(f"cannot make {path}: there is no folder {path.parent}; make it first") from None


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and give its exit code: the one place where errors become messages.

    Returns
    -------
    exit code
        0 fine, 1 the data have errors, 2 wrong usage, 3 a file cannot be read or
        written, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, _stop)
    try:
        result = command.main(args=arguments, prog_name="graph", standalone_mode=False)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    except BrokenPipeError:
        # The reader has gone (`| head`): let Python flush into nothing when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (click.ClickException, click.Abort, KeyboardInterrupt, GraphError, OSError, MemoryError) as fault:
        return _explain(fault)
    return result if isinstance(result, int) else 0


def _explain(fault: BaseException) -> int:
    """Say what went wrong in a sentence on stderr, and give the exit code that stands for it."""
    if isinstance(fault, click.ClickException):
        fault.show()
        return fault.exit_code
    code, message = 1, "there is not enough memory for this many rows"
    if isinstance(fault, GraphError):
        code, message = fault.exit_code, str(fault)
    elif isinstance(fault, OSError):
        where = f": {fault.filename}" if fault.filename else ""
        code, message = FileError.exit_code, f"{fault.strerror or fault}{where}"
    elif isinstance(fault, (click.Abort, KeyboardInterrupt)):
        code, message = INTERRUPTED, "interrupted; no file was left half written"
    click.echo(f"graph: {message}", err=True)
    return code


def _stop(number: int, frame: object) -> None:
    """Turn a request to end into an exception, so that half-written files are removed."""
    raise KeyboardInterrupt
