"""The time that a question asks about: days as people write them, and days told by a law ("sebelum UU 23/2014")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kadqa.asking.question.aspects import aspects_of
from kadqa.asking.question.intent import Meant, aspects_said
from kadqa.asking.question.status import STATUS_WORDS
from kadqa.asking.question.terms import blanked
from kadqa.hukum import ids
from kadqa.hukum.chain import chain
from kadqa.hukum.day import find_span, of_a_thing
from kadqa.hukum.rujukan import resolve
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Intent, Interval, Rujukan, Side, Term

_NAMED = r"(?P<law>_+)"
"""Where a rujukan stood."""
_ACT = r"(?:di(?:ubah|cabut|ganti|gantikan|revisi)(?:nya)?|perubahan|pencabutan)(?: (?:oleh|dengan|menurut|dalam))? "
_BEGIN = r"(?:ada|adanya|lahir|lahirnya|terbit|terbitnya|berlaku|berlakunya|mulai berlaku|diundangkan|diundangkannya) "
BEFORE = re.compile(
    rf"\bsebelum (?:{_ACT}|{_BEGIN})?{_NAMED}(?: (?:ada|lahir|terbit|keluar|(?:mulai )?berlaku|diundangkan))?", re.I
)
"""The day before a law began: "sebelum UU 23/2014", "sebelum diubah UU 9/2015"."""
AFTER = re.compile(
    rf"\b(?:setelah|sesudah|sejak|semenjak|pasca) (?:{_ACT}|{_BEGIN})?{_NAMED}"
    r"(?: (?:ada|lahir|terbit|(?:mulai )?berlaku|diundangkan))?",
    re.I,
)
"""From the day on which a law began: "setelah UU 23/2014 berlaku", "sejak PP 28/2018"."""
DURING = re.compile(
    rf"\b(?:(?:pada )?(?:waktu|saat)|sewaktu|ketika|semasa|selama) {_NAMED} (?:masih )?(?:berlaku|ada|dipakai)"
    rf"|\b(?:(?:pada|di) )?(?:masa|zaman|jaman|era|rezim) (?:berlakunya )?(?P<era>_+)(?: (?:masih )?berlaku)?"
    r"|\b(?:(?:pada )?(?:waktu|saat|zaman|jaman|masa)|sewaktu|ketika|semasa|selama) (?:(?:kita|kami|orang|daerah) )?"
    r"(?:(?:masih|msh) )?(?:me)?(?:pakai|pake|makai|nggunakan|merujuk|ngacu (?:ke|pada)) (?P<used>_+)"
    r"|\b(?:waktu|wkt|saat|ketika|semasa) (?:masih|msh) (?P<then>_+)",
    re.I,
)
"""While a law was in force: "waktu UU 32/2004 masih berlaku", "di masa UU 32/2004", "waktu masih pakai PP 50/2007"."""
BETWEEN = re.compile(
    rf"\b(?:(?:waktu|wkt|saat|ketika|setelah|sesudah|sewaktu|kalau|masa) )?{_NAMED} (?:(?:sudah|udah|sdh|telah) )?"
    r"(?P<gone>dicabut|diganti(?:kan)?|tidak berlaku(?: lagi)?|ada|berlaku|terbit|lahir|keluar|diundangkan)"
    r"\W+(?:(?:tapi|tp|tetapi|namun|dan|sementara|sedangkan) )?"
    r"(?P<next>_+) (?:masih )?(?:belum|blm|blom) (?:ada|berlaku|terbit|lahir|keluar|diundangkan)"
    r"|\b(?:masa|waktu|kurun|rentang)(?: waktu)? (?:di )?antara (?:berlakunya |terbitnya |lahirnya )?(?P<from>_+)"
    r" (?:dan|sampai|hingga) (?:berlakunya |terbitnya |lahirnya )?(?P<to>_+)",
    re.I,
)
"""Between the end, or the beginning, of one law and the beginning of another: "UU A sudah dicabut, PP B belum ada"."""
NOT_YET = re.compile(
    rf"\b(?:waktu|wkt|saat|ketika|selama|sewaktu) {_NAMED} (?:masih )?(?:belum|blm|blom) "
    r"(?:ada|berlaku|terbit|lahir|keluar|diundangkan)",
    re.I,
)
"""Before a law began: "waktu PP 28/2018 belum ada"."""
FORMERLY = re.compile(
    r"^(?:kalau |kalo )?(?:dulu|dahulu)(?:nya)?\b"
    r"|\b(?:dulunya|(?:pada )?(?:zaman|jaman|masa|tempo) (?:dulu|dahulu|lalu)"
    r"|(?:menurut |dalam |pada )?(?:aturan|ketentuan|peraturan|hukum|uu|pp|regulasi|undang-undang) (?:yang )?"
    r"(?:lama|dulu|terdahulu))\b"
    r"|(?<!lebih )\b(?:dulu|dahulu)(?= (?:diatur|berlaku|apa|siapa|bagaimana|gimana|seperti|di mana|bunyi))",
    re.I,
)
"""What held before, without a day: "dulu siapa yang menyetujui?", "menurut aturan lama"; not "terlebih dahulu"."""

STILL = re.compile(r"\bmasih(?:kah)? (?:ber|di)(?:laku|pakai|gunakan)(?:kah)?\b", re.IGNORECASE)
"""Asks how what held before stands today: "dulu ..., masih berlaku tidak?"."""

UNCHANGED = re.compile(
    r"\bsebelum (?:ada(?:nya)? |dilakukan(?:nya)? |terjadi(?:nya)? )?"
    r"(?P<act>di(?:ubah|revisi|amandemen|amendemen|cabut|ganti|gantikan|hapus)|perubahan|revisi|amandemen|amendemen"
    r"|pencabutan|penggantian)(?:nya)?\b(?! (?:oleh|dengan|menjadi) _| _)(?: (?:itu|tersebut))?"
    r"|\b(?:menurut |dalam |pada )?(?:bunyi|isi|teks|naskah|versi|rumusan|redaksi)(?:nya)? (?:yang )?"
    r"(?:asli|awal|semula|lama|dulu|dahulu)(?:nya)?\b"
    r"|(?<=_) (?:yang |versi |naskah )?(?:asli|awal|semula|lama)(?:nya)?\b",
    re.I,
)
"""Before whatever was done to the law or provision asked about: "Pasal 18 sebelum diubah", "bunyi asli Pasal 18"."""

HOLDS = re.compile(r"berlaku(?:kah)?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Time:
    """What a question says of time."""

    start: int
    end: int
    """Where it says so, in the question made whole."""
    first: date | None = None
    last: date | None = None
    """None: until today, or (`former`) not known yet."""
    former: bool = False
    law: bool = False
    """It is told by a law, which is then not what the question asks about."""
    named: str = ""
    """Id of that law, where there is one."""

    def day(self, intent: Intent, today: date) -> date | None:
        """The one day whose law answers: the last, but a standing since a day is first that of this day."""
        if self.former:
            return None
        if self.last is None and intent == "status":
            return self.first
        return self.last or today


def find_time(text: str, found: Sequence[Rujukan], library: Library, today: date) -> Time | None:
    """The time that a question asks about, or None.

    Args:
        text: the question made whole.
        found: its rujukan.
        library: knows from when to when a law was in force; of others nothing is read.
        today: the day that counts as today.
    """
    blank = blanked(text, found)
    if (time := _between(blank, found, library)) is not None:
        return time
    for pattern, read in ((BEFORE, _before), (NOT_YET, _before), (AFTER, _after), (DURING, _during)):
        for match in pattern.finditer(blank):
            if of_a_thing(blank, match.start()):
                continue
            at = match.start(match.lastgroup or 0)
            law = next((resolve(r) for r in found if r.jenis and r.start <= at < r.end), None)
            span = read(library.standing.history(law), today) if law and law in library.sources else None
            if span is not None:
                return Time(match.start(), match.end(), *span, law=True, named=law or "")
    every = list(UNCHANGED.finditer(blank))
    said_so = next((match for match in every if match["act"]), every[0] if every else None)
    if said_so and (end := _unchanged_until(found, library, said_so["act"] or "")):
        return Time(said_so.start(), said_so.end(), None, end)
    if (said := find_span(blank)) is not None:
        # "... masih berlaku pada 1 Mei 2016": that it holds is what is asked, and only the day is when.
        begin = said.start + len(word[0]) if (word := HOLDS.match(blank, said.start)) else said.start
        # Of a time that is not over yet only the part until today is known.
        under_way = said.first is not None and said.last is not None and said.first <= today < said.last
        return Time(begin, said.end, said.first, today if under_way else said.last)
    if (formerly := FORMERLY.search(blank)) and not STILL.search(blank):
        return Time(formerly.start(), formerly.end(), former=True)
    return None


def _between(blank: str, found: Sequence[Rujukan], library: Library) -> Time | None:
    """The time between two laws, if a question tells it by them and both are known."""
    match = BETWEEN.search(blank)
    if match is None:
        return None
    ended = bool(re.match(r"di(?:cabut|ganti)|tidak", match["gone"] or "", re.I))
    at = [match.start(name) for name in (("law", "next") if match["law"] else ("from", "to"))]
    named = [next((resolve(r) for r in found if r.jenis and r.start <= start < r.end), None) for start in at]
    rows = [library.standing.history(law) for law in named if law in library.sources]
    if len(rows) != 2:
        return None
    gone = next((row.start for row in rows[0] if row.status in GONE), None)
    first = gone if ended else next((row.start for row in rows[0] if row.status in IN_FORCE), None)
    last = next((row.start for row in rows[1] if row.status != "belum berlaku"), None)
    if first is None or last is None or first >= last:
        return None
    return Time(match.start(), match.end(), first, last - timedelta(days=1), law=True)


def in_force_then(when: Time, spoken: str, library: Library, today: date) -> tuple[str, ...]:
    """The laws in the row of the one that tells the time which were in force then, if a question asks for no more.

    "Sebelum UU 22/1999 apa yang berlaku?": the law before it.
    """
    if not when.named or set(content_words(spoken)) - STATUS_WORDS:
        return ()
    row = chain(when.named, library.standing, library.sources)
    return tuple(law for law in row if library.standing.status(law, when.last or today) in IN_FORCE)


CHANGED = re.compile(
    r"\b(?:apa(?:kah)?|bagaimana|mana)\b.{0,25}\b(?:berubah|perubahan(?:nya)?|berbeda|beda(?:nya)?)\b", re.IGNORECASE
)
"""Asks what time made of the law: "apa yang berubah (antara 1999 dan sekarang) soal kerja sama"."""


def changed_between(
    text: str, when: Time, matched: Sequence[tuple[str, Term]], library: Library, today: date
) -> Meant | None:
    """The comparison of the law at both ends of a time, for a question on what changed in between; else None.

    Args:
        text: the question without its time; it names no law.
        when: the time; the first end of a year is its last day.
        matched: (words used, term) of the terms named: the laws that they rest on, and those before, are compared.
        library: for the laws of a day, and what the corpus compares.
        today: the end of a time without one.
    """
    if when.first is None or when.law or not CHANGED.search(text):
        return None
    first = when.first.replace(month=12, day=31) if (when.first.month, when.first.day) == (1, 1) else when.first
    pairs: dict[tuple[str, str], None] = {}
    for law in dict.fromkeys(ids.source_of(provision) for _, term in matched for provision in term.ketentuan):
        row = chain(law, library.standing, library.sources)
        old, new = (
            next((one for one in row if library.standing.status(one, day) in IN_FORCE), "")
            for day in (first, when.last or today)
        )
        if old and new and old != new:
            pairs[old, new] = None
    if not pairs:
        return None
    sides = [tuple(Side(library.label(law), (law,)) for law in pair) for pair in pairs]
    fullest = max(sides, key=lambda one: len(aspects_of(one, library)))
    return Meant("banding", fullest, aspects_said(text, matched, library))


def _unchanged_until(found: Sequence[Rujukan], library: Library, act: str) -> date | None:
    """The last day before anything was done to what is named first: to its words, or (`act` says so) its end."""
    law = next((resolve(r) for r in found if r.jenis), None)
    source = ids.source_of(law) if law else None
    named = [target for r in found if (target := resolve(r, default_source=source))]
    target = next((one for one in named if "/" in one), source)
    if source not in library.sources or target is None:
        return None
    ended = bool(re.search(r"cabut|ganti|hapus", act, re.I))
    there: Interval | None = None
    for row in library.standing.history(target):
        if there is not None and row.start is not None:
            over = row.status in GONE if ended else (row.version != there.version or row.status not in IN_FORCE)
            if over:
                return row.start - timedelta(days=1)
        elif row.status in IN_FORCE:
            there = row
    return None


def _before(history: Sequence[Interval], _today: date) -> tuple[date | None, date | None] | None:
    begun = next((row for row in history if row.status != "belum berlaku"), None)
    return (None, begun.start - timedelta(days=1)) if begun and begun.start else None


def _after(history: Sequence[Interval], today: date) -> tuple[date | None, date | None] | None:
    begun = next((row for row in history if row.status in IN_FORCE), None)
    return (begun.start, None) if begun and begun.start and begun.start <= today else None


def _during(history: Sequence[Interval], today: date) -> tuple[date | None, date | None] | None:
    """While it was in force; one that still is says nothing of time."""
    rows = [row for row in history if row.status in IN_FORCE]
    if not rows or rows[-1].end is None or rows[-1].end > today:
        return None
    return rows[0].start, rows[-1].end - timedelta(days=1)
