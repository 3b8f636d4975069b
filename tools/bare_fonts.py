"""Write the list of fonts of a machine that has none but Matplotlib's own, into a folder for MPLCONFIGDIR."""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib
from matplotlib import font_manager

OWN = Path(matplotlib.get_data_path(), "fonts", "ttf")


def write(folder: Path) -> Path:
    """Write the list, as Matplotlib keeps it between runs, and give its path."""
    manager = font_manager.FontManager.__new__(font_manager.FontManager)
    manager.__dict__.update(font_manager.fontManager.__dict__)
    manager.ttflist = []
    for file in sorted(OWN.glob("*.ttf")):
        manager.addfont(file)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"fontlist-v{font_manager.FontManager.__version__}.json"
    font_manager.json_dump(manager, path)
    return path


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
