"""Which ties of a newer list are those of a folder: by number, by parties, by a day that may be it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import DateError
from graph.exchange.starter import number_for
from graph.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from graph.dates import PartialDate

# What a list and the folder number for themselves.
APART = frozenset({"source", "target", "agreement", "kind", "sheet"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """The rows of one table that are one agreement.

    Attributes
    ----------
    rows
        Their places.
    parties
        The ids of all who stand in them.
    number
        What tells it from others, where somebody gave it a number; blank where one was made of its rows.
    relation, signed
        As the rows have them.
    """

    rows: tuple[int, ...]
    parties: frozenset[str]
    number: str
    relation: str
    signed: str


@dataclass(slots=True)
class Matching:
    """What of a list is in a folder.

    Attributes
    ----------
    here, listed
        The ties of both.
    ties
        The place of a tie of the list to its place in the folder.
    undecided
        Agreements of the list that may be each of several in the folder, or that one of the folder may be.
    """

    here: Sequence[Mapping[str, str]]
    listed: Sequence[Mapping[str, str]]
    ties: dict[int, int] = field(default_factory=dict)
    undecided: list[tuple[Agreement, list[Agreement]]] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def match(self, at: int, place: int) -> None:
        """Note that a tie of the list is one of the folder."""
        self.ties[at] = place
        self.taken.add(place)

    def match_rows(self, wanted: Iterable[int], places: Iterable[int]) -> None:
        """Match rows of one pair of organisations, the most alike first."""
        there = _by(pair_of, self.here, (place for place in places if place not in self.taken))
        for name, rows in _by(pair_of, self.listed, (at for at in wanted if at not in self.ties)).items():
            for at, place in _most_alike(self.here, self.listed, there.get(name, ()), rows):
                self.match(at, place)


def matching(here: Sequence[Mapping[str, str]], listed: Sequence[Mapping[str, str]]) -> Matching:
    """Find for each tie of a list the one of the folder that it is.

    Parameters
    ----------
    here
        The folder, with the numbers that were made for agreements without one.
    listed
        The list.

    Returns
    -------
    matching
        In this order: ties that have a number of one agreement; agreements of the same parties and day, of
        several the most alike; agreements of one day of which one has all parties of the other, where there
        is one alone on either side; the same parties and a day that may be it, dates before blanks; at last
        single ties of one day within other agreements.

    Examples
    --------
    >>> here = [{"source": "a", "target": "b", "signed": day} for day in ("", "2019")]
    >>> matching(here, [{"source": "b", "target": "a", "signed": "2019-03-01"}]).ties
    {0: 1}
    """
    found = Matching(here, listed)
    ours, theirs = agreements_of(here), agreements_of(listed)
    _by_number(found, theirs)
    _by_parties(found, ours, theirs)
    nested = _nested(found, ours, theirs)
    _near(found, ours, theirs)
    _single_ties(found, theirs)
    found.undecided += [
        (each, near) for each, near in nested if not any(at in found.ties for at in each.rows)
    ]
    return found


def agreements_of(rows: Sequence[Mapping[str, str]]) -> list[Agreement]:
    """Give the agreements of a table; rows of one number and several days are as many.

    Examples
    --------
    >>> rows = [{"source": "a", "target": b, "agreement": "m-1"} for b in "bc"]
    >>> [(sorted(each.parties), each.number) for each in agreements_of(rows)]
    [(['a', 'b', 'c'], 'm-1')]
    """
    groups: dict[tuple[object, str, str], list[int]] = {}
    for at, row in enumerate(rows):
        key = (row.get("agreement") or at, row.get("relation", "mou"), row.get("signed", ""))
        groups.setdefault(key, []).append(at)
    found = []
    for (name, relation, signed), places in groups.items():
        ends = [rows[at][end] for end in ("source", "target") for at in places]
        number = name if isinstance(name, str) and not _is_made(name, ends, signed) else ""
        found.append(Agreement(tuple(places), frozenset(ends), number, relation, signed))
    return found


def _is_made(number: str, ends: Sequence[str], signed: str) -> bool:
    """Tell a number that the program made: of a pair by `graph.read`, of several parties by an import."""
    parties = tuple(dict.fromkeys(ends))
    read = "~".join([*sorted(parties), signed])
    if number == read or re.sub(r"~\d+$", "", number) == read:
        return True
    if signed.replace("/", "-") not in number:
        return False
    return re.fullmatch(re.escape(number_for(parties, signed)) + r"(?:-\d+)*", number) is not None


def is_unnumbered(row: Mapping[str, str]) -> bool:
    """Tell a tie of the folder whose cell for the number of the agreement is blank.

    Examples
    --------
    >>> row = {"source": "b", "target": "a", "signed": "2019"}
    >>> is_unnumbered({**row, "agreement": "a~b~2019"}), is_unnumbered({**row, "agreement": "m-1"})
    (True, False)
    """
    made = "~".join([*pair_of(row), row.get("signed", "")])
    return row["agreement"] == made or re.sub(r"~\d+$", "", row["agreement"]) == made


def pair_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """Give the ids of both ends in their order."""
    return tuple(sorted((row["source"], row["target"])))


def _by(
    key: Callable[[Mapping[str, str]], tuple[str, ...]],
    rows: Sequence[Mapping[str, str]],
    places: Iterable[int],
) -> dict[tuple[str, ...], list[int]]:
    """Which of some rows have each name."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place in places:
        found.setdefault(key(rows[place]), []).append(place)
    return found


