"""The questions that units are known to answer: a question that is like one of them leads to its unit."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from kadqa.stores.base import Known, Mask, Rows, Scores, Vectors
from kadqa.stores.vectors import VectorIndex

NAME = "questions"
ROWS = "questions.rows.npy"


class QuestionIndex:
    """The vectors of known questions, each with the unit that it belongs to."""

    def __init__(self, vectors: VectorIndex, rows: Rows) -> None:
        self._vectors = vectors
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @classmethod
    def build(cls, folder: Path, known: Known) -> None:
        """Write the index.

        Raises:
            ValueError: the rows and the vectors differ in length, or the rows do not ascend.
        """
        if len(known.rows) != len(known.vectors) or bool(np.any(np.diff(known.rows) < 0)):
            raise ValueError(f"{len(known.vectors)} questions need as many rows of units, ascending")
        VectorIndex.build(folder, np.ascontiguousarray(known.vectors, np.float32), name=NAME)
        np.save(folder / ROWS, np.asarray(known.rows, np.int64), allow_pickle=False)

    @classmethod
    def open(cls, folder: Path, size: int) -> QuestionIndex | None:
        """Map the files of a store of `size` units into memory; None where no question was written.

        Raises:
            OSError, ValueError, RuntimeError: a file is missing or damaged.
        """
        if not (folder / ROWS).is_file():
            return None
        rows = np.load(folder / ROWS, allow_pickle=False)
        vectors = VectorIndex.open(folder, name=NAME)
        if rows.shape != (len(vectors),) or not len(rows) or rows.min() < 0 or rows.max() >= size:
            raise ValueError("the files of the questions do not belong to this store")
        return cls(vectors, rows)

    def nearest(self, vector: Vectors, k: int, allowed: Mask | None) -> Rows:
        """The units of the k nearest questions among those of allowed units; a unit may come twice."""
        return self._rows[self._vectors.nearest(vector, k, None if allowed is None else allowed[self._rows])]

    def best(self, vector: Vectors, rows: Rows) -> Scores:
        """The highest cosine of a question of each of these units, shape (n,); NaN where it has none."""
        starts, ends = np.searchsorted(self._rows, rows, "left"), np.searchsorted(self._rows, rows, "right")
        found = np.full(len(rows), np.nan, np.float32)
        having = np.flatnonzero(ends > starts)
        if len(having):
            at = np.concatenate([np.arange(starts[i], ends[i]) for i in having])
            cosines = self._vectors.cosines(vector, at)
            lengths = (ends - starts)[having]
            found[having] = np.maximum.reduceat(cosines, np.cumsum(lengths) - lengths)
        return found
