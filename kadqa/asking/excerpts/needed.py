"""Which of the excerpts an answer needs: one number each, from how far it falls short of the best of them.

A logistic model, fitted by `python eval/fit_quotation.py` on questions of which it is known what may be cited.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from kadqa.asking.excerpts.weights import BORDER, WEIGHTS
from kadqa.asking.question.own import own_words
from kadqa.asking.search.find import naming
from kadqa.hukum import ids
from kadqa.lexical import word_set
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Excerpt, Hit, Query

SIGNALS = ("worded", "pasal", "lexical", "alike")
"""Signals of a hit that are held against those of the best one (`search.rank.features`)."""


def needed(query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], library: Library) -> list[Excerpt]:
    """The excerpts that an answer needs, in their order; at least the best, and what the question asks for by id.

    Args:
        query: the question.
        excerpts: what was chosen.
        hits: what they were chosen from.
        library: for the rarity of words.
    """
    if len(excerpts) < 2:
        return list(excerpts)
    told = [
        sum(WEIGHTS[name] * value for name, value in one.items())
        for one in signals(query, excerpts, hits, library)
    ]  # fmt: skip
    # What a named document says is asked for; law may stand beside it, not in its place.
    documents = [e.kind == "dokumen" and e.source.id in query.laws for e in excerpts]
    best = int(np.argmax(np.where(documents, told, -np.inf) if any(documents) else told))
    asked = {*query.provisions, *query.defined}
    kept = {
        excerpt.passage.provision
        for n, (excerpt, worth) in enumerate(zip(excerpts, told, strict=True))
        if worth >= BORDER or n == best or excerpt.passage.provision in asked
    }
    # A lead-in is quoted with the best of its items, and an item with its lead-in.
    for lead in [e.passage.provision for e in excerpts if e.quote.endswith(":") and e.passage.provision in kept]:
        items = [n for n, e in enumerate(excerpts) if ids.parent_of(e.passage.provision) == lead]
        if items and kept.isdisjoint(excerpts[n].passage.provision for n in items):
            kept.add(excerpts[max(items, key=lambda n: told[n])].passage.provision)
    kept |= {parent for one in kept if (parent := ids.parent_of(one)) is not None}
    return [excerpt for excerpt in excerpts if excerpt.passage.provision in kept]


def signals(query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], library: Library) -> list[dict[str, float]]:
    """What tells whether each excerpt is needed, mostly against the best of them; each of the size of 1."""
    own = own_words(query, library)
    by_group = {hit.provision: hit for hit in hits}
    units = {unit: score for hit in hits for unit, score in hit.units}
    scored = [_score(excerpt, units) for excerpt in excerpts]
    held = [
        sum(weight for word, weight in own.items() if word in word_set(e.quote or e.passage.full_text))
        for e in excerpts
    ]  # fmt: skip
    best = int(np.argmax(scored))
    lead = excerpts[best].passage.provision
    most = by_group.get(ids.pasal_of(lead))
    found = []
    for n, excerpt in enumerate(excerpts):
        provision = excerpt.passage.provision
        group = ids.pasal_of(provision)
        hit = by_group.get(group)
        named = naming(query, group)
        same = float(group == ids.pasal_of(lead))
        one = {
            "constant": 1.0,
            "unknown": float(most is None or not most.known_to_answer),
            "score": excerpt.score / (max(e.score for e in excerpts) or 1.0),
            "near": scored[n] / (scored[best] or 1.0),
            "certain": scored[best],
            "held": held[n] / max(held) if max(held) else 1.0,
            "best": float(n == best),
            "pasal too": same,
            "law too": float(ids.source_of(provision) == ids.source_of(lead)),
            "listed": same * query.asks.get("list", 0.0),
            "step": same * query.asks.get("procedure", 0.0),
            "named": float(named > 0),
            "by number": float(named == 2),
            "page": float(excerpt.kind not in {"peraturan", "dokumen"}),
            "repealed": float(excerpt.on_day is not None and excerpt.on_day.status in GONE),
            "penjelasan": float(ids.is_penjelasan(provision)),
            "lead-in": float(excerpt.quote.endswith(":")),
            "asked": 10.0 * (hit.asked - most.asked) if hit and most and min(hit.asked, most.asked) > 0 else 0.0,
        }
        for name in SIGNALS:
            one[name] = hit.signals.get(name, 0.0) - most.signals.get(name, 0.0) if hit and most else 0.0
        found.append(one)
    return found


def _score(excerpt: Excerpt, units: dict[str, float]) -> float:
    """The best score of the units in an excerpt or around it, its penjelasan included; 0 if none was found."""
    provision = excerpt.passage.provision
    return max(
        (score for unit, score in units.items() if ids.meets(ids.without_penjelasan(unit), provision)), default=0.0
    )
