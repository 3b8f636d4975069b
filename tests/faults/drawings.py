"""Answers and pictures that are made once, where the writing of them is tried many times."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

# What takes its time and writes no files: done once, and given again in every further run.
DRAWN = (
    ("graph", "centrality"),
    ("graph", "draw_map"),
    ("graph", "growth"),
    ("graph.drawing.charts", "draw"),
    ("graph.commands.documents", "slides"),
    ("graph.drawing.pictures", "animation"),
    ("graph.drawing.pictures", "difference_picture"),
    ("graph.drawing.pictures", "overview"),
    ("graph.drawing.pictures", "pictures"),
    ("graph.exchange", "export"),
    ("graph.questions.hubs.answer", "hub_report_answer"),
    ("graph.map.draw", "positions"),
    ("graph.questions.organisations.card", "card"),
    ("graph.questions.changes.difference", "difference"),
    ("graph.questions.growth.overtime", "over_time"),
    ("graph.reading", "read"),
    ("graph.documents.slides.answers", "slides"),
)


class Drawings:
    """Drawings that are made once and given again, by their place in a run."""

    def __init__(self, replace: Callable[[object, str, object], None]) -> None:
        self.made: dict[tuple[str, int], Any] = {}
        self.asked: Counter[str] = Counter()
        for place, name in DRAWN:
            module = importlib.import_module(place)
            replace(module, name, self.remember(name, getattr(module, name)))

    def begin(self) -> None:
        """Start a run: what is asked for first is what was made first."""
        self.asked.clear()

    def forget(self) -> None:
        """Make everything anew, for another command."""
        self.made.clear()
        self.begin()

    def remember(self, name: str, draw: Callable[..., Any]) -> Callable[..., Any]:
        """Stand in for a function that draws."""

        def again(*given: Any, **options: Any) -> Any:
            key = (name, self.asked[name])
            self.asked[name] += 1
            if key not in self.made:
                made = draw(*given, **options)
                self.made[key] = list(made) if isinstance(made, Iterator) else made
            return iter(self.made[key]) if isinstance(self.made[key], list) else self.made[key]

        return again
