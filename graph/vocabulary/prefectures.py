"""The prefectures of Japan (`prefectures.json`, north to south): which one a region is, however written."""

from __future__ import annotations

from functools import cache

from graph.vocabulary import fold, known
from graph.vocabulary.countries import country_key

_SUFFIXES = (" prefecture", "-ken", "-fu", "-to", "都", "府", "県")


def prefecture_key(region: str, country: str = "") -> str:
    """Give the key of the prefecture that a region of Japan or of no known country is, blank for none.

    Examples
    --------
    >>> prefecture_key("神奈川県"), prefecture_key("Kanagawa-ken", "Japan"), prefecture_key("Nagano", "IT")
    ('Kanagawa', 'Kanagawa', '')
    """
    if country_key(country) not in ("", "JP"):
        return ""
    plain = fold(region)
    for suffix in _SUFFIXES:
        if plain in _keys():
            break
        plain = plain.removesuffix(suffix)
    return _keys().get(plain, "")


@cache
def _keys() -> dict[str, str]:
    """The key of each prefecture by its folded names; without its last letter too, but for 北海道."""
    pairs = known("prefectures").items()
    found = {fold(name): name for name, _ in pairs} | {fold(japanese): name for name, japanese in pairs}
    return found | {fold(japanese[:-1]): name for name, japanese in pairs if name != "Hokkaido"}
