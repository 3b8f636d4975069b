"""Names of organisations in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model.ecosystem import Ecosystem


def labels(eco: Ecosystem, lang: str = "en") -> dict[str, str]:
    """Give each organisation's name by its id, the Japanese one where asked for and known.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"], "name_ja": ["甲", ""]}, {})
    >>> labels(eco, "ja")
    {'a': '甲', 'b': 'B'}
    """
    nodes = eco.nodes
    found = dict(zip(nodes["id"], nodes["name"], strict=True))
    if lang == "ja":
        found |= {each: name for each, name in zip(nodes["id"], nodes["name_ja"], strict=True) if name}
    return found


def listed(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """Join the names of organisations in a cell, in the order given.

    Examples
    --------
    >>> listed(["b", "a"], {"a": "Alpha", "b": "Beta"})
    'Beta; Alpha'
    """
    return "; ".join(names.get(each, each) for each in ids)


def column(eco: Ecosystem, name: str) -> dict[str, str]:
    """Give a text column of nodes.csv by id; blank for everyone where there is no such column.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> column(make({"id": ["a"], "name": ["A"], "type": ["hub"]}, {}), "type")
    {'a': 'hub'}
    """
    if name not in eco.nodes:
        return dict.fromkeys(eco.nodes["id"], "")
    return dict(zip(eco.nodes["id"], eco.nodes[name], strict=True))
