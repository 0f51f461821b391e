"""How far a number can be believed: 95 % bootstrap intervals over the questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kadqa.evaluation.judge import Result
from kadqa.evaluation.metrics import METRICS, Sample, Share, Statistic

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
    value, (low, high) = sample.value(), _middle(sample.values(drawn))
    return Measured(value, low, high, n) if value is not None else Measured(None, None, None, 0)


def _middle(values: NDArray[np.float64]) -> tuple[float | None, float | None]:
    """The middle 95 % of values, those that say nothing (NaN) left out."""
    values = values[~np.isnan(values)]
    if not values.size:
        return None, None
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Difference:
    """One number measured twice on the same questions."""

    before: float
    after: float
    low: float | None
    high: float | None
    """The middle 95 % of after - before over redrawn questions."""
    n: int
    """Questions that contribute to both."""

    @property
    def certain(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


def paired(
    before: Sequence[Share], after: Sequence[Share], statistic: Statistic, *, draws: int = DRAWS, seed: int = SEED
) -> Difference | None:
    """The difference of a number between two runs over the same questions (paired bootstrap).

    Both numbers are made of the same redrawn questions, so that what is hard for both does not widen the interval.

    Args:
        before: per question what it contributed, in any order.
        after: the same questions in the same order.
        statistic: how the number is made of the shares.
        draws: how often the questions are redrawn.
        seed: of the redrawing.

    Returns:
        None where one of the two runs says nothing.

    Raises:
        ValueError: the lengths differ.
    """
    rows = [np.array(shares, dtype=np.float64).reshape(-1, 2) for shares in (before, after)]
    if len(rows[0]) != len(rows[1]):
        raise ValueError(f"paired runs need the same questions: {len(rows[0])} and {len(rows[1])}")
    # Refusal precision counts refusals only, and which those are differs: a question stays if either run has a say.
    kept = (rows[0][:, 1] > 0) | (rows[1][:, 1] > 0)
    rows = [side[kept] for side in rows]
    if not kept.any():
        return None
    with np.errstate(invalid="ignore"):
        old, new = (float(statistic(side[None])[0]) for side in rows)
        if np.isnan(old) or np.isnan(new):
            return None
        drawn = np.random.default_rng(seed).integers(0, int(kept.sum()), size=(draws, int(kept.sum())))
        low, high = _middle(statistic(rows[1][drawn]) - statistic(rows[0][drawn]))
    return Difference(old, new, low, high, int(kept.sum()))


def measure(results: Sequence[Result]) -> dict[str, Measured]:
    """Every number of `METRICS` over these questions, in the order of the table."""
    return {name: bootstrap(metric(results)) for name, metric in METRICS.items()}
