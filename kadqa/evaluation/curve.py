"""What refusing more or less would give: the refusal numbers over every threshold of the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kadqa.evaluation.judge import RULED, Result, score


@dataclass(frozen=True, slots=True)
class Point:
    """The refusals if every question with a score below `threshold` were refused."""

    threshold: float
    """In units of the bearing; 0 is where the line is drawn today."""
    precision: float | None
    """None: nothing would be refused."""
    recall: float
    f1: float
    refused_wrongly: float


def threshold_curve(results: Sequence[Result], points: int = 61) -> tuple[Point, ...]:
    """The curve, thresholds rising; empty where questions with or without an answer are missing, or no score decided.

    What a rule decided stays decided: its score lies beyond every threshold.
    """
    scores = np.array([score(result) for result in results])
    open_ = np.array([not result.question.answerable for result in results])
    told = scores[np.abs(scores) < RULED]
    if not told.size or open_.all() or not open_.any():
        return ()
    found = []
    for threshold in np.unique([*np.linspace(told.min(), told.max() + 0.01, points).round(6), 0.0]):
        refused = scores < threshold
        right = int((refused & open_).sum())
        found.append(
            Point(
                float(threshold),
                right / int(refused.sum()) if refused.any() else None,
                right / int(open_.sum()),
                2 * right / (int(refused.sum()) + int(open_.sum())),
                int((refused & ~open_).sum()) / int((~open_).sum()),
            )
        )
    return tuple(found)
