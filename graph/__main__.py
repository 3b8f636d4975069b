"""The `graph` command as `python -m graph`, for machines that run no small programs of others."""

from graph.commands.main import main

if __name__ == "__main__":
    main()
