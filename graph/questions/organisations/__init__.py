"""Questions about one organisation: where it stands, and how it is reached."""
