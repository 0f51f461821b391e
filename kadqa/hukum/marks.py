"""The marks of citations in a text: each law, pasal, ayat, huruf and angka that is named, in its order.

`rujukan` joins them. Every pattern has one line that says what it matches, with an example.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kadqa.hukum.jenis import JENIS, PATTERN, jenis_key
from kadqa.hukum.numbering import from_roman
from kadqa.records import Rujukan
from kadqa.text import slug

# Runs of white space are bounded, so that no pattern is slow on a hostile text.
_S0 = r"\s{0,9}"
_S1 = r"\s{1,9}"

_STOP = (
    r"pasal|psl|ps|ayat|huruf|angka|atau|serta|tentang|yang|nomor|nomer|no|tahun|dengan|sebagaimana|jo|juncto|dari|"
    r"dalam|atas|untuk|oleh|ini|itu|tersebut|pada|telah|diubah|adalah"
)
"""Words that end the name of a regulation."""
_WORD = rf"(?!(?:{_STOP}|dan|{PATTERN})\b)[A-Za-z][A-Za-z.'’\-]{{0,30}}"
_WORD_OR_DAN = rf"(?!(?:{_STOP}|{PATTERN})\b)[A-Za-z][A-Za-z.'’\-]{{0,30}}"

_NOMOR_WORD = rf"(?:nomor|nomer|nmr|no|nr){_S0}[.:]?{_S0}"
"""Before a number: "Nomor ", "No.", "Nomor : "."""
_NOMOR = r"\d{1,4}[A-Z]?(?:[/\-][A-Z][A-Z0-9.\-]{0,20}){0,3}"
"""The number of a regulation: "23", "22/PMK.07"."""
_TAHUN = (
    rf"(?:{_S0},?{_S0}(?:/|tahun|thn\.?|th\.?){_S0}(?P<{{0}}>(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|\s{{{{1,3}}}}(?P<{{1}}>(?:19|20)\d\d)(?!\d))"
)
"""Its year: " Tahun 2014", "/2014", " Th. 2014", "/14", and " 2014" as people type."""


def _tahun(name: str) -> str:
    return _TAHUN.replace("{0}", name).replace("{1}", name + "2").replace("{{", "{").replace("}}", "}")


_LAW = (
    rf"(?P<jenis>{PATTERN})(?!\w)\.?"
    rf"(?:{_S1}(?P<gap>{_WORD}(?:{_S1}{_WORD}){{0,5}}?))??{_S0}"
    rf"(?:{_NOMOR_WORD})?(?P<nomor>{_NOMOR}){_tahun('tahun')}"
)
"""A law with its number: "UU No. 23 Tahun 2014", "PP 28/2018", "Perda Kota Bandung 5/2020"."""
_UUD = (
    rf"(?P<uud>UUD|Undang{_S0}[\-–—]?{_S0}Undang{_S1}Dasar)(?!\w)"
    rf"(?:{_S1}(?:Negara{_S1}Republik{_S1}Indonesia|Negara{_S1}RI|NRI|RI))?(?:(?:{_S1}Tahun)?{_S1}(?:1945|['’]?45)(?!\d))?"
)
"""The constitution: "UUD 1945", "UUD NRI 1945", "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"."""
_OTHER = (
    rf"(?P<other>(?:(?:Peraturan|Keputusan|Instruksi|Surat{_S1}Edaran|Qanun)(?:{_S1}{_WORD_OR_DAN}){{1,9}}?{_S1}(?={_NOMOR_WORD})"
    rf"|(?:Permen|Kepmen|Perka|Perban|Pergub|Perbup)[a-z]{{0,20}}(?:{_S1}{_WORD}){{0,2}}?{_S1}(?={_NOMOR_WORD}|\d)))"
    rf"(?:{_NOMOR_WORD})?(?P<other_nomor>{_NOMOR}){_tahun('other_tahun')}"
)
"""A law of a kind that has no row in JENIS: "Peraturan Menteri Kesehatan Nomor 3 Tahun 2020", "Permenkes 3/2020"."""

_PASAL_NUMBER = r"(?:\d{1,9}(?:[A-Z]{1,2}(?![A-Z])|\s[A-Z](?=\s*(?:ayat|UUD|$)))?(?!\d)|[IVX]{1,6}(?!\w))"
"""The number of a pasal: "363", "236A", "18 A ayat", "I"."""
_AYAT_NUMBER = r"\d{1,3}(?:[A-Z](?![A-Z]))?(?!\d)"
_HURUF_LETTER = r"(?P<{0}>[a-z])(?P={0})?\d{{0,2}}(?!\w)"

_PASAL = rf"(?:pasal|psl|ps)(?!\w)\.?{_S0}(?P<pasal>{_PASAL_NUMBER})"
"""A pasal: "Pasal 5", "pasal\\n7", "ps. 364", "psl 9"."""
_AYAT = rf"ayat{_S0}\(?{_S0}(?P<ayat>{_AYAT_NUMBER}){_S0}\)?"
"""An ayat: "ayat (2)", "ayat 2", "ayat (4a)"."""
_HURUF = rf"(?:huruf|hrf){_S0}\.?{_S0}\(?(?P<huruf>{_HURUF_LETTER.format('letter')})\)?"
"""A huruf: "huruf b", "huruf aa", "huruf d1"."""
_ANGKA = rf"angka{_S0}\(?(?P<angka>{_AYAT_NUMBER})\)?"
"""An angka: "angka 5"."""
_PENJELASAN = rf"penjelasan(?P<umum>{_S1}umum)?(?!\w)(?:{_S1}(?:atas|dari))?"
"""The elucidation: "penjelasan Pasal 364", "Penjelasan Umum UU 23/2014"."""

_MARK = re.compile(
    rf"(?<!\w)(?:(?P<law>{_LAW})|{_OTHER}|{_UUD}|{_PASAL}|{_AYAT}|{_HURUF}|{_ANGKA}|(?P<penjelasan>{_PENJELASAN}))",
    re.IGNORECASE,
)

_AND = rf"(?:,?{_S0}(?:dan{_S0}/{_S0}atau|dan|atau|serta|juncto|jo\.?|kecuali|&)(?!\w)(?:{_S1}pada(?!\w))?|,|;)"
"""Between members of a list: ", dan", "dan/atau", "jo.", ", kecuali", "serta pada"."""
_TO = r"(?:sampai\s{1,9}dengan|sampai|hingga|s\.d\.?|s/d|sd(?!\w)|-|–|—)"
"""Between the ends of a range: "sampai dengan", "s.d.", "-"."""
JOIN = re.compile(rf"{_S0}(?:(?P<to>{_TO})|(?P<and>{_AND})){_S0}", re.IGNORECASE)
OF = re.compile(rf"{_S0}(?:(?:dari|dalam|pada|menurut|di{_S1}dalam|di){_S1})?", re.IGNORECASE)
"""Between a pasal and its law: " ", " dari ", " dalam "."""
TITLE = re.compile(rf",?{_S1}tentang(?:{_S1}[\w()/\-]{{1,30}}){{1,14}}?,?{_S1}(?:(?:pada|dalam){_S1})?", re.IGNORECASE)
"""Between a law and its pasal, its title: " tentang Pemerintahan Daerah "."""

_NOT_COUNTED = (
    r"(?!\w|\s*(?:[/%°]|\.\d|,\d|(?:orang|hari|bulan|tahun|daerah|provinsi|kabupaten|kota|persen|kali|pihak|jenis|macam|"
    r"januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|juta|miliar|ribu)\b))"
)
"""After a bare number: what shows that it counts something or is part of a date."""
_BARE_PASAL = re.compile(rf"(?P<value>{_PASAL_NUMBER}){_NOT_COUNTED}", re.IGNORECASE)
"""A further pasal in a list: the 12 of "Pasal 10 dan 12"."""
_BARE_AYAT = re.compile(rf"\({_S0}(?P<value>{_AYAT_NUMBER}){_S0}\)", re.IGNORECASE)
"""An ayat in brackets alone: the (1) of "ps. 364 (1)", the (3) of "ayat (2) dan (3)"."""
_BARE_NUMBER = re.compile(rf"(?P<value>{_AYAT_NUMBER}){_NOT_COUNTED}", re.IGNORECASE)
"""A further ayat or angka in a list: the 2 of "ayat 1 dan 2"."""
_BARE_HURUF = re.compile(rf"(?P<value>{_HURUF_LETTER.format('letter')})(?!\w|[.)]\w)")
"""A further huruf in a list: the b of "huruf a dan b"."""

LEVELS = ("pasal", "ayat", "huruf", "angka")


@dataclass(frozen=True, slots=True)
class Mark:
    level: str
    """One of `LEVELS`, or "law", "penjelasan"."""
    start: int
    end: int
    value: str = ""
    law: Rujukan | None = None
    bracketed: bool = False


def wilayah_of(written: str, jenis: str) -> str:
    """The wilayah of a regional law as ids have it.

    "Kabupaten Banjarnegara" -> "banjarnegara", "Kota Bandung" -> "kota-bandung", "Prov. Jawa Barat"
    -> "provinsi-jawa-barat"; a Pergub is of a province and a Perwali of a town, though the word is left out.
    """
    words = slug(written).split("-")
    if words[0] == "daerah" and words[1:2] and words[1] in {"provinsi", "kabupaten", "kota"}:
        words = words[1:]
    words[0] = {"kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi"}.get(words[0], words[0])
    if words[0] == "kabupaten":
        return "-".join(words[1:])
    implied = {"pergub": "provinsi", "perwali": "kota"}.get(jenis)
    return "-".join(words if words[0] in {"provinsi", "kota"} or implied is None else [implied, *words])


def marks(text: str) -> Iterator[Mark]:
    """Marks in the order of the text, a list or range of bare numbers as one mark for each."""
    position = 0
    while match := _MARK.search(text, position):
        mark = _mark(match)
        position = max(match.end(), match.start() + 1)
        if mark is None:
            # Too much was taken for a name; look again behind its first word.
            position = match.start() + len(re.match(r"\w+|.", match[0], re.DOTALL)[0])  # type: ignore[index]
            continue
        yield mark
        while mark.level in LEVELS and (further := _further(text, mark)) is not None:
            mark = further
            yield mark
            position = mark.end


def _mark(match: re.Match[str]) -> Mark | None:
    found = match.groupdict()
    start, end = match.span()
    if found["law"] or found["other"] or found["uud"]:
        law = _law(found)
        return Mark("law", start, end, law=law) if law else None
    if found["penjelasan"]:
        return Mark("penjelasan", start, end, "umum" if found["umum"] else "")
    level = next(level for level in LEVELS if found[level])
    value = re.sub(r"\s", "", found[level])
    if level == "pasal" and not value[0].isdigit() and from_roman(value) is None:
        return None
    return Mark(level, start, end, value, bracketed=match[0].endswith(")"))


def _law(found: dict[str, str | None]) -> Rujukan | None:
    if found["uud"]:
        return Rujukan(jenis="uud", tahun="1945")
    if found["other"]:
        name = re.sub(rf"{_NOMOR_WORD}$", "", found["other"], flags=re.IGNORECASE)
        year = found["other_tahun"] or found["other_tahun2"] or ""
        return Rujukan(jenis=slug(name), nomor=found["other_nomor"], tahun=_year(year))
    jenis = jenis_key(found["jenis"] or "")
    if jenis is None:
        return None
    regional, gap = JENIS[jenis].regional, found["gap"] or ""
    place = re.sub(r"^(?:republik\s+indonesia|ri)\b\s*", "", gap, flags=re.IGNORECASE)
    return Rujukan(
        jenis=jenis,
        nomor=(found["nomor"] or "").lstrip("0"),
        tahun=_year(found["tahun"] or found["tahun2"] or ""),
        wilayah=(wilayah_of(place, jenis) or None) if regional and place else None,
    )


def _year(written: str) -> str:
    """Four digits as they are; two are of 1945 to 2044: "14" is 2014, "99" is 1999."""
    if len(written) == 4:
        return written
    return ("19" if int(written) >= 45 else "20") + written


def _further(text: str, mark: Mark) -> Mark | None:
    """The bare number that continues a mark, if one follows it."""
    if mark.level == "pasal" and (match := re.compile(_S0).match(text, mark.end)):
        ayat = _BARE_AYAT.match(text, match.end())
        if ayat:
            return Mark("ayat", ayat.start(), ayat.end(), ayat["value"], bracketed=True)
    join = JOIN.match(text, mark.end)
    if join is None:
        return None
    forms = {
        "pasal": ((_BARE_PASAL, "pasal"),),
        "ayat": ((_BARE_AYAT, "ayat"), (_BARE_PASAL, "pasal") if mark.bracketed else (_BARE_NUMBER, "ayat")),
        "huruf": ((_BARE_HURUF, "huruf"),),
        "angka": ((_BARE_NUMBER, "angka"),),
    }[mark.level]
    for pattern, level in forms:
        match = pattern.match(text, join.end())
        if match and (level != "pasal" or match["value"][0].isdigit()):
            value = re.sub(r"\s", "", match["value"])
            return Mark(level, match.start(), match.end(), value, bracketed=match[0].endswith(")"))
    return None
