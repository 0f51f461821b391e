"""The vectors of all units: searched whole while they are few, through inverted lists when they are many."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import faiss as _faiss
import numpy as np

from kadqa.stores.base import Mask, Rows, Scores, Vectors

FLAT_LIMIT = 100_000
"""From this number of units on, inverted lists are used. A flat search over 100,000 units takes some 6 ms, about
what the question's embedding takes; over a million it takes 60."""
PROBED = 16
"""One list in 16 is looked into: with 4 * sqrt(n) lists and rescoring, recall@50 is .99 at a million units."""
RESCORED = 2
"""8-bit codes misplace some neighbours: twice as many are taken and scored anew from the stored vectors."""
EXACT = 20_000
"""Up to so many allowed rows are looked at one by one: they lie scattered over all lists, of which few are probed."""

faiss: Any = _faiss
"""Its stubs describe the C++ classes, not the Python ones that stand before them."""

# One thread: idle OpenMP threads of faiss spin against those of the embedding engine (16 ms a question, not 5).
faiss.omp_set_num_threads(1)


class VectorIndex:
    """Nearest units by cosine (inner product of unit vectors)."""

    def __init__(self, index: Any, halves: Any | None) -> None:
        self._index = index
        self._halves = halves
        self.dim = int(index.d)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @classmethod
    def build(cls, folder: Path, vectors: Vectors, *, name: str = "vectors") -> VectorIndex:
        """Write the index of `vectors`, shape (n, dim), unit rows; its files are called by `name`."""
        n, dim = vectors.shape
        halves = None
        index_file, halves_file = _files(folder, name)
        cls.remove(folder, name=name)
        if n < FLAT_LIMIT:
            index = faiss.IndexFlatIP(dim)
            index.add(vectors)
        else:
            index = _inverted_lists(vectors)
            halves = vectors.astype(np.float16)
            np.save(halves_file, halves, allow_pickle=False)
        faiss.write_index(index, str(index_file))
        return cls(index, halves)

    @staticmethod
    def there(folder: Path, *, name: str = "vectors") -> bool:
        """Whether any file of that name is in the folder."""
        return any(file.is_file() for file in _files(folder, name))

    @staticmethod
    def remove(folder: Path, *, name: str = "vectors") -> None:
        """Take the files of that name away, if they are there."""
        for file in _files(folder, name):
            file.unlink(missing_ok=True)

    @classmethod
    def open(cls, folder: Path, *, name: str = "vectors") -> VectorIndex:
        """Map the files into memory.

        Raises:
            OSError, ValueError, RuntimeError: a file is missing or damaged.
        """
        path, halves_file = _files(folder, name)
        if not path.is_file():
            raise FileNotFoundError(path.name)
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        halves = None
        if halves_file.is_file():
            halves = np.load(halves_file, mmap_mode="r", allow_pickle=False)
            if halves.shape != (index.ntotal, index.d):
                raise ValueError("the vector files do not belong together")
        return cls(index, halves)

    def cosines(self, vector: Vectors, rows: Rows) -> Scores:
        """The cosine of each of these rows; exact, but for large stores from vectors of 16 bits (within .001)."""
        if len(rows) == 0:
            return np.zeros(0, np.float32)
        found = self._index.reconstruct_batch(rows) if self._halves is None else self._halves[rows].astype(np.float32)
        return np.asarray(found @ vector, np.float32)

    def nearest(self, vector: Vectors, k: int, allowed: Mask | None) -> Rows:
        """The k nearest rows among the allowed ones, in no particular order; fewer where there are fewer."""
        n = len(self)
        some = n if allowed is None else int(np.count_nonzero(allowed))
        if some == 0:
            return np.zeros(0, np.int64)
        if self._halves is None:
            return self._ask(vector, min(k, some), allowed, None)
        if some <= EXACT and allowed is not None:
            rows = np.flatnonzero(allowed).astype(np.int64)
        else:
            rows = self._ask(vector, min(RESCORED * k, some), allowed, max(1, self._index.nlist // PROBED))
        return rows[best(self.cosines(vector, rows), k)]

    def _ask(self, vector: Vectors, k: int, allowed: Mask | None, nprobe: int | None) -> Rows:
        settings: dict[str, Any] = {}
        if allowed is not None:
            # faiss keeps a pointer, not a copy: `bits` must live until the search is over.
            bits = np.packbits(allowed, bitorder="little")
            settings["sel"] = faiss.IDSelectorBitmap(bits)
        if nprobe is not None:
            settings["nprobe"] = nprobe
        kind = faiss.SearchParameters if nprobe is None else faiss.SearchParametersIVF
        params = kind(**settings) if settings else None
        _, rows = self._index.search(vector[None, :], k, params=params)
        return np.asarray(rows[0][rows[0] >= 0], np.int64)


def _files(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"{name}.faiss", folder / f"{name}.f16.npy"


def best(scores: Scores, k: int) -> Rows:
    """Positions of the k highest scores, ascending; of equal scores at the cut the earlier positions."""
    if len(scores) <= k:
        return np.arange(len(scores), dtype=np.int64)
    # Partitioning the negated scores: numpy is ten times slower on the upper end of long runs of equal values.
    limit = -np.partition(-scores, k - 1)[k - 1]
    above = np.flatnonzero(scores > limit)
    level = np.flatnonzero(scores == limit)[: k - len(above)]
    return np.sort(np.concatenate([above, level])).astype(np.int64)


def _inverted_lists(vectors: Vectors) -> Any:
    n, dim = vectors.shape
    lists = max(1, min(n, int(4 * n**0.5)))
    quantizer = faiss.IndexFlatIP(dim)
    index = faiss.IndexIVFScalarQuantizer(
        quantizer, dim, lists, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
    )
    index.cp.min_points_per_centroid = 1  # no warning on standard error for small stores
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    try:
        index.train(vectors)
        index.add(vectors)
    finally:
        faiss.omp_set_num_threads(threads)
    return index
