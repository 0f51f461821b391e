"""Whether what was found answers: one number, the same in every library.

A logistic model over how far the best find stands out, how much of the question it says, and how near the question
comes to others of which it is known whether they are answered. `python eval/fit_judge.py` fits it over several
libraries, with questions whose law was taken out of one among those that have no answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kadqa.asking.judge.weights import BORDER, WEIGHTS
from kadqa.asking.question.own import vague
from kadqa.asking.search.find import founding
from kadqa.hukum import ids
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import Hit, Query
from kadqa.settings import BUNDLED_MODEL

HELD_IN = 5
"""Hits in which the question's words are looked for."""
REST = slice(10, 50)
"""Hits that answer nothing, as a rule: the first is held against these."""
FEWEST = 5
"""Of fewer of them nothing is told."""
NAMING = 4
"""Words that the name of a document is worth: who names it says much, however few words are left."""
HELD_OWN = 5.0
"""What it weighs, for a visitor's own document, that the first hits say the question's words and miss no rare one.

No question about such a document is known, by which else most is told; its words tell .93 AUROC of what it answers,
the weights of the library alone .82 (`python eval/berkas.py eval/berkas` and a second set of five documents).
"""
COVERED = 0.6
"""For a model whose cosines are not known: the share of the question's words that one hit must hold."""
UNLIKELY = 0.3
"""For such a model: what a question worded like those that no law answers needs more."""
FOREIGN = -3.0
"""Bearing below which a question has nothing to do with what is here."""
TEXT_LUAR = "Pertanyaan ini tampaknya di luar bidang dokumen yang ada di sini."
TEXT_TIDAK = "KADQA tidak menemukan jawaban atas pertanyaan ini dalam dokumen yang ada."
TEXT_ISTILAH = "Ketentuan yang mengatur istilah itu belum ada di korpus ini."
TEXT_INGGRIS = "Pertanyaan berbahasa Inggris hanya sebagian terbaca; tanyakanlah dalam bahasa Indonesia."
TEXT_UMUM = "Pertanyaan belum menyebut hal yang dicari. Sebutkan, misalnya, perbuatan, pihak, tahapan, atau pasalnya."


def bearing(query: Query, hits: Sequence[Hit], library: Library) -> float:
    """How far the hits stand above (or, below 0, short of) what an answer needs; 0 is the border.

    The weights belong to the bundled model, whose cosines they were fitted on; with another one the words decide alone.

    Args:
        query: the question, embedded.
        hits: what was found, best first.
        library: for the rarity of words and the questions known to have no answer.
    """
    found = signals(query, hits, library)
    if library.manifest.model != BUNDLED_MODEL:
        return round(found["coverage"] - COVERED - UNLIKELY * max(found["wording"], 0.0), 6)
    own = bool(hits) and ids.source_of(hits[0].provision) in library.own
    said = HELD_OWN * (found["coverage"] - found["missed"]) if own else 0.0
    return round(sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items()) - BORDER + said, 6)


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
    if vague(query, library) and not _documents(query, library):
        return ("terlalu-umum", TEXT_UMUM)
    if found >= 0.0:
        return None
    foreign = found < FOREIGN and not query.terms and not named
    code, text = ("di-luar-cakupan", TEXT_LUAR) if foreign else ("tidak-ditemukan", TEXT_TIDAK)
    return code, f"{text} {TEXT_INGGRIS}" if query.english else text


def unheld(query: Query, hits: Sequence[Hit], library: Library) -> tuple[str, ...]:
    """The provisions of each named term that rests on texts not here, and whose words none of the first hits holds."""

    def here(provision: str) -> bool:
        # Of a page or law as a whole only what stands in it has a text.
        return library.has_text(provision) if provision in library.sources else bool(library.texts(provision))

    missing = [term for term in query.terms if term.ketentuan and not any(map(here, term.ketentuan))]
    return tuple(
        provision
        for term in missing
        if max(_held(content_words(said), hits, library).most for said in (term.istilah, *term.varian)) < 1.0
        for provision in term.ketentuan
    )


