"""Questions about two states: what changed, and what would."""
