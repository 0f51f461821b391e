"""Days as people write them: alone ("1 Januari 2010"), or inside a question ("menurut aturan tahun 2010")."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kadqa.errors import InputError
from kadqa.hukum.hubungan import MONTHS
from kadqa.text import squash

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
"""Year first: "2010-01-31"."""
NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
"""Day first, as Indonesians write it: "31/01/2010", "31-1-2010"."""
WORDS = re.compile(r"(?:tanggal )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4})")
"""With the month's name or its beginning: "31 Januari 2010", "1 agt 2010"."""
MONTH = re.compile(r"(?P<iso>\d{4})-(?P<n>\d{1,2})|(?P<name>[a-z]{3,9})\.? (?P<year>\d{4})")
"""A month alone: "2010-01", "Januari 2010"."""
YEAR = re.compile(r"(?:tahun )?(\d{4})")
"""A year alone: "2010", "tahun 2010"."""

SHORT = {"agt": 8, "agst": 8, "ags": 8, "pebruari": 2, "peb": 2, "nopember": 11, "nop": 11}
"""Months written otherwise than by the beginning of their name."""


def parse_day(written: str) -> date | None:
    """The day that was typed; None if nothing was. A month or year alone means its last day.

    Raises:
        InputError: it is no day of the calendar; the message says which forms can be read.
    """
    text = squash(written).casefold()
    if not text:
        return None
    try:
        if match := ISO.fullmatch(text):
            year, month, day = map(int, match.groups())
        elif match := NUMBERS.fullmatch(text):
            day, month, year = map(int, match.groups())
        elif match := WORDS.fullmatch(text):
            day, month, year = int(match[1]), _month(match[2]), int(match[3])
        elif match := YEAR.fullmatch(text):
            day, month, year = 31, 12, int(match[1])
        elif match := MONTH.fullmatch(text):
            year, month = int(match["iso"] or match["year"]), int(match["n"] or _month(match["name"]))
            day = monthrange(year, month)[1]
        else:
            raise ValueError
        return date(year, month, day)
    except ValueError:
        shown = squash(written)[:40]
        raise InputError(
            f"Tanggal “{shown}” tidak dapat dibaca. Tulis misalnya 1 Januari 2010, 2010-01-01, atau kosongkan."
        ) from None


