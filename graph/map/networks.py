"""pyvis's network, without the notebook that pyvis asks for and no page of ours needs."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyvis.network import Network

_NOTEBOOK = ("IPython", "IPython.display")


def new_network() -> Network:
    """Give an empty network of pyvis that fills the page.

    Examples
    --------
    >>> new_network().height
    '100%'
    """
    with _without_notebook():
        from pyvis.network import Network
    return Network(height="100%", width="100%")


@contextmanager
def _without_notebook() -> Iterator[None]:
    """Let pyvis have an `IFrame` that is nothing where no notebook is loaded, and forget it afterwards."""
    if "IPython" in sys.modules or "pyvis.network" in sys.modules:
        yield
        return
    notebook, display = map(ModuleType, _NOTEBOOK)
    vars(display)["IFrame"], vars(notebook)["display"] = object, display
    sys.modules |= dict(zip(_NOTEBOOK, (notebook, display), strict=True))
    try:
        yield
    finally:
        for name in _NOTEBOOK:
            del sys.modules[name]
