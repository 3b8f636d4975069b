"""What stands in the cells of a list as values of our columns: by the rules that `graph check` asks, too."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.dates import parse
from graph.dates.hints import says_nothing as dates_say_nothing
from graph.dates.short_years import with_whole_years
from graph.dates.spellings import day_order
from graph.errors import DateError
from graph.exchange.lists.undecided import Undecided
from graph.reading.carrying import in_their_columns
from graph.reading.cells import DATED, EDGE_CELLS, NODE_CELLS, is_undecided, rule_of
from graph.reading.findings import RULES
from graph.reading.flags import OWN, flags_of, renewal_of, states
from graph.reading.leftovers import is_ditto
from graph.reading.sheet import repaired, tidy
from graph.reading.synonyms import plain_name
from graph.reading.terms import CELLS as TERMS
from graph.reading.terms import dates_in, is_far, term_of
from graph.reading.texts import NUMBER, any_text
from graph.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from datetime import date

    from graph.dates.spellings import Order
    from graph.exchange.lists.mapping import Mapped
    from graph.exchange.lists.tables import Table
    from graph.reading.findings import Findings

_UNKNOWN = frozenset(
    ("not specified", "not mentioned", "not stated", "not available", "not applicable", "nil", "blank",
     "記載なし", "未記載", "該当なし")
)  # fmt: skip
# Columns of plain text, in which the words for nothing are words like any other.
_FREE = frozenset(
    ("id", "name", "name_ja", "status", "notes", "aliases", "purposes", "evidence", "date_basis", "agreement",
     "renews", "url", "source_url", "region", "city")
)  # fmt: skip
_LONGEST = 20  # characters of such a text
_MARKS_ONLY = re.compile(r"[-‐-―−ー—_.…・/\\?]+")  # – and ... stand for nothing, too
_TIME = re.compile(
    r"\d|year|month|\bans?\b|mois|jahr|monat|bis|jusqu|hasta|años?|mes|ann[oi]|年|月|년|월", re.IGNORECASE
)
_DIGITS_ONLY = re.compile(r"[\d\s:./-]*")  # numbers, and days of something else
_OWN = frozenset(
    {"id", "name", "name_ja", "agreement"}
)  # which no two rows share, so that no mark stands for them
# The unit that a heading names: in brackets, or as its last word.
_UNITS = tuple(
    (
        unit,
        re.compile(
            rf"[(（\[]\s*(?:in )?(?:{words})\s*[)）\]]|\bin (?:{words})\b|(?:^"
            rf"|\s)(?:{words})$",
            re.IGNORECASE,
        ),
    )
    for unit, words in (
        ("months", r"months?|mths?\.?|mois|monaten?|meses|mesi|maanden|[かヶケカ箇]?月|月数|개월|个月|個月"),
        ("weeks", r"weeks?|週間?|wochen|semaines"),
        ("days", r"days?|日数?|tage|jours"),
    )
)
_FISCAL = re.compile(r"年度|fiscal|financial year|\bfy\b", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(\d{4})\s?[-/‐-–−~〜～]\s?(\d{4}|\d\d)")
_PART_OF_ERA = len("2019-01-01/2019-04-30")


@dataclass
class Values:
    """The values of a table, and what was seen on the way to them.

    Attributes
    ----------
    columns
        Our column to its values, one a row.
    unread
        For each row what could not be read there, with its heading.
    carried
        Columns that have no heading, and that cells about a term speak of, with the column where they do.
    flags
        Marks of a column of renewals, of which nobody can tell what they mean.
    short
        Dates with a year of two digits, which stands last where the month is a word.
    far
        Days of 9999 or 2999, which were read as no end.
    ordered
        Dates of which only another column tells whether the day or the month stands first.
    wrong
        Texts that are none of their column's.
    noted
        Notes that say that an agreement renews itself.
    """

    columns: dict[str, list[str]] = field(default_factory=dict)
    unread: dict[int, list[str]] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)
    short: list[str] = field(default_factory=list)
    far: list[str] = field(default_factory=list)
    ordered: list[str] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    noted: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a text of a column.

    Attributes
    ----------
    place
        The place of the column.
    rows
        The places of the rows that say it.
    slug, message, hint
        The rule, what it says, and what to do.
    """

    place: int
    rows: Sequence[int]
    slug: str
    message: str
    hint: str


