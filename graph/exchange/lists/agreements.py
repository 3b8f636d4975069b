"""The rows of a list of agreements as ties: parties by id, one row a pair, and each row that is none told."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.exchange.content import Loss
from graph.exchange.lists.formers import add_formers, with_former
from graph.exchange.lists.groups import ends, is_row_of_sums, stands_aside
from graph.exchange.lists.mapping import OF_PARTNER
from graph.exchange.lists.namesakes import namesakes
from graph.exchange.lists.organisations import are_ids, two_names
from graph.exchange.lists.splitting import may_be_joined, pieces, without_mark
from graph.exchange.lists.statuses import NOT_YET, UNKNOWN, remarks
from graph.exchange.lists.tables import FURTHER
from graph.exchange.lists.values import filled, kept_as_they_are, says_nothing
from graph.exchange.starter import number_for
from graph.progress import report
from graph.reading.header import RESERVED
from graph.reading.leftovers import is_ditto
from graph.reading.sheet import tidy
from graph.vocabulary import EDGE_COLUMNS, fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from graph.exchange.content import Record
    from graph.exchange.lists.mapping import Mapped
    from graph.exchange.lists.organisations import Organisations
    from graph.exchange.lists.tables import Table
    from graph.exchange.lists.values import Values

_NARROW = 3  # columns from which on a row with one text in it is no agreement
_EVERY = 5000  # rows between two reports of how far the work is


@dataclass
class Ties:
    """What was read of one or more lists of agreements.

    Attributes
    ----------
    rows
        One record a tie.
    told
        What was left out or supposed: key of the sentence to its examples, one a case.
    numbered
        Number that was made of an agreement to the rows of the list for which it was.
    """

    rows: list[Record] = field(default_factory=list)
    told: dict[str, list[str]] = field(default_factory=dict)
    numbered: dict[str, list[Record]] = field(default_factory=dict)

    def number(self, made: str, row: Record) -> str:
        """Give the number of an agreement: a further one of the same parties and day has it with a count.

        Examples
        --------
        >>> ties = Ties()
        >>> [ties.number("a-b-c-2019", {"notes": text}) for text in ("x", "y", "x")]
        ['a-b-c-2019', 'a-b-c-2019-2', 'a-b-c-2019']
        """
        rows = self.numbered.setdefault(made, [])
        if row not in rows:
            rows.append(row)
        at = rows.index(row) + 1
        return made if at == 1 else f"{made}-{at}"

    def tell(self, key: str, example: str) -> None:
        """Note a case of something that is told with a count."""
        self.told.setdefault(key, []).append(example)

    def tell_row(self, table: Table, at: int) -> None:
        """Note what a row is that names no party: sums, a note, a line that divides the table, or a lapse."""
        texts = table.texts(at)
        place = f"{table.place}:{table.numbers[at]}"
        if not texts or is_row_of_sums(texts):
            self.tell("came_sums", place)
        elif len(texts) == 1:
            self.tell("came_aside", " ".join(texts[0].split()))
        else:
            self.tell("came_partyless", place)

    def losses(self) -> tuple[Loss, ...]:
        """Give what was told, counted."""
        return tuple(
            Loss(key, len(found), _examples(key, found), grave=key in GRAVE)
            for key, found in self.told.items()
        )


def _examples(key: str, found: Sequence[str]) -> str:
    if key in WHOLE:
        return "; ".join([*found[:_FEW], *(["…"] if len(found) > _FEW else [])])
    return _named(found) if key in NAMED else found[0]


def _named(texts: Iterable[str]) -> str:
    """Name the first few of some texts, each once and as far as it is short."""
    once = list(dict.fromkeys(texts))
    said = [repr(each if len(each) <= _SHORT else f"{each[: _SHORT - 1]}…") for each in once[:_FEW]]
    return ", ".join([*said, *(["…"] if len(once) > _FEW else [])])


_FEW, _SHORT = 6, 40  # texts that are named; characters of each
NAMED = frozenset({"came_alone", "came_ended", "came_spelled"})  # of which not only the first is named
# The same, each as long as it is.
WHOLE = frozenset({"came_namesakes", "came_two_cities", "came_joint", "came_unsigned", "came_unsigned_dated"})
# What leaves out a row or a cell that may have been an agreement.
GRAVE = frozenset(
    {
        "came_partyless",
        "came_self",
        "came_one_party",
        "came_ambiguous",
        "came_unsplit",
        "came_no_ties",
        "came_half",
    }
)


@dataclass(frozen=True, slots=True)
class Whose:
    """How the parties of a list are named.

    Attributes
    ----------
    ours
        The id of the list's owner, who is a party in each row; blank where both parties stand in it.
    by_id
        Whether a tool has written ids that no two organisations share, so that nothing is split.
    """

    ours: str = ""
    by_id: bool = False


def read_ties(
    table: Table,
    found: Mapped,
    whose: Whose,
    *,
    values: Values,
    known: Organisations,
    into: Ties,
    today: date | None = None,
) -> list[int]:
    """Read the rows of a list of agreements, and give the places of those that are some.

    Parameters
    ----------
    found
        Which of our columns its columns are.
    values
        What stands in these, but for the parties.
    known
        The organisations, to which those that are new are added.
    into
        What was read so far.
    today
        The day with which the end of an agreement is compared, where its status says whether it is over.
    """
    extra = kept_as_they_are(table, found, {*EDGE_COLUMNS, *RESERVED["edges.csv"]})
    told = remarks(values, len(table.numbers), today)
    waiting = {at: text for at, (key, text) in told.items() if key == NOT_YET}
    countries = ["" if at in waiting else text for at, text in enumerate(values.columns.get("country", ()))]
    same = _namesakes(table, found, whose, countries=countries, known=known, into=into)
    sides = list(_sides(table, found, whose, known=known, into=into, waiting=waiting, same=same))
    _tell_unsigned(table, found, waiting, signed=values.columns.get("signed", ()), today=today, into=into)
    _tell_statuses(told, sides, known, into)
    single = whose.ours or len({side.ids[0] for side in sides if side}) == 1
    cities: dict[str, dict[str, int]] = {}
    for at, side in enumerate(sides):
        if at % _EVERY == 0:
            report(at, len(sides))
        if side is None:
            continue
        row = {name: column[at] for name, column in values.columns.items() if column[at]}
        of_partner = {name: row.pop(name) for name in OF_PARTNER if name in row}
        row |= {name: text for name, column in extra.items() if (text := column[at])}
        row |= _notes(row, values.unread.get(at, ()))
        if single and len(side.ids) == 2:
            city = cities.setdefault(side.ids[1], {})
            city.setdefault(of_partner.get("city", ""), at)
            if len(city) > 1:  # told with its rows
                of_partner.pop("city", None)
            known.add({"id": side.ids[1], **of_partner})
        else:
            row |= of_partner
        into.rows += _rows(side, row, into)
    _tell_cities(table, cities, known, into)
    return [at for at, side in enumerate(sides) if side is not None]


def _tell_statuses(
    told: Mapping[int, tuple[str, str]],
    sides: Sequence[Side | None],
    known: Organisations,
    into: Ties,
) -> None:
    """Tell of each row what its status leaves open."""
    for at, (key, text) in told.items():
        side = sides[at]
        if side is not None:
            into.tell(key, text if key == UNKNOWN else f"{text}: {known.rows[side.ids[-1]]['name']}")


def _tell_unsigned(
    table: Table,
    found: Mapped,
    left: Mapping[int, str],
    *,
    signed: Sequence[str],
    today: date | None,
    into: Ties,
) -> None:
    """Tell which rows wait for being signed, by party and status; apart from them those signed on a day.

    A day that is still to come is one that was planned.
    """
    places = [found.places[name] for name in ("target", "parties", "source") if name in found.places]
    for at, status in left.items():
        party = next(filter(None, (table.columns[place][at] for place in places)), "")
        day = parse(signed[at]).first if at < len(signed) and signed[at] else None
        past = day is not None and (today is None or day <= today)
        into.tell(f"{NOT_YET}_dated" if past else NOT_YET, f"{party} ({status})" if party else status)


def _tell_cities(
    table: Table, cities: Mapping[str, Mapping[str, int]], known: Organisations, into: Ties
) -> None:
    """Tell of a partner that stands in several cities: two of one name may have been taken for one."""
    for id_, places in cities.items():
        said = [f"{city} ({table.place}:{table.numbers[at]})" for city, at in places.items() if city]
        if len({fold(city) for city in places if city}) > 1:
            into.tell("came_two_cities", f"{known.rows[id_]['name']}: {', '.join(said)}")


def _namesakes(
    table: Table, found: Mapped, whose: Whose, *, countries: Sequence[str], known: Organisations, into: Ties
) -> dict[tuple[int, str], str]:
    """The ids of partners whose name the list has in several countries, by row and name."""
    target, source = (found.places.get(name, -1) for name in ("target", "source"))
    one = whose.ours or (source >= 0 and len(set(filter(None, table.columns[source]))) == 1)
    if target < 0 or not one or whose.by_id or not any(countries):
        return {}
    texts = [
        ""
        if _is_nobody(text, known) or len(known.parts(text)) > 1 or is_row_of_sums(table.texts(at))
        else text
        for at, text in enumerate(filled(table, target))
    ]
    ids = namesakes(texts, countries, known)
    tell_namesakes(ids, known, into)
    rows = enumerate(zip(texts, countries, strict=True))
    return {(at, text): ids[text, country] for at, (text, country) in rows if (text, country) in ids}


def tell_namesakes(ids: Iterable[tuple[str, str]], known: Organisations, into: Ties) -> None:
    """Tell which names stand for an organisation in each of several countries."""
    told: dict[str, list[str]] = {}
    for country, name in sorted((country, name) for name, country in ids):
        told.setdefault(known.look(name), [name]).append(country)
    for name, *countries in told.values():
        into.tell("came_namesakes", f"{name} ({', '.join(dict.fromkeys(countries))})")


def _notes(row: Record, unread: Iterable[str]) -> Record:
    """What could not be read, kept as text."""
    texts = [*filter(None, [row.get("notes", "")]), *unread]
    return {"notes": "; ".join(texts)} if texts else {}


_LABELS = ("source_name", "target_name")
PARTIES = ("source", "target", "parties", *FURTHER)


@dataclass(frozen=True, slots=True)
class Side:
    """The parties of a row.

    Attributes
    ----------
    ids
        Their ids, each once.
    first
        How many of them, at the head, stand on one side; each of them is tied to each of the others. 0 where
        all have concluded the agreement with one another.
    """

    ids: tuple[str, ...]
    first: int

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Who is tied to whom."""
        if self.first:
            return itertools.product(self.ids[: self.first], self.ids[self.first :])
        return itertools.combinations(self.ids, 2)


