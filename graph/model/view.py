"""A view of an ecosystem: on which day, counted how, which part of it, and in which language it is told."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

from graph.dates.days import as_day
from graph.dates.periods import periods, until
from graph.model.arguments import fitting, keys, no_ecosystem, one_of
from graph.model.ecosystem import Basis, Ecosystem, snapshot, span
from graph.model.selection import column, labels, select
from graph.vocabulary import NO_TYPE, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    import pandas as pd

    from graph.dates.periods import Period
    from graph.model.communities import Called

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class View:
    """An ecosystem as a question looks at it.

    Attributes
    ----------
    eco
        All ties, not those of one day, so that a question can look past the day.
    as_of
        The day that is shown; a month or year stands for its last day. None: all dates,
        undated ties too.
    basis, active
        How ties are counted on the day, as in `graph.snapshot`.
    relations
        Relations that are counted, empty for all collaboration.
    types
        Types of the organisations whose rows a table keeps, empty for all, in any case or language.
        Numbers and ranks are those among all organisations; of paths, who may stand in between.
        Tables without a row an organisation, reports, maps and pictures are of everyone.
    lang
        Language of names and sentences: ``en`` or ``ja``.
    communities
        What communities are called, by the id of an organisation in them, where they are not called
        after their hub (`graph.model.communities`): a text, or one for each language.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "b"], "signed": ["2016-05", "2018"]})
    >>> view = View(eco, "2017")
    >>> len(view.whole.edges), len(view.counted.edges), view.day.isoformat()
    (2, 1, '2017-12-31')
    """

    eco: Ecosystem
    as_of: date | str | None = None
    basis: Basis = "certain"
    active: bool = False
    relations: Collection[str] = ()
    types: Collection[str] = ()
    lang: str = "en"
    communities: Mapping[str, Called] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for each in fields(self):
            self._put(each.name, fitting(getattr(self, each.name), each.name, str(each.type)))
        one_of(self.basis, "basis", get_args(Basis))
        self._put("types", keys(self.types, (*TYPES, NO_TYPE, *self.eco.own_types), "type"))

    def _put(self, name: str, value: object) -> None:
        """Keep an attribute as it was understood, while the view is made."""
        object.__setattr__(self, name, value)

    def __getstate__(self) -> dict[str, Any]:
        """Give what a copy is made of, without what was made of it."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def of(cls, source: View | Ecosystem) -> View:
        """Take a view as it is, and an ecosystem as the day that it already is of.

        Raises
        ------
        UsageError
            When it is something else, such as a graph or the name of a folder.
        """
        if isinstance(source, View):
            return source
        if not isinstance(source, Ecosystem):
            raise no_ecosystem(source)
        return cls(source, source.as_of, source.basis, source.active)

    @cached_property
    def day(self) -> date | None:
        """The day that is shown, None for all dates."""
        return None if self.as_of is None else as_day(self.as_of)

    @cached_property
    def whole(self) -> Ecosystem:
        """The ecosystem with the relations asked for and all their dates."""
        eco = self.eco
        if eco.relations <= {*self.relations} and not eco.ties.structural.any():
            return eco  # it has no others
        return select(eco, relations=self.relations)

    @cached_property
    def counted(self) -> Ecosystem:
        """What counts on the day; its `pairs` are kept, and never to be changed."""
        eco = self.whole
        if self.day and (self.day, self.basis, self.active) == (eco.as_of, eco.basis, eco.active):
            return eco  # and it still knows what the day left open
        return snapshot(eco, self.day, basis=self.basis, active=self.active)

    @cached_property
    def names(self) -> dict[str, str]:
        """What each organisation is called in the language, by id; kept, and never to be changed."""
        return labels(self.eco, self.lang)

    @cached_property
    def _made(self) -> dict[Callable[[Ecosystem], Any], Any]:
        return {}

    def once(self, make: Callable[[Ecosystem], Made]) -> Made:
        """Give what a function makes of the ties that count; made the first time, and never to be changed.

        Examples
        --------
        >>> from graph.model.ecosystem import make
        >>> view = View(make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {}))
        >>> view.once(lambda eco: len(eco.nodes))
        1
        """
        if make not in self._made:
            self._made[make] = make(self.counted)
        return cast("Made", self._made[make])

    def periods(self, every: str, *, fiscal_start: int = 4) -> list[Period]:
        """List the periods from the first date on; the last ends with the day, else with the newest date.

        Parameters
        ----------
        every, fiscal_start
            As for `graph.dates.periods.periods`.

        Examples
        --------
        >>> from graph.model.ecosystem import make
        >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
        ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
        >>> [(each.label, each.end.isoformat(), each.unfinished) for each in View(eco).periods("year")]
        [('2016', '2016-05-31', True)]
        """
        first, newest = span(self.whole, basis=self.basis) or (date.max, date.min)
        stretch = periods(first, self.day or newest, every=every, fiscal_start=fiscal_start)
        certain = span(self.whole)  # the data go on to the last possible day, however they are counted
        return until(stretch, self.day or (certain[1] if certain else newest))

    def on(self, day: date | str | None) -> View:
        """Look at another day in the same way."""
        other = replace(self, as_of=day)
        vars(other)["whole"] = self.whole  # the relations are not sought out once more
        return other

    def without(self, organisations: Sequence[str]) -> View:
        """Look at the ecosystem as if some organisations, by their ids, were not in it."""
        return replace(self, eco=select(self.eco, without=organisations))

    @property
    def everyone(self) -> View:
        """The same view, whose tables keep the rows of all types."""
        if not self.types:
            return self
        other, own = replace(self, types=()), {each.name for each in fields(self)}
        self._made  # noqa: B018  (so that what is made once is shared)
        vars(other).update({name: each for name, each in vars(self).items() if name not in own})
        return other

    def named(self, table: pd.DataFrame) -> pd.DataFrame:
        """Give a table's column ``name`` in the language, by its column ``id``."""
        if self.lang == "en" or table.empty:
            return table
        columns = zip(table["id"], table["name"], strict=True)
        return table.assign(name=[self.names.get(each) or name for each, name in columns])

    def kept(self, table: pd.DataFrame) -> pd.DataFrame:
        """Keep the rows of the organisations whose type is asked for, by the column ``type``, else ``id``."""
        if not self.types:
            return table
        kinds = table["type"] if "type" in table else table["id"].map(column(self.eco, "type"))
        return table[kinds.isin(self.types)].reset_index(drop=True)


def counted(source: View | Ecosystem) -> Ecosystem:
    """Give what counts in a view; an ecosystem is taken as it is.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {})
    >>> counted(eco) is eco
    True
    """
    return source if isinstance(source, Ecosystem) else View.of(source).counted
