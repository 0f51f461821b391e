"""The title block of a regulation: which it is, where it was announced, when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher

from kadqa.hukum.jenis import JENIS, PATTERN, jenis_key, source_id
from kadqa.records import Source
from kadqa.text import slug, squash

_KIND = re.compile(rf"(?<![\w-])(?:{PATTERN})(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(
    r"\b(?:NOMOR|NO)\b\s*[.:]?\s*(?P<nomor>[\dlIO]+(?:\s?/\s?[\w.\-]+)*)"
    r"(?:\s+TAHUN\s+(?P<tahun>[12][\dlIO]{3}))?",
    re.IGNORECASE,
)
_DAMAGED = re.compile(r"\bNOMOR\s*\S{1,5}?\s*TAHUN\s*(?P<tahun>[12][\dlILO]{3})\s+TENTANG\s+(?=[A-Z]{3})")
"""A number that may be damaged, its year, and the beginning of the title behind them."""
_DIGITS_IN_TITLE = re.compile(r"(?<=NOMOR |TAHUN )[\dlILO]+\b")
_TITLE_END = re.compile(
    r"\b(?:DENGAN\s*RAHMAT|Menimbang|Mengingat|KAMI\s+PRESIDEN|PRESIDEN\s+REPUBLIK"
    r"|MENTERI\s+[A-Z ]+REPUBLIK\s+INDONESIA,|(?:GUBERNUR|BUPATI|WALI\s?KOTA)(?:\s+(?!DENGAN|DAN\b)[A-Z]+){1,4},"
    r"|BAB\s+I\b|Pasal\s+(?:1|I)\b|MEMUTUSKAN|Sehubungan|Dalam\s+rangka)"
)
_PLACE = re.compile(
    r"\b(PROVINSI|KABUPATEN|KOTA|DAERAH\s+ISTIMEWA)\s+([A-Z][A-Z .'\-]*?)(?=\s+(?:NOMOR|NO\b|TAHUN)|\s*$|\s+DAN\b)"
)
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_MONTHS_ALSO = {"pebruari": 2, "nopember": 11, "djanuari": 1, "djuni": 6, "djuli": 7}
_LIKE_MONTH = 0.75
"""How like the name of one month a word must be that OCR damaged: "Jarruari", "Jtni"."""
_YEAR = r"[12][\dlILTOo]{3}"
_DATE = rf"(?:pada\s+)?ta[a-z]{{2,3}}g[a-z]{{1,3}}\s*:?\s*([\dlILO]{{1,2}})\s*([A-Za-z]{{3,10}}?)\s*({_YEAR})(?!\w)"
"""A day as a signature block says it: "pada tanggal 2 Oktober 2014", and as OCR reads it: "tanggd L7 Oktober 2O22"."""
_MADE = re.compile(rf"\b(?:Ditetapkan|Disahkan|DITETAPKAN|DISAHKAN)\s+(?:di|DI)\b.{{0,80}}?{_DATE}", re.DOTALL)
_ANNOUNCED = re.compile(rf"\b(?:Diundangkan|DIUNDANGKAN)\s+(?:di|DI)\b.{{0,80}}?{_DATE}", re.DOTALL)
_LN = re.compile(
    r"(?<!TAMBAHAN )LEMBARAN\s+NEGARA\s+(?:REPUBLIK\s+INDONESIA|RI)\s*"
    rf"TAHUN\s+({_YEAR})\s+NOMOR\s+(\d+)(?!\w)"
)
_TLN = re.compile(
    rf"TAMBAHAN\s+LEMBARAN\s+NEGARA\s+(?:REPUBLIK\s+INDONESIA|RI)\s*(?:TAHUN\s+{_YEAR}\s+)?NOMOR\s+(\d+)(?!\w)"
)
_LN_HEAD = re.compile(
    r"^\W*LEMBARAN\s+NEGARA\s+REPUBLIK\s+INDONESIA\s+No\s?\.\s?(\d+)\s?,\s?(\d{4})\b"
    r"(?:.{0,300}?\bTambahan\s+Lembaran\s+Negara\s+(?:Republik\s+Indonesia\s+)?Nomor\s+(\d+)(?!\w))?",
    re.DOTALL,
)
"""How a page of the gazette begins: "LEMBARAN NEGARA REPUBLIK INDONESIA No.147, 2018 ... Tambahan ... Nomor 6245"."""
_STEM = re.compile(rf"(?P<jenis>{'|'.join(sorted(JENIS, key=len, reverse=True))})[-_](?P<a>\d+)[-_](?P<b>\d+)(?!\d)")
_UUD = re.compile(r"^\W*UNDANG[\s-]+UNDANG\s+DASAR\b(?!.*\bNOMOR\b)")
_OCR = str.maketrans("lILTOo", "111700")
_SMALL = frozenset(("dan", "di", "atas", "tentang", "yang", "dengan", "dari", "untuk", "ke", "pada", "dalam", "atau"))


@dataclass(frozen=True, slots=True)
class Title:
    """What the title block says; `jenis` is "" if it names no kind that is known."""

    jenis: str = ""
    nomor: str = ""
    tahun: str = ""
    judul: str = ""
    wilayah: str = ""

    @property
    def whole(self) -> bool:
        return bool(self.jenis and self.tahun and (self.nomor or self.jenis == "uud"))


def headline(text: str) -> str:
    """A title in capitals as it is written in a sentence: "KERJA SAMA DAERAH" -> "Kerja Sama Daerah"."""
    if any(char.islower() for char in text):
        return text
    words = text.lower().split()
    return " ".join(
        word if i and word in _SMALL else re.sub(r"(?:^|(?<=[-/(]))\w", lambda m: m.group(0).upper(), word)
        for i, word in enumerate(words)
    )


def _wilayah(block: str) -> str:
    """The region in the id's form: "PERATURAN DAERAH KABUPATEN BANJARNEGARA" -> "banjarnegara"."""
    found = _PLACE.search(block)
    if not found:
        return ""
    word, name = found.groups()
    name = slug(name)
    return name if word == "KABUPATEN" else slug(f"{word} {name}")


