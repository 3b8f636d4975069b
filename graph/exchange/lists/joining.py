"""The tables of an import put together: who is who in all of them, and who signed what with whom."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.errors import FileError, UsageError
from graph.exchange.content import END, LABEL, OTHER_ID, START, ColumnRead, Loss
from graph.exchange.gephi import from_gephi
from graph.exchange.kumu import from_kumu
from graph.exchange.lists.above import with_names_above, with_parties_above, with_years_above
from graph.exchange.lists.agreements import Ties, Whose, expect_parties, read_ties, tell_namesakes
from graph.exchange.lists.asides import may_be_list, without_asides
from graph.exchange.lists.contents import sample
from graph.exchange.lists.deciding import with_later_ends
from graph.exchange.lists.endings import with_endings
from graph.exchange.lists.formers import add_formers, as_called_now
from graph.exchange.lists.groups import ends, is_row_of_sums, stands_aside
from graph.exchange.lists.mapping import (
    OF_PARTNER,
    Mapped,
    days_beside,
    further_days,
    mapped,
    marked_columns,
    unused,
    with_sisters,
    years_across,
)
from graph.exchange.lists.matrices import apart, is_matrix, names_of_matrix, read_matrix
from graph.exchange.lists.namesakes import namesakes
from graph.exchange.lists.organisations import Organisations, type_by_name
from graph.exchange.lists.owners import owner_in
from graph.exchange.lists.tables import Table, is_value, table_of, with_whole_dates, without_damage
from graph.exchange.lists.undecided import Undecided
from graph.exchange.lists.values import Values, kept_as_they_are, read_columns, tell
from graph.exchange.lists.wide import one_a_name, one_a_row
from graph.exchange.neo4j import neo4j_headings
from graph.exchange.spells import Spell, spell
from graph.reading.findings import Findings, letter
from graph.reading.header import RESERVED, listed
from graph.reading.sheet import tidy
from graph.reading.synonyms import is_of_others, meanings, plain_name
from graph.reading.terms import CELLS as TERMS
from graph.vocabulary import EDGE_COLUMNS, NODE_COLUMNS, nearest
from graph.words.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from graph.dates.spellings import Order
    from graph.exchange.content import Content, Record
    from graph.exchange.lists.grids import Grid

NO_VALUE = "–"
_SHEET = "sheet"  # the column that keeps the name of the sheet, where ties stand in several


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody has said of a list.

    Attributes
    ----------
    ours
        The owner of the list, who stands in no cell; blank where nobody was named.
    columns
        Our column to their heading.
    order
        Which of day and month stands first in dates; None where nobody said so.
    owner
        Who owns lists in which each row names the other party only, where nobody is named in `ours`.
    """

    ours: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    owner: str = ""


@dataclass
class Import:
    """What was read so far of all files.

    Attributes
    ----------
    wishes
        What somebody has said of the list.
    today
        The day by which an end is past or ahead; None: unknown.
    known, ties
        The organisations and the ties.
    findings, losses
        Texts that are none of their column's, and what was left out.
    read
        How each column was read.
    order
        The headings of all columns, as they come.
    dated
        Headings of a beginning that were taken for the day of signing.
    kinds
        What each table or file is: a key of `graph.words`, and what it is called.
    """

    wishes: Wishes
    today: date | None = None
    known: Organisations = field(default_factory=Organisations)
    ties: Ties = field(default_factory=Ties)
    findings: Findings = field(default_factory=Findings)
    losses: list[Loss] = field(default_factory=list)
    read: list[ColumnRead] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    dated: list[str] = field(default_factory=list)
    kinds: list[tuple[str, str]] = field(default_factory=list)


