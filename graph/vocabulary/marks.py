"""The marks by which people say yes, no, or something in between, in cells of lists and of data files."""

from __future__ import annotations

RINGS = frozenset("○◯〇●◎⭕")
RING_LETTERS = frozenset("oоο")  # Latin, Cyrillic, Greek
TICKS = frozenset("✓✔☑✅")
CROSSES = frozenset("×✕✖✗✘╳☒❌")
CROSS_LETTERS = frozenset("xхχ")  # Latin, Cyrillic, Greek: ticked, or crossed out
HALF = frozenset("△▲▽▼")  # something, and nobody but the list's owner knows what