def _by_number(found: Matching, theirs: Sequence[Agreement]) -> None:
    """Match ties that have the number of one agreement; one that the import made says nothing."""
    numbered = [at for each in theirs if each.number for at in each.rows]
    there = _by(_numbered_pair, found.here, range(len(found.here))) if numbered else {}
    for name, rows in _by(_numbered_pair, found.listed, numbered).items():
        found.match_rows(rows, there.get(name, ()))


def _numbered_pair(row: Mapping[str, str]) -> tuple[str, ...]:
    return (*pair_of(row), row.get("agreement", ""))


def _open(agreements: Iterable[Agreement], done: Iterable[int]) -> list[Agreement]:
    """Those of some agreements of which no row is matched."""
    known = set(done)
    return [each for each in agreements if known.isdisjoint(each.rows)]


def _by_parties(found: Matching, ours: Sequence[Agreement], theirs: Sequence[Agreement]) -> None:
    """Match agreements of the same parties, relation and day, the most alike first."""

    def named(agreements: Iterable[Agreement]) -> dict[object, dict[int, Agreement]]:
        groups: dict[object, dict[int, Agreement]] = {}
        for each in agreements:
            groups.setdefault((each.parties, each.relation, each.signed), {})[each.rows[0]] = each
        return groups

    there = named(_open(ours, found.taken))
    for name, wanted in named(_open(theirs, found.ties)).items():
        places = there.get(name, {})
        for at, place in _most_alike(found.here, found.listed, list(places), list(wanted)):
            found.match_rows(wanted[at].rows, places[place].rows)


def _nested(
    found: Matching, ours: Sequence[Agreement], theirs: Sequence[Agreement]
) -> list[tuple[Agreement, list[Agreement]]]:
    """Match agreements of one day of which one has all parties of the other, and give those left open."""
    by_tie: dict[tuple[str, ...], list[Agreement]] = {}
    for each in _open(ours, found.taken):
        for place in each.rows:
            by_tie.setdefault((*pair_of(found.here[place]), each.relation, each.signed), []).append(each)
    near: list[tuple[Agreement, list[Agreement]]] = []
    for each in _open(theirs, found.ties):
        ties = ((*pair_of(found.listed[at]), each.relation, each.signed) for at in each.rows)
        others = dict.fromkeys(other for tie in ties for other in by_tie.get(tie, ()) if _holds(each, other))
        if others:
            near.append((each, list(others)))
    claims = Counter(other for _, there in near for other in there)
    for each, there in near:
        if len(there) == 1 and claims[there[0]] == 1:
            found.match_rows(each.rows, there[0].rows)
    return [(each, there) for each, there in near if len(there) > 1 or claims[there[0]] > 1]


