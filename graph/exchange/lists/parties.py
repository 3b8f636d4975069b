"""Which columns of a list name the parties of its agreements, where one heading alone does not tell."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from graph.exchange.lists.contents import fits, is_mark, is_relation, is_type, most, sample
from graph.exchange.lists.organisations import type_by_name
from graph.exchange.lists.owners import owner_in
from graph.exchange.lists.splitting import BETWEEN
from graph.exchange.lists.tables import EVERY, FURTHER, TELLING, is_value
from graph.exchange.starter import CJK
from graph.reading.synonyms import FAR, is_language, is_of_a_part, is_of_others, meanings, names_a_language
from graph.vocabulary import fold
from graph.vocabulary.bodies import names_a_body
from graph.vocabulary.countries import code_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.exchange.lists.tables import Table


def with_parties(
    table: Table, places: dict[str, int], undecided: dict[str, tuple[str, ...]], *, ours: str
) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Settle which columns name the parties, where one heading alone does not tell.

    Parameters
    ----------
    places, undecided
        Our column to the place of theirs, and to the headings that may each be it, by their words.
    ours
        The owner of the list, who stands in no cell; blank where nobody is named.

    Examples
    --------
    >>> from graph.exchange.lists.grids import Grid
    >>> from graph.exchange.lists.tables import table_of
    >>> rows = [["One", "Two", "Signed"], ["Alpha", "Beta", "2019"], ["Beta", "Alpha", "2020"]]
    >>> table = table_of(Grid("x.csv", "", [1, 2, 3], rows))
    >>> with_parties(table, {"signed": 2}, {}, ours="")[0]
    {'signed': 2, 'source': 0, 'target': 1}
    """
    pair = {} if ours else _alike(table)
    if pair:
        rest = {name: at for name, at in places.items() if at not in pair.values()}
        return rest | pair, {name: found for name, found in undecided.items() if name not in pair}
    places, undecided = in_two_languages(table, places, undecided)
    places, undecided = _in_a_row(table, places, undecided, alone=bool(ours))
    places, undecided = _both_parties(table, places, undecided, alone=bool(ours))
    sides = {"source", "target"} & set(places)
    if ours and "parties" in places and not sides:
        return {("target" if name == "parties" else name): at for name, at in places.items()}, undecided
    if not sides and "parties" not in places and not undecided:
        places, undecided = in_two_languages(table, _by_content(table, places, ours=ours), undecided)
    at = places.get("target", -1)
    if not ours and at >= 0 and "source" not in places and _is_of_members(table, at):
        return {("parties" if name == "target" else name): at for name, at in places.items()}, undecided
    return places, undecided


def _both_parties(
    table: Table, places: dict[str, int], undecided: dict[str, tuple[str, ...]], *, alone: bool
) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Where two columns name parties (University 1 and 2; Institution and Partner) they are both sides."""
    if alone or "source" in places or "target" not in places:
        return places, undecided
    if "city" in places and _SISTERS.search(table.headings[places["target"]]):
        return {("source" if name == "city" else name): at for name, at in places.items()}, undecided
    pair = undecided.get("target", ())
    rest = {column: names for column, names in undecided.items() if column != "target"}
    if len(pair) == 2:
        return places | {
            "source": table.headings.index(pair[0]),
            "target": table.headings.index(pair[1]),
        }, rest
    free = [
        at
        for at, heading in enumerate(table.headings)
        if at not in places.values()
        and max(meanings(heading, _PARTIES).values(), default=0) > FAR
        and fits("target", table.columns[at])
    ]
    free = free or ([] if owner_in(table.above) else _with_names_of(table, places))
    return (places | {"source": free[0]}, rest) if len(free) == 1 and not pair else (places, undecided)


def _with_names_of(table: Table, places: Mapping[str, int]) -> list[int]:
    """The columns of organisations, two of which at least are partners as well."""
    names = {fold(part) for text in table.columns[places["target"]] for part in BETWEEN.split(text) if part}
    return [
        at
        for at, heading in enumerate(table.headings)
        if at not in places.values()
        and meanings(heading, _PARTIES)
        and len(names & set(map(fold, filter(None, table.columns[at])))) > 1
    ]


_PARTIES = ("target", "name")
_SISTERS = re.compile(
    r"\b(?:sister|twin|friendship)|姉妹|友好|提携|partnerst|jumel|hermana|자매|友城", re.IGNORECASE
)


def _alike(table: Table) -> dict[str, int]:
    """Both parties where one heading says the other's as well: City and Sister City, 大学 and 相手大学."""
    plain = [fold(name) for name in table.headings]
    for at, heading in enumerate(plain):
        match = _OTHER.fullmatch(heading)
        if match and match["what"] in plain and not is_of_a_part(heading) and not is_of_others(heading):
            found = {"source": plain.index(match["what"]), "target": at}
            if all(fits(side, table.columns[place]) for side, place in found.items()):
                return found
    return {}


