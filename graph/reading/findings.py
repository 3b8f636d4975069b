"""What is wrong with a data file, as data: one finding a fault, at the place a spreadsheet shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from graph.words.messages import MOST, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Severity = Literal["error", "warning", "note"]
Fix = tuple[tuple[str, str], ...]  # columns of a row, and the text that belongs into each


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of finding: its code, what it is called and what it means."""

    code: str
    slug: str
    summary: str

    @property
    def severity(self) -> Severity:
        """Errors refuse the data, warnings and notes do not; the code's letter says which."""
        letters: dict[str, Severity] = {"E": "error", "W": "warning", "N": "note"}
        return letters[self.code[0]]


_LIST = """
E101 missing-file            the file is not there
E102 unreadable-file         the file cannot be opened
E103 empty-file              the file holds nothing, not even a header
E104 not-a-csv               the bytes are those of another kind of file
E105 unknown-encoding        the bytes are neither UTF-8 nor Shift_JIS
E106 nul-character           a NUL character stands in the text
E107 stray-byte-order-mark   an invisible byte order mark stands inside the text
E108 broken-quoting          a quotation mark is not closed, or text follows a closed one
E109 swallowed-rows          a quotation mark has swallowed the rows that follow
E110 merge-conflict          git's merge conflict markers stand in the file
E111 short-row               a row has fewer cells than the header
E112 long-row                a row has more cells than the header
E113 repeated-column         two columns have the same name
E114 missing-column          a required column is not there
E115 header-not-first        the header is not the first row
E116 swapped-files           nodes.csv and edges.csv hold each other's columns
E117 unnamed-column          a column with content has no name
E118 cut-off-file            the file ends in the middle of a character
E119 strange-line-ends       the lines end with a character that ends no line in CSV files
E120 header-again            the header stands once more below the first rows
E201 missing-id              an organisation has no id
E202 repeated-id             an id names two different organisations
E203 unknown-id              a tie names an organisation that is not in nodes.csv
E204 missing-end             a tie has no source or no target
E205 self-tie                a tie joins an organisation to itself
E206 missing-name            an organisation has no name
E207 missing-type            an organisation has no type
E208 damaged-id              an id is what a spreadsheet made of it, and the id itself is lost
E301 bad-date                a date cannot be read one way only
E302 ends-before-signed      a tie ends before it was signed
E303 bad-term                a term is not a positive number of years
E304 bad-auto-renewal        how an agreement renews itself is none of the words for it
E305 bad-notice              a period of notice is not a number of months
E401 bad-latitude            a latitude is not a number from -90 to 90
E402 bad-longitude           a longitude is not a number from -180 to 180
W101 lost-characters         replacement characters: text was lost before this tool saw it
W102 garbled-text            a text was read in the wrong encoding before this tool saw it
W103 likely-column           a column is nearly the name of a known one, or means it
W104 reserved-column         a column has a name that the tool uses itself; it is left out
W201 repeated-row            an organisation is listed twice in the same words
W202 repeated-tie            a tie is listed twice; it counts as one agreement
W203 reversed-tie            a tie is listed again the other way round; it counts as one agreement
W204 similar-ids             two ids look the same: they differ by case, width, zeros or look-alikes only
W205 similar-names           two organisations have the same name, but for legal form, case, width and accents
W206 agreement-dates-differ  the ties of one agreement have different dates, terms or notice
W207 unknown-agreement       a renewal names an agreement that is not in edges.csv
W208 renewal-cycle           an agreement renews itself, at once or by way of others
W209 renewal-too-early       a renewal was signed before the agreement that it renews
W210 twin-agreements         one pair signed two agreements on one day
W211 shared-alias            another name of an organisation is the id or a name of another one
W212 row-of-sums             a row holds sums and is read as an organisation
W213 likely-comment          a row that starts as a comment does is read like any other
W214 agreement-apart         ties of one agreement have nobody in common
W215 similar-agreements      two agreement ids look the same: they differ by case, width or look-alikes only
W216 renewal-of-others       a renewal names an agreement between other organisations
W217 likely-renewal          an agreement follows another of the same organisations, and does not name it
W301 signed-in-future        a signing date has not come yet
W302 term-disagrees          expiry is not signing plus term
W303 bad-founding-date       a founding date cannot be read
W304 terminated-after-expiry a tie is terminated after it had expired
W305 default-date            a date is one that programs write where they have none
W306 date-in-future          a date of announcement or termination has not come yet
W307 wide-interval           an interval is longer than ten years
W308 renews-without-term     an agreement renews itself for its term, whose length is unknown
W309 term-from-signing       a term is counted from signing, and the agreement takes effect on another day
W401 unknown-type            a type is none of those that are drawn in a colour of their own
W402 unknown-country         a country is not an ISO 3166-1 alpha-2 code, nor a known name
W403 half-a-place            only one of latitude and longitude is given
W404 place-outside-country   coordinates lie outside the country given, or in the open sea
W405 not-a-link              an address is not http or https; it is shown as text
W406 likely-relation         a relation is nearly the name of a known one
W407 unknown-kind            a kind is none of initial, renewal, multi-party
W501 control-character       a control character stands in a cell
W502 invisible-character     an invisible or direction-changing character stands in a cell
W503 looks-like-formula      a spreadsheet would run the text as a formula; it is written as text
W504 long-text               a name is so long that maps shorten it
W505 spreadsheet-error       a spreadsheet's error stands in place of a value
W506 private-character       a character that only some computers can show
W507 mixed-alphabets         a word mixes Latin letters with Cyrillic or Greek ones that look the same
W508 wrapped-text            quotation marks or an apostrophe stand around a text
W509 ditto-mark              a mark for "as above" stands in place of a text
N101 encoding                the file was read in another encoding than UTF-8
N102 delimiter               the columns are separated by something else than commas
N103 header-spelling         a column's name was read without regard to case, width and blanks
N104 extra-columns           columns that the tool does not know are kept as attributes
N105 blank-rows              blank rows were passed over
N106 blank-columns           blank cells after the last column were passed over
N107 folded-lines            line breaks inside cells were read as blanks
N108 composed-letters        letters and their marks were put together (Unicode NFC)
N109 text-formulas           texts written as ="…" were read without it
N110 wrapped-rows            rows that stood between quotation marks as a whole were split
N111 loose-quotes            blanks before quotation marks were passed over
N112 end-mark                a Ctrl-Z at the end of the file was passed over
N113 copy-beside             a file beside looks like another version, and is not read
N114 open-elsewhere          the file is open in a spreadsheet, or was when that ended
N201 trimmed-cells           blanks around cells were dropped
N202 undated-ties            ties without a date count in no dated view
N203 no-organisations        the tables hold a header and nothing else
N204 name-for-id             a tie names an organisation by its name in place of its id
N301 date-spelling           a date was written in another way than ISO 8601
N302 no-end                  a word for no end, or 9999-12-31, was read as no end
N303 renewal-spelling        how an agreement renews itself was written in another word or column
N401 country-spelling        a country was written as its name, or its code in another case or width
N402 relation-spelling       a relation was written in another case or in Japanese
N403 type-spelling           a type was written in another case, in Japanese or by another word
N404 number-spelling         a number was written in other digits or signs, or with its unit
N405 kind-spelling           a kind was written in another case
N406 no-place                nothing tells where an organisation is, and most others have a place
"""