def read_grids(grids: Sequence[Grid], job: Import) -> None:
    """Read tables and matrices: organisations first, so that ties may name them.

    Raises
    ------
    UsageError
        When somebody has to say whose the list is, or which of two columns is meant.
    FileError
        When there is nothing in them that can be read.
    """
    parted = [apart(grid) for grid in grids]
    matrices = [each for each in parted if is_matrix(each[0])]
    lists = [grid for grid, each in zip(grids, parted, strict=True) if each not in matrices]
    tables = [_of_tools(without_damage(table_of(grid))) for grid in lists]
    _check_wishes(tables, job.wishes)
    read = [
        (table, mapped(with_sisters(table, tables), job.wishes.columns, ours=job.wishes.ours))
        for table in tables
    ]
    understood = without_asides([each for each in read if each[1].role])
    for table, found in read:
        if (table, found) not in understood:
            _not_understood(table, job, alone=not understood and not matrices)
    for table, found in understood:
        job.losses += table.losses
        if found.role == "organisations":
            read_organisations(table, found, job)
    agreements = [each for each in understood if each[1].role != "organisations"]
    if not agreements and not matrices:
        _tell_no_agreements(understood, job)
    owners = [owner for table, _ in agreements if (owner := _owner(table, job.wishes))]
    of_matrices = [name for grid, _ in matrices for name in names_of_matrix(grid)]
    expect_parties(agreements, job.known, others=[*owners, *of_matrices])
    for table, found in agreements:
        _decided(table, found, _owner(table, job.wishes))
        _agreements(table, found, job, sheet=table.sheet if len(agreements) > 1 else "")
    for grid, about in matrices:
        if about is not None:
            table = table_of(about)
            read_organisations(table, mapped(table, {"name": table.headings[0]}), job)
        read_matrix(grid, known=job.known, into=job.ties, order=job.wishes.order, today=job.today)
        job.kinds.append(("read_matrix", grid.place))


def _tell_no_agreements(read: Sequence[tuple[Table, Mapped]], job: Import) -> None:
    """Tell of days that are in nothing but lists of organisations, and that nobody's partners were read."""
    for table, found in read:
        days = days_beside(table, found)
        if not table.tool:
            told = Loss("came_days_aside", len(days), ", ".join(days), grave=bool(job.wishes.ours))
            job.losses.append(told)
    if job.wishes.ours and read:
        job.losses.append(Loss("came_ours_aside", 1, job.wishes.ours))


def _of_tools(table: Table) -> Table:
    """Give a table that a tool has written the headings that mean the same here."""
    names = neo4j_headings(table.headings)
    if names is not None:
        return replace(table, headings=tuple(names), tool="tool_neo4j")
    made = from_gephi(from_kumu(with_whole_dates(table)))
    return one_a_name(with_later_ends(one_a_row(made)))


def _check_wishes(tables: Sequence[Table], wishes: Wishes) -> None:
    """Refuse a heading that stands in no table."""
    there = {plain_name(name) for table in tables for name in table.headings}
    strange = next((name for name in wishes.columns.values() if plain_name(name) not in there), None)
    if strange is not None:
        headings = list(dict.fromkeys(name for table in tables for name in table.headings))
        near = [*_parts_of(strange, headings), *nearest(strange, headings)]
        if near:
            told = "no column is headed {!r}; did you mean {!r}? The headings are {}"
            raise UsageError(told, strange, near[0], listed(headings))
        raise UsageError("no column is headed {!r}; the headings are {}", strange, listed(headings))


def _parts_of(text: str, headings: Sequence[str]) -> list[str]:
    """Headings that are a part of a text, or of which it is one: Partner of Partner institution."""
    plain = plain_name(text)
    return [each for each in headings if plain_name(each) in plain or plain in plain_name(each)]


def _not_understood(table: Table, job: Import, *, alone: bool) -> None:
    """Refuse a table in which nobody is named, or leave it out where others are read."""
    if alone:
        told = (
            "{} has the columns {}; none of them names an organisation. Say which one does, "
            'as in --column target="{}"'
        )
        raise FileError(
            told, table.place, listed(list(table.headings)) or message("(none)"), _likely_names(table)
        )
    grave = may_be_list(table)
    job.losses.append(Loss("came_no_table" if grave else "came_no_list", 1, table.place, grave=grave))


_MEANT = {
    "target": message("the partner"),
    "source": message("the first party"),
    "signed": message("the day of signing"),
    "expires": message("the last day"),
}


def _likely_names(table: Table) -> str:
    """The heading of the column that most likely holds names: those of organisations, else most words."""
    found = {}
    for name, column in zip(table.headings, table.columns, strict=True):
        words = [each for each in sample(column) if not is_value(each)]
        found[name] = sum(map(bool, map(type_by_name, words))), -is_of_others(name), bool(words)
    return max(found, key=found.__getitem__, default="Partner")


