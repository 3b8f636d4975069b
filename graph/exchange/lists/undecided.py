"""What only the person whose list it is can decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


class Undecided(UsageError):
    """A question about a list that nothing in it answers.

    Attributes
    ----------
    about
        ``ours``: whose list it is; ``order``: which of day and month stands first; else our column that
        several headings may be.
    choices
        These headings.
    """

    def __init__(self, template: str, /, *values: object, about: str, choices: Sequence[str] = ()) -> None:
        self.about, self.choices = about, tuple(choices)
        super().__init__(template, *values)
