"""Whether what was found answers: one number, the same in every library.

A logistic model over how far the best find stands out, how much of the question it says, and how near the question
comes to others of which it is known whether they are answered. `python eval/fit_judge.py` fits it over several
libraries, with questions whose law was taken out of one among those that have no answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kadqa.asking.judge.weights import BORDER, WEIGHTS
from kadqa.asking.search.find import founding
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import Hit, Query

HELD_IN = 5
"""Hits in which the question's words are looked for."""
REST = slice(10, 50)
"""Hits that answer nothing, as a rule: the first is held against these."""
FEWEST = 5
"""Of fewer of them nothing is told."""
FOREIGN = -3.0
"""Bearing below which a question has nothing to do with what is here."""
TEXT_LUAR = "Pertanyaan ini tampaknya di luar bidang dokumen yang ada di sini."
TEXT_TIDAK = "KADQA tidak menemukan jawaban atas pertanyaan ini dalam dokumen yang ada."
TEXT_UMUM = "Pertanyaan belum menyebut hal yang dicari. Sebutkan, misalnya, perbuatan, pihak, tahapan, atau pasalnya."


def bearing(query: Query, hits: Sequence[Hit], library: Library) -> float:
    """How far the hits stand above (or, below 0, short of) what an answer needs; 0 is the border.

    Args:
        query: the question, embedded.
        hits: what was found, best first.
        library: for the rarity of words and the questions known to have no answer.
    """
    found = signals(query, hits, library)
    return round(sum(WEIGHTS[name] * value for name, value in found.items()) - BORDER, 6)


def refusal(query: Query, found: float, library: Library) -> tuple[str, str] | None:
    """Why not to answer, as (code, text), or None.

    Args:
        query: the question.
        found: its `bearing`.
        library: for the laws that it may name.
    """
    named = any(law in library.sources for law in query.laws)
    if (named and not query.asked) or founding(query, library):
        return None
    if not query.asked:
        return ("terlalu-umum", TEXT_UMUM)
    if found >= 0.0:
        return None
    if found < FOREIGN and not query.terms and not named:
        return ("di-luar-cakupan", TEXT_LUAR)
    return ("tidak-ditemukan", TEXT_TIDAK)


def signals(query: Query, hits: Sequence[Hit], library: Library) -> dict[str, float]:
    """What tells whether the hits answer the question, in any library; each of the size of 1.

    Args:
        query: the question, embedded.
        hits: what was found, best first.
        library: for the rarity of words and the questions known to have no answer.
    """
    said = set(content_words(query.sentence))
    asked = [query.asked, *([tuple(word for word in query.asked if word in said)] if said else [])]
    held = [_held(words, hits, library) for words in asked]
    known = bool(hits) and max(hit.asked for hit in hits[:HELD_IN]) > -1.0
    loose = None if query.vector is None else library.store.unanswered(query.vector, query.asked)
    dense = max((hit.dense for hit in hits), default=0.8)
    return {
        "dense": (dense - 0.87) / 0.05,
        "peak": _peak([hit.dense for hit in hits]),
        "words": _peak([hit.lexical for hit in hits]),
        "lead": _peak([hit.score for hit in hits]),
        "coverage": max((max(shares, default=0.0) for shares in held), default=0.0),
        "first": max((shares[0] if shares else 0.0 for shares in held), default=0.0),
        "missed": min((_missed(words, hits, library) for words in asked), default=0.0),
        "asked": (max(hit.asked for hit in hits) - 0.892) / 0.05 if known else 0.0,
        "unknown": float(not known),
        "unanswered": (loose.near - 0.892) / 0.05 if loose is not None and known else 0.0,
        "leaning": loose.leaning / 10.0 if loose is not None and known else 0.0,
        "placed": float(bool(query.laws or query.called)),
        "short": 1.0 / max(len(query.asked), 1),
    }


def _peak(values: Sequence[float]) -> float:
    """How far the best of some values stands out of the rest, in a fifth of their standard deviation; 0..3."""
    rest = values[REST]
    if len(rest) < FEWEST:
        return 0.8
    spread = float(np.std(rest))
    return float(np.clip((max(values) - float(np.mean(rest))) / (5.0 * spread + 1e-6), 0.0, 3.0))


def _held(asked: Sequence[str], hits: Sequence[Hit], library: Library) -> list[float]:
    """The share of some stems, weighted by rarity, that the units of each of the first hits hold, 0..1."""
    weights = [library.rarity(word) for word in asked]
    total = sum(weights)
    if not total:
        return []
    columns = [set(rows.tolist()) for rows in library.store.holding(asked)]
    return [
        sum(weight for weight, rows in zip(weights, columns, strict=True) if not rows.isdisjoint(hit.rows)) / total
        for hit in hits[:HELD_IN]
    ]


def _missed(asked: Sequence[str], hits: Sequence[Hit], library: Library) -> float:
    """The rarity of the rarest stem that no hit among the first holds, of the rarest that there may be, 0..1."""
    rows = {row for hit in hits[:HELD_IN] for row in hit.rows}
    weights = [
        library.rarity(word)
        for word, column in zip(asked, library.store.holding(asked), strict=True)
        if rows.isdisjoint(column.tolist())
    ]
    return max(weights, default=0.0) / float(np.log(2 * len(library.units) + 2))
