"""Cells as plain values, whatever pandas and NumPy made of them."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.drawing.pictures.map_drawing import MapDrawing

Value = bool | int | float | str | date | None  # datetime is a date
Kind = Literal["text", "integer", "number", "flag", "date"]

# C0 and C1 controls, line and paragraph separators, marks that turn the direction of
# writing, and the characters that XML cannot hold.
_BREAKS = "\t\n\r"
_HIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff"
_UNSEEN = re.compile(f"[{_HIDDEN}]")
_UNSEEN_OR_BREAK = re.compile(f"[{_HIDDEN}{_BREAKS}]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its machine name, what its values are, the values, and the name that it is told by."""

    name: str
    kind: Kind
    values: tuple[Value, ...]
    told: str = ""

    @property
    def is_numeric(self) -> bool:
        """Whether the cells are numbers, which are set flush right."""
        return self.kind in ("integer", "number")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table on its way to a form.

    Attributes
    ----------
    columns
        From left to right.
    height
        Number of rows, which a table without columns has as well.
    title, notes, lang
        Its heading, what stands under it, and the language of headings and words.
    key, short
        The machine name of the part that it is, and a name short enough for a sheet of a workbook.
    meaning, sentences
        What stands between the heading and the table.
    chart
        What its chart is called and drawn of, None where it has none.
    links, behind
        As in `graph.model.answer.Answer`.
    kicker, points
        As in `graph.model.answer.Told`.
    large
        Names and numbers that stand large over it; None for the first figures where it is a summary.
    drawing
        The map that is drawn of it, None where it has none.
    """

    columns: tuple[Column, ...]
    height: int
    title: str
    notes: tuple[str, ...]
    lang: str
    key: str = ""
    short: str = ""
    meaning: str = ""
    sentences: tuple[str, ...] = ()
    chart: tuple[str, pd.DataFrame] | None = None
    links: Mapping[str, Sequence[str]] = field(default_factory=dict)
    behind: Sequence[str] = ()
    kicker: str = ""
    points: tuple[str, ...] = ()
    large: tuple[tuple[str, Value], ...] | None = None
    drawing: MapDrawing | None = None

    @property
    def said(self) -> tuple[str, ...]:
        """What stands between the heading and the table, a line each."""
        return (self.meaning, *self.sentences) if self.meaning else self.sentences

    def rows(self) -> Iterator[tuple[Value, ...]]:
        """Give the rows, from the first to the last."""
        return zip(*(each.values for each in self.columns), strict=True)


@dataclass(frozen=True, slots=True)
class Document:
    """An answer on its way to a form.

    Attributes
    ----------
    title, source, lang
        As those of the answer.
    tables
        One after the other, at least one.
    several
        Whether the title stands over them; else it is that of the only table as well.
    appendix
        Maps that stand after them, on slides only.
    one_page
        As in `graph.model.answer.Answer`.
    """

    title: str
    source: str
    lang: str
    tables: tuple[Table, ...]
    several: bool
    appendix: tuple[MapDrawing, ...] = ()
    one_page: bool = False

    @property
    def story(self) -> list[Table]:
        """The parts that are told first, for those who read nothing else; none where there is no story."""
        return [each for each in self.tables if each.kicker]

    @property
    def notes(self) -> list[str]:
        """What stands at the end."""
        return [note for each in self.tables for note in each.notes]


def columns(frame: pd.DataFrame) -> list[Column]:
    """Take a frame apart into columns of plain values; `attrs["told"]` has other names to tell them by.

    Raises
    ------
    UsageError
        If two columns have one name, of which JSON would keep one only.

    Examples
    --------
    >>> columns(pd.DataFrame({"partners": pd.array([5, None], dtype="Int64")}))
    [Column(name='partners', kind='integer', values=(5, None), told='')]
    """
    found: dict[str, Column] = {}
    told = frame.attrs.get("told", {})
    for position, label in enumerate(frame.columns):
        name = _clean(str(label))
        if name in found:
            raise UsageError("two columns of the table are called {!r}; rename one", name)
        series = frame.iloc[:, position]
        values = tuple(plain(each) for each in series.tolist())
        found[name] = Column(name, _kind(values, series.dtype), values, told.get(name, ""))
    return list(found.values())


def plain(value: object) -> Value:
    """Give a cell as a Python value, None where it is unknown.

    Examples
    --------
    >>> plain(np.float64("nan")) is None, plain(pd.Timestamp("2016-05-18")), plain(("a", "b"))
    (True, datetime.date(2016, 5, 18), 'a; b')
    """
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, np.generic):
        value = pd.Timestamp(value) if isinstance(value, np.datetime64) else value.item()
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float):
        return None if math.isnan(value) else float(value) + 0.0  # -0.0 becomes 0.0
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, Collection) and not isinstance(value, Mapping | bytes):
        parts = [str(each) for each in value]
        return _clean("; ".join(sorted(parts) if isinstance(value, set | frozenset) else parts))
    return _clean(str(value))


def visible(text: str, *, breaks: bool = False) -> str:
    r"""Show characters that act on a terminal, or that nobody sees, as escapes.

    Parameters
    ----------
    text
        Any text.
    breaks
        Whether tabs and line ends stay as they are.

    Examples
    --------
    >>> print(visible("\x1b[2J\u202e\n"))
    \x1b[2J\u202e\n
    """
    pattern = _UNSEEN if breaks else _UNSEEN_OR_BREAK
    return pattern.sub(lambda found: ascii(found[0])[1:-1], text)


def _clean(text: str) -> str:
    """Replace what is no character at all and no UTF-8 file can hold."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def _day(value: date) -> date | None:
    """Give a day, unless the value has a time of day, or is NumPy's missing one."""
    if pd.isna(value):
        return None
    if not isinstance(value, datetime):
        return value
    moment = value.to_pydatetime(warn=False) if isinstance(value, pd.Timestamp) else value
    return moment.date() if moment.tzinfo is None and moment.time() == datetime.min.time() else moment


def _kind(values: tuple[Value, ...], dtype: object) -> Kind:
    """Tell what all the known values of a column are."""
    types = {type(each) for each in values if each is not None}
    if not types:
        return _kind_of_none(dtype)
    if types == {bool}:
        return "flag"
    if types == {int}:
        return "integer"
    if types <= {int, float}:
        return "number"
    return "date" if types <= {date, datetime} else "text"


def _kind_of_none(dtype: object) -> Kind:
    """Tell from the type of a column without a known value what its values would be."""
    if pd.api.types.is_bool_dtype(dtype):  # type: ignore[arg-type]
        return "flag"
    if pd.api.types.is_integer_dtype(dtype):  # type: ignore[arg-type]
        return "integer"
    if pd.api.types.is_float_dtype(dtype):  # type: ignore[arg-type]
        return "number"
    return "date" if pd.api.types.is_datetime64_any_dtype(dtype) else "text"  # type: ignore[arg-type]


# No blanks, no quotation marks, no brackets, nothing that hides.
_ADDRESS = re.compile(
    r"(?i:https?)://[^\s\"'<>\\^`{|}\x00-\x20\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]+"
)


def is_web_address(text: str) -> bool:
    """Tell whether a whole text is one http or https address with a host.

    Examples
    --------
    >>> is_web_address("https://www.link-j.org"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    if not _ADDRESS.fullmatch(text):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False
