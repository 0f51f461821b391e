"""What is wrong on a page, gathered from KADQA's notes: "apa kekeliruan halaman X?", "masih bisa dipakai?"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import FORM_WORDS
from kadqa.asking.question.own import GENERAL
from kadqa.asking.question.status import STATUS_WORDS
from kadqa.asking.question.terms import terms_in
from kadqa.asking.scope.places import pages_of
from kadqa.asking.standing.facts import LEADS, grounds
from kadqa.asking.standing.wording import listed, lower_first
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Correction, Fact, Query, Source
from kadqa.text import even_spelling, fold

ERRORS = re.compile(
    r"\b(?:(?:ke)?salah(?:an)?(?! satu\b)|(?:ke)?keliru(?:an)?|koreksi|dikoreksi|diperbaiki|perbaikan|diluruskan"
    r"|kekurangan|kelemahan|cacat|usang|ketinggalan|kadaluarsa|kedaluwarsa|menyesatkan"
    r"|(?:tidak|kurang|belum) (?:tepat|benar|akurat|sesuai|betul|cocok|mutakhir)|bermasalah)(?:nya|kah)?\b"
)
"""Asks what is wrong; folded."""
USED = re.compile(
    r"\b(?:masih|boleh|bisa|dapat|layak|aman|cocok|pantas|tepat)(?:kah)?\b.*"
    r"\b(?:di(?:pakai|gunakan|pergunakan|rujuk|kutip|acu|jadikan|pedomani|percaya|andalkan|pegang|ikuti)|jadi|menjadi"
    r"|merujuk|memakai|menggunakan|mengutip|mengacu|menjadikan|berpedoman|pakai|kutip|rujuk|acuan|rujukan)\b"
    r"|\b(?:masih|apakah|sudah|seberapa)\b.*\b(?:akurat|relevan|valid|mutakhir|terpercaya|benar|betul|sesuai|berlaku)\b"
    r"|\b(?:akurat|relevan|valid|mutakhir|bisa dipercaya)(?: (?:tidak|kah))?$"
)
"""Asks whether it may be used, or can be relied on; folded."""
PAGE = re.compile(r"\b(?:halaman|laman|situs|website|web|artikel|tulisan)(?:nya)?\b")
"""Names a page itself; its owner's office ("bagian kerja sama Kukar") is another thing; folded."""
OTHERWISE = re.compile(
    r"\b(?:menurut|kata|versi)\b(?! kadqa\b)|\b(?:di|yang )(?:tulis|sebut|muat|bahas)\w*|\b(?:kapan|siapa)\b"
    r"|\bberapa lama\b|\b(?:sudah|telah|pernah) (?:di\w+|ada)\b"
    r"|\b(?:tidak|tanpa)(?: ada)?(?: yang)? (?:salah|keliru|cacat)"
)
"""What a page says of errors is no error of it ("kelemahan kerja sama menurut halaman ..."), nor is asked what is wrong
where it is asked who mended it, and when; folded."""
PAGE_WORDS = frozenset(
    words(
        "halaman laman situs website web artikel tulisan berita isi isinya memuat tertulis ditulis menulis resmi setda"
        " sekretariat bagian kerja sama daerah antardaerah kabupaten kota provinsi pemerintah pemkab pemkot pemprov"
        " pemda sebagai acuan rujukan dasar referensi nota dinas percaya andal relevan akurat valid mutakhir hukum"
        " temuan daftar sebutkan kami saya hari perhatikan catatan kadqa kumpulkan letak menurut mana bagi untuk"
        " salah kesalahan keliru kekeliruan koreksi perbaiki diperbaiki dikoreksi perbaikan luruskan kurang kekurangan"
        " lemah kelemahan cacat usang tinggal zaman sesat tepat cocok sesuai masalah bermasalah pegang ikut rujuk kutip"
        " jadikan menjadikan mengutip memakai dipercaya diandalkan terpercaya mengandalkan"
    )
)
"""Stems that ask after the errors or the use of a page, and not after one thing on it."""


THINGS = frozenset(words("definisi pengertian arti istilah jenis macam contoh syarat prinsip"))
"""Stems of asking that name a thing on a page where its use is asked about: "definisi ... di halaman X"."""


@dataclass(frozen=True, slots=True)
class About:
    """What on a page is asked about; empty: the page as a whole."""

    own: frozenset[str]
    """Stems."""
    laws: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.own or self.laws)

    def told_in(self, note: Correction, library: Library) -> bool:
        """Whether a note speaks of it: of the laws named, and with nearly all its words, by rarity."""
        if self.laws and not set(self.laws) & set(map(ids.source_of, note.sumber)):
            return False
        there = set(words(f"{note.pola} {note.benar}"))
        weight = {stem: library.rarity(stem) for stem in self.own}
        return sum(weight[stem] for stem in self.own & there) >= LEADS * sum(weight.values())


