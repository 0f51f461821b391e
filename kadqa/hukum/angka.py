"""The numbers of a text: digits and words alike, as they must agree between a provision and its digest."""

from __future__ import annotations

import re

from kadqa.hukum.hubungan import MONTHS

_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
    "seribu": 1000,
}
_SCALES = {"belas": 10, "puluh": 10, "ratus": 100, "ribu": 1000, "juta": 1_000_000, "miliar": 10**9, "triliun": 10**12}
_WORD = "|".join(sorted([*_VALUES, *_SCALES], key=len, reverse=True))
_WORDS = re.compile(rf"(?:\b|(?<=\bantar))(?<!salah )(?<!ke-)((?:{_WORD})(?:\s+(?:{_WORD}))*)\b", re.IGNORECASE)
"""A number in words: "tiga puluh", "seratus dua puluh lima"; "salah satu" counts nothing."""
_DIGITS = re.compile(r"(?<![\d,.])[\dOolI]{1,4}(?:\.[\dOol]{3})+(?!\w)|(?<![A-Za-z])[\dOolI}]{1,9}(?![A-Za-z0-9])|\d+")
"""A number in digits; a scan may have turned some of them into letters ("2Ol4", "l2")."""
_SCANNED = str.maketrans("OolI}", "00110")
_LETTER = re.compile(r"\bhuruf\s+([a-z]{1,2}\d?)\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b\d{{1,2}}\s+({'|'.join(MONTHS)})\b", re.IGNORECASE)
_ROMAN = re.compile(r"\b(?:Bab|BAB|Lampiran|LAMPIRAN)\s+([IVXLC]+[A-Z]?)\b")


def in_words(words: str) -> int:
    """The value of a number in words: "seratus dua puluh lima" -> 125, "lima belas" -> 15."""
    total = group = unit = 0
    for word in words.lower().split():
        if word in _VALUES:
            if _VALUES[word] >= 10:
                group += _VALUES[word]
            else:
                unit = _VALUES[word]
        elif word == "belas":
            group, unit = group + 10 + unit, 0
        elif _SCALES[word] < 1000:
            group, unit = group + (unit or 1) * _SCALES[word], 0
        else:
            total, group, unit = total + (group + unit or 1) * _SCALES[word], 0, 0
    return total + group + unit


def numbers(text: str) -> frozenset[str]:
    """Every number of a text, once: "5", "30" (of "tiga puluh" too), "huruf b", "bab xvii", the month of a date.

    The number 1 in words ("satu") says no more than "a" and is left out; so are ordinals ("kedua").
    """
    found = {str(value) for match in _WORDS.finditer(text) if (value := in_words(match[1])) > 1}
    for match in _DIGITS.finditer(text):
        written = match[0].translate(_SCANNED).replace(".", "") if re.search(r"\d", match[0]) else ""
        if written.isdigit():
            found.add(str(int(written)))
    found.update(f"huruf {match[1].lower()}" for match in _LETTER.finditer(text))
    found.update(match[1].lower() for match in _MONTH.finditer(text))
    found.update(f"bab {match[1].lower()}" for match in _ROMAN.finditer(text))
    return frozenset(found)


_LIST = re.compile(r"\s*(?:,\s*(?:dan|lalu|serta|atau)\s|[;,]|\s(?:dan|atau|serta)\s)\s*")
_COUNTED = re.compile(
    rf"\b((?:{_WORD})(?:\s+(?:{_WORD}))*)\b(?:[^.:]{{0,60}}?(?::|,?\s+(?:yaitu|yakni)\b)"
    r"|\s+(?:macam|jenis|hal|bentuk|kelompok|golongan|unsur|tahap)\s*,)(?P<items>[^.]*)",
    re.IGNORECASE,
)
"""A list that is counted before it is given: "tiga macam, yaitu urusan absolut, urusan konkuren, dan urusan umum"."""
_SCANNED_AYAT = re.compile(r"\bayat\s*[(\[l]?\s*([\dlIO]{1,2}?)\s*[)\]lI1Jt]", re.IGNORECASE)
"""An ayat whose brackets a scan took for digits: "ayat (21", "ayat l2l", "ayat (l)"."""


def counted_lists(text: str) -> frozenset[str]:
    """Numbers that a text gives in words for a list that follows in it, where the list is that long.

    "dua hal, yaitu hak dan kewajiban" -> "2". Words within an item may be joined as items are: two more pass.
    """
    found = set()
    for match in _COUNTED.finditer(text):
        value = in_words(match[1])
        items = [item for item in _LIST.split(match["items"]) if item.strip()]
        if 1 < value <= len(items) <= value + 2:
            found.add(str(value))
    return frozenset(found)


def scanned_numbers(text: str) -> frozenset[str]:
    """`numbers`, with the ayat that a scan has damaged: what may be read in a text, not what must."""
    found = {match[1].translate(_SCANNED) for match in _SCANNED_AYAT.finditer(text)}
    # "I (satu)": the figure is damaged, the word beside it is not.
    one = {"1"} if re.search(r"\(satu\)", text, re.IGNORECASE) else set()
    return numbers(text) | {str(int(number)) for number in found if number.isdigit()} | one
