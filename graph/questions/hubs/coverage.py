"""White space: which prefectures, countries and types have a tie, and which have none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from graph.measures.network import build
from graph.model.answer import Answer
from graph.model.captions import captions
from graph.model.selection import column
from graph.model.view import View
from graph.questions.typed import COUNT, TEXT, frame
from graph.vocabulary import in_order, known, pairs_of
from graph.vocabulary.countries import countries as known_countries
from graph.vocabulary.countries import country_key, country_name
from graph.vocabulary.prefectures import prefecture_key
from graph.words import label, sentence, word

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import pandas as pd

    from graph.model.ecosystem import Ecosystem

PLACES = {"place": TEXT, "nodes": COUNT, "connected": COUNT}
GAPS = {"gap": TEXT, "count": COUNT, "which": TEXT}


def prefectures(source: View | Ecosystem) -> pd.DataFrame:
    """Count the organisations of each Japanese prefecture that is in the data, and those with a tie.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"],
    ...             "country": ["JP", "JP"], "region": ["Kanagawa", "神奈川県"]}, {})
    >>> prefectures(eco).values.tolist()
    [['Kanagawa', 2, 0]]
    """
    view = View.of(source)
    places = {each: found for each, found in _prefecture_of(view.counted).items() if found}
    return _counted(places, view.once(build), _names(view.lang))


def countries(source: View | Ecosystem) -> pd.DataFrame:
    """Count the organisations of each country that is in the data, and those with a tie.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"],
    ...             "country": ["JP", "FI"]}, {})
    >>> countries(eco).values.tolist()
    [['Finland', 1, 0], ['Japan', 1, 0]]
    """
    view = View.of(source)
    written = {each: text for each, text in column(view.counted, "country").items() if text}
    places = {each: country_key(text) for each, text in written.items()}
    names: dict[str, str] = {}
    for text, _ in sorted(Counter(written.values()).items(), key=lambda item: (-item[1], item[0])):
        key = country_key(text)  # what names no country is called as it is written most often
        names.setdefault(key, country_name(key, view.lang) if key in known_countries() else text)
    return _counted(places, view.once(build), names)


def type_pairs(source: View | Ecosystem) -> pd.DataFrame:
    """Count the ties between each two types, as a square table.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016"]})
    >>> type_pairs(eco).values.tolist()
    [['hub', 0, 1], ['city', 1, 0]]
    """
    counts, kinds = _between(View.of(source))
    rows = [{"type": kind, **{other: counts[_key(kind, other)] for other in kinds}} for kind in kinds]
    return frame(rows, {"type": TEXT} | dict.fromkeys(kinds, COUNT))


def white_space(source: View | Ecosystem) -> pd.DataFrame:
    """List what has no tie: prefectures, countries, types and pairs of types.

    Returns
    -------
    table
        One row a kind of gap, with the number of places or pairs and their names. Where the data hold
        nothing that could have the gap (no prefecture of Japan, no country, no tie), the number is unknown
        and a sentence in the place of the names says so.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "city", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016"]})
    >>> white_space(eco).tail(2)[["gap", "count", "which"]].values.tolist()
    [['types_without', 0, ''], ['pairs_without', 1, 'City – City']]
    """
    view = View.of(source)
    lang, places = view.lang, _prefecture_of(view.counted)
    covered = {places[each] for each in view.once(build) if places.get(each)}
    listed, abroad = {*filter(None, places.values())}, countries(view)
    counts, kinds = _between(view)
    unused = in_order(set(column(view.counted, "type").values()) - set(kinds))
    possible = pairs_of(kinds, Counter(column(view.counted, "type").values()))
    pairs = [pair for pair in possible if not counts[_key(*pair)]]
    gaps = {
        "prefectures_absent": _chosen(set(_names(lang)) - listed, lang),
        "prefectures_without": _chosen(listed - covered, lang),
        "countries_without": abroad.loc[abroad["connected"] == 0, "place"].tolist(),
        "types_without": [label(kind, lang) for kind in unused],
        "pairs_without": [f"{label(one, lang)} – {label(other, lang)}" for one, other in pairs],
    }
    there = {"prefectures": bool(listed), "countries": len(abroad) > 0, "types": True, "pairs": bool(kinds)}
    rows = []
    for gap, names in gaps.items():
        kind = gap.split("_")[0]
        row = {"gap": gap, "count": len(names), "which": "; ".join(names)}
        rows.append(row if there[kind] else {"gap": gap, "which": sentence(f"no_{kind}", lang)})
    return frame(rows, GAPS)


def _prefecture_of(eco: Ecosystem) -> dict[str, str]:
    """The prefecture of each organisation in Japan, or in no country that is known; blank for all others."""
    nations = column(eco, "country")
    return {each: prefecture_key(region, nations[each]) for each, region in column(eco, "region").items()}


def _counted(places: Mapping[str, str], G: nx.Graph, names: Mapping[str, str]) -> pd.DataFrame:
    """Organisations of each place, and those with a tie, the largest place first."""
    nodes = Counter(places.values())
    connected = Counter(place for each, place in places.items() if each in G)
    order = sorted(nodes, key=lambda place: (-connected[place], -nodes[place], place))
    rows = [
        {"place": names.get(place, place), "nodes": nodes[place], "connected": connected[place]}
        for place in order
    ]
    return frame(rows, PLACES)


def _between(view: View) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Ties between each two types, and the types that have any."""
    kinds = column(view.counted, "type")
    counts = Counter(_key(kinds.get(u, ""), kinds.get(v, "")) for u, v in view.once(build).edges)
    return counts, in_order({kind for pair in counts for kind in pair})


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _names(lang: str) -> dict[str, str]:
    """What each prefecture is called, by its key, from north to south."""
    return known("prefectures") if lang == "ja" else {name: name for name in known("prefectures")}


def _chosen(keys: set[str], lang: str) -> list[str]:
    """The names of some prefectures, from north to south."""
    return [name for key, name in _names(lang).items() if key in keys]


def coverage_answer(view: View, place: str) -> Answer:
    """Tell how many organisations of each ``country`` or ``prefecture`` there are, and have a tie."""
    counted = countries if place == "country" else prefectures
    table, notes = counted(view), captions(view)
    if table.empty:
        notes.append(sentence("no_countries" if place == "country" else "no_prefectures", view.lang))
    return Answer.one(word("coverage_title", view.lang), table, notes, charts={"coverage": table})