def read_columns(
    table: Table, columns: Mapping[str, int], *, order: Order | None = None, today: date | None = None
) -> Values:
    """Read columns by the rules of ours, and keep what cannot be read as text.

    Parameters
    ----------
    columns
        Our column to the place of theirs.
    order
        Which of day and month stands first, where somebody has said so; else the rows of a column decide.
    today
        The day by which a year of two digits is of this century or of the last.

    Returns
    -------
    values
        A text that is none of its column's is blank there, kept in `unread`, and told by `tell`.

    Raises
    ------
    Undecided
        When nothing decides whether a date begins with the day or the month.
    """
    into = Values()
    texts = {
        column: _plain(
            column,
            table.columns[place] if column in _OWN else filled(table, place),
            table.headings[place],
        )
        for column, place in columns.items()
    }
    dated = {name: set(texts[name]) for name in columns if name in DATED}
    newest = today.year + 1 if today else None
    for column, short in with_whole_years(dated, order, newest=newest).items():
        into.short += [text for text in texts[column] if text in short]
        texts[column] = [short.get(text, text) for text in texts[column]]
    places = dict(columns)
    into.noted = _noted(texts)
    if into.noted:
        texts[OWN] = [text if text in into.noted else "" for text in texts["notes"]]
        places[OWN] = columns["notes"]
    headed = table.headings[columns[OWN]] if OWN in columns else ""
    flags = flags_of(texts.get(OWN, ()), headed)
    unread = [column for at, column in enumerate(table.columns) if at not in columns.values()]
    carried = _terms(texts, order, flags, own=plain_name(headed) == OWN, unread=unread)
    places |= {column: columns[origin] for column, origin in carried.items()}
    into.carried = carried
    into.flags = {text: said for text, said in flags.items() if not said}
    whole = order or day_order(text for column in texts if column in DATED for text in set(texts[column]))
    for column, cells in texts.items():
        first = order
        if order is None and column in DATED and whole.first and not day_order(set(cells)).first:
            into.ordered += [text for text in cells if is_undecided(text)]
            first = whole
        if column in _ENDS:
            into.far += filter(is_far, cells)
        into.columns[column] = _read(table, places[column], column, cells, order=first, into=into)
    return into


def _in_words(texts: list[str], heading: str) -> list[str]:
    """What yes and no say below a heading that is a state: Active?, 締結済."""
    said = states(heading, texts)
    if said is None:
        return texts
    flags = flags_of(texts, heading)
    words = dict(zip(("yes", "no"), said, strict=True))
    return [words.get(renewal_of(text, flags), text) if text else "" for text in texts]


def _noted(texts: Mapping[str, Sequence[str]]) -> set[str]:
    """Find notes that say nothing but that an agreement renews itself, where no column is about that."""
    if OWN in texts or "notes" not in texts:
        return set()
    found = {text: term_of(text) for text in set(texts["notes"]) if text}
    return {text for text, term in found.items() if term and term.auto_renews not in ("", "no")}


def tell(values: Values, table: Table, rows: Collection[int], *, findings: Findings) -> None:
    """Tell what could not be read in some rows, in the column of its heading.

    Parameters
    ----------
    rows
        The places of the rows of which it is told: those that were left out are told as such.
    findings
        Where it is told.
    """
    for each in values.wrong:
        numbers = [table.numbers[at] for at in each.rows if at in rows]
        heading, where = table.headings[each.place], table.letters[each.place]
        if numbers:
            findings.add(
                each.slug, table.place, *numbers, message=each.message, column=heading, letter=where,
                hint=each.hint,
            )  # fmt: skip


_ENDS = ("expires", "terminated", "term_years")


def _plain(column: str, texts: Sequence[str], heading: str) -> list[str]:
    """The texts in one line each, and none where they say that nothing is known."""
    plain = {text: tidy(text) for text in set(texts)}
    flags = flags_of(plain.values(), heading) if column == OWN else {}
    read = {
        text: "" if column not in _FREE and says_nothing(each) and not _is_said(column, each, flags) else each
        for text, each in plain.items()
    }
    found = [read[text] for text in texts]
    return _in_words(found, heading) if column == "status" else found


