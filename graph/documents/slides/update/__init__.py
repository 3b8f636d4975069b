"""A deck that people have edited, brought up to date: their edits stay, all else is as it is now."""
