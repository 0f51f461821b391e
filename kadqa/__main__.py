"""`python -m kadqa`: the command line."""

from __future__ import annotations

import sys

from kadqa.cli import main

sys.exit(main())
