"""How near a question comes to those that a provision is known to answer, and what an answer can leave out by that."""

from __future__ import annotations

from collections.abc import Sequence

from kadqa.hukum import ids
from kadqa.records import Excerpt, Hit, Query

NEARLY = 0.93
"""Cosine from which a known question is nearly the one that is asked; below, its words and scores tell more."""
FARTHER = 0.015
"""How much farther than that one the known questions of a further pasal may be."""

FAR = 0.03
"""The same where nothing so near is known, for what is weaker too."""
EQUAL = 0.97
"""Share of the best score of its class from which an excerpt is no weaker."""


def nearness(provision: str, hits: Sequence[Hit]) -> float | None:
    """Highest cosine of a question that a provision, what stands in it or explains it, is known to answer.

    None if no question of it is known: so in documents that someone brings.
    """
    return max((near for hit in hits for unit, near in hit.known if within(unit, provision)), default=None)


def within(unit: str, provision: str) -> bool:
    """Whether a unit stands in a provision, or explains it."""
    inside = f"{provision}/"
    return f"{unit}/".startswith(inside) or f"{ids.without_penjelasan(unit)}/".startswith(inside)


def without_farther(
    query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], kinds: Sequence[str]
) -> list[Excerpt]:
    """The excerpts without other pasal of a class than that of which nearly this very question is known.

    What scores better than that one stays, and what is named, or of which no question is known.

    Args:
        query: the question.
        excerpts: what was chosen.
        hits: what they were chosen from.
        kinds: the class of each excerpt, in the same order.
    """
    if query.defined:
        return list(excerpts)
    near = [nearness(excerpt.passage.provision, hits) for excerpt in excerpts]

    def spared(excerpt: Excerpt, own: float | None, kind: str) -> bool:
        provision = excerpt.passage.provision
        if own is None or provision in query.provisions:
            return False
        known = [
            (other_near, ids.pasal_of(other.passage.provision))
            for other, other_near, other_kind in zip(excerpts, near, kinds, strict=True)
            if other_near is not None and other_kind == kind and other.score >= excerpt.score
        ]
        best, pasal = max(known)
        top = max(other.score for other, other_kind in zip(excerpts, kinds, strict=True) if other_kind == kind)
        nearly = best >= NEARLY and own < best - FARTHER
        far = own < best - FAR and excerpt.score < top * EQUAL
        return (nearly or far) and pasal != ids.pasal_of(provision)

    return [e for e, own, kind in zip(excerpts, near, kinds, strict=True) if not spared(e, own, kind)]
