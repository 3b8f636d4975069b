"""The countries and areas of ISO 3166-1: their codes, names in English and Japanese, and other spellings.

`countries.json` holds, by code: the English name, the Japanese one as offices in Japan write it, the code of
three letters, and what else people write. `country_names.json` holds, by code, other names in German, French,
Spanish, Italian, Portuguese, Dutch, Polish, Czech, Swedish, Danish, Norwegian, Finnish, Turkish, Russian,
Korean and Chinese (both scripts), as far as they mean one country only.

References
----------
.. [1] Unicode CLDR 47, by way of Babel 2.18 (names and three-letter codes; Unicode licence).
.. [2] Ministry of Foreign Affairs of Japan, https://www.mofa.go.jp/mofaj/area/ (英国, 米国).
"""

from __future__ import annotations

import functools
import json
from importlib.resources import files

from graph.vocabulary import fold, unaccented


@functools.cache
def countries() -> dict[str, tuple[str, ...]]:
    """Give what each country is called, by its code of two letters.

    Examples
    --------
    >>> countries()["GB"][:4]
    ('United Kingdom', '英国', 'GBR', 'イギリス')
    """
    text = (files("graph.vocabulary") / "countries.json").read_text(encoding="utf-8")
    return {code: tuple(names) for code, names in json.loads(text).items()}


def country_name(code: str, lang: str = "en") -> str:
    """Give the name of a country by its code; the code itself where it is none.

    Examples
    --------
    >>> country_name("NP"), country_name("np", "ja"), country_name("ZZ")
    ('Nepal', 'ネパール', 'ZZ')
    """
    names = countries().get(code.upper())
    return names[lang == "ja"] if names else code


def code_of(name: str) -> str:
    """Give the code of a country by a name or its three letters, or "".

    Examples
    --------
    >>> code_of("Japan"), code_of("韓国"), code_of("GBR"), code_of("Atlantis")
    ('JP', 'KR', 'GB', '')
    >>> code_of("Frankreich"), code_of("Etats-Unis"), code_of("일본"), code_of("Kongo")  # two have this name
    ('FR', 'US', 'JP', '')
    """
    plain = _plain(name)
    return _codes().get(plain, "") or _elsewhere().get(unaccented(plain), "")


def country_key(text: str) -> str:
    """Give what a country counts as: its code, or its own words in whatever case where these name none.

    Examples
    --------
    >>> country_key("np"), country_key("Japan"), country_key("Middle Earth") == country_key("MIDDLE EARTH")
    ('NP', 'JP', True)
    """
    code = text.upper()
    return code if code in countries() else code_of(text) or fold(text)


@functools.cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, names in countries().items():
        for name in names:
            found.setdefault(_plain(name), code)
    return found


@functools.cache
def _elsewhere() -> dict[str, str]:
    """All names without accents, those in further languages among them."""
    text = (files("graph.vocabulary") / "country_names.json").read_text(encoding="utf-8")
    found = {unaccented(name): code for name, code in _codes().items()}
    for code, names in json.loads(text).items():
        for name in names:
            found.setdefault(unaccented(_plain(name)), code)
    return found


def _plain(name: str) -> str:
    plain = fold(name).replace(".", "").replace("&", "and").replace("\u2019", "'")
    return plain.removeprefix("the ")
