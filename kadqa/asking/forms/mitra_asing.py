"""Whether a daerah may cooperate with a partner abroad: what must be fulfilled and who must approve, not the kinds.

"Bolehkah kami bekerja sama dengan kota di X?" holds no word of the conditions, and which partner it is says only of
what kind the cooperation would be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kadqa.asking.excerpts.referred import ADDS
from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.question.own import GENERAL
from kadqa.asking.scope.daerah import without_regions
from kadqa.asking.scope.kinds import ABROAD, applied_by, asked_kinds, kinds_of, marked, naming_words, spoken
from kadqa.asking.scope.matter import WISHES
from kadqa.asking.scope.negara import CAPITAL, COUNTRY
from kadqa.hukum import ids
from kadqa.hukum.jenis import rank
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Fact, Query, Unit
from kadqa.text import even_spelling, fold

MAY = re.compile(
    r"\b(?:boleh|bisa|dapat|mungkin|diperbolehkan|dibolehkan|diizinkan|diperkenankan|dilarang|sah)(?:kah)?\b"
)
"""Asks whether one may; folded."""
OPEN = re.compile(
    r"\b(?:siapa|kapan|berapa|bagaimana|mengapa|kenapa|mana|(?:bidang|apa) apa|apa (?:saja|yang|syarat|isi)|tanpa)\b"
)
"""Asks for more than whether, or of a case in which something is left out; folded."""
SYARAT = re.compile(r"\bharus memenuhi\b.*\bsyarat|\b(?:syarat|persyaratan)\b[^.]*\b(?:berikut|sebagai|meliputi)\b")
SETUJU = re.compile(
    r"\b(?:harus|wajib) (?:memperoleh|mendapat(?:kan)?) persetujuan\b"
    r"|\bdilaksanakan (?:sesudah|setelah|berdasarkan)\b[^.]*\bpersetujuan\b"
)
"""What must be fulfilled, and who must approve; folded."""
WHO_APPROVES = re.compile(
    r"\bsiapa(?: saja)?(?: yang)?(?: (?:harus|perlu|wajib|berwenang|berhak))?"
    r" (?:meny?etujui|setuju|memberi(?:kan)? (?:persetujuan|izin)|mengizinkan)\b"
    r"|\b(?:disetujui|persetujuan|[ie][zj]in|restu)(?:nya)?(?: (?:oleh|dari|ke|kepada|sama))? siapa\b"
    r"|\b(?:perlu|butuh|harus (?:ada|dapat)) (?:persetujuan|izin)(?: dari)? (?:apa|siapa)\b"
)
"""Asks who must approve; folded."""
APPROVING = frozenset(
    words("setuju menyetujui disetujui persetujuan izin ijin restu mengizinkan memberi memberikan berhak berwenang")
)
ASKS_SYARAT = re.compile(r"\b(?:syarat|persyaratan)(?:nya)?\b")
"""Asks what must be fulfilled; folded."""
_FULFILLING = """
    syarat persyaratan memenuhi dipenuhi terpenuhi perjanjian kesepakatan bersama naskah mou nota kesepahaman antara
"""
FULFILLING = frozenset(words(_FULFILLING))
VERB = re.compile(r"\b(?:me|di|ber|ter)[a-z]{4,}\b")
"""A verb by its form; folded."""
AT_HOME = re.compile(r"\b(?:kabupaten|kota|pemkab|pemkot|pemda|provinsi) lain\b")
"""A partner in this country, its name put as `without_regions` puts it; folded."""
SAID_ABROAD = re.compile(rf"\b(?:{COUNTRY}|{CAPITAL}|luar negeri|asing|negara)\b")
"""Says that it is abroad; folded."""
MOST = 5
"""Provisions quoted at most."""
_PARTIES = """
    kami kita saya mau ingin hendak ingin mungkin diperbolehkan dibolehkan diizinkan dilarang sah pemda pemkab pemkot
    pemprov kabupaten kota provinsi pemerintah negara negeri luar asing internasional mitra partner lembaga hubungan
    diplomatik resmi diakui mengakui akui punya mempunyai memiliki bermusuhan perang konflik sedang indonesia menjalin
    mengadakan membuat melakukan sister city province kembar bersaudara tetangga teman sana dunia sama ikut termasuk
