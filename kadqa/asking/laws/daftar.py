"""Which regulations are about a subject: each by title, with its standing and the provision that carries it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kadqa.asking.question.informal import standard
from kadqa.asking.question.own import GENERAL
from kadqa.asking.question.terms import terms_in, whole
from kadqa.asking.scope.kinds import marked
from kadqa.asking.scope.rezim import COOPERATION, headings_of, name_of, regime_of, region_of
from kadqa.asking.search.narrow import admits
from kadqa.asking.standing.facts import grounds, named_laws
from kadqa.asking.standing.wording import listed, lower_first, titled
from kadqa.hukum import ids
from kadqa.hukum.hubungan import write_date
from kadqa.hukum.jenis import rank
from kadqa.lexical import content_words, word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Fact, Query, Source, Term
from kadqa.text import even_spelling, fold, squash

MOST = 12
"""Regulations listed at most."""

BODY = frozenset({"pasal", "ayat", "alinea", "pokok"})
"""Kinds of passages in which a regulation says what it rules."""

LAW = (
    r"(?:peraturan perundang-undangan|perundang-undangan|peraturan pemerintah|peraturan presiden|peraturan daerah"
    r"|peraturan menteri(?: dalam negeri)?|peraturan|aturan|regulasi|undang-undang|undang undang|uu|pp|perpres"
    r"|permendagri|permen|perda|produk hukum)"
)
ASKS_LAWS = re.compile(
    rf"\b{LAW}(?:nya)?(?: (?:apa|mana|saja|yang|nomor|berapa|ini|terkait|terbaru|terkini|lengkap))*"
    r" (?:mengatur|tentang|mengenai|soal|terkait|membahas|menjadi dasar)\b"
    rf"|\b{LAW} (?:apa|mana|nomor berapa)\b"
    rf"|\b(?:daftar|sebutkan|apa saja|kumpulan|semua) {LAW}\b"
    r"|\bapa (?:uu|pp|perpres|permendagri|perda|undang-undang|peraturan pemerintah)\b"
    rf"|^(?:{LAW}|hukum) "
    r"|\b(?:dasar|landasan|payung) hukum(?:nya)?\b"
)
"""Asks for regulations themselves: "UU apa yang mengatur ...", "daftar peraturan ...", "dasar hukum ..."; folded."""
ASKS_MORE = re.compile(r"\b(?:bagaimana|siapa|kapan|mengapa|pasal|ayat|isi|bunyi|menurut|beda|perbedaan)\b")
"""Words of a question that wants more of a regulation than its name; folded."""

NOW = re.compile(r"\b(?:saat ini|sekarang|kini|terbaru|terkini|yang (?:masih |sedang )?berlaku|masih berlaku)\b")
"""Asks for what is in force alone, like a question that names a day; folded."""
LIST_WORDS = frozenset(
    words(
        "peraturan perundang undangan aturan regulasi undang uu pp perpres permendagri permen perda menteri "
        "dalam negeri presiden produk hukum dasar landasan payung daftar kumpulan semua sebutkan nomor berapa "
        "lengkap mengatur diatur pengaturan mengenai soal terkait berkaitan membahas tertuang dipakai pakai "
        "digunakan menjadi jadi acuan pedoman berlaku masih sekarang kini saat terbaru terkini dulu dahulu "
        "hingga lama pernah sudah dicabut ada terdapat tercantum indonesia nasional sampai"
    )
)
"""Stems that ask for regulations and say nothing of their subject; "menteri dalam negeri" is the name of a kind."""
KINDS = (
    (re.compile(r"\b(?:uu|undang-undang|undang undang)\b"), ("uud", "uu", "perppu"), "undang-undang"),
    (re.compile(r"\b(?:pp|peraturan pemerintah)\b"), ("pp",), "peraturan pemerintah"),
    (re.compile(r"\b(?:perpres|peraturan presiden)\b"), ("perpres",), "peraturan presiden"),
    (
        re.compile(r"\b(?:permendagri|permen|peraturan menteri)\b"),
        ("permendagri", "kepmendagri"),
        "peraturan Menteri Dalam Negeri",
    ),
    (re.compile(r"\b(?:perda|peraturan daerah)\b"), ("perda",), "peraturan daerah"),
)
"""A kind of regulation that a question limits the list to: (its words, keys of JENIS, how it is named)."""
KEPT = "berlaku bersyarat"
"""The standing of what a later law keeps in force as long as it says: that law is the ground of it."""


def law_list(query: Query, library: Library) -> tuple[Fact, ...]:
    """The regulations on the subject of a question that asks for regulations, one statement each.

    In force first, then those whose standing is not known, then repealed ones; the higher and the later first.

    Returns:
        () if no regulations are asked for, or the question says more than a subject that some title, heading or
        term here carries: then it is answered like any other.
    """
    text = query.resolved.replace(query.day_said, " ") if query.day_said else query.resolved
    folded = fold(squash(standard(even_spelling(text)))).rstrip(" ?.!")
    if query.laws or query.provisions or not ASKS_LAWS.search(folded) or ASKS_MORE.search(folded):
        return ()
    # "Menteri Dalam Negeri" in the name of a kind is no term that is asked about.
    rest = re.sub(rf"\b{LAW}\b", " ", folded)
    terms = terms_in(rest, library.terms)
    for used, _ in terms:
        rest = whole(used).sub(" ", rest)
    own = frozenset(content_words(rest)) - LIST_WORDS
    if not own and not terms:
        return ()
    subject = " ".join(word for word in rest.split() if word_set(word) and not word_set(word) & LIST_WORDS)
    found = _carriers(own, subject, [term for _, term in terms], folded, library)
    kept = {law: by for law, by in found.items() if _stands(law, by, query, library)}
    if query.as_of is not None or NOW.search(folded):
        kept = {law: by for law, by in kept.items() if _class(law, query, library) < 2} or kept
    wanted = [(jenis, name) for pattern, jenis, name in KINDS if pattern.search(folded)]
    if not kept or not wanted:
        return _told(kept, query, library)
    kinds = {key for jenis, _ in wanted for key in jenis}
    of_kind = {law: by for law, by in kept.items() if library.sources[law].jenis in kinds}
    in_force = {law: by for law, by in kept.items() if _class(law, query, library) == 0}
    lacking = "" if of_kind else " atau ".join(name for _, name in wanted)
    return _told(of_kind or in_force, query, library, lacking=lacking)


def _carriers(own: frozenset[str], subject: str, terms: Sequence[Term], asked: str, library: Library) -> dict[str, str]:
    """Law to the provision in it that carries the subject: what a term rests on, else what speaks of it first.

    Args:
        own: stems of the subject besides its terms.
        subject: the same as words in their order.
        terms: terms of the subject.
        asked: the question, folded, for the neighbours and regions that it names.
        library: where to look.
    """
    found: dict[str, str] = {}
    if not own:
        # "Kerja sama daerah" beside a narrower term says nothing more.
        narrow = [term for term in terms if word_set(term.istilah) - GENERAL] or terms
        for provision in with_former((p for term in narrow for p in term.ketentuan), library):
            if ids.source_of(provision) in library.sources:
                found.setdefault(ids.source_of(provision), provision)
    for source in library.sources.values():
        if source.is_page or source.id in found:
            continue
        by = _carrying(source, own, terms, library) or ("" if own else _within(source, terms, library))
        if by:
            found[source.id] = by
    # An act that changes another is told in the standing of that one.
    changing = [law for law in found if any(law != other for other in named_laws(library.sources[law].judul))]
    kept = {law: by for law, by in found.items() if law not in changing} or found
    said = fold(" ; ".join([asked, *(term.istilah for term in terms)]))
    meant = {law: by for law, by in kept.items() if not library.sources[law].is_page and _meant(by, said, library)}
    # A stem is of many words ("pemerintah", "pemerintahan"): where titles or headings have the very words, those count.
    exact = {law: by for law, by in meant.items() if subject in headings_of(by, library)}
    return exact if own and not terms and exact else meant


def with_former(provisions: Iterable[str], library: Library) -> Iterator[str]:
    """The provisions, and after them those that they took the place of, step by step."""
    waiting = list(provisions)
    seen: set[str] = set()
    while waiting:
        provision = waiting.pop(0)
        if provision not in seen:
            seen.add(provision)
            yield provision
            waiting += library.standing.predecessors(provision)


def _meant(provision: str, asked: str, library: Library) -> bool:
    """Whether a provision is of no neighbour and no single region that the question does not ask for."""
    regime, region = regime_of(provision, library), region_of(provision, library)
    if regime is not None and not regime.named.search(asked):
        return False
    return region is None or region in asked


def _carrying(source: Source, own: frozenset[str], terms: Sequence[Term], library: Library) -> str:
    """The provision of a source whose title or a heading holds the subject, "" if none does."""
    if holds(source.judul, own, terms):
        passages = [p for p in library.of_source(source.id) if p.kind in {*BODY, "angka", "menimbang"}]
        spoken = [p.provision for p in passages if holds(p.full_text, own, terms)]
        return next((p for p in spoken if "/menimbang" not in p), (spoken or [source.id])[0])
    for passage in library.of_source(source.id):
        trail = " ; ".join(passage.trail)
        if passage.kind in BODY and trail and holds(f"{source.judul} ; {trail}", own, terms):
            subject = own.union(*(word_set(term.istilah) for term in terms))
            if subject & word_set(trail):
                return passage.provision
    return ""


def _within(source: Source, terms: Sequence[Term], library: Library) -> str:
    """The provision on a kind of cooperation in a source whose title is of all kinds of it, "" if there is none."""
    wanted = frozenset(kind for term in terms for kind in marked(term.istilah)[0])
    around = [one for term in terms for one in library.terms if fold(term.istilah).startswith(f"{fold(one.istilah)} ")]
    if not wanted or not around or not holds(source.judul, frozenset(), around):
        return ""
    passages = (p for p in library.of_source(source.id) if p.kind in {*BODY, "angka"})
    found = [p.provision for p in passages if marked(p.full_text)[0] & wanted]
    return next((one for one in found if not any(other.startswith(f"{one}/") for other in found)), "")


def holds(text: str, own: frozenset[str], terms: Sequence[Term]) -> bool:
    """Whether a text holds all own stems and, of each term, all stems of one of its names."""
    there = word_set(text)
    return own <= there and all(
        any(word_set(name) and word_set(name) <= there for name in (term.istilah, *term.varian)) for term in terms
    )


def _stands(law: str, by: str, query: Query, library: Library) -> bool:
    interval = library.interval(law, query.day)
    # A law that waits for its start is there; one of a later time is not.
    begun = interval is not None and (interval.status != "belum berlaku" or interval.by is not None)
    return begun and admits(query.filters, by, query.day, library)


def _told(carriers: dict[str, str], query: Query, library: Library, *, lacking: str = "") -> tuple[Fact, ...]:
    if not carriers:
        return ()

    def key(law: str) -> tuple[int, int, int]:
        source = library.sources[law]
        begun = (source.diundangkan or source.ditetapkan or source.tahun)[:10].replace("-", "")
        return _class(law, query, library), rank(source), -int((begun or "0").ljust(8, "0"))

    laws = sorted(carriers, key=key)[:MOST]
    stated = [_statement(law, carriers[law], query, library) for law in laws]
    return (_lead(laws, stated, query, library, lacking), *stated)


def _class(law: str, query: Query, library: Library) -> int:
    interval = library.interval(law, query.day)
    status = interval.status if interval else "tidak diketahui"
    return 0 if status in IN_FORCE else 2 if status in GONE else 1


def _lead(laws: Sequence[str], stated: Sequence[Fact], query: Query, library: Library, lacking: str) -> Fact:
    counts = [0, 0, 0]
    for law in laws:
        counts[_class(law, query, library)] += 1
    day = f" per {write_date(query.day)}" if query.as_of else ""
    kinds = zip(counts, ("berlaku", "belum diketahui statusnya", "sudah dicabut"), strict=True)
    parts = listed([f"{n} {name}" for n, name in kinds if n])
    none = f"Tidak ada {lacking} tentang hal itu di korpus ini. " if lacking else ""
    text = f"{none}Peraturan di korpus ini yang judul, bab, atau ketentuan pokoknya tentang hal itu{day}: {parts}."
    return Fact(text, tuple(dict.fromkeys(fact.excerpts[0] for fact in stated)))


def _statement(law: str, by: str, query: Query, library: Library) -> Fact:
    interval = library.interval(law, query.day)
    where = f" ({library.label(by).replace(f'{library.label(law)} ', '', 1)})" if by != law else ""
    rests = [by, *([interval.by] if interval and interval.by and interval.status in {*GONE, KEPT} else [])]
    standing = lower_first(library.describe(interval))
    if interval is not None and interval.status == "tidak diketahui":
        standing = f"status {standing}"
    regime = regime_of(by, library) if COOPERATION.search(fold(query.search_text)) else None
    neighbour = (
        f" Ketentuan itu tentang {name_of(regime, by, library)}, bukan tentang kerja sama daerah." if regime else ""
    )
    text = f"{titled(law, library)}{where}: {standing}{neighbour}"
    return Fact(text, grounds(rests, query, library))