def _owner(table: Table, wishes: Wishes) -> str:
    """Whose list a table is: who was named, else the owner of all lists, else whom its title names."""
    return wishes.ours or wishes.owner or owner_in(table.above)


def _decided(table: Table, found: Mapped, owner: str) -> None:
    """Refuse a list of which somebody has to say more."""
    if found.role == "list" and not owner:
        told = (
            "each row of {} names one party (column {!r}); who is the other one? "
            'Name the organisation whose list it is: --ours "Our Hub"'
        )
        raise Undecided(told, table.place, table.headings[found.places["target"]], about="ours")
    for column, names in found.undecided.items():
        told = '{}: the columns {} may each be {}; say which one is: --column {}="{}"'
        raise Undecided(
            told,
            table.place,
            listed(list(map(repr, names))),
            _MEANT[column],
            column,
            names[0],
            choices=names,
            about=column,
        )


def read_organisations(table: Table, found: Mapped, job: Import) -> None:
    """Read a list of organisations."""
    job.kinds.append((table.tool or "read_organisations", table.place))
    if not table.tool:
        _tell_across(table, found, job)
    values = read_columns(table, found.places, order=job.wishes.order, today=job.today)
    tell(values, table, range(len(table.numbers)), findings=job.findings)
    extra = kept_as_they_are(table, found, {*NODE_COLUMNS, *RESERVED["nodes.csv"]})
    _remember(table, found, values, job)
    same: dict[tuple[str, str], str] = {}
    if not table.tool and "id" not in values.columns:  # who has an id is told apart by it
        named, countries = (values.columns.get(name, []) for name in ("name", "country"))
        for text in add_formers(named, job.known):
            job.ties.tell("came_former", text)
        if named and countries:
            same = namesakes(named, countries, job.known)
    tell_namesakes(same, job.known, job.ties)
    for at in range(len(table.numbers)):
        row = {name: column[at] for name, column in values.columns.items() if column[at]}
        row |= {name: column[at] for name, column in extra.items() if column[at]}
        if at in values.unread:
            row["notes"] = "; ".join([*filter(None, [row.get("notes", "")]), *values.unread[at]])
        if ("id" in row or "name" in row) and not _is_aside(table, at):
            home = row.get("name", ""), row.get("country", "")
            row = {**row, "id": same[home]} if home in same else row
            told = row if table.tool else job.known.without_number(as_called_now(row))
            job.known.unnamed.discard(job.known.add(told))
        else:
            job.ties.tell_row(table, at)


def _is_aside(table: Table, at: int) -> bool:
    """Tell sums, and a text that stands alone and is a note, divides a list of organisations or ends it."""
    texts = table.texts(at)
    if len(texts) == 1 and not table.tool:
        return stands_aside(table, at) if len(table.headings) > 1 else ends(table, at)
    return is_row_of_sums(texts)


def _agreements(table: Table, found: Mapped, job: Import, *, sheet: str, by_id: bool = False) -> None:
    """Read a list of agreements."""
    table, found = _spells(_with_names(table, found), found, job)
    if not by_id:
        table = _with_rows_above(table, found, job)
    owner = _owner(table, job.wishes)
    ours = job.known.find(owner) if owner else ""
    if found.role == "list" and not ours:
        ours = job.known.add({"name": owner})
    whose = Whose(ours if found.role == "list" else "", by_id)
    job.kinds.append((table.tool or f"read_{found.role}", owner if whose.ours else table.place))
    if not by_id:
        _tell_across(table, found, job)
    for heading, column in unused(table, found).items() if not by_id else ():
        job.losses.append(Loss(f"came_unused_{column}", 1, heading))
    second = [] if by_id else further_days(table, found)
    job.losses.append(Loss("came_second", len(second), ", ".join(second)))
    before = len(job.ties.rows)
    values = read_columns(table, _told_by_ties(found), order=job.wishes.order, today=job.today)
    found = _dated(table, found, values, job)
    for text in with_endings(values, len(table.numbers)):
        job.ties.tell("came_ended", text)
    if whose.ours and owner not in (job.wishes.ours, job.wishes.owner):
        job.losses.append(Loss("came_owner", 1, owner))
    job.losses.append(Loss("came_noted", len(values.noted), min(values.noted, default="")))
    told = {"came_short_years": values.short, "came_ordered": values.ordered, "came_far": values.far}
    for key, texts in told.items():
        job.losses.append(Loss(key, len(texts), next(iter(texts), "")))
    read = read_ties(table, found, whose, values=values, known=job.known, into=job.ties, today=job.today)
    tell(values, table, frozenset(read), findings=job.findings)
    for row in job.ties.rows[before:] if sheet else ():
        row.setdefault(_SHEET, sheet)
    _remember(table, found, values, job, read)


