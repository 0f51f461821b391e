"""Two score lists become one, and the scores of units become those of their pasal."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from kadqa.stores.base import Scores

WEIGHT = 0.7
"""Share of the cosine; measured on human questions over government regulations."""

G = TypeVar("G", bound=Hashable)


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
    return np.asarray(weight * _stretch(dense) + (1.0 - weight) * _stretch(lexical), np.float32).clip(0.0, 1.0)


def _stretch(scores: Scores) -> Scores:
    if len(scores) == 0:
        return np.zeros(0, np.float32)
    low, high = float(scores.min()), float(scores.max())
    if not high > low:
        return np.zeros(len(scores), np.float32)
    return np.asarray((scores.astype(np.float64) - low) / (high - low), np.float32)


class Best(NamedTuple):
    """A group with its best unit: `at` is the unit's position in the list given."""

    score: float
    at: int


def best_by_group(groups: Sequence[G], scores: Scores) -> dict[G, Best]:
    """Score each group (a pasal, a passage) by its best unit.

    Args:
        groups: the group of each unit.
        scores: the fused score of each unit, shape (n,), same order.

    Returns:
        The groups, best first. Ties keep the order in which groups, and units within a group, were given.

    Raises:
        ValueError: the two differ in length.
    """
    if len(groups) != len(scores):
        raise ValueError(f"there are {len(groups)} groups and {len(scores)} scores")
    found: dict[G, Best] = {}
    for at, (group, score) in enumerate(zip(groups, scores.tolist(), strict=True)):
        if group not in found or score > found[group].score:
            found[group] = Best(score, at)
    return dict(sorted(found.items(), key=lambda item: -item[1].score))