DATE = r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2} [a-z]{3,9}\.? \d{4})"
"""A whole date inside a text, in any of the forms of `parse_day`."""
_MONTH = (
    r"(?<!\d )(?:jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|agu(?:stus)?|sep(?:t|tember)?"
    r"|okt(?:ober)?|nov(?:ember)?|des(?:ember)?)\.? \d{4}"
)
_LOOSE = rf"(?:(?:pada|di|dalam) )?(?:(?:bulan )?{_MONTH}|(?:tahun )?(?:19|20)\d{{2}})"
_ANY = rf"(?:{DATE}|{_MONTH}|(?:akhir |awal )?(?:tahun )?\d{{4}})"
_LAW = r"(?:aturan|hukum|ketentuan|peraturan|regulasi|perundang-undangan|undang-undang|uu|pp)"
_NOW = r"(?:sekarang|kini|saat ini|hari ini|dewasa ini)"
_END = r"\b(?! *[/-])"
_TITLED = (
    r"(?:uu|pp|perpres|perppu|permendagri|undang-undang|undang undang|peraturan pemerintah|peraturan presiden)"
    r"(?: (?!(?:dasar|nomor|no|pasal|ayat|tahun|apa|mana|yang|dan|tanggal|sejak|sebelum|setelah|sampai)\b)[a-z-]+){1,4}"
)
"""A law called by kind and title: "UU pemda", "undang-undang otonomi daerah"."""
BETWEEN = re.compile(
    rf"\b(?:antara|di antara|dari|pada kurun|kurun|selama|sepanjang|periode) (?:tanggal )?(?P<first>{_ANY})"
    rf" (?:dan|hingga|sampai(?: dengan)?|s\.?d\.?|ke|-|–) (?:tanggal )?(?P<last>{_ANY}|{_NOW}){_END}"
    rf"|\b(?:tahun )?(?P<begin>{_ANY}) (?:hingga|sampai(?: dengan)?|s\.?d\.?) (?P<now>{_NOW})\b",
    re.IGNORECASE,
)
"""A time with both ends: "antara 2014 dan 2018", "dari tahun 2014 sampai dengan 2018", "1999 sampai sekarang"."""
BEFORE = re.compile(rf"\bsebelum (?:tanggal )?(?P<day>{_ANY}){_END}", re.IGNORECASE)
"""A time that ends before a day: "sebelum 2014", "sebelum tahun 2014"."""
AFTER = re.compile(
    rf"\b(?P<word>setelah|sesudah|pasca|sejak|mulai|semenjak) (?:tanggal )?(?P<day>{_ANY}){_END}", re.IGNORECASE
)
"""A time that goes on until today: "setelah 2018" (from 2019 on), "sejak 2018" (from its first day on)."""
ON = re.compile(
    rf"\b(?:(?:menurut|berdasarkan|dengan|dalam|pada|memakai|mengikuti) )?"
    rf"(?:{_LAW}(?: yang)?(?: berlaku)?|berlaku|keadaan)"
    rf" (?:per |pada |di )?(?:tanggal |tahun )?(?P<law>{DATE}|\d{{4}}){_END}"
    rf"|\bper (?:tanggal |akhir )?(?:tahun )?(?P<per>{DATE}|\d{{4}}){_END}"
    rf"|^(?:pada|di|dalam) (?:tanggal )?(?P<date>{DATE})"
    rf"|\b(?:(?:pada|di) (?:(?:tanggal|tgl\.?) )?|(?:tanggal|tgl\.?) )(?P<amid>{DATE}){_END}"
    rf"|\b(?:(?:pada|di|dalam|selama|sepanjang) )?tahun (?P<year>\d{{4}}){_END}"
    rf"|\b(?:(?:pada|di|dalam) )?(?:bulan )?(?P<month>{_MONTH}){_END}"
    rf"|\b(?:pada|di) (?:(?:awal|pertengahan|akhir) )?(?P<bare>(?:19|20)\d{{2}}){_END}"
    rf"|\b{_TITLED} (?P<titled>(?:19|20)\d{{2}}){_END}"
    rf"|\b(?:dasar hukum|{_LAW})\b[^,.?!_]{{0,40}}? (?P<lone>{_LOOSE})(?=\W*$)"
    rf"|\b(?P<using>(?:19|20)\d{{2}})(?= (?:pakai|memakai|menggunakan|mengacu|merujuk|ikut|mengikuti) {_LAW}\b)",
    re.IGNORECASE,
)
"""A day or year whose law is asked about: "menurut aturan tahun 2010", "per 1 Januari 2010", "pada tahun 2002", "UU
pemda 1999"."""
OF_SOMETHING = re.compile(
    r"\b(?:diundangkan|ditetapkan|disahkan|diterbitkan|terbit|dicabut|diubah|diganti|lahir|keluar|dibuat|anggaran|ajaran"
    r"|rapat|tanggal|nomor|no|permen\w*|per(?:da|bup|gub|wali|wal|pres|ppu)\b[\w ]*|kepmen\w*|keppres|inpres|rpjm\w*|"
    r"apbd|rkpd|halaman|laman|artikel|berita)\W*(?:pada|sejak|di|dalam)?\W*$",
    re.IGNORECASE,
)
"""Before a bare year: that it is the year of something else than the law asked about ("diundangkan tahun 2019")."""

