"""What is offered beside a refusal: the provisions that came closest, the first of them with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kadqa.asking.search.blocks import best_sentences, block_of
from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Hit, Nearest, Query

NEAREST = 3
"""Provisions offered."""
TOLD = 2
"""Of these, how many with their words."""
SHORT = 400
"""Longest text offered whole, in characters; of a longer one the sentences that come closest."""


def nearest_hits(query: Query, hits: Sequence[Hit], library: Library, *, told: bool) -> tuple[Nearest, ...]:
    """The best hits, as they are offered beside a refusal.

    Args:
        query: the question.
        hits: what was found, best first.
        library: where they stand.
        told: the first of them with their words; else labels alone.
    """
    found: dict[str, Nearest] = {}
    for excerpt in _excerpts(query, hits, library):
        words = told and len(found) < TOLD
        provision = excerpt.passage.provision
        found.setdefault(provision, _offered(excerpt, query) if words else Nearest(provision, excerpt.label))
        if len(found) == NEAREST:
            break
    return tuple(found.values())


def named(provisions: Sequence[str], library: Library) -> tuple[Nearest, ...]:
    """Provisions by their labels alone, each once, as many as are offered."""
    return tuple(Nearest(one, library.label(one)) for one in dict.fromkeys(provisions))[:NEAREST]


def _excerpts(query: Query, hits: Sequence[Hit], library: Library) -> Iterator[Excerpt]:
    for hit in hits:
        excerpt = library.excerpt(block_of(hit.best_unit, query.day, library), query.day, query.today)
        if excerpt is not None:
            yield excerpt


def _offered(excerpt: Excerpt, query: Query) -> Nearest:
    full = excerpt.passage.full_text
    quote = full if len(full) <= SHORT else best_sentences(full, frozenset(query.words))
    plain = excerpt.on_day is None or excerpt.on_day.status == "berlaku"
    digest = excerpt.passage.layer == "ringkasan"
    return Nearest(excerpt.passage.provision, excerpt.label, quote, digest, "" if plain else excerpt.note)


def near_by_name(wanted: Sequence[str], library: Library) -> tuple[Nearest, ...]:
    """Provisions above what was asked for that have a text, else the law that replaced it."""
    found: list[str] = []
    for provision in wanted:
        found += [a for a in ids.ancestors(provision) if library.texts(a)]
        found += [
            s for s in library.standing.successors(ids.source_of(provision)) if library.has_text(ids.source_of(s))
        ]
    return named(found, library)
