"""New ties of a list that are about old ones: further parties, and what may be a name or a day put right."""

from __future__ import annotations

import difflib
import itertools
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.errors import DateError
from graph.exchange.matching import agreements_of, pair_of, unlikeness
from graph.exchange.starter import CJK
from graph.reading.identity import core
from graph.vocabulary import fold
from graph.vocabulary.bodies import names_a_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.dates import PartialDate
    from graph.exchange.matching import Agreement, Matching

_MOST = 50  # ties of one party and day among which a name put right is looked for
_MONTH = 31  # days after the end of an agreement within which the next one begins
# How much of two names is the same where one is a slip of the other: of all, of their own words, of kanji.
_SLIP, _SLIP_OF_WORDS, _SLIP_CJK = 0.9, 0.8, 0.75
_LITTLE = frozenset({"the", "of", "and", "for", "de", "la", "der", "die", "und", "et", "in", "at"})


@dataclass(frozen=True)
class Folder:
    """A folder beside a list that was compared with it.

    Attributes
    ----------
    found
        Which tie of the list is which of the folder.
    rows, ends
        For each tie of the folder its row in the file, and its last day in force, ISO or blank.
    names
        Id to name, in both.
    """

    found: Matching
    rows: Sequence[int]
    ends: Sequence[str]
    names: Mapping[str, str]

    @cached_property
    def _everywhere(self) -> frozenset[str]:
        """Who is a party of every tie: the hub, whom nobody needs to be told."""
        ties = [*map(pair_of, self.found.here), *map(pair_of, self.found.listed)]
        return frozenset.intersection(*map(frozenset, ties)) if ties else frozenset()

    def named(self, ids: Iterable[str], mark: str = " – ") -> str:
        """Name organisations, but for the hub."""
        every = list(dict.fromkeys(ids))
        said = [id_ for id_ in every if id_ not in self._everywhere] or every
        return mark.join(self.names.get(id_, id_) for id_ in said)

    def row(self, place: int) -> str:
        """Say which tie of the folder it is: its row, the partner and the day."""
        row = self.found.here[place]
        day = row.get("signed", "")
        return f"edges.csv:{self.rows[place]} {self.named((row['source'], row['target']))} {day}".rstrip()


@dataclass
class About:
    """What the new ties of a list are about.

    Attributes
    ----------
    numbers
        The place of a new tie to the number of the agreement of the folder of which it is.
    told
        Key of a sentence to its cases.
    """

    numbers: dict[int, str] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, key: str, case: str) -> None:
        """Note a case of something."""
        self.told.setdefault(key, []).append(case)


def about(folder: Folder) -> About:
    """Tell of which agreements of a folder the new ties of a list may be.

    Examples
    --------
    >>> from graph.exchange.matching import matching
    >>> here = [{"source": "hub", "target": "a", "signed": "2018-08-08", "agreement": "a~hub~2018-08-08"}]
    >>> newer = [{"source": "hub", "target": "a", "signed": "2018-08-09"}]
    >>> about(Folder(matching(here, newer), [2], [""], {"hub": "Hub", "a": "Port Lab"})).told
    {'maybe_redated': ['edges.csv:2 Hub – Port Lab 2018-08-08 -> 2018-08-09']}
    """
    found = About()
    listed = folder.found.listed
    new = set(range(len(listed))) - folder.found.ties.keys()
    gone = set(range(len(folder.found.here))) - folder.found.taken
    _apart(folder, found)
    if not new:
        return found
    _further_parties(folder, found, new, gone)
    _numbered(folder, found)
    for each, near in folder.found.undecided:
        found.tell("undecided_parties", _in_rows(folder, each, [other.rows[0] for other in near]))
        new.difference_update(each.rows)
        gone.difference_update(place for other in near for place in other.rows)
    _redated(folder, found, new, gone)
    _renamed(folder, found, new, gone)
    return found


def _in_rows(folder: Folder, agreement: Agreement, places: Iterable[int]) -> str:
    """An agreement of the list by its parties and day, and rows of the folder."""
    rows = ", ".join(f"edges.csv:{row}" for row in sorted(folder.rows[place] for place in places))
    return f"{folder.named(sorted(agreement.parties), '; ')} {agreement.signed} ({rows})"


def _apart(folder: Folder, found: About) -> None:
    """Tell of agreements of the list that stand as several in the folder."""
    ties = folder.found.ties
    for each in agreements_of(folder.found.listed):
        places = [ties[at] for at in each.rows if at in ties]
        numbers = {folder.found.here[place].get("agreement", "") for place in places}
        if len(each.rows) == len(places) and len(numbers) > 1:
            found.tell("parties_apart", _in_rows(folder, each, places))


def _further_parties(folder: Folder, found: About, new: set[int], gone: set[int]) -> None:
    """Put new ties into the agreement of the folder of which others of their row are; tell of the parties."""
    here, ties = folder.found.here, folder.found.ties
    places: dict[str, list[int]] = {}
    for place, row in enumerate(here):
        places.setdefault(row.get("agreement", ""), []).append(place)
    for each in agreements_of(folder.found.listed):
        added = [at for at in each.rows if at not in ties]
        old = [ties[at] for at in each.rows if at in ties]
        number = here[old[0]].get("agreement", "") if old else each.number
        if not added or not number or number not in places:
            continue
        if old:
            found.numbers |= dict.fromkeys(added, number)
        there = {id_ for place in places[number] for id_ in pair_of(here[place])}
        more = sorted(each.parties - there)
        left = [place for place in places[number] if place in gone]
        before = sorted({id_ for place in left for id_ in pair_of(here[place])} - each.parties)
        if more and before:
            names = f"{folder.named(before, '; ')} / {folder.named(more, '; ')}"
            found.tell("two_spellings", f"{number} (edges.csv:{folder.rows[left[0]]}): {names}")
            new.difference_update(added)
            gone.difference_update(left)
        elif more:
            found.tell("further_parties", f"{folder.row(places[number][0])} + {folder.named(more, '; ')}")
            new.difference_update(added)


