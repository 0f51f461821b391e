"""What a follow-up asks of the law before ("dulu bagaimana?"): all that stood where now stands what was cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.scope.matter import Matter, matter_of
from kadqa.asking.search.blocks import quoted_parts
from kadqa.asking.standing.facts import all_beside
from kadqa.asking.turns.jabatan import defines_office
from kadqa.asking.turns.leaning import spoken_form
from kadqa.asking.turns.swap import ASKED_LAST, AT_THAT_TIME, LAST, OTHER_LAW
from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Evidence, Excerpt, Query, Turn

MOST = 6
"""Provisions of the law before quoted at most."""
HOLDS = 0.5
"""Share of the matter, by rarity, that such a provision must hold to be of it."""


def asks_of_old(text: str) -> bool:
    """Whether a follow-up asks the same of the law before, and nothing more: "di aturan lama?", "dulu siapa?"."""
    spoken = spoken_form(text)
    said = {spoken, ASKED_LAST.sub("", spoken)}
    if any(AT_THAT_TIME.fullmatch(one) for one in said):
        return True
    match = OTHER_LAW.search(LAST.sub("", spoken))
    return match is not None and match["old"] is not None


def with_all_of_old(query: Query, evidence: Evidence, before: Turn, library: Library) -> Evidence:
    """The evidence with every provision that is gone in whose place stands what the answer before cited.

    Only those that speak of the matter, beside what the search found; what it found of the old law that neither speaks
    of the matter nor stood in that place is left out where others do.
    """
    if query.intent != "tanya" or not query.laws or query.provisions or evidence.refusal is not None:
        return evidence
    if any(library.standing.status(law, query.today) not in GONE for law in query.laws):
        return evidence
    matter = matter_of(query, library)
    places = stood_before(before.citations, library)
    told = [one for one in places if _speaks(one, matter, query, library)]
    old = [one for one in evidence.excerpts if _is_gone(one)]
    if not told:
        return evidence
    kept = [one for one in old if matter.held(one.passage.full_text) >= HOLDS or _meets(one, places)]
    shown = [one.passage.provision for one in kept]
    score = max((one.score for one in old), default=0.0)
    for place in told:
        if any(ids.meets(place, one) for one in shown):
            continue
        for block, quote in quoted_parts(place, query, library):
            excerpt = library.excerpt(block, query.day, query.today, quote=quote)
            if excerpt is not None:
                kept.append(replace(excerpt, score=score))
    by_law = dict.fromkeys(one.source.id for one in kept)
    order = {one: n for n, one in enumerate(library.in_reading_order([e.passage.provision for e in kept]))}
    kept.sort(key=lambda one: (list(by_law).index(one.source.id), order[one.passage.provision]))
    excerpts = (*kept[:MOST], *(one for one in evidence.excerpts if one not in old))
    about = {one.passage.provision for one in excerpts}
    rest = [f for f in evidence.facts if f.about in about and f.about not in {e.passage.provision for e in kept}]
    facts = {fact.text: fact for fact in (*all_beside(excerpts, query, library), *rest)}
    return replace(evidence, excerpts=excerpts, facts=tuple(facts.values()))


def stood_before(cited: Sequence[str], library: Library) -> list[str]:
    """The provisions that are gone in whose place a table of padanan puts what was cited, or what that stands in."""
    found: dict[str, None] = {}
    for provision in cited:
        if "/pasal-" not in provision or defines_office(provision, library):
            continue
        for place in (provision, *ids.ancestors(provision)):
            for row in library.standing.relations_of(place, below=False):
                if row.jenis == "padanan" and row.basis != "belum" and place in row.ke and "/" in place:
                    found[row.dari] = None
    return [one for one in found if library.texts(one)]


def _speaks(provision: str, matter: Matter, query: Query, library: Library) -> bool:
    passage = library.passage(provision, query.day)
    return passage is not None and matter.held(passage.full_text) >= HOLDS


def _meets(excerpt: Excerpt, places: Sequence[str]) -> bool:
    return any(ids.meets(excerpt.passage.provision, place) for place in places)


def _is_gone(excerpt: Excerpt) -> bool:
    return excerpt.kind == "peraturan" and excerpt.today is not None and excerpt.today.status in GONE
