"""The words of all units as one sparse matrix of BM25 weights, made by bm25s, read column by column.

bm25s computes every weight at build; a question only adds up the columns of its words. That sum
is done here, so that a one-shot command need not import bm25s and scipy (0.3 s).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kadqa.stores.base import Rows, Scores

K1 = 1.5
B = 0.75
METHOD = "lucene"
ARRAYS = ("data", "rows", "starts")


class WordIndex:
    """BM25 of every unit for the words of a question."""

    def __init__(
        self,
        vocabulary: dict[str, int],
        data: NDArray[np.float32],
        rows: NDArray[np.int32],
        starts: NDArray[np.int64],
        size: int,
    ) -> None:
        self._vocabulary = vocabulary
        self._data, self._rows, self._starts = data, rows, starts
        self._size = size

    @classmethod
    def build(cls, folder: Path, words: Sequence[Sequence[str]], *, name: str = "words") -> WordIndex:
        """Weigh the words of all units and write the matrix, in files called by `name`; the same input gives the same
        bytes.
        """
        vocabulary = {word: i for i, word in enumerate(sorted({word for unit in words for word in unit}))}
        data = np.zeros(0, np.float32)
        rows = np.zeros(0, np.int32)
        starts = np.zeros(len(vocabulary) + 1, np.int64)
        if vocabulary:
            import bm25s  # here, because only a build needs it

            logging.getLogger("bm25s").setLevel(logging.WARNING)

            index = bm25s.BM25(method=METHOD, k1=K1, b=B)
            ids = [[vocabulary[word] for word in unit] for unit in words]
            index.index((ids, dict(vocabulary)), create_empty_token=False, show_progress=False)
            data = np.asarray(index.scores["data"], np.float32)
            rows = np.asarray(index.scores["indices"], np.int32)
            starts = np.asarray(index.scores["indptr"], np.int64)
        arrays: tuple[NDArray[Any], ...] = (data, rows, starts)
        vocabulary_file, *files = _files(folder, name)
        for file, array in zip(files, arrays, strict=True):
            np.save(file, array, allow_pickle=False)
        vocabulary_file.write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
        return cls(vocabulary, data, rows, starts, len(words))

    @classmethod
    def open(cls, folder: Path, size: int, *, name: str = "words") -> WordIndex:
        """Map the arrays of a store of `size` units into memory.

        Raises:
            OSError, ValueError: a file is missing or damaged.
        """
        vocabulary_file, *files = _files(folder, name)
        vocabulary = json.loads(vocabulary_file.read_text(encoding="utf-8"))
        # An array of length zero cannot be mapped.
        data, rows, starts = (
            np.load(file, mmap_mode="r" if vocabulary else None, allow_pickle=False) for file in files
        )
        if not isinstance(vocabulary, dict) or len(starts) != len(vocabulary) + 1 or len(data) != len(rows):
            raise ValueError("the word files do not belong together")
        return cls(vocabulary, data, rows, starts, size)

    @staticmethod
    def remove(folder: Path, *, name: str = "words") -> None:
        """Take the files of that name away, if they are there."""
        for file in _files(folder, name):
            file.unlink(missing_ok=True)

    def scores(self, words: Sequence[str]) -> Scores:
        """BM25 of every unit, shape (size,); a word given twice counts twice, an unknown word nothing."""
        total = np.zeros(self._size, np.float32)
        for word in words:
            column = self._vocabulary.get(word)
            if column is not None:
                start, end = self._starts[column], self._starts[column + 1]
                # A unit stands at most once in a column, so adding by index is exact.
                total[self._rows[start:end]] += self._data[start:end]
        return total

    def rows(self, word: str) -> Rows:
        """The units that hold a word, each once; empty for an unknown one."""
        column = self._vocabulary.get(word)
        if column is None:
            return np.zeros(0, np.int64)
        return np.asarray(self._rows[self._starts[column] : self._starts[column + 1]], np.int64)


def _files(folder: Path, name: str) -> tuple[Path, ...]:
    return folder / f"{name}.json", *(folder / f"{name}.{array}.npy" for array in ARRAYS)