def _sides(
    table: Table,
    found: Mapped,
    whose: Whose,
    *,
    known: Organisations,
    into: Ties,
    waiting: Container[int],
    same: Mapping[tuple[int, str], str],
) -> Iterator[Side | None]:
    """For each row its parties; None where it is no agreement, or waits for one."""
    columns = [name for name in PARTIES if name in found.places]
    texts = [filled(table, found.places[name]) for name in columns]
    labels = {name: table.columns[at] for name, at in found.places.items() if name in _LABELS}
    _add_formers(texts, whose, known, into)
    unknown = {text for column in texts for text in set(column) if text and not known.find(text)}
    as_ids = whose.by_id or are_ids(unknown)
    cache: dict[str, list[str]] = {}
    for at, cells in enumerate(zip(*texts, strict=True)):
        if at in waiting:
            yield None
            continue
        there = [
            text
            for name, text in zip(columns, cells, strict=True)
            if whose.by_id or name not in FURTHER or not _is_nobody(text, known)
        ]
        nobody = not all(there) or (not whose.by_id and any(_is_nobody(text, known) for text in there))
        if nobody or (not whose.by_id and _is_aside(table, at, there)):
            into.tell_row(table, at)
            yield None
            continue
        if not whose.by_id and len(table.headings) >= _NARROW and len(table.texts(at)) == 1:
            into.tell("came_alone", there[0])
        for text in there:
            if text not in cache and (at, text) not in same:
                cache[text] = _ids(text, whose, as_ids, known=known, into=into)
        parties = [[same[at, text]] if (at, text) in same else cache[text] for text in there]
        for name, column in labels.items():
            known.add({"id": next(iter(parties[name == "target_name"]), ""), "name": column[at]})
        yield _side(parties, at, table, whose, into)


