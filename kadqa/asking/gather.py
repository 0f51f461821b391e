"""Query to Evidence: everything an answer may use. Nothing after this step looks anything up.

Found, judged, answered by one row of `ANSWERERS`; what the question takes for granted is checked once, before.
"""

from __future__ import annotations

from dataclasses import replace

from kadqa.asking.answerers import in_turn
from kadqa.asking.answerers.by_name import missing, placed
from kadqa.asking.judge import TEXT_ISTILAH, bearing, refusal, unheld
from kadqa.asking.laws.times import in_former_time
from kadqa.asking.nearest import NEAREST, named, nearest_hits
from kadqa.asking.premises import premises_of, without_law, wrong_count_facts
from kadqa.asking.search.find import find
from kadqa.embedding.base import Vectors
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Hit, Query


def gather(query: Query, vector: Vectors | None, library: Library) -> Evidence:
    """Collect the evidence for a question.

    Args:
        query: the question, understood.
        vector: its vector, shape (dim,); needed only where an answerer searches.
        library: the snapshot to look in.
    """
    if query.refusal is not None:
        return Evidence(refusal=query.refusal)
    query = placed(query, library)
    absent, wrong = premises_of(query, library)
    premises = (*absent, *wrong)
    held = [law for law in query.laws if law in library.sources and library.has_text(law)]
    evidence, asked = Evidence(), query
    for row in in_turn(query, library):
        hits: tuple[Hit, ...] = ()
        if row.searches:
            if vector is None:
                raise ValueError("a question that is searched needs its vector")
            if query.laws and not held and not premises and row.must_answer:
                evidence = missing(replace(query, provisions=()), library)
                break
            query = in_former_time(query, vector, library) if query.former else without_law(query, library)
            hits = find(query, vector, library)
            evidence = Evidence(hits=hits, bearing=bearing(query, hits, library))
            why = refusal(query, evidence.bearing or 0.0, library) if row.must_answer else None
            missed = unheld(query, hits, library) if row.must_answer else ()
            if why is not None or missed:
                evidence = refused(query, hits, why or ("tidak-ditemukan", TEXT_ISTILAH), missed, evidence, library)
                break
        found = row.answer(query, hits, library)
        if found is not None:
            evidence = replace(found, hits=hits or found.hits, bearing=evidence.bearing)
            break
    counted = wrong_count_facts(asked, evidence.excerpts, library)
    if evidence.refusal is not None and (wrong or counted):
        # Nothing else can be said, but what is wrong in the question can be, with its source.
        evidence = Evidence(hits=evidence.hits)
    elif evidence.refusal is not None and absent:
        evidence = replace(evidence, refusal=("peraturan-tidak-ada", absent[0].text))
    return replace(evidence, premises=(*premises, *counted))


def refused(
    query: Query,
    hits: tuple[Hit, ...],
    why: tuple[str, str],
    missed: tuple[str, ...],
    evidence: Evidence,
    library: Library,
) -> Evidence:
    """The evidence of a refusal: what a named term rests on comes first among what is offered."""
    near = nearest_hits(query, hits, library, told=why[0] == "tidak-ditemukan")
    near = (*named(missed, library), *near)[:NEAREST]
    by_rule = why[0] == "terlalu-umum" or (missed and evidence.bearing is not None and evidence.bearing >= 0.0)
    return replace(evidence, refusal=why, nearest=near, bearing=None if by_rule else evidence.bearing)
