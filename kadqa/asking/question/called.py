"""Laws that a question calls by their title ("menurut UU ASN"), and the question without saying which law it asks.

Where the law is said, its name says nothing more of the matter: "UU Hubungan Luar Negeri" would only draw the search
to the provisions of that law that repeat its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kadqa.asking.question.actor import actor_of
from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import BANDING, RIWAYAT
from kadqa.asking.question.status import STATUS_CUE
from kadqa.asking.question.terms import WRITTEN
from kadqa.asking.question.titles import in_full, title_stems
from kadqa.hukum import ids
from kadqa.hukum.chain import chain, former
from kadqa.hukum.jenis import JENIS, NAMES, jenis_key
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import content_words, word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Rujukan, Source
from kadqa.text import fold, squash

KINDS: dict[str, tuple[str, ...]] = {
    "uu": ("uu", "perppu"),
    "undang-undang": ("uu", "perppu"),
    "undang undang": ("uu", "perppu"),
    "pp": ("pp",),
    "peraturan pemerintah": ("pp",),
    "perpres": ("perpres",),
    "peraturan presiden": ("perpres",),
    "perppu": ("perppu",),
}
"""What people call a kind of regulation, and the keys of JENIS that it may be; a Perppu becomes a UU."""
KIND = re.compile(rf"\b(?P<kind>{'|'.join(sorted(KINDS, key=len, reverse=True))})\s+(?=[^\W\d])", re.IGNORECASE)
"""A kind with a word after it, not a number: "UU Desa", "PP Bangunan Gedung"."""
OF_A_YEAR = re.compile(r"\s+(?:(?:yang|yg) )?(?:tahun |thn |th\.? )?(?P<year>(?:19|20)\d\d)\b(?! *[/-])", re.IGNORECASE)
"""The year of a law after its title: "UU Pemda 1999"."""
_OLD, _NEW = r"(?:lama|dulu|dahulu|terdahulu|sebelumnya)", r"(?:(?:ter)?baru|sekarang|(?:masih |sedang )?berlaku)"
OLD_AND_NEW = re.compile(
    rf",? (?:yang |yg )?(?:(?P<old>{_OLD})|{_NEW})(?: (?:dan|dengan|dg|sama|vs\.?|versus))+ (?:uu |pp )?(?:yang |yg )?"
    rf"(?(old){_NEW}|{_OLD})\b",
    re.IGNORECASE,
)
"""Behind the title of a law: that of before and that of today."""
PASAL_OF = re.compile(r"\bpasal \d+[a-z]?(?: ayat \W?\d+\W?)?(?: (?:di|dari|dalam|pada|menurut))? $", re.IGNORECASE)
"""A pasal before its law: "pasal 10 (dari) PP kerja sama daerah 2018"."""
_YEAR = r"(?:(?:(?:yang|yg) )?(?:tahun |thn |th\.? )?(?:19|20)\d\d(?! ?[/-]|\d))"
OF_YEARS = re.compile(
    rf"\b(?P<kind>uu|undang-undang|pp|peraturan pemerintah) {_YEAR}"
    rf"(?:(?:, ?| )(?:(?:dan|dengan|serta|vs\.?|versus|sampai|hingga) )?(?:(?P=kind) )?{_YEAR})+",
    re.IGNORECASE,
)
"""A kind with several years: "UU 1999, 2004, dan 2014", "UU 1999 dan UU 2014"."""
BY_NUMBER = re.compile(
    r"\b(?P<kind>uu|pp|perpres|perppu|permendagri|perda|pergub|perbup|perwali)\.? "
    r"(?:no(?:mor)?\.? ?)?(?P<number>\d{1,3})\b"
    r"(?! ?(?:[/\d–-]|t(?:ahu|h)?n?\b))",
    re.IGNORECASE,
)
"""A law by its kind and number alone: "dulu di PP 50 gimana"."""
WITHOUT_REGION = re.compile(
    rf"\b(?P<kind>{'|'.join(name for name, key in NAMES.items() if JENIS[key].regional)})\.?\s+"
    r"(?:no(?:mor)?\.?\s*)?(?P<number>\d{1,3})\s*(?:/|(?:tahun|thn|th\.?)\s*)(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A regional law by kind, number and year alone: "Perda 8/2023", "Peraturan Daerah Nomor 8 Tahun 2023"."""
