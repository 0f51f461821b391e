"""What a library knows of each stem: in how many units it stands, and how people ask with it."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from kadqa.text import fold

MET = 3.0
"""Known questions that a stem is given in advance, all of them met: one of which little is known keeps its rarity."""


ENOUGH = 100
"""Units from which on a stem may be what a library is about; of a few texts any word stands in many."""
COMMON = 0.15
"""Share of the units from which on a stem is what the library as a whole is about."""


class Counts(NamedTuple):
    """What is counted of a stem."""

    held: int = 0
    """Units whose text holds it."""
    asked: int = 0
    """Known questions that hold it."""
    met: int = 0
    """Known questions that hold it, and whose unit holds it too."""


def count(tokens: Sequence[Sequence[str]], asked: Sequence[tuple[int, Sequence[str]]]) -> dict[str, Counts]:
    """The counts of every stem.

    Args:
        tokens: the stems of each unit.
        asked: the number of its unit and the stems of each known question.
    """
    own = [set(row) for row in tokens]
    held = Counter(word for row in own for word in row)
    spoken: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for n, said in asked:
        spoken.update(set(said))
        met.update(set(said) & own[n])
    return {word: Counts(held[word], spoken[word], met[word]) for word in sorted({*held, *spoken})}


SPELLED = re.compile(r"[a-z]{3,24}")
"""A word whose spelling is learned: "perjanjian", no number and no abbreviation with digits."""


def spelling(texts: Iterable[str]) -> dict[str, int]:
    """How often each folded word stands in some texts."""
    return dict(sorted(Counter(word for text in texts for word in SPELLED.findall(fold(text))).items()))


class Stems:
    """The counts of an opened library, and what follows from them."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock, units: int) -> None:
        """
        Args:
            connection: to the library file.
            lock: held while it is read.
            units: how many units there are.
        """
        self._connection = connection
        self._lock = lock
        self._units = units
        self._of = lru_cache(maxsize=8192)(self._read)

    def _read(self, word: str) -> Counts:
        with self._lock:
            rows = self._connection.execute("SELECT held, asked, met FROM words WHERE word = ?", (word,)).fetchall()
        return Counts(*map(sum, zip(*rows, strict=True))) if rows else Counts()

    def knows(self, word: str) -> bool:
        """Whether a stem stands in any unit."""
        return self._of(word).held > 0

    def rarity(self, word: str) -> float:
        """How much a stem tells: log((n + 1) / (held + 0.5)), highest for one that stands nowhere."""
        return float(np.log((self._units + 1) / (self._of(word).held + 0.5)))

    def common(self, word: str) -> bool:
        """Whether a stem stands in so many units that it is what the library is about, and tells none from another."""
        return self._units >= ENOUGH and self._of(word).held > COMMON * self._units

    def telling(self, word: str) -> float:
        """How much it tells that a provision says a stem of the question: its rarity, times how often it did.

        Of the known questions with that stem, the share whose provision says it too. "soal" stands in few provisions,
        and in hundreds of questions that none of them answers with that word; of a stem in no known question nothing
        is known, and its rarity counts in full.
        """
        found = self._of(word)
        return self.rarity(word) * (found.met + MET) / (found.asked + MET)

    def spelled(self) -> dict[str, int]:
        """How often each word stands in the texts of the units, as it is spelled there."""
        with self._lock:
            return dict(self._connection.execute("SELECT word, sum(n) FROM spelling GROUP BY word"))

    def initials(self, letters: str) -> tuple[str, ...]:
        """Phrases of the texts, in lower case, that have these initials, best first: "jht" -> "jaminan hari tua"."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT DISTINCT phrase FROM initials WHERE letters = ? ORDER BY n", (letters,)
            )
            return tuple(row[0] for row in rows)
