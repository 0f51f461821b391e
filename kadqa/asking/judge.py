"""Whether what was found answers, and in what order: the finds are read beside the question.

One number decides every refusal, the same in any library: a logistic model over what the reader says, how near the
best find comes, and how much of the question it says. `python eval/fit_judge.py` fits it over several libraries, with
questions whose law was taken out of them among those that have no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kadqa.asking.judge_weights import BORDER, READ_SHARE, WEIGHTS
from kadqa.asking.search.find import founding, naming
from kadqa.library.snapshot import Library
from kadqa.reader import Reader
from kadqa.records import Hit, Query

READ = 6
"""Hits that are read."""
HELD_IN = 5
"""Hits in which the question's words are looked for."""
AHEAD_OF = 10
"""The hit whose score that of the first is held against: where many fit alike, none of them may be meant."""
FOREIGN = -3.0
"""Bearing below which a question has nothing to do with what is here."""
TEXT_LUAR = "Pertanyaan ini tampaknya di luar bidang dokumen yang ada di sini."
TEXT_TIDAK = "KADQA tidak menemukan jawaban atas pertanyaan ini dalam dokumen yang ada."
TEXT_UMUM = "Pertanyaan belum menyebut hal yang dicari. Sebutkan, misalnya, perbuatan, pihak, tahapan, atau pasalnya."


@dataclass(frozen=True, slots=True)
class Judge:
    """Reads what was found."""

    reader: Reader | None

    def judged(self, query: Query, hits: Sequence[Hit], library: Library) -> tuple[tuple[Hit, ...], float]:
        """The hits in the order in which they answer, and how far they bear on the question (0 is the border).

        Args:
            query: the question.
            hits: what was found, best first.
            library: for the texts of the first of them.
        """
        read = self._read(query, hits, library)
        found = signals(query, read, library)
        bearing = sum(WEIGHTS[name] * value for name, value in found.items()) - BORDER
        return read, round(bearing, 6)

    def _read(self, query: Query, hits: Sequence[Hit], library: Library) -> tuple[Hit, ...]:
        if self.reader is None or not hits:
            return tuple(hits)
        first = hits[:READ]
        logits = self.reader.read(query.search_text, [_text(hit, library) for hit in first])
        chances = 1.0 / (1.0 + np.exp(-logits.astype(np.float64)))
        scored = [
            replace(
                hit,
                score=round((1.0 - READ_SHARE) * hit.score + READ_SHARE * float(chance), 6),
                chance=round(float(chance), 6),
            )
            for hit, chance in zip(first, chances, strict=True)
        ]
        named = {hit.provision: n for n, hit in enumerate(hits)}
        order = sorted(scored, key=lambda hit: (_keeps_place(query, hit), -hit.score, named[hit.provision]))
        least = min(hit.score for hit in scored)
        top = max((hit.score for hit in hits[READ:]), default=1.0)
        scale = min(1.0, least / (top or 1.0))
        return (*order, *(replace(hit, score=round(hit.score * scale, 6)) for hit in hits[READ:]))

    def refusal(self, query: Query, bearing: float, library: Library) -> tuple[str, str] | None:
        """Why not to answer, as (code, text), or None."""
        named = any(law in library.sources for law in query.laws)
        if (named and not query.asked) or founding(query, library):
            return None
        if not query.asked and not query.words:
            return ("terlalu-umum", TEXT_UMUM)
        if bearing >= 0.0:
            return None
        spoken = bool(query.terms) or named
        if bearing < FOREIGN and not spoken:
            return ("di-luar-cakupan", TEXT_LUAR)
        return ("tidak-ditemukan", TEXT_TIDAK)


def _keeps_place(query: Query, hit: Hit) -> int:
    """What the question names comes first, whatever is read in it."""
    return -naming(query, hit.provision)


def _text(hit: Hit, library: Library) -> str:
    return library.units[hit.rows[0]].text if hit.rows else hit.best_unit


def signals(query: Query, hits: Sequence[Hit], library: Library) -> dict[str, float]:
    """What tells whether the hits answer the question, in any library; each about 0..1.

    Args:
        query: the question.
        hits: what was found, read or not.
        library: for the rarity of words and the questions known to have no answer.
    """
    read = [hit.chance for hit in hits if hit.chance is not None]
    logits = sorted((float(np.log((c + 1e-4) / (1 - c + 1e-4))) for c in read), reverse=True)
    known = bool(hits) and hits[0].asked > -1.0
    loose = None if query.vector is None else library.store.unanswered(query.vector, query.asked)
    return {
        "read": logits[0] / 4.0 if logits else 0.0,
        "read_next": logits[1] / 4.0 if len(logits) > 1 else 0.0,
        "unread": float(not logits),
        "dense": (max((hit.dense for hit in hits), default=0.8) - 0.87) / 0.05,
        "coverage": _coverage(query.asked, hits, library),
        "rarest": _coverage(_rarest(query.asked, library), hits, library),
        "asked": (max(hit.asked for hit in hits) - 0.892) / 0.05 if known else 0.0,
        "unknown": float(not known),
        "unanswered": (loose.near - 0.892) / 0.05 if loose is not None and known else 0.0,
        "leaning": loose.leaning / 10.0 if loose is not None and known else 0.0,
        "placed": float(bool(query.laws or query.called)),
        "ahead": hits[0].score - hits[AHEAD_OF - 1].score if len(hits) >= AHEAD_OF else 0.15,
        "few": float(len(query.asked) < 2),
    }


def _rarest(asked: Sequence[str], library: Library) -> tuple[str, ...]:
    return (max(asked, key=library.rarity),) if asked else ()


def _coverage(asked: Sequence[str], hits: Sequence[Hit], library: Library) -> float:
    """The largest share of some stems, weighted by rarity, that the units of one of the first hits hold, 0..1."""
    weights = [library.rarity(word) for word in asked]
    total = sum(weights)
    if not total:
        return 0.0
    columns = [set() if not len(rows) else set(rows.tolist()) for rows in library.store.holding(asked)]
    shares = [
        sum(weight for weight, rows in zip(weights, columns, strict=True) if not rows.isdisjoint(hit.rows)) / total
        for hit in hits[:HELD_IN]
    ]
    return max(shares, default=0.0)
