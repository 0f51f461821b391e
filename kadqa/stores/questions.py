"""Questions that are known: those that units answer, each leading to its unit, and those that none answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kadqa.stores.base import Known, Loose, Mask, Rows, Scores, Unanswered, Vectors
from kadqa.stores.vectors import VectorIndex
from kadqa.stores.words import WordIndex

NAME = "questions"
ROWS = "questions.rows.npy"
WORDS = "questions.words"
UNANSWERED = "unanswered"
UNANSWERED_WORDS = "unanswered.words"
LEANING = "unanswered.leaning.npy"
AGREEING = 3
"""Questions of a unit whose cosines are averaged: one may be near by chance, three of one provision are not."""
NEAREST = 2
"""Unanswered questions whose cosines are averaged."""
LEAST = 300
"""Unanswered questions, and answered ones beside them, from which on they tell anything: of a few, each of the signals
has another scale, and the discriminant has none."""
FARTHEST = 12.0
"""The leaning is kept within this, either way: of the questions that it was made from, hardly one lies farther."""
SHRUNK = 0.1
"""Share of the mean variance that is added to every direction, so that none of little variance decides alone."""


class QuestionIndex:
    """The vectors and words of known questions, each with the unit that it belongs to."""

    def __init__(self, vectors: VectorIndex, words: WordIndex, rows: Rows) -> None:
        self._vectors = vectors
        self._words = words
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @classmethod
    def build(cls, folder: Path, known: Known | None, size: int, dim: int) -> None:
        """Write the index of a store of `size` units with vectors of `dim`; without questions there is none.

        Raises:
            ValueError: the rows, the vectors and the words differ in length, the rows do not ascend, name a unit that
                is not there, or the vectors are of another shape than those of the units.
        """
        VectorIndex.remove(folder, name=NAME)
        WordIndex.remove(folder, name=WORDS)
        (folder / ROWS).unlink(missing_ok=True)
        if known is None or not (len(known.rows) or len(known.vectors)):
            return
        rows = np.asarray(known.rows, np.int64)
        if known.vectors.shape != (len(rows), dim) or bool(np.any(np.diff(rows) < 0)):
            text = f"{len(rows)} questions have vectors of shape {known.vectors.shape}, must be ({len(rows)}, {dim})"
            raise ValueError(f"{text}, and their rows must ascend")
        if rows[0] < 0 or rows[-1] >= size:
            raise ValueError(f"the rows of questions go from {rows[0]} to {rows[-1]}, there are {size} units")
        if len(known.words) not in {0, len(rows)}:
            raise ValueError(f"{len(rows)} questions have words for {len(known.words)}")
        VectorIndex.build(folder, np.ascontiguousarray(known.vectors, np.float32), name=NAME)
        WordIndex.build(folder, known.words or [()] * len(rows), name=WORDS)
        np.save(folder / ROWS, rows, allow_pickle=False)

    @classmethod
    def open(cls, folder: Path, size: int) -> QuestionIndex | None:
        """Map the files of a store of `size` units into memory; None where no question was written.

        Raises:
            OSError, ValueError, RuntimeError: a file is missing or damaged.
        """
        if not (folder / ROWS).is_file() and not VectorIndex.there(folder, name=NAME):
            return None
        rows = np.load(folder / ROWS, allow_pickle=False)
        vectors = VectorIndex.open(folder, name=NAME)
        if rows.shape != (len(vectors),) or not len(rows) or rows.min() < 0 or rows.max() >= size:
            raise ValueError("the files of the questions do not belong to this store")
        return cls(vectors, WordIndex.open(folder, len(rows), name=WORDS), rows)

    def nearest(self, vector: Vectors, k: int, allowed: Mask | None) -> Rows:
        """The units of the k nearest questions among those of allowed units; a unit may come twice."""
        return self._rows[self._vectors.nearest(vector, k, None if allowed is None else allowed[self._rows])]

    def near(self, vector: Vectors, rows: Rows) -> tuple[Scores, Scores]:
        """Of the questions of each of these units the highest cosine, and the mean of the `AGREEING` highest.

        Both of shape (n,), NaN where a unit has none; of fewer questions the mean is that of all.
        """
        starts, ends = np.searchsorted(self._rows, rows, "left"), np.searchsorted(self._rows, rows, "right")
        highest, mean = np.full(len(rows), np.nan, np.float32), np.full(len(rows), np.nan, np.float32)
        having = np.flatnonzero(ends > starts)
        if len(having):
            cosines = self._vectors.cosines(vector, np.concatenate([np.arange(starts[i], ends[i]) for i in having]))
            lengths = (ends - starts)[having]
            unit = np.repeat(np.arange(len(having)), lengths)
            cosines = cosines[np.lexsort((-cosines, unit))]
            first = np.cumsum(lengths) - lengths
            among = np.arange(len(cosines)) - np.repeat(first, lengths) < AGREEING
            highest[having] = cosines[first]
            mean[having] = np.bincount(unit[among], cosines[among]) / np.minimum(lengths, AGREEING)
        return highest, mean

    def worded(self, words: Sequence[str], rows: Rows) -> Scores:
        """Of the questions of each of these units the highest BM25, shape (n,); 0 where a unit has none."""
        highest = np.zeros(int(self._rows[-1]) + 1, np.float32)
        np.maximum.at(highest, self._rows, self._words.scores(words))
        found = np.zeros(len(rows), np.float32)
        there = rows < len(highest)
        found[there] = highest[rows[there]]
        return found


class UnansweredIndex:
    """Questions that no unit answers, and the direction that tells them from those answered."""

    def __init__(self, vectors: VectorIndex, words: WordIndex, leaning: Scores) -> None:
        self._vectors = vectors
        self._words = words
        self._leaning = leaning

    def __len__(self) -> int:
        return len(self._vectors)

    @classmethod
    def build(cls, folder: Path, unanswered: Loose | None, answered: Vectors | None, dim: int) -> None:
        """Write the index; there is none with fewer than `LEAST` questions of either kind.

        Args:
            folder: where to.
            unanswered: the questions that no unit answers.
            answered: the vectors of those that units answer, shape (l, dim), unit rows.
            dim: of the vectors of units.

        Raises:
            ValueError: the vectors are of another shape than those of the units, or the words are of fewer or more.
        """
        VectorIndex.remove(folder, name=UNANSWERED)
        WordIndex.remove(folder, name=UNANSWERED_WORDS)
        (folder / LEANING).unlink(missing_ok=True)
        if unanswered is None or not (len(unanswered.vectors) or len(unanswered.words)):
            return
        vectors, words = unanswered
        if vectors.ndim != 2 or vectors.shape[1] != dim:
            raise ValueError(f"unanswered questions have vectors of shape {vectors.shape}, must be (m, {dim})")
        if len(words) not in {0, len(vectors)}:
            raise ValueError(f"{len(vectors)} unanswered questions have words for {len(words)}")
        if answered is None or min(len(vectors), len(answered)) < LEAST:
            return
        VectorIndex.build(folder, np.ascontiguousarray(vectors, np.float32), name=UNANSWERED)
        WordIndex.build(folder, words or [()] * len(vectors), name=UNANSWERED_WORDS)
        np.save(folder / LEANING, discriminant(answered, vectors), allow_pickle=False)

    @classmethod
    def open(cls, folder: Path, dim: int) -> UnansweredIndex | None:
        """Map the files of a store with vectors of `dim` into memory; None where nothing was written.

        Raises:
            OSError, ValueError, RuntimeError: a file is missing or damaged.
        """
        if not (folder / LEANING).is_file() and not VectorIndex.there(folder, name=UNANSWERED):
            return None
        vectors = VectorIndex.open(folder, name=UNANSWERED)
        leaning = np.load(folder / LEANING, allow_pickle=False)
        if vectors.dim != dim or not len(vectors) or leaning.shape != (dim + 1,):
            raise ValueError("the unanswered questions do not belong to this store")
        return cls(vectors, WordIndex.open(folder, len(vectors), name=UNANSWERED_WORDS), leaning)

    def of(self, vector: Vectors, words: Sequence[str]) -> Unanswered:
        """See `Store.unanswered`."""
        near = self._vectors.cosines(vector, self._vectors.nearest(vector, NEAREST, None))
        leaning = float(np.clip(vector @ self._leaning[:-1] + self._leaning[-1], -FARTHEST, FARTHEST))
        return Unanswered(float(near.mean()), leaning, float(np.max(self._words.scores(words))))


def discriminant(one: Vectors, other: Vectors) -> Scores:
    """The linear discriminant between two sets of vectors, shape (dim + 1,), its last number added to the rest's sum.

    Fisher 1936, "The Use of Multiple Measurements in Taxonomic Problems", with a covariance shrunk towards a sphere,
    because there are far fewer vectors than their covariance has numbers. Above 0 on the side of the first set;
    all zeros if either is empty.
    """
    dim = one.shape[1]
    if not len(one) or not len(other):
        return np.zeros(dim + 1, np.float32)
    means = one.mean(0, dtype=np.float64), other.mean(0, dtype=np.float64)
    spread = np.concatenate([one - means[0], other - means[1]])
    covariance = spread.T @ spread / max(len(spread) - 1, 1)
    covariance += (SHRUNK * np.trace(covariance) / dim + np.finfo(np.float32).eps) * np.eye(dim)
    towards = np.linalg.solve(covariance, means[0] - means[1])
    return np.append(towards, -towards @ (means[0] + means[1]) / 2).astype(np.float32)