_OTHER = re.compile(
    r"(?:(?:sister|twin|partner|counterpart|foreign|overseas|other|second)[ _-]"
    r"|(?:相手|提携|連携|姉妹|友好|交流)先?の?)(?P<what>.+)"
)


def _is_of_members(table: Table, at: int) -> bool:
    """Tell a column of members, several in most cells, who are parties of one agreement."""
    named = re.search(r"\bmembers?\b|\bparticipants?\b|構成|参加|加盟", table.headings[at], re.IGNORECASE)
    return named is not None and most(
        lambda text: BETWEEN.search(text) is not None, sample(table.columns[at])
    )


def _by_content(table: Table, places: dict[str, int], *, ours: str) -> dict[str, int]:
    """Find the parties by what stands in the columns, where no heading names one.

    They are two columns with the same names in them, else the one column of names of which most say what they
    are, else the only one of texts of which each stands there once.
    """
    if any(meanings(heading, ("name",)) for heading in table.headings):
        return places
    free = {
        at: sample(table.columns[at])
        for at, heading in enumerate(table.headings)
        if at not in places.values() and not is_of_others(heading)
    }
    free = {at: texts for at, texts in free.items() if texts and not most(_is_no_name, texts)}
    pair = [] if ours else _with_the_same_names(free, table.headings)
    if pair:
        return {**places, "source": pair[0], "target": pair[1]}
    named = [at for at in free if is_language(table.headings[at])][:1]  # in two languages, as is seen later
    named = named or [at for at, texts in free.items() if mostly_names(texts)]
    if not named and "city" in places:  # sister cities
        return {("target" if column == "city" else column): at for column, at in places.items()}
    found = named or [at for at, texts in free.items() if 2 < len(texts) == sum(map(bool, table.columns[at]))]
    alone = len(found) == 1 and (named or TELLING & set(places))
    return {**places, "target": found[0]} if alone else places


def _is_no_name(text: str) -> bool:
    return is_value(text) or is_mark(text) or is_type(text) or is_relation(text) or bool(code_of(text))


def _last_word(heading: str) -> str:
    return re.split(r"[\s_-]", fold(heading))[-1]


def _with_the_same_names(columns: Mapping[int, Sequence[str]], headings: Sequence[str]) -> list[int]:
    """The only two columns that share names: two, all of one, or one below headings that end alike."""
    texts = {at: set(map(fold, found)) for at, found in columns.items()}
    pairs = [
        [one, other]
        for one, other in itertools.combinations(texts, 2)
        if len(common := texts[one] & texts[other]) > 1
        or (
            common
            and (len(common) == len(texts[one]) or _last_word(headings[one]) == _last_word(headings[other]))
        )
    ]
    return pairs[0] if len(pairs) == 1 else []


