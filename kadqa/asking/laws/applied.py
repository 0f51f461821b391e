"""A law asked about as perhaps applicable to a neighbour's matter: "PP 28/2018 berlaku untuk kerja sama antardesa?".

The law named is what is doubted, so it must not say where the answer is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kadqa.asking.question.informal import standard
from kadqa.asking.question.terms import terms_in
from kadqa.asking.scope.rezim import OWN_NAMES, REGIMES, Regime, regime_of
from kadqa.asking.standing.facts import grounds
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan
from kadqa.hukum.wording import LOST, without_notes
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Fact, Query
from kadqa.text import even_spelling, fold, squash

APPLIES = re.compile(
    r"\b(?:(?<!yang )(?:di|mem)?berlaku(?:kan)?|(?:di|mem)?pakai|digunakan|menggunakan|diterapkan|diikuti|mengikuti"
    r"|ikut|tunduk|diatur|dirujuk|merujuk|mengacu|berpedoman)(?:kah)?\b"
)
"""Asks whether a law applies; folded. "Yang berlaku" only says which law is meant."""
NARROW = {
    "kerja sama desa": re.compile(r"^(?!.*\b(?:aset|barang milik|kerja sama (?:antar)?daerah)\b).*\bkerja sama\b"),
    "pemanfaatan barang milik negara/daerah": re.compile(
        r"\b(?:kerja sama pemanfaatan|pemanfaatan (?:aset|barang milik|bmd|bmn))\b"
    ),
}
"""What a question says of a neighbour itself, where its law is wider: assets of a village are no kerja sama desa."""
OPEN = re.compile(r"\b(?:apa|siapa|kapan|berapa|mana|bagaimana|mengapa|kenapa|apa saja|isi(?:nya)?|bunyi(?:nya)?)\b")
"""Asks for more than that; folded."""
MOST = 2
"""Provisions of the neighbour quoted at most."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A law, and the neighbour to whose matter a question asks to apply it."""

    law: str
    regime: Regime


def applied(query: Query, library: Library) -> Applied | None:
    """What a question asks to apply to a neighbour's matter of which the law itself does not speak; else None."""
    laws = [law for law in query.laws if law in library.sources and library.has_text(law)]
    said = fold(standard(even_spelling(query.spoken)))
    if len(laws) != 1 or len(query.laws) != 1 or query.provisions or OWN_NAMES.search(said) or OPEN.search(said):
        return None
    regime = next((one for one in REGIMES if one.named.search(said)), None)
    if regime is None or (regime.wider and not NARROW[regime.name].search(said)) or not APPLIES.search(said):
        return None
    law = laws[0]
    return Applied(law, regime) if regime_of(law, library) is None and not _speaks(law, regime, library) else None


def _speaks(law: str, regime: Regime, library: Library) -> bool:
    """Whether a law speaks of a neighbour; of villages where it speaks of their cooperation."""
    said = (f"{' ; '.join(p.trail)} ; {without_notes(p.text)}" for p in library.of_source(law))
    folded = (fold(even_spelling(text)) for text in said)
    return any(regime.named.search(text) and regime.narrow.search(text) for text in folded)


def freed(query: Query) -> Query:
    """The question without the law that it asks to apply: only its matter is searched."""
    text = query.search_text
    for rujukan in sorted(find_rujukan(text), key=lambda one: -one.start):
        text = f"{text[: rujukan.start]} {text[rujukan.end :]}"
    text = squash(APPLIES.sub(" ", text))
    gone = {stem for match in APPLIES.finditer(fold(query.spoken)) for stem in words(match[0])}
    asked = tuple(word for word in query.asked if word not in gone)
    return replace(query, laws=(), called=(), search_text=text, words=content_words(text), asked=asked)


def of_the_neighbour(one: Applied, found: Sequence[Excerpt], query: Query, library: Library) -> tuple[Excerpt, ...]:
    """What answers from the neighbour's own law: of what was found, else what its terms rest on; () if it has none."""
    kept = [excerpt for excerpt in found if regime_of(excerpt.passage.provision, library) is one.regime]
    terms = [*query.terms, *(term for _, term in terms_in(one.regime.name, library.terms))]
    for provision in dict.fromkeys(p for term in terms for p in term.ketentuan):
        in_force = library.standing.status(provision, query.day) in IN_FORCE
        if in_force and regime_of(provision, library) is one.regime:
            excerpt = library.excerpt(provision, query.day, query.today)
            kept += [excerpt] if excerpt is not None else []
    each = {excerpt.passage.provision: excerpt for excerpt in kept}
    return tuple(each.values())[:MOST]


def applied_fact(one: Applied, quoted: Sequence[Excerpt], query: Query, library: Library) -> Fact:
    """That the law does not speak of the neighbour, and which law does."""
    names = dict.fromkeys(library.label(ids.source_of(excerpt.passage.provision)) for excerpt in quoted)
    gaps = any(LOST.search(passage.full_text) for passage in library.of_source(one.law))
    held = "yang terbaca" if gaps else "yang ada"
    text = (
        f"Dalam teks {library.label(one.law)} {held} di korpus ini, {one.regime.name} tidak disebut; "
        f"yang mengaturnya {' dan '.join(names)}."
    )
    rests = grounds([one.law], query, library)
    return Fact(text, (*rests, quoted[0]), quoted[0].passage.provision, first=True)
