"""Two stores searched as one: the units of a library, and those of a few documents that lie beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from kadqa.stores.base import TOP, Candidates, Mask, Rows, Scores, Store, Unanswered, Vectors


class JoinedStore:
    """A store and a small one beside it; rows of the second come after those of the first.

    A word's weight in BM25 depends on how many units hold it. Of a dozen units every word is common: the few are
    weighed by how rare their words are in both stores together, so that their scores compare with those of the many.
    """

    def __init__(self, many: Store, few: Store) -> None:
        self._many, self._few = many, few
        self.dim = many.dim

    def __len__(self) -> int:
        return len(self._many) + len(self._few)

    def search(self, vector: Vectors, words: Sequence[str], *, k: int = TOP, allowed: Mask | None = None) -> Candidates:
        """See `Store.search`: the candidates of both, each with k of each list."""
        cut = len(self._many)
        first, second = (None, None) if allowed is None else (allowed[:cut], allowed[cut:])
        many = self._many.search(vector, words, k=k, allowed=first)
        few = self._few.search(vector, words, k=k, allowed=second)
        lexical = self._reweighed(words)[few.rows] if len(few.rows) else few.lexical
        few = few._replace(rows=few.rows + cut, lexical=lexical)
        columns: list[tuple[Any, Any]] = list(zip(many, few, strict=True))
        return Candidates(*map(np.concatenate, columns))

    def _reweighed(self, words: Sequence[str]) -> Scores:
        """BM25 of every unit of the few, each word as rare as it is in both stores; shape (units of the few,)."""
        total = np.zeros(len(self._few), np.float32)
        counts: Mapping[str, int] = {word: words.count(word) for word in dict.fromkeys(words)}
        held = zip(counts, self._many.holding(list(counts)), self._few.holding(list(counts)), strict=True)
        for word, elsewhere, here in held:
            if len(here):
                scale = rarity(len(self), len(elsewhere) + len(here)) / rarity(len(self._few), len(here))
                total += np.float32(scale * counts[word]) * self._few.words(word)
        return total

    def words(self, word: str) -> Scores:
        """See `Store.words`."""
        return np.concatenate([self._many.words(word), self._few.words(word)])

    def unanswered(self, vector: Vectors, words: Sequence[str]) -> Unanswered | None:
        """See `Store.unanswered`; the few know no questions."""
        return self._many.unanswered(vector, words)

    def holding(self, words: Sequence[str]) -> list[Rows]:
        """See `Store.holding`."""
        pairs = zip(self._many.holding(words), self._few.holding(words), strict=True)
        return [np.concatenate([many, few + len(self._many)]) for many, few in pairs]


def rarity(size: int, held: int) -> float:
    """The weight that BM25 in Lucene's form gives a word that `held` of `size` units hold."""
    return float(np.log1p((size - held + 0.5) / (held + 0.5)))
