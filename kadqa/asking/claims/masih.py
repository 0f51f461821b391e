"""Whether a thing named without its law still holds: "halaman X menyebut 11 prinsip, masih berlaku?".

That it holds says nothing of the matter, and would only draw the search to what laws say of their own beginning and
end. What the thing rests on is looked for, and its standing is said first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.claims.keliru import PAGE_WORDS
from kadqa.asking.question.own import GENERAL, own_words
from kadqa.asking.scope.places import PAGE_SAID
from kadqa.asking.standing.conflict import corrects, named_in
from kadqa.asking.standing.facts import LEADS, beside, correction_facts
from kadqa.hukum import ids
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Correction, Evidence, Excerpt, Fact, Hit, Query
from kadqa.text import fold, squash

_HOLDS = (
    r"(?:(?:masih|tetap)(?:kah)? (?:berlaku|dipakai|digunakan|diberlakukan|diterapkan)"
    r"|(?:sudah|telah|udah) (?:tidak (?:berlaku|dipakai|digunakan)|dicabut|dihapus|diganti)"
    r"|(?:tidak|tak) (?:berlaku|dipakai|digunakan) lagi)(?:kah)?"
)
_THAT = r"(?:(?:itu|ini|hal itu|semua itu|semuanya|ketentuan itu|aturan itu|ketentuannya|aturannya|sekarang|kini) )*"
_AFTER = r"(?: (?:tidak|belum|sekarang|kini|saat ini|hari ini|sampai sekarang|hingga kini|lagi|atau|ya|dong|sih))*"
HOLDS = re.compile(
    rf"(?:[,.?;]? *(?:\b(?:dan|lalu|terus|tapi) )?\b(?:apa(?:kah)? )?{_THAT}{_HOLDS}{_AFTER}[ ?.!]*$"
    rf"|^(?:apa(?:kah)? )?{_HOLDS} )",
    re.IGNORECASE,
)
"""Asks whether what is named still holds, at the end or at the beginning; on a question in standard words."""
WHETHER = re.compile(r"^(?:apa(?:kah)?|apa benar|benarkah|masihkah|katanya|kata orang)\b[ ,]*", re.IGNORECASE)
"""What it may open with, of which nothing is said of the matter."""
OPEN = re.compile(
    r"\b(?:siapa|kapan|berapa|mana|bagaimana|mengapa|kenapa|apa saja|(?<!^)apa yang|kalau|jika|bila|apabila|agar)\b"
)
"""Asks for more, or of a case; folded."""
SAYS = frozenset(words("sebut menyebut disebut tulis cantum mencantumkan bilang kata memakai mengatakan menyatakan"))
"""Stems of what a page does with the thing."""
DEED = re.compile(
    r"\b(?:perjanjian|kontrak|kesepakatan|mou|pks|loi|nota kesepa\w+|memorandum|adendum|addendum|naskah|dokumen)"
    r"(?:nya)?\b"
)
"""A deed, of which its own time and the rules for deeds of old decide: that it holds is the very matter; folded."""
NEAR = 0.9
"""Share of the score of the best find, in law that is gone, which no find in law that is in force may reach."""


def without_holding(plain: str) -> str:
    """A question without that it asks whether its matter holds; "" if it asks nothing of the kind.

    Args:
        plain: the question in standard words, its laws named or not.
    """
    match = HOLDS.search(plain)
    rest = squash(f"{plain[: match.start()]} {plain[match.end() :]}") if match else ""
    rest = WHETHER.sub("", rest)
    said = fold(rest)
    if len(said.split()) < 2 or OPEN.search(said) or (DEED.search(said) and not PAGE_SAID.search(said)):
        return ""
    return rest


def rested_on(query: Query, hits: Sequence[Hit], library: Library) -> str:
    """The repealed law in which the thing asked about stands, and no law in force nearly as well; "": none."""
    if not query.holds or query.laws or query.as_of is not None:
        return ""
    law = [hit for hit in hits if not library.sources[ids.source_of(hit.provision)].is_page]
    standing = [library.standing.status(hit.best_unit, query.day) for hit in law]
    if not law or standing[0] not in GONE:
        return ""
    rivals = (hit.score for hit, status in zip(law, standing, strict=True) if status in IN_FORCE)
    return ids.source_of(law[0].provision) if max(rivals, default=0.0) < NEAR * law[0].score else ""


def told_first(query: Query, evidence: Evidence, library: Library) -> Evidence:
    """The evidence with what the thing rests on in front, and how that stands said before its words.

    Of a page, the passage found first is kept, with the provisions that are gone of which a note on it tells.
    """
    if not query.holds or evidence.refusal is not None or not evidence.excerpts:
        return evidence
    pages = [e for e in _as_found(evidence) if e.kind == "halaman"] if _names_page(query) else []
    # What a note corrects is said in the page's own words, which a digest of it may lack.
    noted = (e for e in (*pages, *_beside_on(pages, query, library)) if _notes(e, query, library))
    first = next(noted, None) or next(
        (e for e in (*pages, *_as_found(evidence)) if pages or e.kind == "peraturan"), None
    )
    fact = beside(first, query, library) if first is not None else None
    if first is None or fact is None or fact.first:
        return evidence
    kept = [first]
    if first.kind == "halaman":
        fact = _with_basis(fact, first, query, library)
        kept += _rested(first, query, library)
    else:
        kept += [e for e in evidence.excerpts if e is not first]
    about = {e.passage.provision for e in kept}
    facts = [f for f in evidence.facts if f.about in about and f.about != first.passage.provision]
    facts += [told for e in kept[1:] if e not in evidence.excerpts and (told := beside(e, query, library))]
    return replace(
        evidence,
        excerpts=tuple(kept),
        facts=(replace(fact, about=first.passage.provision, first=True), *facts),
        corrections=correction_facts(first, query, library) if first.kind == "halaman" else evidence.corrections,
    )


def _names_page(query: Query) -> bool:
    return bool(query.laws or PAGE_SAID.search(fold(query.resolved)))


def _beside_on(pages: Sequence[Excerpt], query: Query, library: Library) -> list[Excerpt]:
    """The other passages of the page found first."""
    found = library.of_source(pages[0].source.id) if pages else ()
    excerpts = (library.excerpt(passage.provision, query.day, query.today) for passage in found)
    return [excerpt for excerpt in excerpts if excerpt is not None]


def _as_found(evidence: Evidence) -> list[Excerpt]:
    """The excerpts, those of the best finds first."""
    order = [hit.provision for hit in evidence.hits]

    def place(excerpt: Excerpt) -> int:
        return next((n for n, one in enumerate(order) if ids.meets(one, excerpt.passage.provision)), len(order))

    return sorted(evidence.excerpts, key=place)


def _with_basis(fact: Fact, page: Excerpt, query: Query, library: Library) -> Fact:
    """What the passage leans on, led in by whether that holds: of what it says itself this decides nothing."""
    named = [one for one in named_in(page, library) if not library.sources[ids.source_of(one)].is_page]
    gone = [library.standing.status(one, query.day) in GONE for one in named]
    lead = "Dasarnya tidak berlaku lagi" if all(gone) else "Sebagian dasarnya tidak berlaku lagi" if any(gone) else ""
    return replace(fact, text=f"{lead}: {fact.text}") if named and lead else fact


def _notes(page: Excerpt, query: Query, library: Library) -> list[Correction]:
    """The notes on a page's passage that speak of what is asked."""
    general = {*words(page.source.wilayah), *GENERAL, *PAGE_WORDS}
    own = {
        stem: weight
        for stem, weight in own_words(query, library).items()
        if stem not in general and not stem.isdecimal() and stem not in SAYS
    }
    found = []
    for note in library.corrections if own else ():
        there = set(words(f"{note.pola} {note.benar}"))
        held = sum(weight for stem, weight in own.items() if stem in there)
        if held >= LEADS * sum(own.values()) and corrects(note, page):
            found.append(note)
    return found


def _rested(page: Excerpt, query: Query, library: Library) -> list[Excerpt]:
    """The provisions that are gone on which those notes rest."""
    named = dict.fromkeys(one for note in _notes(page, query, library) for one in note.sumber if "/" in one)
    gone = [one for one in named if library.standing.status(one, query.day) in GONE]
    excerpts = (library.excerpt(one, query.day, query.today) for one in gone)
    return [excerpt for excerpt in excerpts if excerpt is not None and excerpt.kind == "peraturan"]
