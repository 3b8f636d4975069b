"""A page as a text that can be written, opened and shown in a notebook."""

from __future__ import annotations

import html
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os

HEIGHT = 640  # pixels of a frame in a notebook
# What the page needs: it has no address of its own there, and nobody's cookies.
ALLOWED = "allow-scripts allow-downloads allow-popups allow-modals"


class Page(str):
    """The text of one HTML file.

    Examples
    --------
    >>> page = Page("<p>Hub</p>")
    >>> page.startswith("<p>"), "&lt;p&gt;Hub" in page._repr_html_()
    (True, True)
    """

    __slots__ = ()

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page whole or not at all, as UTF-8.

        Returns
        -------
        path
            Of the file.

        Raises
        ------
        FileError
            When it cannot be written.

        Examples
        --------
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     Page("<p>Hub</p>").save(Path(folder, "hub.html")).read_text()
        '<p>Hub</p>'
        """
        from graph.files import write

        write(Path(path), self.encode("utf-8"))
        return Path(path)

    def open(self) -> Path:
        """Open the page in the browser, out of a folder for temporary files.

        Returns
        -------
        path
            Of the file, which stays until the system tidies up.
        """
        path = self.save(Path(tempfile.mkdtemp(prefix="graph-"), "page.html"))
        webbrowser.open(path.as_uri())
        return path

    def __repr__(self) -> str:
        """Say what it is, where the text of a whole map would fill the terminal."""
        return f"<Page: {len(self.encode('utf-8')):,} bytes; save('map.html') writes it, open() shows it>"

    def _repr_html_(self) -> str:
        """Give a frame in which the page runs and from which it reaches nothing of the notebook."""
        inner = html.escape(str(self), quote=True)
        style = f"width: 100%; height: {HEIGHT}px; border: 0"
        return f'<iframe sandbox="{ALLOWED}" style="{style}" srcdoc="{inner}"></iframe>'