def expect_parties(
    read: Iterable[tuple[Table, Mapped]], known: Organisations, *, others: Iterable[str]
) -> None:
    """Let the names of all lists be known before a row is read, so that their order decides nothing.

    Parameters
    ----------
    read
        The lists of agreements.
    others
        Further names of organisations: owners of lists, and those of matrices.
    """
    cells = [(table, found, _cells_of(table, found)) for table, found in read]
    every = {text for *_, columns in cells for column in columns for text in column}
    for text in sorted(text for text in every if two_names(text)):
        _by_two_names(text, known)
    if not any(map(may_be_joined, every)):
        return
    texts: dict[str, None] = {}
    names = dict.fromkeys(others)
    for table, found, columns in cells:
        in_one = found.role != "list" and len(columns) == 1  # all parties, so that one text is no name
        for at, row in enumerate(zip(*columns, strict=True)):
            there = [text for text in row if text not in texts and not _is_nobody(text, known)]
            if there and not _is_aside(table, at, there):
                texts |= dict.fromkeys(there)
                named = (text for text in there if not in_one or len(pieces(text)) > 1)
                names |= dict.fromkeys(name for text in named for name in _names_of(text))
    known.expect(texts, names)


def _cells_of(table: Table, found: Mapped) -> list[Sequence[str]]:
    """The columns in which parties stand, and the name in the other language where a party has no other."""
    return [table.columns[found.places[name]] for name in (*PARTIES, "name_ja") if name in found.places]


