"""From an ecosystem to its map: positions, measures and places, then the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from graph.drawing.places import layout
from graph.drawing.places.geography import places
from graph.map import Page, page
from graph.map.story import check_story
from graph.measures import centrality
from graph.model.arguments import at_least, checked
from graph.model.view import View, counted
from graph.progress import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.map.saved import Saved
    from graph.model.ecosystem import Ecosystem


@checked
def draw_map(
    source: View | Ecosystem,
    *,
    known: Mapping[str, tuple[float, float]] | None = None,
    title: str | None = None,
    theme: Literal["auto", "light", "dark"] = "auto",
    story: Mapping[str, Any] | None = None,
    limit: int = 1500,
    saved: Saved | None = None,
    fiscal_start: int = 4,
    watch: Callable[[tuple[Callable[[], Any], ...]], Iterable[Callable[[], Any]]] = iter,
) -> Page:
    """Draw the interactive map of an ecosystem.

    Parameters
    ----------
    source
        What is drawn, and the view with which the page opens; readers can change it.
    known
        Positions that hold, by id; None computes all of them.
    title
        The heading; None gives a general one in the language of the page.
    theme
        With which the page opens; ``auto`` is that of the reader's system.
    story
        Steps to tell, as `graph.read_story` reads them.
    limit
        With more organisations than this, the most central are drawn and the
        others are reached by search, filter and focus.
    saved
        What a saved copy of a map has of its own, as `graph.read_saved` reads it: places, notes, the view
        and, unless another is given, the story are taken over. Whoever was not moved by hand, and has no
        position that holds, stands as in the copy.
    fiscal_start
        Month in which a fiscal year begins, 1 to 12, for those who type one into the page.
    watch
        Passes the steps of the work on one by one, for a progress bar.

    Returns
    -------
    page
        The text of one HTML file that works offline: written by `save`, shown by `open` in a browser,
        and by itself in a notebook.

    Raises
    ------
    StoryError
        When the story names an organisation or measure that the map does not have.
    DateError
        When the day of the view is no date.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> draw_map(eco, title="Us").startswith("<!DOCTYPE html>")
    True
    """
    view = View.of(source)
    eco = view.whole
    at_least(limit, "limit", 0)
    if story is not None and "steps" not in story:
        story = check_story(story)
    work: tuple[Callable[[], Any], ...] = (
        lambda: positions(eco, known={**saved.homes, **(known or {})} if saved else known),
        lambda: centrality(eco, watch=_measuring(eco)),
        lambda: places(eco.nodes),
    )
    where, scores, on_earth = (step() for step in watch(work))
    look: dict[str, Any] = {"title": title, "theme": theme, "story": story, "limit": limit, "saved": saved}
    return page(view, where, scores, places=on_earth, fiscal_start=fiscal_start, **look)


def _measuring(eco: Ecosystem) -> Callable[[Sequence[str]], Iterable[str]]:
    """Report the measures as they are taken."""

    def watch(names: Sequence[str]) -> Iterable[str]:
        from graph.measures.registry import efforts

        return shared(names, efforts(names, len(eco.nodes), len(eco.edges)))

    return watch


@checked
def positions(
    source: View | Ecosystem, *, known: Mapping[str, tuple[float, float]] | None = None
) -> dict[str, tuple[float, float]]:
    """Place the organisations, for every map and picture alike.

    Those who collaborate are placed by their collaboration alone; those whose ties
    are structural only come after them, beside the organisations that they belong to.

    Parameters
    ----------
    known
        Positions that hold; only newcomers are placed.

    Examples
    --------
    >>> from graph.model.ecosystem import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}, {})
    >>> sorted(positions(eco, known={"a": (5.0, 5.0)}))
    ['a', 'b']
    """
    eco = counted(source)
    ties, every = eco.collaboration, eco.edges
    busy = sorted({*ties["source"], *ties["target"]})
    core = layout(busy, zip(ties["source"], ties["target"], strict=True), known=known)
    return layout(
        eco.nodes["id"], zip(every["source"], every["target"], strict=True), known={**core, **(known or {})}
    )
