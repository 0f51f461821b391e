"""What an answer can do without: excerpts that are far weaker than the best and hold little of what was asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from kadqa.asking.question.own import GENERAL, own_words
from kadqa.asking.search.find import naming, words_of
from kadqa.asking.search.fitting import in_steps
from kadqa.asking.search.known import within
from kadqa.asking.search.rank import MEANING
from kadqa.hukum import ids
from kadqa.lexical import word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Hit, Query

NEAR = 0.93
"""Share of the best score of its class that the best unit of a further pasal must reach."""
NEAR_SAME = 0.93
"""The same for a further ayat of a pasal that is quoted already."""
STEP = 0.75
"""The same where it is asked how something is done: the ayat of the best pasal are its steps, whatever their words."""
EQUAL = 0.985
"""Share of the best score from which an excerpt is quoted whatever its words."""
HELD = 0.6
"""Share of the question's own words (by rarity), of the most that any excerpt holds, that the others must hold."""
TERM = 0.5
"""Share of the stems of a defined term from which a question speaks of it."""
DEFINES = re.compile(
    r"(?:\w{1,3}[.)] )?(?P<term>[^.:;]{3,100}?),?(?: yang (?:selanjutnya )?disebut [^.:;]{2,60}?,?)? (?:adalah|ialah)\b"
)
"""A definition: "Urusan Wajib adalah ...", "Kota Kembar, yang selanjutnya disebut KK, adalah ..."."""
SHORT = re.compile(r"\((?P<short>[A-Z][\w/-]+)\)")
"""The short form of a term in its definition: "Rencana Kerja Pemerintah Daerah (RKPD), adalah ..."."""
TELLING = 0.25
"""Share of the question's own words that some excerpt must hold before the words tell anything."""


def without_spare(
    query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], kinds: Sequence[str], library: Library
) -> list[Excerpt]:
    """The excerpts that an answer needs, in their order; at least the best of each class.

    What the question names (of a pasal its best ayat), or a term rests on, is always needed.

    Args:
        query: the question.
        excerpts: what was chosen.
        hits: what they were chosen from, with the scores of their units.
        kinds: the class of each excerpt, in the same order.
        library: for the words of the units and their rarity.
    """
    units = {unit: score for hit in hits for unit, score in hit.units}
    quoted = {excerpt.passage.provision for excerpt in excerpts}
    # An item of a list is quoted with its lead-in or not at all.
    wholes = [p if (p := ids.parent_of(e.passage.provision)) in quoted else e.passage.provision for e in excerpts]
    scored = [_best(provision or "", units) for provision in wholes]
    own = own_words(query, library)
    held = [_held(own, excerpt, units, library) for excerpt in excerpts]
    most = max(held, default=0.0)
    if most < TELLING * sum(own.values()):
        most = 0.0
    best = {kind: max(s for s, k in zip(scored, kinds, strict=True) if k == kind) for kind in set(kinds)}
    leading = {
        group: max(s for e, s in zip(excerpts, scored, strict=True) if ids.pasal_of(e.passage.provision) == group)
        for group in {ids.pasal_of(excerpt.passage.provision) for excerpt in excerpts}
    }
    lead = max(zip(scored, excerpts, strict=True), key=lambda pair: pair[0])[1].passage.provision if excerpts else ""
    # Of a law that the question names, its best pasal.
    named = next((hit.provision for hit in hits if ids.source_of(hit.provision) in query.laws), "")
    first = ids.pasal_of(lead) if in_steps(query, lead, library) else ""
    kept = []
    for excerpt, score, kind, share in zip(excerpts, scored, kinds, held, strict=True):
        provision = excerpt.passage.provision
        pasal = ids.pasal_of(provision)
        leads = score == leading[pasal]
        asked_for = provision in (*query.provisions, *query.defined) or (leads and naming(query, pasal) == 2)
        near = NEAR if leads else NEAR_SAME
        asked_for = asked_for or (leads and pasal == named)
        asked_for = asked_for or (pasal == first and score >= leading[pasal] * STEP)
        if asked_for or score >= best[kind] * EQUAL or (score >= best[kind] * near and share >= most * HELD):
            kept.append(excerpt)
    return [excerpt for excerpt in kept if not _another_term(excerpt, query)] or kept


def _another_term(excerpt: Excerpt, query: Query) -> bool:
    """Whether an excerpt defines a term that the question does not speak of."""
    match = DEFINES.match(excerpt.quote or excerpt.passage.full_text)
    if match is None or not MEANING.search(excerpt.passage.provision):
        return False
    if any(set(words(short)) & set(query.words) for short in SHORT.findall(match[0])):
        return False
    term = set(words(match["term"])) - GENERAL
    return bool(term) and len(term & set(query.words)) < TERM * len(term)


def _best(provision: str, units: Mapping[str, float]) -> float:
    """The best score of the units in a provision or its penjelasan, 0 if none was found."""
    inside = (score for unit, score in units.items() if within(unit, provision))
    return max(inside, default=0.0)


def _held(own: Mapping[str, float], excerpt: Excerpt, units: Collection[str], library: Library) -> float:
    """The weight of the question's own words that an excerpt holds, the headings above it included."""
    inside = [unit for unit in units if within(unit, excerpt.passage.provision)]
    there = word_set(excerpt.quote or excerpt.passage.full_text) | words_of(library, inside)
    return sum(weight for word, weight in own.items() if word in there)
