"""Which of our columns each heading of a list is: by its words, and by what stands below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from graph.errors import UsageError
from graph.exchange.lists.contents import (
    DATES,
    TESTS,
    fits,
    is_day_or_month,
    is_mark,
    is_open,
    is_relation,
    is_whole_date,
    most,
    sample,
)
from graph.exchange.lists.deciding import by_length, settled
from graph.exchange.lists.parties import in_two_languages, with_parties
from graph.exchange.lists.tables import ASIDE, EVERY, TELLING, is_time
from graph.reading.flags import states
from graph.reading.synonyms import (
    ABOUT,
    EXACT,
    PARTLY,
    VAGUE,
    is_of_ends,
    is_of_others,
    is_of_renewal_days,
    meanings,
    plain_name,
)
from graph.reading.terms import term_of
from graph.reading.texts import NUMBER
from graph.vocabulary import EDGE_COLUMNS, NODE_COLUMNS, nearest
from graph.words.messages import either

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.exchange.lists.tables import Table

Role = Literal["ties", "list", "organisations", ""]
# What a list of agreements may say of the partner in each row.
OF_PARTNER = ("country", "region", "city", "name_ja", "type", "url", "lat", "lon", "short", "short_ja")
OF_TIES = (*EDGE_COLUMNS, *ASIDE, "notes", *OF_PARTNER)
OF_ORGANISATIONS = NODE_COLUMNS


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the columns of a table are.

    Attributes
    ----------
    role
        ``ties``: both parties stand in each row; ``list``: one does, and the owner of the list is the other;
        ``organisations``; blank where the table is none of these.
    places
        Our column to the place of theirs.
    undecided
        Our columns that several of theirs may be, and the headings of these.
    """

    role: Role
    places: Mapping[str, int]
    undecided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def mapped(
    table: Table, given: Mapping[str, str] | None = None, *, ours: str = "", role: Role = ""
) -> Mapped:
    """Find what a table is, and which of our columns its columns are.

    Parameters
    ----------
    given
        Our column to their heading, where somebody has said so.
    ours
        The owner of the list, which stands in no cell.
    role
        What the table is, where that is known: a tool has said so.

    Raises
    ------
    UsageError
        When a heading that was given is not there, or a column is none of ours.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> grid = Grid("x.csv", "", [1, 2], [["Institution", "Signed on", "Remarks"], ["Port Lab", "2019", ""]])
    >>> found = mapped(table_of(grid))
    >>> found.role, dict(found.places)
    ('list', {'signed': 1, 'notes': 2, 'target': 0})
    """
    said = _given(table, given or {})
    if table.tool and not role:
        plain = _places(table, {name: name for name in ("source", "target", "id", "name")})
        role = "ties" if {"source", "target"} <= set(plain) else "organisations"
        said = plain | said
    if role:
        columns = (
            OF_ORGANISATIONS if role == "organisations" else (*EDGE_COLUMNS, *ASIDE[-3:], "status", "notes")
        )
        return Mapped(role, *_assigned(table, columns, said, trusted=True))
    if _is_ours(table) and not said:
        return _as_it_is(table)
    places, undecided = with_parties(table, *_assigned(table, OF_TIES, said), ours=ours)
    places, undecided = settled(table, places, undecided)
    places = _by_cells(table, places, undecided)
    if {"source", "target"} <= set(places) or "parties" in places:
        return Mapped("ties", places, undecided)
    telling = TELLING & set(places)
    one = next((each for each in ("target", "source") if each in places), "")
    whole, doubtful = in_two_languages(table, *_assigned(table, OF_ORGANISATIONS, said), name="name")
    if not one and "name" in whole and (telling or ours):
        names = {"target": whole["name"]} | {key: whole[key] for key in ("name_ja",) if key in whole}
        one, places = "target", _by_cells(table, places | names, undecided)
    if one and (telling or (ours and "id" not in whole)):
        places = {("target" if name == one else name): at for name, at in places.items()}
        return Mapped("list", places, undecided)
    if "name" in whole or ("id" in whole and not _are_running_numbers(table, whole["id"])):
        return Mapped("organisations", whole, doubtful)
    if one:
        return Mapped("organisations", {**whole, "name": places[one]}, doubtful)
    return Mapped("", places, undecided)


