"""KADQA: answers on kerja sama daerah in which every sentence is cited and every citation has its standing."""

from __future__ import annotations

__version__ = "0.1.0"
