"""The command line: arguments in, one call, text or JSON out. It holds no logic of its own."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from kadqa.cli.arguments import parser
from kadqa.errors import IndexError_, KadqaError

DONE, REFUSED, WRONG = 0, 1, 2
"""Exit codes: done; refused or below a gate; wrong usage or bad input."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the arguments without the program's name; None: those of the process.

    Returns:
        0 done, 1 refused or below a gate, 2 wrong usage or bad input.
    """
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a pipe in the C locale would fail on “ and –.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        arguments = parser().parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    from kadqa import threads

    threads.prepare(server=arguments.command == "serve")
    from kadqa.cli import commands

    try:
        return commands.COMMANDS[arguments.command](arguments)
    except IndexError_ as error:
        print(error, file=sys.stderr)
        return WRONG
    except KadqaError as error:
        print(error, file=sys.stderr)
        return WRONG
    except BrokenPipeError:
        return DONE
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
        return 130
