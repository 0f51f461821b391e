"""The store of one machine: faiss for the vectors, a BM25 matrix for the words, files in one folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np

from kadqa.errors import IndexError_
from kadqa.stores.base import TOP, Candidates, Known, Loose, Mask, Rows, Scores, Unanswered, Vectors
from kadqa.stores.questions import QuestionIndex, UnansweredIndex
from kadqa.stores.vectors import VectorIndex, best
from kadqa.stores.words import WordIndex

META = "store.json"


class LocalStore:
    """Units in files of one folder, mapped into memory, read by any number of threads and processes."""

    def __init__(
        self,
        vectors: VectorIndex,
        words: WordIndex,
        questions: QuestionIndex | None,
        unanswered: UnansweredIndex | None,
    ) -> None:
        self._vectors = vectors
        self._words = words
        self._questions = questions
        self._unanswered = unanswered
        self.dim = vectors.dim

    def __len__(self) -> int:
        return len(self._vectors)

    @classmethod
    def build(
        cls,
        folder: Path,
        vectors: Vectors,
        words: Sequence[Sequence[str]],
        known: Known | None = None,
        unanswered: Loose | None = None,
    ) -> Self:
        """See `Store.build`. The same input gives the same files."""
        vectors = np.ascontiguousarray(vectors, np.float32)
        if vectors.ndim != 2 or len(vectors) != len(words):
            raise ValueError(f"vectors have shape {vectors.shape}, but there are words for {len(words)} units")
        folder.mkdir(parents=True, exist_ok=True)
        VectorIndex.build(folder, vectors)
        WordIndex.build(folder, words)
        QuestionIndex.build(folder, known, *vectors.shape)
        UnansweredIndex.build(folder, unanswered, None if known is None else known.vectors, vectors.shape[1])
        (folder / META).write_text(json.dumps({"units": len(words), "dim": vectors.shape[1]}), encoding="utf-8")
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """See `Store.open`."""
        try:
            meta = json.loads((folder / META).read_text(encoding="utf-8"))
            vectors = VectorIndex.open(folder)
            words = WordIndex.open(folder, len(vectors))
            questions = QuestionIndex.open(folder, len(vectors))
            unanswered = UnansweredIndex.open(folder, vectors.dim)
            if (meta["units"], meta["dim"]) != (len(vectors), vectors.dim):
                raise ValueError("the files are not of one build")
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise IndexError_(
                f"Berkas pencarian di {folder} tidak ada atau rusak. Jalankan `kadqa index` untuk membangunnya kembali."
            ) from error
        return cls(vectors, words, questions, unanswered)

    def search(self, vector: Vectors, words: Sequence[str], *, k: int = TOP, allowed: Mask | None = None) -> Candidates:
        """See `Store.search`."""
        if not len(self):
            # No units were embedded, so the dimension is not known either.
            return Candidates(np.zeros(0, np.int64), *(np.zeros(0, np.float32) for _ in range(5)))
        if k < 1:
            raise ValueError(f"k is {k}, must be 1 or more")
        self._check(vector)
        if allowed is not None and allowed.shape != (len(self),):
            raise ValueError(f"allowed has shape {allowed.shape}, the store has {len(self)} units")
        vector = np.ascontiguousarray(vector, np.float32)
        bm25 = self._words.scores(words)
        found = np.flatnonzero(bm25 if allowed is None else (bm25 > 0) & allowed)
        by_words = found[best(bm25[found], k)]
        rows = np.union1d(self._vectors.nearest(vector, k, allowed), by_words).astype(np.int64)
        if self._questions is None:
            asked = agreed = np.full(len(rows), np.nan, np.float32)
            worded = np.zeros(len(rows), np.float32)
        else:
            rows = np.union1d(rows, self._questions.nearest(vector, k, allowed)).astype(np.int64)
            asked, agreed = self._questions.near(vector, rows)
            worded = self._questions.worded(words, rows)
        return Candidates(rows, self._vectors.cosines(vector, rows), bm25[rows], asked, agreed, worded)

    def unanswered(self, vector: Vectors, words: Sequence[str]) -> Unanswered | None:
        """See `Store.unanswered`."""
        self._check(vector)
        return None if self._unanswered is None else self._unanswered.of(vector, words)

    def _check(self, vector: Vectors) -> None:
        if vector.shape != (self.dim,):
            raise ValueError(f"the question has shape {vector.shape}, the store needs ({self.dim},)")

    def holding(self, words: Sequence[str]) -> list[Rows]:
        """See `Store.holding`."""
        return [self._words.rows(word) for word in words]

    def words(self, word: str) -> Scores:
        """See `Store.words`."""
        return self._words.scores([word])