def mostly_names(texts: Sequence[str]) -> bool:
    """Tell texts of which more than half are known for names of organisations."""
    names = (text for text in texts if not _TITLE.search(text) and not _SENTENCE.search(text))
    named = (type_by_name(text) or names_a_body(text) for text in names)
    return sum(map(bool, named)) > len(texts) / 2


_SENTENCE = re.compile(r"@|://|[a-z]\. [A-Z]|[。:：]")
_TITLE = re.compile(
    r"(?:協定|覚書|契約|合意書?|(?:姉妹|友好)都市|agreement|mou|memorandum|contract)(?:書)?$", re.IGNORECASE
)


def in_two_languages(
    table: Table, places: dict[str, int], undecided: dict[str, tuple[str, ...]], *, name: str = "target"
) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Where two columns name one party, one of them in Japanese, Chinese or Korean, both are its names."""
    at = places.get(name)
    if at is None or "name_ja" in places or "source" in places:
        return places, undecided
    local = _is_local(table.columns[at])
    for other, heading in enumerate(table.headings):
        free = other not in places.values() and _is_name(heading)
        if free and any(table.columns[other]) and _is_local(table.columns[other]) != local:
            one, two = (other, at) if local else (at, other)
            names = {table.headings[one], table.headings[two]}
            rest = {column: found for column, found in undecided.items() if not names >= set(found)}
            return {**places, name: one, "name_ja": two}, rest
    return places, undecided


def _is_name(heading: str) -> bool:
    """Tell a heading of names of organisations, or of a language."""
    meant = meanings(heading, ("target", "name", "name_ja", "agreement"))
    return "agreement" not in meant and (max(meant.values(), default=0) > FAR or names_a_language(heading))


def _is_local(texts: Iterable[str]) -> bool:
    """Tell a column of texts in Japanese, Chinese or Korean."""
    return most(lambda text: CJK.search(text) is not None, sample(texts))


def _in_a_row(
    table: Table, places: dict[str, int], undecided: dict[str, tuple[str, ...]], *, alone: bool
) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """Find the third party and those behind it: Party A, B, C; Partner 1, 2, 3; 甲, 乙, 丙."""
    stems: dict[str, list[int]] = {}
    for at, heading in enumerate(table.headings):
        match = _NUMBERED.fullmatch(fold(heading))
        if match and fits("target", table.columns[at]):
            stems.setdefault(match["stem"].strip(), []).append(at)
    nobody = not undecided and not {"source", "target", "parties"} & set(places)
    parties = [
        row
        for stem, row in stems.items()
        if meanings(stem, _ROW)
        or any(meanings(table.headings[at], _ROW) for at in row)
        or (nobody and len(row) > 1 and _are_names(table, stem, row))
    ]
    row = max(parties, key=len, default=[])
    first = 1 if alone else 2
    pair = nobody and not alone and len(row) == len(("source", "target"))
    if (len(row) <= first and not pair) or len(row) > first + len(FURTHER):
        return places, undecided
    kept = {name: at for name, at in places.items() if at not in row and name not in ("source", "target")}
    names = ("target", *FURTHER) if alone else ("source", "target", *FURTHER)
    rest = {column: found for column, found in undecided.items() if column not in ("source", "target")}
    return kept | dict(zip(names, row, strict=False)), rest


def _are_names(table: Table, stem: str, row: Sequence[int]) -> bool:
    """Tell columns with one heading, and a letter or a number behind it, that mean none of ours."""
    texts = (stem, *(table.headings[at] for at in row))
    strange = not any(meanings(text, EVERY) or is_of_others(text) for text in texts)
    return strange and not any(most(_is_no_name, sample(table.columns[at])) for at in row)


_ROW = ("source", "target", "name", "parties", *FURTHER)
_NUMBERED = re.compile(r"(?P<stem>.*?)[\s_#-]*(?:[1-9]|[a-h]|i{1,3}|iv|v|[①-⑧甲乙丙丁戊己](?:方)?)")
