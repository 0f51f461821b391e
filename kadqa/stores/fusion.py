"""Two score lists become one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kadqa.stores.base import Scores

WEIGHT = 0.7
"""Share of the cosine; measured on human questions over government regulations."""


def fuse_scores(dense: Scores, lexical: Scores, *, weight: float = WEIGHT) -> Scores:
    """Blend two score lists for one question.

    Cosines and BM25 sums share no unit, so each list is first stretched to 0..1.
    Blending scores keeps the distance between hits that ranks throw away
    (Bruch et al. 2023, "An Analysis of Fusion Functions for Hybrid Retrieval").

    Args:
        dense: cosine per candidate, shape (n,), float32.
        lexical: BM25 per candidate, shape (n,), same order.
        weight: share of `dense`, 0..1.

    Returns:
        Shape (n,), float32, 0..1. A list whose scores are all equal says nothing and counts as zeros.

    Raises:
        ValueError: the shapes differ, or weight is outside 0..1.
    """
    if dense.ndim != 1 or dense.shape != lexical.shape:
        raise ValueError(f"the lists have shapes {dense.shape} and {lexical.shape}, must be (n,) both")
    if not 0.0 <= weight <= 1.0:
        raise ValueError(f"weight is {weight}, must be 0..1")
    return np.asarray(weight * stretch(dense) + (1.0 - weight) * stretch(lexical), np.float32).clip(0.0, 1.0)


def stretch(scores: NDArray[Any]) -> Scores:
    """Scores laid out over 0..1, shape and order kept, float32; scores that are all equal become zeros."""
    if len(scores) == 0:
        return np.zeros(0, np.float32)
    low, high = float(scores.min()), float(scores.max())
    if not high > low:
        return np.zeros(len(scores), np.float32)
    return np.asarray((scores.astype(np.float64) - low) / (high - low), np.float32)
