"""The head of an office document: what it is, its number, title, day and parties; and who signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kadqa.errors import InputError
from kadqa.hukum.angka import in_words
from kadqa.hukum.day import DATE, parse_day
from kadqa.hukum.hubungan import MONTHS
from kadqa.reading.lines import Line
from kadqa.reading.parts import META
from kadqa.reading.peraturan.judul import headline
from kadqa.text import squash

KINDS: dict[str, str] = {
    "kesepakatan": r"NOTA\s+KESEPA(?:HAMAN|KATAN)|KESEPAKATAN\s+BERSAMA|MEMORANDUM\s+OF\s+UNDERSTANDING",
    "pks": r"(?:(?:ADENDUM|ADDENDUM|AMANDEMEN)\b.{0,20}|SURAT\s+|NASKAH\s+)?PERJANJIAN|KONTRAK|ADENDUM|ADDENDUM",
    "surat-edaran": r"SURAT\s+EDARAN",
    "sk": r"(?:SURAT\s+)?KEPUTUSAN",
    "sop": r"STANDARD?\s+(?:OPERASIONAL\s+PROSEDUR|OPERATING\s+PROCEDURES?)|PROSEDUR\s+(?:TETAP|OPERASIONAL)|SOP",
    "juknis": r"PETUNJUK\s+(?:TEKNIS|PELAKSANAAN|OPERASIONAL)|PEDOMAN\s+(?:TEKNIS|PELAKSANAAN|UMUM)",
}
"""How the title of each kind of office document begins."""
_KIND = re.compile("|".join(rf"(?P<k{n}>{words})" for n, words in enumerate(KINDS.values())) + r"(?!\w)")
_NUMBER = re.compile(
    r"^\W*(?:NOMOR|Nomor|NO|No)\b(?:\s+(?:SOP|Surat|SURAT|Dokumen|DOKUMEN))?\s*[.:]?\s*:?\s*"
    r"(?P<nomor>[\w.-]*\d[\w.-]*(?:\s?/\s?[\w.-]+)*)(?:\s+TAHUN\s+(?P<tahun>[12]\d{3}))?",
)
_TITLED = re.compile(r"^(?:nama|judul)\b.*|^(?:hal|perihal|h a l)$", re.IGNORECASE)
_BEGINS = re.compile(
    r"^(?:(?:[A-Z]|[IVX]{1,4}|\d{1,2})\s?[.)]\s|BAB\s+[IVX\d]|Pasal\b|PASAL\b|Menimbang|MENIMBANG|(?:LATAR BELAKANG|"
    r"PENDAHULUAN|DASAR HUKUM|TUJUAN|MAKSUD DAN TUJUAN|RUANG LINGKUP|PENGERTIAN|DEFINISI|PERSYARATAN)\W*$)"
)
"""A line that no longer belongs to the head."""
_BODY = re.compile(r"^(?:BAB\s+[IVX\d]|Pasal\b|PASAL\b|Menimbang|MENIMBANG)")
"""A line beyond which no title stands."""
_PROCEDURE = re.compile(r"(?:^|\t)\s*(?:nomor|judul|nama)\s+sop\s*[:\t]", re.IGNORECASE)
"""A line of the table with which a procedure begins."""
_PAIR = re.compile(r"(?:^|\t)\s*(?P<key>[A-Z][\w. ]{2,30}?)\s*(?::|\t)[\s:]*(?P<value>[^\t:][^\t]*)")
_ADDRESS = re.compile(
    r"^(?:Kepada\b|Yth\b|Yang Terhormat|di\s*[-–]?\s*$|di tempat|Sifat|Lampiran\s*:|Tempat)", re.IGNORECASE
)
_BY = re.compile(
    r"^DENGAN RAHMAT|^(?:(?:PLT|PLH|PJ)\W+)?(?:BUPATI|GUBERNUR|WALI\s?KOTA|KEPALA|MENTERI|SEKRETARIS|DIREKTUR|REKTOR"
    r"|CAMAT|KETUA)\b.*,$"
)
"""Who decides, below the title of a decision."""
SIGNS = re.compile(
    rf"^(?:(?:Di(?:tetapkan|keluarkan|tandatangani|sahkan|buat))\s+(?:di|pada)\b.{{0,60}}"
    rf"|[A-Z][\w.]+(?:\s[A-Z]\w+){{0,3}},\s*(?:tanggal\s+)?(?i:{DATE})\W*"
    r"|(?:PARA\s+PIHAK|(?:PIHAK\s+(?:KE\w+|PERTAMA|I{1,3}V?)[\s,.:;|]*){1,3})"
    r"|(?i:demikian(?:lah)?\b.{0,160})|(?:a\.\s?n\.|an\.|A\.\s?n\.)\s.{3,60})$"
)
"""A line with which the block of signatures begins, or the sentence before it."""
_OFFICE = re.compile(
    r"\b(?:KEPALA|DIREKTUR|BUPATI|WALI\s?KOTA|GUBERNUR|SEKRETARIS|KETUA|PIHAK|MENTERI|CAMAT|LURAH|REKTOR|MANAJER|PIMPINAN"
    r"|ASISTEN|PENJABAT|PLT|PLH|PEMERINTAH|DINAS|BADAN|KABUPATEN|PROVINSI|KOTA|PT|CV|A\.?N|UNTUK|TTD|NIP|MATERAI|METERAI"
    r"|TEMBUSAN|PANGKAT|PEMBINA|CAP|DITETAPKAN|TANGGAL)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:(?:Dr|Drs|Dra|Ir|Prof|H|Hj|dr|drg|K\.?H)\.\s?)*(?:[A-Z][\w'’.]+\s){1,5}[A-Z][\w'’.]+(?:,\s?[\w. ]{2,12})*\.?$"
)
"""A person's name, with titles."""
_SPELT = re.compile(
    r"\btanggal\s+(?P<day>[a-z]+(?:\s+[a-z]+){0,2}?),?\s+bulan\s+"
    rf"(?P<month>{'|'.join(MONTHS)}),?\s+tahun\s+(?P<year>(?:[a-z]+\s+){{2,6}}?[a-z]+)(?=\s*[,(.;]|\s+bertempat|\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A day in words: "tanggal enam bulan November tahun dua ribu dua puluh tiga"."""
_CALLED = re.compile(r"\b(?:di)?sebut\w*\s+(?:sebagai\s+)?[\"“]?(?P<who>PIHAK\s+(?:KE\w+|PERTAMA|I{1,3}V?))\b")
_SHORT = re.compile(r"\b(?:Pt|Cv|Ud|Ri|Rsud|Bumd|Bumn|Bpjs|Tni|Polri|Kpu|Dprd|Sop|Spbe|Tpa|Apbd)\b")
HEAD_LINES = 40
LOOKED = 60
"""Lines in which the title is looked for."""


@dataclass(slots=True)
class Head:
    """What the head of a document says; texts are "" where it does not say it."""

    jenis: str = "berkas"
    nomor: str = ""
    tahun: str = ""
    judul: str = ""
    ditetapkan: str = ""
    pihak: tuple[str, ...] = ()
    penanda_tangan: tuple[str, ...] = ()
    lines: int = 0
    """How many lines it has."""
    title: list[str] = field(default_factory=list)


def office_kind(lines: Sequence[Line]) -> str:
    """The kind of office document that the first lines name, "" if none."""
    return _found(lines)[0]


def _found(lines: Sequence[Line]) -> tuple[str, int, str]:
    """Kind, the line that names it, and what that line says after the name."""
    for i, line in enumerate(lines[:LOOKED]):
        text = line.text.strip()
        match = _KIND.match(text)
        if match and text.upper() == text and len(text.split()) <= 40:
            kind = next(key for n, key in enumerate(KINDS) if match[f"k{n}"])
            return kind, i, text[match.end() :]
        if _BODY.match(text):
            break
    if any(_PROCEDURE.search(line.text) for line in lines[:25]):
        return "sop", 0, ""
    keys = {match["key"].strip().lower() for line in lines[:25] if (match := META.match(line.text))}
    if "nomor" in keys and keys & {"hal", "perihal", "h a l"}:
        return "surat", 0, ""
    return "", 0, ""


def read_head(lines: Sequence[Line], title: str) -> Head:
    """The head of a document.

    Args:
        lines: of the document.
        title: what it is called if its head gives no title.
    """
    kind, at, rest = _found(lines)
    head = Head(jenis=kind or "berkas", judul="" if kind else title)
    if kind == "surat":
        _letter(head, lines)
    elif kind == "sop" and not rest and any(_PROCEDURE.search(line.text) for line in lines[:25]):
        _procedure(head, lines)
    elif kind:
        _titled(head, lines, at, rest)
    head.judul = head.judul or _title(head) or title
    return head


def _letter(head: Head, lines: Sequence[Line]) -> None:
    """The head of a letter: all down to its particulars and whom it is addressed to."""
    for i, line in enumerate(lines[:HEAD_LINES]):
        text = line.text.strip()
        meta, number = META.match(text), _NUMBER.match(text)
        if head.judul and not (meta or _ADDRESS.match(text) or len(text.split()) < 8):
            break
        if meta and _TITLED.match(squash(meta["key"])):
            head.judul = squash(meta["value"] or "")
        if number and not head.nomor:
            head.nomor = squash(number["nomor"]).replace(" ", "").rstrip(".-")
        head.ditetapkan = head.ditetapkan or day_in(text)
        head.lines = i + 1


def _procedure(head: Head, lines: Sequence[Line]) -> None:
    """The head of a procedure that is a table: all down to the last of its particulars."""
    for i, line in enumerate(lines[:HEAD_LINES]):
        if _BEGINS.match(line.text):
            break
        for pair in _PAIR.finditer(line.text):
            key, value = pair["key"].lower(), squash(pair["value"])
            if key.startswith("nomor") and not head.nomor:
                head.nomor = value
            elif key.startswith(("judul", "nama")) and not head.judul:
                head.judul = name_of(value)
            elif key.startswith(("tanggal", "tgl")) and not head.ditetapkan:
                head.ditetapkan = day_in(value)
            head.lines = i + 1


def _titled(head: Head, lines: Sequence[Line], at: int, rest: str) -> None:
    """A head with a title: the line that names the kind, and what follows as long as it may belong to it."""
    end = at + 1
    # The words of the title line after the kind, then line after line as long as they are those of a head.
    _say(head, rest)
    for line in lines[at + 1 : at + HEAD_LINES]:
        text = line.text.strip()
        meta = META.match(text)
        number = _NUMBER.match(text)
        told = bool(number or meta or _ADDRESS.match(text))
        if _BEGINS.match(text) or not (told or text.upper() == text) or (head.judul and line.blank_before and not told):
            break
        end += 1
        if number and not head.nomor:
            head.nomor, head.tahun = squash(number["nomor"]).replace(" ", "").rstrip(".-"), number["tahun"] or ""
        if number:
            head.title.append("\n")
        elif meta and _TITLED.match(meta["key"].strip()):
            head.judul = squash(meta["value"] or "")
        elif meta and meta["value"] and not head.ditetapkan and re.search(r"(?i)tanggal|tgl", meta["key"]):
            head.ditetapkan = day_in(meta["value"])
        elif not meta and not _ADDRESS.match(text) and not _BY.match(text):
            _say(head, text)
    head.lines = end


def _say(head: Head, text: str) -> None:
    head.title += [text.strip()] if text.strip() else []


def _title(head: Head) -> str:
    """The title among the lines of the head: what follows TENTANG, else what stands in capitals after the kind."""
    words = [line for line in head.title if line != "\n"]
    whole = " ".join(words)
    about = re.search(r"\bTENTANG\b\s*", whole)
    if about:
        return name_of(whole[about.end() :])
    if head.jenis in {"pks", "kesepakatan"}:
        return name_of(re.split(r"\bANTARA\b", whole)[0])
    return name_of(whole)


def parties(head: Head, text: str) -> tuple[str, ...]:
    """The parties that a title names: "ANTARA <A> DENGAN <B> TENTANG".

    Args:
        head: with the lines of its title.
        text: of the document, where their names may stand in small letters, too.
    """
    lines = [line for line in head.title if line != "\n"]
    whole = "\n".join(lines)
    found = re.search(r"\bANTARA\b(?P<who>.*?)(?:\bTENTANG\b|\Z)", whole, re.DOTALL)
    if not found:
        return ()
    who = found["who"]
    for between in (r"\n\s*(?:DENGAN|DAN)\s*\n", r"\bDENGAN\b", r"\bDAN\b"):
        parts = [squash(part) for part in re.split(between, f"\n{who}\n") if part.strip()]
        if len(parts) > 1:
            return tuple(_printed(part.strip(" ,.;"), text) for part in parts)
    return ()


def name_of(text: str) -> str:
    """A name or title in capitals as it is written in a sentence; what offices abbreviate stays."""
    even = headline(squash(text).strip(" ,.;:"))
    return _SHORT.sub(lambda m: m[0].upper(), even)


def _printed(name: str, text: str) -> str:
    """A party's name as the text prints it in small letters, else made of its capitals."""
    pattern = r"\s+".join(map(re.escape, name.split()))
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        if found[0].upper() != found[0]:
            return squash(found[0])
    return name_of(name)


def day_in(text: str) -> str:
    """The first day that a text names, as a date; "" if none."""
    for found in re.finditer(DATE, text, re.IGNORECASE):
        try:
            day = parse_day(found[0])
        except InputError:
            continue
        return day.isoformat() if day else ""
    spelt = _SPELT.search(text)
    if spelt is None:
        return ""
    try:
        month = [name.lower() for name in MONTHS].index(spelt["month"].lower()) + 1
        return date(in_words(spelt["year"]), month, in_words(spelt["day"])).isoformat()
    except (ValueError, KeyError):
        return ""


def year_of(head: Head) -> str:
    """The year of a document: said with its number, within it, or that of its day."""
    within = re.search(r"(?:^|/)((?:19|20)\d{2})$", head.nomor)
    return head.tahun or (within[1] if within else "") or head.ditetapkan[:4]


def signers(preamble: str, signed: Sequence[str]) -> tuple[str, ...]:
    """Who signed: "PIHAK KESATU: Ratna Dewi" as the opening introduces them, else the names below the text.

    Args:
        preamble: the text before the first clause of a contract.
        signed: the lines of the block of signatures.
    """
    found: list[str] = []
    before = 0
    for called in _CALLED.finditer(preamble):
        part = preamble[before : called.start()]
        before = called.end()
        name = re.search(r"\bNama\s*:\s*(?P<name>[^\n\t;]{3,80})", part) or re.search(
            r"(?:^|\n|\d\.|[IVX]+\.|:)\s*(?P<name>(?:[A-Z][\w'’]*\.?,?\s+){1,7}?[A-Z][\w'’.]*(?:,\s?[A-Z][\w.]+)*)"
            r"(?=\s*(?:[,:;\t\n]|\bselaku\b|\bjabatan\b))",
            part,
        )
        if name:
            found.append(f"{squash(called['who'])}: {squash(name['name']).strip(' ,:;')}")
    if found:
        return tuple(dict.fromkeys(found))
    office = ""
    for line in signed:
        for piece in re.split(r"\t|\s{2,}", line):
            if _OFFICE.search(piece):
                office = piece.strip(" ,") if not re.search(r"(?i)^\W*(?:ttd|nip|cap)\b", piece) else office
            elif _NAMED.match(piece.strip()):
                found.append(f"{office}: {piece.strip()}" if office else piece.strip())
    return tuple(dict.fromkeys(found))