OF_A_DEED = re.compile(
    r"\b(?:ditandatangani|diteken|tanda tangan|penandatanganan|berakhir|dimulai|bertanggal|dimuat|diunggah|diakses"
    r"|ditulis|dikirim|diterima|diajukan|dibahas|kunjungan|pertemuan|acara|kegiatan|surat)\b[^,.?!]{0,25}$",
    re.IGNORECASE,
)
"""Before a day amid a question: that it is the day of something that people did."""
AT_THE_TIME = re.compile(
    r"\bberlaku\b.{0,15}\b(?:saat|waktu|ketika|sewaktu)\b|\b(?:saat|waktu|ketika|pada masa) itu\b", re.IGNORECASE
)
"""Asks for the law of the day of a deed: "PP yang berlaku saat MoU diteken", "aturan yang berlaku waktu itu"."""
_MADE = (
    r"(?:di(?:buat|bikin|teken|tanda ?tangani|sepakati|tetapkan|terbitkan|keluarkan|undangkan|sahkan|susun|adakan"
    r"|jalin|bentuk|bangun|mulai|tutup|ikat|setujui|dirikan)"
    r"|terbit|terbentuk|terjalin|keluar|lahir|berdiri|berasal)"
)
_THING = (
    r"(?:perjanjian|kontrak|kesepakatan(?: bersama)?|nota kesepa\w+|mou|pks|naskah|kerja ?sama|ksd\w*|perda"
    r"|peraturan (?:daerah|pelaksana\w*|bupati|gubernur|wali ?kota)|per(?:bup|gub|wal)\w*|badan|sekretariat|bumd|izin)"
)
OF_A_THING = re.compile(
    rf"\byang (?:(?:sudah|telah|masih|kami|kita|dulu|lama|pernah|mereka) )*{_MADE}(?:,? (?!apa|siapa|mana)\w+){{0,4}}"
    r",? ?$",
    re.IGNORECASE,
)
"""Before a time: that it says when a thing was made, not whose law is asked ("perjanjian yang dibuat sebelum ...")."""
MADE_THEN = re.compile(rf"\b(?:{_THING}(?: \w+){{0,3}}|{_MADE}(?: tahun \d{{4}})?),? ?$", re.IGNORECASE)
"""The same without "yang", for a question on what is left of the thing: "MoU diteken sebelum ... masih sah?"."""
LEFT = re.compile(
    r"\b(?:masih|tetap(?! (?:perlu|harus|wajib|butuh|dapat|bisa|boleh)\b)|otomatis|batal|gugur|sah|kedaluwarsa"
    r"|kadaluarsa|nasib(?:nya)?|kedudukan(?: hukum)?(?:nya)?|keabsahan(?:nya)?|berakhir|diakui|mengikat"
    r"|(?:harus|wajib|perlu|apakah) (?:\w+ )?(?:disesuaikan|diperbarui|diperbaharui|diubah|diganti|dibuat ulang))"
    r"(?:kah)?\b"
    rf"|^(?:lalu |terus )?(?:bagaimana|gimana)(?: dengan)? {_THING}\b[^,.?!]{{0,40}}"
    rf"\b(?:yang (?:(?:sudah|telah|kami|kita|pernah) )*{_MADE}|(?:sudah|telah) ada)\b",
    re.IGNORECASE,
)
"""Asks what is left today of a thing that was made."""


MADE_UNDER = re.compile(
    rf"\b{_THING}\b[^.?!_]{{0,40}}\b(?:{_MADE}|(?:19|20)\d\d)\b[^.?!_]{{0,40}}"
    r"\b(?:berdasar(?:kan)?|(?:dengan|atas) dasar|dasar(?:nya)?|mengacu|merujuk|memakai|pakai|pake|menggunakan"
    r"|di bawah)"
    r"(?: (?:pada|ke|dengan|hukum))? $",
    re.IGNORECASE,
)
"""Before a law, that a thing was made under it: "perjanjian tahun 2015 dengan dasar PP 50/2007"."""


def of_a_thing(text: str, start: int) -> bool:
    """Whether the time that begins at `start` says when a thing was made: then today's law answers.

    "Apakah perjanjian yang dibuat sebelum PP 28/2018 masih berlaku?", not "aturan apa yang ada sebelum PP 28/2018?".
    """
    before = text[:start]
    if AT_THE_TIME.search(text):
        return False
    if LEFT.search(text) is None:
        return False
    return OF_A_THING.search(before) is not None or MADE_THEN.search(before) is not None


LED_BY_TIME = re.compile(
    r"\b(?:sebelum|sejak|setelah|sesudah|semasa|sewaktu|(?:pada )?(?:masa|zaman|era|waktu|saat)) $", re.IGNORECASE
)
"""Before a law that tells the time."""


def says_how_made(text: str, start: int) -> bool:
    """Whether the law at `start` only says when or under what a thing was made of which something is left today.

    Args:
        text: a question, its rujukan blanked out.
        start: where that law stands.
    """
    if LEFT.search(text) is None or AT_THE_TIME.search(text):
        return False
    before = text[:start]
    led = LED_BY_TIME.search(before)
    return MADE_UNDER.search(before) is not None or (led is not None and of_a_thing(text, led.start()))


OF_A_LAW = re.compile(
    r"_,?(?: (?:yang|itu|ini|sudah|telah|baru|resmi))* (?:diundangkan|ditetapkan|disahkan|terbit|diterbitkan|lahir"
    r"|dicabut|diubah|diganti(?:kan)?|mulai|mulai berlaku|berlaku)(?: pada)?\W*$",
    re.IGNORECASE,
)
"""Between a law, blanked, and a day: that it is a day of that law's life ("UU ... berlaku sejak 2015")."""