BEFORE = re.compile(
    r"(?:[,(]\s*)?\b(?:menurut|berdasarkan|berdasar|sesuai(?:\s+dengan)?|dalam|di|pada|kata|merujuk(?:\s+(?:pada|ke))?"
    r"|mengacu(?:\s+(?:pada|ke))?)\s+$",
    re.IGNORECASE,
)
"""What makes the law after it the place where to look: "menurut UU ASN, ...", "..., di UU 5/2014?"."""
GENERAL = frozenset(words("negara daerah pemerintah pemerintahan indonesia republik perubahan kedua penetapan"))
"""Stems that many titles have: alone they call no law."""
LINKS = frozenset({"dan", "atas", "di", "bagi", "tentang", "untuk", "yang", "dengan"})
"""Words that have no letter in an abbreviated title: "Pajak Daerah dan Retribusi Daerah" -> PDRD."""
SHORTEST = 3
"""Letters that an abbreviated title has at least; it must be the whole of it."""
LEFT = 2
"""Content words that must be left of a question without its law; else the law is what it asks about."""


class Called(NamedTuple):
    """A law as a question calls it."""

    start: int
    end: int
    laws: tuple[str, ...]
    """Ids of all that may be meant: "UU Pemda" is of 1999, of 2004 and of 2014."""


def called(text: str, library: Library) -> list[Called]:
    """The laws that a text calls by kind and title, or by the first words or the initials of the title.

    Args:
        text: a question in standard words.
        library: for the titles; a law that it does not know is not found.
    """
    found = (_fitting(text, match, library) for match in KIND.finditer(text))
    return [one for one in found if one is not None]


def rujukan_in(text: str, library: Library) -> list[Rujukan]:
    """The rujukan of a text with their titles, and the law that it calls by title alone and asks what it did.

    Only such a law stands among them: "... diubah oleh UU Cipta Kerja?" asks of that law, while "menurut UU ASN"
    says where to look.
    """
    found = in_full(find_rujukan(text), text, library)
    for one in called(text, library):
        if any(one.start < rujukan.end and rujukan.start < one.end for rujukan in found):
            continue
        source = library.sources[one.laws[0]]
        law = Rujukan(source.jenis, source.nomor, source.tahun, start=one.start, end=one.end)
        every = sorted([*found, law], key=lambda rujukan: rujukan.start)
        if actor_of(text, every) is law:
            return every
    return found


def numbered(text: str, library: Library) -> str:
    """The text with the number of each law that it calls by title and year: "UU Pemda 1999 masih berlaku?".

    Only where the law itself is asked about, its standing or how it differs, or a pasal of it: else the year is a day
    whose law is asked for, and says more than the number. Two laws of one title and year stay as they are called.
    """
    plain = standard(text)
    of_itself = any(pattern.search(plain) for pattern in (STATUS_CUE, BANDING, RIWAYAT))
    for match in reversed(list(KIND.finditer(text))):
        if not of_itself and not PASAL_OF.search(text[: match.start()]):
            continue
        fits = []
        for source in library.sources.values():
            if not source.is_page and source.judul and source.jenis in KINDS[fold(match["kind"])]:
                end, _ = _reach(text, match.end(), source, library)
                year = OF_A_YEAR.match(text, end) if end else None
                if year is not None and source.tahun == year["year"]:
                    fits.append((source.id, year.end()))
        if len(fits) == 1:
            law, end = fits[0]
            text = f"{text[: match.start()]}{library.label(law)}{text[end:]}"
    return text


def old_and_new(text: str, library: Library) -> str:
    """The text with the numbers of today's law and of the one before it: "UU pemda lama dan baru"."""
    for match in KIND.finditer(text):
        one = _fitting(text, match, library)
        both = OLD_AND_NEW.match(text, one.end) if one is not None else None
        if one is None or both is None:
            continue
        for new in one.laws:
            old = former(new, library.standing, library.sources)
            if old and library.standing.history(new)[-1].status not in GONE:
                pair = [library.label(old[0]), library.label(new)]
                named = " dan ".join(pair if both["old"] else reversed(pair))
                return f"{text[: one.start]}{named}{text[both.end() :]}"
    return text


