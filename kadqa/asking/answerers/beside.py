"""What is quoted with what must be said beside it: standing, corrections, the law of another day. The same for every
answer that quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from kadqa.asking.excerpts.select import REPEALED, marked_same, place
from kadqa.asking.laws.times import notes_on_time
from kadqa.asking.standing.facts import all_beside, correction_facts, leading_facts, once
from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Excerpt, Fact, Query

MOST_CITATIONS = 6
"""Citations of an ordinary answer at most; what was asked for by name is never cut."""


def with_what_is_beside(query: Query, excerpts: tuple[Excerpt, ...], library: Library) -> Evidence:
    """Excerpts with what must be said beside them, cut from the least needed until the citations fit."""
    while True:
        facts = tuple(_on_what_is_quoted(fact, excerpts) for fact in once(all_beside(excerpts, query, library)))
        corrections = tuple(pair for e in excerpts for pair in correction_facts(e, query, library))
        leading = leading_facts(query, corrections, library)
        led = {fact.about for fact in leading}
        # An item leads with the words before its list.
        led |= {i for one in leading for e in one.excerpts if ids.parent_of(i := e.passage.provision) in led}
        evidence = Evidence(
            tuple(sorted(excerpts, key=lambda e: e.passage.provision not in led)),
            (*leading, *facts),
            corrections=corrections,
            notes=notes_on_time(query, excerpts, library),
            day=query.as_of if query.former else None,
        )
        cited = {e.passage.provision for e in excerpts}
        cited |= {e.passage.provision for f in evidence.facts for e in f.excerpts}
        least = _least_needed(query, excerpts)
        if len(cited) <= MOST_CITATIONS or least is None:
            return evidence
        # Anew, or what said the same as the one that went would be left out with it.
        excerpts = marked_same([e for e in excerpts if e is not least])


def _on_what_is_quoted(fact: Fact, excerpts: Sequence[Excerpt]) -> Fact:
    """The fact, resting on a part that is quoted anyway rather than on the whole pasal around it."""
    quoted = {excerpt.passage.provision for excerpt in excerpts}

    def nearest(ground: Excerpt) -> Excerpt:
        whole = ground.passage.provision
        if whole in quoted:
            return ground
        inside = (e for e in excerpts if "/" in whole and e.passage.provision.startswith(whole + "/"))
        return next(inside, ground)

    return Fact(fact.text, tuple(nearest(ground) for ground in fact.excerpts), fact.about, fact.first)


def _least_needed(query: Query, excerpts: Sequence[Excerpt]) -> Excerpt | None:
    """The excerpt an answer can best do without, or None if each is needed.

    Kept in any case: the best of each class, and what the question names.
    """
    best: dict[int, Excerpt] = {}
    for excerpt in excerpts:
        best.setdefault(place(excerpt), excerpt)
    for old in excerpts:
        if place(old) == REPEALED and old.source.id not in query.laws and _replaced(old, excerpts):
            return old
    spare = [
        e for e in excerpts
        if e is not best[place(e)]
        and e.source.id not in query.laws
        and e.passage.provision not in (*query.provisions, *query.defined)
    ]  # fmt: skip
    return min(spare, key=lambda e: e.score, default=None)


def _replaced(old: Excerpt, excerpts: Sequence[Excerpt]) -> bool:
    """Whether what took the place of a provision is quoted too."""
    quoted = [excerpt.passage.provision for excerpt in excerpts]
    return any(ids.meets(one.provision, other) for one in old.successors for other in quoted)
