"""What the bundle runs: the `graph` command, once what its start changed in the environment is put back."""

from __future__ import annotations

import os

from graph.commands.main import main

# Our own libraries are found by then; git, which `graph diff --rev` asks, must not be given them.
for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is not None:
        os.environ[name] = before
    elif name in os.environ:
        del os.environ[name]

if __name__ == "__main__":
    main()
