"""Text to vectors: the bundled model with its two engines, any other model, and what is kept of their work."""

from __future__ import annotations

from kadqa import threads

threads.prepare()

from kadqa.embedding.base import Embedder, Kind, Vectors
from kadqa.embedding.cache import VectorCache, embed_cached
from kadqa.embedding.embedders import EMBEDDERS, embed_all, model_id, open_embedder

__all__ = [
    "EMBEDDERS",
    "Embedder",
    "Kind",
    "VectorCache",
    "Vectors",
    "embed_all",
    "embed_cached",
    "model_id",
    "open_embedder",
]
