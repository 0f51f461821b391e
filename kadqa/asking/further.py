"""What is set below an answer: short forms written out, and questions that go on from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kadqa.hukum import ids
from kadqa.lexical import word_set
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Query

NEAR_MISS = frozenset({"tidak-ditemukan", "terlalu-umum"})
"""Reasons of refusal beside which it helps to say what can be asked."""
QUESTIONS = 3
"""Questions offered."""
LOOKED = 12
"""Units before and after a cited one whose questions are looked at."""
ALIKE = 0.6
"""Share of a question's stems from which on it asks what was asked already."""
SHORT_FORM = re.compile(r"\b[A-Z]{2}[A-Za-z]*[A-Z]\b")
"""A short form as the texts write it: KSDD, TKKSD."""


def with_what_goes_on(query: Query, evidence: Evidence, library: Library) -> Evidence:
    """The evidence with what is set below an answer from it."""
    if evidence.refusal is not None and evidence.refusal[0] not in NEAR_MISS:
        return evidence
    return replace(evidence, terms=_terms(evidence, library), further=_questions(query, evidence, library))


def _terms(evidence: Evidence, library: Library) -> tuple[tuple[str, str], ...]:
    """The short forms in what may be said that a term of the library has, with that term."""
    texts = [excerpt.quote or excerpt.passage.full_text for excerpt in evidence.excerpts]
    texts += [fact.text for fact in (*evidence.premises, *evidence.leading, *evidence.facts)]
    used = dict.fromkeys(found for text in texts for found in SHORT_FORM.findall(text))
    if not used:
        return ()
    known = {varian: term.istilah for term in reversed(library.terms) for varian in term.varian}
    rare = (short for short in used if short in known and not all(map(library.common, word_set(short))))
    return tuple((short, known[short]) for short in rare)


def _questions(query: Query, evidence: Evidence, library: Library) -> tuple[str, ...]:
    """The first known question of provisions beside what is cited, or near it, each in force and of another pasal."""
    asked = [frozenset(query.asked or word_set(query.resolved))]
    found: list[str] = []
    cited = {ids.pasal_of(provision) for provision in _cited(evidence)}
    for n in _near(evidence, library):
        unit = library.units[n]
        pasal = ids.pasal_of(unit.provision)
        if pasal in cited or not unit.questions or not library.in_force(unit.provision, query.day):
            continue
        stems = frozenset(word_set(unit.questions[0]))
        if any(len(stems & one) >= ALIKE * max(len(stems), 1) for one in asked):
            continue
        cited.add(pasal)
        asked.append(stems)
        found.append(unit.questions[0])
        if len(found) == QUESTIONS:
            break
    return tuple(found)


def _cited(evidence: Evidence) -> list[str]:
    excerpts = [*evidence.excerpts, *(e for fact in (*evidence.leading, *evidence.facts) for e in fact.excerpts)]
    return [excerpt.passage.provision for excerpt in excerpts]


def _near(evidence: Evidence, library: Library) -> Iterator[int]:
    """The rows of units that were found too, best first; then those around what is cited, the nearest first."""
    for hit in evidence.hits:
        yield from library.rows_at(hit.best_unit)[:1]
    for provision in dict.fromkeys([*_cited(evidence), *(near.provision for near in evidence.nearest)]):
        source, pasal = ids.source_of(provision), ids.pasal_of(provision)
        within = (n for n in library.rows_of([source]) if ids.pasal_of(library.units.provision[n]) == pasal)
        row = next(iter(library.rows_at(provision) or within), None)
        if row is None:
            continue
        for at in (row, *(row + sign * step for step in range(1, LOOKED) for sign in (1, -1))):
            if 0 <= at < len(library.units) and library.units.source[at] == source:
                yield at