def wrong_on_pages(query: Query, library: Library) -> tuple[Fact, ...]:
    """What KADQA's notes say is wrong on the page that a question asks of as a whole, or of one matter on it.

    () if it asks nothing of the kind, or no note speaks of the matter that it names: then the page itself answers.
    """
    said = fold(standard(even_spelling(query.resolved)))
    if query.intent != "tanya" or query.provisions or not PAGE.search(said) or OTHERWISE.search(said):
        return ()
    errors = ERRORS.search(said) is not None
    if not errors and not USED.search(said):
        return ()
    named = [library.sources[law] for law in query.laws if law in library.sources]
    pages = {page.id: page for page in (*(one for one in named if one.is_page), *pages_of(query, library))}
    about = About(frozenset(_matter(query, pages.values(), library)), tuple(s.id for s in named if not s.is_page))
    if about and not errors:
        # Whether one thing on a page still holds is asked of what that rests on.
        return ()
    return tuple(fact for page in pages.values() for fact in _of(page, about, not errors, query, library))


def _matter(query: Query, pages: Iterable[Source], library: Library) -> set[str]:
    """Stems of what on the pages is asked about; empty: the pages as they are."""
    said = fold(query.spoken)
    names = {stem for page in pages for stem in words(page.wilayah)}
    for used, term in terms_in(said, library.terms):
        names |= set(words(used)) if set(words(term.istilah)) <= names else set()
    asked = {stem for stem in content_words(said) if not stem.isdecimal()}
    return asked - names - PAGE_WORDS - STATUS_WORDS - (FORM_WORDS - THINGS) - GENERAL


def _of(page: Source, about: About, used: bool, query: Query, library: Library) -> list[Fact]:
    notes = [note for note in library.corrections if note.halaman == page.id and about.told_in(note, library)]
    if not notes:
        return []
    name = library.label(page.id)
    of_law = [note for note in notes if _rests(note, library)]
    others = [note for note in notes if note not in of_law]
    facts = [_opening(name, notes, used, query, library)]
    facts += [_told(note, query, library) for note in of_law]
    if others:
        shown = grounds([f"catatan/{note.id}" for note in others], query, library)
        lead = "Di luar isi peraturan: " if of_law else ""
        facts.append(Fact(lead + " ".join(f"({n}) {note.benar}" for n, note in enumerate(others, 1)), shown))
    return facts


def _opening(name: str, notes: Sequence[Correction], used: bool, query: Query, library: Library) -> Fact:
    """How many notes there are, and which law that is gone they are about."""
    shown = grounds([f"catatan/{note.id}" for note in notes], query, library)
    gone = list(dict.fromkeys(law for note in notes for law in _gone_in(note, query, library)))
    text = f"KADQA mencatat {len(notes)} hal yang perlu diluruskan pada {name}"
    if used:
        text = f"{name} bukan peraturan, dan ada {len(notes)} hal yang perlu diluruskan padanya sebelum dipakai"
    if gone:
        laws = [f"{library.label(law)} ({lower_first(_since(law, query, library)).rstrip('.')})" for law in gone]
        text = f"{text}, antara lain peraturan yang tidak berlaku lagi: {listed(laws)}"
    return Fact(f"{text}.", (*shown[:1], *grounds(gone, query, library)))


def _since(law: str, query: Query, library: Library) -> str:
    return library.describe(library.interval(law, query.day))


def _gone_in(note: Correction, query: Query, library: Library) -> list[str]:
    """Laws named in what a note corrects that are gone on the day asked about, where the note says that they are."""
    named = [resolve(one) for one in find_rujukan(note.benar) if one.jenis]
    laws = [ids.source_of(target) for target in named if target]
    gone = re.search(r"\b(?:di|sudah )(?:cabut|diganti|ganti)\b", fold(note.benar))
    return [law for law in laws[:1] if gone and library.standing.status(law, query.day) in GONE]


def _told(note: Correction, query: Query, library: Library) -> Fact:
    """What is right, after the page's words that it corrects, with what it rests on."""
    return Fact(
        f"Pada “{note.pola}”: {note.benar}",
        grounds([f"catatan/{note.id}", *_rests(note, library)], query, library),
    )


def _rests(note: Correction, library: Library) -> list[str]:
    """The provisions and laws that a note rests on, without pages."""
    known = [one for one in note.sumber if ids.source_of(one) in library.sources]
    return [one for one in known if not library.sources[ids.source_of(one)].is_page]
