"""Abbreviations that no text writes out, by the initials of words that stand side by side: PMI, JHT."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kadqa.lexical import STOP, words

WORD = re.compile(r"[^\W\d_]{3,}")
FORM = frozenset(
    words("menurut ayat pasal huruf angka bagian paragraf bab tidak lebih setiap melalui sejak selama sampai")
)
"""Stems by which texts are put together, and that no office's or thing's name has."""
SHORTEST, LONGEST = 3, 6
"""Letters of an abbreviation that is kept; of two letters nearly every pair of words has the initials."""
OFTEN = 2
"""Times that words stand side by side, at least, to be a name."""
KEPT = 2
"""Phrases of the same initials that are kept, the most frequent ones."""
HELD = 2_000_000
"""Phrases counted at a time; beyond, those met once are forgotten."""


def initials(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Initials to the phrases that have them, lower case, most frequent first.

    A phrase is what stands side by side several times and not always within the same longer one: "satuan kerja
    perangkat" is none where "daerah" always follows.

    Args:
        texts: of the units.
    """
    found: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        found.update(_phrases(text))
        if len(found) > HELD:
            found = Counter({phrase: n for phrase, n in found.items() if n >= OFTEN})
    within: dict[tuple[str, ...], int] = {}
    for phrase, n in found.items():
        for part in (phrase[:-1], phrase[1:]):
            within[part] = max(within.get(part, 0), n)
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for phrase, n in found.items():
        if n >= OFTEN and len(phrase) <= LONGEST and within.get(phrase, 0) < n:
            named["".join(word[0] for word in phrase)].append((-n, " ".join(phrase)))
    return {
        letters: tuple(phrase for _, phrase in sorted(several)[:KEPT]) for letters, several in sorted(named.items())
    }


def _phrases(text: str) -> Iterator[tuple[str, ...]]:
    """Words side by side that an abbreviation may stand for, and those one longer; none has a function word."""
    for sentence in re.split(r"[^\w\s-]+", text.casefold()):
        run: list[str] = []
        for word in [*sentence.split(), ""]:
            if WORD.fullmatch(word) and word not in STOP and FORM.isdisjoint(words(word)):
                run.append(word)
                continue
            for start in range(len(run)):
                for end in range(start + SHORTEST, min(start + LONGEST + 1, len(run)) + 1):
                    yield tuple(run[start:end])
            run = []
