"""Who the parties of a list are: one organisation a name, whatever its case, width, blanks and legal form."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from graph.exchange.lists.splitting import lines_of, may_be_joined, names_in, pieces, without_mark
from graph.exchange.starter import CJK, id_for
from graph.reading.identity import cores
from graph.reading.sheet import tidy
from graph.vocabulary import aliases, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.exchange.content import Record

_MANY = frozenset({"id", "name", "name_ja", "notes", "aliases", "url"})  # of which there may be several
_ID = re.compile(r"[\w.:@/-]+", re.ASCII)


class Organisations:
    """The organisations of an import, found by id and by name.

    Attributes
    ----------
    rows
        Id to its columns, in the order in which they came.
    otherwise
        Cells that say another thing of an organisation than one before them, which is kept.
    """

    def __init__(self) -> None:
        self.rows: dict[str, Record] = {}
        self._named: dict[str, dict[str, None]] = {}
        self._short: dict[str, dict[str, None]] = {}
        self._keys: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.unnamed: set[str] = set()  # those that only ties name
        self.otherwise: list[str] = []
        self._listed: set[str] = set()
        self._split: dict[str, list[str]] = {}
        self._joined: dict[str, list[str]] = {}

    def add(self, row: Mapping[str, str]) -> str:
        """Add an organisation, or what a further row says of one; give its id.

        Examples
        --------
        >>> known = Organisations()
        >>> known.add({"name": "Port Lab, Inc."}), known.find("ＰＯＲＴ  lab"), known.find("Harbour")
        ('port-lab-inc', 'port-lab-inc', '')
        """
        name = row.get("name", "")
        id_ = row.get("id") or (name and self.find(name)) or self._new_id(name)
        known = self.rows.setdefault(id_, {"id": id_, "name": name or id_})
        for column, text in row.items():
            if text and column not in _MANY and fold(known.get(column, "") or text) != fold(text):
                self.otherwise.append(f"{known['name']}, {column}: {known[column]} / {text}")
            placeholder = column == "name" and "id" in row and known["name"] == id_
            if text and (not known.get(column) or placeholder):
                known[column] = text
        for called in (known["name"], known.get("name_ja", ""), *aliases(known.get("aliases", ""))):
            if called:
                plain, shorts = self._looks(called)
                self._named.setdefault(plain, {})[id_] = None
                for short in shorts:
                    self._short.setdefault(short, {})[id_] = None
        return id_

    def without_number(self, row: Mapping[str, str]) -> Mapping[str, str]:
        """Give a row without the number that is another organisation's: each sheet counts its own rows.

        Examples
        --------
        >>> known = Organisations()
        >>> known.add({"id": "1", "name": "Port Lab"}), known.without_number({"id": "1", "name": "Sea Lab"})
        ('1', {'name': 'Sea Lab'})
        """
        id_, name = row.get("id", ""), row.get("name", "")
        other = id_.isdecimal() and name and id_ in self.rows and self.find(name) != id_
        return {column: text for column, text in row.items() if column != "id"} if other else row

    def _looks(self, text: str) -> tuple[str, tuple[str, ...]]:
        """A name as `fold` and as `cores` have it, each text once."""
        found = self._keys.get(text)
        if found is None:
            found = self._keys[text] = fold(text), tuple(filter(None, cores(text)))
        return found

    def call(self, id_: str, names: Iterable[str]) -> None:
        """Add further names by which an organisation is known."""
        there = aliases(self.rows[id_].get("aliases", ""))
        self.rows[id_]["aliases"] = "; ".join(dict.fromkeys([*there, *names]))
        self.add({"id": id_})

    def look(self, text: str) -> str:
        """Give a name as those of the same organisation look, whatever their case, width and legal form."""
        plain, shorts = self._looks(text)
        return next(iter(shorts), plain)

    def named(self, text: str) -> list[str]:
        """Give the ids of the organisations that have a name, one or several."""
        return self.several(text) or [each for each in [self.find(text)] if each]

    def id_in(self, name: str, country: str) -> str:
        """Give a new id for the organisation of a name in a country, beside one in another country."""
        return self._new_id(f"{name}-{country}" if CJK.search(name) else f"{name} {country}")

    def _new_id(self, name: str) -> str:
        """An id made of a name, as `graph add` makes it; a name without any letter is its own id."""
        further = (f"{name}-{number}" for number in itertools.count(2))
        made = id_for(name, self.rows)
        return made or next(each for each in itertools.chain([name], further) if each not in self.rows)

    def find(self, text: str) -> str:
        """Give the id of the one organisation that a text names, "" where there is none, or several."""
        if text in self.rows:
            return text
        found = self._having(text)
        return next(iter(found)) if len(found) == 1 else ""

    def several(self, text: str) -> list[str]:
        """Give the ids of the organisations that all have a name."""
        found = self._having(text)
        return list(found) if len(found) > 1 and text not in self.rows else []

    def spelled(self, text: str, id_: str) -> str:
        """Give the name by which an organisation was known, where a text is another spelling of it.

        Examples
        --------
        >>> known = Organisations()
        >>> known.add({"name": "University of Otago"}), known.spelled("Univ. of Otago", "university-of-otago")
        ('university-of-otago', 'University of Otago')
        >>> known.spelled("UNIVERSITY OF OTAGO", "university-of-otago")
        ''
        """
        known = text in self.rows or id_ in self._named.get(self._looks(text)[0], ())
        return "" if known else self.rows[id_]["name"]

    def _having(self, text: str) -> dict[str, None]:
        """The ids of those that have a name, as it stands or else but for spelling and legal form."""
        plain, shorts = self._looks(text)
        return self._named.get(plain) or next(filter(None, map(self._short.get, shorts)), {})

    def expect(self, texts: Iterable[str], names: Iterable[str]) -> None:
        """Settle how the cells of all lists are split, before a row of one is read.

        Parameters
        ----------
        texts
            All cells of parties.
        names
            The names that stand in them, alone or beside what always divides.

        Examples
        --------
        >>> known = Organisations()
        >>> known.expect(["Port & Sea", "Sea", "Port"], ["Port & Sea", "Sea", "Port"])
        >>> known.parts("Port & Sea"), known.parts("Sea & Air")
        (['Port', 'Sea'], ['Sea & Air'])
        """
        self._listed |= {self.look(without_mark(each)) for each in names}
        for text in texts:
            self._split[text] = self._apart(text)

    def parts(self, text: str) -> list[str]:
        """Split the parties that stand in one cell.

        Returns
        -------
        parts
            Split at bars, semicolons, 、 and line ends; at commas, ・, "and" and the like only where each
            part is known or stands alone elsewhere in the lists. A line that goes on in the next one is one.

        Examples
        --------
        >>> known = Organisations()
        >>> known.parts("神戸市\\n北市"), known.parts("Minami University,\\nAoba"), known.parts("Port, Sea")
        (['神戸市', '北市'], ['Minami University, Aoba'], ['Port, Sea'])
        """
        return self._split.get(text) or self._apart(text)

    def _apart(self, text: str) -> list[str]:
        """The parts of a cell; one that has the very name of somebody is whole, whatever stands in it."""
        whole = tidy(text)
        if whole in self.rows or len(self._named.get(fold(whole), ())) == 1:
            return [whole]
        return [name for piece in pieces(text) for name in self._names_in(piece)] or [whole]

    def _names_in(self, piece: str) -> list[str]:
        """The names of which a piece of a cell is made; itself where it is a name, or nobody knows them."""
        if not may_be_joined(piece) or self.find(piece):
            return [piece]
        found = self._joined.get(piece)
        if found is None:
            found = self._joined[piece] = names_in(piece, self._is_name) or [piece]
        return found

    def _is_name(self, text: str) -> bool:
        """Tell a name that is known, or stands in the lists and is not made of several itself."""
        plain = without_mark(text)
        return bool(self.find(plain)) or (
            self.look(plain) in self._listed and len(self._names_in(plain)) == 1
        )

    def names_within(self, text: str) -> list[str]:
        """Give the names of known organisations of which the name of another one is made; [] for none.

        Examples
        --------
        >>> known = Organisations()
        >>> for name in ("Port & Sea", "Port", "Sea"):
        ...     _ = known.add({"name": name})
        >>> known.names_within("Port & Sea"), known.parts("Port & Sea"), known.parts("Port; Sea")
        (['Port', 'Sea'], ['Port & Sea'], ['Port', 'Sea'])
        """
        is_one = may_be_joined(text) and self.find(text)
        return names_in(tidy(text), self._is_name) if is_one else []


def two_names(text: str) -> tuple[str, str] | None:
    """Give the English and the Japanese name of an organisation, where a cell has both on two lines.

    Examples
    --------
    >>> two_names("港大学\\nHarbour University"), two_names("Kobe City\\nKita City")
    (('Harbour University', '港大学'), None)
    """
    lines = list(lines_of(text))
    if len(lines) != 2 or bool(CJK.search(lines[0])) == bool(CJK.search(lines[1])):
        return None
    local = lines[0] if CJK.search(lines[0]) else lines[1]
    return next(each for each in lines if each is not local), local


def are_ids(texts: Iterable[str]) -> bool:
    """Tell whether texts can be ids as they stand: letters, digits and marks without blanks, all of them.

    Examples
    --------
    >>> are_ids(["n1", "link-j"]), are_ids(["Port Lab", "n1"])
    (True, False)
    """
    return all(_ID.fullmatch(each) for each in texts)


_KINDS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "hospital",
            r"\bhosp(?:itals?)?\b|\bclinic\b|\bklinik\b|\bh[oô]pital|klinikum\b|\bospedale|ziekenhuis|sjukhus|sykehus|\bszpital"
            r"|病院|医療センター|병원|医院",
        ),
        (
            "university",
            r"\buniv(?:ersi[tdz]|\b)|\bunivers[iy]?teit|\buniwersytet|\buniverzit|\bünivers|yliopisto|\begyetem|ülikool"
            r"|\bpolit[eé]c?h?ni[ck]|\bpolytechni|\btecnol[oó]gico de\b|hochschule\b|hogeschool\b"
            r"|h[øö]gskol[ae]n?\b|højskole\b"
            r"|\bcollege\b|\bschool\b|大学|高専|대학|大學",
        ),
        ("prefecture", r"\bprefecture\b|(?:県|府|都|北海道)$|県庁$"),
        (
            "city",
            r"\bcity(?: of\b|$)|\bmunicipality\b|\btown of\b|^(?:ville|mairie|stadt|comune|ayuntamiento) "
            r"|(?:市|区|町|村)(?:役所|役場)?$",
        ),
        (
            "government",
            r"\bministry\b|\bminist[eè]r|\bgovernment\b|\bembassy\b|(?:省|庁|大使館)$",
        ),
        (
            "institute",
            r"\binst(?:itut|\b)|\blaborator(?:y|ies)\b|\bresearch cent|\blaboratoire|\bcentre de recherche"
            r"|\bcentro de (?:investigaci[oó]n|pesquisa)|forschungszentrum\b"
            r"|研究所|研究機構|研究センター|연구[소원]|研究院",
        ),
        (
            "cluster",
            r"\bcluster\b|\bassociation\b|\bconsortium\b|\bnetwork\b|\br[eé]seau\b|\basocia[cç]i[oó]n\b|\bassociazione\b"
            r"|verband\b|クラスター|協会|協議会|コンソーシアム",
        ),
        (
            "company",
            r"\b(?:inc|ltd|llc|plc|gmbh|corp(?:oration)?|co|k\.k)\b\.?|\bcompany\b|株式会社|有限会社|合同会社",
        ),
    )
)


def type_by_name(*names: str) -> str:
    """Give the type that a name says: University of Kobe, 神戸市; "" where it says none.

    Examples
    --------
    >>> type_by_name("Harbour University Hospital"), type_by_name("神戸市"), type_by_name("Port Lab")
    ('hospital', 'city', '')
    >>> type_by_name("Universidad del Puerto"), type_by_name("Høgskolen ved havnen")
    ('university', 'university')
    """
    return next((kind for kind, pattern in _KINDS for name in names if name and pattern.search(name)), "")
