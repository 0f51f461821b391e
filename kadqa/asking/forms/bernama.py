"""A partner asked about by a name that no text here has: "PLN itu pihak ketiga?", "bisa kerja sama dengan BPJS?".

What it is a law never says of one name. The provisions that the term rests on say of which kinds a pihak ketiga is, and
their elucidation which kinds are meant: one without the other would mislead, and that the name is missing denies
nothing. With whom an elucidation names as an example ("koperasi desa") one may for the same reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kadqa.asking.excerpts.explained import elucidations
from kadqa.asking.forms.mitra_asing import MAY, OPEN, PARTIES
from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.question.own import GENERAL
from kadqa.asking.question.terms import terms_in
from kadqa.asking.scope.bodies import BODIES
from kadqa.asking.scope.daerah import without_regions
from kadqa.asking.scope.kinds import ABROAD, CUE, WITH_CENTRE, asked_kinds, marked, naming_words
from kadqa.asking.scope.matter import WISHES
from kadqa.asking.scope.negara import CAPITAL, COUNTRY
from kadqa.asking.yesno.membership import BETWEEN, EXAMPLES
from kadqa.hukum import ids
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Fact, Query, Term
from kadqa.text import fold

IS_PARTNER = re.compile(
    r"\b(?:itu|ini|apakah|apa|kah|termasuk|tergolong|merupakan|adalah|masuk|(?:men)?jadi|sebagai|disebut|dianggap"
    r"|digolongkan)(?: (?:termasuk|tergolong|masuk|(?:men)?jadi|sebagai|ke|dalam|kategori|golongan|salah satu|jenis"
    r"|juga|bisa|boleh|dapat|bukan))* (?:pihak ketiga|ksdpk)\b(?! (?:yang|dalam|untuk|pada|dari)\b)"
    r"|^(?:apakah|apa) (?:\w+ ){1,4}(?:pihak ketiga|ksdpk)\b\W*$"
)
"""Asks whether somebody is a pihak ketiga: "X itu pihak ketiga?", "X termasuk pihak ketiga apa bukan"; folded."""
FIRM = re.compile(r"\b(?:bank|perusahaan|firma|pt|cv)\.? $")
"""What stands before the name of a firm; folded."""
ACRONYM = re.compile(r"[A-Z]{2,}[a-z]?")
"""A name in capitals: "PLN"; people write those of bodies so, and few others."""
PARTNER = re.compile(r"\b(?:dengan|sama|bareng|bersama) $")
WITH = re.compile(r"\b(?:dengan|sama|bareng|bersama) (?P<whom>(?!dengan\b)\w+(?: (?!boleh|bisa|dapat)\w+){0,2})")
ASKED_AS = frozenset(
    words("termasuk tergolong golongan kategori disebut dianggap bukan masuk jenis pakai memakai atau")
)
"""Stems by which membership, or the law to go by, is asked."""
PIHAK = "pihak ketiga"
TOKEN = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A partner by name, of whom it is asked whether he is one."""

    name: str
    """As the question writes it."""
    may: bool
    """Whether it is asked only if one may cooperate with it, so that it may be of the centre as well."""
    example: bool = False
    """Whether an elucidation names it, or what its name begins with."""


def partner_named(query: Query, library: Library) -> Named | None:
    """The partner by a name unknown here of whom a question asks whether he is a pihak ketiga; None: it asks else."""
    if query.intent != "tanya" or query.provisions or query.as_of is not None:
        return None
    if query.focus_text and not IS_PARTNER.search(fold(query.focus_text)):
        return None
    if set(query.laws) - _laws_of(query, library):
        return None
    said = fold(without_regions(query.spoken, library))
    kinds = asked_kinds(query)[0]
    if kinds - {"KSDPK"} or WITH_CENTRE.said(said) or not (IS_PARTNER.search(said) or CUE.search(said)):
        return None
    known = naming_words(said) | PARTIES | GENERAL | FORM_WORDS | WISHES | ASKED_AS | BODIES
    rest = [word for word in content_words(said) if word not in known]
    new = {word for word in rest if not library.knows(word)}
    tokens = [match for match in TOKEN.finditer(query.resolved) if new & set(words(match[0]))]
    if not tokens:
        return _example(said, rest, query, library)
    if tokens[-1].start() - tokens[0].end() > 1:
        return None
    start, end = _whole_name(tokens, query.resolved, library)
    name = query.resolved[start:end]
    terms = {stem for used, _ in terms_in(said, library.terms) for stem in words(used)}
    if set(rest) - new - set(words(name)) - terms:
        return None
    if re.search(rf"\b(?:{COUNTRY}|{CAPITAL})\b", said) or marked(said)[0] & ABROAD:
        # A partner abroad is another kind.
        return None
    if IS_PARTNER.search(said):
        # Of a name that no text knows nothing says that it is not an office of the centre.
        return Named(name, may=FIRM.search(f"{fold(query.resolved[: tokens[0].start()]).rstrip()} ") is None)
    before = fold(query.resolved[: tokens[0].start()])
    firm = FIRM.search(f"{before.rstrip()} ") is not None
    whom = firm or PARTNER.search(f"{before.rstrip()} ") is not None
    if not whom or not MAY.search(said) or OPEN.search(said) or not (firm or ACRONYM.fullmatch(tokens[0][0])):
        return None
    return Named(name, may=not firm)


