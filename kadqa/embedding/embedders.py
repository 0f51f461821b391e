"""The table of embedders, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing

import numpy as np

from kadqa.embedding.base import Chunk, Embedder, Kind, Vectors
from kadqa.embedding.bundled import chunks_bundled, identity_bundled, open_bundled
from kadqa.embedding.other import chunks_other, identity_other, open_other
from kadqa.settings import BUNDLED_MODEL

ANY = "*"

EMBEDDERS: dict[str, Kind] = {
    BUNDLED_MODEL: Kind(lambda _model: open_bundled(), chunks_bundled, identity_bundled),
    ANY: Kind(open_other, chunks_other, identity_other),
}
"""Kinds of embedder by the model's name; `ANY` takes every other name as one of sentence-transformers."""


def _kind(model: str) -> Kind:
    return EMBEDDERS.get(model, EMBEDDERS[ANY])


def open_embedder(model: str) -> Embedder:
    """The embedder of `model`, for questions and a few texts; the same one at every call. Thread-safe.

    Raises:
        InputError: the model cannot be loaded.
        KadqaError: its engine cannot.
    """
    return _kind(model).open(model)


def model_id(model: str) -> str:
    """The model's name with the state of its weights: another value means other vectors. Takes milliseconds."""
    return _kind(model).identity(model)


def embed_chunks(model: str, texts: Sequence[str]) -> Generator[Chunk, None, None]:
    """Vectors of passages as they are made, in any order; closing the iterator stops the work."""
    return _kind(model).chunks(model, texts)


def embed_all(model: str, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
    """Embed passages with the engine that is quickest for so many.

    Args:
        model: a name as in the settings.
        texts: passages; cleaned and capped on the way.
        progress: called with the number of texts done since the last call.

    Returns:
        Shape (len(texts), dim), float32, rows of L2 norm 1. Shape (0, 0) for no texts: no engine is started for them.

    Raises:
        InputError: the model cannot be loaded.
        KadqaError: the engine failed.
    """
    vectors = np.zeros((0, 0), np.float32)
    with closing(embed_chunks(model, texts)) as chunks:
        for at, part in chunks:
            if not vectors.size:
                vectors = np.zeros((len(texts), part.shape[1]), np.float32)
            vectors[list(at)] = part
            if progress:
                progress(len(at))
    return vectors