def read_title(text: str) -> Title:
    """Read the title block from the first characters of a document (pass some 4,000).

    The kind is the last one named before the first "NOMOR n TAHUN y"; a law that amends names others after it.
    """
    text = squash(text)
    for number in _NUMBER.finditer(text):
        within = re.search(r"/\s?(\d{4})$", number["nomor"])
        tahun = (number["tahun"] or (within[1] if within else "")).translate(_OCR)
        if not tahun:
            continue
        before = text[max(0, number.start() - 220) : number.start()]
        kinds = list(_KIND.finditer(before))
        if not kinds or not before[kinds[-1].start() :].isupper():
            continue
        if re.search(r"\bATAS\s*$", before[: kinds[-1].start()]):
            # "PERUBAHAN ATAS UNDANG-UNDANG NOMOR ...": the law that is amended; its own number was not legible.
            continue
        key = jenis_key(kinds[-1].group(0)) or ""
        rest = text[number.end() : number.end() + 900]
        about = re.match(r"\s*TENTANG\s+", rest, re.IGNORECASE)
        if not about:
            continue
        rest = rest[about.end() :]
        stop = _TITLE_END.search(rest)
        judul = squash(rest[: stop.start() if stop else 300]).rstrip(" ,.;")
        nomor = squash(number["nomor"]).replace(" ", "")
        nomor = nomor.translate(_OCR) if nomor.isalnum() else nomor
        wilayah = _wilayah(before[kinds[-1].start() :]) if JENIS[key].regional else ""
        return Title(key, nomor, tahun, headline(judul), wilayah)
    if _UUD.search(text[:600]):
        return Title("uud", "", "1945", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945")
    return Title()


def title_of_year(text: str, tahun: str) -> str:
    """The title behind the first number of a year, in capitals; "" if there is none.

    For a title block whose kind or number OCR damaged ("PERATURAN PEMERIMAH ... NOMOR T2TAHUN 2019 TENTANG ...")
    where the file's name tells which regulation it is.
    """
    text = squash(text)
    found = _DAMAGED.search(text)
    if found is None or found["tahun"].translate(_OCR) != tahun:
        return ""
    rest = text[found.end() : found.end() + 900]
    stop = _TITLE_END.search(rest)
    judul = squash(rest[: stop.start()]).rstrip(" ,.;") if stop else ""
    judul = _DIGITS_IN_TITLE.sub(lambda m: m[0].translate(_OCR), judul)
    return headline(judul) if judul.isupper() else ""


def from_name(name: str) -> Title:
    """Kind, number and year from a file name: "pp-2018-28.md", "uu-23-2014_salinan.pdf"; empty if it has none."""
    found = _STEM.match(name.lower())
    if not found:
        return Title()
    a, b = found["a"], found["b"]
    year = a if len(a) == 4 and not (len(b) == 4 and 1900 < int(b) < 2100) else b
    number = b if year == a else a
    return Title(found["jenis"], number, year) if len(year) == 4 else Title()


def source_from(title: Title) -> Source:
    """The source that a whole title names."""
    key = source_id(title.jenis, title.nomor, title.tahun, title.wilayah)
    return Source(key, title.jenis, title.nomor, title.tahun, title.judul, title.wilayah)


def _month(word: str) -> int:
    """The number of a month; 0 if the word is none, or might be two."""
    lower = word.lower()
    if lower in _MONTHS:
        return _MONTHS.index(lower) + 1
    if lower in _MONTHS_ALSO:
        return _MONTHS_ALSO[lower]
    like = sorted(
        ((SequenceMatcher(None, lower, month).ratio(), n) for n, month in enumerate(_MONTHS, 1)), reverse=True
    )
    (best, number), (second, _) = like[:2]
    return number if best >= _LIKE_MONTH and best > second else 0


def _iso(match: re.Match[str] | None, tahun: str) -> str:
    """The day of a match; "" if it is none, or if its digits are damaged and the law's year does not confirm them."""
    if not match:
        return ""
    day, month, year = match.groups()[-3:]
    clean = f"{day}{year}".isdigit() and (month.lower() in _MONTHS or month.lower() in _MONTHS_ALSO)
    day, year = day.translate(_OCR), year.translate(_OCR)
    if not year.isdigit() or not day.isdigit() or (not clean and year != tahun):
        return ""
    try:
        return date(int(year), _month(month), int(day)).isoformat()
    except ValueError:
        return ""


def with_dates(source: Source, opening: str, closing: Sequence[str]) -> Source:
    """The source with its dates and numbers of announcement, as its text has them.

    Args:
        source: as its title names it.
        opening: the first characters of the document; a page of the gazette has the numbers above the title.
        closing: the signature block and the last lines.
    """
    text = squash(" ".join(closing))
    ln, tln, head = _LN.search(text), _TLN.search(text), _LN_HEAD.search(opening)
    year = ln[1].translate(_OCR) if ln else ""
    return replace(
        source,
        ditetapkan=_iso(_MADE.search(text), source.tahun),
        diundangkan=_iso(_ANNOUNCED.search(text), source.tahun),
        ln=f"{ln[2]}/{year}" if ln and year.isdigit() else f"{head[1]}/{head[2]}" if head else "",
        tln=tln[1] if tln else (head[3] or "") if head else "",
    )


def amended(judul: str, wilayah: str = "") -> str:
    """The id of the law that an amending law changes, from its title; "" if it changes none by name.

    Args:
        judul: the title of the amending law.
        wilayah: its region, which stands for that of a regional law that is named without one.
    """
    if not re.match(r"\s*perubahan", judul, re.IGNORECASE):
        return ""
    kind = _KIND.search(judul)
    number = _NUMBER.search(judul, kind.end()) if kind else None
    if not kind or not number or not number["tahun"]:
        return ""
    key = jenis_key(kind.group(0)) or ""
    between = judul[kind.end() : number.start()].upper()
    place = (_wilayah(between) or wilayah) if JENIS[key].regional else ""
    nomor = number["nomor"].translate(_OCR) if number["nomor"].isalnum() else number["nomor"]
    return source_id(key, nomor, number["tahun"].translate(_OCR), place)
