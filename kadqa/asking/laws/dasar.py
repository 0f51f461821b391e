"""Whether a law is the basis of a matter: "dasar hukum kerja sama itu UU 32/2004, benar?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kadqa.asking.laws.daftar import with_former
from kadqa.asking.question.informal import standard
from kadqa.asking.question.terms import blanked, terms_in, whole
from kadqa.asking.question.titles import in_full
from kadqa.asking.refusal.refuse import SUBJECT
from kadqa.asking.scope.places import pages_of
from kadqa.asking.standing.conflict import named_in
from kadqa.asking.standing.facts import all_beside, correction_facts, grounds, standing_facts
from kadqa.asking.standing.wording import listed_labels
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Evidence, Excerpt, Fact, Query
from kadqa.text import even_spelling, fold, squash

_BASIS = r"(?:dasar|landasan|payung|pijakan|acuan|rujukan)(?: hukum)?(?:nya)?"
_WORDS = r"(?:itu|ini|masih|tetap|memang|juga|kan|ya|sekarang|kini)"
CLAIMS = (
    re.compile(
        rf"\b{_BASIS}\b(?P<what>[^_.,;?!]{{0,60}}?),? (?:{_WORDS} )*"
        rf"(?:itu|adalah|ialah|yaitu|yakni|merupakan|masih|tetap|ya)(?: {_WORDS})* _"
    ),
    re.compile(
        rf"_,? (?:{_WORDS} )*(?:(?:di)?jadi(?:kan)?|menjadi|sebagai|adalah|merupakan|dipakai sebagai|digunakan sebagai"
        rf"|dipakai untuk)? ?{_BASIS}\b(?P<what>[^_.,;?!]{{0,60}})"
    ),
)
"""That a law is the basis of something, folded, laws blanked: "dasar hukum kerja sama itu _", "_ dasar hukum ..."."""
ASKED = re.compile(r"^(?:apakah|apa benar|masihkah)\b|\b(?:ben[ae]r|betul)(?:kah|an)?\b|\bkan\b\W*$|\bbukankah\b")
"""Asks yes or no; folded."""
OPEN = re.compile(r"\b(?:apa|siapa|kapan|berapa|mana|bagaimana|mengapa|kenapa)\b(?! (?:ben[ae]r|betul))")
"""Asks for more than yes or no; folded."""
BESIDE = frozenset(content_words(f"{SUBJECT} daerah antardaerah"))
"""Stems that may stand beside the one term of which a basis is claimed."""
ENOUGH = 2
"""Provisions quoted at most on which the matter rests now."""


@dataclass(frozen=True, slots=True)
class Basis:
    """Laws claimed to be the basis of something."""

    laws: tuple[str, ...]
    what: str
    """Of what, as the question says it; "": kerja sama."""
    resting: tuple[str, ...]
    """Provisions in force on the day asked about, on which that rests."""
    known: bool
    """Whether the corpus has any provision on which that rests or rested."""
    once: bool
    """It rested, or rests, on one of the laws, or on what took the place of one."""


def basis_of(query: Query, library: Library) -> Basis | None:
    """The claim that a question makes or asks about, or None: of more than one term of the law nothing is known."""
    laws = tuple(law for law in query.laws if law in library.sources and not library.sources[law].is_page)
    if not laws or query.provisions:
        return None
    text = squash(standard(even_spelling(query.resolved)))
    blank = fold(blanked(text, in_full(find_rujukan(text), text, library)))
    match = next((found for claim in CLAIMS if (found := claim.search(blank))), None)
    if match is None or not ASKED.search(blank) or OPEN.search(blank):
        return None
    what = squash(match["what"])
    terms = terms_in(what, library.terms)
    if not terms and what in {"", SUBJECT}:
        terms = terms_in(f"{SUBJECT} daerah", library.terms)
    if len(terms) != 1 or set(content_words(whole(terms[0][0]).sub(" ", fold(what)))) - BESIDE:
        return None
    every = tuple(with_former((p for _, term in terms for p in term.ketentuan), library))
    resting = tuple(p for p in every if library.standing.status(p, query.day) in IN_FORCE)
    carriers = set(map(ids.source_of, every))
    once = any(law in carriers or any(library.standing.replaces(c, law) for c in carriers) for law in laws)
    return Basis(laws, what, resting, bool(every), once)


def on_its_basis(query: Query, evidence: Evidence, library: Library) -> Evidence | None:
    """How laws claimed to be the basis of something stand and what it rests on now; None: no such claim is made.

    None as well where all are in force, the matter rests on none of them, and something else answers.
    """
    basis = basis_of(query, library)
    if basis is None:
        return None
    status = {law: library.standing.status(law, query.day) for law in basis.laws}
    carries = all(law in map(ids.source_of, basis.resting) for law in basis.laws)
    gone = all(one in GONE for one in status.values())
    if not gone and not carries and (evidence.refusal is None or not basis.resting):
        return None
    facts = list(standing_facts(basis.laws, query, library))
    if not facts:
        return None
    if basis.known and (gone or carries):
        lead = "Ya" if not gone else "Tidak lagi" if basis.once else "Tidak"
        facts[0] = replace(facts[0], text=f"{lead}. {facts[0].text}")
    if basis.resting:
        what = basis.what or SUBJECT
        text = f"Ketentuan pokok tentang {what} yang berlaku di korpus ini: {listed_labels(basis.resting, library)}."
        facts.append(Fact(text, grounds(basis.resting[:ENOUGH], query, library)))
    pages = _pages(basis, query, library)
    corrections = tuple(pair for page in pages for pair in correction_facts(page, query, library))
    quoted = tuple(one for p in basis.resting[:ENOUGH] if (one := library.excerpt(p, query.day, query.today)))
    return replace(
        evidence,
        excerpts=(*quoted, *pages),
        facts=(*_first(facts, quoted, pages), *all_beside(pages, query, library)),
        corrections=corrections,
        refusal=None,
        nearest=(),
    )


def _first(facts: Sequence[Fact], quoted: Sequence[Excerpt], pages: Sequence[Excerpt]) -> tuple[Fact, ...]:
    """The facts, said before the first excerpt."""
    about = next((one.passage.provision for one in (*quoted, *pages)), None)
    return tuple(replace(fact, about=about, first=True) for fact in facts) if about else tuple(facts)


def _pages(basis: Basis, query: Query, library: Library) -> list[Excerpt]:
    """The passage of each page that the question names which names a law as a basis."""
    found = []
    for page in pages_of(query, library):
        for passage in library.of_source(page.id):
            excerpt = library.excerpt(passage.provision, query.day, query.today)
            if excerpt is None or not re.search(rf"\b{_BASIS}\b", fold(passage.text)):
                continue
            if set(basis.laws) & set(map(ids.source_of, named_in(excerpt, library))):
                found.append(excerpt)
                break
    return found
