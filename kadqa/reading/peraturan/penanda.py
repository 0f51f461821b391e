"""Markers: every place in a line where a provision may begin, as far as form alone tells.

Whether it does is decided by what comes before and after (`baca`). One regular expression
finds them all, so that a line is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kadqa.hukum.numbering import ORDINAL, bagian_number, from_roman

_COUNTED = {
    "satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5",
    "enam": "6", "tujuh": "7", "delapan": "8", "sembilan": "9", "sepuluh": "10",
}  # fmt: skip

PASAL_WORD = r"\b(?:[Pp]asal|PASAL|[Pp][ad][s5]i?a?-?[lI1Jji\]!|7])"
"""The word Pasal, and what OCR makes of it: "PasaJ", "Pasa]", "Pasa-l", "Pasa7", "Pdsal"."""

_GLUED = r"[A-Za-z]{2,}(?!\w|\s?(?:\u2026|\.))"
"""The first word of an item, where the space before it was lost ("d1.memilih"); a catchword ends in dots."""
_MARKER = re.compile(
    rf"""
    (?<![^\W\d_])(?=[({{^\dA-Zlp]|[a-z]{{1,2}}\d?\s?[.)])   # only where a marker may begin: most positions end here
    (?:
      (?P<penjelasan>P\s?E\s?N\s?D?J\s?E\s?(?:L|I,|J,|I)\s?A\s?S\s?A\s?N(?=\s+(?:ATAS|TENTANG)\b|\s*$))
    | (?P<demi>(?:\b(?:[IVl1i]{{1,3}}|[AB]|\d)\s?\.\s*)?\bPASAL\s+DEMI(?:\s+PASAL\b(?:\s*[.:])?|\s*$))
    | (?P<umum>(?:\b(?:[Il1A])\s?\.\s*)?\b(?:PENJELASAN\s+)?UMUM\b(?:\s*[.:])?)
    | (?P<lampiran>\bLAMPIRAN(?:\s+(?:[IVX]+|\d+))?\b(?![a-z]))
    | \bBAB\s*(?P<bab>[IVXLC]+(?:\s?[A-Z])?)\b(?![.,\w/])
    | (?P<bagianwhole>\b(?:BAGIAN|Bag[a-z]{{1,4}}n)\s+(?P<bagian>(?i:{ORDINAL})(?:\s[A-Z]\b(?!\s?[.)]))?))\b
    | \bP(?:aragra[fp]|ARAGRA[FP])\s*(?P<paragraf>\d+\s?[A-Z]?\b|[IVX]+\b|(?i:{ORDINAL}|{"|".join(_COUNTED)})\b)
    | \^?(?P<pasalword>{PASAL_WORD})\s*(?:[.\u00b7]\s*)?(?P<pasal>
        (?:[\dLlT]|I(?=\d))(?:\s[\dlIOTSZL]|[\dlIOTSZL]){{1,3}}(?:\s?[A-Z]{{1,2}})?(?![\w/])
        |\d\s?[A-Z]{{0,2}}(?![\w/])|[IVX]+(?![\w/]))
    | \bAyat\s*\(\s?(?P<payat>[\dlIa-z]{{1,3}})\s?[)1l]?(?=\s|$|[.:])
    | \bHuruf\s*(?P<phuruf>[a-z]{{1,2}}\d?)\b(?![.)]\w)
    | \bAngka\s+(?P<pangka>\d{{1,3}}[a-z]?)\b
    | [({{]\s?(?P<ayat>\d{{1,2}}\s?[a-z]{{0,2}}|[lI])\s?\)
    | (?:\(|\bl)(?P<ayatocr>[\dlI])[1lIt](?=\s)
    | (?P<aturan>\bATURAN\s+(?:PERALIHAN|(?:PER)?TAMBAHAN)\b(?=\s*$))
    | (?P<tanda>\b(?:Ditetapkan|Disahkan|Diundangkan|Dikeluarkan)\s+di\b)
    | (?P<lembaran>\b(?:TAMBAHAN\s+)?(?:LEMBARAN|BERITA)\s+(?:NEGARA|DAERAH)\b(?=.*(?:NOMOR|TAHUN|\d|$)))
    | (?P<penutup>\bAgar\s+(?:setiap|semua|supaya)\s+(?:setiap\s+|semua\s+)?orang\b)
    | (?P<menimbang>\bMenimbang\b\s*:?)
    | (?P<mengingat>\bMengingat\b\s*:?)
    | (?P<memutuskan>M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N\b\s*:?|\bMenetapkan\b\s*:?
        |\bD(?:engan|ENGAN)\s+(?i:persetujuan\s+bersama)\b)
    | (?<![\w.,/(&-])(?P<angka>\d{{1,3}}[a-z]?|[1lI]O|[lI]\d(?=\s?\.\s?[A-Z])|\d\s\d)\s?\.
        (?=\s|$|{_GLUED})(?!\s*\d{{3}}\b)
    | (?<![\w.,/(&-])(?P<huruf>[a-z]{{1,2}}\d?)\s?\.(?=\s|$|{_GLUED})
    | (?<![\w.,/(&-])(?P<angkak>\d{{1,2}})\)(?=\s|$)
    | (?<![\w.,/(&-])(?P<hurufk>[a-z]{{1,2}})\)(?=\s|$)
    | \((?P<hurufkk>[a-z])\)(?=\s|$)
    )
    """,
    re.VERBOSE,
)
_PREFIXES = "\"\u201c\u201d\u2018'^*.,- "
"""Quotation marks before an amended block, and specks that OCR puts before a line."""
_DIGITS = str.maketrans("lIOTSZL", "1107521")


@dataclass(frozen=True, slots=True)
class Marker:
    """A place in a line where a provision may begin."""

    kind: str
    """penjelasan demi umum lampiran bab bagian paragraf pasal payat phuruf pangka ayat angka huruf angka) huruf)
    huruf)) tanda lembaran aturan penutup menimbang mengingat memutuskan. `p...` are those of a penjelasan."""
    readings: tuple[str, ...]
    """Its number, likeliest reading first; () where it has none."""
    start: int
    end: int
    at_start: bool
    """Nothing but quotation marks, specks or the end of PASAL DEMI PASAL stands before it in its line."""
    clean: bool = True
    """Its form is that of clean print, not of OCR."""


_RENAMED = {"angkak": "angka)", "hurufk": "huruf)", "hurufkk": "(huruf)", "ayatocr": "ayat", "bagianwhole": "bagian"}


def _number_readings(raw: str) -> tuple[str, ...]:
    """Readings of a pasal's number: "2TA" -> 27A; "I" -> I, 1; "12" -> 12; "1 1" -> 11."""
    joined = re.sub(r"\s+", "", raw)
    found = [joined]
    if re.fullmatch(r"(?:[\dLlT]|I(?=\d))[\dlIOTSZL]*[A-Z]{0,2}|I", joined):
        head = re.match(r"[\dlIOTSZL]+", joined)
        assert head is not None
        whole = joined.translate(_DIGITS)
        found += [head.group(0).translate(_DIGITS) + joined[head.end() :], whole]
        if len(joined) > 1 and joined[-1].isalpha():
            found.append(joined[:-1].translate(_DIGITS) + joined[-1])
    return tuple(dict.fromkeys(found))


def _readings(kind: str, raw: str) -> tuple[str, ...]:
    if kind == "pasal":
        return _number_readings(raw)
    if kind == "bab":
        return (re.sub(r"\s+", "", raw),)
    if kind == "bagian":
        number = bagian_number(raw)
        return (number,) if number else ()
    if kind == "paragraf":
        number = _COUNTED.get(raw.lower()) or bagian_number(raw)
        roman = from_roman(raw)
        return (number or (str(roman) if roman else re.sub(r"\s+", "", raw)),)
    if kind == "ayatocr":
        return (raw.translate(_DIGITS),)
    if kind in ("payat", "ayat"):
        joined = re.sub(r"\s+", "", raw)
        if joined in ("l", "I"):
            return ("1",)
        return tuple(dict.fromkeys((joined, joined.translate(_DIGITS), joined.replace("a", "4"))))
    if kind == "angka":
        joined = re.sub(r"\s+", "", raw)
        return tuple(dict.fromkeys((joined.translate(_DIGITS), joined)))
    return (raw,)


_ITEM_AFTER = re.compile(r"\s?[.)]")


def markers(text: str) -> Iterator[Marker]:
    """Markers of a line, left to right, none overlapping.

    But for a pasal whose number is printed apart ("Pasal 3 1"): it comes twice, first whole, then as its first part.
    """
    for match in _MARKER.finditer(text):
        group = match.lastgroup or ""
        kind = group
        if group in ("bagian", "bagianwhole"):
            kind = "bagian"
        elif group == "pasalword":
            kind = "pasal"
        raw = match.group(kind if kind in ("pasal", "bagian") else group) or ""
        numbered = kind not in (
            "penjelasan", "demi", "umum", "aturan", "lampiran", "tanda", "lembaran", "penutup", "menimbang",
            "mengingat", "memutuskan",
        )  # fmt: skip
        readings = _readings(kind, raw) if numbered else ()
        if kind == "payat" and len(raw) > 1 and match.group(0)[-1] != ")" and raw[-1] in "1lI":
            readings = (raw[:-1].translate(_DIGITS),)  # "(21" is "(2)", its bracket misread
        if numbered and not readings:
            continue
        clean = (
            kind != "ayatocr"
            and match[0][0] != "{"
            and not (kind == "pasal" and match.group("pasalword") not in ("Pasal", "PASAL"))
        )
        at_start = text[: match.start()].strip(_PREFIXES) in ("", "PASAL")
        if kind in ("huruf", "angka") and not at_start and text[match.end() : match.end() + 1].isalpha():
            continue  # inside a line a letter, a dot and a word are an abbreviation
        apart = re.match(r"\d+(?=\s\d)", raw) if kind == "pasal" else None
        if apart is None or not _ITEM_AFTER.match(text, match.end()):
            yield Marker(_RENAMED.get(kind, kind), readings, match.start(), match.end(), at_start, clean and not apart)
        if apart is not None:  # "Pasal 3 1" may be 31, or 3 and what begins with a number
            end = match.start("pasal") + apart.end()
            yield Marker(kind, (apart.group(0),), match.start(), end, at_start, clean)
