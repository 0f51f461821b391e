"""Abbreviations that no text writes out, by the initials of words that stand side by side: PMI, JHT."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kadqa.lexical import STOP
from kadqa.text import squash

WORD = re.compile(r"[^\W\d_]{3,}")
LINKS = frozenset({"dan", "atas", "untuk", "bagi", "di", "dengan"})
"""Words that have no letter in an abbreviation, between two that have: "Pajak Daerah dan Retribusi Daerah"."""
SHORTEST, LONGEST = 3, 6
"""Letters of an abbreviation that is kept; of two letters nearly every pair of words has the initials."""
KEPT = 2
"""Phrases of the same initials that are kept, the most frequent ones."""
HELD = 2_000_000
"""Phrases counted at a time; beyond, those met once are forgotten."""


def initials(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Initials to the phrases that have them: those of neighbours first, most frequent first, of equals with capitals.

    Args:
        texts: of the units, with their headings.
    """
    found: Counter[str] = Counter()
    for text in texts:
        found.update(_phrases(text))
        if len(found) > HELD:
            found = Counter({phrase: n for phrase, n in found.items() if n > 1})
    named: dict[str, dict[str, tuple[int, bool]]] = defaultdict(dict)
    for phrase, n in found.items():
        folded = phrase.casefold()
        before, capital = named[of(folded)].get(folded, (0, False))
        named[of(folded)][folded] = (before + n, capital or phrase.istitle())
    return {
        letters: tuple(
            sorted(
                phrases, key=lambda one: (not LINKS.isdisjoint(one.split()), -phrases[one][0], not phrases[one][1], one)
            )[:KEPT]
        )
        for letters, phrases in sorted(named.items())
    }


def of(phrase: str) -> str:
    """The initials of a phrase: "jaminan hari tua" -> "jht"."""
    return "".join(word[0] for word in phrase.split() if word not in LINKS)


def _phrases(text: str) -> Iterator[str]:
    """Runs of words side by side that an abbreviation may stand for; none begins or ends with a function word."""
    for sentence in re.split(r"[^\w\s-]+", squash(text)):
        run = sentence.split()
        plain = [word.casefold() for word in run]
        said = [bool(WORD.fullmatch(word)) and word not in STOP for word in plain]
        for start, begins in enumerate(said):
            letters = 0
            for end in range(start, len(run) if begins else start):
                if not said[end]:
                    if plain[end] in LINKS:
                        continue
                    break
                letters += 1
                if letters > LONGEST:
                    break
                if letters >= SHORTEST:
                    yield " ".join(run[start : end + 1])
