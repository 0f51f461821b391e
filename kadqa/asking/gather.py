"""Query to Evidence: everything an answer may use. Nothing after this step looks anything up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.by_name import (
    about_standing,
    enacting,
    missing,
    over_time,
    placed,
    provisions_themselves,
    side_by_side,
)
from kadqa.asking.claims.contradicted import contradicted_facts
from kadqa.asking.claims.halaman import spoken_of
from kadqa.asking.claims.keliru import wrong_on_pages
from kadqa.asking.claims.klaim import claimed
from kadqa.asking.claims.masih import rested_on, told_first
from kadqa.asking.claims.premises import premises_of, without_law, wrong_count_facts
from kadqa.asking.claims.unspoken import unspoken_facts
from kadqa.asking.excerpts.referred import continued
from kadqa.asking.excerpts.select import marked_same, place, select
from kadqa.asking.forms.hitungan import one_by_one
from kadqa.asking.forms.ruled import ruled
from kadqa.asking.laws.applied import applied, applied_fact, freed, of_the_neighbour
from kadqa.asking.laws.daftar import law_list
from kadqa.asking.laws.dasar import on_its_basis
from kadqa.asking.laws.overview import overview
from kadqa.asking.laws.riwayat import history
from kadqa.asking.laws.times import before_any_law, in_former_time, notes_on_time, of_its_day, without_law_of_the_day
from kadqa.asking.question.informal import standard
from kadqa.asking.refusal.near import NEAREST, named, nearest_hits
from kadqa.asking.refusal.refuse import TEXT_LUAR, TEXT_TIDAK, asks_known, decide, worded
from kadqa.asking.refusal.sought import asks_unknown, lacks_fact
from kadqa.asking.scope.kinds_told import compared_facts, kind_facts, offered_facts, read_as
from kadqa.asking.scope.negara import THEIR_LAW
from kadqa.asking.scope.negated import denials_apart
from kadqa.asking.scope.places import from_pages, missing_text, page_itself, place_asked
from kadqa.asking.scope.provinsi import provinces_apart
from kadqa.asking.scope.rezim import regime_facts, told_apart
from kadqa.asking.scope.siblings import about_kind, in_known_words, kinds_apart, on_the_matter
from kadqa.asking.search.find import find, support, unsaid
from kadqa.asking.standing.facts import all_beside, correction_facts, leading_facts, once
from kadqa.asking.standing.resting import resting_facts
from kadqa.asking.yesno.yesno import verdict
from kadqa.embedding.base import Vectors
from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Excerpt, Fact, Hit, Query
from kadqa.text import fold

MOST_CITATIONS = 6
"""Citations of an ordinary answer at most; what was asked for by name is never cut."""
REPEALED = 2
"""Place of repealed law among the classes of an answer (`select.place`)."""
KIND_FACTS = (unspoken_facts, read_as, compared_facts, kind_facts, offered_facts)
"""What is said of the kinds of cooperation, and of what nothing quoted speaks of, in its order."""
LONG = 731
"""Days from which a time is too long for the law of its last day to stand for it."""
ALL_OF_THEM = 24
"""Citations at most where all of so many things are told, each with the laws that it names."""


def gather(query: Query, vector: Vectors | None, library: Library) -> Evidence:
    """Collect the evidence for a question.

    Args:
        query: the question, understood.
        vector: its vector, shape (dim,); needed only for the intents that search ("tanya", "banding", "isi" without a
            provision).
        library: the snapshot to look in.
    """
    if query.refusal is not None:
        return Evidence(refusal=query.refusal)
    if query.rests_on and (rested := resting_facts(query, library)):
        return Evidence(facts=rested)
    query = placed(query, library)
    absent, wrong = premises_of(query, library)
    premises = (*absent, *wrong)
    if (spoken := spoken_of(query, library)) is not None:
        return replace(spoken, premises=premises)
    if query.intent == "banding":
        return side_by_side(query, vector, premises, library)
    if query.intent == "riwayat":
        return over_time(query, premises, library)
    if query.intent == "status":
        return about_standing(query, premises, library)
    if query.intent == "isi" and query.provisions:
        return provisions_themselves(query, premises, library)
    if query.intent == "isi" and (about := overview(query, library)):
        return Evidence(facts=about, premises=premises)
    if itself := enacting(query, library):
        return provisions_themselves(replace(query, provisions=itself), premises, library)
    if laws := law_list(query, library):
        return Evidence(facts=laws, premises=premises)
    if wrong_there := wrong_on_pages(query, library):
        return Evidence(facts=wrong_there, premises=premises)
    if each := one_by_one(query, library):
        return _fitted(query, each, premises, (), library, most=ALL_OF_THEM)
    if identity := page_itself(query, library):
        excerpts = [library.excerpt(one, query.day, query.today) for one in identity]
        return _fitted(query, tuple(e for e in excerpts if e is not None), premises, (), library)
    if not query.laws and THEIR_LAW.search(fold(standard(query.focus_text or query.resolved))):
        return Evidence(refusal=("di-luar-cakupan", TEXT_LUAR), premises=premises)
    asked_of = place_asked(query, library)
    if asked_of is not None and not asked_of.pages:
        return Evidence(refusal=("tidak-ditemukan", missing_text(asked_of, library)), premises=premises)
    if vector is None:
        raise ValueError("a question that is searched needs its vector")
    if asked_of is not None:
        paged = replace(query, laws=tuple(page.id for page in asked_of.pages))
        return from_pages(query, asked_of, _searched(paged, vector, premises, library), library)
    if (doubted := applied(query, library)) is not None:
        searched = _searched(freed(query), vector, premises, library)
        if quoted := of_the_neighbour(doubted, searched.excerpts, query, library):
            told = _fitted(freed(query), quoted, premises, searched.hits, library)
            return replace(told, facts=(applied_fact(doubted, quoted, query, library), *told.facts))
    evidence = _of_a_day(query, _searched(without_law(query, library), vector, premises, library), library)
    if (rule := ruled(query, library)) is not None:
        beside = (*premises, *rule.premises)
        if rule.whole:
            return Evidence(rule.excerpts, once(rule.facts), beside, hits=evidence.hits)
        asking = replace(query, laws=(), provisions=()) if rule.free else query
        told = _fitted(asking, rule.excerpts, beside, evidence.hits, library, most=rule.most)
        return replace(told, facts=(*rule.facts, *told.facts))
    if law := rested_on(query, evidence.hits, library):
        evidence = _searched(replace(query, laws=(law,)), vector, premises, library)
    evidence = told_first(query, evidence, library)
    evidence = on_its_basis(query, evidence, library) or claimed(query, evidence, library)
    counted = (
        *wrong_count_facts(query, evidence.excerpts, library),
        *contradicted_facts(query, evidence.excerpts, library),
    )
    if evidence.refusal is not None and (wrong or counted):
        # Nothing else can be said, but what is wrong in the question can be, with its source.
        return Evidence(premises=(*wrong, *counted), hits=evidence.hits)
    if counted:
        evidence = replace(evidence, premises=(*evidence.premises, *counted))
    return evidence


def _of_a_day(query: Query, evidence: Evidence, library: Library) -> Evidence:
    """A question on how something was ruled on a day, too general for a provision: the regulations of that day.

    And of a day on which nothing here was law on it yet, that; of a longer time, what happened in it.
    """
    code = evidence.refusal[0] if evidence.refusal else ""
    if query.as_of is None or not query.terms or code not in {"terlalu-umum", "tidak-ditemukan"}:
        return evidence
    if query.since is not None and (query.as_of - query.since).days > LONG and code == "terlalu-umum":
        laws = tuple(dict.fromkeys(ids.source_of(p) for term in query.terms for p in term.ketentuan))
        until = query.as_of if query.as_of < query.today else None
        return history(replace(query, as_of=until, subjects=laws, laws=(), provisions=()), library)
    asked = replace(query, resolved=f"peraturan tentang {query.terms[0].istilah}", day_said="", laws=(), provisions=())
    if facts := law_list(asked, library):
        of_day = Evidence(facts=facts, premises=evidence.premises, hits=evidence.hits)
        return of_day if code == "terlalu-umum" else evidence
    return replace(evidence, refusal=("tidak-ditemukan", without_law_of_the_day(query, library)))


def _searched(query: Query, vector: Vectors, premises: tuple[Fact, ...], library: Library) -> Evidence:
    if query.former:
        query = in_former_time(query, vector, library)
    hits = kinds_apart(query, told_apart(query, find(query, vector, library), library), library)
    hits = denials_apart(query, provinces_apart(query, hits, library), library)
    known = [law for law in query.laws if law in library.sources and library.has_text(law)]
    absent = [law for law in query.laws if law not in known]
    if absent and not known and not premises:
        told = missing(replace(query, provisions=()), premises, library)
        return replace(told, nearest=told.nearest or nearest_hits(query, hits, library, told=False), hits=hits)
    query = in_known_words(query, library)
    borne = support(query, hits, library, unanswered=library.store.unanswered(vector, unsaid(query, hits, library)))
    decision = decide(query, borne, named=bool(known), model=library.manifest.model)
    if decision.refusal is not None and (about := about_kind(query, library)) is not None:
        return _searched(about, vector, premises, library)
    if decision.refusal is not None:
        nearest = nearest_hits(query, hits, library, told=decision.refusal[0] == "tidak-ditemukan")
        if borne.unheld:
            nearest = (*named(borne.unheld, library), *nearest)[:NEAREST]
        return Evidence(
            nearest=nearest,
            refusal=worded(query, decision.refusal),
            hits=hits,
            premises=premises,
            bearing=decision.margin,
        )
    chosen = select(on_the_matter(query, library), hits, library)
    excerpts = tuple(one for excerpt in chosen for one in of_its_day(excerpt, query, library))
    if lacks_fact(query, excerpts):
        excerpts = (*excerpts, *_further_on(query, excerpts, library))
    text = ""
    if before_any_law(query, excerpts, hits, library) or (query.as_of is not None and not excerpts):
        text = without_law_of_the_day(query, library)
    elif (
        not excerpts
        or lacks_fact(query, excerpts)
        or (
            not (known or query.english or asks_known(borne, library.manifest.model))
            and asks_unknown(query, hits, library)
        )
    ):
        text = TEXT_TIDAK
    if text:
        nearest = nearest_hits(query, hits, library, told=True)
        return Evidence(nearest=nearest, refusal=("tidak-ditemukan", text), hits=hits, premises=premises)
    return replace(_fitted(query, excerpts, premises, hits, library), bearing=decision.margin)


def _further_on(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Excerpt, ...]:
    """The ayat that speaks on of what is quoted first and has the fact asked for; () if none has it."""
    for provision in continued(excerpts[0], library):
        more = library.excerpt(provision, query.day, query.today)
        if more is not None and not lacks_fact(query, (more,)):
            return (replace(more, score=excerpts[0].score),)
    return ()


def _fitted(
    query: Query,
    excerpts: tuple[Excerpt, ...],
    premises: tuple[Fact, ...],
    hits: tuple[Hit, ...],
    library: Library,
    *,
    most: int | None = None,
) -> Evidence:
    """Excerpts with what must be said beside them, cut from the least needed until the citations fit."""
    while True:
        kinds = (f for told in KIND_FACTS for f in told(query, excerpts, library))
        facts = once((*all_beside(excerpts, query, library), *regime_facts(query, excerpts, library), *kinds))
        facts = tuple(_on_what_is_quoted(fact, excerpts) for fact in facts)
        corrections = tuple(pair for e in excerpts for pair in correction_facts(e, query, library))
        leading = leading_facts(query, corrections, library) or (
            () if premises else verdict(query, excerpts, library.terms)
        )
        led = {fact.about for fact in leading}
        # An item leads with the words before its list.
        led |= {i for one in leading for e in one.excerpts if ids.parent_of(i := e.passage.provision) in led}
        evidence = Evidence(
            tuple(sorted(excerpts, key=lambda e: e.passage.provision not in led)),
            (*leading, *facts),
            premises,
            corrections,
            hits=hits,
            notes=notes_on_time(query, excerpts, library),
            day=query.as_of if query.former else None,
        )
        cited = {e.passage.provision for e in excerpts}
        cited |= {e.passage.provision for f in evidence.facts for e in f.excerpts}
        least = _least_needed(query, excerpts)
        if len(cited) <= (most or MOST_CITATIONS) or least is None:
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

    return replace(fact, excerpts=tuple(nearest(ground) for ground in fact.excerpts))


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
    if spare:
        return min(spare, key=lambda e: e.score)
    repealed = best.get(REPEALED)
    in_force = best.get(0)
    if repealed is not None and in_force is not None and repealed.source.id not in query.laws and len(best) > 2:
        return repealed
    return None


def _replaced(old: Excerpt, excerpts: Sequence[Excerpt]) -> bool:
    """Whether what stands in the place of a repealed excerpt is quoted itself."""
    today = {reference.provision for reference in old.successors}
    quoted = {excerpt.passage.provision for excerpt in excerpts}
    return any(provision in quoted or set(ids.ancestors(provision)) & quoted for provision in today)
