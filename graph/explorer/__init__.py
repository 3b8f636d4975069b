"""The map: one offline HTML file in which the whole ecosystem is explored."""

from graph.explorer.document import page
from graph.explorer.story import StoryError, read_story

__all__ = ["StoryError", "page", "read_story"]