def _example(said: str, rest: list[str], query: Query, library: Library) -> Named | None:
    """Whom a folded question asks to be allowed to cooperate with, if an elucidation has it as an example."""
    match = WITH.search(said)
    if match is None or not MAY.search(said) or OPEN.search(said) or IS_PARTNER.search(said):
        return None
    named = words(match["whom"])
    for provision in _resting(library):
        for elucidation in elucidations(provision, query, library):
            passage = library.passage(elucidation, query.day)
            text = fold(passage.text).rstrip(" .") if passage else ""
            listing = EXAMPLES.match(text)
            parts = BETWEEN.split(re.sub(r"\([^()]*\)", "", text[listing.end() :])) if listing else []
            for stems in (words(part) for part in (*parts, *re.findall(r"\((\w+)\)", text))):
                if stems and named[: len(stems)] == stems and not set(rest) - set(stems):
                    return Named(match["whom"], may=False, example=True)
    return None


def _resting(library: Library) -> list[str]:
    """The provisions that say who a pihak ketiga is."""
    return [provision for term in library.terms if fold(term.istilah) == PIHAK for provision in term.ketentuan]


def _laws_of(query: Query, library: Library) -> set[str]:
    """The laws in force that say who a pihak ketiga is."""
    return {ids.source_of(one) for one in _resting(library) if library.standing.status(one, query.day) in IN_FORCE}


def _whole_name(tokens: list[re.Match[str]], text: str, library: Library) -> tuple[int, int]:
    """Where a name stands: its unknown words with those in capitals beside them that are no term of the law."""
    start, end = tokens[0].start(), tokens[-1].end()
    after = re.match(r" ([A-Z][a-z]+)\b", text[end:])
    if after and not terms_in(after[1], library.terms):
        end += after.end()
    before = re.search(r"(?<!^)(?<![.?!] )\b([A-Z][a-z]+) $|\b(Bank|PT|CV) $", text[:start])
    if before and not terms_in(before[1] or before[2], library.terms):
        start = before.start()
    return start, end


def who_is_meant(named: Named, query: Query, library: Library) -> tuple[Excerpt, ...]:
    """The provisions in force that say who a pihak ketiga is, each with its elucidation."""
    found: dict[str, None] = {}
    for provision in _resting(library):
        below = list(elucidations(provision, query, library))
        if below or not named.example:
            found |= dict.fromkeys([provision, *below])
    for term in library.terms:
        if named.may and _of_the_centre(term):
            found |= dict.fromkeys(term.ketentuan)
    excerpts = (library.excerpt(one, query.day, query.today) for one in found)
    ruled = (one for one in excerpts if one is not None and one.on_day is not None)
    return tuple(replace(one, score=1.0) for one in ruled if one.on_day and one.on_day.status in IN_FORCE)


def _of_the_centre(term: Term) -> bool:
    return WITH_CENTRE.mark.search(fold(term.istilah)) is not None


def name_facts(named: Named, excerpts: tuple[Excerpt, ...], library: Library) -> list[Fact]:
    """That no text here has the name, and what is quoted instead; [] for one that an elucidation has."""
    if named.example:
        return []
    of_centre = {p for term in library.terms if _of_the_centre(term) for p in term.ketentuan}
    centre = any(one.passage.provision in of_centre for one in excerpts)
    more = ", serta apa yang berlaku bersama Pemerintah Pusat" if centre else ""
    text = (
        f"Tidak ada ketentuan di korpus ini yang menyebut {named.name}; yang berikut menyebut siapa yang dapat menjadi "
        f"pihak ketiga{more}."
    )
    return [Fact(text, excerpts[:1], ids.pasal_of(excerpts[0].passage.provision), first=True)]
