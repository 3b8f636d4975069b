"""Who is who: ids and names that look different and probably mean the same organisation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from itertools import compress
from operator import eq
from typing import TYPE_CHECKING

from graph.reading.leftovers import meant_for_people
from graph.reading.tables import note, note_rows
from graph.reading.texts import SHORTENED, is_slip, latin, shown, visible
from graph.vocabulary import aliases, fold, known, nearest
from graph.words.messages import Message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.reading.findings import Findings
    from graph.reading.tables import Row, Sheet, Tables

    Named = tuple[int, str, str]  # row, id and name

_LABELS = known("labels")
# Legal forms, which one list writes and another leaves out; longer ones stand first.
_FORMS_JA = "|".join(
    [
        *map(str.casefold, _LABELS["japanese_legal_forms"]),
        rf"\((?:{'|'.join(_LABELS['legal_forms_in_brackets'])})\)",
    ]
)
_FORMS = re.compile(
    rf"\b(?:{'|'.join([*_LABELS['western_legal_forms'], *_LABELS['legal_forms_that_are_words']])})\b\.?"
)
_SHORT: dict[str, str] = _LABELS["written_short"]
_WRITTEN_SHORT = re.compile(rf"\b({'|'.join(_SHORT)})\b\.?")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
_MARKS = re.compile("[\u0300-\u036f’\u200b-\u200f]")
_LITTLE = re.compile(r"\b(the|and|of)\b")
_HYPHENS = re.compile(r"[_\s-]+")
_NO_LETTERS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("([a-z])[\u0300-\u036f]+")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
# Forms of kanji that names use side by side.
_KANJI = str.maketrans(
    "學國應髙﨑濵濱澤邊邉齋齊廣櫻藏驛圓會醫藥區縣", "学国応高崎浜浜沢辺辺斎斉広桜蔵駅円会医薬区県"
)
_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_KANA = str.maketrans({"ヘ": "へ", "ベ": "べ", "ペ": "ぺ", "ー": "-", "一": "-", "〇": "0", "〜": "-"})
_POINT_ZERO = re.compile(r"(?<=^\d)\.0+$|(?<=\d\d)\.0+$")  # a spreadsheet's 12.0 for 12
_LIST = re.compile(r"\s*(?:[;,、，；|/／・&＆+＋]|及び|および)\s*|\s+and\s+")
SEVERAL = 5  # organisations of one name that are listed
_SEARCHES, _LARGE = 20, 20_000  # searches for the nearest id, and ids among which it is worth its time


def skeleton(text: str) -> str:
    """Reduce an id to what the eye sees, so that ids that are easily mixed up become the same.

    Examples
    --------
    >>> skeleton("Link\u2010J\u200b") == skeleton("\uff2cINK_J")
    True
    """
    if text.isascii() and text.isprintable():
        return text.casefold() if text.isalnum() else _HYPHENS.sub("-", text.casefold()).strip("\"'`-")
    folded = latin(fold(text)).translate(_KANA)
    if not folded.isascii() or not folded.isprintable():
        # What cannot be seen goes first: it may stand between a letter and its accent.
        seen = "".join(each for each in folded if each.isprintable() and visible(each))
        seen = re.sub("[\ufe00-\ufe0f\U000e0100-\U000e01ef]", "", seen)
        folded = unicodedata.normalize("NFC", _ACCENTS.sub(r"\1", unicodedata.normalize("NFD", seen)))
    return re.sub("[\u2010-\u2015\u2212_\\s-]+", "-", folded).strip("\"'`“”‘’「」-")


def core(name: str) -> str:
    """Reduce a name to its core: no legal form, accents, case, width, punctuation, blanks or hiragana.

    Words that are often written short are whole.

    Examples
    --------
    >>> core("株式会社ＬＩＮＫ－Ｊ") == core("LINK-J Co., Ltd."), core("Kyōto") == core("KYOTO")
    (True, True)
    >>> core("Univ. of Otago")
    'universityotago'
    """
    folded = fold(_without_initials(name)).replace("&", " and ")
    if not folded.isascii():
        apart = _MARKS.sub("", unicodedata.normalize("NFD", folded.translate(_KANJI)))
        folded = latin(unicodedata.normalize("NFC", apart))
    plain = _DOTTED.sub(lambda match: match[0].replace(".", ""), folded.replace("'", "").replace("`", ""))
    plain = plain if plain.isascii() else re.sub(_FORMS_JA, " ", plain)
    plain = _WRITTEN_SHORT.sub(lambda match: _SHORT[match[1]], plain)
    bare = _FORMS.sub(" ", plain)
    reduced = _NO_LETTERS.sub("", _LITTLE.sub(" ", bare)) or _NO_LETTERS.sub("", plain)
    reduced = reduced or "".join(folded.split())
    return reduced if reduced.isascii() else unicodedata.normalize("NFC", reduced.translate(_KATAKANA))


def _without_initials(name: str) -> str:
    """A name without its own initials in brackets behind it: Hudson Cancer Institute (HCI)."""
    match = _INITIALS.search(name) if name.endswith((")", "）")) else None
    if not match:
        return name
    bare = name[: match.start()].rstrip()
    heads = iter(re.findall(r"[A-ZÀ-Þ](?=[a-zß-ÿ'’])", bare))
    return bare if all(letter in heads for letter in match["initials"]) else name


def cores(name: str) -> tuple[str, ...]:
    """Give the core of a name, and the one that it has with its umlauts written in two letters.

    Examples
    --------
    >>> cores("München"), cores("Muenchen"), cores("Ueda")
    (('munchen', 'muenchen'), ('muenchen',), ('ueda',))
    """
    if name.isascii():
        return (core(name),)
    spelled = fold(name).translate(_UMLAUTS)
    return (core(name), core(spelled)) if spelled != fold(name) else (core(name),)


_INITIALS = re.compile(r"[(（](?P<initials>[A-Z]{2,8})[)）]$")


def repeated_ids(tables: Tables, findings: Findings) -> None:
    """An id names one organisation; the same row twice is read once."""
    for row, earlier in tables.repeated:
        message = Message("the same as row {}; read once", earlier)
        note(findings, "repeated-row", (tables.nodes, row, "id"), message=message, hint="delete one of them")
    first: dict[str, Row] = {}
    for row, cells in tables.nodes.rows(tables.nodes.sharing("id")):
        known, others = first.setdefault(cells["id"], (row, cells))
        if known != row:
            differ = ", ".join(column for column in cells if cells[column] != others[column])
            message = Message(
                "{} is the id of row {} too, with another {}", shown(cells["id"]), known, differ
            )
            hint = "give each organisation an id of its own"
            note(findings, "repeated-id", (tables.nodes, row, "id"), message=message, hint=hint)


def similar_ids(tables: Tables, findings: Findings) -> None:
    """Ids that the eye takes for one another, or that differ by leading zeros only, are probably one."""
    seen: dict[str, tuple[int, str]] = {}
    for row, id_ in tables.nodes.each("id"):
        plain = _POINT_ZERO.sub("", skeleton(id_)).lstrip("0")
        known = seen.setdefault(plain, (row, id_)) if plain else (row, id_)
        if known[1] != id_:
            message = Message("{} is nearly the id {} of row {}", shown(id_), shown(known[1]), known[0])
            hint = "both are kept, as two organisations; delete one if they are one"
            note(findings, "similar-ids", (tables.nodes, row, "id"), message=message, hint=hint)


def similar_names(tables: Tables, findings: Findings) -> None:
    """Two organisations with one name, but for its legal form and spelling, are probably one organisation."""
    seen: dict[str, Named] = {}
    for row, id_, *names in tables.nodes.each("id", "name", "name_ja"):
        told: set[str] = set()
        for column, called in zip(("name", "name_ja"), names, strict=True):
            if not called:
                continue
            known = _first_of(seen, cores(called), (row, id_, called))
            if known[1] == id_ or known[1] in told:
                continue
            told.add(known[1])
            which = (
                Message("the name")
                if fold(called) == fold(known[2])
                else Message("nearly the name {}", shown(known[2]))
            )
            message = Message("{} is {} of {} (row {}) too", shown(called), which, shown(known[1]), known[0])
            hint = "both are kept, as two organisations; delete one if they are one"
            note(findings, "similar-names", (tables.nodes, row, column), message=message, hint=hint)


def _first_of(seen: dict[str, Named], keys: Iterable[str], given: Named) -> Named:
    """Who had one of the keys of a name first; it has those that nobody had."""
    known = next((seen[key] for key in keys if key in seen), given)
    for key in keys:
        seen.setdefault(key, known)
    return known


def shared_aliases(tables: Tables, findings: Findings) -> None:
    """Nobody's other names, and nobody's name, are the id or a name of another organisation."""
    if "aliases" not in tables.nodes.columns:
        return
    owner: dict[str, tuple[int, str]] = {}
    for row, id_, *names in tables.nodes.each("id", "name", "name_ja"):
        for called in (id_, *names):
            if called:
                owner.setdefault(fold(called), (row, id_))
    for row, id_, others in tables.nodes.each("id", "aliases"):
        for called in aliases(others):
            known = owner.setdefault(fold(called), (row, id_))
            if known[1] != id_:
                message = Message(
                    "{} is what {} (row {}) is called too", shown(called), shown(known[1]), known[0]
                )
                hint = "keep it with one of them: a name has to lead to one organisation"
                note(findings, "shared-alias", (tables.nodes, row, "aliases"), message=message, hint=hint)


def ends_by_name(nodes: Sheet, edges: Sheet, findings: Findings) -> Sheet:
    """Read an end that is no id and the name of one organisation as its id, and say so.

    A name that two have, or that is another one's id at a second look, stays for people to decide.
    """
    ids, columns = nodes.column("id").values, {name: edges.column(name) for name in ("source", "target")}
    others = [column.values for column in columns.values() if column.values is not ids]
    unknown = {text for values in others for text in values} - {"", *ids, *nodes.lost} if others else None
    if not unknown:
        return edges
    guess = Guess(nodes)
    meant = {text: id_ for text in unknown if (id_ := guess.named(text))}
    texts = dict(edges.texts)
    for name, column in columns.items():
        told = {
            code: [("name-for-id", name, _whose_name(text, meant[text]), "", ((name, meant[text]),))]
            for code, text in enumerate(column.values)
            if text in meant
        }
        note_rows(findings, edges, column, told=told)
        if told:
            texts[name] = column.renamed([meant.get(text, text) for text in column.values])
    return replace(edges, texts=texts)


def _whose_name(text: str, id_: str) -> Message:
    return Message("{} was read as {!r}, whose name it is", shown(text), id_)


def ends_known(tables: Tables, findings: Findings) -> None:
    """Both ends of a tie are organisations of nodes.csv, and two of them."""
    # The row of an organisation that could not be read was reported; its ties are not at fault.
    ids = tables.nodes.column("id").values
    known = {"", *ids, *tables.nodes.lost}
    guess: Guess | None = None
    for row, cells in tables.edges.rows(_odd_ends(tables.edges, known, ids)):
        for column in ("source", "target"):
            end = cells[column]
            if end not in known:
                guess = guess or Guess(tables.nodes)
                message = Message("{} is not an id in nodes.csv", shown(end))
                note(
                    findings, "unknown-id", (tables.edges, row, column), message=message, hint=guess.hint(end)
                )
        if cells["source"] and cells["source"] == cells["target"]:
            message = Message("{} is tied to itself", shown(cells["source"]))
            note(
                findings,
                "self-tie",
                (tables.edges, row, "target"),
                message=message,
                hint="name two organisations, or delete the row",
            )


def _odd_ends(edges: Sheet, known: Collection[str], ids: list[str]) -> list[int]:
    """The places of ties with an end that is not known, or with one organisation at both.

    A list of ids that both tables have is known as it stands.
    """
    source, target = edges.column("source"), edges.column("target")
    unknown = [
        {code for code, text in enumerate(each.values) if text not in known} if each.values is not ids else ()
        for each in (source, target)
    ]
    codes: Iterable[int] = source.codes
    if source.values is not target.values:
        number = {text: code for code, text in enumerate(target.values)}
        codes = map([number.get(text, -1) for text in source.values].__getitem__, source.codes)
    alike = compress(range(len(edges)), map(eq, codes, target.codes))  # no step of it in Python
    return sorted({*source.places(unknown[0]), *target.places(unknown[1]), *alike})


class Guess:
    """Finds which organisation was meant by an id that is not in nodes.csv."""

    def __init__(self, nodes: Sheet) -> None:
        self.ids = dict.fromkeys(nodes.column("id").values)
        self.looks: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.owners: dict[str, dict[str, None]] = {}
        for each in self.ids:
            for look in (skeleton(each), skeleton(each).lstrip("0")):
                self.looks.setdefault(look, each)
        for _, id_, name, name_ja, others in nodes.each("id", "name", "name_ja", "aliases"):
            for called in (name, name_ja, *aliases(others)):
                if called:
                    self.owners.setdefault(fold(called), {})[id_] = None
                    self.names.setdefault(fold(called), id_)
                    for look in cores(called):
                        self.names.setdefault(look, id_)
        self.given: dict[str, str] = {}

    def named(self, end: str) -> str:
        """Give the one organisation that has a name; "" where none or several have it."""
        owners = self.owners.get(fold(end), {})
        looks = self.looks.get(skeleton(end))
        return next(iter(owners)) if len(owners) == 1 and looks in (None, *owners) else ""

    def hint(self, end: str) -> str:
        """Say what was probably meant."""
        if end not in self.given:
            self.given[end] = self._hint(end)
        return self.given[end]

    def _hint(self, end: str) -> str:
        look = skeleton(end)
        owners = list(self.owners.get(fold(end), {}))
        if len(owners) > 1:
            listed = ", ".join(map(repr, owners[:SEVERAL]))
            return Message("that is a name of several; write the id of one of them: {}", listed)
        exact = (
            self.looks.get(look)
            or self.looks.get(look.lstrip("0"))
            or self.looks.get(re.sub(r"\.0+$", "", look))
        )
        if exact is not None:
            return Message("did you mean {!r}?", exact)
        if SHORTENED.fullmatch(end):
            return self._full(end)
        named = next(filter(None, map(self.names.get, (fold(end), *cores(end)))), None)
        if named is not None:
            return Message("that is a name of {!r}; write the id", named)
        several = [each for each in _LIST.split(end) if each]
        if len(several) > 1 and all(each in self.ids or fold(each) in self.names for each in several):
            return Message("write a row for each of them: {}", ", ".join(map(repr, several)))
        if meant_for_people(end):
            return meant_for_people(end)
        if len(self.given) >= _SEARCHES or len(self.ids) > _LARGE:
            return "add the organisation to nodes.csv"
        near = [*nearest(end, self.ids), *nearest(end, self.names)]
        slip = next((each for each in near if is_slip(fold(end), fold(each))), "")
        meant = slip if slip in self.ids else self.names.get(fold(slip))
        return Message("did you mean {!r}?", meant) if meant else "add the organisation to nodes.csv"

    def _full(self, end: str) -> str:
        """Which long number a spreadsheet has shortened to this one."""
        digits = len(end.split("E")[0].partition(".")[2])
        meant = [each for each in self.ids if each.isdecimal() and f"{int(each):.{digits}E}" == end]
        if len(meant) == 1:
            return Message("a spreadsheet shortened it; did you mean {!r}?", meant[0])
        return "a spreadsheet shortened it; write all its digits, and format the column as text"