def _with_rows_above(table: Table, found: Mapped, job: Import) -> Table:
    """Let rows take from those above them what they leave out, and tell it."""
    table, renewals = with_parties_above(table, found)
    table, days = with_years_above(table, found)
    table, names = with_names_above(table, found)
    told = {"came_renewals": renewals, "came_years_above": days, "came_names_above": names}
    for key, texts in told.items():
        job.losses.append(Loss(key, len(texts), next(iter(texts), "")))
    return table


def _tell_across(table: Table, found: Mapped, job: Import) -> None:
    """Tell of columns headed by years, of those taken by their cells, and of marks below unknown headings."""
    years = years_across(table)
    marked = [] if years else marked_columns(table, found)
    job.losses.append(Loss("came_years", len(years), next(iter(years), ""), grave=True))
    for column, key in _SUPPOSED.items():
        at = found.places.get(column, -1)
        also = ("source", "parties", "name", "city") if column == "target" else ()
        known = at < 0 or meanings(table.headings[at], (column, *also)) or column in job.wishes.columns
        if found.role != "organisations" and not known:
            both = [found.places[name] for name in ("source", "target") if name in found.places]
            named = [table.headings[each] for each in (both if column == "target" else [at])]
            job.losses.append(Loss(key, 1, " / ".join(named)))
    job.losses.append(Loss("came_marks", len(marked), ", ".join(marked[:3]), grave=True))


# What a column may be by its cells alone, and the sentence that says so.
_SUPPOSED = {"signed": "came_only_days", "term_years": "came_only_terms", "target": "came_only_names",
             "expires": "came_whole_years"}  # fmt: skip


def _with_names(table: Table, found: Mapped) -> Table:
    """Let the name in the other language stand where a party of a list has no other name."""
    one, two = found.places.get("target"), found.places.get("name_ja")
    if one is None or two is None:
        return table
    names = [name or local for name, local in zip(table.columns[one], table.columns[two], strict=True)]
    return replace(
        table, columns=tuple(names if at == one else each for at, each in enumerate(table.columns))
    )


def _told_by_ties(found: Mapped) -> dict[str, int]:
    """The columns of ties, and those that tell of the partner, without the parties themselves."""
    own = (*EDGE_COLUMNS, "status", "notes", *OF_PARTNER)
    return {name: at for name, at in found.places.items() if name in own and name not in ("source", "target")}


def _dated(table: Table, found: Mapped, values: Values, job: Import) -> Mapped:
    """Take the beginning of an agreement for its date where nothing says when it was signed."""
    if "signed" in found.places or not any(values.columns.get("effective", ())):
        return found
    values.columns["signed"] = values.columns.pop("effective")
    values.carried = {("signed" if name == "effective" else name): by for name, by in values.carried.items()}
    at = found.places.get("effective", found.places.get(values.carried.get("signed", ""), 0))
    job.dated.append(table.headings[at])
    if "effective" not in found.places:
        return found
    places = {("signed" if name == "effective" else name): at for name, at in found.places.items()}
    return Mapped(found.role, places, found.undecided)


def _spells(table: Table, found: Mapped, job: Import) -> tuple[Table, Mapped]:
    """Read the intervals of Gephi as the day of signing and the last day, where no column tells these."""
    at = found.places.get("interval")
    if at is None:
        return table, found
    spells = {text: spell(text) for text in set(table.columns[at]) if text}
    read = [spells.get(text, Spell()) for text in table.columns[at]]
    for key, texts in (
        ("came_times", [text for each in read for text in each.unread]),
        ("came_hours", [text for each in read for text in each.hours]),
        (
            "came_more_spells",
            [text for text, each in zip(table.columns[at], read, strict=True) if each.further],
        ),
    ):
        job.losses.append(Loss(key, len(texts), next(iter(texts), "")))
    days = {"signed": [each.start for each in read], "expires": [each.end for each in read]}
    new = {column: texts for column, texts in days.items() if column not in found.places and any(texts)}
    width = len(table.headings)
    made = replace(
        table,
        headings=(*table.headings, *(f"{table.headings[at]} ({column})" for column in new)),
        letters=(*table.letters, *(table.letters[at] for _ in new)),
        columns=(*table.columns, *new.values()),
    )
    places = {**found.places, **{column: width + number for number, column in enumerate(new)}}
    return made, Mapped(found.role, places, found.undecided)


