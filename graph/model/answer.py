"""The answer to a question: its tables, and what there is to say of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pandas as pd


@dataclass(frozen=True)
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
        What is drawn of it, by the name of the chart.

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

    def only(self, part: str | None) -> Answer:
        """Give one of the parts, or all where none is named."""
        return self if part is None else replace(self, parts={part: self.parts[part]})

    def each(self, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Answer:
        """Give the answer with every table, and what is drawn of it, changed by a function."""
        parts, charts = (
            {name: change(each) for name, each in of.items()} for of in (self.parts, self.charts)
        )
        return replace(self, parts=parts, charts=charts)
