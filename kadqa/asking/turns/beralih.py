"""A follow-up that turns to another kind of cooperation: "kalau yang sukarela?" after a rule for the kerja sama wajib.

Where the rule cited before has no like for that kind, its words are found elsewhere, and would imply the opposite. What
a comparison of both kinds says, that rests on what was cited, is said first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.scope.kinds import asked_kinds, kinds_of, marked, spoken
from kadqa.asking.scope.siblings import deciding
from kadqa.asking.standing.facts import grounds
from kadqa.asking.standing.wording import lower_first
from kadqa.hukum import ids
from kadqa.lexical import content_words, word_set
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Excerpt, Fact, Query, Turn

MOST = 2
"""Provisions of a comparison cited at most."""


def with_other_kind(query: Query, evidence: Evidence, before: Turn, library: Library) -> Evidence:
    """The evidence with what a comparison says of the kind turned to, where no rule of that kind is quoted for it."""
    asked = asked_kinds(query)
    if not any(asked) or query.laws or query.provisions or query.as_of is not None or query.intent != "tanya":
        return evidence
    axis = deciding(asked)
    told = of_other_kind(query, axis, before.citations, library) if len(asked[axis]) == 1 else None
    if told is None:
        return evidence
    aspect, provisions, says = told
    own = [one for one in evidence.excerpts if kinds_of(one.passage.provision, library)[axis] & asked[axis]]
    if any(ids.meets(one.passage.provision, other) for one in own for other in provisions):
        return evidence
    rests = grounds(provisions[:MOST], query, library)
    text = f"{aspect} pada {spoken(asked[axis])}: {lower_first(says)}"
    if not rests or any(text == fact.text for fact in evidence.facts):
        return evidence
    kept = _of_the_rule(evidence.excerpts, provisions, before.citations)
    first = kept[0].passage.provision if kept else ""
    fact = Fact(text, rests, first, first=bool(first))
    if not kept:
        return Evidence(facts=(fact,), premises=evidence.premises, hits=evidence.hits)
    about = {one.passage.provision for one in kept}
    facts = tuple(one for one in evidence.facts if one.about in about)
    return replace(evidence, excerpts=kept, facts=(fact, *facts))


def of_other_kind(
    query: Query, axis: int, cited: Sequence[str], library: Library
) -> tuple[str, tuple[str, ...], str] | None:
    """(aspect, provisions, what is said of the kind asked for) of the comparison whose other side was cited most.

    Of several the one whose aspect has most words of the question. None if none was cited, or something of the kind
    asked for was: then that was the answer before.
    """
    asked, said = asked_kinds(query), word_set(query.resolved)
    kinds = [kinds_of(one, library)[axis] for one in cited if "/pasal-" in one]
    if not any(kinds) or any(one & asked[axis] for one in kinds):
        return None
    meaning = {p for term in library.terms if marked(term.istilah)[axis] == asked[axis] for p in term.ketentuan}
    best, most = None, (0, -1)
    for row in library.comparisons:
        sides = ((row.antara[0], row.kiri, row.kanan), (row.antara[1], row.kanan, row.kiri))
        for side, (provisions, says), (others, _) in sides:
            met = sum(any(ids.meets(one, other) for one in cited if "/pasal-" in one) for other in others)
            rated = (met, len(said & set(content_words(row.aspek))))
            if side in meaning and met and rated > most:
                best, most = (row.aspek, provisions, says), rated
    return best


def _of_the_rule(excerpts: Sequence[Excerpt], provisions: Sequence[str], cited: Sequence[str]) -> tuple[Excerpt, ...]:
    """The excerpts that the comparison rests on, or that were cited before: the rule itself, of the other kind."""
    places = (*provisions, *(one for one in cited if "/pasal-" in one))
    return tuple(one for one in excerpts if any(ids.meets(one.passage.provision, place) for place in places))