def _are_running_numbers(table: Table, at: int) -> bool:
    """Tell a column that counts the rows of a list, below a heading that does not say that these are ids."""
    texts = table.columns[at]
    said = plain_name(table.headings[at]) in _IDS
    return not said and bool(texts) and all(not text or text.isdecimal() for text in texts)


_IDS = frozenset({"id", "node", "node_id", "org_id", "key", "identifier", "組織id", "識別子"})


def with_sisters(table: Table, tables: Sequence[Table]) -> Table:
    """Give a table the texts that stand below its headings in all sheets of its list.

    What its columns are is judged by these, so that a heading means the same on each sheet. Two sheets are
    sisters where most of their headings are the same.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [[["Partner", "Renewal"], [name, mark]] for name, mark in (("A Lab", "yes"), ("B Lab", "x"))]
    >>> tables = [table_of(Grid("x.xlsx", str(at), [1, 2], each)) for at, each in enumerate(rows)]
    >>> with_sisters(tables[0], tables).columns[1]
    ['yes', 'x']
    """
    mine = {plain_name(name) for name in table.headings}
    found: list[dict[str, Sequence[str]]] = []
    for each in tables:
        names = list(map(plain_name, each.headings))
        if not each.tool and 2 * len(mine & set(names)) > max(len(mine), len(names)):
            found.append(dict(zip(names, each.columns, strict=True)))
    if table.tool or len(found) < 2:
        return table
    columns = (
        [text for texts in found for text in texts.get(plain_name(name), ())] for name in table.headings
    )
    return replace(table, columns=tuple(columns))


def _by_cells(
    table: Table, places: dict[str, int], undecided: Mapping[str, tuple[str, ...]]
) -> dict[str, int]:
    """Take the only column of days, else of years, for those of signing, and the only one of lengths.

    Where a heading says which column it is, or another of ours is about the same, nothing is taken.
    """
    if not {"source", "target", "parties"} & set(places):
        return places
    places = by_length(table, places, _CLAIMED) if not undecided else places
    for column, others, tests in _BY_CELLS:
        taken, there = set(places.values()), {column, *others} & {*places, *undecided}
        free = [
            at
            for at, heading in enumerate(table.headings)
            if at not in taken and not is_of_others(heading) and not meanings(heading, _CLAIMED)
        ]
        for test in tests if not there else ():
            found = [at for at in free if most(test, sample(table.columns[at])) or _is_of(column, table, at)]
            if found:
                places = {**places, column: found[0]} if len(found) == 1 else places
                break
    return places


def _given(table: Table, given: Mapping[str, str]) -> dict[str, int]:
    """The places of the headings that were named; those of other sheets are passed over."""
    for column in given:
        if column not in (*OF_TIES, *OF_ORGANISATIONS):
            near = nearest(column, OF_TIES)
            raise UsageError(
                "there is no column {!r} to give a heading to; did you mean {}?",
                column,
                either(*map(repr, near)),
            )
    return _places(table, given)


def _places(table: Table, names: Mapping[str, str]) -> dict[str, int]:
    """Where the heading of each column is; of several that are alike, the one that is spelt the same."""
    alike = {plain_name(name): place for place, name in enumerate(table.headings)}
    same = {name: place for place, name in enumerate(table.headings)}
    found = {column: same.get(name, alike.get(plain_name(name))) for column, name in names.items()}
    return {column: place for column, place in found.items() if place is not None}


def _is_ours(table: Table) -> bool:
    """Tell a table with the columns of one of the two files, which is read as it is."""
    plain = {plain_name(name) for name in table.headings}
    return {"id", "name", "type"} <= plain or {"source", "target", "signed"} <= plain


def _as_it_is(table: Table) -> Mapped:
    places = {plain_name(name): at for at, name in enumerate(table.headings)}
    places |= {name: at for at, name in enumerate(table.headings) if name in places}
    tie = {"source", "target", "signed"} <= set(places)
    known = EDGE_COLUMNS if tie else NODE_COLUMNS
    kept = {name: at for name, at in places.items() if name in known or (tie and name == "notes")}
    return Mapped("ties" if tie else "organisations", kept)


def _is_of(column: str, table: Table, at: int) -> bool:
    """Tell numbers below a heading that ends in a unit of time: Runs for (months)."""
    some = sample(table.columns[at])
    unit = column == "term_years" and _IN_UNITS.search(table.headings[at])
    return bool(unit) and bool(some) and all(map(NUMBER.fullmatch, some))