"""
PARTIES = frozenset(words(_PARTIES))
"""Stems that say who cooperates with whom, and nothing of what."""


def allowed_abroad(query: Query, library: Library) -> frozenset[str]:
    """The kinds of cooperation abroad of which a question asks only whether they are allowed; empty: it asks else."""
    said = fold(standard(even_spelling(query.resolved)))
    return _abroad(query, library, frozenset()) if MAY.search(said) and not OPEN.search(said) else frozenset()


def approvals(query: Query, library: Library) -> tuple[Excerpt, ...]:
    """The provisions in force that say whose approval cooperation abroad needs, where only that is asked; else ().

    "Siapa yang menyetujui sister city?" holds words of what a council approves of all things, and of every step.
    """
    if not WHO_APPROVES.search(fold(standard(even_spelling(query.resolved)))):
        return ()
    abroad = _abroad(query, library, APPROVING)
    return tuple(one for one in conditions(abroad, query, library) if SETUJU.search(fold(one.passage.full_text)))


def requirements(query: Query, library: Library) -> tuple[Excerpt, ...]:
    """The provisions in force that say what cooperation abroad must fulfil, where only that is asked; else ()."""
    said = fold(standard(even_spelling(query.resolved)))
    if not ASKS_SYARAT.search(said) or SETUJU.search(said):
        return ()
    abroad = _abroad(query, library, FULFILLING)
    first = [one for one in conditions(abroad, query, library) if SYARAT.search(fold(one.passage.full_text))]
    there = {one.passage.provision for one in first}
    found: list[Excerpt] = []
    for one in first:
        pasal = ids.pasal_of(one.passage.provision)
        beside = [ayat.provision for ayat in library.children(pasal) if ADDS.match(ayat.text)]
        added = (library.excerpt(ayat, query.day, query.today) for ayat in beside if ayat not in there)
        found += [
            one,
            *(replace(more, score=1.0) for more in added if more is not None and _fits(more, abroad, library)),
        ]
        there |= set(beside)
    order = library.in_reading_order([one.passage.provision for one in found])
    return tuple(sorted(found, key=lambda one: order.index(one.passage.provision)))


def _fits(excerpt: Excerpt, abroad: frozenset[str], library: Library) -> bool:
    kinds = kinds_of(excerpt.passage.provision, library)[0]
    return not kinds or bool(kinds & abroad)


def _abroad(query: Query, library: Library, asking: frozenset[str]) -> frozenset[str]:
    """The kinds of cooperation abroad of which a question names nothing but the partner, and what these stems ask."""
    asked = asked_kinds(query)[0]
    if query.intent != "tanya" or query.laws or query.provisions or query.as_of is not None or query.focus_text:
        return frozenset()
    if not asked or not asked <= ABROAD:
        return frozenset()
    said = fold(without_regions(standard(even_spelling(query.resolved)), library))
    if AT_HOME.search(said) and not SAID_ABROAD.search(said):
        return frozenset()
    rest = (
        set(content_words(said))
        - naming_words(said)
        - countries_in(said)
        - PARTIES
        - GENERAL
        - FORM_WORDS
        - WISHES
        - asking
    )
    # A name that no text knows says where the partner is; a verb asks something else, known or not.
    named = not any(map(library.knows, rest)) and not any(rest & set(words(one)) for one in VERB.findall(said))
    return asked if named else frozenset()


def countries_in(said: str) -> set[str]:
    """The stems of countries that a folded question names, each with the word behind it."""
    return {stem for match in re.finditer(rf"\b{COUNTRY}\b(?: \w+)?", said) for stem in words(match[0])}


def conditions(asked: frozenset[str], query: Query, library: Library) -> tuple[Excerpt, ...]:
    """The provisions in force that say what cooperation of these kinds must fulfil, then who must approve it."""
    if not asked:
        return ()
    found: dict[str, tuple[int, int]] = {}
    for unit in _rules(query, library):
        text = fold(unit.text)
        kinds = kinds_of(unit.provision, library)
        if not kinds[0] or not kinds[0] <= ABROAD or not (SYARAT.search(text) or SETUJU.search(text)):
            continue
        own = kinds[0] & asked or applied_by(unit.provision, (asked, *(frozenset() for _ in kinds[1:])), library)
        if own and not _beside_it(unit, asked, library):
            source = library.sources[unit.source]
            found[unit.provision] = (0 if SYARAT.search(text) else 1, rank(source))
    order = {one: n for n, one in enumerate(library.in_reading_order(found))}
    best = sorted(found, key=lambda one: (*found[one], order[one]))[:MOST]
    excerpts = (library.excerpt(one, query.day, query.today) for one in best)
    return tuple(replace(one, score=1.0) for one in excerpts if one is not None)


def of_the_country(query: Query, excerpts: tuple[Excerpt, ...], asked: frozenset[str], library: Library) -> list[Fact]:
    """That no text here names the country or town asked about, so that what holds for all partners abroad is quoted."""
    match = re.search(rf"\b(?:{COUNTRY}|{CAPITAL})\b", fold(query.resolved))
    if match is None or not excerpts or library.says(match[0]):
        return []
    name = " ".join(part.capitalize() for part in match[0].split())
    text = (
        f"Tidak ada ketentuan di korpus ini yang menyebut {name}; yang berikut adalah ketentuan untuk setiap "
        f"{spoken(asked)}."
    )
    return [Fact(text, excerpts[:1], excerpts[0].passage.provision, first=True)]


def _rules(query: Query, library: Library) -> Iterable[Unit]:
    """The ayat, or pasal without ayat, in force that may say so."""
    for unit in library.saying(words("syarat persetujuan")):
        inner = unit.provision.rpartition("/")[2]
        whole = inner.startswith(("ayat-", "pasal-")) and not ids.is_penjelasan(unit.provision)
        if whole and library.standing.status(unit.provision, query.day) in IN_FORCE:
            yield unit


def _beside_it(unit: Unit, asked: frozenset[str], library: Library) -> bool:
    """Whether a provision adds to what stands elsewhere, and not for the one kind that is asked for."""
    texts = library.texts(unit.provision)
    added = ADDS.match(texts[0].text) if texts else None
    return added is not None and (len(asked) > 1 or not marked(texts[0].text[added.end() :])[0] & asked)
