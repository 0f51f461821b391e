"""That what is quoted does not speak of the thing asked about: "apakah kerja sama daerah dikenai pajak?".

A question that wants yes or no, answered with provisions on its subject alone, would be read as either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.asking.question.informal import standard
from kadqa.asking.scope.kinds_told import compared_facts
from kadqa.asking.scope.matter import matter_of
from kadqa.asking.scope.nama_daerah import NAME_STEMS
from kadqa.asking.scope.negara import CAPITAL, COUNTRY
from kadqa.asking.standing.wording import listed
from kadqa.asking.yesno.yesno import ASKS, OPEN
from kadqa.lexical import content_words, word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Fact, Query
from kadqa.text import even_spelling, fold

UNHELD = 0.7
"""Share of the matter, by rarity, that no quoted provision holds, from which that is said."""
MOST_PARTS = 3
"""Things asked about at most; who tells a whole situation is not answered in his own words."""
RARE = 4.0
"""Rarity of a word from which it is worth naming: "pemda" is said by other names."""
SLIGHT = frozenset(
    words(
        "memakai dipakai pakai menggunakan digunakan depan hadapan bikin dibikin tanpa bersifat sifat "
        "dihentikan berhenti"
    )
)
"""Stems that say nothing of what is asked."""
INSTRUMENT = re.compile(
    r"\bperda\b|\bperaturan (?:daerah|kepala daerah|bupati|gubernur|wali kota)\b(?! (?:nomor|no)\b)"
)
"""A kind of regulation that a question asks for; folded."""


def unspoken_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """That none of what is quoted has the words of a yes-or-no question that matter most, before all of it; else ()."""
    asked = fold(standard(even_spelling(query.resolved)))
    if not ASKS.search(asked) or OPEN.search(asked) or query.intent != "tanya":
        return ()
    if query.defined or query.laws or query.provisions or query.english:
        # A law that is named may say it in its own words, and English words stand in no text.
        return ()
    matter = matter_of(query, library)
    if not excerpts or excerpts[0].kind != "peraturan":
        return ()
    if not matter.parts and (instrument := INSTRUMENT.search(asked)):
        # Its words stand in every law, but not together.
        name = _in_full(instrument[0])
        held = any(name in _in_full(fold(e.passage.full_text)) for e in excerpts if e.kind == "peraturan")
        return () if held else (_unspoken([name.title()], excerpts),)
    if not 0 < len(matter.parts) <= MOST_PARTS:
        return ()
    there: set[str] = set()
    for excerpt in excerpts:
        passage = excerpt.passage
        there |= word_set(" ; ".join((passage.full_text, excerpt.source.judul, *passage.trail)))
    pairs = list(zip(matter.parts, matter.weights, strict=True))
    missing = [(part, weight) for part, weight in pairs if not any(said <= there | NAME_STEMS for said in part)]
    if sum(weight for _, weight in missing) < UNHELD * sum(matter.weights) or compared_facts(query, excerpts, library):
        return ()
    stems = {stem for part, weight in missing for stem in part[0] if weight >= RARE} - SLIGHT
    named = [word for word in re.findall(r"[\w/-]+", query.resolved) if stems & set(content_words(word))]
    if not named or re.search(rf"\b(?:{COUNTRY}|{CAPITAL})\b", asked):
        return ()
    return (_unspoken(named, excerpts),)


def _unspoken(named: Sequence[str], excerpts: Sequence[Excerpt]) -> Fact:
    quoted = listed([f"“{word}”" for word in dict.fromkeys(named)])
    text = f"Kata {quoted} tidak ada dalam ketentuan yang dikutip di sini."
    return Fact(text, tuple(excerpts), excerpts[0].passage.provision, first=True)


def _in_full(said: str) -> str:
    return re.sub(r"\bperda\b", "peraturan daerah", said)