def _is_said(column: str, text: str, flags: Mapping[str, str]) -> bool:
    """Tell a mark that says whether an agreement renews itself."""
    return column == OWN and bool(text in flags or renewal_of(text, flags))


def _terms(
    texts: dict[str, list[str]],
    order: Order | None,
    flags: Mapping[str, str],
    *,
    own: bool,
    unread: Sequence[Sequence[str]],
) -> dict[str, str]:
    """Carry what cells about a term say of other columns there; give those columns, and where that stood.

    What renews itself goes on without end only where no other column of its row tells a term, either.
    """
    there = [column for column in TERMS if column in texts]
    if not any(column in there for column in TERMS[:3]):
        return {}
    height = len(texts[there[0]])
    rows = list(zip(*(texts.get(column, [""] * height) for column in TERMS), strict=True))
    first = order or day_order(day for row in set(rows) for cell in row for day in dates_in(cell))
    read = {
        row: in_their_columns(row, lambda *_, column: None, order=first, flags=flags, own=own)
        for row in set(rows)
    }
    found = [_with_term(read[row], row, [cells[at] for cells in unread]) for at, row in enumerate(rows)]
    columns = dict(zip(TERMS, zip(*found, strict=True), strict=True)) if rows else {}
    for column, values in columns.items():
        if column in texts or any(values):
            texts[column] = list(values)
    return {column: there[0] for column in columns if column in texts and column not in there}


def _with_term(read: tuple[str, ...], given: tuple[str, ...], others: Sequence[str]) -> tuple[str, ...]:
    """Give the cells of a row about its term, where another one may tell the term that these do not."""
    at = TERMS.index(OWN)
    if read[at] != "indefinite" or read == given or not any(map(_tells_term, others)):
        return read
    return (*read[:at], "yes", *read[at + 1 :])


@functools.lru_cache(maxsize=10_000)
def _tells_term(text: str) -> bool:
    """Tell a text that says how long something lasts; most have no word for it, which is seen at once."""
    found = term_of(text) if _TIME.search(text) and not _DIGITS_ONLY.fullmatch(text) else None
    return found is not None and bool(found.term_years or (found.expires and not found.effective))


def _read(
    table: Table,
    place: int,
    column: str,
    texts: Sequence[str],
    *,
    order: Order | None,
    into: Values,
) -> list[str]:
    """The values of a column; texts that are none are kept."""
    heading = table.headings[place]
    distinct = dict.fromkeys(texts)
    if column in DATED and _FISCAL.search(heading):
        fiscal = _fiscal_years(distinct)
        texts = [fiscal.get(text, text) for text in texts]
        distinct = dict.fromkeys(texts)
    unit = next((unit for unit, pattern in _UNITS if pattern.search(heading)), "")
    if column in ("term_years", OWN) and unit:
        texts = [f"{text} {unit}" if NUMBER.fullmatch(text) else text for text in texts]
        distinct = dict.fromkeys(texts)
    rule = (
        any_text
        if column in _FREE
        else rule_of(
            EDGE_CELLS if column in EDGE_CELLS else NODE_CELLS,
            column,
            distinct,
            order=order,
            flags=into.flags,
        )
    )
    read: dict[str, str] = {}
    told: dict[str, list[tuple[str, str, str]]] = {}
    for text in distinct:
        read[text] = _value(text, rule, told) if text and column not in _FREE else text
    if column in DATED:
        _ask_for_order(table, heading, told)
    _keep(heading, place, texts, told, into)
    return [read[text] for text in texts]


