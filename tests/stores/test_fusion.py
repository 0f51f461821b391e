"""Scores of two lists become one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.stores import fuse_scores


def scores(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


FUSED = {
    "the default weighs cosines seven to three": (scores(0.8, 0.9), scores(5, 0), 0.7, [0.3, 0.7]),
    "distances are kept": (scores(0.0, 0.5, 1.0), scores(0, 10, 0), 0.5, [0.0, 0.75, 0.5]),
    "equal cosines say nothing": (scores(0.9, 0.9), scores(1, 3), 0.7, [0.0, 0.3]),
    "no words in the question": (scores(0.1, 0.2), scores(0, 0), 0.7, [0.0, 0.7]),
    "one candidate": (scores(0.9), scores(4), 0.7, [0.0]),
    "negative cosines": (scores(-1, 1), scores(0, 1), 0.7, [0.0, 1.0]),
    "cosines alone": (scores(0.2, 0.4, 0.3), scores(9, 0, 0), 1.0, [0.0, 1.0, 0.5]),
    "words alone": (scores(0.2, 0.4), scores(9, 0), 0.0, [1.0, 0.0]),
    "none": (scores(), scores(), 0.7, []),
}


@pytest.mark.parametrize(("dense", "lexical", "weight", "expected"), FUSED.values(), ids=FUSED)
def test_fuse_scores(dense, lexical, weight, expected):
    fused = fuse_scores(dense, lexical, weight=weight)
    assert fused.dtype == np.float32
    assert fused.tolist() == pytest.approx(expected, abs=1e-6)


WRONG = {
    "shapes differ": (scores(1), scores(1, 2), 0.7, "shapes"),
    "a matrix": (np.ones((2, 2), np.float32), np.ones((2, 2), np.float32), 0.7, "shapes"),
    "weight below 0": (scores(1), scores(1), -0.1, "weight is -0.1"),
    "weight above 1": (scores(1), scores(1), 1.5, "weight is 1.5"),
    "weight not a number": (scores(1), scores(1), float("nan"), "weight is nan"),
}


@pytest.mark.parametrize(("dense", "lexical", "weight", "message"), WRONG.values(), ids=WRONG)
def test_fuse_scores_refuses(dense, lexical, weight, message):
    with pytest.raises(ValueError, match=message):
        fuse_scores(dense, lexical, weight=weight)


finite = st.floats(0, 100, width=32)


@given(st.lists(st.tuples(st.floats(-1, 1, width=32), finite)), st.floats(0, 1))
def test_fused_scores_are_between_0_and_1_and_better_in_both_is_no_worse(pairs, weight):
    dense, lexical = scores(*(a for a, _ in pairs)), scores(*(b for _, b in pairs))
    fused = fuse_scores(dense, lexical, weight=weight)
    assert fused.shape == dense.shape
    assert ((fused >= 0) & (fused <= 1)).all()
    for i, j in zip(range(len(pairs)), range(1, len(pairs)), strict=False):
        if dense[i] >= dense[j] and lexical[i] >= lexical[j]:
            assert fused[i] >= fused[j] - 1e-6