def signals(query: Query, hits: Sequence[Hit], library: Library) -> dict[str, float]:
    """What tells whether the hits answer the question, in any library; each of the size of 1.

    Args:
        query: the question, embedded.
        hits: what was found, best first.
        library: for the rarity of words and the questions known to have no answer.
    """
    documents = _documents(query, library)
    # Of a document that is named it is judged whether that answers: how law stands beside it says nothing.
    hits = [hit for hit in hits if ids.source_of(hit.provision) in documents] if documents else hits
    said = set(content_words(query.sentence))
    asked = [query.asked, *([tuple(word for word in query.asked if word in said)] if said else [])]
    held = [_held(words, hits, library) for words in asked]
    # Of a unit of which no question is known, those known of other units tell nothing.
    known = bool(hits) and hits[0].known_to_answer
    unsaid = [word for word in query.asked if word not in held[0].first]
    loose = library.store.unanswered(query.vector, unsaid) if query.vector is not None and known else None
    scores = [hit.score for hit in hits[:HELD_IN]]
    scores += [scores[-1] if documents and scores else 0.0] * (HELD_IN - len(scores))
    chance = float(np.clip(query.asks.get("unanswered", 0.5), 0.001, 0.999))
    told = {
        "wording": float(np.log(chance / (1.0 - chance))) / 3.0,
        "dense": (max((hit.dense for hit in hits), default=0.8) - 0.87) / 0.05,
        "peak": _peak([hit.dense for hit in hits]),
        "words": _peak([hit.lexical for hit in hits]),
        "lead": _peak([hit.score for hit in hits]),
        "score": scores[0],
        "ahead of 2": scores[0] - scores[1],
        "ahead of 3": scores[0] - scores[2],
        "ahead of 5": scores[0] - scores[4],
        "coverage": max(one.most for one in held),
        "first": max(one.share for one in held),
        "missed": min(one.missed for one in held),
        "asked": (max(hit.asked for hit in hits) - 0.892) / 0.05 if known else 0.0,
        "unknown": float(not known),
        "unanswered": (loose.near - 0.892) / 0.05 if loose is not None else 0.0,
        "leaning": loose.leaning / 10.0 if loose is not None else 0.0,
        "unsaid": loose.worded / 10.0 if loose is not None else 0.0,
        "placed": float(bool(query.laws or query.called)),
        "short": 1.0 / max(len(query.asked) + NAMING * bool(documents), 1),
    }
    told |= {kind: chance for kind, chance in query.asks.items() if kind != "unanswered"}
    return told | ({f"first {name}": value for name, value in hits[0].signals.items()} if hits else {})


def _documents(query: Query, library: Library) -> frozenset[str]:
    """The office documents that the question names."""
    return frozenset(law for law in query.laws if law in library.sources and library.sources[law].cited_as == "dokumen")


class Held(NamedTuple):
    """How much of some words the first hits hold, weighed by rarity, 0..1."""

    most: float
    """The most that one of them holds."""
    share: float
    """What the first holds."""
    missed: float
    """The rarity of the rarest that none holds."""
    first: frozenset[str]
    """The words that the first holds."""


def _held(asked: Sequence[str], hits: Sequence[Hit], library: Library) -> Held:
    """How much of some stems the units of each of the first hits hold, and the questions that those answer."""
    weights = [library.rarity(word) for word in asked]
    columns = library.store.holding(asked)
    total = sum(weights)
    if not total or not hits:
        return Held(0.0, 0.0, 0.0, frozenset())
    rows, of = np.array([(row, n) for n, hit in enumerate(hits[:HELD_IN]) for row in hit.rows]).reshape(-1, 2).T
    there = np.zeros((len(hits[:HELD_IN]), len(asked)), bool)
    for n, column in enumerate(columns):
        there[of[np.isin(rows, column, kind="table")], n] = True
    shares = there @ np.array(weights) / total
    missed = max((weight for weight, column in zip(weights, there.T, strict=True) if not column.any()), default=0.0)
    said = frozenset(word for word, first in zip(asked, there[0], strict=True) if first)
    return Held(float(shares.max()), float(shares[0]), missed / float(np.log(2 * len(library.units) + 2)), said)


def _peak(values: Sequence[float]) -> float:
    """How far the best of some values stands out of the rest, in a fifth of their standard deviation; 0..3."""
    rest = values[REST]
    if len(rest) < FEWEST:
        return 0.8
    spread = float(np.std(rest))
    return float(np.clip((max(values) - float(np.mean(rest))) / (5.0 * spread + 1e-6), 0.0, 3.0))