def _fiscal_years(texts: Iterable[str]) -> dict[str, str]:
    """Give years as they stand below a heading that says fiscal year, however they are spelt, as such years.

    2009-10 may be a month: it is a year where another text of the column (2019-20) can be nothing else.

    Examples
    --------
    >>> _fiscal_years(["H31", "2008年", "2019/20", "2020-05", "令和2年度"])
    {'H31': '2019年度', '2008年': '2008年度', '2019/20': '2019年度'}
    """
    both = {text: match for text in texts if (match := _TWO_YEARS.fullmatch(text)) and _follows(match)}
    sure = any(int(match[2]) > 12 for match in both.values())
    found = {text: int(match[1]) for text, match in both.items() if sure}
    for text in texts:
        try:
            day = parse(text) if text and text not in found else None
        except DateError:
            continue
        whole = str(day)
        part = len(whole) == _PART_OF_ERA and len(re.findall(r"\d+|元", text)) == 1
        if day is not None and (len(whole) == len("2019") or part):
            found[text] = day.first.year
    return {text: f"{found[text]}年度" for text in texts if text in found}


def _follows(match: re.Match[str]) -> bool:
    """Tell the next year behind one: 2019-20, 2019/2020."""
    return f"{int(match[1]) + 1}".endswith(match[2])


def _ask_for_order(table: Table, heading: str, unread: Iterable[str]) -> None:
    """Ask which of day and month stands first, where a date of the column can be read both ways."""
    both = next((text for text in unread if is_undecided(text)), None)
    if both is not None:
        told = "{}: dates in {!r} may begin with the day or the month ({}); say day-first or month-first"
        raise Undecided(told, table.place, heading, both, about="order")


def _keep(
    heading: str,
    place: int,
    texts: Sequence[str],
    told: Mapping[str, Sequence[tuple[str, str, str]]],
    into: Values,
) -> None:
    """Keep what could not be read as it stands, and what is wrong with it."""
    rows: dict[str, list[int]] = {text: [] for text in told}
    for at, text in enumerate(texts):
        if text in rows:
            rows[text].append(at)
    for text, notes in told.items():
        into.wrong += [Wrong(place, rows[text], *note) for note in notes]
        for at in rows[text]:
            into.unread.setdefault(at, []).append(f"{heading}: {text}")


def _value(text: str, rule: Callable[..., str], told: dict[str, list[tuple[str, str, str]]]) -> str:
    """The value of a text; blank, and told, where it is none."""
    plain = repaired(text, dict.fromkeys(("folded-lines", "composed-letters", "text-formulas"), 0))
    notes: list[tuple[str, str, str]] = []

    def report(slug: str, message: str, hint: str = "") -> None:
        notes.append((slug, message, hint))

    value = rule(plain, report)
    wrong = [each for each in notes if RULES[each[0]].severity == "error"]
    if wrong:
        told[text] = wrong
    return "" if wrong else value


def says_nothing(text: str) -> bool:
    """Tell a text by which people say that something is not known.

    Examples
    --------
    >>> says_nothing("Not Specified"), says_nothing("未定"), says_nothing("5 years")
    (True, True, False)
    """
    plain = fold(text) if len(text) <= _LONGEST else "x"
    return plain in _UNKNOWN or dates_say_nothing(text) or _MARKS_ONLY.fullmatch(plain) is not None


def filled(table: Table, at: int) -> Sequence[str]:
    """Give a column with the text above in place of each mark that says so; tools write no such marks.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> grid = Grid("x.csv", "", [1, 2, 3, 4], [["Partner"], ["Port Lab"], ["〃"], ["同上"]])
    >>> filled(table_of(grid), 0)
    ['Port Lab', 'Port Lab', 'Port Lab']
    """
    texts = table.columns[at]
    if table.tool or not any(map(is_ditto, set(texts))):
        return texts
    found: list[str] = []
    for text in texts:
        found.append(found[-1] if found and is_ditto(text) else text)
    return found


def kept_as_they_are(table: Table, found: Mapped, taken: Collection[str]) -> dict[str, list[str]]:
    """Give the columns of a table that are none of ours, under names that ours do not need.

    A heading that one of ours has, while what stands below it is not that one's, says so behind it: what is
    below "Agreement" may be the title of one, and no number by which rows are told apart.

    Parameters
    ----------
    taken
        The names of ours.
    """
    mine = set(found.places.values())
    return {
        (f"{name} (as written)" if plain_name(name) in taken else name): list(map(tidy, filled(table, at)))
        for at, name in enumerate(table.headings)
        if at not in mine and any(table.columns[at])
    }
