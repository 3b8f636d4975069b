"""Organisations of one name in several countries, which are as many organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exchange.lists.splitting import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.exchange.lists.organisations import Organisations


def namesakes(
    names: Sequence[str], countries: Sequence[str], known: Organisations
) -> dict[tuple[str, str], str]:
    """Give the id of each organisation whose name a list has in several countries; new ones are added.

    A single country that differs from the one that is known is no reason to see two: somebody may have put it
    right by hand.

    Parameters
    ----------
    names, countries
        For each row of a list the party and its country, as a code; blank where none is told.

    Returns
    -------
    ids
        Name and country to the id.

    Examples
    --------
    >>> from graph.exchange.lists.organisations import Organisations
    >>> known = Organisations()
    >>> namesakes(["Trinity College", "trinity college", "Port Lab"], ["IE", "US", "IE"], known)
    {('Trinity College', 'IE'): 'trinity-college-ie', ('trinity college', 'US'): 'trinity-college-us'}
    """
    groups: dict[str, dict[tuple[str, str], None]] = {}
    for name, country in zip(names, countries, strict=True):
        if name and country and not BETWEEN.search(name) and name not in known.rows:
            groups.setdefault(known.look(name), {})[name, country] = None
    found: dict[tuple[str, str], str] = {}
    for pairs in groups.values():
        there = known.named(next(iter(pairs))[0])
        if len(there) > 1 or len({country for _, country in pairs}) > 1:
            called = {country: name for name, country in reversed(pairs)}
            ids = _ids(dict(sorted(called.items())), there, known)
            found |= {(name, country): ids[country] for name, country in pairs}
    return found


def _ids(called: dict[str, str], there: Sequence[str], known: Organisations) -> dict[str, str]:
    """The id for each country: that of who is there, by the country, else the one who is left over."""
    of = {known.rows[id_].get("country", ""): id_ for id_ in reversed(there)}
    found = {country: of[country] for country in called if country in of}
    rest = [id_ for id_ in there if id_ not in found.values()]
    missing = [country for country in called if country not in found]
    if len(rest) == 1 and missing and (len(missing) == 1 or not known.rows[rest[0]].get("country")):
        found[missing.pop(0)] = rest[0]
    for country in missing:
        name = called[country]
        found[country] = known.add({"id": known.id_in(name, country), "name": name, "country": country})
        known.unnamed.add(found[country])
    return found
