"""How a child process of ours is started: by its module's name, and never from the folder where somebody stands."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The folder that the package lies in, for where it is not installed."""


def child_command(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of this package as a process of its own.

    `python -m` looks for modules in the current folder first: a `copy.py` that lies among somebody's documents would
    be run in place of Python's own. Here that folder is not searched, and the package's own comes last.
    """
    code = f"import runpy, sys; sys.path.append({str(ROOT)!r}); runpy.run_module({module!r}, None, '__main__', True)"
    return [sys.executable, "-P", "-c", code, *arguments]
