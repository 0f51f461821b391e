"""What was found for a question, best first: what its answer rests on where a table answers, else what was searched.

"Apakah PP 50/2007 masih berlaku?" is answered from the relations; the pasal that repeals it is what was looked for,
and no search over texts comes upon it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from kadqa.hukum import ids
from kadqa.records import Evidence, Excerpt, Hit


def found_in(evidence: Evidence) -> tuple[Hit, ...]:
    """The hits of an answer, each provision once.

    Args:
        evidence: what was gathered. Where nothing was searched for it, the provisions that its facts, table and
            history rest on come first, with score 1 and without cosine and BM25.
    """
    rested = [_hit(excerpt) for excerpt in _rested(evidence)] if not evidence.hits else []
    found: dict[str, Hit] = {}
    for hit in (*rested, *evidence.hits):
        found.setdefault(hit.provision, hit)
    return tuple(found.values())


def in_turn(parts: Sequence[Sequence[Hit]]) -> tuple[Hit, ...]:
    """The hits for the parts of a question: the first of each, then the second of each."""
    return tuple(hit for row in zip_longest(*parts) for hit in row if hit is not None)


def _rested(evidence: Evidence) -> list[Excerpt]:
    """What an answer rests on: the table's cells, the provisions quoted, the facts; provisions before whole laws."""
    facts = (*evidence.leading, *evidence.facts, *evidence.premises)
    rows = evidence.table.rows if evidence.table else ()
    found = [excerpt for row in rows for cell in row for excerpt in cell.excerpts]
    found += [*evidence.excerpts, *(excerpt for fact in facts for excerpt in fact.excerpts)]
    found += [excerpt for event in evidence.events for excerpt in event.excerpts]
    return sorted(found, key=lambda excerpt: excerpt.passage.provision == excerpt.source.id)


def _hit(excerpt: Excerpt) -> Hit:
    provision = excerpt.passage.provision
    group = provision if excerpt.kind == "halaman" else ids.pasal_of(provision)
    return Hit(group, provision, 1.0, 0.0, 0.0)
