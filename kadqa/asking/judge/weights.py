"""The weights by which the finds are judged, as `python eval/fit_judge.py` writes them."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "dense": 1.6849,
    "peak": 0.2346,
    "words": 0.6305,
    "lead": 0.5295,
    "coverage": -0.0501,
    "first": 2.6927,
    "missed": 0.4907,
    "asked": 3.1135,
    "unknown": 0.8973,
    "unanswered": -4.9540,
    "leaning": 1.4013,
    "placed": -1.2390,
    "short": -4.3074,
}
"""Weight of each signal."""
BORDER = 1.2861
"""What they must reach together for an answer."""
