"""What an embedder is, and how a kind of embedder is entered in the table."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Chunk = tuple[Sequence[int], Vectors]
"""Some of the vectors of a long list of texts: (their positions in the list, shape (len(positions), dim))."""


class Embedder(Protocol):
    """Text to unit vectors. Two methods, because E5 models prefix questions and passages differently.

    Texts are cleaned and capped by the embedder (`kadqa.text.for_engine`). May be called from several threads.
    """

    name: str
    dim: int

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return shape (len(texts), dim), float32, rows of L2 norm 1."""

    def embed_question(self, text: str) -> Vectors:
        """Return shape (dim,), float32, L2 norm 1."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of embedder: three functions of a model's name."""

    open: Callable[[str], Embedder]
    """For questions and a few texts; ready within a moment where the engine allows it."""
    chunks: Callable[[str, Sequence[str]], Generator[Chunk, None, None]]
    """For many texts: vectors as they are made, in any order, each position exactly once. Closing it stops the work."""
    identity: Callable[[str], str]
    """Name and state of the weights; another value means that vectors must be made again. Takes milliseconds."""


def some_at_a_time(
    embedder: Embedder, texts: Sequence[str], *, chars: int = 8000, most: int = 64
) -> Generator[Chunk, None, None]:
    """Embed in order, in chunks of at most `most` texts and about `chars` characters (a second or two of work)."""
    start = 0
    while start < len(texts):
        end, room = start, chars
        while end < len(texts) and end - start < most and (end == start or room >= len(texts[end])):
            room -= len(texts[end])
            end += 1
        yield range(start, end), embedder.embed_passages(texts[start:end])
        start = end
