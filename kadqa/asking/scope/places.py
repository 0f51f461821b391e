"""What is asked of one place: answered from its page with the page's day, and of a place not here what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kadqa.asking.question.informal import standard
from kadqa.asking.question.terms import terms_in, whole
from kadqa.asking.scope.nama_daerah import NAME as REGENCY
from kadqa.asking.scope.nama_daerah import WORDS
from kadqa.asking.scope.negara import COUNTRY
from kadqa.asking.scope.rezim import ONE_REGION
from kadqa.asking.standing.wording import listed
from kadqa.hukum.wording import page_note
from kadqa.lexical import word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Excerpt, Fact, Query, Source
from kadqa.text import even_spelling, fold

_PLACE = r"(?:(?:pemerintah )?(?:kabupaten|kota|provinsi)|pemkab|pemkot|pemprov|pemda)"
_RULED = (
    r"(?: (?:per)?atur| dasar| kewenangan| wewenang| hak\b| perda\b| ketentuan| kewajiban| syarat| kekhususan| tugas)"
)
"""What law gives, and no cooperation: "punya aturan sendiri soal ..."."""
_OWN = rf"(?:punya(?! siapa)|mempunyai|memiliki)(?!{_RULED})"
_HAS = rf"(?:{_OWN}|menjalin|mengadakan|bekerja sama|kerja sama)"
_DONE = r"(?: (?:itu|sudah|telah|pernah|sedang|masih|saja))*"
NAMED = (
    re.compile(rf"\b(?P<kind>{_PLACE}) (?P<name>[a-z]{{3,}}(?: [a-z]{{3,}})??){_DONE} {_HAS}\b"),
    re.compile(rf"\b(?P<name>[a-z]{{3,}}){_DONE} {_HAS}\b"),
    re.compile(
        r"\b(?:dimiliki|dijalin|diadakan|dilakukan|milik|punya(?:nya)?|mitra|sister city|sister province|kota kembar)"
        rf"(?: ?nya)?(?: oleh)? (?P<kind>{_PLACE}) (?P<name>[a-z]{{3,}})\b"
    ),
    re.compile(
        r"\b(?:dimiliki|dijalin|milik|sister city|sister province|kota kembar)"
        r"(?: ?nya)?(?: oleh)? (?P<name>[a-z]{3,})\b"
    ),
)
"""Where a place stands that has or does something: "apakah kota x punya kerja sama ...", "x bekerja sama dengan siapa",
"kerja sama apa saja yang dimiliki kabupaten x", "sister city x di mana"; folded."""
ASKS_WHAT = re.compile(
    rf"\b(?:{_OWN}|menjalin|dimiliki|dijalin|milik|mitra(?:nya)?)\b.*"
    r"\b(?:kerja sama|sister|kembar|mitra)\b"
    r"|\b(?:kerja sama|sister \w+|kembar)\b.*\b(?:punya|dimiliki|dijalin|milik|diadakan)\b"
    r"|\b(?:bekerja sama|kerja sama) (?:dengan (?:siapa|apa|mana|daerah mana|kota mana|negara mana)|apa saja|mana saja)"
    r"|\b(?:sudah|pernah|telah|apakah)\b.*\b(?:bekerja sama|kerja sama) dengan\b"
    r"|\bmana\b.*\b(?:jadi|menjadi)\b.*\b(?:sister|kembar|mitra)\b"
    r"|\bmana (?:saja |aja )?(?:yang )?(?:jadi|menjadi|bekerja sama)\b"
    r"|\b(?:sister \w+|kembar(?:nya)?|mitra(?:nya)?)\b.*\b(?:apa|mana|siapa) (?:saja|aja)\b"
)
"""Asks which cooperation there is, not what the law says of it; folded."""
LAW_ASKED = re.compile(r"\b(?:boleh|bisa|dapat|harus|wajib|perlu|berwenang|syarat|bagaimana|prosedur|tata cara)\b")
"""A question of what may or must be done, whatever place it names; folded."""
ABOUT_PAGE = re.compile(
    r"\bsiapa(?:kah)? (?:yang )?menulis|\b(?:penulis(?:nya)?|ditulis|terbit"
    r"|diterbitkan|tayang|diunggah|diperbarui|bertanggal|alamat(?:nya)?"
    r"|kantor(?:nya)?|dibaca|pembaca(?:nya)?)\b"
    r"|\b(?:kapan|(?:tanggal|tahun) berapa)\b.*\b(?:dibuat|dimuat|dirilis|dipublikasikan|diposting)\b"
)
"""Asks about a page itself or its office: who wrote it, when, where; folded."""
PAGE_SAID = re.compile(
    r"\b(?:halaman|laman|blog|portal|profil|situs|website|web|artikel|tulisan|berita|bagian|kantor)(?:nya)?\b"
)
"""Names a page, or the office that keeps it; folded."""
MOST = 2
"""Passages of a page quoted at most."""
NOT_FOUND = "tidak-ditemukan"
TEXT_SILENT = "ada di korpus ini, tetapi tidak memuat jawaban atas pertanyaan ini."
_NO_NAMES = """
    di ke dari
    daerah lain tetangga kembar bersaudara mana yang dan atau ini itu saya kami kita mitra apakah pemda kabupaten kota
    provinsi pemerintah pemkab pemkot pemprov siapa juga sudah negara dengan untuk tidak belum pernah sister city saja
    akan jika kalau bila soal terkait tentang mengenai perihal buat bagi pada dalam