RULES: dict[str, Rule] = {
    slug: Rule(code, slug, summary)
    for code, slug, summary in (line.split(None, 2) for line in _LIST.strip().splitlines())
}


# Errors of cells that may as well be blank: on request they are, and the rest of their rows is kept. Who is
# tied to whom is never guessed.
OF_A_CELL = frozenset((
    "bad-date", "ends-before-signed", "bad-term", "bad-auto-renewal", "bad-notice", "bad-latitude",
    "bad-longitude",
))  # fmt: skip
# Notes on what a cell was read as, where that is all there is to say: it may as well stand in the cell.
READ_AS = frozenset((
    "no-end", "date-spelling", "renewal-spelling", "country-spelling", "relation-spelling",
    "type-spelling", "number-spelling", "kind-spelling",
))  # fmt: skip
# All that `graph check --fix` puts right, in the cells where there is one right answer.
FIXABLE = READ_AS | {
    "garbled-text", "header-spelling", "name-for-id", "trimmed-cells", "folded-lines", "composed-letters",
    "text-formulas",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in a data file, at the place a spreadsheet would show it.

    `row` counts from 1 and includes the header, so row 2 is the first record;
    0 stands for the file as a whole.

    Attributes
    ----------
    rule
        What kind of fault it is.
    file, row, column, letter
        The file's name, the row, the column's name and its letter.
    message, hint
        What was given and what was expected; what to do.
    fix
        Where there is one right answer: each cell of the row that it takes, by its column, and the
        text that belongs there.

    Examples
    --------
    >>> print(Finding(RULES["unknown-id"], "edges.csv", 7, "target", "B", "'ZZ' is not an id in nodes.csv"))
    edges.csv:7: error E203 unknown-id  target (column B): 'ZZ' is not an id in nodes.csv
    """

    rule: Rule
    file: str
    row: int
    column: str
    letter: str
    message: str
    hint: str = ""
    fix: Fix = ()

    @property
    def severity(self) -> Severity:
        """``error``, ``warning`` or ``note``."""
        return self.rule.severity

    @property
    def place(self) -> str:
        """The file, and the row of it: the line of a text, a record of a file that has no lines."""
        if not self.row:
            return self.file
        record = "row " if self.file.endswith(".parquet") else ""
        return f"{self.file}:{record}{self.row}"

    def __str__(self) -> str:
        where = f"{printable(self.column)} (column {self.letter}): " if self.letter else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.place}: {self.severity} {self.rule.code} {self.rule.slug}  {where}{self.message}{hint}"

    def record(self) -> dict[str, Any]:
        """Give the finding as a flat object with the keys of ``check --format json``."""
        return {
            "code": self.rule.code,
            "rule": self.rule.slug,
            "severity": self.severity,
            "file": self.file,
            "row": self.row or None,
            "column": self.column or None,
            "message": self.message,
            "hint": self.hint or None,
            "fix": dict(self.fix) or None,
        }


FOLDED = 3  # findings of one cause, beyond which people are told of the first and how many more there are
FIRST_ROWS = 2  # of the others, whose rows are named; the first row stands before the line


def folded(findings: Iterable[Finding]) -> list[Finding]:
    """Give findings as people read them: errors first, and many of one cause as one.

    One cause is one rule in one column of one file, told in one sentence whatever its values. Of more
    than three the first is given, with how many more there are and the rows of the next ones. Of the notes
    on a column the first is given, with how many more there are: a million dates with slashes are one
    remark.

    Examples
    --------
    >>> found = [Finding(RULES["self-tie"], "edges.csv", row, "", "", "to itself") for row in range(2, 32)]
    >>> [each.message for each in folded(found)]
    ['to itself (and 29 more, in rows 3, 4, …)']
    """
    causes: dict[tuple[str, str, str, str], list[Finding]] = {}
    for each in findings:
        cause = (each.rule.slug, each.file, each.column, _sentence(each.message))
        causes.setdefault(cause, []).append(each)
    told = [each for alike in causes.values() for each in _as_read(alike)]
    return sorted(told, key=lambda each: (_WEIGHT[each.severity], *_place(each)))


def _sentence(text: str) -> str:
    """The sentence of a message without its values, and those of messages within; "" for any other text."""
    if not isinstance(text, Message):
        return ""
    within = (_sentence(each) for each in text.values if isinstance(each, Message))
    return "|".join((text.template, *within))


def _as_read(alike: Sequence[Finding]) -> Sequence[Finding]:
    """The findings of one cause, or the first of many, with a count of the others."""
    if len(alike) > 1 and alike[0].column and alike[0].severity == "note":
        return [replace(alike[0], message=Message("{} (and {} more)", alike[0].message, len(alike) - 1))]
    if len(alike) <= FOLDED:
        return alike
    rows = ", ".join(str(each.row) for each in alike[1 : FIRST_ROWS + 1])
    message = Message("{} (and {} more, in rows {}, …)", alike[0].message, len(alike) - 1, rows)
    return [replace(alike[0], message=message)]


_WEIGHT = {"error": 0, "warning": 1, "note": 2}


def _place(finding: Finding) -> tuple[bool, str, int, int, str, str]:
    """Where a finding stands: nodes.csv before edges.csv, by row, the errors of a row first."""
    weight = _WEIGHT[finding.severity]
    return (
        not finding.file.startswith("nodes"),
        finding.file,
        finding.row,
        weight,
        finding.letter,
        finding.rule.code,
    )


class Findings:
    """Collects the findings of a run, and which rows they spoil."""

    def __init__(self) -> None:
        self._told: list[tuple[Finding, tuple[int, ...]]] = []  # the first of some rows, and all of them
        self._mended: list[tuple[str, tuple[int, ...], Fix]] = []
        self._said: dict[str, str] = {}

    def add(
        self,
        slug: str,
        file: str,
        *rows: int,
        message: str,
        column: str = "",
        letter: str = "",
        hint: str = "",
        fix: Fix = (),
    ) -> None:
        """Note a finding of the rule that `slug` names, with whatever does not print escaped.

        The same may be said of several rows; they are made findings of when these are asked for.
        """
        said = (escaped(column), letter, self._printable(message), self._printable(hint))
        self._told.append((Finding(RULES[slug], file, rows[0], *said, fix), rows))

    def mend(self, file: str, *rows: int, fix: Fix) -> None:
        """Note what belongs into cells of some rows of which only the file as a whole was told."""
        self._mended.append((file, rows, fix))

    def leave(self, file: str) -> None:
        """Put nothing right in a file that is no table yet."""
        self._mended = [each for each in self._mended if each[0] != file]
        self._told = [
            (replace(first, fix=()) if first.file == file else first, rows) for first, rows in self._told
        ]

    def fixes(self, file: str) -> dict[tuple[int, str], str]:
        """Give every cell of a file that has one right text other than its own, and that text.

        Where several things were found in a cell, the text is that of the last, which was made of the others.
        """
        told = [(each.file, rows, each.fix) for each, rows in self._told if each.fix]
        found = [each for each in (*self._mended, *told) if each[0] == file]
        return {(row, name): text for _, rows, fix in found for row in rows for name, text in fix}

    def _printable(self, text: str) -> str:
        """The text as it can be shown: made, and kept, once for all the rows of which it is said."""
        known = self._said.get(text)
        if known is None:
            known = self._said[text] = printable(text)
        return known

    def in_order(self) -> list[Finding]:
        """Give every finding: nodes.csv before edges.csv, by row, the errors of a row first."""
        return sorted((each for told in self._told for each in _of_rows(*told)), key=_place)

    def spoilt(self, file: str) -> set[int]:
        """Give the rows of a file that an error makes useless; 0 among them spoils the whole file."""
        return {row for each, rows in self._errors(file) if each.rule.slug not in OF_A_CELL for row in rows}

    def unread(self, file: str) -> dict[str, set[int]]:
        """Give the rows of each column whose cell cannot be read and may be blank."""
        found: dict[str, set[int]] = {}
        for each, rows in self._errors(file):
            if each.rule.slug in OF_A_CELL:
                found.setdefault(each.column, set()).update(rows)
        return found

    def _errors(self, file: str) -> Iterator[tuple[Finding, tuple[int, ...]]]:
        return (told for told in self._told if told[0].file == file and told[0].severity == "error")

    @property
    def refuse(self) -> bool:
        """Whether there is an error among them."""
        return any(each.severity == "error" for each, _ in self._told)


def _of_rows(first: Finding, rows: tuple[int, ...]) -> Iterator[Finding]:
    """Give what was found in the first of some rows, and in each of the others."""
    said = (first.column, first.letter, first.message, first.hint, first.fix)
    return (first if row == first.row else Finding(first.rule, first.file, row, *said) for row in rows)


def several(count: int, noun: str) -> str:
    """Give a number with its noun.

    Examples
    --------
    >>> several(1, "row"), several(3, "row")
    ('1 row', '3 rows')
    """
    return Message(f"{{}} {noun}" if count == 1 else f"{{}} {noun}s", count)


SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"  # characters that choose a form
_SELECTORS = re.compile(f"[{SELECTORS}]")
_NATIVE = re.compile("[\u1000-\u109f\u1820-\u18aa\u2190-\U0003ffff\xa9\xae]|[0-9#*](?=\ufe0f\u20e3)")


def printable(text: str) -> str:
    """Make a text fit for a message: what does not print is escaped, and what is long is cut.

    Examples
    --------
    >>> print(printable("red \x1b[31m"))
    red \\x1b[31m
    >>> len(printable("a" * 10_000_000))
    200
    """
    if isinstance(text, Message):
        return text.cleaned(printable)
    return escaped(text if len(text) <= MOST else text[: MOST - 1] + "…")


def escaped(text: str) -> str:
    """Escape what does not print: control characters and everything invisible."""
    if text.isprintable() and (text.isascii() or not _SELECTORS.search(text)):
        return text
    hidden = set(stray_selectors(text))
    return "".join(
        each if each.isprintable() and place not in hidden else ascii(each)[1:-1]
        for place, each in enumerate(text)
    )


def stray_selectors(text: str) -> list[int]:
    """Give the places of variation selectors that stand behind nothing which they could vary.

    Behind a kanji or a picture such a character chooses a form and belongs to the text; behind a Latin
    letter it shows nothing and makes two texts of one.

    Examples
    --------
    >>> stray_selectors("a\ufe0f"), stray_selectors("葛\U000e0100"), stray_selectors("1\ufe0f\u20e3")
    ([1], [], [])
    """
    places = (each.start() for each in _SELECTORS.finditer(text))
    return [place for place in places if not place or not _NATIVE.match(text, place - 1)]


def letter(index: int) -> str:
    """Name a column as a spreadsheet does, counting from 0.

    Examples
    --------
    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
