"""What a store is: it holds a vector and the words of each unit, and hands over the best units for a question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol, Self

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Scores = NDArray[np.float32]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

TOP = 200
"""Length of each of the three lists that are joined; the fusion scales its scores over their union."""


class Candidates(NamedTuple):
    """The units that any list found, each with all of its scores; all of shape (n,)."""

    rows: Rows
    """Row numbers of the units, ascending, each once."""
    dense: Scores
    """Cosine with the question, -1..1."""
    lexical: Scores
    """BM25 (Lucene's form, k1 1.5, b 0.75), 0 and up."""
    asked: Scores
    """Highest cosine of a question that the unit is known to answer, -1..1; NaN where none is known."""
    agreed: Scores
    """Mean cosine of the three nearest of them (of all, where there are fewer), -1..1; NaN where none is known."""
    worded: Scores
    """Highest BM25 of one of them, each a text by itself, 0 and up; 0 where none is known."""


class Known(NamedTuple):
    """Questions that units are known to answer; any number for one unit, none for most."""

    rows: Rows
    """The unit of each question, shape (m,), ascending."""
    vectors: Vectors
    """Shape (m, dim), unit rows."""
    words: Sequence[Sequence[str]] = ()
    """The words of each question, m lists; none: they have no words."""


class Loose(NamedTuple):
    """Questions that lead to no unit, because none answers them."""

    vectors: Vectors
    """Shape (m, dim), unit rows."""
    words: Sequence[Sequence[str]] = ()
    """The words of each question, m lists; none: they have no words."""


class Unanswered(NamedTuple):
    """How a question stands to those that no unit answers."""

    near: float
    """Mean cosine of the nearest two, -1..1."""
    leaning: float
    """To which side it lies: above 0 to that of the questions that units answer, below 0 to the other. The logarithm
    of how much likelier it is among the one than among the other, were both normally spread; -12..12."""
    worded: float
    """Highest BM25 of one of those that none answers, each a text by itself, 0 and up."""


class Store(Protocol):
    """Where units are searched. It never changes; rows are those of the vectors that it was made of."""

    dim: int

    def __len__(self) -> int:
        """Number of units."""

    def search(self, vector: Vectors, words: Sequence[str], *, k: int = TOP, allowed: Mask | None = None) -> Candidates:
        """The union of the k nearest units, the k with the highest BM25, and those of the k nearest questions.

        Args:
            vector: the question, shape (dim,), L2 norm 1.
            words: the question's words as they were given to `build`; unknown ones count nothing.
            k: length of each list, 1 and up; fewer are returned where there are fewer.
            allowed: shape (n,); rows that are False are left out before the best are taken.

        Returns:
            Every candidate with its scores; empty arrays if nothing may be found.
            A unit without any of the words is in no word list. Of equal BM25 at the cut, smaller rows are taken.

        Raises:
            ValueError: k is below 1, or a shape does not fit.
        """

    def unanswered(self, vector: Vectors, words: Sequence[str]) -> Unanswered | None:
        """How a question stands to those that no unit answers; None if too few of them, or of the answered, are known.

        Args:
            vector: the question, shape (dim,), L2 norm 1.
            words: what it says.

        Raises:
            ValueError: the vector's shape does not fit.
        """

    def holding(self, words: Sequence[str]) -> list[Rows]:
        """For each word the rows of the units that hold it, each row once; an empty array for an unknown word."""

    def words(self, word: str) -> Scores:
        """BM25 of every unit for one word, shape (n,); zeros for an unknown one."""


class StoreKind(Store, Protocol):
    """A store that is built in a folder of its own, and opened from there."""

    @classmethod
    def build(
        cls,
        folder: Path,
        vectors: Vectors,
        words: Sequence[Sequence[str]],
        known: Known | None = None,
        unanswered: Loose | None = None,
    ) -> Self:
        """Write a store, and return it opened.

        Args:
            folder: where to; made if it is missing.
            vectors: of the units, shape (n, dim), unit rows.
            words: of the units, n lists.
            known: questions that units are known to answer.
            unanswered: questions that none of them answers.

        Raises:
            ValueError: vectors and words differ in length, or the questions do not fit.
        """

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open what `build` wrote.

        Raises:
            IndexError_: the files are missing or damaged.
        """