"""
NO_NAMES = frozenset(_NO_NAMES.split())
"""Words that are no place's name where one may stand."""
OF_PLACE = re.compile(r"(?:Kabupaten|Kota|Provinsi)\b")
"""The owner of a page that is a place."""
GENERIC = frozenset(words("kabupaten kota provinsi bagian pemerintah daerah kerja sama ditjen bina"))
"""Stems in the name of a page's owner that name no place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of which a question asks what it has, or a page about which it asks."""

    name: str
    pages: tuple[Source, ...]
    """Pages that it owns; (): nothing here is of it."""


def place_asked(query: Query, library: Library) -> Place | None:
    """The place of which a question asks with whom it cooperates, or None."""
    said = fold(standard(even_spelling(query.resolved)))
    if not ASKS_WHAT.search(said) or LAW_ASKED.search(said) or query.provisions:
        return None
    pages = pages_of(query, library)
    if pages:
        return Place(listed([page.wilayah for page in pages]), pages)
    name = _unheld(query, said, library)
    return Place(name, _ownerless(name, library)) if name else None


def pages_of(query: Query, library: Library) -> tuple[Source, ...]:
    """The pages whose owner a question names, whether or not as a source."""
    said = fold(standard(even_spelling(query.resolved)))
    asked = set(words(said))
    for used, term in terms_in(said, library.terms):
        if whole(used).search(said):
            asked |= set(words(term.istilah))
    owned = ((source, set(words(source.wilayah)) - GENERIC) for source in library.sources.values() if source.is_page)
    return tuple(source for source, name in owned if name and name <= asked)


def _ownerless(name: str, library: Library) -> tuple[Source, ...]:
    """Pages that were brought without saying whose they are, and speak of a place: they may be its own."""
    stems = set(words(name)) - GENERIC
    pages = (source for source in library.sources.values() if source.is_page and not source.wilayah)
    return tuple(page for page in pages if _mentions(page, stems, library))


def _unheld(query: Query, said: str, library: Library) -> str:
    """The name of a place in a folded question that no page and no law here is of, "" if none is named."""
    regions = {
        word
        for source in library.sources.values()
        for found in ONE_REGION.finditer(fold(source.judul))
        for word in (found["name"], found["ruled"])
        if word
    }
    held = regions.union(*(words(source.wilayah) for source in library.sources.values()))
    for pattern in NAMED:
        for found in pattern.finditer(said):
            kind = found.groupdict().get("kind") or ""
            parts = found["name"].split()
            if NO_NAMES & set(parts) or held & {*parts, *words(found["name"])}:
                continue
            # A name that other texts mention is one where it is written like one: "Kota Bandung", "apakah Bandung".
            written = re.search(rf"(?<!^)\b{re.escape(parts[0].capitalize())}\b", query.resolved)
            named = written and (kind or _on_pages_alone(words(parts[0]), library))
            small = not written and re.search(r"(?<!^)\b[A-Z]", query.resolved)
            # Whoever writes names with capitals has written none here, save behind what it is.
            if named or ((kind or not small) and not all(map(library.knows, words(found["name"])))):
                return " ".join(part.capitalize() for part in f"{kind} {found['name']}".split())
    return ""


def _on_pages_alone(stems: Sequence[str], library: Library) -> bool:
    """Whether no law here has these words, so that they are likelier a name."""
    return all(unit.kind == "halaman" for unit in library.saying(stems))


def missing_text(place: Place, library: Library) -> str:
    """What is said where nothing here is of a place."""
    owners = [
        source.wilayah for source in library.sources.values() if source.is_page and OF_PLACE.match(source.wilayah)
    ]
    there = f" Halaman yang ada: {listed(list(dict.fromkeys(owners)))}." if owners else ""
    return (
        f"Halaman tentang {place.name} tidak ada di korpus ini, sedangkan kerja sama yang dimiliki suatu daerah hanya "
        f"dapat dijawab dari halamannya.{there}"
    )