ERAS: dict[str, tuple[date, date | None]] = {
    "orde lama": (date(1959, 7, 5), date(1966, 3, 10)),
    "orde baru": (date(1966, 3, 11), date(1998, 5, 20)),
    "orba": (date(1966, 3, 11), date(1998, 5, 20)),
    "reformasi": (date(1998, 5, 21), None),
}
"""Times that people name: from the Dekret, from the Supersemar, from the day on which the President resigned."""
IN_ERA = re.compile(
    r"\b(?:(?:pada|di|dalam|selama|semasa|sejak|waktu|sewaktu) )?(?:(?:masa|zaman|jaman|era|rezim|waktu) )?"
    rf"(?P<era>{'|'.join(ERAS)})\b",
    re.IGNORECASE,
)
"""Within such a time: "pada masa Orde Baru", "zaman orba", "era reformasi"."""
BEFORE_ERA = re.compile(rf"\b(?:sebelum|pra|pra-) ?(?:(?:masa|zaman|era) )?(?P<era>{'|'.join(ERAS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """The days whose law a question asks about, and where it says so."""

    first: date | None
    """None: a single day is meant, or everything before `last`."""
    last: date | None
    """None: until today."""
    start: int
    end: int


def find_span(text: str, *, first: int = 1945, last: int = 2100) -> Span | None:
    """The time whose law a question asks about; None if it names none.

    A year is its 365 days, and its law that of 31 December. The number of a law is no day: the caller blanks
    rujukan out first.

    Args:
        text: a question.
        first: earliest year that can be meant.
        last: latest year that can be meant.
    """

    def read(written: str) -> tuple[date, date] | None:
        text = re.sub(r"^(?:(?:pada|di|dalam|akhir|awal|bulan) )*", "", squash(written).casefold())
        try:
            day = parse_day(text)
        except InputError:
            return None
        if day is None or not first <= day.year <= last:
            return None
        if YEAR.fullmatch(text):
            return day.replace(month=1, day=1), day
        return (day.replace(day=1) if MONTH.fullmatch(text) else day), day

    if match := BEFORE_ERA.search(text):
        return Span(None, ERAS[match["era"].casefold()][0] - timedelta(days=1), match.start(), match.end())
    if match := IN_ERA.search(text):
        return Span(*ERAS[match["era"].casefold()], match.start(), match.end())
    for match in BETWEEN.finditer(text):
        begin, end = read(match["first"] or match["begin"]), read(match["last"] or "")
        if begin and re.fullmatch(_NOW, match["last"] or match["now"] or "", re.IGNORECASE):
            return Span(begin[0], None, match.start(), match.end())
        if begin and end and begin[0] <= end[1]:
            return Span(begin[0], end[1], match.start(), match.end())
    for match in BEFORE.finditer(text):
        if of_a_thing(text, match.start()):
            continue
        if day := read(match["day"]):
            return Span(None, day[0] - timedelta(days=1), match.start(), match.end())
    for match in AFTER.finditer(text):
        if OF_A_LAW.search(text[: match.start()]) or of_a_thing(text, match.start()):
            continue
        if day := read(match["day"]):
            inside = match["word"].casefold() in {"sejak", "mulai", "semenjak"}
            return Span(day[0] if inside else day[1] + timedelta(days=1), None, match.start(), match.end())
    for match in ON.finditer(text):
        before = text[: match.start()]
        if of_a_thing(text, match.start()):
            continue
        loose = match["amid"] or match["month"]
        if loose and OF_A_DEED.search(before) and not AT_THE_TIME.search(text):
            continue
        if (loose or match["year"] or match["bare"] or match["titled"]) and OF_SOMETHING.search(before):
            continue
        if OF_A_LAW.search(before) and not before.rstrip().endswith("berlaku"):
            continue
        if day := read(next(group for group in match.groups() if group)):
            start = max(match.start("lone"), match.start("titled"))
            start = start if start >= 0 else match.start()
            return Span(day[0] if day[0] != day[1] else None, day[1], start, match.end())
    if AT_THE_TIME.search(text):
        for match in re.finditer(rf"(?<![\d/-]){DATE}{_END}", text, re.IGNORECASE):
            if day := read(match[0]):
                return Span(None, day[1], match.start(), match.end())
    return None


def _month(name: str) -> int:
    """1 to 12, or 0 (which no calendar has) for a name that is no month."""
    begins = [n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(name)]
    return SHORT.get(name) or (begins[0] if len(begins) == 1 else 0)
