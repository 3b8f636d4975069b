"""The pasts that the dates leave open on a day, and the ranks that organisations can have in them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

from graph.measures import ranks_in_each
from graph.questions.organisations.openness import OpenDates, Past, Tie, open_dates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from graph.model.view import View

Item = tuple[str, str]  # an organisation, and one of its partners or agreements

BOUNDED = ("partners", "agreements", "degree")  # measures whose bounds are found however much is open
WORK = 3_000_000  # pasts times organisations times pairs: about four seconds of all measures by NetworkX
MOST = 256  # pasts that are looked at
SHARED = 8  # open agreements with ties between others too, of which every combination is looked at
SEED = 20160518


@dataclass(frozen=True)
class RankBounds:
    """The best and the worst rank of organisations over the pasts that dates leave open.

    Attributes
    ----------
    ranks
        By organisation and measure, over the pasts in which it has a tie.
    agreements
        How many agreements are open (count): there are 2 to their power pasts, see `every`.
    seen
        How many pasts were looked at (count).
    exact
        The measures whose bounds are true; those of the others are of the pasts looked at.
    """

    ranks: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    agreements: int = 0
    seen: int = 1
    exact: tuple[str, ...] = ()

    @property
    def every(self) -> str:
        """How many pasts there are, as a power of two where the number itself is long.

        Examples
        --------
        >>> [RankBounds(agreements=count).every for count in (3, 10, 400)]
        ['8', '1,024', '2^400']
        """
        return f"{2**self.agreements:,}" if self.agreements <= 20 else f"2^{self.agreements}"

    def around(self, org: str, measure: str, rank: int) -> tuple[int, int]:
        """Give the best and the worst rank of one that has a rank on the day, which lies between them.

        Examples
        --------
        >>> RankBounds({("a", "partners"): (2, 3)}).around("a", "partners", 1)
        (1, 3)
        """
        best, worst = self.ranks.get((org, measure), (rank, rank))
        return min(best, rank), max(worst, rank)


def rank_bounds(view: View, orgs: Collection[str], *, measures: Sequence[str]) -> RankBounds:
    """Give the best and the worst rank that organisations can have had on a day.

    Parameters
    ----------
    view
        What is looked at on its day.
    orgs, measures
        Ids, and columns of the hub table.

    Returns
    -------
    bounds
        Over every past in which the organisation has a tie: each open agreement signed by
        then or not, whatever the others are. True where all pasts are few enough to be
        looked at one by one, and for partners, agreements and degree where they are not;
        else of a sample of pasts, always the same.

    Notes
    -----
    By what is counted, an organisation stands best where its own open agreements are signed
    and those of others are not, and worst the other way round. For a tie of its own adds as
    much to it as to its partner, and one of others adds nothing to it. An agreement that has
    ties between others as well can go either way, so every combination of up to eight of
    them is looked at; of more, as many combinations as of eight.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> from graph.model.view import View
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b", "a"], "target": ["a", "c"], "signed": ["2016-05", "2018"]})
    >>> rank_bounds(View(eco, "2018-06-30"), ["a", "b"], measures=["partners"]).ranks
    {('a', 'partners'): (1, 1), ('b', 'partners'): (1, 2)}
    """
    dates = open_dates(view)
    room = _room(dates)
    count = len(dates.open)
    if 2**count <= room:
        found = _over_pasts(dates, _subsets(range(count)), orgs, measures)
        return RankBounds(found, count, 2**count, tuple(measures))
    sample = _sample(dates, orgs, room)
    # Where one agreement takes the place of another, what is best for an organisation cannot be told apart.
    bounded = () if dates.superseded else BOUNDED
    found = _over_pasts(dates, sample, orgs, [each for each in measures if each not in bounded])
    exact = []
    for measure in (each for each in measures if each in bounded):
        counts = _Counts(dates, by_agreement=measure == "agreements")
        counted = {org: counts.ranks(org) for org in orgs}
        found |= {(org, measure): (min(each), max(each)) for org, each in counted.items() if each}
        if all(len(counts.shared(org)) <= SHARED for org in orgs):
            exact.append(measure)
    return RankBounds(found, count, len(sample), tuple(exact))


def _room(dates: OpenDates) -> int:
    """How many pasts can be looked at, two at least."""
    whole = dates.graph(dates.every)
    work = len(whole) * int(whole.number_of_edges())
    return max(2, min(MOST, WORK // max(work, 1)))


def _subsets(places: Iterable[int]) -> Iterator[Past]:
    """Every choice of some places, the smallest first."""
    listed = sorted(places)
    return (frozenset(each) for size in range(len(listed) + 1) for each in combinations(listed, size))


def _sample(dates: OpenDates, orgs: Collection[str], room: int) -> list[Past]:
    """Some pasts: that of the view, none and all signed, each for and against an organisation, and others."""
    mine = [dates.of(org) for org in orgs]
    known = [
        dates.shown,
        frozenset[int](),
        dates.every,
        *(past for own in mine for past in (own, dates.every - own)),
    ]
    found = dict.fromkeys(known)
    random = Random(SEED)
    while len(found) < room:
        found.setdefault(frozenset(each for each in sorted(dates.every) if random.random() < 0.5))
    return list(found)[:room]


def _over_pasts(
    dates: OpenDates, pasts: Iterable[Past], orgs: Collection[str], measures: Sequence[str]
) -> dict[tuple[str, str], tuple[int, int]]:
    """The best and the worst rank of each organisation and measure over some pasts.

    Pasts that differ by agreements of the same partners only are one graph, which is measured once.
    """
    seen: dict[tuple[str, str], set[int]] = defaultdict(set)
    ends = 3 if "agreements" in measures else 2  # of a tie, on which the measures rest
    alike = {frozenset(tie[:ends] for tie in dates.ties(past)): past for past in pasts if measures}
    graphs = [dates.graph(past) for past in alike.values()]
    for ranks in ranks_in_each(graphs, measures=measures):
        for measure, found in ranks.items():
            for org in orgs:
                if org in found:
                    seen[org, measure].add(found[org])
    return {each: (min(those), max(those)) for each, those in seen.items()}


class _Counts:
    """Partners, or agreements, of every organisation in any past."""

    def __init__(self, dates: OpenDates, *, by_agreement: bool) -> None:
        self.dates, self.by_agreement = dates, by_agreement
        self.sure = {each for tie in dates.sure for each in self._items(tie)}
        self.new = [{item for tie in ties for item in self._items(tie)} - self.sure for ties in dates.open]
        self.base = Counter(org for org, _ in self.sure)
        self.names = Counter(agreement for ties in dates.open for agreement in {tie[2] for tie in ties})

    def _items(self, tie: Tie) -> tuple[Item, Item]:
        first, second, agreement = tie
        return (
            ((first, agreement), (second, agreement))
            if self.by_agreement
            else ((first, second), (second, first))
        )

    def ranks(self, org: str) -> list[int]:
        """The ranks of an organisation in the pasts that are best and worst for it."""
        own, shared = self.dates.of(org), self.shared(org)
        plain, others = own - shared, self.dates.every - own
        combined = list(_combinations(shared))
        found = [*self._ranks(org, plain, combined), *self._ranks(org, others, combined)]
        if not self.base[org]:  # without one of its own it has no rank at all
            found += self._ranks(org, others, [frozenset({each}) for each in plain])
        return [rank for rank in found if rank]

    def shared(self, org: str) -> Past:
        """Its open agreements that may add more to another than to itself."""
        return frozenset(each for each in self.dates.of(org) if not self._plain(org, each))

    def _plain(self, org: str, unit: int) -> bool:
        """Whether an open agreement adds as much to the organisation as to anyone, whatever else is open."""
        if self.by_agreement:
            agreement = self.dates.open[unit][0][2]
            return (org, agreement) in self.new[unit] and self.names[agreement] == 1
        return all(org in pair for pair in self.new[unit])

    def _ranks(self, org: str, signed: Past, more: Iterable[Past]) -> Iterator[int]:
        """Its competition ranks where some are signed and each choice of others is as well; 0 without a tie.

        All are counted once, and for each choice those whom it adds to.
        """
        before = set[Item]().union(*(self.new[each] for each in signed))
        counts = self.base + Counter(owner for owner, _ in before)
        ordered = sorted(counts.values())
        for past in more:
            items = set[Item]().union(*(self.new[each] for each in past)) - before
            added = Counter(owner for owner, _ in items)
            mine = counts[org] + added[org]
            above = len(ordered) - bisect_right(ordered, mine)
            above += sum(counts[each] <= mine < counts[each] + plus for each, plus in added.items())
            yield above + 1 if mine else 0


def _combinations(units: Past) -> Iterator[Past]:
    """Every combination of a few, else none, all and as many others as of a few."""
    if len(units) <= SHARED:
        yield from _subsets(units)
        return
    yield from (frozenset(), units)
    random = Random(SEED)
    for _ in range(2**SHARED - 2):
        yield frozenset(each for each in sorted(units) if random.random() < 0.5)
