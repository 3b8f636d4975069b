"""Questions about partners to come: who, why, and how good such lists have been."""
