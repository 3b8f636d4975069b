"""What communities are called: after whoever holds them together, or as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.words import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

NEAR = 0.8  # of the partners of the first: the second gives its name, too

Called = str | dict[str, str]


def communities_of(scores: pd.DataFrame) -> dict[int, list[str]]:
    """List the members of each community, those with most partners first.

    Parameters
    ----------
    scores
        A hub table with ``id``, ``partners`` and ``community``; ``betweenness`` decides between equals
        where it is there, then the id. Organisations without a community are in none.

    Returns
    -------
    members
        Number of the community to ids, in the order of the numbers.

    Examples
    --------
    >>> import pandas as pd
    >>> table = {"id": ["a", "b", "c"], "partners": [1, 2, 1], "community": [0, 0, 1]}
    >>> communities_of(pd.DataFrame(table))
    {0: ['b', 'a'], 1: ['c']}
    """
    by = [name for name in ("partners", "betweenness") if name in scores.columns]
    order = scores.dropna(subset=["community"]).sort_values([*by, "id"], ascending=[*[False] * len(by), True])
    found: dict[int, list[str]] = {}
    for number, each in zip(order["community"].astype("int64").tolist(), order["id"], strict=True):
        found.setdefault(number, []).append(str(each))
    return dict(sorted(found.items()))


def hubs_of(members: Sequence[str], partners: Mapping[str, int]) -> tuple[str, ...]:
    """Give the one that a community is named after, and a second one that is nearly as great, if there is.

    Parameters
    ----------
    members
        Ids, those with most partners first.
    partners
        How many partners each has, by id.

    Notes
    -----
    Nearly as great is who has four fifths of the partners of the first. Where several have, no second one
    stands out, and the first gives its name alone.

    Examples
    --------
    >>> hubs_of(["a", "b", "c"], {"a": 10, "b": 8, "c": 7}), hubs_of(["a", "b"], {"a": 10, "b": 7})
    (('a', 'b'), ('a',))
    """
    great = [each for each in members if partners[each] >= NEAR * partners[members[0]]]
    return tuple(great) if len(great) == 2 else (members[0],)


def community_name(
    members: Sequence[str],
    partners: Mapping[str, int],
    names: Mapping[str, str],
    *,
    called: Mapping[str, Called] | None = None,
    lang: str = "en",
) -> str:
    """Name a community, for reports, maps and tables alike.

    Parameters
    ----------
    members, partners
        As for `hubs_of`.
    names
        What each organisation is called, by id; short names make short names of communities.
    called
        What communities are called instead, by the id of an organisation in them: a text, or one for
        each language. Of several in one community the one with most partners decides.

    Examples
    --------
    >>> names, partners = {"a": "Alpha", "b": "Beta"}, {"a": 4, "b": 1}
    >>> community_name(["a", "b"], partners, names)
    'Alpha & partners'
    >>> community_name(["a", "b"], {"a": 1, "b": 1}, names)  # there is nobody else
    'Alpha & Beta'
    >>> community_name(["a", "b"], partners, names, called={"b": {"en": "The south"}}, lang="ja")
    'The south'
    """
    for each in members:
        if said := _said((called or {}).get(each, ""), lang):
            return said
    hubs = [names[each] for each in hubs_of(members, partners)]
    if len(members) == 1:
        return hubs[0]
    if len(hubs) == 1:
        return sentence("community_around", lang, name=hubs[0])
    key = "community_of_two" if len(members) == 2 else "community_around_two"
    return sentence(key, lang, name=hubs[0], other=hubs[1])


def _said(text: Called, lang: str) -> str:
    """A text in a language, or in the one that it has."""
    if isinstance(text, str):
        return text
    return text.get(lang) or next(iter(text.values()), "")
