"""Any sentence-transformers model by its name or folder; it lives in a subprocess, for questions too."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Generator, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from kadqa.embedding.base import Chunk, Embedder, Vectors
from kadqa.embedding.worker import Task, Worker, bulk
from kadqa.errors import KadqaError
from kadqa.text import for_engine


class OtherEmbedder:
    """A model in a subprocess that is kept for the life of this process; threads wait for one another."""

    def __init__(self, model: str) -> None:
        self._task = Task(model=model)
        self._lock = threading.Lock()
        self._worker = Worker(self._task)
        self.name = model
        self.dim = self._worker.dim

    def _embed(self, texts: Sequence[str], *, question: bool) -> Vectors:
        clean = [for_engine(text) for text in texts]
        with self._lock:
            try:
                return self._ask(clean, question=question)
            except KadqaError:
                # It may have been stopped from outside hours ago: one new start, then the error stands.
                self._worker.close()
                self._worker = Worker(self._task)
                return self._ask(clean, question=question)

    def _ask(self, clean: Sequence[str], *, question: bool) -> Vectors:
        vectors = np.zeros((len(clean), self.dim), np.float32)
        for at, part in self._worker.embed(clean, question=question):
            vectors[list(at)] = part
        return vectors

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts, question=False)

    def embed_question(self, text: str) -> Vectors:
        vector: Vectors = self._embed([text], question=True)[0]
        return vector


@cache
def open_other(model: str) -> Embedder:
    """Start the subprocess (some seconds), once per process and model.

    Raises:
        InputError: the model cannot be loaded.
    """
    return OtherEmbedder(model)


def chunks_other(model: str, texts: Sequence[str]) -> Generator[Chunk, None, None]:
    """In a subprocess of its own, so that a long build does not hold up questions."""
    return bulk(Task(model=model), texts)


def identity_other(model: str) -> str:
    """The name; for a folder also a digest of its files' names, sizes and times.

    A model of the hub is taken by its name alone: which revision is loaded is known only after loading.
    """
    folder = Path(model)
    if not folder.is_dir():
        return model
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    seen = [f"{p.relative_to(folder).as_posix()} {p.stat().st_size} {p.stat().st_mtime_ns}" for p in files]
    return f"{model}@{hashlib.sha256(chr(10).join(seen).encode()).hexdigest()[:12]}"
