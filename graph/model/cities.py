"""Cities by name, told apart where several countries, or prefectures of one, have a city of that name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.model.selection import column
from graph.vocabulary import known
from graph.vocabulary.countries import country_name
from graph.vocabulary.prefectures import prefecture_key
from graph.words import sentence, word

if TYPE_CHECKING:
    from graph.model.ecosystem import Ecosystem


def city_names(eco: Ecosystem, lang: str = "en") -> dict[str, str]:
    """Name the city of each organisation by id, as `graph/map/js/data/cities.mjs` does; blank for none.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b", "c"], "name": ["A", "B", "C"], "type": ["hub", "hub", "hub"],
    ...             "city": ["Cambridge", "Cambridge", "Oulu"], "country": ["GB", "US", "FI"]}, {})
    >>> list(city_names(eco).values())
    ['Cambridge (United Kingdom)', 'Cambridge (United States)', 'Oulu']
    """
    texts = (column(eco, name).values() for name in ("city", "country", "region"))
    rows = [_row(*row) for row in zip(*texts, strict=True)]
    there: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for city, country, prefecture in rows:
        there[city][country].update({prefecture} - {""})
    named = {row: _name(row, there[row[0]], lang) for row in set(rows)}
    return dict(zip(eco.nodes["id"], [named[row] for row in rows], strict=True))


def _row(city: str, country: str, region: str) -> tuple[str, str, str]:
    """A city with its country and its prefecture, which is of Japan whether that is written or not."""
    prefecture = prefecture_key(region, country)
    return city, country or ("JP" if prefecture else ""), prefecture


def _name(row: tuple[str, str, str], there: dict[str, set[str]], lang: str) -> str:
    city, country, prefecture = row
    several = len(there[country]) > 1
    if not city or not (several or sum(map(bool, there)) > 1):
        return city
    place = country_name(country, lang) if country else word("unknown_country", lang)
    if several and prefecture:
        place = known("prefectures")[prefecture] if lang == "ja" else prefecture
    return sentence("city_in", lang, city=city, place=place)
