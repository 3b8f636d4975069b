"""The map: one offline HTML file in which the whole ecosystem is explored."""

from graph.map.document import page
from graph.map.saved import Saved, read_saved
from graph.map.showing import Page
from graph.map.story import StoryError, read_story

__all__ = ["Page", "Saved", "StoryError", "page", "read_saved", "read_story"]
