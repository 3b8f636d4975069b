"""What two organisations have in common, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.selection import column
from graph.questions.partners.likeness import ALIKE
from graph.words import label, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graph.model.ecosystem import Ecosystem

NAMED = 3  # common partners that a reason names


class Reasons:
    """What speaks for a tie between an organisation and another."""

    def __init__(self, G: nx.Graph, eco: Ecosystem, org: str, names: Mapping[str, str], lang: str) -> None:
        self.G, self.org, self.names, self.lang = G, org, names, lang
        self.columns = {name: column(eco, name) for name in ALIKE}
        self.partners = frozenset(G.adj.get(org, ()))

    def of(self, other: str) -> str:
        """The reasons for one candidate, the strongest first."""
        said = [*self._common(other), *self._same(other)]
        if not said:
            said = [sentence("suggest_popular", self.lang, count=len(self.G.adj.get(other, ())))]
        return "; ".join(said)

    def _common(self, other: str) -> list[str]:
        common = self.partners & set(self.G.adj.get(other, ()))
        if not common:
            return []
        rarest = sorted(common, key=lambda each: (self.G.degree(each), each))  # they tell most
        listed = ", ".join(self.names[each] for each in rarest[:NAMED])
        more = ", …" if len(common) > NAMED else ""
        return [sentence("suggest_common", self.lang, count=len(common), names=listed + more)]

    def _same(self, other: str) -> list[str]:
        said: list[str] = []
        for name in ("city", "region", "country", "type"):
            here, there = self.columns[name][self.org], self.columns[name][other]
            narrower = said and name in ("region", "country")
            if here and here == there and not narrower:
                said.append(sentence(f"suggest_same_{name}", self.lang, name=label(here, self.lang)))
        return said