def _numbered(folder: Folder, found: About) -> None:
    """Give new agreements numbers that none in the folder has: the list made its own without knowing them."""
    listed, ties = folder.found.listed, folder.found.ties
    taken = {row.get("agreement", "") for row in folder.found.here}
    for each in agreements_of(listed):
        made = listed[each.rows[0]].get("agreement", "")
        if made and not each.number and not any(at in ties for at in each.rows):
            counted = (f"{made}-{count}" for count in itertools.count(2))
            free = made if made not in taken else next(each for each in counted if each not in taken)
            taken.add(free)
            if free != made:
                found.numbers |= dict.fromkeys(each.rows, free)


def _redated(folder: Folder, found: About, new: set[int], gone: set[int]) -> None:
    """Tell of new ties of a pair of which an old one of another day is not in the list any more."""
    here, listed = folder.found.here, folder.found.listed
    there = _grouped(gone, lambda place: [_kind(here[place])])
    pairs = []
    for at in sorted(new):
        for place in there.get(_kind(listed[at]), ())[:_MOST]:
            days = _date(here[place].get("signed", "")), _date(listed[at].get("signed", ""))
            if (
                days[0]
                and days[1]
                and days[0] != days[1]
                and not _follows(folder.ends[place], listed[at], days[1])
            ):
                apart = abs((days[0].first - days[1].first).days)
                pairs.append((unlikeness(here[place], listed[at]), apart, at, place))
    for *_, at, place in sorted(pairs):
        if at in new and place in gone:
            found.tell("maybe_redated", f"{folder.row(place)} -> {listed[at]['signed']}")
            new.discard(at)
            gone.discard(place)


def _kind(row: Mapping[str, str]) -> tuple[str, ...]:
    return (*pair_of(row), row.get("relation", "mou"))


def _follows(end: str, listed: Mapping[str, str], day: PartialDate) -> bool:
    """Tell a new agreement that renews an old one, which has ended by then."""
    last = _date(end)
    renewal = listed.get("kind") == "renewal" or bool(listed.get("renews"))
    return renewal or (last is not None and (day.first - last.last).days >= -_MONTH)


def _renamed(folder: Folder, found: About, new: set[int], gone: set[int]) -> None:
    """Tell of new ties of a day of which an old one is not in the list any more, with a name like theirs."""
    here, listed = folder.found.here, folder.found.listed
    there = _grouped(gone, lambda place: _ends_of_day(here[place]))
    cases: dict[int, list[str]] = {}
    for at in sorted(new):
        for key in _ends_of_day(listed[at]):
            for place in there.get(key, ())[:_MOST]:
                name, other = (
                    next(id_ for id_ in pair_of(row) if id_ != key[0]) for row in (here[place], listed[at])
                )
                differ, same, _ = unlikeness(here[place], listed[at])
                if differ <= -same and resemble(*(folder.names.get(id_, id_) for id_ in (name, other))):
                    cases.setdefault(place, []).append(other)
                    break
    for place, ids in sorted(cases.items()):
        meant = "maybe_renamed" if len(ids) == 1 else "maybe_several"
        found.tell(meant, f"{folder.row(place)} -> {folder.named(ids, '; ')}")


def _grouped(
    places: Iterable[int], keys: Callable[[int], Iterable[tuple[str, ...]]]
) -> dict[tuple[str, ...], list[int]]:
    """The places of ties by each of their keys."""
    found: dict[tuple[str, ...], list[int]] = {}
    for place in sorted(places):
        for key in keys(place):
            found.setdefault(key, []).append(place)
    return found


def _ends_of_day(row: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Each party of a dated tie with its relation and day."""
    day = row.get("signed", "")
    return [(id_, row.get("relation", "mou"), day) for id_ in pair_of(row)] if day else []


def resemble(one: str, other: str) -> bool:
    """Tell two names that may be one, put right: one within the other, the same words, or a slip apart.

    Examples
    --------
    >>> resemble("TU Graz", "TU Graz (Graz University of Technology)"), resemble("Otter", "Wye")
    (True, False)
    >>> resemble("University of Ghent", "Ghent University"), resemble("Otter University", "Wye University")
    (True, False)
    """
    cores = core(one), core(other)
    shorter, longer = sorted(cores, key=len)
    if len(shorter) > 1 and shorter in longer:
        return True
    if all(map(CJK.search, (one, other))):
        return _share(*cores) >= _SLIP_CJK
    words, others = _own_words(one), _own_words(other)
    shared = len(set(words) & set(others))
    if shared and 2 * shared >= min(len(set(words)), len(set(others))):
        return True
    of_words = _share("".join(words), "".join(others)) if words and others else 0
    return of_words >= _SLIP_OF_WORDS or _share(*cores) >= _SLIP


def _share(one: str, other: str) -> float:
    """How much of two texts is the same, 0 to 1."""
    return difflib.SequenceMatcher(None, one, other).ratio()


def _own_words(name: str) -> list[str]:
    """The words of a name that others do not have: not University, not of."""
    words = re.findall(r"[^\W\d_]{3,}", fold(name))
    return [word for word in words if word not in _LITTLE and not names_a_body(word)]


def _date(text: str) -> PartialDate | None:
    try:
        return parse(text) if text else None
    except DateError:
        return None
