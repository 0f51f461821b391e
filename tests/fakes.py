"""Stand-ins for tests: an embedder that needs no model, so that search can be tested without weights."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from kadqa.embedding.base import Kind, Vectors, some_at_a_time
from kadqa.lexical import words

FAKE_MODEL = "fake-stems"


class FakeEmbedder:
    """A hashed bag of stems as a unit vector: texts that share words are near. Deterministic, dim 64.

    Questions and passages are embedded alike. `calls` counts the texts embedded as passages.
    """

    def __init__(self, name: str = FAKE_MODEL, dim: int = 64) -> None:
        self.name = name
        self.dim = dim
        self.calls = 0

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.calls += len(texts)
        return np.stack([self.embed_question(text) for text in texts]) if texts else np.zeros((0, self.dim), np.float32)

    def embed_question(self, text: str) -> Vectors:
        vector = np.zeros(self.dim, np.float32)
        for word in words(text):
            # The second bit string gives a sign, so that words sharing a place cancel as often as they add.
            code = zlib.crc32(word.encode())
            vector[code % self.dim] += 1.0 if code >> 31 else -1.0
        if not vector.any():
            vector[0] = 1.0
        return (vector / np.linalg.norm(vector)).astype(np.float32)


def fake_kind(embedder: FakeEmbedder | None = None) -> Kind:
    """A row for `kadqa.embedding.EMBEDDERS`: `monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, fake_kind())`.

    After that `open_embedder(FAKE_MODEL)`, `embed_all(FAKE_MODEL, ...)` and KADQA_MODEL=fake-stems work as usual.
    """
    fake = embedder or FakeEmbedder()
    return Kind(
        open=lambda model: fake,
        chunks=lambda model, texts: some_at_a_time(fake, texts),
        identity=lambda model: f"{model}@1",
    )


def clustered(n: int, dim: int = 64) -> np.ndarray:
    """n unit vectors around 40 centres, shape (n, dim), always the same: what inverted lists are made for."""
    rng = np.random.default_rng(7)
    centres = rng.normal(size=(40, dim))
    found = (centres[rng.integers(0, 40, n)] + 0.5 * rng.normal(size=(n, dim))).astype(np.float32)
    return found / np.linalg.norm(found, axis=1, keepdims=True)
