"""The weights by which the finds are judged, as `python eval/fit_judge.py` writes them."""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "read": 1.0,
    "read_next": 0.0,
    "unread": 0.0,
    "dense": 0.5,
    "coverage": 1.0,
    "rarest": 0.5,
    "asked": 1.2,
    "unknown": 0.0,
    "unanswered": -1.0,
    "leaning": 0.5,
    "placed": 0.9,
    "ahead": 3.0,
    "few": 0.0,
}
"""Weight of each signal."""
BORDER = 1.5
"""What they must reach together for an answer."""
READ_SHARE = 0.5
"""Share of what the reader says in the score of a find."""
