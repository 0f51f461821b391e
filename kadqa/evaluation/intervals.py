"""How far a number can be believed: 95 % bootstrap intervals over the questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kadqa.evaluation.judge import Result
from kadqa.evaluation.metrics import METRICS, Sample

DRAWS = 2000
SEED = 20250820


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its interval. All None where no question says anything (n = 0)."""

    value: float | None
    low: float | None
    high: float | None
    n: int
    """Questions that contribute."""


def bootstrap(sample: Sample, *, draws: int = DRAWS, seed: int = SEED) -> Measured:
    """The value of a sample with the middle 95 % of its values over redrawn questions.

    The questions are redrawn with replacement (percentile bootstrap); the same sample and seed give
    the same interval.
    """
    n = len(sample.shares)
    if not n:
        return Measured(None, None, None, 0)
    drawn = np.random.default_rng(seed).integers(0, n, size=(draws, n))
    low, high = np.quantile(sample.values(drawn), (0.025, 0.975))
    return Measured(sample.value(), float(low), float(high), n)


def measure(results: Sequence[Result]) -> dict[str, Measured]:
    """Every number of `METRICS` over these questions, in the order of the table."""
    return {name: bootstrap(metric(results)) for name, metric in METRICS.items()}
