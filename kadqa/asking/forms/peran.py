"""The part that a body has in kerja sama daerah as a whole: "apa peran DPRD dalam kerja sama?", "setiap kerja sama?".

What a body consents to stands in several laws and levels, for some partners always and for others under a condition.
One of these alone reads as the whole, so where nothing but the part of the body is asked all of them are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kadqa.asking.forms.mitra_asing import PARTIES
from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.question.own import GENERAL
from kadqa.asking.scope.bodies import BODIES
from kadqa.asking.scope.daerah import without_regions
from kadqa.asking.scope.kinds import ABROAD, ALIKE, asked_kinds, foreign, kinds_of, naming_words, spoken
from kadqa.asking.scope.matter import WISHES
from kadqa.asking.scope.rezim import of_neighbour, regime_of, region_of
from kadqa.asking.search.blocks import quoted_parts
from kadqa.asking.standing.wording import listed
from kadqa.hukum import ids
from kadqa.hukum.jenis import rank
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Fact, Query
from kadqa.text import fold

_WHO = r"(?P<who>[a-z]{4,})(?P<level> (?:provinsi|kabupaten(?:/kota)?|kota))?"
_PART = r"(?:peran(?:an)?|tugas|fungsi|wewenang|kewenangan|keterlibatan|posisi)"
_COOPERATION = r"\b(?:kerja sama\b|ksd[a-z]+)"
ASKS_PART = (
    re.compile(rf"\b{_PART}(?:nya)?(?: (?:dan|dari|si|atau|{_PART}))* {_WHO}\b.*{_COOPERATION}"),
    re.compile(rf"\b{_WHO} (?:itu )?(?:ber|punya |mempunyai |memiliki ){_PART}\b.*{_COOPERATION}"),
    re.compile(rf"{_COOPERATION}.*\b{_PART} {_WHO}(?: (?:itu )?apa(?: saja)?)?\W*$"),
)
"""Asks for the part of a body in cooperation: "apa peran DPRD dalam kerja sama daerah?"; folded."""
_CONSENT = r"(?:persetujuan|disetujui|restu|acc)(?: (?:oleh|dari))?"
ASKS_EACH = (
    re.compile(rf"\b(?:setiap|tiap|semua|seluruh|segala)(?: \w+)? kerja sama\b.*\b{_CONSENT} {_WHO}\b"),
    re.compile(rf"\bkerja sama (?:\w+ )?(?:apa|mana) (?:saja|aja)?.*\b{_CONSENT} {_WHO}\b"),
    re.compile(rf"\b{_CONSENT} {_WHO}\b.*\b(?:setiap|tiap|semua|seluruh|segala)(?: \w+)? kerja sama\b"),
    re.compile(rf"\b{_CONSENT} {_WHO}\b.*\bkerja sama (?:\w+ )?(?:apa|mana) (?:saja|aja)\b"),
)
"""Asks of all cooperation whether a body must consent: "setiap kerja sama harus mendapat persetujuan DPRD?"; folded."""
SAID = frozenset(
    words(
        "peran peranan berperan tugas fungsi wewenang kewenangan keterlibatan posisi terkait tentang soal setiap tiap "
        "semua antara seluruh segala persetujuan disetujui restu acc mendapat mendapatkan memperoleh meminta minta "
        "lewat melalui dahulu dulu saja atas terhadap kaitan urusan bidang provinsi kabupaten kota pihak"
    )
)
"""Stems by which that is asked."""
MOST = 14
"""Provisions from which on this is no part to be told at once."""
PARTNERS = 2
"""At home, and abroad."""


def part_of_body(query: Query, library: Library) -> tuple[Excerpt, ...]:
    """Every provision in force on what a body must consent to in the cooperation asked about; (): it asks else.

    Each item of a list with its lead-in, in the order of the laws, the higher first.
    """
    if query.intent != "tanya" or query.laws or query.provisions or query.as_of is not None or query.focus_text:
        return ()
    said = fold(without_regions(query.spoken, library))
    match = _asked_of(said)
    if match is None or of_neighbour(said):
        return ()
    left = set(content_words(said)) - naming_words(said) - set(words(match["who"]))
    if left - SAID - PARTIES - GENERAL - FORM_WORDS - WISHES:
        return ()
    found = list(_consents(match["who"], (match["level"] or "").strip(), query, library))
    laws = sorted({ids.source_of(one) for one in found}, key=lambda law: rank(library.sources[law]))
    blocks = [one for law in laws for one in library.in_reading_order([p for p in found if ids.source_of(p) == law])]
    quoted: dict[str, Excerpt] = {}
    for block in blocks:
        for provision, quote in quoted_parts(block, query, library):
            excerpt = library.excerpt(provision, query.day, query.today, quote=quote)
            if excerpt is not None:
                quoted.setdefault(provision, excerpt)
    return tuple(quoted.values()) if 1 < len(blocks) <= MOST else ()


def _asked_of(said: str) -> re.Match[str] | None:
    """Where a folded question asks for the part of a body ("who"), and of which one ("level"); None if it does not."""
    found = (match for asks in (*ASKS_PART, *ASKS_EACH) for match in asks.finditer(said))
    return next((match for match in found if set(words(match["who"])) <= BODIES), None)


def _consents(who: str, level: str, query: Query, library: Library) -> Iterator[str]:
    """The provisions in force by which a body must consent, and those that make one of them hold for another kind."""
    body = re.escape(who)
    needed = re.compile(
        rf"\b(?:harus|wajib|perlu) (?:memperoleh |mendapat(?:kan)? )?persetujuan {body}\b"
        rf"|\bpersetujuan {body}\b(?: diberikan (?:bila|jika|apabila)| atas\b)"
        rf"|\b{body}\b[^.;]*\b(?:ber)?(?:tugas|wewenang)\b[^.;]*:[^.;]*\bmemberi(?:kan)? persetujuan\b"
    )
    other = {"provinsi": "kabupaten", "kabupaten": "provinsi", "kota": "provinsi"}.get(level.partition("/")[0], "")
    asked = asked_kinds(query)
    given: dict[str, None] = {}
    for unit in library.saying(words(f"persetujuan {who}")):
        text = fold(unit.text)
        there = unit.kind == "batang" and needed.search(text) and "kerja sama" in text
        if not there or unit.provision in given:
            continue
        if regime_of(unit.provision, library) or region_of(unit.provision, library) or library.amends(unit.provision):
            continue
        if other and re.search(rf"\b{body} {other}\b", text):
            continue
        if library.standing.status(unit.provision, query.day) in IN_FORCE:
            given[unit.provision] = None
    # Of a list the item says it.
    given = {one: None for one in given if not any(other.startswith(f"{one}/") for other in given)}
    for one in list(given):
        for origin in library.referred_by(ids.pasal_of(one)):
            texts = library.texts(origin)
            if texts and ALIKE.search(fold(texts[0].full_text)) and not ids.is_penjelasan(origin):
                given |= {origin: None}
    yield from (one for one in given if not foreign(one, asked, library))


def part_facts(excerpts: tuple[Excerpt, ...], library: Library) -> list[Fact]:
    """That consent is ruled differently for partners at home and abroad, with where; [] where only one is quoted."""
    told: list[str] = []
    grounds: list[Excerpt] = []
    ruled = [(kinds_of(e.passage.provision, library)[0], e) for e in excerpts if not e.quote.endswith(":")]
    for abroad in (False, True):
        there = [(kinds, one) for kinds, one in ruled if kinds and (kinds <= ABROAD) is abroad]
        if there:
            named = spoken(frozenset().union(*(kinds for kinds, _ in there)))
            told.append(f"bagi {named} dalam {listed([one.label for _, one in there])}")
            grounds += [one for _, one in there]
    if len(told) < PARTNERS:
        return []
    text = f"Ketentuannya berbeda menurut mitra kerja sama: {'; '.join(told)}."
    return [Fact(text, tuple(grounds), excerpts[0].passage.provision, first=True)]
