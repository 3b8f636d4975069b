"""From an ecosystem to its map: positions, measures and places, then the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.explorer import page
from graph.geography import places
from graph.layout import layout
from graph.measures import centrality
from graph.progress import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.model import Ecosystem


def draw_map(
    eco: Ecosystem,
    *,
    known: Mapping[str, tuple[float, float]] | None = None,
    watch: Callable[[tuple[Callable[[], Any], ...]], Iterable[Callable[[], Any]]] = iter,
    **options: Any,
) -> str:
    """Draw the interactive map of an ecosystem.

    Parameters
    ----------
    eco
        All ties, not those of one day.
    known
        Positions that hold, by id; None computes all of them.
    watch
        Passes the steps of the work on one by one, for a progress bar.
    options
        As for `graph.page`: ``title, lang, theme, story, dates, active, as_of, limit``.

    Returns
    -------
    html
        The text of one HTML file that works offline; write it as UTF-8.

    Raises
    ------
    GraphError
        As `graph.page` does.

    Examples
    --------
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]},
    ...            {"source": ["b"], "target": ["a"], "signed": ["2016-05"]})
    >>> draw_map(eco, title="Us").startswith("<!DOCTYPE html>")
    True
    """
    work: tuple[Callable[[], Any], ...] = (
        lambda: positions(eco, known=known),
        lambda: centrality(eco, watch=_measuring(eco)),
        lambda: places(eco.nodes),
    )
    where, scores, on_earth = (step() for step in watch(work))
    return page(eco, where, scores, places=on_earth, **options)


def _measuring(eco: Ecosystem) -> Callable[[Sequence[str]], Iterable[str]]:
    """Report the measures as they are taken."""

    def watch(names: Sequence[str]) -> Iterable[str]:
        from graph.effort import efforts

        return shared(names, efforts(names, len(eco.nodes), len(eco.edges)))

    return watch


def positions(
    eco: Ecosystem, *, known: Mapping[str, tuple[float, float]] | None = None
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
    >>> from graph.model import make
    >>> eco = make({"id": ["a", "b"], "name": ["A", "B"], "type": ["hub", "city"]}, {})
    >>> sorted(positions(eco, known={"a": (5.0, 5.0)}))
    ['a', 'b']
    """
    counted, every = eco.collaboration, eco.edges
    busy = sorted({*counted["source"], *counted["target"]})
    core = layout(busy, zip(counted["source"], counted["target"], strict=True), known=known)
    return layout(
        eco.nodes["id"], zip(every["source"], every["target"], strict=True), known={**core, **(known or {})}
    )