def page_itself(query: Query, library: Library) -> tuple[str, ...]:
    """The provisions that say who wrote a page, when and where, if a question asks that; else ()."""
    said = fold(standard(even_spelling(query.resolved)))
    if not ABOUT_PAGE.search(said) or not PAGE_SAID.search(said):
        return ()
    return tuple(one for page in pages_of(query, library) if library.texts(one := f"{page.id}/identitas"))


def from_pages(query: Query, place: Place, evidence: Evidence, library: Library) -> Evidence:
    """What the pages of a place say, without law: that says what a daerah may do, not what this one does.

    Where nothing on them bears on the question, that is the answer only for a partner which they do not mention.
    """
    kept = tuple(excerpt for excerpt in evidence.excerpts if excerpt.source in place.pages)[:MOST]
    if evidence.refusal is not None or not kept:
        shown = (library.excerpt(f"{page.id}/identitas", query.day, query.today) for page in place.pages)
        kept = tuple(excerpt for excerpt in shown if excerpt is not None and _silent_on(query, excerpt.source, library))
    if not kept:
        text = f"Halaman tentang {place.name} {TEXT_SILENT}"
        return replace(evidence, excerpts=(), facts=(), corrections=(), refusal=(NOT_FOUND, text))
    about = {excerpt.passage.provision for excerpt in kept}
    facts = tuple(fact for fact in evidence.facts if fact.about in about)
    corrections = tuple(pair for pair in evidence.corrections if pair[0] in about)
    told = place_facts(query, place, kept, library)
    return replace(evidence, excerpts=kept, facts=(*told, *facts), corrections=corrections, nearest=(), refusal=None)


def place_facts(query: Query, place: Place, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """From which page a place is answered, of what day, and which partner asked about it does not mention."""
    facts = []
    for page in place.pages:
        quoted = [excerpt for excerpt in excerpts if excerpt.source.id == page.id]
        if not quoted:
            continue
        note = page_note(page)
        text = f"Dijawab dari {quoted[0].label.partition(',')[0]}. {note}"
        if partner := _silent_on(query, page, library):
            text = f"{text} Halaman itu tidak menyebut {partner}."
        elif WHICH.search(fold(standard(even_spelling(query.resolved)))) and not _names_another(page, library):
            text = f"{text} Halaman itu tidak menyebut nama daerah atau negara lain."
        facts.append(Fact(text, tuple(quoted[:1]), quoted[0].passage.provision, first=True))
    return tuple(facts)


WHICH = re.compile(r"\b(?:siapa|mana|apa saja|berapa)\b")
"""Asks for partners, or how many there are; folded."""


def _names_another(page: Source, library: Library) -> bool:
    """Whether a page names a kabupaten, a kota or a country beside the place that it is of."""
    said = " ; ".join(passage.full_text for passage in library.of_source(page.id))
    places = (m["name"] for m in REGENCY.finditer(said) if m["area"] or fold(m["name"]) not in WORDS)
    return bool(re.search(rf"\b{COUNTRY}\b", fold(said))) or any(
        not set(words(name)) <= set(words(page.wilayah)) for name in places
    )


PARTNER = re.compile(rf"\bdengan (?P<name>(?:{_PLACE} )?[a-z]{{3,}})\b")


def _partner(query: Query, library: Library) -> str:
    """The partner by name that a question asks about: "... dengan Kabupaten X"."""
    found = PARTNER.search(fold(standard(even_spelling(query.resolved))))
    if found is None or found["name"].split()[-1] in NO_NAMES or found["name"].split()[0] == "halaman":
        return ""
    return " ".join(part.capitalize() for part in found["name"].split()) if _is_place(found["name"], library) else ""


def _silent_on(query: Query, page: Source, library: Library) -> str:
    """The partner asked about if a page does not mention it, else ""."""
    partner = _partner(query, library)
    return "" if _mentions(page, set(words(partner)) - GENERIC, library) else partner


def _is_place(name: str, library: Library) -> bool:
    return bool(re.match(_PLACE, name)) or not all(map(library.knows, words(name)))


def _mentions(page: Source, stems: set[str], library: Library) -> bool:
    """Whether a page names something in its address, its title or one passage."""
    told = [f"{page.id} {page.judul} {' '.join(page.alamat)}", *(p.full_text for p in library.of_source(page.id))]
    return any(stems <= word_set(text) for text in told)
