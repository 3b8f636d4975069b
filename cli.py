"""The `graph` command from a checkout: `python cli.py check`. Installed, it is `graph`."""

from __future__ import annotations

from graph.commands.main import command, main

__all__ = ["command", "main"]

if __name__ == "__main__":
    main()
