"""Questions about agreements: what runs out, what was renewed, and the rows behind a number."""
