"""The answer to a question: its tables, and what there is to say of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.model.showing import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    import pandas as pd


@dataclass(frozen=True)
class Told:
    """What is said of a part of an answer.

    Attributes
    ----------
    title, short
        Its heading, and a name short enough for a sheet of a workbook.
    meaning
        What its table shows and what it does not; may be blank.
    sentences
        What the numbers say.
    kicker
        The topic, small above a heading that is a sentence: the part belongs to the story that is told
        first. Blank where it is one of the tables behind.
    points
        What a speaker says, with the rows behind each number.
    large
        Names and numbers that stand large over it.
    """

    title: str
    short: str
    meaning: str = ""
    sentences: tuple[str, ...] = ()
    kicker: str = ""
    points: tuple[str, ...] = ()
    large: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, eq=False)
class Answer:
    """What every question gives and every writer takes.

    Attributes
    ----------
    title
        What it is, in the language of the view.
    parts
        Name to table, in the order in which they are told. The only table of a question that
        has no parts is named "".
    notes
        What a reader has to know, a sentence each.
    charts
        What is drawn of it, by the name of the chart; of several parts, that of the part.
    told
        Heading, meaning and sentences of the parts that have more than a name.
    links
        For a column of a part, the name of what stands behind each cell, blank where nothing does.
    behind
        For a part whose rows stand behind cells, the name of what each row belongs to; those of one
        name follow each other.
    source, day
        What it rests on, as a line under the title; the day that it is of.
    one_page
        Whether all that is told first stands on one slide, and not a part on each.

    Examples
    --------
    >>> import pandas as pd
    >>> Answer.one("Hubs", pd.DataFrame({"id": ["a"]}), ["all dates"]).table["id"].tolist()
    ['a']
    """

    title: str
    parts: Mapping[str, pd.DataFrame]
    notes: Sequence[str] = ()
    charts: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    told: Mapping[str, Told] = field(default_factory=dict)
    links: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    source: str = ""
    day: date | None = None
    one_page: bool = False

    @classmethod
    def one(
        cls,
        title: str,
        table: pd.DataFrame,
        notes: Sequence[str] = (),
        *,
        charts: Mapping[str, pd.DataFrame] | None = None,
    ) -> Answer:
        """Give an answer of a single table."""
        return cls(title, {"": table}, notes, charts=charts or {})

    @property
    def table(self) -> pd.DataFrame:
        """The only table, or the first."""
        return next(iter(self.parts.values()))

    def _repr_html_(self) -> str:
        """Show the answer in a notebook."""
        headings = {name: self.told[name].title if name in self.told else name for name in self.parts}
        named = {headings[name]: table for name, table in self.parts.items()}
        return shown(self.title, named, [each for each in (self.source, *self.notes) if each])

    def only(self, part: str | None) -> Answer:
        """Give one of the parts, or all where none is named."""
        return self if part is None else replace(self, parts={part: self.parts[part]})

    def each(self, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Answer:
        """Give the answer with every table, and what is drawn of it, changed by a function; without links."""
        parts, charts = (
            {name: change(each) for name, each in of.items()} for of in (self.parts, self.charts)
        )
        return replace(self, parts=parts, charts=charts, links={}, behind={})