def by_years(text: str, library: Library) -> str:
    """The text with the numbers of laws of one row that it tells by their years: "di UU 1999, 2004, dan 2014".

    Only where they are set side by side or in a history: a single year says whose law is asked for.
    """
    if not any(pattern.search(standard(text)) for pattern in (BANDING, RIWAYAT)):
        return text

    def write(match: re.Match[str]) -> str:
        years = re.findall(r"(?:19|20)\d\d", match[0])
        kinds = KINDS[fold(match["kind"])]
        rows: dict[tuple[str, ...], None] = {}
        for source in library.sources.values():
            if source.tahun == years[-1] and source.jenis in kinds and library.has_text(source.id):
                row = chain(source.id, library.standing, library.sources)
                of_year = {library.sources[law].tahun: law for law in row if law in library.sources}
                if all(year in of_year for year in years):
                    rows[tuple(of_year[year] for year in years)] = None
        return " dan ".join(library.label(law) for law in next(iter(rows))) if len(rows) == 1 else match[0]

    return OF_YEARS.sub(write, text)


def with_year(text: str, library: Library) -> str:
    """The text with the year of each law that it names by kind and number alone, where one law here has both."""

    def write(match: re.Match[str]) -> str:
        found = [
            source.id
            for source in library.sources.values()
            if source.jenis == fold(match["kind"]) and source.nomor == match["number"]
        ]
        # One that is only named by others is not what people mean beside one whose text is here.
        found = [law for law in found if library.has_text(law)] or found
        return library.label(found[0]) if len(found) == 1 else match[0]

    return BY_NUMBER.sub(write, text)


def with_region(text: str, library: Library) -> str:
    """The text with the region of each regional law that it names without one, where one law here has the number."""

    def write(match: re.Match[str]) -> str:
        key = jenis_key(match["kind"])
        found = [
            source.id
            for source in library.sources.values()
            if (source.jenis, source.nomor, source.tahun) == (key, match["number"], match["year"])
        ]
        found = [law for law in found if library.has_text(law)] or found
        return library.label(found[0]) if len(found) == 1 else match[0]

    return WITHOUT_REGION.sub(write, text)


def label(provision: str, library: Library) -> str:
    """A provision as a question names it: "Pasal 364 ayat (2) UU 23/2014"."""
    law = library.label(ids.source_of(provision))
    full = library.label(provision)
    inner = full.removeprefix(law).strip()
    return f"{inner} {law}" if inner and full.startswith(law) else full


def _fitting(text: str, match: re.Match[str], library: Library) -> Called | None:
    """The laws whose titles have the most of the words after a kind, and the least besides."""
    best: tuple[int, float] = (0, 0.0)
    laws: list[str] = []
    for source in library.sources.values():
        if source.is_page or not source.judul or source.jenis not in KINDS[fold(match["kind"])]:
            continue
        fit = _reach(text, match.end(), source, library)
        if fit[0] and fit >= best:
            laws = [*laws, source.id] if fit == best else [source.id]
            best = fit
    return Called(match.start(), best[0], tuple(laws)) if laws else None


def _reach(text: str, start: int, source: Source, library: Library) -> tuple[int, float]:
    """(where the words of a title end that are written from `start` on, share of the title); (0, 0) if none are."""
    title = word_set(source.judul)
    taken: set[str] = set()
    end, read = 0, start
    for match in WRITTEN.finditer(text, start):
        if text[read : match.start()].strip():
            break
        said = title if _abbreviates(match[0], source.judul) else title_stems(match[0], library.terms)
        if not said <= title:
            break
        taken |= said
        read = match.end()
        end = read if said else end
    if not taken - GENERAL and taken != title:
        return 0, 0.0
    return end, len(taken) / len(title)


def _abbreviates(word: str, title: str) -> bool:
    initials = "".join(one[0] for one in WRITTEN.findall(fold(title)) if one not in LINKS)
    return len(word) >= SHORTEST and fold(word) == initials


def without_place(text: str, found: Iterable[Called], library: Library) -> str:
    """A question without where it is to be looked up: "Menurut UU ASN, apa hak PPPK?" -> "apa hak PPPK?".

    Only a law after "menurut", "di" and the like goes, by number or by title; a pasal that is named stays with it.
    The question stays as it is if hardly a word would be left.

    Args:
        text: the question in standard words.
        found: as `called` gives them for `text`.
        library: for the titles written after numbers.
    """
    named = [(r.start, r.end) for r in in_full(find_rujukan(text), text, library) if r.jenis and not r.pasal]
    spans = [
        *named,
        *((one.start, one.end) for one in found if not any(s < one.end and one.start < e for s, e in named)),
    ]
    left = text
    for start, end in sorted(spans, reverse=True):
        before = BEFORE.search(left[:start])
        if before is not None:
            left = f"{left[: before.start()]} {left[end:].lstrip().removeprefix(',')}"
    return squash(left) if len(content_words(left)) >= LEFT else text