def _holds(one: Agreement, other: Agreement) -> bool:
    """Tell whether one of two agreements has all parties of the other, and no numbers tell them apart."""
    two = one.number and other.number and one.number != other.number
    return not two and (one.parties < other.parties or other.parties < one.parties)


def _near(found: Matching, ours: Sequence[Agreement], theirs: Sequence[Agreement]) -> None:
    """Match agreements of the same parties whose days may be the same; whose day is not known comes last."""
    free: dict[object, list[Agreement]] = {}
    for each in _open(ours, found.taken):
        free.setdefault((each.parties, each.relation), []).append(each)
        if len(each.parties) > 2:  # a tie within it may be all that the list tells
            for at in each.rows:
                free.setdefault((frozenset(pair_of(found.here[at])), each.relation), []).append(each)
    dates: dict[str, PartialDate | None] = {}
    pairs = []
    for each in _open(theirs, found.ties):
        for other in free.get((each.parties, each.relation), ()):
            distance = _distance(*(dates.setdefault(day, _date(day)) for day in (each.signed, other.signed)))
            if distance is not None:
                unlike = unlikeness(found.here[other.rows[0]], found.listed[each.rows[0]])
                pairs.append(((distance, unlike), each.signed, each.rows, other.rows))
    pairs.sort(key=lambda pair: pair[:3])
    best = Counter((rank, rows) for rank, _, rows, _ in pairs)
    for rank, _, rows, places in pairs:
        is_free = found.taken.isdisjoint(places) and not any(at in found.ties for at in rows)
        if is_free and best[rank, rows] == 1:
            found.match_rows(rows, places)


def _date(text: str) -> PartialDate | None:
    try:
        return parse(text) if text else None
    except DateError:
        return None


def _distance(one: PartialDate | None, other: PartialDate | None) -> tuple[bool, int] | None:
    """How far two dates are from being one: whether one is unknown, and in days; None where they are two."""
    if one is None or other is None:
        return (True, 0)
    if one.first > other.last or other.first > one.last:
        return None
    return (False, abs((one.first - other.first).days) + abs((one.last - other.last).days))


def _single_ties(found: Matching, theirs: Sequence[Agreement]) -> None:
    """Match the ties of agreements that stand under other numbers in the folder, where all of them do."""
    free = _by(_tie_of_day, found.here, (at for at in range(len(found.here)) if at not in found.taken))
    for each in theirs:
        rows = [at for at in each.rows if at not in found.ties]
        there = [free.get(_tie_of_day(found.listed[at]), []) for at in rows]
        if rows and all(any(place not in found.taken for place in places) for places in there):
            found.match_rows(rows, (place for places in there for place in places))


def _tie_of_day(row: Mapping[str, str]) -> tuple[str, ...]:
    return (*pair_of(row), row.get("relation", "mou"), row.get("signed", ""))


def _most_alike(
    here: Sequence[Mapping[str, str]],
    listed: Sequence[Mapping[str, str]],
    places: Sequence[int],
    wanted: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Pair rows of the list with those of the folder that go by one name, the most alike first."""
    if len(places) == len(wanted) == 1:
        yield wanted[0], places[0]
        return
    pairs = sorted((unlikeness(here[place], listed[at]), at, place) for at in wanted for place in places)
    told: set[int] = set()
    taken: set[int] = set()
    for _, at, place in pairs:
        if at not in told and place not in taken:
            told.add(at)
            taken.add(place)
            yield at, place


def unlikeness(there: Mapping[str, str], listed: Mapping[str, str]) -> tuple[int, int, int]:
    """Count the cells that differ, less those that say the same, and those that stand in one row only.

    Examples
    --------
    >>> unlikeness({"signed": "2019", "notes": "x"}, {"signed": "2019", "notes": "y", "city": "z"})
    (1, -1, 1)
    """
    cells = [(there.get(name, ""), listed.get(name, "")) for name in {*there, *listed} - APART]
    both = [(one, other) for one, other in cells if one and other]
    same = sum(fold(one) == fold(other) for one, other in both)
    return len(both) - same, -same, sum(bool(one) != bool(other) for one, other in cells)
