"""What the parts of a board's story share: the day, the names, and the rows behind a number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from graph.dates.eras import day_words
from graph.drawing.names import known_as
from graph.errors import UsageError
from graph.measures.network import build
from graph.model.answer import Told
from graph.model.figures import Figures, figures
from graph.questions.changes.difference import Difference, difference
from graph.questions.partners.suggestions import suggest
from graph.words import sentence, word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    import networkx as nx
    import pandas as pd

    from graph.model.view import View
    from graph.questions.hubs import HubReport

NAMED = 3  # names in a sentence
WAITING = ("due", "notice-due")  # whose last day, or last day of notice, comes soon


@dataclass(frozen=True)
class Said:
    """A sentence, and the rows of edges.csv behind its numbers; none where it has no number of its own."""

    text: str
    rows: frozenset[int] = frozenset()

    def point(self, lang: str) -> str:
        """The sentence with its rows, as it stands in the notes of a speaker.

        Examples
        --------
        >>> Said("3 agreements ended.", frozenset({9, 2, 3, 4})).point("en")
        '3 agreements ended. – rows 2–4, 9 of edges.csv'
        """
        return (
            sentence("briefing_rows", lang, text=self.text, rows=row_ranges(self.rows))
            if self.rows
            else self.text
        )


@dataclass(frozen=True, eq=False)
class Part:
    """A part of the story.

    Attributes
    ----------
    title
        What it says in a sentence, without an end.
    said
        At most four sentences: a number and what follows from it.
    table
        What is shown beside them; may have no rows.
    drawn
        What its chart, or its map, is drawn of.
    spoken
        What a speaker says before the sentences.
    large
        Names and numbers that stand large over it; none where a summary gives its own.
    """

    title: Said
    said: tuple[Said, ...]
    table: pd.DataFrame
    drawn: pd.DataFrame | None = field(default=None, repr=False)
    spoken: tuple[Said, ...] = ()
    large: tuple[tuple[str, int], ...] = ()

    def points(self, lang: str) -> tuple[str, ...]:
        """What a speaker says of it, with the rows behind each number."""
        return tuple(each.point(lang) for each in (self.title, *self.spoken, *self.said))

    def told(self, key: str, lang: str) -> Told:
        """What is said of it as a part of an answer, under the topic of its name."""
        kicker = word(f"briefing_kicker_{key}", lang)
        said = tuple(each.text for each in self.said)
        return Told(self.title.text, kicker, "", said, kicker, self.points(lang), self.large)


@dataclass(frozen=True, eq=False)
class Case:
    """What is told: a view, its report, its figures, and from which day on changes are told."""

    view: View
    found: HubReport
    counted: Figures
    since: date | None
    asked: bool

    @classmethod
    def of(cls, view: View, found: HubReport, since: date | None) -> Case:
        """Look at a view and its report; without a day of the last board it was a year ago.

        Raises
        ------
        UsageError
            When the day of the last board is after that of the report.
        """
        counted = found.counted or figures(view)
        asked = since is not None
        if since is not None and counted.day is not None and since > counted.day:
            unlike = "{} is after {}, the day of the report; name the day of the last board (since)"
            raise UsageError(unlike, since, counted.day)
        if since is None and counted.day is not None:
            since = year_before(counted.day)
        return cls(view, found, counted, since, asked)

    @property
    def lang(self) -> str:
        """The language of the story."""
        return self.view.lang

    @property
    def focal(self) -> str:
        """The id of our organisation, else the one with most partners; blank for none, or for no ties."""
        return "" if self.found.about.get("untied") else self.found.about.get("focal", "")

    def say(self, key: str, **values: object) -> str:
        """Give one of the sentences of the story, its counts with commas."""
        shown = {name: f"{each:,}" if type(each) is int else each for name, each in values.items()}
        return sentence(f"briefing_{key}", self.lang, **shown)

    def words(self, day: date | pd.Timestamp | None) -> str:
        """A day as people write it."""
        return "" if day is None else day_words(day, self.lang)

    @cached_property
    def figure(self) -> dict[str, int]:
        """The numbers of the summary by their names."""
        table = self.found.tables["summary"]
        return {str(name): int(value) for name, value in zip(table["figure"], table["value"], strict=True)}

    @cached_property
    def short(self) -> dict[str, str]:
        """The name that people use for each organisation, by id; the full one where two had the same."""
        return known_as(self.view.whole.nodes, self.lang)

    @cached_property
    def partners(self) -> dict[str, int]:
        """How many partners each organisation has, by id."""
        scores = self.found.scores
        return {str(each): int(n) for each, n in zip(scores["id"], scores["partners"], strict=True)}

    @cached_property
    def ids(self) -> dict[str, str]:
        """The id behind each full name, as tables have it."""
        return {name: each for each, name in self.view.names.items()}

    def brief(self, name: str) -> str:
        """The short name for a full one."""
        return self.short.get(self.ids.get(name, ""), name)

    def parties(self, ids: str) -> str:
        """Those who signed, by the ids of a table, ours first."""
        found = sorted(ids.split("; "), key=lambda each: each != self.focal)
        return " – ".join(self.short.get(each, each) for each in found)

    def some(self, names: Sequence[str]) -> str:
        """A few names in brackets, and how many more there are; nothing where there is none."""
        if not names:
            return ""
        few, more = names[:NAMED], len(names) - NAMED
        if more > 0:
            comma = sentence("table_comma", self.lang)
            return self.say("some_more", names=comma.join(few), count=more)
        return self.say("some", names=listing(few, self.lang))

    def few(self, names: Sequence[str], most: int) -> str:
        """A few names as a sentence lists them; of more than `most` those, and how many more there are."""
        if len(names) <= most:
            return listing(names, self.lang)
        comma = sentence("table_comma", self.lang)
        return self.say("org_few", names=comma.join(names[:most]), count=len(names) - most)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """The rows that count: source, target, agreement, row."""
        return self.view.counted.collaboration[["source", "target", "agreement", "row"]]

    @cached_property
    def every(self) -> frozenset[int]:
        """All rows that count."""
        return row_numbers(self.ties["row"])

    def of_agreements(self, ids: Collection[str]) -> frozenset[int]:
        """The rows of some agreements, whether they count on the day or not."""
        ties = self.view.whole.collaboration
        return row_numbers(ties.loc[ties["agreement"].isin(list(ids)), "row"])

    def of_organisations(self, ids: Collection[str]) -> frozenset[int]:
        """The rows of the ties of some organisations."""
        ties = self.ties
        return row_numbers(ties.loc[ties["source"].isin(list(ids)) | ties["target"].isin(list(ids)), "row"])

    @cached_property
    def due(self) -> pd.DataFrame:
        """What has become of every agreement, as `renewals` says; no rows where nothing has a date."""
        due = self.found.due
        return self.found.tables["ending"].head(0) if due is None else due

    def with_status(self, *status: str) -> pd.DataFrame:
        """The agreements of some status, the earliest first; `by`: the day by which somebody decides."""
        due = self.due[self.due["status"].isin(status)]
        if not len(due):
            return due.assign(by=[])
        rolling = due["status"].isin(["notice-due", "renews-itself"])
        found = due.assign(by=due["notice"].where(rolling, due["ends"]))
        return found.sort_values(["by", "agreement"], kind="stable", ignore_index=True)

    def old(self) -> Iterator[Said]:
        """That the data are old, where they are."""
        stale = self.counted.stale
        if stale and self.counted.newest:
            newest, day = self.words(self.counted.newest), self.words(self.counted.day)
            yield Said(self.say("stale", newest=newest, day=day, days=stale["days"]))

    @cached_property
    def suggested(self) -> pd.DataFrame:
        """Everyone who may sign with the focal organisation next, the likeliest first."""
        return suggest(self.view, self.focal)

    @cached_property
    def live(self) -> nx.Graph:
        """Who has an agreement in force with whom on the day."""
        return replace(self.view, as_of=self.counted.day, active=True).once(build)

    @cached_property
    def change(self) -> Difference | None:
        """What changed since the last board; None where nothing has a date."""
        if self.since is None or self.counted.day is None or self.since > self.counted.day:
            return None
        view = replace(self.view, as_of=self.counted.day)
        return difference(view.on(self.since), view, causes=False)


def row_ranges(rows: Iterable[int]) -> str:
    """Write numbers of rows, those that follow each other as a stretch.

    Examples
    --------
    >>> row_ranges([9, 2, 3, 4, 6])
    '2–4, 6, 9'
    """
    found = []
    for _, group in groupby(enumerate(sorted(rows)), key=lambda pair: pair[1] - pair[0]):
        places = [row for _, row in group]
        long = len(places) > 2
        found += [f"{places[0]}–{places[-1]}"] if long else [str(each) for each in places]
    return ", ".join(found)


def listing(texts: Sequence[str], lang: str) -> str:
    """Join a few texts as a sentence does.

    Examples
    --------
    >>> listing(["A", "B", "C"], "en"), listing(["A"], "en"), listing(["A", "B"], "ja")
    ('A, B and C', 'A', 'A、B')
    """
    if lang == "ja" or len(texts) < 2:
        return "、".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def year_before(day: date) -> date:
    """The same day of the year before, of a 29 February the 28th.

    Examples
    --------
    >>> year_before(date(2024, 2, 29)).isoformat(), year_before(date(2026, 11, 22)).isoformat()
    ('2023-02-28', '2025-11-22')
    """
    leap = day.month == 2 and day.day == 29
    return day.replace(year=max(day.year - 1, 1), day=28 if leap else day.day)


def row_numbers(rows: pd.Series) -> frozenset[int]:
    """The numbers of rows.

    Examples
    --------
    >>> import pandas as pd
    >>> sorted(row_numbers(pd.Series([3, 2])))
    [2, 3]
    """
    return frozenset(int(each) for each in rows)