def _remember(
    table: Table, found: Mapped, values: Values, job: Import, read: Sequence[int] | None = None
) -> None:
    """Keep how each column was read, with examples out of the rows that were."""
    columns = {at: name for name, at in found.places.items()}
    for at, heading in enumerate(table.headings):
        column = columns.get(at, "")
        texts = table.columns[at]
        places = range(len(texts)) if read is None else read
        some = sample(texts[row] for row in places)[:3]
        rows = {texts[row]: row for row in reversed(places)} if column else {}
        examples = tuple((tidy(text), _value(values, column, rows.get(text))) for text in some)
        job.read.append(ColumnRead(table.place, heading, column, examples, plain_name(heading) == column))
    job.order += table.headings


def _value(values: Values, column: str, row: int | None) -> str:
    """What a text of a column was read as, with what it said of columns of its own kind."""
    if row is None or column not in values.columns:
        return ""
    further = [
        f"{name} {values.columns[name][row]}"
        for name in ((*TERMS, "signed") if column in TERMS else ())
        if name in values.carried and values.columns[name][row]
    ]
    value = values.columns[column][row]
    return ", ".join([*filter(None, [value]), *further]) or NO_VALUE


def read_tool(content: Content, job: Import) -> None:
    """Read what a tool has written: its ids are ids, and what its columns mean is found as in any list."""
    job.losses += content.losses
    ids = _other_ids(content.nodes)
    nodes = [_node(row, ids) for row in content.nodes]
    edges = [_edge(row, ids) for row in content.edges]
    if nodes:
        table = _table("nodes", nodes, content.tool)
        job.losses += table.losses
        given = _themselves(table, "id", "name")
        read_organisations(table, mapped(table, given, role="organisations"), job)
    if edges:
        table = _table("edges", edges, content.tool)
        job.losses += table.losses
        given = _themselves(table, "source", "target")
        _agreements(table, mapped(table, given, role="ties"), job, sheet="", by_id=True)
    job.order += content.order


def _themselves(table: Table, *names: str) -> dict[str, str]:
    return {name: name for name in names if name in table.headings}


def _table(name: str, rows: Sequence[Record], tool: str) -> Table:
    headings = tuple(dict.fromkeys(key for row in rows for key in row))
    columns = tuple([row.get(key, "").strip() for row in rows] for key in headings)
    letters = tuple(map(letter, range(len(headings))))
    return without_damage(Table(name, "", headings, letters, columns, range(1, len(rows) + 1), tool=tool))


def _other_ids(nodes: Sequence[Record]) -> dict[str, str]:
    """File id to own id, where a tool put numbers in the place of all ids and kept the ids beside them."""
    found = {row.get("id", ""): row.get(OTHER_ID, "") for row in nodes}
    whole = len(set(found.values())) == len(nodes) and "" not in found.values()
    return found if whole else {}


def _node(row: Record, ids: Mapping[str, str]) -> Record:
    """An organisation by our columns, as far as the tool says which these are."""
    kept = {key: text for key, text in row.items() if key not in (LABEL, OTHER_ID)}
    label = row.get(LABEL, "")
    if "id" in kept:
        kept["id"] = ids.get(kept["id"], kept["id"])
    if "name" not in kept and (label or "id" in kept):
        kept["name"] = label or kept["id"]
    if label and label != kept["name"]:
        kept["label"] = label
    return kept


def _edge(row: Record, ids: Mapping[str, str]) -> Record:
    """A tie by our columns; its spell is what a day of signing was made into, where that stands beside it."""
    kept = {key: text for key, text in row.items() if not key.startswith("\0")}
    kept |= {end: ids.get(kept[end], kept[end]) for end in ("source", "target") if end in kept}
    if "signed" not in kept:
        kept |= {name: row[key] for key, name in ((START, "start"), (END, "end")) if row.get(key)}
    return kept