_IN_UNITS = re.compile(
    r"[(（\[]\s*(?:in )?(?:years?|yrs?\.?|months?|mths?\.?|mos?\.?|年|年数|か?ヶ?カ?月|ans|ann[ée]es"
    r"|mois|jahre"
    r"|monate|años|meses|anni|mesi|jaren?|maanden|년|개월)\s*[)）\]]",
    re.IGNORECASE,
)


def _assigned(
    table: Table, columns: Sequence[str], said: Mapping[str, int], *, trusted: bool = False
) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Give each of our columns the heading that is it most surely, and each heading one column."""
    places = {column: at for column, at in said.items() if column in columns}
    asked = [
        (-sure, columns.index(column), at, column)
        for at, heading in enumerate(table.headings)
        if at not in places.values()
        for column, sure in meanings(heading, columns).items()
        if column not in places
        and (sure > ABOUT or not trusted)  # an attribute of a tool is named, not described
        and (_surely(column, sure, columns, trusted) or fits(column, table.columns[at]))
        and not (not trusted and is_open(column, heading, table.columns[at]))
        and not (
            sure == VAGUE and column in ("source", "target") and most(is_time, sample(table.columns[at]))
        )
    ]
    undecided: dict[str, list[str]] = {}
    best: dict[str, int] = {}
    for sure, _, at, column in sorted(asked):
        if at in places.values():
            continue
        if column not in places:
            places[column], best[column] = at, sure
        elif best.get(column) == sure:
            undecided.setdefault(column, [table.headings[places[column]]]).append(table.headings[at])
    if "relation" in columns and "relation" not in places:
        places |= _titles(table, places)
    if "signed" in columns and "signed" not in places and "effective" not in places:
        places |= _dated_labels(table, places)
    if "status" in columns and "status" not in places and not trusted:
        running = [at for at, name in enumerate(table.headings) if states(name, table.columns[at])]
        free = [at for at in running if at not in places.values()]
        places |= {"status": free[0]} if free else {}
    return places, {column: tuple(names) for column, names in undecided.items() if column in _DECIDING}


_DECIDING = frozenset({"signed", "target", "source", "expires"})


def _surely(column: str, sure: int, columns: Sequence[str], trusted: bool) -> bool:
    """Tell a column that has its very name, whatever stands in it; what people name so is looked at."""
    own = trusted or columns is OF_ORGANISATIONS or column not in TESTS
    return (sure == EXACT and own) or (sure >= PARTLY and column in DATES)


def _titles(table: Table, places: Mapping[str, int]) -> dict[str, int]:
    """The column of titles where each is what the agreement is: 連携協定, MoU."""
    free = [at for at in range(len(table.headings)) if at not in places.values()]
    for at in free:
        some = sample(table.columns[at])
        if (
            some
            and "agreement" in meanings(table.headings[at], ("agreement",))
            and all(map(is_relation, some))
        ):
            return {"relation": at}
    return {}


def _dated_labels(table: Table, places: Mapping[str, int]) -> dict[str, int]:
    """The labels of ties where each is a date: all that a drawing says of when they began."""
    names = [plain_name(name) for name in table.headings]
    at = names.index("label") if "label" in names else -1
    some = sample(table.columns[at]) if at >= 0 and at not in places.values() else []
    return {"signed": at} if some and all(map(is_whole_date, some)) else {}


def unused(table: Table, found: Mapped) -> dict[str, str]:
    """Find headings of columns that none of ours is, and that hold what one would.

    Returns
    -------
    headings
        Heading to the one of ours that it may be: when agreements end, how long they last, whether they renew
        themselves, when they were signed; or ``renewed``, when they were.
    """
    free = [at for at in range(len(table.headings)) if at not in found.places.values()]
    asked = [(column, test) for column, test in _TELLING_TESTS.items() if column not in found.places]
    if "expires" in found.places or "term_years" in found.places:
        asked = [each for each in asked if each[0] not in ("expires", "term_years")]
    meant: dict[str, str] = {}
    for at in free:
        heading, some = table.headings[at], sample(table.columns[at])
        days = bool(some) and most(is_day_or_month, some)
        if days and is_of_renewal_days(heading):
            meant[heading] = "renewed"
        elif days and is_of_ends(heading):
            meant[heading] = "" if "terminated" in found.places else "terminated"
        elif some and not is_of_others(heading):
            fits = (column for column, test in asked if most(test, some))
            told = "auto_renews" not in found.places and is_open("auto_renews", heading, some)
            meant[heading] = next(fits, "auto_renews" if told else "")
    return {heading: column for heading, column in meant.items() if column}


def further_days(table: Table, found: Mapped) -> list[str]:
    """Find headings of days that mean a column of ours which another heading is.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Partner", "Signed on", "Date of signature"], ["Port Lab", "2019", "2019-05"]]
    >>> table = table_of(Grid("x.csv", "", [1, 2], rows))
    >>> further_days(table, mapped(table, ours="Hub"))
    ['Date of signature']
    """
    return [
        heading
        for at, heading in enumerate(table.headings)
        if at not in found.places.values()
        and most(is_time, sample(table.columns[at]))
        and max(meanings(heading, _DAYS).values(), default=0) >= ABOUT
    ]


_DAYS = ("signed", "expires", "terminated")


def days_beside(table: Table, found: Mapped) -> list[str]:
    """Find the headings of days that a list of organisations has, and that say nothing of these.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Id", "Name", "Signed on", "Last updated"], ["p", "Port Lab", "2019-05-01", "2026-01-01"]]
    >>> days_beside(table_of(Grid("x.csv", "", [1, 2], rows)), Mapped("organisations", {"id": 0, "name": 1}))
    ['Signed on']
    """
    return [
        heading
        for at, heading in enumerate(table.headings)
        if at not in found.places.values()
        and not is_of_others(heading)
        and most(is_day_or_month, sample(table.columns[at]))
    ]


def marked_columns(table: Table, found: Mapped) -> list[str]:
    """Find the headings, three or more, that mean none of ours and have nothing but marks or years below.

    So a table of partners against partners looks whose first cell is not blank, and one of what is done
    with each.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["City", "Kyoto", "Nara", "Sendai"], ["Lyon", "1958", "", ""], ["Nancy", "", "1973", "x"]]
    >>> marked_columns(table_of(Grid("x.csv", "", [1, 2, 3], rows)), Mapped("organisations", {"name": 0}))
    ['Kyoto', 'Nara', 'Sendai']
    """
    free = [at for at in range(len(table.headings)) if at not in found.places.values()]
    marked = [
        table.headings[at]
        for at in free
        if not meanings(table.headings[at], EVERY) and table.columns[at] and _are_marks(table.columns[at])
    ]
    return marked if len(marked) > 2 and len(marked) > len(table.headings) / 2 else []


def _are_marks(texts: Sequence[str]) -> bool:
    some = sample(texts)
    return bool(some) and all(is_mark(text) or YEAR.fullmatch(text) for text in some)


def years_across(table: Table) -> list[str]:
    """Find the headings that are years: what stands below them says when something was, in marks.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["Partner", "Country", "2018", "2019"], ["Port Lab", "FI", "x", ""]]
    >>> years_across(table_of(Grid("x.csv", "", [1, 2], rows)))
    ['2018', '2019']
    """
    found = [name for name in table.headings if YEAR.fullmatch(name)]
    return found if len(found) > 1 else []


YEAR = re.compile(r"(?:FY ?)?(?:19|20)\d\d(?:年度?)?", re.IGNORECASE)


_TELLING_TESTS: dict[str, Callable[[str], bool]] = {
    "signed": is_day_or_month,
    "expires": is_day_or_month,
    "term_years": lambda text: bool((found := term_of(text)) and (found.term_years or found.endless)),
    "auto_renews": lambda text: bool((found := term_of(text)) and found.auto_renews),
}
_CLAIMED = (*TELLING, "founded")  # what a heading may say of days and lengths
# Columns that are found by what stands in them alone: beside which others not, and by which tests.
_BY_CELLS: tuple[tuple[str, tuple[str, ...], tuple[Callable[[str], object], ...]], ...] = (
    ("signed", ("effective", "id"), (_TELLING_TESTS["signed"], YEAR.fullmatch)),
    ("term_years", ("expires",), (_TELLING_TESTS["term_years"],)),
)