def _names_of(text: str) -> Iterator[str]:
    """The names that stand in a cell, alone or beside what always divides, and former ones."""
    yield from two_names(text) or ()
    for piece in pieces(text):
        yield from filter(None, with_former(piece))


def _add_formers(texts: Iterable[Sequence[str]], whose: Whose, known: Organisations, into: Ties) -> None:
    """Add the parties whose former names the list tells, before any row names one of them."""
    there = set(known.rows)
    every = dict.fromkeys(text for column in texts for text in column)
    for text in add_formers(every, known) if not whose.by_id else ():
        into.tell("came_former", text)
    known.unnamed |= set(known.rows) - there


def _side(parties: list[list[str]], at: int, table: Table, whose: Whose, into: Ties) -> Side | None:
    """The parties of a row, each once; None, told, where there are none or one alone."""
    if not all(parties):  # told where they were looked for
        return None
    one, *others = [[whose.ours], *parties] if whose.ours else parties
    first = dict.fromkeys(one)
    rest = dict.fromkeys(each for each in itertools.chain(*others) if each not in first)
    if len(first) + len(rest) < 2:
        alone = not whose.ours and len(parties) == 1
        into.tell("came_one_party" if alone else "came_self", f"{table.place}:{table.numbers[at]}")
        return None
    two_sides = bool(rest) and (bool(whose.ours) or len(others) == 1)
    return Side((*first, *rest), len(first) if two_sides else 0)


def _is_nobody(text: str, known: Organisations) -> bool:
    """Tell a cell that names no party."""
    return not text or ((says_nothing(text) or is_ditto(text)) and not known.find(text))


def _is_aside(table: Table, at: int, cells: Sequence[str]) -> bool:
    """Tell sums, and a text that stands alone in the column of a party and is a note or divides the table."""
    texts = table.texts(at)
    if len(texts) == len(table.headings):
        return ends(table, at)
    return stands_aside(table, at) if len(texts) == len(cells) == 1 else is_row_of_sums(texts)


def _ids(text: str, whose: Whose, as_ids: bool, *, known: Organisations, into: Ties) -> list[str]:
    """The ids of the parties in a cell; those that nobody knows are added."""
    one = "" if whose.by_id else _by_two_names(text, known)
    if one:
        into.tell("came_two_names", " / ".join(two_names(text) or ()))
        return [one]
    parts = [tidy(text)] if whose.by_id else [_unmarked(part, known, into) for part in known.parts(text)]
    within = known.names_within(text) if len(parts) == 1 and not whose.by_id else []
    if within:
        into.tell("came_joint", f"{parts[0]} ({'; '.join(within)})")
    if len(parts) > 1:
        into.tell("came_split", " | ".join(parts))
    return [each for part in parts if (each := _one(part, as_ids, known=known, into=into))]


def _by_two_names(text: str, known: Organisations) -> str:
    """The id of the one organisation of which a cell has the names in two languages; "" where it has none."""
    both = two_names(text)
    if not both or known.find(text) or len(set(filter(None, map(known.find, both)))) > 1:
        return ""
    found = known.find(both[0]) or known.find(both[1])
    if not found:
        found = known.add({"name": both[0], "name_ja": both[1]})
        known.unnamed.add(found)
        return found
    known.add({"id": found, "name_ja": both[1]})
    if known.find(both[0]) != found:  # a row or the folder has the other name alone
        known.call(found, both[:1])
    return found


def _unmarked(text: str, known: Organisations, into: Ties) -> str:
    """A name without a former one or the mark of a footnote behind it."""
    text = text if known.find(text) else with_former(text)[0]
    plain = without_mark(text)
    if plain == text or known.find(text):
        return text
    into.tell("came_marked", text)
    return plain


def _one(text: str, as_ids: bool, *, known: Organisations, into: Ties) -> str:
    """The id of one party."""
    found = known.find(text)
    if not found and known.several(text):
        into.tell("came_ambiguous", text)
        return ""
    if found and (name := known.spelled(text, found)):
        into.tell("came_spelled", f"{text} = {name}")
    if not found:
        found = known.add({"id": text, "name": text} if as_ids else {"name": text})
        known.unnamed.add(found)
    return found


def _rows(side: Side, row: Record, into: Ties) -> Iterator[Record]:
    """One record a pair, all of them one agreement."""
    if len(side.ids) > 2 and "agreement" not in row:
        number = into.number(number_for(side.ids, row.get("signed", "")), row)
        row = {**row, "agreement": number, "kind": row.get("kind", "multi-party")}
    for one, other in side.pairs():
        yield {"source": one, "target": other, **row}
